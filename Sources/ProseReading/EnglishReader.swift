import Lexing
import ReleaseModel
import SourceText

/// Reads the figures of one English sentence: the words before a verb give subjects, "increase of" and "down" directions,
/// "from" and "compared to" the other period.
///
/// "Operating income was JPY 350 million in 4Q03, compared to an operating loss of JPY 446 million in 4Q02": 350, −446.
struct EnglishReader {
  let bytes: [UInt8]
  let tokens: [ProseToken]
  let range: Range<Int>
  let periods: ProsePeriods
  var catalog: SubjectCatalog
  var lastCompared: Period?
  var topic: Subject?

  private(set) var drafts: [ClaimDraft] = []
  private var subject: Subject?
  private var qualifier: String?
  private var subjectHasFigure = true
  private var topicPeriod: (period: Period, range: Range<Int>)?
  /// Where the words since the last figure, comma, bracket or conjunction begin.
  private var hard = 0
  private var soft = 0
  /// First token since the last figure or bracket.
  private var window = 0
  private var stack: [(subject: Subject?, topicPeriod: (period: Period, range: Range<Int>)?)] = []
  private var approximation: Approximation?
  private var used: Set<Int> = []
  /// What "included" names: "a special gain on the sale of an equity investment, which amounted to …".
  private var partStart: Int?
  private var partName: Range<Int>?

  init(
    bytes: [UInt8], tokens: [ProseToken], range: Range<Int>, periods: ProsePeriods, catalog: SubjectCatalog,
    lastCompared: Period?, topic: Subject?
  ) {
    self.bytes = bytes
    self.tokens = tokens.filter {
      if case .name = $0.kind { return false }
      return true
    }
    self.range = range
    self.periods = periods
    self.catalog = catalog
    self.lastCompared = lastCompared
    self.topic = topic
    subject = topic
    hard = range.lowerBound
    soft = range.lowerBound
  }

  mutating func read() {
    for index in tokens.indices { step(index) }
  }

  private mutating func step(_ index: Int) {
    let token = tokens[index]
    switch token.kind {
    case .figure(let figure): readFigure(figure, at: index)
    case .word(let sense): readWord(sense, at: index)
    default: break
    }
  }

  private mutating func readWord(_ sense: WordSense, at index: Int) {
    let token = tokens[index]
    switch sense {
    case .verb, .up, .down, .better, .worse:
      // A noun behind an article or "an" is no verb: "an increase of".
      if sense != .verb, !isVerb(token.range) { return }
      // "Net cash used in investing activities" is one name.
      if token.range.lowerBound - range.lowerBound >= 5,
        ByteCursor(bytes, token.range.lowerBound - 5..<range.upperBound).looking(atCaseless: "cash ")
      {
        return
      }
      takeSubject(before: token.range.lowerBound)
      soft = token.range.upperBound
    case .part: partStart = token.range.upperBound
    case .comma, .stop:
      // "In Electronic Devices, …": what follows speaks of that part.
      if sense == .comma, index > 0, qualifier == nil, tokens[0].sense == .inPeriod,
        tokens[0].range.lowerBound <= range.lowerBound + 2, leadingPeriod(before: index) == nil, index <= 3,
        !tokens[..<index].contains(where: { $0.figure != nil || $0.sense == .verb })
      {
        qualifier = string(trimmed(tokens[0].range.upperBound..<token.range.lowerBound, in: bytes))
      }
      if let start = partStart, start >= hard {
        partName = cleaned(start..<token.range.lowerBound)
        partStart = nil
      }
      hard = token.range.upperBound
      soft = hard
      if let colon = leadingPeriod(before: index) { topicPeriod = colon }
    case .colon:
      // "Comprehensive income: Fiscal year ended March 31, 2025: ¥8,102 million"
      let words = cleaned(lastFigureEnd(index)..<token.range.lowerBound)
      if words.count > 3, words.count < 90, trailingPeriod(words) == nil {
        subject = catalog.subject(string(words))
        subjectHasFigure = false
      }
      hard = token.range.upperBound
      soft = hard
    case .conjunction, .breaker:
      soft = token.range.upperBound
      if sense == .breaker || !isAnd(token.range) { hard = soft }
    case .open:
      stack.append((subject, topicPeriod))
      window = index + 1
    case .close:
      if let saved = stack.popLast() { (subject, topicPeriod) = saved }
      if let open = openBracket(before: index), tokens[open..<index].contains(where: { $0.figure != nil }) {
        hard = token.range.upperBound
        soft = hard
        window = index + 1
      }
    default: break
    }
  }

  private func isAnd(_ range: Range<Int>) -> Bool { ByteCursor(bytes, range).looking(atCaseless: "and") }

