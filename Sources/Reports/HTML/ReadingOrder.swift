/// Indices of pairs in the order in which a person reads both versions: by the Japanese; what only the English has, behind
/// what stands before it there.
func readingOrder(_ pairs: [(japanese: Int?, english: Int?)]) -> [Int] {
  var anchors: [(english: Int, japanese: Int)] = []
  for case (let japanese?, let english?) in pairs { anchors.append((english, japanese)) }
  anchors.sort { $0 < $1 }

  func japanesePlace(before english: Int) -> Int {
    var (low, high) = (0, anchors.count)
    while low < high {
      let middle = (low + high) / 2
      if anchors[middle].english < english { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? -1 : anchors[low - 1].japanese
  }

  let keys = pairs.enumerated().map { index, pair -> (Int, Int, Int, Int) in
    if let japanese = pair.japanese { return (japanese, 0, pair.english ?? 0, index) }
    let english = pair.english ?? 0
    return (japanesePlace(before: english), 1, english, index)
  }
  return keys.sorted { $0 < $1 }.map(\.3)
}
