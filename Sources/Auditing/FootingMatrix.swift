import ReleaseModel

/// The grid as integers: every column on one exponent, so that a sum is a sum of integers.
///
/// The exponent is the one that most figures of the column have. A figure with further digits, such as the 8.73 of
/// 1株当たり当期利益 or `Net income per share` among thousands of yen, is foreign to the column and adds to nothing.
struct FootingMatrix {
  enum State: UInt8 {
    /// Nil or blank: exactly nothing.
    case empty
    case figure
    case unknown
  }

  /// Above this a figure is damage: the whole Japanese economy is some 10¹⁵ yen. Sums of 900 such figures fit an Int64.
  static let limit: Int64 = 10_000_000_000_000_000

  let rowCount: Int
  let columnCount: Int
  var mode: RoundingInterval.Mode
  /// Row by row; zero where the state is not `figure`.
  private(set) var values: [Int64]
  private(set) var states: [State]
  private(set) var exponents: [Int]
  /// Rows with anything to add.
  private(set) var isItem: [Bool]
  /// Items whose every cell is zero, nil or blank.
  private(set) var isZero: [Bool]
  /// Rows with an unreadable or foreign figure.
  private(set) var hasUnknown: [Bool]
  /// For each column the first column that it is proportional to (a translation into dollars proves nothing new).
  private(set) var groups: [Int] = []
  /// Columns proportional to one of larger figures: dollars beside yen, millions beside thousands.
  private(set) var isTranslation: [Bool] = []

  init(_ grid: FootingGrid) {
    rowCount = min(grid.rows.count, grid.cells.count)
    let width = grid.cells.reduce(0) { max($0, $1.count) }
    columnCount = width
    mode = grid.mode
    values = Array(repeating: 0, count: rowCount * width)
    states = Array(repeating: .empty, count: rowCount * width)
    exponents = (0..<width).map { FootingMatrix.usualExponent(of: $0, in: grid) }
    isItem = Array(repeating: false, count: rowCount)
    isZero = Array(repeating: true, count: rowCount)
    hasUnknown = Array(repeating: false, count: rowCount)
    for row in 0..<rowCount {
      var foreign = 0
      var unknown = 0
      for (column, cell) in grid.cells[row].enumerated() {
        let place = row * width + column
        if !cell.usable {
          states[place] = .unknown
          unknown += 1
        } else if let value = cell.value {
          if let integer = FootingMatrix.integer(value, at: exponents[column]) {
            states[place] = .figure
            values[place] = integer
            isItem[row] = true
            if integer != 0 { isZero[row] = false }
          } else {
            states[place] = .unknown
            foreign += 1
          }
        } else if cell.isNil {
          isItem[row] = true
        }
      }
      if unknown > 0 && foreign == 0 { isItem[row] = true }
      if unknown + foreign > 0 {
        isZero[row] = false
        hasUnknown[row] = true
      }
    }
    groups = (0..<width).map { column in
      (0..<column).first { isProportional(column, to: $0) } ?? column
    }
    let sizes = (0..<width).map { column in (0..<rowCount).reduce(0) { max($0, value($1, column).magnitude) } }
    isTranslation = (0..<width).map { column in
      (0..<width).contains { groups[$0] == groups[column] && sizes[$0] > sizes[column] }
    }
  }

  func value(_ row: Int, _ column: Int) -> Int64 { values[row * columnCount + column] }
  func state(_ row: Int, _ column: Int) -> State { states[row * columnCount + column] }

  /// The integer of a column as a figure of that column.
  func decimal(_ integer: Int64, column: Int) -> ExactDecimal {
    ExactDecimal(integer, exponent: exponents[column])
  }

  private static func usualExponent(of column: Int, in grid: FootingGrid) -> Int {
    var counts: [(exponent: Int, count: Int)] = []
    for row in grid.cells where column < row.count {
      guard row[column].usable, let value = row[column].value, !value.isZero else { continue }
      if let seen = counts.firstIndex(where: { $0.exponent == value.exponent }) {
        counts[seen].count += 1
      } else {
        counts.append((value.exponent, 1))
      }
    }
    var best: (exponent: Int, count: Int) = (0, 0)
    for entry in counts where entry.count > best.count { best = entry }
    return best.exponent
  }

  static func integer(_ value: ExactDecimal, at exponent: Int) -> Int64? {
    guard value.significand != 0 else { return 0 }
    guard value.exponent - exponent <= 18, exponent - value.exponent <= 18 else { return nil }
    let integer = value.significand(at: exponent)
    guard integer.magnitude <= Int128(limit).magnitude else { return nil }
    if value.exponent < exponent, !ExactDecimal.same(value, integer, at: exponent) { return nil }
    return Int64(integer)
  }

  /// Is every figure of one column the same multiple of its neighbour's, up to rounding? A few misprints are allowed.
  private func isProportional(_ column: Int, to base: Int) -> Bool {
    var largest = -1
    for row in 0..<rowCount where state(row, column) == .figure && state(row, base) == .figure {
      if largest < 0 || value(row, base).magnitude > value(largest, base).magnitude { largest = row }
    }
    guard largest >= 0 else { return false }
    let (top, bottom) = (Int128(value(largest, column)), Int128(value(largest, base)))
    let slack = top.magnitude + bottom.magnitude
    var agreeing = 0
    var differing = 0
    for row in 0..<rowCount where state(row, column) == .figure && state(row, base) == .figure {
      guard value(row, base).magnitude > 99 else { continue }
      let gap = Int128(value(row, column)) * bottom - Int128(value(row, base)) * top
      if gap.magnitude <= slack { agreeing += 1 } else { differing += 1 }
      if differing > 3 + agreeing / 2 { return false }
    }
    return agreeing >= 4 && differing * 5 <= agreeing
  }
}

extension ExactDecimal {
  fileprivate static func same(_ value: ExactDecimal, _ integer: Int128, at exponent: Int) -> Bool {
    var back = integer
    for _ in value.exponent..<exponent { back *= 10 }
    return back == Int128(value.significand)
  }
}
