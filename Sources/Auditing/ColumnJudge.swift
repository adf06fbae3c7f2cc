import ReleaseModel

/// Says whether a relation is true of a column, and how much rounding may excuse there.
///
/// Rounding can excuse a unit or two in any sum, but figures in thousands (千円単位) are mostly made to foot to the last
/// digit. Where dozens of sums of a table foot exactly, the one that does not is an error and no rounding difference.
struct ColumnJudge {
  let matrix: FootingMatrix
  /// Sums in this table foot to the last digit.
  var isExact = false
  /// How much it says, in tenths of a bit, that sums foot to the last digit, and how many do so only within rounding.
  private(set) var tally = (exact: 0, excused: 0)

  init(_ relations: [SumRelation], _ matrix: FootingMatrix) {
    self.matrix = matrix
    var exact = 0
    var excused = 0
    for relation in relations {
      for column in 0..<matrix.columnCount where !matrix.isTranslation[column] {
        guard let deviation = deviation(of: relation, column: column) else { continue }
        let figures = relation.addends.count { matrix.value($0.row, column) != 0 }
        guard figures > 1 else { continue }
        if deviation == 0 {
          exact += ColumnJudge.tenthsOfBits(figures)
        } else if isWithinSlack(deviation, relation, column: column) {
          excused += 1
        }
      }
    }
    tally = (exact, excused)
    isExact = exact >= 60 * (excused + 1)
  }

  /// How much it says that a sum of rounded figures foots to the last digit, in tenths of a bit.
  private static func tenthsOfBits(_ figures: Int) -> Int {
    switch figures {
    case ...2: return 4
    case 3...4: return 7
    case 5...7: return 10
    default: return 13
    }
  }

  /// Total less the sum of the addends; nil where a figure is unknown.
  func deviation(of relation: SumRelation, column: Int) -> Int64? {
    guard matrix.state(relation.total, column) != .unknown else { return nil }
    var rest = matrix.value(relation.total, column)
    for addend in relation.addends {
      guard matrix.state(addend.row, column) != .unknown else { return nil }
      rest -= matrix.value(addend.row, column) * Int64(addend.sign)
    }
    return rest
  }

  func isWithinSlack(_ deviation: Int64, _ relation: SumRelation, column: Int) -> Bool {
    FootingSlack(total: relation.total, addends: relation.addends, column: column, in: matrix)?
      .contains(deviation) ?? false
  }

  /// Would the relation hold with this deviation? Columns of translated figures are never held to the last digit.
  func excuses(_ deviation: Int64, _ relation: SumRelation, column: Int) -> Bool {
    if deviation == 0 { return true }
    if isExact && !matrix.isTranslation[column] { return false }
    return isWithinSlack(deviation, relation, column: column)
  }

  /// The relation with an outcome for each column.
  func judged(_ relation: SumRelation) -> SumRelation {
    var judged = relation
    judged.columns = (0..<matrix.columnCount).map { outcome(of: relation, column: $0) }
    return judged
  }

  func outcome(of relation: SumRelation, column: Int) -> ColumnOutcome {
    guard let deviation = deviation(of: relation, column: column) else { return .untestable }
    if excuses(deviation, relation, column: column) { return .holds }
    let computed = matrix.value(relation.total, column) - deviation
    return .fails(computed: matrix.decimal(computed, column: column))
  }
}
