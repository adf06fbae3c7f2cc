import Lexing
import ReleaseModel
import Testing

@Suite("Figures") struct FigureTests {
  @Test("a cell is one figure, read with its sign, scale and unit", arguments: figureCases)
  func figure(_ given: Case) {
    let bytes = folded(given.text)
    switch CellScanner.read(bytes, 0..<bytes.count) {
    case .figure(let figure): #expect(notation(figure) == given.expected)
    case let other: Issue.record("\(given.text) is \(other)")
    }
  }

  @Test("a cell is something else than one figure", arguments: cellCases)
  func cell(_ given: Case) {
    let bytes = folded(given.text)
    let reading =
      switch CellScanner.read(bytes, 0..<bytes.count) {
      case .empty: "empty"
      case .dash(underscore: false): "dash"
      case .dash(underscore: true): "underscore"
      case .ruling: "ruling"
      case .figure(let figure): "figure " + notation(figure)
      case .stacked(let figures): "stack " + figures.map(notation).joined(separator: " | ")
      case .damaged(let readings): "damaged " + readings.map(notation).joined(separator: " | ")
      case .range(let low, let high): "range " + notation(low) + " to " + notation(high)
      case .words: "words"
      }
    #expect(reading == given.expected)
  }
}

private let figureCases: [Case] = [
  // Thousands and decimals
  Case("0", "0"), Case("7", "7"), Case("3,100", "3100"), Case("11,617,002", "11617002"), Case("64.5", "64.5"),
  Case("1,286.06", "1286.06"), Case("0.0", "0.0"), Case("12345", "12345"), Case("1234567", "1234567"),
  // Full-width
  Case("１２，３４５", "12345"), Case("△１，２３４", "-1234"), Case("２２．１", "22.1"), Case("▲７．９", "-7.9"),
  Case("（１，２３４）", "-1234"), Case("－１２３", "-123"), Case("＋３．２％", "3.2 percent"),
  // Every sign
  Case("△1,234", "-1234"), Case("▲1,234", "-1234"), Case("△ 1,234", "-1234"), Case("(1,234)", "-1234"),
  Case("( 1,234 )", "-1234"), Case("-1,234", "-1234"), Case("−1,234", "-1234"), Case("–1,234", "-1234"),
  Case("—1,234", "-1234"), Case("- 1,234", "-1234"), Case("+1,234", "1234"), Case("△0", "0"), Case("(0)", "0"),
  Case("△0.0", "0.0"), Case("△12.5%", "-12.5 percent"), Case("(8.4)%", "-8.4 percent"),
  Case("(8.4%)", "-8.4 percent"), Case("(7.2%)", "-7.2 percent"), Case("+13.3%", "13.3 percent"),
  // Percent and points
  Case("5.9%", "5.9 percent"), Case("5.9％", "5.9 percent"), Case("5.9 %", "5.9 percent"),
  Case("100.0%", "100.0 percent"),
  Case("2.5ポイント", "2.5 points"), Case("△0.4ポイント", "-0.4 points"), Case("2.5 pt", "2.5 points"),
  Case("(1.5) pt", "-1.5 points"), Case("1.2 points", "1.2 points"), Case("3.2%ポイント", "3.2 points"),
  Case("+0.5pts", "0.5 points"), Case("12.5 percent", "12.5 percent"),
  // Currencies
  Case("¥5.50", "5.50 JPY"), Case("￥1,234", "1234 JPY"), Case("JPY 350", "350 JPY"), Case("JPY(24,421)", "-24421 JPY"),
  Case("(¥1,234)", "-1234 JPY"), Case("-¥1,234", "-1234 JPY"), Case("$111.5", "111.5 USD"), Case("US$1.00", "1.00 USD"),
  Case("\\$ 3.4", "3.4 USD"), Case("USD 29,760", "29760 USD"), Case("€12.3", "12.3 EUR"), Case("165.91円", "165.91 JPY"),
  Case("1,234 yen", "1234 JPY"), Case("100米ドル", "100 USD"),
  // Kanji scales
  Case("350百万円", "350000000 JPY"), Case("△1,234百万円", "-1234000000 JPY"), Case("388億円", "38800000000 JPY"),
  Case("9億円", "900000000 JPY"), Case("3.6億円", "360000000 JPY"), Case("423億83百万円", "42383000000 JPY"),
  Case("169億3,900万円", "16939000000 JPY"), Case("1兆2,345億円", "1234500000000 JPY"),
  Case("1,284億50百万円", "128450000000 JPY"),
  Case("3,284,617千円", "3284617000 JPY"), Case("500万円", "5000000 JPY"), Case("20十億円", "20000000000 JPY"),
  Case("３，１２５億円", "312500000000 JPY"), Case("46,000千株", "46000000 shares"), Case("1万2千円", "12000 JPY"),
  Case("△14億円", "-1400000000 JPY"),
  // Yen and sen
  Case("5円50銭", "5.50 JPY"), Case("0円00銭", "0.00 JPY"), Case("▲22円15銭", "-22.15 JPY"), Case("13円00銭", "13.00 JPY"),
  Case("８円５０銭", "8.50 JPY"),
  // English scales
  Case("JPY 372.2 million", "372200000 JPY"), Case("¥101.7 billion", "101700000000 JPY"),
  Case("JPY1.1bn", "1100000000 JPY"),
  Case("$111.5 million", "111500000 USD"), Case("JPY(24,421) million", "-24421000000 JPY"),
  Case("1.2 trillion yen", "1200000000000 JPY"), Case("350 thousand", "350000"),
  Case("¥3,284,617 thousand", "3284617000 JPY"),
  Case("(JPY 1.4 billion)", "-1400000000 JPY"), Case("¥8,102 million", "8102000000 JPY"),
  // Counts and rates of other units
  Case("46,000,000株", "46000000 shares"), Case("46,000,000 shares", "46000000 shares"), Case("1.2Gbps", "1.2 Gbps"),
  Case("64kbps", "64 kbps"), Case("100Mbps", "100 Mbps"), Case("1,284件", "1284 count"), Case("12社", "12 companies"),
  Case("1,024名", "1024 people"), Case("35店舗", "35 stores"), Case("2.5倍", "2.5 times"),
  // What converters wrap around figures
  Case("<u>3,100</u>", "3100"), Case("<b>(1,234)</b>", "-1234"), Case("$1,234$", "1234"), Case("**5,499**", "5499"),
  // Marks of notes in front, their numbers in digits of another width or of their own
  Case("※1 1,234", "1234"), Case("※2、※3 △60", "-60"), Case("※1,402", "1402"), Case("※1402,330", "402330"),
  Case("※１2,402,330", "2402330"), Case("※1２，４０２", "2402"), Case("(注1)1,234", "1234"), Case("(1)2,402", "2402"),
  Case("¹2,402", "2402"), Case("注２1,402", "1402"), Case("※1△2,402", "-2402"),
  Case("3,100 ", "3100"), Case("1,104*1", "1104"), Case("5,499(注1)", "5499"),
]

