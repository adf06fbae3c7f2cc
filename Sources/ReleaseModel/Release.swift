import SourceText

/// One version of a release, read.
public struct Release: Sendable {
  /// The input's name.
  public var document: String
  public var language: Language
  public var tables: [Table]
  /// What was repaired, left aside or could not be read.
  public var remarks: [Remark]
  public var lineCount: Int
  /// How the whole version shortens its amounts, when it says so.
  public var rounding: RoundingInterval.Mode
  /// Filled when its figures have been held against each other.
  public var audit: Audit?
  /// The pages or sheets that its lines stand on; nil where its lines are those of the input.
  public var parts: DocumentParts?
  /// The running text; empty until it is read.
  public var prose = Prose()
  /// What the page tags in inline XBRL.
  public var tagged: [TaggedFact] = []

  public init(
    document: String, language: Language, tables: [Table], remarks: [Remark], lineCount: Int,
    rounding: RoundingInterval.Mode
  ) {
    self.document = document
    self.language = language
    self.tables = tables
    self.remarks = remarks
    self.lineCount = lineCount
    self.rounding = rounding
  }

  public var facts: [Fact] { tables.flatMap(\.facts) }
}

/// Something that a reader did with the text besides reading it as it stands: nothing is dropped silently.
public struct Remark: Sendable, Hashable {
  public enum Kind: String, Sendable {
    /// A garbled second copy of a neighbouring row.
    case ghostRow = "ghost-row"
    /// A line of rulings or stray marks.
    case ruling
    /// Words that are no label, heading or sentence.
    case noise
    /// A figure that cannot be read.
    case unreadable
    /// A row, header or title put together or taken apart.
    case repaired
    /// Bytes that are not text.
    case malformed
    /// Markup that could not be taken as it stands.
    case markup
  }

  public var kind: Kind
  /// Empty when it belongs to no table.
  public var table: String
  /// 0-based.
  public var line: Int
  public var span: SourceSpan
  public var text: String
  public var evidence: [String]

  public init(kind: Kind, table: String, line: Int, span: SourceSpan, text: String, evidence: [String]) {
    self.kind = kind
    self.table = table
    self.line = line
    self.span = span
    self.text = text
    self.evidence = evidence
  }
}
