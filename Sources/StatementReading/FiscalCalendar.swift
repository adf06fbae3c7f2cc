import Lexing
import ReleaseModel
import SourceText

/// The company's own calendar, as this release's headings give it: when its year ends, what it calls its years, and which
/// period the release reports on.
///
/// "FY2003" may start or end in 2003, and 4Q03 is a quarter of it: the release that says 「2004年3月期」, "fiscal year ending
/// March 31, 2004 (“FY 2003”)" or that is dated May 14, 2004 and reports on 4Q03 decides.
public struct FiscalCalendar: Sendable, Hashable {
  /// 1…12; nil when nothing says.
  public var yearEndMonth: Int?
  /// Nil means the end of the month; 20 for years that end on a 20th.
  public var yearEndDay: Int?
  /// A year called N ends in the calendar year N + offset.
  public var numberOffset: Int?
  public var releaseDate: CalendarDate?
  /// The period that 当期 / "current" means.
  public var mainPeriod: Period?
  /// Months of a fiscal term, where the release names terms of another length: 6 for a fund that closes in February and
  /// August.
  public var termMonths = 12
  /// Lengths of single terms that are not like the others, as after a change of the year's end.
  public var oddTerms: [CalendarDate: Int] = [:]
  /// Where the year's end was changed, the last one by the old rule: the day before a term of another length begins.
  public var earlierYearEnd: CalendarDate?
  /// 2024年9月期 is the first half of the year to March 2025.
  public var namesHalves = false
  /// Years that headings name, in order.
  public var years: [NamedYear] = []
  /// 「第50期(2024年3月期)」: one term with its number.
  public var numberedTerm: NumberedTerm?
  /// What decided, for the record.
  public var evidence: [String] = []

  public init() {}

  /// A year that the heading on a line (0-based) names.
  public struct NamedYear: Sendable, Hashable {
    public var line: Int
    public var period: Period
  }

  /// A term whose number and end the release says together.
  public struct NumberedTerm: Sendable, Hashable {
    public var number: Int
    public var end: CalendarDate
  }

  /// The whole term that holds a day.
  func year(holding day: CalendarDate) -> Period {
    let end = yearEnd(holding: day)
    return Period(start: end.adding(months: -12).dayAfter, end: end)
  }

  /// The term of the usual length that holds a day: half a year for funds that close twice a year.
  public func term(holding day: CalendarDate) -> Period {
    let end = yearEnd(holding: day)
    guard termMonths == 6 else { return .months(12, endingOn: end) }
    let middle = end.adding(months: -6)
    return .months(6, endingOn: day <= middle ? middle : end)
  }

  /// Months of the term that ends on a day.
  func months(ofTermEnding end: CalendarDate) -> Int { oddTerms[end] ?? termMonths }

  /// The year that a release forecasts: the one that it reports a part of, or the next after a whole one.
  var yearAhead: Period? {
    guard let main = mainPeriod, termMonths == 12 else { return nil }
    let end = yearEnd(holding: main.end)
    return year(holding: main.end == end ? end.dayAfter : end)
  }

  /// Good enough to bind names with.
  public var isKnown: Bool { yearEndMonth != nil }

  /// What this version does not say, as the other version says it.
  public func leaning(on other: FiscalCalendar) -> FiscalCalendar {
    var own = self
    own.yearEndMonth = own.yearEndMonth ?? other.yearEndMonth
    own.yearEndDay = own.yearEndDay ?? other.yearEndDay
    own.numberOffset = own.numberOffset ?? other.numberOffset
    own.releaseDate = own.releaseDate ?? other.releaseDate
    own.mainPeriod = own.mainPeriod ?? other.mainPeriod
    own.numberedTerm = own.numberedTerm ?? other.numberedTerm
    // One company has one length of terms; where only one version says both days of a term, the other has it from there.
    if own.termMonths == 12, own.oddTerms.isEmpty { own.termMonths = other.termMonths }
    return own
  }

  public func yearEnd(year: Int, month: Int) -> CalendarDate {
    if let day = yearEndDay, let date = CalendarDate(year: year, month: month, day: day) { return date }
    return .endOfMonth(year: year, month: month)
  }

  /// The last day of the fiscal year that holds a day.
  public func yearEnd(holding day: CalendarDate) -> CalendarDate {
    let month = yearEndMonth ?? 3
    let end = yearEnd(year: day.year, month: month)
    return day <= end ? end : yearEnd(year: day.year + 1, month: month)
  }
}

