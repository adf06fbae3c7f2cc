import Testing
import Totsugo

/// A numeric tag, and what it says.
private struct TagCase: Sendable, CustomTestStringConvertible {
  var name: String
  var tag: String
  var value: String?
  var unit = "JPY"
  var testDescription: String { name }
}

private func number(_ attributes: String, _ text: String, unit: String = "JPY") -> String {
  "<ix:nonFraction name='x:A' contextRef='D' unitRef='\(unit)' \(attributes)>\(text)</ix:nonFraction>"
}

private func fraction(_ upper: String, _ lower: String) -> String {
  "<ix:fraction name='x:A' contextRef='D' unitRef='P'><ix:numerator>\(upper)</ix:numerator>/"
    + "<ix:denominator>\(lower)</ix:denominator></ix:fraction>"
}

private let numbers: [TagCase] = [
  TagCase(
    name: "scale", tag: number("scale='6' decimals='-6' format='ixt:numdotdecimal'", "4,691"), value: "4691000000"),
  TagCase(
    name: "the sign is the tag's, not the page's",
    tag: "△" + number("sign='-' scale='3' format='ixt:numdotdecimal'", "135"),
    value: "-135000"),
  TagCase(name: "full-width figures", tag: number("format='ixt:numdotdecimal'", "１，２３４．５"), value: "1234.5"),
  TagCase(name: "comma for the point", tag: number("format='ixt:numcommadecimal'", "1.234,56"), value: "1234.56"),
  TagCase(name: "blanks between groups", tag: number("format='ixt4:num-comma-decimal'", "1 234,5"), value: "1234.5"),
  TagCase(name: "yen and sen", tag: number("format='ixt:numunitdecimal'", "5円50銭"), value: "5.50"),
  TagCase(name: "a dash for zero", tag: number("format='ixt:zerodash'", "－"), value: "0"),
  TagCase(name: "zero in words", tag: number("format='ixt4:fixed-zero'", "none"), value: "0"),
  TagCase(name: "no format", tag: number("decimals='0'", "7398000"), value: "7398000"),
  TagCase(name: "nil", tag: number("xsi:nil='true'", "―"), value: nil),
  TagCase(name: "words are no figure", tag: number("format='ixt:numdotdecimal'", "about 5"), value: nil),
  TagCase(
    name: "pure numbers are percent", tag: number("scale='-2'", "△20.6", unit: "P"), value: "20.6", unit: "percent"),
  TagCase(name: "divided units", tag: number("", "67.03", unit: "JS"), value: "67.03", unit: "JPY/shares"),
  TagCase(name: "TDnet's own unit", tag: number("", "67.03", unit: "JT"), value: "67.03", unit: "JPY/shares"),
  TagCase(name: "an unknown unit", tag: number("", "5", unit: "Q"), value: "5", unit: ""),
  TagCase(name: "markup inside", tag: number("scale='3'", "<b>1,</b>2&#51;4"), value: "1234000"),
  TagCase(name: "a fraction", tag: fraction("1", "8"), value: "12.5", unit: "percent"),
  TagCase(name: "a fraction that no decimal is", tag: fraction("1", "3"), value: nil, unit: "percent"),
  TagCase(name: "too long to be exact", tag: number("", "12345678901234567890123"), value: nil),
]

private func page(_ body: String) -> Input {
  let text = """
    <?xml version="1.0" encoding="utf-8"?>
    <html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL"
     xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:xbrldi="http://xbrl.org/2006/xbrldi"><body>
    <div style="display:none"><ix:header><ix:hidden>\(number("", "3"))</ix:hidden><ix:resources>
    <xbrli:context id="D"><xbrli:period><xbrli:startDate>2012-12-21</xbrli:startDate>
    <xbrli:endDate>2013-12-20</xbrli:endDate></xbrli:period><xbrli:scenario>
    <xbrldi:explicitMember dimension="t:ResultForecastAxis">t:ForecastMember</xbrldi:explicitMember>
    <xbrldi:typedMember dimension="t:Number"><t:No>7</t:No></xbrldi:typedMember></xbrli:scenario></xbrli:context>
    <xbrli:context id="I"><xbrli:period><xbrli:instant>2014-01-01T00:00:00</xbrli:instant></xbrli:period></xbrli:context>
    <xbrli:unit id="JPY"><xbrli:measure>iso4217:JPY</xbrli:measure></xbrli:unit>
    <xbrli:unit id="P"><xbrli:measure>xbrli:pure</xbrli:measure></xbrli:unit>
    <xbrli:unit id="JT"><xbrli:measure>t:JPYPerShares</xbrli:measure></xbrli:unit>
    <xbrli:unit id="JS"><xbrli:divide><xbrli:unitNumerator><xbrli:measure>iso4217:JPY</xbrli:measure>
    </xbrli:unitNumerator><xbrli:unitDenominator><xbrli:measure>xbrli:shares</xbrli:measure>
    </xbrli:unitDenominator></xbrli:divide></xbrli:unit></ix:resources></ix:header></div>
    <p>平成25年12月期の業績をお知らせします。</p>
    \(body)
    <ix:relationship fromRefs="f1" toRefs="n1"/><ix:footnote id="n1">百万円未満切捨て</ix:footnote>
    <ix:continuation id="c1">そして<ix:exclude>9</ix:exclude>続く。</ix:continuation></body></html>
    """
  return Input(name: "page.htm", bytes: Array(text.utf8))
}

