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
}
