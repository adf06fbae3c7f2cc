import Gold
import Testing
import Totsugo

/// The measure itself is measured: against a reader that gives exactly the gold, and against one with known faults.
@Suite("Gold diff") struct GoldDiffTests {
  @Test("a perfect reader is perfect", arguments: releases)
  func perfect(_ release: CorpusRelease) {
    for language in [Language.japanese, .english] {
      let gold = release.gold.facts(language)
      let diff = FactDiff(language: language, gold: gold, facts: gold.map(Fact.init))
      #expect(diff.found == diff.legible && diff.suspectsFound == diff.suspects && diff.wrong == 0)
      #expect(diff.differences.isEmpty && diff.otherPath == 0)
    }
  }

  @Test("each fault is counted once")
  func faults() throws {
    let release = try #require(releases.first { $0.name == "network-4q03" })
    let gold = release.gold.japanese
    var facts = gold.map(Fact.init)
    facts[0].value = ExactDecimal(3101, exponent: 6)
    facts[1].label = "別の行"
    facts[2].period = .instant(facts[2].period!.end)
    facts[3].unit = .dollar
    facts[3].status = .repaired
    facts.remove(at: 4)
    let suspect = try #require(gold.firstIndex { $0.text == "550,200" })
    facts[suspect - 1].status = .read
    let diff = FactDiff(language: .japanese, gold: gold, facts: facts)
    #expect(diff.found == diff.legible - 5)
    #expect(diff.wrong == 5)
    #expect(diff.wrongWithStatusRead == 4)
    #expect(diff.suspectsFound == diff.suspects - 1)
    #expect(diff.differences.map(\.line) == [44, 44, 44, 44, 44, 255])
  }

  @Test("labels differ by more than their spaces")
  func labels() {
    #expect(normalizedLabel("接続及び 付加価値  サービス") == "接続及び付加価値サービス")
    #expect(normalizedLabel("IP  サービス 64kbps") == "IP サービス 64kbps")
    #expect(normalizedLabel("Net income (loss)") != normalizedLabel("Net income(loss)"))
  }
}

extension Fact {
  /// What a reader would give that reads as the person did.
  init(_ gold: GoldFact) {
    self.init(
      row: 0, column: 0, label: gold.label, concept: nil, path: gold.path, role: .item, footnotes: [],
      measure: gold.measure, period: gold.period, compared: gold.compared, basis: gold.basis, unit: gold.unit,
      value: gold.figure, isNil: gold.reading == .dash, text: gold.text, span: SourceSpan(start: 0, end: 0),
      line: gold.line - 1,
      columnInLine: 0, cell: 0, status: gold.status, repair: nil)
  }
}
