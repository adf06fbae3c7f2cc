import ReleaseModel

/// Translated columns whose every figure is the nearest at the stated rate are held to their last digit.
///
/// 38,779,462千円 at 104.18円 is 372,235千米ドル, and 372,236 is a slip where 130 other lines are exact and no sum asks for a unit more.
/// A release that translates more loosely is not held to anything.
struct TranslationExactness {
  /// So many exact lines make a habit, and so many of them for each that is not.
  private static let leastExact = 30
  private static let exactForEachLoose = 20

  private let test: RelationTest
  private let value: (FigurePlace) -> ExactDecimal?

  init(_ release: Release, _ test: RelationTest) {
    self.test = test
    value = { release.figure($0) }
  }

  /// Lets lines fail that are a unit off; what a sum explains is then for `AdjustedFigures` to excuse.
  func hold(_ relations: inout [FigureRelation]) {
    for index in relations.indices where relations[index].kind == .translation && relations[index].isExact {
      if relations[index].outcome == .holds { relations[index].outcome = test.outcome(relations[index], value) }
    }
  }

  /// Gives up exactness where too many lines are a unit off without a sum that explains it.
  func release(_ relations: inout [FigureRelation]) {
    var (exact, loose) = (0, 0)
    for relation in relations where relation.kind == .translation && relation.isExact {
      if relation.outcome == .holds { exact += 1 } else if isLoose(relation) { loose += 1 }
    }
    if exact >= Self.leastExact, exact >= loose * Self.exactForEachLoose { return }
    for index in relations.indices where relations[index].kind == .translation && relations[index].isExact {
      if isLoose(relations[index]) { relations[index].outcome = .holds }
      relations[index].isExact = false
    }
  }

  /// A line that would hold if it were not held to its last digit.
  private func isLoose(_ relation: FigureRelation) -> Bool {
    guard relation.outcome == .failsByRounding else { return false }
    var plain = relation
    plain.isExact = false
    return test.outcome(plain, value) == .holds
  }
}
