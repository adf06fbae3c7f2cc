import Aligning
public import ReleaseModel
public import SourceText
import TermCatalog

/// What the other language calls each label, without a look at figures; the best candidates first.
///
/// With `among`, the candidates are those labels, else what the catalogue holds or composes. Labels that are not known have no
/// candidates. Example: 有形固定資産の取得による支出 → `Purchase of property, plant and equipment`.
public func lookUp(
  _ labels: [String], from language: Language, among: [String]? = nil, top: Int = 5,
  threshold: Double = TermCandidate.threshold, glossary: Glossary? = nil
) -> [TermLookup] {
  let search = TermSearch(
    from: TermCatalog.Language(language), among: among, threshold: threshold, catalog: .with(glossary))
  // In stretches, so that a label does not cost a task.
  let stretch = 64
  let found = concurrently((labels.count + stretch - 1) / stretch, onOneCore: false) { part in
    labels[(part * stretch)..<min(labels.count, (part + 1) * stretch)].map { label in
      TermLookup(query: label, candidates: search.find(label, top: top).map(TermCandidate.init))
    }
  }
  return found.flatMap { $0 }
}

/// The best joint pairing of a Japanese and an English list of labels, given in any order, by meaning alone.
public func alignTerms(japanese: [String], english: [String], glossary: Glossary? = nil) -> [TermPair] {
  LabelAligner(catalog: .with(glossary)).align(japanese, english)
}

extension TermCatalog.Language {
  init(_ language: Language) { self = language == .japanese ? .japanese : .english }
}

extension TermCandidate {
  fileprivate init(_ found: TermSearch.Found) {
    let source: TermSource
    switch found.origin {
    case .glossary(let isLinkbase): source = isLinkbase ? .linkbase : .glossary
    case .catalogue: source = .catalogue
    case .composed: source = .composed
    case .among: source = .among
    }
    self.init(label: found.label, concept: found.concept, score: found.score, source: source)
  }
}

/// The concepts of the built-in catalogue, in its order; with `statement`, those of that statement.
public func catalogueTerms(statement: String? = nil) -> [CatalogueTerm] {
  let catalog = TermCatalog.builtIn
  return (0..<catalog.conceptCount).compactMap { index in
    let concept = catalog.concept(at: index)
    let statements = catalog.statementNames(of: concept.statements)
    if let statement, !statements.contains(statement) { return nil }
    return CatalogueTerm(
      concept: concept.id, japanese: catalog.labels(ofConcept: index, in: .japanese),
      english: catalog.labels(ofConcept: index, in: .english), statements: statements, balance: concept.balance.name,
      period: concept.period.name, unit: concept.unit.name)
  }
}

extension Balance {
  fileprivate var name: String? {
    switch self {
    case .none: nil
    case .debit: "debit"
    case .credit: "credit"
    }
  }
}

extension PeriodType {
  fileprivate var name: String? {
    switch self {
    case .any: nil
    case .instant: "instant"
    case .duration: "duration"
    }
  }
}

extension UnitKind {
  fileprivate var name: String? {
    switch self {
    case .any: nil
    case .money: "money"
    case .perShare: "per_share"
    case .shares: "shares"
    case .percent: "percent"
    case .count: "count"
    case .ratio: "ratio"
    }
  }
}

/// The labels of a list, one a line, blank lines left out.
public func labels(in input: Input) throws(UnusableInput) -> [LabelLine] {
  let encoding = input.encoding ?? TextEncoding.found(in: input.bytes)
  let bytes = TextDecoding.decode(input.bytes, as: encoding)?.bytes ?? input.bytes
  if let place = bytes.firstIndex(of: 0) {
    let line = bytes[..<place].reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
    throw UnusableInput(name: input.name, line: line, reason: "binary content, not a list of labels")
  }
  var labels: [LabelLine] = []
  let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
  for (number, line) in lines.enumerated() {
    var line = line
    if number == 0, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
    while let last = line.last, last <= 0x20 { line.removeLast() }
    while let first = line.first, first <= 0x20 { line.removeFirst() }
    if !line.isEmpty { labels.append(LabelLine(label: String(decoding: line, as: UTF8.self), line: number)) }
  }
  return labels
}
