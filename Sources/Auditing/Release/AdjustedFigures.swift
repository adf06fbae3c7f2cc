import ReleaseModel

/// Shares and translated amounts that were adjusted by a unit so that their column adds up.
///
/// 931,399 is 7.14% of 13,036,439 and printed as 7.2, for 25.6 + 5.9 + 7.2 + 2.9 = 41.6. Such a figure is no slip.
struct AdjustedFigures {
  private let grids: [AuditTable]
  private var columns: [[(row: Int, column: Int)]]

  init(_ grids: [AuditTable], _ release: Release) {
    self.grids = grids
    columns = []
    for (index, grid) in grids.enumerated() {
      var places = Array(repeating: (row: 0, column: 0), count: release.tables[index].facts.count)
      for row in 0..<grid.rowCount {
        for column in 0..<grid.columnCount where grid.facts[row * grid.columnCount + column] >= 0 {
          places[grid.facts[row * grid.columnCount + column]] = (row, column)
        }
      }
      columns.append(places)
    }
  }

  func excuse(_ relations: inout [FigureRelation]) {
    for index in relations.indices where relations[index].outcome == .failsByRounding {
      let relation = relations[index]
      guard relation.kind == .share || relation.kind == .translation else { continue }
      let part = relation.operands[0].place
      let isAdjusted = relations.contains { sum in
        sum.kind == .sum && sum.operands.count > 1 && sum.result.table == part.table
          && (sum.result == part || sum.operands.contains { $0.place == part })
          && foots(sum, in: place(relation.result).column)
      }
      if isAdjusted { relations[index].outcome = .holds }
    }
  }

  private func place(_ place: FigurePlace) -> (row: Int, column: Int) { columns[place.table][place.fact] }

  /// Does the sum of one column foot to the last digit in another?
  private func foots(_ sum: FigureRelation, in column: Int) -> Bool {
    let grid = grids[sum.result.table]
    let row = place(sum.result).row
    guard grid.isFigure(row, column) else { return false }
    let exponent = grid.value(row, column).exponent
    var rest = grid.value(row, column).significand(at: exponent)
    for operand in sum.operands {
      let row = place(operand.place).row
      guard grid.isFigure(row, column) else { continue }
      guard grid.value(row, column).exponent >= exponent else { return false }
      rest -= grid.value(row, column).significand(at: exponent) * Int128(operand.sign)
    }
    return rest == 0
  }
}
