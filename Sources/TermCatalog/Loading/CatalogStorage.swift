import Synchronization

/// The arrays and tables of a catalogue.
struct CatalogTables: Sendable {
  var conceptCount = 0
  var wordCount = 0
  var entries: [Entry] = []
  var japaneseForms: [JapaneseForm] = []
  var englishForms: [EnglishForm] = []
  var stems: [UInt32] = []
  var japaneseSignatures = SignatureTable.values([])
  var englishSignatures = SignatureTable.values([])
  var japaneseTable = KeyTable(capacity: 0)
  var englishTable = KeyTable(capacity: 0)
  var idTable = KeyTable(capacity: 0)
  var stemTable = StemTable(capacity: 0)
  /// The known stems in the order of the compiled text; only while it is read.
  var known: [UInt32] = []
  /// The number of a word among those that associations were learned for, by the key of the word.
  var associationTable = KeyTable(capacity: 0)
  /// Where the associations of each word begin; one more at the end.
  var associationStarts: [Int32] = []
  var associations: [Association] = []
  /// The longest Japanese key, in scalars, that a word or concept has.
  var longestKey = 0
}

/// A catalogue with its text: flat arrays and tables, filled once and then only read.
final class CatalogStorage: Sendable {
  let text: CatalogText
  let conceptCount: Int
  let wordCount: Int
  let longestKey: Int
  let entries: [Entry]
  let japaneseForms: [JapaneseForm]
  let englishForms: [EnglishForm]
  let stems: [UInt32]
  let japaneseSignatures: SignatureTable
  let englishSignatures: SignatureTable
  let japaneseTable: KeyTable
  let englishTable: KeyTable
  let idTable: KeyTable
  let stemTable: StemTable
  let associationTable: KeyTable
  let associationStarts: [Int32]
  let associations: [Association]
  /// What has been looked up here.
  let memory = TermMemory()
  /// Made when a damaged label is first looked for: most releases have none.
  private let lazyFuzzy = Mutex(FuzzyIndex())

  init(_ text: CatalogText, _ tables: CatalogTables) {
    self.text = text
    conceptCount = tables.conceptCount
    wordCount = tables.wordCount
    longestKey = tables.longestKey
    entries = tables.entries
    japaneseForms = tables.japaneseForms
    englishForms = tables.englishForms
    stems = tables.stems
    japaneseSignatures = tables.japaneseSignatures
    englishSignatures = tables.englishSignatures
    japaneseTable = tables.japaneseTable
    englishTable = tables.englishTable
    idTable = tables.idTable
    stemTable = tables.stemTable
    associationTable = tables.associationTable
    associationStarts = tables.associationStarts
    associations = tables.associations
  }

  /// Reads and folds a text that no generator has compiled.
  convenience init(reading text: CatalogText) {
    var loader = CatalogLoader()
    loader.load(text)
    self.init(text, loader.tables)
  }

  func fuzzyForms(_ language: TermCatalog.Language) -> FuzzyIndex.Forms {
    lazyFuzzy.withLock { $0.forms(language, of: self) }
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

/// An English stem that goes with a Japanese word, and how likely: learned from the catalogue's own forms.
///
/// Example: 償還 goes with `redemption` 0.65, `repayment` 0.06.
struct Association: Sendable {
  var stem: UInt32
  var chance: Float
}

/// What is known of a stem: how much it says, and the sides that it takes.
struct StemTable: Sendable {
  struct Record: Sendable, Hashable {
    var stem: UInt32 = 0
    var weight: Float = 1
    var axes = Axes()
    /// 0…1: 1 for a stem of one concept, near 0 for one that stands everywhere.
    var rarity: Float = 1

    /// How much the stem tells of a label.
    var value: Float { weight * (0.25 + 0.75 * rarity) }
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

  mutating func setRarity(_ rarity: Float, of stem: UInt32) { records[slot(of: stem)].rarity = rarity }

  @inline(__always)
  subscript(stem: UInt32) -> Record? {
    let record = records[slot(of: stem)]
    return record.stem == 0 ? nil : record
  }
}
