import ReleaseModel

/// Which rows of the right table a row of the left one can pair with at all.
///
/// In short tables all are looked at. In long ones those near the diagonal, with the same concept, or with a figure that
/// agrees: the rest could not reach the threshold.
struct RowCandidates {
  /// Up to so many pairs all are looked at.
  private static let mostPairs = 40_000
  /// A figure or concept that stands in more rows than these says nothing of any.
  private static let most = 48

  private let m: Int
  private let n: Int
  private let left: TableProfile
  private let columns: [(Int, Int)]
  private var rowsOfConcept: [String: [Int]] = [:]
  /// For each pair of columns the figures of the right one, by size.
  private var figures: [[(size: Double, row: Int)]] = []
  /// The unit of the coarsest figure of each of these.
  private var reach: [Double] = []

  init(_ left: TableProfile, _ right: TableProfile, _ columns: [(Int, Int)]) {
    (m, n) = (left.table.rows.count, right.table.rows.count)
    self.left = left
    self.columns = columns
    guard m * n > Self.mostPairs else { return }
    for (row, entry) in right.table.rows.enumerated() {
      if let concept = entry.heading.concept { rowsOfConcept[concept, default: []].append(row) }
    }
    let width = right.table.columns.count
    for (_, column) in columns {
      var sizes: [(size: Double, row: Int)] = []
      var unit = 0.0
      for row in 0..<n {
        let cell = right.cells[row * width + column]
        guard cell.kind == .figure else { continue }
        sizes.append((cell.value.approximation, row))
        unit = max(unit, ExactDecimal(1, exponent: cell.value.exponent).approximation)
      }
      figures.append(sizes.sorted { $0 < $1 })
      reach.append(unit)
    }
  }

  /// In order.
  func rows(for i: Int) -> [Int] {
    guard m * n > Self.mostPairs else { return Array(0..<n) }
    var rows: Set<Int> = []
    // |i·n − j·m| ≤ 4·max(m, n)
    let slack = 4 * max(m, n)
    let low = max(0, (i * n - slack + m - 1) / m)
    let high = min(n - 1, (i * n + slack) / m)
    if low <= high { rows.formUnion(low...high) }
    if let concept = left.table.rows[i].heading.concept, let same = rowsOfConcept[concept], same.count <= Self.most {
      rows.formUnion(same)
    }
    let width = left.table.columns.count
    for (index, (column, _)) in columns.enumerated() {
      let cell = left.cells[i * width + column]
      guard cell.kind == .figure else { continue }
      let size = cell.value.approximation
      let slack = (reach[index] + ExactDecimal(1, exponent: cell.value.exponent).approximation) * 1.01
      var place = Self.lowerBound(figures[index], size - slack)
      var found: [Int] = []
      while place < figures[index].count, figures[index][place].size <= size + slack, found.count <= Self.most {
        found.append(figures[index][place].row)
        place += 1
      }
      if found.count <= Self.most { rows.formUnion(found) }
    }
    return rows.sorted()
  }

  private static func lowerBound(_ sizes: [(size: Double, row: Int)], _ wanted: Double) -> Int {
    var (low, high) = (0, sizes.count)
    while low < high {
      let middle = (low + high) / 2
      if sizes[middle].size < wanted { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
