extension TermCatalog {
  /// Folds, cuts and looks up a label once, so that it can be compared with many.
  ///
  /// The label is without its figures. Example: `prepare("専用線接続サービス", in: .japanese)`.
  public func prepare(_ label: String, in language: Language) -> PreparedLabel {
    prepare(label, in: language, weights: nil)
  }

  /// The same with the weights of the labels among which one is sought.
  func prepare(_ label: String, in language: Language, weights: StemWeights?) -> PreparedLabel {
    withBytes(label) { bytes in
      if weights == nil, glossary == nil {
        return storage.memory.prepared(bytes, language) { prepare(bytes, language, nil) }
      }
      return prepare(bytes, language, weights)
    }
  }

  private func prepare(
    _ bytes: UnsafeBufferPointer<UInt8>, _ language: Language, _ weights: StemWeights?
  ) -> PreparedLabel {
    var label = language == .japanese ? prepareJapanese(bytes, weights) : prepareEnglish(bytes, weights)
    label.kind = LabelMark(endOf: bytes)
    return label
  }

  private func prepareJapanese(_ bytes: UnsafeBufferPointer<UInt8>, _ weights: StemWeights?) -> PreparedLabel {
    var folder = JapaneseKey()
    folder.assign(bytes)
    let scalars = folder.scalars
    var label = PreparedLabel(language: .japanese)
    label.key = KeyHash.of(scalars[...])
    label.mark = folder.mark
    for (first, second) in zip(scalars, scalars.dropFirst()) where first == 0x7d14 {
      label.isNetChange = label.isNetChange || second == 0x5897 || second == 0x6e1b  // 純増, 純減
    }
    if let glossary { label.glossary = glossary.hits(bytes, label.key, in: .japanese) }
    label.exact = japaneseConcepts(label.key)
    if label.exact.isEmpty { label.composed = Self.composed(Composition(self).japanese(scalars[...])) }
    var segmenter = JapaneseSegmenter(storage)
    for piece in segmenter.cut(scalars, 0..<scalars.count, wordsOnly: false, breaks: folder.breaks) {
      var unit = unit(scalars, piece, &label.axes, weights)
      if piece.form >= 0, piece.end - piece.start > 1 {
        let inner = segmenter.cut(scalars, piece.start..<piece.end, wordsOnly: true)
        if inner.count > 1 || inner[0].form < 0 {
          let start = label.parts.count
          for part in inner { label.parts.append(self.unit(scalars, part, &label.axes, weights)) }
          unit.parts = start..<label.parts.count
          unit.weight = label.parts[unit.parts].reduce(0) { $0 + $1.weight }
        }
      }
      label.units.append(unit)
    }
    label.units.sort { $0.weight > $1.weight }
    label.totalWeight = label.units.reduce(0) { $0 + $1.weight }
    return label
  }

  /// Describes a piece; its sides join `axes` when it is a word.
  private func unit(
    _ scalars: [UInt32], _ piece: JapaneseSegmenter.Piece, _ axes: inout Axes, _ weights: StemWeights?
  ) -> PreparedLabel.Unit {
    var unit = PreparedLabel.Unit(form: piece.form, stem: 0, weight: 1, parts: 0..<0)
    if isLatin(scalars[piece.start]), isLatin(scalars[piece.end - 1]) {
      var word: [UInt8] = scalars[piece.start..<piece.end].map { UInt8(truncatingIfNeeded: $0) }
      EnglishStem.reduce(&word)
      unit.stem = EnglishStem.hash(word)
      unit.weight = piece.form < 0 ? value(of: unit.stem, weights) : 1
    } else if piece.form < 0 {
      unit.weight = isKatakana(scalars[piece.start]) ? 1.2 : 0.7
    }
    if let head = storage.associationTable[KeyHash.of(scalars[piece.start..<piece.end])] {
      unit.association = Int32(head)
    }
    var form = piece.form
    var (isWord, weight) = (false, Float(0))
    while form >= 0 {
      let record = storage.japaneseForms[Int(form)]
      let isConcept = storage.isConcept(record.entry)
      let entry = storage.entries[Int(record.entry)]
      if !isConcept { axes.formUnion(entry.axes) }
      if !isConcept && !isWord || weight == 0 {
        weight = self.weight(of: entry, isConcept, weights)
        isWord = !isConcept
      }
      form = record.next
    }
    if weight > 0 { unit.weight = weight }
    return unit
  }

