import PageLayout
import SourceText

/// Rows of tables whose cells are parted by bars: `| 売上高 | 1,234 |`, with or without the outer bars.
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

/// Tables with a rule below their heading (Markdown), with bars around their rows, or with figures in as many cells row after row:
/// `売上高 | 12,345 | 13,579`.
enum PipeTables {
  private struct Line {
    var number: Int
    /// All that stands between bars, the first and the last perhaps outside of them.
    var cells: [Range<Int>]
    var isRule: Bool
  }

  /// By line: those that stand in a table of at least two rows.
  static func rows(_ bytes: [UInt8], _ lines: [Range<Int>]) -> [Int: PipeRow] {
    var found: [Int: PipeRow] = [:]
    var runs: [[Line]] = []
    for (number, range) in lines.enumerated() {
      guard let cells = cells(bytes, range) else { continue }
      let line = Line(number: number, cells: cells, isRule: isRule(bytes, cells))
      if runs.last?.last?.number == number - 1 { runs[runs.count - 1].append(line) } else { runs.append([line]) }
    }
    // Runs with one line between each and the next.
    var loose: [[[Line]]] = []
    for run in runs {
      if isMarked(run) {
        for line in bordered(run, byRule: true) { found[line.number] = PipeRow(cells: line.cells, isRule: line.isRule) }
      } else if let last = loose.last?.last?.last, run[0].number - last.number == 2,
        isSmall(bytes, lines[last.number + 1])
      {
        // 流動資産 alone, or nothing, between two rows.
        loose[loose.count - 1].append(run)
      } else {
        loose.append([run])
      }
    }
    for runs in loose {
      let whole = bordered(Array(runs.joined()), byRule: false)
      let tables =
        isTable(whole, bytes) ? [whole] : runs.map { bordered($0, byRule: false) }.filter { isTable($0, bytes) }
      for line in tables.joined() { found[line.number] = PipeRow(cells: line.cells, isRule: false) }
    }
    return found
  }

  /// One bar in a sentence is no table; a rule, or bars at both ends of several lines, make one.
  private static func isMarked(_ run: [Line]) -> Bool {
    guard run.count >= 2 else { return false }
    if run.contains(where: \.isRule) { return true }
    return run.allSatisfy { isEmpty($0.cells.first) && isEmpty($0.cells.last) && $0.cells.count >= 3 }
      && run.contains { $0.cells.count >= 4 }
  }

  /// Without the cells outside of the outer bars. Where a rule shows no outer bar, or rows differ, a bar at the start stands behind an empty cell.
  private static func bordered(_ run: [Line], byRule: Bool) -> [Line] {
    let rule = byRule ? run.first(where: \.isRule) : nil
    func isBorder(_ cell: (Line) -> Range<Int>?) -> Bool {
      if let rule { return isEmpty(cell(rule)) }
      return run.allSatisfy { isEmpty(cell($0)) }
    }
    let (left, right) = (isBorder { $0.cells.first }, isBorder { $0.cells.last })
    let width = rule.map { $0.cells.count - (left ? 1 : 0) - (right ? 1 : 0) }
    return run.map { line in
      var line = line
      if left, isEmpty(line.cells.first) { line.cells.removeFirst() }
      // Outer bars that only some rows of a Markdown table have.
      if right || (width.map { line.cells.count > $0 } ?? false), isEmpty(line.cells.last) { line.cells.removeLast() }
      if let width, line.cells.count > width, isEmpty(line.cells.first) { line.cells.removeFirst() }
      return line
    }
  }

  /// Rows as wide as each other, of which at least two, and half, have figures behind a label and nothing else.
  private static func isTable(_ run: [Line], _ bytes: [UInt8]) -> Bool {
    let width = run.reduce(0) { max($0, $1.cells.count) }
    guard width >= 2 else { return false }
    var bodies = 0
    var heads = 0
    var amounts = 0
    for line in run {
      let filled = line.cells.indices.filter { !line.cells[$0].isEmpty }
      guard line.cells.count == width || filled.allSatisfy({ $0 == 0 }) else { return false }
      let cells = filled.filter { $0 > 0 }.map { bytes[line.cells[$0]] }
      guard !cells.isEmpty else { continue }
      let values = cells.filter { isValue($0, bytes) }
      if values.count == cells.count, filled[0] == 0, !isValue(bytes[line.cells[0]], bytes),
        values.contains(where: { !isDash($0) })
      {
        bodies += 1
        if values.contains(where: isAmount) { amounts += 1 }
      } else {
        heads += 1
      }
    }
    // A label and one number a row are a list of contents as well.
    return width == 2 ? bodies >= 3 && amounts * 2 > bodies && bodies >= heads : bodies >= 2 && bodies >= heads
  }

  private static func isValue(_ cell: ArraySlice<UInt8>, _ bytes: [UInt8]) -> Bool {
    let segment = LayoutSegment([LayoutWord(range: cell.startIndex..<cell.endIndex, left: 0, right: 1)], bytes)
    let isYear =
      cell.count == 4 && cell.allSatisfy { (0x30...0x39).contains($0) }
      && (cell.starts(with: [0x32, 0x30]) || cell.starts(with: [0x31, 0x39]))
    return segment.isValue && !isYear
  }

  private static func isDash(_ cell: ArraySlice<UInt8>) -> Bool { CellShape(cell) == .dash }

  /// A comma, a point or a percent sign.
  private static func isAmount(_ cell: ArraySlice<UInt8>) -> Bool {
    cell.contains { $0 == 0x2C || $0 == 0x2E || $0 == 0x25 }
  }

  /// Nothing, or a few words that end no sentence.
  private static func isSmall(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    let inner = trimmed(bytes, range)
    return inner.count <= 60 && bytes[inner].suffix(3) != [0xE3, 0x80, 0x82][...] && bytes[inner].last != 0x2E
  }

  private static func isEmpty(_ cell: Range<Int>?) -> Bool { cell?.isEmpty ?? false }

  private static func cells(_ bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>]? {
    guard bytes[range].contains(0x7C), !bytes[range].contains(0x09) else { return nil }
    var cells: [Range<Int>] = []
    var start = range.lowerBound
    for at in range where bytes[at] == 0x7C && (at == range.lowerBound || bytes[at - 1] != 0x5C) {
      cells.append(trimmed(bytes, start..<at))
      start = at + 1
    }
    cells.append(trimmed(bytes, start..<range.upperBound))
    return cells.count >= 2 ? cells : nil
  }

  private static func isRule(_ bytes: [UInt8], _ cells: [Range<Int>]) -> Bool {
    let filled = cells.filter { !$0.isEmpty }
    return cells.dropFirst().dropLast().allSatisfy { !$0.isEmpty }
      && filled.allSatisfy { cell in
        bytes[cell].contains(0x2D) && bytes[cell].allSatisfy { $0 == 0x2D || $0 == 0x3A }
      }
  }

  private static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high, bytes[low] == 0x20 { low += 1 }
    while high > low, bytes[high - 1] == 0x20 { high -= 1 }
    return low..<high
  }
}
