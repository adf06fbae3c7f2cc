import ReleaseModel

/// Does a printed rate follow from printed amounts, given that all three are rounded?
///
/// Each test asks whether any numbers that the printed amounts can stand for give a rate that prints as it does:
/// 3,100,452 against 3,341,255 gives △7.2%; 11,617 against 11,617 gives 100.0%; 3,100,452千円 ÷ 104.18 gives 29,760.
public enum RateTests {
  /// `rate` percent is `now ÷ then − 1`. Losses are compared with their magnitude or their value: both are in use.
  public static func isChange(_ rate: ExactDecimal, from then: ExactDecimal, to now: ExactDecimal) -> Bool {
    guard then.significand != 0 else { return false }
    let (low, high) = quotient(now, then)
    let plain = ((low - 1) * 100, (high - 1) * 100)
    if contains(plain, rate) { return true }
    // Against the magnitude: from a loss of 446 to a profit of 350 is +178.3%.
    return then.isNegative && contains((-plain.1, -plain.0), rate)
  }

  /// `rate` percent is `part ÷ whole`.
  public static func isShare(_ rate: ExactDecimal, part: ExactDecimal, whole: ExactDecimal) -> Bool {
    guard whole.significand != 0 else { return false }
    let (low, high) = quotient(part, whole)
    return contains((low * 100, high * 100), rate)
  }

  /// `translated` is `original ÷ rate`.
  public static func isTranslation(_ translated: ExactDecimal, of original: ExactDecimal, at rate: ExactDecimal) -> Bool
  {
    guard rate.significand != 0 else { return false }
    let exact = original.approximation / rate.approximation
    let slack = ulp(translated) + ulp(original) / rate.approximation
    return abs(exact - translated.approximation) <= slack * 1.001
  }

  /// `difference` is `now − then`.
  public static func isDifference(_ difference: ExactDecimal, from then: ExactDecimal, to now: ExactDecimal) -> Bool {
    let exact = now.approximation - then.approximation
    return abs(exact - difference.approximation) <= (ulp(now) + ulp(then) + ulp(difference)) * 0.501
  }

  private static func ulp(_ figure: ExactDecimal) -> Double { ExactDecimal(1, exponent: figure.exponent).approximation }

  /// The least and greatest quotient of the numbers that two figures can stand for (rounded or cut off).
  private static func quotient(_ top: ExactDecimal, _ bottom: ExactDecimal) -> (Double, Double) {
    let (t, b) = (top.approximation, bottom.approximation)
    let (dt, db) = (ulp(top), min(ulp(bottom), abs(b) * 0.49))
    let (a, c, d, e) = ((t - dt) / (b - db), (t - dt) / (b + db), (t + dt) / (b - db), (t + dt) / (b + db))
    return (min(min(a, c), min(d, e)), max(max(a, c), max(d, e)))
  }

  private static func contains(_ bounds: (Double, Double), _ rate: ExactDecimal) -> Bool {
    let half = ulp(rate) * 0.5001
    return bounds.0 - half <= rate.approximation && rate.approximation <= bounds.1 + half
  }
}
