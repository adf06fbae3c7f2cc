import Archives
import SourceText
import XMLReading

/// The sheets of a workbook as a person sees them: numbers in their formats, hidden sheets, rows and columns left out.
struct ExcelDraft {
  private let archive: Archive
  private let book = WorkbookParts()
  private let styles = StyleSheetParts()
  private let strings = SharedStrings()
  private let targets: [String: String]

  init(_ archive: Archive) throws(UnusableArchive) {
    self.archive = archive
    try archive.read("xl/workbook.xml", book)
    targets = try archive.relations(of: "xl/workbook.xml")
    let paths = Set(targets.values)
    func part(_ name: String) -> String { paths.first { $0.hasSuffix(name) } ?? "xl/\(name)" }
    try archive.read(part("styles.xml"), needed: false, styles)
    try archive.read(part("sharedStrings.xml"), needed: false, strings)
  }

  func write(to page: inout DraftPage) throws(UnusableArchive) {
    for sheet in book.sheets where !sheet.isHidden {
      guard let path = targets[sheet.relation], path.contains("worksheets/") else { continue }
      let cells = SheetCells(strings: strings.texts, styles: styles, startsIn1904: book.startsIn1904)
      try archive.read(path, cells)
      page.beginPart(sheet.name)
      SheetLayout(cells).write(to: &page)
    }
  }
}

private final class WorkbookParts: XMLListener {
  private(set) var sheets: [(name: String, relation: String, isHidden: Bool)] = []
  private(set) var startsIn1904 = false

  func start(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "sheet":
      guard let relation = attributes.relation else { break }
      let state = attributes["state"] ?? "visible"
      sheets.append((attributes["name"] ?? "", relation, state != "visible"))
    case "workbookPr": startsIn1904 = attributes["date1904"] == "1" || attributes["date1904"] == "true"
    default: break
    }
  }
  func end(_ name: String) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// Formats of numbers and indents of cells, by the style that a cell names.
final class StyleSheetParts: XMLListener {
  struct Style {
    var format: NumberFormat
    var indent: Int
  }

  private(set) var styles: [Style] = []
  private var codes: [Int: String] = [:]
  private var isCellStyles = false

  func start(_ name: String, _ attributes: XMLAttributes) {
    func number(_ key: String) -> Int? { attributes[key].flatMap { Int($0) } }
    switch name {
    case "numFmt": if let id = number("numFmtId"), let code = attributes["formatCode"] { codes[id] = code }
    case "cellXfs": isCellStyles = true
    case "xf":
      guard isCellStyles else { break }
      let id = number("numFmtId") ?? 0
      styles.append(Style(format: NumberFormat(codes[id] ?? NumberFormat.builtIn(id)), indent: 0))
    case "alignment":
      if isCellStyles, let indent = number("indent"), !styles.isEmpty {
        styles[styles.count - 1].indent = min(max(0, indent), 40) * 8
      }
    default: break
    }
  }

  func end(_ name: String) { if name == "cellXfs" { isCellStyles = false } }
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// Texts that cells share: runs joined, readings of kanji (`rPh`) left out.
private final class SharedStrings: XMLListener {
  private(set) var texts: [DraftText] = []
  private var isText = false
  private var isRaised = false
  private var readings = 0

  func start(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "si": texts.append(DraftText())
    case "r": isRaised = false
    case "vertAlign": isRaised = attributes["val"] == "superscript"
    case "rPh": readings += 1
    case "t": isText = readings == 0
    default: break
    }
  }

  func end(_ name: String) {
    if name == "rPh" { readings -= 1 }
    if name == "t" { isText = false }
    if name == "r" { isRaised = false }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if isText, !texts.isEmpty { texts[texts.count - 1].append(bytes, isRaised: isRaised) }
  }
}

/// The cells of one sheet.
final class SheetCells: XMLListener {
  struct Cell {
    var column: Int
    var text: DraftText
    var isNumber: Bool
    var indent: Int
  }

