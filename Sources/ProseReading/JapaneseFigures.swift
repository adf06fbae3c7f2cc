import Lexing
import ReleaseModel
import SourceText

/// What a figure states: an amount, a difference or a rate, with its direction, its period and what it is compared with.
extension JapaneseReader {
  mutating func readRate(_ index: Int, _ draft: inout ClaimDraft) {
    let isPoints = draft.unit == .points
    if let (direction, end, range) = directionBehind(index) {
      draft.measure = isPoints ? .difference : .change
      draft.direction = direction
      draft.directionRange = range
      // 期初予想に比べ500億円引き上げ4,300億円(前期比31.7%減): what stands nearer counts.
      draft.isAgainstForecast = isAgainstForecast && versus == nil
      if draft.isAgainstForecast {
        isAgainstForecast = false
        boundary = max(boundary, end)
        return
      }
      draft.compared = versus ?? lastComparative(index)?.period ?? lastCompared
      draft.comparedRange = versus != nil ? versusRange : lastComparative(index)?.range
      if versus == nil, let host = bracketHost(index), let then = comparativeInBracket(index) {
        // 3,241億円(前年同期は2,948億円、9.9%増): the rate is of what stands before the bracket.
        draft.period = host.period
        draft.periodRange = host.periodRange
        draft.compared = then
        draft.subject = host.subject
      }
      boundary = max(boundary, end)
      versus = nil
      return
    }
    if draft.subject?.isProgress == true || isUnderProgress || qualifier?.contains("進捗率") == true {
      draft.measure = .progress
      draft.qualifier = nil
      draft.period = periods.main
      // …1,203億円となり、通期予想に対する進捗率は27%: the progress of what was spoken of.
      if draft.subject?.concept == nil,
        let spoken = drafts.last(where: { $0.subject?.concept != nil })?.subject ?? topic,
        spoken.concept != nil
      {
        draft.subject = spoken
      }
      return
    }
    if Self.shares.contains(where: { endsBefore(index, $0) }) {
      draft.measure = .share
      return
    }
    if isGrowth(draft.subject?.label), draft.unit == .percent {
      // 売上高:…(外貨増減率△2.1%)
      draft.measure = .change
      if let host = bracketHost(index) {
        draft.subject = host.subject
        draft.period = host.period
      }
      draft.compared = versus ?? lastCompared
      self.versus = nil
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
    if draft.figure.sign != .none, draft.subject?.isRatio != true, draft.unit == .percent {
      // 前年同期比+2.7%、為替の影響を除くと+6.9%
      draft.measure = .change
      draft.compared = lastCompared
      return
    }
    if draft.subject?.isRatio == true {
      draft.measure = .ratio
      return
    }
    if isBracketed(index), let last = drafts.last, last.measure == .difference, last.figure.unit?.isRate == false {
      draft.measure = .change
      draft.direction = last.direction
      draft.directionRange = last.directionRange
      draft.period = last.period
      draft.periodRange = last.periodRange
      draft.compared = last.compared
      draft.comparedRange = last.comparedRange
      draft.isAgainstForecast = last.isAgainstForecast
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

  /// 売上高比10.2%: a share of something, whatever the sentence speaks of.
  private static let shares: [StaticString] = ["売上高比", "売上収益比", "営業収益比", "構成比", "構成比率", "収益比"]

  private func endsBefore(_ index: Int, _ word: StaticString) -> Bool {
    let end = trimmed(range.lowerBound..<tokens[index].range.lowerBound, in: bytes).upperBound
    let start = end - word.utf8CodeUnitCount
    return start >= range.lowerBound && ByteCursor(bytes, start..<end).looking(at: word)
  }

  private func isGrowth(_ label: String?) -> Bool {
    guard let label else { return false }
    return ["増減率", "伸び率", "増加率", "減少率", "成長率", "変化率"].contains { label.hasSuffix($0) }
  }

  /// The period of the value that stands before this one in the same bracket, where it is an earlier one.
  private func comparativeInBracket(_ index: Int) -> Period? {
    guard let open = openBracket(before: index), let last = drafts.last, last.role == .comparative,
      last.range.lowerBound > tokens[open].range.lowerBound
    else { return nil }
    return last.period
  }

  /// The period of the value that から follows: 前期の236百万円から48.3%の増加.
  func lastComparative(_ index: Int) -> (period: Period, range: Range<Int>?)? {
    // …(…71百万円を含む)から48.3%: what stands in brackets between does not count.
    let isBehindFrom = index > 0 && tokens[index - 1].sense == .from
    let last = isBehindFrom ? drafts.last { $0.role == .comparative } : drafts.last
    guard let last, last.role == .comparative, let period = last.period else { return nil }
    return (period, last.periodRange)
  }

  func isBracketed(_ index: Int) -> Bool {
    index > 0 && index + 1 < tokens.count && tokens[index - 1].sense == .open && tokens[index + 1].sense == .close
  }

  /// 増, の増加, 上回る … right behind a figure.
  func directionBehind(_ index: Int) -> (Direction, end: Int, range: Range<Int>)? {
    var place = tokens[index].range.upperBound
    var next = index + 1
    if let behind = remark(behind: index) {
      // 11億76百万円(25.7%)減少し
      place = tokens[behind].range.upperBound
      next = behind + 1
    }
    while next < tokens.count {
      let token = tokens[next]
      guard
        isJoined(
          place, token.range.lowerBound,
          particles: [
            "と", "ほど", "程度", "も", "の大幅な", "の大幅", "大幅に", "大幅な", "大幅", "大きく", "小幅な", "若干の", "わずかな", "わずかに", "急激な",
          ])
      else {
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
      default: return listed(index)
      }
    }
    return nil
  }

  /// 商品が62億円、建物が29億円増加した; 前年同期から8.5%、前四半期から2.3%それぞれ増加した: the verb at the end is that of the whole list.
  private func listed(_ index: Int) -> (Direction, end: Int, range: Range<Int>)? {
    guard let unit = tokens[index].figure?.unit else { return nil }
    let isEach = tokens[(index + 1)...].contains { $0.sense == .each }
    // 前年同期の201億円から8.5%: the amount is what is compared with.
    if unit.isCurrency, index + 1 < tokens.count, tokens[index + 1].sense == .from { return nil }
    // 前四半期の1,388億円から8.9%、前年同期の1,204億円から25.6%増加した
    let isFromList = index > 0 && tokens[index - 1].sense == .from && unit.isRate
    var place = index + 1
    while place < tokens.count {
      let token = tokens[place]
      switch token.sense {
      case .comma?, .of?, .from?, .against?, .versusPrior?, .versusPriorYear?, .versusPriorQuarter?, .versusFiscalYear?,
        .open?, .close?, .inPeriod?:
        if token.sense == .from, !isEach, !isFromList { return nil }
      case .topic?:
        let isSubject = ByteCursor(bytes, token.range).looking(at: "が")
        guard isSubject else { return nil }
      case .each?:
        guard place + 1 < tokens.count, let way = moved(tokens[place + 1]),
          isJoined(token.range.upperBound, tokens[place + 1].range.lowerBound)
        else { return nil }
        return way
      case nil:
        if let figure = token.figure {
          if isFromList {
            if place + 1 < tokens.count, tokens[place + 1].sense == .from {
              place += 1
              continue
            }
            guard figure.unit == unit, tokens[place - 1].sense == .from else { return nil }
            if place + 1 < tokens.count, let way = moved(tokens[place + 1]),
              isJoined(token.range.upperBound, tokens[place + 1].range.lowerBound)
            {
              return way
            }
            place += 1
            continue
          }
          guard isEach || figure.unit == unit || figure.unit == nil else { return nil }
          // 26億71百万円と、前年同期比で65.7%、…それぞれ増加: the verb is of the rates.
          if unit.isCurrency, figure.unit?.isRate == true, tokens[place - 1].sense != .open { return nil }
          if !isEach, figure.unit != nil {
            // 商品が62億円、建物が29億円増加: only where a name with が stands between.
            guard tokens[index..<place].contains(where: { $0.sense == .topic }),
              tokens[index + 1].sense == .comma, place + 1 < tokens.count, let way = moved(tokens[place + 1]),
              isJoined(token.range.upperBound, tokens[place + 1].range.lowerBound)
            else { return nil }
            return way
          }
        } else if case .period = token.kind {
          if !isEach, !isFromList { return nil }
        }
      default: return nil
      }
      place += 1
    }
    return nil
  }

  /// The place of the bracket that closes a remark of one figure right behind this one: 58億19百万円(5.4%).
  private func remark(behind index: Int) -> Int? {
    guard index + 3 < tokens.count, tokens[index + 1].sense == .open, tokens[index + 2].figure != nil,
      tokens[index + 3].sense == .close, isJoined(tokens[index].range.upperBound, tokens[index + 1].range.lowerBound),
      isJoined(tokens[index + 2].range.upperBound, tokens[index + 3].range.lowerBound)
    else { return nil }
    return index + 3
  }

  private func moved(_ token: ProseToken) -> (Direction, end: Int, range: Range<Int>)? {
    switch token.sense {
    case .up?, .above?: (.up, token.range.upperBound, token.range)
    case .down?, .below?: (.down, token.range.upperBound, token.range)
    case .better?: (.better, token.range.upperBound, token.range)
    case .worse?: (.worse, token.range.upperBound, token.range)
    default: nil
    }
  }

  /// 減益要因, 増加要因: what the figure does to something else, not how it moved itself.
  private func isCause(_ range: Range<Int>) -> Bool {
    ByteCursor(bytes, range.upperBound..<max(range.upperBound, self.range.upperBound)).looking(at: "要因")
  }

  mutating func readAmount(_ index: Int, _ draft: inout ClaimDraft) {
    if draft.measure == .difference { return }
    let end = tokens[index].range.upperBound
    if draft.figure.sign != .none, versus != nil, draft.figure.unit?.isCurrency == true, followsVersus(index) {
      // 前年同期比+298億円, 同△2億円
      draft.measure = .difference
      draft.direction = draft.figure.value.isNegative ? .down : .up
      compare(index, &draft)
      return
    }
    guard index + 1 < tokens.count else { return }
    let next = tokens[index + 1]
    let gap = isJoined(end, next.range.lowerBound)
    if remark(behind: index) != nil, let (direction, _, range) = directionBehind(index), !isCause(range) {
      draft.measure = .difference
      draft.direction = direction
      draft.directionRange = range
      compare(index, &draft)
      return
    }
    if let sign = cashWord(index, draft.subject) {
      draft.wordSign = sign
      if draft.subject?.isInverted == true { draft.subject?.isInverted = sign < 0 }
      return
    }
    if gap, next.sense == .of, let named = nameInBracket(behind: index) {
      // (前期は11億38百万円の親会社株主に帰属する当期純損失)
      if draft.subject?.concept == named.concept || draft.subject?.concept == nil {
        draft.subject = named
      } else if named.isInverted {
        draft.wordSign = -1
      }
      return
    }
    if isSameAgain(index) {
      draft.role = .comparative
      draft.period = versus
      versus = nil
      return
    }
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
      case .profit?, .inflow?:
        // 投資活動の結果使用した資金は…(前期は2,699百万円の獲得)
        if draft.subject?.isInverted == true { draft.subject?.isInverted = false }
      case .up?, .down?, .better?, .worse?:
        if isCause(word.range) { return }
        if let sign = signWord(word.range), versus == nil, let concept = draft.subject?.concept,
          Self.flows.contains(concept)
        {
          // フリー・キャッシュ・フローは7億円のマイナス
          draft.wordSign = sign
          return
        }
        draft.measure = .difference
        draft.direction = word.sense == .up || word.sense == .better ? .up : .down
        draft.directionRange = word.range
        compare(index, &draft)
      default: break
      }
      return
    }
    if let (direction, directionEnd, range) = directionBehind(index), !isCause(range) {
      draft.measure = .difference
      draft.direction = direction
      draft.directionRange = range
      compare(index, &draft)
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

  /// The comparison stands right before the figure.
  private func followsVersus(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    switch tokens[index - 1].sense {
    case .versusPrior?, .versusPriorYear?, .versusPriorQuarter?, .versusFiscalYear?, .versusSame?, .against?:
      return isJoined(tokens[index - 1].range.upperBound, tokens[index].range.lowerBound)
    case nil:
      guard case .period = tokens[index - 1].kind else { return false }
      return isJoined(tokens[index - 1].range.upperBound, tokens[index].range.lowerBound, particles: ["差", "比"])
    default: return false
    }
  }

  /// 18億円の資金の減少, 26億円の資金支出: which way the cash went.
  private func cashWord(_ index: Int, _ subject: Subject?) -> Int? {
    guard subject?.concept?.contains("cash-flow") == true else { return nil }
    var cursor = ByteCursor(bytes, tokens[index].range.upperBound..<range.upperBound)
    if cursor.looking(at: "、") {
      // 投資活動により2億円、財務活動により3億円の資金を使用
      while !cursor.isAtEnd, !cursor.looking(at: "の資金") { cursor.advance() }
    }
    guard cursor.take("の"), cursor.take("資金") || cursor.take("キャッシュ") else { return nil }
    _ = cursor.take("の") || cursor.take("を")
    if cursor.looking(at: "減少") || cursor.looking(at: "支出") || cursor.looking(at: "使用") || cursor.looking(at: "流出") {
      return -1
    }
    if cursor.looking(at: "増加") || cursor.looking(at: "獲得") || cursor.looking(at: "収入") || cursor.looking(at: "流入") {
      return 1
    }
    return nil
  }

  /// The known item behind の that ends the bracket in which the figure stands.
  private mutating func nameInBracket(behind index: Int) -> Subject? {
    guard openBracket(before: index) != nil, index + 2 < tokens.count,
      let close = tokens[(index + 2)...].first(where: { $0.sense == .close || $0.figure != nil || $0.sense == .comma }),
      close.sense == .close
    else { return nil }
    let words = trimmed(tokens[index + 1].range.upperBound..<close.range.lowerBound, in: bytes)
    guard words.count > 18, words.count < 90 else { return nil }
    let found = catalog.subject(string(words))
    return found.concept != nil && found.modifiers == 0 ? found : nil
  }

  /// (同931百万円) behind a bracket with the value of the year before: that period's value again.
  private func isSameAgain(_ index: Int) -> Bool {
    guard versus != nil, isBracketedAgain(index), tokens[index - 1].sense == .versusSame,
      tokens[index].figure?.sign == PrintedFigure.SignStyle.none
    else { return false }
    return drafts.contains { $0.role == .comparative && $0.period == versus }
  }

  private func isBracketedAgain(_ index: Int) -> Bool {
    index > 1 && index + 1 < tokens.count && tokens[index - 2].sense == .open && tokens[index + 1].sense == .close
  }

  /// 1,704億円から388億円へ: an earlier and a later value of one thing, no range and no revision.
  private func isLeft(_ index: Int) -> Bool {
    guard tokens[index].figure?.unit?.isCurrency == true || tokens[index].figure?.unit?.isRate == true,
      index + 2 < tokens.count, tokens[index + 1].sense == .from, let other = tokens[index + 2].figure,
      other.unit == tokens[index].figure?.unit,
      isJoined(tokens[index].range.upperBound, tokens[index + 1].range.lowerBound),
      isJoined(tokens[index + 1].range.upperBound, tokens[index + 2].range.lowerBound)
    else { return false }
    let after = ByteCursor(
      bytes, tokens[index + 2].range.upperBound..<max(tokens[index + 2].range.upperBound, range.upperBound))
    return (after.looking(at: "へ") || after.looking(at: "に"))
      && !tokens.contains {
        $0.sense == .forecast || $0.sense == .versusForecast
      }
  }

  /// Binds what a difference is held against.
  private mutating func compare(_ index: Int, _ draft: inout ClaimDraft) {
    if let range = draft.directionRange, isRevision(range) {
      draft.isAgainstForecast = true
      isAgainstForecast = false
      return
    }
    if isAgainstForecast {
      draft.isAgainstForecast = true
      isAgainstForecast = false
      return
    }
    draft.compared = versus ?? lastComparative(index)?.period ?? lastCompared
    draft.comparedRange = versus != nil ? versusRange : lastComparative(index)?.range
    versus = nil
  }

  /// 予想を15億円引き下げ: held against what was forecast before.
  private func isRevision(_ range: Range<Int>) -> Bool {
    let word = ByteCursor(bytes, range)
    return word.looking(at: "引き下げ") || word.looking(at: "引き上げ") || word.looking(at: "上方修正") || word.looking(at: "下方修正")
  }

  private func signWord(_ range: Range<Int>) -> Int? {
    let word = ByteCursor(bytes, range)
    return word.looking(at: "マイナス") ? -1 : word.looking(at: "プラス") ? 1 : nil
  }

  private static let flows: Set<String> = [
    "operating-cash-flows", "investing-cash-flows", "financing-cash-flows", "free-cash-flow", "net-income",
    "operating-income", "ordinary-profit", "segment-profit",
  ]

  func readApproximation(_ index: Int, _ draft: inout ClaimDraft) {
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
  func bracketHost(_ index: Int) -> ClaimDraft? {
    guard let open = openBracket(before: index) else { return nil }
    let place = tokens[open].range.lowerBound
    return drafts.last { $0.range.upperBound <= place && place - $0.range.upperBound < 3 }
  }

  /// 通期目標1,300億円に対する進捗率: the target is the year's.
  private func isTarget(_ index: Int) -> Bool {
    guard tokens.contains(where: { $0.sense == .progress }), index > 0 else { return false }
    if tokens[index - 1].sense == .forecast { return true }
    return index > 1 && tokens[index - 1].sense == .of && tokens[index - 2].sense == .forecast
  }

  mutating func bindPeriod(_ index: Int, _ draft: inout ClaimDraft) {
    if draft.period == nil, draft.measure == .amount, isTarget(index) { draft.period = periods.forecastYear }
    if draft.period == nil {
      if let local, !draft.takesDirection || draft.compared == nil || draft.compared != local.period {
        draft.period = local.period
        draft.periodRange = local.range
        if !stack.isEmpty, !draft.takesDirection, !local.period.isInstant { lastCompared = local.period }
        if let base = periods.base, local.period.end < base.end, draft.role == .main { draft.role = .comparative }
        if !draft.takesDirection { self.local = nil }
      } else if draft.role == .part, let host = bracketHost(index) {
        draft.period = host.period
      } else if let topicPeriod {
        draft.period = topicPeriod
        draft.periodRange = topicPeriodRange
        if !stack.isEmpty, !draft.takesDirection, let base = periods.base, topicPeriod.end < base.end {
          lastCompared = topicPeriod
        }
        if let base = periods.base, topicPeriod.end < base.end, draft.role == .main { draft.role = .comparative }
      } else {
        draft.period = periods.base
        if isLeft(index), let base = periods.base, !base.isInstant {
          // A balance is held against that of the last year's end.
          draft.period =
            draft.subject?.isInstant == true
            ? periods.compared(nil, ending: base.end) : periods.priorYear(of: base)
        }
      }
    }
    if draft.isDividend, let period = draft.period {
      draft.period = periods.year(holding: period.end)
    }
    if draft.subject?.isInstant == true, !draft.takesDirection, let period = draft.period, !period.isInstant {
      draft.period = .instant(period.end)
    }
    if draft.subject?.isInstant == true, draft.takesDirection {
      if let period = draft.period { draft.period = .instant(period.end) }
      if let period = draft.compared { draft.compared = .instant(period.end) }
    }
    if draft.takesDirection, !draft.isAgainstForecast { draft.compared = periods.compared(draft.compared, with: draft) }
  }
}
