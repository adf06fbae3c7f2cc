import ReleaseModel
import SourceText
import TermCatalog

/// What alignment needs of a table, computed once.
struct TableProfile {
  let table: Table
  let labels: [PreparedLabel]
  let columnLabels: [PreparedLabel?]
  let title: PreparedLabel?
  /// Concept ids of the rows, and of the captions of transposed columns.
  let concepts: Set<String>
  /// Keys of the distinctive figures, with how often each stands.
  let values: [ValueKey: Int]
  let valueCount: Int
  let columnValues: [[ValueKey: Int]]
  /// For each row of `table.rows` the fact of each column.
  let grid: [[Int?]]
  let periods: Set<Period>
  /// The table's rows name periods and its columns items.
  let isTransposed: Bool

  /// A figure without its scale words: digits and sign. Two versions print the same figure at the same precision nearly
  /// always, so equal keys are the cheap first evidence.
  struct ValueKey: Hashable {
    var significand: Int64
    var isRate: Bool

    init?(_ fact: Fact) {
      guard let value = fact.value, !value.isZero else { return nil }
      var digits = value.significand
      while digits % 10 == 0 { digits /= 10 }
      significand = digits < 0 ? -digits : digits
      isRate = fact.unit.isRate
    }

    /// Figures of one or two digits are everywhere and say little.
    var weight: Double { significand >= 1_000 ? 1 : significand >= 100 ? 0.6 : significand >= 10 ? 0.25 : 0.05 }
  }

  init(_ table: Table, _ catalog: TermCatalog) {
    self.table = table
    let language: TermCatalog.Language = table.language == .japanese ? .japanese : .english
    labels = table.rows.map { catalog.prepare($0.heading.label, in: language) }
    columnLabels = table.columns.map {
      $0.heading.label.isEmpty ? nil : catalog.prepare($0.heading.label, in: language)
    }
    title = table.title.map { catalog.prepare($0, in: language) }
    var concepts: Set<String> = []
    for row in table.rows { if let concept = row.heading.concept { concepts.insert(concept) } }
    for column in table.columns { if let concept = column.heading.concept { concepts.insert(concept) } }
    self.concepts = concepts
    var values: [ValueKey: Int] = [:]
    var columnValues: [[ValueKey: Int]] = Array(repeating: [:], count: table.columns.count)
    var rowOfIndex: [Int: Int] = [:]
    for (position, row) in table.rows.enumerated() where row.index >= 0 { rowOfIndex[row.index] = position }
    var grid: [[Int?]] = Array(repeating: Array(repeating: nil, count: table.columns.count), count: table.rows.count)
    for (position, fact) in table.facts.enumerated() {
      if let row = rowOfIndex[fact.row], fact.column < table.columns.count { grid[row][fact.column] = position }
      guard let key = ValueKey(fact) else { continue }
      values[key, default: 0] += 1
      if fact.column < columnValues.count { columnValues[fact.column][key, default: 0] += 1 }
    }
    self.values = values
    valueCount = table.facts.count
    self.columnValues = columnValues
    self.grid = grid
    periods = Set(table.facts.compactMap(\.period))
    isTransposed = table.rows.contains { $0.role != .section && $0.heading.period != nil }
  }

  func fact(_ row: Int, _ column: Int) -> Fact? { grid[row][column].map { table.facts[$0] } }

  /// Weighted share of the smaller bag's figures that the other has too.
  static func overlap(_ left: [ValueKey: Int], _ right: [ValueKey: Int]) -> Double {
    var shared = 0.0
    var leftTotal = 0.0
    var rightTotal = 0.0
    for (key, count) in left {
      leftTotal += key.weight * Double(count)
      if let other = right[key] { shared += key.weight * Double(min(count, other)) }
    }
    for (key, count) in right { rightTotal += key.weight * Double(count) }
    let least = min(leftTotal, rightTotal)
    return least < 0.2 ? 0 : shared / least
  }
}
