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
  threshold: Double = TermCandidate.threshold
) -> [TermLookup] {
  let search = TermSearch(from: TermCatalog.Language(language), among: among, threshold: threshold)
  // In stretches, so that a label does not cost a task.
  let stretch = 64
  let found = concurrently((labels.count + stretch - 1) / stretch) { part in
    labels[(part * stretch)..<min(labels.count, (part + 1) * stretch)].map { label in
      TermLookup(query: label, candidates: search.find(label, top: top).map(TermCandidate.init))
    }
  }
  return found.flatMap { $0 }
}

/// The best joint pairing of a Japanese and an English list of labels, given in any order, by meaning alone.
public func alignTerms(japanese: [String], english: [String]) -> [TermPair] {
  LabelAligner().align(japanese, english)
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
