public import ReleaseModel
public import TermCatalog

/// Pairs the labels of one statement in two languages by meaning alone, in any order.
///
/// All pairs are scored, the assignment is solved jointly, and a pair that another choice comes near to scores less.
/// Example: 売掛金, 買掛金 against `Accounts payable - trade`, `Accounts receivable - trade`.
public struct LabelAligner: Sendable {
  private let catalog: TermCatalog

  /// Below this two labels have nothing to do with each other.
  private static let least = 0.12
  /// Two lists in the same order are likely; that decides only between pairs that are otherwise alike.
  private static let order = 0.02
  /// A pair this far before its rivals is sure.
  private static let clear = 0.15

  /// The score of the last two labels, which only remained.
  private static let leftOver = 0.1

  public init(catalog: TermCatalog = .builtIn) { self.catalog = catalog }

  /// The pairs in the order of the Japanese labels, then the English labels without partner.
  public func align(_ japanese: [String], _ english: [String]) -> [TermPair] {
    let scores = LabelIndex(english, in: .english, catalog: catalog).scores(of: japanese)
    var weighed = scores
    for row in weighed.indices {
      for column in weighed[row].indices where weighed[row][column] > 0 {
        let distance = abs(Double(row) / Double(japanese.count) - Double(column) / Double(english.count))
        weighed[row][column] += Self.order * (1 - distance)
      }
    }
    let partners = Assignment.best(weighed, threshold: Self.least)
    var pairs: [TermPair] = []
    var isTaken = [Bool](repeating: false, count: english.count)
    for (row, partner) in partners.enumerated() {
      guard let partner else {
        pairs.append(TermPair(japanese: row, english: nil, score: 0))
        continue
      }
      isTaken[partner] = true
      let margin = min(Self.clear, max(-Self.clear, Assignment.margin(scores, row, partner)))
      let certainty = 0.7 + 0.3 * margin / Self.clear
      pairs.append(TermPair(japanese: row, english: partner, score: scores[row][partner] * certainty))
    }
    pairTheLast(&pairs, &isTaken)
    for column in isTaken.indices where !isTaken[column] {
      pairs.append(TermPair(japanese: nil, english: column, score: 0))
    }
    return pairs
  }

  /// When one label is left on each side, they belong together, though nothing in them says so.
  private func pairTheLast(_ pairs: inout [TermPair], _ isTaken: inout [Bool]) {
    let open = pairs.indices.filter { pairs[$0].english == nil }
    guard open.count == 1, isTaken.count > 1, isTaken.filter({ !$0 }).count == 1 else { return }
    let last = isTaken.firstIndex(of: false)!
    pairs[open[0]].english = last
    pairs[open[0]].score = Self.leftOver
    isTaken[last] = true
  }
}
