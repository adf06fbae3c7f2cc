import Lexing
import ReleaseModel
import SourceText

/// Reads the figures of one Japanese sentence: topics (…は) give subjects, 増・減 give directions, から and 比 comparisons.
///
/// 「営業利益は350百万円で、前期の236百万円から48.3%の増加。」 gives 350 (this quarter), 236 (the one before) and +48.3 %.
struct JapaneseReader {
  let bytes: [UInt8]
  let tokens: [ProseToken]
  let range: Range<Int>
  let periods: ProsePeriods
  var catalog: SubjectCatalog
  /// What the last sentence of the same paragraph compared with.
  var lastCompared: Period?
  var topic: Subject?

  var drafts: [ClaimDraft] = []
  var boundary = 0
  var subject: Subject?
  var qualifier: String?
  var subjectHasFigure = true
  var topicPeriod: Period?
  var topicPeriodRange: Range<Int>?
  var local: (period: Period, range: Range<Int>)?
  var versus: Period?
  var versusRange: Range<Int>?
  var perShare = false
  var approximation: Approximation?
  var stack: [Saved] = []
  var part = false
  /// Where the phrase before the bracket that closed last begins.
  var lastSavedBoundary = 0
  var used: Set<Int> = []
  /// 前回予想を, 従来予想から: the next difference is held against a forecast.
  var isAgainstForecast = false
  /// 進捗率は、売上収益が…: the rates that follow are progress.
  var isUnderProgress = false
  /// What は names while a clause with が in it speaks of something else: 総資産は、現金が増加したことにより、….
  var waiting: Subject?

  struct Saved {
    var subject: Subject?
    var topicPeriod: Period?
    var topicPeriodRange: Range<Int>?
    var local: (period: Period, range: Range<Int>)?
    var part: Bool
    var boundary: Int
  }

  init(
    bytes: [UInt8], tokens: [ProseToken], range: Range<Int>, periods: ProsePeriods, catalog: SubjectCatalog,
    lastCompared: Period?, topic: Subject?
  ) {
    self.bytes = bytes
    self.tokens = tokens
    self.range = range
    self.periods = periods
    self.catalog = catalog
    self.lastCompared = lastCompared
    self.topic = topic
    subject = topic
    boundary = range.lowerBound
  }

  /// The period of the sentence before, where this one goes on with it.
  mutating func inherit(_ period: Period?) { topicPeriod = topicPeriod ?? period }

  mutating func read() {
    for index in tokens.indices { step(index) }
    distribute()
  }

  mutating func step(_ index: Int) {
    let token = tokens[index]
    switch token.kind {
    case .figure(let figure): readFigure(figure, at: index)
    case .period(let form, let isEnd):
      guard let period = (isCurrent(form) ? periods : reference).resolve(form, isEnd: isEnd) else {
        return
      }
      // 2025年5月12日公表の経常利益: the day of something said, not the figure's.
      if case .date = form, isOfNotice(token.range.upperBound) { return }
      // 1Q24比, 前年同期差: the word for the comparison may be glued to the period.
      let glued = ByteCursor(bytes, token.range.upperBound..<range.upperBound)
      if glued.looking(at: "比") || glued.looking(at: "差"), !glued.looking(at: "差異"), !glued.looking(at: "比率") {
        versus = period
        versusRange = token.range
        lastCompared = period
        boundary = token.range.upperBound + 3
        return
      }
      // 前期比, 前年度末に比べ, 前年度を11.9%下回り
      if next(index, is: .against) || next(index, is: .versusPrior) || next(index, is: .object) && isMoved(index + 2) {
        versus = period
        versusRange = token.range
        lastCompared = period
        return
      }
      if next(index, is: .from), isJoined(token.range.upperBound, tokens[index + 1].range.lowerBound) {
        versus = period
        versusRange = token.range
        lastCompared = period
        return
      }
      if isMeasure(token.range.upperBound) || isOfRelativeClause(token.range.upperBound, index) { return }
      local = (period, token.range)
    case .word(let sense): readWord(sense, at: index)
    case .name, .count: break
    default: boundary = max(boundary, token.range.lowerBound)
    }
  }

