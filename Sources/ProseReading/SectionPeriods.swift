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
  /// Under 「次期の見通し」, "Outlook": what names no period of its own is a forecast.
  private(set) var isForecast = false
  /// 「業績予想値と実績値との差異」: the forecasts named are those that the results are held against.
  private(set) var isOnDifferences = false

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
    // The number of a heading is no figure.
    if tokens.contains(where: { $0.figure?.unit != nil || $0.figure?.hasScale == true }) { return }
    let periods = ProsePeriods(calendar: calendar, base: calendar.mainPeriod)
    let isOnResults = says(bytes, range, Self.resultWords, within: 400)
    if isOnResults { isOnDifferences = true }
    // "Review of the Fourth Quarter and Business Outlook" looks both ways.
    let looksBack = says(bytes, range, Self.lookingBack, within: 400)
    let isOnBoth = tokens.contains { token in
      if case .period(.relative(.current, _), _) = token.kind { return true }
      return false
    }
    isForecast =
      !isOnResults && !looksBack && !isOnBoth && tokens.contains { $0.sense == .forecast || $0.sense == .next }
    if let month = monthOfReport(bytes, range, tokens) {
      period = month
      document = document ?? month
      return
    }
    if let whole = partOfYear(bytes, range, tokens) {
      period = whole
      document = document ?? whole
      return
    }
    var found: [Period] = []
    // "Revision of Full-Year Forecast for the Fiscal Year Ending …": the name says which year the word means.
    let hasName = tokens.contains { token in
      guard case .period(let form, _) = token.kind else { return false }
      if case .fiscal(let name, let part) = form { return name != .none && (part == .year || part == .unspecified) }
      if case .ended(12, _) = form { return true }
      return false
    }
    let hasMonths = tokens.contains { if case .months = $0.kind { true } else { false } }
    for token in tokens {
      guard case .period(var form, let isEnd) = token.kind else { continue }
      if readsCumulatively, !hasMonths, case .fiscal(.none, .quarter(let quarter, false)) = form, quarter < 4 {
        form = .fiscal(.none, .quarter(quarter, cumulative: true))
      }
      if hasName, case .fiscal(.none, .year) = form { continue }
      guard let period = periods.resolve(form, isEnd: isEnd), !period.isInstant, !found.contains(period) else {
        continue
      }
      found.append(period)
    }
    if let first = found.first {
      // "Fourth Quarter and Full FY2003": the quarter leads; statements list periods of their own.
      if found.count <= 2 {
        // A chapter on forecasts does not say what the release reports on; a notice of revision does.
        let isAhead = isForecast && !says(bytes, range, Self.revisionWords, within: 400)
        period = isAhead ? document : first
        if !isAhead { document = document ?? first }
      }
      return
    }
    if says(bytes, range, Self.yearWords), let main = calendar.mainPeriod {
      period = calendar.term(holding: main.end)
      return
    }
    if isNumbered(bytes, range) { period = document }
  }

  /// 「2025年10月度 月次売上高」, "Monthly Sales for October 2025": one month.
  private func monthOfReport(_ bytes: [UInt8], _ range: Range<Int>, _ tokens: [ProseToken]) -> Period? {
    var found: Period?
    for token in tokens {
      guard case .period(let form, let isEnd) = token.kind else { continue }
      guard case .month(let year, let month) = form, !isEnd, found == nil else { return nil }
      found = .months(1, endingOn: .endOfMonth(year: year, month: month))
    }
    return says(bytes, range, Self.monthlyWords, within: 300) || isNamedMonth(bytes, tokens) ? found : nil
  }

  /// 2025年12月の運用状況, "performance in December 2025": no day on which something was printed.
  private func isNamedMonth(_ bytes: [UInt8], _ tokens: [ProseToken]) -> Bool {
    tokens.enumerated().contains { index, token in
      guard case .period(.month, _) = token.kind else { return false }
      let after = ByteCursor(bytes, token.range.upperBound..<bytes.count)
      if after.looking(at: "の") || after.looking(at: "における") { return true }
      return index > 0 && tokens[index - 1].sense == .inPeriod
        && token.range.lowerBound - tokens[index - 1].range.upperBound < 3
    }
  }

  /// "Second Quarter (Interim Period) of the Fiscal Year Ending March 31, 2026", "First-Half Results for the Fiscal Year
  /// Ending …": from the start of the year.
  private func partOfYear(_ bytes: [UInt8], _ range: Range<Int>, _ tokens: [ProseToken]) -> Period? {
    var end: CalendarDate?
    var months: Int?
    for token in tokens {
      guard case .period(let form, _) = token.kind else { continue }
      switch form {
      case .ended(12, let date) where end == nil: end = date
      case .fiscal(let name, .year) where name != .none && end == nil:
        end = calendar.resolve(form, PeriodHint())?.end
      case .fiscal(.none, .quarter(let quarter, let isCumulative)) where quarter < 4 && months == nil:
        guard readsCumulatively || isCumulative else { return nil }
        months = 3 * quarter
      case .fiscal(.none, .half(1)) where months == nil: months = 6
      case .fiscal(.none, .year), .fiscal(.none, .quarter(4, _)): return nil
      default: continue
      }
    }
    if months == nil, says(bytes, range, Self.halfWords, within: 400) {
      months = 6
    }
    guard let end, let months, calendar.termMonths == 12 else { return nil }
    return .months(months, endingOn: end.adding(months: months - 12))
  }

  private func says(_ bytes: [UInt8], _ range: Range<Int>, _ words: WordSet, within limit: Int = 80) -> Bool {
    range.count < limit && words.isFound(in: bytes, range)
  }

  private static let resultWords: WordSet = ["差異", "実績", "difference", "actual"]
  private static let lookingBack: WordSet = ["review", "results", "highlight", "経営成績", "決算"]
  private static let revisionWords: WordSet = ["修正", "revision", "revised"]
  private static let yearWords: WordSet = ["fiscal year", "full year", "通期", "年度の"]
  private static let monthlyWords: WordSet = ["月次", "月度", "monthly", "年月"]
  private static let halfWords: WordSet = ["interim", "half-year", "half year", "six months"]

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
    let year = calendar.term(holding: main.end)
    if year.end != main.end { return year }
    return self.isForecast && calendar.releaseDate.map { main.end < $0 } ?? true
      ? year.shifted(months: calendar.termMonths) : main
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
