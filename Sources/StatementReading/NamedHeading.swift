import Lexing
import ReleaseModel
import SourceText

/// Headings of a column whose meaning other headings of the release, or its reported period, settle: 「第50期」, 「次期予想」,
/// 「23年4-12月」, 「前年4~12月」, `2024.3`, "Next fiscal year (forecast)".
///
/// In running text the same words are no headings, so this is not part of `PeriodScanner`.
enum NamedHeading {
  /// The period that the whole of a cell names.
  static func mention(_ bytes: [UInt8], _ range: Range<Int>) -> PeriodMention? {
    guard range.count >= 4, range.count <= 60 else { return nil }
    let whole = trimmed(range, in: bytes)
    var cursor = ByteCursor(bytes, whole)
    // "End of 31st term"
    if cursor.takeWord("end") {
      cursor.skipSpaces()
      guard cursor.takeWord("of") else { return nil }
      cursor.skipSpaces()
      if cursor.takeWord("the") { cursor.skipSpaces() }
    }
    let begin = cursor.at
    guard
      let form = months(&cursor) ?? term(&cursor) ?? nextYear(&cursor) ?? yearAndMonth(&cursor)
        ?? yearAndNamedMonths(&cursor) ?? monthsFromStart(&cursor)
    else { return nil }
    let end = cursor.at
    cursor.skipSpaces()
    _ =
      cursor.take("実績") || cursor.take("末") || cursor.takeWord("actual") || cursor.takeWord("results")
      || cursor.takeWord("result")
    cursor.skipSpaces()
    guard cursor.isAtEnd || cursor.byte == 0x28 && bytes[whole.upperBound - 1] == 0x29 else { return nil }
    return PeriodMention(form: form, range: begin..<end)
  }

  /// Without brackets around the whole.
  static func unbracketed(_ range: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
    var inner = trimmed(range, in: bytes)
    if let last = bytes[inner].last, last == 0x3A { inner = inner.lowerBound..<inner.upperBound - 1 }
    for (open, close) in [("(", ")"), ("【", "】"), ("[", "]"), ("<", ">"), ("〔", "〕"), ("「", "」")] {
      let (open, close) = (Array(open.utf8), Array(close.utf8))
      guard inner.count > open.count + close.count, bytes[inner].starts(with: open),
        bytes[inner].suffix(close.count).elementsEqual(close)
      else { continue }
      return trimmed(inner.lowerBound + open.count..<inner.upperBound - close.count, in: bytes)
    }
    return inner
  }

  // MARK: Months of a year that two digits or 前年 name

  private static func months(_ cursor: inout ByteCursor) -> PeriodForm? {
    var look = cursor
    let year: PeriodForm.MonthsYear
    if look.take("前年") || look.take("昨年") {
      year = .prior
    } else if look.take("当年") || look.take("本年") {
      year = .current
    } else {
      _ = look.take("'") || look.take("’")
      guard let short = look.takeNumber(digits: 2...2), look.take("年") || look.take("/") else { return nil }
      year = .short(short)
    }
    look.skipSpaces()
    guard let first = look.takeNumber(digits: 1...2), (1...12).contains(first) else { return nil }
    _ = look.take("月")
    look.skipSpaces()
    guard
      look.take("-") || look.take("~") || look.take("〜") || look.take("～") || look.take("–") || look.take("ー")
        || look.take("から")
    else { return nil }
    look.skipSpaces()
    guard let last = look.takeNumber(digits: 1...2), (1...12).contains(last), look.take("月") else { return nil }
    _ = look.take("期間") || look.take("期")
    _ = look.take("累計")
    cursor = look
    return .monthsOf(year, first: first, last: last)
  }

  /// "9M actual", "Nine months": from the start of the year.
  private static func monthsFromStart(_ cursor: inout ByteCursor) -> PeriodForm? {
    var look = cursor
    guard isDigit(look.byte), let part = EnglishPeriods.wholeMonths(&look) else { return nil }
    cursor = look
    return .fiscal(.none, part)
  }

  // MARK: Numbered terms

  /// 第50期, "50th fiscal year".
  static func term(_ cursor: inout ByteCursor) -> PeriodForm? {
    guard let number = termNumber(&cursor) else { return nil }
    return .term(number)
  }

