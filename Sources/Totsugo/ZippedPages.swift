import Archives
import HTMLSource
import SourceText
import TextSource

/// The pages of a zip archive as one document: a release whose summary and attachments are files of their own, as TDnet hands it
/// out, or whose Japanese and English pages lie side by side.
///
/// `XBRLData/Summary/` comes first, then the others by their names. Lines are those of the pages; `parts` names the entries.
enum ZippedPages {
  /// Nil where the archive has no page.
  static func document(
    of archive: Archive, named name: String, limit: Int
  ) throws(UnusableArchive) -> SourceDocument? {
    let entries = archive.entries.filter { isPage($0.name) }.sorted { order($0.name) < order($1.name) }
    var joined: [UInt8] = []
    var places: [DocumentParts.Place] = []
    var names: [String] = []
    for entry in entries {
      let raw = try archive.contents(of: entry)
      var page = TextDecoding.decode(raw, as: TextEncoding.found(in: raw))?.bytes ?? raw
      guard HTMLSource.recognizes(page), !page.contains(0) else { continue }
      guard joined.count + page.count <= limit else {
        throw UnusableArchive(reason: "a zip archive with pages of more than \(limit >> 20) MiB")
      }
      blank(&page)
      page.append(0x0A)
      let lines = page.reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
      places += (0..<lines).map { DocumentParts.Place(part: names.count, line: $0) }
      names.append(entry.name)
      joined += page
    }
    guard !names.isEmpty else { return nil }
    let read = HTMLSource.read(name: name, bytes: joined).document
    return SourceDocument(
      name: name, bytes: joined, text: read.text, blocks: read.blocks, rendering: read.rendering,
      lineStarts: read.lineStarts, parts: DocumentParts(kind: .document, names: names, places: places))
  }

  static func isPage(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.hasSuffix(".htm") || name.hasSuffix(".html") || name.hasSuffix(".xhtml")
  }

  private static func order(_ name: String) -> (Int, String) { (name.contains("/Summary/") ? 0 : 1, name) }

  /// Frames of pages, which one page has once: blanks in their place keep all lines where they are.
  private static func blank(_ page: inout [UInt8]) {
    var at = 0
    while let open = page[at...].firstIndex(of: 0x3C) {
      at = open + 1
      guard let close = page[at...].firstIndex(of: 0x3E) else { return }
      let isFrame = frames.contains { frame in
        page.count - at > frame.count && page[at..<at + frame.count].elementsEqual(frame) { ($0 | 0x20) == $1 }
          && (page[at + frame.count] <= 0x20 || page[at + frame.count] == 0x3E)
      }
      if isFrame { for place in open...close where page[place] != 0x0A { page[place] = 0x20 } }
    }
  }

  /// In lower case; `|0x20` leaves `/`, turns `?` into itself and `!` too.
  private static let frames: [[UInt8]] = ["?xml", "!doctype", "html", "/html", "head", "/head", "body", "/body"].map {
    $0.utf8.map { $0 | 0x20 }
  }
}