private struct TextCase: Sendable, CustomTestStringConvertible {
  var format: String
  var text: String
  var content: String
  var testDescription: String { "\(format) \(text)" }
}

private let texts: [TextCase] = [
  TextCase(format: "ixt:dateerayearmonthdayjp", text: "平成26年1月17日", content: "2014-01-17"),
  TextCase(format: "ixt:dateerayearmonthdayjp", text: "令和元年５月１日", content: "2019-05-01"),
  TextCase(format: "ixt4:date-jpn-era-year-month-day", text: "令和６年11月８日", content: "2024-11-08"),
  TextCase(format: "ixt:dateerayearmonthjp", text: "平成26年3月", content: "2014-03"),
  TextCase(format: "ixt:dateyearmonthdaycjk", text: "2024年８月８日", content: "2024-08-08"),
  TextCase(format: "ixt:datemonthdayyearen", text: "March 31, 2024", content: "2024-03-31"),
  TextCase(format: "ixt:datedaymonthyear", text: "31/3/2024", content: "2024-03-31"),
  TextCase(format: "ixt4:date-month-day-year", text: "3/31/2024", content: "2024-03-31"),
  TextCase(format: "ixt:booleantrue", text: "有", content: "true"),
  TextCase(format: "ixt:booleanfalse", text: "無", content: "false"),
  TextCase(format: "ixt:nocontent", text: "なし", content: ""),
  TextCase(format: "ixt:dateyearmonthdaycjk", text: "未定", content: "未定"),
]

@Suite("Tags") struct TagTests {
  @Test("a numeric tag says a number in whole units", arguments: numbers)
  private func numeric(_ item: TagCase) throws {
    let facts = try readReleases(page("<p>\(item.tag)</p>"))[0].tagged.filter(\.isNumeric)
    try #require(facts.count == 2)
    #expect(facts[1].value?.description == item.value)
    #expect(facts[1].unit.code == item.unit)
  }

  @Test("a text tag is transformed where its format is known", arguments: texts)
  private func text(_ item: TextCase) throws {
    let tag = "<ix:nonNumeric name='x:B' contextRef='I' format='\(item.format)'>\(item.text)</ix:nonNumeric>"
    let fact = try #require(try readReleases(page("<p>\(tag)</p>"))[0].tagged.last)
    #expect(fact.content == item.content)
    #expect(fact.text == item.text)
  }

  @Test("contexts, places, notes and what goes on elsewhere")
  func surroundings() throws {
    let input = page(
      "<p>△<ix:nonFraction id='f1' name='x:A' contextRef='D' unitRef='JPY' scale='3' sign='-'>1,234</ix:nonFraction></p>"
        + "<p><ix:nonNumeric name='x:C' contextRef='I' continuedAt='c1'>まず、</ix:nonNumeric></p>")
    let facts = try readReleases(input)[0].tagged
    try #require(facts.count == 3)
    #expect(facts[0].isHidden)
    let fact = facts[1]
    #expect(!fact.isHidden)
    #expect(fact.period?.start?.description == "2012-12-21")
    #expect(fact.period?.end.description == "2013-12-20")
    #expect(fact.members.map(\.localName) == ["ForecastMember", "7"])
    #expect(fact.basis == .forecast)
    #expect(fact.footnotes == ["百万円未満切捨て"])
    #expect(String(decoding: input.bytes[fact.span.start..<fact.span.end], as: UTF8.self) == "1,234")
    #expect(facts[2].content == "まず、そして続く。")
    // Midnight ends the day before.
    #expect(facts[2].period?.end.description == "2013-12-31")
  }

  @Test("tags do not change what the page shows")
  func tagsAreSpans() throws {
    let table = "<table><tr><td>売上高<td>百万円</tr><tr><td>25年12月期<td>%</tr></table>"
    let cell = number("scale='6'", "4,691")
    let with = try readReleases(page(table.replacing("%", with: cell)))[0].facts
    let without = try readReleases(page(table.replacing("%", with: "4,691")))[0].facts
    #expect(with.map(\.value) == without.map(\.value))
    #expect(with.map(\.text) == without.map(\.text))
  }
}