  static func termNumber(_ cursor: inout ByteCursor) -> Int? {
    var look = cursor
    if look.take("第") {
      look.skipSpaces()
      guard let number = look.takeNumber(digits: 1...3), number > 0 else { return nil }
      look.skipSpaces()
      guard look.take("期") else { return nil }
      cursor = look
      return number
    }
    guard let number = look.takeNumber(digits: 1...3), number > 0,
      look.takeWord("st") || look.takeWord("nd") || look.takeWord("rd") || look.takeWord("th")
    else { return nil }
    look.skipSpaces()
    let isOfYears = look.takeWord("fiscal") || look.takeWord("business") || look.takeWord("accounting")
    look.skipSpaces()
    guard look.takeWord("term") || look.takeWord("period") || isOfYears && look.takeWord("year") else { return nil }
    cursor = look
    return number
  }

  // MARK: The next year

  private static func nextYear(_ cursor: inout ByteCursor) -> PeriodForm? {
    var look = cursor
    if look.take("来期") || look.take("次期") || look.take("翌期") || look.take("来年度") || look.take("次年度") || look.take("翌年度")
      || look.take("翌連結会計年度") || look.take("次期連結会計年度")
    {
      cursor = look
      look.skipSpaces()
      _ = look.take("の")
      let hasWord = look.take("業績") || look.take("通期")
      if hasWord { look.skipSpaces() }
      if look.take("予想") || look.take("計画") || look.take("見通し") || look.take("見込み") || look.take("見込")
        || look.take("予測")
      {
        cursor = look
      }
      return .nextYear
    }
    guard look.takeWord("next") || look.takeWord("coming") || look.takeWord("following") else { return nil }
    look.skipSpaces()
    _ = look.takeWord("fiscal") || look.takeWord("business")
    look.skipSpaces()
    guard look.takeWord("year") || look.takeWord("term") || look.takeWord("period") else { return nil }
    cursor = look
    look.skipSpaces()
    _ = look.take("'s") || look.take("’s")
    look.skipSpaces()
    if look.takeWord("forecast") || look.takeWord("plan") || look.takeWord("outlook") || look.takeWord("estimate") {
      cursor = look
    }
    return .nextYear
  }

  // MARK: A year and a month in digits alone

  /// 2024.3, '24.3, 3/2024: which figures these might be as well, the row of headings around them says (`HeaderShape`).
  private static func yearAndMonth(_ cursor: inout ByteCursor) -> PeriodForm? {
    var look = cursor
    _ = look.take("'") || look.take("’")
    let start = look.at
    guard let first = look.takeNumber(digits: 1...4) else { return nil }
    let digits = look.at - start
    if digits == 4, (1980..<2200).contains(first), look.take("."), let month = look.takeNumber(digits: 1...2),
      (1...12).contains(month)
    {
      cursor = look
      return .month(year: first, month: month)
    }
    if digits == 2, look.take("."), let month = look.takeNumber(digits: 1...2), (1...12).contains(month) {
      cursor = look
      return .fiscal(.shortEnding(year: first, month: month), .unspecified)
    }
    if digits <= 2, (1...12).contains(first), look.take("/"), let year = look.takeNumber(digits: 4...4),
      (1980..<2200).contains(year)
    {
      cursor = look
      return .month(year: year, month: first)
    }
    return nil
  }

  /// "2024 Apr-Dec": the year before its months.
  private static func yearAndNamedMonths(_ cursor: inout ByteCursor) -> PeriodForm? {
    var look = cursor
    guard let year = look.takeNumber(digits: 4...4), (1980..<2200).contains(year) else { return nil }
    look.skipSpaces()
    let behind = look.at
    while !look.isAtEnd, look.byte != 0x28 { look.advance() }
    let text = Array(look.bytes[behind..<look.at]) + Array(" \(year)".utf8)
    var months = ByteCursor(text, 0..<text.count)
    guard case .span(let start, let end)? = PeriodScanner.scan(&months), months.isAtEnd, start.year == end.year else {
      return nil
    }
    cursor = look
    return .span(start, end)
  }
}
