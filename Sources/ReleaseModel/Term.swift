import SourceText

/// Where a rendering of a label comes from.
public enum TermSource: String, Sendable, Hashable {
  /// Both labels are forms of one concept of the built-in catalogue.
  case catalogue
  /// Built from a concept and its modifiers: その他の棚卸資産, `Other inventories`.
  case composed
  /// The company's own words.
  case glossary
  /// A label linkbase of the filer.
  case linkbase
  /// The nearest of the labels that were given.
  case among
}

/// A label of the other language that may mean the same.
public struct TermCandidate: Sendable, Hashable {
  public var label: String
  /// The id of the concept, with its modifiers before it (`other/inventories`); nil when none is known.
  public var concept: String?
  /// 0…1; below ``TermCandidate/threshold`` nothing is offered.
  public var score: Double
  public var source: TermSource

  /// What scores less is not known.
  public static let threshold = 0.3

  public init(label: String, concept: String?, score: Double, source: TermSource) {
    self.label = label
    self.concept = concept
    self.score = score
    self.source = source
  }
}

/// A label and what the other language may call it, best first; without candidates when it is not known.
public struct TermLookup: Sendable, Hashable {
  public var query: String
  public var candidates: [TermCandidate]

  public init(query: String, candidates: [TermCandidate]) {
    self.query = query
    self.candidates = candidates
  }
}

/// A Japanese and an English label of two lists that belong together, or one that has no partner.
public struct TermPair: Sendable, Hashable {
  /// 0-based places in the lists.
  public var japanese: Int?
  public var english: Int?
  /// 0…1; near 1 when the labels mean the same and no other pairing comes near.
  public var score: Double

  public init(japanese: Int?, english: Int?, score: Double) {
    self.japanese = japanese
    self.english = english
    self.score = score
  }
}

/// One concept of the catalogue with all that it may be called.
public struct CatalogueTerm: Sendable, Hashable {
  /// Stable, the same in both languages: `operating-income`.
  public var concept: String
  /// The usual label first: 営業利益; Operating income, Operating profit.
  public var japanese: [String]
  public var english: [String]
  /// income_statement, balance_sheet, cash_flows, …
  public var statements: [String]
  /// debit or credit.
  public var balance: String?
  /// instant or duration.
  public var period: String?
  /// money, per_share, shares, percent, count, ratio.
  public var unit: String?

  public init(
    concept: String, japanese: [String], english: [String], statements: [String], balance: String?, period: String?,
    unit: String?
  ) {
    self.concept = concept
    self.japanese = japanese
    self.english = english
    self.statements = statements
    self.balance = balance
    self.period = period
    self.unit = unit
  }
}

/// One label of a list, and where it stands.
public struct LabelLine: Sendable, Hashable {
  public var label: String
  /// 0-based.
  public var line: Int

  public init(label: String, line: Int) {
    self.label = label
    self.line = line
  }
}
