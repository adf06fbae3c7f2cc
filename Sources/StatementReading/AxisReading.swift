import Lexing
import ReleaseModel
import SourceText
import TableExtraction
import TermCatalog

/// Captions of the columns: what a header says besides units, measures and periods, with the bands above it.
struct ColumnCaptions {
  /// What the header says over one value column.
  struct Caption {
    /// Folded, without footnote marks.
    var label = ""
    /// The same as the input prints it.
    var printed = ""
    /// Captions of the bands above, outermost first.
    var path: [String] = []
    var printedPath: [String] = []
    var footnotes: [String] = []
  }

  /// By value column.
  var captions: [Caption]

  init(_ header: [RawRow], width: Int, _ context: ReleaseContext) {
    let bytes = context.bytes
    var stacks: [[(text: String, range: Range<Int>, line: Int, group: Int)]] = Array(repeating: [], count: width)
    var groups = Array(repeating: 0, count: width)
    var nextGroup = 1
    for row in header {
      if Self.isUnitRow(row, bytes) { continue }
      var newGroups = groups
      var last: (text: String, range: Range<Int>, group: Int, upper: Int)?
      for column in 0..<width {
        let cell = row.cell(column + 1)
        if let cell, !cell.isEmpty, cell.reading != .ruling {
          let range = CellScanner.unwrapped(cell.range, in: bytes)
          let text = String(decoding: bytes[range], as: UTF8.self)
          last = (text, range, nextGroup, groups[column])
          nextGroup += 1
        } else if let open = last, open.upper != groups[column] {
          last = nil
        } else if groups[column] == 0, !stacks[column].isEmpty {
          last = nil
        }
        guard let last else { continue }
        stacks[column].append((last.text, last.range, row.line, last.group))
        newGroups[column] = last.group
      }
      groups = newGroups
    }
    var spans: [Int: Int] = [:]
    // Behind the last heading no column is.
    let reach = header.reduce(0) { max($0, $1.cells.lastIndex { !$0.isEmpty } ?? 0) }
    for stack in stacks.prefix(reach) { for group in Set(stack.map(\.group)) { spans[group, default: 0] += 1 } }
    captions = stacks.map { stack in
      var parts: [(text: String, range: Range<Int>, line: Int, group: Int)] = []
      for part in stack where parts.last?.group != part.group { parts.append(part) }
      guard let own = parts.last else { return Caption() }
      if parts.count >= 2, case let upper = parts[parts.count - 2], spans[upper.group] == 1, spans[own.group] == 1,
        Self.goesOn(upper.text, own.text, context)
      {
        let ranges = [upper.range, own.range]
        let isSpaced = own.text.utf8.first.map { $0 < 0x80 } ?? false
        let label = Self.singleSpaced(isSpaced ? "\(upper.text) \(own.text)" : upper.text + own.text)
        let above = parts.dropLast(2)
        return Caption(
          label: label, printed: context.printed(label, from: ranges), path: above.map(\.text),
          printedPath: above.map { Self.singleSpaced($0.text) }, footnotes: [])
      }
      let (inner, marks) = FootnoteMarks.strip(own.range, in: bytes, known: context.noteMarks)
      func folded(_ range: Range<Int>) -> String { Self.singleSpaced(String(decoding: bytes[range], as: UTF8.self)) }
      let label = folded(inner)
      let above = parts.dropLast()
      return Caption(
        label: label, printed: context.printed(label, from: [inner]), path: above.map(\.text),
        printedPath: above.map { context.printed(folded($0.range), from: [$0.range]) }, footnotes: marks.map(\.mark))
    }
  }

  /// 「親会社株主に帰属」 above 「する四半期純利益」, "Capital" above "expenditures": one caption over two lines.
  private static func goesOn(_ upper: String, _ lower: String, _ context: ReleaseContext) -> Bool {
    let (first, last) = (Array(upper.utf8), Array(lower.utf8))
    guard let start = last.first, !namesPeriod(first), !namesPeriod(last) else { return false }
    if start >= 0x61, start <= 0x7A, first.last.map({ $0 < 0x80 }) ?? false { return true }
    // A particle or the ending of a verb begins no caption.
    if last.count >= 3, last[0] == 0xE3, last[1] == 0x81 || last[1] == 0x82 && last[2] < 0xA0 { return true }
    let joined = start < 0x80 ? "\(upper) \(lower)" : upper + lower
    return context.catalog.isKnown(joined, in: context.termLanguage)
      && !context.catalog.isKnown(upper, in: context.termLanguage)
  }

  /// 当期 in 当期純利益 names none.
  private static func namesPeriod(_ bytes: [UInt8]) -> Bool {
    PeriodScanner.mentions(bytes, 0..<bytes.count).contains {
      if case .relative = $0.form { false } else { true }
    }
  }

