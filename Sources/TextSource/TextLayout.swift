import PageLayout
import SourceText

/// Text whose cells are not separated by tabs, drawn anew with tabs: columns aligned by spaces (what `pdftotext -layout`
/// prints), Markdown tables, comma-separated values, dot leaders, a line for each cell.
///
/// Lines that already have tabs, and text without such layouts, stay as they are.
struct TextLayout {
  private let bytes: [UInt8]
  private let lines: [Range<Int>]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var lines: [Range<Int>] = []
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var at = start
    while at < bytes.count {
      if bytes[at] == 0x0A || bytes[at] == 0x0D {
        lines.append(start..<at)
        if bytes[at] == 0x0D, at + 1 < bytes.count, bytes[at + 1] == 0x0A { at += 1 }
        start = at + 1
      }
      at += 1
    }
    if start < bytes.count { lines.append(start..<bytes.count) }
    self.lines = lines
  }

  /// Offsets at which the lines begin.
  var lineStarts: [Int] { lines.map(\.lowerBound) }

  /// Text drawn anew, with the lines (0-based, of the drawing) of its tables.
  struct Drawing {
    var text = RenderedText()
    var tables: [Range<Int>] = []
    /// Input ranges of words that might stand in another column.
    var unsure: [Range<Int>] = []
  }

  /// Nil where nothing is to be drawn anew.
  func drawn() -> Drawing? {
    if let table = CommaSeparated(bytes, lines) { return Drawing(text: table.drawn()) }
    let pipes = PipeTables.rows(bytes, lines)
    let aligned = AlignedText(bytes, lines, skipping: pipes)
    let tables = aligned?.tables ?? []
    let taken = Set(pipes.keys).union(tables.flatMap(\.range))
    let copied = CellLines.tables(bytes, lines, taken: taken)
    guard !pipes.isEmpty || !tables.isEmpty || !copied.isEmpty else { return nil }
    var drawing = Drawing()
    for table in tables { drawing.unsure += aligned?.unsure(table) ?? [] }
    for table in copied { drawing.unsure += table.unsure.map(\.range) }
    var text = RenderedText()
    text.reserve(bytes.count + bytes.count / 8)
    var next = 0
    var nextCopied = 0
    var line = 0
    var row = 0
    while line < lines.count {
      if next < tables.count, tables[next].range.lowerBound == line, let aligned {
        let count = aligned.draw(tables[next], into: &text)
        drawing.tables.append(row..<row + count)
        row += count
        line = tables[next].range.upperBound
        next += 1
        continue
      }
      if nextCopied < copied.count, copied[nextCopied].range.lowerBound == line {
        drawing.tables.append(row..<row + copied[nextCopied].rows.count)
        draw(copied[nextCopied], into: &text)
        row += copied[nextCopied].rows.count
        line = copied[nextCopied].range.upperBound
        nextCopied += 1
        continue
      }
      if let pipe = pipes[line] {
        // The rule below a Markdown heading is no line of the table.
        if !pipe.isRule {
          pipe.draw(bytes, into: &text)
          row += 1
        }
      } else {
        row += 1
        text.append(bytes, lines[line])
        text.append(mark: 0x0A)
      }
      line += 1
    }
    drawing.text = text
    return drawing
  }

  private func draw(_ table: CellLines, into text: inout RenderedText) {
    for row in table.rows {
      for (index, cell) in row.enumerated() {
        if index > 0 { text.append(mark: 0x09) }
        for (place, line) in cell.enumerated() {
          if place > 0 { text.append(mark: 0x20) }
          text.append(bytes, line.range)
        }
      }
      text.append(mark: 0x0A)
    }
  }
}

extension RenderedText {
  /// Input bytes as they stand.
  mutating func append(_ input: [UInt8], _ range: Range<Int>) {
    for at in range { append(input[at], from: at, to: at + 1) }
  }

  /// Input bytes without their quotation marks or escapes, one by one.
  mutating func append(cell input: [UInt8], _ offsets: [Int]) {
    for at in offsets { append(input[at], from: at, to: at + 1) }
  }
}
