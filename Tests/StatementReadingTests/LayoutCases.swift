import SourceText
import Testing

/// A table of a layout of its own under the head of a release, and what some of its lines say.
struct LayoutCase: Sendable, CustomTestStringConvertible {
  let name: String
  var language = Language.japanese
  /// Stands above everything; its last line is the day of the release.
  var head = "2025年3月期 決算短信(連結)\n2025年5月12日\n会社名 架空工業株式会社"
  let table: String
  /// Label, period and value of each figure that the case is about, as `Fact.notation` has them.
  let says: [String]

  var testDescription: String { name }
}

private let englishHead = """
  Consolidated Financial Results for the Fiscal Year Ended March 31, 2025
  May 12, 2025
  Company name: Kaku Industries Co., Ltd.
  """

let layoutCases: [LayoutCase] = [
  .init(
    name: "assets beside liabilities",
    table: """
      貸借対照表(2025年3月31日現在)
      (単位:百万円)
      科目	金額	科目	金額
      現金及び預金	1,204	買掛金	877
      売掛金	2,310	長期借入金	1,510
      土地	1,120	負債合計	2,387
      		純資産合計	2,247
      資産合計	4,634	負債純資産合計	4,634
      """,
    says: [
      "土地 amount JPY 2025-03-31 1120000000 read", "買掛金 amount JPY 2025-03-31 877000000 read",
      "純資産合計 amount JPY 2025-03-31 2247000000 read",
    ]),
  .init(
    name: "words that say more of their line are no labels",
    table: """
      有形固定資産の明細(2025年3月31日現在)
      (単位:百万円)
      資産	取得価額	償却方法	帳簿価額
      建物	4,120	定額法	1,204
      機械装置	3,310	定率法	877
      車両運搬具	1,310	定率法	277
      """,
    says: []),
  .init(
    name: "years listed in the title", language: .english, head: englishHead,
    table: """
      Consolidated Statements of Income
      Years ended March 31, 2025 and 2024
      	Millions of yen
      	2025	2024
      Net sales	41,204	39,877
      Operating income	2,310	2,104

      (Note) FY2024 is the fiscal year ended March 31, 2025.
      """,
    says: [
      "Net sales amount JPY 2024-04-01..2025-03-31 41204000000 read",
      "Net sales amount JPY 2023-04-01..2024-03-31 39877000000 read",
    ]),
  .init(
    name: "months of the year that the release was made in",
    head: "2025年3月期 月次売上情報\n2024年7月5日\n会社名 架空商事株式会社",
    table: """
      2024年3月期は2023年4月1日から2024年3月31日までです。

      月次売上高
      (単位:百万円)
      	4月	5月	6月	第1四半期累計
      国内	1,204	1,310	1,188	3,702
      海外	877	902	841	2,620
      """,
    says: [
      "国内 amount JPY 2024-05-01..2024-05-31 1310000000 read",
      "海外 amount JPY 2024-04-01..2024-06-30 2620000000 read",
    ]),
  .init(
    name: "months that ran together",
    table: """
      月次売上高(2025年3月期)
      (単位:百万円)
      	4月 5月	6月	7月
      国内	1,204	1,310	1,188	1,402
      海外	877	902	841	930
      """,
    says: ["国内 amount JPY 2024-05-01..2024-05-31 1310000000 read"]),
  .init(
    name: "a half and its year are one heading", language: .english, head: englishHead,
    table: """
      Net sales by region
      (Millions of yen)
      	1H FY3/2025		1H FY3/2024
      	Amount	% of total	Amount	% of total
      Japan	2,010	62.3	1,770	60.8
      Asia	1,216	37.7	1,141	39.2
      Total	3,226	100.0	2,911	100.0
      """,
    says: [
      "Japan amount JPY 2024-04-01..2024-09-30 2010000000 read",
      "Japan share percent 2023-04-01..2023-09-30 60.8 read",
    ]),
  .init(
    name: "sections that name periods",
    table: """
      所在地別の状況
      (単位:百万円)
      	日本	北米	調整額	連結
      (2025年3月期)
      売上高	1,420	714	△345	1,789
      営業利益	71	38	9	118
      (2024年3月期)
      売上高	1,352	630	△341	1,641
      営業利益	68	30	△2	96
      """,
    says: [
      "売上高 amount JPY 2024-04-01..2025-03-31 1420000000 read",
      "売上高 amount JPY 2023-04-01..2024-03-31 1352000000 read",
    ]),
  .init(
    name: "numbered terms as rows",
    table: """
      主要指標の推移(第50期は2025年3月期)
      (単位:百万円)
      	売上高	経常利益
      第49期	27,120	1,870
      第50期	28,033	2,104
      """,
    says: ["売上高 amount JPY 2023-04-01..2024-03-31 27120000000 read"]),
  .init(
    name: "the year before a forecast",
    table: """
      ■ 2026年3月期 業績予想
      (億円)
      	上期予想	下期予想	通期予想	前期実績
      売上高	1,180	1,270	2,450	2,410
      営業利益	62	83	145	133
      """,
    says: [
      "売上高 amount JPY 2025-04-01..2025-09-30 118000000000 read",
      "売上高 amount JPY 2024-04-01..2025-03-31 241000000000 read",
    ]),
  .init(
    name: "forecasts beside the year before, in a release on half a year",
    head: "2025年3月期 第2四半期決算短信(連結)\n2024年11月8日\n会社名 架空工業株式会社",
    table: """
      2025年3月期 通期業績見通し
      (億円)
      	前回見通し	今回見通し	修正額	前期実績
      受注高	4,200	4,500	300	4,120
      売上高	3,300	3,250	△50	3,188
      """,
    says: [
      "受注高 amount JPY 2024-04-01..2025-03-31 420000000000 read",
      "受注高 amount JPY 2023-04-01..2024-03-31 412000000000 read",
    ]),
  .init(
    name: "days alone over borrowers", language: .english, head: englishHead,
    table: """
      Loans by industry
      (Millions of yen)
      	March 31, 2025	March 31, 2024
      Manufacturing	4,120	4,088
      Construction	1,877	1,904
      Others	2,204	2,210
      """,
    says: ["Manufacturing amount JPY 2025-03-31 4120000000 read"]),
  .init(
    name: "days broken over two rows", language: .english, head: englishHead,
    table: """
      Loan balances
      (Millions of yen)
      	Sep. 30,	Dec. 31,	Mar. 31,
      	2024	2024	2025
      Operating loans	88,210	88,904	89,433
      Guarantee balance	61,204	62,033	63,120
      """,
    says: ["Operating loans amount JPY 2024-12-31 88904000000 read"]),
  .init(
    name: "amounts with their rates in one cell",
    table: """
      連結業績の概要
      (単位:百万円)
      	2024年3月期	2025年3月期
      売上高	20,268 (1.8%)	21,065 (3.9%)
      営業利益	736 (△12.4%)	950 (29.1%)
      経常利益	802 (△9.7%)	1,011 (26.1%)
      """,
    says: [
      "売上高 amount JPY 2024-04-01..2025-03-31 21065000000 read",
      "売上高 change percent 2024-04-01..2025-03-31 3.9 read",
      "営業利益 change percent 2023-04-01..2024-03-31 -12.4 read",
    ]),
  .init(
    name: "figures of two columns in one cell",
    table: """
      生産実績
      (単位:百万円)
      	2025年3月期	2024年3月期	増減率(%)
      国内	1,204	1,100	9.5
      北米	2,310	2,100 10.0
      欧州	877	900	△2.6
      """,
    says: [
      "北米 amount JPY 2023-04-01..2024-03-31 2100000000 repaired",
      "北米 change percent 2024-04-01..2025-03-31 10.0 repaired",
    ]),
  .init(
    name: "letters for digits are unreadable, not words",
    table: """
      設備投資
      (単位:百万円)
      	2023年3月期	2024年3月期	2025年3月期
      国内	1,204	1,310	1,188
      海外	lll	902	841
      """,
    says: ["海外 amount JPY 2022-04-01..2023-03-31 ? suspect"]),
  .init(
    name: "counts with what they count", language: .english, head: englishHead,
    table: """
      Sales by format
      (Millions of yen)
      	Fiscal year ended March 31, 2025	Fiscal year ended March 31, 2024
      Restaurants	1,204	1,310
      Cafes	877	902
      Number of outlets at year-end	212 stores	213 stores
      """,
    says: ["Number of outlets at year-end amount count 2025-03-31 212 read"]),
  .init(
    name: "captions over two lines",
    table: """
      2026年3月期の連結業績予想(2025年4月1日~2026年3月31日)
      	売上高	親会社株主に帰属	1株当たり
      		する当期純利益	当期純利益
      	百万円	百万円	円 銭
      通期	62,900	1,520	145.60
      """,
    says: [
      "親会社株主に帰属する当期純利益 amount JPY 2025-04-01..2026-03-31 1520000000 read",
      "1株当たり当期純利益 amount JPY/shares 2025-04-01..2026-03-31 145.60 read",
    ]),
  .init(
    name: "headings broken within a word",
    head: "2026年3月期 第1四半期決算短信(連結)\n2025年7月30日\n会社名 架空工業株式会社",
    table: """
      売上の状況
      (単位:百万円)
      	当第1	前年同
      	四半期	四半期	増減
      国内	1,612	1,640	△28
      海外	2,288	2,281	7
      """,
    says: ["国内 amount JPY 2024-04-01..2024-06-30 1640000000 read"]),
  .init(
    name: "quarters of a year named by what must be over", language: .english,
    head: "Fourth Quarter 2024 Results\nFebruary 13, 2025\nKaku Devices Inc.",
    table: """
      Key metrics
      (In thousands of U.S. dollars)
      	Q4 2024	Q3 2024
      Orders	58,120	55,033
      Revenue	53,237	50,081
      """,
    says: ["Orders amount USD 2024-10-01..2024-12-31 58120000 read"]),
  .init(
    name: "dots for commas by the row",
    table: """
      主要な指標
      	2023年3月期	2024年3月期	2025年3月期
      売上高(百万円)	38,204	41,033	44,120
      1株当たり純利益(円)	1,402.20	1,467.33	1,569.60
      従業員数(名)	1,877	1.880	1,904
      """,
    says: []),
  .init(
    name: "earnings per share in the column of dollars", language: .english, head: englishHead,
    table: """
      Consolidated Statements of Income
      Years ended March 31, 2025 and 2024
      	Millions of yen		Thousands of U.S. dollars
      	2025	2024	2025
      Net sales	41,250	39,877	275,000
      Cost of sales	30,000	29,000	200,000
      Gross profit	11,250	10,877	75,000
      Basic earnings per share	216.37	121.46	1.44
      """,
    says: [
      "Basic earnings per share amount JPY/shares 2023-04-01..2024-03-31 121.46 read",
      "Basic earnings per share amount USD/shares 2024-04-01..2025-03-31 1.44 read",
    ]),
]
