import ReleaseModel

/// Sums that the labels ask for. One column that obeys is enough to believe them, for they were not searched for.
extension SumSearch {
  /// As good as a dozen bits of figures: labels seldom lie about what they total.
  private static let labelBonus = 12

  mutating func considerExpected(_ row: Int) {
    if let first = rows[row].closesFrom { considerSection(row, from: first) }
    if let parts = rows[row].parts { considerParts(row, parts) }
  }

  /// Everything still open since the heading that the label names.
  private mutating func considerSection(_ row: Int, from first: Int) {
    guard let position = open.firstIndex(where: { $0.row >= first }) else { return }
    labelled = consider(
      row, open[position...].map { SumRelation.Addend(row: $0.row, sign: 1) }, lowest: position, skipped: [])
  }

  private mutating func considerParts(_ row: Int, _ parts: [SumRelation.Addend]) {
    var lowest = open.count
    var touched: Set<Int> = []
    for part in parts {
      // A part whose group goes by another of its rows is left to the search.
      guard let position = open.firstIndex(where: { $0.row == part.row }) else { return }
      lowest = min(lowest, position)
      touched.insert(position)
    }
    _ = consider(row, parts, lowest: lowest, skipped: (lowest..<open.count).filter { !touched.contains($0) })
  }

  private mutating func consider(_ row: Int, _ addends: [SumRelation.Addend], lowest: Int, skipped: [Int])
    -> SumCandidate?
  {
    let evidence = SumEvidence(total: row, addends: addends, in: matrix)
    guard evidence.holds > 0, evidence.holds >= evidence.fails, !addends.isEmpty else { return nil }
    var candidate = SumCandidate(
      shape: .below, total: row, addends: addends, lowest: lowest, evidence: evidence,
      score: evidence.bits + SumSearch.totalBonus + Self.labelBonus - skipped.count)
    candidate.skipped = skipped
    candidate.isExpected = true
    consider(candidate)
    return candidate
  }
}
