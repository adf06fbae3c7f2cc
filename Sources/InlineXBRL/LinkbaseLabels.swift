import HTMLSource
public import SourceText

/// Labels of concepts in both languages, from a filing's label linkbases (`…-lab.xml`, `…-lab-en.xml`): what the company calls
/// the items that it defines itself.
public struct LinkbaseLabels: Sendable {
  /// By qualified name with `:`; the id of a concept has `_` there: `tse-acedjpfr-44440_PenaltyIncomeOpeCF`.
  private var labels: [String: [Language: String]] = [:]

  public init() {}

  public var isEmpty: Bool { labels.isEmpty }

  /// `tse-acedjpfr-44440:PenaltyIncomeOpeCF` in Japanese and English.
  public subscript(_ concept: String) -> [Language: String] {
    guard let colon = concept.utf8.lastIndex(of: 0x3A) else { return [:] }
    let local = concept[concept.index(after: colon)...]
    return labels["\(concept[..<colon])_\(local)"] ?? [:]
  }

  /// Adds what a linkbase says; standard labels win over all others.
  ///
  /// Locators name concepts (`…xsd#id`), arcs tie them to labels. Bytes that are no linkbase add nothing.
  public mutating func add(linkbase bytes: [UInt8]) {
    guard let marks = HTMLSource.marks(of: bytes) else { return }
    var concepts: [String: String] = [:]
    var texts: [String: [(language: Language, text: String, isStandard: Bool)]] = [:]
    var arcs: [(from: String, to: String)] = []
    for element in marks.elements {
      let local = element.name.split(separator: ":").last ?? ""
      switch local {
      case "loc":
        guard let label = element.attribute("xlink:label"), let href = element.attribute("xlink:href"),
          let mark = href.utf8.lastIndex(of: 0x23)
        else { continue }
        concepts[label] = String(href[href.index(after: mark)...])
      case "label":
        guard let label = element.attribute("xlink:label"), let code = element.attribute("xml:lang") else { continue }
        let text = marks.string(element)
        let role = element.attribute("xlink:role") ?? ""
        guard let language = Language(rawValue: String(code.prefix(2))), !text.isEmpty else { continue }
        texts[label, default: []].append((language, text, role.hasSuffix("/role/label") || role.isEmpty))
      case "labelarc":
        guard let from = element.attribute("xlink:from"), let to = element.attribute("xlink:to") else { continue }
        arcs.append((from, to))
      default: break
      }
    }
    for arc in arcs {
      guard let concept = concepts[arc.from] else { continue }
      for label in texts[arc.to] ?? [] where label.isStandard || labels[concept]?[label.language] == nil {
        labels[concept, default: [:]][label.language] = label.text
      }
    }
  }
}
