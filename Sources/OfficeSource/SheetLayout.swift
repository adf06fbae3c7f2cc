/// A sheet's cells as paragraphs and tables: blank rows part tables, single texts above and below them are lines of text.
struct SheetLayout {
  private let sheet: SheetCells

  init(_ sheet: SheetCells) { self.sheet = sheet }

  func write(to page: inout DraftPage) {
    var group: [(number: Int, cells: [SheetCells.Cell])] = []
    for row in sheet.rows where !row.cells.isEmpty {
      if let last = group.last, row.number > last.number + 1 {
        write(group, to: &page)
        group = []
      }
      group.append(row)
    }
    write(group, to: &page)
  }

  private func write(_ rows: [(number: Int, cells: [SheetCells.Cell])], to page: inout DraftPage) {
    var rows = rows[...]
    while let first = rows.first, isText(first.cells) {
      page.paragraph(first.cells[0].text)
      rows.removeFirst()
    }
    var notes: [DraftText] = []
    while let last = rows.last, isText(last.cells), isNote(last.cells[0].text) {
      notes.insert(last.cells[0].text, at: 0)
      rows.removeLast()
    }
    page.table(rows.map(cells))
    for note in notes { page.paragraph(note) }
  }

  /// One cell with words.
  private func isText(_ cells: [SheetCells.Cell]) -> Bool { cells.count == 1 && !cells[0].isNumber }

  /// Longer than a label, or with the mark of a note before it.
  private func isNote(_ text: DraftText) -> Bool {
    let bytes = text.pieces.flatMap(\.bytes)
    let marks: [[UInt8]] = ["（", "(", "※", "*", "注"].map { Array($0.utf8) }
    return bytes.count > 60 || marks.contains { bytes.starts(with: $0) }
  }

  /// A row's cells on the sheet's columns, empty ones between them; what is merged is one cell.
  private func cells(_ row: (number: Int, cells: [SheetCells.Cell])) -> [DraftCell] {
    var cells: [DraftCell] = []
    var column = 0
    for cell in row.cells {
      if cell.column > column { cells.append(DraftCell(columns: min(cell.column - column, 1_000))) }
      var drawn = DraftCell(paragraphs: [cell.text], indent: cell.indent)
      column = max(column, cell.column) + 1
      if let merge = sheet.merges.first(where: { $0.rows.contains(row.number) && $0.columns.contains(cell.column) }) {
        drawn.columns = min(max(1, merge.columns.upperBound - cell.column + 1), 1_000)
        column = max(column, merge.columns.upperBound + 1)
      }
      cells.append(drawn)
    }
    return cells
  }
}
