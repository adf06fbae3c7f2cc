import Lexing
import ReleaseModel
import SourceText

/// Rates: "up 5.9%", "20.6% more than in 3Q03", "a margin of 8.5%", and what they are compared with.
extension EnglishReader {
  mutating func readRate(_ index: Int, _ draft: inout ClaimDraft) {
    let isPoints = draft.unit == .points
    var move = direction(ofRate: index)
    if move == nil { move = movement(index).map { Move(direction: $0.0, range: $0.1) } }
    if move == nil, readSigned(index, &draft) { return }
    // "decreased by 5.2% compared to 4Q02 and by 13.1% compared to 3Q03": the verb goes on.
    if move == nil, let last = drafts.last, last.measure == .change,
      hasOnly(lead(index), [.conjunction, .by, .comma, .inPeriod, .against, .from])
    {
      move = last.direction.map { Move(direction: $0, range: last.directionRange) }
    }
    // "an increase of ¥13.9 billion, or 6.1%": the same movement as a rate.
    if move == nil, let last = drafts.last, last.measure == .difference, last.figure.unit?.isRate == false,
      isAlternative(index)
    {
      draft.measure = .change
      draft.direction = last.direction
      draft.directionRange = last.directionRange
      draft.subject = last.subject
      draft.period = last.period
      draft.periodRange = last.periodRange
      draft.compared = comparedBehind(index)?.period ?? last.compared
      draft.comparedRange = last.comparedRange
      return
    }
    // "decreased 3.1%, operating profit 18.4%": a name before its rate, and the verb of the list.
    if move == nil, let last = drafts.suffix(2).last(where: { $0.measure == .change }), isListed(index),
      let named = namedByApposition(start(of: index)..<tokens[index].range.lowerBound, index), !named.isRatio
    {
      subject = named
      move = last.direction.map { Move(direction: $0, range: last.directionRange) }
    }
    draft.subject = subject
    if let move {
      let versus = comparedBehind(index)
      draft.measure = isPoints ? .difference : .change
      draft.direction = move.direction
      draft.directionRange = move.range
      if let named = liftedName(index) ?? nameIn(index) ?? nameBeforeBy(index) ?? nameBeforeDirection(index) {
        draft.subject = named
      }
      draft.isAgainstForecast = versus == nil && speaksOfForecast(index)
      draft.compared = versus?.period ?? (draft.isAgainstForecast ? nil : lastCompared)
      draft.comparedRange = versus?.range
      if let versus { lastCompared = versus.period }
      return
    }
    if let lifted = liftedName(index) {
      draft.subject = lifted
      draft.measure = .ratio
      return
    }
    if isOfForecast(index) {
      draft.measure = .progress
      draft.period = periods.main
      return
    }
    if draft.subject?.isProgress != true, let behind = nameIn(index), behind.isRatio { draft.subject = behind }
    if draft.subject?.isProgress == true || isProgress(index) {
      draft.measure = .progress
      draft.period = periods.main
      if let name = nameAfterFor(index) {
        draft.subject = name
      } else if draft.subject?.concept == nil,
        let spoken = drafts.last(where: { $0.subject?.concept != nil })?.subject ?? topic, spoken.concept != nil
      {
        draft.subject = spoken
      }
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
    if isShare(index) {
      draft.measure = .share
      return
    }
    draft.measure = isPoints ? .difference : .ratio
    if let words = wordsBefore(index) ?? parenthesised(index), let named = ratioName(words) {
      draft.subject = named
    } else if let named = listedRate(index) {
      draft.subject = named
      subject = named
    }
    if isComparative(index) { draft.role = .comparative }
  }

  /// "Progress toward the full-year forecast of ¥440.0 billion was 27%".
  private func isProgress(_ index: Int) -> Bool {
    guard let verb = attached(index), verb.sense == .verb,
      let progress = tokens[..<index].last(where: { $0.sense == .progress })
    else { return false }
    return !tokens[..<index].contains {
      $0.figure?.unit?.isRate == true && $0.range.lowerBound > progress.range.lowerBound
    }
  }

  /// "(10.2% of revenue)": a share beside its amount.
  private func isShare(_ index: Int) -> Bool {
    guard index > 0, tokens[index - 1].sense == .open else { return false }
    var cursor = ByteCursor(bytes, tokens[index].range.upperBound..<range.upperBound)
    cursor.skipSpaces()
    guard cursor.takeWord("of") else { return false }
    cursor.skipSpaces()
    _ = cursor.takeWord("total") || cursor.takeWord("net") || cursor.takeWord("consolidated")
    cursor.skipSpaces()
    return cursor.takeWord("sales") || cursor.takeWord("revenue") || cursor.takeWord("revenues")
  }

  /// "The gross margin, at 71.8%, held steady": the words before the comma.
  private func parenthesised(_ index: Int) -> Range<Int>? {
    guard let tie = attached(index), tie.sense == .of, ByteCursor(bytes, tie.range).looking(atCaseless: "at"),
      let comma = tokens[..<index].last(where: { $0.range.upperBound <= tie.range.lowerBound }), comma.sense == .comma,
      trimmed(comma.range.upperBound..<tie.range.lowerBound, in: bytes).isEmpty
    else { return nil }
    let edge = tokens.last {
      $0.range.upperBound <= comma.range.lowerBound
        && ($0.figure != nil || [.comma, .conjunction, .stop, .open, .close, .breaker].contains($0.sense))
    }
    let start = edge?.range.upperBound ?? range.lowerBound
    return start < comma.range.lowerBound ? start..<comma.range.lowerBound : nil
  }

  /// "Total sales were 107.3%, and online sales 112.8%, of the level": a name right before its rate, in a list of ratios.
  private mutating func listedRate(_ index: Int) -> Subject? {
    guard let last = drafts.last, last.measure == .ratio, isListed(index), !isComparative(index) else { return nil }
    let words = cleaned(start(of: index)..<tokens[index].range.lowerBound)
    guard words.count >= 4, words.count < 60, !containsVerb(words), attached(index)?.sense != .of else { return nil }
    return catalog.subject(string(words))
  }

  /// Nothing but ", or" between the last figure and this one.
  private func isAlternative(_ index: Int) -> Bool {
    guard let last = drafts.last else { return false }
    let gap = trimmed(last.range.upperBound..<tokens[index].range.lowerBound, in: bytes)
    let cursor = ByteCursor(bytes, gap)
    return [", or", "or", "(", ", i.e.,", ", that is,"].contains { (word: StaticString) in
      word.utf8CodeUnitCount == gap.count && cursor.looking(atCaseless: word)
    }
  }

  /// "23.5% of the full-year forecast".
  private func isOfForecast(_ index: Int) -> Bool {
    var cursor = ByteCursor(bytes, tokens[index].range.upperBound..<range.upperBound)
    cursor.skipSpaces()
    guard cursor.takeWord("of") else { return false }
    var steps = 0
    while !cursor.isAtEnd, steps < 40, cursor.byte != 0x2C, cursor.byte != 0x2E {
      if cursor.looking(atCaseless: " forecast") || cursor.looking(atCaseless: " plan")
        || cursor.looking(atCaseless: " target")
      {
        return true
      }
      cursor.advance()
      steps += 1
    }
    return false
  }

  /// "¥16.7 billion, or 8.3%, less than": the place of the comma behind the same difference as a rate.
  private func alternative(behind index: Int) -> Int? {
    guard index + 4 < tokens.count, tokens[index + 1].sense == .comma, tokens[index + 2].sense == .conjunction,
      tokens[index + 3].figure?.unit?.isRate == true, tokens[index + 4].sense == .comma,
      tokens[index].figure?.unit?.isRate == false
    else { return nil }
    return index + 4
  }

  private struct Move {
    var direction: Direction
    var range: Range<Int>?
  }

  /// The direction word before a rate, or right behind it.
  private func direction(ofRate index: Int) -> Move? {
    let first = min(window, index)
    var place = index
    while place > first {
      place -= 1
      let token = tokens[place]
      guard let sense = token.sense else { continue }
      if sense == .up || sense == .down {
        // "with higher margins of 5%": an adjective moves nothing.
        if isAdjective(token.range) { continue }
        return Move(direction: sense == .up ? .up : .down, range: token.range)
      }
      if sense == .better || sense == .worse {
        // "improved by 1.2 points", "an improvement of 0.8 points"; not "improving from 22.3%".
        guard let tie = attached(index)?.sense, tie == .by || tie == .of || tie == sense else { break }
        return Move(direction: sense == .better ? .better : .worse, range: token.range)
      }
      if Self.edges.contains(sense) { break }
    }
    return directionAfter(index)
  }

  private static let edges: Set<WordSense> = [.comma, .open, .conjunction, .against, .from, .verb, .to]

  private func directionAfter(_ index: Int) -> Move? {
    let (direction, range) = directionBehind(index)
    return direction.map { Move(direction: $0, range: range) }
  }

  /// "an operating margin of 8.5%", "for a payout ratio of 30.4%": the words before "of" name the ratio.
  private mutating func ratioName(_ words: Range<Int>) -> Subject? {
    let inner = cleaned(words)
    guard inner.count >= 3, inner.count < 90 else { return nil }
    var found = catalog.subject(string(inner))
    if found.concept == nil, !found.isRatio, let ending = knownEnding(inner) { found = ending.1 }
    guard found.isRatio || found.isProgress else { return nil }
    subject = found
    return found
  }

  /// The words of a figure that "of" or "at" joins to it.
  private func wordsBefore(_ index: Int) -> Range<Int>? {
    guard let tie = attached(index) else { return nil }
    let first = start(of: index)
    guard tie.sense == .of, !trimmed(min(first, tie.range.lowerBound)..<tie.range.lowerBound, in: bytes).isEmpty else {
      return nil
    }
    return first..<tie.range.lowerBound
  }

  /// "(+6.4% year on year)", "(-3.1%)", and in brackets behind a change the same change measured otherwise: "11.4% (13.8% at
  /// constant exchange rates)".
  private mutating func readSigned(_ index: Int, _ draft: inout ClaimDraft) -> Bool {
    let sign = draft.figure.sign
    guard index > 0, tokens[index - 1].sense == .open else { return false }
    let host = drafts.last.flatMap { last in
      tokens[index - 1].range.lowerBound - last.range.upperBound < 24 ? last : nil
    }
    let versus = comparedBehind(index)
    let isSigned = sign == .plus || draft.figure.value.isNegative
    guard
      isSigned || host?.measure == .change || host?.measure == .difference
        || versus != nil && host?.figure.unit?.isCurrency == true,
      draft.unit == .percent || isSigned
    else { return false }
    draft.measure = draft.unit == .points ? .difference : .change
    if !isSigned, let host, host.measure == .change || host.measure == .difference {
      draft.direction = host.direction
      draft.compared = host.compared
      draft.comparedRange = host.comparedRange
      draft.period = host.period
      draft.periodRange = host.periodRange
      draft.subject = host.subject
      return true
    }
    draft.direction = draft.figure.value.isNegative ? .down : .up
    draft.subject = host?.subject ?? subject
    draft.period = host?.period
    draft.periodRange = host?.periodRange
    draft.compared = versus?.period ?? lastCompared
    draft.comparedRange = versus?.range
    if let versus { lastCompared = versus.period }
    return true
  }

  func hasOnly(_ tokens: ReversedCollection<ArraySlice<ProseToken>>, _ senses: Set<WordSense>) -> Bool {
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

  func isBracketed(_ index: Int) -> Bool {
    index > 0 && index + 1 < tokens.count && tokens[index - 1].sense == .open && tokens[index + 1].sense == .close
  }

  /// "20.6% more than in 3Q03", "an 11.5% increase", "10.9% below the JPY 13,036 million of 4Q02".
  func directionBehind(_ index: Int) -> (Direction?, Range<Int>?) {
    guard index + 1 < tokens.count else { return (nil, nil) }
    if let behind = alternative(behind: index), behind + 1 < tokens.count {
      return directionBehind(behind)
    }
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
  func comparedBehind(_ index: Int) -> (period: Period, range: Range<Int>)? {
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

  /// "from", "compared to" stands before the figure in its own clause.
  func isComparative(_ index: Int) -> Bool {
    // "(compared with a loss of ¥92 million) and ordinary profit of": the bracket closed the comparison.
    let isClosed =
      drafts.last.map { last in
        tokens[..<index].contains { $0.sense == .close && $0.range.lowerBound >= last.range.upperBound }
      } ?? false
    for token in lead(index) {
      switch token.sense {
      case .from?, .against?: return true
      case .verb?, .open?, .to?: return false
      case .above?, .below?: return true
      case .comma?, .conjunction?:
        if let last = drafts.last, last.role == .comparative, !isClosed,
          token.range.lowerBound - last.range.upperBound < 30
        {
          continue
        }
        return false
      default: continue
      }
    }
    // "… and JPY 459 million in 4Q02": the comparison goes on.
    return drafts.last?.role == .comparative && !isClosed && !lead(index).isEmpty
  }
}
