import ReleaseModel
import Testing

/// Tables that a converter cut, widened or tore in one place; everything else of them stands.
@Suite("Tables broken in one place") struct BrokenTableTests {
  private static let head = """
    2024年3月期 決算短信(連結)
    2024年5月10日
    会社名 架空工業株式会社

    事業別の実績
    (単位:百万円)

    """
  private static let heading = "\t2023年3月期\t2024年3月期\t増減額\t増減率(%)"
  private static let rows = [
    "鉄道\t24,118\t24,877\t759\t3.1", "バス\t8,204\t8,340\t136\t1.7", "不動産\t9,981\t10,602\t621\t6.2",
    "その他\t6,201\t6,270\t69\t1.1", "計\t48,504\t50,089\t1,585\t3.3",
  ]

  private static let whole: [String: [String]] = {
    let release = read(head + ([heading] + rows).joined(separator: "\n"))
    return Dictionary(grouping: release.facts.map { said($0) }, by: { String($0.prefix { $0 != " " }) })
  }()

  /// Without the status: what is repaired is as right as what is read.
  private static func said(_ fact: Fact) -> String {
    fact.notation.split(separator: " ").dropLast().joined(separator: " ")
  }

  private static func expectWhole(
    _ lines: [String], repaired: Int = 0, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let facts = read(head + lines.joined(separator: "\n")).facts
    let found = Dictionary(grouping: facts.map { said($0) }, by: { String($0.prefix { $0 != " " }) })
    #expect(found == whole, sourceLocation: sourceLocation)
    #expect(facts.count { $0.status == .repaired } == repaired, sourceLocation: sourceLocation)
    #expect(facts.count { $0.status == .suspect } == 0, sourceLocation: sourceLocation)
  }

  @Test("the table itself is read") func plain() {
    #expect(Self.whole.values.reduce(0) { $0 + $1.count } == 20)
    Self.expectWhole([Self.heading] + Self.rows)
  }

  @Test("a tab too many in a row does not widen the table", arguments: [1, 2, 3, 4])
  func doubledTab(at cell: Int) {
    var lines = Self.rows
    var cells = lines[2].split(separator: "\t").map(String.init)
    cells.insert("", at: cell)
    lines[2] = cells.joined(separator: "\t")
    Self.expectWhole([Self.heading] + lines, repaired: 5 - cell)
  }

  @Test(
    "tabs at the ends of lines are no cells",
    arguments: [[0, 1, 0, 2, 1, 0], [1, 1, 1, 1, 1, 1], [0, 0, 0, 3, 0, 0]])
  func trailingTabs(_ counts: [Int]) {
    let lines = zip([Self.heading] + Self.rows, counts).map { $0 + String(repeating: "\t", count: $1) }
    Self.expectWhole(lines)
  }

  @Test("a figure torn into two cells is one", arguments: ["9,\t981", "9\t,981", "9,9\t81"])
  func tornFigure(_ torn: String) {
    var lines = Self.rows
    lines[2] = lines[2].replacing("9,981", with: torn)
    Self.expectWhole([Self.heading] + lines, repaired: 1)
  }

  @Test("two figures side by side are no torn one")
  func neighbours() {
    let lines = ["鉄道\t24\t118\t94\t391.7"] + Self.rows.dropFirst()
    let facts = read(Self.head + ([Self.heading] + lines).joined(separator: "\n")).facts
    #expect(
      facts.filter { $0.label == "鉄道" }.compactMap(\.value?.description) == [
        "24000000", "118000000", "94000000", "391.7",
      ])
  }

  @Test(
    "a note or a stray mark between two rows does not cut the table", arguments: ["* ", "注1", "(注)バスは推計であります。", "※"])
  func noteAmid(_ note: String) {
    Self.expectWhole([Self.heading] + Self.rows[..<2] + [note] + Self.rows[2...])
  }

  @Test("blank lines between all lines change nothing")
  func blankLines() {
    Self.expectWhole([Self.heading].flatMap { [$0, ""] } + Self.rows.flatMap { [$0, ""] })
  }

  @Test("two lines of headings with blank lines between them are headings")
  func parted() {
    let (first, second) = ("\t2023年3月期\t2024年3月期\t増減\t", "\t\t\t金額\t率(%)")
    let whole = read(Self.head + ([first, second] + Self.rows).joined(separator: "\n")).facts.map(Self.said)
    let parted = read(Self.head + ([first, "", second, ""] + Self.rows).joined(separator: "\n")).facts.map(Self.said)
    #expect(whole.count == 20)
    #expect(parted == whole)
  }

  @Test("headings printed again behind a page's number are no second table")
  func pageBreak() {
    Self.expectWhole([Self.heading] + Self.rows[..<3] + ["", "- 7 -", "", Self.heading] + Self.rows[3...])
  }

  @Test("rows of sections that all stand apart are one table")
  func sectionsApart() {
    let lines =
      [Self.heading, "", "運輸", ""] + Self.rows[..<2].flatMap { [$0, ""] } + ["運輸以外", ""]
      + Self.rows[2...].flatMap { [$0, ""] }
    let facts = read(Self.head + lines.joined(separator: "\n")).facts
    #expect(facts.count == 20)
    #expect(facts.allSatisfy { $0.period != nil && $0.status == .read })
  }

  @Test("where a release names two scales, a table without a unit line has none for sure")
  func rivalUnits() {
    let others = "\n\n設備投資の計画\n(単位:億円)\n\t2024年3月期\t2025年3月期\n鉄道\t118\t124\nバス\t12\t14\n\n部門別の実績\n"
    let open = ["", "バス以外\t3,118\t3,877\t759\t24.3", "バス\t1,204\t1,340\t136\t11.3"]
    let facts = read(
      Self.head + ([Self.heading] + Self.rows).joined(separator: "\n") + others
        + ([Self.heading] + open.dropFirst()).joined(separator: "\n")
    ).facts
    let last = facts.filter { ["バス以外"].contains($0.label) && $0.unit.isCurrency }
    #expect(last.count == 3)
    #expect(last.allSatisfy { $0.status == .suspect })
    #expect(facts.filter { $0.label == "鉄道" && $0.unit.isCurrency }.allSatisfy { $0.status == .read })
  }
}
