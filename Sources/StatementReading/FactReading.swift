import Auditing
import Lexing
import ReleaseModel
import SourceText
import TableExtraction
import TermCatalog

/// Makes the fact of a cell from what its row, its column and its own text say.
struct FactReading {
  let context: ReleaseContext
  let title: TitleReading
  let statement: StatementKind
  let clues: HeaderClues
  let captions: ColumnCaptions
  let types: [ColumnType]
  let columns: [Column]
  let units: UnitBinding
  let binding: PeriodBinding
  let bound: [PeriodBinding.Bound]
  let isTransposed: Bool
  /// What the rows of a forecast revision are, by grid row.
  let revisions: [Int: RevisionRows.Kind]
  /// The period of a transposed table's rows that name none.
  let titlePeriod: Period?
  /// In a transposed table, what each column's caption says, by column index.
  let captionTerms: [CaptionTerm]

  /// Neither the title nor the columns name a unit, and most rows name their own: the release's unit does not reach here.
  let rowsNameUnits: Bool

  /// By column index: no heading surely speaks of it.
  let isHeadingDoubtful: [Bool]

  /// By column index: no words that can be read say in which unit its amounts are.
  let isUnitDoubtful: [Bool]
  let unitDoubt: UnitDoubt

  /// Its rows are printed with their shares of a total that is no balance.
  let isPartOfFlow: Bool

  /// What each column's heading says of moments, by column index.
  let headingWords: [BalanceInstants.Words]

  /// The caption of a transposed column, looked up.
  struct CaptionTerm {
    var concept: Concept?
    /// The catalogue knows it and does not merely find it similar.
    var isKnown = false
    var unit: (unit: Unit, scale: Int)?
  }

  /// A row with all that is the same for its cells.
  struct RowContext {
    var work: WorkRow
    var row: LabelledRow
    var entry: Row
    /// Unit that the row's own words name.
    var unit: (unit: Unit, scale: Int)?
    /// A cell of the row says so, and nothing else.
    var saysUnit = false
    /// The year of the section around it, for columns that name only quarters.
    var year: FiscalName?
    /// The period that a section around it names, where the columns name none.
    var period: Period?
    /// What its label says of moments.
    var words: BalanceInstants.Words
  }

  private var bytes: [UInt8] { context.bytes }
  private var text: FoldedText { context.text }

  func rowContext(_ work: WorkRow, _ row: LabelledRow, _ entry: Row, year: FiscalName?) -> RowContext {
    var unit = isTransposed ? nil : units.row(row.label, concept: .init(row.concept, isKnown: row.isKnown))
    let saysUnit = !isTransposed && work.saysUnit
    if !isTransposed, let printed = work.unit { unit = Self.unit(printed, label: unit) }
    if unit == nil, rowsNameUnits, !(row.isKnown && row.concept?.unit == .money) { unit = (.count, 0) }
    return RowContext(
      work: work, row: row, entry: entry, unit: unit, saysUnit: saysUnit, year: year, period: nil,
      words: BalanceInstants.Words(row.label))
  }

  /// What the row's cell for its unit says, made precise by its label: 円 behind 1株当たり純利益 is yen a share. What only the row above
  /// says yields to the label.
  private static func unit(
    _ printed: RowUnit, label: (unit: Unit, scale: Int)?
  ) -> (unit: Unit, scale: Int)? {
    switch printed {
    case .said(let unit, let scale):
      if let label, label.unit.isPerShare, unit.isCurrency { return (Unit("\(unit.code)/shares"), scale) }
      if let label, label.unit == .shares, unit == .count { return (.shares, scale) }
      return (unit, scale)
    case .above(let unit, let scale): return label ?? (unit, scale)
    case .unread: return nil
    }
  }

  /// Adds what a cell says: one fact, two where it prints a range, none where it is empty.
  func read(_ row: RowContext, column: Int, index: Int, into facts: inout [Fact]) {
    guard let ends = row.work.cells[column].ends else {
      if let fact = fact(row, column: column, index: index, row.work.cells[column].figure) { facts.append(fact) }
      return
    }
    for (figure, bound) in [(ends.lower, Fact.Bound.lower), (ends.upper, .upper)] {
      guard var fact = fact(row, column: column, index: index, figure) else { continue }
      fact.bound = bound
      facts.append(fact)
    }
  }

