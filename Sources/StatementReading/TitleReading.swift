import Lexing
import ReleaseModel
import SourceText
import TableExtraction

/// What the lines above a table say of the whole of it.
struct TitleReading {
  var title: String?
  var titleSpan: SourceSpan?
  var firstLine: Int?
  var titleLine: Int?
  var number: Int?
  var statement: StatementKind?
  var hint = PeriodHint()
  /// The length in `hint` is that of what the release reports on; no line of the table's own says one.
  var monthsAreOfRelease = false
  var units: [TableNote<UnitDeclaration>] = []
  /// 「(2)連結財政状態」: whatever its columns are headed by, they are of a day.
  var isOfPosition: Bool {
    title.map { Self.positionWords.isFound(in: $0) && !Self.resultWords.isFound(in: $0) } ?? false
  }

  private static let positionWords: WordSet = ["財政状態", "financial position"]
  private static let resultWords: WordSet = ["経営成績", "業績", "キャッシュ", "results", "cash flows"]

  /// Lines of `units` that speak of how amounts are shortened: 「百万円未満切捨て」 at the head of a release is no unit of a table of counts.
  var shortenings: Set<Int> = []
  /// The line nearest to the table that is plainly meant as a unit line and cannot be read, where no other stands below it.
  var unreadUnit: (span: SourceSpan, line: Int)?
  /// "(in millions)", 「(千)」: a power of ten without a word for what it scales.
  var bareScale: Int?
  var periodMentions: [(mention: PeriodMention, text: String, span: SourceSpan, line: Int)] = []
  var isForecast = false
  /// The line that says so, or one below it, names the year.
  var namesForecastYear = false
  /// 「%表示は、対前期増減率」 / "percentages indicate year-on-year changes".
  var percentIsChange = false
  /// 「(単位:百万円、%)」, 「(前年同月比・%)」: some figures of the table are percentages.
  var declaresPercent = false
  /// "Years ended March 31": the years stand over the columns.
  var yearless: YearlessPeriod?
  /// "Years ended March 31, 2025 and 2024", 「2025年及び2024年3月31日現在」: what years alone over the columns are, and the newest of them.
  var dated: (words: YearlessPeriod, year: Int)?
  /// Lines that are neither title, unit nor period.
  var noise: [RawLine] = []

