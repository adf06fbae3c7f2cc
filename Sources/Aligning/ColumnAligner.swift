import ReleaseModel
import TermCatalog

/// Pairs columns by what they are (unit, measure, period, caption) and by what stands in them, never by index alone.
struct ColumnAligner {
  private let left: TableProfile
  private let right: TableProfile
  private let catalog: TermCatalog

  init(_ left: TableProfile, _ right: TableProfile, _ catalog: TermCatalog) {
    self.left = left
    self.right = right
    self.catalog = catalog
  }

  func pairs() -> [Pair] {
    let (m, n) = (left.table.columns.count, right.table.columns.count)
    var scores = Array(repeating: Array(repeating: 0.0, count: n), count: m)
    var reasons = Array(repeating: Array(repeating: [PairEvidence](), count: n), count: m)
    for i in 0..<m {
      for j in 0..<n { (scores[i][j], reasons[i][j]) = score(i, j, m, n) }
    }
    let partners = Assignment.best(scores, threshold: 0.36)
    var result: [Pair] = []
    var taken: Set<Int> = []
    for (i, partner) in partners.enumerated() {
      if let j = partner {
        taken.insert(j)
        result.append(
          Pair(
            japanese: i, english: j, score: min(1, scores[i][j]), evidence: reasons[i][j],
            margin: Assignment.margin(scores, i, j)))
      } else {
        result.append(Pair(japanese: i, english: nil, score: 0, evidence: []))
      }
    }
    for j in 0..<n where !taken.contains(j) { result.append(Pair(japanese: nil, english: j, score: 0, evidence: [])) }
    return result
  }

  private func score(_ i: Int, _ j: Int, _ m: Int, _ n: Int) -> (Double, [PairEvidence]) {
    let (a, b) = (left.table.columns[i].heading, right.table.columns[j].heading)
    var total = 0.0
    var weight = 0.0
    var why: [PairEvidence] = []
    func add(_ score: Double, _ share: Double, _ reason: PairEvidence) {
      total += score * share
      weight += share
      if score > 0.5 && !why.contains(reason) { why.append(reason) }
    }
    let rates = (
      left.table.columns[i].heading.unit?.isRate == true, right.table.columns[j].heading.unit?.isRate == true
    )
    add(rates.0 == rates.1 ? (a.unit == b.unit ? 1 : 0.4) : 0, 0.2, .unit)
    add(a.measure == b.measure ? 1 : 0, 0.12, .unit)
    if !left.isTransposed || !right.isTransposed, a.period != nil || b.period != nil {
      add(a.period == b.period ? 1 : a.period?.end == b.period?.end ? 0.6 : 0, 0.25, .period)
      if a.compared != nil || b.compared != nil { add(a.compared == b.compared ? 1 : 0, 0.08, .period) }
    }
    if left.isTransposed || right.isTransposed || a.period == nil, let x = left.columnLabels[i],
      let y = right.columnLabels[j]
    {
      add(a.concept != nil && a.concept == b.concept ? 1 : catalog.similarity(x, y), 0.3, .term)
    }
    add(ValueBag.overlap(left.columnValues[i], right.columnValues[j]), 0.4, .values)
    let place = abs(Double(i) / Double(max(1, m - 1)) - Double(j) / Double(max(1, n - 1)))
    add(1 - place, 0.12, .position)
    return (total / weight, why)
  }
}
