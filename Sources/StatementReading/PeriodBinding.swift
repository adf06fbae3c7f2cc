import Lexing
import ReleaseModel
import SourceText
import TableExtraction

/// Which period each column speaks of: its own words, else the heading that spans it, else the title's list, in order.
struct PeriodBinding {
  let context: ReleaseContext
  let title: TitleReading
  let clues: HeaderClues
  let types: [ColumnType]
  /// The fiscal year that a section around the row names.
  var year: FiscalName?

  struct Bound {
    /// The words that the period comes from.
    var mentions: [PeriodMention] = []
    var period: Period?
    var compared: Period?
    var range: Range<Int>?
    var line: Int?
    var evidence: String?
  }

  /// The best binding of a heading's words: a whole span first, then an end with a length, then a name, then 当期.
  func resolve(_ mentions: [PeriodMention], ofYear named: FiscalName? = nil) -> Period? {
    var hint = title.hint
    if let year { hint.year = year }
    if let named {
      hint.year = named
      hint.quartersAreSingle = true
    }
    // 会計期間 is the quarter alone, whatever the release reports on.
    hint.saysQuarterAlone =
      hint.months == 3 || mentions.contains { Self.quarterAlone.isFound(in: context.bytes, $0.range) }
    for mention in mentions {
      if case .span = mention.form { return context.calendar.resolve(mention.form, hint) }
    }
    if let said = lengthSaid(mentions) { return said }
    // 前連結会計年度 (2024年3月31日): the name gives the length, the date the end.
    for mention in mentions {
      switch mention.form {
      case .relative(_, .year), .fiscal(_, .year): hint.months = hint.months ?? 12
      case .relative(_, .quarter(let quarter, let cumulative)):
        let isWhole = cumulative || hint.isCumulative || context.calendar.reportsSpan(of: quarter, hint)
        hint.months = isWhole ? 3 * quarter : 3
      case .fiscal(.none, .quarter(let quarter, let cumulative)):
        hint.months = cumulative || hint.isCumulative ? 3 * quarter : 3
      case .relative(_, .half), .fiscal(.none, .half): hint.months = 6
      default: break
      }
    }
    let order: [(PeriodForm) -> Bool] = [
      { if case .ended = $0 { true } else { false } },
      { if case .date = $0 { true } else { false } },
      { if case .fiscal(let name, _) = $0 { name != .none } else { false } },
      { if case .month = $0 { true } else { false } },
      { if case .monthsOf = $0 { true } else { false } },
      { if case .term = $0 { true } else { false } },
      { if case .nextYear = $0 { true } else { false } },
      { if case .relative = $0 { true } else { false } },
      { if case .fiscal = $0 { true } else { false } },
    ]
    for matches in order {
      if let mention = mentions.first(where: { matches($0.form) }) {
        let named: Bool
        if case .fiscal(let name, _) = mention.form { named = name != .none } else { named = false }
        return context.calendar.resolve(mention.form, named ? title.hint : hint)
      }
    }
    return nil
  }

  /// "Third quarter ended December 31, 2024 (cumulative)", 「第3四半期累計(4-12月)」, 「第2四半期(4-6月)」: what the words beside a quarter
  /// say of its length.
  private func lengthSaid(_ mentions: [PeriodMention]) -> Period? {
    for mention in mentions {
      guard case .fiscal(let name, .quarter(let quarter, cumulative: false)) = mention.form,
        let caption = clues.caption(holding: mention.range),
        let months = months(beside: mention.range, quarter, caption)
      else { continue }
      if name == .none {
        for other in mentions {
          guard case .date(let end) = other.form else { continue }
          return context.calendar.resolve(.ended(months: months, end), title.hint)
        }
        guard year == nil else { continue }
      }
      var hint = title.hint
      hint.isCumulative = false
      hint.quartersAreSingle = true
      return context.calendar.resolve(.fiscal(name, .quarter(quarter, cumulative: months != 3)), hint)
    }
    return nil
  }

