/// A run-together label cut into the labels that it is made of.
public struct Segmentation: Sendable, Hashable {
  /// The pieces as ranges of UTF-8 offsets in the label, in order, without the spaces between them.
  public let ranges: [Range<Int>]
  /// How sure the cut is, 0…1: 1 when every piece is a known label.
  public let score: Double
}

/// Labels folded to keys once, to be recognised many times.
public struct LabelKeys: Sendable {
  let keys: Set<UInt64>

  public init(_ labels: [String] = [], in language: TermCatalog.Language = .japanese) {
    keys = Set(labels.map { TermCatalog.key($0, in: language) })
  }
}

extension TermCatalog {
  /// Cuts a label that is several labels run together; nil when there is no good cut.
  ///
  /// Japanese is cut at spaces first and between any letters else; English before capitalised words.
  /// `also`: further labels that count as known, such as those of sister tables.
  /// Example: `1株あたり当期利益(損失) 期中平均発行済株式総数` → 2 pieces; `Net income Net income per share` → 2.
  public func segment(
    _ label: String, in language: Language, count: Int? = nil, also: LabelKeys = LabelKeys()
  ) -> Segmentation? {
    withBytes(label) { bytes in
      guard bytes.count <= 600, (count ?? 2) >= 1 else { return nil }
      let loose = Self.cuts(bytes, language, everywhere: false)
      guard loose.count <= 65 else { return nil }
      var best = LabelCutter(self, bytes, language, also.keys, loose).best(count)
      if language == .japanese, best == nil || best!.score < 0.95 {
        let fine = Self.cuts(bytes, language, everywhere: true)
        if fine.count > loose.count, fine.count <= 82,
          let other = LabelCutter(self, bytes, language, also.keys, fine).best(count),
          other.score > (best?.score ?? 0) + 0.1
        {
          best = other
        }
      }
      return best
    }
  }

  /// The offsets at which a piece may start, the end of the label last.
  private static func cuts(
    _ bytes: UnsafeBufferPointer<UInt8>, _ language: Language, everywhere: Bool
  ) -> [Int] {
    var cuts: [Int] = []
    var (index, atSpace) = (0, true)
    while index < bytes.count {
      let start = index
      let scalar = decodeScalar(bytes, &index)
      if scalar == 0x20 || scalar == 0x3000 || scalar == 0x0a || scalar == 0xa0 {
        atSpace = true
        continue
      }
      let isCapital = scalar >= 0x41 && scalar <= 0x5a
      let isOpen = language == .japanese ? atSpace || everywhere : atSpace && (isCapital || scalar >= 0x80)
      if isOpen || cuts.isEmpty { cuts.append(start) }
      atSpace = false
    }
    cuts.append(bytes.count)
    return cuts
  }
}

/// Chooses among the cuts of one label by dynamic programming over pieces.
private struct LabelCutter {
  private let catalog: TermCatalog
  private let bytes: UnsafeBufferPointer<UInt8>
  private let language: TermCatalog.Language
  private let extra: Set<UInt64>
  private let cuts: [Int]
  private var japaneseKey = JapaneseKey()
  private var englishKey = EnglishKey()

  init(
    _ catalog: TermCatalog, _ bytes: UnsafeBufferPointer<UInt8>, _ language: TermCatalog.Language,
    _ extra: Set<UInt64>, _ cuts: [Int]
  ) {
    (self.catalog, self.bytes, self.language, self.extra, self.cuts) = (catalog, bytes, language, extra, cuts)
  }

  /// The best cut into `count` pieces, or into any number from two when nil.
  func best(_ count: Int?) -> Segmentation? {
    let places = cuts.count - 1
    let most = min(count ?? 8, places)
    guard places >= 1, most >= (count ?? 2) else { return nil }
    var cutter = self
    var value = [[Double]](repeating: [Double](repeating: -1, count: places + 1), count: most + 1)
    var from = [[Int]](repeating: [Int](repeating: -1, count: places + 1), count: most + 1)
    value[0][0] = 0
    for start in 0..<places {
      for end in (start + 1)...places {
        let reachable = (0..<most).contains { value[$0][start] >= 0 }
        guard reachable, let score = cutter.score(start, end) else { continue }
        for pieces in 0..<most where value[pieces][start] >= 0 {
          guard value[pieces][start] + score > value[pieces + 1][end] else { continue }
          value[pieces + 1][end] = value[pieces][start] + score
          from[pieces + 1][end] = start
        }
      }
    }
    var chosen = count ?? 0
    if count == nil {
      var bestMean = 0.0
      for pieces in 2...most {
        let mean: Double = value[pieces][places] / Double(pieces)
        if mean > bestMean { (chosen, bestMean) = (pieces, mean) }
      }
      // A label that is known as a whole is not cut, unless its parts are known better than it is.
      if let whole = cutter.score(0, places), whole >= bestMean { return nil }
    }
    guard chosen >= 1, value[chosen][places] >= 0 else { return nil }
    let mean = value[chosen][places] / Double(chosen)
    guard mean >= 0.6 else { return nil }
    return Segmentation(ranges: ranges(from, chosen, places), score: mean)
  }

  private func ranges(_ from: [[Int]], _ pieces: Int, _ places: Int) -> [Range<Int>] {
    var (pieces, end) = (pieces, places)
    var ranges: [Range<Int>] = []
    while pieces > 0 {
      let start = from[pieces][end]
      ranges.append(cuts[start]..<trimmed(cuts[start], cuts[end]))
      end = start
      pieces -= 1
    }
    return ranges.reversed()
  }

  private func trimmed(_ start: Int, _ end: Int) -> Int {
    var end = end
    while end > start {
      if bytes[end - 1] == 0x20 || bytes[end - 1] == 0x0a {
        end -= 1
      } else if end - start >= 3, bytes[end - 3] == 0xe3, bytes[end - 2] == 0x80, bytes[end - 1] == 0x80 {
        end -= 3
      } else {
        break
      }
    }
    return end
  }

  /// How much the piece between two cuts is a label of its own: 1 known, 0.85 composed, less by its legibility.
  private mutating func score(_ start: Int, _ end: Int) -> Double? {
    let piece = UnsafeBufferPointer(rebasing: bytes[cuts[start]..<trimmed(cuts[start], cuts[end])])
    guard !piece.isEmpty, piece.count <= 240 else { return nil }
    switch language {
    case .japanese:
      japaneseKey.assign(piece)
      let scalars = japaneseKey.scalars
      guard scalars.count > 1 else { return nil }
      let hash = KeyHash.of(scalars[...])
      if extra.contains(hash) || !catalog.japaneseConcepts(hash).isEmpty { return 1 }
      if !Composition(catalog).japanese(scalars[...]).isEmpty { return 0.85 }
      return scalars.count > 40 ? 0 : 0.55 * catalog.legibility(scalars)
    case .english:
      englishKey.assign(piece)
      let hash = englishKey.hash
      if extra.contains(hash) || !catalog.englishConcepts(hash).isEmpty { return 1 }
      if !Composition(catalog).english(englishKey.tokens[...]).isEmpty { return 0.85 }
      let known = englishKey.tokens.filter { catalog.storage.stemTable[$0.stem] != nil }.count
      return 0.55 * Double(known) / Double(max(1, englishKey.tokens.count))
    }
  }
}
