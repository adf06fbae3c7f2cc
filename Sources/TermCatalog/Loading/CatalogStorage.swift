/// The parsed catalogue: flat arrays and tables, filled once and then only read.
final class CatalogStorage: Sendable {
  let text: CatalogText
  let conceptCount: Int
  let wordCount: Int
  let entries: [Entry]
  let japaneseForms: [JapaneseForm]
  let englishForms: [EnglishForm]
  let stems: [UInt32]
  let japaneseTable: KeyTable
  let englishTable: KeyTable
  let idTable: KeyTable
  let stemTable: StemTable
  /// The longest Japanese key, in scalars, that a word or concept has.
  let longestKey: Int

  init(_ text: CatalogText) {
    var loader = CatalogLoader()
    loader.load(text)
    self.text = text
    conceptCount = loader.conceptCount
    wordCount = loader.wordCount
    entries = loader.entries
    japaneseForms = loader.japaneseForms
    englishForms = loader.englishForms
    stems = loader.stems
    japaneseTable = loader.japaneseTable
    englishTable = loader.englishTable
    idTable = loader.idTable
    stemTable = loader.stemTable
    longestKey = loader.longestKey
  }

  func isConcept(_ entry: Int32) -> Bool { Int(entry) < conceptCount }

  func isModifier(_ entry: Int32) -> Bool { Int(entry) >= conceptCount + wordCount }

  /// The bytes of the text that an entry was read from.
  func withText<Result>(of entry: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    let source = entry < conceptCount ? text.concepts : entry < conceptCount + wordCount ? text.words : text.modifiers
    return body(UnsafeBufferPointer(start: source.utf8Start, count: source.utf8CodeUnitCount))
  }

  /// The fields of an entry's line.
  func fields(of entry: Int) -> [String] {
    let record = entries[entry]
    return withText(of: entry) { bytes in
      bytes[Int(record.lineStart)..<Int(record.lineEnd)]
        .split(separator: 0x09, omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
    }
  }
}

/// What is known of a stem: how much it says, and the sides that it takes.
struct StemTable: Sendable {
  struct Record: Sendable {
    var stem: UInt32 = 0
    var weight: Float = 1
    var axes = Axes()
  }

  private var records: [Record]
  private var count = 0

  init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    records = [Record](repeating: Record(), count: size)
  }

  @inline(__always)
  private func slot(of stem: UInt32) -> Int {
    let mask = records.count - 1
    var slot = Int(truncatingIfNeeded: stem) & mask
    while records[slot].stem != 0, records[slot].stem != stem { slot = (slot + 1) & mask }
    return slot
  }

  /// Makes the stem known.
  mutating func insert(_ stem: UInt32) {
    let at = slot(of: stem)
    guard records[at].stem == 0 else { return }
    records[at].stem = stem
    count += 1
    if count * 2 > records.count { grow() }
  }

  private mutating func grow() {
    let old = records
    records = [Record](repeating: Record(), count: old.count * 2)
    for record in old where record.stem != 0 { records[slot(of: record.stem)] = record }
  }

  /// Gives a known stem the weight and the sides of a word that it renders.
  mutating func describe(_ stem: UInt32, weight: Float, axes: Axes) {
    let at = slot(of: stem)
    records[at].weight = min(records[at].weight, weight)
    records[at].axes.formUnion(axes)
  }

  @inline(__always)
  subscript(stem: UInt32) -> Record? {
    let record = records[slot(of: stem)]
    return record.stem == 0 ? nil : record
  }
}
