import PageLayout
import SourceText

/// Puts rows together whose cells are printed on several lines: lines that stand half a line apart are cells of one row, set in the
/// middle of it.
///
///     売上高   親会社の所有者に帰属   総資産              売上高   親会社の所有者に帰属する当期利益   総資産
///              する当期利益
///
/// Headings on two levels look alike from near: 「年間配当金」 over 「第1四半期末 … 合計」, beside 「配当性向」 in the middle. There the lower
/// line has words that nothing stands above, which the last line of a cell never has.
struct StackedLines {
  let lines: [PageLines.Line]

  init(_ lines: [PageLines.Line], _ bytes: [UInt8]) {
    var result: [PageLines.Line] = []
    var index = 0
    while index < lines.count {
      var end = index + 1
      var isTorn = false
      while end < lines.count {
        let torn = Self.isTorn(lines[end - 1], lines[end], bytes)
        guard torn || Self.areInterleaved(lines[end - 1], lines[end]) else { break }
        isTorn = isTorn || torn
        end += 1
      }
      let chain = Array(lines[index..<end])
      if chain.count > 1, let row = Self.row(chain, isTorn: isTorn, bytes) {
        result.append(row)
      } else {
        result += chain
      }
      index = end
    }
    self.lines = result
  }

  /// Nearer than lines below each other can be.
  private static func areInterleaved(_ above: PageLines.Line, _ below: PageLines.Line) -> Bool {
    below.layout.middle - above.layout.middle < 0.85 * min(above.layout.size, below.layout.size)
  }

  /// 「3,840,00」 over 「0」: a figure that its cell is too narrow for.
  private static func isTorn(_ above: PageLines.Line, _ below: PageLines.Line, _ bytes: [UInt8]) -> Bool {
    guard below.layout.middle - above.layout.middle < 1.7 * min(above.layout.size, below.layout.size) else {
      return false
    }
    return above.layout.segments.contains { segment in
      guard segment.shape == .figure, let word = segment.words.last, isTornFigure(bytes[word.range]) else {
        return false
      }
      return below.layout.segments.contains { part in
        guard let first = part.words.first else { return false }
        return first.left < segment.right && first.right > segment.left
          && (0x30...0x39).contains(bytes[first.range.lowerBound])
      }
    }
  }

  /// A group of less than three digits behind the last comma.
  private static func isTornFigure(_ word: ArraySlice<UInt8>) -> Bool {
    guard let comma = word.lastIndex(of: 0x2C) else { return false }
    let digits = word[(comma + 1)...]
    return digits.count < 3 && digits.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// A segment cut where a gap in it goes on through the other lines: cells that stand close.
  private static func parted(
    _ segment: LayoutSegment, of line: Int, in chain: [PageLines.Line], _ bytes: [UInt8]
  ) -> [LayoutSegment] {
    let size = chain[line].layout.size
    var pieces: [[LayoutWord]] = [[]]
    for (index, word) in segment.words.enumerated() {
      if index > 0 {
        let before = segment.words[index - 1]
        let gap = before.right...max(before.right, word.left)
        // Blanks between English words meet by chance.
        let isWide = word.left - before.right > 0.5 * size || bytes[word.range.lowerBound] >= 0xE3
        let isFree = chain.indices.allSatisfy { other in
          other == line
            || chain[other].layout.segments.allSatisfy { part in
              part.words.allSatisfy { $0.right <= gap.upperBound || $0.left >= gap.lowerBound }
            }
        }
        let others = chain.indices.filter { $0 != line }.flatMap { chain[$0].layout.segments }
        let isBetween = others.contains { $0.right <= gap.upperBound } && others.contains { $0.left >= gap.lowerBound }
        if word.isSpaced, isWide, isFree, isBetween { pieces.append([]) }
      }
      pieces[pieces.count - 1].append(word)
    }
    return pieces.count == 1 ? [segment] : pieces.map { LayoutSegment($0, bytes) }
  }

  /// One line of cells; nil where the lines are not those of one row.
  private static func row(_ chain: [PageLines.Line], isTorn: Bool, _ bytes: [UInt8]) -> PageLines.Line? {
    struct Part {
      var line: Int
      var segment: LayoutSegment
    }
    let parts = chain.indices.flatMap { line in
      chain[line].layout.segments.flatMap { parted($0, of: line, in: chain, bytes) }.map {
        Part(line: line, segment: $0)
      }
    }.sorted { ($0.segment.left, $0.line) < ($1.segment.left, $1.line) }
    var cells: [[Part]] = []
    var right = -Double.infinity
    for part in parts {
      if part.segment.left < right - 0.5 {
        cells[cells.count - 1].append(part)
      } else {
        cells.append([part])
      }
      right = max(right, part.segment.right)
    }
    let middle = (chain[0].layout.middle + chain[chain.count - 1].layout.middle) / 2
    for cell in cells {
      // Two parts on one line below one part: a heading over several columns.
      if Set(cell.map(\.line)).count < cell.count { return nil }
      // A cell stands in the middle of its row, as a whole.
      let heights = cell.map { chain[$0.line].layout.middle }
      let own = ((heights.min() ?? middle) + (heights.max() ?? middle)) / 2
      if !isTorn, abs(own - middle) > 0.4 * chain[0].layout.size { return nil }
    }
    guard cells.count >= 2 else { return nil }
    let segments = cells.map { cell in
      cell.count == 1
        ? cell[0].segment
        : LayoutSegment(cell.sorted { $0.line < $1.line }.flatMap(\.segment.words), bytes, isStacked: true)
    }
    var layout = chain[0].layout
    layout.segments = segments
    layout.middle = middle
    return PageLines.Line(
      layout: layout, top: chain.map(\.top).min() ?? 0, bottom: chain.map(\.bottom).max() ?? 0)
  }
}
