import ReleaseModel
import SourceText

/// A figure of a release by where it stands.
struct FactPlace: Hashable {
  var table: Int
  var fact: Int
}

extension Release {
  func fact(at place: FactPlace) -> Fact { tables[place.table].facts[place.fact] }

  /// Every figure, in the order of its bytes.
  fileprivate var placedFacts: [(span: SourceSpan, place: FactPlace)] {
    var found: [(span: SourceSpan, place: FactPlace)] = []
    for (t, table) in tables.enumerated() {
      for (f, fact) in table.facts.enumerated() { found.append((fact.span, FactPlace(table: t, fact: f))) }
    }
    return found.sorted { ($0.span.start, $0.span.end) < ($1.span.start, $1.span.end) }
  }
}

/// Which figure of a page each of its tags encloses: the one whose bytes it shares.
struct ShownPlaces {
  private let facts: [(span: SourceSpan, place: FactPlace)]

  init(_ release: Release) { facts = release.placedFacts }

  /// A range printed in one cell is two figures; the tag encloses one of them.
  func place(of fact: TaggedFact) -> FactPlace? {
    guard fact.span.end > fact.span.start else { return nil }
    var low = 0
    var high = facts.count
    while low < high {
      let middle = (low + high) / 2
      if facts[middle].span.end <= fact.span.start { low = middle + 1 } else { high = middle }
    }
    guard low < facts.count, facts[low].span.start < fact.span.end else { return nil }
    return facts[low].place
  }
}

/// Finds a page's figure in another reading of the same release in the same language: the same label, period, unit and
/// measure. Figures whose key is not their own are left out: 「その他」 stands in many places.
struct SameFigures {
  private struct Key: Hashable {
    var label: String
    var path: String
    var period: Period?
    var unit: Unit
    var measure: Measure
    var basis: Basis
    var bound: Fact.Bound?
  }

  private var places: [Key: FactPlace] = [:]
  private var ambiguous: Set<Key> = []

  init(_ release: Release) {
    for (t, table) in release.tables.enumerated() {
      for (f, fact) in table.facts.enumerated() {
        let key = Self.key(fact)
        if places.updateValue(FactPlace(table: t, fact: f), forKey: key) != nil { ambiguous.insert(key) }
      }
    }
  }

  func place(of fact: Fact) -> FactPlace? {
    let key = Self.key(fact)
    return ambiguous.contains(key) ? nil : places[key]
  }

  func isOwn(_ fact: Fact) -> Bool { !ambiguous.contains(Self.key(fact)) }

  private static func key(_ fact: Fact) -> Key {
    Key(
      label: bare(fact.label), path: bare(fact.path.last ?? ""), period: fact.period, unit: fact.unit,
      measure: fact.measure, basis: fact.basis, bound: fact.bound)
  }

  /// Without blanks, full-width forms narrowed.
  private static func bare(_ label: String) -> String {
    String(decoding: FoldedText(Array(label.utf8)).bytes.filter { $0 > 0x20 }, as: UTF8.self)
  }
}

/// The English figure that an alignment holds against a Japanese one.
struct PairedFigures {
  private var english: [FactPlace: FactPlace] = [:]

  init(_ result: CheckResult) {
    for alignment in result.alignment.tables {
      guard let t = alignment.tables.japanese, let u = alignment.tables.english else { continue }
      let (ja, en) = (result.japanese.tables[t], result.english.tables[u])
      var rows: [Int: Int] = [:]
      for pair in alignment.rows {
        if let i = pair.japanese, let j = pair.english { rows[ja.rows[i].index] = en.rows[j].index }
      }
      var columns: [Int: Int] = [:]
      for pair in alignment.columns {
        if let i = pair.japanese, let j = pair.english { columns[ja.columns[i].index] = en.columns[j].index }
      }
      var cells: [Cell: Int] = [:]
      for (index, fact) in en.facts.enumerated() { cells[Cell(fact.row, fact.column, fact.bound)] = index }
      for (index, fact) in ja.facts.enumerated() {
        guard let row = rows[fact.row], let column = columns[fact.column],
          let other = cells[Cell(row, column, fact.bound)]
        else { continue }
        english[FactPlace(table: t, fact: index)] = FactPlace(table: u, fact: other)
      }
    }
  }

  func english(of place: FactPlace) -> FactPlace? { english[place] }

  private struct Cell: Hashable {
    var row: Int
    var column: Int
    var bound: Fact.Bound?

    init(_ row: Int, _ column: Int, _ bound: Fact.Bound?) {
      (self.row, self.column, self.bound) = (row, column, bound)
    }
  }
}