  init(_ lines: [RawLine], _ context: ReleaseContext) {
    var best: (score: Double, line: RawLine)?
    var saysMoment = false
    let reportsSpan = [6, 9].contains(context.calendar.mainPeriod?.lengthInMonths)
    for (index, line) in lines.enumerated() {
      let all = 0..<line.text.count
      let says = Self.anyWords.isFound(in: line.text, all)
      func has(_ words: WordSet) -> Bool { says && words.isFound(in: line.text, all) }
      let statement = Self.statement(line.text)
      let unitLine = UnitLine.read(line.text, all)
      var units = UnitScanner.mentions(line.text, all).filter { $0.unit != .percent && $0.unit != .points }
      if unitLine == .understood { units = Self.spread(line.text, units) }
      // The day of the release is no period of a table.
      let periods = PeriodScanner.mentions(line.text, all).filter { mention in
        switch mention.form {
        case .date(let date): return date != context.calendar.releaseDate
        case .relative:
          return !Self.namesItem(line.text, behind: mention.range.upperBound)
            && !Self.isCompared(line.text, mention.range)
        default: return true
        }
      }
      let exact = line.text.count == line.range.count
      func span(_ range: Range<Int>) -> SourceSpan {
        context.text.span(
          of: exact ? line.range.lowerBound + range.lowerBound..<line.range.lowerBound + range.upperBound : line.range)
      }
      // Yen in running words ("yen amounts") is no declaration; a scale, brackets or 単位 make one.
      let declares =
        units.contains { $0.scale > 0 }
        || (isBracketed(line.text) || unitLine == .understood || has(Self.unitWords)) && !units.isEmpty
      // What cannot be read makes void what stands above it, and is made void by what stands below it.
      switch unitLine {
      case .unread:
        unreadUnit = (span(all), line.line)
        bareScale = nil
      case .bareScale(let scale):
        bareScale = scale
        unreadUnit = (span(all), line.line)
      case .understood where declares: (unreadUnit, bareScale) = (nil, nil)
      default: break
      }
      if declares, unitLine != .unread {
        if Self.shorteningWords.isFound(in: line.text, all) { shortenings.insert(line.line) }
        // "JPY/千円単位" names the currency twice; the mention with a scale says more.
        let telling = units.filter { unit in unit.scale > 0 || !units.contains { $0.unit == unit.unit && $0.scale > 0 }
        }
        self.units += telling.map {
          TableNote(
            value: UnitDeclaration(unit: $0.unit, scale: $0.scale), text: line.string, span: span($0.range),
            line: line.line)
        }
      }
      // 「(単位:千台)」
      if units.isEmpty, isBracketed(line.text) || has(Self.unitWords), let count = CountUnits.read(line.text, all),
        !count.isBare
      {
        (unreadUnit, bareScale) = (nil, nil)
        self.units.append(
          TableNote(
            value: UnitDeclaration(unit: .count, scale: count.scale), text: line.string, span: span(all),
            line: line.line))
      }
      for mention in periods { periodMentions.append((mention, line.string, span(mention.range), line.line)) }
      yearless = YearlessPeriod.first(in: line.text, all) ?? yearless
      for mention in periods {
        switch mention.form {
        case .ended(let months, let end):
          dated = (YearlessPeriod(months: months, month: end.month, day: end.day), Self.newest(line.text, end.year))
        case .date(let end) where Self.moments.isFound(in: line.text, all):
          dated = (YearlessPeriod(months: nil, month: end.month, day: end.day), Self.newest(line.text, end.year))
        default: break
        }
      }
      // 「2026年3月期 第2四半期決算説明資料」 is the title of the release, not of a table of three months.
      let isOfRelease = has(Self.releaseWords) && statement == nil
      // 四半期連結損益計算書 of a release on nine months reaches from the start of the year, unless it says 会計期間.
      let isOfSpan = statement != nil && reportsSpan && !has(Self.quarterAlone)
      let monthsBefore = hint.months
      if has(Self.quarterWords) && !has(Self.cumulativeOrYear)
        && !has(Self.longerSpans) && !isOfRelease && !isOfSpan
      {
        if hint.months == nil { hint.months = 3 }
      }
      if has(Self.yearWords) { hint.months = 12 }
      for mention in periods {
        if case .ended(let months, let end) = mention.form {
          hint.months = months
          if months == 12 { hint.year = .ending(year: end.year, month: end.month) }
        }
        if case .fiscal(let name, _) = mention.form, name != .none { hint.year = name }
        // 「3. 連結業績予想(2014年4月1日~2015年3月31日)」: 通期 and 第2四半期(累計) below are of that year.
        if case .span(let start, let end) = mention.form, Period(start: start, end: end).lengthInMonths == 12,
          !periods.contains(where: { if case .fiscal(let name, _) = $0.form { name != .none } else { false } })
        {
          hint.year = .ending(year: end.year, month: end.month)
        }
      }
      if hint.months != monthsBefore { monthsAreOfRelease = isOfRelease }
      if has(Self.momentWords) || Self.isMoment(line.text, periods) { saysMoment = true }
      if has(Self.cumulativeWords) {
        hint.isCumulative = true
        if hint.months == 3 { hint.months = nil }
      }
      if has(Self.forecastWords) && !has(Self.actualWords) { isForecast = true }
      if isForecast, periods.contains(where: { Self.namesYear($0.form) }) { namesForecastYear = true }
      if has(Self.changeRateWords), has(Self.percentWords) {
        percentIsChange = true
      }
      if Self.endsWithPercent(line.text) { declaresPercent = true }
      let numbered = Self.number(line.text)
      var score = statement != nil ? 3.0 : 0
      if numbered != nil { score += 3 }
      score += Double(index) / 100
      let words = line.text.count - units.reduce(0) { $0 + $1.range.count } - periods.reduce(0) { $0 + $1.range.count }
      if words < 4 { score -= 4 }
      if (declares || unitLine == .understood) && words < 16 { score -= 3 }
      if unitLine != .none, unitLine != .understood, isBracketed(line.text) || has(Self.unitWords) { score -= 3 }
      let isLegible = context.legibility(line.string) >= 0.3 || context.language == .english
      if !isLegible && numbered == nil && statement == nil && units.isEmpty && periods.isEmpty {
        noise.append(line)
        continue
      }
      if score > (best?.score ?? -3) {
        best = (score, line)
        number = numbered ?? (statement != nil ? nil : number)
      }
      if let statement, self.statement == nil || score > 2 { self.statement = statement }
    }
    if let best {
      let range = best.line.range
      title = Self.cleanTitle(best.line.text)
      titleSpan = context.text.span(of: range)
      titleLine = best.line.line
      if number == nil { number = Self.number(best.line.text) }
    }
    firstLine = lines.first?.line
    hint.isInstant = self.statement == .balanceSheet || saysMoment
    if hint.isInstant { hint.months = nil }
  }

