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
    let (japanese, english) = first.language == .japanese ? (first, second) : (second, first)
    if let known = sharedConcept(japanese, english) { return known }
    if sharesComposition(japanese, english) { return 0.95 }
    var score = Double(LexicalOverlap(storage, japanese, english).score)
    for _ in 0..<japanese.axes.contradictions(english.axes) { score *= 0.4 }
    if !japanese.exact.isEmpty, !english.exact.isEmpty { score *= 0.6 }
    return min(score * 0.94, 0.94)
  }

  /// Whether both labels are the same concept inside the same modifiers.
  private func sharesComposition(_ japanese: PreparedLabel, _ english: PreparedLabel) -> Bool {
    japanese.composed.contains { left in
      english.composed.contains { $0.concept == left.concept && $0.modifiers == left.modifiers }
    }
  }

  /// The score of two labels that both are forms of one concept.
  private func sharedConcept(_ japanese: PreparedLabel, _ english: PreparedLabel) -> Double? {
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

/// Translates the units of a Japanese label and takes them out of the words of an English one.
struct LexicalOverlap {
  /// Twice what matched over what there is on both sides, by weight: 0…1.
  private(set) var score: Float = 0
  private let storage: CatalogStorage
  private var used: UInt64 = 0
  private var japaneseMatched: Float = 0

  init(_ storage: CatalogStorage, _ japanese: PreparedLabel, _ english: PreparedLabel) {
    self.storage = storage
    guard japanese.totalWeight > 0, english.totalWeight > 0 else { return }
    var second: [PreparedLabel.Unit] = []
    for unit in japanese.units where !take(unit, english) {
      if unit.parts.isEmpty { continue }
      second.append(contentsOf: japanese.parts[unit.parts])
    }
    if !second.isEmpty {
      second.sort { $0.weight > $1.weight }
      for unit in second { _ = take(unit, english) }
    }
    var englishMatched: Float = 0
    for index in english.weights.indices where used & (1 << UInt64(index)) != 0 {
      englishMatched += english.weights[index]
    }
    let precision = englishMatched / english.totalWeight
    let recall = min(1, japaneseMatched / japanese.totalWeight)
    if precision + recall > 0 { score = 2 * precision * recall / (precision + recall) }
  }

  /// Takes the best rendering of a unit out of the English words; false when none stands there.
  private mutating func take(_ unit: PreparedLabel.Unit, _ english: PreparedLabel) -> Bool {
    var best: UInt64 = 0
    var bestWeight: Float = 0
    if unit.stem != 0, let index = place(unit.stem, english.stems, used) {
      (best, bestWeight) = (1 << UInt64(index), 1.5)
    }
    var form = unit.form
    while form >= 0 {
      let record = storage.japaneseForms[Int(form)]
      let entry = storage.entries[Int(record.entry)]
      for number in Int(entry.englishStart)..<Int(entry.englishStart + entry.englishCount) {
        let rendering = storage.englishForms[number]
        guard let (mask, weight) = cover(rendering, english), weight > bestWeight else { continue }
        (best, bestWeight) = (mask, weight)
      }
      form = record.next
    }
    guard best != 0 else { return false }
    used |= best
    japaneseMatched += unit.weight
    return true
  }

  /// The English words that a rendering takes, when all of its stems are free.
  private func cover(_ form: EnglishForm, _ english: PreparedLabel) -> (UInt64, Float)? {
    var mask: UInt64 = 0
    var weight: Float = 0
    let start = Int(form.stemStart)
    for index in start..<(start + Int(form.stemCount)) {
      guard let place = place(storage.stems[index], english.stems, used | mask) else { return nil }
      mask |= 1 << UInt64(place)
      weight += english.weights[place]
    }
    return mask == 0 ? nil : (mask, weight)
  }

  @inline(__always)
  private func place(_ stem: UInt32, _ stems: [UInt32], _ taken: UInt64) -> Int? {
    for index in stems.indices where stems[index] == stem && taken & (1 << UInt64(index)) == 0 { return index }
    return nil
  }
}
