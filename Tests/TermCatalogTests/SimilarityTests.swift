import Testing

@testable import TermCatalog

@Suite("Similarity of captions without figures")
struct SimilarityTests {
  private let catalog = TermCatalog.builtIn

  @Test("Captions with one meaning are alike")
  func sameMeaningIsAlike() {
    for pair in sameMeaning {
      let score = catalog.similarity(japanese: pair.japanese, english: pair.english)
      #expect(score >= 0.6, "\(pair.japanese) | \(pair.english)")
    }
  }

  @Test("Captions that are easily confused are told apart")
  func otherMeaningIsToldApart() {
    for pair in otherMeaning {
      let score = catalog.similarity(japanese: pair.japanese, english: pair.english)
      #expect(score < 0.5, "\(pair.japanese) | \(pair.english)")
    }
  }

  @Test("Within its table, every row finds its partner first", arguments: seedTables)
  func rowsRankTheirPartnerFirst(table: LabelTable) {
    let english = table.rows.map { catalog.prepare($0.english, in: .english) }
    for (index, row) in table.rows.enumerated() {
      let japanese = catalog.prepare(row.japanese, in: .japanese)
      let scores = english.map { catalog.similarity(japanese, $0) }
      for other in scores.indices where other != index {
        #expect(scores[index] > scores[other], "\(row.japanese): \(table.rows[other].english)")
      }
    }
  }

  @Test("Every English row finds its Japanese partner first", arguments: seedTables)
  func englishRowsRankTheirPartnerFirst(table: LabelTable) {
    let japanese = table.rows.map { catalog.prepare($0.japanese, in: .japanese) }
    for (index, row) in table.rows.enumerated() {
      let english = catalog.prepare(row.english, in: .english)
      let scores = japanese.map { catalog.similarity(english, $0) }
      for other in scores.indices where other != index {
        #expect(scores[index] > scores[other], "\(row.english): \(table.rows[other].japanese)")
      }
    }
  }

  @Test("Tokens that both languages share count, such as names and speeds")
  func sharedTokensCount() {
    #expect(catalog.similarity(japanese: "ZX9K (個人向け)", english: "ZX9K (for individuals)") > 0.8)
    #expect(catalog.similarity(japanese: "64kbps - 128kbps", english: "64kbps – 128kbps") > 0.9)
    #expect(catalog.similarity(japanese: "64kbps", english: "128kbps") == 0)
  }

  @Test("Empty and foreign text is like nothing")
  func emptyIsLikeNothing() {
    #expect(catalog.similarity(japanese: "", english: "") == 0)
    #expect(catalog.similarity(japanese: "（）", english: "Net sales") == 0)
    #expect(catalog.similarity(japanese: "売上高", english: "???") == 0)
  }
}
