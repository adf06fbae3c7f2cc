import ReleaseModel
import SourceText
import Testing

@testable import Reports

private struct UnitCase {
  var unit: Unit
  var value: ExactDecimal?
  var text: String
  var japanese: String?
  var english: String?
}

private let unitCases: [UnitCase] = [
  UnitCase(
    unit: .yen, value: ExactDecimal(446_432, exponent: 3), text: "△446,432", japanese: "千円", english: "thousand yen"),
  UnitCase(
    unit: .yen, value: ExactDecimal(3_100, exponent: 6), text: "3,100", japanese: "百万円", english: "million yen"),
  UnitCase(
    unit: .yen, value: ExactDecimal(116, exponent: 8), text: "11.6", japanese: "十億円", english: "billion yen"),
  UnitCase(
    unit: .yen, value: ExactDecimal(4_611_586, exponent: 3), text: "4.611.586", japanese: "千円",
    english: "thousand yen"),
  UnitCase(unit: .yen, value: ExactDecimal(388, exponent: 8), text: "388億円", japanese: nil, english: nil),
  UnitCase(unit: .yen, value: ExactDecimal(388, exponent: 8), text: "JPY 38.8 billion", japanese: nil, english: nil),
  UnitCase(unit: .yen, value: nil, text: "千円", japanese: nil, english: nil),
  UnitCase(unit: .percent, value: ExactDecimal(-72, exponent: -1), text: "(7.2)", japanese: "%", english: "%"),
  UnitCase(unit: .percent, value: ExactDecimal(-72, exponent: -1), text: "(7.2%)", japanese: nil, english: nil),
  UnitCase(unit: .points, value: ExactDecimal(3), text: "3", japanese: "ポイント", english: "points"),
  UnitCase(
    unit: .yenPerShare, value: ExactDecimal(873, exponent: -2), text: "8.73", japanese: "円", english: "yen per share"),
  UnitCase(
    unit: Unit("USD/shares"), value: ExactDecimal(8, exponent: -2), text: "0.08", japanese: "米ドル（1株当たり）",
    english: "US dollars per share"),
  UnitCase(
    unit: .shares, value: ExactDecimal(38, exponent: 3), text: "38", japanese: "千株", english: "thousand shares"),
  UnitCase(unit: .count, value: ExactDecimal(12), text: "12", japanese: "", english: ""),
  UnitCase(unit: Unit("Gbps"), value: ExactDecimal(12), text: "12", japanese: "Gbps", english: "Gbps"),
  UnitCase(unit: .yen, value: ExactDecimal(12, exponent: 5), text: "12", japanese: nil, english: nil),
]

private let periodCases: [(Period, String, String)] = [
  (Samples.quarter, "2003-03-31までの3か月", "three months to 2003-03-31"),
  (Samples.year, "2004-03-31までの12か月", "twelve months to 2004-03-31"),
  (.months(1, endingOn: .endOfMonth(year: 2004, month: 2)), "2004-02-29までの1か月", "one month to 2004-02-29"),
  (Samples.yearEnd, "2004-03-31現在", "at 2004-03-31"),
  (
    Period(start: CalendarDate(year: 2004, month: 1, day: 10), end: .endOfMonth(year: 2004, month: 3)),
    "2004-01-10から2004-03-31まで", "2004-01-10 to 2004-03-31"
  ),
]

@Suite struct WordingTests {
  @Test func unitsFollowTheFigureUnlessItCarriesThem() {
    for unit in unitCases {
      for (language, expected) in [(Language.japanese, unit.japanese), (.english, unit.english)] {
        #expect(UnitWording.words(for: unit.unit, value: unit.value, text: unit.text, in: language) == expected)
      }
    }
  }

  @Test func periodsReadAlikeInBothLanguages() {
    for (period, japanese, english) in periodCases {
      #expect(TextReport(language: .japanese).words(for: period) == japanese)
      #expect(TextReport(language: .english).words(for: period) == english)
    }
  }

  @Test func everyKindHasItsJapaneseWord() {
    let report = TextReport(language: .japanese)
    let words = Finding.Kind.allCases.map { report.words(for: $0) }
    #expect(Set(words).count == words.count)
    #expect(words.allSatisfy { word in word.utf8.allSatisfy { $0 >= 0x80 } })
  }

  @Test func figuresAreGrouped() {
    #expect([0, 7, 999, 1000, 1_234_567, -1000].map(grouped) == ["0", "7", "999", "1,000", "1,234,567", "-1,000"])
    #expect([0, 1, 2].map { plural($0, "row") } == ["0 rows", "1 row", "2 rows"])
  }
}
