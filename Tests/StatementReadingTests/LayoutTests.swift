import ReleaseModel
import SourceText
import Testing

@Suite("Layouts") struct LayoutTests {
  @Test("a table of any layout says what a reader takes from it", arguments: layoutCases)
  func layout(_ layout: LayoutCase) {
    let release = read("\(layout.head)\n\n\(layout.table)\n", language: layout.language)
    let facts = release.facts.map(\.notation)
    for said in layout.says { #expect(facts.contains(said), "\(facts.joined(separator: "\n"))") }
    // Each figure comes once.
    let places = release.facts.map { "\($0.span.start) \($0.span.end)" }
    #expect(!facts.isEmpty && Set(places).count == places.count)
  }

  @Test("1.880 among 1,877 and 1,904 is not read as it stands")
  func dots() throws {
    let layout = try #require(layoutCases.first { $0.name == "dots for commas by the row" })
    let facts = read("\(layout.head)\n\n\(layout.table)\n").facts
    #expect(!facts.contains { $0.text == "1.880" && $0.status == .read })
  }

  @Test("a method beside a figure heads no table of its own")
  func method() throws {
    let layout = try #require(layoutCases.first { $0.name == "words that say more of their line are no labels" })
    let release = read("\(layout.head)\n\n\(layout.table)\n")
    #expect(!release.labels.contains("定額法") && release.labels.contains("車両運搬具"))
  }
}
