import ReleaseModel
import SourceText
import Testing

/// A row of a table whose rows each name their unit in a cell of its own; written before any was tried.
struct UnitColumnCase: Sendable, CustomTestStringConvertible {
  let label: String
  let cell: String
  let printed: String
  /// Unit and value; `doubtful` where no reader could say.
  let meaning: String

  init(_ label: String, _ cell: String, _ printed: String, _ meaning: String) {
    (self.label, self.cell, self.printed, self.meaning) = (label, cell, printed, meaning)
  }

  var testDescription: String { "\(label) \(cell)" }
}

/// Where the cells of units stand.
enum UnitColumnPlace: CaseIterable {
  case headed, bare, last
}

@Suite("Columns of units") struct UnitColumnTests {
  @Test("a Japanese row has the unit of its cell", arguments: japaneseUnitCells, UnitColumnPlace.allCases)
  func japanese(_ row: UnitColumnCase, _ place: UnitColumnPlace) throws {
    let rows = [("売上高", "百万円", "98,701"), (row.label, row.cell, row.printed), ("旅客数", "千人", "4,567")]
    let text = """
      2024年3月期 決算短信(連結)
      2024年5月10日
      会社名 架空工業株式会社

      主要な指標
      \(Self.table(rows, place, unit: "単位", columns: "2023年3月期\t2024年3月期"))
      """
    try Self.expect(row, read(text), neighbours: ["売上高": "JPY 98701000000", "旅客数": "count 4567000"])
  }

  @Test("an English row has the unit of its cell", arguments: englishUnitCells, UnitColumnPlace.allCases)
  func english(_ row: UnitColumnCase, _ place: UnitColumnPlace) throws {
    let rows = [
      ("Net sales", "Millions of yen", "98,701"), (row.label, row.cell, row.printed),
      ("Passengers", "Thousand people", "4,567"),
    ]
    let columns = "Fiscal year ended March 31, 2023\tFiscal year ended March 31, 2024"
    let text = """
      Consolidated Financial Results for the Fiscal Year Ended March 31, 2024
      May 10, 2024
      Company name: Kaku Industries Co., Ltd.

      Key indicators
      \(Self.table(rows, place, unit: "Unit", columns: columns))
      """
    try Self.expect(
      row, read(text, language: .english), neighbours: ["Net sales": "JPY 98701000000", "Passengers": "count 4567000"])
  }

  @Test("an empty cell and a ditto mark under a unit mean the unit above, unless the label says another")
  func above() {
    let text = """
      2024年3月期 決算短信(連結)
      2024年5月10日
      会社名 架空工業株式会社

      主要な指標
      \t単位\t2023年3月期\t2024年3月期
      売上高\t百万円\t98,701\t99,317
      営業利益\t\t9,111\t9,232
      経常利益\t〃\t9,222\t9,343
      従業員数\t\t1,234\t1,345
      """
    let facts = read(text).facts.filter { $0.period?.end.year == 2024 }
    #expect(facts.map(Self.said) == ["JPY 99317000000", "JPY 9232000000", "JPY 9343000000", "count 1345"])
  }

  @Test("units between labels and figures are no part of the label in text aligned by blanks")
  func aligned() {
    let text = """
      2024年3月期 決算短信(連結)
      2024年5月10日
      会社名 架空工業株式会社

      主要な指標
                            単位      2023年3月期  2024年3月期
       売上高               百万円         98,701       99,317
       旅客数               千人            4,567        4,678
       1株当たり配当金      円              40.00        45.00
       株価収益率           倍               14.8         15.1
      """
    let facts = read(text).facts.filter { $0.period?.end.year == 2024 }
    #expect(facts.map(\.label) == ["売上高", "旅客数", "1株当たり配当金", "株価収益率"])
    #expect(facts.map(Self.said) == ["JPY 99317000000", "count 4678000", "JPY/shares 45.00", "count 15.1"])
  }

  @Test("a sign of a currency in a column of its own is no unit of the row")
  func signs() {
    let text = """
      Consolidated Financial Results for the Fiscal Year Ended March 31, 2024
      May 10, 2024
      Company name: Kaku Industries Co., Ltd.

      Consolidated Statements of Income
      (Millions of yen)
      \t\tFiscal year ended March 31, 2024
      Net sales\t¥\t98,701
      Cost of sales\t\t60,000
      Operating income\t¥\t38,701
      """
    let facts = read(text, language: .english).facts
    #expect(facts.map(Self.said) == ["JPY 98701000000", "JPY 60000000000", "JPY 38701000000"])
  }

