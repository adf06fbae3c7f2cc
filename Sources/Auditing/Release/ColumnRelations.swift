import ReleaseModel

/// Sums and differences over columns: 合計 of four quarters, 連結 of segments, 増減額 between two periods.
struct ColumnRelations {
  /// A column says nothing of others that are further away.
  static let reach = 12

  let table: AuditTable
  let test: RelationTest

  private struct Shape {
    var total: Int
    var addends: [(column: Int, sign: Int8)]
    var kind: FigureRelation.Kind
    var holds = 0
    var fails = 0
    var bits = 0

    var mayFail: Bool { holds >= 4 && fails * 4 <= holds || holds >= 3 && fails <= 1 && bits >= 30 }
    var isBelieved: Bool { bits >= 14 && holds >= 2 && fails * 4 <= max(holds, 2) || mayFail }
  }

  func relations() -> [FigureRelation] {
    let columns = table.amountColumns
    guard columns.count >= 3, table.rowCount > 0 else { return [] }
    var shapes = sums(columns)
    shapes += differences(columns, besides: shapes)
    return shapes.flatMap { relations($0) }
  }

  /// Like the search over rows: the terms of a total are used up, the total stays.
  private func sums(_ columns: [Int]) -> [Shape] {
    var found: [Shape] = []
    var open: [Int] = []
    for column in columns {
      var best: Shape?
      if open.count >= 2 {
        for start in stride(from: open.count - 2, through: max(0, open.count - 2 * Self.reach), by: -1) {
          let shape = judged(
            Shape(total: column, addends: open[start...].map { ($0, 1) }, kind: .columnSum), least: 2)
          if let shape, shape.isBelieved, shape.bits > best?.bits ?? 0 { best = shape }
        }
      }
      if let best {
        open.removeLast(best.addends.count)
        found.append(best)
      }
      open.append(column)
    }
    if found.isEmpty, let first = columns.first, columns.count >= 3 {
      // The total may stand before its parts.
      for end in 2..<min(columns.count, 2 * Self.reach) {
        let shape = judged(
          Shape(total: first, addends: columns[1...end].map { ($0, 1) }, kind: .columnSum), least: 2)
        if let shape, shape.isBelieved { return [shape] }
      }
    }
    return found
  }

  private func differences(_ columns: [Int], besides sums: [Shape]) -> [Shape] {
    var found: [Shape] = []
    for result in columns {
      var best: Shape?
      let near = columns.filter { $0 != result && abs($0 - result) <= Self.reach }
      for now in near {
        for then in near where then != now {
          let isSaid = sums.contains { sum in
            sum.addends.count == 2
              && [result, now, then].allSatisfy { column in
                sum.total == column || sum.addends.contains { $0.column == column }
              }
          }
          if isSaid { continue }
          let isCalledSo = table.measures[result] == .difference
          // 計 less a part is the other part: only the heading makes that a difference.
          if !isCalledSo && (table.periods[result] != nil && table.measures[result] == .amount) { continue }
          let shape = judged(Shape(total: result, addends: [(now, 1), (then, -1)], kind: .difference), least: 1)
          if let shape, shape.isBelieved, shape.bits > best?.bits ?? 0 { best = shape }
        }
      }
      if let best { found.append(best) }
    }
    return found
  }

  /// Counts the rows in which the shape holds; nil as soon as it fails too often.
  private func judged(_ shape: Shape, least: Int) -> Shape? {
    var shape = shape
    for row in 0..<table.rowCount {
      guard let outcome = outcome(shape, row), outcome.isTelling else { continue }
      if outcome.result == .fails || outcome.result == .failsByRounding {
        shape.fails += 1
        if shape.fails > 2 + shape.holds / 4 { return nil }
      } else {
        shape.holds += 1
        shape.bits += outcome.bits
      }
    }
    return shape.holds >= least ? shape : nil
  }

  /// `isTelling`: two parts at least have something in them.
  private func outcome(_ shape: Shape, _ row: Int) -> (
    result: FigureRelation.Outcome, isTelling: Bool, bits: Int
  )? {
    guard table.isFigure(row, shape.total) else { return nil }
    let unit = table.unit(row, shape.total)
    var operands: [(ExactDecimal, Int8)] = []
    var nonzero = 0
    var smallest = Int.max
    for addend in shape.addends {
      switch table.state(row, addend.column) {
      case .figure:
        guard table.unit(row, addend.column) == unit else { return nil }
        let value = table.value(row, addend.column)
        operands.append((value, addend.sign))
        if !value.isZero {
          nonzero += 1
          smallest = min(smallest, SumEvidence.length(value.significand.magnitude))
        }
      case .dash: continue
      case .blank:
        if shape.kind == .difference { return nil }
      case .unreadable: return nil
      }
    }
    guard !operands.isEmpty else { return nil }
    let result = table.value(row, shape.total)
    let outcome = test.linear(result, operands, isExact: false)
    let isTelling = nonzero >= 2 && !(shape.kind == .difference && result.isZero)
    return (outcome, isTelling, min(smallest, SumEvidence.length(result.significand.magnitude)))
  }

  private func relations(_ shape: Shape) -> [FigureRelation] {
    var relations: [FigureRelation] = []
    for row in 0..<table.rowCount where table.facts[row * table.columnCount + shape.total] >= 0 {
      let columns = shape.addends.filter { table.facts[row * table.columnCount + $0.column] >= 0 }
      guard !columns.isEmpty else { continue }
      var relation = FigureRelation(
        kind: shape.kind, result: table.place(row, shape.total),
        operands: columns.map { FigureRelation.Operand(table.place(row, $0.column), sign: $0.sign) },
        outcome: .untestable)
      if let outcome = outcome(shape, row) {
        let failed = outcome.result == .fails || outcome.result == .failsByRounding
        if failed && !(shape.mayFail && outcome.isTelling) { continue }
        if !failed && !outcome.isTelling && shape.kind == .columnSum && columns.count < 1 { continue }
        relation.outcome = outcome.result
      } else if !columns.contains(where: { table.state(row, $0.column) == .unreadable })
        && table.state(row, shape.total) != .unreadable
      {
        continue
      }
      relations.append(relation)
    }
    return relations
  }
}
