/// Cuts a folded Japanese label into known terms and words: the cheapest cover, longest pieces preferred.
///
/// Example: 専用線接続サービス収入合計 → 専用線 | 接続 | サービス | 収入 | 合計.
struct JapaneseSegmenter {
  struct Piece {
    var start: Int
    var end: Int
    /// The first form with this key; -1 for unknown text.
    var form: Int32
  }

  private let storage: CatalogStorage
  private var cost: [Float] = []
  private var previous: [Int] = []
  private var formAt: [Int32] = []
  /// For each offset whether a comma or parenthesis stood before it.
  private var isBreak: [Bool] = []

  init(_ storage: CatalogStorage) { self.storage = storage }

  /// Covers `range` of `scalars`; with `wordsOnly`, terms of the catalogue do not count.
  ///
  /// A piece over a comma or parenthesis, at the offsets `breaks`, costs a little more.
  mutating func cut(
    _ scalars: [UInt32], _ range: Range<Int>, wordsOnly: Bool, breaks: [Int] = []
  ) -> [Piece] {
    let count = range.count
    Self.fill(&isBreak, with: false, count: count + 1)
    for place in breaks where range.contains(place) { isBreak[place - range.lowerBound] = true }
    Self.fill(&cost, with: .infinity, count: count + 1)
    Self.fill(&previous, with: 0, count: count + 1)
    Self.fill(&formAt, with: -1, count: count + 1)
    cost[0] = 0
    for start in 0..<count where cost[start] < .infinity {
      let base = range.lowerBound + start
      if start > 0, isLatin(scalars[base - 1]), isLatin(scalars[base]) { continue }
      relaxUnknown(scalars, range, start)
      var hash = KeyHash.seed
      var crossing: Float = 0
      for length in 1...min(count - start, storage.longestKey) {
        let last = base + length - 1
        if length > 1, isBreak[start + length - 1] { crossing += Self.crossing }
        if scalars[last] == 0x20 { continue }
        hash = KeyHash.step(hash, UInt64(scalars[last]))
        if last + 1 < range.upperBound, isLatin(scalars[last]), isLatin(scalars[last + 1]) { continue }
        guard let form = storage.japaneseTable[KeyHash.finish(hash)] else { continue }
        if wordsOnly, !hasWord(Int32(form)) { continue }
        relax(start, start + length, cost[start] + (length == 1 ? 1.6 : 1) + crossing, Int32(form))
      }
    }
    return pieces(scalars, count, range.lowerBound)
  }

  private static let crossing: Float = 0.4

  /// The same as a new array, without one.
  private static func fill<Element>(_ array: inout [Element], with value: Element, count: Int) {
    array.removeAll(keepingCapacity: true)
    array.append(contentsOf: repeatElement(value, count: count))
  }

  private func hasWord(_ first: Int32) -> Bool {
    var form = first
    while form >= 0 {
      let record = storage.japaneseForms[Int(form)]
      if !storage.isConcept(record.entry) { return true }
      form = record.next
    }
    return false
  }

  private mutating func relax(_ from: Int, _ to: Int, _ value: Float, _ form: Int32) {
    guard value < cost[to] else { return }
    cost[to] = value
    previous[to] = from
    formAt[to] = form
  }

  /// Offers the unknown run at `start`: a whole run of Latin letters or katakana, else one scalar.
  private mutating func relaxUnknown(_ scalars: [UInt32], _ range: Range<Int>, _ start: Int) {
    let base = range.lowerBound + start
    var end = base + 1
    if scalars[base] == 0x20 {
      relax(start, start + 1, cost[start], -1)
    } else if isLatin(scalars[base]) {
      while end < range.upperBound, isLatin(scalars[end]) { end += 1 }
      relax(start, end - range.lowerBound, cost[start] + 1.2, -1)
    } else if isKatakana(scalars[base]) {
      var length = 1
      while end < range.upperBound, isKatakana(scalars[end]) {
        relax(start, end - range.lowerBound, cost[start] + 1.9 + 0.3 * Float(length), -1)
        end += 1
        length += 1
      }
      relax(start, end - range.lowerBound, cost[start] + 1.9 + 0.3 * Float(length), -1)
    } else {
      relax(start, start + 1, cost[start] + 2.2, -1)
    }
  }

  private func pieces(_ scalars: [UInt32], _ count: Int, _ offset: Int) -> [Piece] {
    var pieces: [Piece] = []
    var end = count
    while end > 0 {
      let start = previous[end]
      if formAt[end] >= 0 || end - start > 1 || scalars[offset + start] != 0x20 {
        pieces.append(Piece(start: offset + start, end: offset + end, form: formAt[end]))
      }
      end = start
    }
    return pieces.reversed()
  }
}

@inline(__always)
func isLatin(_ scalar: UInt32) -> Bool {
  (scalar >= 0x30 && scalar <= 0x39) || (scalar >= 0x61 && scalar <= 0x7a) || (scalar >= 0xc0 && scalar < 0x250)
}

@inline(__always)
func isKatakana(_ scalar: UInt32) -> Bool { scalar >= 0x30a1 && scalar <= 0x30fa }