  private func fact(_ row: RowContext, column: Int, index: Int, _ figure: PrintedFigure?) -> Fact? {
    guard figure != nil || row.work.cells[column].isRead else { return nil }
    var said = Said(
      label: row.row.printed, conceptID: row.row.concept?.id, path: row.entry.path, measure: types[column].measure,
      period: columns[index].heading.period, compared: columns[index].heading.compared,
      unit: columns[index].heading.unit ?? .yen, scale: columns[index].heading.scale ?? 0)
    var footnotes = row.row.footnotes
    if isTransposed {
      transpose(&said, row, column, columns[index].heading)
      footnotes = row.entry.heading.footnotes + columns[index].heading.footnotes
    }
    bindUnit(&said, isTransposed ? captionTerms[index].unit : row.unit, isCertain: row.saysUnit, column, figure)
    if said.measure == .change, types[column].measure == .difference, isBetweenRates(row.work, column) {
      (said.measure, said.unit, said.scale) = (.difference, .points, 0)
    }
    if let kind = revisions[row.row.grid] { bindRevision(&said, kind) }
    if let inline = inlinePeriod(row.work, column) {
      said.period = inline
      let isBehindAmount = column > 0 && row.work.cells[column - 1].figure.map { $0.unit?.isCurrency == true } ?? false
      if isBehindAmount, figure?.unit == .percent {
        said.measure = .change
        said.compared = inline.shifted(months: -12)
      }
    }
    if let year = row.year, !isTransposed { bindYear(&said, year, column) }
    if let period = row.period {
      said.period = period
      said.compared = said.compared == nil ? nil : period.shifted(months: -12)
    }
    bindMoment(&said, row, index)
    let value = figure.map { $0.value.scaled(by: said.scale) }
    let range = figure?.range ?? row.work.cells[column].range
    let span = text.span(of: range)
    let line = row.work.cells[column].line
    let lineStart = text.origin(of: text.lines[line].lowerBound)
    var fact = Fact(
      row: row.entry.index, column: index, label: said.label, concept: said.conceptID, path: said.path,
      role: row.entry.role, footnotes: footnotes, measure: said.measure, period: said.period, compared: said.compared,
      basis: row.entry.heading.basis ?? columns[index].heading.basis ?? .actual, unit: said.unit, value: value,
      isNil: row.work.cells[column].isDash, text: context.printed(range), span: span, line: line,
      columnInLine: span.start - lineStart, cell: row.work.cells[column].index,
      status: row.work.cells[column].status, repair: row.work.cells[column].repair)
    let namesUnit = (isTransposed ? captionTerms[index].unit : row.unit) != nil || figure?.hasScale == true
    if case .unread = row.work.unit, !types[column].isRate, figure?.unit == nil, fact.value.map({ !$0.isZero }) == true
    {
      doubtUnit(of: &fact)
    } else if isUnitDoubtful[index], !namesUnit, said.unit.isCurrency, fact.value.map({ !$0.isZero }) == true {
      doubtUnit(of: &fact)
    }
    if isHeadingDoubtful[index], !isTransposed, fact.status == .read || fact.status == .repaired {
      fact.status = .suspect
      fact.repair = Repair(from: columns[index].heading.label, evidence: [HeadingDoubts.reason])
    }
    return fact
  }

  /// 「10.42% 0.11% 10.31%」: what lies between two rates of its row is in points, though it bears their sign.
  private func isBetweenRates(_ work: WorkRow, _ column: Int) -> Bool {
    guard let own = work.cells[column].figure, own.unit == .percent else { return false }
    let rates = work.cells.indices.filter { $0 != column && work.cells[$0].figure?.unit == .percent }
      .compactMap { work.cells[$0].figure?.value }
    return rates.contains { now in
      rates.contains { then in !now.equals(then) && RateTests.isDifference(own.value, from: then, to: now) }
    }
  }

  private func doubtUnit(of fact: inout Fact) {
    fact.hasDoubtfulUnit = true
    guard fact.status != .suspect else { return }
    fact.status = .suspect
    fact.repair = fact.repair ?? Repair(from: unitDoubt.text, evidence: [unitDoubt.reason])
  }

  private struct Said {
    var label: String
    var conceptID: String?
    var path: [String]
    var measure: Measure
    var period: Period?
    var compared: Period?
    var unit: Unit
    var scale: Int
  }

