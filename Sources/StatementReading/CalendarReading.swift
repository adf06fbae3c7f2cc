import Lexing
import ReleaseModel
import SourceText

/// Reads a version's fiscal calendar from all that it says of its periods.
struct CalendarReading {
  private let text: FoldedText
  private let blocks: [Block]
  /// What someone who knows the company says of its year; the release's own words yield to it.
  private let stated: FiscalCalendar?

  init(_ text: FoldedText, _ blocks: [Block], stated: FiscalCalendar? = nil) {
    self.text = text
    self.blocks = blocks
    self.stated = stated
  }

  func calendar() -> FiscalCalendar {
    var calendar = FiscalCalendar()
    var all: [(mention: PeriodMention, line: Int)] = []
    for block in blocks {
      for line in block.lines {
        for mention in PeriodScanner.mentions(text.bytes, text.lines[line]) { all.append((mention, line)) }
      }
    }
    calendar.releaseDate = releaseDate(all)
    readYearEnd(all, &calendar)
    if let month = stated?.yearEndMonth, month != calendar.yearEndMonth {
      calendar.yearEndMonth = month
      calendar.yearEndDay = nil
    }
    readNaming(all, &calendar)
    calendar.numberOffset = stated?.numberOffset ?? calendar.numberOffset
    readTerms(all, &calendar)
    readYears(all, &calendar)
    readNumberedTerm(all, &calendar)
    calendar.mainPeriod = mainPeriod(all, calendar)
    if calendar.numberedTerm == nil { calendar.numberedTerm = reportedTerm(calendar) }
    return calendar
  }

  /// The first whole date among the head of the release that is not part of a period.
  private func releaseDate(_ all: [(mention: PeriodMention, line: Int)]) -> CalendarDate? {
    guard let first = blocks.first?.lines.lowerBound else { return nil }
    var choices: [CalendarDate] = []
    for (mention, line) in all where line < first + 60 {
      // A day deep inside a sentence is that of something that happened.
      let words = text.lines[line]
      let isSentence =
        words.upperBound > 3 && (text.bytes[words.upperBound - 1] == 0x2E || text.bytes[words.upperBound - 1] == 0x82)
      guard words.count <= 120 && !isSentence || mention.range.lowerBound - words.lowerBound < (isSentence ? 24 : 48)
      else {
        continue
      }
      if case .date(let date) = mention.form, !date.isEndOfMonth || date.month % 3 != 0 { choices.append(date) }
      if choices.count == 1 { break }
    }
    return choices.first
  }

