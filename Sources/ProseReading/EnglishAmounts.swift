import Lexing
import ReleaseModel
import SourceText

/// Amounts: "was ¥3,100 million", "an increase of ¥150 million", "from JPY 236 million in 3Q03", "($3.4 million)".
extension EnglishReader {
  mutating func readAmount(_ index: Int, _ draft: inout ClaimDraft) {
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
    if readPassive(index, &draft) { return }
    if readSignedAmount(index, &draft) { return }
    var words = start(of: index)..<token.range.lowerBound
    var hasOf = false
    let preposition = tokens[min(window, index)..<index].last {
      $0.range.lowerBound >= words.lowerBound && ![.about, .nearly, .over].contains($0.sense)
    }
    if let preposition, preposition.sense == .of || preposition.sense == .by,
      trimmed(preposition.range.upperBound..<token.range.lowerBound, in: bytes).isEmpty || approximates(index)
    {
      hasOf = true
      words = words.lowerBound..<preposition.range.lowerBound
    }
    let comparative = isComparative(index)
    if let (direction, range) = movement(index) {
      draft.measure = .difference
      draft.direction = direction
      draft.directionRange = range
    } else if case (let direction?, let range) = directionBehind(index), draft.figure.unit?.isCurrency == true,
      isFollowedByThan(index) || isNoun(range)
    {
      draft.measure = .difference
      draft.direction = direction
      draft.directionRange = range
    }
    if draft.measure == .difference {
      draft.subject =
        liftedName(index) ?? reducedName(index) ?? nameIn(index) ?? nameBeforeBy(index) ?? nameBeforeDirection(index)
        ?? subject
      if let named = draft.subject, named.concept != nil { subject = named }
      if let versus = comparedBehind(index) {
        draft.compared = versus.period
        draft.comparedRange = versus.range
        lastCompared = versus.period
      } else if let last = drafts.last, last.measure == .difference, isListed(index) {
        draft.compared = last.compared
        draft.comparedRange = last.comparedRange
      }
      draft.isAgainstForecast = speaksOfForecast(index) || draft.comparedRange == nil && isRevision
      return
    }
    if let name = liftedName(index) {
      draft.subject = name
      return
    }
    if comparative { draft.role = .comparative }
    let isPart =
      lead(index).contains { $0.sense == .part } || partName != nil && subject?.label == partName.map { string($0) }
    var name = knownName(index, end: words.upperBound) ?? cleaned(words)
    if isPart, isPreposition(name) || name.isEmpty, let behind = nameBehind(index) {
      name = behind
    }
    if !name.isEmpty, hasOf || isPart {
      readName(name, index, &draft, isPart: isPart)
    } else if let behind = nameIn(index) {
      draft.subject = behind
    } else if let gapped = gappedName(index) {
      draft.subject = gapped
    } else if let named = namedByApposition(words, index) {
      draft.subject = named
      subject = named
    } else {
      draft.subject = subject
    }
    if draft.subject?.concept == nil, paysPerShare(index) { draft.subject = catalog.subject("dividends") }
    if attached(index)?.sense == .negative { draft.wordSign = -1 }
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
    if draft.subject?.concept?.contains("cash-flow") == true, draft.subject?.isInverted == true,
      let verb = lead(index).first(where: { $0.sense == .verb }),
      ByteCursor(bytes, verb.range).looking(atCaseless: "provided")
    {
      // "Net cash used in operating activities was … (compared with net cash provided of …)"
      draft.subject?.isInverted = false
    }
    if isCashFlow(draft.subject), let verb = lead(index).first(where: { $0.sense == .verb }),
      ByteCursor(bytes, verb.range).looking(atCaseless: "used")
    {
      // "Investing activities used net cash of"
      draft.wordSign = -1
    }
    if let verb = nearestDirection(index) {
      draft.direction =
        verb.sense == .up ? .up : verb.sense == .down ? .down : verb.sense == .better ? .better : .worse
      draft.directionRange = verb.range
    }
  }

  /// "plans to pay ¥65 per share": what is paid on a share is a dividend.
  private func paysPerShare(_ index: Int) -> Bool {
    guard follows(index, .perShare), drafts.isEmpty else { return false }
    var cursor = ByteCursor(bytes, range.lowerBound..<tokens[index].range.lowerBound)
    let words: [StaticString] = ["pay", "paid", "paying", "distribute", "distributed"]
    var startsWord = true
    while !cursor.isAtEnd {
      if startsWord {
        for word in words {
          var look = cursor
          if look.takeWord(word) { return true }
        }
      }
      startsWord = cursor.byte == 0x20
      cursor.advance()
    }
    return false
  }

