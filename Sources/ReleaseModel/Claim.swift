import SourceText

/// A sentence, heading, bullet or note of the running text.
public struct Sentence: Sendable {
  public enum Kind: String, Sendable {
    case heading, paragraph, listItem, footnote
  }

  public var kind: Kind
  /// 0-based number of its block; sentences of one paragraph share it.
  public var block: Int
  /// 0-based line of its first byte.
  public var line: Int
  public var span: SourceSpan
  /// Folded, on one line.
  public var text: String
  /// Ids of the concepts that it names, figures or not.
  public var concepts: [String]
  /// Numbers of everyday words that both languages have: 下半期 and "second half" are one.
  public var topics: [UInt16] = []
  /// All figures printed in it, also those that became no claim; without signs.
  public var figures: [ExactDecimal] = []

  public init(kind: Kind, block: Int, line: Int, span: SourceSpan, text: String, concepts: [String] = []) {
    self.kind = kind
    self.block = block
    self.line = line
    self.span = span
    self.text = text
    self.concepts = concepts
  }
}

/// Which way a figure or a sentence says that things went.
public enum Direction: String, Sendable, Hashable {
  /// 増加, increase
  case up
  /// 減少, decrease
  case down
  /// 改善, improvement
  case better
  /// 悪化, deterioration
  case worse
}

/// How far a printed figure may stand from what it means.
public enum Approximation: String, Sendable, Hashable {
  /// 約, about
  case about
  /// 弱, nearly, less than
  case below
  /// 強, 超, more than
  case above
}

/// A figure that a sentence states, with what it is about.
///
/// 「営業損失は14億円」 and "Operating loss of JPY 1.4 billion" are both −1,400,000,000 JPY of `operating-income`: the sign
/// stands in the word.
public struct Claim: Sendable {
  /// What the figure does in its sentence.
  public enum Role: String, Sendable, Hashable {
    /// The value that the sentence reports.
    case main
    /// The value of the other period: 前期の236百万円, "from JPY 236 million in 3Q03".
    case comparative
    /// A part that another value includes: 287百万円のうち, "which included".
    case part
    /// The same value in another currency, in brackets.
    case translation
  }

  /// What the words beside a figure say of its sign, up to the next figures.
  public struct Neighbours: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    public static let up = Neighbours(rawValue: 1)
    public static let down = Neighbours(rawValue: 2)
    public static let profit = Neighbours(rawValue: 4)
    public static let loss = Neighbours(rawValue: 8)
    public static let inflow = Neighbours(rawValue: 16)
    public static let outflow = Neighbours(rawValue: 32)
    /// A printed minus: △, brackets.
    public static let sign = Neighbours(rawValue: 64)
  }

  /// Index into `Release.sentences`.
  public var sentence: Int
  /// The subject as printed; "" when none was found.
  public var label: String
  public var concept: String?
  /// What narrows the subject: a segment or a region named before it.
  public var qualifier: String?
  /// The words name the negative: 営業損失, "net loss".
  public var isInverted: Bool
  public var role: Role
  public var measure: Measure
  /// In whole units, sign of words applied.
  public var value: ExactDecimal
  public var unit: Unit
  public var period: Period?
  public var compared: Period?
  public var basis: Basis
  public var direction: Direction?
  public var approximation: Approximation?
  /// The direction word and the printed sign both negate: "decrease of (12.5)%".
  public var isDoubleNegative: Bool
  /// As printed.
  public var text: String
  public var span: SourceSpan
  /// 0-based.
  public var line: Int
  public var columnInLine: Int
  /// Where the words for the period stand, when the sentence has some.
  public var periodSpan: SourceSpan?
  /// Where the words stand that say what the figure is compared with; nil when the comparison was inferred.
  public var comparedSpan: SourceSpan?
  public var neighbours: Neighbours = []
  /// Where the direction word stands.
  public var directionSpan: SourceSpan?
  /// The page or sheet, where the input is no text: then line and span are those of the text drawn from it.
  public var part: DocumentPart?

  public init(
    sentence: Int, label: String, concept: String?, qualifier: String? = nil, isInverted: Bool = false, role: Role,
    measure: Measure, value: ExactDecimal, unit: Unit, period: Period?, compared: Period? = nil, basis: Basis = .actual,
    direction: Direction? = nil, approximation: Approximation? = nil, isDoubleNegative: Bool = false, text: String,
    span: SourceSpan, line: Int, columnInLine: Int
  ) {
    self.sentence = sentence
    self.label = label
    self.concept = concept
    self.qualifier = qualifier
    self.isInverted = isInverted
    self.role = role
    self.measure = measure
    self.value = value
    self.unit = unit
    self.period = period
    self.compared = compared
    self.basis = basis
    self.direction = direction
    self.approximation = approximation
    self.isDoubleNegative = isDoubleNegative
    self.text = text
    self.span = span
    self.line = line
    self.columnInLine = columnInLine
  }

  public var decimals: Int { -value.exponent }
}

/// Something else that a sentence names and that must be the same in both versions.
public struct Mention: Sendable {
  public enum Kind: Sendable, Hashable {
    /// A day: 2004年5月14日, "May 14, 2004"; the year is 0 where none is printed.
    case date(year: Int, month: Int, day: Int)
    /// A clock time in minutes with the minutes that its zone is ahead of UTC, where one is printed.
    case time(minutes: Int, zone: Int?)
    /// A name in Latin letters: `IIJ DSL/F`.
    case name
    case address
    case phone
    /// A count of things: 2期連続, "two circuits".
    case count(Int)
    /// 2003年度, "FY2003", bound to dates.
    case period(Period)
    /// "The year-over-year improvement …" without a figure: which way what the last figure was of went against a period; the
    /// index counts in `Prose.claims`.
    case movement(Direction, against: Period, of: Int)
    /// "the year ending March 31, 2004", of a year that has ended, or "ended" of one that has not.
    case tense(Period)
  }

  /// Index into `Release.sentences`.
  public var sentence: Int
  public var kind: Kind
  /// As printed.
  public var text: String
  public var span: SourceSpan
  /// 0-based.
  public var line: Int

  public init(sentence: Int, kind: Kind, text: String, span: SourceSpan, line: Int) {
    self.sentence = sentence
    self.kind = kind
    self.text = text
    self.span = span
    self.line = line
  }
}

/// The running text of one version.
public struct Prose: Sendable {
  /// In order.
  public var sentences: [Sentence]
  /// In order.
  public var claims: [Claim]
  public var mentions: [Mention]
  /// The version calls itself an abridgement: 抄訳, 簡易版.
  public var isAbridged: Bool
  /// Offset from UTC in minutes of the place that the version speaks from.
  public var homeZone: Int

  public init(
    sentences: [Sentence] = [], claims: [Claim] = [], mentions: [Mention] = [], isAbridged: Bool = false,
    homeZone: Int = 540
  ) {
    self.sentences = sentences
    self.claims = claims
    self.mentions = mentions
    self.isAbridged = isAbridged
    self.homeZone = homeZone
  }
}