  /// 「地域別ポートフォリオ(2025年2月末)」: the one period of the line is an end.
  private static func isMoment(_ text: [UInt8], _ periods: [PeriodMention]) -> Bool {
    guard periods.count == 1, let range = periods.first?.range else { return false }
    let last = ByteCursor(text, max(0, range.upperBound - 3)..<text.count)
    let next = ByteCursor(text, range.upperBound..<text.count)
    return last.looking(at: "末") || next.looking(at: "末") && !next.looking(at: "末配当")
  }

  /// The newest year in a line: 「2025年及び2024年3月31日現在」 lists two.
  private static func newest(_ text: [UInt8], _ year: Int) -> Int {
    var cursor = ByteCursor(text, 0..<text.count)
    var newest = year
    while !cursor.isAtEnd {
      let isStart = cursor.at == 0 || !isDigit(text[cursor.at - 1])
      if isStart, let number = cursor.takeNumber(digits: 4...4) {
        if (1980..<2200).contains(number), !isDigit(cursor.byte) { newest = max(newest, number) }
      } else {
        cursor.advance()
      }
    }
    return newest
  }

  private static let moments: WordSet = ["as of", "as at", "現在", "時点"]

  /// 「単 位:百 万 円」: with its letters spread; the places are those of the whole line.
  private static func spread(_ text: [UInt8], _ units: [UnitMention]) -> [UnitMention] {
    let gathered = text.filter { $0 != 0x20 }
    guard gathered.count < text.count, text.contains(where: { $0 >= 0xE3 }), !units.contains(where: { $0.scale > 0 })
    else { return units }
    let found = UnitScanner.mentions(gathered, 0..<gathered.count).filter { !$0.unit.isRate }
    guard found.count > units.count || found.contains(where: { $0.scale > 0 }) else { return units }
    return found.map { UnitMention(unit: $0.unit, scale: $0.scale, range: 0..<text.count) }
  }

  /// 当期純利益 and 当期包括利益 are items.
  private static func namesItem(_ text: [UInt8], behind place: Int) -> Bool {
    let after = ByteCursor(text, place..<text.count)
    return after.looking(at: "純") || after.looking(at: "利益") || after.looking(at: "損") || after.looking(at: "包括")
  }

  /// 「(%表示は、対前期増減率)」 says what rates are held against, not what the table is of.
  private static func isCompared(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    let after = ByteCursor(text, range.upperBound..<text.count)
    return text[..<range.lowerBound].suffix(3).elementsEqual("対".utf8) || after.looking(at: "増減率")
      || after.looking(at: "比")
  }

  private static func namesYear(_ form: PeriodForm) -> Bool {
    switch form {
    case .fiscal(let name, _): name != .none
    case .span, .ended, .month: true
    default: false
    }
  }

  /// 「…、%)」, 「(単位:%)」, "Unit: %"
  private static func endsWithPercent(_ text: [UInt8]) -> Bool {
    var end = text.count
    if end > 0, text[end - 1] == 0x29 { end -= 1 }
    return end > 0 && text[end - 1] == 0x25 && (end < text.count || unitWords.isFound(in: text, 0..<text.count))
  }

  private func isBracketed(_ text: [UInt8]) -> Bool { text.first == 0x28 && text.last == 0x29 }

  /// 表 3. / Table 3.
  static func number(_ text: [UInt8]) -> Int? {
    var cursor = ByteCursor(text, 0..<text.count)
    guard cursor.take("表") || cursor.takeWord("table") || cursor.take("図表") else { return nil }
    cursor.skipSpaces()
    return cursor.takeNumber(digits: 1...3)
  }

