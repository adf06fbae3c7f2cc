import ReleaseModel
import SourceText
import Testing

/// What the lines above a table, and the rest of the release, say of its unit.
@Suite("Units of tables") struct TableUnitTests {
  @Test(
    "a Japanese line gives the unit, or its table is not given as read",
    arguments: japaneseTableUnits + japaneseTableUnitsLater + japaneseTableUnitsLast)
  func japanese(_ line: TableUnitCase) {
    let outcome = Self.outcome(line, .japanese)
    #expect(line.meaning.split(separator: "|").contains { $0 == outcome }, "\(outcome)")
  }

  @Test(
    "an English line gives the unit, or its table is not given as read",
    arguments: englishTableUnits + englishTableUnitsLater + englishTableUnitsLast)
  func english(_ line: TableUnitCase) {
    let outcome = Self.outcome(line, .english)
    #expect(line.meaning.split(separator: "|").contains { $0 == outcome }, "\(outcome)")
  }

  @Test(
    "a Japanese table of counts is no money",
    arguments: japaneseCountTables + japaneseCountTablesLater + japaneseCountTablesLast)
  func japaneseCounts(_ table: CountTableCase) {
    let outcome = Self.outcome(table, .japanese)
    #expect(outcome == (table.isMoney ? "JPY 6" : "other") || !table.isMoney && outcome == "unread", "\(outcome)")
  }

  @Test(
    "an English table of counts is no money",
    arguments: englishCountTables + englishCountTablesLater + englishCountTablesLast)
  func englishCounts(_ table: CountTableCase) {
    let outcome = Self.outcome(table, .english)
    #expect(outcome == (table.isMoney ? "JPY 6" : "other") || !table.isMoney && outcome == "unread", "\(outcome)")
  }

  private static func outcome(_ line: TableUnitCase, _ language: Language) -> String {
    let isJapanese = language == .japanese
    var text = head(language, shortened: line.elsewhere == .head)
    let (sales, profit) = isJapanese ? ("売上高", "営業利益") : ("Net sales", "Operating income")
    let columns =
      isJapanese ? "\t2023年3月期\t2024年3月期" : "\tFiscal year ended March 31, 2023\tFiscal year ended March 31, 2024"
    let unit = isJapanese ? "(単位:百万円)" : "(Millions of yen)"
    if line.elsewhere == .table || line.elsewhere == .tie {
      let rows =
        line.elsewhere == .tie
        ? [sales + "\t12,345\t13,579", profit + "\t1,222\t1,333"]
        : isJapanese ? ["商品\t7,531\t8,642", "製品\t6,420\t7,531"] : ["Goods\t7,531\t8,642", "Products\t6,420\t7,531"]
      text += "\n\(isJapanese ? "業績の推移" : "Trends in results")\n\(unit)\n\(columns)\n\(rows.joined(separator: "\n"))\n"
    }
    text += """

      \(isJapanese ? "連結経営成績" : "Consolidated operating results")
      \(line.line)
      \(columns)
      \(sales)\t12,345\t13,579
      \(profit)\t1,222\t1,333

      """
    return said(read(text, language: language), sales, "13,579")
  }

  private static func outcome(_ table: CountTableCase, _ language: Language) -> String {
    let isJapanese = language == .japanese
    let columns =
      isJapanese ? "\t2023年3月期\t2024年3月期" : "\tFiscal year ended March 31, 2023\tFiscal year ended March 31, 2024"
    let figures = ["1,234\t1,357", "2,222\t2,333", "3,456\t3,690"]
    let text = """
      \(head(language, shortened: true))
      \(table.title)
      \(columns)
      \(zip(table.rows, figures).map { "\($0)\t\($1)" }.joined(separator: "\n"))

      """
    return said(read(text, language: language), table.rows[1], "2,333")
  }

  private static func said(_ release: Release, _ label: String, _ printed: String) -> String {
    guard let fact = release.facts.last(where: { $0.label == label && $0.text == printed }), let value = fact.value
    else {
      return "unread"
    }
    if fact.status == .suspect { return "unread" }
    guard fact.unit.isCurrency else { return "other" }
    let digits = printed.filter { $0 != "," }
    return "\(fact.unit.code) \(value.description.count - digits.count)"
  }

  private static func head(_ language: Language, shortened: Bool) -> String {
    language == .japanese
      ? "2024年3月期 決算短信(連結)\n2024年5月10日\n会社名 架空工業株式会社\n\(shortened ? "(百万円未満切捨て)\n" : "")"
      : """
      Consolidated Financial Results for the Fiscal Year Ended March 31, 2024
      May 10, 2024
      Company name: Kaku Industries Co., Ltd.
      \(shortened ? "(Amounts of less than one million yen are rounded down)\n" : "")
      """
  }
}
