import Auditing
import ReleaseModel
import Testing

@Suite("Sums over rows")
struct FindSumsTests {
  @Test("finds every sum of a statement and no other", arguments: StatementShape.all)
  func shape(_ shape: StatementShape) {
    let found = findSums(in: shape.grid())
    #expect(found.map { StatementShape.text($0) } == shape.sums)
    for relation in found {
      #expect(relation.columns.allSatisfy { $0 == .holds }, "\(StatementShape.text(relation))")
    }
  }

  @Test("finds most sums by the figures alone")
  func withoutHints() {
    var expected = 0
    var recalled = 0
    for shape in StatementShape.all {
      let rows = { (text: String) in Set(text.split { !$0.isNumber }) }
      let found = Set(findSums(in: shape.grid(hinted: false)).map { rows(StatementShape.text($0)) })
      expected += shape.sums.count
      recalled += shape.sums.count { found.contains(rows($0)) }
    }
    #expect(recalled * 10 >= expected * 8, "\(recalled) of \(expected)")
  }

  @Test("claims next to nothing among random figures")
  func randomTables() {
    var random = Dice(seed: 20_040_514)
    var claims = 0
    for _ in 0..<1_000 {
      claims += findSums(in: random.grid(rows: 30, columns: 4, mode: .rounded)).count
    }
    for mode in [RoundingInterval.Mode.truncated, .unknown] {
      for columns in 1...3 {
        for _ in 0..<50 { claims += findSums(in: random.grid(rows: 30, columns: columns, mode: mode)).count }
      }
    }
    #expect(claims < 5)
  }

  @Test("a long table is read to its end")
  func longTable() {
    var random = Dice(seed: 7)
    var grid = FootingGrid(rows: [], cells: [], mode: .rounded)
    for _ in 0..<37 {
      var totals = Array(repeating: Int64(0), count: 8)
      for _ in 0..<7 {
        let line = totals.map { _ in Int64(random.next(10_000_000)) }
        for column in totals.indices { totals[column] += line[column] }
        grid.cells.append(line.map { FootingGrid.Cell(value: ExactDecimal($0)) })
      }
      grid.cells.append(totals.map { FootingGrid.Cell(value: ExactDecimal($0)) })
    }
    grid.rows = Array(repeating: FootingGrid.Row(), count: grid.cells.count)
    #expect(findSums(in: grid).map(\.total) == (1...37).map { $0 * 8 - 1 })
  }

  @Test("rounding may excuse a unit, but not where all else foots")
  func rounding() {
    let loose = StatementShape(
      name: "rounded", mode: .rounded, sums: [], rows: "a | 3,333 | 4,444\nb | 3,333 | 1,234\nTotal | 6,667 | 5,678")
    #expect(findSums(in: loose.grid()).first?.columns == [.holds, .holds])
    let far = StatementShape(
      name: "far", mode: .rounded, sums: [],
      rows: "a | 3,333 | 4,444 | 812,345\nb | 3,333 | 1,234 | 54,321\nTotal | 6,669 | 5,678 | 866,666")
    #expect(findSums(in: far.grid()).first?.columns == [.fails(computed: ExactDecimal(6_666)), .holds, .holds])
  }

  @Test("the lines under a heading are added up by its total although assets less liabilities give it, too")
  func headingBeforeBalance() throws {
    let shape = StatementShape(
      name: "equity", mode: .rounded, sums: [],
      rows: """
        Total assets | 912,345 | 823,456 | 734,567 | 645,678
        Total liabilities | 501,234 | 411,111 | 322,222 | 233,333
        Capital | 300,000 | 300,000 | 300,700 | 300,000
        Surplus | 111,234 | 112,500 | 112,560 | 112,345
        Treasury stock | (123) | (155) | (215) | 112,845
        Total equity | 411,111 | 412,345 | 412,345 | 412,345
        """)
    var grid = shape.grid()
    grid.rows[5].closesFrom = 2
    let equity = try #require(findSums(in: grid).first { $0.total == 5 && $0.addends.map(\.row) == [2, 3, 4] })
    #expect(
      equity.columns == [
        .holds, .holds, .fails(computed: ExactDecimal(413_045)), .fails(computed: ExactDecimal(525_190)),
      ])
  }

  @Test("damaged grids do not trap")
  func damaged() {
    #expect(findSums(in: FootingGrid(rows: [], cells: [])).isEmpty)
    let wild = FootingGrid.Cell(value: ExactDecimal(.max, exponent: 30))
    let tiny = FootingGrid.Cell(value: ExactDecimal(.min, exponent: -300))
    let cells: [[FootingGrid.Cell]] = [[wild, tiny], [], [tiny], [wild, wild, .unreadable], [tiny, tiny]]
    let grid = FootingGrid(rows: Array(repeating: .init(totalHint: 1), count: 5), cells: cells)
    let found = findSums(in: grid)
    #expect(predictions(from: found, grid: grid).isEmpty)
    #expect(suspicions(from: found, grid: grid).isEmpty)
  }
}

/// A linear congruential generator: the same tables on every run.
struct Dice {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next(_ bound: UInt64) -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state >> 33) % bound
  }

  /// Figures of two to seven digits, one in five negative, some nil, with a hint here and there.
  mutating func grid(rows: Int, columns: Int, mode: RoundingInterval.Mode) -> FootingGrid {
    var grid = FootingGrid(rows: [], cells: [], mode: mode)
    for row in 0..<rows {
      let hint = next(6) == 0 ? 1.0 : 0
      grid.rows.append(FootingGrid.Row(totalHint: hint, deductionHint: next(8) == 0 ? 1 : 0, section: row / 7))
      let bound: UInt64 = [100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000][Int(next(6))]
      grid.cells.append(
        (0..<columns).map { _ in
          if next(20) == 0 { return FootingGrid.Cell(value: nil, isNil: true) }
          let value = Int64(next(bound))
          return FootingGrid.Cell(value: ExactDecimal(next(5) == 0 ? -value : value))
        })
    }
    return grid
  }
}
