import Gold
import Testing
import Totsugo

/// Gold is checked too: it must speak of what stands in the texts.
@Suite("Gold files") struct GoldFilesTests {
  @Test("every figure stands in its line", arguments: releases)
  func figuresStandInTheirLines(_ release: CorpusRelease) {
    for language in [Language.japanese, .english] {
      let lines = language == .japanese ? release.japanese.lines : release.english.lines
      let offset = language == .japanese ? 0 : release.englishOffset
      for fact in release.gold.facts(language) {
        let line = lines[fact.line - 1 - offset]
        #expect(line.contains(fact.text), "\(release.name) \(language) \(fact.line): \(fact.sentence)")
      }
    }
  }

  @Test("no figure is entered twice", arguments: releases)
  func noFigureTwice(_ release: CorpusRelease) {
    for language in [Language.japanese, .english] {
      let facts = release.gold.facts(language)
      #expect(Set(facts).count == facts.count, "\(release.name)")
    }
  }

  @Test("row pairs join lines that hold figures", arguments: releases)
  func rowsHoldFigures(_ release: CorpusRelease) {
    let japanese = Set(release.gold.japanese.map(\.line))
    let english = Set(release.gold.english.map(\.line))
    for pair in release.gold.rows {
      #expect(japanese.contains(pair.japanese) && english.contains(pair.english), "\(release.name) \(pair)")
    }
  }

  @Test("values of paired rows agree, but where a finding says otherwise", arguments: releases)
  func pairedRowsAgree(_ release: CorpusRelease) {
    let differing = Set(release.gold.findings.compactMap(\.japanese))
    let japanese = Dictionary(grouping: release.gold.japanese, by: \.line)
    let english = Dictionary(grouping: release.gold.english, by: \.line)
    for pair in release.gold.rows where !differing.contains(pair.japanese) {
      for left in japanese[pair.japanese] ?? [] {
        let cells = (english[pair.english] ?? []).filter { $0.isSameColumn(as: left) }
        guard let value = left.figure, cells.count == 1, let other = cells[0].figure,
          (japanese[pair.japanese] ?? []).count(where: { $0.isSameColumn(as: left) }) == 1
        else { continue }
        #expect(RoundingInterval.agree(value, .unknown, other, .unknown), "\(left.sentence) / \(cells[0].sentence)")
      }
    }
  }
}
