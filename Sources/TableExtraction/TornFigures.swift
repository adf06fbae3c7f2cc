import Lexing
import SourceText

/// 「12,」 and 「345」 in two cells: one figure, where the first is none by itself and both together are one in groups of three.
enum TornFigures {
  static func joined(_ rows: [RawRow], in bytes: [UInt8]) -> [RawRow] {
    guard rows.contains(where: { first(in: $0, bytes) != nil }) else { return rows }
    return rows.map { row in
      var row = row
      while let (place, cell) = first(in: row, bytes) {
        row.cells[place] = cell
        row.cells.remove(at: place + 1)
      }
      return row
    }
  }

  private static func first(in row: RawRow, _ bytes: [UInt8]) -> (place: Int, cell: RawCell)? {
    guard row.cells.count > 2 else { return nil }
    for place in 1..<row.cells.count - 1 {
      let (left, right) = (row.cells[place].range, row.cells[place + 1].range)
      guard !left.isEmpty, !right.isEmpty, isTorn(bytes[left], bytes[right]) else { continue }
      let text = Array(bytes[left]) + Array(bytes[right])
      guard case .figure(var figure) = CellScanner.read(text, 0..<text.count), figure.isGrouped, figure.digits > 3
      else {
        continue
      }
      figure.range = left.lowerBound..<right.upperBound
      var cell = RawCell(range: figure.range, indent: row.cells[place].indent, reading: .figure(figure))
      cell.isTorn = true
      return (place, cell)
    }
    return nil
  }

  /// A comma at the seam, or a last group of one or two digits, which no figure has.
  private static func isTorn(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
    guard let end = left.last, let start = right.first, isDigit(end) || end == 0x2C, isDigit(start) || start == 0x2C
    else { return false }
    if end == 0x2C { return start != 0x2C && left.count > 1 }
    if start == 0x2C { return true }
    guard let comma = left.lastIndex(of: 0x2C) else { return false }
    return left.endIndex - comma - 1 < 3
  }
}
