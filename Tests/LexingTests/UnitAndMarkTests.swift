import Lexing
import ReleaseModel
import Testing

@Suite("Units and footnote marks") struct UnitAndMarkTests {
  @Test("units and scales that headings name", arguments: unitCases)
  func units(_ given: Case) {
    let bytes = folded(given.text)
    let found = UnitScanner.mentions(bytes, 0..<bytes.count).map { "\($0.unit.code) \($0.scale)" }
    #expect(found.joined(separator: "; ") == given.expected)
  }

  @Test("units of things counted, alone in brackets or a cell", arguments: countCases)
  func counts(_ given: Case) {
    let bytes = folded(given.text)
    let found = CountUnits.read(bytes, 0..<bytes.count)
    #expect((found.map { "\($0.scale)\($0.isBare ? " bare" : "")" } ?? "") == given.expected)
  }

  @Test("marks behind labels", arguments: markCases)
  func marks(_ given: Case) {
    let bytes = folded(given.text)
    let (label, marks) = FootnoteMarks.strip(0..<bytes.count, in: bytes, known: ["1", "2", "3", "6"])
    let words = String(decoding: bytes[label], as: UTF8.self)
    #expect(([words] + marks.map(\.mark)).joined(separator: " | ") == given.expected)
  }
}

private let unitCases: [Case] = [
  Case("（単位：百万円）", "JPY 6"), Case("(百万円)", "JPY 6"), Case("百万円", "JPY 6"), Case("千円", "JPY 3"), Case("億円", "JPY 8"),
  Case("十億円", "JPY 9"), Case("円 銭", "JPY 0"), Case("円　銭", "JPY 0"), Case("円・銭", "JPY 0"), Case("千株", "shares 3"),
  Case("％", "percent 0"), Case("（単位：億円、％）", "JPY 8; percent 0"), Case("千米ドル", "USD 3"),
  Case("JPY/千円単位、USD/千米ドル単位", "JPY 0; JPY 3; USD 0; USD 3"), Case("ポイント", "points 0"),
  Case("(Millions of yen)", "JPY 6"), Case("Millions of yen", "JPY 6"), Case("(JPY in millions)", "JPY 6"),
  Case("(in thousands of Japanese Yen)", "JPY 3"), Case("Unit: Gbps", "Gbps 0"), Case("(Unit: million yen)", "JPY 6"),
  Case("(Billions of yen)", "JPY 9"), Case("(JPY in thousands, USD in thousands)", "JPY 3; USD 3"),
  Case("Thousands of Japanese Yen (JPY) and U.S. Dollars (USD)", "JPY 3; USD 3"), Case("(¥ million)", "JPY 6"),
  Case("Yen", "JPY 0"), Case("(Thousands of shares)", "shares 3"), Case("(100 millions of yen)", "JPY 8"),
  Case("売上高", ""), Case("Revenues", ""), Case("株主資本", ""), Case("円滑", "JPY 0"),
]

private let countCases: [Case] = [
  Case("(店)", "0"), Case("(千件)", "3"), Case("(単位:千台)", "3"), Case("万人", "4"), Case("千", "3 bare"),
  Case("(thousands)", "3 bare"),
  Case("(thousand tons)", "3"), Case("(Unit: vessels)", "0"), Case("in thousands", "3 bare"), Case("(百万円)", ""),
  Case("(millions of yen)", ""), Case("売上高", ""), Case("(A)", ""), Case("店頭", ""),
]

private let markCases: [Case] = [
  Case("契約数1", "契約数 | 1"), Case("その他 ²", "その他 | 2"), Case("減価償却費 ³", "減価償却費 | 3"), Case("Others⁴", "Others | 4"),
  Case("その他（注1）", "その他 | 1"), Case("調整額(注)", "調整額 | 注"), Case("調整額（注２）", "調整額 | 2"), Case("売上高*1", "売上高 | 1"),
  Case("売上高※2", "売上高 | 2"), Case("純利益 注記(1)", "純利益 | 1"), Case("Other (Note 1)", "Other | 1"),
  Case("CAPEX ⁶", "CAPEX | 6"),
  Case("Depreciation $^{^2}$", "Depreciation | 2"), Case("Depreciation $^{\\rm 6}$", "Depreciation | 6"),
  Case("Cloud Services (1)", "Cloud Services | 1"), Case("IPv6", "IPv6"), Case("IIJ4U", "IIJ4U"),
  Case("第1四半期", "第1四半期"),
  Case("契約数7", "契約数7"), Case("売上高", "売上高"), Case("Total (loss)", "Total (loss)"), Case("Services (9)", "Services (9)"),
]
