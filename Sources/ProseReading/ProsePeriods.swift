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

  /// The same words seen from another period: 「2025年度は…（当期比3.9%増）」.
  func seen(from period: Period?) -> ProsePeriods {
    guard let period, let base, !period.isInstant, base.end < period.end else { return self }
    var other = self
    other.base = period
    return other
  }

  func year(holding day: CalendarDate) -> Period { .months(12, endingOn: calendar.yearEnd(holding: day)) }

  var next: Period? {
    let from = base ?? calendar.mainPeriod
    return from.map { year(holding: $0.end).shifted(months: 12) }
  }

  /// The base as its own comparison sees it.
  func prior(to period: Period) -> Period {
    if period.isInstant { return .instant(calendar.yearEnd(holding: period.end).adding(months: -12)) }
    return period.lengthInMonths == 3 ? period.shifted(months: -3) : period.shifted(months: -12)
  }

  func priorYear(of period: Period) -> Period { period.shifted(months: -12) }

  func priorQuarter(of period: Period) -> Period {
    if period.isInstant { return .instant(period.end.adding(months: -3)) }
    return .months(3, endingOn: period.end.adding(months: -3))
  }

  func priorFiscalYear(of period: Period) -> Period {
    if period.isInstant { return .instant(calendar.yearEnd(holding: period.end).adding(months: -12)) }
    return year(holding: period.end).shifted(months: -12)
  }

  private func quarterOfBase(_ quarter: Int, _ cumulative: Bool) -> Period? {
    guard let from = base ?? calendar.mainPeriod else { return nil }
    let end = calendar.yearEnd(holding: from.end).adding(months: -3 * (4 - quarter))
    return .months(cumulative ? 3 * quarter : 3, endingOn: end)
  }

  private func relative(_ relative: PeriodForm.Relative, _ part: FiscalPart) -> Period? {
    guard let base = base ?? calendar.mainPeriod else { return nil }
    switch (relative, part) {
    case (.current, .unspecified): return current ?? base
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
    if let named, draft.comparedRange != nil || named.isInstant == period.isInstant, named.end < period.end {
      if named.isInstant == period.isInstant { return named }
      return period.isInstant ? .instant(named.end) : named
    }
    return period.isInstant ? compared(nil, ending: period.end) : priorYear(of: period)
  }

  /// The end of the last fiscal year before a day.
  func compared(_ named: Period?, ending day: CalendarDate) -> Period {
    named ?? .instant(calendar.yearEnd(holding: day).adding(months: -12))
  }
}
