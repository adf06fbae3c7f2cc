/// One input, read: its bytes, its folded text, and the blocks that a reader found in it.
public struct SourceDocument: Sendable {
  /// The input's name as the user gave it (`ja.txt`, `-`).
  public let name: String
  /// The input as it was given; of one that is no text, the text drawn from it.
  public let bytes: [UInt8]
  public let text: FoldedText
  /// What the reader drew from the input; nil where the input is itself the text.
  public let rendering: RenderedText?
  /// Offsets at which the input's own lines begin, where the lines of `text` are not those.
  public let lineStarts: [Int]?
  /// The pages or sheets that `bytes` were drawn from; nil for an input that is text.
  public let parts: DocumentParts?
  /// In order; together with blank lines they cover every line of the input.
  public var blocks: [Block]
  /// In order, words that might stand in another column of their table than the one they were put into.
  public var unsure: [SourceSpan] = []

  public init(
    name: String, bytes: [UInt8], text: FoldedText, blocks: [Block], rendering: RenderedText? = nil,
    lineStarts: [Int]? = nil, parts: DocumentParts? = nil
  ) {
    self.name = name
    self.bytes = bytes
    self.text = text
    self.blocks = blocks
    self.rendering = rendering?.settled()
    self.lineStarts = lineStarts
    self.parts = parts
  }

  /// The text of a span, exactly as printed: without markup, in UTF-8.
  public func printed(_ span: SourceSpan) -> String { String(decoding: shown(span), as: UTF8.self) }

  /// Do the input's own bytes say just this? Then it is what a reader sees, too, and nobody has to look for what was drawn of them.
  public func stands(_ text: String, at span: SourceSpan) -> Bool {
    guard span.start >= 0, span.end <= bytes.count, span.end - span.start == text.utf8.count else { return false }
    var text = text
    return text.withUTF8 { text in
      bytes.withUnsafeBufferPointer { bytes in
        for step in 0..<text.count where bytes[span.start + step] != text[step] { return false }
        return true
      }
    }
  }

  /// The same as bytes.
  public func shown(_ span: SourceSpan) -> ArraySlice<UInt8> {
    if let rendering { return rendering.drawn(from: span) }
    return bytes[min(span.start, bytes.count)..<min(max(span.start, span.end), bytes.count)]
  }
}

/// The language of a stretch of text.
public enum Language: String, Sendable, Hashable, CaseIterable {
  case japanese = "ja"
  case english = "en"

  public var other: Language { self == .japanese ? .english : .japanese }
}

/// A run of lines that belong together.
public struct Block: Sendable {
  public enum Kind: String, Sendable {
    case heading, paragraph, listItem, table, footnote, furniture
  }

  public var kind: Kind
  /// 0-based line indices.
  public var lines: Range<Int>
  public var language: Language
  /// A table whose ends the input marks: it does not go on in the next one.
  public var isWhole: Bool

  public init(kind: Kind, lines: Range<Int>, language: Language, isWhole: Bool = false) {
    self.kind = kind
    self.lines = lines
    self.language = language
    self.isWhole = isWhole
  }
}
