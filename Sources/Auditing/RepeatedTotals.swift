import ReleaseModel

/// Totals that repeat a single term: 負債純資産合計 = 資産合計, 親会社株主に帰属する当期純利益 = `Net income`, 特別損失合計 over one line.
extension SumSearch {
  /// A heading, one line, its 合計: such a total is expected to repeat the line.
  private static let soleLineBonus = 8
  /// What each further term between the two costs.
  private static let distance = 2

  mutating func considerRepeats(_ row: Int) {
    for depth in 1...4 where depth <= open.count {
      let position = open.count - depth
      let term = open[position]
      considerRepeat(row, of: term.row, under: term.row, depth: depth)
      for alternate in term.alternates { considerRepeat(row, of: alternate.row, under: term.row, depth: depth) }
    }
  }

  private mutating func considerRepeat(_ row: Int, of reading: Int, under term: Int, depth: Int) {
    guard isTotal[row] || isTotal[reading] else { return }
    let position = open.count - depth
    let addends = [SumRelation.Addend(row: reading, sign: 1)]
    let evidence = SumEvidence(total: row, addends: addends, in: matrix)
    let isSole = depth == 1 && isTotal[row] && section[row] == section[term] && isWholeSection(from: position)
    // Two figures that merely happen to be equal now and then are no rule.
    guard evidence.fails == 0 && evidence.holds > 1 || isSole else { return }
    let bonus = SumSearch.totalBonus + (isSole ? SumSearch.soleLineBonus : 0)
    var candidate = SumCandidate(
      shape: .below, total: row, addends: addends, lowest: position, evidence: evidence,
      score: evidence.bits + bonus - rowBits - depth * SumSearch.distance)
    candidate.skipped = Array((position + 1)..<open.count)
    consider(candidate)
  }

  /// After a total has been found as a sum: does it also repeat one that is still open, as both sides of a balance sheet do?
  mutating func linkBalance() {
    guard let last = open.last, isTotal[last.row] else { return }
    for depth in 2...4 where depth <= open.count {
      let position = open.count - depth
      let other = open[position].row
      guard isTotal[other] else { continue }
      let addends = [SumRelation.Addend(row: other, sign: 1)]
      let evidence = SumEvidence(total: last.row, addends: addends, in: matrix)
      guard evidence.holds > evidence.fails || evidence.holds == 1 && evidence.fails == 1 else { continue }
      // Two sums of different lines that agree prove as much as any sum.
      let isSummed = isSum(last.row) && isSum(other)
      let bits = isSummed ? evidence.bits * 2 + evidence.fails * SumEvidence.failureBits : evidence.bits
      let score = bits + SumSearch.totalBonus - rowBits - depth * SumSearch.distance
      guard score >= SumSearch.threshold, isSummed || evidence.fails == 0 else { continue }
      found.append(SumRelation(total: last.row, addends: addends))
      open.remove(at: position)
      return
    }
  }

  private func isSum(_ row: Int) -> Bool { found.contains { $0.total == row && $0.addends.count > 1 } }

  /// Do the terms from `position` up stand under one heading, and nothing else open with them?
  func isWholeSection(from position: Int) -> Bool {
    let first = section[open[position].row]
    guard open[position...].allSatisfy({ section[$0.row] == first }) else { return false }
    return position == 0 || section[open[position - 1].row] != first
  }
}
