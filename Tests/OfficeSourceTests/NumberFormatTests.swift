import Testing

@testable import OfficeSource

struct FormatCase: Sendable, CustomTestStringConvertible {
  var code: String
  var number: String
  var shown: String

  init(_ code: String, _ number: String, _ shown: String) {
    (self.code, self.number, self.shown) = (code, number, shown)
  }
  var testDescription: String { "\(number) as \(code)" }
}

private let formats: [FormatCase] = [
  FormatCase("General", "1234.5", "1234.5"),
  FormatCase("General", "0.1", "0.1"),
  FormatCase("General", "1E3", "1000"),
  FormatCase("#,##0", "1234567", "1,234,567"),
  FormatCase("#,##0", "-1234567.5", "-1,234,568"),
  FormatCase("#,##0", "0.4", "0"),
  FormatCase("#,##0;△#,##0", "-56", "△56"),
  FormatCase("#,##0;▲#,##0;\"-\"", "0", "-"),
  FormatCase("#,##0_);(#,##0)", "-1234", "(1,234)"),
  FormatCase("#,##0_);[Red]\\(#,##0\\)", "-1234", "(1,234)"),
  FormatCase("_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)", "1234", "1,234"),
  FormatCase("#,##0,", "1234567", "1,235"),
  FormatCase("#,##0,,\"百万円\"", "1234567890", "1,235百万円"),
  FormatCase("0.0", "2.25", "2.3"),
  FormatCase("0.0", "1.0049999999999999", "1.0"),
  FormatCase("0.00", "1.0049999999999999", "1.01"),
  FormatCase("0.0%", "0.135", "13.5%"),
  FormatCase("0.0##", "1.5", "1.5"),
  FormatCase("[$¥-411]#,##0", "1234", "¥1,234"),
  FormatCase("000", "7", "007"),
  FormatCase("yyyy\"年\"m\"月\"d\"日\"", "45382", "2024年3月31日"),
  FormatCase("yyyy/mm/dd", "45382.5", "2024/03/31"),
  FormatCase("[$-411]ggge\"年\"m\"月期\"", "41729", "平成26年3月期"),
  FormatCase("ge.m.d", "45382", "R6.3.31"),
  FormatCase("mmm d, yyyy", "45382", "Mar 31, 2024"),
  FormatCase("0.00E+00", "1234", "1234"),
  FormatCase("[>=1000]#,##0;0", "1234", "1234"),
  FormatCase("0", "not a number", "not a number"),
]

@Suite("Number formats") struct NumberFormatTests {
  @Test("a number is shown as Excel shows it", arguments: formats)
  func shown(_ format: FormatCase) {
    #expect(NumberFormat(format.code).shown(number: format.number, startsIn1904: false) == format.shown)
  }
}
