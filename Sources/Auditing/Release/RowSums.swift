import ReleaseModel

/// Sums over the rows of one table: found once, then asked for relations between figures and for figures that are in their way.
struct RowSums {
  /// Other columns that must hold, with something to add in each, before a column may fail.
  private static let holdsForFailure = 2

  let table: AuditTable
  let hints: [FootingGrid.Row]
  /// Columns of the table that are added up.
  let columns: [Int]
  private(set) var sums: [SumRelation] = []
  private var judge: ColumnJudge?

  init(table: AuditTable, mode: RoundingInterval.Mode, hints: [FootingGrid.Row]) {
    self.table = table
    self.hints = hints
    columns = table.amountColumns
    guard !columns.isEmpty, table.rowCount > 1 else { return }
    search(FootingMatrix(grid(mode)))
  }

  private mutating func search(_ matrix: FootingMatrix) {
    let found = findSums(in: matrix, hints)
    sums = found.sums
    judge = sums.isEmpty ? nil : found.judge
  }

  /// The sums by another way of shortening figures: searched for again only where some of them are not what they were.
  func refitted(to mode: RoundingInterval.Mode) -> RowSums {
    guard var matrix = judge?.matrix, matrix.mode != mode else { return self }
    matrix.mode = mode
    var refitted = self
    let judge = ColumnJudge(sums, matrix)
    if sums.allSatisfy({ judge.judged($0) == $0 }) {
      refitted.judge = judge
    } else {
      refitted.search(matrix)
    }
    return refitted
  }

  /// Cells whose change would mend a sum that fails, the likeliest first; `column` is one of `columns`.
  var suspicions: [Suspicion] {
    guard let judge, sums.contains(where: { $0.columns.contains(where: \.isFailure) }) else { return [] }
    return Auditing.suspicions(from: sums, judge)
  }

  /// What the sums of a table are made of: the unit and the last digit of most of its figures.
  struct Grain: Hashable {
    var unit: UInt16
    var exponent: Int
  }

  var grain: Grain? {
    guard let judge, let index = columns.indices.first(where: { !judge.matrix.isTranslation[$0] }) else { return nil }
    return Grain(unit: table.columnUnits[columns[index]], exponent: judge.matrix.exponents[index])
  }

  var tally: (exact: Int, excused: Int) { judge?.tally ?? (0, 0) }

  /// `isExact`: the sums of this grain foot to the last digit in the whole release. `isCounted`: and are counts, which nobody
  /// rounds.
  func relations(isExact: Bool, isCounted: Bool) -> TestedRelations {
    var relations = TestedRelations()
    guard var judge else { return relations }
    judge.isExact = judge.isExact || isExact
    for found in sums {
      var sum = found
      sum.columns = columns.indices.map { judge.outcome(of: found, column: $0) }
      let isEstablished = isEstablished(sum, judge)
      for (index, column) in columns.enumerated() {
        guard let relation = relation(sum, column: column, index: index, judge, isCounted: isExact && isCounted) else {
          continue
        }
        if table.isTransposed {
          // Periods in rows add up to nothing but 前回予想 + 増減額 = 今回予想: there a sum can prove, but not fail.
          if relation.outcome == .holds { relations.sure.append(relation) }
        } else if relation.hasFailed, !isEstablished {
          relations.doubtful.append(relation)
        } else {
          relations.sure.append(relation)
        }
      }
    }
    return relations
  }

  private func grid(_ mode: RoundingInterval.Mode) -> FootingGrid {
    var cells: [[FootingGrid.Cell]] = []
    cells.reserveCapacity(table.rowCount)
    for row in 0..<table.rowCount {
      cells.append(
        columns.map { column in
          switch table.state(row, column) {
          case .figure where table.unit(row, column) == table.columnUnits[column]:
            FootingGrid.Cell(value: table.value(row, column))
          case .dash: FootingGrid.Cell(value: nil, isNil: true)
          case .unreadable: .unreadable
          default: FootingGrid.Cell(value: nil)
          }
        })
    }
    return FootingGrid(rows: hints, cells: cells, mode: mode)
  }

  /// Does the sum hold so well elsewhere that a column in which it does not is in the wrong?
  private func isEstablished(_ sum: SumRelation, _ judge: ColumnJudge) -> Bool {
    let matrix = judge.matrix
    if sum.isExpected { return isObeyed(sum, matrix) }
    guard sum.addends.count > 1 else { return false }
    var groups: [Int] = []
    var fails = 0
    var bits = 0
    for (column, outcome) in sum.columns.enumerated() {
      switch outcome {
      case .holds:
        let addends = sum.addends.count { matrix.value($0.row, column) != 0 }
        let size = SumEvidence.length(matrix.value(sum.total, column).magnitude)
        guard addends > 1, size > 4, !groups.contains(matrix.groups[column]) else { continue }
        groups.append(matrix.groups[column])
        bits += size
      case .fails: fails += hasGhost(sum, column, matrix) ? 0 : 1
      case .untestable: break
      }
    }
    if groups.count >= Self.holdsForFailure { return fails <= groups.count }
    let isLikely =
      sum.addends.count > 2 || bits >= 14 && hints[sum.total].totalHint >= 0.5
      || bits >= 17 && failsByOneDigit(sum, judge)
    return groups.count == 1 && fails <= 1 && bits >= 12 && isLikely
  }

