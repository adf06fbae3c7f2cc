import SourceText
import TextSource

/// Reads HTML and XHTML, well-formed or not: tables to lines with tabs, all other text to lines, hidden text left out.
public enum HTMLSource {
  /// Is this a page? Decided by its beginning, not by a name.
  public static func recognizes(_ bytes: [UInt8]) -> Bool {
    var at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while at < bytes.count, isMarkupSpace(UInt32(bytes[at])) { at += 1 }
    guard at + 3 < bytes.count, bytes[at] == 0x3C else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      let end = min(bytes.count, at + 65_536)
      for place in at..<end where bytes[place] == 0x3C {
        if marks.contains(where: { isMark($0, bytes, place) }) { return true }
      }
      return false
    }
  }

  private static let marks: [StaticString] = [
    "<html", "<!doctype html", "<body", "<table", "<div", "<p>", "<p ", "<center", "<h1",
  ]

  private static func isMark(_ mark: StaticString, _ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
    guard at + mark.utf8CodeUnitCount <= bytes.count else { return false }
    for step in 1..<mark.utf8CodeUnitCount {
      let byte = bytes[at + step]
      if (byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte) != mark.utf8Start[step] { return false }
    }
    return true
  }

  /// Cuts a page into blocks. Never fails on content; what libxml2 could not take comes back as `problems`, what inline XBRL
  /// adds to the page as `marks`.
  ///
  /// `decoded`: the page in UTF-8 where its bytes are in another encoding. `isFlawless`: they are known to be UTF-8.
  public static func read(
    name: String, bytes: [UInt8], decoded: RenderedText? = nil, isFlawless: Bool = false
  ) -> (document: SourceDocument, problems: [MarkupProblem], marks: PageMarks?) {
    let source = decoded ?? (isFlawless ? nil : repaired(bytes))
    var problems: [MarkupProblem] = []
    var collector: MarkCollector?
    var drawn = RenderedText()
    var blocks: [Block] = []
    var undecided: [Int] = []
    (source?.bytes ?? bytes).withUnsafeBufferPointer { page in
      let start = page.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      var builder = PageBuilder(page, at: start)
      LibXML2.read(UnsafeBufferPointer(rebasing: page[start...]), &builder)
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

  /// The elements with a prefix alone, of a page or of a linkbase.
  public static func marks(of bytes: [UInt8]) -> PageMarks? {
    bytes.withUnsafeBufferPointer { page in
      let start = page.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      var builder = PageBuilder(page, at: start, collects: true)
      LibXML2.read(UnsafeBufferPointer(rebasing: page[start...]), &builder)
      return builder.collector?.marks
    }
  }

  private static func lineStarts(_ page: [UInt8]) -> [Int] {
    var starts = [0]
    page.withUnsafeBufferPointer { page in
      var end = page.place(of: 0x0A, from: 0)
      while let at = end {
        starts.append(at + 1)
        end = page.place(of: 0x0A, from: at + 1)
      }
    }
    return starts
  }

  /// libxml2 takes a page with a single wrong byte for Latin-1; U+FFFD in its place keeps it UTF-8. Nil where all is well.
  private static func repaired(_ bytes: [UInt8]) -> RenderedText? {
    bytes.withUnsafeBufferPointer { raw in
      var at = 0
      while at < raw.count {
        if raw[at] < 0x80 {
          at = raw.endOfASCII(from: at + 1)
          continue
        }
        // Kana and kanji, but for the surrogates that ED begins.
        if raw[at] >= 0xE1, raw[at] <= 0xEC, at + 2 < raw.count, raw[at + 1] & 0xC0 == 0x80, raw[at + 2] & 0xC0 == 0x80
        {
          at += 3
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
