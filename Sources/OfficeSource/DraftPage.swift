import Archives
import SourceText
import XMLReading

/// A page of HTML in the making.
struct DraftPage {
  private(set) var bytes: [UInt8] = Array("<html><body>".utf8)
  /// Names of the sheets.
  private(set) var names: [String] = []
  private var starts: [Int] = []

  /// Begins a sheet or slide.
  mutating func beginPart(_ name: String?) {
    starts.append(bytes.count)
    if let name { names.append(name) }
  }

  func part(at offset: Int) -> Int { max(0, (starts.firstIndex { $0 > offset } ?? starts.count) - 1) }

  mutating func paragraph(_ text: DraftText, isHeading: Bool = false) {
    guard !text.isBlank else { return }
    tag(isHeading ? "<h1>" : "<p>")
    append(text)
    tag(isHeading ? "</h1>" : "</p>")
  }

  mutating func table(_ rows: [[DraftCell]]) {
    guard rows.contains(where: { $0.contains { !$0.isBlank } }) else { return }
    tag("<table>")
    for row in rows {
      tag("<tr>")
      for cell in row {
        var attributes = ""
        if cell.columns > 1 { attributes += " colspan=\"\(cell.columns)\"" }
        if cell.rows > 1 { attributes += " rowspan=\"\(cell.rows)\"" }
        if cell.indent > 0 { attributes += " style=\"padding-left:\(cell.indent)pt\"" }
        tag("<td\(attributes)>")
        for (index, text) in cell.paragraphs.enumerated() {
          if index > 0 { tag("<br>") }
          append(text)
        }
        for inner in cell.tables { table(inner) }
        tag("</td>")
      }
      tag("</tr>")
    }
    tag("</table>\n")
  }

  private mutating func tag(_ text: String) { bytes += Array(text.utf8) }

  private mutating func append(_ text: DraftText) {
    for piece in text.pieces {
      if piece.isRaised { tag("<sup>") }
      for byte in piece.bytes {
        switch byte {
        case 0x26: tag("&amp;")
        case 0x3C: tag("&lt;")
        case 0x0A: tag("<br>")
        case 0x09: bytes.append(0x20)
        case 0x00..<0x20: break
        default: bytes.append(byte)
        }
      }
      if piece.isRaised { tag("</sup>") }
    }
  }
}

/// Words of a paragraph or a cell.
struct DraftText {
  /// UTF-8; LF is a line break.
  var pieces: [(bytes: [UInt8], isRaised: Bool)] = []

  init(_ string: String = "") { if !string.isEmpty { pieces = [(Array(string.utf8), false)] } }

  mutating func append(_ bytes: some Sequence<UInt8>, isRaised: Bool = false) {
    if let last = pieces.last, last.isRaised == isRaised {
      pieces[pieces.count - 1].bytes += bytes
    } else {
      pieces.append((Array(bytes), isRaised))
    }
  }

  var isBlank: Bool { pieces.allSatisfy { $0.bytes.allSatisfy { $0 <= 0x20 } } }
}

struct DraftCell {
  var paragraphs: [DraftText] = []
  var tables: [[[DraftCell]]] = []
  var columns = 1
  var rows = 1
  /// In points.
  var indent = 0

  var isBlank: Bool { paragraphs.allSatisfy(\.isBlank) && tables.isEmpty }
}

extension Archive {
  /// Reads a part of a draft as XML; nothing where there is no such part and none is `needed`.
  func read(_ part: String, needed: Bool = true, _ listener: any XMLListener) throws(UnusableArchive) {
    guard let bytes = try contents(of: part) else {
      if needed { throw UnusableArchive(entry: part, reason: "is missing") }
      return
    }
    do { try readXML(bytes, listener) } catch { throw UnusableArchive(entry: part, reason: error.reason) }
  }

  /// Targets of a part's relations by their id, as paths in the archive.
  func relations(of part: String) throws(UnusableArchive) -> [String: String] {
    let folder = part.split(separator: "/").dropLast().joined(separator: "/")
    let file = part.split(separator: "/").last.map(String.init) ?? ""
    let listener = Relations()
    try read("\(folder)/_rels/\(file).rels", needed: false, listener)
    return listener.targets.mapValues { target in
      if target.hasPrefix("/") { return String(target.dropFirst()) }
      var path = folder.split(separator: "/")
      for step in target.split(separator: "/") {
        if step == ".." { _ = path.popLast() } else if step != "." { path.append(step) }
      }
      return path.joined(separator: "/")
    }
  }
}

private final class Relations: XMLListener {
  var targets: [String: String] = [:]

  func start(_ name: String, _ attributes: XMLAttributes) {
    guard name == "Relationship", let id = attributes["Id"], let target = attributes["Target"] else { return }
    targets[id] = target
  }
  func end(_ name: String) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
