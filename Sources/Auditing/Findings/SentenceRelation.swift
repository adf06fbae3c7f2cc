import ReleaseModel
import SourceText

/// Three figures of one sentence of which each follows from the others.
struct SentenceRelation: Sendable {
  enum Kind: Sendable { case change, difference, margin }

  var kind: Kind
  /// Numbers of the claims: the rate, difference or margin; the amount of the period; the amount it is held against (for a
  /// margin the revenue).
  var stated: Int
  var now: Int
  var then: Int
  var holds: Bool
  /// One digit, two digits exchanged or one sign would make it hold.
  var isOneSlipOff = false

  var members: [Int] { [stated, now, then] }

  /// All that the sentences of one version state.
  static func all(in prose: Prose) -> [SentenceRelation] {
    var found: [SentenceRelation] = []
    var start = 0
    let claims = prose.claims
    while start < claims.count {
      var end = start
      while end < claims.count, claims[end].sentence == claims[start].sentence { end += 1 }
      if end - start >= 3 { found += relations(claims, start..<end) }
      start = end
    }
    return found
  }

  private static func relations(_ claims: [Claim], _ range: Range<Int>) -> [SentenceRelation] {
    var found: [SentenceRelation] = []
    for index in range {
      let claim = claims[index]
      guard claim.concept != nil, claim.approximation == nil, claim.role != .translation else { continue }
      switch claim.measure {
      case .change where claim.unit == .percent, .difference where claim.unit.isCurrency:
        guard let compared = claim.compared, let now = amount(like: claim, at: claim.period, claims, range),
          let then = amount(like: claim, at: compared, claims, range),
          isAlone(claim, claims, range)
        else { continue }
        let kind: Kind = claim.measure == .change ? .change : .difference
        found.append(judged(kind, index, now, then, claims))
      case .ratio where claim.unit == .percent:
        guard let (part, whole) = margins[claim.concept ?? ""],
          let now = amount(of: part, like: claim, claims, range),
          let then = amount(of: whole, like: claim, claims, range)
        else { continue }
        found.append(judged(.margin, index, now, then, claims))
      default: continue
      }
    }
    return found
  }

  private static let margins = [
    "operating-profit-margin": ("operating-income", "net-sales"), "gross-profit-margin": ("gross-profit", "net-sales"),
    "ordinary-profit-margin": ("ordinary-profit", "net-sales"),
    "core-operating-profit-margin": ("core-operating-profit", "net-sales"),
  ]

  /// No other rate of the sentence measures the same otherwise, as "up 3% in yen, 7% at constant rates".
  private static func isAlone(_ claim: Claim, _ claims: [Claim], _ range: Range<Int>) -> Bool {
    range.count { index in
      claims[index].measure == claim.measure && claims[index].concept == claim.concept
        && claims[index].qualifier == claim.qualifier && claims[index].unit == claim.unit
    } == 1
  }

  /// The one amount of the same item at a period.
  private static func amount(like claim: Claim, at period: Period?, _ claims: [Claim], _ range: Range<Int>) -> Int? {
    guard let period else { return nil }
    return only(
      range.filter { index in
        let other = claims[index]
        return other.measure == .amount && other.unit.isCurrency && other.concept == claim.concept
          && other.qualifier == claim.qualifier && other.period == period && isPlain(other)
      })
  }

  private static func amount(of concept: String, like claim: Claim, _ claims: [Claim], _ range: Range<Int>) -> Int? {
    only(
      range.filter { index in
        let other = claims[index]
        return other.measure == .amount && other.unit.isCurrency && other.concept == concept
          && other.qualifier == claim.qualifier && other.period == claim.period && isPlain(other)
      })
  }

  private static func isPlain(_ claim: Claim) -> Bool {
    claim.approximation == nil && claim.role != .translation && claim.role != .part && !claim.value.isNegative
      && !claim.value.isZero
  }

  private static func only(_ indices: [Int]) -> Int? { indices.count == 1 ? indices[0] : nil }

  private static func judged(_ kind: Kind, _ stated: Int, _ now: Int, _ then: Int, _ claims: [Claim])
    -> SentenceRelation
  {
    let values = (claims[stated].value, claims[now].value, claims[then].value)
    var relation = SentenceRelation(
      kind: kind, stated: stated, now: now, then: then, holds: holds(kind, values.0, values.1, values.2))
    guard !relation.holds else { return relation }
    relation.isOneSlipOff =
      slips(of: values.0, withSign: kind != .margin).contains { isPrecise($0) && holds(kind, $0, values.1, values.2) }
      || isPrecise(values.0)
        && (isLong(values.1) && slips(of: values.1, withSign: false).contains { holds(kind, values.0, $0, values.2) }
          || isLong(values.2) && slips(of: values.2, withSign: false).contains { holds(kind, values.0, values.1, $0) })
    return relation
  }

  /// Rates may be rounded or cut off.
  private static func holds(_ kind: Kind, _ stated: ExactDecimal, _ now: ExactDecimal, _ then: ExactDecimal) -> Bool {
    let last = ExactDecimal(1, exponent: stated.exponent)
    let choices = [stated, sum(stated, last.significand), sum(stated, -last.significand)]
    switch kind {
    case .change: return choices.contains { RateTests.isChange($0, from: then, to: now) }
    case .margin: return choices.contains { RateTests.isShare($0, part: now, whole: then) }
    case .difference: return choices.contains { RateTests.isDifference($0, from: then, to: now) }
    }
  }

  private static func sum(_ value: ExactDecimal, _ units: Int64) -> ExactDecimal {
    ExactDecimal(value.significand + units, exponent: value.exponent)
  }

  private static func isPrecise(_ rate: ExactDecimal) -> Bool { rate.significand.magnitude >= 100 }

  private static func isLong(_ amount: ExactDecimal) -> Bool { amount.significand.magnitude >= 1_000 }

  /// The figures that one slip of the pen makes out of a figure.
  private static func slips(of value: ExactDecimal, withSign: Bool) -> [ExactDecimal] {
    var found: [ExactDecimal] = withSign ? [value.negated] : []
    let digits = Array(String(value.significand.magnitude).utf8)
    guard digits.count <= 15 else { return found }
    func add(_ other: [UInt8]) {
      guard let number = Int64(String(decoding: other, as: UTF8.self)) else { return }
      found.append(ExactDecimal(value.isNegative ? -number : number, exponent: value.exponent))
    }
    for place in digits.indices {
      for digit in UInt8(0x30)...0x39 where digit != digits[place] && !(place == 0 && digit == 0x30 && digits.count > 1)
      {
        var other = digits
        other[place] = digit
        add(other)
      }
      if place + 1 < digits.count, digits[place] != digits[place + 1] {
        var other = digits
        other.swapAt(place, place + 1)
        add(other)
      }
    }
    return found
  }

  func message(_ prose: Prose) -> Message {
    let (a, b, c) = (prose.claims[stated].text, prose.claims[now].text, prose.claims[then].text)
    switch kind {
    case .change:
      return Message(
        japanese: "同じ文の \(c) から \(b) への増減率は \(a) になりません。",
        english: "In the same sentence \(c) and \(b) do not give a change of \(a).")
    case .difference:
      return Message(
        japanese: "同じ文の \(c) と \(b) の差は \(a) になりません。",
        english: "In the same sentence \(c) and \(b) do not differ by \(a).")
    case .margin:
      return Message(
        japanese: "同じ文の \(b) の \(c) に対する割合は \(a) になりません。",
        english: "In the same sentence \(b) is not \(a) of \(c).")
    }
  }
}
