import SourceText

/// Reads plain text: UTF-8 with or without a byte-order mark, LF or CRLF, tables as lines with tabs.
public enum TextSource {
  /// Cuts the input into blocks. Never fails on content: bytes that are not UTF-8 become U+FFFD and are remembered in
  /// `FoldedText.malformed`.
  public static func read(name: String, bytes: [UInt8]) -> SourceDocument {
    let text = FoldedText(bytes)
    var blocks = BlockFinder(text).blocks()
    finish(&blocks, text)
    return SourceDocument(name: name, bytes: bytes, text: text, blocks: blocks)
  }

  /// The same for text that was drawn from another encoding.
  public static func read(name: String, bytes: [UInt8], decoded: RenderedText) -> SourceDocument {
    let text = FoldedText(decoded)
    var blocks = BlockFinder(text).blocks()
    finish(&blocks, text)
    return SourceDocument(name: name, bytes: bytes, text: text, blocks: blocks, rendering: decoded)
  }

  /// What lines without cells are, by their words: a heading, a paragraph, a list's item or a note.
  public static func kind(ofPlain lines: Range<Int>, _ text: FoldedText) -> Block.Kind {
    BlockFinder(text).kind(ofPlain: lines)
  }

  /// Marks what belongs to the page, and gives each block its language.
  public static func finish(_ blocks: inout [Block], _ text: FoldedText) {
    Furniture.mark(&blocks, text)
    LanguageRuns.assign(&blocks, text)
  }

  /// The versions that one file holds: their blocks, Japanese first; one or two entries.
  public static func versions(of document: SourceDocument) -> [(language: Language, blocks: [Block])] {
    Language.allCases.compactMap { language in
      let blocks = document.blocks.filter { $0.language == language }
      return blocks.isEmpty ? nil : (language, blocks)
    }
  }
}
