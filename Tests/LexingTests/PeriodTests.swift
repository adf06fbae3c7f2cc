import Lexing
import ReleaseModel
import Testing

@Suite("Periods") struct PeriodTests {
  @Test("words that name periods", arguments: periodCases)
  func mentions(_ given: Case) {
    let bytes = folded(given.text)
    let found = PeriodScanner.mentions(bytes, 0..<bytes.count).map { Self.notation($0.form) }
    #expect(found.joined(separator: "; ") == given.expected)
  }

  @Test("days without their year", arguments: yearlessCases)
  func yearless(_ given: Case) {
    let bytes = folded(given.text)
    let form = YearlessPeriod.first(in: bytes, 0..<bytes.count)?.form(year: 2012)
    #expect((form.map(Self.notation) ?? "") == given.expected)
  }

  private static func notation(_ form: PeriodForm) -> String {
    switch form {
    case .date(let date): date.description
    case .month(let year, let month): "\(year)-\(month)"
    case .span(let start, let end): "\(start.description)..\(end.description)"
    case .ended(let months, let end): "\(months)m to \(end.description)"
    case .fiscal(let name, let part): [notation(name), notation(part)].filter { !$0.isEmpty }.joined(separator: " ")
    case .nextYear: "next year"
    case .term(let number): "term \(number)"
    case .monthsOf(let year, let first, let last): "\(year) \(first)-\(last)"
    case .relative(let relative, let part):
      ["\(relative)", notation(part)].filter { !$0.isEmpty }.joined(separator: " ")
    }
  }

  private static func notation(_ name: FiscalName) -> String {
    switch name {
    case .none: ""
    case .ending(let year, let month): "FYE\(year)/\(month)"
    case .numbered(let number): "FY\(number)"
    case .shortEnding(let year, let month): "FYE'\(year)/\(month)"
    }
  }

  private static func notation(_ part: FiscalPart) -> String {
    switch part {
    case .year: "year"
    case .quarter(let quarter, cumulative: true): "Q1-\(quarter)"
    case .quarter(let quarter, cumulative: false): "Q\(quarter)"
    case .half(let half): "H\(half)"
    case .unspecified: ""
    }
  }
}

