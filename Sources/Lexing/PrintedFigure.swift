import ReleaseModel

/// A figure as it stands in the text, read on its face: 「△1,234」, "(1,234)", 「423億83百万円」, "JPY 372.2 million".
public struct PrintedFigure: Sendable, Hashable {
  /// Sign applied, own scale words applied, percent not divided: (7.2%) is −7.2.
  public var value: ExactDecimal
  /// Folded range with sign, brackets, currency, scale and percent sign.
  public var range: Range<Int>
  /// Unit that stands with the figure: JPY, USD, percent, points, shares …
  public var unit: Unit?
  /// A scale word or kanji stands with the figure.
  public var hasScale: Bool
  public var sign: SignStyle
  /// Thousands are separated by commas (or there are none to separate).
  public var isGrouped: Bool
  /// Digits without sign or separators, for comparing shapes.
  public var digits: Int
  /// A word beside it says up or down, and the value has its sign: 「12.3%減」 is −12.3.
  public var saysDirection = false

  public enum SignStyle: Sendable, Hashable {
    case none, plus, minus, triangle, parentheses
  }
}

extension PrintedFigure {
  /// Places after the point as printed.
  public var places: Int { max(0, -value.exponent) }
}
