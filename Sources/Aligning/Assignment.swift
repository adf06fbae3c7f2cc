/// The best one-to-one pairing of two sets under a table of scores (Kuhn–Munkres with potentials, O(n²m)).
enum Assignment {
  /// For each left element its right partner, or nil when no pair with it reaches `threshold`.
  static func best(_ scores: [[Double]], threshold: Double) -> [Int?] {
    let rows = scores.count
    guard rows > 0, let columns = scores.first?.count, columns > 0 else { return Array(repeating: nil, count: rows) }
    let size = max(rows, columns)
    // Costs of a square problem; a pair below the threshold costs as much as none.
    func cost(_ row: Int, _ column: Int) -> Double {
      guard row < rows, column < columns else { return 0 }
      let score = scores[row][column]
      return score >= threshold ? -score : 0
    }
    var potentialLeft = Array(repeating: 0.0, count: size + 1)
    var potentialRight = Array(repeating: 0.0, count: size + 1)
    var partner = Array(repeating: 0, count: size + 1)
    var way = Array(repeating: 0, count: size + 1)
    for row in 1...size {
      partner[0] = row
      var column = 0
      var least = Array(repeating: Double.infinity, count: size + 1)
      var used = Array(repeating: false, count: size + 1)
      repeat {
        used[column] = true
        let current = partner[column]
        var delta = Double.infinity
        var next = 0
        for other in 1...size where !used[other] {
          let reduced = cost(current - 1, other - 1) - potentialLeft[current] - potentialRight[other]
          if reduced < least[other] { (least[other], way[other]) = (reduced, column) }
          if least[other] < delta { (delta, next) = (least[other], other) }
        }
        for other in 0...size {
          if used[other] {
            potentialLeft[partner[other]] += delta
            potentialRight[other] -= delta
          } else {
            least[other] -= delta
          }
        }
        column = next
      } while partner[column] != 0
      repeat {
        let previous = way[column]
        partner[column] = partner[previous]
        column = previous
      } while column != 0
    }
    var result = [Int?](repeating: nil, count: rows)
    for column in 1...size {
      let row = partner[column] - 1
      if row < rows, column - 1 < columns, scores[row][column - 1] >= threshold { result[row] = column - 1 }
    }
    return result
  }

  /// Distance from a chosen pair to the best other choice of either side.
  static func margin(_ scores: [[Double]], _ row: Int, _ column: Int) -> Double {
    var second = 0.0
    for other in scores[row].indices where other != column { second = max(second, scores[row][other]) }
    for other in scores.indices where other != row { second = max(second, scores[other][column]) }
    return scores[row][column] - second
  }
}
