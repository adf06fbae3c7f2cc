import ReleaseModel
import Testing

/// Rows of headings that a converter moved, tore or ran together, over figures that stand as they were.
@Suite("Headings moved against their columns") struct HeadingSlipTests {
  private static let head = """
    2024年3月期 決算短信(連結)
    2024年5月10日
    会社名 架空工業株式会社

    事業別の実績
    (単位:百万円)

    """
  private static let rows = [
    "鉄道\t24,118\t24,877\t759\t3.1%", "バス\t8,204\t8,340\t136\t1.7%", "不動産\t9,981\t10,602\t621\t6.2%",
    "その他\t6,201\t6,270\t69\t1.1%",
  ]
  private static let heading = "\t2023年3月期\t2024年3月期\t増減額\t増減率"

  private static func facts(_ heading: [String], _ rows: [String] = rows) -> [Fact] {
    read(head + (heading + rows).joined(separator: "\n")).facts
  }

  private static func said(_ facts: [Fact]) -> [String] {
    facts.map { $0.notation }.sorted()
  }

  @Test(
    "the headings are put back",
    arguments: [
      ["\t\t2023年3月期\t2024年3月期\t増減額\t増減率"],
      ["2023年3月期\t2024年3月期\t増減額\t増減率"],
      ["\t2023年3月期 2024年3月期\t増減額\t増減率"],
      ["\t2023年3月期\t2024年3月期 増減額\t増減率"],
      ["\t2023年3月期\t2024年3月期", "\t\t\t増減額\t増減率"],
      ["\t2023年3月期", "\t\t2024年3月期\t増減額\t増減率"],
      ["\t\t区分\t2023年3月期\t2024年3月期\t増減額\t増減率"].map { String($0.dropFirst()) },
    ])
  func putBack(_ heading: [String]) {
    let whole = Self.facts([Self.heading])
    #expect(whole.count == 16)
    #expect(Self.said(Self.facts(heading)) == Self.said(whole))
  }

  @Test("what was done to headings is told")
  func told() {
    let release = read(Self.head + (["\t" + Self.heading] + Self.rows).joined(separator: "\n"))
    #expect(
      release.remarks.contains { $0.kind == .repaired && $0.evidence == ["the headings are a column off the figures"] })
  }

  @Test(
    "a lost heading leaves no figure under another column's as read",
    arguments: [
      "\t2024年3月期\t増減額\t増減率", "\t2023年3月期\t増減額\t増減率", "\t\t2024年3月期\t増減額\t増減率",
      "\t2023年3月期\t\t増減額\t増減率",
    ])
  func lost(_ heading: String) {
    let whole = Set(Self.said(Self.facts([Self.heading])))
    for fact in Self.facts([heading]) where fact.status == .read { #expect(whole.contains(fact.notation)) }
  }

  @Test("a heading over an amount and its rate, or over all columns alike, leaves nothing in doubt")
  func bands() {
    let pairs = [
      "鉄道\t24,118\t47.4%\t24,877\t48.1%", "バス\t26,720\t52.6%\t26,840\t51.9%", "計\t50,838\t100.0%\t51,717\t100.0%",
    ]
    let facts = Self.facts(["\t2023年3月期\t\t2024年3月期\t"], pairs)
    #expect(facts.count == 12)
    #expect(facts.allSatisfy { $0.status == .read && $0.period != nil })
    let change = Self.facts(["\t2023年3月期\t2024年3月期\t増減"], Self.rows)
    #expect(change.filter { $0.unit.isCurrency }.allSatisfy { $0.status == .read })
  }

  @Test("columns of segments with a column for each name stay as they are")
  func segments() {
    let facts = Self.facts(
      ["\t鉄道\tバス\t不動産\t計"], ["売上高\t24,118\t8,204\t9,981\t42,303", "営業利益\t3,902\t312\t2,010\t6,224"])
    #expect(facts.count == 8)
    #expect(facts.allSatisfy { $0.status == .read })
  }
}
