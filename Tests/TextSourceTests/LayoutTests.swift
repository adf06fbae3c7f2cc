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
      "（参考）自己資本\t2024年3月期1,039百万円\t2023年3月期930百万円",
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
