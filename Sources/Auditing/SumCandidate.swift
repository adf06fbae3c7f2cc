import ReleaseModel

/// A relation under consideration, with what speaks for it and what its acceptance would consume.
struct SumCandidate {
  enum Shape: Hashable {
    /// The total stands under its addends: 流動資産合計, `Total costs`.
    case below
    /// The total stands over them: 売上高, then its 内訳 line by line. It is the open term, or another reading of it.
    case above(OpenTerm.Alternate?)
  }

  var shape: Shape
  var total: Int
  var addends: [SumRelation.Addend]
  /// The lowest open term that it touches; all terms from here up are consumed or skipped.
  var lowest: Int
  /// Open terms that are passed over.
  var skipped: [Int] = []
  /// The relation whose reading has to be turned round, and the row that it is to be solved for.
  var turned: (relation: Int, row: Int)?
  /// A sign that no hint asks for, or a row left out: not to be believed on one column alone.
  var isStretched = false
  /// The labels ask for just this sum.
  var isExpected = false
  var evidence: SumEvidence
  /// Evidence less what the freedom of the search has cost.
  var score: Int

  /// The same equation, whichever of its rows it was solved for.
  func isSame(as other: SumCandidate) -> Bool {
    guard addends.count == other.addends.count, concerns(other.total) else { return false }
    return other.addends.allSatisfy { concerns($0.row) }
  }

  private func concerns(_ row: Int) -> Bool { total == row || addends.contains { $0.row == row } }
}

/// A row, or the total that stands for several rows, that no total has consumed yet.
struct OpenTerm {
  struct Alternate: Hashable {
    var row: Int
    var relation: Int
  }

  var row: Int
  /// Other rows that may stand for the same group: after 売上高 − 売上原価 = 売上総利益 either end may go on.
  var alternates: [Alternate] = []
}
