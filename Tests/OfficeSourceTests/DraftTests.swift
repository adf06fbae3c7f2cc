import Archives
import OfficeSource
import Packing
import SourceText
import Testing

/// Parts of a draft, and the lines that are drawn from them; tabs between cells.
struct DraftCase: Sendable, CustomTestStringConvertible {
  var name: String
  var parts: [String: String]
  var lines: [String]

  var testDescription: String { name }
}

private let word = #"<w:document xmlns:w="w" xmlns:mc="mc"><w:body>"#
private let wordEnd = "</w:body></w:document>"
private let book =
  #"<workbook xmlns:r="r"><sheets><sheet name="PL" sheetId="1" r:id="rId1"/><sheet name="memo" sheetId="2" state="hidden" r:id="rId2"/></sheets></workbook>"#
private let bookRelations =
  #"<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="worksheets/sheet2.xml"/></Relationships>"#

private func run(_ text: String) -> String { "<w:r><w:t>\(text)</w:t></w:r>" }
private func cell(_ text: String, _ properties: String = "") -> String {
  "<w:tc><w:tcPr>\(properties)</w:tcPr><w:p>\(run(text))</w:p></w:tc>"
}

private let drafts: [DraftCase] = [
  DraftCase(
    name: "a Word table with cells over several columns and rows",
    parts: [
      "word/document.xml": word + "<w:p>\(run("連結損益計算書"))</w:p><w:tbl><w:tr>"
        + cell("", "<w:vMerge w:val=\"restart\"/>") + cell("売上高", "<w:gridSpan w:val=\"2\"/>") + "</w:tr><w:tr>"
        + cell("", "<w:vMerge/>") + cell("2024年") + cell("2023年") + "</w:tr><w:tr>" + cell("国内") + cell("1,234")
        + cell("△56") + "</w:tr></w:tbl>" + wordEnd
    ], lines: ["連結損益計算書", "\t売上高\t", "\t2024年\t2023年", "国内\t1,234\t△56"]),
  DraftCase(
    name: "tracked changes are accepted, hidden text and instructions of fields are not read",
    parts: [
      "word/document.xml": word + "<w:p>\(run("営業利益は"))<w:del><w:r><w:delText>100</w:delText></w:r></w:del><w:ins>"
        + run("200") + "</w:ins><w:moveFrom>\(run("千円"))</w:moveFrom><w:moveTo>\(run("百万円"))</w:moveTo>"
        + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>内緒</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
        + "<w:tbl><w:tr>\(cell("売上高"))\(cell("1"))</w:tr><w:tr><w:trPr><w:del/></w:trPr>\(cell("旧"))\(cell("2"))</w:tr></w:tbl>"
        + wordEnd
    ], lines: ["営業利益は200百万円", "売上高\t1"]),
  DraftCase(
    name: "a footnote stands behind its table, its mark raised",
    parts: [
      "word/document.xml": word
        + "<w:tbl><w:tr><w:tc><w:p>\(run("契約数"))<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p></w:tc>"
        + cell("12") + "</w:tr></w:tbl><w:p>\(run("以上"))</w:p>" + wordEnd,
      "word/footnotes.xml": #"<w:footnotes xmlns:w="w"><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>"#
        + "<w:footnote w:id=\"2\"><w:p>\(run("期末の数です。"))</w:p></w:footnote></w:footnotes>",
    ], lines: ["契約数¹\t12", "¹ 期末の数です。", "以上"]),
  DraftCase(
    name: "a text box is read once",
    parts: [
      "word/document.xml": word
        + "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p>\(run("(単位:百万円)"))</w:p>"
        + "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p>\(run("(単位:百万円)"))</w:p></w:txbxContent></mc:Fallback>"
        + "</mc:AlternateContent></w:r>\(run("要約"))</w:p>" + wordEnd
    ], lines: ["(単位:百万円)", "要約"]),
  DraftCase(
    name: "numbers of a sheet in their formats; readings, hidden rows, columns and sheets left out",
    parts: [
      "xl/workbook.xml": book, "xl/_rels/workbook.xml.rels": bookRelations,
      "xl/sharedStrings.xml":
        "<sst><si><t>売上高</t><rPh><t>ウリアゲダカ</t></rPh></si><si><r><t>営業</t></r><r><t>損失</t></r></si><si><t>（単位：百万円）</t></si></sst>",
      "xl/styles.xml":
        ##"<styleSheet><numFmts><numFmt numFmtId="176" formatCode="#,##0,,;&quot;△&quot;#,##0,,"/><numFmt numFmtId="177" formatCode="0.0%;\(0.0%\)"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="176"/><xf numFmtId="177"/><xf numFmtId="31"/><xf numFmtId="0"><alignment indent="1"/></xf></cellXfs></styleSheet>"##,
      "xl/worksheets/sheet1.xml":
        #"<worksheet><cols><col min="3" max="3" hidden="1"/></cols><sheetData><row r="1"><c r="A1" t="s"><v>2</v></c></row><row r="2"><c r="B2" s="3"><v>45382</v></c><c r="D2" t="inlineStr"><is><t>増減率</t></is></c></row><row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" s="1"><v>1234567890</v></c><c r="C3"><v>9</v></c><c r="D3" s="2"><v>0.28499999999999998</v></c></row><row r="4" hidden="1"><c r="A4"><v>1</v></c></row><row r="5"><c r="A5" t="s" s="4"><v>1</v></c><c r="B5" s="1"><v>-56499999.999999</v></c><c r="D5" s="2"><v>-0.1</v></c></row></sheetData></worksheet>"#,
      "xl/worksheets/sheet2.xml":
        "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>7</v></c></row></sheetData></worksheet>",
    ], lines: ["（単位：百万円）", "\t2024年3月31日\t増減率", "売上高\t1,235\t28.5%", "  営業損失\t△56\t(10.0%)"]),
  DraftCase(
    name: "a table on a slide",
    parts: [
      "ppt/presentation.xml":
        #"<p:presentation xmlns:p="p" xmlns:r="r"><p:sldIdLst><p:sldId id="256" r:id="rId2"/></p:sldIdLst></p:presentation>"#,
      "ppt/_rels/presentation.xml.rels":
        #"<Relationships><Relationship Id="rId2" Target="slides/slide1.xml"/></Relationships>"#,
      "ppt/slides/slide1.xml":
        #"<p:sld xmlns:p="p" xmlns:a="a"><a:p><a:r><a:t>Results</a:t></a:r></a:p><a:tbl><a:tr><a:tc><a:p/></a:tc><a:tc gridSpan="2"><a:p><a:r><a:t>Sales</a:t></a:r></a:p></a:tc><a:tc hMerge="1"><a:p/></a:tc></a:tr><a:tr><a:tc><a:p><a:r><a:t>FY2024</a:t></a:r></a:p></a:tc><a:tc><a:p><a:r><a:t>12</a:t></a:r></a:p></a:tc><a:tc><a:p><a:r><a:t>13</a:t></a:r></a:p></a:tc></a:tr></a:tbl></p:sld>"#,
    ], lines: ["Results", "\tSales\t", "FY2024\t12\t13"]),
]

