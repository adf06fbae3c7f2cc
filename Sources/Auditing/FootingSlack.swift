import ReleaseModel

/// How far a printed total may lie from the sum of its printed addends, in units of the last digit.
///
/// Figures rounded to 百万円 may miss by half a unit for each addend and for the total: 33 + 33 + 33 = 100 holds. Figures cut
/// off (百万円未満切捨て, `rounded down`) are all too small, so the total may exceed the sum by one less than the addends.
struct FootingSlack {
  let low: Int64
  let high: Int64

  /// The slack of `total − Σ addends` in one column; nil where a figure is unknown.
  init?(total: Int, addends: [SumRelation.Addend], column: Int, in matrix: FootingMatrix) {
    guard matrix.state(total, column) != .unknown else { return nil }
    var figures = 0
    var above = 0
    var below = 0
    for addend in addends {
      switch matrix.state(addend.row, column) {
      case .unknown: return nil
      case .empty: continue
      case .figure: figures += 1
      }
      let value = matrix.value(addend.row, column) * Int64(addend.sign)
      if value >= 0 { above += 1 }
      if value <= 0 { below += 1 }
    }
    // One figure alone is printed the same way twice.
    guard figures > 1 else {
      (low, high) = (0, 0)
      return
    }
    switch matrix.mode {
    case .rounded:
      let half = Int64(figures + (matrix.state(total, column) == .figure ? 1 : 0)) / 2
      (low, high) = (-half, half)
    case .truncated:
      let value = matrix.value(total, column)
      high = Int64(max(0, above + (value <= 0 ? 1 : 0) - 1))
      low = -Int64(max(0, below + (value >= 0 ? 1 : 0) - 1))
    case .unknown:
      (low, high) = (-Int64(figures), Int64(figures))
    }
  }

  func contains(_ deviation: Int64) -> Bool { low <= deviation && deviation <= high }
}
