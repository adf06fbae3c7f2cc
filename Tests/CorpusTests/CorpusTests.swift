import Gold
import Testing
import Totsugo

/// Every release of the corpus, and the real one beside the package when it is there.
let releases: [CorpusRelease] = {
  do { return try CorpusRelease.all() + (SeedRelease.load() ?? []) } catch { fatalError("\(error)") }
}()

/// Releases of running text.
let proseReleases: [CorpusRelease] = {
  do { return try CorpusRelease.prose() } catch { fatalError("\(error)") }
}()

let isSeedHere: Bool = releases.contains { $0.isOneFile }

@Suite("Corpus") struct CorpusTests {
  @Test("facts are found, and none is wrong", arguments: releases)
  func facts(_ release: CorpusRelease) throws {
    let diff = try GoldDiff(release)
    for facts in [diff.japanese, diff.english] {
      #expect(facts.recall >= 0.995, "\(diff.text)")
      #expect(facts.wrongShare <= 0.005, "\(diff.text)")
      #expect(facts.wrongWithStatusRead == 0, "\(diff.text)")
    }
  }

  @Test("rows pair with their counterparts", arguments: releases)
  func rows(_ release: CorpusRelease) throws {
    let diff = try GoldDiff(release)
    #expect(diff.rows.missing.isEmpty && diff.rows.wrong.isEmpty, "\(diff.text)")
  }

  @Test(
    "figures of the running text are read with subject, period, value and sign", arguments: releases + proseReleases)
  func claims(_ release: CorpusRelease) throws {
    let result = try release.check()
    let japanese = ClaimDiff(gold: release.gold.japaneseClaims, claims: result.japanese.prose.claims)
    let english = ClaimDiff(gold: release.gold.englishClaims, claims: result.english.prose.claims)
    let due = japanese.due + english.due
    let wrong = japanese.missing.count + english.missing.count
    #expect(due > 0 && Double(wrong) <= 0.03 * Double(due), "\(release.name)\n\(japanese.text)\(english.text)")
  }

  @Test("every real difference is reported once, and nothing else", arguments: releases + proseReleases)
  func findings(_ release: CorpusRelease) throws {
    let diff = try GoldDiff(release)
    #expect(diff.findings.missing.isEmpty, "\(diff.text)")
    #expect(diff.findings.alarms.isEmpty, "\(diff.text)")
  }

  @Test(
    "the gold of the real release is applied to it",
    .enabled(if: isSeedHere, "the real release is not beside the package"))
  func seed() throws {
    let seeds = try #require(try SeedRelease.load())
    #expect(seeds.map(\.name) == ["seed halves", "seed in one file"])
  }
}
