import Lexing
import SourceText

/// 「13.00（普通配当 8.00）（記念配当 5.00）」 in one cell: a figure, and below it its parts with their names. Each part is a row of its own.
enum PartsInCells {
  private struct Part {
    var name: Range<Int>
    var figure: RawCell
  }

  static func parted(
    _ rows: [RawRow], in bytes: [UInt8], reading: (Range<Int>) -> CellReading
  ) -> [RawRow] {
    guard rows.contains(where: { $0.cells.contains { mayHoldParts($0, bytes) } }) else { return rows }
    return rows.flatMap { row -> [RawRow] in
      var whole = row
      var parts: [Int: [Part]] = [:]
      for column in row.cells.indices.dropFirst() where mayHoldParts(row.cells[column], bytes) {
        guard let (amount, found) = cut(row.cells[column], bytes, reading) else { continue }
        whole.cells[column] = amount
        parts[column] = found
      }
      guard let most = parts.values.max(by: { $0.count < $1.count }) else { return [row] }
      let indent = (row.label?.indent ?? 0) + 2
      return [whole]
        + most.indices.map { index in
          let cells = row.cells.indices.dropFirst().map { column -> RawCell in
            if let own = parts[column], index < own.count { return own[index].figure }
            let end = row.cells[column].range.upperBound
            return RawCell(range: end..<end, indent: 0, reading: .empty)
          }
          let name = RawCell(range: most[index].name, indent: indent, reading: .words)
          return RawRow(line: row.line, cells: [name] + cells)
        }
    }
  }

  /// Words that end in a bracket: hardly any cell.
  private static func mayHoldParts(_ cell: RawCell, _ bytes: [UInt8]) -> Bool {
    guard !cell.range.isEmpty, bytes[cell.range.upperBound - 1] == 0x29, isStart(bytes[cell.range.lowerBound]),
      case .words = cell.reading
    else { return false }
    return true
  }

  private static func cut(
    _ cell: RawCell, _ bytes: [UInt8], _ reading: (Range<Int>) -> CellReading
  ) -> (RawCell, [Part])? {
    let range = cell.range
    guard let open = bytes[range].firstIndex(of: 0x28), open > range.lowerBound,
      case let amount = trimmed(range.lowerBound..<open, in: bytes), case .figure = reading(amount)
    else { return nil }
    var parts: [Part] = []
    var at = open
    while at < range.upperBound {
      guard bytes[at] == 0x28, let close = bytes[at..<range.upperBound].firstIndex(of: 0x29),
        let digit = bytes[at..<close].firstIndex(where: isDigit)
      else { return nil }
      let name = trimmed(at + 1..<digit, in: bytes)
      let figure = trimmed(digit..<close, in: bytes)
      guard name.count >= 6, bytes[name].allSatisfy({ $0 >= 0x80 || $0 == 0x20 }), case .figure = reading(figure) else {
        return nil
      }
      parts.append(Part(name: name, figure: RawCell(range: figure, indent: 0, reading: reading(figure))))
      at = trimmed(close + 1..<range.upperBound, in: bytes).lowerBound
      if trimmed(close + 1..<range.upperBound, in: bytes).isEmpty { break }
    }
    return (RawCell(range: amount, indent: cell.indent, reading: reading(amount)), parts)
  }

  private static func isStart(_ byte: UInt8) -> Bool { isDigit(byte) || byte >= 0x80 }
}
