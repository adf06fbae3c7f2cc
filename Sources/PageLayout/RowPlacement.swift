/// Puts the values of a line into columns: in order, each into its own, with the least distance over all.
struct RowPlacement {
  let columns: [LayoutColumn]
  let em: Double

  /// The column of each value. Where there are more values than columns, neighbours share one.
  func place(_ values: [LayoutSegment]) -> [Int] {
    let (m, n) = (values.count, columns.count)
    guard m > 0, n > 0 else { return [] }
    let sharing = m > n
    // best[v][c]: the first v values, the last of them in a column before c.
    var best = Array(repeating: Array(repeating: Double.infinity, count: n + 1), count: m + 1)
    var isTaken = Array(repeating: Array(repeating: false, count: n + 1), count: m + 1)
    for column in 0...n { best[0][column] = 0 }
    for value in 1...m {
      for column in 1...n {
        best[value][column] = best[value][column - 1]
        let fit = distance(values[value - 1], columns[column - 1])
        var cost = best[value - 1][column - 1] + fit
        if sharing { cost = min(cost, best[value - 1][column] + fit + 3) }
        if cost < best[value][column] {
          best[value][column] = cost
          isTaken[value][column] = true
        }
      }
    }
    var homes = Array(repeating: 0, count: m)
    var (value, column) = (m, n)
    while value > 0 {
      while column > 1, !isTaken[value][column] { column -= 1 }
      homes[value - 1] = column - 1
      let fit = distance(values[value - 1], columns[column - 1])
      if !sharing || best[value - 1][column - 1] + fit <= best[value][column] { column -= 1 }
      value -= 1
      column = max(column, 1)
    }
    return homes
  }

  /// The homes of values that do not fall clearly on one column: another that the line leaves free, between the homes of
  /// the values beside it, is hardly farther from its end.
  func unsure(_ values: [LayoutSegment], _ homes: [Int]) -> Set<Int> {
    guard values.count < columns.count, homes.count == values.count else { return [] }
    var unsure: Set<Int> = []
    for (index, home) in homes.enumerated() {
      let first = index == 0 ? 0 : homes[index - 1] + 1
      let last = index + 1 < homes.count ? homes[index + 1] : columns.count
      let own = offset(values[index], columns[home])
      for other in first..<max(first, last) where other != home {
        let far = offset(values[index], columns[other])
        if far - own < max(Self.clearly, (far + own) / 4) { unsure.insert(home) }
      }
    }
    return unsure
  }

  /// In characters.
  private static let clearly = 2.0

  /// How far the ends are apart, or the middles, whichever fits better.
  private func offset(_ segment: LayoutSegment, _ column: LayoutColumn) -> Double {
    min(abs(segment.right - column.right), abs(segment.center - (column.left + column.right) / 2))
  }

  /// In widths of a character: small where they overlap, the gap between them where they do not.
  func distance(_ segment: LayoutSegment, _ column: LayoutColumn) -> Double {
    let overlap = min(segment.right, column.right) - max(segment.left, column.left)
    let ends = min(
      abs(segment.right - column.right), abs(segment.left - column.left),
      abs(segment.center - (column.left + column.right) / 2))
    return overlap > 0 ? 0.1 * min(ends / em, 5) : 1 - overlap / em
  }
}
