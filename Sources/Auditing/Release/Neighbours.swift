import ReleaseModel

/// How well a figure fits what its row prints in other periods.
///
/// 381 for 281 may stand beside 427 and 248 as well as 281 may; beside 218 and 268 a 126 is the odd one. Lines of a statement mostly
/// move by a few tenths from one period to the next, and now and then by a lot, which a density with heavy tails says.
struct Neighbours {
  private let release: Release
  /// By how much a usual line moves.
  private static let spread = 0.25
  /// As odd as a line of another sign.
  private static let strange = 8.0

  init(_ release: Release) { self.release = release }

  /// How many times likelier a slip in this figure is, when `value` is what was meant, than one in a figure of which nothing is
  /// known: by the rest of its row, because each digit of a short figure is the likelier to be the one that slipped, and because
  /// no slip makes a round figure (a loan of 400,000) of another one.
  func likelihood(_ place: FigurePlace, meant value: ExactDecimal) -> Double {
    let table = release.tables[place.table]
    let fact = table.facts[place.fact]
    guard let printed = fact.value else { return 1 }
    let roundness = Self.oddsOfRoundness(value) / Self.oddsOfRoundness(printed)
    var digits = 1.0
    var rest = printed.significand.magnitude
    while rest > 9 {
      rest /= 10
      digits += 1
    }
    let others = table.facts.compactMap { other -> Double? in
      guard other.row == fact.row, other.column != fact.column, other.unit == fact.unit, other.measure == fact.measure,
        let figure = other.value, !figure.isZero
      else { return nil }
      return figure.approximation
    }
    guard !others.isEmpty else { return roundness / digits }
    return oddity(printed.approximation, others) / oddity(value.approximation, others) * roundness / digits
  }

  /// How many times more often lines of a statement end in so many noughts than any figures do.
  private static func oddsOfRoundness(_ value: ExactDecimal) -> Double {
    var rest = value.significand.magnitude
    guard rest > 0 else { return 1 }
    var odds = 1.0
    var noughts = 0
    while rest % 10 == 0 {
      rest /= 10
      noughts += 1
      // Two noughts are chance; with more, one line in some thirty is round.
      odds = noughts < 3 ? 1 : odds * 10
    }
    return odds
  }

  private func oddity(_ value: Double, _ others: [Double]) -> Double {
    others.reduce(1 + Self.strange * Self.strange) { least, other in
      guard value != 0, (value < 0) == (other < 0) else { return least }
      let distance = (max(value / other, other / value) - 1) / Self.spread
      return min(least, 1 + distance * distance)
    }
  }
}
