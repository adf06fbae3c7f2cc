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

  @Test("a method beside a figure heads no table of its own")
  func method() throws {
    let layout = try #require(layoutCases.first { $0.name == "words that say more of their line are no labels" })
    let release = read("\(layout.head)\n\n\(layout.table)\n")
    #expect(!release.labels.contains("定額法") && release.labels.contains("車両運搬具"))
  }
}
