import ReleaseModel
import SourceText

/// One table, or two that were held against each other: the labels of both versions, then for each column the figures of both.
struct StatementSheet {
  private let sheet: Workbook.Sheet
  private let marks: FindingMarks

  init(_ sheet: Workbook.Sheet, _ marks: FindingMarks) {
    self.sheet = sheet
    self.marks = marks
  }

  /// Title, a blank row, two rows of headings.
  private static let headingRow = 2
  private static let firstRow = 4

  func write(_ pair: TablePair) {
    let sides: [Side] = [Side(.japanese, pair.japanese), Side(.english, pair.english)].compactMap { $0 }
    sheet.setWidth(44, 0...max(0, sides.count - 1))
    let width = sides.count * pair.columns.count
    if width > 0 { sheet.setWidth(17, sides.count...(sides.count + width - 1)) }
    title(sides)
    // Label, period, measure.
    sheet.setHeight(48, row: Self.headingRow)
    let columns = columns(sides, pair)
    headings(sides, columns)
    for (offset, rows) in pair.rows.enumerated() { row(Self.firstRow + offset, rows, sides, columns) }
    sheet.freeze(Self.firstRow, sides.count)
  }

  /// One version's table, its figures by row and column.
  private struct Side {
    var version: Language
    var table: Table
    private var figures: [[Int]: [Fact]] = [:]

    init?(_ version: Language, _ table: Table?) {
      guard let table else { return nil }
      self.version = version
      self.table = table
      for fact in table.facts { figures[[fact.row, fact.column], default: []].append(fact) }
    }

    func facts(_ row: Int, _ column: Int) -> [Fact] { figures[[row, column]] ?? [] }

    func pick(_ pair: (japanese: Int?, english: Int?)) -> Int? { version == .japanese ? pair.japanese : pair.english }
  }

  private func title(_ sides: [Side]) {
    for (place, side) in sides.enumerated() {
      let found = marks.at(side.version, side.table, row: nil, column: nil)
      cell(side.table.title ?? side.table.id, 0, place, Workbook.Style(isBold: true), found)
    }
  }

  /// Line by line: what stands above cannot be written any more.
  private func headings(_ sides: [Side], _ columns: [SheetColumn]) {
    for (place, side) in sides.enumerated() {
      let version = side.version == .japanese ? "日本語" : "English"
      sheet.write("\(version) \(side.table.id)", Self.headingRow, place, Workbook.Style(isBold: true))
    }
    for (at, side, index) in columns {
      let words = words(side.table.columns[index].heading, version: side.version == .japanese ? "日本語" : "English")
      let found = marks.at(side.version, side.table, row: nil, column: index)
      cell(words, Self.headingRow, at, Workbook.Style(isBold: true, isWrapped: true), found)
    }
    for (at, side, index) in columns {
      sheet.write(units(of: side, column: index), Self.headingRow + 1, at, Workbook.Style(isWrapped: true))
    }
  }

  private typealias SheetColumn = (at: Int, side: Side, index: Int)

  /// The columns of the sheet that hold figures, with the column of the table that each shows.
  private func columns(_ sides: [Side], _ pair: TablePair) -> [SheetColumn] {
    var result: [SheetColumn] = []
    for (offset, columns) in pair.columns.enumerated() {
      for (place, side) in sides.enumerated() {
        guard let index = side.pick(columns), side.table.columns.indices.contains(index) else { continue }
        result.append((sides.count + offset * sides.count + place, side, index))
      }
    }
    return result
  }

  /// Label, period, what is compared with what, measure: what the column is.
  private func words(_ heading: Heading, version: String) -> String {
    var parts = [heading.label]
    if let period = heading.period { parts.append(period.description) }
    if let compared = heading.compared { parts.append("/ \(compared.description)") }
    if let measure = heading.measure, measure != .amount { parts.append(measure.rawValue) }
    if heading.basis == .forecast { parts.append("forecast") }
    let text = parts.filter { !$0.isEmpty }.joined(separator: "\n")
    return text.isEmpty ? version : text
  }

  /// Unit and scale of the column's figures, where all have the same.
  private func units(of side: Side, column: Int) -> String {
    var names: [String] = []
    for fact in side.table.facts where fact.column == column && fact.value != nil {
      let name = FigureFormat(fact).unitWords
      if !names.contains(name) { names.append(name) }
      if names.count > 1 { return "" }
    }
    return names.first ?? ""
  }

  private func row(
    _ line: Int, _ rows: (japanese: Int?, english: Int?), _ sides: [Side], _ columns: [SheetColumn]
  ) {
    for (place, side) in sides.enumerated() {
      guard let index = side.pick(rows), side.table.rows.indices.contains(index) else { continue }
      let row = side.table.rows[index]
      let isSection = row.role == .section
      let isTotal = row.role == .total || row.role == .subtotal
      let indent = UInt8(min(row.path.count, 10))
      let found = isSection ? [] : marks.at(side.version, side.table, row: row.index, column: nil)
      cell(
        row.heading.label, line, place,
        Workbook.Style(isBold: isSection || isTotal, indent: indent), found)
    }
    for (at, side, column) in columns {
      guard let index = side.pick(rows), side.table.rows.indices.contains(index) else { continue }
      let row = side.table.rows[index]
      guard row.role != .section else { continue }
      figure(
        side.facts(row.index, column), line, at, isTotal: row.role == .total || row.role == .subtotal,
        marks.at(side.version, side.table, row: row.index, column: column))
    }
  }

  private func figure(_ facts: [Fact], _ line: Int, _ column: Int, isTotal: Bool, _ found: [Finding]) {
    var style = Workbook.Style(fill: FindingMarks.fill(found), isBold: isTotal, hasLineAbove: isTotal)
    if facts.count == 1, let value = facts[0].value, !facts[0].isNil, let number = value.exactDouble {
      style.numberFormat = FigureFormat(facts[0]).numberFormat
      sheet.write(number, line, column, style)
    } else if let fact = facts.first {
      // A dash, what cannot be read, both ends of a range: as printed.
      let values = facts.count > 1 ? facts.compactMap { $0.value?.description }.joined(separator: " ~ ") : ""
      sheet.write(values.isEmpty ? fact.text : values, line, column, style)
    } else if !found.isEmpty {
      sheet.blank(line, column, style)
    }
    if !found.isEmpty { sheet.comment(FindingMarks.comment(found), line, column) }
  }

  private func cell(_ text: String, _ row: Int, _ column: Int, _ style: Workbook.Style, _ found: [Finding]) {
    var style = style
    style.fill = FindingMarks.fill(found)
    sheet.write(text, row, column, style)
    if !found.isEmpty { sheet.comment(FindingMarks.comment(found), row, column) }
  }
}
