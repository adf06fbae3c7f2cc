import Auditing
import Lexing
import ReleaseModel

/// The relations that tie the cells of one row together, as `ColumnTyping` found them to hold nearly everywhere.
struct RowRelations {
  let types: [ColumnType]
  /// Value of the base row in each amount column that has one.
  private(set) var bases: [Int: PrintedFigure] = [:]

  init(_ types: [ColumnType], _ grid: WorkGrid) {
    self.types = types
    for type in types {
      guard let now = type.now, let base = type.baseRow, type.measure == .share else { continue }
      bases[now] = grid.rows[base].cells[now].figure
    }
  }

  enum Kind: String { case translation, share, change, difference, ratio }

  /// Every relation of a row whose figures are all there: which cells it ties, and whether it holds.
  func outcomes(_ figure: (Int) -> PrintedFigure?) -> [(kind: Kind, columns: [Int], holds: Bool)] {
    var result: [(Kind, [Int], Bool)] = []
    for (column, type) in types.enumerated() {
      guard let own = figure(column) else { continue }
      if let other = type.translationOf, let rate = type.translationRate, let original = figure(other) {
        // The constant comes from the figures themselves, so it carries their rounding.
        let expected = original.value.approximation / rate.approximation
        let near = abs(expected - own.value.approximation) <= 1.5 + abs(expected) * 0.0006
        result.append((.translation, [column, other], near))
      }
      switch type.measure {
      case .share:
        if let now = type.now, let base = bases[now], let part = figure(now) {
          result.append((.share, [column, now], RateTests.isShare(own.value, part: part.value, whole: base.value)))
        }
      case .change where type.isRate:
        if let now = type.now, let then = type.then, let new = figure(now), let old = figure(then), !old.value.isZero {
          result.append((.change, [column, now, then], RateTests.isChange(own.value, from: old.value, to: new.value)))
        }
      case .difference:
        if let now = type.now, let then = type.then, let new = figure(now), let old = figure(then) {
          let holds = RateTests.isDifference(own.value, from: old.value, to: new.value)
          result.append((.difference, [column, now, then], holds))
        }
      default: break
      }
    }
    return result
  }

  /// How many relations of a row hold and fail when a cell is read as `value`.
  func verdict(_ row: WorkRow, column: Int, as value: PrintedFigure) -> (holds: Int, fails: Int) {
    var holds = 0
    var fails = 0
    for outcome in outcomes({ $0 == column ? value : row.cells[$0].figure }) where outcome.columns.contains(column) {
      if outcome.holds { holds += 1 } else { fails += 1 }
    }
    return (holds, fails)
  }
}
