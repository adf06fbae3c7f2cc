import Lexing
import ReleaseModel
import SourceText

/// 「5,120百万円（3.1％）」 in the cells of one column is an amount and its change: two columns.
enum AmountsWithRates {
  /// `20,268 (1.8%)`: all rates of a column stand in brackets, so these are no sign.
  static func plain(_ bytes: [UInt8], _ range: Range<Int>) -> [RawCell]? {
    guard bytes[range.upperBound - 1] == 0x29, let open = bytes[range].lastIndex(of: 0x28), open > range.lowerBound
    else {
      return nil
    }
    let (amount, inner) = (trimmed(range.lowerBound..<open, in: bytes), open + 1..<range.upperBound - 1)
    guard case .figure(let figure) = CellScanner.read(bytes, amount), figure.unit == nil, figure.places == 0 else {
      return nil
    }
    let reading = CellScanner.read(bytes, inner)
    switch reading {
    case .figure(let rate) where rate.unit == .percent && rate.places > 0: break
    case .dash: break
    default: return nil
    }
    return [
      RawCell(range: amount, indent: 0, reading: .figure(figure)),
      RawCell(range: trimmed(inner, in: bytes), indent: 0, reading: reading),
    ]
  }

  /// The rows with each such column as two; headings stay over the first.
  ///
  /// `split`: the amount and the rate of a cell, nil where it is no such cell.
  static func parted(_ rows: [RawRow], split: (RawCell) -> [RawCell]?) -> [RawRow] {
    let width = rows.reduce(0) { max($0, $1.cells.count) }
    guard width > 1 else { return rows }
    var parts: [Int: [Int: [RawCell]]] = [:]
    for column in 1..<width {
      var found: [Int: [RawCell]] = [:]
      var others = 0
      for (index, row) in rows.enumerated() where column < row.cells.count && !row.cells[column].isEmpty {
        if let cells = split(row.cells[column]) {
          found[index] = cells
        } else if case .figure = row.cells[column].reading {
          others += 1
        }
      }
      // A column of amounts with one remark in brackets stays one.
      if found.count >= 2, found.count > others { parts[column] = found }
    }
    guard !parts.isEmpty else { return rows }
    return rows.enumerated().map { index, row in
      var row = row
      row.cells = row.cells.enumerated().flatMap { column, cell -> [RawCell] in
        guard let found = parts[column] else { return [cell] }
        let end = cell.range.upperBound
        return found[index] ?? [cell, RawCell(range: end..<end, indent: 0, reading: .empty)]
      }
      return row
    }
  }
}
