import Testing
import Totsugo

private let japanese = """
  連結損益計算書
  （単位：百万円）
  \t2024年3月期\t2025年3月期
  売上高\t12,345\t13,456
  営業利益\t1,234\t1,345
  持分法による投資損失\t210\t321
  経常利益\t1,024\t1,131

  セグメントの状況
  （単位：百万円）
  \t2024年3月期\t2025年3月期
  売上高\t12,345\t13,456
  営業利益\t1,234\t1,345
  持分法による投資損失\t210\t321

  """

private func english(_ loss: String, operating: String = "Operating profit") -> String {
  """
  Consolidated Statements of Income
  (Millions of yen)
  \tFiscal year ended March 31, 2024\tFiscal year ended March 31, 2025
  Net sales\t12,345\t13,456
  \(operating)\t1,234\t1,345
  Share of loss of entities accounted for using equity method\t210\t321
  Ordinary profit\t1,024\t1,131

  Segment information
  (Millions of yen)
  \tFiscal year ended March 31, 2024\tFiscal year ended March 31, 2025
  Net sales\t12,345\t13,456
  \(operating)\t1,234\t1,345
  \(loss)\t210\t321

  """
}

private func terms(_ english: String, _ glossary: Glossary? = nil) throws -> [Finding] {
  try check(
    japanese: Input(name: "ja", bytes: Array(japanese.utf8)), english: Input(name: "en", bytes: Array(english.utf8)),
    glossary: glossary
  ).findings.filter { $0.kind == .term }
}

@Suite("Terms in a check")
struct TermFindingTests {
  @Test("One label in two ways is a note, in one way is none")
  func twoRenderings() throws {
    #expect(try terms(english("Share of loss of entities accounted for using equity method")).isEmpty)
    let found = try terms(english("Equity in losses of affiliates"))
    #expect(found.map(\.cause) == ["two-renderings"])
    #expect(found.allSatisfy { $0.severity == .note && $0.english?.label == "Equity in losses of affiliates" })
  }

  @Test("A rendering that the glossary forbids, or does not have, is a note; said once")
  func glossaryIsHeard() throws {
    let text = english("Share of loss of entities accounted for using equity method", operating: "Operating income")
    let forbidden = Glossary(entries: [
      GlossaryEntry(japanese: "営業利益", english: "Operating income", status: .forbidden),
      GlossaryEntry(japanese: "営業利益", english: "Operating profit"),
    ])
    #expect(try terms(text, forbidden).map(\.cause) == ["forbidden"])
    let other = Glossary(entries: [GlossaryEntry(japanese: "営業利益", english: "Operating profit")])
    #expect(try terms(text, other).map(\.cause) == ["glossary"])
    let same = Glossary(entries: [GlossaryEntry(japanese: "営業利益", english: "Operating incomes")])
    #expect(try terms(text, same).isEmpty)
  }

  @Test("What is learned of two versions are their labels, the usual rendering preferred")
  func learning() throws {
    let result = try check(
      japanese: Input(name: "ja", bytes: Array(japanese.utf8)),
      english: Input(name: "en", bytes: Array(english("Equity in losses of affiliates").utf8)))
    let learned = learnGlossary(from: result).entries
    #expect(learned.contains { $0.japanese == "売上高" && $0.english == "Net sales" && $0.status == .preferred })
    #expect(learned.filter { $0.japanese == "持分法による投資損失" }.map(\.status) == [.preferred, .admitted])
    #expect(learned.allSatisfy { $0.origin == .learned && !$0.japanese.contains("月期") })
  }
}
