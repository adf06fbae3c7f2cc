import Auditing
import Lexing
import ReleaseModel
import SourceText
import TableExtraction
import TermCatalog

/// Turns one raw table into a typed one. The order of the steps is the order of the evidence: shape, header, arithmetic,
/// damage, sections, facts.
struct TableReader {
  let raw: RawTable
  let context: ReleaseContext

  /// It has a row behind its headings and a cell behind its labels.
  static func isReadable(_ raw: RawTable) -> Bool {
    raw.width > 1 && HeaderShape.headerCount(raw.rows) < raw.rows.count
  }

  func read(id: String) -> (table: Table, remarks: [Remark])? {
    let bytes = context.bytes
    let title = TitleReading(raw.preamble, context)
    let headerCount = HeaderShape.headerCount(raw.rows)
    var header = Array(raw.rows[..<headerCount])
    var body = Self.withoutLastTabs(raw.rows[headerCount...])
    let wide = WideRows(header, body)
    let slips = HeadingSlips(bytes, body: body.indices.filter { wide?.contains($0) != true }.map { body[$0] })
    let slipped = slips.mended(header)
    header = slipped.rows
    let width = wide?.width ?? (header + body).reduce(0) { max($0, $1.cells.lastIndex { !$0.isEmpty } ?? 0) }
    guard width > 0, !body.isEmpty else { return nil }
    let declared = ColumnTyping.Declared(
      money: title.units.contains { $0.value.unit.isCurrency }, percent: title.declaresPercent)
    let clues = HeaderClues(
      rows: header, width: width + 1, bytes: bytes, yearless: title.yearless, dated: title.dated,
      year: MonthYear(context.calendar, title).year(of: header, over: body, bytes))
    var doubts: [Int: WideRows.Doubt] = [:]
    if let wide {
      let others = WorkGrid(body.indices.filter { !wide.contains($0) }.map { body[$0] }, width: width, bytes)
      let types = ColumnTyping(others, clues, declares: declared).types()
      (body, doubts) = wide.fitted(body, types: types, relations: RowRelations(types, others))
    }
    var grid = WorkGrid(body, width: width, bytes)
    grid.spreadMergedCells(bytes)
    grid.markLookAlikes(bytes)
    for (row, doubt) in doubts { doubt.mark(&grid.rows[row]) }
    if context.language == .japanese { BracketedRates(bytes).settle(&grid) }
    RowUnits(bytes, clues).gather(&grid)
    var typing = ColumnTyping(grid, clues, declares: declared)
    var types = typing.types()
    if grid.rows.contains(where: { $0.isRagged }) {
      RaggedRows(types: types, relations: RowRelations(types, grid)).fit(&grid)
      typing = ColumnTyping(grid, clues, declares: declared)
      types = typing.types()
    }
    var mending = RowMending(grid, types, context)
    if headerCount > 0, let stub = clues.stub { mending.addStub(stub, title: title.title) }
    mending.mend()
    grid = mending.grid
    let mended = ColumnTyping(grid, clues, declares: declared)
    if !mended.seesTheSame(as: typing) { types = mended.types() }
    SlidRows(types: types, relations: RowRelations(types, grid), context: context, statement: title.statement).fit(
      &grid)
    let captions = ColumnCaptions(header, width: width, context)
    let builder = TableBuilder(
      id: id, raw: raw, context: context, title: title, clues: clues, captions: captions, types: types, grid: grid,
      doubtful: slipped.doubtful, isTransposed: isTransposed(grid, captions, types, clues))
    var (table, remarks) = builder.build()
    remarks += mending.remarks
    remarks += slipped.remarks.map { slip in
      context.remark(.repaired, slip.line, trimmed(context.text.lines[slip.line], in: bytes), slip.evidence)
    }
    for line in title.noise {
      remarks.append(context.remark(.noise, line.line, line.range, "above a table; no known words"))
    }
    remarks = remarks.map { remark in
      var remark = remark
      remark.table = id
      return remark
    }
    return (table, remarks)
  }

  /// A tab at the end of every line is no cell of any.
  private static func withoutLastTabs(_ rows: ArraySlice<RawRow>) -> [RawRow] {
    func blank(_ row: RawRow) -> Int { row.cells.count - 1 - (row.cells.lastIndex { !$0.isEmpty } ?? 0) }
    let common = rows.lazy.filter { $0.cells.count > 1 }.map(blank).min() ?? 0
    guard common > 0 else { return Array(rows) }
    return rows.map { row in
      var row = row
      if row.cells.count > common { row.cells.removeLast(common) }
      return row
    }
  }

