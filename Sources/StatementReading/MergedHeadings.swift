import Lexing
import SourceText
import TableExtraction

/// 「4月 5月」 in one cell of a row of months, "1Q 2Q" in one of quarters: headings that a converter ran together. They are parted where
/// that gives each column of figures one heading.
enum MergedHeadings {
  static func parted(_ row: RawRow, over body: [RawRow], _ bytes: [UInt8]) -> RawRow {
    let filled = row.cells.indices.dropFirst().filter { !row.cells[$0].isEmpty }
    guard filled.count >= 2 else { return row }
    let columns = Self.columns(of: body)
    guard filled.count < columns.count else { return row }
    var parts: [Range<Int>] = []
    for index in filled {
      let words = Self.words(row.cells[index].range, bytes)
      parts += isSeveral(words, row.cells[index].range, bytes) ? words : [row.cells[index].range]
    }
    guard parts.count == columns.count, parts.count(where: { isPeriod($0, bytes) }) * 2 > parts.count,
      let label = row.label
    else { return row }
    let end = row.cells[row.cells.count - 1].range.upperBound
    var cells = [label]
    var next = 0
    for column in 1...(columns.last ?? 1) {
      let isFigures = columns.contains(column)
      let range = isFigures ? parts[next] : end..<end
      if isFigures { next += 1 }
      cells.append(RawCell(range: range, indent: 0, reading: CellScanner.read(bytes, range)))
    }
    return RawRow(line: row.line, cells: cells)
  }

  /// Those with figures in most rows.
  private static func columns(of body: [RawRow]) -> [Int] {
    let rows = body.filter(HeaderShape.isBody)
    let width = rows.reduce(0) { max($0, $1.cells.count) }
    guard width > 1 else { return [] }
    return (1..<width).filter { column in
      rows.count { $0.cell(column).map { !$0.isEmpty && $0.reading != .words } ?? false } * 2 > rows.count
    }
  }

  private static func words(_ range: Range<Int>, _ bytes: [UInt8]) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var start = range.lowerBound
    while start < range.upperBound {
      var end = start
      while end < range.upperBound, bytes[end] != 0x20 { end += 1 }
      if end > start { words.append(start..<end) }
      start = end + 1
    }
    return words
  }

  /// "1H FY2021" is one heading.
  private static func isSeveral(_ words: [Range<Int>], _ cell: Range<Int>, _ bytes: [UInt8]) -> Bool {
    guard words.count > 1, words.allSatisfy({ isPeriod($0, bytes) }) else { return false }
    return words.allSatisfy { BareMonths.isMonth(bytes, $0) }
      || HeaderClues.headings(PeriodScanner.mentions(bytes, cell)).count == words.count
  }

  /// All of it is one month, quarter or year.
  private static func isPeriod(_ range: Range<Int>, _ bytes: [UInt8]) -> Bool {
    if BareMonths.isMonth(bytes, range) { return true }
    let mentions = PeriodScanner.mentions(bytes, range)
    return mentions.count == 1 && mentions[0].range.count * 4 >= range.count * 3
  }
}
