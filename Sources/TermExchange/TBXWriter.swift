import ReleaseModel
import Writing

/// TBX-Basic: a concept entry for each pair, its Japanese and its English term, whether the rendering is to be used.
enum TBXWriter {
  enum Edition {
    /// ISO 30042:2019, data categories as attributes (DCA).
    case iso2019
    /// The edition of 2008, which older programs read.
    case martif
  }

  static func write(_ glossary: Glossary, _ edition: Edition) -> [UInt8] {
    var writer = XMLWriter()
    switch edition {
    case .iso2019:
      let root: XMLWriter.Attributes = [
        "type": "TBX-Basic", "style": "dca", "xml:lang": "ja", "xmlns": "urn:iso:std:iso:30042:ed-2",
      ]
      writer.element("tbx", root) {
        $0.element("tbxHeader") { header(&$0) }
        $0.element("text") { $0.element("body") { body(&$0, glossary, edition) } }
      }
    case .martif:
      writer.element("martif", ["type": "TBX-Basic", "xml:lang": "ja"]) {
        $0.element("martifHeader") { header(&$0) }
        $0.element("text") { $0.element("body") { body(&$0, glossary, edition) } }
      }
    }
    writer.endDocument()
    return writer.bytes
  }

  private static func header(_ writer: inout XMLWriter) {
    writer.element("fileDesc") {
      $0.element("titleStmt") { $0.element("title", text: "Glossary of financial statements") }
      $0.element("sourceDesc") { $0.element("p", text: "Written by Totsugo") }
    }
  }

  private static func body(_ writer: inout XMLWriter, _ glossary: Glossary, _ edition: Edition) {
    for (number, entry) in glossary.entries.enumerated() {
      writer.element(edition == .iso2019 ? "conceptEntry" : "termEntry", ["id": "c\(number + 1)"]) {
        if let concept = entry.concept { $0.element("note", text: "concept: " + concept) }
        if let role = entry.role { $0.element("note", text: "role: " + role) }
        if let note = entry.note { $0.element("note", text: note) }
        term(&$0, entry.japanese, "ja", nil, edition)
        term(&$0, entry.english, "en", entry, edition)
      }
    }
  }

  private static func term(
    _ writer: inout XMLWriter, _ text: String, _ language: String, _ entry: GlossaryEntry?, _ edition: Edition
  ) {
    writer.element(edition == .iso2019 ? "langSec" : "langSet", ["xml:lang": language]) {
      $0.element(edition == .iso2019 ? "termSec" : "tig") {
        $0.element("term", text: text)
        guard let entry else { return }
        $0.element("termNote", ["type": "administrativeStatus"], text: status(entry.status))
        $0.element("admin", ["type": "source"], text: entry.origin.rawValue)
      }
    }
  }

  private static func status(_ status: GlossaryEntry.Status) -> String {
    switch status {
    case .preferred: "preferredTerm-admn-sts"
    case .admitted: "admittedTerm-admn-sts"
    case .forbidden: "deprecatedTerm-admn-sts"
    }
  }
}
