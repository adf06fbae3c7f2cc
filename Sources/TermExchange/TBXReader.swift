import ReleaseModel

/// TBX of either edition, in either style of data categories (`<termNote type="…">`, `<min:administrativeStatus>`).
///
/// Each Japanese term of a concept pairs with each English one.
enum TBXReader {
  static func entries(_ root: XMLNode, of source: GlossarySource) throws(UnreadableGlossary) -> [GlossaryEntry] {
    var entries: [GlossaryEntry] = []
    var hasConcepts = false
    for name in ["conceptEntry", "termEntry"] {
      root.each(name) { concept in
        hasConcepts = true
        read(concept, &entries)
      }
    }
    if hasConcepts && entries.isEmpty {
      throw UnreadableGlossary(name: source.name, reason: "no concept has a Japanese and an English term")
    }
    return entries
  }

  private struct Term {
    var text: String
    var status = GlossaryEntry.Status.preferred
    var origin = GlossaryEntry.Origin.glossary
  }

  private static func read(_ concept: XMLNode, _ entries: inout [GlossaryEntry]) {
    var (name, role): (String?, String?) = (nil, nil)
    var notes: [String] = []
    for node in concept.children where node.name == "note" {
      let text = node.trimmed
      if text.hasPrefix("concept: ") {
        name = String(text.dropFirst(9))
      } else if text.hasPrefix("role: ") {
        role = String(text.dropFirst(6))
      } else {
        notes.append(text)
      }
    }
    var (japanese, english): ([Term], [Term]) = ([], [])
    for language in ["langSec", "langSet"] {
      concept.each(language) { section in
        let code = section.attributes["lang"]?.prefix(2).lowercased()
        for kind in ["termSec", "tig", "termGrp"] {
          section.each(kind) { node in
            guard let term = term(node) else { return }
            if code == "ja" { japanese.append(term) } else if code == "en" { english.append(term) }
          }
        }
      }
    }
    for left in japanese {
      for right in english {
        let status = left.status == .forbidden ? .forbidden : right.status
        entries.append(
          GlossaryEntry(
            japanese: left.text, english: right.text, concept: name, status: status, origin: right.origin, role: role,
            note: notes.isEmpty ? nil : notes.joined(separator: "\n")))
      }
    }
  }

  private static func term(_ node: XMLNode) -> Term? {
    guard let text = node.first("term")?.trimmed, !text.isEmpty else { return nil }
    var term = Term(text: text)
    func take(_ node: XMLNode) {
      let kind = node.attributes["type"] ?? node.name
      switch (kind, node.trimmed) {
      case ("administrativeStatus", let word) where word.hasPrefix("admitted"): term.status = .admitted
      case ("administrativeStatus", let word) where word.hasPrefix("deprecated") || word.hasPrefix("superseded"):
        term.status = .forbidden
      case ("source", let word): term.origin = GlossaryEntry.Origin(rawValue: word) ?? .glossary
      default: break
      }
    }
    for child in node.children {
      take(child)
      for inner in child.children { take(inner) }
    }
    return term
  }
}
