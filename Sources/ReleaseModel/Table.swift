import SourceText

/// What one row or one column says of its cells. Each axis gives what it has: in a statement the rows carry captions and
/// the columns periods, in the summary of a 決算短信 it is the other way round.
public struct Heading: Sendable, Hashable {
  /// Cleaned: without footnote marks or converter noise, wrapped lines joined. "" when the axis names no item.
  public var label: String = ""
  /// Id of the catalogue's term.
  public var concept: String?
  public var period: Period?
  public var compared: Period?
  public var unit: Unit?
  /// Power of ten: 6 for 百万円.
  public var scale: Int?
  public var measure: Measure?
  public var basis: Basis?
  /// Marks such as `*1`, without brackets.
  public var footnotes: [String] = []
  /// Where the heading stands; nil when it was inferred.
  public var span: SourceSpan?
  /// 0-based line of the heading.
  public var line: Int?
  /// Where the words for the period stand, when that is a place of its own.
  public var periodSpan: SourceSpan?
  /// Where the words for the unit stand, when they belong to this row or column alone.
  public var unitSpan: SourceSpan?
  /// 0-based line of `unitSpan`: units often have a row of their own below the periods.
  public var unitLine: Int?

  public init() {}
}

public struct Row: Sendable {
  /// 0-based among the data rows; sections have -1.
  public var index: Int
  /// 0-based line in the input.
  public var line: Int
  public var role: RowRole
  /// As printed.
  public var caption: String
  public var heading: Heading
  /// Labels of the enclosing sections, outermost first.
  public var path: [String]
  /// The label was mended: what stood there and why it was read so.
  public var repair: Repair?

  public init(
    index: Int, line: Int, role: RowRole, caption: String, heading: Heading, path: [String] = [], repair: Repair? = nil
  ) {
    self.index = index
    self.line = line
    self.role = role
    self.caption = caption
    self.heading = heading
    self.path = path
    self.repair = repair
  }
}

public struct Column: Sendable {
  /// 0-based among the value columns.
  public var index: Int
  public var heading: Heading
  /// Why the column was read so: `header`, `body`, `translation 104.18`, `share of 営業収益合計` …
  public var evidence: [String]

  public init(index: Int, heading: Heading, evidence: [String] = []) {
    self.index = index
    self.heading = heading
    self.evidence = evidence
  }
}

/// One typed figure of a table: the cell where a row and a column meet, with all that both say of it.
public struct Fact: Sendable {
  public var row: Int
  public var column: Int
  public var label: String
  public var concept: String?
  public var path: [String]
  public var role: RowRole
  public var footnotes: [String]
  public var measure: Measure
  public var period: Period?
  public var compared: Period?
  public var basis: Basis
  public var unit: Unit
  /// In whole units, precision kept in the exponent. Nil for a printed dash and for what could not be read.
  public var value: ExactDecimal?
  public var isNil: Bool
  /// As printed.
  public var text: String
  public var span: SourceSpan
  /// 0-based.
  public var line: Int
  /// 0-based byte column in its line.
  public var columnInLine: Int
  /// 0-based cell of its line, the label's cell being 0: what a person counts along a table.
  public var cell: Int
  public var status: ReadingStatus
  public var repair: Repair?
  /// Set where the cell prints a range: 4,700～5,000 are two facts.
  public var bound: Bound?
  /// The page or sheet, where the input is no text: then line and span are those of the text drawn from it.
  public var part: DocumentPart?
  /// Relations that hold for this figure: `sum`, `share`, `change`, `translation` …
  public var proofs: [String] = []
  /// Relations of the same kinds that do not hold with this figure in them.
  public var doubts: [String] = []

  public init(
    row: Int, column: Int, label: String, concept: String?, path: [String], role: RowRole, footnotes: [String],
    measure: Measure, period: Period?, compared: Period?, basis: Basis, unit: Unit, value: ExactDecimal?, isNil: Bool,
    text: String, span: SourceSpan, line: Int, columnInLine: Int, cell: Int, status: ReadingStatus, repair: Repair?
  ) {
    self.row = row
    self.column = column
    self.label = label
    self.concept = concept
    self.path = path
    self.role = role
    self.footnotes = footnotes
    self.measure = measure
    self.period = period
    self.compared = compared
    self.basis = basis
    self.unit = unit
    self.value = value
    self.isNil = isNil
    self.text = text
    self.span = span
    self.line = line
    self.columnInLine = columnInLine
    self.cell = cell
    self.status = status
    self.repair = repair
  }

