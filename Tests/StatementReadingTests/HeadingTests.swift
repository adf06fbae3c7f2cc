import ReleaseModel
import SourceText
import Testing

/// A small table and what some of its figures must say.
struct HeadedTable: Sendable, CustomTestStringConvertible {
  var name: String
  var isEnglish = false
  var lines: [String]
  /// Notations of facts that must be there.
  var due: [String]

  var testDescription: String { name }
  var text: String { lines.joined(separator: "\n") + "\n" }

  static let all: [HeadedTable] = [
    HeadedTable(
      name: "quarters under their years",
      lines: [
        "2024年8月1日", "", "2025年3月期 第1四半期 決算補足資料", "", "業績推移", "(単位:億円)", "", "\t2024年3月期\t\t\t\t2025年3月期\t",
        "\t1Q\t2Q\t3Q\t4Q\t1Q\t", "売上高\t3,975\t4,079\t4,342\t4,297\t4,058\t", "営業利益\t765\t789\t840\t696\t803\t",
      ],
      due: [
        "売上高 amount JPY 2023-04-01..2023-06-30 397500000000 read",
        "売上高 amount JPY 2024-01-01..2024-03-31 429700000000 read",
        "営業利益 amount JPY 2024-04-01..2024-06-30 80300000000 read",
      ]),
    HeadedTable(
      name: "counts beside amounts under bands",
      lines: [
        "2025年2月期 決算短信", "", "業態別の状況", "", "\t店舗数(店)\t\t売上高(百万円)\t\t",
        "\t2025年2月末\t2024年2月末\t2025年2月期\t2024年2月期\t", "食品\t214\t209\t318,440\t302,118\t",
        "衣料\t88\t90\t121,077\t120,344\t", "合計\t302\t299\t439,517\t422,462\t",
      ],
      due: [
        "食品 amount count 2025-02-28 214 read", "合計 amount JPY 2024-03-01..2025-02-28 439517000000 read",
      ]),
    HeadedTable(
      name: "shares that no word and no sign names",
      lines: [
        "2024年3月期 決算短信", "", "(単位:百万円)", "", "\t2024年3月期\t\t2023年3月期\t\t", "\t金額\t占率\t金額\t占率\t",
        "国内\t211,804\t63.1\t205,331\t62.9\t", "米州\t64,210\t19.1\t58,877\t18.0\t", "欧州\t53,983\t16.1\t56,024\t17.2\t",
        "その他\t5,717\t1.7\t6,407\t2.0\t", "合計\t335,714\t100.0\t326,639\t100.0\t",
      ],
      due: ["国内 share percent 2023-04-01..2024-03-31 63.1 read", "合計 share percent 2022-04-01..2023-03-31 100.0 read"]),
    HeadedTable(
      name: "a difference named by its letters",
      lines: [
        "2024年12月末の状況", "", "(億円)", "", "\t2024年12月末\t\t2024年9月末\t", "\t(A)\t(A-B)\t(B)\t",
        "個人預金\t262,144\t1,267\t260,877\t", "法人預金\t144,310\t△1,915\t146,225\t", "預金合計\t406,454\t△648\t407,102\t",
      ],
      due: ["預金合計 difference JPY 2024-12-31 -64800000000 read"]),
    HeadedTable(
      name: "years under three months ended June 30", isEnglish: true,
      lines: [
        "August 2, 2012", "", "Consolidated Statements of Income", "", "\tThree months ended June 30\t\t\t",
        "\t2011\t2012\tChange (%)\t", "\t(Yen in millions)\t(Yen in millions)\t\t",
        "Net sales\t412,044\t398,210\t(3.4)\t",
        "Cost of sales\t310,220\t301,044\t(3.0)\t", "Gross profit\t101,824\t97,166\t(4.6)\t",
      ],
      due: [
        "Net sales amount JPY 2011-04-01..2011-06-30 412044000000 read",
        "Gross profit change percent 2012-04-01..2012-06-30 -4.6 read",
      ]),
    HeadedTable(
      name: "a span over two rows of the heading", isEnglish: true,
      lines: [
        "Consolidated Financial Results for the Fiscal Year Ended December 31, 2018", "",
        "Consolidated Statements of Income", "",
        "\t\t(Millions of yen)\t", "\tPrevious fiscal year\tCurrent fiscal year\t",
        "\t(From January 1, 2017\t(From January 1, 2018\t", "\tto December 31, 2017)\tto December 31, 2018)\t",
        "Net sales\t212,044\t218,877\t", "Cost of sales\t141,022\t146,310\t", "Gross profit\t71,022\t72,567\t",
      ],
      due: ["Gross profit amount JPY 2018-01-01..2018-12-31 72567000000 read"]),
    HeadedTable(
      name: "figures run together where one alone looks like a lost comma",
      lines: [
        "2025年3月期 決算短信", "", "業績の概要", "(単位:億円)", "", "\t2025年3月期\t2024年3月期\t増減率(%)\t", "売上収益\t3,364\t2,992\t12.4\t",
        "販売費 研究開発費\t1,022 644\t988 588\t3.4 9.5\t", "営業利益\t875\t684\t27.9\t",
      ],
      due: [
        "販売費 amount JPY 2024-04-01..2025-03-31 102200000000 repaired",
        "研究開発費 amount JPY 2023-04-01..2024-03-31 58800000000 repaired",
      ]),
    HeadedTable(
      name: "a copy that spells its neighbour",
      lines: [
        "2025年3月期 決算短信", "", "損益の状況", "(億円)", "", "\t2025年3月期\t2024年3月期\t増減\t", "業務純益\t2,649\t2,492\t157\t",
        "与信関係賛用\t(28/\t△19\t△9\t", "与信関係費用\t△287\t△196\t△91\t", "経常利益\t2,362\t2,296\t66\t",
      ],
      due: ["与信関係費用 amount JPY 2024-04-01..2025-03-31 -28700000000 read"]),
  ]
}

@Suite("Headings and rows of many layouts") struct HeadingTests {
  @Test("figures say what their headings and neighbours say", arguments: HeadedTable.all)
  func tables(_ table: HeadedTable) {
    let release = read(table.text, language: table.isEnglish ? .english : .japanese)
    let found = release.facts.map(\.notation)
    for due in table.due { #expect(found.contains(due), "\(found)") }
    #expect(!release.labels.contains("与信関係賛用"))
  }

  @Test("a percent sign in one row does not make rates of amounts in billions")
  func signInOneRow() {
    let release = read(
      """
      Financial highlights
      (Billions of yen)
      	Year ended March 31, 2023	Year ended March 31, 2024
      Revenue	512.3	530.1
      Operating profit	41.0	45.2
      Operating margin	8.0%	8.5%
      """, language: .english)
    #expect(
      release.facts(line: 4) == [
        "Revenue amount JPY 2022-04-01..2023-03-31 512300000000 read",
        "Revenue amount JPY 2023-04-01..2024-03-31 530100000000 read",
      ])
    #expect(
      release.facts(line: 6) == [
        "Operating margin ratio percent 2022-04-01..2023-03-31 8.0 read",
        "Operating margin ratio percent 2023-04-01..2024-03-31 8.5 read",
      ])
  }
}
