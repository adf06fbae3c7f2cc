import Foundation
import TermCatalog
import Testing

private struct Case: Sendable, CustomTestStringConvertible {
  var japanese: String
  var english: String
  var contrast: MeaningContrast?

  init(_ japanese: String, _ english: String, _ contrast: MeaningContrast?) {
    (self.japanese, self.english, self.contrast) = (japanese, english, contrast)
  }

  var testDescription: String { "\(japanese) / \(english)" }
}

private let cases: [Case] = [
  // Another line of the statement.
  Case("営業利益", "Ordinary profit", .misleading), Case("経常利益", "Operating income", .misleading),
  Case("営業利益（△は損失）", "Ordinary income (loss)", .misleading), Case("総資産", "Net assets", .misleading),
  Case("純資産合計", "Total assets", .misleading), Case("負債合計", "Total liabilities and net assets", .misleading),
  Case("当期純利益", "Comprehensive income", .misleading), Case("売上総利益", "Operating profit", .misleading),
  Case("売上原価", "Net sales", .misleading), Case("流動負債合計", "Total current assets", .misleading),
  Case("投資活動によるキャッシュ・フロー", "Cash flows from financing activities", .misleading),
  Case("現金及び現金同等物の期首残高", "Cash and cash equivalents at end of period", .misleading),
  Case("特別利益", "Extraordinary losses", .misleading), Case("営業外費用", "Non-operating income", .misleading),
  Case("税金等調整前当期純利益", "Profit", .misleading),
  // The opposite.
  Case("前払金", "Advances received", .misleading), Case("前受金", "Advance payments", .misleading),
  Case("売掛金", "Accounts payable - trade", .misleading), Case("買掛金", "Accounts receivable - trade", .misleading),
  Case("短期借入金", "Long-term borrowings", .misleading), Case("受取利息", "Interest expenses", .misleading),
  Case("固定資産売却益", "Loss on sale of non-current assets", .misleading),
  Case("為替差損", "Foreign exchange gains", .misleading),
  Case("投資有価証券の取得による支出", "Proceeds from sale of investment securities", .misleading),
  // Different things.
  Case("受取利息", "Dividend income", .different), Case("減価償却費", "Impairment losses", .different),
  Case("のれん", "Software", .different), Case("賞与引当金", "Income taxes payable", .different),
  Case("人件費", "Rent expenses", .different),
  // The same under another name, or near enough that a company may mean it.
  Case("営業利益", "Operating income", nil), Case("営業利益", "Operating profit (loss)", nil),
  Case("経常利益", "Recurring profit", nil), Case("売上高", "Revenue", nil), Case("営業収益", "Net sales", nil),
  Case("当期純利益", "Profit attributable to owners of parent", nil), Case("純資産", "Total equity", nil),
  Case("自己資本", "Shareholders' equity", nil), Case("資産合計", "Assets", nil), Case("固定資産", "Non-current assets", nil),
  Case("前払金", "Advance payments", nil), Case("営業損失", "Operating loss", nil), Case("営業損失", "Operating income", nil),
  Case("有形固定資産の取得による支出", "Payments for acquisition of property, plant and equipment", nil),
  Case("受取手形及び売掛金", "Notes and accounts receivable - trade, and contract assets", nil),
  Case("販売費及び一般管理費", "Operating expenses", nil), Case("支払手形及び買掛金", "Trade payables", nil),
  Case("現金及び預金", "Cash and cash equivalents", nil), Case("貸倒引当金", "Allowance for credit losses", nil),
  Case("持分法による投資利益", "Equity in earnings of affiliates", nil),
  Case("法人税等", "Income taxes", nil), Case("その他", "Others", nil), Case("合計", "Total", nil),
  // Not known.
  Case("ほしのぞらプラン", "Ordinary profit", nil), Case("営業利益", "Hoshino Cloud", nil), Case("", "", nil),
]

@Suite("Labels that do not mean the same")
struct ContrastTests {
  @Test("A known label beside the name of something else is told from a loose rendering", arguments: cases)
  fileprivate func contrast(_ row: Case) {
    #expect(TermCatalog.builtIn.contrast(japanese: row.japanese, english: row.english) == row.contrast)
  }

  @Test("A loose rendering of a company's own misleads nobody")
  func looseRenderingsAreNoContrast() {
    let wrong = looseRenderings.filter {
      TermCatalog.builtIn.contrast(japanese: $0.japanese, english: $0.english) == .misleading
    }
    #expect(wrong.map { "\($0.japanese) / \($0.english)" } == [])
  }

  /// Official captions with their official English: none of them means something else.
  @Test("No official rendering is called another thing")
  func officialPairs() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Corpus/terms/held-out")
    var wrong: [String] = []
    var count = 0
    for name in ["pairs.tsv", "later.tsv", "third.tsv"] {
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      for line in text.split(separator: "\n") where !line.hasPrefix("#") {
        let fields = line.split(separator: "\t").map(String.init)
        guard fields.count == 2 else { continue }
        count += 1
        if let found = TermCatalog.builtIn.contrast(japanese: fields[0], english: fields[1]) {
          wrong.append("\(line) \(found)")
        }
      }
    }
    #expect(count > 1_200)
    #expect(wrong == [])
  }
}
