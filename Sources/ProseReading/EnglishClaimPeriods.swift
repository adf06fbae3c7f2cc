import Lexing
import ReleaseModel
import SourceText

/// Which period a figure belongs to: "in 4Q03" behind it, "FY2023:" before it, "For FY2025, …" at the start.
extension EnglishReader {
  func period(of token: ProseToken) -> Period? {
    // "For the next fiscal year, … up 3.9% year on year": compared with the year before the one spoken of.
    let base = periods.seen(from: topicPeriod?.period).base
    let isEnd = endsBefore(token)
    var found: Period?
    switch token.kind {
    case .period(let form, let end): found = periods.resolve(form, isEnd: end && !isDate(form))
    case .word(.currentWord): found = periods.current ?? periods.base
    case .word(.next): found = periods.next
    case .word(.priorYearWords), .word(.versusPriorYear): found = base.map { periods.priorYear(of: $0) }
    case .word(.priorQuarterWords), .word(.versusPriorQuarter): found = base.map { periods.priorQuarter(of: $0) }
    case .word(.priorFiscalYearWords), .word(.versusFiscalYear): found = base.map { periods.priorFiscalYear(of: $0) }
    default: return nil
    }
    if isEnd, let whole = found { found = .instant(whole.end) }
    return found
  }

  func isDate(_ form: PeriodForm) -> Bool {
    if case .date = form { return true }
    return false
  }

  /// "at the end of the previous fiscal year".
  func endsBefore(_ token: ProseToken) -> Bool {
    guard let place = tokens.firstIndex(where: { $0.range == token.range }), place > 0 else { return false }
    let before = tokens[place - 1]
    return before.sense == .endOf && token.range.lowerBound - before.range.upperBound < 6
  }

  /// "In 4Q02, …", "For FY2025, …", "In FY2013 the world …": a period at the start rules the sentence.
  func leadingPeriod(before index: Int) -> (period: Period, range: Range<Int>)? {
    for token in tokens[..<index] {
      switch token.kind {
      case .word(.inPeriod), .word(.open), .word(.close), .word(.endOf), .word(.of), .word(.comma): continue
      case .period, .word(.currentWord), .word(.next), .word(.priorYearWords), .word(.priorQuarterWords),
        .word(.priorFiscalYearWords):
        guard token.range.lowerBound - range.lowerBound < 40, onlyLeads(range.lowerBound..<token.range.lowerBound)
        else {
          return nil
        }
        return period(of: token).map { ($0, token.range) }
      default: return nil
      }
    }
    return nil
  }

  /// "80.8% of the full-year target of ¥130.0 billion": the target is the year's.
  private func isTarget(_ index: Int) -> Bool {
    guard index > 1, tokens[index - 1].sense == .of, tokens[index - 2].sense == .forecast else { return false }
    return tokens.contains { $0.sense == .progress }
      || tokens[..<(index - 2)].contains { $0.figure?.unit?.isRate == true }
        && !tokens[..<(index - 2)].contains {
          $0.sense == .forecast
        }
  }

  /// "In view of booking trends for the fourth quarter, …" speaks of bookings: four words at most lead to a period.
  private func onlyLeads(_ words: Range<Int>) -> Bool {
    bytes[words].count { $0 == 0x20 || $0 == 0x0A } <= 5
  }