  private func months(beside range: Range<Int>, _ quarter: Int, _ caption: Range<Int>) -> Int? {
    let around = [caption.lowerBound..<range.lowerBound, range.upperBound..<caption.upperBound]
    func says(_ words: WordSet) -> Bool { around.contains { words.isFound(in: context.bytes, $0) } }
    if says(Self.cumulative) { return 3 * quarter }
    if quarter == 3 && says(Self.nineMonths) || quarter == 2 && says(Self.sixMonths) { return 3 * quarter }
    // (4-6月), (10月~12月)
    var cursor = ByteCursor(context.bytes, around[1])
    cursor.skipSpaces()
    if let months = EnglishPeriods.bracketedMonths(&cursor) {
      return months == 3 || months == 3 * quarter ? months : nil
    }
    guard cursor.take("("), let first = cursor.takeNumber(digits: 1...2), (1...12).contains(first) else { return nil }
    _ = cursor.take("月")
    guard cursor.take("-") || cursor.take("~") || cursor.take("〜") || cursor.take("～") || cursor.take("–"),
      let last = cursor.takeNumber(digits: 1...2), (1...12).contains(last), cursor.take("月")
    else { return nil }
    let months = (last - first + 12) % 12 + 1
    return months == 3 || months == 3 * quarter ? months : nil
  }

  private static let cumulative: WordSet = ["cumulative", "year-to-date", "year to date", "ytd", "累計"]
  private static let nineMonths: WordSet = ["nine months", "9 months", "nine-month"]
  private static let sixMonths: WordSet = ["six months", "6 months", "six-month"]
  private static let quarterAlone: WordSet = ["会計期間", "3か月", "3ヶ月", "3ヵ月", "3カ月"]

  func columns() -> [Bound] {
    var bound = Array(repeating: Bound(), count: types.count)
    let live = types.indices.filter { !types[$0].isVoid }
    bindAmounts(live, &bound)
    for column in live where bound[column].period == nil {
      if let other = types[column].translationOf, bound[other].period != nil {
        bound[column] = bound[other]
      } else if let now = types[column].now, bound[now].period != nil {
        bound[column].period = bound[now].period
        bound[column].range = nil
      } else if !isUnread(column), let left = live.last(where: { $0 < column && bound[$0].period != nil }) {
        bound[column].period = bound[left].period
      }
    }
    agreeOnLength(live, &bound)
    bindMovements(live, &bound)
    widenForecast(live, &bound)
    bindBeforeForecast(live, &bound)
    widenPriorYear(live, &bound)
    bindYearAgo(live, &bound)
    for column in live { bindCompared(column, &bound) }
    return bound
  }

  /// 「至 2013年6月30日」, the rest of a heading, beside 「(自 2013年10月1日 至 2014年6月30日)」: spans that end a year apart are as long.
  private func agreeOnLength(_ live: [Int], _ bound: inout [Bound]) {
    func namesSpan(_ mention: PeriodMention) -> Bool { if case .span = mention.form { true } else { false } }
    func namesEnd(_ mention: PeriodMention) -> Bool {
      switch mention.form {
      case .date, .month: true
      default: false
      }
    }
    let spans = live.filter { bound[$0].mentions.contains(where: namesSpan) }.compactMap { bound[$0].period }
    guard let span = spans.first, !span.isInstant, spans.allSatisfy({ $0 == span }) else { return }
    for column in live where !bound[column].mentions.isEmpty && bound[column].mentions.allSatisfy(namesEnd) {
      guard let period = bound[column].period, !period.isInstant else { continue }
      for months in [-12, 12] where span.shifted(months: months).end == period.end {
        bound[column].period = span.shifted(months: months)
      }
    }
  }

