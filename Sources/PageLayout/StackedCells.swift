import SourceText

/// Lines that together are one row of cells, each set in the middle of the row on as many lines as it needs.
///
/// Headings on two levels look alike from near: 「年間配当金」 over 「第1四半期末 … 合計」, beside 「配当性向」 in the middle. There the lower
/// line has words that nothing stands above and that are not in the middle, so it is no such row.
public enum StackedCells {
  /// A segment cut where a gap in it goes on through the other lines: cells that stand close.
  private static func parted(
    _ segment: LayoutSegment, of line: Int, in chain: [LayoutLine], _ bytes: [UInt8]
  ) -> [LayoutSegment] {
    let size = chain[line].size
    var pieces: [[LayoutWord]] = [[]]
    for (index, word) in segment.words.enumerated() {
      if index > 0 {
        let before = segment.words[index - 1]
        let gap = before.right...max(before.right, word.left)
        // Blanks between English words meet by chance.
        let isWide = word.left - before.right > 0.5 * size || bytes[word.range.lowerBound] >= 0xE3
        let isFree = chain.indices.allSatisfy { other in
          other == line
            || chain[other].segments.allSatisfy { part in
              part.words.allSatisfy { $0.right <= gap.upperBound || $0.left >= gap.lowerBound }
            }
        }
        let others = chain.indices.filter { $0 != line }.flatMap { chain[$0].segments }
        let isBetween = others.contains { $0.right <= gap.upperBound } && others.contains { $0.left >= gap.lowerBound }
        if word.isSpaced, isWide, isFree, isBetween { pieces.append([]) }
      }
      pieces[pieces.count - 1].append(word)
    }
    return pieces.count == 1 ? [segment] : pieces.map { LayoutSegment($0, bytes) }
  }

  /// One line of cells; nil where the lines are not those of one row.
  public static func row(_ chain: [LayoutLine], _ bytes: [UInt8], isCentered: Bool = true) -> LayoutLine? {
    struct Part {
      var line: Int
      var segment: LayoutSegment
    }
    let parts = chain.indices.flatMap { line in
      chain[line].segments.flatMap { parted($0, of: line, in: chain, bytes) }.map {
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
    let middle = (chain[0].middle + chain[chain.count - 1].middle) / 2
    for cell in cells {
      // Two parts on one line below one part: a heading over several columns.
      if Set(cell.map(\.line)).count < cell.count { return nil }
      // A cell stands in the middle of its row, as a whole.
      let heights = cell.map { chain[$0.line].middle }
      let own = ((heights.min() ?? middle) + (heights.max() ?? middle)) / 2
      if isCentered, abs(own - middle) > 0.4 * chain[0].size { return nil }
    }
    guard cells.count >= 2 else { return nil }
    let segments = cells.map { cell in
      cell.count == 1
        ? cell[0].segment
        : LayoutSegment(cell.sorted { $0.line < $1.line }.flatMap(\.segment.words), bytes, isStacked: true)
    }
    var line = chain[0]
    line.segments = segments
    line.middle = middle
    return line
  }
}
