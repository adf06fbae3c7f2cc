public import ReleaseModel
import Writing

/// TBX-Basic, written piece by piece: a concept entry for each pair, its Japanese and its English term, whether the rendering is to be used.
public struct TBXWriter: Sendable {
  public enum Edition: Sendable {
    /// ISO 30042:2019 with data categories as tags (DCT), as the Schematron rules of TBX-Basic want it.
    case iso2019
    /// The edition of 2008, which older programs read.
    case martif
  }

  private let edition: Edition
  private var writer = XMLWriter()
  private var count = 0

  public init(_ edition: Edition) { self.edition = edition }

  static func write(_ glossary: Glossary, _ edition: Edition) -> [UInt8] {
    var writer = TBXWriter(edition)
    return writer.begin() + writer.write(glossary) + writer.end()
  }

  /// What stands before the first entry.
  public mutating func begin() -> [UInt8] {
    switch edition {
    case .iso2019:
      writer.open(
        "tbx",
        [
          "type": "TBX-Basic", "style": "dct", "xml:lang": "ja", "xmlns": "urn:iso:std:iso:30042:ed-2",
          "xmlns:min": "http://www.tbxinfo.net/ns/min", "xmlns:basic": "http://www.tbxinfo.net/ns/basic",
        ])
      writer.element("tbxHeader") { Self.header(&$0) }
    case .martif:
      writer.open("martif", ["type": "TBX-Basic", "xml:lang": "ja"])
      writer.element("martifHeader") { Self.header(&$0) }
    }
    writer.open("text")
    return writer.drain()
  }

  public mutating func write(_ glossary: Glossary) -> [UInt8] {
    for entry in glossary.entries {
      // A body has an entry at least.
      if count == 0 { writer.open("body") }
      count += 1
      let edition = edition
      writer.element(edition == .iso2019 ? "conceptEntry" : "termEntry", ["id": "c\(count)"]) {
        if let concept = entry.concept { $0.element("note", text: "concept: " + concept) }
        if let role = entry.role { $0.element("note", text: "role: " + role) }
        if let note = entry.note { $0.element("note", text: note) }
        Self.term(&$0, entry.japanese, "ja", nil, edition)
        Self.term(&$0, entry.english, "en", entry, edition)
      }
    }
    return writer.drain()
  }

  /// What stands behind the last.
  public mutating func end() -> [UInt8] {
    if count > 0 { writer.close("body") }
    writer.close("text")
    writer.close(edition == .iso2019 ? "tbx" : "martif")
    writer.endDocument()
    return writer.drain()
  }

  private static func header(_ writer: inout XMLWriter) {
    writer.element("fileDesc") {
      $0.element("titleStmt") { $0.element("title", text: "Glossary of financial statements") }
      $0.element("sourceDesc") { $0.element("p", text: "Written by Totsugo") }
    }
  }

  private static func term(
    _ writer: inout XMLWriter, _ text: String, _ language: String, _ entry: GlossaryEntry?, _ edition: Edition
  ) {
    writer.element(edition == .iso2019 ? "langSec" : "langSet", ["xml:lang": language]) {
      $0.element(edition == .iso2019 ? "termSec" : "tig") {
        $0.element("term", text: text)
        guard let entry else { return }
        switch edition {
        case .iso2019:
          $0.element("min:administrativeStatus", text: status(entry.status))
          $0.element("basic:source", text: entry.origin.rawValue)
        case .martif:
          $0.element("termNote", ["type": "administrativeStatus"], text: status(entry.status))
          $0.element("admin", ["type": "source"], text: entry.origin.rawValue)
        }
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
