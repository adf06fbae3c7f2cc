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
