import ReleaseModel
import SourceText
import Testing

/// A row among amounts in millions of yen, and what a reader takes its figures for; written before any was tried.
struct RowUnitCase: Sendable, CustomTestStringConvertible {
  enum Meaning: Sendable {
    case perShare, percent, shares
    /// Neither money nor a percentage: people, stores, times, years.
    case noMoney
    /// A rate of exchange or a price: whatever its unit, not millions.
    case unscaled
    case yen(Int)
  }

  let label: String
  let printed: String
  let meaning: Meaning

  init(_ label: String, _ printed: String, _ meaning: Meaning) {
    (self.label, self.printed, self.meaning) = (label, printed, meaning)
  }

  var testDescription: String { label }
}

@Suite("Units of rows") struct RowUnitTests {
  @Test("a Japanese row among millions of yen has the unit of its label", arguments: japaneseRows)
  func japanese(_ row: RowUnitCase) throws {
    let text = """
      2024年3月期 決算短信(連結)
      2024年5月10日
      会社名 架空工業株式会社

      主要な経営指標等の推移
      (単位:百万円)
      \t2023年3月期\t2024年3月期
      売上高\t98,701\t99,317
      営業利益\t9,111\t9,232
      \(row.label)\t\(row.printed)\t\(row.printed)
      総資産\t23,456\t24,567
      """
    try expect(row, read(text))
  }

  @Test("an English row among millions of yen has the unit of its label", arguments: englishRows)
  func english(_ row: RowUnitCase) throws {
    let text = """
      Consolidated Financial Results for the Fiscal Year Ended March 31, 2024
      May 10, 2024
      Company name: Kaku Industries Co., Ltd.

      Selected financial data
      (Millions of yen)
      \tFiscal year ended March 31, 2023\tFiscal year ended March 31, 2024
      Net sales\t98,701\t99,317
      Operating income\t9,111\t9,232
      \(row.label)\t\(row.printed)\t\(row.printed)
      Total assets\t23,456\t24,567
      """
    try expect(row, read(text, language: .english))
  }

