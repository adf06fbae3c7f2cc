import SourceText

/// Reads plain text: UTF-8 with or without a byte-order mark, LF or CRLF; tables as lines with tabs, columns aligned by spaces,
/// Markdown, comma-separated values.
public enum TextSource {
  /// Cuts the input into blocks. Never fails on content: bytes that are not UTF-8 become U+FFFD and are remembered in
  /// `FoldedText.malformed`.
  public static func read(name: String, bytes: [UInt8]) -> SourceDocument {
    let layout = TextLayout(bytes)
    if let drawing = layout.drawn() {
      let unsure = drawing.unsure.map { SourceSpan(start: $0.lowerBound, end: $0.upperBound) }
      return document(
        name, bytes, drawing.text, tables: drawing.tables, lineStarts: layout.lineStarts, unsure: unsure)
    }
    let text = FoldedText(bytes)
    var blocks = BlockFinder(text).blocks()
    finish(&blocks, text)
    return SourceDocument(name: name, bytes: bytes, text: text, blocks: blocks)
  }

  /// The same for text that was drawn from another encoding.
  public static func read(name: String, bytes: [UInt8], decoded: RenderedText) -> SourceDocument {
    let layout = TextLayout(decoded.bytes)
    if let drawing = layout.drawn() {
      let lineStarts = layout.lineStarts.map(decoded.place)
      let unsure = drawing.unsure.map {
        SourceSpan(start: decoded.place(of: $0.lowerBound), end: decoded.place(of: $0.upperBound))
      }
      return document(
        name, bytes, drawing.text.placed(through: decoded), tables: drawing.tables, lineStarts: lineStarts,
        unsure: unsure)
    }
    return document(name, bytes, decoded, tables: [], lineStarts: nil)
  }

  private static func document(
    _ name: String, _ bytes: [UInt8], _ drawn: RenderedText, tables: [Range<Int>], lineStarts: [Int]?,
    unsure: [SourceSpan] = []
  ) -> SourceDocument {
    let text = FoldedText(drawn)
    var blocks = BlockFinder(text).blocks().flatMap { cut($0, at: tables, text) }
    for index in blocks.indices.dropLast() where blocks[index].kind == .table {
      blocks[index].isWhole =
        blocks[index + 1].kind != .table || tables.contains { $0.lowerBound == blocks[index + 1].lines.lowerBound }
    }
    finish(&blocks, text)
    var document = SourceDocument(
      name: name, bytes: bytes, text: text, blocks: blocks, rendering: drawn, lineStarts: lineStarts)
    document.unsure = unsure.sorted { $0.start < $1.start }
    return document
  }

  /// A block of table lines in which tables of their own begin and end; what stands between two of them is text.
  private static func cut(_ block: Block, at tables: [Range<Int>], _ text: FoldedText) -> [Block] {
    guard block.kind == .table else { return [block] }
    var blocks: [Block] = []
    var line = block.lines.lowerBound
    func add(_ end: Int, isTable: Bool) {
      guard line < end else { return }
      let lines = line..<end
      if isTable || lines.contains(where: { text.bytes[text.lines[$0]].contains(0x09) }) {
        blocks.append(Block(kind: .table, lines: lines, language: block.language))
      } else {
        for line in lines {
          blocks.append(
            Block(kind: kind(ofPlain: line..<line + 1, text), lines: line..<line + 1, language: block.language))
        }
      }
      line = end
    }
    for table in tables where table.upperBound > line && table.lowerBound < block.lines.upperBound {
      add(min(max(table.lowerBound, line), block.lines.upperBound), isTable: false)
      add(min(table.upperBound, block.lines.upperBound), isTable: true)
    }
    add(block.lines.upperBound, isTable: false)
    return blocks
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
