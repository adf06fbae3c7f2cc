public import ReleaseModel
public import SourceText

/// One figure with all that is said of it, as every flat format writes it: a line of JSON Lines or CSV, a row of a sheet.
///
/// A fact of a table; or a claim of a sentence: then `table` is empty, `row` numbers the sentence and `column` the claim in it; or a
/// fact that the page tags: then `table` is "xbrl" and `row` numbers it.
/// 営業利益 △446,432（千円）/ "Operating loss 446,432 (thousands of yen)" has the value -446,432,000 at three zeros' precision.
public struct FlatFact: Sendable {
  public var document: String
  public var language: Language
  public var table: String
  public var tableTitle: String?
  public var statement: StatementKind?
  public var row: Int
  public var column: Int
  public var label: String
  public var path: [String]
  public var role: RowRole
  public var concept: String?
  public var footnotes: [String]
  public var measure: Measure
  public var period: Period?
  public var compared: Period?
  public var basis: Basis
  public var unit: Unit
  /// In whole units; nil for a printed dash and for what cannot be read.
  public var value: ExactDecimal?
  public var isNil: Bool
  public var text: String
  /// From 1.
  public var line: Int
  /// Byte column, from 1.
  public var columnStart: Int?
  /// Bytes of the input.
  public var start: Int?
  public var end: Int?
  /// The page or sheet of an input that is no text; then the line is that of the text drawn from it, and there are no bytes.
  public var part: DocumentPart?
  /// From 1.
  public var page: Int? { part.flatMap { $0.kind == .document ? nil : $0.number + 1 } }
  public var status: ReadingStatus
  public var repair: Repair?
  public var bound: Fact.Bound?
  /// As in XBRL: -6 for millions; that of a tagged fact is the filing's.
  public var decimals: Int?
  /// What is known of a claim alone.
  public var claim: ClaimPart?
  /// The whole of a tagged fact.
  public var tagged: TaggedFact?

  public struct ClaimPart: Sendable {
    public var role: Claim.Role
    public var direction: Direction?
    public var approximation: Approximation?
  }

  public init(_ fact: Fact, of table: Table, in release: Release) {
    document = release.document
    language = release.language
    self.table = table.id
    tableTitle = table.title
    statement = table.statement
    row = fact.row
    column = fact.column
    label = fact.label
    path = fact.path
    role = fact.role
    concept = fact.concept
    footnotes = fact.footnotes
    measure = fact.measure
    period = fact.period
    compared = fact.compared
    basis = fact.basis
    unit = fact.unit
    value = fact.isNil ? nil : fact.value
    decimals = value.map { -$0.exponent }
    isNil = fact.isNil
    text = fact.text
    line = fact.line + 1
    part = fact.part
    columnStart = part == nil ? fact.columnInLine + 1 : nil
    start = part == nil ? fact.span.start : nil
    end = part == nil ? fact.span.end : nil
    status = fact.status
    repair = fact.repair
    bound = fact.bound
    claim = nil
  }

  public init(_ claim: Claim, number: Int, in release: Release) {
    document = release.document
    language = release.language
    table = ""
    tableTitle = nil
    statement = nil
    row = claim.sentence
    column = number
    label = claim.label
    path = claim.qualifier.map { [$0] } ?? []
    role = .item
    concept = claim.concept
    footnotes = []
    measure = claim.measure
    period = claim.period
    compared = claim.compared
    basis = claim.basis
    unit = claim.unit
    value = claim.value
    decimals = claim.decimals
    isNil = false
    text = claim.text
    line = claim.line + 1
    part = claim.part
    columnStart = part == nil ? claim.columnInLine + 1 : nil
    start = part == nil ? claim.span.start : nil
    end = part == nil ? claim.span.end : nil
    status = .read
    repair = nil
    bound = nil
    self.claim = ClaimPart(role: claim.role, direction: claim.direction, approximation: claim.approximation)
  }

  public init(_ fact: TaggedFact, number: Int, in release: Release) {
    document = release.document
    language = release.language
    table = "xbrl"
    tableTitle = nil
    statement = nil
    row = number
    column = 0
    label = fact.labels[release.language] ?? fact.localName
    path = []
    role = .item
    concept = fact.name
    footnotes = fact.footnotes
    measure = fact.unit == .percent ? .ratio : .amount
    period = fact.period
    compared = nil
    basis = fact.basis
    unit = fact.unit
    value = fact.value
    decimals = fact.decimals
    isNil = fact.isNil
    text = fact.text
    line = fact.line + 1
    columnStart = fact.columnInLine + 1
    start = fact.span.start
    end = fact.span.end
    status = fact.value == nil && fact.isNumeric && !fact.isNil ? .suspect : .read
    repair = nil
    bound = fact.bound
    claim = nil
    tagged = fact
  }
}

extension Release {
  /// Every figure in order: those of the tables, those that the page tags, those of the running text.
  public func forEachFact<Failure: Error>(_ body: (FlatFact) throws(Failure) -> Void) throws(Failure) {
    for table in tables {
      for fact in table.facts { try body(FlatFact(fact, of: table, in: self)) }
    }
    for (index, fact) in tagged.enumerated() where fact.isNumeric {
      try body(FlatFact(fact, number: index, in: self))
    }
    var (sentence, number) = (-1, 0)
    for claim in prose.claims {
      number = claim.sentence == sentence ? number + 1 : 0
      sentence = claim.sentence
      try body(FlatFact(claim, number: number, in: self))
    }
  }
}
