/// One input, read: its bytes, its folded text, and the blocks that a reader found in it.
public struct SourceDocument: Sendable {
  /// The input's name as the user gave it (`ja.txt`, `-`).
  public let name: String
  /// The input as it was given.
  public let bytes: [UInt8]
  public let text: FoldedText
  /// In order; together with blank lines they cover every line of the input.
  public var blocks: [Block]

  public init(name: String, bytes: [UInt8], text: FoldedText, blocks: [Block]) {
    self.name = name
    self.bytes = bytes
    self.text = text
    self.blocks = blocks
  }

  /// The input text of a span, exactly as printed.
  public func printed(_ span: SourceSpan) -> String {
    String(decoding: bytes[min(span.start, bytes.count)..<min(max(span.start, span.end), bytes.count)], as: UTF8.self)
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

  public init(kind: Kind, lines: Range<Int>, language: Language) {
    self.kind = kind
    self.lines = lines
    self.language = language
  }
}
