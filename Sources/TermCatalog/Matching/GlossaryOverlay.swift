/// One label in both languages that wins over the catalogue.
public struct GlossaryTerm: Sendable, Hashable {
  public var japanese: String
  public var english: String
  /// The id of a concept, or any other name; nil when there is none.
  public var concept: String?
  public var isForbidden: Bool
  /// One of several renderings, and not the usual one.
  public var isAdmitted: Bool
  public var isLinkbase: Bool

  public init(
    japanese: String, english: String, concept: String? = nil, isForbidden: Bool = false, isAdmitted: Bool = false,
    isLinkbase: Bool = false
  ) {
    self.japanese = japanese
    self.english = english
    self.concept = concept
    self.isForbidden = isForbidden
    self.isAdmitted = isAdmitted
    self.isLinkbase = isLinkbase
  }
}

/// A glossary laid over the catalogue: its terms by their labels, letter by letter and by key.
final class GlossaryOverlay: Sendable {
  /// A term whose label in one language is the one that was asked for.
  struct Hit: Sendable, Hashable {
    var term: Int32
    /// The label stands in the glossary as it is, not only folded.
    var isLiteral: Bool
  }

  let terms: [GlossaryTerm]
  private let japanese: [UInt64: [Int32]]
  private let english: [UInt64: [Int32]]

  init(_ terms: [GlossaryTerm]) {
    self.terms = terms
    var (japanese, english): ([UInt64: [Int32]], [UInt64: [Int32]]) = ([:], [:])
    for (number, term) in terms.enumerated() {
      japanese[TermCatalog.key(term.japanese, in: .japanese), default: []].append(Int32(number))
      english[TermCatalog.key(term.english, in: .english), default: []].append(Int32(number))
    }
    self.japanese = japanese
    self.english = english
  }

  /// The terms with this label, those that have it letter by letter first.
  func hits(_ label: UnsafeBufferPointer<UInt8>, _ key: UInt64, in language: TermCatalog.Language) -> [Hit] {
    guard let numbers = language == .japanese ? japanese[key] : english[key] else { return [] }
    let hits = numbers.map { number in
      let text = language == .japanese ? terms[Int(number)].japanese : terms[Int(number)].english
      return Hit(term: number, isLiteral: text.utf8.elementsEqual(label))
    }
    return hits.filter(\.isLiteral) + hits.filter { !$0.isLiteral }
  }

  /// How surely two labels are one term: 1 when both stand in it as they are; low when the glossary forbids the rendering.
  func score(_ left: [Hit], _ right: [Hit]) -> Double? {
    var best: Double?
    for hit in left {
      for other in right where other.term == hit.term {
        let term = terms[Int(hit.term)]
        if term.isForbidden {
          best = best ?? 0.25
          continue
        }
        let score = (term.isAdmitted ? 0.99 : 1) - (hit.isLiteral ? 0 : 0.012) - (other.isLiteral ? 0 : 0.012)
        best = max(best ?? 0, score)
      }
    }
    return best
  }

  /// The term that two labels share, if the glossary wants it.
  func term(_ left: [Hit], _ right: [Hit]) -> GlossaryTerm? {
    for hit in left where right.contains(where: { $0.term == hit.term }) {
      if !terms[Int(hit.term)].isForbidden { return terms[Int(hit.term)] }
    }
    return nil
  }

  /// Whether a label has a rendering that the glossary wants.
  func isKnown(_ hits: [Hit]) -> Bool { hits.contains { !terms[Int($0.term)].isForbidden } }
}

extension TermCatalog {
  /// The catalogue with a company's own words, which win.
  public func adding(_ terms: [GlossaryTerm]) -> TermCatalog {
    TermCatalog(storage: storage, glossary: GlossaryOverlay((glossary?.terms ?? []) + terms))
  }

  /// The concepts that a glossary gives a label: named in it, or those of its renderings.
  func glossaryMatches(_ label: String, in language: Language) -> [Match] {
    guard let glossary else { return [] }
    let hits = withBytes(label) { glossary.hits($0, Self.key(label, in: language), in: language) }
    let base = TermCatalog(storage: storage)
    for hit in hits where !glossary.terms[Int(hit.term)].isForbidden {
      let term = glossary.terms[Int(hit.term)]
      if let concept = term.concept, let index = index(ofConcept: concept) {
        return [Match(concept: index, score: hit.isLiteral ? 1 : 0.98, kind: hit.isLiteral ? .exact : .normalized)]
      }
      if base.isKnown(label, in: language) { continue }
      let other: Language = language == .japanese ? .english : .japanese
      let rendering = language == .japanese ? term.english : term.japanese
      let found = base.matches(for: rendering, in: other, top: 1, allowingFuzzy: false)
      if !found.isEmpty { return found }
    }
    return []
  }
}
