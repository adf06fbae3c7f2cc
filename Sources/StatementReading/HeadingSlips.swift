import Lexing
import ReleaseModel
import SourceText
import TableExtraction

/// Puts headings back over the columns that a converter moved them from: a row of headings that lost or won a tab, one that was torn into two
/// lines, two headings run together in one cell.
///
/// The body says how many columns there are. Nothing is moved where the headings reach as far as the figures do.
struct HeadingSlips {
  private let bytes: [UInt8]
  private let body: [RawRow]
  /// How far the figures reach: number of value columns.
  private let width: Int

  init(_ bytes: [UInt8], body: [RawRow]) {
    self.bytes = bytes
    self.body = body
    width = body.reduce(0) { max($0, Self.reach($1)) }
  }

  /// Headings as they were meant.
  struct Mended {
    var rows: [RawRow]
    /// Lines that were mended, with what was done.
    var remarks: [(line: Int, evidence: String)] = []
    /// Raw columns that no heading surely speaks of.
    var doubtful: Set<Int> = []
  }

  func mended(_ header: [RawRow]) -> Mended {
    guard width > 1, !header.isEmpty else { return Mended(rows: header) }
    var remarks: [(line: Int, evidence: String)] = []
    var rows = joined(parted(movedTogether(header, &remarks), &remarks), &remarks)
    for index in rows.indices {
      if let row = movedLeft(rows[index]) ?? movedRight(rows[index]) {
        rows[index] = row
        remarks.append((row.line, Self.isOff))
      } else if let row = parted(rows[index]) {
        rows[index] = row
        remarks.append((row.line, Self.isTwo))
      }
    }
    var result = Mended(rows: rows, remarks: remarks)
    findLost(&result)
    return result
  }

  // MARK: A heading that is lost

  private enum Look { case rate, amount, open }

  /// One heading fewer than there are columns, side by side from the first: which is lost? Rates under a bare period and amounts under a rate
  /// tell where the others do not belong. Where nothing tells, every column is in doubt.
  private func findLost(_ result: inout Mended) {
    guard width > 2, let index = result.rows.lastIndex(where: { !saysUnits($0) }) else { return }
    let row = result.rows[index]
    if isCrossed(row) {
      result.doubtful = Set(1...width)
      return
    }
    guard filled(row) == Array(1..<width), row.label?.isEmpty ?? true,
      result.rows.allSatisfy({ $0.cells.count <= width || $0.cells[width].isEmpty || saysUnits($0) })
    else { return }
    let kinds = filled(row).map { kind(row.cells[$0].range) }
    let looks = (1...width).map(look)
    let counts = (0..<width).map { gap in
      kinds.indices.count { misfits(kinds[$0], looks[$0 < gap ? $0 : $0 + 1]) }
    }
    guard let least = counts.min() else { return }
    let places = counts.indices.filter { counts[$0] == least }
    // As printed: what the last column lacks is a word for a rate beside its amount.
    if places.contains(width - 1), looks[width - 1] == .rate { return }
    // Where the places leave open which heading a column has, or whether it has one, it is in doubt.
    result.doubtful = Set(
      (0..<width).filter { column in
        let headings = Set(places.map { gap in column == gap ? -1 : column < gap ? column : column - 1 })
        return headings.count > 1 || headings == [-1]
      }.map { $0 + 1 })
    if least > 0 || kinds.allSatisfy({ $0 == .other }) { result.doubtful = Set(1...width) }
    guard !places.contains(width - 1), let gap = places.first else { return }
    let end = row.cells[gap].range.upperBound
    result.rows[index].cells.insert(RawCell(range: end..<end, indent: 0, reading: .empty), at: gap + 1)
    result.remarks.append((row.line, "a heading is missing; the others stand where their figures fit"))
  }

  /// A change stands over amounts and a bare period over rates: the one belongs where the other stands.
  private func isCrossed(_ row: RawRow) -> Bool {
    let places = filled(row).filter { $0 <= width }
    return places.contains { kind(row.cells[$0].range) == .measure && look($0) == .amount }
      && places.contains { [.year, .part].contains(kind(row.cells[$0].range)) && look($0) == .rate }
  }