  /// What 前期 and 前年同期 look back from: the topic's period, or 第4四半期の in a sentence on the year.
  var reference: ProsePeriods {
    if let local, let base = periods.base, !local.period.isInstant, local.period.end == base.end, local.period != base {
      var seen = periods
      seen.base = local.period
      return seen
    }
    return periods.seen(from: topicPeriod)
  }

  mutating func readWord(_ sense: WordSense, at index: Int) {
    let token = tokens[index]
    let base = periods.seen(from: topicPeriod).base
    switch sense {
    case .topic: readTopic(token, at: index)
    case .object: readObject(token)
    case .comma, .stop, .colon:
      if sense == .colon { readColon(token) }
      boundary = token.range.upperBound
      if sense == .stop { isUnderProgress = false }
      if sense == .comma, let topic = waiting, endsCause(token.range.lowerBound) {
        subject = topic
        subjectHasFigure = false
        waiting = nil
      }
      if sense == .comma, let named = local, ruleFollows(named.range, token.range.lowerBound) {
        topicPeriod = named.period
        topicPeriodRange = named.range
        local = nil
      }
      // 上半期の景気回復過程での…、: a period deep inside its phrase says nothing of what follows.
      if let named = local, token.range.lowerBound - named.range.upperBound > 12 { local = nil }
      if sense != .colon { part = false }
    case .open:
      stack.append(
        Saved(
          subject: subject, topicPeriod: topicPeriod, topicPeriodRange: topicPeriodRange, local: local, part: part,
          boundary: boundary))
      boundary = token.range.upperBound
    case .close:
      if let saved = stack.popLast() {
        // 営業収益(売上高)は: the bracket belongs to the words around it.
        (topicPeriod, topicPeriodRange, local, part) = (
          saved.topicPeriod, saved.topicPeriodRange, saved.local, saved.part
        )
        subject = saved.subject
        lastSavedBoundary = saved.boundary
      }
      if let open = openBracket(before: index), hasFigure(open..<index) {
        boundary = token.range.upperBound
      } else {
        boundary = lastSavedBoundary
      }
    case .versusPrior: versus = base.map { periods.prior(to: $0) }
    case .versusPriorYear: versus = base.map { periods.priorYear(of: $0) }
    case .versusPriorQuarter: versus = base.map { periods.priorQuarter(of: $0) }
    case .versusFiscalYear: versus = base.map { periods.priorFiscalYear(of: $0) }
    case .versusSame: versus = lastCompared ?? base.map { periods.priorYear(of: $0) }
    case .next:
      if let period = periods.next { local = (period, token.range) }
    case .perShare: perShare = true
    case .breaker:
      // 期末配当は22円50銭とし、年間では42円50銭
      if subject?.isDividend == true, ByteCursor(bytes, token.range).looking(at: "では"),
        string(phrase(upTo: token.range.lowerBound)).hasSuffix("年間")
      {
        subject = catalog.subject("年間配当金")
        boundary = token.range.upperBound
      }
      // 薬価改定の影響により長期収載品の売上が: the cause is no part of the name.
      let isName = ByteCursor(bytes, max(range.lowerBound, token.range.lowerBound - 6)..<range.upperBound).looking(
        at: "活動")
      if isName {
        // 投資活動により2億円: what the activity is named by, its flow.
        let found = catalog.subject(string(withoutPeriods(phrase(upTo: token.range.lowerBound))) + "によるキャッシュ・フロー")
        if found.concept?.contains("cash-flow") == true, index + 1 < tokens.count, tokens[index + 1].figure != nil {
          subject = found
          subjectHasFigure = false
          boundary = token.range.upperBound
        }
      }
      if !isName, token.range.count > 6 || ByteCursor(bytes, token.range).looking(at: "を受け") {
        boundary = token.range.upperBound
      }
    case .versusForecast:
      let after = index + 1 < tokens.count ? tokens[index + 1] : nil
      let isBare = ByteCursor(bytes, token.range.upperBound - 3..<token.range.upperBound).looking(at: "比")
      guard isBare || [.object, .from, .against].contains(after?.sense) else { return }
      isAgainstForecast = true
      boundary = after.map { isBare ? token.range.upperBound : $0.range.upperBound } ?? token.range.upperBound
    case .about: approximation = .about
    case .part:
      part = true
      if let last = drafts.indices.last,
        isJoined(drafts[last].range.upperBound, token.range.lowerBound, particles: ["の", "を", ""])
      {
        drafts[last].role = .part
      }
    default: break
    }
    if [.versusPrior, .versusPriorYear, .versusPriorQuarter, .versusFiscalYear, .versusSame].contains(sense) {
      lastCompared = versus
      versusRange = sense == .versusSame ? nil : token.range
      boundary = token.range.upperBound
    }
  }

