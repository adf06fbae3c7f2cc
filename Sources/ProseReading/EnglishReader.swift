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

  var drafts: [ClaimDraft] = []
  var subject: Subject?
  var qualifier: String?
  var subjectHasFigure = true
  var topicPeriod: (period: Period, range: Range<Int>)?
  /// Where the words since the last figure, comma, bracket or conjunction begin.
  var hard = 0
  var soft = 0
  /// First token since the last figure or bracket.
  var window = 0
  var stack: [(subject: Subject?, topicPeriod: (period: Period, range: Range<Int>)?)] = []
  /// `hard` and `soft` as they were before the brackets that are open.
  var edges: [(hard: Int, soft: Int)] = []
  /// "Ordinary profit, which includes …, was": the words before the comma that opened the clause.
  var host: Range<Int>?
  var approximation: Approximation?
  var used: Set<Int> = []
  /// What "included" names: "a special gain on the sale of an equity investment, which amounted to …".
  var partStart: Int?
  var partName: Range<Int>?

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

  /// The period of the sentence before, where this one goes on with it.
  mutating func inherit(_ period: Period?) {
    if let period { topicPeriod = (period, range.lowerBound..<range.lowerBound) }
  }

  mutating func read() {
    for index in tokens.indices { step(index) }
    distribute()
  }

  mutating func step(_ index: Int) {
    let token = tokens[index]
    switch token.kind {
    case .figure(let figure): readFigure(figure, at: index)
    case .word(let sense): readWord(sense, at: index)
    default: break
    }
  }

  mutating func readWord(_ sense: WordSense, at index: Int) {
    let token = tokens[index]
    switch sense {
    case .verb, .up, .down, .better, .worse:
      // A noun behind an article or "an" is no verb: "an increase of".
      if sense != .verb, !isVerb(token.range) { return }
      // "investments accounted for using the equity method" is one name.
      if sense == .verb, isParticiple(index) || saysUsing(token.range) { return }
      // "Net cash used in investing activities" is one name.
      if token.range.lowerBound - range.lowerBound >= 5,
        ByteCursor(bytes, token.range.lowerBound - 5..<range.upperBound).looking(atCaseless: "cash ")
      {
        return
      }
      takeSubject(before: token.range.lowerBound)
      soft = token.range.upperBound
    case .exceeds, .fallsShort:
      takeSubject(before: token.range.lowerBound)
      soft = token.range.upperBound
    case .part: partStart = token.range.upperBound
    case .comma, .stop:
      if sense == .comma, !opensClause(index) { host = hostBefore(index) ?? host }
      if sense == .stop { host = nil }
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
      if words.count >= 3, words.count < 90, trailingPeriod(words) == nil {
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
      edges.append((hard, soft))
      window = index + 1
    case .close:
      if let saved = stack.popLast() { (subject, topicPeriod) = saved }
      if let before = edges.popLast() { (hard, soft) = before }
      if let open = openBracket(before: index), tokens[open..<index].contains(where: { $0.figure != nil }) {
        hard = token.range.upperBound
        soft = hard
        window = index + 1
      }
    default: break
    }
  }

  /// "net claims paid declined", "dividends received were": a participle of the name, since a verb follows.
  private func isParticiple(_ index: Int) -> Bool {
    let word = ByteCursor(bytes, tokens[index].range)
    let words: [StaticString] = ["paid", "used", "provided", "earned", "incurred", "recorded", "generated", "had"]
    guard words.contains(where: { $0.utf8CodeUnitCount == tokens[index].range.count && word.looking(atCaseless: $0) }),
      index + 1 < tokens.count
    else { return false }
    let next = tokens[index + 1]
    guard next.range.lowerBound - tokens[index].range.upperBound < 3, let sense = next.sense else { return false }
    return sense == .verb || [.up, .down].contains(sense) && isVerb(next.range)
  }

  private func saysUsing(_ verb: Range<Int>) -> Bool {
    ByteCursor(bytes, verb.lowerBound..<range.upperBound).looking(atCaseless: "accounted for using")
  }

  /// The comma stands before "and" or ends a clause that began with one.
  private func opensClause(_ index: Int) -> Bool {
    index + 1 < tokens.count && tokens[index + 1].sense == .conjunction
      && tokens[index + 1].range.lowerBound - tokens[index].range.upperBound < 3
  }

  /// The subject that stands before ", which", ", including", ", excluding", ", after".
  private func hostBefore(_ index: Int) -> Range<Int>? {
    var cursor = ByteCursor(bytes, tokens[index].range.upperBound..<range.upperBound)
    cursor.skipSpaces()
    let openers: [StaticString] = [
      "which", "including", "excluding", "after", "that", "who", "where", "net of", "by contrast",
      "on the other hand", "meanwhile", "however", "in contrast",
    ]
    guard openers.contains(where: { cursor.looking(atCaseless: $0) }) else { return nil }
    let words = cleaned(hard..<tokens[index].range.lowerBound)
    guard words.count > 3, words.count < 90, !containsVerb(words) else { return nil }
    return words
  }

  func isAnd(_ range: Range<Int>) -> Bool { ByteCursor(bytes, range).looking(atCaseless: "and") }

  /// "increased", "rose", "fell", "grew": forms that follow a subject; "increase", "growth", "up" do not.
  func isVerb(_ range: Range<Int>) -> Bool {
    let word = ByteCursor(bytes, range)
    let verbs: [StaticString] = [
      "increased", "rose", "grew", "expanded", "climbed", "widened", "decreased", "declined", "fell", "reduced",
      "dropped",
      "narrowed", "shrank", "contracted", "improved", "deteriorated", "worsened", "slipped", "slid", "plunged",
      "plummeted", "tumbled", "dipped", "eased", "slumped", "gained", "jumped", "surged", "soared", "advanced",
      "edged up", "built up", "doubled", "tripled", "quadrupled", "halved", "picked up",
      "edged down", "edged lower", "edged higher", "inched down",
    ]
    let bare: [StaticString] = [
      "increase", "decrease", "rise", "fall", "grow", "decline", "drop", "climb", "jump", "surge", "plunge", "shrink",
    ]
    if bare.contains(where: { $0.utf8CodeUnitCount == range.count && word.looking(atCaseless: $0) }) {
      // "caused net sales to plunge", "is expected to rise"
      return range.lowerBound >= 3
        && ByteCursor(bytes, range.lowerBound - 3..<range.upperBound).looking(atCaseless: "to ")
    }
    return verbs.contains { $0.utf8CodeUnitCount == range.count && word.looking(atCaseless: $0) }
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

  mutating func readFigure(_ figure: PrintedFigure, at index: Int) {
    let token = tokens[index]
    // "Common Equity Tier 1 ratio": a bare number is part of the words.
    if figure.unit == nil, !figure.hasScale { return }
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
    guard figure.unit != nil else { return }
    var draft = ClaimDraft(figure, token.range)
    draft.qualifier = qualifier
    if figure.unit?.isRate == true { readRate(index, &draft) } else { readAmount(index, &draft) }
    subjectHasFigure = true
    if let narrowing = draft.subject?.qualifier { draft.qualifier = narrowing }
    readApproximation(index, &draft)
    // "a dividend of ¥20": dividends in single yen are those of a share.
    let isDividend = draft.subject?.isDividend == true && !figure.hasScale && figure.value < ExactDecimal(100_000)
    if figure.unit == .yen, follows(index, .perShare) || draft.subject?.isPerShare == true || isDividend {
      draft.unit = .yenPerShare
    }
    bindPeriod(index, &draft)
    drafts.append(draft)
  }

  func follows(_ index: Int, _ sense: WordSense) -> Bool {
    index + 1 < tokens.count && tokens[index + 1].sense == sense
      && tokens[index + 1].range.lowerBound - tokens[index].range.upperBound < 3
  }

  /// Tokens between the last figure or bracket and this figure, nearest first.
  func lead(_ index: Int) -> ReversedCollection<ArraySlice<ProseToken>> {
    tokens[min(window, index)..<index].reversed()
  }

  func startsList(_ index: Int) -> Bool { false }
}
