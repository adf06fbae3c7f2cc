import Lexing
import ReleaseModel
import SourceText

/// What a figure is about: the words before its verb, before "of", behind "included".
extension EnglishReader {
  mutating func takeSubject(before end: Int) {
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
    // "that of the Aircraft Leasing business expanded to": the same item of another part.
    if let narrowing = sameItem(region.lowerBound, full) {
      subject?.qualifier = narrowing
      subjectHasFigure = false
      return
    }
    // "the cumulative total from January to December was"
    if ByteCursor(bytes, full).looking(atCaseless: "cumulative total"), subject?.concept != nil {
      if let (period, range) = trailingPeriod(region) { topicPeriod = (period, range) }
      return
    }
    let short = cleaned(min(soft, end)..<end)
    if full.isEmpty || isAdverbial(full), let words = host {
      subject = catalog.subject(string(words))
      if subject?.concept == nil, let (_, found) = knownEnding(words) ?? knownHead(words) { subject = found }
      subjectHasFigure = false
      host = nil
      return
    }
    if full.isEmpty || isAdverbial(full) {
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
    // "Selling, general and administrative expenses": the comma is part of the name.
    if let long = nameOverComma(full, end: end) {
      words = long
      found = catalog.subject(string(long))
    } else if found.concept == nil, !found.isRatio, !found.isProgress, !isActor(full) {
      if isList(full) {
        found = Subject(label: string(full))
      } else if isAuxiliary(full) {
        return
      } else if let head = knownHead(full) {
        (words, found) = head
      } else if let ending = knownEnding(full) {
        (words, found) = ending
      }
    } else if found.isRatio, found.concept == nil, let head = knownHead(full) {
      (words, found) = head
    }
    if found.concept == nil, !found.isRatio, short.lowerBound > full.lowerBound, !short.isEmpty, words == full,
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

  /// The words behind "that of" or "those of", where a subject stands before them.
  private func sameItem(_ start: Int, _ words: Range<Int>) -> String? {
    guard subject?.concept != nil, !words.isEmpty, start - 6 >= range.lowerBound else { return nil }
    let before = trimmed(max(range.lowerBound, start - 6)..<start, in: bytes)
    guard
      ByteCursor(bytes, max(range.lowerBound, before.upperBound - 4)..<range.upperBound).looking(atCaseless: "that"),
      ByteCursor(bytes, trimmed(start..<words.upperBound, in: bytes)).looking(atCaseless: "of ")
    else { return nil }
    return string(words)
  }

  func isPronoun(_ words: Range<Int>) -> Bool {
    var cursor = ByteCursor(bytes, words)
    for word in ["they", "which", "this", "it", "these", "there", "that", "of which", "having", "being"]
      as [StaticString]
    {
      if cursor.takeWord(word) { return cursor.isAtEnd }
    }
    return false
  }

  func containsVerb(_ words: Range<Int>) -> Bool {
    tokens.contains { token in
      token.range.lowerBound >= words.lowerBound && token.range.upperBound <= words.upperBound
        && (token.sense == .verb || token.sense == .breaker || token.figure?.unit != nil)
    }
  }

  /// The period inside the words of a subject: "Revenues in 4Q03 totaled".
  func trailingPeriod(_ words: Range<Int>) -> (Period, Range<Int>)? {
    for token in tokens.reversed()
    where token.range.lowerBound >= words.lowerBound && token.range.upperBound <= words.upperBound {
      // "carried forward to the next fiscal year" is part of a name.
      let lead = ByteCursor(bytes, max(words.lowerBound, token.range.lowerBound - 7)..<words.upperBound)
      if token.sense == .next, lead.looking(atCaseless: "to the ") || says(["carried forward"]) { continue }
      if let period = period(of: token) { return (period, token.range) }
    }
    return nil
  }

  /// Without articles, connecting words, periods and "of the Company".
  func cleaned(_ words: Range<Int>) -> Range<Int> {
    guard words.lowerBound < words.upperBound else { return words.lowerBound..<words.lowerBound }
    var inner = trimmed(words, in: bytes)
    var changed = true
    while changed, !inner.isEmpty {
      changed = false
      var cursor = ByteCursor(bytes, inner)
      while cursor.byte == 0x2C || cursor.byte == 0x3A || cursor.byte == 0x3B || cursor.byte == 0x28 && isOpen(inner) {
        cursor.at += 1
      }
      cursor.skipSpaces()
      let prefixes: [StaticString] = [
        "and", "but", "while", "although", "the", "a", "an", "our", "as a result", "consolidated", "total revenues of",
        "in addition", "however", "its", "by", "to", "of", "annual net", "therefore", "full-year", "for", "from",
        "compared", "yearly", "together with", "with", "in part to", "(note)", "(reference)", "(notes)",
        "group's", "company's", "bank's", "company acquired", "including", "include", "both",
        "acquired", "in", "during", "there", "thus",
      ]
      for prefix in prefixes where cursor.takeWord(prefix) {
        // "from" and "of" only lead when nothing stands before them.
        changed = true
        break
      }
      // "(Civil engineering) Completed construction contracts"
      if inner.lowerBound <= range.lowerBound + 4, cursor.byte == 0x28, let close = bytes[inner].firstIndex(of: 0x29),
        close + 6 < inner.upperBound
      {
        cursor.at = close + 1
        changed = true
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
          "</u>", ":", "as", "of the group", "of the company", "by the group", "by the company", "also", "have", "has",
          "had", "\"", "²", "³", "were",
          "amount", "narrowly",
          "substantially", "steadily", "having", "likewise", "again", "too", "even", "instead", "significantly",
          "further", "slightly", "sharply", "to",
        ])
      inner = withoutAdverb(inner)
      if inner != before { changed = true }
    }
    return inner
  }

  /// A bracket opens the words and does not close in them.
  private func isOpen(_ words: Range<Int>) -> Bool { !bytes[words].contains(0x29) }

  /// "Operating revenue consequently": a last word in -ly says how, not what.
  func withoutAdverb(_ words: Range<Int>) -> Range<Int> {
    guard let space = bytes[words].lastIndex(of: 0x20), words.upperBound - space > 5,
      bytes[words.upperBound - 2] == 0x6C, bytes[words.upperBound - 1] == 0x79
    else { return words }
    return trimmed(words.lowerBound..<space, in: bytes)
  }

  func dropLast(_ words: Range<Int>, _ endings: [StaticString]) -> Range<Int> {
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

  func string(_ range: Range<Int>) -> String {
    var text = Array(bytes[range])
    for index in text.indices where text[index] == 0x0A { text[index] = 0x20 }
    return String(decoding: text, as: UTF8.self)
  }

  func isPreposition(_ words: Range<Int>) -> Bool {
    words.count <= 3 && tokens.contains { $0.range == words && $0.sense == .inPeriod }
  }

  /// "an operating loss of", "a benefit of", "revenues of", "special gain of".
  mutating func readName(_ name: Range<Int>, _ index: Int, _ draft: inout ClaimDraft, isPart: Bool) {
    let whole = string(name).lowercased()
    if Self.levels.contains(where: { whole.hasPrefix($0) }) || whole.contains("record") {
      draft.subject = subject
      return
    }
    var name = name
    var found = catalog.subject(string(name))
    if found.concept == nil, !isPart {
      if let head = knownHead(name) {
        (name, found) = head
      } else if let ending = knownEnding(name) {
        (name, found) = ending
      }
    }
    let lower = string(name).lowercased()
    if isPart {
      draft.subject = found
      return
    }
    if subject?.isPerShare == true, Self.profits.contains(lower) {
      draft.subject = subject
      return
    }
    switch lower {
    case "loss", "losses":
      draft.subject = subject
      draft.wordSign = -1
      if subject?.concept != nil, !speaksOfProfit, subject?.isPerShare != true, !speaksOfGains {
        // "Impairment losses … led to a loss of": not of those losses.
        draft.subject = catalog.subject("net loss")
      }
      earn(&draft)
    case "profit", "income":
      draft.subject = subject?.concept == nil || speaksOfProfit ? subject : found
      if subject == nil { draft.subject = found }
      // "…, operating profit of ¥4,402 million and profit of ¥3,770 million": an item of its own, without an article.
      if draft.role == .main, subjectHasFigure, !hasArticle(name), openBracket(before: index) == nil {
        draft.subject = found
        subject = found
      }
      // "loss attributable to owners …, in contrast to the previously forecast profit of ¥800 million"
      draft.subject?.isInverted = false
      earn(&draft)
    case "inflow", "total", "level", "net cash", "cash", "decline", "increase", "nearly flat", "flat", "almost flat",
      "unchanged", "almost unchanged", "virtually unchanged", "roughly flat", "nearly unchanged", "a record", "record":
      draft.subject = subject
    case "forecast", "forecasts", "target", "targets", "plan":
      draft.subject = nameIn(index) ?? subject
    case "net loss":
      // Of whatever the sentence speaks: "Basic net income per ADS … compared to a net loss of JPY 206.62".
      draft.subject = subject.map { $0.isPerShare || Self.isNetIncome($0.concept) ? $0 : found } ?? found
      if draft.subject?.isInverted == true
        || subject?.concept == nil && subject?.isPerShare != true && subject?.label.isEmpty != false
      {
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

  private func hasArticle(_ name: Range<Int>) -> Bool {
    let articles: [StaticString] = ["a ", "an ", "the "]
    return articles.contains { article in
      let start = name.lowerBound - article.utf8CodeUnitCount
      return start >= range.lowerBound && ByteCursor(bytes, start..<name.lowerBound).looking(atCaseless: article)
    }
  }

  /// The longest words before the figure that the catalogue knows: "purchase of property, plant and equipment of ¥5,161 million".
  /// "on a par with the previous year at", "maintained at": how the figure stands, not what it is.
  static let levels = [
    "on a par", "on par", "almost the same", "nearly the same", "roughly the same", "in line with", "maintained",
    "unchanged",
    "flat", "roughly flat", "virtually", "largely unchanged", "broadly", "more or less", "almost level", "level with",
  ]

  private static func isNetIncome(_ concept: String?) -> Bool {
    guard let concept else { return true }
    return concept.contains("net-income") || concept.hasPrefix("profit-attributable")
  }

  static let profits: Set<String> = ["profit", "income", "net income", "net profit"]

  private var speaksOfGains: Bool {
    guard let concept = subject?.concept else { return false }
    return concept.contains("gain") || concept.contains("result") || concept.contains("adjustment")
  }

  var speaksOfProfit: Bool {
    guard let concept = subject?.concept else { return false }
    return concept.contains("profit") || concept.contains("income") && !concept.contains("tax")
      || concept.contains("equity-method") || concept.contains("cash-flow")
  }

  /// "The segment earned a profit of": the profit of a segment.
  mutating func earn(_ draft: inout ClaimDraft) {
    guard let subject, subject.concept == nil, subject.label.lowercased().contains("segment") else { return }
    draft.subject = catalog.subject("segment profit")
    draft.subject?.label = subject.label
    if draft.role == .main { self.subject = draft.subject }
  }

  mutating func knownName(_ index: Int, end: Int) -> Range<Int>? {
    knownName(index, end: end, from: max(lastFigureEnd(index), range.lowerBound))
  }

  mutating func knownName(_ index: Int, end: Int, from first: Int) -> Range<Int>? {
    var starts = [first]
    for token in tokens where token.range.lowerBound >= first && token.range.upperBound < end {
      switch token.sense {
      case .comma?, .open?, .verb?, .from?, .against?, .part?, .colon?, .breaker?, .to?, .forecast?, .conjunction?,
        .inPeriod?, .of?:
        starts.append(token.range.upperBound)
      default: break
      }
    }
    for start in starts where end - start < 90 {
      let words = cleaned(start..<end)
      guard words.count > 5, !bytes[words].contains(0x3A) else { continue }
      let found = catalog.subject(string(words))
      if found.concept != nil, found.modifiers <= 1, !containsFinite(words) { return words }
    }
    return nil
  }

  func lastFigureEnd(_ index: Int) -> Int {
    tokens[..<index].last { $0.figure != nil || $0.sense == .close }?.range.upperBound ?? range.lowerBound
  }

  func lastFigureEnd(before end: Int) -> Int {
    tokens.last { $0.range.upperBound <= end && ($0.figure != nil || $0.sense == .close || $0.sense == .open) }?.range
      .upperBound ?? range.lowerBound
  }

  func containsFinite(_ words: Range<Int>) -> Bool {
    tokens.contains { token in
      token.range.lowerBound >= words.lowerBound && token.range.upperBound <= words.upperBound
        && (token.sense == .from || token.sense == .against || token.figure != nil)
    }
  }

  /// "included the JPY 71 million of accounts receivable from Crosswave".
  func nameBehind(_ index: Int) -> Range<Int>? {
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

  func nameAfterFor(_ index: Int) -> Subject? {
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

  /// "our reduction of Internet backbone costs by JPY 516 million".
  func reducedName(_ index: Int) -> Subject? {
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
}
