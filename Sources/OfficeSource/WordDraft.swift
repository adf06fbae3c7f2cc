import Archives
import XMLReading

/// The text of a Word document: paragraphs and tables in order, notes behind what they belong to.
struct WordDraft {
  private let body = WordBody()

  init(_ archive: Archive) throws(UnusableArchive) {
    let notes = WordBody()
    try archive.read("word/footnotes.xml", needed: false, notes)
    try archive.read("word/endnotes.xml", needed: false, notes)
    body.notes = notes.noteTexts
    try archive.read("word/document.xml", body)
  }

  func write(to page: inout DraftPage) throws(UnusableArchive) {
    for item in body.items {
      switch item {
      case .paragraph(let text, let isHeading): page.paragraph(text, isHeading: isHeading)
      case .table(let rows): page.table(rows)
      }
    }
  }
}

private final class WordBody: XMLListener {
  enum Item {
    case paragraph(DraftText, isHeading: Bool)
    case table([[DraftCell]])
  }

  private(set) var items: [Item] = []
  /// Of a part that holds notes: by their id.
  private(set) var noteTexts: [String: DraftText] = [:]
  var notes: [String: DraftText] = [:]

  private var paragraphs: [Paragraph] = []
  private var tables: [OpenTable] = []
  private var isRaised = false
  private var isHidden = false
  private var isText = false
  /// Depth inside what is not read: deleted text, fallbacks, instructions of fields.
  private var skipped = 0
  private var note: String?
  private var noteText = DraftText()
  private var pending: [DraftText] = []
  private var marks = 0
  private var elements: [String] = []

  private struct Paragraph {
    var text = DraftText()
    var isHeading = false
  }

  private struct OpenTable {
    var rows: [[DraftCell]] = []
    var row: [DraftCell] = []
    var cell = DraftCell()
    var isContinued = false
    /// Paragraphs that were open when it began belong outside.
    var depth: Int
    var isDeleted = false
    var column = 0
    /// Where a cell that later rows go on with stands, by its first column.
    var open: [Int: (row: Int, cell: Int)] = [:]
  }

  func start(_ name: String, _ attributes: XMLAttributes) {
    elements.append(name)
    if skipped > 0 || Self.unread.contains(name) && !isMark(name) {
      skipped += 1
      return
    }
    switch name {
    case "footnote", "endnote":
      // Separators between text and notes have a type.
      note = attributes["type"] == nil ? (name == "footnote" ? "f" : "e") + (attributes["id"] ?? "") : nil
      noteText = DraftText()
    case "p": paragraphs.append(Paragraph())
    case "pStyle":
      let style = attributes["val"]?.lowercased() ?? ""
      if style.hasPrefix("heading") || style.hasPrefix("title") || style.hasPrefix("見出し"), !paragraphs.isEmpty {
        paragraphs[paragraphs.count - 1].isHeading = true
      }
    case "r":
      isRaised = false
      isHidden = false
    case "vertAlign": isRaised = attributes["val"] == "superscript"
    case "vanish": if attributes["val"] != "0", attributes["val"] != "false", elements.contains("r") { isHidden = true }
    case "t": isText = true
    case "tab", "ptab": if elements.contains("r") { append([0x20]) }
    case "br", "cr": append([0x0A])
    case "noBreakHyphen": append([0x2D])
    case "footnoteReference", "endnoteReference": refer(to: name, attributes["id"])
    case "tbl": tables.append(OpenTable(depth: paragraphs.count))
    case "tr":
      guard !tables.isEmpty else { break }
      tables[tables.count - 1].row = []
      tables[tables.count - 1].isDeleted = false
      tables[tables.count - 1].column = 0
    case "del": if elements.dropLast().last == "trPr", !tables.isEmpty { tables[tables.count - 1].isDeleted = true }
    case "gridBefore":
      guard !tables.isEmpty, let count = attributes["val"].flatMap({ Int($0) }), (1...200).contains(count) else {
        break
      }
      tables[tables.count - 1].row.append(DraftCell(columns: count))
      tables[tables.count - 1].column += count
    case "tc":
      guard !tables.isEmpty else { break }
      tables[tables.count - 1].cell = DraftCell()
      tables[tables.count - 1].isContinued = false
    case "gridSpan":
      guard !tables.isEmpty, let count = attributes["val"].flatMap({ Int($0) }) else { break }
      tables[tables.count - 1].cell.columns = min(max(1, count), 1_000)
    case "vMerge":
      guard !tables.isEmpty else { break }
      tables[tables.count - 1].isContinued = attributes["val"] != "restart"
    case "ind":
      guard let last = tables.indices.last, tables[last].cell.paragraphs.isEmpty,
        let twips = (attributes["left"] ?? attributes["start"]).flatMap({ Int($0) })
      else { break }
      tables[last].cell.indent = max(0, min(twips / 20, 400))
    default: break
    }
  }

