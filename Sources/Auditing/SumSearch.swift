import ReleaseModel

/// Walks down the rows with a stack of open terms; each row either closes some of them as their total or opens a new one.
///
/// 現金, 売掛金, 流動資産合計, 建物, 資産合計: at the third row the two items are closed and their total stays open, so that at the
/// fifth it is 流動資産合計 + 建物 that is found. Likewise `Revenues`, `Cost of sales`, `Gross profit`, `SG&A`, `Operating income`.
struct SumSearch {
  /// The score from which a relation is believed: by chance about one table in 2⁸ would show one.
  static let threshold = 8
  static let totalBonus = 6
  static let sectionBonus = 2
  /// What it costs to guess a sum where the headings and the label of the total ask for one.
  static let expectedCost = 3
  /// No statement sums more lines than this in one go.
  static let longestRun = 160

  let matrix: FootingMatrix
  let isTotal: [Bool]
  let isDeduction: [Bool]
  let section: [Int]
  let rowBits: Int
  var open: [OpenTerm] = []
  var found: [SumRelation] = []
  var best: SumCandidate?
  /// The best score among other relations for the same row.
  var rival = Int.min
  var sums: [Int128]
  var unknowns: [Int]
  var signs = SignSearch()

  init(_ grid: FootingGrid, _ matrix: FootingMatrix) {
    self.matrix = matrix
    isTotal = grid.rows.map { $0.totalHint >= 0.5 }
    isDeduction = grid.rows.map { $0.deductionHint >= 0.5 }
    section = grid.rows.map(\.section)
    rowBits = SumEvidence.length(UInt128(matrix.rowCount))
    sums = Array(repeating: 0, count: matrix.columnCount)
    unknowns = Array(repeating: 0, count: matrix.columnCount)
  }

  mutating func run() {
    for row in 0..<matrix.rowCount where matrix.isItem[row] { place(row) }
  }

  private mutating func place(_ row: Int) {
    best = nil
    rival = Int.min
    if !matrix.isZero[row], !open.isEmpty {
      considerRepeats(row)
      considerRuns(row)
      if !isSettled {
        considerSigned(row)
        considerAlternates(row)
        if isTotal[row] { considerNearRuns(row) }
      }
    }
    if let best, isBelievable(best), best.shape == .below || !closesBelow(row) {
      accept(best, at: row)
      linkBalance()
    } else {
      open.append(OpenTerm(row: row))
    }
  }

  /// Is the next row the total of a run that ends here? Then a total further up can wait for it: 資産合計 equals 負債合計 plus
  /// every line of 資本 one row before 資本合計 comes, and `Total equity` must not lose its lines to it.
  private mutating func closesBelow(_ row: Int) -> Bool {
    guard let next = ((row + 1)..<matrix.rowCount).first(where: { matrix.isItem[$0] }) else { return false }
    let kept = (best, rival)
    best = nil
    open.append(OpenTerm(row: row))
    considerRuns(next)
    let closing = best
    open.removeLast()
    (best, rival) = kept
    guard let closing, closing.shape == .below else { return false }
    return isBelievable(closing)
  }

  /// Nothing better can come: everything foots and nothing was stretched.
  private var isSettled: Bool {
    guard let best else { return false }
    return best.evidence.fails == 0 && best.skipped.isEmpty && isBelievable(best)
  }

  mutating func consider(_ candidate: SumCandidate) {
    guard let current = best else {
      best = candidate
      return
    }
    let isSame = candidate.isSame(as: current)
    if candidate.score > current.score {
      if !isSame { rival = max(rival, current.score) }
      best = candidate
    } else if !isSame {
      rival = max(rival, candidate.score)
    }
  }

  private func isBelievable(_ candidate: SumCandidate) -> Bool {
    let evidence = candidate.evidence
    guard candidate.score >= SumSearch.threshold, evidence.independentHolds > 0 else { return false }
    if evidence.independentHolds > 1 { return evidence.holds > evidence.fails }
    let alone = rival < candidate.score - 3
    return evidence.fails <= 1 && alone && (evidence.longAddends > 2 || isTotal[candidate.total])
  }

  /// Sums of the topmost open terms, and open terms that are the sum of everything below them in the table.
  private mutating func considerRuns(_ row: Int) {
    let width = matrix.columnCount
    for column in 0..<width {
      sums[column] = 0
      unknowns[column] = matrix.state(row, column) == .unknown ? 1 : 0
    }
    var position = open.count
    let end = max(0, open.count - SumSearch.longestRun)
    while position > end {
      position -= 1
      let term = open[position]
      let length = open.count - position
      if length > 1 {
        considerAbove(row, over: term.row, at: position, shape: .above(nil))
        for alternate in term.alternates {
          considerAbove(row, over: alternate.row, at: position, shape: .above(alternate))
        }
      }
      let slack = Int128(length + 1)
      var holds = 0
      var fails = 0
      for column in 0..<width {
        sums[column] += matrix.value(term.row, column)
        if matrix.state(term.row, column) == .unknown { unknowns[column] += 1 }
        guard unknowns[column] == 0 else { continue }
        let deviation = matrix.value(row, column) - sums[column]
        if deviation <= slack && deviation >= -slack { holds += 1 } else { fails += 1 }
      }
      guard holds > 0, holds >= fails, length > 1, !matrix.isZero[term.row] else { continue }
      let addends = open[position...].map { SumRelation.Addend(row: $0.row, sign: 1) }
      let evidence = SumEvidence(total: row, addends: addends, in: matrix)
      let bonus = (isTotal[row] ? SumSearch.totalBonus : 0) + (isWholeSection(from: position) ? SumSearch.sectionBonus : 0)
      let cost = isExpected(row, from: position) ? SumSearch.expectedCost : rowBits + SumEvidence.length(UInt128(length))
      consider(
        SumCandidate(
          shape: .below, total: row, addends: addends, lowest: position, evidence: evidence,
          score: evidence.bits + bonus - cost))
    }
  }

  /// `total` = the terms above `position` + `row`; `sums` holds those terms already.
  private mutating func considerAbove(_ row: Int, over total: Int, at position: Int, shape: SumCandidate.Shape) {
    let length = open.count - position
    let slack = Int128(length + 1)
    var holds = 0
    var fails = 0
    for column in 0..<matrix.columnCount where unknowns[column] == 0 && matrix.state(total, column) != .unknown {
      let deviation = matrix.value(total, column) - sums[column] - matrix.value(row, column)
      if deviation <= slack && deviation >= -slack { holds += 1 } else { fails += 1 }
    }
    guard holds > 0, holds >= fails else { return }
    var addends = open[(position + 1)...].map { SumRelation.Addend(row: $0.row, sign: 1) }
    addends.append(SumRelation.Addend(row: row, sign: 1))
    let evidence = SumEvidence(total: total, addends: addends, in: matrix)
    let between = addends.dropLast()
    let deductions = between.count { isDeduction[$0.row] }
    let hinted = isTotal[total] || isTotal[row] && deductions * 2 >= between.count
    let cost = rowBits + SumEvidence.length(UInt128(length)) + 2
    consider(
      SumCandidate(
        shape: shape, total: total, addends: addends, lowest: position, evidence: evidence,
        score: evidence.bits + (hinted ? SumSearch.totalBonus : 0) - cost))
  }

  /// Does a row that looks like a total close everything back to the start of a section or of the table?
  func isExpected(_ row: Int, from position: Int) -> Bool {
    guard isTotal[row] else { return false }
    return position == 0 || section[open[position].row] != section[open[position - 1].row]
  }
}
