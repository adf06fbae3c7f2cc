import ReleaseModel

/// What the columns of a grid say about one possible relation, in bits.
///
/// A sum that foots by chance does so about once in as many cases as its figures have values. Seven digits that foot to
/// the last one are worth some 20 bits; 12 + 3 = 15 is worth two. A total that repeats its only addend (特別利益合計 with one
/// line above it) is worth half as much, for figures are repeated for other reasons too. Columns that only translate
/// another (`USD` from `JPY`) count once with it.
struct SumEvidence {
  /// What a column that does not foot takes away: about one sum in 2⁶ has a cell misprinted or misread.
  static let failureBits = 6

  var holds = 0
  var fails = 0
  /// Columns that hold, foot non-trivially, and are no translation of one another.
  var independentHolds = 0
  var bits = 0
  /// The most addends of four digits or more in a column that holds.
  var longAddends = 0

  init(total: Int, addends: [SumRelation.Addend], in matrix: FootingMatrix) {
    var bitsOfGroup: [(group: Int, bits: Int)] = []
    for column in 0..<matrix.columnCount {
      guard let slack = FootingSlack(total: total, addends: addends, column: column, in: matrix) else { continue }
      var ranking = Ranking()
      var sum: Int64 = 0
      var long = 0
      for addend in addends {
        let value = matrix.value(addend.row, column)
        sum += value * Int64(addend.sign)
        ranking.insert(value.magnitude)
        if value.magnitude > 999 { long += 1 }
      }
      let deviation = matrix.value(total, column) - sum
      ranking.insert(matrix.value(total, column).magnitude)
      guard slack.contains(deviation) else {
        fails += 1
        continue
      }
      guard ranking.first > 0 else { continue }
      holds += 1
      longAddends = max(longAddends, long)
      let worth = ranking.bits - SumEvidence.length(deviation.magnitude * 2 + 1) + 1
      guard worth > 2 else { continue }
      if let known = bitsOfGroup.firstIndex(where: { $0.group == matrix.groups[column] }) {
        bitsOfGroup[known].bits = max(bitsOfGroup[known].bits, worth)
      } else {
        bitsOfGroup.append((matrix.groups[column], worth))
      }
    }
    independentHolds = bitsOfGroup.count
    bits = bitsOfGroup.reduce(0) { $0 + $1.bits } - fails * SumEvidence.failureBits
  }

  /// The bits that a magnitude fills.
  static func length(_ magnitude: UInt64) -> Int { 64 - magnitude.leadingZeroBitCount }

  /// The three largest magnitudes of a sum; round figures (25,000 + 5,000) count without the zeros they share.
  private struct Ranking {
    var first: UInt64 = 0
    var second: UInt64 = 0
    var third: UInt64 = 0
    var zeros = 18

    mutating func insert(_ magnitude: UInt64) {
      guard magnitude > 0 else { return }
      var places = 0
      var rest = magnitude
      while places < zeros, rest % 10 == 0 {
        rest /= 10
        places += 1
      }
      zeros = min(zeros, places)
      if magnitude > first {
        (first, second, third) = (magnitude, first, second)
      } else if magnitude > second {
        (second, third) = (magnitude, second)
      } else if magnitude > third {
        third = magnitude
      }
    }

    /// Between the size of the sum and that of its third figure, for a total close to its main addend proves less.
    var bits: Int {
      var unit: UInt64 = 1
      for _ in 0..<zeros { unit *= 10 }
      return (SumEvidence.length(first / unit) + SumEvidence.length(third / unit)) / 2
    }
  }
}
