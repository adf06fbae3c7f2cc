import ReleaseModel

/// How two printed figures that should agree differ: what a person would call the slip.
struct Difference {
  var kind: Finding.Kind
  var cause: String?

  /// `left` and `right` in whole units.
  init(_ left: ExactDecimal, _ right: ExactDecimal, isRate: Bool) {
    if left.magnitude.equals(right.magnitude) {
      kind = .sign
      cause = "sign"
      return
    }
    let (a, b) = (Self.digits(left), Self.digits(right))
    // Rates have no scale to mistake: 0.3 against 3.0 is a slip of digits.
    if !isRate, Self.trimmed(a) == Self.trimmed(b), left.isNegative == right.isNegative {
      let power = left.exponent + (a.count - Self.trimmed(a).count) - right.exponent - (b.count - Self.trimmed(b).count)
      if power != 0 {
        kind = .scale
        cause = "scale×1" + String(repeating: "0", count: abs(power))
        return
      }
    }
    kind = .value
    cause = left.exponent == right.exponent ? Self.slip(a, b) : nil
  }

  private static func digits(_ value: ExactDecimal) -> [UInt8] { Array(String(value.significand.magnitude).utf8) }

  private static func trimmed(_ digits: [UInt8]) -> [UInt8] {
    var digits = digits
    while digits.count > 1, digits.last == 0x30 { digits.removeLast() }
    return digits
  }

  private static func slip(_ a: [UInt8], _ b: [UInt8]) -> String? {
    if a.count == b.count {
      let different = a.indices.filter { a[$0] != b[$0] }
      if different.count == 1 { return "digit" }
      if different.count == 2, different[1] == different[0] + 1, a[different[0]] == b[different[1]], a[different[1]] == b[different[0]] {
        return "transposition"
      }
      return nil
    }
    // Leading zeros are not printed: 1,234 against 234 may be one digit too many or one changed to 0.
    let (long, short) = a.count > b.count ? (a, b) : (b, a)
    if long.count == short.count + 1 {
      for skip in long.indices {
        var rest = long
        rest.remove(at: skip)
        if rest == short { return "dropped" }
      }
      let padded = [0x30] + short
      if padded.indices.filter({ padded[$0] != long[$0] }).count == 1 { return "digit" }
    }
    if long.count >= short.count {
      let padded = Array(repeating: UInt8(0x30), count: long.count - short.count) + short
      let different = padded.indices.filter { padded[$0] != long[$0] }
      if different.count == 2, different[1] == different[0] + 1, padded[different[0]] == long[different[1]], padded[different[1]] == long[different[0]] {
        return "transposition"
      }
    }
    return nil
  }
}
