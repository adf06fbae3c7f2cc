import Archives
import OfficeSource
import PDFSource
import Packing
import SourceText

/// What `pdftotext -bbox` might print.
func probePDF(_ xhtml: [UInt8], _ complaints: inout Complaints) {
  guard let document = try? PDFSource.read(name: "pdf", words: xhtml) else { return }
  inspect(document, &complaints)
}

/// `word/document.xml`, and after a record separator `word/footnotes.xml`.
func probeWord(_ bytes: [UInt8], _ complaints: inout Complaints) {
  let parts = bytes.split(separator: 0x1E, maxSplits: 1, omittingEmptySubsequences: false).map(Array.init)
  var files: [(name: String, bytes: [UInt8])] = [("word/document.xml", parts[0])]
  if parts.count > 1 { files.append(("word/footnotes.xml", parts[1])) }
  probeDraft(files, .document, &complaints)
}

/// A sheet, then the shared strings, then the styles, with record separators between them.
func probeExcel(_ bytes: [UInt8], _ complaints: inout Complaints) {
  let parts = bytes.split(separator: 0x1E, maxSplits: 2, omittingEmptySubsequences: false).map(Array.init)
  let names: [String] = ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"]
  let book = #"<workbook xmlns:r="r"><sheets><sheet name="PL" sheetId="1" r:id="rId1"/></sheets></workbook>"#
  let relations = #"<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>"#
  probeDraft(
    [("xl/workbook.xml", Array(book.utf8)), ("xl/_rels/workbook.xml.rels", Array(relations.utf8))]
      + zip(names, parts).map { ($0, $1) },
    .workbook, &complaints)
}

/// One slide.
func probeSlides(_ bytes: [UInt8], _ complaints: inout Complaints) {
  let list =
    #"<p:presentation xmlns:p="p" xmlns:r="r"><p:sldIdLst><p:sldId id="256" r:id="rId2"/></p:sldIdLst></p:presentation>"#
  let relations = #"<Relationships><Relationship Id="rId2" Target="slides/slide1.xml"/></Relationships>"#
  probeDraft(
    [
      ("ppt/presentation.xml", Array(list.utf8)), ("ppt/_rels/presentation.xml.rels", Array(relations.utf8)),
      ("ppt/slides/slide1.xml", bytes),
    ], .presentation, &complaints)
}

/// Drafts that are not well-formed are refused, all others read.
private func probeDraft(
  _ files: [(name: String, bytes: [UInt8])], _ kind: OfficeSource.Kind, _ complaints: inout Complaints
) {
  guard let archive = try? Archive(packed(files)) else {
    return complaints.expect(false, "an archive of ours is refused")
  }
  complaints.expect(OfficeSource.kind(of: archive) == kind, "an archive of another kind")
  do throws(UnusableArchive) {
    inspect(try OfficeSource.read(name: "draft", archive, as: kind), &complaints)
  } catch {
    complaints.expect(!error.reason.isEmpty, "refused without a reason")
  }
}
