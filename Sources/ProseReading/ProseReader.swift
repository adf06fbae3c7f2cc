import Lexing
public import ReleaseModel
public import SourceText
public import StatementReading
public import TermCatalog

/// Reads the running text of one version: its sentences and what they claim.
///
/// 「営業損失は14億円」 becomes −1,400,000,000 JPY of `operating-income`; "an increase of 20.6% compared to 3Q03" a change.
public struct ProseReader {
  private let document: SourceDocument
  private let blocks: [Block]
  private let language: Language
  private let calendar: FiscalCalendar
  private let catalog: TermCatalog

  /// `blocks`: those of one version, in order; `calendar`: what binds its period words.
  public init(
    _ document: SourceDocument, blocks: [Block], language: Language, calendar: FiscalCalendar,
    catalog: TermCatalog = .builtIn
  ) {
    self.document = document
    self.blocks = blocks
    self.language = language
    self.calendar = calendar
    self.catalog = catalog
  }

  public func prose() -> Prose {
    let bytes = document.text.bytes
    let pieces = SentenceFinder(bytes: bytes, text: document.text).pieces(blocks)
    let scanner = ProseScanner(bytes, language)
    var prose = Prose()
    prose.isAbridged = isAbridged(pieces)
    var subjects = SubjectCatalog(catalog, language)
    subjects.ordinaryIncomeIsRevenue = language == .english && says(["ordinary profit"], pieces)
    subjects.abbreviations = Abbreviations.find(bytes, pieces.map(\.range))
    let tokens = pieces.map { scanner.tokens($0.range) }
    var section = SectionPeriods(calendar: calendar, readsCumulatively: SectionPeriods.readsCumulatively(tokens))
    var lastBlock = -1
    var lastCompared: Period?
    var topic: Subject?
    var lastPeriod: Period?
    var named: Period?
    var ahead = Ahead()
    var list = ListSubjects(bytes: bytes, language: language)
    for (piece, tokens) in zip(pieces, tokens) {
      let number = prose.sentences.count
      if piece.block != lastBlock {
        lastBlock = piece.block
        lastCompared = nil
        topic = nil
        named = nil
        ahead.isSameBlock = false
      }
      if piece.kind == .heading || piece.kind == .listItem && isNumberedTitle(piece.range) {
        section.readHeading(bytes, piece.range, tokens)
        ahead = Ahead()
      }
      if !tokens.contains(where: { $0.figure != nil }) { list.readHeading(piece.range, &subjects) }
      var isForecast =
        Outlook.isForecast(tokens, piece.range, bytes, language, isOnDifferences: section.isOnDifferences)
        || section.isForecast && piece.kind != .heading && !hasPeriod(tokens)
      var base = section.base(isForecast: isForecast, tokens)
      if let carried = ahead.period, ahead.isSameBlock ? isForecast || !hasPeriod(tokens) : isForecast {
        base = carried
        isForecast = true
      }
      var sentence = Sentence(
        kind: piece.kind, block: piece.block, line: document.text.line(of: piece.range.lowerBound),
        span: document.text.span(of: piece.range), text: flat(piece.range, bytes))
      sentence.topics = TopicTable.shared.topics(bytes, piece.range, isJapanese: language == .japanese)
      sentence.figures = tokens.compactMap { $0.figure?.value.magnitude }
      if !sentence.figures.isEmpty {
        let drafts: [ClaimDraft]
        let periods = ProsePeriods(
          calendar: calendar, base: base, reported: section.period,
          current: ahead.period == base ? section.period ?? calendar.mainPeriod : nil)
        let tokens = tokens.map { bound($0, periods) }
        let inherited = continues(piece.range) ? lastPeriod : namesPeriod(tokens) || base == ahead.period ? nil : named
        if language == .japanese {
          var reader = JapaneseReader(
            bytes: bytes, tokens: tokens, range: piece.range, periods: periods, catalog: subjects,
            lastCompared: lastCompared, topic: topic)
          reader.inherit(inherited)
          reader.read()
          drafts = reader.drafts
          subjects = reader.catalog
          lastCompared = reader.lastCompared
        } else {
          var reader = EnglishReader(
            bytes: bytes, tokens: tokens, range: piece.range, periods: periods, catalog: subjects,
            lastCompared: lastCompared, topic: topic)
          reader.inherit(inherited)
          reader.read()
          drafts = reader.drafts
          subjects = reader.catalog
          lastCompared = reader.lastCompared
        }
        for draft in list.completed(drafts, piece.range)
        where draft.subject?.label.isEmpty == false || draft.unit?.isCurrency == true || draft.unit?.isRate == true {
          var claim = claim(draft, sentence: number, isForecast: isForecast)
          claim.neighbours = Neighbourhood.words(beside: draft.range, in: tokens, bytes)
          prose.claims.append(claim)
          if let concept = draft.subject?.concept, !sentence.concepts.contains(concept) {
            sentence.concepts.append(concept)
          }
        }
        if let main = drafts.last(where: { $0.role == .main }) {
          topic = main.subject
          lastPeriod = main.period
        }
        if namesPeriod(tokens) { named = nil }
        named = ruling(drafts, base, piece.range) ?? named
        if isForecast, let period = drafts.first(where: { isAhead($0.period) && $0.role == .main })?.period,
          !period.isInstant
        {
          ahead = Ahead(period: period, isSameBlock: true)
        }
      }
      if language == .english {
        prose.mentions += Movements.tense(tokens, number, document, calendar.releaseDate)
        if sentence.figures.isEmpty, let last = prose.claims.last, prose.sentences.last?.block == piece.block {
          let periods = ProsePeriods(calendar: calendar, base: last.period)
          prose.mentions += Movements.mentions(tokens, number, document, periods, spoken(prose))
        }
      }
      addMentions(tokens, sentence: number, base: base, to: &prose)
      prose.sentences.append(sentence)
    }
    return prose
  }