/// What the lines above a table say of all its periods.
public struct PeriodHint: Sendable, Hashable {
  /// Balance sheets: only ends count.
  public var isInstant = false
  /// 3 for 四半期 / "Three Months Ended", 12 for 通期 / "Years Ended"; nil when the title does not say.
  public var months: Int?
  /// 累計 / cumulative.
  public var isCumulative = false
  /// The fiscal year that the heading names, for rows such as 通期 or "Full year".
  public var year: FiscalName?
  /// 1Q, 2Q, 3Q, 4Q side by side under their year: each is its own three months.
  public var quartersAreSingle = false
  /// 会計期間: the quarter, not the span since the year began.
  public var saysQuarterAlone = false

  public init() {}
}

extension FiscalCalendar {
  /// Binds words to dates; nil when the release does not say enough.
  public func resolve(_ form: PeriodForm, _ hint: PeriodHint) -> Period? {
    switch form {
    case .date(let end): return ending(end, hint)
    case .month(let year, let month):
      return ending(
        yearEndMonth == month ? yearEnd(year: year, month: month) : .endOfMonth(year: year, month: month), hint)
    case .span(let start, let end): return hint.isInstant ? .instant(end) : Period(start: start, end: end)
    case .ended(let months, let end): return duration(months, companyDay(end), hint)
    case .fiscal(let name, let part): return fiscal(name, part, hint)
    case .relative(let relative, let part): return self.relative(relative, part, hint)
    case .nextYear: return mainPeriod.map { duration(12, yearEnd(holding: $0.end).adding(months: 12), hint) }
    case .term(let number):
      guard let known = numberedTerm, abs(number - known.number) <= 40 else { return nil }
      return duration(termMonths, known.end.adding(months: termMonths * (number - known.number)), hint)
    case .monthsOf(let year, let first, let last): return months(year, first, last, hint)
    }
  }

  /// "year ended February 2025" of a company whose years end on a 20th.
  private func companyDay(_ end: CalendarDate) -> CalendarDate {
    guard yearEndDay != nil, end.isEndOfMonth, end.month == yearEndMonth else { return end }
    return yearEnd(year: end.year, month: end.month)
  }

  /// 23年4-12月, and 前年4~12月 as the reported period shows it.
  private func months(_ year: PeriodForm.MonthsYear, _ first: Int, _ last: Int, _ hint: PeriodHint) -> Period? {
    let months = (last - first + 12) % 12 + 1
    let end: CalendarDate
    switch year {
    case .short(let short): end = .endOfMonth(year: fullYear(short) + (last < first ? 1 : 0), month: last)
    case .current, .prior:
      guard let main = mainPeriod else { return nil }
      let newest = CalendarDate.endOfMonth(year: main.end.year - (last > main.end.month ? 1 : 0), month: last)
      end = year == .prior ? newest.adding(months: -12) : newest
    }
    return duration(months, end, hint)
  }

  private func duration(_ months: Int, _ end: CalendarDate, _ hint: PeriodHint) -> Period {
    hint.isInstant ? .instant(end) : Period(start: end.adding(months: -months).dayAfter, end: end)
  }

  /// A period known by its last day only.
  private func ending(_ end: CalendarDate, _ hint: PeriodHint) -> Period? {
    if hint.isInstant { return .instant(end) }
    let distance = yearEndMonth.map { (end.month - $0 + 12) % 12 }
    // Twelve months that end inside the fiscal year are no period of this company: the title spoke of another one.
    if let months = hint.months, months != 12 || (distance ?? 0) == 0 { return duration(months, end, hint) }
    guard let distance else { return .instant(end) }
    if termMonths != 12, distance % termMonths == 0 { return duration(termMonths, end, hint) }
    return duration(distance == 0 ? 12 : distance, end, hint)
  }

