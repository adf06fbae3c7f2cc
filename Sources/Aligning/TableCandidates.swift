import ReleaseModel

/// Which pairs of tables are worth a score: all in a usual release; in one with hundreds of tables those near each other and
/// those that share figures which few tables have.
struct TableCandidates {
  /// Up to so many pairs all are scored.
  private static let mostPairs = 10_000
  /// Tables to either side of the same place in the other version.
  private static let near = 6
  /// A figure that stands in more tables than these says nothing of any.
  private static let most = 12
  private static let best = 8

  private let m: Int
  private let n: Int
  private let left: [TableProfile]
  private var tablesOfKey: [UInt64: [Int32]] = [:]

  init(_ left: [TableProfile], _ right: [TableProfile]) {
    (m, n) = (left.count, right.count)
    self.left = left
    guard m * n > Self.mostPairs else { return }
    for (number, table) in right.enumerated() {
      for key in table.values.keys where key > 200 { tablesOfKey[key, default: []].append(Int32(number)) }
    }
  }

  var areAll: Bool { m * n <= Self.mostPairs }

  /// In order.
  func tables(for i: Int) -> [Int] {
    guard !areAll else { return Array(0..<n) }
    let place = m > 1 ? i * (n - 1) / (m - 1) : 0
    var tables = Set(max(0, place - Self.near)...min(n - 1, max(0, place + Self.near)))
    var votes: [Int32: Int] = [:]
    for key in left[i].values.keys {
      guard let found = tablesOfKey[key], found.count <= Self.most else { continue }
      for table in found { votes[table, default: 0] += 1 }
    }
    let most = votes.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(Self.best)
    tables.formUnion(most.map { Int($0.key) })
    return tables.sorted()
  }
}
