import Lexing
import ReleaseModel
import SourceText
import TermCatalog

/// What one version as a whole says, known before its tables are read.
///
/// A class, since every step of every table holds it: a copy of a struct would count some thirty references each time. Sendable
/// although it remembers what it looks up: each core has one of its own.
final class ReleaseContext: @unchecked Sendable {
  let document: SourceDocument
  let text: FoldedText
  let bytes: [UInt8]
  let language: Language
  let catalog: TermCatalog
  let calendar: FiscalCalendar
  /// Marks that some note explains: `1`, `2`, `*`.
  let noteMarks: Set<String>
  /// Pairs of neighbouring characters and how often they occur: what the release's own words look like.
  let vocabulary: Vocabulary
  /// Captions of all rows without their spaces and section colons, and how often each occurs: the labels of sister tables
  /// say where a run-together label is to be cut.
  private var captionCounts = CountTable()
  /// The same with single spaces.
  private var captions: [String] = []
  /// What has been looked up for labels already; the rows of a table are looked at again and again.
  private let memory = LabelMemory()
  /// How the version says that it shortens its amounts.
  let rounding: RoundingInterval.Mode
  /// The unit that 「百万円未満切捨て」 or the first unit line names, for tables that name none.
  let unit: UnitDeclaration?
  /// Its lines name other scales of the same currency as well: which of them a table without a unit line has, nothing says.
  let hasRivalUnits: Bool
  /// The input's own lines, where those of its text are others.
  let sourceLines: SourceLines?

  var termLanguage: TermCatalog.Language { language == .japanese ? .japanese : .english }

  /// `captions`: those of all rows.
  init(
    document: SourceDocument, blocks: [Block], language: Language, catalog: TermCatalog, calendar: FiscalCalendar,
    captions: [Range<Int>]
  ) {
    self.document = document
    self.language = language
    self.catalog = catalog
    let text = document.text
    self.text = text
    bytes = text.bytes
    sourceLines = document.lineStarts.map { SourceLines(text, $0) }
    self.calendar = calendar
    var marks: Set<String> = []
    var vocabulary = Vocabulary()
    var rounding = RoundingInterval.Mode.unknown
    var unit: UnitDeclaration?
    var hasRivals = false
    for block in blocks {
      for line in block.lines {
        let range = text.lines[line]
        vocabulary.add(text.bytes, range)
        if block.kind == .footnote || block.kind == .paragraph {
          var cursor = ByteCursor(text.bytes, trimmed(range, in: text.bytes))
          if let mark = FootnoteMarks.scan(&cursor) { marks.insert(mark.mark) }
        }
        if block.kind != .table, rounding == .unknown, Self.shorteningWords.isFound(in: text.bytes, range) {
          if Self.truncatedWords.isFound(in: text.bytes, range) {
            rounding = .truncated
          } else if Self.roundedWords.isFound(in: text.bytes, range) {
            rounding = .rounded
          }
        }
        if unit == nil, block.kind != .paragraph, block.kind != .table {
          let found = UnitScanner.mentions(text.bytes, range).first { $0.unit.isCurrency && $0.scale > 0 }
          unit = found.map { UnitDeclaration(unit: $0.unit, scale: $0.scale) }
        } else if let unit, !hasRivals, block.kind != .paragraph, block.kind != .table, range.count < 100,
          UnitLine.read(text.bytes, range) == .understood
        {
          hasRivals = UnitScanner.mentions(text.bytes, range).contains {
            $0.unit == unit.unit && $0.scale > 0 && $0.scale != unit.scale
          }
        }
      }
    }
    noteMarks = marks
    self.vocabulary = vocabulary
    self.rounding = rounding
    self.unit = unit
    hasRivalUnits = hasRivals
    for caption in captions { addCaption(caption) }
  }

  private init(_ other: ReleaseContext) {
    document = other.document
    text = other.text
    bytes = other.bytes
    language = other.language
    catalog = other.catalog
    calendar = other.calendar
    noteMarks = other.noteMarks
    vocabulary = other.vocabulary
    captionCounts = other.captionCounts
    captions = other.captions
    rounding = other.rounding
    unit = other.unit
    hasRivalUnits = other.hasRivalUnits
    sourceLines = other.sourceLines
  }

  private static let truncatedWords: WordSet = ["切捨て", "切り捨て", "rounded down", "truncated"]
  private static let roundedWords: WordSet = ["四捨五入", "rounded to", "rounded off"]
  private static let shorteningWords = WordSet(union: [truncatedWords, roundedWords])

  /// The same for another core: it remembers by itself what it looks up.
  var forAnotherCore: ReleaseContext { ReleaseContext(self) }

  /// Remembers a row's caption, and its parts where a section's heading was glued to it.
  private func addCaption(_ range: Range<Int>) {
    bytes.withUnsafeBufferPointer { buffer in
      var start = range.lowerBound
      for end in range.lowerBound...range.upperBound where end == range.upperBound || buffer[end] == 0x3A {
        defer { start = end + 1 }
        guard end - start >= 6 else { continue }
        let part = UnsafeBufferPointer(rebasing: buffer[start..<end])
        let key = Self.captionKey(part)
        if captionCounts[key] == 0 { captions.append(Self.singleSpaced(part)) }
        captionCounts.add(key)
      }
    }
  }

  /// The letters of a caption without its spaces.
  private static func captionKey(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = CountTable.seed
    for byte in text where byte != 0x20 { hash = CountTable.step(hash, UInt64(byte)) }
    return hash
  }

  private static func captionKey(_ text: String) -> UInt64 {
    var text = text
    return text.withUTF8 { captionKey($0) }
  }

