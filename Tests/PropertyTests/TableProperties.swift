import Mutating
import Testing
import Totsugo

/// Amounts that are printed into tables of both languages are read from them, in whole units, and found to be the same.
@Suite("Printed tables") struct TableProperties {
  private struct Scale: Sendable {
    var exponent: Int
    var japanese: String
    var english: String
  }

  private static let scales: [Scale] = [
    Scale(exponent: 0, japanese: "（単位：円）", english: "(Yen)"),
    Scale(exponent: 3, japanese: "（単位：千円）", english: "(Thousands of yen)"),
    Scale(exponent: 6, japanese: "（単位：百万円）", english: "(Millions of yen)"),
    Scale(exponent: 9, japanese: "（単位：十億円）", english: "(Billions of yen)"),
  ]

  private static let items: [(japanese: String, english: String)] = [
    ("現金及び預金", "Cash and deposits"), ("有価証券", "Securities"), ("仕掛品", "Work in process"), ("土地", "Land"),
    ("建設仮勘定", "Construction in progress"), ("ソフトウエア", "Software"), ("のれん", "Goodwill"),
    ("投資有価証券", "Investment securities"),
  ]

  private static let negatives: [@Sendable (String) -> String] = [
    { "△\($0)" }, { "▲\($0)" }, { "(\($0))" }, { "-\($0)" }, { "−\($0)" },
  ]

  @Test("amounts of a table are read back and agree")
  func roundTrip() throws {
    var random = SplitMix64(seed: 12)
    for round in 0..<40 {
      let scale = Self.scales[Int(random.next() % 4)]
      let styles = (0..<2).map { _ in Self.negatives[Int(random.next() % UInt64(Self.negatives.count))] }
      var texts = [
        "連結貸借対照表\(scale.japanese)\n\t2024年3月31日\t2025年3月31日\n",
        "Consolidated Balance Sheets \(scale.english)\n\tAs of March 31, 2024\tAs of March 31, 2025\n",
      ]
      var amounts: [ExactDecimal] = []
      for item in Self.items {
        texts[0] += item.japanese
        texts[1] += item.english
        for _ in 0..<2 {
          // Four digits and more: without a separator a figure may as well be a year or a note's number.
          let magnitude = Int64(random.next() % 9_000_000 + 1_000)
          let isNegative = random.next() % 4 == 0
          amounts.append(ExactDecimal(isNegative ? -magnitude : magnitude, exponent: scale.exponent))
          let digits = grouped(String(magnitude))
          for version in 0..<2 { texts[version] += "\t" + (isNegative ? styles[version](digits) : digits) }
        }
        for version in 0..<2 { texts[version] += "\n" }
      }
      let result = try check(
        japanese: Input(name: "ja", bytes: Array(texts[0].utf8)),
        english: Input(name: "en", bytes: Array(texts[1].utf8)))
      for (release, text) in [(result.japanese, texts[0]), (result.english, texts[1])] {
        #expect(release.tables.flatMap(\.facts).map(\.value) == amounts, "round \(round): \(text)")
      }
      #expect(result.findings.isEmpty, "round \(round): \(result.findings.map(\.message.english)) \(texts)")
      #expect(result.counts.cellsAgree == amounts.count)
    }
  }

  /// A column's relations are looked for near it: a sheet with twice the columns must not lose them.
  @Test("every rate of a wide sheet is told from the amounts beside it", arguments: [4, 40])
  func wide(_ years: Int) throws {
    var random = SplitMix64(seed: 13)
    var text = "主要な経営指標等の推移（単位：百万円）\n"
    for year in 0..<years { text += "\t\(2024 - year)年3月期\t増減率" }
    text += "\n"
    var expected: [Measure] = []
    for item in Self.items {
      let amounts = (0...years).map { _ in Int(random.next() % 90_000 + 10_000) }
      text += item.japanese
      for year in 0..<years {
        let permille = (Double(amounts[year] - amounts[year + 1]) / Double(amounts[year + 1]) * 1_000).rounded()
        let rate = Int(permille.magnitude)
        text += "\t\(grouped(String(amounts[year])))\t\(permille < 0 ? "△" : "")\(rate / 10).\(rate % 10)%"
        expected += [.amount, .change]
      }
      text += "\n"
    }
    let release = try #require(try readReleases(Input(name: "ja", bytes: Array(text.utf8))).first)
    #expect(release.tables.flatMap(\.facts).map(\.measure) == expected)
    #expect(release.tables.flatMap(\.facts).allSatisfy { $0.status == .read })
  }
}
