import ReleaseModel
import SourceText

/// Finds figures that one version took over from the release before although the other version's moved on.
///
/// 営業利益 was 1,204 in both versions of the last release; now the Japanese prints 1,310 and the English still 1,204.
struct StaleFigures {
  private let earlier: [Language: [Key: Set<ExactDecimal>]]

  /// What stays the same from release to release: which statement, which row below which sections, which measure.
  private struct Key: Hashable {
    var statement: StatementKind
    var label: String
    var path: [String]
    var measure: Measure
    var unit: Unit
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
  }

  /// Gives the findings whose difference is explained so the cause `stale`.
  func mark(_ result: inout CheckResult) {
    for index in result.findings.indices {
      let finding = result.findings[index]
      guard finding.kind == .value || finding.kind == .sign, let own = finding.japanese, let other = finding.english
      else {
        continue
      }
      let isOwnOld = wasPrinted(own, result.japanese)
      let isOtherOld = wasPrinted(other, result.english)
      // The comparative figures of a release are old in both versions.
      guard let isOwnOld, let isOtherOld, isOwnOld != isOtherOld else { continue }
      let stale = isOwnOld ? own : other
      result.findings[index].cause = "stale"
      result.findings[index].fault = isOwnOld ? .japanese : .english
      result.findings[index].evidence.append(
        Message(
          japanese: "\(isOwnOld ? "日本語版" : "英語版")の \(stale.text) は前回の開示と同じ数値で、もう一方の版は更新されています。",
          english:
            "The \(isOwnOld ? "Japanese" : "English") \(stale.text) is the figure of the earlier release; the other version has moved on."
        ))
    }
  }

  /// Nil when the earlier release has no such row.
  private func wasPrinted(_ side: Finding.Side, _ release: Release) -> Bool? {
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
