import Lexing
import ReleaseModel
import SourceText

/// Rates: "up 5.9%", "20.6% more than in 3Q03", "a margin of 8.5%", and what they are compared with.
extension EnglishReader {
  mutating func readRate(_ index: Int, _ draft: inout ClaimDraft) {
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
}
