import Exports
import ReleaseModel
import SourceText
import Testing

@Suite struct RecordTests {
  @Test func factLinesAreTheContract() {
    let first = #"""
      {"document":"ja.txt","language":"ja","table":"t1","table_title":"連結損益計算書","statement":"income_statement","row":0,"column":0,"label":"営業利益(損失)","path":["営業\"費用\""],"role":"subtotal","concept":"operating-income","footnotes":["*1"],"measure":"amount","period_start":"2003-01-01","period_end":"2003-03-31","compared_start":null,"compared_end":null,"basis":"actual","unit":"JPY","value":"446432000","decimals":-3,"nil":false,"text":"446,432","line":160,"column_start":41,"start":70,"end":79,"page":null,"status":"read","repair":null}
      """#
    let lines = text(ParseExport.lines([Samples.japanese, Samples.english])).split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines[0] == first)
    #expect(lines[2].contains(#""language":"en""#))
    #expect(lines[2].contains(#""value":"-446432000""#))
  }

  @Test func aPrintedDashHasNoValueButSaysSo() {
    let line = text(ParseExport.lines([Samples.japanese])).split(separator: "\n")[1]
    #expect(line.contains(#""value":null,"decimals":null,"nil":true,"text":"-""#))
    #expect(line.hasSuffix(#""status":"repaired","repair":{"from":"—\t","evidence":["ruling"]}}"#))
  }

  @Test func findingLinesAreTheContract() {
    let expected = #"""
      {"id":"sign:t1/operating-income/0","kind":"sign","severity":"error","cause":"sign","at_fault":"ja","evidence":["Only a loss foots."],"evidence_ja":["損失でなければ合計が合わない。"],"ja":{"table":"t1","row":0,"column":0,"label":"営業利益(損失)","value":"446432000","unit":"JPY","period_end":"2003-03-31","text":"446,432","line":160,"start":70,"end":79},"en":{"table":"t1","row":0,"column":0,"label":"Operating income(loss)","value":"-446432000","unit":"JPY","period_end":"2003-03-31","text":"(446,432)","line":633,"start":70,"end":79},"message":{"ja":"日本語版に括弧がない。","en":"The Japanese lacks the parentheses."}}

      """#
    #expect(text(CheckExport.lines(Samples.result)) == expected)
  }

  @Test func aSideThatIsNotThereIsNull() {
    var result = Samples.result
    result.findings[0].english = nil
    result.findings[0].fault = nil
    let line = text(CheckExport.lines(result))
    #expect(line.contains(#""at_fault":null"#))
    #expect(line.contains(#""en":null,"message""#))
  }

  @Test func checkDocumentHasCountsFindingsAndTables() {
    let document = text(CheckExport.document(Samples.result))
    let counts = #"""
        "counts":{
          "error":1,
          "warning":0,
          "note":0,
          "tables_ja":1,
          "tables_en":1,
          "tables_paired":1,
          "rows_paired":2,
          "cells_compared":2,
          "cells_agree":1,
          "cells_unreadable":0
        },
      """#
    #expect(document.contains(counts))
    #expect(document.contains(#""rows":{"paired":2,"ja_only":1,"en_only":0},"columns":{"paired":1"#))
    let line = text(CheckExport.lines(Samples.result)).dropLast()
    #expect(document.contains("    " + line + "\n  ],"))
  }

  @Test func pairLinesGoFromTablesToColumnsToRows() {
    let expected = #"""
      {"level":"table","ja":{"table":"t1","row":null,"column":null,"label":"連結損益計算書","line":155},"en":{"table":"t1","row":null,"column":null,"label":"Consolidated Statement of Income","line":628},"score":0.954,"evidence":["values","title"],"margin":0.4}
      {"level":"column","ja":{"table":"t1","row":null,"column":0,"label":"","line":156},"en":{"table":"t1","row":null,"column":0,"label":"","line":629},"score":1,"evidence":["period","unit"],"margin":1}
      {"level":"row","ja":{"table":"t1","row":null,"column":null,"label":"営業費用:","line":159},"en":{"table":"t1","row":null,"column":null,"label":"Costs:","line":632},"score":1,"evidence":["term"],"margin":1}
      {"level":"row","ja":{"table":"t1","row":0,"column":null,"label":"営業利益(損失)","line":160},"en":{"table":"t1","row":0,"column":null,"label":"Operating income(loss)","line":633},"score":0.5,"evidence":["term","position"],"margin":0.25}
      {"level":"row","ja":{"table":"t1","row":1,"column":null,"label":"営業利益(損失)","line":161},"en":null,"score":0,"evidence":[],"margin":1}

      """#
    #expect(text(AlignmentExport.lines(Samples.result)) == expected)
  }

  @Test func theSameResultGivesTheSameBytes() {
    #expect(ParseExport.document([Samples.japanese]) == ParseExport.document([Samples.japanese]))
    #expect(CheckExport.document(Samples.result) == CheckExport.document(Samples.result))
    #expect(AlignmentExport.document(Samples.result) == AlignmentExport.document(Samples.result))
  }

  @Test func emptyResultsAreWholeDocuments() {
    #expect(text(ParseExport.lines([])) == "")
    #expect(text(ParseExport.document([])) == "{\n  \"releases\":[]\n}\n")
  }

  @Test func indicesThatPointNowhereAreNull() {
    var result = Samples.result
    result.alignment.tables[0].tables.japanese = 7
    #expect(text(AlignmentExport.lines(result)).contains(#"{"level":"table","ja":null"#))
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