  private func fiscal(_ name: FiscalName, _ part: FiscalPart, _ hint: PeriodHint) -> Period? {
    let end: CalendarDate
    switch name {
    case .ending(let year, let month):
      // 2003年12月期 beside 2004年3月期: not a fiscal year but the quarter that ends there.
      if let yearEndMonth, (month - yearEndMonth + 12) % termMonths != 0, part == .year || part == .unspecified,
        oddTerms[.endOfMonth(year: year, month: month)] == nil
      {
        // 2019年10月期 before the fourteen months to December 2020.
        if let earlier = earlierYearEnd, earlier.month == month, year <= earlier.year {
          return duration(12, .endOfMonth(year: year, month: month), hint)
        }
        // 2024年9月期 in a release on the first half is that half.
        let distance = (month - yearEndMonth + 12) % 12
        let length = distance == mainPeriod?.lengthInMonths || namesHalves && distance == 6 ? distance : 3
        return duration(hint.months ?? length, .endOfMonth(year: year, month: month), hint)
      }
      end = yearEnd(year: year, month: month)
    case .shortEnding(let year, let month):
      end = yearEnd(year: fullYear(year), month: month)
    case .numbered(let printed):
      guard let month = yearEndMonth else { return nil }
      // 22年度
      let number = printed < 100 ? fullYear(printed) : printed
      end = yearEnd(year: number + (numberOffset ?? (month == 12 ? 0 : 1)), month: month)
    case .none:
      if let year = hint.year, year != .none { return fiscal(year, part, hint) }
      guard let main = mainPeriod else { return nil }
      end = yearEnd(holding: main.end)
    }
    return self.part(part, ofYearEnding: end, named: name, hint)
  }

  /// Two digits: an era year (平成) or a western one, whichever lies nearer to the release.
  private func fullYear(_ short: Int) -> Int {
    let near = releaseDate?.year ?? mainPeriod?.end.year
    let choices = [1988 + short, 2000 + short, 2018 + short]
    guard let near else { return choices[0] }
    return choices.min { abs($0 - near) < abs($1 - near) } ?? choices[0]
  }

  private func part(
    _ part: FiscalPart, ofYearEnding end: CalendarDate, named name: FiscalName, _ hint: PeriodHint
  ) -> Period {
    switch part {
    case .year: return duration(months(ofTermEnding: end), end, hint)
    case .unspecified:
      return duration(hint.months == 3 && !hint.isCumulative ? 3 : months(ofTermEnding: end), end, hint)
    case .quarter(let quarter, let cumulative):
      let last = end.adding(months: -3 * (4 - quarter))
      // 2026年3月期第3四半期 in the heading of a 決算短信 is the nine months to December.
      var named = false
      if case .ending = name { named = quarter < 4 }
      if case .shortEnding = name { named = quarter < 4 }
      let whole = cumulative || hint.isCumulative || named && hint.months != 3 && !hint.quartersAreSingle
      return duration(whole ? 3 * quarter : 3, last, hint)
    case .half(let half):
      return duration(6, half == 1 ? end.adding(months: -6) : end, hint)
    }
  }

  private func relative(_ relative: PeriodForm.Relative, _ part: FiscalPart, _ hint: PeriodHint) -> Period? {
    guard let main = mainPeriod else { return nil }
    let year = yearEnd(holding: main.end)
    let priorYear = year.adding(months: -12)
    switch (relative, part) {
    case (.current, .unspecified): return hint.isInstant ? .instant(main.end) : main
    case (.priorYear, .unspecified):
      return hint.isInstant ? .instant(main.end.adding(months: -12)) : main.shifted(months: -12)
    case (.priorQuarter, _): return duration(3, main.end.adding(months: -3), hint)
    case (.prior, .unspecified):
      return hint.isInstant ? .instant(main.end == year ? priorYear : priorYear) : main.shifted(months: -12)
    case (.current, .year): return hint.isInstant ? .instant(main.end) : duration(12, year, hint)
    case (.prior, .year), (.priorYear, .year): return duration(12, priorYear, hint)
    case (.current, let part): return self.part(cumulative(part, hint), ofYearEnding: year, named: .none, hint)
    case (_, let part): return self.part(cumulative(part, hint), ofYearEnding: priorYear, named: .none, hint)
    }
  }

  private func cumulative(_ part: FiscalPart, _ hint: PeriodHint) -> FiscalPart {
    guard case .quarter(let quarter, cumulative: false) = part, reportsSpan(of: quarter, hint) else { return part }
    return .quarter(quarter, cumulative: true)
  }

  /// 当第2四半期 in a release on the first six months is those six months, unless it says 会計期間.
  func reportsSpan(of quarter: Int, _ hint: PeriodHint) -> Bool {
    quarter > 1 && !hint.saysQuarterAlone && mainPeriod?.lengthInMonths == 3 * quarter
  }
}
