import Testing
import Totsugo

private let rows: [(japanese: String, english: String, figures: String)] = [
  ("売上高", "Net sales", "12,345\t13,456"), ("売上原価", "Cost of sales", "9,012\t9,876"),
  ("売上総利益", "Gross profit", "3,333\t3,580"),
  ("販売費及び一般管理費", "Selling, general and administrative expenses", "2,099\t2,235"),
  ("営業利益", "Operating profit", "1,234\t1,345"), ("受取利息", "Interest income", "41\t53"),
  ("受取配当金", "Dividend income", "112\t127"), ("支払利息", "Interest expenses", "87\t78"),
  ("減価償却費", "Depreciation", "517\t523"), ("前払金", "Advance payments", "204\t219"),
  ("経常利益", "Ordinary profit", "1,300\t1,447"), ("当期純利益", "Profit", "911\t1,002"),
]

/// The English label of one row is written otherwise.
private struct Case: Sendable, CustomTestStringConvertible {
  var row: String
  var label: String
  var severity: Finding.Severity?

  init(_ row: String, _ label: String, _ severity: Finding.Severity?) {
    (self.row, self.label, self.severity) = (row, label, severity)
  }

  var testDescription: String { "\(row) / \(label)" }
}

private let cases: [Case] = [
  Case("営業利益", "Ordinary profit", .warning), Case("経常利益", "Operating profit", .warning),
  Case("前払金", "Advances received", .warning), Case("売上総利益", "Net sales", .warning),
  Case("支払利息", "Interest income", .warning), Case("当期純利益", "Comprehensive income", .warning),
  // The Japanese table has a row of that name, so the reader is led there.
  Case("受取利息", "Dividend income", .warning),
  Case("減価償却費", "Impairment losses", .note),
  Case("営業利益", "Operating income", nil), Case("営業利益", "Operating profit (loss)", nil),
  Case("経常利益", "Recurring profit", nil), Case("売上高", "Revenue", nil), Case("売上高", "Operating revenue", nil),
  Case("当期純利益", "Profit attributable to owners of parent", nil), Case("受取利息", "Interest received", nil),
  Case("販売費及び一般管理費", "SG&A expenses", nil), Case("販売費及び一般管理費", "Operating expenses", nil),
  Case("減価償却費", "Depreciation and amortization", nil), Case("前払金", "Prepayments", nil),
  Case("受取配当金", "Dividends received", nil), Case("支払利息", "Hoshino Cloud", nil),
]

private func labels(of row: String, _ label: String, _ glossary: Glossary? = nil) throws
  -> [Finding]
{
  var (ja, en) = ("連結損益計算書\n（単位：百万円）\n\t2024年3月期\t2025年3月期\n", "")
  en =
    "Consolidated Statements of Income\n(Millions of yen)\n\tFiscal year ended March 31, 2024\tFiscal year ended March 31, 2025\n"
  for entry in rows {
    ja += "\(entry.japanese)\t\(entry.figures)\n"
    let isChanged = entry.japanese == row
    en += "\(isChanged ? label : entry.english)\t\(entry.figures)\n"
  }
  return try check(
    japanese: Input(name: "ja", bytes: Array(ja.utf8)), english: Input(name: "en", bytes: Array(en.utf8)),
    glossary: glossary
  ).findings.filter { $0.kind == .label }
}

@Suite("Labels in a check") struct LabelFindingTests {
  @Test("A row under the name of another thing is told, a loose rendering is not", arguments: cases)
  fileprivate func otherTerm(_ row: Case) throws {
    let found = try labels(of: row.row, row.label)
    #expect(found.map(\.severity) == (row.severity.map { [$0] } ?? []))
    for finding in found {
      #expect(finding.cause == "other-term")
      #expect(finding.japanese?.label == row.row && finding.english?.label == row.label)
    }
  }

  @Test("A glossary that pairs the two is believed") func glossaryIsBelieved() throws {
    let own = Glossary(entries: [GlossaryEntry(japanese: "減価償却費", english: "Impairment losses")])
    #expect(try labels(of: "減価償却費", "Impairment losses", own).isEmpty)
  }

  @Test("What is called a name of another thing is not learned") func wrongNamesAreNotLearned() throws {
    let text = { (other: String) in
      "連結損益計算書\n（単位：百万円）\n\t2024年3月期\t2025年3月期\n売上高\t12,345\t13,456\n営業利益\t1,234\t1,345\n\(other)"
    }
    let english =
      "Statements of Income\n(Millions of yen)\n\tFiscal year ended March 31, 2024\tFiscal year ended March 31, 2025\n"
      + "Net sales\t12,345\t13,456\nOrdinary profit\t1,234\t1,345\n"
    let result = try check(
      japanese: Input(name: "ja", bytes: Array(text("").utf8)), english: Input(name: "en", bytes: Array(english.utf8)))
    #expect(result.findings.filter { $0.kind == .label }.map(\.severity) == [.warning])
    #expect(learnGlossary(from: result).entries.map(\.japanese) == ["売上高"])
  }
}
