import SourceText
import TextSource

/// Reads HTML and XHTML, well-formed or not: tables to lines with tabs, all other text to lines, hidden text left out.
public enum HTMLSource {
  /// Is this a page? Decided by its beginning, not by a name.
  public static func recognizes(_ bytes: [UInt8]) -> Bool {
    var at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while at < bytes.count, isMarkupSpace(UInt32(bytes[at])) { at += 1 }
    guard at + 3 < bytes.count, bytes[at] == 0x3C else { return false }
    let head = String(decoding: bytes[at..<min(bytes.count, at + 65_536)], as: UTF8.self).lowercased().utf8
    let marks = ["<html", "<!doctype html", "<body", "<table", "<div", "<p>", "<p ", "<center", "<h1"]
    return marks.contains { contains(head, $0) }
  }

  private static func contains(_ text: String.UTF8View, _ mark: String) -> Bool {
    let needle = Array(mark.utf8)
    var at = text.startIndex
    while let found = text[at...].firstIndex(of: needle[0]) {
      if text[found...].starts(with: needle) { return true }
      at = text.index(after: found)
    }
    return false
  }

  /// Cuts a page into blocks. Never fails on content; what libxml2 could not take comes back as `problems`, what inline XBRL
  /// adds to the page as `marks`.
  ///
  /// `decoded`: the page in UTF-8 where its bytes are in another encoding.
  public static func read(
    name: String, bytes: [UInt8], decoded: RenderedText? = nil
  ) -> (document: SourceDocument, problems: [MarkupProblem], marks: PageMarks?) {
    let source = decoded ?? repaired(bytes)
    var problems: [MarkupProblem] = []
    var collector: MarkCollector?
    var drawn = RenderedText()
    var blocks: [Block] = []
    var undecided: [Int] = []
    (source?.bytes ?? bytes).withUnsafeBufferPointer { page in
      let start = page.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      let builder = PageBuilder(page, at: start)
      LibXML2.read(UnsafeBufferPointer(rebasing: page[start...]), builder)
      let items = builder.finish()
      (problems, collector) = (builder.problems, builder.collector)
      var renderer = PageRenderer(builder.text)
      renderer.draw(items)
      (drawn, blocks, undecided) = (renderer.drawn, renderer.blocks, renderer.undecided)
    }
    let lineStarts = self.lineStarts(source?.bytes ?? bytes).map { source?.place(of: $0) ?? $0 }
    if let source {
      drawn = drawn.placed(through: source)
      collector?.place(through: source)
    }
    let text = FoldedText(drawn)
    for index in undecided { blocks[index].kind = TextSource.kind(ofPlain: blocks[index].lines, text) }
    TextSource.finish(&blocks, text)
    let document = SourceDocument(
      name: name, bytes: bytes, text: text, blocks: blocks, rendering: drawn, lineStarts: lineStarts)
    return (document, problems, collector?.marks)
  }

  private static func lineStarts(_ page: [UInt8]) -> [Int] {
    var starts = [0]
    for (at, byte) in page.enumerated() where byte == 0x0A { starts.append(at + 1) }
    return starts
  }

  /// libxml2 takes a page with a single wrong byte for Latin-1; U+FFFD in its place keeps it UTF-8. Nil where all is well.
  private static func repaired(_ bytes: [UInt8]) -> RenderedText? {
    bytes.withUnsafeBufferPointer { raw in
      var at = 0
      while at < raw.count {
        if raw[at] < 0x80 {
          at += 1
          continue
        }
        let length = decodeScalar(raw, at: at).length
        if length == 0 { return RenderedText(repairing: raw) }
        at += length
      }
      return nil
    }
  }
}