  private static func singleSpaced(_ text: String) -> String {
    text.utf8.contains(0x20) ? text.words.joined(separator: " ") : text
  }

  /// A row of units only: 百万円, %, 円 銭.
  static func isUnitRow(_ row: RawRow, _ bytes: [UInt8]) -> Bool {
    var seen = false
    for cell in row.cells.dropFirst() where !cell.isEmpty && cell.reading != .ruling {
      let range = CellScanner.unwrapped(cell.range, in: bytes)
      let units = UnitScanner.mentions(bytes, range)
      let covered = units.reduce(0) { $0 + $1.range.count }
      let rest = bytes[range].filter { $0 != 0x20 && $0 != 0x28 && $0 != 0x29 }.count - covered
      // "Mi1lions of yen": a unit all the same, if not one that can be read.
      if units.isEmpty, namesCurrency(bytes, range) { continue }
      guard !units.isEmpty, rest <= 4 else { return false }
      seen = true
    }
    return seen
  }

  private static func namesCurrency(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard range.count >= 3 else { return false }
    let end = ByteCursor(bytes, range.upperBound - 3..<range.upperBound)
    return range.count < 24 && (end.looking(at: "円") || end.looking(atCaseless: "yen"))
  }
}

/// Row labels that name periods: the summary tables of a 決算短信 have their periods in the stub.
struct RowPeriods {
  /// By row of the grid.
  var mentions: [Int: [PeriodMention]] = [:]
  var share = 0.0

  /// Leaves the rows that name a year or days; 当期 alone no longer counts (in rows that `applies` says).
  mutating func forgetRelative(where applies: (Int) -> Bool = { _ in true }) {
    let all = mentions.count
    mentions = mentions.filter { row, found in
      found.contains { if case .relative = $0.form { false } else { true } } || !applies(row)
    }
    if all > 0 { share *= Double(mentions.count) / Double(all) }
  }

  /// 「(ご参考)前期第3四半期実績(平成25年3月期第3四半期)」
  private static let results: WordSet = ["実績", "results for", "actual results"]

  init(_ grid: WorkGrid, _ bytes: [UInt8]) {
    var body = 0
    for (index, row) in grid.rows.enumerated() where row.kind == .body && row.hasValues {
      body += 1
      mentions[index] = Self.periods(of: row, bytes)
    }
    share = body == 0 ? 0 : Double(mentions.count) / Double(body)
  }

  private static func periods(of row: WorkRow, _ bytes: [UInt8]) -> [PeriodMention]? {
    guard let mended = row.mended else { return periods(bytes, row.label) }
    let label = Array(mended.utf8)
    // A row cut out of several has kept a part of what stands there.
    if row.labelParts.isEmpty, let place = bytes[row.label].firstRange(of: label) { return periods(bytes, place) }
    // 「第2四 / 半期(累計)」: put together from several lines, so that its words stand nowhere as they are.
    return periods(label, 0..<label.count)?.map { PeriodMention(form: $0.form, range: row.label) }
  }

  /// The periods that are all that a label says; nil where it says more, or of itself when.
  private static func periods(_ bytes: [UInt8], _ label: Range<Int>) -> [PeriodMention]? {
    var found = PeriodScanner.mentions(bytes, label).filter { !isAnnouncement($0, in: bytes, label) }
    // 第50期(予想), 次期
    if found.isEmpty, let named = NamedHeading.mention(bytes, label) { found = [named] }
    // 「2024年4月1日残高」 is an item that says of itself when.
    guard !found.isEmpty, !balances.isFound(in: bytes, label) else { return nil }
    let covered = found.reduce(0) { $0 + $1.range.count }
    let text = bytes[label].filter { $0 != 0x20 && $0 != 0x28 && $0 != 0x29 && $0 != 0x2C }
    let spaces = found.reduce(0) { total, mention in
      total + bytes[mention.range].filter { $0 == 0x20 || $0 == 0x2C || $0 == 0x28 || $0 == 0x29 }.count
    }
    let isRevision = text.count < 90 && results.isFound(in: bytes, label)
    return text.count - (covered - spaces) <= 18 || isRevision ? found : nil
  }

  private static let balances: WordSet = ["残高", "balance at", "balance as of"]
  private static let announced: WordSet = ["announced", "released", "disclosed"]

  /// 「(平成25年5月10日発表)」, "(announced on May 10, 2013)" say when, not for which period.
  private static func isAnnouncement(_ mention: PeriodMention, in bytes: [UInt8], _ label: Range<Int>) -> Bool {
    guard case .date = mention.form else { return false }
    var after = ByteCursor(bytes, mention.range.upperBound..<label.upperBound)
    after.skipSpaces()
    _ = after.take("に") || after.take("付")
    if after.take("発表") || after.take("公表") || after.take("開示") { return true }
    let before = label.lowerBound..<mention.range.lowerBound
    return announced.isFound(in: bytes, before)
  }
}