  /// How much a word tells: what its usual rendering does, within the bounds that the word list sets.
  private func weight(of entry: Entry, _ isConcept: Bool, _ weights: StemWeights?) -> Float {
    guard entry.englishCount > 0 else { return entry.weight }
    let first = storage.englishForms[Int(entry.englishStart)]
    var sum: Float = 0
    for index in Int(first.stemStart)..<Int(first.stemStart) + Int(first.stemCount) {
      sum += value(of: storage.stems[index], weights)
    }
    return max(0.05, isConcept ? sum : min(sum, entry.weight * 1.2))
  }

  @inline(__always)
  private func value(of stem: UInt32, _ weights: StemWeights?) -> Float {
    let known = storage.stemTable[stem]
    if let rarity = weights?[stem] { return (known?.weight ?? 1) * (0.25 + 0.75 * rarity) }
    return known?.value ?? 1
  }

  private func prepareEnglish(_ bytes: UnsafeBufferPointer<UInt8>, _ weights: StemWeights?) -> PreparedLabel {
    var folder = EnglishKey()
    folder.assign(bytes)
    var label = PreparedLabel(language: .english)
    label.key = folder.hash
    label.mark = folder.mark
    if let glossary { label.glossary = glossary.hits(bytes, label.key, in: .english) }
    label.exact = englishConcepts(label.key)
    if label.exact.isEmpty { label.composed = Self.composed(Composition(self).english(folder.tokens[...])) }
    for token in folder.tokens.prefix(64) {
      let known = storage.stemTable[token.stem]
      label.stems.append(token.stem)
      label.weights.append(value(of: token.stem, weights))
      label.bloom |= 1 << UInt64(token.stem & 63)
      if let known { label.axes.formUnion(known.axes) }
    }
    label.totalWeight = label.weights.reduce(0, +)
    if label.stems.contains(Stems.net) {
      label.isNetChange = [Stems.increase, Stems.decrease, Stems.change].contains { label.stems.contains($0) }
    }
    return label
  }

  /// The readings with a key for their modifiers that does not know their order.
  private static func composed(_ readings: [Composition.Reading]) -> [PreparedLabel.Composed] {
    readings.map { reading in
      var key: UInt64 = 0
      for modifier in reading.modifiers { key &+= KeyHash.finish(UInt64(modifier) &+ 1) }
      return PreparedLabel.Composed(concept: reading.exact.concept, modifiers: key)
    }
  }

  // MARK: Looking up a key

  func japaneseConcepts(_ key: UInt64) -> [PreparedLabel.Exact] {
    var found: [PreparedLabel.Exact] = []
    var form = storage.japaneseTable[key].map { Int32($0) } ?? -1
    while form >= 0 {
      let record = storage.japaneseForms[Int(form)]
      if storage.isConcept(record.entry) { add(record.entry, record.traits, 0, &found) }
      form = record.next
    }
    return found
  }

  func englishConcepts(_ key: UInt64) -> [PreparedLabel.Exact] {
    var found: [PreparedLabel.Exact] = []
    var form = storage.englishTable[key].map { Int32($0) } ?? -1
    while form >= 0 {
      let record = storage.englishForms[Int(form)]
      if storage.isConcept(record.entry) {
        add(record.entry, record.traits, form - storage.entries[Int(record.entry)].englishStart, &found)
      }
      form = record.next
    }
    return found
  }

  /// Takes a concept in once: several of its forms may fold to one key, and an unmarked one counts most.
  private func add(_ entry: Int32, _ traits: FormTraits, _ rank: Int32, _ found: inout [PreparedLabel.Exact]) {
    if let index = found.firstIndex(where: { $0.concept == entry }) {
      if !traits.contains(.inverted) { found[index].isInverted = false }
      if !traits.contains(.shared) { found[index].isShared = false }
      found[index].rank = min(found[index].rank, rank)
      return
    }
    found.append(
      PreparedLabel.Exact(
        concept: entry, isInverted: traits.contains(.inverted), isShared: traits.contains(.shared), rank: rank))
  }
}