  /// Periods in the stub and items in the header, as on the first page of a 決算短信.
  private func isTransposed(
    _ grid: WorkGrid, _ captions: ColumnCaptions, _ types: [ColumnType], _ clues: HeaderClues
  ) -> Bool {
    let live = types.indices.filter { !types[$0].isVoid }
    let named = live.filter { !captions.captions[$0].label.isEmpty }
    var rows = RowPeriods(grid, context.bytes)
    // Nothing is known of the columns, but each row says its period.
    if clues.heads.isEmpty, rows.share == 1, rows.mentions.count >= 2,
      rows.mentions.values.allSatisfy({ $0.contains { namesYear($0.form) || $0.form.namesDays } })
    {
      return true
    }
    guard named.count * 2 >= live.count else { return false }
    // 当期首残高 under 前連結会計年度(自…至…) says where in the column's period it stands.
    if named.allSatisfy({ column in
      let label = Array(captions.captions[column].label.utf8)
      return PeriodScanner.mentions(label, 0..<label.count).contains { $0.form.namesDays }
    }) {
      rows.forgetRelative()
    }
    // 当期利益 is an item, not a period.
    rows.forgetRelative { row in
      let label = String(decoding: context.bytes[grid.rows[row].label], as: UTF8.self)
      return context.catalog.isKnown(label, in: context.termLanguage)
    }
    if rows.share >= 0.6 || RevisionRows(grid, context.bytes).share >= 0.6 { return true }
    guard named.count >= 2 else { return false }
    let body = grid.rows.filter { $0.kind == .body && $0.hasValues }
    guard body.count <= 10 else { return false }
    // Columns of named years or days are of periods, whatever else their headings say.
    if clues.heads.contains(where: { head in head.mentions.contains { $0.form.namesDays || namesYear($0.form) } }) {
      return false
    }
    let known = named.filter { column in
      let label = captions.captions[column].label
      let hints = clues.columns[column + 1]
      // 増減, 構成比, 前回予想 and 実績 are items of no statement.
      guard hints.measure == nil, hints.comparison == nil, hints.basis == nil else { return false }
      return PeriodScanner.mentions(Array(label.utf8), 0..<label.utf8.count).isEmpty
        && context.catalog.isKnown(label, in: context.termLanguage)
    }
    guard known.count * 10 >= named.count * 6 else { return false }
    let dated = Set(rows.mentions.keys.map { grid.rows[$0].line })
    let knownRows = body.filter {
      !dated.contains($0.line)
        && context.catalog.isKnown(String(decoding: context.bytes[$0.label], as: UTF8.self), in: context.termLanguage)
    }
    return knownRows.count * 5 <= body.count
  }

  private func namesYear(_ form: PeriodForm) -> Bool {
    switch form {
    case .fiscal(let name, _): name != .none
    case .month: true
    default: false
    }
  }
}

extension RowMending {
  /// 「営業収益:」 beside the column headings is the first section; "Revenues" above Table 1 is its title again.
  mutating func addStub(_ stub: (range: Range<Int>, line: Int), title: String?) {
    let text = String(decoding: bytes[CellScanner.unwrapped(stub.range, in: bytes)], as: UTF8.self)
    let trimmedText = text.hasSuffix(":") ? String(text.dropLast()) : text
    guard text.hasSuffix(":") || text.hasSuffix("の部"),
      title.map({ !$0.lowercased().contains(trimmedText.lowercased()) }) ?? true,
      let first = grid.rows.first
    else { return }
    var row = first
    row.kind = .section
    row.line = stub.line
    row.label = stub.range
    row.indent = 0
    row.mended = nil
    for cell in row.cells.indices {
      row.cells[cell] = WorkCell(
        index: cell + 1, range: stub.range.upperBound..<stub.range.upperBound, line: stub.line, reading: .empty)
    }
    grid.rows.insert(row, at: 0)
    relations = RowRelations(
      types.map { type in
        var type = type
        if let base = type.baseRow { type.baseRow = base + 1 }
        return type
      }, grid)
  }
}
