import SourceText
import TextSource

/// Draws a page as lines: a block a line, a row of a table a line with tabs between its cells.
struct PageRenderer {
  private let source: RenderedText
  private(set) var drawn = RenderedText()
  private(set) var blocks: [Block] = []
  private var line = 0
  /// Number of value columns of the table drawn last, while nothing stands behind it.
  private var openWidth: Int?

  init(_ source: RenderedText) {
    self.source = source
    drawn.reserve(source.bytes.count + source.bytes.count / 4)
  }

  mutating func draw(_ items: [PageItem]) {
    for item in items {
      switch item {
      case .run(let run): draw(run)
      case .table(let table): draw(table)
      }
    }
  }

  // MARK: Text

  private mutating func draw(_ run: TextRun) {
    let first = line
    var start = run.range.lowerBound
    while start < run.range.upperBound {
      let end = source.bytes[start..<run.range.upperBound].firstIndex(of: 0x0A) ?? run.range.upperBound
      if source.bytes[start..<end].contains(where: { $0 > 0x20 && $0 != 0xC2 && $0 != 0xA0 }) {
        drawn.append(source, start..<end)
        endLine()
      }
      start = end + 1
    }
    guard line > first else { return }
    openWidth = nil
    blocks.append(Block(kind: run.isHeading ? .heading : .paragraph, lines: first..<line, language: .english))
    if !run.isHeading { undecided.append(blocks.count - 1) }
  }

  /// Blocks whose kind their words have to say.
  private(set) var undecided: [Int] = []

  private mutating func endLine() {
    drawn.append(mark: 0x0A)
    line += 1
  }

  // MARK: Tables

  private mutating func draw(_ table: PageTable) {
    draw(table.captions)
    if table.holdsTables {
      // A table around tables lays out the page.
      for row in table.rows { for cell in row { draw(cell.items) } }
      return
    }
    let grid = TableGrid(table, source)
    if grid.isEmpty { return }
    if isLayout(grid) {
      for row in grid.rows where !row.isEmpty {
        let first = line
        for (index, cell) in row.enumerated() {
          if index > 0 { drawn.append(mark: 0x20) }
          append(cell)
        }
        endLine()
        blocks.append(Block(kind: .paragraph, lines: first..<line, language: .english))
        undecided.append(blocks.count - 1)
      }
      openWidth = nil
      return
    }
    draw(grid)
  }

  /// One cell a row, or a mark and a sentence: text that a table merely places.
  private func isLayout(_ grid: TableGrid) -> Bool {
    if grid.rows.allSatisfy({ $0.count <= 1 }) { return true }
    return grid.rows.allSatisfy { row in
      row.count <= 1
        || row.count == 2 && grid.words(row[0]).count <= 12 && row[1].shape == .words
          && grid.words(row[1]).count > 90
    }
  }

  private mutating func draw(_ grid: TableGrid) {
    let first = line
    var hasHeading = false
    let parts = grid.halves() ?? [grid]
    let width = parts.reduce(0) { max($0, $1.columns.count - $1.stub) }
    for part in parts { draw(part, width: width, first, &hasHeading) }
    // The same columns again right behind, without headings: a table broken by a page.
    if !hasHeading, width >= 2, openWidth == width, let last = blocks.indices.last {
      blocks[last].isWhole = false
    }
    blocks.append(Block(kind: .table, lines: first..<line, language: .english, isWhole: true))
    openWidth = width
  }

  private mutating func draw(_ grid: TableGrid, width: Int, _ first: Int, _ hasHeading: inout Bool) {
    let labels = Set(grid.columns[..<grid.stub])
    let values = Array(grid.columns[grid.stub...])
    for row in grid.rows where !row.isEmpty {
      var next = 0
      if let label = row.first, labels.contains(label.column) {
        indent(label, level: grid.level(of: label))
        append(label)
        next = 1
        while next < row.count, labels.contains(row[next].column) {
          drawn.append(mark: 0x20)
          append(row[next])
          next += 1
        }
      }
      if line == first { hasHeading = !row[next...].allSatisfy { $0.shape == .figure || $0.shape == .dash } }
      for column in values {
        drawn.append(mark: 0x09)
        while next < row.count, row[next].column == column {
          append(row[next])
          next += 1
        }
      }
      for _ in values.count..<max(width, values.count) { drawn.append(mark: 0x09) }
      endLine()
    }
  }

  private mutating func indent(_ cell: TableGrid.Cell, level: Int) {
    let steps = level * 2 + Int(max(0, min(cell.indent, 400)) / 4)
    guard steps > 0, let place = cell.pieces.first?.lowerBound else { return }
    let start = Int(source.starts[place])
    for _ in 0..<steps { drawn.append(0x20, from: start, to: start) }
  }

  /// A cell's lines joined: without a space where a Japanese word goes on, else with one.
  private mutating func append(_ cell: TableGrid.Cell) {
    guard let first = cell.pieces.first else { return }
    drawn.append(source, first)
    for piece in cell.pieces.others {
      if needsSpace(before: piece, shape: cell.shape) { drawn.append(mark: 0x20) }
      drawn.append(source, piece)
    }
  }

  private func needsSpace(before piece: Range<Int>, shape: CellShape) -> Bool {
    guard let last = drawn.bytes.last, let next = source.bytes[piece].first else { return false }
    if last == 0x20 || next == 0x20 { return false }
    if last < 0x80 && next < 0x80 {
      // Signs belong to their figure, figures and words stand apart.
      let isDigit = (0x30...0x39).contains(next) && (last == 0x24 || last == 0x28 || last == 0x2D)
      return !(isDigit || next == 0x29 || next == 0x25 || last == 0x24 || last == 0x28)
    }
    // Two numbers, or a note's mark and a number (※１ 1,234), never become one.
    if shape == .figure || shape == .words, endsInDigit || endsInMark, beginsWithDigit(piece) { return true }
    if shape == .figure { return false }
    let startsUnit = Self.units.contains { source.bytes[piece].starts(with: $0) }
    return startsUnit || last < 0x80 && last != 0x28 && last != 0x29 || next < 0x80 && next != 0x28 && next != 0x29
  }

  private var endsInDigit: Bool {
    let bytes = drawn.bytes
    guard let last = bytes.last else { return false }
    return (0x30...0x39).contains(last)
      || bytes.count >= 3 && bytes[bytes.count - 3] == 0xEF && bytes[bytes.count - 2] == 0xBC
        && (0x90...0x99).contains(last)
  }

  /// ※
  private var endsInMark: Bool { drawn.bytes.suffix(3).elementsEqual([0xE2, 0x80, 0xBB]) }

  private func beginsWithDigit(_ piece: Range<Int>) -> Bool {
    let bytes = source.bytes[piece]
    guard let first = bytes.first else { return false }
    return (0x30...0x39).contains(first)
      || bytes.count >= 3 && first == 0xEF && bytes[bytes.startIndex + 1] == 0xBC
        && (0x90...0x99).contains(bytes[bytes.startIndex + 2])
  }

  private static let units: [[UInt8]] = ["百万円", "千円", "億円", "円", "％", "千株", "百万株", "口"].map { Array($0.utf8) }
}
