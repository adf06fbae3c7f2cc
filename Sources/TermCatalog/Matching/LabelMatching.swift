extension TermCatalog {
  /// The concepts that a label may name, best first; empty when the label is unknown.
  ///
  /// Example: `matches(for: "売上債権の増減額(△は増加)", in: .japanese)` begins with `change-in-trade-receivables`.
  public func matches(
    for label: String, in language: Language, top: Int = 3, allowingFuzzy: Bool = true
  ) -> [Match] {
    guard top > 0 else { return [] }
    if glossary != nil {
      let own = glossaryMatches(label, in: language)
      if !own.isEmpty { return own }
    }
    return withBytes(label) { bytes in
      let found = storage.memory.matches(bytes, language, isFuzzy: allowingFuzzy) {
        language == .japanese ? japaneseMatches(bytes, allowingFuzzy) : englishMatches(bytes, allowingFuzzy)
      }
      return found.count <= top ? found : Array(found.prefix(top))
    }
  }

  private func japaneseMatches(_ bytes: UnsafeBufferPointer<UInt8>, _ allowsFuzzy: Bool) -> [Match] {
    var key = JapaneseKey()
    key.assign(bytes)
    guard !key.scalars.isEmpty else { return [] }
    let hash = KeyHash.of(key.scalars[...])
    let exact = japaneseConcepts(hash)
    if !exact.isEmpty {
      let isExact = isLiteral(bytes, first: storage.japaneseTable[hash]) { form in
        let record = storage.japaneseForms[form]
        return (record.next, record.entry, record.textStart, record.textCount)
      }
      return known(exact, isExact)
    }
    let readings = Composition(self).japanese(key.scalars[...])
    if !readings.isEmpty { return composed(readings) }
    return allowsFuzzy ? fuzzyMatches(key.scalars) : []
  }

  private func englishMatches(_ bytes: UnsafeBufferPointer<UInt8>, _ allowsFuzzy: Bool) -> [Match] {
    var key = EnglishKey()
    key.assign(bytes)
    guard !key.tokens.isEmpty else { return [] }
    let exact = englishConcepts(key.hash)
    if !exact.isEmpty {
      let isExact = isLiteral(bytes, first: storage.englishTable[key.hash]) { form in
        let record = storage.englishForms[form]
        return (record.next, record.entry, record.textStart, record.textCount)
      }
      return known(exact, isExact)
    }
    let readings = Composition(self).english(key.tokens[...])
    if !readings.isEmpty { return composed(readings) }
    return allowsFuzzy ? fuzzyMatches(key.tokens, bytes) : []
  }

  private func known(_ exact: [PreparedLabel.Exact], _ isExact: Bool) -> [Match] {
    exact
      .map { found in
        let score = (isExact ? 1 : 0.98) * (found.isShared ? 0.9 : 1)
        return Match(
          concept: Int(found.concept), score: score, kind: isExact ? .exact : .normalized,
          isInverted: found.isInverted)
      }
      .sorted { $0.score != $1.score ? $0.score > $1.score : $0.concept < $1.concept }
  }

  private func composed(_ readings: [Composition.Reading]) -> [Match] {
    readings
      .map { reading in
        let score = 0.9 - 0.05 * Double(reading.modifiers.count) - (reading.exact.isShared ? 0.05 : 0)
        return Match(
          concept: Int(reading.exact.concept), score: score, kind: .composed, modifiers: reading.modifiers,
          isInverted: reading.exact.isInverted)
      }
      .sorted { $0.score != $1.score ? $0.score > $1.score : $0.concept < $1.concept }
  }

  /// Whether the label is a form as it stands in the data, but for ASCII case.
  private func isLiteral(
    _ bytes: UnsafeBufferPointer<UInt8>, first: UInt32?,
    _ record: (Int) -> (next: Int32, entry: Int32, start: Int32, count: Int16)
  ) -> Bool {
    var form = first.map { Int($0) } ?? -1
    while form >= 0 {
      let found = record(form)
      if storage.isConcept(found.entry), Int(found.count) == bytes.count {
        let same = storage.withText(of: Int(found.entry)) { text in
          bytes.indices.allSatisfy { lower(bytes[$0]) == lower(text[Int(found.start) + $0]) }
        }
        if same { return true }
      }
      form = Int(found.next)
    }
    return false
  }

  @inline(__always)
  private func lower(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte }
}
