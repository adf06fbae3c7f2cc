import SourceText

/// Lines of words with places, and the tables that stand among them.
///
/// A page of a PDF and a text aligned by blanks are read by the same rules; only how far a place can be trusted differs.
public struct Layout: Sendable {
  /// The text of all words.
  public let bytes: [UInt8]
  /// From the top; lines without segments are blank.
  public let lines: [LayoutLine]
  /// Width of a full-width character.
  public let em: Double
  /// Places are those of the page; else they are what blanks left of them.
  public let isExact: Bool
  /// Where most text begins.
  let margin: Double

  public init(bytes: [UInt8], lines: [LayoutLine], em: Double, isExact: Bool) {
    self.bytes = bytes
    self.em = em
    self.isExact = isExact
    self.lines = lines.map { line in
      var line = line
      line.mend(bytes, em: em)
      return line
    }
    margin = self.lines.lazy.compactMap { $0.segments.first?.left }.min() ?? 0
  }

  /// How many places the figures of its tables end at: few, where they stand in columns.
  public func raggedness(of ranges: [Range<Int>]) -> Int {
    ranges.reduce(0) { sum, range in
      let ends = lines[range].filter(\.isTabular).flatMap { $0.segments.dropFirst().filter(\.isValue).map(\.right) }
      return sum + Set(ends).count
    }
  }

  /// Its tables, from the top.
  public func tables() -> [LayoutTable] {
    var tables: [LayoutTable] = []
    for zone in zones() {
      if zone.isInline {
        tables.append(LayoutTable(inline: zone.row ?? lines[zone.range.lowerBound], at: zone.range))
        continue
      }
      if let halves = SideBySide(self, zone)?.table() {
        tables.append(halves)
        continue
      }
      if let table = TableReading(self, zone).table() { tables.append(table) }
    }
    return tables
  }
}

/// Lines that are one table, as rows of cells.
public struct LayoutTable: Sendable {
  /// Indices of the layout's lines.
  public let range: Range<Int>
  public let rows: [LayoutRow]
  /// Number of columns besides the label.
  public let width: Int
  /// One line with periods and figures in turn.
  public let isInline: Bool

  init(range: Range<Int>, rows: [LayoutRow], width: Int, isInline: Bool = false) {
    self.isInline = isInline
    self.range = range
    self.rows = rows
    self.width = width
  }

  /// The same with the lines' own numbers, where the layout was told some of them only.
  public func numbered(_ numbers: [Int]) -> LayoutTable {
    let range =
      range.isEmpty
      ? range : numbers[range.lowerBound]..<numbers[range.upperBound - 1] + 1
    let rows = rows.map { row in
      var row = row
      row.line = numbers[row.line]
      return row
    }
    return LayoutTable(range: range, rows: rows, width: width, isInline: isInline)
  }

  init(inline line: LayoutLine, at range: Range<Int>) {
    let cells = line.segments.dropFirst().map(\.words)
    self.init(
      range: range, rows: [LayoutRow(line: range.lowerBound, label: line.segments[0].words, cells: cells)],
      width: cells.count, isInline: true)
  }
}

public struct LayoutRow: Sendable {
  /// Index of the line that it begins with.
  public var line: Int
  public var label: [LayoutWord]
  /// By column, each its words in reading order. Empty for a line without cells.
  public var cells: [[LayoutWord]]
  /// Columns whose cell here might as well stand in a column beside it that the row leaves free.
  public var unsure: Set<Int> = []

  public var isPlain: Bool { cells.allSatisfy(\.isEmpty) }
}
