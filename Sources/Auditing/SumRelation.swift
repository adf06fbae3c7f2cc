import ReleaseModel

/// One row as a signed sum of others: 営業利益 = 売上総利益 − 販売費及び一般管理費, `Total assets` = `Total current assets` + ….
public struct SumRelation: Sendable, Hashable {
  /// One row that is added (`sign` 1) or subtracted (`sign` -1).
  public struct Addend: Sendable, Hashable {
    public var row: Int
    public var sign: Int

    public init(row: Int, sign: Int) {
      self.row = row
      self.sign = sign
    }
  }

  public var total: Int
  /// In the order of the rows, each row once.
  public var addends: [Addend]
  /// One outcome for each column of the grid.
  public var columns: [ColumnOutcome]
  /// The labels ask for just this sum.
  public var isExpected = false

  public init(total: Int, addends: [Addend], columns: [ColumnOutcome] = []) {
    self.total = total
    self.addends = addends
    self.columns = columns
  }

  /// The same equation solved for one of its addends: 売上総利益 = 売上高 − 売上原価 gives 売上高 = 売上総利益 + 売上原価.
  func solved(for row: Int) -> SumRelation {
    guard let pivot = addends.first(where: { $0.row == row }) else { return self }
    var others = addends.filter { $0.row != row }.map { Addend(row: $0.row, sign: -$0.sign * pivot.sign) }
    others.append(Addend(row: total, sign: pivot.sign))
    others.sort { $0.row < $1.row }
    var solved = SumRelation(total: row, addends: others)
    solved.isExpected = isExpected
    return solved
  }
}

/// Whether a relation is true of the figures that one column prints.
public enum ColumnOutcome: Sendable, Hashable {
  /// The sum is what the total prints, within what rounding explains.
  case holds
  /// The addends give `computed`, another figure than the total prints: 資産合計 42,736,952 against 42,736,925.
  case fails(computed: ExactDecimal)
  /// A figure is unreadable, so there is nothing to test.
  case untestable

  var isFailure: Bool {
    if case .fails = self { true } else { false }
  }
}
