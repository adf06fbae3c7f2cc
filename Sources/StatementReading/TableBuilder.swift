import Lexing
import ReleaseModel
import SourceText
import TableExtraction
import TermCatalog

/// Puts the pieces together: headings for both axes, roles, paths, and one fact for each cell that says something.
struct TableBuilder {
  let id: String
  let raw: RawTable
  let context: ReleaseContext
  let title: TitleReading
  let clues: HeaderClues
  let captions: ColumnCaptions
  let types: [ColumnType]
  let grid: WorkGrid
  let isTransposed: Bool

  private var bytes: [UInt8] { context.bytes }
  private var text: FoldedText { context.text }

  func build() -> (Table, [Remark]) {
    var remarks: [Remark] = []
    var title = self.title
    let live = types.indices.filter { !types[$0].isVoid }
    let rows = rowLabels()
    if title.statement == nil { title.statement = statement(rows) }
    if title.statement == .balanceSheet { title.hint.isInstant = true }
    let binding = PeriodBinding(context: context, title: title, clues: clues, types: types)
    let periods = isTransposed ? [] : binding.columns()
    let units = UnitBinding(context: context, title: title, types: types)
    let columns = live.enumerated().map { index, column in
      Column(index: index, heading: columnHeading(column, periods, units), evidence: types[column].evidence)
    }
    let rowPeriods = RowPeriods(grid, bytes)
    var table = Table(
      id: id, title: title.title, number: title.number, statement: title.statement ?? .other,
      language: context.language,
      lines: (title.firstLine ?? raw.rows[0].line)..<(raw.rows[raw.rows.count - 1].line + 1),
      titleSpan: title.titleSpan,
      columns: columns, rows: [], facts: [], units: title.units, periods: [], footnotes: [], rounding: context.rounding)
    table.periods = title.periodMentions.compactMap { mention in
      context.calendar.resolve(mention.mention.form, title.hint).map {
        TableNote(value: $0, text: mention.text, span: mention.span, line: mention.line)
      }
    }
    table.footnotes = raw.notes.map { note in
      var cursor = ByteCursor(note.text, 0..<note.text.count)
      let mark = FootnoteMarks.scan(&cursor)?.mark ?? ""
      return TableNote(value: mark, text: note.string, span: text.span(of: note.range), line: note.line)
    }
    let paths = Sections.paths(
      rows.map { Sections.Entry(label: $0.label, indent: $0.indent, isSection: $0.isSection, isTotal: $0.isTotal) })
    var dataIndex = 0
    for (position, row) in rows.enumerated() {
      let work = grid.rows[row.grid]
      var heading = Heading()
      heading.label = row.label
      heading.concept = row.concept?.id
      heading.footnotes = row.footnotes
      heading.span = text.span(of: work.label)
      heading.line = work.line
      if isTransposed, let mentions = rowPeriods.mentions[row.grid] {
        heading.period = binding.resolve(mentions)
        heading.periodSpan = heading.span
      }
      if isTransposed, saysForecast(row.label) || title.isForecast { heading.basis = .forecast }
      let role: RowRole =
        row.isSection ? .section : row.isTotal ? (paths[position].isEmpty ? .total : .subtotal) : .item
      let printed = context.document.printed(text.span(of: work.label))
      let entry = Row(
        index: row.isSection ? -1 : dataIndex, line: work.line, role: role, caption: printed, heading: heading,
        path: paths[position], repair: work.repair)
      table.rows.append(entry)
      if let repair = work.repair {
        remarks.append(
          Remark(
            kind: .repaired, table: id, line: work.line, span: text.span(of: work.label), text: repair.from,
            evidence: repair.evidence))
      }
      guard !row.isSection else { continue }
      for (index, column) in live.enumerated() {
        if let fact = fact(
          work, row, entry, column: column, index: index, columns: columns, units: units, binding: binding, title: title
        ) {
          if fact.status != .read {
            remarks.append(
              Remark(
                kind: fact.value == nil && !fact.isNil ? .unreadable : .repaired, table: id, line: fact.line,
                span: fact.span, text: fact.text, evidence: fact.repair?.evidence ?? []))
          }
          table.facts.append(fact)
        }
      }
      dataIndex += 1
    }
    return (table, remarks)
  }

  // MARK: Rows

  private struct LabelledRow {
    var grid: Int
    var label: String
    var indent: Int
    var isSection: Bool
    var isTotal: Bool
    var footnotes: [String]
    var concept: Concept?
    var match: Match?
  }

