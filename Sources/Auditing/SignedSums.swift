import ReleaseModel

/// Sums in which a term is subtracted or passed over: 営業利益 = 売上総利益 − 販売費及び一般管理費, `Net income` = … − `Minority interests`.
extension SumSearch {
  private static let unexpectedMinus = 3
  private static let unexpectedPlus = 1
  private static let leftOut = 4

  mutating func considerSigned(_ row: Int) { considerSigned(row, reading: nil, at: -1) }

  /// The same with another reading of one of the topmost terms.
  mutating func considerAlternates(_ row: Int) {
    for position in max(0, open.count - SignSearch.widest)..<open.count {
      for alternate in open[position].alternates { considerSigned(row, reading: alternate, at: position) }
    }
  }

  private mutating func considerSigned(_ row: Int, reading: OpenTerm.Alternate?, at changed: Int) {
    // Open terms from the top down, without lines of zeros, which any sign would fit.
    var positions: [Int] = []
    var rows: [Int] = []
    positions.reserveCapacity(SignSearch.widest)
    rows.reserveCapacity(SignSearch.widest)
    var position = open.count
    while position > 0, positions.count < SignSearch.widest {
      position -= 1
      let term = position == changed ? reading?.row ?? open[position].row : open[position].row
      if matrix.isZero[term] { continue }
      positions.append(position)
      rows.append(term)
    }
    guard positions.count > 1 else { return }
    var anchors = 0
    var lastGroup = -1
    for column in 0..<matrix.columnCount where anchors < 2 && matrix.groups[column] != lastGroup {
      guard matrix.state(row, column) == .figure, matrix.value(row, column) != 0 else { continue }
      let isReadable = rows.allSatisfy { matrix.state($0, column) != .unknown }
      let zeros = rows.count { matrix.value($0, column) == 0 }
      guard isReadable, zeros <= rows.count / 3 else { continue }
      anchors += 1
      lastGroup = matrix.groups[column]
      considerColumn(column, row, rows: rows[...], positions: positions, reading: reading, changed: changed)
    }
  }

  /// Where small figures make every sum possible, the search is narrowed to the nearest terms.
  private mutating func considerColumn(
    _ column: Int, _ row: Int, rows: ArraySlice<Int>, positions: [Int], reading: OpenTerm.Alternate?, changed: Int
  ) {
    let figures = rows.map { matrix.value($0, column) }
    signs.find(matrix.value(row, column), slack: Int64(rows.count + 1), among: figures)
    if signs.isAmbiguous {
      guard rows.count > 3 else { return }
      let nearest = rows.prefix(rows.count - 3)
      considerColumn(column, row, rows: nearest, positions: positions, reading: reading, changed: changed)
      return
    }
    let terms = Array(rows)
    for code in signs.hits {
      signs.decode(code, count: terms.count)
      if footsAsDecoded(row, terms) {
        considerDecoded(row, rows: terms, positions: positions, reading: reading, changed: changed)
      }
    }
  }

  /// Does the combination in `signs.digits` foot in enough of the columns?
  private func footsAsDecoded(_ total: Int, _ rows: [Int]) -> Bool {
    let slack = Int64(rows.count + 1)
    var fails = 0
    for column in 0..<matrix.columnCount where matrix.state(total, column) != .unknown {
      var deviation = matrix.value(total, column)
      var isKnown = true
      for index in rows.indices where signs.digits[index] != 0 {
        let value = matrix.value(rows[index], column)
        deviation += signs.digits[index] == 1 ? -value : value
        if matrix.state(rows[index], column) == .unknown { isKnown = false }
      }
      guard isKnown, deviation > slack || deviation < -slack else { continue }
      fails += 1
      if fails > mostFails { return false }
    }
    return true
  }

  private mutating func considerDecoded(
    _ row: Int, rows: [Int], positions: [Int], reading: OpenTerm.Alternate?, changed: Int
  ) {
    var addends: [SumRelation.Addend] = []
    var lowest = -1
    var skipped: [Int] = []
    var pending: [Int] = []
    var cost = 0
    var usesReading = reading == nil
    for (index, digit) in signs.digits.enumerated() {
      guard digit != 0 else {
        pending.append(positions[index])
        continue
      }
      lowest = positions[index]
      cost += pending.count * SumSearch.leftOut
      skipped += pending
      pending.removeAll()
      let isMinus = digit == 2
      if isMinus != isDeduction[rows[index]] {
        cost += isMinus ? SumSearch.unexpectedMinus : SumSearch.unexpectedPlus
      }
      if positions[index] == changed { usesReading = true }
      addends.append(SumRelation.Addend(row: rows[index], sign: isMinus ? -1 : 1))
    }
    guard addends.count > 1, usesReading, foots(row, addends) else { return }
    let isStretched = cost > 1
    let isPlain = cost == 0 && isExpected(row, from: lowest)
    cost += isPlain ? SumSearch.expectedCost : rowBits + SumEvidence.length(UInt64(addends.count))
    for position in lowest..<open.count where matrix.isZero[open[position].row] {
      addends.append(SumRelation.Addend(row: open[position].row, sign: 1))
    }
    let evidence = SumEvidence(total: row, addends: addends, in: matrix)
    var candidate = SumCandidate(
      shape: .below, total: row, addends: addends, lowest: lowest, evidence: evidence,
      score: evidence.bits + (isTotal[row] ? SumSearch.totalBonus : 0) - cost)
    candidate.skipped = skipped.reversed()
    candidate.isStretched = isStretched
    if let reading { candidate.turned = (reading.relation, reading.row) }
    consider(candidate)
  }

  /// Long sums with one line too many (うち関係会社, `of which`) or one printed without its minus (貸倒引当金).
  mutating func considerNearRuns(_ row: Int) {
    guard let column = (0..<matrix.columnCount).first(where: { isReadable($0, row) }) else { return }
    var sum: Int64 = 0
    var position = open.count
    while position > 0, open.count - position < 64 {
      position -= 1
      sum += matrix.value(open[position].row, column)
      guard open.count - position > 2 else { continue }
      let surplus = sum - matrix.value(row, column)
      guard surplus.magnitude > 2 else { continue }
      for odd in position..<open.count {
        let figure = matrix.value(open[odd].row, column)
        if figure == surplus {
          considerRun(row, from: position, leavingOut: odd)
        } else if figure * 2 == surplus {
          considerRun(row, from: position, subtracting: odd)
        }
      }
    }
  }

  private func isReadable(_ column: Int, _ row: Int) -> Bool {
    matrix.state(row, column) == .figure && open.allSatisfy { matrix.state($0.row, column) != .unknown }
  }

  private mutating func considerRun(_ row: Int, from position: Int, leavingOut: Int = -1, subtracting: Int = -1) {
    var addends: [SumRelation.Addend] = []
    for index in position..<open.count where index != leavingOut {
      addends.append(SumRelation.Addend(row: open[index].row, sign: index == subtracting ? -1 : 1))
    }
    guard foots(row, addends) else { return }
    let evidence = SumEvidence(total: row, addends: addends, in: matrix)
    var cost = rowBits + SumEvidence.length(UInt64(addends.count)) * 2
    cost += leavingOut >= 0 ? SumSearch.leftOut : SumSearch.unexpectedMinus
    var candidate = SumCandidate(
      shape: .below, total: row, addends: addends, lowest: position, evidence: evidence,
      score: evidence.bits + SumSearch.totalBonus - cost)
    candidate.isStretched = true
    if leavingOut >= 0 { candidate.skipped = [leavingOut] }
    consider(candidate)
  }
}