  private static func table(
    _ rows: [(label: String, cell: String, printed: String)], _ place: UnitColumnPlace, unit: String, columns: String
  ) -> String {
    let heading =
      switch place {
      case .headed: "\t\(unit)\t\(columns)"
      case .bare: "\t\t\(columns)"
      case .last: "\t\(columns)\t\(unit)"
      }
    let lines = rows.map { row in
      place == .last
        ? "\(row.label)\t\(row.printed)\t\(row.printed)\t\(row.cell)"
        : "\(row.label)\t\(row.cell)\t\(row.printed)\t\(row.printed)"
    }
    return ([heading] + lines).joined(separator: "\n")
  }

  private static func said(_ fact: Fact) -> String {
    fact.status == .read ? "\(fact.unit.code) \(fact.value?.description ?? "?")" : "doubtful"
  }

  private static func expect(_ row: UnitColumnCase, _ release: Release, neighbours: [String: String]) throws {
    let fact = try #require(release.facts.last { $0.label == row.label })
    #expect(said(fact) == row.meaning)
    for (label, meaning) in neighbours {
      #expect(release.facts.last { $0.label == label }.map(said) == meaning)
    }
  }
}

private let japaneseUnitCells: [UnitColumnCase] = [
  .init("受注高", "億円", "1,234", "JPY 123400000000"),
  .init("広告費", "千円", "812,345", "JPY 812345000"),
  .init("設備投資額", "(百万円)", "7,654", "JPY 7654000000"),
  .init("1株当たり当期純利益", "円", "123.45", "JPY/shares 123.45"),
  .init("1株当たり配当金", "円/株", "40.00", "JPY/shares 40.00"),
  .init("自己資本比率", "%", "48.2", "percent 48.2"),
  .init("稼働率", "%", "96", "percent 96"),
  .init("発行済株式数", "千株", "12,345", "shares 12345000"),
  .init("店舗数", "店", "345", "count 345"),
  .init("販売台数", "千台", "56.7", "count 56700"),
  .init("株価収益率", "倍", "14.8", "count 14.8"),
  .init("粗鋼生産量", "万トン", "1,022", "count 10220000"),
  .init("客室単価", "円", "12,345", "JPY 12345"),
  .init("為替レート", "円/ドル", "144.62", "JPY 144.62"),
  .init("海外売上高", "百万ドル", "1,204", "USD 1204000000"),
  .init("販売単価", "円/kg", "812", "JPY 812"),
  .init("研究開発費", "百■円", "4,321", "doubtful"),
]

private let englishUnitCells: [UnitColumnCase] = [
  .init("Orders received", "Billions of yen", "123.4", "JPY 123400000000"),
  .init("Advertising expenses", "Thousands of yen", "812,345", "JPY 812345000"),
  .init("Capital expenditures", "JPY million", "7,654", "JPY 7654000000"),
  .init("Research and development", "(¥ millions)", "4,321", "JPY 4321000000"),
  .init("Basic earnings per share", "Yen", "123.45", "JPY/shares 123.45"),
  .init("Dividends per share", "Yen per share", "40.00", "JPY/shares 40.00"),
  .init("Equity ratio", "%", "48.2", "percent 48.2"),
  .init("Occupancy rate", "%", "96", "percent 96"),
  .init("Shares issued", "Thousand shares", "12,345", "shares 12345000"),
  .init("Number of stores", "Stores", "345", "count 345"),
  .init("Vehicles sold", "Thousand units", "56.7", "count 56700"),
  .init("Price earnings ratio", "Times", "14.8", "count 14.8"),
  .init("Crude steel production", "Thousand tons", "10,220", "count 10220000"),
  .init("Average daily rate", "Yen", "12,345", "JPY 12345"),
  .init("Overseas sales", "Millions of U.S. dollars", "1,204", "USD 1204000000"),
  .init("Selling price", "Yen per kg", "812", "JPY 812"),
  .init("Employees", "Thousand", "4.5", "count 4500"),
  .init("Headcount cost", "JPY in 00,000s", "4,321", "doubtful"),
]
