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
  private var scores: RowScores

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
    scores = RowScores(rightCount: n)
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
    let candidates = RowCandidates(left, right, columns)
    for i in 0..<m { scores.append(candidates.rows(for: i).map { score(i, $0) }) }
    var partner = scores.inOrder(above: Self.threshold, leftCount: m)
    var taken = Set(partner.compactMap { $0 })
    // Rows that moved: the best of what is left, the surest first.
    var rest: [(score: Double, i: Int, j: Int)] = []
    for i in 0..<m where partner[i] == nil {
      for entry in scores[row: i] where !taken.contains(entry.right) {
        let sure = max(entry.label, 0) + max(entry.values, 0)
        // In a small table a row that moved by one is far from its place; its figures all agree.
        let isSame = entry.values > 0.95 && entry.score >= 0.44
        if entry.score >= 0.5 || isSame, sure >= 1 || leftRows[i].isSection && entry.label > 0.6 {
          rest.append((entry.score, i, entry.right))
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
        let entry = entry(i, j)
        result.append(
          Pair(
            japanese: i, english: j, score: max(0, min(1, entry.score)), evidence: evidence(i, entry),
            margin: scores.margin(i, j)))
      } else {
        result.append(Pair(japanese: i, english: nil, score: 0, evidence: []))
      }
    }
    for j in 0..<n where !taken.contains(j) { result.append(Pair(japanese: nil, english: j, score: 0, evidence: [])) }
    return result
  }

  /// The scores of a pair, whether or not it was a candidate.
  private func entry(_ i: Int, _ j: Int) -> RowScores.Entry { scores[i, j] ?? score(i, j) }

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
      let mine = (start..<i).filter { !leftRows[$0].isSection }
      let theirs = free.filter { !rightRows[$0].isSection }
      guard mine.count == theirs.count else { continue }
      for (a, b) in zip(mine, theirs) {
        let entry = entry(a, b)
        guard entry.label >= 0.25 || entry.values >= 0.3 || mine.count == 1 && sharesFigures(a, b) else { continue }
        partner[a] = b
        taken.insert(b)
      }
    }
  }

  /// Most figures of a row that slid stand in the other one, too, though in other columns.
  private func sharesFigures(_ i: Int, _ j: Int) -> Bool {
    func figures(_ profile: TableProfile, _ row: Int) -> [Int64] {
      let start = row * profile.table.columns.count
      return profile.cells[start..<start + profile.table.columns.count].filter { $0.kind == .figure }.map(\.digits)
    }
    let (own, others) = (figures(left, i), figures(right, j))
    let shared = own.count { others.contains($0) }
    return shared >= 2 && shared * 3 >= max(own.count, others.count) * 2
  }

  private func score(_ i: Int, _ j: Int) -> RowScores.Entry {
    let (a, b) = (leftRows[i], rightRows[j])
    guard a.isSection == b.isSection else { return RowScores.Entry(right: j, score: 0, label: -1, values: -1) }
    let distance = abs(Double(i) / Double(max(1, m - 1)) - Double(j) / Double(max(1, n - 1)))
    let values = a.isSection ? -1 : valueScore(i, j)
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
    let role = a.role == b.role ? 1.0 : 0.5
    let order = 1 - min(1, distance * 3)
    let path = a.depth == b.depth ? 1.0 : 0.6
    let score =
      values < 0
      ? label * 0.75 + role * 0.05 + order * 0.12 + path * 0.08
      : label * 0.45 + values * 0.38 + role * 0.05 + order * 0.08 + path * 0.04
    return RowScores.Entry(right: j, score: score, label: label, values: values)
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

  private func evidence(_ i: Int, _ entry: RowScores.Entry) -> [PairEvidence] {
    var result: [PairEvidence] = []
    if entry.values > 0.5 { result.append(.values) }
    if entry.label > 0.5 { result.append(.term) }
    let distance = abs(Double(i) / Double(max(1, m - 1)) - Double(entry.right) / Double(max(1, n - 1)))
    if distance < 0.1 { result.append(.position) }
    if leftRows[i].depth == rightRows[entry.right].depth, leftRows[i].depth > 0 { result.append(.nesting) }
    return result
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
