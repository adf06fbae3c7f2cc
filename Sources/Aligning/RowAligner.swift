import ReleaseModel
import TermCatalog

/// Pairs rows by what their labels mean, what stands in them, and how they are nested and ordered.
///
/// Order is nearly kept: a dynamic programme finds the best pairing in order; rows that moved are paired after it.
struct RowAligner {
  private let left: TableProfile
  private let right: TableProfile
  private let columns: [(Int, Int)]
  private let catalog: TermCatalog
  private let m: Int
  private let n: Int
  /// Letters and digits of Japanese rows whose labels are Latin throughout: 3Mbps - 1.2Gbps.
  private let latin: [[UInt8]?]
  private let leftRows: [RowTraits]
  private let rightRows: [RowTraits]
  private var scores: [Double]
  private var labelScores: [Double]
  private var valueScores: [Double]

  init(_ left: TableProfile, _ right: TableProfile, _ columns: [Pair], _ catalog: TermCatalog) {
    self.left = left
    self.right = right
    self.columns = columns.compactMap { pair in
      guard let i = pair.japanese, let j = pair.english else { return nil }
      return (i, j)
    }
    self.catalog = catalog
    m = left.table.rows.count
    n = right.table.rows.count
    latin = left.table.rows.map { row in
      let label = row.heading.label
      return label.utf8.contains { $0 >= 0xE3 } ? nil : Self.letters(label)
    }
    leftRows = left.table.rows.map(RowTraits.init)
    rightRows = right.table.rows.map(RowTraits.init)
    scores = Array(repeating: 0, count: m * n)
    labelScores = Array(repeating: -1, count: m * n)
    valueScores = Array(repeating: -1, count: m * n)
  }

  private static func letters(_ label: String) -> [UInt8] {
    label.utf8.compactMap { byte in
      switch byte {
      case 0x30...0x39, 0x61...0x7A: byte
      case 0x41...0x5A: byte | 0x20
      default: nil
      }
    }
  }

  /// A pair that scores less is no pair.
  private static let threshold = 0.36

  func pairs() -> [Pair] {
    var copy = self
    return copy.solve()
  }

  private mutating func solve() -> [Pair] {
    for i in 0..<m {
      for j in 0..<n { scores[i * n + j] = score(i, j) }
    }
    var partner = inOrder()
    var taken = Set(partner.compactMap { $0 })
    // Rows that moved: the best of what is left, the surest first.
    var rest: [(score: Double, i: Int, j: Int)] = []
    for i in 0..<m where partner[i] == nil {
      for j in 0..<n where !taken.contains(j) {
        let score = scores[i * n + j]
        let sure = max(labelScores[i * n + j], 0) + max(valueScores[i * n + j], 0)
        if score >= 0.5, sure >= 1 || left.table.rows[i].role == .section && labelScores[i * n + j] > 0.6 {
          rest.append((score, i, j))
        }
      }
    }
    rest.sort { ($0.score, -$0.i, -$0.j) > ($1.score, -$1.i, -$1.j) }
    for (_, i, j) in rest where partner[i] == nil && !taken.contains(j) {
      partner[i] = j
      taken.insert(j)
    }
    pairSandwiched(&partner, &taken)
    var result: [Pair] = []
    for i in 0..<m {
      if let j = partner[i] {
        result.append(
          Pair(
            japanese: i, english: j, score: max(0, min(1, scores[i * n + j])), evidence: evidence(i, j),
            margin: margin(i, j)))
      } else {
        result.append(Pair(japanese: i, english: nil, score: 0, evidence: []))
      }
    }
    for j in 0..<n where !taken.contains(j) { result.append(Pair(japanese: nil, english: j, score: 0, evidence: [])) }
    return result
  }

