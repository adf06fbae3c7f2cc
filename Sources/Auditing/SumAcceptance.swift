import ReleaseModel

/// What becomes of the open terms when a relation is believed.
extension SumSearch {
  mutating func accept(_ candidate: SumCandidate, at row: Int) {
    if let turned = candidate.turned { found[turned.relation] = found[turned.relation].solved(for: turned.row) }
    var relation = SumRelation(total: candidate.total, addends: candidate.addends)
    relation.isExpected = candidate.isExpected
    let kept = candidate.skipped.map { open[$0] }
    switch candidate.shape {
    case .below:
      let start = extendedOverZeros(candidate, &relation)
      open.removeSubrange(start...)
      open.append(contentsOf: kept)
      open.append(OpenTerm(row: row))
    case .above(let reading):
      var term = open[candidate.lowest]
      open.removeSubrange(candidate.lowest...)
      if readsDownward(relation) {
        relation = relation.solved(for: row)
        if let reading { found[reading.relation] = found[reading.relation].solved(for: reading.row) }
        term = OpenTerm(row: row, alternates: [OpenTerm.Alternate(row: candidate.total, relation: found.count)])
      } else {
        term.alternates.append(OpenTerm.Alternate(row: row, relation: found.count))
      }
      open.append(term)
    }
    relation.addends.sort { $0.row < $1.row }
    found.append(relation)
  }

  /// Lines of zeros at the head of the same section belong to the sum although no figure can show it.
  private func extendedOverZeros(_ candidate: SumCandidate, _ relation: inout SumRelation) -> Int {
    var start = candidate.lowest
    while start > 0 {
      let above = open[start - 1].row
      guard matrix.isZero[above], section[above] == section[open[start].row] else { break }
      relation.addends.append(SumRelation.Addend(row: above, sign: 1))
      start -= 1
    }
    return start
  }

  /// 売上高, 売上原価, 売上総利益 is a subtraction; 売上高, 国内, 海外 is a breakdown. The figures cannot tell, the hints may.
  private func readsDownward(_ relation: SumRelation) -> Bool {
    guard let last = relation.addends.last else { return false }
    let between = relation.addends.dropLast()
    let deductions = between.count { isDeduction[$0.row] }
    if deductions * 2 >= between.count && deductions > 0 { return true }
    if isTotal[last.row] != isTotal[relation.total] { return isTotal[last.row] }
    return between.count == 1
  }
}
