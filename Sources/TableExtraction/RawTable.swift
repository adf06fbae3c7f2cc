import Lexing
import SourceText

/// A table as its lines and cells stand, before anything is understood. It does not matter to what follows how the cells
/// were separated.
public struct RawTable: Sendable {
  public var rows: [RawRow]
  /// Lines above the table that may carry its title, unit and periods; top first.
  public var preamble: [RawLine]
  /// Notes below the table.
  public var notes: [RawLine]

  public init(rows: [RawRow], preamble: [RawLine] = [], notes: [RawLine] = []) {
    self.rows = rows
    self.preamble = preamble
    self.notes = notes
  }

  /// Number of cells in the widest row.
  public var width: Int { rows.reduce(0) { max($0, $1.cells.count) } }
}

public struct RawRow: Sendable {
  /// 0-based line of the input.
  public var line: Int
  /// First the label, then the cells.
  public var cells: [RawCell]

  public init(line: Int, cells: [RawCell]) {
    self.line = line
    self.cells = cells
  }

  public var label: RawCell? { cells.first }
  public func cell(_ index: Int) -> RawCell? { index < cells.count ? cells[index] : nil }
}

public struct RawCell: Sendable {
  /// Folded range without the spaces around it.
  public var range: Range<Int>
  /// Spaces before the text: what is left of an indent.
  public var indent: Int
  public var reading: CellReading
  /// A figure put together from two cells.
  public var isTorn = false

  public init(range: Range<Int>, indent: Int, reading: CellReading) {
    self.range = range
    self.indent = indent
    self.reading = reading
  }

  public var isEmpty: Bool { range.isEmpty }

  /// The figure, when it is a single legible one.
  public var figure: PrintedFigure? {
    if case .figure(let figure) = reading { return figure }
    return nil
  }
}

/// A line outside the grid; its text has torn cells joined.
public struct RawLine: Sendable {
  public var line: Int
  public var range: Range<Int>
  public var text: [UInt8]

  public init(line: Int, range: Range<Int>, text: [UInt8]) {
    self.line = line
    self.range = range
    self.text = text
  }

  public var string: String { String(decoding: text, as: UTF8.self) }
}