  /// 「2024年2月末」「出店」「閉店」「2024年11月末」: what stands between two days and names none moved between them.
  private func bindMovements(_ live: [Int], _ bound: inout [Bound]) {
    func day(_ column: Int) -> (end: CalendarDate, line: Int)? {
      guard let head = clues.heads.first(where: { $0.cell == column + 1 }), let end = bound[column].period?.end,
        head.isMoment
          || head.mentions.allSatisfy({ if case .date = $0.form { true } else { false } }) && !head.mentions.isEmpty
      else { return nil }
      return (end, head.line)
    }
    let days = live.compactMap { column in day(column).map { (column, $0.end, $0.line) } }
    for (first, second) in zip(days, days.dropFirst()) where first.1 < second.1 && first.2 == second.2 {
      let between = live.filter { first.0 < $0 && $0 < second.0 }
      // Each has a heading of its own beside those of the days, and figures of the same kind.
      let isMovement = between.allSatisfy { column in
        let own = clues.columns[column + 1]
        return own.periods.isEmpty && !types[column].isRate && types[column].translationOf == nil
          && types[column].measure == .amount && types[column].unit == types[first.0].unit
          && own.cells.contains { !$0.isEmpty && context.text.line(of: $0.range.lowerBound) == first.2 }
      }
      guard !between.isEmpty, isMovement else { continue }
      for column in between {
        bound[column].period = Period(start: first.1.dayAfter, end: second.1)
        bound[column].evidence = "between two days"
      }
      for column in [first.0, second.0] { bound[column].period = bound[column].period.map { .instant($0.end) } }
    }
  }

  /// 「前期実績」 and 「今期予想」 in a release on nine months are whole years.
  private func widenForecast(_ live: [Int], _ bound: inout [Bound]) {
    func says(_ column: Int, _ relative: PeriodForm.Relative) -> Bool {
      bound[column].mentions.count == 1 && bound[column].mentions[0].form == .relative(relative, .unspecified)
    }
    guard let main = context.calendar.mainPeriod, main.end != context.calendar.yearEnd(holding: main.end),
      live.contains(where: { says($0, .current) && clues.columns[$0 + 1].basis == .forecast })
    else { return }
    for (relative, months) in [(PeriodForm.Relative.current, 0), (.prior, -12)] {
      let end = context.calendar.yearEnd(holding: main.end).adding(months: months)
      for column in live where says(column, relative) { bound[column].period = .months(12, endingOn: end) }
    }
  }

  /// 「2026年3月期 業績予想」 over 上期予想, 通期予想 and 前期実績: 前期 is the year before the one forecast, where no column is of the year
  /// reported.
  private func bindBeforeForecast(_ live: [Int], _ bound: inout [Bound]) {
    guard title.isForecast, title.namesForecastYear, let main = context.calendar.mainPeriod,
      let ahead = title.hint.year.flatMap({ context.calendar.resolve(.fiscal($0, .year), PeriodHint()) }),
      main.end < ahead.end, context.calendar.yearEnd(holding: main.end) <= ahead.end,
      !live.contains(where: { bound[$0].mentions.contains { $0.form == .relative(.current, .unspecified) } })
    else { return }
    func isPrior(_ column: Int) -> Bool {
      bound[column].mentions.contains { mention in
        if case .relative(.prior, let part) = mention.form { part == .unspecified || part == .year } else { false }
      }
    }
    let before = ahead.shifted(months: -12)
    let reaches = live.contains { !isPrior($0) && bound[$0].period.map { $0.end > before.end } ?? false }
    guard reaches, !live.contains(where: { !isPrior($0) && bound[$0].period == before }) else { return }
    for column in live where isPrior(column) || types[column].now.map(isPrior) ?? false {
      bound[column].period = before
    }
  }

