import Lexing
import ReleaseModel
import SourceText
import StatementReading

/// Which period a section reports on, as its headings say: 「2003年度第4四半期決算」, "Highlights of full FY2003 results".
struct SectionPeriods {
  let calendar: FiscalCalendar
  private(set) var period: Period?
  /// What the first heading with a period names: the release itself.
  private var document: Period?
  /// "Third quarter of the fiscal year ending …" stands for nine months.
  private let readsCumulatively: Bool

  init(calendar: FiscalCalendar, readsCumulatively: Bool) {
    self.calendar = calendar
    self.readsCumulatively = readsCumulatively
  }

  /// Quarters from the start of the year, as a 決算短信 has them, unless the text speaks of three months only.
  static func readsCumulatively(_ sentences: [[ProseToken]]) -> Bool {
    var hasThree = false
    for tokens in sentences {
      for token in tokens {
        guard case .period(let form, _) = token.kind else { continue }
        switch form {
        case .ended(let months, _) where months == 6 || months == 9: return true
        case .span(let start, let end):
          let length = Period(start: start, end: end).lengthInMonths
          if length == 6 || length == 9 { return true }
          if length == 3 { hasThree = true }
        case .ended(3, _): hasThree = true
        default: continue
        }
      }
    }
    return !hasThree
  }

  mutating func readHeading(_ bytes: [UInt8], _ range: Range<Int>, _ tokens: [ProseToken]) {
    var cursor = ByteCursor(bytes, range)
    // Titles of tables and unit lines say nothing of the text around them.
    if cursor.take("表") || cursor.takeWord("table") || cursor.looking(at: "(単位") { return }
    if tokens.contains(where: { $0.figure != nil }) { return }
    let periods = ProsePeriods(calendar: calendar, base: calendar.mainPeriod)
    if let whole = quarterOfYear(bytes, tokens) {
      period = whole
      document = document ?? whole
      return
    }
    var found: [Period] = []
    for token in tokens {
      guard case .period(let form, let isEnd) = token.kind, let period = periods.resolve(form, isEnd: isEnd),
        !period.isInstant
      else { continue }
      found.append(period)
    }
    if let first = found.first {
      // "Fourth Quarter and Full FY2003": the quarter leads; statements list periods of their own.
      if found.count <= 2 {
        // A chapter on forecasts does not say what the release reports on; a notice of revision does.
        let isForecast =
          tokens.contains { $0.sense == .forecast } && !says(bytes, range, ["修正", "revision", "revised"], within: 400)
        period = isForecast ? document : first
        if !isForecast { document = document ?? first }
      }
      return
    }
    if says(bytes, range, ["fiscal year", "full year", "通期", "年度の"]), let main = calendar.mainPeriod {
      period = .months(12, endingOn: calendar.yearEnd(holding: main.end))
      return
    }
    if isNumbered(bytes, range) { period = document }
  }

  /// "Second Quarter (Interim Period) of the Fiscal Year Ending March 31, 2026": from the start of the year.
  private func quarterOfYear(_ bytes: [UInt8], _ tokens: [ProseToken]) -> Period? {
    guard readsCumulatively else { return nil }
    for (index, token) in tokens.enumerated() {
      guard case .period(.fiscal(.none, .quarter(let quarter, _)), _) = token.kind, quarter < 4 else { continue }
      for other in tokens[(index + 1)...] {
        guard case .period(let form, _) = other.kind else { continue }
        let end: CalendarDate?
        switch form {
        case .ended(12, let date): end = date
        case .fiscal(let name, .year) where name != .none: end = calendar.resolve(form, PeriodHint())?.end
        default: end = nil
        }
        guard let end, says(bytes, token.range.upperBound..<other.range.lowerBound, ["of the", "of "]) else {
          return nil
        }
        return .months(3 * quarter, endingOn: end.adding(months: -3 * (4 - quarter)))
      }
    }
    return nil
  }

  private func says(_ bytes: [UInt8], _ range: Range<Int>, _ words: [StaticString], within limit: Int = 80) -> Bool {
    guard range.count < limit else { return false }
    var cursor = ByteCursor(bytes, range)
    while !cursor.isAtEnd {
      if words.contains(where: { cursor.looking(atCaseless: $0) }) { return true }
      cursor.advance()
    }
    return false
  }

  private func isNumbered(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var cursor = ByteCursor(bytes, range)
    let open = cursor.take("(")
    guard cursor.takeNumber(digits: 1...2) != nil else { return false }
    return open || cursor.take(".") || cursor.take("、") || cursor.byte == 0x20
  }

  func base(isForecast: Bool, _ tokens: [ProseToken]) -> Period? {
    let main = period ?? calendar.mainPeriod
    guard isForecast, let main else { return main }
    // 通期の業績予想: the year that holds the reported months, or the next one when they end it.
    let year = Period.months(12, endingOn: calendar.yearEnd(holding: main.end))
    if year.end != main.end { return year }
    return main
  }
}

/// Short forms that the text defines: Value Added Services (“VAS”).
enum Abbreviations {
  static func find(_ bytes: [UInt8], _ ranges: [Range<Int>]) -> [String: String] {
    var found: [String: String] = [:]
    for range in ranges {
      var at = range.lowerBound
      while at + 4 < range.upperBound {
        guard bytes[at] == 0x28, bytes[at + 1] == 0x22 else {
          at += 1
          continue
        }
        var end = at + 2
        while end < range.upperBound, bytes[end] >= 0x41, bytes[end] <= 0x5A { end += 1 }
        let count = end - at - 2
        if count >= 2, count <= 6, end < range.upperBound, bytes[end] == 0x22 || bytes[end] == 0x73,
          let words = words(bytes, before: at, from: range.lowerBound, count: count, letters: bytes[at + 2..<end])
        {
          found[String(decoding: bytes[at + 2..<end], as: UTF8.self)] = words
        }
        at = end
      }
    }
    return found
  }

  /// The words in front whose capitals make the short form.
  private static func words(
    _ bytes: [UInt8], before end: Int, from start: Int, count: Int, letters: ArraySlice<UInt8>
  ) -> String? {
    var at = end
    while at > start, bytes[at - 1] == 0x20 || bytes[at - 1] == 0x22 || bytes[at - 1] == 0x2C { at -= 1 }
    let stop = at
    var left = Array(letters)
    while at > start, let letter = left.last {
      var word = at
      while word > start, bytes[word - 1] != 0x20, bytes[word - 1] != 0x2D, bytes[word - 1] != 0x22 { word -= 1 }
      guard word < at else { return nil }
      guard bytes[word] | 0x20 == letter | 0x20 else { return nil }
      left.removeLast()
      at = word
      if left.isEmpty { return String(decoding: bytes[word..<stop], as: UTF8.self).filter { $0 != "\"" } }
      at -= 1
    }
    return nil
  }
}
