/// Reads the texts of a catalogue into arrays, in one pass over their bytes.
///
/// The generator has checked the texts; a line that is short is skipped, never trapped on.
struct CatalogLoader {
  private(set) var tables = CatalogTables()
  private var japaneseSignatures: [UInt64] = []
  private var englishSignatures: [UInt64] = []
  private var japaneseKey = JapaneseKey()
  private var englishKey = EnglishKey()

  mutating func load(_ text: CatalogText) {
    reserve(text)
    lines(text.concepts) { loader, bytes, fields in
      let id = KeyHash.of(UnsafeBufferPointer(rebasing: bytes[fields[0]]))
      _ = loader.tables.idTable.exchange(id, UInt32(loader.tables.entries.count - 1))
      loader.entry(bytes, japanese: fields[1], english: fields[2], kind: .concept)
    }
    tables.conceptCount = tables.entries.count
    lines(text.words) { loader, bytes, fields in
      loader.entry(bytes, japanese: fields[0], english: fields[1], kind: .word)
      if fields.count > 2 { loader.describe(bytes, fields[2]) }
    }
    tables.wordCount = tables.entries.count - tables.conceptCount
    lines(text.modifiers) { loader, bytes, fields in
      loader.entry(bytes, japanese: fields[1], english: fields[2], kind: .modifier)
      if fields.count > 3 { loader.describe(bytes, fields[3]) }
    }
    tables.japaneseSignatures = .values(japaneseSignatures)
    tables.englishSignatures = .values(englishSignatures)
  }

  private enum Kind { case concept, word, modifier }

  private mutating func reserve(_ text: CatalogText) {
    let size = text.concepts.utf8CodeUnitCount + text.words.utf8CodeUnitCount + text.modifiers.utf8CodeUnitCount
    tables.entries.reserveCapacity(size / 60)
    tables.japaneseForms.reserveCapacity(size / 45)
    tables.englishForms.reserveCapacity(size / 45)
    tables.stems.reserveCapacity(size / 15)
    tables.japaneseTable = KeyTable(capacity: size / 45)
    tables.englishTable = KeyTable(capacity: size / 45)
    tables.idTable = KeyTable(capacity: size / 100)
    tables.stemTable = StemTable(capacity: 4096)
  }

  // MARK: Lines and fields

  private mutating func lines(
    _ text: StaticString, _ body: (inout CatalogLoader, UnsafeBufferPointer<UInt8>, [Range<Int>]) -> Void
  ) {
    let bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    var (start, fieldStart) = (0, 0)
    var fields: [Range<Int>] = []
    for index in 0...bytes.count {
      let byte: UInt8 = index < bytes.count ? bytes[index] : 0x0a
      guard byte == 0x09 || byte == 0x0a else { continue }
      fields.append(fieldStart..<index)
      fieldStart = index + 1
      guard byte == 0x0a else { continue }
      if fields.count >= 2, index > start {
        tables.entries.append(Entry(lineStart: Int32(start), lineEnd: Int32(index)))
        body(&self, bytes, fields)
      }
      fields.removeAll(keepingCapacity: true)
      start = index + 1
    }
  }

  /// The form that begins at `start`, which steps behind the `|` after it; nil at the end of the field.
  private func nextForm(_ bytes: UnsafeBufferPointer<UInt8>, _ field: Range<Int>, _ start: inout Int) -> Range<Int>? {
    while start < field.upperBound {
      var end = start
      while end < field.upperBound, bytes[end] != 0x7c { end += 1 }
      defer { start = end + 1 }
      if end > start { return start..<end }
    }
    return nil
  }

  // MARK: Entries

  private mutating func entry(
    _ bytes: UnsafeBufferPointer<UInt8>, japanese: Range<Int>, english: Range<Int>, kind: Kind
  ) {
    let number = tables.entries.count - 1
    tables.entries[number].englishStart = Int32(tables.englishForms.count)
    var start = japanese.lowerBound
    while let range = nextForm(bytes, japanese, &start) { addJapanese(bytes, range, Int32(number), kind) }
    start = english.lowerBound
    while let range = nextForm(bytes, english, &start) { addEnglish(bytes, range, Int32(number), kind) }
    tables.entries[number].englishCount = Int32(tables.englishForms.count) - tables.entries[number].englishStart
  }