  /// 前期 beside 前第2四半期 is the whole of the year before: two columns of one unit are not of one period.
  private func widenPriorYear(_ live: [Int], _ bound: inout [Bound]) {
    guard let main = context.calendar.mainPeriod else { return }
    let end = context.calendar.yearEnd(holding: main.end).adding(months: -12)
    for column in live {
      guard bound[column].mentions.count == 1, case .relative(.prior, .unspecified) = bound[column].mentions[0].form,
        let period = bound[column].period, !period.isInstant
      else { continue }
      let isTaken = live.contains { other in
        other != column && types[other].unit == types[column].unit && types[other].measure == types[column].measure
          && bound[other].period == period && bound[other].mentions != bound[column].mentions
      }
      guard isTaken else { continue }
      let year = Period(start: end.adding(months: -12).dayAfter, end: end)
      for other in live where bound[other].mentions == bound[column].mentions || types[other].now == column {
        bound[other].period = year
      }
    }
  }

  /// 前年同期 beside 「2024年12月期 第3四半期累計期間」 is a year before that column, whatever else the release reports on.
  private func bindYearAgo(_ live: [Int], _ bound: inout [Bound]) {
    func isRelative(_ mention: PeriodMention) -> Bool { if case .relative = mention.form { true } else { false } }
    for column in live {
      guard bound[column].mentions.count == 1, bound[column].mentions[0].form == .relative(.priorYear, .unspecified)
      else {
        continue
      }
      let named = live.filter {
        !types[$0].isRate && !bound[$0].mentions.isEmpty && !bound[$0].mentions.contains(where: isRelative)
      }
      guard let other = named.last(where: { $0 < column }) ?? named.first, let period = bound[other].period else {
        continue
      }
      for same in live where bound[same].mentions == bound[column].mentions || types[same].now == column {
        bound[same].period = period.shifted(months: -12)
      }
    }
  }

  private func bindAmounts(_ live: [Int], _ bound: inout [Bound]) {
    let primary = live.filter { types[$0].translationOf == nil && !types[$0].isRate && types[$0].measure == .amount }
    let heads = clues.heads
    let isAhead =
      title.isForecast || !primary.isEmpty && primary.allSatisfy { clues.columns[$0 + 1].basis == .forecast }
    if heads.isEmpty, isAhead, !title.namesForecastYear, let ahead = context.calendar.yearAhead {
      // 「前回発表予想」 and 「今回修正予想」 without a period are of the year that the release looks to.
      for column in primary where !isUnread(column) || clues.columns[column + 1].basis == .forecast {
        bound[column].period = ahead
        bound[column].evidence = "release"
      }
      return
    }
    if heads.isEmpty {
      let listed = title.periodMentions.map(\.mention).filter {
        if case .relative = $0.form { false } else { true }
      }
      let groups = HeaderClues.headings(listed)
      if groups.count == primary.count || groups.count == 1 {
        for (index, column) in primary.enumerated() where groups.count > 1 || primary.count == 1 || !isUnread(column) {
          bound[column].period = resolve(groups[groups.count == 1 ? 0 : index])
          bound[column].evidence = "title"
        }
      } else if let nearest = nearestGroups(primary.count) {
        for (index, column) in primary.enumerated() where nearest.count > 1 || !isUnread(column) {
          bound[column].period = resolve(nearest[nearest.count == 1 ? 0 : index])
          bound[column].evidence = "title"
        }
      } else if let main = context.calendar.mainPeriod, primary.count == 1 {
        bound[primary[0]].period = title.hint.isInstant ? .instant(main.end) : main
        bound[primary[0]].evidence = "release"
      }
      return
    }
    func set(_ column: Int, _ head: PeriodHead, _ evidence: String) {
      bound[column].period = resolve(head.mentions, ofYear: head.year)
      if head.isMoment, let end = bound[column].period?.end { bound[column].period = .instant(end) }
      bound[column].mentions = head.mentions
      // Where the words stand in two header rows, the days are the place to look at.
      let days = head.mentions.filter(\.form.namesDays)
      bound[column].range = (days.isEmpty ? head.mentions : days).map(\.range).reduce(
        (days.first ?? head.mentions[0]).range
      ) {
        min($0.lowerBound, $1.lowerBound)..<max($0.upperBound, $1.upperBound)
      }
      bound[column].line = head.line
      bound[column].evidence = evidence
    }
    // Every amount column has a heading of its own.
    let own = Dictionary(grouping: heads, by: \.cell)
    if primary.allSatisfy({ own[$0 + 1]?.count == 1 }) && own.count >= primary.count {
      for column in live {
        if let head = own[column + 1]?.first { set(column, head, "header") }
      }
      return
    }
    // As many headings as amount columns: one each, in order, wherever a converter put them.
    if heads.count == primary.count {
      for (head, column) in zip(heads, primary) { set(column, head, "header, in order") }
      return
    }
    let ahead = forecastsBeside(heads, live)
    for (column, head) in zip(live, span(heads, over: live)) where !isUnread(column) {
      if let ahead, clues.columns[column + 1].basis == .forecast, clues.columns[column + 1].periods.isEmpty {
        bound[column].period = ahead
        bound[column].evidence = "release"
      } else {
        set(column, head, "header, spanning")
        if let ahead, bound[column].mentions.contains(where: { $0.form == .relative(.prior, .unspecified) }) {
          bound[column].period = ahead.shifted(months: -12)
        }
      }
    }
  }

