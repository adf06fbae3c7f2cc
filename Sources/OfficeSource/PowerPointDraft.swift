import Archives
import XMLReading

/// The slides of a presentation: their tables and the text of their shapes, in the order of the file.
struct PowerPointDraft {
  private let archive: Archive
  private let slides: [String]

  init(_ archive: Archive) throws(UnusableArchive) {
    self.archive = archive
    let list = SlideList()
    try archive.read("ppt/presentation.xml", list)
    let targets = try archive.relations(of: "ppt/presentation.xml")
    slides = list.ids.compactMap { targets[$0] }
  }

  func write(to page: inout DraftPage) throws(UnusableArchive) {
    for path in slides {
      let slide = Slide()
      try archive.read(path, slide)
      page.beginPart(nil)
      if slide.isHidden { continue }
      for item in slide.items {
        switch item {
        case .paragraph(let text): page.paragraph(text)
        case .table(let rows): page.table(rows)
        }
      }
    }
  }
}

private final class SlideList: XMLListener {
  var ids: [String] = []

  func start(_ name: String, _ attributes: XMLAttributes) {
    // `id` is a number, `r:id` the relation.
    if name == "sldId", let id = attributes.relation { ids.append(id) }
  }
  func end(_ name: String) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

private final class Slide: XMLListener {
  enum Item {
    case paragraph(DraftText)
    case table([[DraftCell]])
  }

  private(set) var items: [Item] = []
  private(set) var isHidden = false
  private var rows: [[DraftCell]]?
  private var row: [DraftCell] = []
  private var cell: DraftCell?
  private var isMerged = false
  private var text: DraftText?
  private var isText = false
  private var isRaised = false
  private var skipped = 0

  func start(_ name: String, _ attributes: XMLAttributes) {
    if skipped > 0 || name == "Fallback" {
      skipped += 1
      return
    }
    switch name {
    case "sld": isHidden = attributes["show"] == "0" || attributes["show"] == "false"
    case "tbl": rows = []
    case "tr": row = []
    case "tc":
      func count(_ key: String) -> Int { min(max(1, attributes[key].flatMap { Int($0) } ?? 1), 1_000) }
      isMerged = ["hMerge", "vMerge"].contains { key in
        let value = attributes[key] ?? ""
        return value == "1" || value == "true"
      }
      cell = DraftCell(columns: count("gridSpan"), rows: count("rowSpan"))
    case "p": text = DraftText()
    case "r", "fld": isRaised = false
    case "rPr": isRaised = (attributes["baseline"].flatMap { Int($0) } ?? 0) > 0
    case "t": isText = true
    case "br": text?.append([0x0A])
    default: break
    }
  }

  func end(_ name: String) {
    if skipped > 0 {
      skipped -= 1
      return
    }
    switch name {
    case "t": isText = false
    case "p":
      guard let text else { break }
      if cell != nil { cell?.paragraphs.append(text) } else { items.append(.paragraph(text)) }
      self.text = nil
    case "tc":
      if let cell, !isMerged { row.append(cell) }
      cell = nil
    case "tr": rows?.append(row)
    case "tbl":
      if let rows { items.append(.table(rows)) }
      rows = nil
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if isText, skipped == 0 { text?.append(bytes, isRaised: isRaised) }
  }
}
