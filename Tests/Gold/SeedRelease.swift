import Totsugo

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The real release whose tables Corpus/network-4q03 carries. It is not part of the package: the file lies beside it, or
/// nowhere.
package enum SeedRelease {
  package static let goldName = "network-4q03"
  package static let file = CorpusRelease.packageRoot.deletingLastPathComponent()
    .appending(path: "shared/seed/iij-4q03.txt")

  /// The file as it is and its two halves, with the gold of the corpus release put where the same lines stand.
  package static func load() throws -> [CorpusRelease]? {
    guard FileManager.default.fileExists(atPath: file.path) else { return nil }
    let model = try CorpusRelease.load(CorpusRelease.packageRoot.appending(path: "Corpus/\(goldName)"))
    let gold = CorpusRelease.packageRoot.appending(path: "Corpus/\(goldName)/gold")
    return try releases(
      whole: TextLines(try CorpusRelease.text(file)), model: model,
      claims: try CorpusRelease.text(gold.appending(path: "original.claims.tsv")),
      findings: try CorpusRelease.text(gold.appending(path: "original.findings.tsv")))
  }

  /// `claims` and `findings` speak of the running text, which the corpus release does not share; their lines count in the
  /// whole file.
  static func releases(
    whole: TextLines, model: CorpusRelease, claims: String = "", findings: String = ""
  ) throws(GoldError) -> [CorpusRelease] {
    guard let last = whole.lines.lastIndex(where: hasJapanese) else { throw GoldError("no Japanese") }
    var (japanese, english) = (whole, whole)
    japanese.lines = Array(whole.lines[...last])
    english.lines = Array(whole.lines[(last + 1)...])
    let japaneseMap = try places(of: model.gold.lines(.japanese), in: model.japanese.lines, among: japanese.lines)
    let englishMap = try places(of: model.gold.lines(.english), in: model.english.lines, among: english.lines)
    var halves = model
    halves.name = "seed halves"
    halves.japanese = japanese
    halves.english = english
    halves.gold = model.gold.moved(japanese: { japaneseMap[$0]! }, english: { englishMap[$0]! })
    let own = try GoldSet(japanese: "", english: "", rows: "", findings: findings).findings
    var all: [GoldClaim] = []
    for record in TabSeparated(claims).records { all.append(try GoldClaim(record)) }
    let offset = japanese.lines.count
    halves.gold.japaneseClaims = all.filter { $0.line <= offset }
    halves.gold.englishClaims = all.filter { $0.line > offset }
    var one = halves
    one.name = "seed in one file"
    one.isOneFile = true
    one.gold = halves.gold.moved(japanese: { $0 }, english: { $0 + japanese.lines.count })
    one.gold.findings += own
    for var finding in own {
      finding.english = finding.english.map { $0 - offset }
      halves.gold.findings.append(finding)
    }
    for index in halves.gold.englishClaims.indices { halves.gold.englishClaims[index].line -= offset }
    return [halves, one]
  }

  /// Where the same lines stand, in the same order, in another text. All numbers are 1-based.
  static func places(of wanted: [Int], in model: [String], among lines: [String]) throws(GoldError) -> [Int: Int] {
    var places: [Int: Int] = [:]
    var next = 0
    for line in wanted {
      let text = model[line - 1]
      guard let found = lines[next...].firstIndex(of: text) else {
        throw GoldError("the line «\(text)» is missing after line \(next)")
      }
      places[line] = found + 1
      next = found + 1
    }
    return places
  }

  /// Kana or ideographs.
  private static func hasJapanese(_ line: String) -> Bool {
    line.unicodeScalars.contains { (0x3041...0x30FF).contains($0.value) || (0x4E00...0x9FFF).contains($0.value) }
  }
}