  /// Needleman–Wunsch: the pairing in order with the greatest sum of scores above the threshold.
  private func inOrder() -> [Int?] {
    var best = Array(repeating: 0.0, count: (m + 1) * (n + 1))
    let width = n + 1
    for i in stride(from: m - 1, through: 0, by: -1) {
      for j in stride(from: n - 1, through: 0, by: -1) {
        let pair = scores[i * n + j] - Self.threshold
        let take = pair > 0 ? best[(i + 1) * width + j + 1] + pair : -1
        best[i * width + j] = max(take, best[(i + 1) * width + j], best[i * width + j + 1])
      }
    }
    var partner = [Int?](repeating: nil, count: m)
    var (i, j) = (0, 0)
    while i < m, j < n {
      let here = best[i * width + j]
      let pair = scores[i * n + j] - Self.threshold
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
    return partner
  }

  /// One row left over on each side between the same two pairs: position pairs them unless everything speaks against it.
  private func pairSandwiched(_ partner: inout [Int?], _ taken: inout Set<Int>) {
    var i = 0
    while i < m {
      guard partner[i] == nil else {
        i += 1
        continue
      }
      let start = i
      while i < m, partner[i] == nil { i += 1 }
      let before = start == 0 ? -1 : partner[start - 1] ?? -1
      let after = i == m ? n : partner[i] ?? n
      guard before < after else { continue }
      let free = (before + 1..<max(before + 1, after)).filter { !taken.contains($0) }
      let mine = (start..<i).filter { left.table.rows[$0].role != .section }
      let theirs = free.filter { right.table.rows[$0].role != .section }
      guard mine.count == theirs.count else { continue }
      for (a, b) in zip(mine, theirs) {
        let place = a * n + b
        guard labelScores[place] >= 0.25 || valueScores[place] >= 0.3 else { continue }
        partner[a] = b
        taken.insert(b)
      }
    }
  }

  private mutating func score(_ i: Int, _ j: Int) -> Double {
    let (a, b) = (leftRows[i], rightRows[j])
    guard a.isSection == b.isSection else { return 0 }
    let place = i * n + j
    let distance = abs(Double(i) / Double(max(1, m - 1)) - Double(j) / Double(max(1, n - 1)))
    let values = a.isSection ? -1 : valueScore(i, j)
    valueScores[place] = values
    // Far from the diagonal and without a common figure or term the meaning need not be looked up.
    let near = abs(i * n - j * m) <= 4 * max(m, n)
    let sameConcept =
      a.concept != 0 && a.concept == b.concept
      && left.table.rows[i].heading.concept == right.table.rows[j].heading.concept
    let label: Double
    if left.isTransposed && right.isTransposed, let x = a.period, let y = b.period {
      label = x == y && a.basis == b.basis ? 1 : x.end == y.end ? 0.5 : 0
    } else if near || values > 0.5 || sameConcept {
      let meaning =
        latin[i].map { $0 == Self.letters(right.table.rows[j].heading.label) } == true
        ? 1 : catalog.similarity(left.labels[i], right.labels[j])
      label = max(sameConcept ? 0.92 : 0, meaning)
    } else {
      label = 0
    }
    labelScores[place] = label
    let role = a.role == b.role ? 1.0 : 0.5
    let order = 1 - min(1, distance * 3)
    let path = a.depth == b.depth ? 1.0 : 0.6
    if values < 0 { return label * 0.75 + role * 0.05 + order * 0.12 + path * 0.08 }
    return label * 0.45 + values * 0.38 + role * 0.05 + order * 0.08 + path * 0.04
  }

  /// Share of comparable cells that print the same figure; −1 when nothing can be compared.
  private func valueScore(_ i: Int, _ j: Int) -> Double {
    let (leftStart, rightStart) = (i * left.table.columns.count, j * right.table.columns.count)
    return left.cells.withUnsafeBufferPointer { leftCells in
      right.cells.withUnsafeBufferPointer { rightCells in
        var compared = 0.0
        var equal = 0.0
        for (a, b) in columns {
          let (x, y) = (leftCells[leftStart + a], rightCells[rightStart + b])
          switch (x.kind, y.kind) {
          case (.dash, .dash):
            compared += 0.3
            equal += 0.3
          case (.figure, .figure):
            let weight = max(0.3, min(x.weight, y.weight))
            compared += weight
            if x.digits == y.digits && x.isRate == y.isRate
              || RoundingInterval.agree(x.value, .unknown, y.value, .unknown)
            {
              equal += weight
            }
          default: break
          }
        }
        return compared < 0.25 ? -1 : equal / compared
      }
    }
  }

  private func evidence(_ i: Int, _ j: Int) -> [PairEvidence] {
    var result: [PairEvidence] = []
    let place = i * n + j
    if valueScores[place] > 0.5 { result.append(.values) }
    if labelScores[place] > 0.5 { result.append(.term) }
    let distance = abs(Double(i) / Double(max(1, m - 1)) - Double(j) / Double(max(1, n - 1)))
    if distance < 0.1 { result.append(.position) }
    if left.table.rows[i].path.count == right.table.rows[j].path.count, !left.table.rows[i].path.isEmpty {
      result.append(.nesting)
    }
    return result
  }

  private func margin(_ i: Int, _ j: Int) -> Double {
    var second = 0.0
    for other in 0..<n where other != j { second = max(second, scores[i * n + other]) }
    for other in 0..<m where other != i { second = max(second, scores[other * n + j]) }
    return scores[i * n + j] - second
  }
}

/// What the aligner asks of a row again and again.
private struct RowTraits {
  var role: RowRole
  var isSection: Bool
  var depth: Int
  /// A hash of the concept's id; 0 for none.
  var concept: Int
  var period: Period?
  var basis: Basis?

  init(_ row: Row) {
    role = row.role
    isSection = row.role == .section
    depth = row.path.count
    concept = row.heading.concept.map { $0.hashValue | 1 } ?? 0
    period = row.heading.period
    basis = row.heading.basis
  }
}
