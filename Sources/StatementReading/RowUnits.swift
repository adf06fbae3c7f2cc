import Lexing
import ReleaseModel
import SourceText
import TableExtraction

/// In which unit a row is, as a cell of its own says: 「定期 | 千人 | 41,203」 under 「単位」, "Passenger revenue | Millions of yen | 21,330".
enum RowUnit: Equatable {
  case said(Unit, scale: Int)
  /// The cell is empty or says 「〃」: as above.
  case above(Unit, scale: Int)
  /// Something stands there that is no unit known here.
  case unread(Range<Int>, line: Int)
}

/// Takes a column of units out of the grid and gives every row its unit.
///
/// Under 「単位」 or "Unit" one cell that reads as a unit is enough. Without such a heading the column must stand right behind the
/// labels, and what stands in it must be words: `$` in a column of its own belongs to the figure behind it.
struct RowUnits {
  private let bytes: [UInt8]
  private let clues: HeaderClues

  init(_ bytes: [UInt8], _ clues: HeaderClues) {
    self.bytes = bytes
    self.clues = clues
  }

  func gather(_ grid: inout WorkGrid) {
    guard let column = (0..<grid.width).first(where: { holdsUnits($0, grid) }) else { return }
    var last: (unit: Unit, scale: Int)?
    for row in grid.rows.indices where grid.rows[row].kind == .body {
      let cell = grid.rows[row].cells[column]
      let range = CellScanner.unwrapped(cell.range, in: bytes)
      let hasFigures = grid.rows[row].cells.indices.contains { $0 != column && speaks(grid.rows[row].cells[$0]) }
      if let found = Self.unit(bytes, range) {
        grid.rows[row].unit = .said(found.unit, scale: found.scale)
        last = found
      } else if hasFigures, range.isEmpty || isDitto(range) || cell.reading == .ruling {
        if let last { grid.rows[row].unit = .above(last.unit, scale: last.scale) }
      } else if hasFigures, !cell.isDash {
        grid.rows[row].unit = .unread(range, line: cell.line)
        last = nil
      }
      grid.rows[row].cells[column].reading = .empty
    }
  }

  private func holdsUnits(_ column: Int, _ grid: WorkGrid) -> Bool {
    let isHeaded = clues.columns[column + 1].namesRowUnits
    guard isHeaded || column == 0 && clues.columns[1].cells.allSatisfy({ $0.isEmpty || $0.reading == .ruling }) else {
      return false
    }
    var (units, words, filled) = (0, 0, 0)
    var hasScaleOrCount = false
    for row in grid.rows where row.kind == .body {
      let cell = row.cells[column]
      if cell.hasFigures || cell.stackCount > 0 { return false }
      guard row.cells.indices.contains(where: { $0 != column && speaks(row.cells[$0]) }) else { continue }
      filled += 1
      let range = CellScanner.unwrapped(cell.range, in: bytes)
      if range.isEmpty { continue }
      if let found = Self.unit(bytes, range) {
        units += 1
        if found.scale > 0 || !found.unit.isCurrency && !found.unit.isRate { hasScaleOrCount = true }
      } else if !isDitto(range), !cell.isDash {
        words += 1
      }
    }
    if isHeaded { return units >= 1 && units * 2 >= units + words }
    return units >= 2 && hasScaleOrCount && units * 2 >= filled && units * 5 >= (units + words) * 3
  }

  private func speaks(_ cell: WorkCell) -> Bool {
    cell.hasFigures || cell.isRead
  }

  private func isDitto(_ range: Range<Int>) -> Bool {
    Self.dittos.contains(String(decoding: bytes[range], as: UTF8.self).lowercased())
  }

  private static let dittos: Set<String> = ["〃", "々", "同", "同上", "\"", "''", "ditto", "do."]

  /// 千人, 百万円, %, 倍, (千台), 円/kg, "Millions of yen", "Thousand", "yen per kilogram".
  static func unit(_ bytes: [UInt8], _ whole: Range<Int>) -> (unit: Unit, scale: Int)? {
    var range = trimmed(whole, in: bytes)
    if range.count > 2, bytes[range.lowerBound] == 0x28, bytes[range.upperBound - 1] == 0x29 {
      range = trimmed(range.lowerBound + 1..<range.upperBound - 1, in: bytes)
    }
    guard !range.isEmpty, range.count <= 40 else { return nil }
    let text = String(decoding: bytes[range], as: UTF8.self).lowercased()
    // A bare sign of a currency belongs to a figure.
    if text == "$" || text == "¥" || text == "€" || text == "£" { return nil }
    let mentions = UnitScanner.mentions(bytes, range)
    if let first = mentions.first, first.range.lowerBound == range.lowerBound {
      if first.range.upperBound == range.upperBound { return (first.unit, first.scale) }
      let rest = String(decoding: bytes[first.range.upperBound..<range.upperBound], as: UTF8.self).lowercased()
      if rest == "/株" || rest == "/口" || rest == "/share" || rest == " per share", first.unit.isCurrency {
        return (Unit("\(first.unit.code)/shares"), first.scale)
      }
      if rest.hasPrefix("/") || rest.hasPrefix(" per ") || rest.hasPrefix(" a ") { return (first.unit, first.scale) }
      if first.unit == .yen, rest.trimmingPrefix(while: { $0 == " " }) == "銭" { return (.yen, 0) }
    }
    if let count = CountUnits.read(bytes, range) { return (.count, count.scale) }
    return UnitBinding.measures.contains(text) ? (.count, 0) : nil
  }
}