  /// A rate named over amounts, or nothing but a period over figures with percent signs.
  private func misfits(_ kind: Kind, _ look: Look) -> Bool {
    switch kind {
    case .measure: look == .amount
    case .year, .part: look == .rate
    case .other: false
    }
  }

  private func look(_ column: Int) -> Look {
    var (figures, rates, amounts) = (0, 0, 0)
    for row in body {
      guard let figure = row.cell(column)?.figure else { continue }
      figures += 1
      if figure.unit?.isRate == true { rates += 1 }
      if figure.isGrouped, figure.digits > 3 { amounts += 1 }
    }
    if rates * 2 > figures { return .rate }
    return amounts * 2 > figures ? .amount : .open
  }

  private func saysUnits(_ row: RawRow) -> Bool {
    let cells = filled(row)
    return !cells.isEmpty
      && cells.allSatisfy { index in
        let range = row.cells[index].range
        return UnitScanner.mentions(bytes, range).contains { $0.range.count * 10 >= range.count * 6 }
          || CountUnits.read(bytes, range) != nil
      }
  }

  private static func reach(_ row: RawRow) -> Int { row.cells.lastIndex { !$0.isEmpty } ?? 0 }

  private func filled(_ row: RawRow) -> [Int] { row.cells.indices.dropFirst().filter { !row.cells[$0].isEmpty } }

  // MARK: One row in two lines

  /// 「4Q24 | 4Q23」 above 「(blank) | (blank) | 前年同期比 | 3Q24」: the second line goes on where the first ends, with headings of the same kind.
  private func joined(_ header: [RawRow], _ remarks: inout [(line: Int, evidence: String)]) -> [RawRow] {
    var rows: [RawRow] = []
    for row in header {
      guard let above = rows.last, goesOn(row, from: above) else {
        rows.append(row)
        continue
      }
      var whole = above
      for index in filled(row) {
        while whole.cells.count <= index { whole.cells.append(blank(at: whole)) }
        whole.cells[index] = row.cells[index]
      }
      rows[rows.count - 1] = whole
      remarks.append((row.line, "one row of headings in two lines"))
    }
    return rows
  }

  private func goesOn(_ row: RawRow, from above: RawRow) -> Bool {
    let (upper, lower) = (filled(above), filled(row))
    guard let last = upper.last, let first = lower.first, first == last + 1, row.label?.isEmpty ?? true,
      Self.reach(row) == width
    else { return false }
    let kinds = upper.map { kind(above.cells[$0].range) }
    guard kinds.allSatisfy({ $0 != .other }), let period = kinds.last(where: { $0 != .measure }) else { return false }
    let below = lower.map { kind(row.cells[$0].range) }
    // 第1四半期 below a year is a part of it, not its sibling.
    return below.allSatisfy { $0 == period || $0 == .measure } && below.contains(period)
  }

  // MARK: A column off

  private static let isOff = "the headings are a column off the figures"

  /// All rows together, where the furthest reaches beyond the figures and none has anything over the first columns.
  private func movedTogether(_ header: [RawRow], _ remarks: inout [(line: Int, evidence: String)]) -> [RawRow] {
    let surplus = header.reduce(0) { max($0, Self.reach($1)) } - width
    guard (1...2).contains(surplus),
      header.allSatisfy({ $0.cells.dropFirst().prefix(surplus).allSatisfy(\.isEmpty) })
    else { return header }
    remarks.append((header[0].line, Self.isOff))
    return header.map { row in
      var row = row
      if row.cells.count > surplus + 1 { row.cells.removeSubrange(1...surplus) }
      return row
    }
  }

  /// It reaches beyond the figures and leaves its first columns free.
  private func movedLeft(_ row: RawRow) -> RawRow? {
    let surplus = Self.reach(row) - width
    // 「区分 | 令和4年度 | 令和5年度」 behind a tab too many.
    if surplus == 1, row.label?.isEmpty ?? true, filled(row).count == width + 1, kind(row.cells[1].range) == .other {
      var row = row
      row.cells.removeFirst()
      return row
    }
    guard (1...2).contains(surplus), row.cells.dropFirst().prefix(surplus).allSatisfy(\.isEmpty) else { return nil }
    var row = row
    row.cells.removeSubrange(1...surplus)
    return row
  }

