import ReleaseModel

/// 1株当たり当期利益 × 期中平均株式数 = 当期利益, wherever one table prints all three.
struct PerShareProducts {
  let table: AuditTable
  let test: RelationTest
  let units: AuditUnits

  func relations() -> [FigureRelation] {
    guard !table.isTransposed else { return [] }
    let perShare = rows { $0.isPerShare }
    let shares = rows { $0 == .shares }
    guard !perShare.isEmpty, !shares.isEmpty else { return [] }
    var relations: [FigureRelation] = []
    for rate in perShare {
      var best: [FigureRelation] = []
      for count in shares {
        for amount in 0..<table.rowCount where amount != rate && amount != count {
          let found = self.relations(rate, count, amount)
          let holds = found.count { $0.outcome == .holds }
          guard holds >= 2, found.allSatisfy({ $0.outcome != .fails }) || holds >= 3 else { continue }
          if found.count > best.count { best = found }
        }
      }
      relations += best
    }
    return relations
  }

  private func rows(_ matches: (Unit) -> Bool) -> [Int] {
    (0..<table.rowCount).filter { row in
      (0..<table.columnCount).contains { column in
        table.isFigure(row, column) && units.unit(table.unit(row, column)).map(matches) == true
      }
    }
  }

  private func relations(_ rate: Int, _ count: Int, _ amount: Int) -> [FigureRelation] {
    var relations: [FigureRelation] = []
    for column in 0..<table.columnCount {
      guard table.isFigure(rate, column), table.isFigure(count, column), table.isFigure(amount, column),
        units.unit(table.unit(amount, column))?.isCurrency == true
      else { continue }
      let (first, second) = (table.value(rate, column), table.value(count, column))
      // Three digits at least, for less proves nothing.
      guard first.significand.magnitude > 99, second.significand.magnitude > 99 else { continue }
      var relation = FigureRelation(
        kind: .perShare, result: table.place(amount, column),
        operands: [
          FigureRelation.Operand(table.place(rate, column)), FigureRelation.Operand(table.place(count, column)),
        ], outcome: .holds)
      relation.outcome = test.outcome(relation) { place in
        place == relation.result ? table.value(amount, column) : place == relation.operands[0].place ? first : second
      }
      if relation.outcome == .fails, relations.isEmpty { return [] }
      relations.append(relation)
    }
    return relations
  }
}