  func end(_ name: String) {
    elements.removeLast()
    if skipped > 0 {
      skipped -= 1
      return
    }
    switch name {
    case "t": isText = false
    case "r":
      isRaised = false
      isHidden = false
    case "p": endParagraph()
    case "tc": endCell()
    case "tr":
      guard let last = tables.indices.last, !tables[last].isDeleted else { break }
      tables[last].rows.append(tables[last].row)
    case "tbl": endTable()
    case "footnote", "endnote":
      if let note { noteTexts[note] = noteText }
      note = nil
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) { if isText, skipped == 0 { append(bytes) } }

  private static let unread: Set<String> = [
    "del", "moveFrom", "Fallback", "instrText", "delText", "rPrChange", "pPrChange", "tblPrChange", "trPrChange",
    "tcPrChange", "sectPrChange", "tblPrExChange", "tblGridChange", "sectPr",
  ]

  /// `del` in the properties of a row says that the row is deleted.
  private func isMark(_ name: String) -> Bool { name == "del" && elements.dropLast().last == "trPr" }

  private func append(_ bytes: some Sequence<UInt8>) {
    guard !isHidden, !paragraphs.isEmpty else { return }
    paragraphs[paragraphs.count - 1].text.append(bytes, isRaised: isRaised)
  }

  private func refer(to kind: String, _ id: String?) {
    guard let id, let text = notes[(kind == "footnoteReference" ? "f" : "e") + id], !paragraphs.isEmpty else { return }
    marks += 1
    paragraphs[paragraphs.count - 1].text.append(String(marks).utf8, isRaised: true)
    var note = DraftText()
    note.append(String(marks).utf8, isRaised: true)
    for piece in text.pieces { note.append(piece.bytes) }
    pending.append(note)
  }

  private func endParagraph() {
    guard let paragraph = paragraphs.popLast() else { return }
    if note != nil {
      noteText.append([0x20])
      for piece in paragraph.text.pieces { noteText.append(piece.bytes, isRaised: piece.isRaised) }
    } else if let last = tables.indices.last, paragraphs.count <= tables[last].depth {
      tables[last].cell.paragraphs.append(paragraph.text)
    } else {
      items.append(.paragraph(paragraph.text, isHeading: paragraph.isHeading))
      if tables.isEmpty { endNotes() }
    }
  }

  private func endCell() {
    guard let last = tables.indices.last else { return }
    let cell = tables[last].cell
    let column = tables[last].column
    tables[last].column += cell.columns
    if tables[last].isContinued {
      // The cell above reaches down to here; it takes the place.
      if let open = tables[last].open[column], open.row < tables[last].rows.count {
        tables[last].rows[open.row][open.cell].rows += 1
      } else {
        tables[last].row.append(DraftCell(columns: cell.columns))
      }
      return
    }
    tables[last].open[column] = (tables[last].rows.count, tables[last].row.count)
    tables[last].row.append(cell)
  }

  private func endTable() {
    guard let table = tables.popLast() else { return }
    if let outer = tables.indices.last {
      tables[outer].cell.tables.append(table.rows)
    } else {
      items.append(.table(table.rows))
      endNotes()
    }
  }

  private func endNotes() {
    for note in pending { items.append(.paragraph(note, isHeading: false)) }
    pending = []
  }
}