  /// Nothing that can be read says the unit, so unit and scale are a guess until other evidence settles them.
  public var hasDoubtfulUnit = false

  /// Which end of a printed range a fact is.
  public enum Bound: String, Sendable, Hashable {
    case lower, upper
  }

  /// As in XBRL: -6 for millions, 1 for 64.5.
  public var decimals: Int? { value.map { -$0.exponent } }
}

/// A phrase around a table that says something of the whole of it, with its place.
public struct TableNote<Value: Sendable & Hashable>: Sendable, Hashable {
  public var value: Value
  public var text: String
  public var span: SourceSpan
  public var line: Int

  public init(value: Value, text: String, span: SourceSpan, line: Int) {
    self.value = value
    self.text = text
    self.span = span
    self.line = line
  }
}

/// Why the amounts of a table have no sure unit: its unit line cannot be read, or there is none anywhere.
///
/// 「(単位:百■円)」 and "(JPY in 00,000s)" are plainly meant as unit lines; to pass over them would give whole yen.
public struct UnitDoubt: Sendable, Hashable {
  /// The line as printed; the title where there is none.
  public var text: String
  public var span: SourceSpan
  /// 0-based.
  public var line: Int
  /// No line speaks of a unit at all.
  public var isUnsaid: Bool

  public init(text: String, span: SourceSpan, line: Int, isUnsaid: Bool) {
    self.text = text
    self.span = span
    self.line = line
    self.isUnsaid = isUnsaid
  }

  public var reason: String { isUnsaid ? "nothing says the unit" : "the unit line cannot be read" }
}

/// The unit and scale that a title or a unit line announces: （単位：百万円） / (Millions of yen).
public struct UnitDeclaration: Sendable, Hashable {
  public var unit: Unit
  public var scale: Int

  public init(unit: Unit, scale: Int) {
    self.unit = unit
    self.scale = scale
  }
}

public struct Table: Sendable {
  /// `t1`, `t2` … in order of appearance in the document.
  public var id: String
  public var title: String?
  /// The number that the release gives it: 表 3 / Table 3.
  public var number: Int?
  public var statement: StatementKind
  public var language: Language
  /// 0-based lines from the title to the last row.
  public var lines: Range<Int>
  public var titleSpan: SourceSpan?
  public var columns: [Column]
  /// Sections included, in order.
  public var rows: [Row]
  /// In reading order.
  public var facts: [Fact]
  public var units: [TableNote<UnitDeclaration>]
  /// Set where some of its amounts have no sure unit.
  public var unitDoubt: UnitDoubt?
  /// Periods that the title lines name, in order.
  public var periods: [TableNote<Period>]
  /// Texts of the notes below the table, with the mark that each explains.
  public var footnotes: [TableNote<String>]
  /// Amounts are printed rounded or cut off.
  public var rounding: RoundingInterval.Mode

  public init(
    id: String, title: String?, number: Int?, statement: StatementKind, language: Language, lines: Range<Int>,
    titleSpan: SourceSpan?, columns: [Column], rows: [Row], facts: [Fact], units: [TableNote<UnitDeclaration>],
    periods: [TableNote<Period>], footnotes: [TableNote<String>], rounding: RoundingInterval.Mode
  ) {
    self.id = id
    self.title = title
    self.number = number
    self.statement = statement
    self.language = language
    self.lines = lines
    self.titleSpan = titleSpan
    self.columns = columns
    self.rows = rows
    self.facts = facts
    self.units = units
    self.periods = periods
    self.footnotes = footnotes
    self.rounding = rounding
  }

  /// Rows that carry figures, by `Row.index`.
  public var dataRows: [Row] { rows.filter { $0.role != .section } }
}