  /// Takes the marks off a form: `~` inverted, `=` shared, `…` for the slot of a modifier.
  private func traits(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> (FormTraits, Range<Int>) {
    var traits = FormTraits()
    var range = range
    while let first = range.first, bytes[first] == 0x7e || bytes[first] == 0x3d {
      traits.insert(bytes[first] == 0x7e ? .inverted : .shared)
      range = (first + 1)..<range.upperBound
    }
    return (traits, range)
  }

  private mutating func addJapanese(
    _ bytes: UnsafeBufferPointer<UInt8>, _ whole: Range<Int>, _ entry: Int32, _ kind: Kind
  ) {
    var (traits, range) = traits(bytes, whole)
    if kind == .modifier { range = slot(bytes, range, &traits) }
    // A modifier is folded behind a stand-in for its slot, so that a leading particle is dropped.
    if traits.contains(.suffix) {
      let padded = Array("甲".utf8) + bytes[range]
      padded.withUnsafeBufferPointer { japaneseKey.assign($0) }
    } else {
      japaneseKey.assign(UnsafeBufferPointer(rebasing: bytes[range]))
    }
    let key = traits.contains(.suffix) ? japaneseKey.scalars.dropFirst() : japaneseKey.scalars[...]
    guard !key.isEmpty else { return }
    tables.longestKey = max(tables.longestKey, key.count)
    let hash = KeyHash.of(key)
    let next = tables.japaneseTable.exchange(hash, UInt32(tables.japaneseForms.count)).map { Int32($0) } ?? -1
    tables.japaneseForms.append(
      JapaneseForm(
        entry: entry, next: next, textStart: Int32(range.lowerBound), textCount: Int16(clamping: range.count),
        traits: traits, key: hash))
    japaneseSignatures.append(LetterPairs.signature(key))
  }

  private mutating func addEnglish(
    _ bytes: UnsafeBufferPointer<UInt8>, _ whole: Range<Int>, _ entry: Int32, _ kind: Kind
  ) {
    var (traits, range) = traits(bytes, whole)
    if kind == .modifier { range = slot(bytes, range, &traits) }
    englishKey.assign(UnsafeBufferPointer(rebasing: bytes[range]))
    let hash = englishKey.hash
    guard !englishKey.tokens.isEmpty else { return }
    let start = tables.stems.count
    for token in englishKey.tokens {
      tables.stems.append(token.stem)
      tables.stemTable.insert(token.stem)
    }
    let next = tables.englishTable.exchange(hash, UInt32(tables.englishForms.count)).map { Int32($0) } ?? -1
    tables.englishForms.append(
      EnglishForm(
        entry: entry, next: next, textStart: Int32(range.lowerBound), textCount: Int16(clamping: range.count),
        traits: traits, stemStart: Int32(start), stemCount: Int16(clamping: tables.stems.count - start), key: hash))
    englishSignatures.append(LetterPairs.signature(UnsafeBufferPointer(rebasing: bytes[range])))
  }

  /// Takes the slot `…` off a modifier's form: `…合計` is a suffix, `Total …` a prefix.
  private func slot(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ traits: inout FormTraits
  ) -> Range<Int> {
    guard range.count > 3 else { return range }
    let (first, last) = (range.lowerBound, range.upperBound - 3)
    if isEllipsis(bytes, first) {
      traits.insert(.suffix)
      return (first + 3)..<range.upperBound
    }
    if isEllipsis(bytes, last) {
      traits.insert(.prefix)
      return first..<last
    }
    return range
  }

  private func isEllipsis(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    bytes[index] == 0xe2 && bytes[index + 1] == 0x80 && bytes[index + 2] == 0xa6
  }

  // MARK: Weights and sides

  private static let axisNames: [String] = [
    "term", "side", "claim", "flow", "change", "edge", "dilution", "place", "trade", "result", "funding", "use",
    "ownership", "tax", "realized", "fixed",
  ]

  /// Reads `0.5 +term -side`: the weight of a word and the sides that it takes.
  private mutating func describe(_ bytes: UnsafeBufferPointer<UInt8>, _ field: Range<Int>) {
    let number = tables.entries.count - 1
    for part in bytes[field].split(separator: 0x20) {
      guard let first = part.first else { continue }
      if first == 0x2b || first == 0x2d {
        let name = String(decoding: part.dropFirst(), as: UTF8.self)
        guard let axis = Self.axisNames.firstIndex(of: name) else { continue }
        let side: WritableKeyPath<Axes, UInt32> = first == 0x2b ? \.positive : \.negative
        tables.entries[number].axes[keyPath: side] |= 1 << UInt32(axis)
      } else if let weight = Float(String(decoding: part, as: UTF8.self)) {
        tables.entries[number].weight = weight
      }
    }
    let entry = tables.entries[number]
    for form in tables.englishForms[Int(entry.englishStart)...] where form.stemCount == 1 {
      tables.stemTable.describe(tables.stems[Int(form.stemStart)], weight: entry.weight, axes: entry.axes)
    }
  }
}
