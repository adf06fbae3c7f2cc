import ReleaseModel
import SourceText
import Testing

/// How figures are printed in cells.
@Suite("Figure notations") struct FigureNotationTests {
  @Test(
    "a Japanese cell says its figure, or is not given as read",
    arguments: japaneseNotations + japaneseNotationsLater + japaneseNotationsLast)
  func japanese(_ notation: FigureNotation) {
    let outcome = Self.outcome(notation, .japanese)
    #expect(Self.agrees(outcome, notation), "\(outcome)")
  }

  @Test(
    "an English cell says its figure, or is not given as read",
    arguments: englishNotations + englishNotationsLater + englishNotationsLast)
  func english(_ notation: FigureNotation) {
    let outcome = Self.outcome(notation, .english)
    #expect(Self.agrees(outcome, notation), "\(outcome)")
  }

  /// Not read yet: nothing is given for these, rather than something wrong.
  private static let open: Set<String> = [
    "売上高 1,234(1)", "売上高 1,234 (12.3%)", "売上高 〔1,234〕", "営業利益率 1割2分", "売上高 1,234百万円(12.3%増)",
    "売上高 1,234 (△5.6%)", "自己資本比率 0.5ポイント改善", "Net sales 1,234 (1)", "Net sales 1,234 (12.3%)",
    "Price-earnings ratio 12.3 X", "Net sales ...",
    "Net sales 1,234 (-5.6%)", "Sales growth (down 12.3%)",
    "Debt/equity ratio 0.45 x",
  ]

  private static func agrees(_ outcome: String, _ notation: FigureNotation) -> Bool {
    if open.contains(notation.testDescription) { return outcome == "words" || outcome == "unread" }
    return notation.meaning.split(separator: "|").contains { $0 == outcome }
  }

  /// What is given for the case's cell: "1234000000 JPY", "nil", "words", "unread".
  private static func outcome(_ notation: FigureNotation, _ language: Language) -> String {
    let isMoney = notation.meaning.contains(" JPY|") || notation.meaning.hasSuffix(" JPY")
    let isNothing = !notation.meaning.contains(" ")
    let beside = isMoney || isNothing ? "12,345" : notation.cell
    let text =
      language == .japanese
      ? """
      2024年3月期 決算短信(連結)
      2024年5月10日
      会社名 架空工業株式会社

      主要な経営指標等の推移
      (単位:百万円)
      \t2023年3月期\t2024年3月期
      売上原価\t98,701\t99,317
      営業利益\t9,111\t9,232
      \(notation.label)\t\(beside)\t\(notation.cell)
      総資産\t23,456\t24,567
      """
      : """
      Consolidated Financial Results for the Fiscal Year Ended March 31, 2024
      May 10, 2024
      Company name: Kaku Industries Co., Ltd.

      Selected financial data
      (Millions of yen)
      \tFiscal year ended March 31, 2023\tFiscal year ended March 31, 2024
      Cost of sales\t98,701\t99,317
      Operating income\t9,111\t9,232
      \(notation.label)\t\(beside)\t\(notation.cell)
      Total assets\t23,456\t24,567
      """
    let release = read(text, language: language)
    let line = 9
    let facts = release.facts.filter { $0.line == line && $0.column == 1 }
    guard let first = facts.first else {
      let isSaid = release.remarks.contains { $0.line == line }
      return isSaid ? "unread" : "words"
    }
    if first.isNil { return first.status == .read ? "nil" : "unread" }
    let value = facts.filter { $0.bound != nil }.count == 2 ? facts.compactMap { $0.value?.description } : []
    let said = value.isEmpty ? plain(first.value) : value.joined(separator: "..")
    if first.status == .suspect || first.value == nil { return "unread" }
    return "\(said) \(first.unit.code)"
  }

  /// Without zeros behind the point.
  private static func plain(_ value: ExactDecimal?) -> String {
    guard let value else { return "?" }
    var text = value.description
    guard text.contains(".") else { return text }
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
  }
}
