import Auditing
import Lexing
import ReleaseModel

/// `(8.4%)` in a version that writes △: a rate beside its amount, or a fall?
///
/// `TableFinder` takes the brackets for brackets, since △ is there for what is negative. Where a version mixes its signs, the
/// amounts of the same rows tell: the column is their change with one sign and not with the other.
struct BracketedRates {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func settle(_ grid: inout WorkGrid) {
    for column in 0..<grid.width {
      let rows = grid.rows.indices.filter { isBracketed(grid.rows[$0].cells[column]) }
      guard !rows.isEmpty, isFall(column, Set(rows), grid) else { continue }
      for row in rows {
        guard case .figure(var figure) = grid.rows[row].cells[column].reading else { continue }
        figure.value = figure.value.negated
        figure.sign = .parentheses
        grid.rows[row].cells[column].reading = .figure(figure)
      }
    }
  }

  private func isBracketed(_ cell: WorkCell) -> Bool {
    guard case .figure(let figure) = cell.reading, figure.unit == .percent, figure.sign == .none, !cell.range.isEmpty
    else { return false }
    return bytes[cell.range.lowerBound] == 0x28 && bytes[cell.range.upperBound - 1] == 0x29
  }

  /// More rows are changes between two other columns with the brackets as a sign than without it.
  private func isFall(_ column: Int, _ bracketed: Set<Int>, _ grid: WorkGrid) -> Bool {
    var (signed, plain) = (0, 0)
    for now in 0..<grid.width where now != column && abs(now - column) <= Self.reach {
      for then in 0..<grid.width where then != now && then != column && abs(then - column) <= Self.reach {
        var (minus, plus) = (0, 0)
        for row in grid.rows where row.kind == .body {
          guard let rate = row.cells[column].figure, let new = row.cells[now].figure, let old = row.cells[then].figure,
            new.unit != .percent, old.unit != .percent
          else { continue }
          let isIn = isBracketed(row.cells[column])
          if RateTests.isChange(isIn ? rate.value.negated : rate.value, from: old.value, to: new.value) { minus += 1 }
          if RateTests.isChange(rate.value, from: old.value, to: new.value) { plus += 1 }
        }
        signed = max(signed, minus)
        plain = max(plain, plus)
      }
    }
    return signed > plain && signed >= min(2, bracketed.count)
  }

  private static let reach = 6
}