  func openBracket(before index: Int) -> Int? {
    var depth = 0
    for other in stride(from: index - 1, through: 0, by: -1) {
      if tokens[other].sense == .close { depth += 1 }
      if tokens[other].sense == .open {
        if depth == 0 { return other }
        depth -= 1
      }
    }
    return nil
  }

  /// 第2四半期(7～9月)だけを見ると、, 3月から10月までの累計では、: the period at the start rules the sentence.
  private func ruleFollows(_ named: Range<Int>, _ comma: Int) -> Bool {
    guard named.lowerBound <= range.lowerBound + 9, comma - named.upperBound < 70, comma > named.upperBound else {
      return false
    }
    let between = named.upperBound..<comma
    guard !tokens.contains(where: { between.contains($0.range.lowerBound) && $0.figure != nil }) else { return false }
    let endings: [StaticString] = ["では", "を見ると", "においては", "につきましては", "については", "でみると", "で見ると"]
    return endings.contains { word in
      let start = comma - word.utf8CodeUnitCount
      return start >= named.upperBound && ByteCursor(bytes, start..<comma).looking(at: word)
    }
  }

  /// …により、, …ことから、, …ものの、: the clause of a cause or a concession ends here.
  private func endsCause(_ end: Int) -> Bool {
    let words: [StaticString] = [
      "により", "によって", "ため", "から", "ことで", "もあり", "ものの", "に伴い", "を受け", "影響し", "寄与し", "に加え", "したが", "ましたが", "反動で", "一方",
    ]
    return words.contains { word in
      let start = end - word.utf8CodeUnitCount
      return start > range.lowerBound && ByteCursor(bytes, start..<end).looking(at: word)
    }
  }

  func hasFigure(_ range: Range<Int>) -> Bool { tokens[range].contains { $0.figure != nil } }

  func next(_ index: Int, is sense: WordSense) -> Bool {
    index + 1 < tokens.count && tokens[index + 1].sense == sense
      && tokens[index + 1].range.lowerBound - tokens[index].range.upperBound < 4
  }

  /// Only spaces or one of the particles stand between.
  func isJoined(_ start: Int, _ end: Int, particles: [StaticString] = []) -> Bool {
    guard start <= end else { return false }
    let inner = trimmed(start..<end, in: bytes)
    if inner.isEmpty { return true }
    return particles.contains { literal in
      literal.utf8CodeUnitCount == inner.count && ByteCursor(bytes, inner).looking(at: literal)
    }
  }

  func isRate(_ index: Int) -> Bool {
    index < tokens.count && tokens[index].figure?.unit?.isRate == true
  }

  /// 上位3社の動向: so many of something, not a figure that the sentence states.
  private func isAttribute(_ figure: PrintedFigure, at index: Int) -> Bool {
    guard let unit = figure.unit, !unit.isCurrency, !unit.isRate, unit != .yenPerShare, unit != .shares else {
      return false
    }
    let look = ByteCursor(bytes, figure.range.upperBound..<range.upperBound)
    guard look.looking(at: "の") else { return false }
    return index + 2 >= tokens.count || ![.up, .down].contains(tokens[index + 2].sense)
  }

