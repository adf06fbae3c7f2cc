/// How a label came to its concept.
public enum MatchKind: UInt8, Sendable, Hashable, Comparable {
  /// The label is a form of the concept, letter by letter: 営業利益, Operating income.
  case exact
  /// It is one after folding: 営業利益（△は損失）, OPERATING INCOME (LOSS).
  case normalized
  /// It is one inside known modifiers: その他の流動資産合計, Total other current assets.
  case composed
  /// It resembles one: 短期借八金, Operatmg income.
  case fuzzy

  public static func < (left: MatchKind, right: MatchKind) -> Bool { left.rawValue < right.rawValue }
}

/// A candidate meaning of a label.
///
/// `score` is 0…1; 1 is an exact form. With modifiers, `concept` is the core inside them and
/// ``TermCatalog/identifier(of:)`` names the whole: `other/current-assets`.
public struct Match: Sendable, Hashable {
  public let concept: Int
  public let score: Double
  public let kind: MatchKind
  /// Indices of the modifiers around the core, outermost first; empty unless `kind` is `composed`.
  public let modifiers: [Int]
  /// The form names the negative of the concept: 営業損失, Operating loss for `operating-income`.
  public let isInverted: Bool

  init(concept: Int, score: Double, kind: MatchKind, modifiers: [Int] = [], isInverted: Bool = false) {
    self.concept = concept
    self.score = score
    self.kind = kind
    self.modifiers = modifiers
    self.isInverted = isInverted
  }
}
