/// Scores of pairs of rows, for those pairs alone that anything speaks for: few in a row, however long the tables are.
struct RowScores {
  struct Entry {
    var right: Int
    var score: Double
    var label: Double
    var values: Double
  }

  /// By left row, in the order of the right rows.
  private var entries: [Entry] = []
  private var starts: [Int] = [0]
  /// By right row: the best and the second best score.
  private var columnBest: [(first: Double, left: Int, second: Double)]

  init(rightCount: Int) { columnBest = Array(repeating: (0, -1, 0), count: rightCount) }

  /// Adds the entries of the next left row, in the order of the right rows.
  mutating func append(_ row: [Entry]) {
    let left = starts.count - 1
    for entry in row {
      entries.append(entry)
      let best = columnBest[entry.right]
      if entry.score > best.first {
        columnBest[entry.right] = (entry.score, left, best.first)
      } else if entry.score > best.second {
        columnBest[entry.right].second = entry.score
      }
    }
    starts.append(entries.count)
  }

  subscript(row left: Int) -> ArraySlice<Entry> { entries[starts[left]..<starts[left + 1]] }

  subscript(left: Int, right: Int) -> Entry? {
    var (low, high) = (starts[left], starts[left + 1])
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].right < right { low = middle + 1 } else { high = middle }
    }
    return low < starts[left + 1] && entries[low].right == right ? entries[low] : nil
  }

  /// Distance from a pair to the best other pair of either row.
  func margin(_ left: Int, _ right: Int) -> Double {
    var second = 0.0
    for entry in self[row: left] where entry.right != right { second = max(second, entry.score) }
    let best = columnBest[right]
    second = max(second, best.left == left ? best.second : best.first)
    return (self[left, right]?.score ?? 0) - second
  }

  /// The pairing in order with the greatest sum of scores above the threshold: for each left row its right row.
  func inOrder(above threshold: Double, leftCount: Int) -> [Int?] {
    leftCount * columnBest.count <= Self.dense
      ? byTable(threshold, leftCount) : byChains(threshold, leftCount)
  }

  /// Up to here a whole table of sums is cheaper than looking for chains.
  private static let dense = 1 << 16

  /// Needleman–Wunsch.
  private func byTable(_ threshold: Double, _ m: Int) -> [Int?] {
    let width = columnBest.count + 1
    var best = Array(repeating: 0.0, count: (m + 1) * width)
    var partner = [Int?](repeating: nil, count: m)
    best.withUnsafeMutableBufferPointer { best in
      for i in stride(from: m - 1, through: 0, by: -1) {
        var row = self[row: i][...]
        for j in stride(from: width - 2, through: 0, by: -1) {
          var here = max(best[(i + 1) * width + j], best[i * width + j + 1])
          if let entry = row.last, entry.right == j {
            row.removeLast()
            let pair = entry.score - threshold
            if pair > 0 { here = max(here, best[(i + 1) * width + j + 1] + pair) }
          }
          best[i * width + j] = here
        }
      }
      var (i, j) = (0, 0)
      while i < m, j < width - 1 {
        let here = best[i * width + j]
        let pair = (self[i, j]?.score ?? 0) - threshold
        if pair > 0, abs(best[(i + 1) * width + j + 1] + pair - here) < 1e-9 {
          partner[i] = j
          i += 1
          j += 1
        } else if best[(i + 1) * width + j] >= best[i * width + j + 1] {
          i += 1
        } else {
          j += 1
        }
      }
    }
    return partner
  }

  /// The heaviest chain of pairs that ascend on both sides, with a tree of maxima over the right rows.
  private func byChains(_ threshold: Double, _ m: Int) -> [Int?] {
    let n = columnBest.count
    // For ranges of right rows from the end: the entry that the heaviest chain so far begins with.
    var tree = Array(repeating: -1, count: n + 1)
    var weight = Array(repeating: 0.0, count: entries.count)
    var next = Array(repeating: -1, count: entries.count)
    func heaviest(behind right: Int) -> Int {
      var best = -1
      var place = n - 1 - right
      while place > 0 {
        if tree[place] >= 0, best < 0 || weight[tree[place]] > weight[best] { best = tree[place] }
        place -= place & -place
      }
      return best
    }
    var first = -1
    for i in stride(from: m - 1, through: 0, by: -1) {
      let row = starts[i]..<starts[i + 1]
      for index in row {
        let pair = entries[index].score - threshold
        guard pair > 0 else { continue }
        next[index] = heaviest(behind: entries[index].right)
        weight[index] = pair + (next[index] >= 0 ? weight[next[index]] : 0)
        if first < 0 || weight[index] > weight[first] { first = index }
      }
      for index in row where weight[index] > 0 {
        var place = n - entries[index].right
        while place <= n {
          if tree[place] < 0 || weight[index] > weight[tree[place]] { tree[place] = index }
          place += place & -place
        }
      }
    }
    var partner = [Int?](repeating: nil, count: m)
    var left = 0
    while first >= 0 {
      while starts[left + 1] <= first { left += 1 }
      partner[left] = entries[first].right
      first = next[first]
    }
    return partner
  }
}
