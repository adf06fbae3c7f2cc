import ReleaseModel
import SourceText

/// Days and clock times of sentences that say the same: 5月14日22:00 in Tokyo is 9:00 am of the same day in New York.
struct DateComparison {
  let japanese: Prose
  let english: Prose
  let pairs: [Pair]
  var findings: [Finding] = []

  init(_ japanese: Prose, _ english: Prose, _ pairs: [Pair]) {
    self.japanese = japanese
    self.english = english
    self.pairs = pairs
  }

  mutating func compare() {
    let left = Dictionary(grouping: japanese.mentions.filter(isMoment), by: \.sentence)
    let right = Dictionary(grouping: english.mentions.filter(isMoment), by: \.sentence)
    var partners: [Int: Int] = [:]
    for pair in pairs {
      guard let i = pair.japanese, let j = pair.english else { continue }
      partners[i, default: 0] += 1
      partners[-1 - j, default: 0] += 1
    }
    for pair in pairs {
      guard let i = pair.japanese, let j = pair.english, let a = left[i], let b = right[j], partners[i] == 1,
        partners[-1 - j] == 1
      else { continue }
      compare(a, b)
    }
  }

  private func isMoment(_ mention: Mention) -> Bool {
    switch mention.kind {
    case .date, .time: true
    default: false
    }
  }

  private struct Day { var year: Int, month: Int, day: Int }

  private func days(_ mentions: [Mention]) -> [(day: Day, mention: Mention)] {
    mentions.compactMap { mention in
      guard case .date(let year, let month, let day) = mention.kind else { return nil }
      return (Day(year: year, month: month, day: day), mention)
    }
  }

  private func day(_ mentions: [Mention]) -> (Day, Mention)? {
    let days = days(mentions)
    return days.count == 1 ? days[0] : nil
  }

  /// As many days on both sides, of which all but one are the same: that one slipped. Their order is free.
  private mutating func compareLists(_ left: [(day: Day, mention: Mention)], _ right: [(day: Day, mention: Mention)]) {
    guard left.count == right.count, (2...6).contains(left.count) else { return }
    var open = right
    var odd: [(day: Day, mention: Mention)] = []
    for item in left {
      if let place = open.firstIndex(where: { isSame($0.day, item.day) }) {
        open.remove(at: place)
      } else {
        odd.append(item)
      }
    }
    guard odd.count == 1, open.count == 1, odd[0].day.year == open[0].day.year || odd[0].day.month == open[0].day.month
    else { return }
    report(odd[0].mention, open[0].mention, "date")
  }

  private func isSame(_ a: Day, _ b: Day) -> Bool {
    a.month == b.month && a.day == b.day && (a.year == 0 || b.year == 0 || a.year == b.year)
  }

  private func time(_ mentions: [Mention]) -> (minutes: Int, zone: Int?, Mention)? {
    let times = mentions.compactMap { mention -> (Int, Int?, Mention)? in
      guard case .time(let minutes, let zone) = mention.kind else { return nil }
      return (minutes, zone, mention)
    }
    return times.count == 1 ? times[0] : nil
  }

  private mutating func compare(_ a: [Mention], _ b: [Mention]) {
    if let x = time(a), let y = time(b) {
      compareTimes(x, day(a), y, day(b))
      return
    }
    guard let (x, first) = day(a), let (y, second) = day(b) else {
      compareLists(days(a), days(b))
      return
    }
    if x.month == y.month && x.day == y.day && (x.year == 0 || y.year == 0 || x.year == y.year) { return }
    report(first, second, "date")
  }

  private mutating func compareTimes(
    _ a: (minutes: Int, zone: Int?, Mention), _ first: (Day, Mention)?, _ b: (minutes: Int, zone: Int?, Mention),
    _ second: (Day, Mention)?
  ) {
    // Without a zone the Japanese speaks from Tokyo; an English time without one is left alone.
    guard let zone = b.zone else {
      // Both speak from Tokyo, as it seems, on one day.
      let isOneDay = first.map { x in second.map { isSame(x.0, $0.0) } ?? true } ?? true
      guard a.zone == nil || a.zone == japanese.homeZone, a.minutes != b.minutes, isOneDay, !namesPlace(b.2.sentence)
      else { return }
      report(a.2, b.2, "time", severity: .warning)
      return
    }
    let month = (first ?? second)?.0.month ?? 1
    let ja = a.minutes - offset(a.zone ?? japanese.homeZone, month) + (first.map { serial($0.0) } ?? 0) * 1440
    let en = b.minutes - offset(zone, month) + (second.map { serial($0.0) } ?? 0) * 1440
    var difference = ja - en
    if first == nil || second == nil { difference = ((difference % 1440) + 1440) % 1440 }
    if difference == 0 { return }
    // A day off: the date slipped; else the time.
    if difference % 1440 == 0, let first, let second {
      report(first.1, second.1, "date")
    } else {
      report(a.2, b.2, "time")
    }
  }

  /// "8:00 a.m. in London", "local time": a zone in words that are not read.
  private func namesPlace(_ sentence: Int) -> Bool {
    let text = english.sentences[sentence].text.lowercased()
    return ["new york", "london", "local time", "eastern", "pacific", "singapore", "hong kong", "europe", " time)"]
      .contains {
        text.contains($0)
      }
  }

  /// Eastern time is summer time from the middle of March to the end of October.
  private func offset(_ zone: Int, _ month: Int) -> Int {
    guard zone == -1_000 else { return zone }
    return (4...10).contains(month) ? -240 : -300
  }

  /// Days since the start of a year, good enough for differences inside it.
  private func serial(_ day: Day) -> Int {
    var count = day.day
    for month in 1..<max(1, day.month) {
      count += CalendarDate.daysInMonth(year: day.year == 0 ? 2004 : day.year, month: month)
    }
    return count
  }

  private mutating func report(
    _ a: Mention, _ b: Mention, _ cause: String, severity: Finding.Severity = .error
  ) {
    func side(_ mention: Mention) -> Finding.Side {
      Finding.Side(table: "", label: mention.text, text: mention.text, line: mention.line, span: mention.span)
    }
    findings.append(
      Finding(
        kind: .date, severity: severity, cause: cause, japanese: side(a), english: side(b),
        message: cause == "time"
          ? Message(
            japanese: "時刻が二つの版で違います（時差を考えても合いません）。", english: "The times differ, time zones considered.")
          : Message(japanese: "日付が二つの版で違います。", english: "The dates differ.")))
  }
}