  /// 「前回見通し」 and 「今回見通し」 beside 「前期実績」 in one row of headings: no band over them names a period, so they are of the year that the
  /// title or the release looks to.
  private func forecastsBeside(_ heads: [PeriodHead], _ live: [Int]) -> Period? {
    let open = live.filter { clues.columns[$0 + 1].basis == .forecast && clues.columns[$0 + 1].periods.isEmpty }
    guard title.isForecast, !open.isEmpty else { return nil }
    let isBeside = heads.allSatisfy { head in
      open.allSatisfy { column in
        clues.columns[column + 1].cells.contains {
          context.text.line(of: $0.range.lowerBound) == head.line && !$0.isEmpty
        }
      }
    }
    guard isBeside else { return nil }
    if title.namesForecastYear, let name = title.hint.year {
      return context.calendar.resolve(.fiscal(name, .year), PeriodHint())
    }
    return context.calendar.yearAhead
  }

  /// The heading says a period in words that are not known: better none than that of the release or of another column.
  private func isUnread(_ column: Int) -> Bool {
    let own = clues.columns[column + 1]
    guard own.measure == nil, own.comparison == nil else { return false }
    guard own.periods.isEmpty else { return own.periods.allSatisfy { isUnbound($0.form) } }
    return own.captions.contains { UnreadPeriod.isIn(context.bytes, $0) }
  }

  /// 第50期 where no other place says which year that is.
  private func isUnbound(_ form: PeriodForm) -> Bool {
    switch form {
    case .term, .nextYear, .monthsOf: context.calendar.resolve(form, title.hint) == nil
    default: false
    }
  }

  /// The periods of the nearest line above the table that names one for all columns, or one for each.
  private func nearestGroups(_ count: Int) -> [[PeriodMention]]? {
    for line in Set(title.periodMentions.map(\.line)).sorted(by: >) {
      let groups = HeaderClues.headings(title.periodMentions.filter { $0.line == line }.map(\.mention))
      if groups.count == 1 || groups.count == count { return groups }
    }
    return nil
  }