  private(set) var rows: [(number: Int, cells: [Cell])] = []
  private(set) var hiddenColumns: [ClosedRange<Int>] = []
  /// First and last row and column.
  private(set) var merges: [(rows: ClosedRange<Int>, columns: ClosedRange<Int>)] = []

  private let strings: [DraftText]
  private let styles: StyleSheetParts
  private let startsIn1904: Bool
  private var row = (number: 0, isHidden: false, cells: [Cell]())
  private var cell = (column: 0, kind: "", style: 0)
  private var value: [UInt8] = []
  private var inline = DraftText()
  private var isValue = false
  private var isInline = false
  private var readings = 0

  init(strings: [DraftText], styles: StyleSheetParts, startsIn1904: Bool) {
    self.strings = strings
    self.styles = styles
    self.startsIn1904 = startsIn1904
  }

  func start(_ name: String, _ attributes: XMLAttributes) {
    func number(_ key: String) -> Int? { attributes[key].flatMap { Int($0) } }
    func isOn(_ key: String) -> Bool { attributes[key] == "1" || attributes[key] == "true" }
    switch name {
    case "col":
      if isOn("hidden"), let first = number("min"), let last = number("max"), first <= last {
        hiddenColumns.append(first - 1...last - 1)
      }
    case "row": row = ((number("r") ?? row.number + 1), isOn("hidden"), [])
    case "c":
      let next = (row.cells.last?.column ?? -1) + 1
      cell = (attributes["r"].flatMap { Self.place($0)?.column } ?? next, attributes["t"] ?? "n", number("s") ?? 0)
      value = []
      inline = DraftText()
    case "v": isValue = true
    case "rPh": readings += 1
    case "t": isInline = readings == 0
    case "mergeCell":
      let ends = (attributes["ref"] ?? "").split(separator: ":").compactMap { Self.place(String($0)) }
      if ends.count == 2, ends[0].row <= ends[1].row, ends[0].column <= ends[1].column {
        merges.append((ends[0].row...ends[1].row, ends[0].column...ends[1].column))
      }
    default: break
    }
  }

  func end(_ name: String) {
    switch name {
    case "v": isValue = false
    case "t": isInline = false
    case "rPh": readings -= 1
    case "c": endCell()
    case "row": if !row.isHidden { rows.append((row.number, row.cells)) }
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if isValue { value += bytes } else if isInline { inline.append(bytes) }
  }

  private func endCell() {
    let style = styles.styles.indices.contains(cell.style) ? styles.styles[cell.style] : nil
    var text = DraftText()
    var isNumber = false
    let raw = String(decoding: value, as: UTF8.self)
    switch cell.kind {
    case "s": if let index = Int(raw), strings.indices.contains(index) { text = strings[index] }
    case "inlineStr": text = inline
    case "str", "d": text = DraftText(style?.format.shown(text: raw) ?? raw)
    case "b": text = DraftText(raw == "1" ? "TRUE" : "FALSE")
    case "e": text = DraftText(raw)
    default:
      guard !raw.isEmpty else { break }
      isNumber = true
      text = DraftText((style?.format ?? NumberFormat("General")).shown(number: raw, startsIn1904: startsIn1904))
    }
    guard !text.isBlank, !hiddenColumns.contains(where: { $0.contains(cell.column) }) else { return }
    row.cells.append(Cell(column: cell.column, text: text, isNumber: isNumber, indent: style?.indent ?? 0))
  }

  /// `BC12` is row 12, column 54.
  private static func place(_ name: String) -> (row: Int, column: Int)? {
    var column = 0
    var row = 0
    for byte in name.utf8 {
      switch byte {
      case 0x41...0x5A: column = column * 26 + Int(byte - 0x40)
      case 0x30...0x39: row = row * 10 + Int(byte - 0x30)
      case 0x24: break
      default: return nil
      }
      if column > 20_000 || row > 2_000_000 { return nil }
    }
    return column > 0 && row > 0 ? (row, column - 1) : nil
  }
}
