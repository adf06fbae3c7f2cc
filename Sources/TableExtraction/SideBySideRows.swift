import Lexing
import SourceText

/// 「流動資産 9,618 流動負債 3,908」: assets beside liabilities, each line two rows. They are read one half below the other.
///
/// Words between two columns of figures may as well say more of the line that they stand in (a place, a method), so they must
/// be labels by more than their place: headed like the labels at the left, or with totals among them.
enum SideBySideRows {
  static func parted(_ rows: [RawRow], in bytes: [UInt8]) -> [RawRow] {
    let width = rows.reduce(0) { max($0, $1.cells.count) }
    guard width >= 4, rows.count >= 3 else { return rows }
    let borders = (2..<width - 1).filter { isLabels($0, rows, bytes) }
    guard !borders.isEmpty else { return rows }
    let starts = [0] + borders
    let ends = borders + [width]
    // What heads all halves stays above the first of them.
    let header = HeaderShape.headerCount(rows)
    var result: [RawRow] = []
    for (half, (start, end)) in zip(starts, ends).enumerated() {
      for (index, row) in rows.enumerated() {
        if index < header, half > 0 { continue }
        let cells = Array(row.cells.dropFirst(start).prefix(end - start))
        guard cells.contains(where: { !$0.isEmpty }) else { continue }
        result.append(RawRow(line: row.line, cells: cells))
      }
    }
    return result
  }

  /// Words of their own in three rows or more, each with something to its right and figures at its left in the column.
  private static func isLabels(_ column: Int, _ rows: [RawRow], _ bytes: [UInt8]) -> Bool {
    let body = rows[HeaderShape.headerCount(rows)...]
    var names: [ArraySlice<UInt8>] = []
    var (followed, figures, atLeft) = (0, 0, 0)
    var hasTotal = false
    for row in body {
      if row.cells.dropFirst().prefix(column - 1).contains(where: isFigure) { atLeft += 1 }
      guard let cell = row.cell(column), !cell.isEmpty else { continue }
      guard case .words = cell.reading else {
        if isFigure(cell) { figures += 1 }
        continue
      }
      names.append(bytes[cell.range])
      if let next = row.cell(column + 1), isFigure(next) { followed += 1 }
      if totals.isFound(in: bytes, cell.range) { hasTotal = true }
    }
    guard names.count >= 3, followed >= 3, followed * 2 >= names.count, figures * 8 <= names.count, atLeft >= 3,
      Set(names).count * 5 >= names.count * 4
    else { return false }
    if hasTotal { return true }
    guard let last = rows.prefix(HeaderShape.headerCount(rows)).last(where: { !($0.label?.isEmpty ?? true) }),
      let own = last.cell(column), !own.isEmpty
    else { return false }
    return bytes[own.range] == bytes[last.cells[0].range]
  }

  private static func isFigure(_ cell: RawCell) -> Bool {
    switch cell.reading {
    case .figure, .stacked, .damaged, .dash: true
    default: false
    }
  }

  private static let totals: WordSet = ["合計", "の部", "total"]
}