  /// Without its own unit bracket.
  private static func cleanTitle(_ text: [UInt8]) -> String {
    if let mark = titleMarks.first(where: { ByteCursor(text, 0..<text.count).looking(at: $0) }) {
      return cleanTitle(Array(text[trimmed(mark.utf8CodeUnitCount..<text.count, in: text)]))
    }
    var end = text.count
    if text.last == 0x29, let open = text.lastIndex(of: 0x28) {
      let inside = open + 1..<text.count - 1
      if !UnitScanner.mentions(text, inside).isEmpty { end = open }
    }
    // 「連結損益計算書 2004年3月期、2003年3月期」: the list of periods is not the title.
    if let first = PeriodScanner.mentions(text, 0..<end).first, first.range.lowerBound > 0,
      statement(Array(text[..<first.range.lowerBound])) != nil
    {
      end = first.range.lowerBound
    }
    return String(decoding: text[trimmed(0..<end, in: text)], as: UTF8.self)
  }

  private static let titleMarks: [StaticString] = ["■", "●", "◆", "○", "□", "◇"]

  static func statement(_ text: [UInt8]) -> StatementKind? {
    let all = 0..<text.count
    for (kind, words) in statementWords where words.isFound(in: text, all) { return kind }
    return nil
  }

  private static let statementWords: [(kind: StatementKind, words: WordSet)] = [
    (.reconciliation, ["reconciliation", "調整表", "調整額の内訳"]),
    (.cashFlows, ["キャッシュ・フロー計算書", "キャッシュフロー計算書", "statements of cash flow", "statement of cash flow"]),
    (
      .balanceSheet,
      ["貸借対照表", "財政状態計算書", "balance sheet", "statements of financial position", "statement of financial position"]
    ),
    (
      .incomeStatement,
      [
        "損益計算書", "損益及び包括利益", "包括利益計算書", "純損益計算書", "statements of income", "statement of income",
        "statements of operations",
        "statement of operations", "income statement", "statements of comprehensive income",
        "statement of comprehensive income",
        "statements of profit or loss", "statement of profit or loss",
      ]
    ),
    (.forecast, ["業績予想", "連結予想", "forecast", "outlook"]),
    (.dividends, ["配当", "dividend"]),
    (
      .statistics,
      ["契約数", "加入", "会員数", "件数", "店舗数", "帯域", "稼働", "number of", "subscribers", "bandwidth", "headcount", "従業員数"]
    ),
    (.breakdown, ["内訳", "breakdown", "セグメント", "segment", "売上高の構成"]),
    (
      .summary,
      [
        "経営成績", "財政状態", "キャッシュ・フローの状況", "operating results", "financial position", "cash flows",
        "results of operations",
        "業績ハイライト", "financial highlights",
      ]
    ),
  ]

  /// One of these stands in each line that any of the words below makes a difference for.
  private static let anyWords = WordSet(union: [
    unitWords, releaseWords, quarterWords, yearWords, momentWords, cumulativeWords, forecastWords, changeRateWords,
  ])
  private static let unitWords: WordSet = ["単位", "unit"]
  private static let shorteningWords: WordSet = [
    "未満", "切捨", "切り捨", "四捨五入", "rounded", "less than", "fractions", "truncated",
  ]
  private static let quarterWords: WordSet = ["四半期", "three months", "quarter"]
  private static let quarterAlone: WordSet = ["会計期間", "3か月", "3ヶ月", "3ヵ月", "3カ月", "three months", "three-month"]
  private static let releaseWords: WordSet = [
    "決算短信", "決算説明", "決算補足", "決算参考", "決算資料", "決算概要", "決算の概要", "業績のお知らせ", "financial results", "earnings release",
    "supplementary", "reference material", "presentation",
  ]
  private static let cumulativeOrYear: WordSet = ["累計", "cumulative", "通期"]
  private static let longerSpans: WordSet = ["nine months", "six months"]
  private static let yearWords: WordSet = ["通期", "years ended", "year ended", "通年"]
  private static let momentWords: WordSet = [
    "末現在", "末時点", "末日現在", "as of the end of", "at the end of each", "as of each",
  ]
  private static let cumulativeWords: WordSet = ["累計", "cumulative"]
  private static let forecastWords: WordSet = ["業績予想", "予想", "見通し", "forecast", "outlook", "guidance"]
  private static let actualWords: WordSet = ["実績"]
  private static let changeRateWords: WordSet = [
    "対前", "増減率", "percentages", "percentage figures", "% indicates", "% changes", "year-on-year", "year on year",
    "yoy",
  ]
  private static let percentWords: WordSet = ["%", "percent"]
}
