import ReleaseModel

/// The figures of one table as plain numbers in a dense grid, so that the tests need not touch labels or copies of facts.
struct AuditTable {
  enum State: UInt8 {
    /// Nothing stands there.
    case blank
    /// A printed dash: nothing, or nought.
    case dash
    case figure
    case unreadable
  }

  let index: Int
  let rowCount: Int
  let columnCount: Int
  private(set) var values: [ExactDecimal]
  private(set) var states: [State]
  /// Index of the fact in each cell, -1 for none.
  private(set) var facts: [Int]
  private(set) var units: [UInt16]
  /// The unit that most figures of a column have; `AuditUnits.none` for an empty column.
  private(set) var columnUnits: [UInt16]
  /// Amounts and differences of amounts.
  private(set) var isAmount: [Bool]
  private(set) var isRate: [Bool]
  let measures: [Measure?]
  let periods: [Period?]
  let compared: [Period?]
  /// Rows have periods and columns captions, as on the first page of a 決算短信.
  let isTransposed: Bool

  init(_ table: Table, index: Int, units known: inout AuditUnits) {
    self.index = index
    let rowCount = table.rows.reduce(0) { max($0, $1.index + 1) }
    let width = table.columns.count
    self.rowCount = rowCount
    columnCount = width
    values = Array(repeating: .zero, count: rowCount * width)
    states = Array(repeating: .blank, count: rowCount * width)
    facts = Array(repeating: -1, count: rowCount * width)
    units = Array(repeating: AuditUnits.none, count: rowCount * width)
    measures = table.columns.map(\.heading.measure)
    periods = table.columns.map(\.heading.period)
    compared = table.columns.map(\.heading.compared)
    isTransposed = table.rows.contains { $0.heading.period != nil }
    var counts = [Int](repeating: 0, count: width * 3)
    for fact in table.facts.indices {
      let (row, column) = (table.facts[fact].row, table.facts[fact].column)
      guard row >= 0, row < rowCount, column >= 0, column < width else { continue }
      let cell = row * width + column
      guard facts[cell] < 0 else { continue }
      facts[cell] = fact
      let unit = known.id(of: table.facts[fact].unit)
      units[cell] = unit
      if let value = table.facts[fact].value, value.significand.magnitude < 1_000_000_000_000_000 {
        values[cell] = value
        states[cell] = .figure
      } else {
        states[cell] = table.facts[fact].isNil ? .dash : .unreadable
      }
      let measure = table.facts[fact].measure
      counts[column * 3 + (unit == AuditUnits.rate ? 1 : measure == .amount || measure == .difference ? 0 : 2)] += 1
    }
    columnUnits = Array(repeating: AuditUnits.none, count: width)
    isAmount = Array(repeating: false, count: width)
    isRate = Array(repeating: false, count: width)
    for column in 0..<width {
      isAmount[column] = counts[column * 3] > counts[column * 3 + 1] && counts[column * 3] > counts[column * 3 + 2]
      isRate[column] = counts[column * 3 + 1] > counts[column * 3]
      columnUnits[column] = usualUnit(of: column)
    }
  }

  private func usualUnit(of column: Int) -> UInt16 {
    var tally: [(unit: UInt16, count: Int)] = []
    for row in 0..<rowCount {
      let unit = units[row * columnCount + column]
      if unit == AuditUnits.none { continue }
      if let place = tally.firstIndex(where: { $0.unit == unit }) {
        tally[place].count += 1
      } else {
        tally.append((unit, 1))
      }
    }
    var best: (unit: UInt16, count: Int) = (AuditUnits.none, 0)
    for entry in tally where entry.count > best.count { best = entry }
    return best.unit
  }

  func state(_ row: Int, _ column: Int) -> State { states[row * columnCount + column] }
  func unit(_ row: Int, _ column: Int) -> UInt16 { units[row * columnCount + column] }
  func value(_ row: Int, _ column: Int) -> ExactDecimal { values[row * columnCount + column] }
  func isFigure(_ row: Int, _ column: Int) -> Bool { states[row * columnCount + column] == .figure }

  func place(_ row: Int, _ column: Int) -> FigurePlace {
    FigurePlace(table: index, fact: facts[row * columnCount + column])
  }

  /// The figure of a cell; nil where nothing stands there.
  func figure(_ row: Int, _ column: Int) -> FigurePlace? {
    facts[row * columnCount + column] < 0 ? nil : place(row, column)
  }

  var amountColumns: [Int] { (0..<columnCount).filter { isAmount[$0] } }
}

/// Units as small integers.
struct AuditUnits {
  static let none = UInt16.max
  /// Percent and points alike.
  static let rate: UInt16 = 0

  private(set) var units: [Unit] = [.percent]

  mutating func id(of unit: Unit) -> UInt16 {
    if unit.isRate { return Self.rate }
    if let place = units.firstIndex(of: unit) { return UInt16(place) }
    guard units.count < 60_000 else { return Self.none }
    units.append(unit)
    return UInt16(units.count - 1)
  }

  func unit(_ id: UInt16) -> Unit? { units.indices.contains(Int(id)) ? units[Int(id)] : nil }
}