  mutating func bindPeriod(_ index: Int, _ draft: inout ClaimDraft) {
    if draft.measure == .ratio, draft.subject?.concept == "exchange-rate" { return }
    if draft.period == nil, draft.measure == .amount, isTarget(index) { draft.period = periods.forecastYear }
    if let base = levelBehind(index, draft) {
      draft.compared = base.period
      draft.comparedRange = base.range
    }
    if draft.period == nil, draft.compared == nil || draft.measure != .ratio,
      let found = periodBehind(index) ?? periodBefore(index)
    {
      if !(draft.takesDirection && (draft.compared == found.period || isHeldAgainst(index))) {
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
    if draft.period == nil, draft.role == .part,
      let host = drafts.last(where: { $0.role == .main && !$0.takesDirection })
    {
      draft.period = host.period
    }
    if draft.period == nil, draft.role == .comparative, !isRevision, draft.measure != .difference,
      let now = topicPeriod?.period ?? periods.base
    {
      draft.period =
        draft.subject?.isInstant == true
        ? periods.compared(nil, ending: now.end) : lastEarlier(than: now) ?? periods.priorYear(of: now)
    }
    if draft.period == nil, let topicPeriod {
      draft.period = topicPeriod.period
      draft.periodRange = topicPeriod.range.isEmpty ? nil : topicPeriod.range
    }
    if draft.period == nil { draft.period = periods.base }
    if draft.isDividend, let period = draft.period {
      draft.period = periods.year(holding: period.end)
    }
    if draft.subject?.isInstant == true {
      if let period = draft.period { draft.period = .instant(period.end) }
      if draft.takesDirection, let period = draft.compared { draft.compared = .instant(period.end) }
    } else if let period = draft.period, period.isInstant, let subject = draft.subject, subject.concept != nil,
      !subject.isRatio, let base = periods.base,
      !base.isInstant,
      period.end == base.end
    {
      draft.period = base
    }
    if draft.takesDirection, !draft.isAgainstForecast { draft.compared = periods.compared(draft.compared, with: draft) }
    if let compared = draft.compared, draft.takesDirection { lastCompared = compared }
  }

  /// "102.7% of the previous fiscal year's level": what a ratio is held against.
  private func levelBehind(_ index: Int, _ draft: ClaimDraft) -> (period: Period, range: Range<Int>)? {
    guard draft.measure == .ratio, draft.unit == .percent, draft.subject?.isRatio != true, index + 2 < tokens.count,
      tokens[index + 1].sense == .of, tokens[index + 1].range.lowerBound - tokens[index].range.upperBound < 3
    else { return nil }
    let named = tokens[index + 2]
    guard [.priorYearWords, .priorQuarterWords, .priorFiscalYearWords].contains(named.sense),
      named.range.lowerBound - tokens[index + 1].range.upperBound < 16
    else { return nil }
    return period(of: named).map { ($0, named.range) }
  }

  /// "JPY 446 million in 4Q02", "JPY 13,036 million of 4Q02", "(52.2% at the end of the previous fiscal year)".
  func periodBehind(_ index: Int) -> (period: Period, range: Range<Int>)? {
    var place = tokens[index].range.upperBound
    for (offset, token) in tokens[(index + 1)...].enumerated() {
      guard offset < 6, token.range.lowerBound - place < 12 else { return nil }
      place = token.range.upperBound
      switch token.kind {
      case .word(.endOf) where ByteCursor(bytes, token.range).looking(atCaseless: "from"): return nil
      case .word(.inPeriod), .word(.of), .word(.endOf), .word(.perShare), .word(.verb), .word(.forecast): continue
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
  func isCompared(_ token: ProseToken) -> Bool {
    guard let place = tokens.firstIndex(where: { $0.range == token.range }) else { return false }
    if isYardstick(token.range.lowerBound) { return true }
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
  func periodBefore(_ index: Int) -> (period: Period, range: Range<Int>)? {
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

  /// "exceeding the previous year's level by": the period is that of the comparison.
  private func isHeldAgainst(_ index: Int) -> Bool {
    lead(index).contains { [.exceeds, .fallsShort, .above, .below].contains($0.sense) }
  }

  /// What the paragraph compared with last, where it is of the same length.
  private func lastEarlier(than period: Period) -> Period? {
    guard let lastCompared, lastCompared.end < period.end, lastCompared.lengthInMonths == period.lengthInMonths else {
      return nil
    }
    return lastCompared
  }

  /// "lowered its forecast from ¥25 to ¥15": both speak of one period.
  var isRevision: Bool {
    tokens.contains { $0.sense == .versusForecast }
      || tokens.contains { $0.sense == .forecast }
        && says(["revis", "lowered", "raised", "downgraded", "upgraded", "cut "])
  }

  func says(_ words: [StaticString]) -> Bool {
    var cursor = ByteCursor(bytes, range)
    while !cursor.isAtEnd {
      if words.contains(where: { cursor.looking(atCaseless: $0) }) { return true }
      cursor.advance()
    }
    return false
  }

  /// "on a par with the previous year", "the same level as in the previous fiscal year".
  private func isYardstick(_ start: Int) -> Bool {
    let words: [StaticString] = [
      "with the ", "with ", "as in the ", "as the ", "as in ", "as at the ", "as at ", "with that of the ",
    ]
    return words.contains { word in
      let from = start - word.utf8CodeUnitCount
      guard from >= range.lowerBound, ByteCursor(bytes, from..<start).looking(atCaseless: word) else { return false }
      return true
    }
  }
}