  /// The last amount that the paragraph reported.
  private func spoken(_ prose: Prose) -> (index: Int, period: Period)? {
    guard let block = prose.sentences.last?.block,
      let index = prose.claims.lastIndex(where: {
        $0.role == .main && $0.measure == .amount && $0.qualifier == nil && $0.concept != nil
      }), prose.sentences[prose.claims[index].sentence].block == block, let period = prose.claims[index].period
    else { return nil }
    return (index, period)
  }

  private func claim(_ draft: ClaimDraft, sentence: Int, isForecast: Bool) -> Claim {
    let (value, double) = draft.value(isInverted: draft.subject?.isInverted == true)
    let text = document.text
    let line = text.line(of: draft.range.lowerBound)
    let span = text.span(of: draft.range)
    let isAhead = isAhead(draft.period)
    var claim = Claim(
      sentence: sentence, label: draft.subject?.label ?? "", concept: draft.subject?.concept,
      qualifier: draft.qualifier,
      isInverted: draft.subject?.isInverted == true, role: draft.role, measure: draft.measure, value: value,
      unit: draft.unit ?? .count, period: draft.period, compared: draft.takesDirection ? draft.compared : nil,
      basis: isForecast && isAhead ? .forecast : .actual, direction: draft.direction,
      approximation: draft.approximation,
      isDoubleNegative: double, text: document.printed(span), span: span, line: line,
      columnInLine: span.start - text.origin(of: text.lines[line].lowerBound))
    claim.periodSpan = draft.periodRange.map { text.span(of: $0) }
    claim.comparedSpan = draft.comparedRange.map { text.span(of: $0) }
    claim.directionSpan = draft.directionRange.map { text.span(of: $0) }
    if draft.measure == .ratio, draft.compared != nil { claim.compared = draft.compared }
    return claim
  }

  /// "1. Revision of the Forecast for the Fiscal Year Ending …": a line that opens with a number and ends without a stop.
  private func isNumberedTitle(_ range: Range<Int>) -> Bool {
    let bytes = document.text.bytes
    var cursor = ByteCursor(bytes, range)
    guard range.count < 200, cursor.takeNumber(digits: 1...2) != nil, cursor.take(".") || cursor.take(")"),
      let last = bytes[range].last, ![0x2E, 0x3B, 0x2C, 0x3A].contains(last)
    else { return false }
    return !ByteCursor(bytes, max(range.lowerBound, range.upperBound - 3)..<range.upperBound).looking(at: "。")
  }

  /// 「第2四半期の売上高は…。営業利益は…」 in a release on six months: the part that the first sentence names before its figures is that
  /// of the sentences after it, which name none.
  private func ruling(_ drafts: [ClaimDraft], _ base: Period?, _ range: Range<Int>) -> Period? {
    guard let first = drafts.first(where: { $0.role == .main }), let period = first.period,
      let words = first.periodRange, words.upperBound <= first.range.lowerBound, let base, !period.isInstant,
      !base.isInstant, period != base, period.end == base.end
    else { return nil }
    return period
  }