  private func rowLabels() -> [LabelledRow] {
    grid.rows.indices.compactMap { index in
      let row = grid.rows[index]
      guard row.kind != .dropped, row.kind == .section || row.hasValues || !row.label.isEmpty else { return nil }
      let (label, marks) = cleanLabel(row)
      let match = context.catalog.matches(for: label, in: context.termLanguage, top: 1).first { $0.score >= 0.75 }
      return LabelledRow(
        grid: index, label: label, indent: row.indent, isSection: row.kind == .section,
        isTotal: Sections.isTotalLabel(label), footnotes: marks,
        concept: match.map { context.catalog.concept(at: $0.concept) },
        match: match)
    }
  }

  /// Without marks, noise and the gaps that line breaks left between Japanese characters.
  private func cleanLabel(_ row: WorkRow) -> (String, [String]) {
    let source: [UInt8]
    let range: Range<Int>
    if let mended = row.mended {
      source = Array(mended.utf8)
      range = 0..<source.count
    } else {
      source = bytes
      range = CellScanner.unwrapped(row.label, in: bytes)
    }
    let (inner, marks) = FootnoteMarks.strip(range, in: source, known: context.noteMarks)
    var result: [UInt8] = []
    var index = inner.lowerBound
    while index < inner.upperBound {
      let byte = source[index]
      if byte == 0x20 {
        var next = index
        while next < inner.upperBound, source[next] == 0x20 { next += 1 }
        let joinsJapanese =
          result.count >= 3 && result[result.count - 3] >= 0xE3 && result[result.count - 1] >= 0x80
          && next < inner.upperBound
          && source[next] >= 0xE3
        if !joinsJapanese, !result.isEmpty { result.append(0x20) }
        index = next
        continue
      }
      result.append(byte)
      index += 1
    }
    var label = String(decoding: result, as: UTF8.self)
    if row.kind == .section, label.hasSuffix(":") { label = String(label.dropLast()) }
    while label.hasSuffix(" ") { label.removeLast() }
    return (label, marks.map(\.mark))
  }

  private func statement(_ rows: [LabelledRow]) -> StatementKind? {
    var votes: [StatementKind: Int] = [:]
    for row in rows {
      guard let statements = row.concept?.statements else { continue }
      if statements.contains(.incomeStatement) { votes[.incomeStatement, default: 0] += 1 }
      if statements.contains(.balanceSheet) { votes[.balanceSheet, default: 0] += 1 }
      if statements.contains(.cashFlows) { votes[.cashFlows, default: 0] += 1 }
    }
    guard rows.count >= 12, let best = votes.max(by: { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }),
      best.value * 2 >= rows.count
    else { return isTransposed ? .summary : nil }
    return best.key
  }

  // MARK: Columns

  private func columnHeading(_ column: Int, _ periods: [PeriodBinding.Bound], _ units: UnitBinding) -> Heading {
    let type = types[column]
    let hints = clues.columns[column + 1]
    var heading = Heading()
    let caption = captions.captions[column]
    heading.label = (caption.path + [caption.label]).filter { !$0.isEmpty }.joined(separator: " ")
    heading.span = (hints.cells.last?.range).map { text.span(of: $0) }
    heading.line = hints.cells.last.map { text.line(of: $0.range.lowerBound) }
    heading.measure = type.measure
    heading.basis = hints.basis
    if !isTransposed {
      heading.period = periods[column].period
      heading.compared = periods[column].compared
      if let range = periods[column].range {
        heading.periodSpan = text.span(of: range)
        heading.line = periods[column].line ?? heading.line
      }
    } else {
      heading.label = caption.label
      let match = context.catalog.matches(for: caption.label, in: context.termLanguage, top: 1).first {
        $0.score >= 0.75
      }
      heading.concept = match.map { context.catalog.concept(at: $0.concept).id }
    }
    if type.isRate {
      heading.unit = type.unit ?? .percent
      heading.scale = 0
    } else if let count = units.count() {
      heading.unit = count.unit
      heading.scale = count.scale
    } else {
      let amount = units.amount(inColumn: column)
      heading.unit = amount.unit
      heading.scale = amount.scale
    }
    if let range = type.unitRange { heading.unitSpan = text.span(of: range) }
    return heading
  }

  private func saysForecast(_ label: String) -> Bool {
    let lower = label.lowercased()
    return ["予想", "見通し", "計画", "forecast", "ending", "outlook", "plan"].contains { lower.contains($0) }
  }

  // MARK: Facts

