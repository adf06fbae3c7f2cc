import ReleaseModel

/// Columns that translate another at one exchange rate: USD 29,760 from 3,100,452千円 at 104.18円.
struct Translations {
  let table: AuditTable
  let test: RelationTest
  /// Rates that the notes of the table state.
  let stated: [ExactDecimal]

  func relations() -> [FigureRelation] {
    let columns = table.amountColumns
    var relations: [FigureRelation] = []
    for column in columns {
      for original in columns
      where original != column && table.columnUnits[original] != table.columnUnits[column] && isNear(original, column) {
        guard let (rate, isStated) = rate(column, original) else { continue }
        let found = self.relations(column, original, rate, isStated: isStated)
        let holds = found.count { $0.outcome == .holds }
        let fails = found.count { $0.hasFailed }
        guard holds >= 4, fails * 5 <= holds else { continue }
        relations += found
        break
      }
    }
    return relations
  }

  /// The translated column prints the smaller figures and stands beside its original or has its period.
  private func isNear(_ original: Int, _ column: Int) -> Bool {
    abs(original - column) == 1 || table.periods[original] == table.periods[column] && table.periods[column] != nil
  }

  /// The rate that most of the largest rows allow; the stated one when it is among them.
  private func rate(_ column: Int, _ original: Int) -> (rate: ExactDecimal, isStated: Bool)? {
    var largest: [(now: Double, then: Double, low: Double, high: Double)] = []
    for row in 0..<table.rowCount where isPair(row, column, original) {
      let small = abs(table.value(row, column).approximation)
      let large = abs(table.value(row, original).approximation)
      guard small > 0 else { continue }
      let unit = ExactDecimal(1, exponent: table.value(row, column).exponent).approximation
      guard small > unit * 50 else { continue }
      largest.append((small, large, large / (small + unit), large / (small - unit)))
    }
    guard largest.count >= 3 else { return nil }
    largest.sort { $0.now > $1.now }
    let most = largest.prefix(9)
    func allowing(_ rate: Double) -> Int { most.count { $0.low <= rate && rate <= $0.high } }
    var best: (count: Int, rate: ExactDecimal)?
    for rate in stated {
      let count = allowing(rate.approximation)
      if count * 3 >= most.count * 2, count > best?.count ?? 0 { best = (count, rate) }
    }
    if let best { return (best.rate, true) }
    for entry in most {
      let exact = entry.then / entry.now
      guard exact > 1.5, exact < 100_000 else { continue }
      let rate = ExactDecimal(Int64((exact * 10_000).rounded()), exponent: -4)
      let count = allowing(exact)
      if count * 3 >= most.count * 2, count > best?.count ?? 0 { best = (count, rate) }
    }
    return best.map { ($0.rate, false) }
  }

  private func isPair(_ row: Int, _ column: Int, _ original: Int) -> Bool {
    table.isFigure(row, column) && table.isFigure(row, original)
      && table.unit(row, column) == table.columnUnits[column]
      && table.unit(row, original) == table.columnUnits[original]
  }

  private func relations(_ column: Int, _ original: Int, _ rate: ExactDecimal, isStated: Bool) -> [FigureRelation] {
    var relations: [FigureRelation] = []
    for row in 0..<table.rowCount {
      let cells = [row * table.columnCount + column, row * table.columnCount + original]
      guard cells.allSatisfy({ table.facts[$0] >= 0 }) else { continue }
      let outcome: FigureRelation.Outcome
      if isPair(row, column, original) {
        outcome = test.translation(table.value(row, column), of: table.value(row, original), at: rate)
      } else if cells.contains(where: { table.states[$0] == .unreadable }) {
        outcome = .untestable
      } else {
        continue
      }
      relations.append(
        FigureRelation(
          kind: .translation, result: table.place(row, column),
          operands: [FigureRelation.Operand(table.place(row, original))], outcome: outcome, rate: rate,
          isExact: isStated))
    }
    return relations
  }

  /// Figures with decimals in the notes below a table: 「米ドル換算レート104.18円」, "at the rate of JPY 104.18 = $1".
  static func stated(in table: Table) -> [ExactDecimal] {
    var rates: [ExactDecimal] = []
    for note in table.footnotes {
      var text = note.text
      text.withUTF8 { bytes in
        var index = 0
        while index < bytes.count {
          guard bytes[index] >= 48, bytes[index] <= 57 else {
            index += 1
            continue
          }
          var value: Int64 = 0
          var places = -1
          while index < bytes.count, value < 10_000_000 {
            if bytes[index] == 46, places < 0, index + 1 < bytes.count, bytes[index + 1] >= 48, bytes[index + 1] <= 57 {
              places = 0
            } else if bytes[index] >= 48, bytes[index] <= 57 {
              value = value * 10 + Int64(bytes[index] - 48)
              if places >= 0 { places += 1 }
            } else {
              break
            }
            index += 1
          }
          if value >= 10_000_000 { while index < bytes.count, bytes[index] >= 48, bytes[index] <= 57 { index += 1 } }
          if places > 0 { rates.append(ExactDecimal(value, exponent: -places)) }
        }
      }
    }
    return rates
  }
}
