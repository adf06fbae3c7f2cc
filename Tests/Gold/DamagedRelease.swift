import Totsugo

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A pair of Corpus/damaged: what a converter made of an invented release, and the figures that stand in its tables.
package struct DamagedRelease: Sendable, CustomStringConvertible {
  package var name: String
  package var japanese: [UInt8]
  package var english: [UInt8]
  package var japaneseGold: [Figure]
  package var englishGold: [Figure]
  /// Figures of sentences; none where the pair has hardly any running text.
  package var japaneseClaims: [GoldClaim] = []
  package var englishClaims: [GoldClaim] = []

  package var description: String { name }

  /// A figure by what it says; where it stands is not in this gold.
  package struct Figure: Sendable, Hashable {
    package var label: String
    package var measure: String
    package var unit: String
    /// Nil for a moment, and for counts, which may be of either.
    package var start: String?
    package var end: String?
    /// Nil for a printed dash.
    package var value: String?
    package var isLegible = true
  }

  /// What was found, and what was given that is not in the gold.
  package struct Diff: Sendable {
    package var due = 0
    package var found = 0
    package var missing: [Figure] = []
    package var wrongAsRead: [String] = []
    package var wrongRepaired: [String] = []
  }

  package static func all(in root: URL = CorpusRelease.packageRoot) throws -> [DamagedRelease] {
    let folder = root.appending(path: "Corpus/damaged")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    return try names.compactMap { name in
      let place = folder.appending(path: name)
      guard FileManager.default.fileExists(atPath: place.appending(path: "ja.txt").path) else { return nil }
      func bytes(_ path: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: place.appending(path: path))) }
      func claims(_ path: String) throws -> [GoldClaim] {
        guard FileManager.default.fileExists(atPath: place.appending(path: path).path) else { return [] }
        return try TabSeparated(String(decoding: try bytes(path), as: UTF8.self)).records.map { try GoldClaim($0) }
      }
      return DamagedRelease(
        name: name, japanese: try bytes("ja.txt"), english: try bytes("en.txt"),
        japaneseGold: figures(try bytes("gold/ja.facts.tsv")), englishGold: figures(try bytes("gold/en.facts.tsv")),
        japaneseClaims: try claims("gold/ja.claims.tsv"), englishClaims: try claims("gold/en.claims.tsv"))
    }
  }

  private static func figures(_ bytes: [UInt8]) -> [Figure] {
    TabSeparated(String(decoding: bytes, as: UTF8.self)).records.map { record in
      func optional(_ name: String) -> String? { record[name].isEmpty || record[name] == "*" ? nil : record[name] }
      return Figure(
        label: key(record["label"]), measure: record["measure"], unit: record["unit"], start: optional("period_start"),
        end: optional("period_end"), value: record["value"] == "nil" ? nil : plain(record["value"]),
        isLegible: record["legible"] != "no")
    }
  }

  package static func diff(_ gold: [Figure], _ facts: [Fact]) -> Diff {
    var diff = Diff()
    var open: [Figure: [Bool]] = [:]
    for figure in gold {
      var figure = figure
      let isLegible = figure.isLegible
      figure.isLegible = true
      open[figure, default: []].append(isLegible)
    }
    diff.due = gold.count(where: \.isLegible)
    // What nobody can read is no dash.
    for fact in facts where fact.value != nil || fact.isNil {
      let figure = Self.figure(fact)
      if var places = open[figure], !places.isEmpty {
        // Legible ones are found first.
        let place = places.firstIndex(of: true) ?? 0
        if places.remove(at: place) { diff.found += 1 }
        open[figure] = places
      } else if fact.status == .read {
        diff.wrongAsRead.append("line \(fact.line + 1): \(figure)")
      } else if fact.status == .repaired {
        diff.wrongRepaired.append("line \(fact.line + 1): \(figure)")
      }
    }
    diff.missing = open.flatMap { figure, places in Array(repeating: figure, count: places.count(where: { $0 })) }
    return diff
  }

  private static func figure(_ fact: Fact) -> Figure {
    let isCount =
      !fact.unit.isCurrency && !fact.unit.isPerShare && !fact.unit.isRate && fact.unit != .shares
      && !fact.unit.code.contains("/")
    return Figure(
      label: key(fact.label), measure: fact.measure.rawValue, unit: isCount ? "count" : fact.unit.code,
      start: isCount ? nil : fact.period?.start?.description, end: fact.period?.end.description,
      value: fact.isNil ? nil : fact.value.map { plain($0.description) })
  }

  /// Labels meet without their blanks: a line that was broken has one more or one less.
  private static func key(_ label: String) -> String {
    String(label.lowercased().filter { $0 != " " && $0 != "　" && $0 != ":" })
  }

  private static func plain(_ value: String) -> String {
    guard value.contains(".") else { return value }
    var value = value
    while value.hasSuffix("0") { value.removeLast() }
    if value.hasSuffix(".") { value.removeLast() }
    return value
  }
}