  private func readYearEnd(_ all: [(mention: PeriodMention, line: Int)], _ calendar: inout FiscalCalendar) {
    var votes: [Int: Int] = [:]
    var days: [Int: Int] = [:]
    var latest: [Int: CalendarDate] = [:]
    for (mention, _) in all {
      switch mention.form {
      case .fiscal(.ending(let year, let month), let part):
        let end = CalendarDate.endOfMonth(year: year, month: month)
        latest[month] = max(latest[month] ?? end, end)
        votes[month, default: 0] += part == .year || part == .unspecified ? 2 : 4
      case .fiscal(.shortEnding(_, let month), _): votes[month, default: 0] += 2
      case .ended(let months, let date) where months == 12: votes[date.month, default: 0] += 3
      case .span(let start, let end):
        let length = Period(start: start, end: end).lengthInMonths
        if length == 12 {
          votes[end.month, default: 0] += 3
          if !end.isEndOfMonth { days[end.day, default: 0] += 1 }
        } else if length == 3 || length == 6 || length == 9 {
          // A cumulative period starts with the year; a quarter might.
          let before = start.dayBefore
          votes[before.month, default: 0] += length == 3 ? 0 : 2
        }
      case .ended(let months, let date) where months == 9 || months == 6:
        votes[date.adding(months: 12 - months).month, default: 0] += 2
      default: break
      }
    }
    for definition in definitions(all) { votes[definition.end.month, default: 0] += 4 }
    guard let best = votes.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else {
      calendar.yearEndMonth =
        yearlessEnd() ?? usualMonth(all, calendar.releaseDate) ?? reportedYearEnd(all, calendar.releaseDate)
      if let month = calendar.yearEndMonth { calendar.evidence.append("year end: month \(month), by its quarters") }
      return
    }
    calendar.yearEndMonth = best.key
    if let half = latest[best.key], isInterim(half, latest, calendar.releaseDate) {
      calendar.yearEndMonth = half.adding(months: 6).month
      calendar.namesHalves = true
    }
    calendar.evidence.append("year end: month \(calendar.yearEndMonth ?? best.key)")
    calendar.yearEndDay = days.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  /// Banks call the first half 「2024年9月期」: the head of the release says 中間決算, and it was made within three months of that end or
  /// speaks of 2025年3月期 as well.
  private func isInterim(_ half: CalendarDate, _ latest: [Int: CalendarDate], _ release: CalendarDate?) -> Bool {
    let head = blocks.prefix(8).contains { block in
      block.lines.contains { Self.interims.isFound(in: text.bytes, text.lines[$0]) }
    }
    guard head else { return false }
    let year = half.adding(months: 6)
    if latest[year.month] == year { return true }
    guard let release, half < release else { return false }
    return (release.year - half.year) * 12 + release.month - half.month <= 3
  }

  private static let interims: WordSet = ["中間決算", "interim results", "interim financial results"]

  /// “three months ended September 30, 2012 ("2Q12")”, 「1Q12は2012年6月30日に終了した3か月間」: the year that the quarter is of ends so
  /// many months later.
  private func definitions(_ all: [(mention: PeriodMention, line: Int)]) -> [(end: CalendarDate, number: Int)] {
    var found: [(CalendarDate, Int)] = []
    for index in all.indices.dropFirst() {
      let (before, after) = (all[index - 1], all[index])
      guard before.line == after.line, before.mention.range.upperBound <= after.mention.range.lowerBound else {
        continue
      }
      let between = before.mention.range.upperBound..<after.mention.range.lowerBound
      guard between.count < 40, !text.bytes[between].contains(0x2E), Self.naming.isFound(in: text.bytes, between) else {
        continue
      }
      for (name, days) in [(after, before), (before, after)] {
        guard case .fiscal(.numbered(let number), .quarter(let quarter, _)) = name.mention.form,
          case .ended(let months, let end) = days.mention.form, months == 3 || months == 3 * quarter
        else { continue }
        found.append((end.adding(months: 3 * (4 - quarter)), number))
      }
    }
    return found
  }

  private static let naming: WordSet = ["(", "“", "\"", "「", "は", " is ", " means ", " refers "]

  /// Nothing names the year's end, but the release, dated February, is on the third quarter: a quarter is reported on within some
  /// three months, so the year ends in March. 年度 alone is the year to March as well.
  private func reportedYearEnd(_ all: [(mention: PeriodMention, line: Int)], _ release: CalendarDate?) -> Int? {
    var saysYear = false
    for (mention, _) in all.prefix(40) {
      guard case .fiscal(let name, let part) = mention.form else { continue }
      if case .numbered = name { saysYear = true }
      guard let release, case .quarter(let quarter, _) = part else { continue }
      let fitting = [3, 6, 9, 12].filter { month in
        let last = (month - 3 * (4 - quarter) + 24) % 12
        let lag = (release.month - last + 12) % 12
        return lag == 1 || lag == 2 || lag == 0 && release.day > 20 && release.month == last
      }
      if fitting.count == 1 { return fitting[0] }
    }
    return saysYear && blocks.contains { $0.language == .japanese } ? 3 : nil
  }

  /// "Twelve Months Ended December 31," over years alone.
  private func yearlessEnd() -> Int? {
    for block in blocks {
      for line in block.lines {
        var range = text.lines[line]
        while let found = YearlessPeriod.first(in: text.bytes, range) {
          if found.months == 12 { return found.month }
          // Other lengths may stand before it in the line.
          guard let tab = text.bytes[range].firstIndex(of: 0x09) else { break }
          range = tab + 1..<range.upperBound
        }
      }
    }
    return nil
  }

  /// Releases that name nothing but 1Q25 and 2025年度: March, or December where only then the quarter ended shortly before.
  private func usualMonth(_ all: [(mention: PeriodMention, line: Int)], _ release: CalendarDate?) -> Int? {
    guard let release else { return nil }
    for month in [3, 12] where !namesQuarterAhead(all, month, release) {
      for (mention, _) in all.prefix(200) {
        guard case .fiscal(.numbered(let number), let part) = mention.form else { continue }
        let left: Int
        switch part {
        case .quarter(let quarter, _): left = 3 * (4 - quarter)
        case .half(1): left = 6
        case .year, .half: left = 0
        default: continue
        }
        let end = CalendarDate.endOfMonth(year: number + (month == 12 ? 0 : 1), month: month).adding(months: -left)
        if end < release, (release.year - end.year) * 12 + release.month - end.month <= 3 { return month }
      }
    }
    return nil
  }

  /// The head of the release names a quarter that would not be over yet: "Fourth Quarter 2024 Results" of February 2025.
  private func namesQuarterAhead(
    _ all: [(mention: PeriodMention, line: Int)], _ month: Int, _ release: CalendarDate
  ) -> Bool {
    guard let first = all.first?.line else { return false }
    return all.prefix(20).contains { mention, line in
      guard line < first + 8, !isForecast(line),
        case .fiscal(.numbered(let number), .quarter(let quarter, _)) = mention.form
      else { return false }
      let end = CalendarDate.endOfMonth(year: number + (month == 12 ? 0 : 1), month: month)
      return release < end.adding(months: -3 * (4 - quarter))
    }
  }

  /// 「2024年2月期(2023年9月1日~2024年2月29日)」: a term of six months. Once is an odd term, always is the company's way.
  private func readTerms(_ all: [(mention: PeriodMention, line: Int)], _ calendar: inout FiscalCalendar) {
    var lengths: [CalendarDate: Int] = [:]
    var starts: [CalendarDate: CalendarDate] = [:]
    var isChanged = false
    readHalfYearTerms(all, &lengths)
    for (mention, line) in all {
      guard case .fiscal(.ending(let year, let month), .unspecified) = mention.form,
        let months = monthsOfChange(behind: mention.range.upperBound, in: text.lines[line]),
        case let end = calendar.yearEnd(year: year, month: month)
      else { continue }
      (lengths[end], starts[end]) = (months, Period.months(months, endingOn: end).start)
      isChanged = true
    }
    for index in all.indices.dropFirst() {
      let (before, after) = (all[index - 1], all[index])
      guard before.line == after.line, case .span(let start, let end) = after.mention.form,
        let months = Period(start: start, end: end).lengthInMonths, (1...18).contains(months)
      else { continue }
      // "fiscal period ended January 31, 2025 (August 1, 2024 - January 31, 2025)"
      if case .date(end) = before.mention.form {
        let words = max(0, before.mention.range.lowerBound - 24)..<before.mention.range.lowerBound
        if Self.termWords.isFound(in: text.bytes, words) { lengths[end] = months }
        continue
      }
      guard case .fiscal(let name, let part) = before.mention.form, part == .year || part == .unspecified else {
        continue
      }
      switch name {
      case .ending(end.year, end.month), .shortEnding(_, end.month): (lengths[end], starts[end]) = (months, start)
      default: break
      }
    }
    guard !lengths.isEmpty else { return }
    if !isChanged, lengths.values.allSatisfy({ $0 == 6 }) {
      calendar.termMonths = 6
    } else {
      calendar.oddTerms = lengths.filter { $0.value != 12 }
      let odd = starts.filter { calendar.oddTerms[$0.key] != nil }.map(\.value).min()
      calendar.earlierYearEnd = odd?.dayBefore
    }
  }

  /// 「2020年12月期は決算期変更により15ヶ月の変則決算となっております」
  private func monthsOfChange(behind place: Int, in line: Range<Int>) -> Int? {
    let rest = place..<min(line.upperBound, place + 150)
    guard Self.changeWords.isFound(in: text.bytes, rest) else { return nil }
    var at = place
    while at < rest.upperBound {
      guard isDigit(text.bytes[at]) else {
        at += 1
        continue
      }
      var cursor = ByteCursor(text.bytes, at..<rest.upperBound)
      if let months = cursor.takeNumber(digits: 1...2), (1...18).contains(months), months != 12 {
        cursor.skipSpaces()
        let isCounted =
          cursor.take("ヶ") || cursor.take("か") || cursor.take("カ") || cursor.take("ヵ") || cursor.take("ケ")
          || cursor.take("箇")
        if isCounted, cursor.take("月") { return months }
      }
      while at < rest.upperBound, isDigit(text.bytes[at]) { at += 1 }
    }
    return nil
  }

  private static let changeWords: WordSet = ["決算期変更", "決算期の変更", "決算期を変更", "変則決算", "変則的な決算"]

  private static let termWords: WordSet = ["period ended", "period ending", "term ended", "term ending"]

  /// 「第50期(2024年3月期)」, 「2024年3月期(第50期)」, "50th fiscal year (April 1, 2023 to March 31, 2024)".
  private func readNumberedTerm(_ all: [(mention: PeriodMention, line: Int)], _ calendar: inout FiscalCalendar) {
    guard calendar.oddTerms.isEmpty, let yearEndMonth = calendar.yearEndMonth else { return }
    let length = calendar.termMonths
    var found: FiscalCalendar.NumberedTerm?
    for (mention, line) in all {
      guard let end = length == 12 ? yearEnd(mention.form, calendar) : termEnd(mention.form, length),
        (end.month - yearEndMonth + 12) % length == 0,
        let number = termNumber(beside: mention.range, in: text.lines[line])
      else { continue }
      if let found, found.end.adding(months: length * (number - found.number)) != end { return }
      found = .init(number: number, end: end)
    }
    calendar.numberedTerm = found
  }

  /// The last day of a term of so many months.
  private func termEnd(_ form: PeriodForm, _ length: Int) -> CalendarDate? {
    switch form {
    case .fiscal(.ending(let year, let month), .year), .fiscal(.ending(let year, let month), .unspecified),
      .month(let year, let month):
      .endOfMonth(year: year, month: month)
    case .date(let date) where date.isEndOfMonth: date
    case .span(let start, let end) where Period(start: start, end: end).lengthInMonths == length: end
    default: nil
    }
  }

  /// 「第87期決算公告」 at the head of a release: the year that it reports on, where no other term is numbered there.
  private func reportedTerm(_ calendar: FiscalCalendar) -> FiscalCalendar.NumberedTerm? {
    guard calendar.termMonths == 12, calendar.oddTerms.isEmpty, calendar.yearEndMonth != nil,
      let main = calendar.mainPeriod
    else { return nil }
    var numbers: Set<Int> = []
    for block in blocks.prefix(8).prefix(while: { $0.kind != .table }) where block.kind != .paragraph {
      for line in block.lines {
        var cursor = ByteCursor(text.bytes, text.lines[line])
        while !cursor.isAtEnd {
          let isStart = cursor.at == text.lines[line].lowerBound || !isDigit(text.bytes[cursor.at - 1])
          if isStart, let number = NamedHeading.termNumber(&cursor) { numbers.insert(number) } else { cursor.advance() }
        }
      }
    }
    guard numbers.count == 1, let number = numbers.first else { return nil }
    return .init(number: number, end: calendar.yearEnd(holding: main.end))
  }

  /// The number that stands right before a mention, or in brackets right behind it.
  private func termNumber(beside range: Range<Int>, in line: Range<Int>) -> Int? {
    var behind = ByteCursor(text.bytes, range.upperBound..<line.upperBound)
    behind.skipSpaces()
    if behind.take("(") || behind.take("、"), let number = NamedHeading.termNumber(&behind) { return number }
    var start = range.lowerBound
    while start > line.lowerBound, range.lowerBound - start < 40 {
      start -= 1
      guard text.bytes[start] == 0xE7 || isDigit(text.bytes[start]) && (start == 0 || !isDigit(text.bytes[start - 1]))
      else { continue }
      var cursor = ByteCursor(text.bytes, start..<range.lowerBound)
      guard let number = NamedHeading.termNumber(&cursor) else { continue }
      cursor.skipSpaces()
      guard
        cursor.take("(") || cursor.take("、") || cursor.take("は") || cursor.take("=") || cursor.take(":")
          || cursor.takeWord("is") || cursor.takeWord("means") || cursor.isAtEnd
      else { return nil }
      cursor.skipSpaces()
      if cursor.takeWord("the") { cursor.skipSpaces() }
      return cursor.isAtEnd ? number : nil
    }
    return nil
  }

  /// 2025年8月期 in one place and 2025年3月1日~2025年8月31日 in another, and two terms half a year apart: a fund's terms.
  private func readHalfYearTerms(_ all: [(mention: PeriodMention, line: Int)], _ lengths: inout [CalendarDate: Int]) {
    var ends: Set<CalendarDate> = []
    for (mention, _) in all {
      guard case .fiscal(.ending(let year, let month), let part) = mention.form, part == .year || part == .unspecified
      else { continue }
      ends.insert(.endOfMonth(year: year, month: month))
    }
    // "fiscal period ended February 28, 2025" beside "Aug. 2024".
    var others = ends
    for (mention, _) in all {
      if case .month(let year, let month) = mention.form { others.insert(.endOfMonth(year: year, month: month)) }
      guard case .date(let date) = mention.form, date.isEndOfMonth else { continue }
      let words = max(0, mention.range.lowerBound - 24)..<mention.range.lowerBound
      if Self.termWords.isFound(in: text.bytes, words) { ends.insert(date) }
    }
    others.formUnion(ends)
    guard ends.contains(where: { others.contains($0.adding(months: 6)) || others.contains($0.adding(months: -6)) })
    else { return }
    for (mention, _) in all {
      guard case .span(let start, let end) = mention.form, ends.contains(end),
        Period(start: start, end: end).lengthInMonths == 6
      else { continue }
      lengths[end] = 6
    }
  }

  /// Years in headings and sentences; those inside tables belong to their rows.
  private func readYears(_ all: [(mention: PeriodMention, line: Int)], _ calendar: inout FiscalCalendar) {
    let tables = blocks.filter { $0.kind == .table }.map(\.lines)
    var next = 0
    let hint = PeriodHint()
    for (mention, line) in all {
      while next < tables.count, tables[next].upperBound <= line { next += 1 }
      if next < tables.count, tables[next].contains(line) { continue }
      let period: Period?
      switch mention.form {
      case .fiscal(let name, .year) where name != .none, .fiscal(let name, .unspecified) where name != .none:
        period = calendar.resolve(mention.form, hint)
      case .span(let start, let end): period = Period(start: start, end: end)
      default: period = nil
      }
      guard let period, let months = period.lengthInMonths, months == calendar.termMonths else { continue }
      if calendar.years.last?.period != period { calendar.years.append(.init(line: line, period: period)) }
    }
  }

  private func readNaming(_ all: [(mention: PeriodMention, line: Int)], _ calendar: inout FiscalCalendar) {
    var votes: [Int: Int] = [:]
    for index in all.indices.dropFirst() {
      // "fiscal year ending March 31, 2004 (“FY 2003”)": a definition side by side.
      let (before, after) = (all[index - 1], all[index])
      guard before.line == after.line, isDefinition(between: before.mention.range, and: after.mention.range) else {
        continue
      }
      if let end = yearEnd(before.mention.form, calendar),
        case .fiscal(.numbered(let number), .year) = after.mention.form
      {
        votes[end.year - number, default: 0] += 10
      }
      if let end = yearEnd(after.mention.form, calendar),
        case .fiscal(.numbered(let number), let part) = before.mention.form
      {
        // 2003年度第4四半期(…2004年3月31日)
        if part == .year || part == .quarter(4, cumulative: false) { votes[end.year - number, default: 0] += 5 }
      }
    }
    for definition in definitions(all) { votes[definition.end.year - definition.number, default: 0] += 10 }
    if let month = calendar.yearEndMonth, let release = calendar.releaseDate {
      // The quarters and halves that the release names most ended shortly before it; with this year's and last year's named
      // alike, those of this year would not have ended by the other naming.
      for offset in [0, 1] {
        var recent = 0
        for (mention, _) in all.prefix(1_000) {
          guard case .fiscal(.numbered(let number), let part) = mention.form else { continue }
          let rest: Int
          switch part {
          case .quarter(let quarter, _): rest = 3 * (4 - quarter)
          case .half(let half): rest = half == 1 ? 6 : 0
          default: continue
          }
          let end = calendar.yearEnd(year: number + offset, month: month).adding(months: -rest)
          if end < release, (release.year - end.year) * 12 + release.month - end.month <= 3 { recent += 1 }
        }
        votes[offset, default: 0] += min(recent, 8)
      }
    }
    if let best = votes.filter({ ($0.key == 0 || $0.key == 1) && $0.value > 0 }).max(by: {
      ($0.value, $1.key) < ($1.value, $0.key)
    }) {
      calendar.numberOffset = best.key
      calendar.evidence.append("FY naming: a year called N ends in N+\(best.key)")
    }
  }

  /// "the second quarter of the fiscal year ending March 31, 2026": the part that ended before the release, from the start
  /// of the year.
  private func partOfYear(
    _ all: [(mention: PeriodMention, line: Int)], _ calendar: FiscalCalendar, before release: CalendarDate
  ) -> Period? {
    guard calendar.yearEndMonth != nil, calendar.termMonths == 12 else { return nil }
    let year = calendar.yearEnd(holding: release)
    for (mention, _) in all.prefix(60) {
      let months: Int
      switch mention.form {
      case .fiscal(.none, .quarter(let quarter, _)) where quarter < 4: months = 3 * quarter
      case .fiscal(.none, .half(1)): months = 6
      default: continue
      }
      let period = Period.months(months, endingOn: year.adding(months: months - 12))
      if period.end < release { return period }
    }
    return nil
  }

  private func isForecast(_ line: Int) -> Bool {
    Self.forecastWords.isFound(in: text.bytes, text.lines[line])
      && !Self.revisionWords.isFound(in: text.bytes, text.lines[line])
  }

  private static let forecastWords: WordSet = ["予想", "見通し", "見込", "forecast", "outlook", "ending"]
  private static let revisionWords: WordSet = ["修正", "短信", "差異", "revision", "revis", "Results", "results"]

  /// "fiscal year ended March 31, 2004 (“FY 2003”)", 「平成26年3月31日に終了した連結会計年度を「平成25年度」と表記」.
  private func isDefinition(between first: Range<Int>, and second: Range<Int>) -> Bool {
    let distance = second.lowerBound - first.upperBound
    if distance < 24 { return true }
    guard distance < 80 else { return false }
    let words = first.upperBound..<second.lowerBound
    return Self.definingWords.isFound(in: text.bytes, words)
  }

  private static let definingWords: WordSet = ["に終了", "を「", "以下「", "means", "refers to", "hereinafter", "(\""]

  private func yearEnd(_ form: PeriodForm, _ calendar: FiscalCalendar) -> CalendarDate? {
    switch form {
    case .ended(let months, let date) where months == 12: date
    case .date(let date) where date.month == calendar.yearEndMonth: date
    case .fiscal(.ending(let year, let month), .year) where month == calendar.yearEndMonth,
      .fiscal(.ending(let year, let month), .unspecified) where month == calendar.yearEndMonth:
      calendar.yearEnd(year: year, month: month)
    case .span(let start, let end) where Period(start: start, end: end).lengthInMonths == 12: end
    default: nil
    }
  }

  /// The newest period that ended before the release; without a release date, the first one named.
  private func mainPeriod(_ all: [(mention: PeriodMention, line: Int)], _ calendar: FiscalCalendar) -> Period? {
    var hint = PeriodHint()
    hint.isCumulative = false
    var best: Period?
    var ahead: Period?
    var seen = 0
    for (mention, line) in all.prefix(300) {
      let period: Period?
      switch mention.form {
      case .fiscal(let name, _) where name != .none: period = calendar.resolve(mention.form, hint)
      case .ended, .span: period = calendar.resolve(mention.form, hint)
      default: period = nil
      }
      guard let period, !period.isInstant else { continue }
      seen += 1
      if let release = calendar.releaseDate {
        guard period.end < release else { continue }
        if let current = best,
          (current.end, -(current.lengthInMonths ?? 0)) >= (period.end, -(period.lengthInMonths ?? 0))
        {
          continue
        }
        best = period
      } else if best == nil {
        // Without a date of release what is forecast must not pass for what is reported.
        if isForecast(line) { ahead = ahead ?? period } else { best = period }
      }
    }
    if best == nil, let release = calendar.releaseDate { return partOfYear(all, calendar, before: release) ?? ahead }
    if best == nil, let ahead, let months = ahead.lengthInMonths, months == calendar.termMonths {
      return ahead.shifted(months: -months)
    }
    return best ?? ahead
  }
}