  /// "¥628 million was provided by operating activities, ¥251 million was used in investing activities".
  private mutating func readPassive(_ index: Int, _ draft: inout ClaimDraft) -> Bool {
    var cursor = ByteCursor(bytes, tokens[index].range.upperBound..<range.upperBound)
    cursor.skipSpaces()
    guard cursor.takeWord("was") || cursor.takeWord("were") else { return false }
    cursor.skipSpaces()
    let isUsed = cursor.takeWord("used")
    guard isUsed || cursor.takeWord("provided") || cursor.takeWord("generated") else { return false }
    cursor.skipSpaces()
    guard cursor.takeWord("by") || cursor.takeWord("in") || cursor.takeWord("for") || cursor.takeWord("from") else {
      return false
    }
    let start = cursor.at
    let stop = tokens.first {
      $0.range.lowerBound >= start && ($0.figure != nil || [.comma, .conjunction, .stop, .open].contains($0.sense))
    }
    let name = cleaned(start..<(stop?.range.lowerBound ?? range.upperBound))
    guard name.count >= 6, name.count < 60 else { return false }
    let found = catalog.subject(string(name))
    guard found.concept != nil else { return false }
    draft.subject = found
    draft.wordSign = isUsed ? -1 : 1
    subject = found
    return true
  }

  /// "gross profit: ¥112.2 billion (+¥7.8 billion year on year)": a difference in brackets behind its amount.
  private mutating func readSignedAmount(_ index: Int, _ draft: inout ClaimDraft) -> Bool {
    guard draft.figure.sign == .plus || draft.figure.sign == .minus, index > 0, tokens[index - 1].sense == .open,
      let host = drafts.last, host.measure == .amount, host.unit == draft.unit,
      tokens[index - 1].range.lowerBound - host.range.upperBound < 3
    else { return false }
    draft.measure = .difference
    draft.direction = draft.figure.value.isNegative ? .down : .up
    draft.subject = host.subject
    draft.period = host.period
    draft.periodRange = host.periodRange
    let versus = comparedBehind(index)
    draft.compared = versus?.period ?? lastCompared
    draft.comparedRange = versus?.range
    if let versus { lastCompared = versus.period }
    return true
  }

  /// "rose to", "a decrease from", "an improvement from an operating loss of"; not beyond a comma or a verb.
  func nearestDirection(_ index: Int) -> ProseToken? {
    for token in lead(index) {
      switch token.sense {
      case .up?, .down?, .better?, .worse?: return token
      case .comma?, .verb?, .open?, .conjunction?, .breaker?, .forecast?: return nil
      default: continue
      }
    }
    return nil
  }

  /// "of about JPY 3 million": an approximation may stand between.
  func approximates(_ index: Int) -> Bool {
    index > 0 && [.about, .nearly, .over].contains(tokens[index - 1].sense)
  }

