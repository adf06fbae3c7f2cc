import ReleaseModel

/// Tests one relation by intervals: every printed figure stands for all numbers that print so.
struct RelationTest {
  /// How amounts are shortened.
  var mode: RoundingInterval.Mode

  /// `value`: the figure at a place; nil when it cannot be read. A dash is zero.
  func outcome(_ relation: FigureRelation, _ value: (FigurePlace) -> ExactDecimal?) -> FigureRelation.Outcome {
    guard let result = value(relation.result) else { return .untestable }
    switch relation.kind {
    case .sum, .columnSum, .difference, .tie:
      var operands: [(ExactDecimal, Int8)] = []
      for operand in relation.operands {
        guard let figure = value(operand.place) else { return .untestable }
        operands.append((figure, operand.sign))
      }
      return linear(result, operands, isExact: relation.isExact)
    case .change, .share, .perShare:
      guard relation.operands.count == 2, let first = value(relation.operands[0].place),
        let second = value(relation.operands[1].place)
      else { return .untestable }
      switch relation.kind {
      case .change: return change(result, from: second, to: first)
      case .share: return share(result, part: first, whole: second)
      default: return product(result, first, second)
      }
    case .translation:
      guard let original = relation.operands.first.flatMap({ value($0.place) }), let rate = relation.rate else {
        return .untestable
      }
      let outcome = translation(result, of: original, at: rate)
      return outcome == .holds && relation.isExact && !isRounded(result, of: original, at: rate)
        ? .failsByRounding : outcome
    }
  }

  // MARK: Sums, differences, copies

  func linear(_ result: ExactDecimal, _ operands: [(ExactDecimal, Int8)], isExact: Bool) -> FigureRelation.Outcome {
    var common = result.exponent
    for operand in operands { common = min(common, operand.0.exponent) }
    var center = Int128(0)
    var figures = 0
    for (figure, sign) in operands where !figure.isZero {
      figures += 1
      center += figure.significand(at: common) * Int128(sign)
    }
    let deviation = result.significand(at: common) - center
    // Nearly all end here.
    if deviation == 0 { return .holds }
    let own = bounds(result, 1, at: common, mode)
    var sum = (low: Int128(0), high: Int128(0))
    var loose = (low: Int128(0), high: Int128(0))
    for (figure, sign) in operands where !figure.isZero {
      let one = bounds(figure, sign, at: common, mode)
      let wide = bounds(figure, sign, at: common, .unknown)
      sum = (sum.low + one.low, sum.high + one.high)
      loose = (loose.low + wide.low, loose.high + wide.high)
    }
    let isCopy = figures <= 1 && operands.allSatisfy { $0.0.exponent == result.exponent || $0.0.isZero }
    if !isCopy && !isExact && own.low <= sum.high && sum.low <= own.high { return .holds }
    let unit = ExactDecimal(1, exponent: result.exponent).significand(at: common)
    if isCopy || isExact { return deviation.magnitude <= unit.magnitude ? .failsByRounding : .fails }
    let wide = bounds(result, 1, at: common, .unknown)
    return wide.low <= loose.high && loose.low <= wide.high ? .failsByRounding : .fails
  }

  /// `linear` with one operand: the same figure in two places.
  func copy(_ result: ExactDecimal, of figure: ExactDecimal, sign: Int8) -> FigureRelation.Outcome {
    let common = min(result.exponent, figure.exponent)
    let deviation = result.significand(at: common) - figure.significand(at: common) * Int128(sign)
    if deviation == 0 { return .holds }
    guard figure.exponent == result.exponent || figure.isZero else {
      return linear(result, [(figure, sign)], isExact: false)
    }
    let unit = ExactDecimal(1, exponent: result.exponent).significand(at: common)
    return deviation.magnitude <= unit.magnitude ? .failsByRounding : .fails
  }

  private func bounds(_ figure: ExactDecimal, _ sign: Int8, at exponent: Int, _ mode: RoundingInterval.Mode) -> (
    low: Int128, high: Int128
  ) {
    let interval = RoundingInterval(sign < 0 ? figure.negated : figure, mode: mode, at: exponent)
    return (interval.low, interval.high)
  }

  // MARK: Quotients

