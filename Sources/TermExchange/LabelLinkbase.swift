import ReleaseModel

/// The labels of an XBRL taxonomy in two languages, in one file or two: `…_lab.xml` and `…_lab-en.xml`.
///
/// A label belongs to the element that an arc leads from; labels of one element pair by their role and their order. All are
/// kept, so that an element may have a standard, a verbose, a total and a negative label in each language.
struct LabelLinkbase {
  private struct Key: Hashable {
    var concept: String
    /// As a whole: taxonomies have roles of their own that end alike.
    var role: String

    /// `verboseLabel` of http://www.xbrl.org/2003/role/verboseLabel.
    var shortRole: String { role.split(separator: "/").last.map(String.init) ?? role }
  }

  private var order: [Key] = []
  private var labels: [Key: (japanese: [String], english: [String])] = [:]

  var isEmpty: Bool { labels.isEmpty }

  mutating func add(_ root: XMLNode) {
    var links: [XMLNode] = []
    root.each("labelLink") { links.append($0) }
    for link in links { add(link: link) }
  }

  private mutating func add(link: XMLNode) {
    var elements: [String: String] = [:]
    var concepts: [String: String] = [:]
    for node in link.children where node.name == "loc" {
      guard let label = node.attributes["label"], let href = node.attributes["href"] else { continue }
      elements[label] = String(href[(href.lastIndex(of: "#").map { href.index(after: $0) } ?? href.startIndex)...])
    }
    for node in link.children where node.name == "labelArc" {
      guard let from = node.attributes["from"], let to = node.attributes["to"] else { continue }
      concepts[to] = elements[from] ?? from
    }
    for node in link.children where node.name == "label" {
      guard let language = node.attributes["lang"]?.prefix(2) else { continue }
      let text = node.trimmed
      guard !text.isEmpty else { continue }
      let resource = node.attributes["label"] ?? ""
      let key = Key(concept: concepts[resource] ?? resource, role: node.attributes["role"] ?? "label")
      if labels[key] == nil {
        order.append(key)
        labels[key] = ([], [])
      }
      if language == "ja" {
        labels[key]!.japanese.append(text)
      } else if language == "en" {
        labels[key]!.english.append(text)
      }
    }
  }

  /// The labels that both languages have; where one has more than the other, its last goes with each.
  func entries() -> [GlossaryEntry] {
    var entries: [GlossaryEntry] = []
    for key in order {
      guard let pair = labels[key], !pair.japanese.isEmpty, !pair.english.isEmpty else { continue }
      for place in 0..<max(pair.japanese.count, pair.english.count) {
        entries.append(
          GlossaryEntry(
            japanese: pair.japanese[min(place, pair.japanese.count - 1)],
            english: pair.english[min(place, pair.english.count - 1)], concept: key.concept, status: .preferred,
            origin: .linkbase, role: key.shortRole))
      }
    }
    return entries
  }
}