private let cellCases: [Case] = [
  Case("", "empty"), Case("   ", "empty"),
  Case("-", "dash"), Case("―株", "dash"), Case("－円－銭", "dash"), Case("－口", "dash"), Case("－円台", "words"),
  Case("–", "dash"), Case("—", "dash"), Case("―", "dash"), Case("－", "dash"), Case("ー", "dash"),
  Case("…", "dash"), Case("n/a", "dash"), Case("N/A", "dash"), Case("--", "dash"), Case("(-%)", "dash"),
  Case("(-)", "dash"),
  Case("-%", "dash"), Case("─", "dash"), Case("‐", "dash"), Case("n.a.", "dash"), Case("NM", "dash"),
  Case("_", "underscore"), Case("=", "ruling"), Case("====", "ruling"), Case("- :", "ruling"),
  Case("<u> </u>", "ruling"),
  Case("<u>, -,, </u>", "ruling"), Case(",", "ruling"), Case("___", "ruling"),
  Case("売上高", "words"), Case("JPY", "words"), Case("4Q03", "words"), Case("USD (1)", "words"),
  Case("2004年3月期", "words"),
  Case("Mar 31, 2004", "words"), Case("%", "words"), Case("<u>%</u>", "words"), Case("百万円", "words"),
  Case("LICD (1)", "words"),
  Case("1Mbps - 2Mbps", "words"), Case("前年同期比", "words"),
  Case("(1,253,875) (7,153,087)", "stack -1253875 | -7153087"), Case("17,454 8.73", "stack 17454 | 8.73"),
  Case("$\\frac{2.2}{(2.4)}$", "stack 2.2 | -2.4"), Case("(85.0) 0.0", "stack -85.0 | 0.0"),
  Case("(3.2%) (2.8)", "stack -3.2 percent | -2.8"),
  Case("17,454 8.73 38,312 76,623,702", "stack 17454 | 8.73 | 38312 | 76623702"),
  Case("4.611.586", "damaged 4611586"), Case("12 204 220", "damaged 12204220"), Case("15 40/", "damaged "),
  Case("20.70/", "damaged "), Case("(51 (71)", "damaged "), Case("6.564.002", "damaged 6564002"),
  Case("- 7 - 7", "damaged "),
  Case("1,23", "damaged "), Case("12,3456", "damaged "), Case("(1 (57 202)", "damaged "),
  Case("(1,234", "damaged -1234 | 1234"),
  Case("1,234)", "damaged -1234 | 1234"),
  // A mark's number or the figure's first digit: nothing on its face decides.
  Case("※12,402,330", "damaged 12402330 | 2402330"), Case("*12,345", "damaged 12345 | 2345"),
  Case("※1234,567", "damaged 234567 | 34567"), Case("※12.5", "damaged 12.5 | 2.5"),
  Case("※123", "damaged 123 | 23 | 3"), Case("※1", "words"), Case("※2、※3", "words"),
]