  private static func singleSpaced(_ text: UnsafeBufferPointer<UInt8>) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    for byte in text where byte != 0x20 || !result.isEmpty && result.last != 0x20 { result.append(byte) }
    if result.last == 0x20 { result.removeLast() }
    return String(decoding: result, as: UTF8.self)
  }

  /// Rows with this label besides the one it was read from; spaces and a section's colon do not count.
  func otherRows(named label: String) -> Int {
    let key = label.utf8.last == 0x3A ? Self.captionKey(String(label.utf8.dropLast()) ?? label) : Self.captionKey(label)
    return max(0, captionCounts[key] - 1)
  }

  /// The captions of all rows, for the catalogue to cut run-together labels with.
  var captionKeys: LabelKeys {
    if let known = memory.captionKeys { return known }
    let keys = LabelKeys(captions, in: termLanguage)
    memory.captionKeys = keys
    return keys
  }

  /// Some row of the release bears this label, whole.
  func isCaption(_ label: String) -> Bool { captionCounts[Self.captionKey(label)] > 0 }

  /// "Income taxes payable", not "Income Taxes Payable": of its captions nearly all have no capital behind their first word.
  var writesSmallLetters: Bool {
    if let known = memory.writesSmallLetters { return known }
    let several = captions.map(\.words).filter { $0.count > 1 }
    let capitals = several.count { Self.innerCapital($0) != nil }
    let result = language == .english && several.count >= 8 && capitals * 4 <= several.count
    memory.writesSmallLetters = result
    return result
  }

  /// The only word behind the first that begins with a capital and goes on in small letters; nil where there are none or more.
  static func innerCapital(_ words: [String]) -> Int? {
    let places = words.indices.dropFirst().filter { place in
      let word = Array(words[place].utf8.prefix(3))
      return word.count > 2 && (0x41...0x5A).contains(word[0]) && (0x61...0x7A).contains(word[1])
    }
    return places.count == 1 ? places[0] : nil
  }

  /// What the catalogue takes a label for, when it is fairly sure.
  func match(for label: String) -> Match? { term(for: label)?.match }

  /// The same with the concept that it is.
  func term(for label: String) -> (match: Match, concept: Concept)? {
    let match = catalog.matches(for: label, in: termLanguage, top: 1).first { $0.score >= 0.75 }
    return match.map { (match: $0, concept: catalog.concept(at: $0.concept)) }
  }

  /// How likely a label is words and not converter noise, 0…1: the catalogue knows it, or the release uses such
  /// combinations of characters elsewhere.
  func legibility(_ label: String) -> Double {
    let key = LabelKey(label)
    if let known = memory.legibility[key] { return known }
    let coverage = vocabulary.coverage(of: label)
    // Latin words in a Japanese version are words where English has them, or where the release repeats them.
    let isForeign = language == .japanese && !label.utf8.contains { $0 >= 0xE3 }
    let legibility =
      coverage >= 1 ? coverage : max(catalog.legibility(of: label, in: isForeign ? .english : termLanguage), coverage)
    memory.legibility[key] = legibility
    return legibility
  }

  func remark(_ kind: Remark.Kind, _ line: Int, _ range: Range<Int>, _ evidence: String...) -> Remark {
    let span = text.span(of: range)
    return Remark(kind: kind, table: "", line: line, span: span, text: document.printed(span), evidence: evidence)
  }
}

/// Labels that have been looked up while one version is read.
private final class LabelMemory {
  var legibility: [LabelKey: Double] = [:]
  var captionKeys: LabelKeys?
  var writesSmallLetters: Bool?
}

/// Character pairs of a release with their counts.
struct Vocabulary {
  private var counts = CountTable()
  /// Latin words of three letters or more, hashed without case.
  private var words = CountTable()

  mutating func add(_ bytes: [UInt8], _ range: Range<Int>) {
    bytes.withUnsafeBufferPointer { buffer in
      var previous: UInt32 = 0
      var word: UInt64 = 0
      var letters = 0
      var index = range.lowerBound
      while index < range.upperBound {
        let (value, length) = decodeScalar(buffer, at: index)
        guard length > 0 else { break }
        if value >= 0x3000, previous >= 0x3000 { counts.add(UInt64(previous) << 32 | UInt64(value)) }
        if value < 0x80, isLetter(UInt8(value)) {
          word = (word &* 31) &+ UInt64(lowercased(UInt8(value)))
          letters += 1
        } else {
          if letters >= 3 { words.add(word) }
          (word, letters) = (0, 0)
        }
        previous = value
        index += length
      }
      if letters >= 3 { words.add(word) }
    }
  }

  /// Share of a label's pairs that occur at least twice in the release: once is the label itself.
  func coverage(of label: String) -> Double {
    var previous: UInt32 = 0
    var pairs = 0
    var known = 0
    var word: UInt64 = 0
    var letters = 0
    func take(_ value: UInt32) {
      if value < 0x80, isLetter(UInt8(value)) {
        word = (word &* 31) &+ UInt64(lowercased(UInt8(value)))
        letters += 1
      } else {
        if letters >= 3 {
          pairs += 1
          if words[word] >= 2 { known += 1 }
        }
        (word, letters) = (0, 0)
      }
      if value >= 0x3000, previous >= 0x3000 {
        pairs += 1
        if counts[UInt64(previous) << 32 | UInt64(value)] >= 2 { known += 1 }
      }
      previous = value
    }
    for scalar in label.unicodeScalars { take(scalar.value) }
    take(0x20)
    return pairs == 0 ? 0 : Double(known) / Double(pairs)
  }
}
