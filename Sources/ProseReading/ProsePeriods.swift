import Lexing
import ReleaseModel
import SourceText
import StatementReading

/// Binds the period words of sentences: what 前期 means depends on what its section reports on.
///
/// Under 「第4四半期決算」 前期 is the third quarter, under 「2003年度決算」 the year before; 前年同期 is a year earlier in both.
struct ProsePeriods {
  let calendar: FiscalCalendar
  /// What the section reports on.
  var base: Period?
  var reported: Period?
  /// What "the fiscal year under review" and 当期 mean where the sentence speaks of a forecast.
  var current: Period?

  func resolve(_ form: PeriodForm, isEnd: Bool) -> Period? {
    let period: Period?
    switch form {
    case .date(let date): return .instant(date)
    case .month(let year, let month) where !isEnd && base?.lengthInMonths == 1:
      return .months(1, endingOn: .endOfMonth(year: year, month: month))
    case .relative(let relative, let part): period = self.relative(relative, part)
    case .fiscal(.none, let part) where part == .year: period = base.map { year(holding: $0.end) }
    case .fiscal(.none, .quarter(let quarter, let cumulative)):
      period = quarterOfBase(quarter, cumulative)
    case .fiscal(.ending(let year, let month), .quarter(let quarter, _)):
      // 2026年3月期第3四半期 in a sentence: cumulative, as in the heading of a 決算短信.
      period = calendar.resolve(
        .fiscal(.ending(year: year, month: month), .quarter(quarter, cumulative: quarter < 4)), PeriodHint())
    default: period = calendar.resolve(form, PeriodHint())
    }
    guard let period else { return nil }
    return isEnd ? .instant(period.end) : period
  }

  /// What the section reports on where `base` is the year of its forecast.
  var main: Period? { reported ?? calendar.mainPeriod }

  /// The base lies wholly behind what is reported: that of a section on the next year.
  var isAhead: Bool {
    guard let base, let start = base.start, let main else { return false }
    return main.end < start
  }

  /// The same words seen from another period: 「2025年度は…（当期比3.9%増）」.
  func seen(from period: Period?) -> ProsePeriods {
    guard let period, let base, !period.isInstant else { return self }
    // 「2025年12月期の…は前期比…」 in a section on its last quarter, 「第3四半期（1-3月）の…」 in one on nine months.
    let isOtherLength = base.end == period.end && base != period && !base.isInstant
    guard base.end < period.end || isOtherLength else { return self }
    var other = self
    other.base = period
    return other
  }

  func year(holding day: CalendarDate) -> Period { calendar.term(holding: day) }

  /// The year that the reported months belong to.
  var forecastYear: Period? { (base ?? calendar.mainPeriod).map { year(holding: $0.end) } }

  var next: Period? {
    // Where the section is on the forecast, its base is the next year already.
    let from = isAhead ? main : base ?? calendar.mainPeriod
    return from.map { calendar.term(holding: $0.end).shifted(months: calendar.termMonths) }
  }

  /// The base as its own comparison sees it.
  func prior(to period: Period) -> Period {
    if period.isInstant { return .instant(lastTermEnd(before: period.end)) }
    switch period.lengthInMonths {
    case 3: return period.shifted(months: -3)
    case calendar.termMonths: return .months(calendar.termMonths, endingOn: lastTermEnd(before: period.end))
    default: return period.shifted(months: -12)
    }
  }

  func priorYear(of period: Period) -> Period { period.shifted(months: -12) }

  func priorQuarter(of period: Period) -> Period {
    if period.isInstant { return .instant(period.end.adding(months: -3)) }
    return .months(3, endingOn: period.end.adding(months: -3))
  }

  func priorFiscalYear(of period: Period) -> Period {
    if period.isInstant { return .instant(lastTermEnd(before: period.end)) }
    return .months(calendar.termMonths, endingOn: lastTermEnd(before: period.end))
  }

  /// The last day of the term before the one that holds a day.
  private func lastTermEnd(before day: CalendarDate) -> CalendarDate {
    calendar.term(holding: day).end.adding(months: -calendar.termMonths)
  }

  private func quarterOfBase(_ quarter: Int, _ cumulative: Bool) -> Period? {
    guard let from = base ?? calendar.mainPeriod else { return nil }
    let end = calendar.yearEnd(holding: from.end).adding(months: -3 * (4 - quarter))
    return .months(cumulative ? 3 * quarter : 3, endingOn: end)
  }

  private func relative(_ relative: PeriodForm.Relative, _ part: FiscalPart) -> Period? {
    guard let base = base ?? calendar.mainPeriod else { return nil }
    switch (relative, part) {
    case (.current, .unspecified): return current ?? (isAhead ? main : base)
    case (.current, .year) where isAhead: return main.map { year(holding: $0.end) }
    case (.current, .year): return base.lengthInMonths == 12 ? base : year(holding: base.end)
    case (.current, .quarter(let quarter, let cumulative)):
      return quarterOfBase(quarter, cumulative || base.lengthInMonths != 3 && quarter < 4)
    case (.current, .half(let half)):
      let end = calendar.yearEnd(holding: base.end)
      return .months(6, endingOn: half == 1 ? end.adding(months: -6) : end)
    case (.prior, .unspecified): return prior(to: base)
    case (.prior, .year): return priorFiscalYear(of: base)
    case (.prior, .quarter(let quarter, let cumulative)):
      return quarterOfBase(quarter, cumulative || base.lengthInMonths != 3 && quarter < 4)?.shifted(months: -12)
    case (.prior, .half), (.priorYear, .half): return resolveHalf(part, base)?.shifted(months: -12)
    case (.priorYear, _): return priorYear(of: base)
    case (.priorQuarter, _): return priorQuarter(of: base)
    }
  }

  private func resolveHalf(_ part: FiscalPart, _ base: Period) -> Period? {
    guard case .half(let half) = part else { return nil }
    let end = calendar.yearEnd(holding: base.end)
    return .months(6, endingOn: half == 1 ? end.adding(months: -6) : end)
  }

  /// What a change is held against: what its words or the sentences before said, where that can be, else the year before;
  /// balances against the end of the last fiscal year.
  func compared(_ named: Period?, with draft: ClaimDraft) -> Period? {
    guard let period = draft.period else { return named }
    let named = named.map { whole($0, as: period) }
    if let named, draft.comparedRange != nil || named.isInstant == period.isInstant, named.end < period.end {
      if named.isInstant == period.isInstant { return named }
      return period.isInstant ? .instant(named.end) : named
    }
    if period.isInstant { return compared(nil, ending: period.end) }
    return period.lengthInMonths == 6 && calendar.termMonths == 6 ? prior(to: period) : priorYear(of: period)
  }

  /// A year is held against a year: 「2026年12月期は…（当期比14.3%増）」 in a section on the last quarter.
  private func whole(_ named: Period, as period: Period) -> Period {
    guard period.lengthInMonths == calendar.termMonths, let length = named.lengthInMonths, length < calendar.termMonths,
      calendar.term(holding: named.end).end == named.end
    else { return named }
    return calendar.term(holding: named.end)
  }

  /// The end of the last fiscal year before a day.
  func compared(_ named: Period?, ending day: CalendarDate) -> Period {
    named ?? .instant(lastTermEnd(before: day))
  }
}
