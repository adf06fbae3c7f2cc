import ReleaseModel

/// The figure that a relation gives to the one cell of a column that cannot be read.
///
/// 資産合計 = 42,736,925 and every line but 売掛金 is legible: then 売掛金 can only be 8,994,156. `Total` and `Subtotal` likewise.
public struct Prediction: Sendable, Hashable {
  public var row: Int
  public var column: Int
  /// Exact to the units that rounding leaves open.
  public var value: ExactDecimal

  public init(row: Int, column: Int, value: ExactDecimal) {
    self.row = row
    self.column = column
    self.value = value
  }
}

/// One prediction for each relation and column with exactly one unreadable figure, in the order of the relations.
///
/// Two relations may predict the same cell: that they agree is what makes a repair trustworthy.
public func predictions(from relations: [SumRelation], grid: FootingGrid) -> [Prediction] {
  let matrix = FootingMatrix(grid)
  var found: [Prediction] = []
  for relation in relations where relation.isInside(matrix) {
    for column in 0..<matrix.columnCount {
      if let prediction = relation.prediction(column: column, in: matrix) { found.append(prediction) }
    }
  }
  return found
}

extension SumRelation {
  func isInside(_ matrix: FootingMatrix) -> Bool {
    matrix.rowCount > total && total >= 0 && addends.allSatisfy { $0.row >= 0 && $0.row < matrix.rowCount }
  }

  fileprivate func prediction(column: Int, in matrix: FootingMatrix) -> Prediction? {
    var missing: Addend?
    var count = 0
    var rest = matrix.value(total, column)
    if matrix.state(total, column) == .unknown {
      missing = Addend(row: total, sign: -1)
      count += 1
    }
    for addend in addends {
      if matrix.state(addend.row, column) == .unknown {
        missing = addend
        count += 1
      }
      rest -= matrix.value(addend.row, column) * Int64(addend.sign)
    }
    guard count == 1, let missing else { return nil }
    let value = matrix.decimal(rest * Int64(missing.sign), column: column)
    return Prediction(row: missing.row, column: column, value: value)
  }
}
