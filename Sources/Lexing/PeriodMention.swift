import ReleaseModel

/// Words that name a period, not yet bound to dates: 「2004年3月期」, "4Q03", 「前年同四半期」, "nine months ended …".
///
/// Binding needs the release's own fiscal calendar; see `FiscalCalendar` in StatementReading.
public struct PeriodMention: Sendable, Hashable {
  public var form: PeriodForm
  /// Folded range of the words.
  public var range: Range<Int>

  public init(form: PeriodForm, range: Range<Int>) {
    self.form = form
    self.range = range
  }
}

public enum PeriodForm: Sendable, Hashable {
  /// 2004年3月31日 / March 31, 2004: an instant, or the end of what the words around it say.
  case date(CalendarDate)
  /// 2004年3月 / Mar. 2004
  case month(year: Int, month: Int)
  /// 自 2024年4月1日 至 2025年3月31日 / from April 1, 2024 to March 31, 2025
  case span(CalendarDate, CalendarDate)
  /// three months ended March 31, 2004; fiscal year ended … has 12
  case ended(months: Int, CalendarDate)
  /// 2026年3月期第3四半期, 4Q03, FY2003, 第3四半期, 中間期 …
  case fiscal(FiscalName, FiscalPart)
  /// 当期, 前期, 前年同期 …
  case relative(Relative, FiscalPart)
  /// 次期 / next fiscal year
  case nextYear
  /// 第50期 / 50th fiscal year: which one, another place of the release says.
  case term(Int)
  /// 23年4-12月, 前年4~12月
  case monthsOf(MonthsYear, first: Int, last: Int)

  /// The year of months that it does not name in full.
  public enum MonthsYear: Sendable, Hashable {
    /// Its last two digits.
    case short(Int)
    case current, prior
  }

  public enum Relative: Sendable, Hashable {
    /// 当期 / current
    case current
    /// 前期, 前連結会計年度 / previous: the period or year before
    case prior
    /// 前年同期 / same period of the previous year
    case priorYear
    /// 前四半期 / previous quarter
    case priorQuarter
  }
}

/// How a release names a fiscal year.
public enum FiscalName: Sendable, Hashable {
  /// No year in the words: 第3四半期.
  case none
  /// 2026年3月期: the year that ends in that month.
  case ending(year: Int, month: Int)
  /// 2003年度, FY2003, 4Q03: a number whose meaning the company sets.
  case numbered(Int)
  /// 29年3月期: two digits; 平成29年 or 2029年.
  case shortEnding(year: Int, month: Int)
}

/// Which part of a fiscal year.
public enum FiscalPart: Sendable, Hashable {
  case year
  /// 第3四半期 / Q3: its three months, or from the year's start when cumulative.
  case quarter(Int, cumulative: Bool)
  /// 上期 / first half, 下期 / second half
  case half(Int)
  /// Words that do not say.
  case unspecified
}

extension PeriodForm {
  /// Printed days, not names: they settle what 当期 or FY2024 leaves open.
  public var namesDays: Bool {
    switch self {
    case .date, .span, .ended: true
    default: false
    }
  }
}
