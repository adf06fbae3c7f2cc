import ReleaseModel

/// A cell whose change alone would make a failing relation of its column hold.
///
/// Where 負債合計 fails and 負債純資産合計 fails by as much, 負債合計 itself is supported by both and its addends only by one. The
/// English `Total liabilities` of the same table may then be seen to be right.
public struct Suspicion: Sendable, Hashable {
  public var row: Int
  public var column: Int
  /// What the cell would have to print.
  public var needed: ExactDecimal
  /// Failing relations of the column that this value mends.
  public var supportingRelations: Int
  /// Relations of the column that hold now and would fail.
  public var opposingRelations: Int
  /// Digits that differ between the printed and the needed figure; 0 when only the sign does.
  public var changedDigits: Int

  public init(
    row: Int, column: Int, needed: ExactDecimal, supportingRelations: Int, opposingRelations: Int, changedDigits: Int
  ) {
    self.row = row
    self.column = column
    self.needed = needed
    self.supportingRelations = supportingRelations
    self.opposingRelations = opposingRelations
    self.changedDigits = changedDigits
  }
}

/// The candidates for every failing relation, the most likely first: most relations mended, then the smallest slip.
public func suspicions(from relations: [SumRelation], grid: FootingGrid) -> [Suspicion] {
  let matrix = FootingMatrix(grid)
  let inside = relations.filter { $0.isInside(matrix) }
  return suspicions(from: inside, ColumnJudge(inside, matrix))
}

/// The same for relations whose judge is known.
func suspicions(from relations: [SumRelation], _ judge: ColumnJudge) -> [Suspicion] {
  (0..<judge.matrix.columnCount)
    .flatMap { ColumnBlame(relations, column: $0, judge: judge).suspicions() }
    .sorted { $0.precedes($1) }
}

extension Suspicion {
  fileprivate func precedes(_ other: Suspicion) -> Bool {
    let (mine, theirs) = (supportingRelations - opposingRelations, other.supportingRelations - other.opposingRelations)
    if mine != theirs { return mine > theirs }
    if changedDigits != other.changedDigits { return changedDigits < other.changedDigits }
    return (column, row) < (other.column, other.row)
  }
}

/// The relations of one column, asked which single change would mend them.
private struct ColumnBlame {
  let relations: [SumRelation]
  let column: Int
  let judge: ColumnJudge

  init(_ relations: [SumRelation], column: Int, judge: ColumnJudge) {
    self.relations = relations
    self.column = column
    self.judge = judge
  }

  func suspicions() -> [Suspicion] {
    var found: [Suspicion] = []
    for relation in relations {
      guard let deviation = judge.deviation(of: relation, column: column) else { continue }
      if judge.excuses(deviation, relation, column: column) { continue }
      add(relation.total, change: -deviation, to: &found)
      for addend in relation.addends { add(addend.row, change: deviation * Int64(addend.sign), to: &found) }
    }
    return found
  }

  private func add(_ row: Int, change: Int64, to found: inout [Suspicion]) {
    let printed = judge.matrix.value(row, column)
    let needed = judge.matrix.decimal(printed + change, column: column)
    if found.contains(where: { $0.row == row && $0.needed == needed }) { return }
    var supporting = 0
    var opposing = 0
    for relation in relations {
      guard let before = judge.deviation(of: relation, column: column), let share = relation.share(of: row) else {
        continue
      }
      let held = judge.excuses(before, relation, column: column)
      let holds = judge.excuses(before + change * Int64(share), relation, column: column)
      if holds && !held { supporting += 1 }
      if held && !holds { opposing += 1 }
    }
    found.append(
      Suspicion(
        row: row, column: column, needed: needed, supportingRelations: supporting, opposingRelations: opposing,
        changedDigits: ColumnBlame.changedDigits(printed.magnitude, (printed + change).magnitude)))
  }

  private static func changedDigits(_ left: UInt64, _ right: UInt64) -> Int {
    var (left, right, count) = (left, right, 0)
    while left > 0 || right > 0 {
      if left % 10 != right % 10 { count += 1 }
      left /= 10
      right /= 10
    }
    return count
  }
}

extension SumRelation {
  /// How the deviation moves when the figure of a row grows by one; nil when the row is not part of the relation.
  fileprivate func share(of row: Int) -> Int? {
    if row == total { return 1 }
    return addends.first { $0.row == row }.map { -$0.sign }
  }
}
