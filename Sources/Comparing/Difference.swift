import ReleaseModel

/// Do two figures say the same number, each to its own precision? 8,412百万円 and 8,412,361千円 do.
func sameFigure(_ left: ExactDecimal, _ right: ExactDecimal) -> Bool {
  RoundingInterval.agree(left, .unknown, right, .unknown)
}

/// How two printed figures that should agree differ: what a person would call the slip.
struct Difference {
  var kind: Finding.Kind
  var cause: String?

  /// `left` and `right` in whole units; they may be printed to different precision.
  init(_ left: ExactDecimal, _ right: ExactDecimal, isRate: Bool = false) {
    kind = .value
    if sameFigure(left.magnitude, right.magnitude), left.isNegative != right.isNegative {
      kind = .sign
      cause = "sign"
      return
    }
    let sameSign = left.isNegative == right.isNegative
    // Rates have no scale to mistake: 0.3 against 3.0 is a slip of digits.
    if !isRate, sameSign, let power = Self.power(left, right) {
      kind = .scale
      cause = "scale×1" + String(repeating: "0", count: abs(power))
      return
    }
    guard sameSign else { return }
    for (a, b) in Self.comparable(left.magnitude, right.magnitude) {
      if let slip = Self.slip(a, b), cause == nil || slip != "dropped" { cause = slip }
      if cause != nil && cause != "dropped" { return }
    }
  }

  /// The power of ten between two figures that are otherwise the same; nil when there is none.
  static func power(_ left: ExactDecimal, _ right: ExactDecimal) -> Int? {
    guard !left.isZero, !right.isZero else { return nil }
    let (a, b) = (abs(left.approximation), abs(right.approximation))
    for power in -9...9 where power != 0 {
      let ratio = a / b * (power > 0 ? Self.tens[power] : 1 / Self.tens[-power])
      if ratio > 0.8, ratio < 1.25, sameFigure(left.scaled(by: power), right) { return -power }
    }
    return nil
  }

  private static let tens: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9]

  /// Both as digits at the coarser of the two precisions; the finer one rounded, then cut off.
  private static func comparable(_ left: ExactDecimal, _ right: ExactDecimal) -> [([UInt8], [UInt8])] {
    let exponent = max(left.exponent, right.exponent)
    func digits(_ value: ExactDecimal, rounded: Bool) -> [UInt8] {
      var whole = value.significand(at: exponent)
      if rounded, value.exponent < exponent {
        let tenths = value.significand(at: exponent - 1)
        if tenths % 10 >= 5 { whole += 1 }
      }
      let digits = Array(String(whole).utf8)
      // The nought before a point is printed: 0.1 has two digits.
      let least = max(0, -exponent) + 1
      return Array(repeating: 0x30, count: max(0, least - digits.count)) + digits
    }
    let rounded = (digits(left, rounded: true), digits(right, rounded: true))
    return left.exponent == right.exponent
      ? [rounded] : [rounded, (digits(left, rounded: false), digits(right, rounded: false))]
  }

  private static func slip(_ a: [UInt8], _ b: [UInt8]) -> String? {
    if a.count == b.count { return a == b ? nil : slipOfEqualLength(a, b) }
    let (long, short) = a.count > b.count ? (a, b) : (b, a)
    guard long.count == short.count + 1 else { return nil }
    for skip in long.indices {
      var rest = long
      rest.remove(at: skip)
      if rest == short { return "dropped" }
    }
    // Leading noughts are not printed: 1,234 against 234 may be one digit changed.
    return slipOfEqualLength([0x30] + short, long)
  }

  private static func slipOfEqualLength(_ a: [UInt8], _ b: [UInt8]) -> String? {
    let different = a.indices.filter { a[$0] != b[$0] }
    if different.count == 1 { return "digit" }
    if different.count == 2, different[1] == different[0] + 1, a[different[0]] == b[different[1]],
      a[different[1]] == b[different[0]]
    {
      return "transposition"
    }
    return nil
  }
}