  /// "increased", "rose", "fell", "grew": forms that follow a subject; "increase", "growth", "up" do not.
  private func isVerb(_ range: Range<Int>) -> Bool {
    let word = ByteCursor(bytes, range)
    let verbs: [StaticString] = [
      "increased", "rose", "grew", "expanded", "climbed", "widened", "decreased", "declined", "fell", "reduced",
      "dropped",
      "narrowed", "shrank", "contracted", "improved", "deteriorated", "worsened",
    ]
    return verbs.contains { $0.utf8CodeUnitCount == range.count && word.looking(atCaseless: $0) }
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

  /// "In 4Q02, …", "For FY2025, …", "In FY2013 the world …": a period at the start rules the sentence.
  private func leadingPeriod(before index: Int) -> (period: Period, range: Range<Int>)? {
    for token in tokens[..<index] {
      switch token.kind {
      case .word(.inPeriod), .word(.open), .word(.close), .word(.endOf), .word(.of), .word(.comma): continue
      case .period, .word(.currentWord), .word(.next), .word(.priorYearWords), .word(.priorQuarterWords),
        .word(.priorFiscalYearWords):
        guard token.range.lowerBound - range.lowerBound < 40 else { return nil }
        return period(of: token).map { ($0, token.range) }
      default: return nil
      }
    }
    return nil
  }

  // MARK: Periods

  private func period(of token: ProseToken) -> Period? {
    // "For the next fiscal year, … up 3.9% year on year": compared with the year before the one spoken of.
    let base = periods.seen(from: topicPeriod?.period).base
    let isEnd = endsBefore(token)
    var found: Period?
    switch token.kind {
    case .period(let form, let end): found = periods.resolve(form, isEnd: end && !isDate(form))
    case .word(.currentWord): found = periods.base
    case .word(.next): found = periods.next
    case .word(.priorYearWords), .word(.versusPriorYear): found = base.map { periods.priorYear(of: $0) }
    case .word(.priorQuarterWords), .word(.versusPriorQuarter): found = base.map { periods.priorQuarter(of: $0) }
    case .word(.priorFiscalYearWords), .word(.versusFiscalYear): found = base.map { periods.priorFiscalYear(of: $0) }
    default: return nil
    }
    if isEnd, let whole = found { found = .instant(whole.end) }
    return found
  }

  private func isDate(_ form: PeriodForm) -> Bool {
    if case .date = form { return true }
    return false
  }

  /// "at the end of the previous fiscal year".
  private func endsBefore(_ token: ProseToken) -> Bool {
    guard let place = tokens.firstIndex(where: { $0.range == token.range }), place > 0 else { return false }
    let before = tokens[place - 1]
    return before.sense == .endOf && token.range.lowerBound - before.range.upperBound < 6
  }

  // MARK: Subjects

  private mutating func takeSubject(before end: Int) {
    var region = hard..<end
    // "… compared to 4Q02 and decreased by": what stands before the conjunction is no subject.
    let inner = trimmed(region, in: bytes)
    if tokens.contains(where: { token in
      token.range.lowerBound >= region.lowerBound && token.range.upperBound <= soft
        && (token.sense == .against || token.figure != nil || token.sense == .verb
          || (token.sense == .inPeriod || token.sense == .from) && token.range.lowerBound == inner.lowerBound)
    }) {
      region = min(soft, end)..<end
    }
    let full = cleaned(region)
    if isPreposition(full) { return }
    let short = cleaned(min(soft, end)..<end)
    if full.isEmpty {
      // "IP Service, including Data Center Connectivity services, decreased by 3.8%"
      let start = tokens.last { $0.figure != nil && $0.range.upperBound <= end }?.range.upperBound ?? range.lowerBound
      guard let comma = tokens.first(where: { $0.sense == .comma && $0.range.lowerBound > start }),
        comma.range.lowerBound < end
      else {
        return
      }
      let words = cleaned(start..<comma.range.lowerBound)
      guard words.count > 3, words.count < 60, !containsVerb(words) else { return }
      subject = catalog.subject(string(words))
      subjectHasFigure = false
      return
    }
    if full.count <= 5, isPronoun(full) {
      if let partName {
        subject = catalog.subject(string(partName))
        self.partName = nil
      }
      return
    }
    var words = full
    var found = catalog.subject(string(full))
    if found.concept == nil, !found.isRatio, short.lowerBound > full.lowerBound, !short.isEmpty,
      full.count > 60 || containsVerb(full)
    {
      let other = catalog.subject(string(short))
      if other.concept != nil || containsVerb(full) {
        found = other
        words = short
      }
    }
    if isPronoun(words) { return }
    guard words.count >= 2, words.count < 110, !containsVerb(words) || found.concept != nil else { return }
    if let (period, range) = trailingPeriod(region) { topicPeriod = (period, range) }
    if let old = subject, !subjectHasFigure, old.concept == nil, !old.label.isEmpty { qualifier = old.label }
    subject = found
    subjectHasFigure = false
  }

  private func isPronoun(_ words: Range<Int>) -> Bool {
    var cursor = ByteCursor(bytes, words)
    for word in ["they", "which", "this", "it", "these", "there", "that", "of which"] as [StaticString] {
      if cursor.takeWord(word) { return cursor.isAtEnd }
    }
    return false
  }

  private func containsVerb(_ words: Range<Int>) -> Bool {
    tokens.contains { token in
      token.range.lowerBound >= words.lowerBound && token.range.upperBound <= words.upperBound
        && (token.sense == .verb || token.sense == .breaker || token.figure != nil)
    }
  }

  /// The period inside the words of a subject: "Revenues in 4Q03 totaled".
  private func trailingPeriod(_ words: Range<Int>) -> (Period, Range<Int>)? {
    for token in tokens.reversed()
    where token.range.lowerBound >= words.lowerBound && token.range.upperBound <= words.upperBound {
      if let period = period(of: token) { return (period, token.range) }
    }
    return nil
  }

  /// Without articles, connecting words, periods and "of the Company".
  private func cleaned(_ words: Range<Int>) -> Range<Int> {
    guard words.lowerBound < words.upperBound else { return words.lowerBound..<words.lowerBound }
    var inner = trimmed(words, in: bytes)
    var changed = true
    while changed, !inner.isEmpty {
      changed = false
      var cursor = ByteCursor(bytes, inner)
      while cursor.byte == 0x2C || cursor.byte == 0x3A || cursor.byte == 0x3B { cursor.at += 1 }
      cursor.skipSpaces()
      let prefixes: [StaticString] = [
        "and", "but", "while", "although", "the", "a", "an", "our", "as a result", "consolidated", "total revenues of",
        "in addition", "however", "its", "by", "to", "of", "annual net", "therefore", "full-year", "for", "from",
        "compared", "yearly", "together with", "with", "in part to", "(note)", "(reference)", "(notes)",
        "company acquired",
        "acquired", "in", "during", "there",
      ]
      for prefix in prefixes where cursor.takeWord(prefix) {
        // "from" and "of" only lead when nothing stands before them.
        changed = true
        break
      }
      if cursor.take("<u>") || cursor.take("- ") || cursor.take("\"") || cursor.take("· ") || cursor.take("* ") {
        changed = true
      }
      cursor.skipSpaces()
      inner = cursor.at..<inner.upperBound
      // Periods at the end, with the words that lead to them.
      if let token = tokens.last(where: {
        $0.range.lowerBound >= inner.lowerBound && $0.range.upperBound <= inner.upperBound
      }),
        period(of: token) != nil, trimmed(token.range.upperBound..<inner.upperBound, in: bytes).isEmpty
      {
        inner = trimmed(inner.lowerBound..<token.range.lowerBound, in: bytes)
        inner = dropLast(
          inner,
          [
            "at the end of the", "at the end of", "for the", "in the", "of the", "for", "in", "of", "as of",
            "during the", "the", "during", "to",
          ])
        changed = true
      }
      if let token = tokens.first(where: { $0.range.lowerBound >= inner.lowerBound }),
        token.range.lowerBound <= inner.lowerBound + 1,
        token.range.upperBound <= inner.upperBound, period(of: token) != nil
      {
        inner = trimmed(token.range.upperBound..<inner.upperBound, in: bytes)
        changed = true
      }
      let before = inner
      inner = dropLast(
        inner,
        [
          "</u>", ":", "as", "of the group", "of the company", "also", "have", "has", "had", "\"", "²", "³", "were",
          "amount", "narrowly",
          "substantially", "steadily", "significantly", "further", "slightly", "sharply",
        ])
      if inner != before { changed = true }
    }
    return inner
  }

  private func dropLast(_ words: Range<Int>, _ endings: [StaticString]) -> Range<Int> {
    for ending in endings {
      let count = ending.utf8CodeUnitCount
      guard words.count > count else { continue }
      let start = words.upperBound - count
      guard ByteCursor(bytes, start..<words.upperBound).looking(atCaseless: ending) else { continue }
      if isLetter(bytes[start]), isLetter(bytes[start - 1]) { continue }
      return trimmed(words.lowerBound..<start, in: bytes)
    }
    return words
  }

  private func string(_ range: Range<Int>) -> String {
    var text = Array(bytes[range])
    for index in text.indices where text[index] == 0x0A { text[index] = 0x20 }
    return String(decoding: text, as: UTF8.self)
  }

  // MARK: Figures

  private mutating func readFigure(_ figure: PrintedFigure, at index: Int) {
    let token = tokens[index]
    defer {
      hard = token.range.upperBound
      soft = hard
      window = index + 1
      partStart = nil
    }
    guard !used.contains(index) else { return }
    if let rate = exchangeRate(figure, index) {
      drafts.append(rate)
      return
    }
    guard figure.unit != nil || figure.hasScale else { return }
    if figure.unit == nil { return }
    var draft = ClaimDraft(figure, token.range)
    draft.qualifier = qualifier
    if figure.unit?.isRate == true { readRate(index, &draft) } else { readAmount(index, &draft) }
    subjectHasFigure = true
    readApproximation(index, &draft)
    if figure.unit == .yen, follows(index, .perShare) || draft.subject?.isPerShare == true { draft.unit = .yenPerShare }
    bindPeriod(index, &draft)
    drafts.append(draft)
  }

  private func follows(_ index: Int, _ sense: WordSense) -> Bool {
    index + 1 < tokens.count && tokens[index + 1].sense == sense
      && tokens[index + 1].range.lowerBound - tokens[index].range.upperBound < 3
  }

  private mutating func exchangeRate(_ figure: PrintedFigure, _ index: Int) -> ClaimDraft? {
    guard let unit = figure.unit, unit.isCurrency else { return nil }
    var code: String?
    if index + 2 < tokens.count, tokens[index + 1].sense == .equals, let other = tokens[index + 2].figure,
      let second = other.unit, second.isCurrency, second != unit, other.value.magnitude.equals(ExactDecimal(1))
    {
      code = second.code
      used.insert(index + 2)
    } else {
      var cursor = ByteCursor(bytes, figure.range.upperBound..<range.upperBound)
      cursor.skipSpaces()
      if cursor.takeWord("to"), unit == .yen {
        cursor.skipSpaces()
        _ = cursor.takeWord("the")
        cursor.skipSpaces()
        if cursor.takeCaseless("u.s. dollar") || cursor.takeWord("dollar") || cursor.takeCaseless("us dollar") {
          code = "USD"
        }
      }
    }
    guard let code else { return nil }
    var draft = ClaimDraft(figure, figure.range)
    draft.unit = Unit(unit.code + "/" + code)
    draft.subject = Subject(label: "exchange rate", concept: "exchange-rate")
    draft.measure = .ratio
    return draft
  }

  /// Tokens between the last figure or bracket and this figure, nearest first.
  private func lead(_ index: Int) -> ReversedCollection<ArraySlice<ProseToken>> {
    tokens[min(window, index)..<index].reversed()
  }

  private mutating func readRate(_ index: Int, _ draft: inout ClaimDraft) {
    let isPoints = draft.unit == .points
    var direction: Direction?
    var directionRange: Range<Int>?
    search: for token in lead(index) {
      switch token.sense {
      case .up?:
        direction = .up
        directionRange = token.range
        break search
      case .down?:
        direction = .down
        directionRange = token.range
        break search
      case .better?, .worse?, .comma?, .open?, .conjunction?, .against?, .from?, .verb?, .to?: break search
      default: continue
      }
    }
    if direction == nil { (direction, directionRange) = directionBehind(index) }
    // "decreased by 5.2% compared to 4Q02 and by 13.1% compared to 3Q03": the verb goes on.
    if direction == nil, let last = drafts.last, last.measure == .change,
      hasOnly(lead(index), [.conjunction, .by, .comma, .inPeriod, .against, .from])
    {
      direction = last.direction
      directionRange = last.directionRange
    }
    draft.subject = subject
    let versus = comparedBehind(index)
    if let direction {
      draft.measure = isPoints ? .difference : .change
      draft.direction = direction
      draft.directionRange = directionRange
      draft.compared = versus?.period ?? lastCompared
      draft.comparedRange = versus?.range
      if let versus { lastCompared = versus.period }
      return
    }
    if draft.subject?.isProgress == true {
      draft.measure = .progress
      draft.period = periods.main
      if let name = nameAfterFor(index) { draft.subject = name }
      draft.subject?.isProgress = true
      return
    }
    if isBracketed(index), let last = drafts.last, last.figure.unit?.isRate == false {
      draft.measure = .change
      draft.period = last.period
      draft.periodRange = last.periodRange
      draft.subject = last.subject
      draft.compared = last.period.map { periods.priorYear(of: $0) }
      return
    }
    draft.measure = isPoints ? .difference : .ratio
    if isComparative(index) { draft.role = .comparative }
  }

  private func hasOnly(_ tokens: ReversedCollection<ArraySlice<ProseToken>>, _ senses: Set<WordSense>) -> Bool {
    var count = 0
    for token in tokens {
      if case .period = token.kind { continue }
      guard let sense = token.sense else { return false }
      if [
        .priorYearWords, .priorQuarterWords, .priorFiscalYearWords, .versusPriorYear, .versusPriorQuarter,
        .versusFiscalYear,
      ].contains(sense) {
        continue
      }
      guard senses.contains(sense) else { return false }
      count += 1
    }
    return count > 0
  }

  private func isBracketed(_ index: Int) -> Bool {
    index > 0 && index + 1 < tokens.count && tokens[index - 1].sense == .open && tokens[index + 1].sense == .close
  }

  /// "20.6% more than in 3Q03", "an 11.5% increase", "10.9% below the JPY 13,036 million of 4Q02".
  private func directionBehind(_ index: Int) -> (Direction?, Range<Int>?) {
    guard index + 1 < tokens.count else { return (nil, nil) }
    let next = tokens[index + 1]
    guard next.range.lowerBound - tokens[index].range.upperBound < 3 else { return (nil, nil) }
    switch next.sense {
    case .above?, .up?: return (.up, next.range)
    case .below?, .down?: return (.down, next.range)
    case .over? where ByteCursor(bytes, next.range).looking(atCaseless: "more than"): return (.up, next.range)
    default: return (nil, nil)
    }
  }

  /// The period behind "compared to", "from", "than in", before the next figure of another kind.
  private func comparedBehind(_ index: Int) -> (period: Period, range: Range<Int>)? {
    var opened = false
    var passedAmount = false
    var passedTarget = false
    var previous: WordSense?
    for token in tokens[(index + 1)...] {
      defer { previous = token.sense }
      switch token.kind {
      case .word(.versusPriorYear), .word(.versusPriorQuarter), .word(.versusFiscalYear):
        return period(of: token).map { ($0, token.range) }
      case .word(.against), .word(.from), .word(.above), .word(.below), .word(.over): opened = true
      case .word(.endOf): if ByteCursor(bytes, token.range).looking(atCaseless: "from") { opened = true }
      case .word(.comma), .word(.stop), .word(.conjunction), .word(.close), .word(.open):
        // "to JPY 350 million ($ 3.4 million), from JPY 236 million in 3Q03"
        if passedTarget, !opened, token.sense != .stop, token.sense != .conjunction { continue }
        if !opened || passedAmount || token.sense != .open { return nil }
      case .figure(let figure):
        if figure.unit?.isRate == true { return nil }
        if !opened {
          // "decreased 18.4% to JPY 4,001 million in 4Q03 from JPY 4,905 million in 4Q02"
          guard previous == .to || passedTarget, figure.unit?.isCurrency == true else { return nil }
          passedTarget = true
          continue
        }
        if passedAmount { return nil }
        passedAmount = true
      case .period, .word(.priorYearWords), .word(.priorQuarterWords), .word(.priorFiscalYearWords):
        if opened { return period(of: token).map { ($0, token.range) } }
      default: continue
      }
    }
    return nil
  }

  private func nameAfterFor(_ index: Int) -> Subject? {
    var cursor = ByteCursor(bytes, tokens[index].range.upperBound..<range.upperBound)
    cursor.skipSpaces()
    guard cursor.takeWord("for") else { return nil }
    let start = cursor.at
    var end = start
    while end < range.upperBound, bytes[end] != 0x2C, bytes[end] != 0x2E,
      !ByteCursor(bytes, end..<range.upperBound).looking(at: " and ")
    {
      end += 1
    }
    var names = catalog
    return names.subject(string(cleaned(start..<end)))
  }

  /// "from", "compared to" stands before the figure in its own clause.
  private func isComparative(_ index: Int) -> Bool {
    for token in lead(index) {
      switch token.sense {
      case .from?, .against?: return true
      case .verb?, .open?, .to?: return false
      case .above?, .below?: return true
      case .comma?, .conjunction?:
        if let last = drafts.last, last.role == .comparative, token.range.lowerBound - last.range.upperBound < 30 {
          continue
        }
        return false
      default: continue
      }
    }
    // "… and JPY 459 million in 4Q02": the comparison goes on.
    return drafts.last?.role == .comparative && !lead(index).isEmpty
  }

  private mutating func readAmount(_ index: Int, _ draft: inout ClaimDraft) {
    let token = tokens[index]
    // (\$ 111.5 million) right behind an amount in another currency.
    if index > 0, tokens[index - 1].sense == .open, let last = drafts.last,
      tokens[index - 1].range.lowerBound - last.range.upperBound < 3, last.figure.unit?.isCurrency == true,
      draft.figure.unit?.isCurrency == true, last.figure.unit != draft.figure.unit, index + 1 < tokens.count,
      tokens[index + 1].sense == .close, tokens[index + 1].range.lowerBound - token.range.upperBound < 3
    {
      draft.role = .translation
      draft.subject = last.subject
      draft.period = last.period
      draft.periodRange = last.periodRange
      draft.wordSign = last.wordSign
      draft.measure = last.measure
      draft.direction = last.direction
      return
    }
    var words = start(of: index)..<token.range.lowerBound
    var hasOf = false
    let preposition = tokens[min(window, index)..<index].last { $0.range.lowerBound >= words.lowerBound }
    if let preposition, preposition.sense == .of || preposition.sense == .by,
      trimmed(preposition.range.upperBound..<token.range.lowerBound, in: bytes).isEmpty || approximates(index)
    {
      hasOf = true
      words = words.lowerBound..<preposition.range.lowerBound
    }
    let comparative = isComparative(index)
    // an increase of ¥4,291 million; increased by ¥1,563 million; ¥717 million less than
    if let last = tokens[min(window, index)..<index].last(where: { $0.sense == .up || $0.sense == .down }), hasOf,
      isNear(last, index) || preposition?.sense == .by
    {
      draft.measure = .difference
      draft.direction = last.sense == .up ? .up : .down
      draft.directionRange = last.range
    } else if case (let direction?, let range) = directionBehind(index), draft.figure.unit?.isCurrency == true,
      isFollowedByThan(index)
    {
      draft.measure = .difference
      draft.direction = direction
      draft.directionRange = range
    }
    if draft.measure == .difference {
      draft.subject = reducedName(index) ?? subject
      if let versus = comparedBehind(index) {
        draft.compared = versus.period
        draft.comparedRange = versus.range
        lastCompared = versus.period
      } else {
        draft.compared = lastCompared
      }
      return
    }
    if comparative { draft.role = .comparative }
    let isPart =
      lead(index).contains { $0.sense == .part } || partName != nil && subject?.label == partName.map { string($0) }
    var name = knownName(index, end: words.upperBound) ?? cleaned(words)
    if isPart, isPreposition(name) || name.isEmpty, let behind = nameBehind(index) {
      name = behind
    }
    if !name.isEmpty, hasOf || isPart || startsList(index) {
      readName(name, index, &draft, isPart: isPart)
    } else {
      draft.subject = subject
    }
    if isPart { draft.role = .part }
    // outflow of, loss of, used in
    if let sign = tokens[min(window, index)..<index].last(where: { [.outflow, .inflow].contains($0.sense) }),
      sign.sense == .outflow
    {
      draft.wordSign = -1
    }
    if index + 1 < tokens.count, tokens[index + 1].sense == .verb,
      ByteCursor(bytes, tokens[index + 1].range).looking(atCaseless: "used"),
      tokens[index + 1].range.lowerBound - token.range.upperBound < 3
    {
      draft.wordSign = -1
    }
    if let verb = nearestDirection(index) {
      draft.direction =
        verb.sense == .up ? .up : verb.sense == .down ? .down : verb.sense == .better ? .better : .worse
      draft.directionRange = verb.range
    }
  }

  /// "rose to", "a decrease from", "an improvement from an operating loss of"; not beyond a comma or a verb.
  private func nearestDirection(_ index: Int) -> ProseToken? {
    for token in lead(index) {
      switch token.sense {
      case .up?, .down?, .better?, .worse?: return token
      case .comma?, .verb?, .open?, .conjunction?, .breaker?, .forecast?: return nil
      default: continue
      }
    }
    return nil
  }

  /// "our reduction of Internet backbone costs by JPY 516 million".
  private func reducedName(_ index: Int) -> Subject? {
    let before = tokens[min(window, index)..<index]
    guard let by = before.last(where: { $0.sense == .by }),
      let noun = before.last(where: { $0.sense == .up || $0.sense == .down }),
      noun.range.upperBound < by.range.lowerBound
    else { return nil }
    var cursor = ByteCursor(bytes, noun.range.upperBound..<by.range.lowerBound)
    cursor.skipSpaces()
    _ = cursor.takeWord("of") || cursor.takeWord("in")
    var names = catalog
    let words = cleaned(cursor.at..<by.range.lowerBound)
    return words.isEmpty ? nil : names.subject(string(words))
  }

  /// "of about JPY 3 million": an approximation may stand between.
  private func approximates(_ index: Int) -> Bool {
    index > 0 && [.about, .nearly, .over].contains(tokens[index - 1].sense)
  }

  /// The longest words before the figure that the catalogue knows: "purchase of property, plant and equipment of ¥5,161 million".
  private mutating func knownName(_ index: Int, end: Int) -> Range<Int>? {
    var starts = [max(lastFigureEnd(index), range.lowerBound)]
    for token in tokens[min(window, index)..<index] where token.range.upperBound < end {
      switch token.sense {
      case .comma?, .open?, .verb?, .from?, .against?, .part?, .colon?, .breaker?, .to?, .forecast?, .conjunction?,
        .inPeriod?, .of?:
        starts.append(token.range.upperBound)
      default: break
      }
    }
    for start in starts where end - start < 90 {
      let words = cleaned(start..<end)
      guard words.count > 5 else { continue }
      let found = catalog.subject(string(words))
      if found.concept != nil, found.modifiers <= 1, !containsFinite(words) { return words }
    }
    return nil
  }

  private func lastFigureEnd(_ index: Int) -> Int {
    tokens[..<index].last { $0.figure != nil || $0.sense == .close }?.range.upperBound ?? range.lowerBound
  }

  private func containsFinite(_ words: Range<Int>) -> Bool {
    tokens.contains { token in
      token.range.lowerBound >= words.lowerBound && token.range.upperBound <= words.upperBound
        && (token.sense == .from || token.sense == .against || token.figure != nil)
    }
  }

  private func isPreposition(_ words: Range<Int>) -> Bool {
    words.count <= 3 && tokens.contains { $0.range == words && $0.sense == .inPeriod }
  }

  /// "included the JPY 71 million of accounts receivable from Crosswave".
  private func nameBehind(_ index: Int) -> Range<Int>? {
    var cursor = ByteCursor(bytes, tokens[index].range.upperBound..<range.upperBound)
    cursor.skipSpaces()
    guard cursor.takeWord("of") else { return nil }
    let start = cursor.at
    var end = start
    for token in tokens[(index + 1)...] where token.range.lowerBound > start {
      end = token.range.lowerBound
      switch token.sense {
      case .open?, .close?, .comma?, .breaker?, .conjunction?, .stop?, .verb?, .inPeriod?, .from?: break
      default: continue
      }
      break
    }
    let words = cleaned(start..<max(start, end))
    return words.isEmpty ? nil : words
  }

  private func startsList(_ index: Int) -> Bool { false }

  private func isNear(_ direction: ProseToken, _ index: Int) -> Bool {
    // Only "of", "by", approximations and adverbs between.
    for token in lead(index) {
      if token.range == direction.range { return true }
      switch token.sense {
      case .of?, .by?, .about?, .nearly?, .over?: continue
      default: return false
      }
    }
    return false
  }

  private func isFollowedByThan(_ index: Int) -> Bool {
    guard index + 1 < tokens.count else { return false }
    return [.above, .below, .over].contains(tokens[index + 1].sense)
      || index + 2 < tokens.count && tokens[index + 2].sense == .against
  }

  /// Where the words of this figure begin: behind the last comma, bracket, conjunction, verb or preposition of comparison.
  private func start(of index: Int) -> Int {
    var start = max(hard, range.lowerBound)
    for token in tokens[min(window, index)..<index] {
      switch token.sense {
      case .comma?, .open?, .verb?, .from?, .against?, .part?, .colon?, .breaker?, .to?, .above?, .below?, .forecast?:
        start = token.range.upperBound
      case .conjunction?: start = token.range.upperBound
      default: break
      }
    }
    return min(start, tokens[index].range.lowerBound)
  }

  /// "an operating loss of", "a benefit of", "revenues of", "special gain of".
  private mutating func readName(_ name: Range<Int>, _ index: Int, _ draft: inout ClaimDraft, isPart: Bool) {
    let words = string(name)
    let found = catalog.subject(words)
    let lower = words.lowercased()
    if isPart {
      draft.subject = found
      return
    }
    switch lower {
    case "loss", "losses":
      draft.subject = subject
      draft.wordSign = -1
    case "profit", "income", "inflow", "total", "level":
      draft.subject = subject
    case "net loss":
      // Of whatever the sentence speaks: "Basic net income per ADS … compared to a net loss of JPY 206.62".
      draft.subject = subject ?? found
      if subject?.concept == nil && subject?.isPerShare != true && subject?.label.isEmpty != false {
        draft.subject = found
      } else {
        draft.wordSign = -1
      }
    case "positive": draft.subject = subject
    case "negative":
      draft.subject = subject
      draft.wordSign = -1
    case "benefit": draft.subject = subject
    case "expense":
      draft.subject = subject
      // "Income tax benefit (expense) … an expense of JPY 97 million": no benefit, so the tax itself.
      draft.subject?.isInverted = false
    case "outflow":
      draft.subject = subject
      draft.wordSign = -1
    default:
      if found.concept != nil {
        // The comparison may name the same thing by its loss; the subject stays what it was.
        draft.subject = found
        if draft.role == .main {
          subject = found
        }
      } else if draft.role == .comparative || name.count > 60 || containsVerb(name) {
        draft.subject = subject
      } else {
        draft.subject = found
        if draft.role == .main { subject = found }
      }
    }
  }

  private func readApproximation(_ index: Int, _ draft: inout ClaimDraft) {
    guard index > 0 else { return }
    let before = tokens[index - 1]
    guard trimmed(before.range.upperBound..<tokens[index].range.lowerBound, in: bytes).isEmpty else { return }
    switch before.sense {
    case .about?: draft.approximation = .about
    case .nearly?: draft.approximation = .below
    case .over?: draft.approximation = .above
    default: break
    }
  }

  private mutating func bindPeriod(_ index: Int, _ draft: inout ClaimDraft) {
    if draft.measure == .ratio, draft.subject?.concept == "exchange-rate" { return }
    if draft.period == nil, let found = periodBehind(index) ?? periodBefore(index) {
      if !(draft.takesDirection && draft.compared == found.period) {
        draft.period = found.period
        draft.periodRange = found.range
      }
    }
    if draft.period == nil, draft.role == .comparative {
      // "down from 7.7% a year earlier" has it; else what was compared last.
      if let last = drafts.last, last.takesDirection, let compared = last.compared {
        draft.period = compared
      } else if let last = drafts.last, last.role == .comparative, let period = last.period {
        draft.period = period
      }
    }
    if draft.period == nil, let topicPeriod {
      draft.period = topicPeriod.period
      draft.periodRange = topicPeriod.range
    }
    if draft.period == nil { draft.period = periods.base }
    if draft.subject?.isInstant == true {
      if let period = draft.period { draft.period = .instant(period.end) }
      if draft.takesDirection, let period = draft.compared { draft.compared = .instant(period.end) }
    } else if let period = draft.period, period.isInstant, draft.subject?.isRatio != true, let base = periods.base,
      !base.isInstant,
      period.end == base.end
    {
      draft.period = base
    }
    if draft.takesDirection, draft.compared == nil, let period = draft.period {
      if period.lengthInMonths.map({ $0 >= 6 }) == true { draft.compared = periods.priorYear(of: period) }
    }
    if let compared = draft.compared, draft.takesDirection { lastCompared = compared }
  }

  /// "JPY 446 million in 4Q02", "JPY 13,036 million of 4Q02", "(52.2% at the end of the previous fiscal year)".
  private func periodBehind(_ index: Int) -> (period: Period, range: Range<Int>)? {
    var place = tokens[index].range.upperBound
    for (offset, token) in tokens[(index + 1)...].enumerated() {
      guard offset < 6, token.range.lowerBound - place < 12 else { return nil }
      place = token.range.upperBound
      switch token.kind {
      case .word(.endOf) where ByteCursor(bytes, token.range).looking(atCaseless: "from"): return nil
      case .word(.inPeriod), .word(.of), .word(.endOf), .word(.perShare), .word(.verb): continue
      case .period, .word(.priorYearWords), .word(.priorQuarterWords), .word(.priorFiscalYearWords),
        .word(.currentWord):
        // "…: ¥212 million  Fiscal year ended March 31, 2024: ¥187 million": the next one's name.
        guard offset > 0 || token.sense == .priorYearWords,
          index + offset + 2 >= tokens.count || tokens[index + offset + 2].sense != .colon
        else { return nil }
        return period(of: token).map { ($0, token.range) }
      case .word(.open):
        // JPY 350 million ($3.4 million) in 4Q03
        guard index + offset + 3 < tokens.count,
          let close = tokens[(index + offset + 2)...].firstIndex(where: { $0.sense == .close }),
          close - index <= 4, tokens[index + offset + 2].figure?.unit?.isCurrency == true
        else { return nil }
        var end = tokens[close].range.upperBound
        for after in tokens[(close + 1)...].prefix(3) {
          guard after.range.lowerBound - end < 8 else { return nil }
          end = after.range.upperBound
          if after.sense == .inPeriod || after.sense == .of || after.sense == .endOf { continue }
          if case .period = after.kind { return period(of: after).map { ($0, after.range) } }
          return nil
        }
        return nil
      default: return nil
      }
    }
    return nil
  }

  /// "compared to 4Q02 …": the period that something is held against.
  private func isCompared(_ token: ProseToken) -> Bool {
    guard let place = tokens.firstIndex(where: { $0.range == token.range }) else { return false }
    for other in tokens[..<place].suffix(3).reversed() {
      switch other.sense {
      case .against?, .from?: return true
      case .endOf?: return ByteCursor(bytes, other.range).looking(atCaseless: "from")
      case .inPeriod?, .of?: continue
      default: return false
      }
    }
    return false
  }

  /// "(FY2023: JPY876 million)", "Fiscal year ended March 31, 2025: ¥8,102 million", "In 4Q02 the Company had recorded …".
  private func periodBefore(_ index: Int) -> (period: Period, range: Range<Int>)? {
    for token in lead(index) {
      switch token.sense {
      case .from?, .against?: continue
      case .comma?, .open?, .conjunction?, .to?: return nil
      default: break
      }
      if let period = period(of: token), !isCompared(token), token.sense != .versusPriorYear,
        token.sense != .versusPriorQuarter, token.sense != .versusFiscalYear
      {
        return (period, token.range)
      }
    }
    return nil
  }
}
