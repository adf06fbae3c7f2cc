import ReleaseModel

/// Balances whose change over a period another line of the release prints.
///
/// 欠損金 34,685,291 and 34,790,430 with 当期損失 105,139 between them, 短期借入金 6,764,410 and 6,564,093 with 短期借入金の純増減額 (200,316).
/// Which balance moves by which line is not said anywhere, so this makes no relation that could fail: among the figures that might
/// explain a failure, one whose proper value moves so stands out, and one whose printed value does is cleared.
struct Movements {
  /// Shorter changes meet by chance.
  private static let leastDigits = 5

  private let release: Release
  private var balances: [FigurePlace] = []
  private var changes: [FigurePlace] = []

  init(_ release: Release) {
    self.release = release
    for (table, content) in release.tables.enumerated() {
      for (index, fact) in content.facts.enumerated() {
        guard fact.measure == .amount, fact.status != .suspect, fact.value != nil, let period = fact.period else {
          continue
        }
        let place = FigurePlace(table: table, fact: index)
        if period.isInstant { balances.append(place) } else { changes.append(place) }
      }
    }
  }

  /// The two other figures that the value makes complete: the other balance and the change, or both balances.
  func witnesses(of value: ExactDecimal, at place: FigurePlace) -> [FigurePlace]? {
    guard let period = fact(place).period else { return nil }
    return period.isInstant ? ofBalance(value, place, period) : ofChange(value, place, period)
  }

  private func ofBalance(_ value: ExactDecimal, _ place: FigurePlace, _ period: Period) -> [FigurePlace]? {
    for other in balances where isSameRow(place, other) {
      guard let otherValue = fact(other).value, let otherEnd = fact(other).period?.end, otherEnd != period.end else {
        continue
      }
      let isOpening = otherEnd < period.end
      let (opening, closing) = isOpening ? (otherEnd, period.end) : (period.end, otherEnd)
      for change in changes where spans(change, opening, closing) && fact(change).unit == fact(place).unit {
        guard let changeValue = fact(change).value else { continue }
        if moves(value, otherValue, by: changeValue) { return [other, change] }
      }
    }
    return nil
  }

  private func ofChange(_ value: ExactDecimal, _ place: FigurePlace, _ period: Period) -> [FigurePlace]? {
    for (index, first) in balances.enumerated() where fact(first).unit == fact(place).unit {
      for second in balances[(index + 1)...] where isSameRow(first, second) {
        let (one, two) = (fact(first), fact(second))
        guard let oneEnd = one.period?.end, let twoEnd = two.period?.end,
          oneEnd != twoEnd, spans(place, min(oneEnd, twoEnd), max(oneEnd, twoEnd)), let oneValue = one.value,
          let twoValue = two.value
        else { continue }
        if moves(oneValue, twoValue, by: value) { return [first, second] }
      }
    }
    return nil
  }

  private func fact(_ place: FigurePlace) -> Fact { release.tables[place.table].facts[place.fact] }

  private func isSameRow(_ one: FigurePlace, _ two: FigurePlace) -> Bool {
    one.table == two.table && one.fact != two.fact && fact(one).row == fact(two).row
      && fact(one).unit == fact(two).unit
  }

  private func spans(_ change: FigurePlace, _ opening: CalendarDate, _ closing: CalendarDate) -> Bool {
    guard let period = fact(change).period, let start = period.start else { return false }
    return period.end == closing && start == opening.dayAfter
  }

  /// Do two balances differ by the change, whichever way it is printed? Rounded figures may do so by a unit more or less.
  private func moves(_ one: ExactDecimal, _ two: ExactDecimal, by change: ExactDecimal) -> Bool {
    guard one.exponent == two.exponent, change.exponent == one.exponent else { return false }
    let size = Int128(change.significand.magnitude)
    guard size >= Self.leastSize else { return false }
    let distance = (Int128(one.significand) - Int128(two.significand)).magnitude
    return distance + 1 >= size.magnitude && distance <= size.magnitude + 1
  }

  private static let leastSize: Int128 = (1..<leastDigits).reduce(1) { size, _ in size * 10 }
}