  /// Periods come from the stub, the caption from the header.
  private func transpose(_ said: inout Said, _ row: RowContext, _ column: Int, _ heading: Heading) {
    said.label = heading.label
    said.path = captions.captions[column].printedPath
    said.conceptID = heading.concept
    said.period =
      row.entry.heading.period ?? titlePeriod
      ?? title.hint.year.flatMap { context.calendar.resolve(.fiscal($0, .year), title.hint) }
    guard types[column].isRate else { return }
    // A percent column under the caption of the amount to its left is that amount's change.
    let caption = captions.captions[column].label
    let isShared = column > 0 && captions.captions[column - 1].label == caption && !types[column - 1].isRate
    said.measure = isShared || types[column].measure == .change ? .change : .ratio
    if said.measure == .change { said.compared = said.period.map { $0.shifted(months: -12) } }
  }

  /// 増減額 and 増減率 of a forecast against the one before.
  private func bindRevision(_ said: inout Said, _ kind: RevisionRows.Kind) {
    switch kind {
    case .difference: said.measure = .difference
    case .changeRate:
      said.measure = .change
      (said.unit, said.scale) = (.percent, 0)
    default: break
    }
  }

  /// What stands with the figure wins over the row's words, those over the column's.
  private func bindUnit(
    _ said: inout Said, _ rowUnit: (unit: Unit, scale: Int)?, isCertain: Bool, _ column: Int, _ figure: PrintedFigure?
  ) {
    let type = types[column]
    if let rowUnit, !type.isRate {
      if rowUnit.unit == .percent {
        if isCertain || figure.map({ $0.places > 0 || $0.unit == .percent }) ?? true {
          (said.unit, said.scale) = rowUnit
          if said.measure == .amount { said.measure = .ratio }
          if said.measure == .difference { said.unit = .points }
        }
      } else {
        said.unit = rowUnit.unit
        said.scale = rowUnit.scale
        // "Earnings per share" in the column of dollars.
        if rowUnit.unit == .yenPerShare, let own = type.unit, own.isCurrency, own != .yen {
          said.unit = Unit("\(own.code)/shares")
        }
        if rowUnit.unit == .shares, type.unit == .shares { said.scale = max(said.scale, type.scale ?? 0) }
      }
    } else if statement == .dividends, !type.isRate, said.unit.isCurrency, isPerShareDividend(column),
      !Self.wholeDividend.isFound(in: said.label)
    {
      said.unit = Unit("\(said.unit.code)/shares")
      said.scale = 0
    } else if isTransposed, type.places == 2, type.unitRange != nil, (type.scale ?? 0) == 0, said.unit.isCurrency,
      !Self.prices.isFound(in: said.label)
    {
      // No sum is printed in 円 銭 or with cents but what falls to a share, though only a part of the heading says so.
      said.unit = Unit("\(said.unit.code)/shares")
      said.scale = 0
    }
    guard let own = figure?.unit else {
      if figure?.hasScale == true { said.scale = 0 }
      return
    }
    if own.isRate {
      if !type.isRate {
        if said.measure == .amount { said.measure = .ratio }
        if said.measure == .difference, own == .percent { said.measure = .change }
      }
      if own == .points, said.measure == .change { said.measure = .difference }
      if figure?.saysDirection == true, said.measure == .ratio {
        said.measure = own == .points ? .difference : .change
        said.compared = said.compared ?? said.period.map { $0.shifted(months: -12) }
      }
      (said.unit, said.scale) = (own, 0)
    } else if own.isCurrency {
      if figure?.hasScale == true || figure.map({ $0.places > 0 && type.scale == nil && title.units.isEmpty }) == true
        || figure.map({ Self.currencyEndings.isSuffix(of: Array(bytes[$0.range])) }) == true
      {
        said.scale = 0
      }
      // 「1,204百万円」 among dividends per share is their total.
      let isTotal = figure.map { $0.hasScale && $0.places == 0 } ?? false
      if said.unit.isPerShare, !isTotal { said.scale = 0 } else { said.unit = own }
    } else {
      said.scale = figure?.hasScale != true && said.unit == own ? said.scale : 0
      said.unit = own
    }
  }

  /// 「1,234円」 is that many yen under 「(単位:百万円)」 too; "¥1,234" there is the first of a column of millions.
  private static let currencyEndings: WordSet = ["円", "銭", "ドル", "yen", "dollars"]

  /// 第2四半期末, 期末, 合計 under 年間配当金 in 円 銭; not 配当金総額 in 百万円.
  private func isPerShareDividend(_ column: Int) -> Bool {
    if let scale = types[column].scale, types[column].unitRange != nil { return scale == 0 }
    let caption = captions.captions[column]
    return !([caption.label] + caption.path).contains { Self.wholeDividend.isFound(in: $0) }
  }

