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
  /// A whole section under its heading, closed by a row that looks like its total.
  static let closedSectionBonus = 4
  /// What it costs to guess a sum where the headings and the label of the total ask for one.
  static let expectedCost = 3
  /// In longer tables only rows that look like totals are tried with signs.
  static let longTable = 120

  let matrix: FootingMatrix
  let isTotal: [Bool]
  let isDeduction: [Bool]
  let section: [Int]
  let rows: [FootingGrid.Row]
  let rowBits: Int
  /// The rest of the columns must hold: less than half, but one of two may fail.
  let mostFails: Int
  let triesAllSigns: Bool
  var open: [OpenTerm] = []
  var found: [SumRelation] = []
  var best: SumCandidate?
  /// The one of a section that the label closes.
  var labelled: SumCandidate?
  /// The best score among other relations for the same row.
  var rival = Int.min
  var signs = SignSearch()

  init(_ rows: [FootingGrid.Row], _ matrix: FootingMatrix) {
    self.matrix = matrix
    isTotal = rows.map { $0.totalHint >= 0.5 }
    isDeduction = rows.map { $0.deductionHint >= 0.5 }
    section = rows.map(\.section)
    self.rows = rows
    rowBits = SumEvidence.length(UInt64(matrix.rowCount))
    triesAllSigns = matrix.rowCount <= SumSearch.longTable
    mostFails = min(7, max(1, (matrix.columnCount - 1) / 2))
  }

  mutating func run() {
    for row in 0..<matrix.rowCount where matrix.isItem[row] { place(row) }
  }

  private mutating func place(_ row: Int) {
    best = nil
    labelled = nil
    rival = Int.min
    if !matrix.isZero[row], !open.isEmpty {
      considerExpected(row)
      considerRuns(row)
      if !isSettled, triesAllSigns || isTotal[row] {
        considerSigned(row)
        considerAlternates(row)
        if isTotal[row] { considerNearRuns(row) }
      }
      if !hasBelievable { considerRepeats(row) }
    }
    // 資本合計 is what the assets leave beside the liabilities, too; the lines of 資本 come first, or one bad figure among them would
    // let them all go unadded.
    if let labelled, let best, best.lowest < labelled.lowest, isBelievable(labelled) { self.best = labelled }
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

  private var hasBelievable: Bool { best.map { isBelievable($0) } ?? false }

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
    if candidate.isExpected { return candidate.score >= SumSearch.threshold && evidence.holds > 0 }
    guard candidate.score >= SumSearch.threshold, evidence.independentHolds > 0 else { return false }
    if evidence.independentHolds > 1 { return evidence.holds > evidence.fails }
    let alone = rival < candidate.score - 3 && !candidate.isStretched
    return evidence.fails <= 1 && alone && (evidence.longAddends > 2 || isTotal[candidate.total])
  }

  /// Does a row that looks like a total close everything back to a heading, to another total or to the head of the table?
  func isExpected(_ row: Int, from position: Int) -> Bool {
    guard isTotal[row] else { return false }
    guard position > 0 else { return true }
    let (first, above) = (open[position].row, open[position - 1].row)
    return section[first] != section[above] || isTotal[above] && !isTotal[first]
  }
}