  private func isOfNotice(_ end: Int) -> Bool {
    var look = ByteCursor(bytes, end..<range.upperBound)
    _ = look.take("に")
    let words: [StaticString] = ["公表", "発表", "開示", "付", "開催"]
    return words.contains { look.looking(at: $0) }
  }

  /// 前年同期に計上した売却益の反動で…: when something else happened.
  private func isOfRelativeClause(_ end: Int, _ index: Int) -> Bool {
    guard ByteCursor(bytes, end..<range.upperBound).looking(at: "に") else { return false }
    let stop = tokens[(index + 1)...].first { $0.figure != nil || $0.sense == .comma || $0.sense == .stop }?.range
      .lowerBound
    var at = end
    while at + 6 < stop ?? range.upperBound {
      let look = ByteCursor(bytes, at..<range.upperBound)
      if look.looking(at: "した") || look.looking(at: "された") || look.looking(at: "あった") {
        let after = at + (look.looking(at: "された") ? 9 : look.looking(at: "あった") ? 9 : 6)
        let (value, _) = scalar(in: bytes, at: after)
        return value >= 0x3041 && !(0x3041...0x309F).contains(value)
      }
      at += 3
    }
    return false
  }

  /// 前年同期並み, 前期と同水準: the period is a yardstick.
  private func isMeasure(_ end: Int) -> Bool {
    let look = ByteCursor(bytes, end..<range.upperBound)
    if isMultiplied(look) { return true }
    return look.looking(at: "並") || look.looking(at: "と同") || look.looking(at: "同様") || look.looking(at: "とほぼ同")
  }

  /// 前期の約1.8倍の266億円: the figure is of now, and so many times that of then.
  private func isMultiplied(_ start: ByteCursor) -> Bool {
    var look = start
    _ = look.take("の")
    _ = look.take("約") || look.take("およそ") || look.take("ほぼ")
    guard isDigit(look.byte) else { return false }
    while isDigit(look.byte) || look.byte == 0x2E { look.advance() }
    return look.looking(at: "倍")
  }

  mutating func readFigure(_ figure: PrintedFigure, at index: Int) {
    let token = tokens[index]
    defer {
      boundary = max(boundary, token.range.upperBound)
      approximation = nil
      perShare = false
    }
    guard !used.contains(index) else { return }
    if let rate = exchangeRate(figure, index) {
      drafts.append(rate)
      used.insert(index + 2)
      return
    }
    guard figure.unit != nil || figure.hasScale else { return }
    if isAttribute(figure, at: index) { return }
    if figure.unit == .dollar, figure.value.equals(ExactDecimal(1)), hasEquals(index) { return }
    var draft = ClaimDraft(figure, token.range)
    draft.approximation = approximation
    attachSubject(index, &draft)
    if draft.subject == nil {
      draft.subject = subject
      subjectHasFigure = true
    }
    // 期末配当は35円(中間配当と合わせ年間65円)
    if figure.unit == .yen, !figure.hasScale, draft.subject?.concept == nil,
      draft.subject?.label.hasSuffix("年間") == true,
      drafts.last?.subject?.isDividend == true
    {
      draft.subject = catalog.subject("年間配当金")
    }
    draft.qualifier = draft.subject?.qualifier ?? qualifier
    if part { draft.role = .part }
    if figure.unit?.isRate == true { readRate(index, &draft) } else { readAmount(index, &draft) }
    readApproximation(index, &draft)
    if figure.unit == .yen, perShare || draft.subject?.isPerShare == true || isDividend(figure, draft.subject) {
      draft.unit = .yenPerShare
    }
    bindPeriod(index, &draft)
    drafts.append(draft)
  }

  /// 中間配当120円: dividends in single yen are those of a share.
  private func isDividend(_ figure: PrintedFigure, _ subject: Subject?) -> Bool {
    guard let label = subject?.label, !figure.hasScale, figure.value.magnitude < ExactDecimal(100_000) else {
      return false
    }
    return label.hasSuffix("配当") || label.hasSuffix("配当金") || label.hasSuffix("配当額")
  }

  func isCurrent(_ form: PeriodForm) -> Bool {
    if case .relative(.current, _) = form { return true }
    return false
  }
}
