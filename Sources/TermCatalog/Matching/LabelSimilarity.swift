extension TermCatalog {
  /// How alike in meaning a Japanese and an English label are, 0…1, without a look at figures.
  ///
  /// 1: the same concept; 0.7 and more: the same words; below 0.4: different things.
  /// Example: 専用線接続サービス and `Dedicated access services` 0.9; 売掛金 and `Accounts payable` under 0.2.
  public func similarity(japanese: String, english: String) -> Double {
    similarity(prepare(japanese, in: .japanese), prepare(english, in: .english))
  }

  /// The same for prepared labels, one of each language, in either order.
  public func similarity(_ first: PreparedLabel, _ second: PreparedLabel) -> Double {
    if first.language == second.language { return first.key == second.key ? 1 : 0 }
    return first.language == .japanese ? likeness(first, second) : likeness(second, first)
  }

  private func likeness(_ japanese: PreparedLabel, _ english: PreparedLabel) -> Double {
    if let wanted = glossary?.score(japanese.glossary, english.glossary) { return wanted }
    return storage.memory.likeness(japanese, english) { meaning(japanese, english) }
  }

  /// How alike by the catalogue alone.
  private func meaning(_ japanese: PreparedLabel, _ english: PreparedLabel) -> Double {
    if let known = sharedConcept(japanese, english) { return known }
    if sharesComposition(japanese, english) { return 0.95 }
    var score = Double(RenderingScore(storage, japanese, english).score)
    for _ in 0..<japanese.axes.contradictions(english.axes) { score *= 0.4 }
    if !japanese.exact.isEmpty, !english.exact.isEmpty { score *= 0.6 }
    return min(score * 0.94, 0.94)
  }

  /// Whether both labels are the same concept inside the same modifiers.
  func sharesComposition(_ japanese: PreparedLabel, _ english: PreparedLabel) -> Bool {
    japanese.composed.contains { left in
      english.composed.contains { $0.concept == left.concept && $0.modifiers == left.modifiers }
    }
  }

  /// The score of two labels that both are forms of one concept.
  func sharedConcept(_ japanese: PreparedLabel, _ english: PreparedLabel) -> Double? {
    var best: Double?
    for left in japanese.exact {
      for right in english.exact where left.concept == right.concept {
        let weak = left.isShared || right.isShared
        let score = left.isInverted != right.isInverted ? 0.93 : weak ? 0.96 : 1
        best = max(best ?? 0, score)
      }
    }
    return best
  }
}
