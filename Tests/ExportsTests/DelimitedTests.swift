import ReleaseModel
import SourceText
import Testing

@testable import Exports

/// A text of a release, and what a cell of CSV holds of it.
private let guards: [(text: String, cell: String)] = [
  ("売上高", "売上高"),
  ("=SUM(A1)", "'=SUM(A1)"),
  ("＝SUM(A1)", "'＝SUM(A1)"),
  ("@cmd", "'@cmd"),
  ("+1+1", "'+1+1"),
  ("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"),
  ("-1-2", "'-1-2"),
  ("\t=1", "'\t=1"),
  ("'quoted", "''quoted"),
  // Figures stay figures.
  ("-446,432", "-446,432"), ("-7.2%", "-7.2%"), ("－", "－"), ("--", "--"), ("-", "-"), ("+12", "+12"),
  ("△446", "△446"), ("(446,432)", "(446,432)"), ("－１２", "－１２"), ("", ""),
]

@Suite struct DelimitedTests {
  @Test func formulasBecomeTextAndEveryTextComesBack() {
    for (text, cell) in guards {
      #expect(SpreadsheetText.guarded(text) == cell)
      #expect(SpreadsheetText.unguarded(cell) == text)
    }
  }

  @Test func figuresAreNeverGuarded() {
    let lines = csv(DelimitedExporter(.commas)).split(separator: "\r\n")
    #expect(lines.count == 5)
    #expect(lines[1].contains(",JPY,446432000,-3,false,\"446,432\","))
    #expect(lines[3].contains(",JPY,-446432000,-3,false,\"(446,432)\","))
  }

  @Test func quotesAndSeparatorsAreQuoted() {
    let text = csv(DelimitedExporter(.commas))
    #expect(text.contains(",\"営業\"\"費用\"\"\","))
    #expect(text.hasSuffix("\r\n"))
    #expect(csv(DelimitedExporter(.tabs)).contains("\t\"446,432\"\t"))
  }

  @Test func nullIsNothingAndAnEmptyTextIsQuoted() {
    let lines = csv(DelimitedExporter(.commas)).split(separator: "\r\n")
    // A printed dash: neither value nor decimals.
    #expect(lines[2].contains(",JPY,,,true,-,"))
  }

  @Test func theByteOrderMarkIsAskedFor() {
    #expect(csv(DelimitedExporter(.commas, hasByteOrderMark: true)).hasPrefix("\u{FEFF}document,"))
    #expect(csv(DelimitedExporter(.commas)).hasPrefix("document,"))
  }

  private func csv(_ exporter: DelimitedExporter) -> String {
    var exporter = exporter
    let bytes = exporter.begin() + exporter.write(ExportItem(Samples.result)) + exporter.end()
    return String(decoding: bytes, as: UTF8.self)
  }
}
