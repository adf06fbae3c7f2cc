import Totsugo

/// One release read and checked, against all that people know about it.
package struct GoldDiff: Sendable {
  package var name: String
  package var japanese: FactDiff
  package var english: FactDiff
  package var rows: RowDiff
  package var findings: FindingDiff

  package init(_ release: CorpusRelease) throws(UnusableInput) {
    let result = try release.check()
    name = release.name
    japanese = FactDiff(language: .japanese, gold: release.gold.japanese, facts: result.japanese.facts)
    english = FactDiff(language: .english, gold: release.gold.english, facts: result.english.facts)
    rows = RowDiff(gold: release.gold.rows, result: result)
    findings = FindingDiff(gold: release.gold.findings, findings: result.findings)
  }

  /// What the project promises of every release.
  package var isGoodEnough: Bool {
    japanese.isGoodEnough && english.isGoodEnough && findings.alarms.isEmpty
      && findings.missing.isEmpty
  }
}
