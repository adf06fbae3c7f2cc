import SourceText

/// Rows of Markdown tables: `| 売上高 | 1,234 |`, with or without the outer bars.
struct PipeRow {
  var cells: [Range<Int>]
  /// `|---|---:|`
  var isRule: Bool

  func draw(_ bytes: [UInt8], into text: inout RenderedText) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { text.append(mark: 0x09) }
      text.append(bytes, cell)
    }
    text.append(mark: 0x0A)
  }
}

enum PipeTables {
  /// By line: those that stand in a table of at least two rows.
  static func rows(_ bytes: [UInt8], _ lines: [Range<Int>]) -> [Int: PipeRow] {
    var found: [Int: PipeRow] = [:]
    var run: [(line: Int, row: PipeRow)] = []
    func close() {
      // One bar in a sentence is no table; a rule, or bars at both ends of several lines, make one.
      let isTable =
        run.count >= 2 && (run.contains { $0.row.isRule } || run.allSatisfy { isFramed(bytes, lines[$0.line]) })
      if isTable { for entry in run { found[entry.line] = entry.row } }
      run = []
    }
    for (line, range) in lines.enumerated() {
      if let row = row(bytes, range) { run.append((line, row)) } else { close() }
    }
    close()
    return found
  }

  private static func isFramed(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    let inner = trimmed(bytes, range)
    return inner.count >= 2 && bytes[inner.lowerBound] == 0x7C && bytes[inner.upperBound - 1] == 0x7C
  }

  private static func row(_ bytes: [UInt8], _ range: Range<Int>) -> PipeRow? {
    guard bytes[range].contains(0x7C), !bytes[range].contains(0x09) else { return nil }
    let inner = trimmed(bytes, range)
    var cells: [Range<Int>] = []
    var start = inner.lowerBound
    for at in inner where bytes[at] == 0x7C && (at == inner.lowerBound || bytes[at - 1] != 0x5C) {
      if at > inner.lowerBound || start < at { cells.append(trimmed(bytes, start..<at)) }
      start = at + 1
    }
    if start < inner.upperBound { cells.append(trimmed(bytes, start..<inner.upperBound)) }
    guard cells.count >= 2 else { return nil }
    let isRule = cells.allSatisfy { cell in
      cell.count >= 1 && bytes[cell].contains(0x2D) && bytes[cell].allSatisfy { $0 == 0x2D || $0 == 0x3A }
    }
    return PipeRow(cells: cells, isRule: isRule)
  }

  private static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high, bytes[low] == 0x20 { low += 1 }
    while high > low, bytes[high - 1] == 0x20 { high -= 1 }
    return low..<high
  }
}