private let periodCases: [Case] = [
  // Months and years with a slash
  Case("FY3/12", "FYE2012/3 year"), Case("FY03/12", "FYE2012/3 year"), Case("FY12/3", "FYE2012/3 year"),
  Case("1H FY3/12", "FYE2012/3 H1"), Case("FY2025/3", "FYE2025/3 year"), Case("FY2/2025", "FYE2025/2 year"),
  // Japanese dates
  Case("2004年3月31日", "2004-03-31"), Case("２００４年３月３１日", "2004-03-31"), Case("2004年 3月 31日現在", "2004-03-31"),
  Case("平成26年3月31日", "2014-03-31"), Case("令和2年6月30日", "2020-06-30"), Case("令和元年9月30日", "2019-09-30"),
  Case("昭和63年12月31日", "1988-12-31"), Case("2004/3/31", "2004-03-31"), Case("(2025年3月31日)", "2025-03-31"),
  Case("2024年2月30日", "2024-2"), Case("2024年3月", "2024-3"), Case("2003年12月末", "2003-12"),
  Case("2012年9月30日に終了した3か月間", "3m to 2012-09-30"), Case("平成26年3月31日に終了した連結会計年度", "12m to 2014-03-31"),
  // Japanese spans
  Case("自 2024年4月1日 至 2025年3月31日", "2024-04-01..2025-03-31"),
  Case("（自　2024年４月１日　至　2024年12月31日）", "2024-04-01..2024-12-31"),
  Case("2024年4月1日～2025年3月31日", "2024-04-01..2025-03-31"),
  Case("2025年４月１日～2025年12月31日", "2025-04-01..2025-12-31"),
  Case("平成25年4月1日～平成26年3月31日", "2013-04-01..2014-03-31"),
  Case("2024年4月1日から2024年6月30日まで", "2024-04-01..2024-06-30"),
  // Japanese fiscal periods
  Case("2004年3月期", "FYE2004/3"), Case("平成26年3月期", "FYE2014/3"), Case("26年3月期", "FYE'26/3"),
  Case("2026年３月期第３四半期", "FYE2026/3 Q3"), Case("2025年３月期中間期", "FYE2025/3 H1"),
  Case("2024年第3四半期", "FY2024 Q3"), Case("2024年中間期", "FY2024 H1"), Case("2024年の第3四半期", "FY2024 Q3"),
  Case("2004年3月期通期", "FYE2004/3 year"), Case("2003年度", "FY2003 year"), Case("2003 年度第 4 四半期", "FY2003 Q4"),
  Case("平成25年度", "FY2013 year"), Case("2026年3月期第2四半期(累計)", "FYE2026/3 Q1-2"),
  Case("第3四半期", "Q3"), Case("第２四半期（累計）", "Q1-2"), Case("第3四半期連結累計期間", "Q1-3"), Case("通期", "year"),
  Case("中間期", "H1"), Case("上期", "H1"), Case("下半期", "H2"), Case("2003年12月期", "FYE2003/12"),
  // Japanese relative periods
  Case("当期", "current"), Case("前期", "prior"), Case("前年同期", "priorYear"), Case("前四半期", "priorQuarter"),
  Case("前年同四半期", "priorYear"), Case("当連結会計年度", "current year"), Case("前連結会計年度", "prior year"),
  Case("前事業年度", "prior year"), Case("当中間会計期間", "current H1"), Case("当第３四半期連結累計期間", "current Q1-3"),
  Case("前第３四半期連結累計期間", "prior Q1-3"), Case("前連結会計年度 (2024年3月31日)", "prior year; 2024-03-31"),
  Case("2004年3月期、2003年3月期、2003年12月期", "FYE2004/3; FYE2003/3; FYE2003/12"),
  // English dates
  Case("March 31, 2004", "2004-03-31"), Case("Mar 31, 2004", "2004-03-31"), Case("Mar. 31, 2025", "2025-03-31"),
  Case("31 March 2004", "2004-03-31"), Case("As of September 30, 2024", "2024-09-30"),
  Case("Sept. 30, 2024", "2024-09-30"),
  Case("Marach 31, 2004", "2004-03-31"), Case("March 31st, 2004", "2004-03-31"), Case("Mar. 2004", "2004-3"),
  Case("February 30, 2024", ""), Case("Margin 31, 2004", ""),
  // English spans
  Case("April 1, 2024 to March 31, 2025", "2024-04-01..2025-03-31"),
  Case("from April 1, 2024 through December 31, 2024", "2024-04-01..2024-12-31"),
  Case("(April 1 – June 30, 2024)", "2024-04-01..2024-06-30"),
  Case("October 1 to March 31, 2025", "2024-10-01..2025-03-31"),
  Case("three months ended March 31, 2004", "3m to 2004-03-31"),
  Case("Nine Months Ended December 31, 2025", "9m to 2025-12-31"),
  Case("6 months ended Sep 30, 2024", "6m to 2024-09-30"),
  Case("fiscal year ended March 31, 2025", "12m to 2025-03-31"),
  Case("Fiscal Year Ending March 31, 2026", "12m to 2026-03-31"),
  Case("Year ended March 31, 2024", "12m to 2024-03-31"),
  Case("quarter ended June 30, 2024", "3m to 2024-06-30"),
  Case("FY2024/3 nine months", "FYE2024/3 Q1-3"), Case("FY2024 (six months)", "FY2024 Q1-2"),
  Case("FY2023 9M", "FY2023 Q1-3"), Case("nine months of FY3/2025", "FYE2025/3 Q1-3"),
  Case("six months of the previous fiscal year", "prior Q1-2"), Case("nine months of growth", ""),
  Case("Six months ending September 30, 2025", "6m to 2025-09-30"),
  Case(
    "For the Three Months Ended Mar 31, 2004, Mar 31, 2003 and Dec 31, 2003",
    "3m to 2004-03-31; 3m to 2003-03-31; 3m to 2003-12-31"),
  Case("For the Years Ended Mar 31, 2004 and Mar 31, 2003", "12m to 2004-03-31; 12m to 2003-03-31"),
  Case("nine-month period ended December 31, 2025", "9m to 2025-12-31"),
  // English fiscal periods
  Case("4Q03", "FY2003 Q4"), Case("4Q24", "FY2024 Q4"), Case("Q3 FY2025", "FY2025 Q3"), Case("FY2025 Q3", "FY2025 Q3"),
  Case("FY2003", "FY2003 year"), Case("FY 2003", "FY2003 year"), Case("FY03", "FY2003 year"),
  Case("FY3/2025", "FYE2025/3 year"),
  Case("FY2025/3", "FYE2025/3 year"), Case("FYE March 2025", "FYE2025/3 year"), Case("fiscal 2024", "FY2024 year"),
  Case("fiscal year 2024", "FY2024 year"), Case("first half of FY2024", "FY2024 H1"),
  Case("fourth quarter of FY2003", "FY2003 Q4"),
  Case("1H FY2024", "FY2024 H1"), Case("Third Quarter of FY2025", "FY2025 Q3"), Case("Full year", "year"),
  Case("full-year", "year"),
  Case("Second quarter (cumulative)", "Q1-2"), Case("3Q (YTD)", "Q1-3"), Case("1st quarter", "Q1"),
  // No periods at all
  Case("3,100", ""), Case("Adjusted EBITDA", ""), Case("Operating income", ""), Case("営業収益", ""),
  Case("12,284,239", ""),
]

private let yearlessCases: [Case] = [
  Case("Three months ended June 30", "3m to 2012-06-30"), Case("Fiscal years ended March 31", "12m to 2012-03-31"),
  Case("As of March 31", "2012-03-31"), Case("6月30日に終了した3か月間", "3m to 2012-06-30"), Case("3月31日現在", "2012-03-31"),
  Case("Year ended February 29", "12m to 2012-02-29"), Case("Three months ended June 30, 2011", ""),
  Case("2011年6月30日に終了した3か月間", ""), Case("Sales", ""),
]
