import SourceText

/// 「旅客数   千人   4,567」: words between labels and figures that say each row's unit are a column of their own.
///
/// Geometry alone would part labels of two levels as well, so most of the words must be units.
struct UnitColumn {
  private let layout: Layout

  init(_ layout: Layout) { self.layout = layout }

  /// The rows with the units in a first column of their own; nil where there is none.
  func parted(_ rows: [LayoutRow]) -> [LayoutRow]? {
    let filled = rows.filter { !$0.isPlain && $0.label.count >= 2 }
    let tails = filled.compactMap(unitTail)
    guard tails.count >= 2, tails.count * 5 >= filled.count * 3 else { return nil }
    let left = tails.reduce(-Double.infinity) { max($0, $1.left) }
    let right = tails.reduce(Double.infinity) { min($0, $1.right) }
    // One below the other, whether they begin together, end together or share a middle.
    guard left <= right + layout.em else { return nil }
    let reach =
      tails.reduce(left) { min($0, $1.left) } - layout.em...tails.reduce(right) { max($0, $1.right) } + layout.em
    return rows.map { row in
      var row = row
      let cut = row.label.indices.dropFirst().first { begins(row.label, at: $0, in: reach) }
      let isUnitHead = row.label.count == 1 && reach.contains(row.label[0].left) && reach.contains(row.label[0].right)
      let words = cut.map { Array(row.label[$0...]) } ?? (isUnitHead ? row.label : [])
      row.label.removeLast(words.count)
      row.cells.insert(words, at: 0)
      row.unsure = Set(row.unsure.map { $0 + 1 })
      return row
    }
  }

  /// A unit at the end of a label, a gap behind its other words.
  private func unitTail(_ row: LayoutRow) -> (left: Double, right: Double)? {
    for index in row.label.indices.dropFirst() where hasGap(row.label, before: index) {
      let words = Array(row.label[index...])
      guard LayoutSegment(words, layout.bytes).isUnit, let first = words.first, let last = words.last else { continue }
      return (first.left, last.right)
    }
    return nil
  }

  private func begins(_ label: [LayoutWord], at index: Int, in reach: ClosedRange<Double>) -> Bool {
    hasGap(label, before: index) && label[index...].allSatisfy { reach.contains($0.left) && reach.contains($0.right) }
  }

  private func hasGap(_ label: [LayoutWord], before index: Int) -> Bool {
    label[index].left - label[index - 1].right > 0.9 * layout.em
  }
}
