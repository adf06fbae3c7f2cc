import SourceText
import Testing
import TextSource

/// Text without tabs and the lines that are drawn from it.
struct LayoutCase: Sendable, CustomTestStringConvertible {
  var name: String
  var text: String
  var lines: [String]

  var testDescription: String { name }
}

private let layouts: [LayoutCase] = [
  LayoutCase(
    name: "columns aligned by cells",
    text: """
                        2024年   2023年
      売上高             1,234    1,100
      営業利益（損失）    △56       78
      """,
    lines: ["\t2024年\t2023年", "売上高\t1,234\t1,100", "営業利益（損失）\t△56\t78"]),
  LayoutCase(
    name: "a value missing in the middle",
    text: """
      Sales         1,234   10.1%     1,100
      Net loss       (56)                78
      Total         1,178    0.1%     1,178
      """,
    lines: ["Sales\t1,234\t10.1%\t1,100", "Net loss\t(56)\t\t78", "Total\t1,178\t0.1%\t1,178"]),
  LayoutCase(
    name: "blank lines between all rows",
    text: """
                            2024年         2025年


      流動資産


        現金           1,234         5,678


        棚卸資産         2,345         6,789


        合計           3,579        12,467


      固定資産           4,000         5,000
      """,
    lines: [
      "\t2024年\t2025年", "流動資産", "  現金\t1,234\t5,678", "  棚卸資産\t2,345\t6,789", "  合計\t3,579\t12,467",
      "固定資産\t4,000\t5,000",
    ]),
  LayoutCase(
    name: "headings one blank apart",
    text: """
                      前連結会計年度 当連結会計年度
                      (自 2023年４月１日 (自 2024年４月１日
                      至 2024年３月31日) 至 2025年３月31日)
      税引前利益            3,204          2,880
      減価償却費            1,110          1,204
      """,
    lines: [
      "\t前連結会計年度 (自 2023年４月１日至 2024年３月31日)\t当連結会計年度 (自 2024年４月１日至 2025年３月31日)",
      "税引前利益\t3,204\t2,880",
      "減価償却費\t1,110\t1,204",
    ]),
  LayoutCase(
    name: "English headings one blank apart, far from their columns",
    text: """
         Year ended March 31, 2024 Year ended March 31, 2025 Change
      Revenue from products                                 46,918      48,216      1,298
      Royalties                                              8,947       9,218        271
      """,
    lines: [
      "\tYear ended March 31, 2024\tYear ended March 31, 2025\tChange", "Revenue from products\t46,918\t48,216\t1,298",
      "Royalties\t8,947\t9,218\t271",
    ]),
  LayoutCase(
    name: "a period torn over the lines of its label",
    text: """
               売上高      営業利益
              百万円  ％   百万円  ％
      2025
      年３    412,345 5.1  38,210 △3.2
      月期
      2024
      年３    392,336 11.4 39,473 25.2
      月期
      """,
    lines: [
      "\t売上高\t\t営業利益\t", "\t百万円\t％\t百万円\t％", "2025年３月期\t412,345\t5.1\t38,210\t△3.2",
      "2024年３月期\t392,336\t11.4\t39,473\t25.2",
    ]),
  LayoutCase(
    name: "marks and signs in cells of their own",
    text: """
                          2024年              2025年
      土地          ※１       902,118   ※１       911,204
      差入保証金     ※２、※３     40,110             38,000
      自己株式       △          204   △          210
      """,
    lines: [
      "\t2024年\t2025年", "土地\t※１ 902,118\t※１ 911,204", "差入保証金\t※２、※３ 40,110\t38,000", "自己株式\t△204\t△210",
    ]),
  LayoutCase(
    name: "dot leaders",
    text: """
      Revenues .............. 1,234 .... 1,100
      Expenses ..............   900 ....   800
      """,
    lines: ["Revenues\t1,234\t1,100", "Expenses\t900\t800"]),
  LayoutCase(
    name: "words between figures are no columns",
    text: """
                   第1四半期末   期末
                         円 銭   円 銭
      2024年3月期         5.00    6.00
      2023年3月期         4.00    5.00

      （参考）自己資本   2024年3月期1,039百万円   2023年3月期930百万円
      """,
    lines: [
      "\t第1四半期末\t期末", "\t円 銭\t円 銭", "2024年3月期\t5.00\t6.00", "2023年3月期\t4.00\t5.00",
      "（参考）自己資本   2024年3月期1,039百万円   2023年3月期930百万円",
    ]),
  LayoutCase(
    name: "headings of one to four lines beside each other, under one over several",
    text: """
                                    年間配当金
                                                                   親会社所
                                                                   有者帰属
                     第２四半                              配当性向    持分
                                  期末         合計                配当率
                      期末                               （連結）    （連結）
                         円 銭       円 銭       円 銭        ％         ％
      2021年３月期        20.00      25.00      45.00      25.3       2.4
      2022年３月期        25.00      25.00      50.00      30.9       2.4
      """,
    lines: [
      "\t年間配当金\t\t\t\t親会社所有者帰属持分配当率（連結）", "\t第２四半期末\t期末\t合計\t配当性向（連結）\t",
      "\t円 銭\t円 銭\t円 銭\t％\t％", "2021年３月期\t20.00\t25.00\t45.00\t25.3\t2.4",
      "2022年３月期\t25.00\t25.00\t50.00\t30.9\t2.4",
    ]),
  LayoutCase(
    name: "figures right behind their label, and full-width ones",
    text: """
                     売上高            営業利益
                  百万円  ％   百万円   ％
      25年11月期 35,070 44.9   3,909 36.9
      24年11月期 ２４,１９５ －   ２,８５６ △０．４
      """,
    lines: [
      "\t売上高\t\t営業利益\t", "\t百万円\t％\t百万円\t％", "25年11月期\t35,070\t44.9\t3,909\t36.9",
      "24年11月期\t２４,１９５\t－\t２,８５６\t△０．４",
    ]),
  LayoutCase(
    name: "a table goes on over a page break",
    text: """
      head                                                  9:41
                           総資産     純資産
                           百万円     百万円
      2023年3月期          4,098      209
      file                                                   1/2
      \u{0C}head                                                  9:41
      2022年3月期          4,281      222
      file                                                   2/2
      """,
    lines: [
      "head                                                  9:41", "\t総資産\t純資産", "\t百万円\t百万円",
      "2023年3月期\t4,098\t209", "2022年3月期\t4,281\t222",
      "file                                                   2/2",
    ]),
  LayoutCase(
    name: "labels in two places: assets, and liabilities below them",
    text: """
      貸借対照表の要旨（平成30年３月31日現在）
      （単位：百万円）
                  資産の部                      負債の部
      流動資産              8,210 流動負債              4,402
        現金                2,110   買掛金              2,204
        売掛金              6,100   その他              2,198
      固定資産              6,120 純資産合計            9,928
      資産合計             14,330 負債・純資産合計     14,330
      """,
    lines: [
      "貸借対照表の要旨（平成30年３月31日現在）", "（単位：百万円）", "            資産の部\t",
      "流動資産\t8,210", "  現金\t2,110", "  売掛金\t6,100", "固定資産\t6,120", "資産合計\t14,330", "                      負債の部\t",
      " 流動負債\t4,402",
      "   買掛金\t2,204", "   その他\t2,198", " 純資産合計\t9,928", " 負債・純資産合計\t14,330",
    ]),
  LayoutCase(
    name: "a range over three lines, a label of five",
    text: """
                               売上高        営業利益
                               百万円        百万円
      前回発表予想（Ａ）        9,800         720
                              10,300～
      今回修正予想（Ｂ）                    880～940
                              10,500
      増減額（Ｂ－Ａ）        500～700      160～220
      （ご参考）前期第２四
      半期実績
                               9,150         655
      （平成27年９月期第２
      四半期）
      """,
    lines: [
      "\t売上高\t営業利益", "\t百万円\t百万円", "前回発表予想（Ａ）\t9,800\t720", "今回修正予想（Ｂ）\t10,300～ 10,500\t880～940",
      "増減額（Ｂ－Ａ）\t500～700\t160～220", "（ご参考）前期第２四半期実績（平成27年９月期第２四半期）\t9,150\t655",
    ]),
  LayoutCase(
    name: "a heading over two columns, headings of two lines",
    text: """
                        売上高                  親会社の所有者
                                                に帰属する利益
                     百万円      ％          百万円        ％
      2024年3月期     1,234    △5.6             78       9.0
      2023年3月期       999     0.1          1,000     △10.0
      """,
    lines: [
      "\t売上高\t\t親会社の所有者に帰属する利益\t", "\t百万円\t％\t百万円\t％", "2024年3月期\t1,234\t△5.6\t78\t9.0",
      "2023年3月期\t999\t0.1\t1,000\t△10.0",
    ]),
  LayoutCase(
    name: "ranges over two lines, their label between",
    text: """
                     4,000    150
      今回予想
                    ～4,500   ～300
      前回予想       3,000    100
      """,
    lines: ["今回予想\t4,000～4,500\t150～300", "前回予想\t3,000\t100"]),
  LayoutCase(
    name: "a cell a line",
    text: """
      （単位：百万円）
      前期
      当期
      売上高
      1,234
      1,100
      営業費用
      営業利益
      △56
      78
      当期純利益
      1
      ―
      """,
    lines: ["（単位：百万円）", "\t前期\t当期", "売上高\t1,234\t1,100", "営業費用", "営業利益\t△56\t78", "当期純利益\t1\t―"]),
  LayoutCase(
    name: "a cell a line, headings over two columns and units",
    text: """
      (1) 経営成績
      売上高
      営業利益
      百万円
      ％
      百万円
      ％
      2024年3月期
      1,234
      5.6
      78
      9.0
      2023年3月期
      999
      0.1
      1,000
      △10.0
      """,
    lines: [
      "(1) 経営成績", "\t売上高\t\t営業利益\t", "\t百万円\t％\t百万円\t％", "2024年3月期\t1,234\t5.6\t78\t9.0",
      "2023年3月期\t999\t0.1\t1,000\t△10.0",
    ]),
  LayoutCase(
    name: "a cell a line: a section's label below the headings, a change beside two periods",
    text: """
      Balance Sheets
      March 31, 2023
      March 31, 2024
      Change
      Assets
      Cash and deposits
      4,512
      5,120
      608
      Land
      1,000
      1,000
      -
      """,
    lines: [
      "Balance Sheets", "\tMarch 31, 2023\tMarch 31, 2024\tChange", "Assets", "Cash and deposits\t4,512\t5,120\t608",
      "Land\t1,000\t1,000\t-",
    ]),
  LayoutCase(
    name: "a cell a line: headings of three lines, a corner",
    text: """
      科目
      前連結会計年度
      (自 2022年4月1日
      至 2023年3月31日)
      当連結会計年度
      (自 2023年4月1日
      至 2024年3月31日)
      売上高
      12,345
      13,579
      売上原価
      8,100
      9,020
      """,
    lines: [
      "科目\t前連結会計年度 (自 2022年4月1日 至 2023年3月31日)\t当連結会計年度 (自 2023年4月1日 至 2024年3月31日)",
      "売上高\t12,345\t13,579", "売上原価\t8,100\t9,020",
    ]),
  LayoutCase(
    name: "a cell a line: names of all periods, then their dates",
    text: """
      前期
      当期
      (2023年3月31日)
      (2024年3月31日)
      流動資産
      現金
      1,100
      1,120
      売掛金
      60
      70
      """,
    lines: ["\t前期\t当期", "\t(2023年3月31日)\t(2024年3月31日)", "流動資産", "現金\t1,100\t1,120", "売掛金\t60\t70"]),
  LayoutCase(
    name: "a cell a line: a second table with periods of its own, blank lines between cells",
    text: """
      2023年3月期

      2024年3月期

      売上高

      100

      120

      売上原価

      60

      70

      連結貸借対照表

      2023年3月31日

      2024年3月31日

      現金

      10

      △20

      土地

      30

      40
      """,
    lines: [
      "\t2023年3月期\t2024年3月期", "売上高\t100\t120", "売上原価\t60\t70", "連結貸借対照表", "\t2023年3月31日\t2024年3月31日",
      "現金\t10\t△20", "土地\t30\t40",
    ]),
  LayoutCase(
    name: "a cell a line: a title that names the period",
    text: """
      2024年3月期 決算短信
      2023年3月期
      2024年3月期
      売上高
      1,100
      1,120
      売上原価
      60
      70
      """,
    lines: ["2024年3月期 決算短信", "\t2023年3月期\t2024年3月期", "売上高\t1,100\t1,120", "売上原価\t60\t70"]),
  LayoutCase(
    name: "a cell a line, some lines with several cells one blank apart",
    text: """
      (1) 連結経営成績 （％表示は対前期増減率）
      売上高 営業利益
      経常利益
      百万円 ％ 百万円 ％ 百万円
      ％
      28年12月期 15,204 － 902 － △ 940
      －

      28年3月期 20,118 4.4

      1,320 11.0 1,381
      10.2
      """,
    lines: [
      "(1) 連結経営成績 （％表示は対前期増減率）", "\t売上高\t\t営業利益\t\t経常利益\t", "\t百万円\t％\t百万円\t％\t百万円\t％",
      "28年12月期\t15,204\t－\t902\t－\t△ 940\t－", "28年3月期\t20,118\t4.4\t1,320\t11.0\t1,381\t10.2",
    ]),
  LayoutCase(
    name: "bars without a rule",
    text: """
      (単位:百万円)
       | 2023年3月期 | 2024年3月期
      売上高 | 12,345 | 13,579
      営業外収益 | - | 12
      当期純利益 | △310 | 845
      """,
    lines: ["(単位:百万円)", "\t2023年3月期\t2024年3月期", "売上高\t12,345\t13,579", "営業外収益\t-\t12", "当期純利益\t△310\t845"]),
  LayoutCase(
    name: "bars without a rule: sections with and without bars, a blank line, empty cells",
    text: """
      Item | March 31, 2023 | March 31, 2024 | Change
      Assets
      Current assets |  |  |
      Cash and deposits | 4,512 | 5,120 | 608
      Notes receivable |  | 33 | 33

      Deferred loss | (12) | (10) | 2
      """,
    lines: [
      "Item\tMarch 31, 2023\tMarch 31, 2024\tChange", "Assets", "Current assets\t\t\t",
      "Cash and deposits\t4,512\t5,120\t608",
      "Notes receivable\t\t33\t33", "Deferred loss\t(12)\t(10)\t2",
    ]),
  LayoutCase(
    name: "Markdown without outer bars, nothing above the labels",
    text: """
       | FY2023 | FY2024
      ---|---|---
      Sales | 1,100 | 1,120
      """,
    lines: ["\tFY2023\tFY2024", "Sales\t1,100\t1,120"]),
  LayoutCase(
    name: "Markdown",
    text: """
      | 項目 | 2024年 |
      |:---|---:|
      | 売上高 | 1,234 |
      """,
    lines: ["項目\t2024年", "売上高\t1,234"]),
  LayoutCase(
    name: "comma-separated values",
    text: #"""
      item,2024,2023
      Sales,"1,234","1,100"
      "Loss ""net""",(56),78
      """#,
    lines: ["item\t2024\t2023", "Sales\t1,234\t1,100", "Loss \"net\"\t(56)\t78"]),
]

@Suite("Layouts of text") struct LayoutTests {
  @Test("cells are found without tabs", arguments: layouts)
  func lines(_ layout: LayoutCase) {
    let document = TextSource.read(name: "text", bytes: Array(layout.text.utf8))
    let drawn = String(decoding: document.rendering?.bytes ?? [], as: UTF8.self)
    #expect(drawn.split(separator: "\n").map(String.init) == layout.lines)
  }

  @Test("a figure between two columns of a row with free cells is unsure, one at its column's end is not")
  func unsure() {
    let text = """
      年間配当金      第1四半期末      第2四半期末      第3四半期末        期末          合計
      2024年3月期         1.00           2.00           3.00           4.00          10.00
      2025年3月期         1.50           2.50           3.50           4.50          12.00
      2026年3月期                  2.60                                5.10          13.00
      """
    let document = TextSource.read(name: "text", bytes: Array(text.utf8))
    #expect(document.unsure.map(document.printed) == ["2.60"])
  }

  @Test("a note's mark at the left of the next cell is no part of the figure before it")
  func marks() {
    let text = """
                                     前事業年度        当事業年度
                                   (2023年3月31日)   (2024年3月31日)
      現金及び預金               ※２        1,402 ※２           1,511
      売掛金                                2,204              2,330
      商品                                    114                120
      """
    let document = TextSource.read(name: "text", bytes: Array(text.utf8))
    let drawn = String(decoding: document.rendering?.bytes ?? [], as: UTF8.self).split(separator: "\n").map(String.init)
    #expect(drawn.suffix(3).first == "現金及び預金\t※２ 1,402\t※２ 1,511")
  }

  @Test("figures under 百万 without its 円, and those that neither 百万円 nor ％ stands over, are unsure")
  func unsureUnits() {
    let half = """
                        売上高          利益
                         百万           百万円
      2023年3月期        1,234          56
      2024年3月期        1,345          67
      """
    let free = """
                         売上高      増加       利益       増加
                         百万円       ％       百万円
      2023年3月期        1,234       5.6        789        1.2
      2024年3月期        1,345       6.7        891        2.3
      """
    for (text, unsure) in [(half, ["1,234", "1,345"]), (free, ["1.2", "2.3"])] {
      let document = TextSource.read(name: "text", bytes: Array(text.utf8))
      #expect(document.unsure.map(document.printed) == unsure)
    }
  }

  @Test("rows whose period is torn around their figures are one table, however the figures of each are set")
  func tornRows() {
    let text = """
                          営業収益            営業利益         経常利益
                          百万円   ％         百万円   ％      百万円   ％
      30年3月期第2
                          11,204   18.9       1,604    －      1,822    －
      四半期
      29年3月期第2
                          9,420 △24.0 △820 － △650 －
      四半期
      """
    let document = TextSource.read(name: "text", bytes: Array(text.utf8))
    let drawn = String(decoding: document.rendering?.bytes ?? [], as: UTF8.self).split(separator: "\n").map(String.init)
    #expect(
      drawn.suffix(2) == [
        "30年3月期第2四半期\t11,204\t18.9\t1,604\t－\t1,822\t－", "29年3月期第2四半期\t9,420\t△24.0\t△820\t－\t△650\t－",
      ])
  }

  @Test("figures of a row with fewer cells than the others, each on a line, are unsure")
  func unsureCells() {
    let text = "国内\n海外\n合計\n売上高\n100\n20\n120\n原価\n60\n10\n70\n減損\n5\n7\n利益\n40\n10\n50\n"
    let document = TextSource.read(name: "text", bytes: Array(text.utf8))
    #expect(document.unsure.map(document.printed) == ["5", "7"])
  }

  @Test("figures whose columns have no headings that fit, each on a line, are unsure")
  func unnamedCells() {
    let torn = "1株当たり純 自己資本\n利益\n率\n円銭\n％\n2024年3月期\n12.50\n8.1\n2023年3月期\n10.20\n7.9\n"
    let none = "％\n円銭\n2024年3月期\n8.1\n12.50\n2023年3月期\n7.9\n10.20\n"
    for (text, unsure) in [(torn, ["12.50", "8.1", "10.20", "7.9"]), (none, ["8.1", "12.50", "7.9", "10.20"])] {
      let document = TextSource.read(name: "text", bytes: Array(text.utf8))
      #expect(document.unsure.map(document.printed) == unsure)
    }
  }

  @Test(
    "rows that may be no table, and headings that fit no columns, stay as they are",
    arguments: [
      "IRカレンダー | 2024\n目次 | 3\n概要 | 5\nリスク | 10\n電話 | 03-1234-5678\n",
      "売上高 | 1,234 | 前年比 5.1%増\n営業利益 | 100 | 前年比 2%減\n",
      "2023年3月期 | 2024年3月期\n売上高 | 12,345 | 13,579\n売上原価 | 8,100 | 9,020\n",
      "Home | Investors | 2024\nContact us | Privacy | Sitemap\n",
      "2022年3月期\n2023年3月期\n2024年3月期\n売上高\n1,100\n1,120\n原価\n60\n70\n利益\n1,040\n1,050\n",
      // Column by column: a unit is no label.
      "2024年3月期\n2023年3月期\n\n百万円\n1,627\n1,612\n\n％\n63.8\n57.7\n\n円 銭\n103.22\n98.10\n",
      // Four units over three columns.
      "総資産\n純資産\n負債\n百万円\n百万円\n百万円\n％\n24年期\n1,204\n800\n404\n23年期\n1,100\n700\n400\n",
    ])
  func noTable(_ text: String) {
    #expect(TextSource.read(name: "text", bytes: Array(text.utf8)).rendering == nil)
  }

  @Test(
    "running text stays as it is",
    arguments: [
      "売上高は1,234百万円、営業利益は56百万円となりました。\n前年同期比で5.1%の増加です。\n以上。",
      "Sales were 1,234,\nand losses, 56, and more.  See page 3.\nThe end, 2024.", "a | b\n\nTel:  03-1234-5678\n",
    ])
  func prose(_ text: String) {
    #expect(TextSource.read(name: "text", bytes: Array(text.utf8)).rendering == nil)
  }
}
