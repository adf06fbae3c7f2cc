import PageLayout
import SourceText

/// Puts rows together whose cells are printed on several lines: lines that stand half a line apart are cells of one row, set in the
/// middle of it.
///
///     売上高   親会社の所有者に帰属   総資産              売上高   親会社の所有者に帰属する当期利益   総資産
///              する当期利益
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
      var chain = Array(lines[index..<end])
      if let units = Self.unitsAbove(chain) {
        result.append(chain.remove(at: units))
        isTorn = true
      }
      if chain.count > 1, let row = StackedCells.row(chain.map(\.layout), bytes, isCentered: !isTorn) {
        result.append(
          PageLines.Line(layout: row, top: chain.map(\.top).min() ?? 0, bottom: chain.map(\.bottom).max() ?? 0))
      } else {
        result += chain
      }
      index = end
    }
    self.lines = result
  }

  /// The line of units in 「百万円」 over 5,400 in the same cells: a line of its own above the row.
  private static func unitsAbove(_ chain: [PageLines.Line]) -> Int? {
    guard chain.count > 1 else { return nil }
    return chain.indices.dropLast().first { line in
      guard chain[line].layout.isUnits else { return false }
      let below = chain[(line + 1)...].flatMap(\.layout.segments).filter(\.isValue)
      let covered = chain[line].layout.segments.filter { unit in
        below.contains { $0.left < unit.right && unit.left < $0.right }
      }
      return covered.count >= 2
    }
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
}
