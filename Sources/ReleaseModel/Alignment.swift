import SourceText

/// What speaks for a pair.
public enum PairEvidence: String, Sendable, Hashable {
  case values, term, position, title, number, shape, period, unit, label, nesting, name, length
}

/// A Japanese and an English thing that say the same, or a thing that only one version has.
public struct Pair: Sendable, Hashable {
  public var japanese: Int?
  public var english: Int?
  /// 0…1
  public var score: Double
  public var evidence: [PairEvidence]
  /// Distance to the second best choice; small means unsure.
  public var margin: Double

  public init(japanese: Int?, english: Int?, score: Double, evidence: [PairEvidence], margin: Double = 1) {
    self.japanese = japanese
    self.english = english
    self.score = score
    self.evidence = evidence
    self.margin = margin
  }
}

/// Two tables, and how their rows and columns pair.
public struct TableAlignment: Sendable {
  public var tables: Pair
  /// Indices into `Table.rows`, sections included.
  public var rows: [Pair]
  /// Indices into `Table.columns`.
  public var columns: [Pair]

  public init(tables: Pair, rows: [Pair], columns: [Pair]) {
    self.tables = tables
    self.rows = rows
    self.columns = columns
  }
}

/// The alignment of two versions. Table indices point into `Release.tables`.
public struct Alignment: Sendable {
  /// Paired tables first by Japanese order; then those of one version only.
  public var tables: [TableAlignment]
  /// Indices into `Prose.sentences`; a sentence that became two stands in two pairs, one that only one version has in one
  /// pair without a partner.
  public var sentences: [Pair] = []

  public init(tables: [TableAlignment]) { self.tables = tables }
}
