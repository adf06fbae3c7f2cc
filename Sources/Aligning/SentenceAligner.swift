public import ReleaseModel
import SourceText

/// Pairs the sentences of two versions by what they say: figures, concepts, names, dates; then by position and length.
///
/// Two passes: a dynamic programme over sentences in order (one to one, one to many, many to one, none), then what is left
/// looks for a partner out of order. 1,500 sentences a side cost two million steps of a few nanoseconds.
public struct SentenceAligner: Sendable {
  public init() {}

  public func align(_ japanese: Prose, _ english: Prose) -> [Pair] {
    let left = SentenceProfile.profiles(japanese)
    let right = SentenceProfile.profiles(english)
    guard !left.isEmpty, !right.isEmpty else { return alone(left.count, right.count) }
    let usesPlace = !japanese.isAbridged && !english.isAbridged
    var pairs: [Pair] = []
    var usedLeft = Array(repeating: false, count: left.count)
    var usedRight = Array(repeating: false, count: right.count)
    for stretch in SentenceStretches.cut(left, right) where !stretch.left.isEmpty && !stretch.right.isEmpty {
      let (mine, theirs) = (Array(left[stretch.left]), Array(right[stretch.right]))
      let scores = SentenceScores(mine, theirs, usesPlace: usesPlace)
      var links = inOrder(scores)
      addOutOfOrder(&links, scores, mine, theirs)
      for (p, q) in links.sorted(by: { $0.0 != $1.0 ? $0.0 < $1.0 : $0.1 < $1.1 }) {
        let (i, j) = (stretch.left.lowerBound + p, stretch.right.lowerBound + q)
        usedLeft[i] = true
        usedRight[j] = true
        let score = Double(scores.at(p, q))
        pairs.append(
          Pair(
            japanese: i, english: j, score: min(1, score / (score + 2)),
            evidence: SentenceProfile.evidence(left[i], right[j])))
      }
    }
    for i in left.indices where !usedLeft[i] { pairs.append(Pair(japanese: i, english: nil, score: 0, evidence: [])) }
    for j in right.indices where !usedRight[j] { pairs.append(Pair(japanese: nil, english: j, score: 0, evidence: [])) }
    return pairs
  }

  private func alone(_ left: Int, _ right: Int) -> [Pair] {
    (0..<left).map { Pair(japanese: $0, english: nil, score: 0, evidence: []) }
      + (0..<right).map { Pair(japanese: nil, english: $0, score: 0, evidence: []) }
  }

  /// What a second partner costs.
  private static let second: Float = 0.6

  /// The best pairing that keeps the order.
  private func inOrder(_ scores: SentenceScores) -> [(Int, Int)] {
    let (rows, columns) = (scores.rows, scores.columns)
    let width = columns + 1
    // `best`: the best of the first i and j; `matched`: with i and j paired last, for this row and the one above.
    var best = [Float](repeating: 0, count: (rows + 1) * width)
    var matched = [Float](repeating: -1e9, count: width)
    var above = matched
    // 1 new pair, 2 same Japanese sentence again, 3 same English sentence again.
    var moves = [UInt8](repeating: 0, count: (rows + 1) * width)
    best.withUnsafeMutableBufferPointer { best in
      moves.withUnsafeMutableBufferPointer { moves in
        scores.values.withUnsafeBufferPointer { values in
          for i in 1...rows {
            swap(&matched, &above)
            for j in 1...columns {
              let place = i * width + j
              let score = values[(i - 1) * columns + j - 1]
              var top = max(best[place - 1], best[place - width])
              matched[j] = -1e9
              if score > 0 {
                var value = best[place - width - 1]
                var move: UInt8 = 1
                let again = matched[j - 1] - Self.second
                if again > value {
                  value = again
                  move = 2
                }
                let other = above[j] - Self.second
                if other > value {
                  value = other
                  move = 3
                }
                matched[j] = value + score
                moves[place] = move
                if value + score > top { top = value + score }
              }
              best[place] = top
            }
          }
        }
      }
    }
    var links: [(Int, Int)] = []
    var (i, j) = (rows, columns)
    while i > 0, j > 0 {
      let place = i * width + j
      if best[place] == best[place - width] {
        i -= 1
      } else if best[place] == best[place - 1] {
        j -= 1
      } else {
        // A pair ends here; follow it back through its repetitions.
        var move: UInt8
        repeat {
          move = moves[i * width + j]
          links.append((i - 1, j - 1))
          if move == 1 {
            i -= 1
            j -= 1
          } else if move == 2 {
            j -= 1
          } else {
            i -= 1
          }
        } while move != 1 && i > 0 && j > 0
      }
    }
    return links
  }

  /// Sentences whose best partner the order forbids, and figures of a sentence that its partner lacks but another one has.
  private func addOutOfOrder(
    _ links: inout [(Int, Int)], _ scores: SentenceScores, _ left: [SentenceProfile], _ right: [SentenceProfile]
  ) {
    var partners = [[Int]](repeating: [], count: left.count)
    var back = [[Int]](repeating: [], count: right.count)
    for (i, j) in links {
      partners[i].append(j)
      back[j].append(i)
    }
    moveToBetter(&links, scores, &partners, &back)
    for i in left.indices {
      let isFree = partners[i].isEmpty
      let covered = Set(partners[i].flatMap { right[$0].values })
      let open = left[i].values.filter { !covered.contains($0) }
      guard isFree || !open.isEmpty else { continue }
      var choice: (score: Float, j: Int)?
      let start = i * scores.columns
      for j in right.indices {
        let score = scores.values[start + j]
        // Most pairs say nothing: they end here.
        guard score >= 0.55, score >= (isFree ? back[j].isEmpty ? 0.55 : 0.9 : 1.8),
          choice.map({ score > $0.score }) ?? true, !partners[i].contains(j)
        else { continue }
        if !isFree {
          // A second partner must bring a figure that the first one lacks.
          if !right[j].values.contains(where: open.contains) { continue }
          // A sentence that is better paired with another stays with it.
          if back[j].contains(where: { scores.at($0, j) > score }) { continue }
        }
        choice = (score, j)
      }
      if let choice {
        links.append((i, choice.j))
        back[choice.j].append(i)
      }
    }
  }

  /// A pair that only the order suggested gives way to a free sentence that says much more of the same.
  private func moveToBetter(
    _ links: inout [(Int, Int)], _ scores: SentenceScores, _ partners: inout [[Int]], _ back: inout [[Int]]
  ) {
    for (index, (i, j)) in links.enumerated() where partners[i].count == 1 {
      var best = scores.at(i, j) + 0.25
      var choice: Int?
      let start = i * scores.columns
      for other in 0..<scores.columns where scores.values[start + other] > best && back[other].isEmpty {
        best = scores.values[start + other]
        choice = other
      }
      guard let choice else { continue }
      links[index] = (i, choice)
      partners[i] = [choice]
      back[j].removeAll { $0 == i }
      back[choice] = [i]
    }
  }
}
