import Testing

@testable import TermCatalog

@Suite("A company's own words")
struct GlossaryTests {
  private let catalog = TermCatalog.builtIn.adding([
    GlossaryTerm(japanese: "ほしぞら会員収入", english: "Subscriber income"),
    GlossaryTerm(japanese: "経常利益", english: "Current profit"),
    GlossaryTerm(japanese: "営業利益", english: "Operating earnings", isForbidden: true),
    GlossaryTerm(japanese: "その他", english: "Miscellaneous items", isLinkbase: true),
    GlossaryTerm(japanese: "四つ葉費", english: "Interest expenses"),
  ])

  private func first(_ label: String, _ among: [String]?) -> TermSearch.Found? {
    TermSearch(from: .japanese, among: among, threshold: 0.3, catalog: catalog).find(label, top: 1).first
  }

  @Test("It wins over the catalogue, with candidates and without")
  func glossaryWins() {
    let among = ["Ordinary profit", "Current profit", "Net sales"]
    #expect(first("経常利益", among)?.label == "Current profit")
    #expect(first("経常利益", among)?.origin == .glossary(isLinkbase: false))
    #expect(first("経常利益", nil)?.label == "Current profit")
    #expect(first("その他", nil)?.origin == .glossary(isLinkbase: true))
    #expect(first("ほしぞら会員収入", nil)?.label == "Subscriber income")
    #expect(first("ほしぞら会員収入", ["Net sales", "Subscriber income"])?.score == 1)
  }

  @Test("A forbidden rendering scores low, others stay")
  func forbiddenScoresLow() {
    #expect(catalog.similarity(japanese: "営業利益", english: "Operating earnings") < 0.3)
    #expect(catalog.similarity(japanese: "営業利益", english: "Operating profit") == 1)
    #expect(first("営業利益", nil)?.label != "Operating earnings")
  }

  @Test("A label that only the glossary knows takes the concept of its rendering")
  func conceptOfRendering() throws {
    let match = try #require(catalog.matches(for: "四つ葉費", in: .japanese).first)
    let other = try #require(TermCatalog.builtIn.matches(for: "Interest expenses", in: .english).first)
    #expect(catalog.identifier(of: match) == TermCatalog.builtIn.identifier(of: other))
    #expect(TermCatalog.builtIn.matches(for: "四つ葉費", in: .japanese).first?.concept != match.concept)
  }
}