  /// Cuts the columns into consecutive groups, one a heading: near their heading, without the same kind of column twice,
  /// not beginning with a rate.
  private func span(_ heads: [PeriodHead], over live: [Int]) -> [PeriodHead] {
    let (n, k) = (live.count, heads.count)
    guard k > 0 else { return [] }
    func kind(_ position: Int) -> String {
      let type = types[live[position]]
      return "\(type.isRate ? "rate" : "amount") \(type.unit?.code ?? "") \(type.measure.rawValue)"
    }
    // The caption that the first group begins with, where it comes again: 時価 評価損益 … 時価 評価損益.
    let captions = live.map { clues.columns[$0 + 1].captions.last.map { Array(context.bytes[$0]) } }
    let opening = captions[0].flatMap { first in captions.count { $0 == first } == k ? first : nil }
    func cost(_ range: Range<Int>, _ head: PeriodHead) -> Double {
      var cost = 0.0
      if let opening, let first = range.first, captions[first] != opening { cost += 2 }
      for position in range {
        let cell = live[position] + 1
        // Headings stand over the first of their columns, or over the middle of them.
        cost += cell < head.cell ? Double(head.cell - cell) : Double(cell - head.cell) * 0.34
      }
      let kinds = range.map(kind)
      cost += Double(kinds.count - Set(kinds).count) * 2.5
      if let first = range.first, types[live[first]].isRate, types[live[first]].now != nil { cost += 2 }
      return range.isEmpty ? 50 : cost
    }
    var best = Array(repeating: Array(repeating: Double.infinity, count: n + 1), count: k + 1)
    var from = Array(repeating: Array(repeating: 0, count: n + 1), count: k + 1)
    best[0][0] = 0
    for head in 1...k {
      for end in 0...n {
        for start in 0...end where best[head - 1][start] < .infinity {
          let total = best[head - 1][start] + cost(start..<end, heads[head - 1])
          if total < best[head][end] { (best[head][end], from[head][end]) = (total, start) }
        }
      }
    }
    var result = Array(repeating: heads[0], count: n)
    var end = n
    for head in stride(from: k, through: 1, by: -1) {
      let start = from[head][end]
      for position in start..<end { result[position] = heads[head - 1] }
      end = start
    }
    return result
  }

  private func isAmount(_ column: Int) -> Bool {
    !types[column].isVoid && !types[column].isRate && types[column].translationOf == nil
      && types[column].measure == .amount
  }

  /// Each amount is followed by its own rate: 2025年3月期, 増減率, 2024年3月期, 増減率.
  private func hasOwnAmount(_ column: Int) -> Bool {
    let amounts = types.indices.filter(isAmount)
    let followed = amounts.filter { types.indices.contains($0 + 1) && types[$0 + 1].measure == .change }
    return column > 0 && isAmount(column - 1) && (amounts.count == 1 || followed.count == amounts.count)
  }

  private func bindCompared(_ column: Int, _ bound: inout [Bound]) {
    let type = types[column]
    guard type.measure == .change || type.measure == .difference || type.measure == .ratio && type.then != nil else {
      return
    }
    let comparison = clues.columns[column + 1].comparison
    if let now = type.now { bound[column].period = bound[now].period ?? bound[column].period }
    if type.then == nil, comparison != nil || !hasOwnAmount(column) {
      // 前年同期比 and QoQ speak of the newest amount to their left, not of the one they are compared with.
      let amounts = types.indices.filter { $0 < column && isAmount($0) }
      let periods = amounts.compactMap { bound[$0].period }
      if let newest = periods.map(\.end).max(), let period = periods.last(where: { $0.end == newest }) {
        bound[column].period = period
      }
    }
    let current = bound[column].period
    if let then = type.then, let other = bound[then].period, other != current {
      bound[column].compared = other
      // Two amounts and a change: it speaks of the newer of the two.
      if let now = current, other.end > now.end, type.evidence.isEmpty || type.evidence == ["header %"] {
        bound[column].period = other
        bound[column].compared = now
      }
      return
    }
    guard let current else { return }
    switch comparison {
    case .previousQuarter: bound[column].compared = current.shifted(months: -3)
    case .previousPeriod where current.lengthInMonths == 3:
      // 前期比 of a quarter is against the quarter before where the table shows that one, or says that it is of quarters.
      let before = current.shifted(months: -3)
      let isShown = bound.contains { $0.period == before }
      bound[column].compared = isShown || title.hint.months == 3 ? before : current.shifted(months: -12)
    default: bound[column].compared = current.shifted(months: -12)
    }
  }
}