  func isNear(_ direction: ProseToken, _ index: Int) -> Bool {
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

  func isFollowedByThan(_ index: Int) -> Bool {
    guard index + 1 < tokens.count else { return false }
    return [.above, .below, .over].contains(tokens[index + 1].sense)
      || index + 2 < tokens.count && tokens[index + 2].sense == .against
  }

  /// Where the words of this figure begin: behind the last comma, bracket, conjunction, verb or preposition of comparison.
  func start(of index: Int) -> Int {
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

  func readApproximation(_ index: Int, _ draft: inout ClaimDraft) {
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

  mutating func exchangeRate(_ figure: PrintedFigure, _ index: Int) -> ClaimDraft? {
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
      if unit == .yen, cursor.takeWord("to") || cursor.takeWord("per") || cursor.take("/") || cursor.takeWord("against")
      {
        cursor.skipSpaces()
        _ = cursor.takeWord("the") || cursor.takeWord("one") || cursor.take("1 ")
        cursor.skipSpaces()
        code = Self.currencies.first { cursor.looking(atCaseless: $0.0) }?.1
      }
    }
    guard let code, !figure.hasScale else { return nil }
    var draft = ClaimDraft(figure, figure.range)
    draft.unit = Unit(unit.code + "/" + code)
    draft.subject = Subject(label: "exchange rate", concept: "exchange-rate")
    draft.measure = .ratio
    return draft
  }

  /// The word that ties a figure to its sentence: only approximations and adverbs stand between.
  func attached(_ index: Int) -> ProseToken? {
    var place = tokens[index].range.lowerBound
    for token in lead(index) {
      guard hasOnlyAdverbs(token.range.upperBound..<place) else { return nil }
      switch token.sense {
      case .about?, .nearly?, .over?: place = token.range.lowerBound
      default: return token
      }
    }
    return nil
  }

  private func hasOnlyAdverbs(_ gap: Range<Int>) -> Bool {
    guard gap.lowerBound <= gap.upperBound else { return false }
    let inner = trimmed(gap, in: bytes)
    if inner.isEmpty { return true }
    let cursor = ByteCursor(bytes, inner)
    let adverbs: [StaticString] = [
      "only", "just", "a further", "an additional", "another", "a total of", "as much as", "a", "an", "the", "sharply",
      "slightly", "significantly", "steadily",
    ]
    return adverbs.contains { $0.utf8CodeUnitCount == inner.count && cursor.looking(atCaseless: $0) }
  }

  /// The direction word that makes a figure a difference: "rose ¥1.7 billion", "an increase of", "an increase in inventories
  /// of", "increased by", "exceeding the forecast by"; in "X increased by A and Y by B" the verb goes on.
  mutating func movement(_ index: Int) -> (Direction, Range<Int>)? {
    guard let token = attached(index) else { return nil }
    if let direction = direction(token), !isAdjective(token.range) || token.sense == .down && isLess(token.range) {
      return (direction, token.range)
    }
    let before = lead(index).drop { $0.range.lowerBound >= token.range.lowerBound }
    switch token.sense {
    case .of?:
      guard let next = before.first else { return nil }
      if let direction = direction(next), trimmed(next.range.upperBound..<token.range.lowerBound, in: bytes).isEmpty {
        return (direction, next.range)
      }
      // "an increase in inventories of": the noun, "in" or "of", a name.
      guard next.sense == .inPeriod || next.sense == .of, let noun = before.dropFirst().first,
        let direction = direction(noun), !isVerb(noun.range), !isAdjective(noun.range),
        trimmed(noun.range.upperBound..<next.range.lowerBound, in: bytes).isEmpty
      else { return nil }
      return (direction, noun.range)
    case .by?:
      for other in before {
        if let direction = direction(other), !isAdjective(other.range) { return (direction, other.range) }
        switch other.sense {
        case .exceeds?, .lifts?: return (.up, other.range)
        case .fallsShort?: return (.down, other.range)
        // "surpassing that of the same period by"
        case .breaker? where ByteCursor(bytes, other.range).looking(atCaseless: "that"): continue
        case .open?, .close?, .breaker?, .verb?: return nil
        // "general and administrative expenses"
        case .conjunction?: continue
        case .comma?:
          guard let last = drafts.last, last.measure == .difference || last.measure == .change else { return nil }
          return last.direction.map { ($0, last.directionRange ?? last.range) }
        default: continue
        }
      }
      // "increased by A and Y by B": the verb stands before the last figure.
      guard let edge = lead(index).last, edge.sense == .conjunction,
        let last = drafts.suffix(2).last(where: { $0.takesDirection })
      else { return nil }
      return last.direction.map { ($0, last.directionRange ?? last.range) }
    case .conjunction?, .comma?:
      // "increases of ¥6.2 billion in merchandise and ¥2.9 billion in buildings"
      guard let last = drafts.last, last.measure == .difference, last.figure.unit == tokens[index].figure?.unit,
        nameIn(index) != nil
      else { return nil }
      return last.direction.map { ($0, last.directionRange ?? last.range) }
    default: return nil
    }
  }

  func direction(_ token: ProseToken) -> Direction? {
    switch token.sense {
    case .up?: .up
    case .down?: .down
    case .better?: .better
    case .worse?: .worse
    default: nil
    }
  }

  private func isLess(_ range: Range<Int>) -> Bool { ByteCursor(bytes, range).looking(atCaseless: "less") }

  /// "higher steel prices": no movement of the figure.
  func isAdjective(_ range: Range<Int>) -> Bool {
    let word = ByteCursor(bytes, range)
    let adjectives: [StaticString] = [
      "higher", "lower", "rising", "falling", "growing", "expanding", "declining", "increasing", "decreasing",
      "narrowing", "less", "improving", "worsening", "shrinking",
    ]
    return adjectives.contains { $0.utf8CodeUnitCount == range.count && word.looking(atCaseless: $0) }
  }

  /// "a ¥5 billion increase", "a ¥2 billion improvement": the noun behind the figure.
  private func isNoun(_ range: Range<Int>?) -> Bool {
    guard let range else { return false }
    let word = ByteCursor(bytes, range)
    let nouns: [StaticString] = [
      "increase", "decrease", "rise", "decline", "drop", "fall", "reduction", "improvement", "deterioration", "growth",
    ]
    return nouns.contains { $0.utf8CodeUnitCount == range.count && word.looking(atCaseless: $0) }
  }

  /// "… by A and B", "A in X and B in Y".
  func isListed(_ index: Int) -> Bool {
    guard let token = lead(index).last else { return false }
    return token.sense == .conjunction || token.sense == .comma
  }

  /// "the previous forecast", "previously forecast" in the clause of the figure.
  func speaksOfForecast(_ index: Int) -> Bool {
    if lead(index).contains(where: { $0.sense == .versusForecast }) { return true }
    for token in tokens[(index + 1)...] {
      if token.sense == .versusForecast { return true }
      if token.sense == .comma || token.sense == .close || token.sense == .stop { return false }
      if token.figure != nil, token.range.lowerBound - tokens[index].range.upperBound > 24 { return false }
    }
    return false
  }

  private func isCashFlow(_ subject: Subject?) -> Bool {
    guard let subject, !subject.isInverted else { return false }
    return ["operating-cash-flows", "investing-cash-flows", "financing-cash-flows"].contains(subject.concept)
  }

  static let currencies: [(StaticString, String)] = [
    ("u.s. dollar", "USD"), ("us dollar", "USD"), ("dollar", "USD"), ("us$", "USD"), ("usd", "USD"), ("u.s.$", "USD"),
    ("euro", "EUR"), ("eur", "EUR"), ("pound", "GBP"), ("british pound", "GBP"), ("yuan", "CNY"), ("renminbi", "CNY"),
    ("chinese yuan", "CNY"),
  ]
}