  /// A line that the sum leaves out may be any amount; one wrong digit is a round one.
  private func failsByOneDigit(_ sum: SumRelation, _ judge: ColumnJudge) -> Bool {
    sum.columns.indices.allSatisfy { column in
      guard case .fails = sum.columns[column] else { return true }
      guard var deviation = judge.deviation(of: sum, column: column)?.magnitude, deviation > 0 else { return false }
      while deviation % 10 == 0 { deviation /= 10 }
      return deviation < 10
    }
  }

  /// A sum that the labels ask for, in a table that obeys it: as many columns hold as fail, and none of those that fail does so
  /// for a line that the others leave empty (うち…, `of which`).
  private func isObeyed(_ sum: SumRelation, _ matrix: FootingMatrix) -> Bool {
    let holding = holding(sum, matrix)
    let failing = sum.columns.indices.filter { if case .fails = sum.columns[$0] { true } else { false } }
    guard !holding.isEmpty, holding.count >= failing.count else { return false }
    return failing.allSatisfy { !hasLineTooMany(sum, $0, holding, matrix) }
  }

  /// Columns in which the sum holds and is no sum of nothing.
  private func holding(_ sum: SumRelation, _ matrix: FootingMatrix) -> [Int] {
    sum.columns.indices.filter { column in
      guard case .holds = sum.columns[column] else { return false }
      return matrix.value(sum.total, column) != 0
    }
  }

  /// The column would foot without one line, which the obedient columns leave empty.
  private func hasLineTooMany(_ sum: SumRelation, _ column: Int, _ holding: [Int], _ matrix: FootingMatrix) -> Bool {
    var surplus = -matrix.value(sum.total, column)
    for addend in sum.addends { surplus += matrix.value(addend.row, column) * Int64(addend.sign) }
    return sum.addends.contains { addend in
      matrix.value(addend.row, column) * Int64(addend.sign) == surplus
        && holding.allSatisfy { matrix.value(addend.row, $0) == 0 }
    }
  }

  /// The column would foot without one figure of a line that another column needs: the figure is what a converter made of an empty
  /// cell, and the sum is none the worse for it.
  private func hasGhost(_ sum: SumRelation, _ column: Int, _ matrix: FootingMatrix) -> Bool {
    var surplus = -matrix.value(sum.total, column)
    for addend in sum.addends { surplus += matrix.value(addend.row, column) * Int64(addend.sign) }
    guard surplus.magnitude > 9_999 else { return false }
    return sum.addends.contains { addend in
      matrix.value(addend.row, column) * Int64(addend.sign) == surplus
        && holding(sum, matrix).contains { matrix.value(addend.row, $0) != 0 }
    }
  }

  private func relation(
    _ sum: SumRelation, column: Int, index: Int, _ judge: ColumnJudge, isCounted: Bool
  ) -> FigureRelation? {
    guard table.facts[sum.total * table.columnCount + column] >= 0 else { return nil }
    var operands: [FigureRelation.Operand] = []
    operands.reserveCapacity(sum.addends.count)
    for addend in sum.addends where table.facts[addend.row * table.columnCount + column] >= 0 {
      operands.append(FigureRelation.Operand(table.place(addend.row, column), sign: Int8(addend.sign)))
    }
    guard !operands.isEmpty else { return nil }
    var outcome = FigureRelation.Outcome.untestable
    switch sum.columns[index] {
    case .holds:
      // Nothing but dashes and noughts proves nothing.
      guard judge.matrix.value(sum.total, index) != 0 || operands.count > 1 else { return nil }
      outcome = .holds
    case .fails: outcome = !isCounted && isRoundingSized(sum, index, judge) ? .failsByRounding : .fails
    case .untestable: break
    }
    return FigureRelation(
      kind: .sum, result: table.place(sum.total, column), operands: operands, outcome: outcome,
      isExact: judge.isExact && !judge.matrix.isTranslation[index])
  }

  private func isRoundingSized(_ sum: SumRelation, _ index: Int, _ judge: ColumnJudge) -> Bool {
    guard let deviation = judge.deviation(of: sum, column: index) else { return false }
    if judge.isExact && !judge.matrix.isTranslation[index] { return deviation.magnitude <= 1 }
    let figures = sum.addends.count { judge.matrix.state($0.row, index) == .figure }
    return deviation.magnitude <= UInt64(figures + 1)
  }
}
