/// Finds what the other language calls a label: with the catalogue alone, or among given labels.
public struct TermSearch: Sendable {
  /// How a label was found.
  public enum Origin: Sendable, Hashable {
    case glossary(isLinkbase: Bool)
    case catalogue, composed, among
  }

  /// A label of the other language; `score` is 0…1.
  public struct Found: Sendable, Hashable {
    public let label: String
    public let concept: String?
    public let score: Double
    public let origin: Origin
  }

  private let catalog: TermCatalog
  private let language: TermCatalog.Language
  private let among: (labels: [String], index: LabelIndex)?
  private let threshold: Double

  /// A search for labels of `language`; with `among`, only those labels are found.
  public init(
    from language: TermCatalog.Language, among labels: [String]? = nil, threshold: Double,
    catalog: TermCatalog = .builtIn
  ) {
    self.catalog = catalog
    self.language = language
    self.threshold = threshold
    let other: TermCatalog.Language = language == .japanese ? .english : .japanese
    among = labels.map { ($0, LabelIndex($0, in: other, catalog: catalog)) }
  }

  /// The best first; none when the label is not known.
  public func find(_ label: String, top: Int) -> [Found] {
    guard top > 0 else { return [] }
    if let among { return find(label, top, among.labels, among.index) }
    return known(label, top)
  }

  private func find(_ label: String, _ top: Int, _ labels: [String], _ index: LabelIndex) -> [Found] {
    let query = catalog.prepare(label, in: language, weights: index.weights)
    let name = catalog.matches(for: label, in: language, top: 1, allowingFuzzy: false).first
    let concept = name.map { catalog.identifier(of: $0) }
    return index.nearest(to: query, top: top, threshold: threshold).map { hit in
      let found = index.labels[hit.index]
      let (japanese, english) = language == .japanese ? (query, found) : (found, query)
      if let term = catalog.glossary?.term(query.glossary, found.glossary) {
        return Found(
          label: labels[hit.index], concept: term.concept ?? concept, score: hit.score,
          origin: .glossary(isLinkbase: term.isLinkbase))
      }
      let origin: Origin =
        catalog.sharedConcept(japanese, english) != nil
        ? .catalogue : catalog.sharesComposition(japanese, english) ? .composed : .among
      return Found(
        label: labels[hit.index], concept: origin == .among ? nil : concept, score: hit.score, origin: origin)
    }
  }

  /// Renderings that the catalogue holds or composes.
  private func known(_ label: String, _ top: Int) -> [Found] {
    var found = listed(label)
    let least = found.isEmpty ? 1 : 0.9
    for match in catalog.matches(for: label, in: language, top: 3) where match.score >= threshold {
      let origin: Origin = match.kind == .composed ? .composed : .catalogue
      let renderings = catalog.renderings(of: match, from: language)
      for (rank, rendering) in renderings.enumerated() {
        let score = least * match.score * (1 - 0.02 * Double(min(rank, 20)))
        if found.contains(where: { $0.label == rendering }) { continue }
        found.append(
          Found(label: rendering, concept: catalog.identifier(of: match), score: score, origin: origin))
      }
    }
    var order = Array(found.enumerated())
    order.sort { $0.element.score != $1.element.score ? $0.element.score > $1.element.score : $0.offset < $1.offset }
    return order.prefix(top).map { $0.element }
  }
}

extension TermSearch {
  /// What the glossary has for a label, the usual rendering first.
  private func listed(_ label: String) -> [Found] {
    guard let glossary = catalog.glossary else { return [] }
    let hits = catalog.prepare(label, in: language).glossary
    var found: [Found] = []
    for hit in hits {
      let term = glossary.terms[Int(hit.term)]
      let rendering = language == .japanese ? term.english : term.japanese
      if term.isForbidden || found.contains(where: { $0.label == rendering }) { continue }
      found.append(
        Found(
          label: rendering, concept: term.concept, score: (term.isAdmitted ? 0.99 : 1) - (hit.isLiteral ? 0 : 0.02),
          origin: .glossary(isLinkbase: term.isLinkbase)))
    }
    return found
  }
}

extension TermCatalog {
  /// What the other language calls a match: every form of a concept, or the forms built from it and its modifiers.
  ///
  /// Example: その他の棚卸資産 → `Other inventories`.
  public func renderings(of match: Match, from language: Language) -> [String] {
    let column = language == .japanese ? 2 : 1
    let inverted = match.isInverted
    var cores = forms(of: match.concept, column: column).filter { $0.isInverted == inverted }.map { $0.text }
    if cores.isEmpty { cores = forms(of: match.concept, column: column).map { $0.text } }
    for modifier in match.modifiers.reversed() {
      // The usual form of a modifier is enough: all forms of all parts would be many.
      guard let form = forms(of: modifier, column: column).first?.text else { continue }
      cores = cores.prefix(4).map { apply(form, to: $0, language) }
    }
    return cores
  }

  /// Puts a label into the slot of a modifier: `Total …` and `Current assets` give `Total current assets`.
  private func apply(_ modifier: String, to core: String, _ language: Language) -> String {
    guard let slot = modifier.firstIndex(of: "…") else { return core }
    let before = modifier[..<slot]
    let after = modifier[modifier.index(after: slot)...]
    guard language == .japanese, !before.isEmpty, let first = core.first else { return before + core + after }
    // An abbreviation keeps its capitals: `Total EBITDA`.
    let isWord = core.dropFirst().first.map { $0.isLowercase } ?? false
    return before + (isWord ? String(first).lowercased() + core.dropFirst() : core) + after
  }

  func forms(of entry: Int, column: Int) -> [(text: String, isInverted: Bool)] {
    let fields = storage.fields(of: entry)
    guard column < fields.count else { return [] }
    return fields[column].split(separator: "|").map { form in
      let marks = form.prefix { $0 == "~" || $0 == "=" }
      let text: Substring = form.dropFirst(marks.count)
      return (String(text), marks.contains("~"))
    }
  }
}
