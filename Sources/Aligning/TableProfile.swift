import ReleaseModel
import SourceText
import TermCatalog

/// What alignment needs of one version's tables, computed once; see ``ReleaseAligner/profile(_:)``.
public struct ReleaseProfile: Sendable {
  let tables: [TableProfile]
}

/// What alignment needs of a table, computed once.
struct TableProfile: Sendable {
  let table: Table
  let labels: [PreparedLabel]
  let columnLabels: [PreparedLabel?]
  let title: PreparedLabel?
  /// Concept ids of the rows, and of the captions of transposed columns.
  let concepts: Set<String>
  /// The table's figures as keys.
  let values: ValueBag
  let columnValues: [ValueBag]
  /// What each row of `table.rows` prints in each column, row by row.
  let cells: [Cell]
  let periods: Set<Period>
  /// The table's rows name periods and its columns items.
  let isTransposed: Bool

  /// A figure without its scale words: digits and sign. Two versions print the same figure at the same precision nearly
  /// always, so equal keys are the cheap first evidence.
  struct ValueKey: Hashable {
    var significand: Int64
    var isRate: Bool

    init?(_ value: ExactDecimal?, isRate: Bool) {
      guard let value, !value.isZero else { return nil }
      var digits = value.significand
      while digits % 10 == 0 { digits /= 10 }
      significand = digits < 0 ? -digits : digits
      self.isRate = isRate
    }

    /// Figures of one or two digits are everywhere and say little.
    var weight: Double { significand >= 1_000 ? 1 : significand >= 100 ? 0.6 : significand >= 10 ? 0.25 : 0.05 }
  }

  /// What a row prints in a column.
  struct Cell: Sendable {
    enum Kind: UInt8, Sendable { case nothing, dash, other, figure }

    var kind = Kind.nothing
    /// Of a figure.
    var value = ExactDecimal.zero
    var digits: Int64 = 0
    var weight = 0.0
    var isRate = false
  }

  init(_ table: Table, _ book: inout LabelBook) {
    self.table = table
    labels = table.rows.map { book.prepared($0.heading.label) }
    columnLabels = table.columns.map { $0.heading.label.isEmpty ? nil : book.prepared($0.heading.label) }
    title = table.title.map { book.prepared($0) }
    var concepts: Set<String> = []
    for row in table.rows { if let concept = row.heading.concept { concepts.insert(concept) } }
    for column in table.columns { if let concept = column.heading.concept { concepts.insert(concept) } }
    self.concepts = concepts
    let (rows, columns) = (table.rows.count, table.columns.count)
    // Positions in `table.rows` by the number of the data row.
    var places = Array(repeating: -1, count: (table.rows.lazy.map(\.index).max() ?? -1) + 1)
    for (position, row) in table.rows.enumerated() where row.index >= 0 { places[row.index] = position }
    var cells = Array(repeating: Cell(), count: rows * columns)
    var keys: [(key: ValueKey, column: Int)] = []
    keys.reserveCapacity(table.facts.count)
    var periods: Set<Period> = []
    var lastPeriod: Period?
    for index in table.facts.indices {
      let (row, column) = (table.facts[index].row, table.facts[index].column)
      let key = ValueKey(table.facts[index].value, isRate: table.facts[index].unit.isRate)
      if let key { keys.append((key, column)) }
      if let period = table.facts[index].period, period != lastPeriod {
        periods.insert(period)
        lastPeriod = period
      }
      guard places.indices.contains(row), places[row] >= 0, column < columns else { continue }
      var cell = Cell()
      if table.facts[index].isNil {
        cell.kind = .dash
      } else if let key, let value = table.facts[index].value {
        cell.kind = .figure
        cell.value = value
        cell.digits = key.significand
        cell.weight = key.weight
        cell.isRate = key.isRate
      } else {
        cell.kind = .other
      }
      cells[places[row] * columns + column] = cell
    }
    self.cells = cells
    values = ValueBag(keys.map(\.key))
    columnValues = (0..<columns).map { column in ValueBag(keys.lazy.filter { $0.column == column }.map(\.key)) }
    self.periods = periods
    isTransposed = table.rows.contains { $0.role != .section && $0.heading.period != nil }
  }
}

/// The labels of one version, each folded, cut and looked up once: tables repeat those of their sisters.
struct LabelBook {
  private let catalog: TermCatalog
  private let language: TermCatalog.Language
  private var known: [LabelKey: PreparedLabel] = [:]

  init(_ catalog: TermCatalog, _ language: Language) {
    self.catalog = catalog
    self.language = language == .japanese ? .japanese : .english
  }

  mutating func prepared(_ label: String) -> PreparedLabel {
    let key = LabelKey(label)
    if let found = known[key] { return found }
    let prepared = catalog.prepare(label, in: language)
    known[key] = prepared
    return prepared
  }
}

/// Figures as keys, each with how often it stands, in the order of the keys.
struct ValueBag: Sendable {
  private var entries: [(key: UInt64, count: Int, weight: Double)] = []
  private var total = 0.0

  init(_ keys: some Sequence<TableProfile.ValueKey>) {
    let sorted = keys.map { (key: UInt64($0.significand) << 1 | ($0.isRate ? 1 : 0), weight: $0.weight) }
      .sorted { $0.key < $1.key }
    entries.reserveCapacity(sorted.count)
    for (key, weight) in sorted {
      if entries.last?.key == key {
        entries[entries.count - 1].count += 1
      } else {
        entries.append((key, 1, weight))
      }
    }
    for entry in entries { total += entry.weight * Double(entry.count) }
  }

  /// The keys, once each.
  var keys: some Collection<UInt64> { entries.lazy.map(\.key) }

  /// Weighted share of the smaller bag's figures that the other has too.
  static func overlap(_ left: ValueBag, _ right: ValueBag) -> Double {
    let least = min(left.total, right.total)
    if least < 0.2 { return 0 }
    return left.entries.withUnsafeBufferPointer { left in
      right.entries.withUnsafeBufferPointer { right in
        var shared = 0.0
        var (i, j) = (0, 0)
        while i < left.count, j < right.count {
          let (a, b) = (left[i].key, right[j].key)
          if a == b { shared += left[i].weight * Double(min(left[i].count, right[j].count)) }
          if a <= b { i += 1 }
          if b <= a { j += 1 }
        }
        return shared / least
      }
    }
  }
}
