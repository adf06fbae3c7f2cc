import ReleaseModel

/// Sums of neighbouring open terms, all added: 流動資産合計 under its lines, or 売上高 over its 内訳.
extension SumSearch {
  /// No statement sums more lines than this in one go.
  private static let longestRun = 160
  /// What it costs to look for totals above their addends as well.
  private static let aboveCost = 2

  mutating func considerRuns(_ row: Int) {
    // As most columns of a true sum hold, one of these must; the others are not even added up for most runs.
    var probes: [Int] = []
    for column in 0..<matrix.columnCount where probes.count <= mostFails {
      if matrix.state(row, column) != .unknown { probes.append(column) }
    }
    var sums = probes.map { _ in Int64(0) }
    var isHidden = probes.map { _ in false }
    var position = open.count
    let end = max(0, open.count - Self.longestRun)
    while position > end {
      position -= 1
      let term = open[position]
      let length = open.count - position
      let slack = Int64(length + 1)
      if length > 1 {
        considerAbove(row, over: term.row, at: position, shape: .above(nil), probes, sums, isHidden)
        for alternate in term.alternates {
          considerAbove(row, over: alternate.row, at: position, shape: .above(alternate), probes, sums, isHidden)
        }
      }
      var isPossible = false
      for index in probes.indices {
        let column = probes[index]
        sums[index] += matrix.value(term.row, column)
        if matrix.state(term.row, column) == .unknown { isHidden[index] = true }
        let deviation = matrix.value(row, column) - sums[index]
        if isHidden[index] || deviation <= slack && deviation >= -slack { isPossible = true }
      }
      if isPossible, length > 1, !matrix.isZero[term.row] { considerRun(row, from: position) }
    }
  }

  private mutating func considerRun(_ row: Int, from position: Int) {
    let addends = open[position...].map { SumRelation.Addend(row: $0.row, sign: 1) }
    guard foots(row, addends) else { return }
    let evidence = SumEvidence(total: row, addends: addends, in: matrix)
    var bonus = isTotal[row] ? SumSearch.totalBonus : 0
    if isWholeSection(from: position) {
      let isClosed = isTotal[row] && section[row] == section[open[position].row]
      bonus += isClosed ? SumSearch.closedSectionBonus : SumSearch.sectionBonus
    }
    let free = rowBits + SumEvidence.length(UInt64(addends.count))
    let cost = isExpected(row, from: position) ? SumSearch.expectedCost : free
    consider(
      SumCandidate(
        shape: .below, total: row, addends: addends, lowest: position, evidence: evidence,
        score: evidence.bits + bonus - cost))
  }

  /// `total` = the terms above `position` + `row`; `sums` holds those terms already.
  private mutating func considerAbove(
    _ row: Int, over total: Int, at position: Int, shape: SumCandidate.Shape, _ probes: [Int], _ sums: [Int64],
    _ isHidden: [Bool]
  ) {
    let length = open.count - position
    let slack = Int64(length + 1)
    var isPossible = false
    for index in probes.indices {
      let column = probes[index]
      let deviation = matrix.value(total, column) - sums[index] - matrix.value(row, column)
      if deviation <= slack && deviation >= -slack || isHidden[index] { isPossible = true }
      if matrix.state(total, column) == .unknown { isPossible = true }
    }
    guard isPossible else { return }
    var addends = open[(position + 1)...].map { SumRelation.Addend(row: $0.row, sign: 1) }
    addends.append(SumRelation.Addend(row: row, sign: 1))
    guard foots(total, addends) else { return }
    let evidence = SumEvidence(total: total, addends: addends, in: matrix)
    let between = addends.dropLast()
    let deductions = between.count { isDeduction[$0.row] }
    let hinted = isTotal[total] || isTotal[row] && deductions * 2 >= between.count
    let cost = rowBits + SumEvidence.length(UInt64(length)) + Self.aboveCost
    consider(
      SumCandidate(
        shape: shape, total: total, addends: addends, lowest: position, evidence: evidence,
        score: evidence.bits + (hinted ? SumSearch.totalBonus : 0) - cost))
  }

  /// A quick look over all columns before the evidence is weighed.
  func foots(_ total: Int, _ addends: [SumRelation.Addend]) -> Bool {
    let slack = Int64(addends.count + 1)
    var holds = 0
    var fails = 0
    for column in 0..<matrix.columnCount where matrix.state(total, column) != .unknown {
      var deviation = matrix.value(total, column)
      var isKnown = true
      for addend in addends {
        if matrix.state(addend.row, column) == .unknown { isKnown = false }
        deviation -= matrix.value(addend.row, column) * Int64(addend.sign)
      }
      guard isKnown else { continue }
      if deviation <= slack && deviation >= -slack {
        holds += 1
      } else {
        fails += 1
        if fails > mostFails { return false }
      }
    }
    return holds > 0
  }
}