  private func fact(
    _ work: WorkRow, _ row: LabelledRow, _ entry: Row, column: Int, index: Int, columns: [Column], units: UnitBinding,
    binding: PeriodBinding, title: TitleReading
  ) -> Fact? {
    let cell = work.cells[column]
    let figure = cell.figure
    guard figure != nil || cell.isDash || cell.isDamaged || cell.stack.count > 1 else { return nil }
    let type = types[column]
    let heading = columns[index].heading
    var measure = type.measure
    var unit = heading.unit ?? .yen
    var scale = heading.scale ?? 0
    var label = row.label
    var concept = row.concept
    var conceptID = row.concept?.id
    var path = entry.path
    var period = heading.period
    var compared = heading.compared
    var footnotes = row.footnotes
    if isTransposed {
      label = heading.label
      path = captions.captions[column].path
      conceptID = heading.concept
      concept = heading.concept.flatMap { context.catalog.index(ofConcept: $0) }.map { context.catalog.concept(at: $0) }
      period =
        entry.heading.period ?? title.hint.year.flatMap { context.calendar.resolve(.fiscal($0, .year), title.hint) }
      if let start = period, concept?.period == .instant || title.hint.isInstant { period = .instant(start.end) }
      footnotes = entry.heading.footnotes
      if type.isRate {
        // A percent column under the caption of the amount to its left is that amount's change.
        let shared =
          column > 0 && captions.captions[column - 1].label == captions.captions[column].label
          && !types[column - 1].isRate
        measure = shared ? .change : type.measure == .change ? .change : .ratio
        if measure == .change { compared = period.map { $0.shifted(months: -12) } }
      }
    }
    let ownUnit = figure?.unit
    if let rowUnit = units.row(
      label, concept: concept?.unit == .ratio || concept?.unit == .percent ? .percent : .money), !type.isRate
    {
      if rowUnit.unit == .percent {
        if figure.map({ $0.places > 0 || $0.unit == .percent }) ?? true {
          (unit, scale) = rowUnit
          if measure == .amount { measure = .ratio }
        }
      } else {
        let declared =
          types[column].unitRange != nil && rowUnit.unit == .shares ? (types[column].scale ?? 0) : rowUnit.scale
        (unit, scale) = (
          rowUnit.unit, max(rowUnit.scale, rowUnit.unit == .shares && types[column].unit == .shares ? declared : 0)
        )
      }
    } else if isTransposed, !type.isRate, title.statement == .dividends, unit == .yen, scale == 0 {
      unit = .yenPerShare
    }
    if let ownUnit {
      if ownUnit == .percent || ownUnit == .points {
        if !type.isRate {
          if measure == .amount { measure = .ratio }
          if measure == .difference { measure = .change }
        }
        (unit, scale) = (ownUnit, 0)
      } else if ownUnit.isCurrency {
        if unit.isPerShare {
          scale = 0
        } else if figure?.hasScale == true || ownUnit != unit || true {
          if figure?.hasScale == true { scale = 0 }
          unit = ownUnit
        }
      } else {
        (unit, scale) = (ownUnit, figure?.hasScale == true ? 0 : unit == ownUnit ? scale : 0)
      }
    } else if figure?.hasScale == true {
      scale = 0
    }
    if let inline = inlinePeriod(work, column, binding) { period = inline }
    if let concept, !isTransposed, let bound = period, measure == .amount || measure == .ratio {
      period = instantPeriod(concept, label, bound, match: row.match)
    }
    let value = figure.map { $0.value.scaled(by: scale) }
    let span = text.span(of: cell.figure?.range ?? cell.range)
    let line = cell.line
    let lineStart = text.origin(of: text.lines[line].lowerBound)
    return Fact(
      row: entry.index, column: index, label: label, concept: conceptID, path: path, role: entry.role,
      footnotes: footnotes,
      measure: measure, period: period, compared: compared,
      basis: entry.heading.basis ?? heading.basis ?? (title.isForecast && isTransposed ? .forecast : .actual),
      unit: unit,
      value: value, isNil: cell.isDash, text: context.document.printed(span), span: span, line: line,
      columnInLine: span.start - lineStart, cell: cell.index, status: cell.status, repair: cell.repair)
  }

  /// A balance in a statement of flows is an instant: 現金及び現金同等物の期首残高 stands at the day before the period starts.
  private func instantPeriod(_ concept: Concept, _ label: String, _ period: Period, match: Match?) -> Period {
    guard let start = period.start else { return period }
    let lower = label.lowercased()
    func has(_ words: String...) -> Bool { words.contains { lower.contains($0) } }
    if has("期首残高", "期首", "beginning of") { return .instant(start.dayBefore) }
    if has("期末残高", "期末", "end of", "at end") { return .instant(period.end) }
    _ = concept
    return period
  }

  /// 「期末発行済株式数 → 2025年3月期 → 46,000,000株」: the period stands in the cell before the figure.
  private func inlinePeriod(_ work: WorkRow, _ column: Int, _ binding: PeriodBinding) -> Period? {
    guard column > 0, clues.heads.isEmpty, work.cells[column - 1].reading == .words else { return nil }
    let mentions = PeriodScanner.mentions(bytes, work.cells[column - 1].range)
    return mentions.isEmpty ? nil : binding.resolve(mentions)
  }
}
