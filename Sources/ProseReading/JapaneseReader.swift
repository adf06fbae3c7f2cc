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

  private(set) var drafts: [ClaimDraft] = []
  private var boundary = 0
  private var subject: Subject?
  private var qualifier: String?
  private var subjectHasFigure = true
  private var topicPeriod: Period?
  private var topicPeriodRange: Range<Int>?
  private var local: (period: Period, range: Range<Int>)?
  private var versus: Period?
  private var versusRange: Range<Int>?
  private var perShare = false
  private var approximation: Approximation?
  private var stack: [Saved] = []
  private var part = false
  /// Where the phrase before the bracket that closed last begins.
  private var lastSavedBoundary = 0
  private var used: Set<Int> = []

  private struct Saved {
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

  mutating func read() {
    for index in tokens.indices { step(index) }
  }

  private mutating func step(_ index: Int) {
    let token = tokens[index]
    switch token.kind {
    case .figure(let figure): readFigure(figure, at: index)
    case .period(let form, let isEnd):
      guard let period = (isCurrent(form) ? periods : reference).resolve(form, isEnd: isEnd) else {
        return
      }
      // 前期比, 前年度末に比べ, 前年度を11.9%下回り
      if next(index, is: .against) || next(index, is: .versusPrior) || next(index, is: .object) && isRate(index + 2) {
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
      local = (period, token.range)
    case .word(let sense): readWord(sense, at: index)
    default: boundary = max(boundary, token.range.lowerBound)
    }
  }

  /// What 前期 and 前年同期 look back from: the topic's period, or 第4四半期の in a sentence on the year.
  private var reference: ProsePeriods {
    if let local, let base = periods.base, !local.period.isInstant, local.period.end == base.end, local.period != base {
      var seen = periods
      seen.base = local.period
      return seen
    }
    return periods.seen(from: topicPeriod)
  }

  private mutating func readWord(_ sense: WordSense, at index: Int) {
    let token = tokens[index]
    let base = periods.seen(from: topicPeriod).base
    switch sense {
    case .topic: readTopic(token, at: index)
    case .object: readObject(token)
    case .comma, .stop, .colon:
      boundary = token.range.upperBound
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
      // 薬価改定の影響により長期収載品の売上が: the cause is no part of the name.
      let isName = ByteCursor(bytes, max(range.lowerBound, token.range.lowerBound - 6)..<range.upperBound).looking(
        at: "活動")
      if !isName, token.range.count > 6 || ByteCursor(bytes, token.range).looking(at: "を受け") {
        boundary = token.range.upperBound
      }
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

  private func openBracket(before index: Int) -> Int? {
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

  private func hasFigure(_ range: Range<Int>) -> Bool { tokens[range].contains { $0.figure != nil } }

  private func next(_ index: Int, is sense: WordSense) -> Bool {
    index + 1 < tokens.count && tokens[index + 1].sense == sense
      && tokens[index + 1].range.lowerBound - tokens[index].range.upperBound < 4
  }

  /// Only spaces or one of the particles stand between.
  private func isJoined(_ start: Int, _ end: Int, particles: [StaticString] = []) -> Bool {
    guard start <= end else { return false }
    let inner = trimmed(start..<end, in: bytes)
    if inner.isEmpty { return true }
    return particles.contains { literal in
      literal.utf8CodeUnitCount == inner.count && ByteCursor(bytes, inner).looking(at: literal)
    }
  }

  // MARK: Subjects

  private func isRate(_ index: Int) -> Bool {
    index < tokens.count && tokens[index].figure?.unit?.isRate == true
  }

  /// 国際バックボーンコストを前年同期より150百万円少ない165百万円に抑えた: a known item as the object.
  private mutating func readObject(_ token: ProseToken) {
    let words = withoutPeriods(trimmed(boundary..<token.range.lowerBound, in: bytes))
    guard words.count >= 6, words.count < 60, !isHiragana(words) else { return }
    let found = catalog.subject(string(words))
    guard found.concept != nil, found.modifiers == 0, !found.isInverted else { return }
    subject = found
    subjectHasFigure = false
    boundary = token.range.upperBound
  }

  /// Between a topic and the next figure stand only comparisons and periods.
  private func valueFollows(_ index: Int) -> Bool {
    var place = tokens[index].range.upperBound
    for token in tokens[(index + 1)...] {
      guard isJoined(place, token.range.lowerBound, particles: ["の"]) else { return false }
      place = token.range.upperBound
      switch token.kind {
      case .figure: return true
      case .period, .word(.against), .word(.versusPrior), .word(.versusPriorYear), .word(.versusFiscalYear),
        .word(.versusPriorQuarter),
        .word(.versusSame), .word(.of), .word(.about), .word(.perShare):
        continue
      default: return false
      }
    }
    return false
  }

  private mutating func readTopic(_ token: ProseToken, at index: Int) {
    let phrase = trimmed(boundary..<token.range.lowerBound, in: bytes)
    defer { boundary = token.range.upperBound }
    let words = withoutPeriods(phrase)
    if words.isEmpty || isComparison(words) {
      if let local, words.isEmpty {
        topicPeriod = local.period
        topicPeriodRange = local.range
      }
      return
    }
    guard words.count >= 3, words.count < 150, !isHiragana(words) else { return }
    if let local, local.range.lowerBound >= phrase.lowerBound, local.range.lowerBound < words.lowerBound {
      topicPeriod = local.period
      topicPeriodRange = local.range
      self.local = nil
    }
    let isMinor = !ByteCursor(bytes, token.range).looking(at: "は")
    adopt(words, isMinor: isMinor, hasValue: !isMinor || valueFollows(index))
  }

  private mutating func adopt(_ words: Range<Int>, isMinor: Bool, hasValue: Bool) {
    let found = catalog.subject(string(words))
    // 営業収益は、IT投資の遅れが…に影響し、388億円となった: what は names stays the subject.
    if isMinor, subject != nil, found.concept == nil, !subjectHasFigure || !hasValue { return }
    if let old = subject, !subjectHasFigure, old.concept == nil, !old.label.isEmpty { qualifier = old.label }
    subject = found
    subjectHasFigure = false
  }

  /// The phrase without periods and の at its start: 当第3四半期連結累計期間の売上収益 → 売上収益.
  private func withoutPeriods(_ phrase: Range<Int>) -> Range<Int> {
    var start = phrase.lowerBound
    var changed = true
    while changed {
      changed = false
      for token in tokens where token.range.lowerBound >= start && token.range.lowerBound < phrase.upperBound {
        guard token.range.lowerBound <= start + 1 || isJoined(start, token.range.lowerBound) else { break }
        switch token.kind {
        case .period, .word(.next):
          start = token.range.upperBound
          changed = true
        case .word(.of), .word(.inPeriod), .word(.quote), .word(.object), .word(.perShare), .word(.comma),
          .word(.topic), .word(.open),
          .word(.close), .word(.colon):
          start = token.range.upperBound
          changed = true
        default: break
        }
        if changed { break }
      }
      var cursor = ByteCursor(bytes, start..<phrase.upperBound)
      cursor.skipSpaces()
      let prefixes: [StaticString] = [
        "における", "末の", "累計の", "末", "また", "なお", "当社グループの", "当社の", "この結果", "連結", "全体の", "において", "に", "うち", "および", "及び",
        "(注)", "(参考)", "であった", "だった", "注)", "参考)", "注1)", "注2)", "・ ", "これと合わせた", "合わせた", "と合わせた", "と", "\"", "ともに",
        "や", "・", "-", "·",
      ]
      for prefix in prefixes where cursor.take(prefix) {
        // 連結 is part of some names (連結子会社); only as an attribute it goes.
        changed = true
        break
      }
      cursor.skipSpaces()
      if cursor.at > start { start = cursor.at }
    }
    return trimmed(min(start, phrase.upperBound)..<phrase.upperBound, in: bytes)
  }

  private func isComparison(_ words: Range<Int>) -> Bool {
    tokens.contains { token in
      token.range.lowerBound >= words.lowerBound && token.range.upperBound <= words.upperBound
        && (token.sense == .against || token.sense == .versusPriorYear || token.sense == .versusPrior
          || token.sense == .versusFiscalYear || token.sense == .versusPriorQuarter)
    }
  }

  private func isHiragana(_ words: Range<Int>) -> Bool {
    var at = words.lowerBound
    while at < words.upperBound {
      let (value, length) = scalar(in: bytes, at: at)
      guard length > 0 else { return true }
      if !(0x3041...0x309F).contains(value), value != 0x20 { return false }
      at += length
    }
    return true
  }

  private func string(_ range: Range<Int>) -> String {
    var text = bytes[range]
    if text.contains(0x0A) { text = ArraySlice(text.map { $0 == 0x0A ? 0x20 : $0 }) }
    var label = String(decoding: text, as: UTF8.self)
    for mark in ["・ ", "・", "- ", "· "] where label.hasPrefix(mark) { label.removeFirst(mark.count) }
    return label
  }

  // MARK: Figures

  private mutating func readFigure(_ figure: PrintedFigure, at index: Int) {
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
    if figure.unit == .dollar, figure.value.equals(ExactDecimal(1)), hasEquals(index) { return }
    var draft = ClaimDraft(figure, token.range)
    draft.approximation = approximation
    attachSubject(index, &draft)
    if draft.subject == nil {
      draft.subject = subject
      subjectHasFigure = true
    }
    draft.qualifier = qualifier
    if part { draft.role = .part }
    if figure.unit?.isRate == true { readRate(index, &draft) } else { readAmount(index, &draft) }
    readApproximation(index, &draft)
    if figure.unit == .yen, perShare || draft.subject?.isPerShare == true { draft.unit = .yenPerShare }
    bindPeriod(index, &draft)
    drafts.append(draft)
  }

  private mutating func exchangeRate(_ figure: PrintedFigure, _ index: Int) -> ClaimDraft? {
    guard index + 2 < tokens.count, tokens[index + 1].sense == .equals, let other = tokens[index + 2].figure,
      let unit = figure.unit, let second = other.unit, unit.isCurrency, second.isCurrency, unit != second
    else { return nil }
    let (amount, one) = figure.value.equals(ExactDecimal(1)) ? (other, figure) : (figure, other)
    guard one.value.equals(ExactDecimal(1)) || one.value.equals(ExactDecimal(100, exponent: -2)) else { return nil }
    var draft = ClaimDraft(amount, amount.range)
    draft.unit = Unit((amount.unit?.code ?? "") + "/" + (one.unit?.code ?? ""))
    draft.subject = Subject(label: "換算レート", concept: "exchange-rate")
    draft.measure = .ratio
    draft.period = nil
    return draft
  }

  private func hasEquals(_ index: Int) -> Bool {
    index > 0 && tokens[index - 1].sense == .equals || index + 1 < tokens.count && tokens[index + 1].sense == .equals
  }

  /// 営業損失14億円, 自己株式の取得6,000百万円: the words right before a figure name it.
  private mutating func attachSubject(_ index: Int, _ draft: inout ClaimDraft) {
    let token = tokens[index]
    var start = boundary
    for other in tokens[..<index] where other.range.lowerBound >= boundary {
      switch other.kind {
      case .period, .word(.next), .word(.against), .word(.versusSame), .word(.versusPrior), .word(.versusPriorYear),
        .word(.versusFiscalYear), .word(.versusPriorQuarter), .word(.about), .word(.perShare), .word(.object),
        .word(.part),
        .word(.breaker):
        start = other.range.upperBound
      default: break
      }
    }
    var words = trimmed(start..<token.range.lowerBound, in: bytes)
    if words.isEmpty, let named = local, named.range.upperBound == start, named.range.lowerBound > boundary {
      // 包括利益 2025年3月期 8,102百万円: the name stands before its period.
      let before = withoutPeriods(trimmed(boundary..<named.range.lowerBound, in: bytes))
      if before.count >= 6, before.count < 60, bytes[named.range.lowerBound - 1] == 0x20, !isHiragana(before) {
        subject = catalog.subject(string(before))
        subjectHasFigure = true
      }
      return
    }
    if words.isEmpty, index > 0, tokens[index - 1].sense == .open, draft.figure.unit?.isRate == false,
      let saved = stack.last
    {
      nameByApposition(saved.boundary..<tokens[index - 1].range.lowerBound, &draft)
      return
    }
    guard !words.isEmpty else { return }
    var endsWithOf = false
    if ByteCursor(bytes, max(words.lowerBound, words.upperBound - 3)..<words.upperBound).looking(at: "の") {
      words = trimmed(words.lowerBound..<words.upperBound - 3, in: bytes)
      endsWithOf = true
    }
    words = withoutPeriods(words)
    guard words.count >= 6, words.count < 120, !isHiragana(words) else { return }
    // Words that end in a particle or a verb belong to the sentence, not to the figure.
    let last = ByteCursor(bytes, words.upperBound - 3..<words.upperBound)
    let (value, _) = scalar(in: bytes, at: words.upperBound - 3)
    if bytes[words.upperBound - 1] >= 0x80, (0x3041...0x3096).contains(value) || last.looking(at: "比") { return }
    let sense = tokens.last { $0.range.upperBound == words.upperBound }?.sense
    if sense == .up || sense == .down || sense == .above || sense == .below { return }
    var found = catalog.subject(string(words))
    if endsWithOf, found.concept == nil { return }
    if found.isInverted, let old = subject, old.concept != nil, old.label.contains("純利益"),
      ["純損失", "損失"].contains(found.label)
    {
      // 当期純利益は…、前年度の純損失534百万円から: the loss of the same item.
      draft.wordSign = -1
      found = old
    }
    if part || hasPartBehind(index) { draft.role = .part }
    if let old = subject, !subjectHasFigure, old.concept == nil, found.concept != nil { qualifier = old.label }
    if !subjectHasFigure, let old = subject, old.concept != nil, isFollowedByTopicValue(index) {
      // 当期純利益は、減損損失386百万円の計上もあり、2,219百万円となった: the topic still waits for its figure.
      draft.subject = found
      return
    }
    subject = found
    subjectHasFigure = true
  }

  /// Another figure stands in the same sentence with no topic before it.
  private func isFollowedByTopicValue(_ index: Int) -> Bool {
    for other in tokens[(index + 1)...] {
      if other.sense == .topic, ByteCursor(bytes, other.range).looking(at: "は") { return false }
      if let figure = other.figure, figure.unit?.isCurrency == true { return true }
    }
    return false
  }

  private func isCurrent(_ form: PeriodForm) -> Bool {
    if case .relative(.current, _) = form { return true }
    return false
  }

  /// バックボーンコストの削減(516百万円): the words before the bracket name the figure in it.
  private mutating func nameByApposition(_ phrase: Range<Int>, _ draft: inout ClaimDraft) {
    guard phrase.lowerBound < phrase.upperBound else { return }
    var words = trimmed(phrase, in: bytes)
    let moves: [(StaticString, Direction)] = [
      ("の削減", .down), ("の減少", .down), ("の増加", .up), ("の縮小", .down), ("の拡大", .up),
    ]
    for (ending, direction) in moves {
      let start = words.upperBound - ending.utf8CodeUnitCount
      guard start > words.lowerBound, ByteCursor(bytes, start..<words.upperBound).looking(at: ending) else { continue }
      draft.measure = .difference
      draft.direction = direction
      draft.directionRange = start + 3..<words.upperBound
      words = words.lowerBound..<start
    }
    // Only the noun phrase at the end: …とともにバックボーンコスト.
    for token in tokens where token.range.upperBound <= words.upperBound && token.range.lowerBound >= words.lowerBound {
      if token.sense == .breaker || token.sense == .object || token.sense == .topic || token.sense == .comma {
        words = token.range.upperBound..<words.upperBound
      }
    }
    words = withoutPeriods(words)
    guard words.count >= 6, words.count < 90, !isHiragana(words) else { return }
    subject = catalog.subject(string(words))
  }

  private func hasPartBehind(_ index: Int) -> Bool {
    guard index + 1 < tokens.count else { return false }
    for other in tokens[(index + 1)...].prefix(3) {
      if other.sense == .part { return true }
      if other.sense == .comma || other.figure != nil { return false }
    }
    return false
  }

  private mutating func readRate(_ index: Int, _ draft: inout ClaimDraft) {
    let isPoints = draft.unit == .points
    if let (direction, end, range) = directionBehind(index) {
      draft.measure = isPoints ? .difference : .change
      draft.direction = direction
      draft.directionRange = range
      draft.compared = versus ?? lastComparative(index)?.period ?? lastCompared
      draft.comparedRange = versus != nil ? versusRange : lastComparative(index)?.range
      boundary = max(boundary, end)
      versus = nil
      return
    }
    if draft.subject?.isProgress == true || qualifier?.contains("進捗率") == true {
      draft.measure = .progress
      draft.qualifier = nil
      draft.period = periods.main
      return
    }
    if let versus {
      // 前期比113.3%: a ratio; 前期比△4.0%: a change.
      draft.measure =
        draft.figure.sign == .none && ExactDecimal(50) < draft.figure.value ? .ratio : isPoints ? .difference : .change
      draft.compared = versus
      draft.comparedRange = versusRange
      self.versus = nil
      return
    }
    if draft.subject?.isRatio == true {
      draft.measure = .ratio
      return
    }
    if isBracketed(index), let last = drafts.last, last.figure.unit?.isRate == false {
      draft.measure = .change
      draft.period = last.period
      draft.periodRange = last.periodRange
      draft.compared = last.period.map { periods.priorYear(of: $0) }
      return
    }
    draft.measure = isPoints ? .difference : .ratio
  }

  /// The period of the value that から follows: 前期の236百万円から48.3%の増加.
  private func lastComparative(_ index: Int) -> (period: Period, range: Range<Int>?)? {
    // …(…71百万円を含む)から48.3%: what stands in brackets between does not count.
    let isBehindFrom = index > 0 && tokens[index - 1].sense == .from
    let last = isBehindFrom ? drafts.last { $0.role == .comparative } : drafts.last
    guard let last, last.role == .comparative, let period = last.period else { return nil }
    return (period, last.periodRange)
  }

  private func isBracketed(_ index: Int) -> Bool {
    index > 0 && index + 1 < tokens.count && tokens[index - 1].sense == .open && tokens[index + 1].sense == .close
  }

  /// 増, の増加, 上回る … right behind a figure.
  private func directionBehind(_ index: Int) -> (Direction, end: Int, range: Range<Int>)? {
    var place = tokens[index].range.upperBound
    var next = index + 1
    while next < tokens.count {
      let token = tokens[next]
      guard isJoined(place, token.range.lowerBound, particles: ["と", "ほど", "程度", "も", "の大幅な", "の大幅", "大幅に"]) else {
        return nil
      }
      switch token.sense {
      case .of?, .nearly?, .over?, .about?, .topic?:
        if token.sense == .topic, !ByteCursor(bytes, token.range).looking(at: "も") { return nil }
        place = token.range.upperBound
        next += 1
      case .up?, .above?: return (.up, token.range.upperBound, token.range)
      case .down?, .below?: return (.down, token.range.upperBound, token.range)
      case .better?: return (.better, token.range.upperBound, token.range)
      case .worse?: return (.worse, token.range.upperBound, token.range)
      default: return nil
      }
    }
    return nil
  }

  private mutating func readAmount(_ index: Int, _ draft: inout ClaimDraft) {
    if draft.measure == .difference { return }
    let end = tokens[index].range.upperBound
    guard index + 1 < tokens.count else { return }
    let next = tokens[index + 1]
    let gap = isJoined(end, next.range.lowerBound)
    // 516百万円の削減, 446百万円の営業損失, 40,640百万円の収入
    if gap, next.sense == .of, index + 2 < tokens.count,
      isJoined(next.range.upperBound, tokens[index + 2].range.lowerBound)
    {
      let word = tokens[index + 2]
      switch word.sense {
      case .loss?, .outflow?:
        draft.wordSign = -1
        nameByLoss(word, &draft)
        if index + 4 < tokens.count, tokens[index + 3].sense == .relative,
          case .period(let form, let isEnd) = tokens[index + 4].kind,
          let period = periods.resolve(form, isEnd: isEnd)
        {
          local = (period, tokens[index + 4].range)
        }
      case .up?, .down?, .better?, .worse?:
        draft.measure = .difference
        draft.direction = word.sense == .up || word.sense == .better ? .up : .down
        draft.directionRange = word.range
      default: break
      }
      return
    }
    if let (direction, directionEnd, range) = directionBehind(index), direction == .up || direction == .down {
      draft.measure = .difference
      draft.direction = direction
      draft.directionRange = range
      draft.compared = versus ?? lastComparative(index)?.period ?? lastCompared
      draft.comparedRange = versus != nil ? versusRange : lastComparative(index)?.range
      versus = nil
      boundary = max(boundary, directionEnd)
      return
    }
    if gap, next.sense == .to, index + 2 < tokens.count, let sense = tokens[index + 2].sense,
      isJoined(next.range.upperBound, tokens[index + 2].range.lowerBound),
      [.up, .down, .better, .worse].contains(sense)
    {
      draft.direction = sense == .up ? .up : sense == .down ? .down : sense == .better ? .better : .worse
      draft.directionRange = tokens[index + 2].range
      return
    }
    if gap, next.sense == .from {
      draft.role = .comparative
      // 446百万円からも増加した: the direction is that of the main value; kept for the comparison.
      if let word = tokens[(index + 2)...].prefix(3).first(where: { [.up, .down, .better, .worse].contains($0.sense) }),
        !tokens[(index + 2)...].prefix(3).contains(where: {
          $0.figure != nil && $0.range.lowerBound < word.range.lowerBound
        })
      {
        draft.direction =
          word.sense == .up ? .up : word.sense == .down ? .down : word.sense == .better ? .better : .worse
        draft.directionRange = word.range
      }
      return
    }
    // 前期には699百万円であった販売費が
    if gap, next.sense == .relative {
      if let particle = tokens[(index + 2)...].prefix(3).first(where: { $0.sense == .topic || $0.sense == .object }) {
        let words = withoutPeriods(trimmed(next.range.upperBound..<particle.range.lowerBound, in: bytes))
        if words.count >= 6, words.count < 60 {
          let found = catalog.subject(string(words))
          if found.concept != nil { draft.subject = found }
        }
        draft.role = .comparative
      }
    }
  }

  /// 185百万円の営業損失: the word may also name a figure that has no subject yet, or another one.
  private mutating func nameByLoss(_ word: ProseToken, _ draft: inout ClaimDraft) {
    guard word.sense == .loss, word.range.count > 6 else { return }
    let found = catalog.subject(string(word.range))
    guard let concept = found.concept, found.isInverted else { return }
    if draft.subject?.concept == nil || draft.subject?.concept != concept && draft.subject?.label.contains("純") != true
    {
      draft.subject = found
    }
  }

  private func readApproximation(_ index: Int, _ draft: inout ClaimDraft) {
    guard index + 1 < tokens.count, isJoined(tokens[index].range.upperBound, tokens[index + 1].range.lowerBound) else {
      return
    }
    switch tokens[index + 1].sense {
    case .nearly?: draft.approximation = .below
    case .over?: draft.approximation = .above
    case .about?: draft.approximation = .about
    default: break
    }
  }

  /// 前期1,979百万円(特別利益1,572百万円を含む): the figure in front of the bracket that is open.
  private func bracketHost(_ index: Int) -> ClaimDraft? {
    guard let open = openBracket(before: index) else { return nil }
    let place = tokens[open].range.lowerBound
    return drafts.last { $0.range.upperBound <= place && place - $0.range.upperBound < 3 }
  }

  private mutating func bindPeriod(_ index: Int, _ draft: inout ClaimDraft) {
    if draft.period == nil {
      if let local, !draft.takesDirection || draft.compared == nil || draft.compared != local.period {
        draft.period = local.period
        draft.periodRange = local.range
        if let base = periods.base, local.period.end < base.end, draft.role == .main { draft.role = .comparative }
        if !draft.takesDirection { self.local = nil }
      } else if draft.role == .part, let host = bracketHost(index) {
        draft.period = host.period
      } else if let topicPeriod {
        draft.period = topicPeriod
        draft.periodRange = topicPeriodRange
        if let base = periods.base, topicPeriod.end < base.end, draft.role == .main { draft.role = .comparative }
      } else {
        draft.period = periods.base
      }
    }
    if draft.subject?.isInstant == true, !draft.takesDirection, let period = draft.period, !period.isInstant {
      draft.period = .instant(period.end)
    }
    if draft.subject?.isInstant == true, draft.takesDirection {
      if let period = draft.period { draft.period = .instant(period.end) }
      if let period = draft.compared { draft.compared = .instant(period.end) }
    }
    if draft.measure == .change || draft.measure == .difference, draft.compared == nil, let period = draft.period {
      if period.lengthInMonths.map({ $0 >= 6 }) == true { draft.compared = periods.priorYear(of: period) }
    }
  }
}