  /// Widest distance from a printed figure to what it stands for, in its last unit.
  private func span(_ figure: ExactDecimal) -> (below: Double, above: Double) {
    let unit = ExactDecimal(1, exponent: figure.exponent).approximation
    switch mode {
    case .rounded: return (unit * 0.5, unit * 0.5)
    case .truncated: return figure.isNegative ? (unit, 0) : (figure.isZero ? unit : 0, unit)
    case .unknown: return (unit, unit)
    }
  }

  private func quotient(_ top: ExactDecimal, _ bottom: ExactDecimal) -> (low: Double, high: Double) {
    let (t, b) = (top.approximation, bottom.approximation)
    let (dt, db) = (span(top), span(bottom))
    let least = abs(b) * 0.49
    let (low, high) = (b - min(db.below, least), b + min(db.above, least))
    let all = [(t - dt.below) / low, (t - dt.below) / high, (t + dt.above) / low, (t + dt.above) / high]
    return (all.min() ?? 0, all.max() ?? 0)
  }

  func change(_ rate: ExactDecimal, from then: ExactDecimal, to now: ExactDecimal) -> FigureRelation.Outcome {
    guard then.significand != 0 else { return .untestable }
    let (low, high) = quotient(now, then)
    let plain = outcome(rate, (low - 1) * 100, (high - 1) * 100)
    if plain == .holds || !then.isNegative { return plain }
    // Losses are compared with their value or with their magnitude.
    let turned = outcome(rate, (1 - high) * 100, (1 - low) * 100)
    return turned == .holds || plain == .fails ? turned : plain
  }

  func share(_ rate: ExactDecimal, part: ExactDecimal, whole: ExactDecimal) -> FigureRelation.Outcome {
    guard whole.significand != 0 else { return .untestable }
    let (low, high) = quotient(part, whole)
    return outcome(rate, low * 100, high * 100)
  }

  private func product(_ result: ExactDecimal, _ first: ExactDecimal, _ second: ExactDecimal) -> FigureRelation.Outcome
  {
    let (a, b) = (first.approximation, second.approximation)
    let unit = ExactDecimal(1, exponent: first.exponent).approximation * abs(b)
    let other = ExactDecimal(1, exponent: second.exponent).approximation * abs(a)
    let own = span(result)
    let slack = (unit + other) * 0.5001
    let value = result.approximation
    if value + own.above >= a * b - slack && value - own.below <= a * b + slack { return .holds }
    return abs(value - a * b) <= slack * 2 + own.above + own.below ? .failsByRounding : .fails
  }

  func translation(_ result: ExactDecimal, of original: ExactDecimal, at rate: ExactDecimal) -> FigureRelation.Outcome {
    guard rate.significand != 0 else { return .untestable }
    let exact = original.approximation / rate.approximation
    let unit = ExactDecimal(1, exponent: result.exponent).approximation
    let slack = unit + ExactDecimal(1, exponent: original.exponent).approximation / rate.approximation
    let distance = abs(exact - result.approximation)
    // Translated columns are made to foot: a unit more or less is usual.
    if distance <= slack * 1.001 + unit * 0.1 { return .holds }
    return distance <= slack + unit * 1.5 ? .failsByRounding : .fails
  }

  /// Is a translated amount the nearest to its original at the rate?
  func isRounded(_ result: ExactDecimal, of original: ExactDecimal, at rate: ExactDecimal) -> Bool {
    let exact = original.approximation / rate.approximation
    let unit = ExactDecimal(1, exponent: result.exponent).approximation
    let slack = unit * 0.5 + ExactDecimal(1, exponent: original.exponent).approximation / rate.approximation
    return abs(exact - result.approximation) <= slack + abs(exact) * 1e-12
  }

  private func outcome(_ rate: ExactDecimal, _ low: Double, _ high: Double) -> FigureRelation.Outcome {
    let unit = ExactDecimal(1, exponent: rate.exponent).approximation
    let printed = rate.approximation
    let slack = unit * 0.5001 + abs(printed) * 1e-9
    if low - slack <= printed && printed <= high + slack { return .holds }
    return low - unit * 1.5 <= printed && printed <= high + unit * 1.5 ? .failsByRounding : .fails
  }
}
