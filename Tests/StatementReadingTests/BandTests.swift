import ReleaseModel
import SourceText
import Testing

/// Headings over several columns, unit lines with a percent sign, months, movements, pairs of currencies: what each says of its columns.
private let tables: [HeadedTable] = [
  HeadedTable(
    name: "rows that name their periods below units without headings; what rates are held against is no period",
    lines: [
      "2024年3月期 決算短信", "2024年3月期の業績(2023年4月1日~2024年3月31日)", "", "業績の概況は次のとおりです。", "", "業績",
      "(%表示は対前期増減率)", "", "\t百万円\t%\t", "2024年3月期\t8,240\t1.8\t", "2023年3月期\t8,094\t2.2\t",
    ],
    due: [
      " amount JPY 2023-04-01..2024-03-31 8240000000 read", " amount JPY 2022-04-01..2023-03-31 8094000000 read",
    ]),
  HeadedTable(
    name: "a year's dividends below lines that speak of a quarter",
    lines: [
      "2023年12月期 第3四半期決算短信", "2023年12月期第3四半期の業績(2023年1月1日~2023年9月30日)", "", "次のとおりです。", "", "第3四半期", "配当の状況",
      "", "\t第2四半期末\t期末\t合計\t", "\t円 銭\t円 銭\t円 銭\t", "2022年12月期\t5.00\t6.00\t11.00\t", "2023年12月期\t7.00\t\t\t",
    ],
    due: ["第2四半期末 amount JPY/shares 2022-01-01..2022-12-31 5.00 read"]),
  HeadedTable(
    name: "quarters beside halves over the same years",
    isEnglish: true,
    lines: [
      "Consolidated Results for the Second Quarter ended September 30, 2022", "", "Earnings", "(Millions of yen)", "",
      "\tQuarters ended September 30\t\tSix months ended September 30\t\t", "\t2021\t2022\t2021\t2022\t",
      "Net sales\t4,120\t4,377\t8,033\t8,610\t", "Cost of sales\t2,204\t2,410\t4,410\t4,712\t",
    ],
    due: [
      "Net sales amount JPY 2022-07-01..2022-09-30 4377000000 read",
      "Net sales amount JPY 2021-04-01..2021-09-30 8033000000 read",
    ]),
  HeadedTable(
    name: "parts of a year above the years",
    lines: [
      "2023年3月期第2四半期決算短信", "", "損益", "(百万円)", "", "\t第2四半期(3か月)\t\t上期\t\t", "\t2021年度\t2022年度\t2021年度\t2022年度\t",
      "売上高\t4,120\t4,377\t8,033\t8,610\t", "売上原価\t2,204\t2,410\t4,410\t4,712\t",
    ],
    due: [
      "売上高 amount JPY 2022-07-01..2022-09-30 4377000000 read", "売上高 amount JPY 2021-04-01..2021-09-30 8033000000 read",
    ]),
  HeadedTable(
    name: "years called by their end, where the halves of this year would not be over otherwise",
    isEnglish: true,
    lines: [
      "Consolidated Financial Results for the Six Months Ended September 30, 2025", "November 7, 2025", "", "Summary",
      "(Billions of yen)", "", "\t1H FY2025\t1H FY2026\t", "Revenue\t46.7\t48.2\t", "Operating profit\t6.4\t6.1\t",
    ],
    due: [
      "Revenue amount JPY 2024-04-01..2024-09-30 46700000000 read",
      "Revenue amount JPY 2025-04-01..2025-09-30 48200000000 read",
    ]),
  HeadedTable(
    name: "years called by their start, as the half just over says",
    isEnglish: true,
    lines: [
      "Consolidated Financial Results for the Six Months Ended September 30, 2025", "November 7, 2025", "", "Summary",
      "(Billions of yen)", "", "\t1H FY2024\t1H FY2025\t", "Revenue\t46.7\t48.2\t", "Operating profit\t6.4\t6.1\t",
    ],
    due: [
      "Revenue amount JPY 2024-04-01..2024-09-30 46700000000 read",
      "Revenue amount JPY 2025-04-01..2025-09-30 48200000000 read",
    ]),
  HeadedTable(
    name: "a difference under a word for change",
    isEnglish: true,
    lines: [
      "Financial Results for the Year Ended March 31, 2024", "", "Summary", "(Billions of yen)", "",
      "\tFY2022\tFY2023\tYoY change\t\t", "Revenue\t412.3\t430.1\t17.8\t4.3%\t",
      "Operating profit\t33.0\t38.4\t5.4\t16.4%\t",
      "Profit\t21.0\t24.6\t3.6\t17.1%\t",
    ],
    due: [
      "Revenue difference JPY 2023-04-01..2024-03-31 17800000000 read",
      "Revenue change percent 2023-04-01..2024-03-31 4.3 read",
    ]),
  HeadedTable(
    name: "rates by the percent sign of the unit line",
    lines: [
      "2024年3月期 決算短信", "", "種類別の状況", "(単位:百万円、%)", "", "\t2024年3月期\t\t", "\t貸付額\t実質倍率\t", "住宅\t41,204\t61.3\t",
      "事業\t22,033\t48.8\t", "その他\t8,877\t70.1\t",
    ],
    due: [
      "住宅 amount JPY 2023-04-01..2024-03-31 41204000000 read", "住宅 ratio percent 2023-04-01..2024-03-31 61.3 read",
    ]),
  HeadedTable(
    name: "months without a year, in percent",
    lines: [
      "2024年2月期 第3四半期決算短信(2023年3月1日~2023年11月30日)", "", "月次売上(前年同月比・%)", "", "\t9月\t10月\t11月\t",
      "全店\t104.4\t98.8\t107.1\t",
      "既存店\t100.9\t95.0\t103.3\t",
    ],
    due: [
      "全店 ratio percent 2023-10-01..2023-10-31 98.8 read", "既存店 ratio percent 2023-11-01..2023-11-30 103.3 read",
    ]),
  HeadedTable(
    name: "month ends under their years",
    lines: [
      "2025年3月期 決算短信", "", "会員の推移", "", "\t2024年\t\t2025年\t", "\t9月末\t12月末\t3月末\t", "会員数(千人)\t1,204\t1,288\t1,344\t",
      "加盟店数(店)\t18,210\t19,044\t20,120\t",
    ],
    due: ["会員数(千人) amount count 2024-12-31 1288000 read", "加盟店数(店) amount count 2025-03-31 20120 read"]),
  HeadedTable(
    name: "what moved between two days",
    lines: [
      "2025年2月期 決算短信", "", "店舗数", "(店)", "", "\t2024年2月末\t出店\t閉店\t2025年2月末\t", "東日本\t412\t18\t△4\t426\t",
      "西日本\t204\t22\t△3\t223\t",
    ],
    due: [
      "東日本 amount stores 2024-02-29 412 read", "東日本 amount stores 2024-03-01..2025-02-28 -4 read",
      "西日本 amount stores 2025-02-28 223 read",
    ]),
  HeadedTable(
    name: "pairs of currencies among billions",
    lines: [
      "2025年3月期 決算短信", "", "為替の前提", "(億円)", "", "\t2024年3月期\t2025年3月期\t", "売上高\t1,204\t1,310\t",
      "円/米ドル\t144.62\t152.58\t",
      "期末レート(円/ユーロ)\t163.24\t162.08\t",
    ],
    due: [
      "円/米ドル amount JPY/USD 2024-04-01..2025-03-31 152.58 read",
      "売上高 amount JPY 2024-04-01..2025-03-31 131000000000 read",
    ]),
  HeadedTable(
    name: "forecasts of the year to come, whose headings name none",
    lines: [
      "2025年4月期 決算短信(2024年5月1日~2025年4月30日)", "2025年6月11日", "", "次期の見通し", "(百万円)", "", "\t第2四半期(累計)\t通期\t",
      "売上高\t30,500\t66,000\t", "営業利益\t2,000\t4,800\t",
    ],
    due: [
      "売上高 amount JPY 2025-05-01..2025-10-31 30500000000 read",
      "営業利益 amount JPY 2025-05-01..2026-04-30 4800000000 read",
    ]),
  HeadedTable(
    name: "forecast against forecast, with the items at the side",
    lines: [
      "2025年3月期 第1四半期決算短信(2024年4月1日~2024年6月30日)", "2024年7月31日", "", "連結業績予想", "(百万円)", "",
      "\t前回発表予想\t今回修正予想\t増減額\t", "売上高\t131,000\t133,000\t2,000\t", "営業利益\t7,200\t8,000\t800\t",
    ],
    due: [
      "売上高 amount JPY 2024-04-01..2025-03-31 133000000000 read",
      "営業利益 difference JPY 2024-04-01..2025-03-31 800000000 read",
    ]),
  HeadedTable(
    name: "the bank's name for half a year",
    lines: [
      "2023年度中間決算の概要", "2023年11月10日", "", "損益の概要", "(百万円)", "", "\t2023年9月期\t2022年9月期\t", "業務粗利益\t34,120\t31,877\t",
      "経費\t19,044\t19,210\t",
    ],
    due: ["業務粗利益 amount JPY 2023-04-01..2023-09-30 34120000000 read"]),
  HeadedTable(
    name: "what a column is held against",
    isEnglish: true,
    lines: [
      "Interim Results (Six Months Ended September 30, 2023)", "", "Deposits", "(Billions of yen)", "",
      "\tAs of Sep. 30, 2023\t\tAs of Mar. 31, 2023\t", "\t\tvs. Mar. 2023\t\t", "Personal\t3,120.4\t32.7\t3,087.7\t",
      "Corporate\t1,104.4\t13.4\t1,091.0\t", "Total\t4,224.8\t46.1\t4,178.7\t",
    ],
    due: ["Personal difference JPY 2023-09-30 32700000000 read"]),
  HeadedTable(
    name: "headings that several rows bear before a colon",
    isEnglish: true,
    lines: [
      "Financial Results for the Year Ended March 31, 2024", "", "R&D expenses", "(Millions of yen)", "",
      "\tFY2022\tFY2023\t",
      "Clinical: Early stage\t1,204\t1,310\t", "Clinical: Late stage\t2,410\t2,877\t", "Research\t988\t1,033\t",
    ],
    due: ["Clinical: Late stage amount JPY 2023-04-01..2024-03-31 2877000000 read"]),
]

@Suite("Bands, unit lines and moments") struct BandTests {
  @Test("a column is what its bands, its unit line and its figures say together", arguments: tables)
  func bands(_ table: HeadedTable) {
    let release = read(table.text, language: table.isEnglish ? .english : .japanese)
    let found = release.facts.map(\.notation)
    for due in table.due { #expect(found.contains(due), "\(found)") }
  }
}
