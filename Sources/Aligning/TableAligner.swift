import ReleaseModel
import SourceText
import TermCatalog

/// Pairs the tables of two versions, then their columns and rows. No single kind of evidence decides: values, terms,
/// titles, numbers, periods, shape and order are scored apart and added.
public struct ReleaseAligner: Sendable {
  private let catalog: TermCatalog

  public init(catalog: TermCatalog = .builtIn) { self.catalog = catalog }

  public func align(_ japanese: Release, _ english: Release) -> Alignment {
    let (left, right) = (profile(japanese), profile(english))
    let pairs = pairs(left, right)
    var alignment = Alignment(tables: pairs.map { withinTables($0, left, right) })
    alignment.sentences = sentences(japanese, english, pairs)
    return alignment
  }

  // MARK: The steps, for those who spread them over cores

  /// What alignment needs of one version's tables.
  public func profile(_ release: Release) -> ReleaseProfile {
    var book = LabelBook(catalog, release.language)
    return ReleaseProfile(tables: release.tables.map { TableProfile($0, &book) })
  }

  /// Which tables belong together, in the order of the Japanese; their rows and columns are still to be paired.
  public func pairs(_ japanese: ReleaseProfile, _ english: ReleaseProfile) -> [TableAlignment] {
    var result: [TableAlignment] = []
    var taken: Set<Int> = []
    for (i, choice) in choices(japanese.tables, english.tables).enumerated() {
      guard let choice else {
        result.append(
          TableAlignment(tables: Pair(japanese: i, english: nil, score: 0, evidence: []), rows: [], columns: []))
        continue
      }
      taken.insert(choice.right)
      let pair = Pair(
        japanese: i, english: choice.right, score: min(1, choice.score), evidence: choice.evidence,
        margin: choice.margin)
      result.append(TableAlignment(tables: pair, rows: [], columns: []))
    }
    for j in english.tables.indices where !taken.contains(j) {
      result.append(
        TableAlignment(tables: Pair(japanese: nil, english: j, score: 0, evidence: []), rows: [], columns: []))
    }
    return result
  }

  /// The sentences, titles and headings included.
  public func sentences(_ japanese: Release, _ english: Release, _ tables: [TableAlignment]) -> [Pair] {
    var neighbours = SentenceNeighbours(
      japanese.prose, english.prose, SentenceAligner().align(japanese.prose, english.prose))
    neighbours.addTitles(
      tables.compactMap { pair in
        guard let i = pair.tables.japanese, let j = pair.tables.english else { return nil }
        return (japanese.tables[i], english.tables[j])
      })
    neighbours.addHeadings()
    neighbours.addParagraphMates()
    return neighbours.completed()
  }

  /// The pair with its rows and columns paired; a table that is alone stays as it is.
  public func withinTables(
    _ pair: TableAlignment, _ japanese: ReleaseProfile, _ english: ReleaseProfile
  ) -> TableAlignment {
    guard let i = pair.tables.japanese, let j = pair.tables.english else { return pair }
    let (left, right) = (japanese.tables[i], english.tables[j])
    let columns = ColumnAligner(left, right, catalog).pairs()
    let rows = RowAligner(left, right, columns, catalog).pairs()
    return TableAlignment(tables: pair.tables, rows: rows, columns: columns)
  }

  private struct Choice {
    var right: Int
    var score: Double
    var evidence: [PairEvidence]
    var margin = 1.0
  }

  private static let threshold = 0.34

  /// The partner of each left table.
  private func choices(_ left: [TableProfile], _ right: [TableProfile]) -> [Choice?] {
    let candidates = TableCandidates(left, right)
    let scored = left.indices.map { i in
      candidates.tables(for: i).map { j in
        let (score, why) = self.score(left[i], right[j], at: i, of: left.count, and: j, of: right.count)
        return Choice(right: j, score: score, evidence: why)
      }
    }
    if candidates.areAll {
      let scores = scored.map { $0.map(\.score) }
      return Assignment.best(scores, threshold: Self.threshold).enumerated().map { i, partner in
        partner.map { j in
          var choice = scored[i][j]
          choice.margin = Assignment.margin(scores, i, j)
          return choice
        }
      }
    }
    return surest(scored, rightCount: right.count)
  }

  /// Of very many tables the surest pairs first: a joint assignment costs the cube of their number.
  private func surest(_ scored: [[Choice]], rightCount: Int) -> [Choice?] {
    var order: [(score: Double, left: Int, place: Int)] = []
    for (i, row) in scored.enumerated() {
      for (place, choice) in row.enumerated() where choice.score >= Self.threshold {
        order.append((choice.score, i, place))
      }
    }
    order.sort { ($0.score, $1.left, $1.place) > ($1.score, $0.left, $0.place) }
    var result = [Choice?](repeating: nil, count: scored.count)
    var isTaken = [Bool](repeating: false, count: rightCount)
    for (score, i, place) in order where result[i] == nil && !isTaken[scored[i][place].right] {
      var choice = scored[i][place]
      let others = scored[i].lazy.filter { $0.right != choice.right }
      choice.margin = score - (others.map(\.score).max() ?? 0)
      isTaken[choice.right] = true
      result[i] = choice
    }
    return result
  }

  private func score(
    _ ja: TableProfile, _ en: TableProfile, at i: Int, of m: Int, and j: Int, of n: Int
  ) -> (Double, [PairEvidence]) {
    var total = 0.0
    var weight = 0.0
    var reasons: [PairEvidence] = []
    func add(_ score: Double, _ share: Double, _ reason: PairEvidence, above: Double = 0.5) {
      total += score * share
      weight += share
      if score > above { reasons.append(reason) }
    }
    add(ValueBag.overlap(ja.values, en.values), 0.40, .values)
    if !ja.concepts.isEmpty && !en.concepts.isEmpty {
      let shared = ja.concepts.intersection(en.concepts).count
      add(Double(shared) / Double(min(ja.concepts.count, en.concepts.count)), 0.18, .term)
    }
    if let a = ja.title, let b = en.title { add(catalog.similarity(a, b), 0.14, .title) }
    if let a = ja.table.number, let b = en.table.number { add(a == b ? 1 : 0, 0.10, .number) }
    add(ja.table.statement == en.table.statement ? 1 : 0, 0.08, .title, above: 2)
    if !ja.periods.isEmpty && !en.periods.isEmpty {
      let shared = ja.periods.intersection(en.periods).count
      add(Double(shared) / Double(max(ja.periods.count, en.periods.count)), 0.12, .period)
    }
    let rows = (Double(ja.table.rows.count), Double(en.table.rows.count))
    let columns = (Double(ja.table.columns.count), Double(en.table.columns.count))
    add(
      min(rows.0, rows.1) / max(rows.0, rows.1) * min(columns.0, columns.1) / max(1, max(columns.0, columns.1)), 0.08,
      .shape, above: 0.8)
    let place = abs(Double(i) / Double(max(1, m - 1)) - Double(j) / Double(max(1, n - 1)))
    add(1 - min(1, place * 2), 0.06, .position, above: 0.85)
    if ja.isTransposed != en.isTransposed { total -= 0.05 }
    return (weight == 0 ? 0 : total / weight, reasons)
  }
}