  private static let prices: WordSet = ["為替", "レート", "単価", "価格", "rate", "price", "unit cost"]

  private static let wholeDividend: WordSet = [
    "総額", "total cash", "total dividends", "total amount", "amount of dividends",
  ]

  /// Columns named 第1四半期 … 合計 under a section named 平成25年度.
  private func bindYear(_ said: inout Said, _ year: FiscalName, _ column: Int) {
    let mentions = bound[column].mentions
    guard !mentions.isEmpty, mentions.allSatisfy({ if case .fiscal(.none, _) = $0.form { true } else { false } }) else {
      return
    }
    var hint = PeriodBinding(context: context, title: title, clues: clues, types: types)
    hint.year = year
    said.period = hint.resolve(mentions) ?? said.period
  }

  private func bindMoment(_ said: inout Said, _ row: RowContext, _ index: Int) {
    guard let period = said.period, !period.isInstant else { return }
    if isTransposed, title.isOfPosition {
      said.period = .instant(period.end)
      said.compared = said.compared.map { .instant($0.end) }
      return
    }
    // What is only put together from known words is a balance where nothing says otherwise: neither its own words nor a
    // heading that names a span.
    let isDoubtful =
      row.row.match?.kind == .composed && (row.words.isFlow || namesSpan(columns[index])) || isUnderFlow(row.entry.path)
    let term = isTransposed ? captionTerms[index] : rowTerm(row.row, isDoubtful: isDoubtful)
    // 「総資産」 over rates is what is left of 総資産経常利益率.
    let isHeld =
      term.isKnown && term.concept?.period == .instant && !(said.unit == .percent && term.concept?.unit == .money)
    guard
      let moment = BalanceInstants(statement: statement).moment(
        label: isTransposed ? headingWords[index] : row.words, heading: isTransposed ? .init() : headingWords[index],
        isHeld: isHeld && !isPartOfFlow, unit: said.unit)
    else { return }
    said.period = BalanceInstants.apply(moment, to: period)
    said.compared = said.compared.map { $0.isInstant ? $0 : BalanceInstants.apply(moment, to: $0) }
  }

  /// The term of a row; where none is found, that of its label without the remarks behind it: 「自己資本比率(国内基準)(%)」.
  private func rowTerm(_ row: LabelledRow, isDoubtful: Bool) -> CaptionTerm {
    let bare = row.isKnown ? row.label : Self.withoutBrackets(row.label)
    guard bare.utf8.count < row.label.utf8.count, !isDoubtful, let term = context.term(for: bare),
      term.concept.unit != .count
    else { return CaptionTerm(concept: row.concept, isKnown: row.isKnown && !isDoubtful) }
    return CaptionTerm(concept: term.concept, isKnown: term.match.kind == .exact || term.match.kind == .normalized)
  }

  /// 「売上収益」 over its lines: what they are named for may be held elsewhere (ゴルフ場, "Golf courses"), here it is earned.
  private func isUnderFlow(_ path: [String]) -> Bool {
    guard statement != .balanceSheet, let section = path.last,
      let term = context.term(for: Self.withoutBrackets(section))
    else { return false }
    return term.concept.period == .duration && term.concept.unit == .money && term.match.kind != .fuzzy
  }

  private static func withoutBrackets(_ label: String) -> String {
    let bytes = Array(label.utf8)
    var end = bytes.count
    while end > 0, bytes[end - 1] == 0x29, let open = bytes[..<end].lastIndex(of: 0x28), open > 4 {
      end = trimmed(0..<open, in: bytes).upperBound
    }
    return String(decoding: bytes[..<end], as: UTF8.self)
  }

  private func namesSpan(_ column: Column) -> Bool {
    guard let place = types.indices.filter({ !types[$0].isVoid }).dropFirst(column.index).first else { return false }
    return bound[types[place].now ?? place].mentions.contains {
      switch $0.form {
      case .ended, .span: true
      default: false
      }
    }
  }

  /// 「期末発行済株式数 → 2025年3月期 → 46,000,000株」: the period stands in the cell before the figure.
  private func inlinePeriod(_ work: WorkRow, _ column: Int) -> Period? {
    guard clues.heads.isEmpty else { return nil }
    // 「→ 521百万円 → (34.6%)」: the rate behind the amount is of the same period.
    guard let words = work.cells[..<column].last(where: { $0.reading == .words }) else { return nil }
    let mentions = PeriodScanner.mentions(bytes, words.range)
    return mentions.isEmpty ? nil : binding.resolve(mentions)
  }
}
