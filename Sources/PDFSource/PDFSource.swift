import PageLayout
import SourceText
import TextSource

/// Reads the text layer of a PDF: tables to lines with tabs, all other text to lines, running heads and feet set aside.
///
/// Poppler's pdftotext tells the words and their places; what is a line, a row and a column is found here.
public enum PDFSource {
  /// Is this a PDF? Its mark stands near the beginning, where a few bytes may come before it.
  public static func recognizes(_ bytes: [UInt8]) -> Bool {
    let mark: [UInt8] = [0x25, 0x50, 0x44, 0x46, 0x2D]
    return (0..<min(1_024, bytes.count)).contains { bytes[$0] == mark[0] && bytes[$0...].starts(with: mark) }
  }

  /// The document; its spans and lines are those of the text as drawn here, `parts` leads to pages.
  ///
  /// Throws where there is no text to read: encrypted, damaged, scanned, or poppler is missing.
  public static func read(name: String, bytes: [UInt8]) throws(UnusablePDF) -> SourceDocument {
    try read(name: name, words: try Poppler.words(of: bytes))
  }

  /// The same from what pdftotext printed.
  package static func read(name: String, words xhtml: [UInt8]) throws(UnusablePDF) -> SourceDocument {
    let pages = try PageWords.read(xhtml)
    let count = pages.reduce(0) { $0 + $1.words.count }
    guard count > 0 else {
      throw UnusablePDF(
        reason: pages.isEmpty
          ? "a PDF without pages"
          : "a PDF of \(pages.count) page(s) without any text: a scan needs text recognition (OCR) first")
    }
    var drawing = PageDrawing(pages)
    drawing.draw()
    let text = FoldedText(drawing.bytes)
    var blocks = drawing.blocks
    for index in drawing.undecided { blocks[index].kind = TextSource.kind(ofPlain: blocks[index].lines, text) }
    TextSource.finish(&blocks, text)
    for index in drawing.furniture { blocks[index].kind = .furniture }
    var document = SourceDocument(
      name: name, bytes: drawing.bytes, text: text, blocks: blocks,
      parts: DocumentParts(kind: .page, places: drawing.places))
    document.unsure = drawing.unsure
    return document
  }
}

/// Nothing can be read from this PDF, and why.
public struct UnusablePDF: Error, Sendable, Hashable {
  /// For the end of a sentence.
  public var reason: String

  public init(reason: String) { self.reason = reason }
}
