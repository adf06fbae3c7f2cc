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
