import SourceText

/// A place where the two versions do not say the same, or where the reader must be warned.
public struct Finding: Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    case value, sign, scale, unit, period, label, term, name, footnote, footing, order, date, unreadable
    case missingValue = "missing-value"
    case missingRow = "missing-row"
    case missingColumn = "missing-column"
    case missingTable = "missing-table"
    case extraValue = "extra-value"
    case extraRow = "extra-row"
    case extraColumn = "extra-column"
    case extraTable = "extra-table"
    case changeRate = "change-rate"
    case shareRate = "share-rate"
    case translationRate = "translation-rate"
    case proseValue = "prose-value"
    case proseDirection = "prose-direction"
    case prosePeriod = "prose-period"
    case proseTable = "prose-table"
  }

  public enum Severity: String, Sendable, CaseIterable, Comparable {
    case error, warning, note

    public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
    private var rank: Int { self == .error ? 0 : self == .warning ? 1 : 2 }
  }

  /// Who the evidence speaks against.
  public enum Fault: String, Sendable {
    case japanese = "ja"
    case english = "en"
    case both
  }

  /// Where one version says its part.
  public struct Side: Sendable {
    public var table: String
    public var tableTitle: String?
    public var row: Int?
    public var column: Int?
    public var label: String?
    /// In whole units.
    public var value: ExactDecimal?
    public var unit: Unit?
    public var period: Period?
    public var text: String
    /// 0-based.
    public var line: Int
    /// 0-based cell of the line, the label's being 0.
    public var cell: Int?
    public var span: SourceSpan
    /// The page or sheet, where the input is no text: then line and span are those of the text drawn from it.
    public var part: DocumentPart?

    public init(
      table: String, tableTitle: String? = nil, row: Int? = nil, column: Int? = nil, label: String? = nil,
      value: ExactDecimal? = nil, unit: Unit? = nil, period: Period? = nil, text: String, line: Int, cell: Int? = nil,
      span: SourceSpan
    ) {
      self.table = table
      self.tableTitle = tableTitle
      self.row = row
      self.column = column
      self.label = label
      self.value = value
      self.unit = unit
      self.period = period
      self.text = text
      self.line = line
      self.cell = cell
      self.span = span
    }
  }

  /// What a tag says of the figure, and with whom it agrees.
  public struct Tag: Sendable {
    public var document: String
    /// `tse-ed-t:NetSales`
    public var concept: String
    public var context: String
    public var value: ExactDecimal?
    public var unit: Unit
    public var period: Period?
    public var text: String
    /// 0-based.
    public var line: Int
    public var span: SourceSpan
    /// `page`, `ja`, `en`.
    public var agrees: [String]

    public init(
      document: String, concept: String, context: String, value: ExactDecimal?, unit: Unit, period: Period?,
      text: String, line: Int, span: SourceSpan, agrees: [String]
    ) {
      self.document = document
      self.concept = concept
      self.context = context
      self.value = value
      self.unit = unit
      self.period = period
      self.text = text
      self.line = line
      self.span = span
      self.agrees = agrees
    }
  }

  /// Stable across runs and small edits; see `Docs/Findings.md`.
  public var id: String
  public var kind: Kind
  public var severity: Severity
  /// digit, transposition, sign, scale×1000, prior-period, swapped-columns, swapped-rows, dropped, converter-noise …
  public var cause: String?
  public var fault: Fault?
  /// Sentences that say why, in both languages.
  public var evidence: [Message]
  public var japanese: Side?
  public var english: Side?
  public var message: Message
  /// Nil when there was no earlier check to compare with.
  public var change: FindingChange?
  /// What the filing's inline XBRL says, where it was heard as a third witness.
  public var tagged: Tag?

  public init(
    id: String = "", kind: Kind, severity: Severity, cause: String? = nil, fault: Fault? = nil,
    evidence: [Message] = [], japanese: Side?, english: Side?, message: Message
  ) {
    self.id = id
    self.kind = kind
    self.severity = severity
    self.cause = cause
    self.fault = fault
    self.evidence = evidence
    self.japanese = japanese
    self.english = english
    self.message = message
  }
}

/// The same sentence in both languages.
public struct Message: Sendable, Hashable {
  public var japanese: String
  public var english: String

  public init(japanese: String, english: String) {
    self.japanese = japanese
    self.english = english
  }

  public func text(in language: Language) -> String { language == .japanese ? japanese : english }
}

/// What a check compared, and what it found.
public struct CheckResult: Sendable {
  public struct Counts: Sendable, Hashable {
    public var tablesJapanese = 0
    public var tablesEnglish = 0
    public var tablesPaired = 0
    public var rowsPaired = 0
    public var cellsCompared = 0
    public var cellsAgree = 0
    /// Cells that were left out because one side could not be read.
    public var cellsUnreadable = 0

    public init() {}
  }

  public var japanese: Release
  public var english: Release
  public var alignment: Alignment
  /// By severity, then by place.
  public var findings: [Finding]
  public var counts: Counts
  /// What the reader should know of the check itself: inputs swapped, nothing compared.
  public var notices: [Message] = []
  public var review = Review()

  public init(
    japanese: Release, english: Release, alignment: Alignment, findings: [Finding], counts: Counts
  ) {
    self.japanese = japanese
    self.english = english
    self.alignment = alignment
    self.findings = findings
    self.counts = counts
  }
}
