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
  /// Raw columns that no heading surely speaks of.
  let doubtful: Set<Int>
  let isTransposed: Bool

  private var bytes: [UInt8] { context.bytes }
  private var text: FoldedText { context.text }

  func build() -> (table: Table, remarks: [Remark]) {
    var remarks: [Remark] = []
    var title = self.title
    let live = types.indices.filter { !types[$0].isVoid }
    let rows = LabelledRow.rows(of: grid, context)
    if title.statement == nil { title.statement = votedStatement(rows) }
    if isTransposed, paysDividends(live) { title.statement = .dividends }
    let statement = title.statement ?? .other
    // 「次期の見通し」 behind a whole year: 通期 and 第2四半期(累計) are of the year to come.
    if title.isForecast, !title.namesForecastYear, let ahead = context.calendar.yearAhead,
      context.calendar.mainPeriod?.end != ahead.end
    {
      title.hint.year = .ending(year: ahead.end.year, month: ahead.end.month)
    }
    if statement == .balanceSheet || holdsBalances(rows, title) { title.hint.isInstant = true }
    // 「2022年12月期」 beside 第1四半期末 … 合計 is the year, though the lines above speak of a quarter.
    if isTransposed, statement == .dividends, title.hint.months == 3 { title.hint.months = nil }
    let binding = PeriodBinding(context: context, title: title, clues: clues, types: types)
    let bound = isTransposed ? Array(repeating: PeriodBinding.Bound(), count: types.count) : binding.columns()
    let items = rows.filter { !$0.isSection && !$0.isTotal }
    let money = items.count { $0.isKnown && $0.concept?.unit == .money && $0.concept?.statements.isEmpty == false }
    let units = UnitBinding(
      context: context, title: title, clues: clues, types: types, rowsAreMoney: money * 2 > items.count,
      hasMoney: isTransposed || money > 0
        || rows.contains { $0.isKnown && $0.concept?.unit == .money && !$0.isTotal || $0.match?.kind == .composed })
    var columns = live.enumerated().map { index, column in
      Column(index: index, heading: columnHeading(column, bound[column], units), evidence: types[column].evidence)
    }
    bindBasis(&columns, live)
    let headings = HeadingDoubts(columns, live: live, types: types, clues, found: doubtful)
    let rowPeriods = RowPeriods(grid, bytes)
    var table = Table(
      id: id, title: title.title, number: title.number, statement: statement,
      language: context.language,
      lines: (title.firstLine ?? raw.rows[0].line)..<(raw.rows[raw.rows.count - 1].line + 1),
      titleSpan: title.titleSpan,
      columns: columns, rows: [], facts: [], units: title.units, periods: [], footnotes: [], rounding: context.rounding)
    // What stands above the title speaks of the release.
    let titleLine = title.titleLine ?? 0
    table.periods = title.periodMentions.filter { $0.line >= titleLine }.compactMap { mention in
      context.calendar.resolve(mention.mention.form, title.hint).map {
        TableNote(value: $0, text: context.document.printed(mention.span), span: mention.span, line: mention.line)
      }
    }
    table.footnotes = raw.notes.map { note in
      var cursor = ByteCursor(note.text, 0..<note.text.count)
      let mark = FootnoteMarks.scan(&cursor)?.mark ?? ""
      return TableNote(value: mark, text: note.string, span: text.span(of: note.range), line: note.line)
    }
    let paths = Sections.paths(rows)
    var periods = rowPeriods.mentions.compactMapValues { binding.resolve($0) }
    let revisions = isTransposed ? RevisionRows(grid, bytes) : nil
    let titlePeriod = title.period(in: context.calendar) ?? (revisions?.share ?? 0 > 0 ? yearAhead : nil)
    for (row, kind) in revisions?.kinds ?? [:] {
      let names = (rowPeriods.mentions[row] ?? []).contains { if case .relative = $0.form { false } else { true } }
      if !names { periods[row] = kind == .priorResult ? titlePeriod?.shifted(months: -12) : titlePeriod }
    }
    let forecasts = ForecastRows(isTransposed ? rows : [], periods: periods, release: context.calendar.releaseDate)
    let reading = FactReading(
      context: context, title: title, statement: statement, clues: clues, captions: captions, types: types,
      columns: columns, units: units, binding: binding, bound: bound, isTransposed: isTransposed,
      revisions: revisions?.kinds ?? [:], titlePeriod: titlePeriod,
      captionTerms: isTransposed ? live.map { captionTerm(captions.captions[$0].label, $0, units) } : [],
      rowsNameUnits: !isTransposed && rowsNameUnits(rows, units),
      isHeadingDoubtful: live.indices.map { headings.columns.contains($0) },
      isUnitDoubtful: live.map {
        units.counted == nil && (units.isDoubtful($0) || isTransposed && isPartOfYen($0, units))
      },
      unitDoubt: unitDoubt,
      isPartOfFlow: !isTransposed && (sharesFlow(rows) || isListOfFlows(rows)),
      headingWords: columns.map { BalanceInstants.Words($0.heading.label) })
    var year: FiscalName?
    let sectionPeriods = isTransposed || !clues.heads.isEmpty ? [:] : self.sectionPeriods(rows, binding)
    var sectionPeriod: Period?
    var dataIndex = 0
    table.rows.reserveCapacity(rows.count)
    table.facts.reserveCapacity(rows.count { !$0.isSection } * live.count)
    for (position, row) in rows.enumerated() {
      let work = grid.rows[row.grid]
      if let named = sectionPeriods[position] { sectionPeriod = named }
      if row.isSection { year = namedYear(row.label) ?? (paths[position].isEmpty ? nil : year) }
      var heading = Heading()
      heading.label = row.printed
      heading.concept = row.concept?.id
      heading.footnotes = row.footnotes
      heading.span = text.span(of: work.label)
      heading.line = work.line
      if isTransposed {
        heading.period = periods[row.grid]
        heading.periodSpan = heading.period == nil ? nil : heading.span
        let isResult = revisions?.kinds[row.grid].map { $0 == .result || $0 == .priorResult } ?? false
        if forecasts.contains(row.grid) || title.isForecast && !isResult { heading.basis = .forecast }
      }
      let role: RowRole =
        row.isSection ? .section : row.isTotal ? (paths[position].isEmpty ? .total : .subtotal) : .item
      let printed = context.printed(work.label)
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
      var rowContext = reading.rowContext(work, row, entry, year: year)
      rowContext.period = sectionPeriod
      for (index, column) in live.enumerated() {
        let before = table.facts.count
        reading.read(rowContext, column: column, index: index, into: &table.facts)
        for place in before..<table.facts.count where table.facts[place].status != .read {
          let fact = table.facts[place]
          if fact.hasDoubtfulUnit || fact.repair?.evidence == [HeadingDoubts.reason] { continue }
          remarks.append(
            Remark(
              kind: fact.value == nil && !fact.isNil ? .unreadable : .repaired, table: id, line: fact.line,
              span: fact.span, text: fact.text, evidence: fact.repair?.evidence ?? []))
        }
      }
      dataIndex += 1
    }
    if !isTransposed, let first = headings.columns.min(), table.facts.contains(where: { $0.column == first }) {
      let heading = columns[first].heading
      let span = heading.span ?? title.titleSpan ?? text.span(of: trimmed(text.lines[raw.rows[0].line], in: bytes))
      remarks.append(
        Remark(
          kind: .unreadable, table: id, line: heading.line ?? title.titleLine ?? raw.rows[0].line, span: span,
          text: context.document.printed(span), evidence: [HeadingDoubts.reason]))
    }
    if table.facts.contains(where: \.hasDoubtfulUnit) {
      let doubt = unitDoubt
      table.unitDoubt = doubt
      remarks.append(
        Remark(
          kind: .unreadable, table: id, line: doubt.line, span: doubt.span, text: doubt.text,
          evidence: [doubt.reason]))
    }
    return (table, remarks)
  }

  /// Two decimals under no unit of their own in a release in thousands or millions: it rather is per share.
  private func isPartOfYen(_ column: Int, _ units: UnitBinding) -> Bool {
    types[column].places == 2 && types[column].unitRange == nil && !types[column].isRate
      && [3, 6].contains(units.amount(inColumn: column).scale)
  }

  /// What is wrong with the unit of the table, and where to look.
  private var unitDoubt: UnitDoubt {
    if let line = title.unreadUnit {
      return UnitDoubt(
        text: context.document.printed(line.span), span: line.span, line: line.line, isUnsaid: false)
    }
    for (index, type) in types.enumerated() where !type.isVoid && clues.columns[index + 1].hasUnreadUnit {
      if let cell = clues.columns[index + 1].cells.last {
        let span = text.span(of: cell.range)
        return UnitDoubt(
          text: context.document.printed(span), span: span, line: text.line(of: cell.range.lowerBound), isUnsaid: false)
      }
    }
    for row in grid.rows {
      guard case .unread(let range, let line) = row.unit else { continue }
      let span = text.span(of: range)
      return UnitDoubt(text: context.document.printed(span), span: span, line: line, isUnsaid: false)
    }
    let first = raw.rows[0].line
    let span = title.titleSpan ?? text.span(of: trimmed(text.lines[first], in: bytes))
    return UnitDoubt(
      text: context.document.printed(span), span: span, line: title.titleSpan == nil ? first : title.titleLine ?? first,
      isUnsaid: true)
  }

  /// The year that the nearest heading above speaks of, else the one that the release was made in.
  private var yearAhead: Period? {
    let calendar = context.calendar
    if let named = calendar.years.last(where: { $0.line < raw.rows[0].line }) { return named.period }
    return calendar.releaseDate.map { calendar.year(holding: $0) }
  }

  /// 年間配当金 over the columns, or 配当金 in most of them.
  private func paysDividends(_ live: [Int]) -> Bool {
    let dividends = live.filter { column in
      let caption = captions.captions[column]
      let words = (caption.path + [caption.label]).joined(separator: " ").lowercased()
      return words.contains("配当") || words.contains("dividend") || words.contains("分配金")
    }
    if !dividends.isEmpty { return dividends.count * 2 > live.count }
    // 中間, 期末 and 年間 in single yen are nothing else.
    guard !title.units.isEmpty, title.units.allSatisfy({ $0.value.unit.isCurrency && $0.value.scale == 0 }) else {
      return false
    }
    let names = live.map { captions.captions[$0].label.lowercased() }
    return names.contains { Self.interims.contains($0) } && names.contains { Self.finals.contains($0) }
      && names.allSatisfy { Self.interims.contains($0) || Self.finals.contains($0) || Self.years.contains($0) }
  }

  private static let interims: Set<String> = [
    "中間", "中間期末", "第2四半期末", "interim", "2q-end", "end of 2q", "second quarter-end",
  ]
  private static let finals: Set<String> = ["期末", "year-end", "year end", "fiscal year-end", "final"]
  private static let years: Set<String> = ["年間", "合計", "年間合計", "annual", "total", "full year", "full-year"]

  private func rowsNameUnits(_ rows: [LabelledRow], _ units: UnitBinding) -> Bool {
    guard title.units.isEmpty, types.allSatisfy({ $0.isVoid || $0.isRate || $0.unit == nil }) else { return false }
    let data = rows.filter { !$0.isSection }
    let named = data.count { row in
      units.row(row.label, concept: .money).map { !$0.unit.isPerShare && $0.unit != .shares } ?? false
    }
    return named >= 2 && named * 2 >= data.count
  }

  /// 「(2025年3月期)」 and 「(2024年3月期)」 as headings among the rows of a table whose columns name no period: each reaches to the next.
  private func sectionPeriods(_ rows: [LabelledRow], _ binding: PeriodBinding) -> [Int: Period] {
    var periods: [Int: Period] = [:]
    for (index, row) in rows.enumerated() where row.isSection {
      let label = grid.rows[row.grid].label
      let inner = NamedHeading.unbracketed(label, bytes)
      let named = PeriodScanner.mentions(bytes, inner)
      let mentions = named.isEmpty ? NamedHeading.mention(bytes, inner).map { [$0] } ?? [] : named
      let covered = mentions.reduce(0) { $0 + $1.range.count }
      guard covered * 2 > inner.count else { continue }
      periods[index] = binding.resolve(mentions)
    }
    return periods
  }

  /// 「平成25年度」 as a section's whole heading.
  private func namedYear(_ label: String) -> FiscalName? {
    let label = Array(label.utf8)
    guard let mention = PeriodScanner.mentions(label, 0..<label.count).first, mention.range.count * 2 > label.count
    else {
      return nil
    }
    switch mention.form {
    case .fiscal(let name, .year) where name != .none, .fiscal(let name, .unspecified) where name != .none: return name
    case .ended(12, let date): return .ending(year: date.year, month: date.month)
    default: return nil
    }
  }

  private func captionTerm(_ caption: String, _ column: Int, _ units: UnitBinding) -> FactReading.CaptionTerm {
    let term = context.term(for: caption)
    let (match, concept) = (term?.match, term?.concept)
    let isKnown = match.map { $0.kind != .fuzzy } ?? false
    return FactReading.CaptionTerm(
      concept: concept, isKnown: isKnown,
      unit: units.row(caption, concept: .init(concept, isKnown: isKnown), own: types[column].unit))
  }

  /// Under bare dates ("Dec. 31, 2024") stand balances where most items that are known are balances.
  private func holdsBalances(_ rows: [LabelledRow], _ title: TitleReading) -> Bool {
    guard !isTransposed, title.hint.months == nil || title.monthsAreOfRelease, title.statement != .incomeStatement,
      title.statement != .cashFlows,
      title.statement != .dividends, !clues.heads.isEmpty,
      clues.heads.allSatisfy({ head in
        head.mentions.allSatisfy { if case .date = $0.form { true } else { false } }
      })
    else { return false }
    var (balances, flows) = (0, 0)
    for row in rows where !row.isSection && row.isKnown {
      // その他 and 合計 are of anything.
      if Self.anything.contains(row.label.lowercased()) || row.match?.kind == .composed { continue }
      // A rate is of a day as well as of a year, whatever it is elsewhere.
      if row.concept?.unit == .percent || row.concept?.unit == .ratio || row.concept?.unit == .count { continue }
      if row.concept?.period == .instant {
        balances += 1
      } else if let statements = row.concept?.statements,
        statements.contains(.incomeStatement) || statements.contains(.cashFlows)
      {
        // Manufacturing and construction may be borrowers as well.
        flows += 1
      }
    }
    return flows == 0 || balances >= 2 && balances >= 2 * flows
  }

  private static let anything: Set<String> = [
    "その他", "合計", "計", "調整額", "消去", "other", "others", "total", "adjustments", "eliminations",
  ]

  /// 「貸付 77,210 20.3%」 of all that was newly contracted: the parts of a total that is no balance are none either, whatever their
  /// names mean elsewhere.
  private func sharesFlow(_ rows: [LabelledRow]) -> Bool {
    func isBalance(_ row: LabelledRow) -> Bool {
      row.isKnown && row.concept?.period == .instant || BalanceInstants.Words(row.label).isHolding
    }
    let bases = Set(types.compactMap { $0.measure == .share ? $0.baseRow : nil })
    guard !bases.isEmpty, !rows.contains(where: { bases.contains($0.grid) && isBalance($0) }) else { return false }
    let data = rows.filter { !$0.isSection }
    return data.count(where: isBalance) * 2 < data.count
  }

  /// 土地 among houses of all kinds over a bare 合計: a total of balances would be named, and most of its parts be known as such.
  private func isListOfFlows(_ rows: [LabelledRow]) -> Bool {
    guard title.statement != .balanceSheet, !title.hint.isInstant else { return false }
    let data = rows.filter { !$0.isSection }
    guard data.count >= 3, let last = data.last, Self.bareTotals.contains(last.label.lowercased()) else { return false }
    return data.count { $0.isKnown && $0.concept?.period == .instant } * 2 < data.count - 1
  }

  private static let bareTotals: Set<String> = ["合計", "計", "総計", "総合計", "total", "grand total"]

  private func votedStatement(_ rows: [LabelledRow]) -> StatementKind? {
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

  private func columnHeading(_ column: Int, _ bound: PeriodBinding.Bound, _ units: UnitBinding) -> Heading {
    let type = types[column]
    let hints = clues.columns[column + 1]
    var heading = Heading()
    let caption = captions.captions[column]
    heading.label = (caption.printedPath + [caption.printed]).filter { !$0.isEmpty }.joined(separator: " ")
    heading.footnotes = caption.footnotes
    heading.span = (hints.cells.last?.range).map { text.span(of: $0) }
    heading.line = hints.cells.last.map { text.line(of: $0.range.lowerBound) }
    heading.measure = type.measure
    heading.basis = hints.basis
    if !isTransposed {
      heading.period = bound.period
      heading.compared = bound.compared
      if let range = bound.range {
        heading.periodSpan = text.span(of: range)
        heading.line = bound.line ?? heading.line
      }
    } else {
      heading.label = caption.printed
      heading.concept = context.term(for: caption.label)?.concept.id
    }
    if type.isRate {
      heading.unit = type.unit ?? .percent
      heading.scale = 0
    } else if let count = units.counted {
      heading.unit = count.unit
      heading.scale = max(count.scale, type.unit == .count ? type.scale ?? 0 : 0)
    } else {
      let amount = units.amount(inColumn: column)
      heading.unit = amount.unit
      heading.scale = amount.scale
    }
    if let range = type.unitRange {
      heading.unitSpan = text.span(of: range)
      heading.unitLine = text.line(of: range.lowerBound)
    }
    return heading
  }

  /// A column named 予想 is a forecast; in a table of forecasts so is every period that ends after the release.
  private func bindBasis(_ columns: inout [Column], _ live: [Int]) {
    for index in columns.indices where columns[index].heading.basis == nil && !isTransposed && title.isForecast {
      guard let period = columns[index].heading.period else { continue }
      if let release = context.calendar.releaseDate, release < period.end { columns[index].heading.basis = .forecast }
    }
    // A change or share of a forecast is one too.
    for (index, column) in live.enumerated() where columns[index].heading.basis == nil {
      guard let now = types[column].now, let place = live.firstIndex(of: now) else { continue }
      columns[index].heading.basis = columns[place].heading.basis
    }
  }
}