private func archive(_ parts: [String: String]) throws -> Archive {
  try Archive(packed(parts.sorted { $0.key < $1.key }.map { ($0.key, Array($0.value.utf8)) }))
}

private func drawn(_ parts: [String: String]) throws -> SourceDocument {
  let archive = try archive(parts)
  return try OfficeSource.read(name: "draft", archive, as: try #require(OfficeSource.kind(of: archive)))
}

@Suite("Office drafts") struct DraftTests {
  @Test("a draft is drawn as it is seen", arguments: drafts)
  func lines(_ draft: DraftCase) throws {
    let document = try drawn(draft.parts)
    #expect(String(decoding: document.bytes, as: UTF8.self).split(separator: "\n").map(String.init) == draft.lines)
    #expect(document.parts?.places.count == draft.lines.count)
  }

  @Test("sheets are named")
  func sheets() throws {
    #expect(try drawn(drafts[4].parts).parts?.part(of: 2) == DocumentPart(kind: .sheet, number: 0, name: "PL"))
  }

  @Test("a part that is not whole, or declares entities, is one clear error")
  func damage() {
    func reason(_ document: String) -> String? {
      do {
        _ = try drawn(["word/document.xml": document])
        return nil
      } catch { return (error as? UnusableArchive)?.description }
    }
    #expect(reason(word + "<w:p>")?.hasPrefix("word/document.xml: is not well-formed XML") == true)
    let lol = (1...9).reduce("<!ENTITY e0 'lol'>") { $0 + "<!ENTITY e\($1) '&e\($1 - 1);&e\($1 - 1);&e\($1 - 1);'>" }
    #expect(
      reason("<!DOCTYPE d [\(lol)]><d>&e9;</d>")
        == "word/document.xml: declares entities of its own, which are not expanded")
    #expect(reason(String(repeating: "<a>", count: 2_000))?.hasPrefix("word/document.xml: ") == true)
  }
}
