/// An exact decimal number: `significand × 10^exponent`. Never a binary fraction, never rounded.
///
/// The exponent is kept as printed, so it also says how precise the figure is: 3,100 in 百万円 is 3100 × 10⁶ and stands for
/// anything that rounds to it, JPY 3,100,452 thousand is 3100452 × 10³. 7.2% is 72 × 10⁻¹.
public struct ExactDecimal: Sendable, Hashable {
  public var significand: Int64
  public var exponent: Int

  public init(_ significand: Int64, exponent: Int = 0) {
    self.significand = significand
    self.exponent = exponent
  }

  public static let zero = ExactDecimal(0)

  public var isZero: Bool { significand == 0 }
  public var isNegative: Bool { significand < 0 }
  public var negated: ExactDecimal { ExactDecimal(0 &- significand, exponent: exponent) }
  public var magnitude: ExactDecimal { significand < 0 ? negated : self }

  /// The same number at a larger scale: 3,100 `scaled(by: 6)` is 3,100 million.
  public func scaled(by powers: Int) -> ExactDecimal { ExactDecimal(significand, exponent: exponent + powers) }

  /// The significand that this number has at another exponent, when it fits; digits below `exponent` are cut off.
  public func significand(at other: Int) -> Int128 {
    let distance = exponent - other
    if distance == 0 { return Int128(significand) }
    if distance > 19 || distance < -19 { return distance > 0 && significand != 0 ? Int128.max : 0 }
    if distance > 0 { return Int128(significand) * Int128(Self.wholePowers[distance]) }
    // No significand has more than nineteen digits.
    return distance == -19 ? 0 : Int128(significand / Int64(Self.wholePowers[-distance]))
  }

  private static let wholePowers: [UInt64] = (0...19).map { (0..<$0).reduce(1) { power, _ in power * 10 } }

  /// Equal as numbers, whatever their precision: 1.50 and 1.5.
  public func equals(_ other: ExactDecimal) -> Bool {
    let common = min(exponent, other.exponent)
    return significand(at: common) == other.significand(at: common)
  }

  public static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
    let common = min(left.exponent, right.exponent)
    return left.significand(at: common) < right.significand(at: common)
  }

  /// An approximation for scores and ratios; decisions about equality never use it.
  public var approximation: Double {
    let value = Double(significand)
    switch exponent {
    case 0: return value
    case 1...22: return value * Self.powers[exponent]
    case -22 ... -1: return value / Self.powers[-exponent]
    default: return value * (exponent > 0 ? .infinity : 0)
    }
  }

  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]

  /// Plain digits: `-7.2`, `3100000000`.
  public var description: String {
    var digits = String(significand.magnitude)
    if exponent > 0 && significand != 0 {
      digits += String(repeating: "0", count: exponent)
    } else if exponent < 0 {
      let places = -exponent
      if digits.utf8.count <= places {
        digits = String(repeating: "0", count: places - digits.utf8.count + 1) + digits
      }
      digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -places))
    }
    return significand < 0 ? "-" + digits : digits
  }

  /// `description` without the zeros that only say how precise the figure is: 1.50 gives `1.5`, 2.0 gives `2`.
  public var plainDescription: String {
    var value = self
    while value.exponent < 0, value.significand % 10 == 0 {
      value.significand /= 10
      value.exponent += 1
    }
    return value.description
  }
}

/// The numbers that a printed figure can stand for, at a common exponent: `low ≤ x ≤ high`, in halves of a unit.
///
/// 388億円 printed from 38,779,462千円 and "JPY 39 billion" agree because their intervals overlap.
public struct RoundingInterval: Sendable, Hashable {
  /// Bounds in twentieths of `10^exponent`, so that a half and its neighbours stay exact.
  public let low: Int128
  public let high: Int128
  public let exponent: Int

  /// How a release makes short figures from long ones.
  public enum Mode: String, Sendable {
    case rounded, truncated, unknown
  }

  public init(_ figure: ExactDecimal, mode: Mode, at exponent: Int) {
    let center = figure.significand(at: exponent) * 20
    let unit = ExactDecimal(1, exponent: figure.exponent).significand(at: exponent) * 20
    let half = unit / 2
    let below = mode == .rounded ? half : mode == .truncated ? (center < 0 ? unit - 1 : 0) : unit - 1
    let above = mode == .rounded ? half : mode == .truncated ? (center < 0 ? 0 : unit - 1) : unit - 1
    let zeroSlack = mode == .truncated && center == 0 ? unit - 1 : 0
    low = center - max(below, zeroSlack)
    high = center + max(above, zeroSlack)
    self.exponent = exponent
  }

  public func overlaps(_ other: RoundingInterval) -> Bool { low <= other.high && other.low <= high }

  /// By more than both units together, beyond any doubt of the approximation: most pairs that are compared are.
  private static func areFarApart(_ left: ExactDecimal, _ right: ExactDecimal) -> Bool {
    guard left.significand.magnitude < 1 << 49, right.significand.magnitude < 1 << 49,
      (-22...22).contains(left.exponent), (-22...22).contains(right.exponent)
    else { return false }
    let reach =
      ExactDecimal(1, exponent: left.exponent).approximation
      + ExactDecimal(1, exponent: right.exponent).approximation
    return abs(left.approximation - right.approximation) > reach * 1.01
  }

  /// Do two printed figures agree, given how each side shortens its figures?
  public static func agree(_ left: ExactDecimal, _ leftMode: Mode, _ right: ExactDecimal, _ rightMode: Mode) -> Bool {
    if left.exponent == right.exponent && (leftMode == rightMode || leftMode == .unknown || rightMode == .unknown) {
      return left.significand == right.significand
    }
    if areFarApart(left, right) { return false }
    let common = min(left.exponent, right.exponent)
    return RoundingInterval(left, mode: leftMode, at: common)
      .overlaps(RoundingInterval(right, mode: rightMode, at: common))
  }
}