  /// A period over the labels, like those over the columns, which end a column before the figures do.
  private func movedRight(_ row: RawRow) -> RawRow? {
    guard let label = row.label, !label.isEmpty, Self.reach(row) < width else { return nil }
    let own = kind(label.range)
    guard own == .year || own == .part, bytes[label.range.lowerBound] != 0x28 else { return nil }
    let kinds = filled(row).map { kind(row.cells[$0].range) }
    guard kinds.contains(own), kinds.count(where: { $0 == own || $0 == .measure }) * 3 >= kinds.count * 2 else {
      return nil
    }
    var row = row
    row.cells.insert(RawCell(range: label.range.lowerBound..<label.range.lowerBound, indent: 0, reading: .empty), at: 0)
    return row
  }

  // MARK: Two in one

  private static let isTwo = "two headings stand in one cell"

  /// Months and quarters run together, wherever parting them gives each column one.
  private func parted(_ header: [RawRow], _ remarks: inout [(line: Int, evidence: String)]) -> [RawRow] {
    header.map { row in
      let parted = MergedHeadings.parted(row, over: body, bytes)
      if parted.cells.count(where: { !$0.isEmpty }) != row.cells.count(where: { !$0.isEmpty }) {
        remarks.append((row.line, Self.isTwo))
      }
      return parted
    }
  }

  /// 「当期 増減 | 増減率」 over three columns.
  private func parted(_ row: RawRow) -> RawRow? {
    guard Self.reach(row) == width - 1 else { return nil }
    var found: (cell: Int, at: Int)?
    for cell in filled(row) {
      for at in row.cells[cell].range where bytes[at] == 0x20 {
        let (left, right) = halves(row.cells[cell].range, at)
        guard isPair(kind(left), kind(right)), !Self.spans.isFound(in: bytes, row.cells[cell].range) else { continue }
        guard found == nil else { return nil }
        found = (cell, at)
      }
    }
    guard let (cell, at) = found else { return nil }
    let (left, right) = halves(row.cells[cell].range, at)
    var row = row
    row.cells[cell] = RawCell(range: left, indent: row.cells[cell].indent, reading: CellScanner.read(bytes, left))
    row.cells.insert(RawCell(range: right, indent: 0, reading: CellScanner.read(bytes, right)), at: cell + 1)
    return row
  }

  private func halves(_ range: Range<Int>, _ at: Int) -> (Range<Int>, Range<Int>) {
    (trimmed(range.lowerBound..<at, in: bytes), trimmed(at..<range.upperBound, in: bytes))
  }

  private func isPair(_ left: Kind, _ right: Kind) -> Bool {
    switch (left, right) {
    case (.year, .year), (.part, .part), (.year, .measure), (.part, .measure): true
    default: false
    }
  }

  private static let spans: WordSet = ["自", "至", "from ", "to ", "~", "から", "まで"]

  // MARK: What a heading is

  private enum Kind { case year, part, measure, other }

  /// A heading that is nothing but a period, or nothing but words for what is measured.
  private func kind(_ range: Range<Int>) -> Kind {
    guard !range.isEmpty, range.count <= 60 else { return .other }
    var inner = range
    // 「(A)」, "(forecast)"
    if bytes[inner.upperBound - 1] == 0x29, let open = bytes[inner].lastIndex(of: 0x28), open > inner.lowerBound + 2 {
      inner = trimmed(inner.lowerBound..<open, in: bytes)
    }
    if inner.count <= 36, HeaderClues.namesChange(inner, bytes) { return .measure }
    let mentions = PeriodScanner.mentions(bytes, inner)
    if let first = mentions.first {
      let said = mentions.reduce(0) { $0 + $1.range.count }
      let letters = inner.reduce(0) { $0 + (bytes[$1] == 0x20 ? 0 : 1) }
      guard said * 10 >= letters * 7 else { return .other }
      if case .fiscal(.none, let part) = first.form, part != .year, mentions.count == 1 { return .part }
      return .year
    }
    return inner.count <= 36 && HeaderClues.namesMeasure(inner, bytes) ? .measure : .other
  }

  private func blank(at row: RawRow) -> RawCell {
    let end = row.cells.last?.range.upperBound ?? 0
    return RawCell(range: end..<end, indent: 0, reading: .empty)
  }
}
