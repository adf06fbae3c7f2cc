/// Cuts two very long texts at sentences that surely belong together, so that pairing them takes time in their length and
/// not in its square. A usual release is one stretch.
struct SentenceStretches {
  /// Up to so many pairs of sentences are looked at as a whole.
  private static let mostPairs = 4_000_000
  /// Sentences in a stretch, about.
  private static let length = 500

  static func cut(
    _ left: [SentenceProfile], _ right: [SentenceProfile]
  ) -> [(left: Range<Int>, right: Range<Int>)] {
    guard left.count * right.count > mostPairs else { return [(0..<left.count, 0..<right.count)] }
    var stretches: [(left: Range<Int>, right: Range<Int>)] = []
    var (i, j) = (0, 0)
    for (a, b) in anchors(left, right) + [(left.count, right.count)] {
      guard max(a - i, b - j) >= length || a == left.count else { continue }
      stretches += evenly(i..<a, j..<b)
      (i, j) = (a, b)
    }
    return stretches
  }

  /// Where no sentence tells, the same share of both.
  private static func evenly(_ left: Range<Int>, _ right: Range<Int>) -> [(left: Range<Int>, right: Range<Int>)] {
    let parts = max(1, (max(left.count, right.count) + 2 * length - 1) / (2 * length))
    return (0..<parts).map { part in
      (
        left.lowerBound + left.count * part / parts..<left.lowerBound + left.count * (part + 1) / parts,
        right.lowerBound + right.count * part / parts..<right.lowerBound + right.count * (part + 1) / parts
      )
    }
  }

  /// Pairs of sentences with a figure or a name that stands nowhere else, the longest run of them in order.
  private static func anchors(_ left: [SentenceProfile], _ right: [SentenceProfile]) -> [(Int, Int)] {
    let (mine, theirs) = (single(left), single(right))
    var pairs: [(Int, Int)] = []
    for (key, i) in mine {
      if let j = theirs[key] { pairs.append((i, j)) }
    }
    pairs.sort { $0.0 != $1.0 ? $0.0 < $1.0 : $0.1 < $1.1 }
    // The longest strictly ascending run.
    var tails: [Int] = []
    var previous = Array(repeating: -1, count: pairs.count)
    for index in pairs.indices {
      var (low, high) = (0, tails.count)
      while low < high {
        let middle = (low + high) / 2
        if pairs[tails[middle]].1 < pairs[index].1 { low = middle + 1 } else { high = middle }
      }
      previous[index] = low > 0 ? tails[low - 1] : -1
      if low == tails.count { tails.append(index) } else { tails[low] = index }
    }
    var run: [(Int, Int)] = []
    var index = tails.last ?? -1
    while index >= 0 {
      if run.last.map({ $0.0 > pairs[index].0 }) ?? true { run.append(pairs[index]) }
      index = previous[index]
    }
    return run.reversed()
  }

  /// The sentence of each key that stands in one sentence alone.
  private static func single(_ sentences: [SentenceProfile]) -> [UInt64: Int] {
    var places: [UInt64: Int] = [:]
    for (index, sentence) in sentences.enumerated() {
      for key in Set(sentence.values + sentence.names) { places[key] = places[key] == nil ? index : -1 }
    }
    return places.filter { $0.value >= 0 }
  }
}
