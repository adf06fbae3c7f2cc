import Archives
import HTMLSource
import SourceText

/// Reads Word, Excel and PowerPoint drafts (Office Open XML): what a person sees when the file is opened.
///
/// A draft is first written as a page of HTML, spans, indents and raised marks included, and the page is then read like any other: so there
/// is one place that knows how tables become lines. Tracked changes count as accepted, hidden text, rows, columns, sheets and slides
/// as not there.
public enum OfficeSource {
  public enum Kind: Sendable { case document, workbook, presentation }

  /// What an archive holds, told by its parts; nil for other archives.
  public static func kind(of archive: Archive) -> Kind? {
    if archive.entry(named: "word/document.xml") != nil { return .document }
    if archive.entry(named: "xl/workbook.xml") != nil { return .workbook }
    if archive.entry(named: "ppt/presentation.xml") != nil { return .presentation }
    return nil
  }

  /// Word's and Excel's files of before 2007, and encrypted ones of today, are compound files.
  public static func isCompoundFile(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
  }

  /// The document; its spans and lines are those of the text as drawn here, `parts` leads to sheets or slides.
  public static func read(
    name: String, _ archive: Archive, as kind: Kind
  ) throws(UnusableArchive) -> SourceDocument {
    var page = DraftPage()
    switch kind {
    case .document: try WordDraft(archive).write(to: &page)
    case .workbook: try ExcelDraft(archive).write(to: &page)
    case .presentation: try PowerPointDraft(archive).write(to: &page)
    }
    let read = HTMLSource.read(name: name, bytes: page.bytes).document
    let drawn = read.rendering?.bytes ?? read.bytes
    let text = FoldedText(drawn)
    let partKind: DocumentParts.Kind =
      switch kind {
      case .document: .document
      case .workbook: .sheet
      case .presentation: .slide
      }
    let places = read.text.lines.indices.map { line in
      DocumentParts.Place(part: page.part(at: read.text.origin(of: read.text.lines[line].lowerBound)), line: line)
    }
    return SourceDocument(
      name: name, bytes: drawn, text: text, blocks: read.blocks,
      parts: DocumentParts(kind: partKind, names: page.names, places: places))
  }
}