  private func expect(_ row: RowUnitCase, _ release: Release) throws {
    let fact = try #require(release.facts.first { $0.text == row.printed })
    let value = try #require(fact.value)
    let digits = row.printed.filter { $0 != "," && $0 != "." }
    let places =
      row.printed.firstIndex(of: ".").map { row.printed.distance(from: $0, to: row.printed.endIndex) - 1 } ?? 0
    let plain = ExactDecimal(try #require(Int64(digits)), exponent: -places)
    switch row.meaning {
    case .perShare:
      #expect(fact.unit.isPerShare)
      #expect(value.equals(plain))
    case .percent:
      #expect(fact.unit == .percent)
      #expect(value.equals(plain))
    case .shares: #expect(fact.unit == .shares)
    case .noMoney: #expect(!fact.unit.isCurrency && fact.unit != .percent)
    case .unscaled: #expect(value.equals(plain))
    case .yen(let scale):
      #expect(fact.unit == .yen)
      #expect(value.equals(plain.scaled(by: scale)))
    }
  }

  static let japaneseRows: [RowUnitCase] = [
    .init("1株当たり当期純利益(円)", "123.45", .perShare),
    .init("1株当たり当期純利益", "123.45", .perShare),
    .init("1株当たり当期純利益(円 銭)", "123.45", .perShare),
    .init("潜在株式調整後1株当たり当期純利益(円)", "120.11", .perShare),
    .init("1株当たり純資産額(円)", "1,234.56", .perShare),
    .init("1株当たり純資産", "1,234.56", .perShare),
    .init("1株当たり配当額(円)", "25.00", .perShare),
    .init("1株当たり年間配当金(円)", "50.00", .perShare),
    .init("年間配当金(円)", "50.00", .perShare),
    .init("EPS(円)", "123.45", .perShare),
    .init("BPS(円)", "1,234.56", .perShare),
    .init("基本的1株当たり当期利益(円)", "98.76", .perShare),
    .init("自己資本比率(%)", "45.6", .percent),
    .init("自己資本比率", "45.6", .percent),
    .init("親会社所有者帰属持分比率(%)", "45.6", .percent),
    .init("自己資本当期純利益率(%)", "8.9", .percent),
    .init("ROE(%)", "8.9", .percent),
    .init("ROE", "8.9", .percent),
    .init("ROIC", "7.7", .percent),
    .init("売上高営業利益率(%)", "6.7", .percent),
    .init("売上高営業利益率", "6.7", .percent),
    .init("営業利益率", "6.7", .percent),
    .init("総資産経常利益率", "5.5", .percent),
    .init("配当性向(連結)", "31.2", .percent),
    .init("配当性向(%)", "31.2", .percent),
    .init("純資産配当率", "3.1", .percent),
    .init("流動比率(%)", "145.6", .percent),
    .init("時価ベースの自己資本比率(%)", "78.9", .percent),
    .init("稼働率(%)", "97.8", .percent),
    .init("解約率", "1.2", .percent),
    .init("EBITDAマージン", "15.6", .percent),
    .init("海外売上高比率", "34.5", .percent),
    .init("既存店売上高前年比(%)", "102.3", .percent),
    .init("法人税等の負担率", "30.6", .percent),
    .init("売上総利益率", "38.2", .percent),
    .init("粗利率(%)", "38.2", .percent),
    .init("従業員数(人)", "1,234", .noMoney),
    .init("従業員数", "1,234", .noMoney),
    .init("期末従業員数(名)", "1,234", .noMoney),
    .init("店舗数(店)", "321", .noMoney),
    .init("期末店舗数", "321", .noMoney),
    .init("販売台数(千台)", "456", .noMoney),
    .init("契約者数(千人)", "789", .noMoney),
    .init("契約件数(件)", "1,789", .noMoney),
    .init("来場者数(万人)", "89", .noMoney),
    .init("会員数(万人)", "123", .noMoney),
    .init("延床面積(㎡)", "12,345", .noMoney),
    .init("発電量(百万kWh)", "5,432", .noMoney),
    .init("出荷数量(トン)", "4,321", .noMoney),
    .init("粗鋼生産量(千トン)", "4,321", .noMoney),
    .init("引渡戸数(戸)", "432", .noMoney),
    .init("D/Eレシオ(倍)", "0.45", .noMoney),
    .init("インタレスト・カバレッジ・レシオ(倍)", "23.4", .noMoney),
    .init("キャッシュ・フロー対有利子負債比率(年)", "2.3", .noMoney),
    .init("債務償還年数(年)", "2.3", .noMoney),
    .init("PER(倍)", "12.3", .noMoney),
    .init("総資産回転率(回)", "1.2", .noMoney),
    .init("為替レート(円/米ドル)", "150.12", .unscaled),
    .init("期中平均為替レート(円/ドル)", "144.62", .unscaled),
    .init("原油価格(ドル/バレル)", "82.3", .unscaled),
    .init("期末発行済株式数(千株)", "12,345", .shares),
    .init("期中平均株式数(株)", "12,345,678", .shares),
    .init("自己株式数(株)", "345,678", .shares),
    .init("発行済株式総数(百万株)", "345", .shares),
    .init("設備投資額(百万円)", "1,234", .yen(6)),
    .init("設備投資額", "1,234", .yen(6)),
    .init("減価償却費(百万円)", "999", .yen(6)),
    .init("研究開発費(億円)", "56", .yen(8)),
    .init("受注高(億円)", "234", .yen(8)),
    .init("有利子負債(百万円)", "4,567", .yen(6)),
    .init("平均月額利用料(円)", "4,567", .yen(0)),
    .init("ARPU(円)", "3,210", .yen(0)),
    .init("客単価(円)", "1,234", .yen(0)),
    .init("坪単価(千円)", "1,234", .yen(3)),
    .init("1人当たり売上高(千円)", "23,456", .yen(3)),
    .init("時価総額(億円)", "345", .yen(8)),
    .init("受注残高(百万円)", "6,789", .yen(6)),
    .init("配当金総額(百万円)", "678", .yen(6)),
    .init("1株当たり配当金", "40.00", .perShare),
    .init("希薄化後1株当たり当期利益(円)", "88.10", .perShare),
    .init("1株当たり親会社所有者帰属持分(円)", "1,765.43", .perShare),
    .init("1株当たり営業キャッシュ・フロー(円)", "210.55", .perShare),
    .init("1口当たり分配金(円)", "3,210", .perShare),
    .init("調整後EPS(円)", "101.20", .perShare),
    .init("ROA(%)", "4.4", .percent),
    .init("当期純利益率", "4.4", .percent),
    .init("経常利益率(%)", "6.1", .percent),
    .init("総還元性向(%)", "55.1", .percent),
    .init("DOE(%)", "3.3", .percent),
    .init("女性管理職比率", "12.3", .percent),
    .init("入居率", "96.6", .percent),
    .init("販管費率", "22.2", .percent),
    .init("原価率(%)", "61.8", .percent),
    .init("コンバインド・レシオ(%)", "97.3", .percent),
    .init("不良債権比率(%)", "1.45", .percent),
    .init("自己資本比率(国内基準)", "10.23", .percent),
    .init("連結総自己資本比率", "13.4", .percent),
    .init("人件費率", "28.8", .percent),
    .init("受注残高前年同期比(%)", "108.2", .percent),
    .init("LTV(%)", "44.4", .percent),
    .init("研究開発費率", "5.5", .percent),
    .init("正社員数(名)", "987", .noMoney),
    .init("グループ従業員数(人)", "9,876", .noMoney),
    .init("期末会員数(千人)", "345", .noMoney),
    .init("月間アクティブユーザー数(万人)", "678", .noMoney),
    .init("導入社数(社)", "543", .noMoney),
    .init("直営店舗数", "210", .noMoney),
    .init("客室数(室)", "3,456", .noMoney),
    .init("保有物件数(件)", "87", .noMoney),
    .init("販売戸数(戸)", "654", .noMoney),
    .init("輸送人員(百万人)", "432", .noMoney),
    .init("旅客キロ(百万人キロ)", "5,678", .noMoney),
    .init("輸送量(千トン)", "876", .noMoney),
    .init("契約容量(MW)", "567", .noMoney),
    .init("売電量(MWh)", "7,654", .noMoney),
    .init("EV/EBITDA倍率(倍)", "7.8", .noMoney),
    .init("ネットD/Eレシオ(倍)", "0.32", .noMoney),
    .init("在庫回転日数(日)", "45", .noMoney),
    .init("為替レート(円/ユーロ)", "160.11", .unscaled),
    .init("米ドル平均レート(円)", "145.20", .unscaled),
    .init("銅価格(US$/トン)", "8,765", .unscaled),
    .init("自己株式数(千株)", "345", .shares),
    .init("期末発行済株式数(自己株式を含む)(株)", "23,456,789", .shares),
    .init("普通株式の期中平均株式数(千株)", "23,456", .shares),
    .init("受注高(百万円)", "4,321", .yen(6)),
    .init("預金残高(億円)", "6,543", .yen(8)),
    .init("貸出金(億円)", "5,432", .yen(8)),
    .init("EBITDA(百万円)", "2,345", .yen(6)),
    .init("フリー・キャッシュ・フロー", "765", .yen(6)),
    .init("平均客単価(円)", "987", .yen(0)),
    .init("1店舗当たり売上高(千円)", "87,654", .yen(3)),
    .init("売上高研究開発費(百万円)", "543", .yen(6)),
    .init("1人当たり営業利益(千円)", "2,345", .yen(3)),
    .init("保有契約高(億円)", "7,654", .yen(8)),
    .init("月次平均単価(円)", "3,456", .yen(0)),
  ]

  static let englishRows: [RowUnitCase] = [
    .init("Net income per share (yen)", "123.45", .perShare),
    .init("Net income per share", "123.45", .perShare),
    .init("Basic earnings per share (yen)", "123.45", .perShare),
    .init("Diluted earnings per share (Yen)", "120.11", .perShare),
    .init("EPS (yen)", "123.45", .perShare),
    .init("EPS", "123.45", .perShare),
    .init("Net assets per share (yen)", "1,234.56", .perShare),
    .init("Book value per share (yen)", "1,234.56", .perShare),
    .init("Dividends per share (yen)", "50.00", .perShare),
    .init("Annual dividend per share", "50.00", .perShare),
    .init("Equity ratio (%)", "45.6", .percent),
    .init("Equity ratio", "45.6", .percent),
    .init("Return on equity (%)", "8.9", .percent),
    .init("ROE", "8.9", .percent),
    .init("ROIC (%)", "7.7", .percent),
    .init("Operating margin", "6.7", .percent),
    .init("Operating profit margin (%)", "6.7", .percent),
    .init("Ratio of operating income to net sales", "6.7", .percent),
    .init("Ratio of ordinary income to total assets", "5.5", .percent),
    .init("Dividend payout ratio", "31.2", .percent),
    .init("Payout ratio (consolidated)", "31.2", .percent),
    .init("Current ratio (%)", "145.6", .percent),
    .init("Occupancy rate (%)", "97.8", .percent),
    .init("Churn rate", "1.2", .percent),
    .init("EBITDA margin", "15.6", .percent),
    .init("Overseas sales ratio", "34.5", .percent),
    .init("Gross profit margin", "38.2", .percent),
    .init("Effective tax rate", "30.6", .percent),
    .init("Utilization rate", "88.8", .percent),
    .init("Same-store sales growth (%)", "2.3", .percent),
    .init("Number of employees", "1,234", .noMoney),
    .init("Number of employees (persons)", "1,234", .noMoney),
    .init("Employees", "1,234", .noMoney),
    .init("Number of stores", "321", .noMoney),
    .init("Number of stores at period-end", "321", .noMoney),
    .init("Units sold (thousand units)", "456", .noMoney),
    .init("Sales volume (thousand units)", "456", .noMoney),
    .init("Number of subscribers (millions)", "12", .noMoney),
    .init("Number of customers (thousands)", "789", .noMoney),
    .init("Number of contracts", "1,789", .noMoney),
    .init("Floor area (square meters)", "12,345", .noMoney),
    .init("Power generation (GWh)", "5,432", .noMoney),
    .init("Production volume (thousand tons)", "4,321", .noMoney),
    .init("D/E ratio (times)", "0.45", .noMoney),
    .init("Interest coverage ratio (times)", "23.4", .noMoney),
    .init("Cash flow to interest-bearing debt ratio (years)", "2.3", .noMoney),
    .init("Asset turnover (times)", "1.2", .noMoney),
    .init("Exchange rate (JPY/USD)", "150.12", .unscaled),
    .init("Average exchange rate (yen/US$)", "144.62", .unscaled),
    .init("Crude oil price (USD/bbl)", "82.3", .unscaled),
    .init("Average number of shares (thousands)", "12,345", .shares),
    .init("Shares outstanding (thousand shares)", "12,345", .shares),
    .init("Number of shares issued (shares)", "12,345,678", .shares),
    .init("Number of treasury shares", "345,678", .shares),
    .init("Capital expenditures", "1,234", .yen(6)),
    .init("Capital expenditures (millions of yen)", "1,234", .yen(6)),
    .init("Capital expenditures (billions of yen)", "12.3", .yen(9)),
    .init("Depreciation (million yen)", "999", .yen(6)),
    .init("R&D expenses (billion yen)", "5.6", .yen(9)),
    .init("Orders received (¥ billion)", "23.4", .yen(9)),
    .init("ARPU (yen)", "3,210", .yen(0)),
    .init("Average spending per customer (yen)", "1,234", .yen(0)),
    .init("Average unit price (thousand yen)", "1,234", .yen(3)),
    .init("Sales per employee (thousand yen)", "23,456", .yen(3)),
    .init("Market capitalization (100 million yen)", "345", .yen(8)),
    .init("Total dividends (millions of yen)", "678", .yen(6)),
    .init("Interest-bearing debt", "4,567", .yen(6)),
    .init("Diluted EPS (yen)", "88.10", .perShare),
    .init("Cash dividends per share (yen)", "40.00", .perShare),
    .init("Equity attributable to owners of parent per share (yen)", "1,765.43", .perShare),
    .init("Distribution per unit (yen)", "3,210", .perShare),
    .init("Adjusted EPS", "101.20", .perShare),
    .init("Dividend per share (¥)", "40.00", .perShare),
    .init("ROA", "4.4", .percent),
    .init("Net profit margin", "4.4", .percent),
    .init("Ordinary income margin (%)", "6.1", .percent),
    .init("Total payout ratio (%)", "55.1", .percent),
    .init("DOE", "3.3", .percent),
    .init("Ratio of female managers (%)", "12.3", .percent),
    .init("SG&A ratio", "22.2", .percent),
    .init("Cost-to-sales ratio (%)", "61.8", .percent),
    .init("Combined ratio", "97.3", .percent),
    .init("NPL ratio (%)", "1.45", .percent),
    .init("Capital adequacy ratio (domestic standard)", "10.23", .percent),
    .init("Total capital ratio", "13.4", .percent),
    .init("LTV", "44.4", .percent),
    .init("R&D to sales ratio (%)", "5.5", .percent),
    .init("Interest rate (%)", "1.5", .percent),
    .init("Retention rate", "98.2", .percent),
    .init("Number of full-time employees", "987", .noMoney),
    .init("Headcount", "9,876", .noMoney),
    .init("Members (thousands)", "345", .noMoney),
    .init("Number of client companies", "543", .noMoney),
    .init("Number of guest rooms", "3,456", .noMoney),
    .init("Number of properties", "87", .noMoney),
    .init("Housing units sold (units)", "654", .noMoney),
    .init("Passengers (millions)", "432", .noMoney),
    .init("Passenger-kilometers (millions)", "5,678", .noMoney),
    .init("Cargo volume (thousand tons)", "876", .noMoney),
    .init("Contracted capacity (MW)", "567", .noMoney),
    .init("Electricity sold (MWh)", "7,654", .noMoney),
    .init("EV/EBITDA (x)", "7.8", .noMoney),
    .init("Net D/E ratio (times)", "0.32", .noMoney),
    .init("Inventory turnover (days)", "45", .noMoney),
    .init("Exchange rate (yen/euro)", "160.11", .unscaled),
    .init("Average USD rate (yen)", "145.20", .unscaled),
    .init("Copper price (US$/ton)", "8,765", .unscaled),
    .init("Treasury shares (thousand shares)", "345", .shares),
    .init("Number of issued shares at period-end (including treasury shares)", "23,456,789", .shares),
    .init("Average number of common shares (thousand shares)", "23,456", .shares),
    .init("Orders (millions of yen)", "4,321", .yen(6)),
    .init("Deposits (100 million yen)", "6,543", .yen(8)),
    .init("Loans (billions of yen)", "543.2", .yen(9)),
    .init("EBITDA", "2,345", .yen(6)),
    .init("Free cash flow", "765", .yen(6)),
    .init("Average spend per customer (yen)", "987", .yen(0)),
    .init("Sales per store (thousands of yen)", "87,654", .yen(3)),
    .init("Operating income per employee (thousand yen)", "2,345", .yen(3)),
    .init("Policies in force (billion yen)", "765.4", .yen(9)),
    .init("Average monthly price (yen)", "3,456", .yen(0)),
  ]
}
