import Foundation
import Testing

@testable import TermCatalog

/// Corpus/terms/held-out has labels that the catalogue was not built with, and near misses among which they are sought.
@Suite("Labels among thousands")
struct HeldOutTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Corpus/terms/held-out")

  private static func lines(_ name: String) throws -> [String] {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8).split(separator: "\n").map(String.init)
  }

  private struct HeldOut {
    var japanese: String
    var english: String
  }

  private static func pairs() throws -> [HeldOut] {
    try lines("pairs.tsv").filter { !$0.hasPrefix("#") }.map { line in
      let fields = line.split(separator: "\t").map(String.init)
      return HeldOut(japanese: fields[0], english: fields[1])
    }
  }

  /// Every fourth pair: enough to notice a loss, and quick without optimisation.
  private static func sample() throws -> [HeldOut] {
    try pairs().enumerated().filter { $0.offset % 4 == 0 }.map(\.element)
  }

  /// The share of labels whose partner comes first, and of those whose partner is among the first five.
  private func shares(_ queries: [(label: String, partner: String)], _ index: LabelIndex, _ labels: [String])
    -> (first: Double, five: Double)
  {
    var right: [String: Set<String>] = [:]
    for query in queries { right[query.label, default: []].insert(query.partner) }
    var (first, five) = (0, 0)
    for query in queries {
      let hits = index.nearest(to: query.label, top: 5)
      guard let rank = hits.firstIndex(where: { right[query.label]!.contains(labels[$0.index]) }) else { continue }
      five += 1
      if rank == 0 { first += 1 }
    }
    return (Double(first) / Double(queries.count), Double(five) / Double(queries.count))
  }

  @Test("A Japanese label finds its English among near misses")
  func japaneseFindsEnglish() throws {
    let pairs = try Self.pairs()
    let labels = Array(Set(pairs.map(\.english) + (try Self.lines("distractors.txt")))).sorted()
    #expect(pairs.count > 700 && labels.count > 2_500)
    let found = shares(try Self.sample().map { ($0.japanese, $0.english) }, LabelIndex(labels, in: .english), labels)
    #expect(found.first >= 0.9)
    #expect(found.five >= 0.95)
  }

  @Test("An English label finds its Japanese")
  func englishFindsJapanese() throws {
    let pairs = try Self.pairs()
    let labels = Array(Set(pairs.map(\.japanese))).sorted()
    let found = shares(try Self.sample().map { ($0.english, $0.japanese) }, LabelIndex(labels, in: .japanese), labels)
    #expect(found.first >= 0.9)
    #expect(found.five >= 0.95)
  }

  @Test("What tells two labels apart decides which comes first")
  func differencesDecide() {
    for row in told {
      let index = LabelIndex([row.wrong, row.right], in: .english)
      #expect(index.nearest(to: row.japanese, top: 1).first?.index == 1, "\(row.japanese): \(row.right)")
    }
  }

  @Test("A label that shares nothing with the others finds none")
  func unknownFindsNothing() {
    let index = LabelIndex(["Net sales", "Cost of sales"], in: .english)
    #expect(index.nearest(to: "べ日来及", top: 5).isEmpty)
    #expect(index.nearest(to: "", top: 5).isEmpty)
    #expect(LabelIndex([], in: .english).nearest(to: "売上高", top: 5).isEmpty)
  }
}

/// A label, its rendering, and one that differs in what matters.
private let told: [(japanese: String, right: String, wrong: String)] = [
  ("売上債権の増減額（△は増加）", "Decrease (increase) in trade receivables", "Increase (decrease) in trade receivables"),
  ("仕入債務の増減額（△は減少）", "Increase (decrease) in trade payables", "Decrease (increase) in trade payables"),
  ("投資有価証券売却損益（△は益）", "Loss (gain) on sale of investment securities", "Gain (loss) on sale of investment securities"),
  ("営業利益又は営業損失（△）", "Operating profit (loss)", "Operating profit"),
  ("営業利益", "Operating profit", "Operating profit (loss)"),
  ("短期借入金", "Short-term borrowings", "Long-term borrowings"),
  ("未払金", "Accounts payable - other", "Accounts receivable - other"),
  ("その他、投資その他の資産", "Other-IOA", "Other-CA"),
  ("減損損失、特別損失", "Impairment loss-EL", "Impairment loss-OpeCF"),
  ("現金及び現金同等物の期首残高", "Cash and cash equivalents at beginning of period", "Cash and cash equivalents at end of period"),
  ("建物（純額）", "Buildings, net", "Buildings"),
]
