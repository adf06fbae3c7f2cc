import Foundation
import Gold
import Mutating
import Testing

/// Six pairs of several kinds of layout; `totsugo-mutate --structure` runs the full measure.
private let texts: [UndamagedText] = {
  let names = [
    "toka-gas-1q", "hinoki-reit-20th", "yanagi-drug-3q", "koto-railway-fy2023", "sorano-games-3q",
    "midori-foods-fy2018",
  ]
  do {
    return try names.flatMap {
      try UndamagedText.pair(CorpusRelease.packageRoot.appending(path: "Corpus/damaged/\($0)"))
    }
  } catch { fatalError("\(error)") }
}()

@Suite("One thing broken in a table") struct StructureTests {
  @Test("full width, trailing tabs, torn figures and a tab too many give no wrong figure here")
  func isMended() {
    var report = StructureReport()
    for text in texts {
      report.add(text.verdicts([.fullWidth, .trailingTabs, .figureTorn, .cellAdded], count: 1, seed: 1))
    }
    #expect(report.total.cases >= 40 && report.total.wrong == 0, "\(report.table)")
    #expect(report.counts[.trailingTabs]?.lost == 0, "\(report.table)")
  }

  private static let lines: [String] = [
    "架空工業株式会社 2024年3月期 決算短信", "", "連結経営成績", "（単位：百万円）", "\t2024年3月期\t2023年3月期\t増減額",
    "売上高\t12,345\t11,234\t1,111", "営業利益\t2,234\t1,123\t1,111", "経常利益\t3,098\t1,876\t1,222",
    "当期純利益\t2,876\t1,765\t1,111",
  ]

  @Test("every kind breaks a plain table, and the same seed breaks it the same way", arguments: TableDamage.allCases)
  func breaks(_ kind: TableDamage) {
    func broken(_ seed: UInt64) -> [String]? {
      var random = SplitMix64(seed: seed)
      return kind.applied(to: Self.lines, random: &random)
    }
    for seed: UInt64 in 1...3 {
      let lines = broken(seed)
      #expect(lines != nil && lines != Self.lines && lines == broken(seed))
    }
  }

  @Test("figures that a damage takes away or leaves alone are counted so")
  func counts() {
    let text = UndamagedText(name: "plain", text: TextLines(Self.lines.joined(separator: "\n") + "\n"))
    let cases: [(kind: TableDamage, lost: Int)] = [(.cellEmptied, 1), (.tabsDoubled, 0), (.fullWidth, 0)]
    for row in cases {
      let verdicts = text.verdicts([row.kind], count: 3, seed: 1)
      #expect(verdicts.count == 3)
      for verdict in verdicts {
        #expect(verdict.lost == row.lost && verdict.wrong.isEmpty, "\(verdict.text)")
      }
    }
  }
}