  /// The period of the forecast that a section speaks of, until its next heading.
  private struct Ahead {
    var period: Period?
    var isSameBlock = false
  }

  /// このうち中小企業向け貸出は…, "Of this, …": the sentence goes on with what the last one spoke of.
  private func continues(_ range: Range<Int>) -> Bool {
    let cursor = ByteCursor(document.text.bytes, range)
    let words: [StaticString] = ["このうち", "うち", "そのうち", "その内訳", "内訳", "of this", "of these", "of which"]
    return words.contains { cursor.looking(atCaseless: $0) }
  }

  /// Months without a year become those that the sentence speaks of.
  private func bound(_ token: ProseToken, _ periods: ProsePeriods) -> ProseToken {
    if case .monthEnd(let month) = token.kind, let day = periods.monthEnd(month) {
      return ProseToken(kind: .period(.date(day), isEnd: true), range: token.range)
    }
    guard case .months(let first, let last) = token.kind, let (start, end) = periods.months(first, last) else {
      return token
    }
    return ProseToken(kind: .period(.span(start, end), isEnd: false), range: token.range)
  }

  private func isAhead(_ period: Period?) -> Bool {
    period.map { period in calendar.releaseDate.map { $0 < period.end } ?? true } ?? false
  }

  /// The sentence names a period of its own before its first figure.
  private func hasPeriod(_ tokens: [ProseToken]) -> Bool {
    tokens.prefix { $0.figure == nil }.contains { token in
      if case .period = token.kind { return true }
      return [.next, .currentWord, .priorYearWords, .priorFiscalYearWords].contains(token.sense)
    }
  }

  /// The same; 前年同期 only looks back from a period that is known.
  private func namesPeriod(_ tokens: [ProseToken]) -> Bool {
    tokens.prefix { $0.figure == nil }.contains { token in
      guard case .period(let form, _) = token.kind else { return [.next, .currentWord].contains(token.sense) }
      if case .relative(let relative, _) = form { return relative == .current }
      return true
    }
  }

  private func isDay(_ form: PeriodForm) -> Bool {
    if case .date = form { return true }
    return false
  }

  private func flat(_ range: Range<Int>, _ bytes: [UInt8]) -> String {
    let slice = bytes[range]
    guard slice.contains(0x0A) else { return String(decoding: slice, as: UTF8.self) }
    return String(decoding: slice.map { $0 == 0x0A ? 0x20 : $0 }, as: UTF8.self)
  }

  private func isAbridged(_ pieces: [SentenceFinder.Piece]) -> Bool {
    pieces.prefix(12).contains { Self.abridgedWords.isFound(in: document.text.bytes, $0.range) }
  }

  private static let abridgedWords: WordSet = [
    "抄訳", "簡易版", "簡略版", "要約版", "abridged", "excerpt translation", "summary translation",
  ]

  private func says(_ words: WordSet, _ pieces: [SentenceFinder.Piece]) -> Bool {
    pieces.contains { words.isFound(in: document.text.bytes, $0.range) }
  }

  private func addMentions(_ tokens: [ProseToken], sentence: Int, base: Period?, to prose: inout Prose) {
    let text = document.text
    for token in tokens {
      let kind: Mention.Kind
      switch token.kind {
      case .period(let form, let isEnd) where !isDay(form):
        let periods = ProsePeriods(calendar: calendar, base: base)
        guard let period = periods.resolve(form, isEnd: isEnd) else { continue }
        kind = .period(period)
      case .period(.date(let date), _): kind = .date(year: date.year, month: date.month, day: date.day)
      case .date(let year, let month, let day): kind = .date(year: year, month: month, day: day)
      case .time(let minutes, let zone): kind = .time(minutes: minutes, zone: zone)
      case .address: kind = .address
      case .phone: kind = .phone
      case .name: kind = .name
      case .count(let count): kind = .count(count)
      default: continue
      }
      let span = text.span(of: token.range)
      let line = text.line(of: token.range.lowerBound)
      var kinds = [kind]
      if case .date(_, let month, let day) = kind {
        kinds += YearList.others(beside: token.range, in: text.bytes, text.lines[line]).map {
          .date(year: $0, month: month, day: day)
        }
      }
      for kind in kinds {
        prose.mentions.append(
          Mention(sentence: sentence, kind: kind, text: document.printed(span), span: span, line: line))
      }
    }
  }
}
