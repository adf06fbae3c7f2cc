import ReleaseModel
import SourceText

/// Finds figures that one version took over from the release before although the other version's moved on.
///
/// Figures of tables, and of sentences whose subject is known. 営業利益 was 1,204 in both versions of the last release; now the Japanese prints 1,310 and the English still 1,204.
struct StaleFigures {
  private let earlier: [Language: [Key: Set<ExactDecimal>]]
  private let earlierClaims: [Language: [Subject: Set<ExactDecimal>]]

  /// What stays the same from release to release: which statement, which row below which sections, which measure.
  private struct Key: Hashable {
    var statement: StatementKind
    var label: String
    var path: [String]
    var measure: Measure
    var unit: Unit
  }

  /// The same for what sentences report, however they word it.
  private struct Subject: Hashable {
    var concept: String
    var qualifier: String?
    var measure: Measure
    var unit: Unit
    var basis: Basis

    /// Nil where it is not known what the figure is about, and for figures of the other period.
    init?(_ claim: Claim) {
      guard let concept = claim.concept, claim.role == .main else { return nil }
      self.concept = concept
      (qualifier, measure, unit, basis) = (claim.qualifier, claim.measure, claim.unit, claim.basis)
    }
  }

  init(_ earlier: CheckResult) {
    var figures: [Language: [Key: Set<ExactDecimal>]] = [:]
    for release in [earlier.japanese, earlier.english] {
      for table in release.tables {
        for fact in table.facts {
          guard let value = fact.value, !fact.isNil, fact.status != .suspect, let key = Self.key(fact, table) else {
            continue
          }
          figures[release.language, default: [:]][key, default: []].insert(value)
        }
      }
    }
    self.earlier = figures
    var claims: [Language: [Subject: Set<ExactDecimal>]] = [:]
    for release in [earlier.japanese, earlier.english] {
      for claim in release.prose.claims {
        guard let subject = Subject(claim) else { continue }
        claims[release.language, default: [:]][subject, default: []].insert(claim.value)
      }
    }
    earlierClaims = claims
  }

  /// Gives the findings whose difference is explained so the cause `stale`.
  func mark(_ result: inout CheckResult) {
    for index in result.findings.indices {
      let finding = result.findings[index]
      guard [.value, .sign, .proseValue, .proseTable].contains(finding.kind) else { continue }
      let isOwnOld = finding.japanese.flatMap { wasPrinted($0, result.japanese) }
      let isOtherOld = finding.english.flatMap { wasPrinted($0, result.english) }
      let isStale: (japanese: Bool, english: Bool)
      switch (isOwnOld, isOtherOld) {
      // The comparative figures of a release are old in both versions.
      case (let own?, let other?): isStale = (own && !other, other && !own)
      // A sentence that a table of its own version contradicts has nothing beside it.
      case (true?, nil): isStale = (finding.kind == .proseTable && finding.fault == .japanese, false)
      case (nil, true?): isStale = (false, finding.kind == .proseTable && finding.fault == .english)
      default: continue
      }
      guard isStale.japanese != isStale.english,
        let stale = isStale.japanese ? finding.japanese : finding.english
      else { continue }
      // A table of its own may have said already that the other sentence is wrong.
      let fault: Finding.Fault = isStale.japanese ? .japanese : .english
      if finding.kind == .proseValue || finding.kind == .proseTable, let known = finding.fault, known != fault {
        continue
      }
      let isAlone = isOwnOld == nil || isOtherOld == nil
      result.findings[index].cause = "stale"
      result.findings[index].fault = fault
      result.findings[index].evidence.append(
        Message(
          japanese: "\(isStale.japanese ? "日本語版" : "英語版")の \(stale.text) は前回の開示と同じ数値で、"
            + (isAlone ? "表は更新されています。" : "もう一方の版は更新されています。"),
          english:
            "The \(isStale.japanese ? "Japanese" : "English") \(stale.text) is the figure of the earlier release; "
            + (isAlone ? "the table has moved on." : "the other version has moved on.")))
    }
  }

  /// Nil when the earlier release has no such row.
  private func wasPrinted(_ side: Finding.Side, _ release: Release) -> Bool? {
    if side.table.isEmpty {
      guard let claim = release.prose.claims.first(where: { $0.span == side.span }), let subject = Subject(claim),
        let before = earlierClaims[release.language]?[subject]
      else { return nil }
      return before.contains(claim.value)
    }
    guard let table = release.tables.first(where: { $0.id == side.table }),
      let fact = table.facts.first(where: { $0.row == side.row && $0.column == side.column }), let value = fact.value,
      let key = Self.key(fact, table), let before = earlier[release.language]?[key]
    else { return nil }
    return before.contains(value)
  }

  private static func key(_ fact: Fact, _ table: Table) -> Key? {
    guard !fact.label.isEmpty else { return nil }
    return Key(
      statement: table.statement, label: fact.label, path: fact.path, measure: fact.measure, unit: fact.unit)
  }
}
