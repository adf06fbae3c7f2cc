import Lexing
import ReleaseModel
import SourceText
import TermCatalog

/// A row of the mended grid with its label cleaned and looked up.
struct LabelledRow {
  /// Index in the grid.
  var grid: Int
  /// Folded, without marks and noise.
  var label: String
  /// The same as the input prints it.
  var printed: String
  var indent: Int
  var isSection: Bool
  var isTotal: Bool
  var footnotes: [String]
  var concept: Concept?
  var match: Match?

  /// The catalogue knows the label, alone or inside modifiers, and does not merely find it similar.
  var isKnown: Bool { match.map { $0.kind != .fuzzy } ?? false }
}

extension LabelledRow {
  static func rows(of grid: WorkGrid, _ context: ReleaseContext) -> [LabelledRow] {
    grid.rows.indices.compactMap { index in
      let row = grid.rows[index]
      guard row.kind != .dropped, row.kind == .section || row.hasValues || !row.label.isEmpty else { return nil }
      let (label, marks) = clean(row, context)
      let term = context.term(for: label)
      return LabelledRow(
        grid: index, label: label,
        printed: context.printed(label, from: row.labelParts.isEmpty ? [row.label] : row.labelParts),
        indent: row.indent, isSection: row.kind == .section, isTotal: Sections.isTotalLabel(label), footnotes: marks,
        concept: term?.concept, match: term?.match)
    }
  }

  /// Without marks, noise and the gaps that line breaks left between Japanese characters.
  private static func clean(_ row: WorkRow, _ context: ReleaseContext) -> (String, [String]) {
    let source: [UInt8]
    let range: Range<Int>
    if let mended = row.mended {
      source = Array(mended.utf8)
      range = 0..<source.count
    } else {
      source = context.bytes
      range = CellScanner.unwrapped(row.label, in: source)
    }
    let (inner, marks) = FootnoteMarks.strip(range, in: source, known: context.noteMarks)
    let marked = marks.map(\.mark)
    // Most labels stand there as they are meant.
    if row.mended == nil, isTidy(source, inner) {
      let end = row.kind == .section && source[inner.upperBound - 1] == 0x3A ? inner.upperBound - 1 : inner.upperBound
      return (String(decoding: source[inner.lowerBound..<end], as: UTF8.self), marked)
    }
    var result: [UInt8] = []
    var index = inner.lowerBound
    while index < inner.upperBound {
      let byte = source[index]
      if byte == 0x20 {
        var next = index
        while next < inner.upperBound, source[next] == 0x20 { next += 1 }
        let joinsJapanese =
          row.mended != nil && result.count >= 3 && result[result.count - 3] >= 0xE3 && result[result.count - 1] >= 0x80
          && next < inner.upperBound && source[next] >= 0xE3
        if !joinsJapanese, !result.isEmpty { result.append(0x20) }
        index = next
        continue
      }
      result.append(byte)
      index += 1
    }
    var label = String(decoding: result, as: UTF8.self)
    if row.kind == .section, label.hasSuffix(":") { label = String(label.dropLast()) }
    while label.hasSuffix(" ") { label.removeLast() }
    return (label, marked)
  }

  /// One blank at a time, none at the ends nor before a colon there.
  private static func isTidy(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard let first = bytes[range].first, let last = bytes[range].last, first != 0x20, last != 0x20 else {
      return false
    }
    var previous = first
    for byte in bytes[range] {
      if previous == 0x20, byte == 0x20 || byte == 0x3A { return false }
      previous = byte
    }
    return true
  }
}

/// Which rows of a transposed table speak of a forecast.
struct ForecastRows {
  private var rows: Set<Int> = []

  /// `periods`: the period of each row, by grid index.
  init(_ labels: [LabelledRow], periods: [Int: Period], release: CalendarDate?) {
    var isMarked: Set<Period> = []
    for row in labels {
      guard Self.forecastWords.isFound(in: row.label) else { continue }
      rows.insert(row.grid)
      if let period = periods[row.grid] { isMarked.insert(period) }
    }
    // "Fiscal year ending March 31, 2026" is ahead, unless another row has the forecast for it: then this one holds what
    // has been paid so far.
    for row in labels where !rows.contains(row.grid) {
      guard let period = periods[row.grid], !isMarked.contains(period), Self.aheadWords.isFound(in: row.label),
        release.map({ $0 < period.end }) ?? true
      else { continue }
      rows.insert(row.grid)
    }
  }

  func contains(_ row: Int) -> Bool { rows.contains(row) }

  private static let forecastWords: WordSet = [
    "予想", "見通し", "計画", "見込", "forecast", "outlook", "plan", "estimate", "target",
  ]
  private static let aheadWords: WordSet = ["ending"]
}
