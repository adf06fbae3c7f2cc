import ReleaseModel

/// Which amounts a column of percentages follows from, and how well.
struct RateColumn {
  enum Kind { case change, share }

  var kind: Kind
  var table: Int
  var column: Int
  var now: Int
  /// The compared column of a change, the base row of a share.
  var base: Int
  /// The heading says what the figures show.
  var isCalledSo: Bool
  var holds = 0
  var fails = 0

  /// The figures alone prove what the column is.
  var provesItself: Bool { holds >= 3 && fails * 5 <= holds }
}

/// Growth rates and shares.
struct RateColumns {
  let table: AuditTable
  let test: RelationTest

  func columns() -> [RateColumn] {
    guard !table.isTransposed else { return [] }
    let amounts = table.amountColumns
    return (0..<table.columnCount).compactMap { column in
      table.isRate[column] ? best(column, amounts) : nil
    }
  }

  private func best(_ column: Int, _ amounts: [Int]) -> RateColumn? {
    var best: (score: Double, column: RateColumn)?
    func offer(_ candidate: RateColumn, _ bonus: Double) {
      let tested = candidate.holds + candidate.fails
      guard candidate.holds > 0, candidate.holds >= candidate.fails else { return }
      let score = Double(candidate.holds) / Double(tested) + bonus + 0.02 * Double(min(candidate.holds, 10))
      if score > best?.score ?? 0 { best = (score, candidate) }
    }
    let measure = table.measures[column]
    let amounts = amounts.filter { abs($0 - column) <= ColumnRelations.reach }
    for base in 0..<table.rowCount
    where table.isFigure(base, column) && table.value(base, column).equals(ExactDecimal(100)) {
      for now in amounts where table.isFigure(base, now) {
        var candidate = RateColumn(
          kind: .share, table: table.index, column: column, now: now, base: base, isCalledSo: measure == .share)
        count(&candidate)
        offer(candidate, (measure == .share ? 0.3 : 0) + (now == column - 1 ? 0.2 : 0))
      }
      break
    }
    for now in amounts {
      for then in amounts where then != now && table.columnUnits[then] == table.columnUnits[now] {
        var candidate = RateColumn(
          kind: .change, table: table.index, column: column, now: now, base: then, isCalledSo: false)
        let isNow = table.periods[now] != nil && table.periods[now] == table.periods[column]
        let isThen = table.periods[then] != nil && table.periods[then] == table.compared[column]
        candidate.isCalledSo = measure == .change && isNow && isThen
        count(&candidate)
        offer(candidate, (measure == .change ? 0.3 : 0) + (candidate.isCalledSo ? 0.2 : 0))
      }
    }
    return best?.column
  }

  private func count(_ column: inout RateColumn) {
    for row in 0..<table.rowCount {
      switch outcome(column, row) {
      case .holds: column.holds += 1
      case .fails, .failsByRounding:
        column.fails += 1
        if column.fails > 3 + column.holds { return }
      case .untestable, nil: break
      }
    }
  }

  /// Nil where nothing is to be tested.
  private func outcome(_ column: RateColumn, _ row: Int) -> FigureRelation.Outcome? {
    guard table.isFigure(row, column.column), table.isFigure(row, column.now),
      table.unit(row, column.now) == table.columnUnits[column.now]
    else { return nil }
    let rate = table.value(row, column.column)
    switch column.kind {
    case .share:
      guard row != column.base else { return nil }
      return test.share(rate, part: table.value(row, column.now), whole: table.value(column.base, column.now))
    case .change:
      guard table.isFigure(row, column.base), table.unit(row, column.base) == table.unit(row, column.now) else {
        return nil
      }
      return test.change(rate, from: table.value(row, column.base), to: table.value(row, column.now))
    }
  }

  /// `isTrusted`: columns so called are what they say, everywhere else in the release.
  func relations(_ column: RateColumn, isTrusted: Bool) -> TestedRelations {
    var relations = TestedRelations()
    let mayFail = column.provesItself || column.isCalledSo && isTrusted && column.fails <= max(1, column.holds / 3)
    let isBelieved = mayFail || column.holds >= 2 && column.holds >= column.fails * 3
    // Two of three rows are too few to call the third an error, but not to trust the version in which all three hold.
    guard isBelieved || column.holds >= 2 && column.holds >= column.fails * 2 else { return relations }
    for row in 0..<table.rowCount where table.facts[row * table.columnCount + column.column] >= 0 {
      let base = column.kind == .share ? (row: column.base, column: column.now) : (row: row, column: column.base)
      guard table.facts[row * table.columnCount + column.now] >= 0,
        table.facts[base.row * table.columnCount + base.column] >= 0, column.kind == .change || row != column.base
      else { continue }
      let isUnread = [
        table.state(row, column.column), table.state(row, column.now), table.state(base.row, base.column),
      ]
      .contains(.unreadable)
      let outcome = outcome(column, row) ?? (isUnread ? .untestable : nil)
      guard let outcome else { continue }
      let relation = FigureRelation(
        kind: column.kind == .share ? .share : .change, result: table.place(row, column.column),
        operands: [
          FigureRelation.Operand(table.place(row, column.now)),
          FigureRelation.Operand(table.place(base.row, base.column)),
        ], outcome: outcome)
      if relation.hasFailed, !mayFail {
        relations.doubtful.append(relation)
      } else if isBelieved {
        relations.sure.append(relation)
      }
    }
    return relations
  }
}

/// Changes in a table whose rows are the periods: the rate stands to the right of its amount, the compared figure below.
struct PeriodRowChanges {
  let table: AuditTable
  let test: RelationTest
  /// Of the rows.
  let periods: [Period?]

  func relations() -> [FigureRelation] {
    guard table.isTransposed else { return [] }
    var relations: [FigureRelation] = []
    for column in 1..<max(1, table.columnCount) where table.isRate[column] && table.isAmount[column - 1] {
      for row in 0..<table.rowCount where table.isFigure(row, column) && table.isFigure(row, column - 1) {
        guard let own = periods[row], let before = periods.firstIndex(of: own.shifted(months: -12)),
          table.isFigure(before, column - 1)
        else { continue }
        let outcome = test.change(
          table.value(row, column), from: table.value(before, column - 1), to: table.value(row, column - 1))
        relations.append(
          FigureRelation(
            kind: .change, result: table.place(row, column),
            operands: [
              FigureRelation.Operand(table.place(row, column - 1)),
              FigureRelation.Operand(table.place(before, column - 1)),
            ], outcome: outcome))
      }
    }
    // Shares and other ratios stand in such columns, too: only together do they show what they are.
    let holds = relations.count { $0.outcome == .holds }
    let mayFail = holds >= 3 && holds * 4 >= relations.count * 3
    return relations.filter { $0.outcome == .holds || mayFail && $0.hasFailed }
  }
}
