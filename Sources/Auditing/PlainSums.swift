import ReleaseModel

/// Sums of neighbouring open terms, all added: 流動資産合計 under its lines, or 売上高 over its 内訳.
extension SumSearch {
  /// No statement sums more lines than this in one go.
  private static let longestRun = 160
  /// Nor one whose total does not look like one.
  private static let longestUnlabelled = 40
  /// What it costs to look for totals above their addends as well.
  private static let aboveCost = 2

  mutating func considerRuns(_ row: Int) {
    // As most columns of a true sum hold, one of these must; the others are not even added up for most runs.
    var run = ProbedRun(row, mostFails + 1, matrix)
    var position = open.count
    let end = max(0, open.count - (isTotal[row] ? Self.longestRun : Self.longestUnlabelled))
    while position > end {
      position -= 1
      let length = open.count - position
      let slack = Int64(length + 1)
      let term = open[position].row
      if length > 1 {
        if run.reaches(term, within: slack, matrix) { considerAbove(row, over: term, at: position, shape: .above(nil)) }
        if !open[position].alternates.isEmpty {
          for alternate in open[position].alternates where run.reaches(alternate.row, within: slack, matrix) {
            considerAbove(row, over: alternate.row, at: position, shape: .above(alternate))
          }
        }
      }
      run.add(term, matrix)
      if length > 1, !matrix.isZero[term], run.closes(within: slack) { considerRun(row, from: position) }
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

  /// `total` = the terms above `position` + `row`.
  private mutating func considerAbove(_ row: Int, over total: Int, at position: Int, shape: SumCandidate.Shape) {
    let length = open.count - position
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

/// A run of terms added up in a few columns at once, against the row that may be their total.
private struct ProbedRun {
  /// More columns than these are not looked at.
  private static let most = 8

  private var columns = SIMD8<Int32>()
  private var count = 0
  /// The row's figures less those of the run.
  private var rest = SIMD8<Int64>()
  /// The row's figures and those of the run.
  private var sum = SIMD8<Int64>()
  /// A term of the run cannot be read.
  private var isHidden = false

  init(_ row: Int, _ count: Int, _ matrix: FootingMatrix) {
    for column in 0..<matrix.columnCount where self.count < min(count, Self.most) {
      guard matrix.state(row, column) != .unknown else { continue }
      columns[self.count] = Int32(column)
      rest[self.count] = matrix.value(row, column)
      self.count += 1
    }
    sum = rest
  }

  private func isUnknown(_ row: Int, _ matrix: FootingMatrix) -> Bool {
    matrix.hasUnknown[row] && (0..<count).contains { matrix.state(row, Int(columns[$0])) == .unknown }
  }

  mutating func add(_ term: Int, _ matrix: FootingMatrix) {
    let start = term * matrix.columnCount
    for index in 0..<count {
      let value = matrix.values[start &+ Int(columns[index])]
      rest[index] &-= value
      sum[index] &+= value
    }
    if isUnknown(term, matrix) { isHidden = true }
  }

  /// May the row be the total of the run?
  func closes(within slack: Int64) -> Bool {
    if isHidden { return true }
    for index in 0..<count where rest[index] <= slack && rest[index] >= -slack { return true }
    return false
  }

  /// May a row above be the total of the run and the row?
  func reaches(_ total: Int, within slack: Int64, _ matrix: FootingMatrix) -> Bool {
    if isHidden || isUnknown(total, matrix) { return true }
    let start = total * matrix.columnCount
    for index in 0..<count {
      let distance = matrix.values[start &+ Int(columns[index])] &- sum[index]
      if distance <= slack && distance >= -slack { return true }
    }
    return false
  }
}
