import ReleaseModel

/// March 31, 2004; three months ended Mar 31, 2004; FY2003; 4Q03; Q3 FY2025; first half of FY2024; FYE March 2025.
public enum EnglishPeriods {
  static func scan(_ cursor: inout ByteCursor) -> PeriodForm? {
    var look = cursor
    let form: PeriodForm?
    // The first letter says which forms can follow; most words are passed over at once.
    switch lowercased(cursor.byte) {
    case 0x30...0x39:
      guard isNumberBeforeWord(cursor) else { return nil }
      form = ended(&look) ?? span(&look) ?? dated(&look) ?? fiscal(&look)
    case 0x73, 0x6F, 0x6E, 0x66:  // s, o, n, f
      form = ended(&look) ?? term(&look) ?? span(&look) ?? dated(&look) ?? fiscal(&look)
    case 0x6A, 0x6D, 0x61, 0x64:  // j, m, a, d: months only
      form = span(&look) ?? dated(&look)
    case 0x74, 0x65, 0x79, 0x71, 0x68, 0x62:  // t, e, y, q, h, b
      form = ended(&look) ?? fiscal(&look)
    default: form = nil
    }
    guard let form else { return nil }
    cursor = look
    return form
  }

  /// Every form that begins with a digit goes on with letters behind one or two of them: 9 months, 31 March, 4Q03, 1H, 2nd half.
  private static func isNumberBeforeWord(_ cursor: ByteCursor) -> Bool {
    var look = cursor
    while isDigit(look.byte) { look.at += 1 }
    guard look.at - cursor.at <= 2 else { return false }
    _ = look.take("-")
    look.skipSpaces()
    return isLetter(look.byte)
  }

  /// "three months ended March 31, 2004", "fiscal year ending Mar. 31, 2025", "quarter ended June 30, 2024".
  private static func ended(_ cursor: inout ByteCursor) -> PeriodForm? {
    var look = cursor
    var months: Int?
    if let count = numberWord(&look) ?? look.takeNumber(digits: 1...2) {
      _ = look.take("-")
      look.skipSpaces()
      if look.takeWord("months") || look.takeWord("month") {
        months = count
        look.skipSpaces()
        _ = look.takeWord("period")
      } else {
        return nil
      }
    } else {
      _ = look.takeWord("full")
      look.skipSpaces()
      _ = look.takeWord("fiscal") || look.takeWord("business")
      look.skipSpaces()
      if look.takeWord("years") || look.takeWord("year") || look.takeWord("fy") {
        months = 12
      } else if look.takeWord("quarters") || look.takeWord("quarter") {
        months = 3
      } else if look.takeWord("half") {
        months = 6
      }
    }
    guard let months, (1...24).contains(months) else { return nil }
    look.skipSpaces()
    guard look.takeWord("ended") || look.takeWord("ending") || look.takeWord("to") else { return nil }
    look.skipSpaces()
    _ = look.takeWord("on")
    look.skipSpaces()
    guard let end = date(&look) ?? monthEnd(&look) else { return nil }
    cursor = look
    return .ended(months: months, end)
  }

  /// "fiscal period ended August 31, 2025": as long as this fund's terms are.
  private static func term(_ cursor: inout ByteCursor) -> PeriodForm? {
    var look = cursor
    guard look.takeWord("fiscal") else { return nil }
    look.skipSpaces()
    guard look.takeWord("period") else { return nil }
    look.skipSpaces()
    guard look.takeWord("ended") || look.takeWord("ending") else { return nil }
    look.skipSpaces()
    guard let end = date(&look) ?? monthEnd(&look), end.isEndOfMonth else { return nil }
    cursor = look
    return .fiscal(.ending(year: end.year, month: end.month), .year)
  }

  private static func numberWord(_ cursor: inout ByteCursor) -> Int? {
    switch lowercased(cursor.byte) {
    case 0x74:  // t
      cursor.takeWord("three")
        ? 3 : cursor.takeWord("twelve") ? 12 : cursor.takeWord("two") ? 2 : cursor.takeWord("ten") ? 10 : nil
    case 0x73: cursor.takeWord("six") ? 6 : cursor.takeWord("seven") ? 7 : nil
    case 0x6E: cursor.takeWord("nine") ? 9 : nil
    case 0x6F: cursor.takeWord("one") ? 1 : nil
    case 0x66: cursor.takeWord("four") ? 4 : cursor.takeWord("five") ? 5 : nil
    case 0x65: cursor.takeWord("eight") ? 8 : cursor.takeWord("eleven") ? 11 : nil
    default: nil
    }
  }

  /// "from April 1, 2024 to March 31, 2025", "Apr. 1, 2024 – Dec. 31, 2024", "April 1 to June 30, 2024".
  private static func span(_ cursor: inout ByteCursor) -> PeriodForm? {
    var look = cursor
    if look.takeWord("from") { look.skipSpaces() }
    var startLook = look
    var start = date(&startLook)
    var partial: (month: Int, day: Int)?
    if start == nil {
      startLook = look
      partial = monthAndDay(&startLook)
      guard partial != nil else { return nil }
    }
    look = startLook
    look.skipSpaces()
    guard
      look.takeWord("to") || look.takeWord("through") || look.takeWord("until") || look.take("-") || look.take("–")
        || look.take("—") || look.take("~") || look.take("〜")
    else { return nil }
    look.skipSpaces()
    guard let end = date(&look) else { return nil }
    if let partial {
      start = CalendarDate(year: end.year, month: partial.month, day: partial.day)
      if let day = start, end < day {
        start = CalendarDate(year: end.year - 1, month: partial.month, day: partial.day)
      }
    }
    guard let start, start != end else { return nil }
    cursor = look
    return .span(start, end)
  }

  public static func monthAndDay(_ cursor: inout ByteCursor) -> (month: Int, day: Int)? {
    var look = cursor
    guard let month = monthName(&look) else { return nil }
    look.skipSpaces()
    guard let day = look.takeNumber(digits: 1...2), (1...31).contains(day) else { return nil }
    cursor = look
    return (month, day)
  }

  private static func dated(_ cursor: inout ByteCursor) -> PeriodForm? {
    if let date = date(&cursor) { return .date(date) }
    var look = cursor
    if let month = monthName(&look) {
      if let span = months(&look, from: month) {
        cursor = look
        return span
      }
      _ = look.take(",")
      if look.take("-") || look.take("/") || look.take("'") || look.take(" '") {
        guard let year = look.takeNumber(digits: 2...4) else { return nil }
        cursor = look
        return .month(year: fullYear(year), month: month)
      }
      look.skipSpaces()
      if let year = look.takeNumber(digits: 4...4), (1900..<2200).contains(year) {
        cursor = look
        return monthsOn(&cursor, from: month, year) ?? .month(year: year, month: month)
      }
    }
    return nil
  }

  /// The rest of "Apr-Sep 2024", "October to December 2024": whole months, named by the year in which they end.
  private static func months(_ cursor: inout ByteCursor, from first: Int) -> PeriodForm? {
    var look = cursor
    guard let last = lastMonth(&look) else { return nil }
    _ = look.take(",")
    look.skipSpaces()
    let isShort = look.take("'") || look.take("’")
    guard let printed = look.takeNumber(digits: isShort ? 2...2 : 4...4), isShort || (1900..<2200).contains(printed)
    else { return nil }
    let year = fullYear(printed)
    guard let start = CalendarDate(year: last < first ? year - 1 : year, month: first, day: 1) else { return nil }
    cursor = look
    return .span(start, .endOfMonth(year: year, month: last))
  }

  /// "- Sep", "to December": the month that a span of whole months ends with.
  private static func lastMonth(_ cursor: inout ByteCursor) -> Int? {
    var look = cursor
    look.skipSpaces()
    guard look.take("-") || look.take("–") || look.take("~") || look.takeWord("to") || look.takeWord("through") else {
      return nil
    }
    look.skipSpaces()
    guard let month = monthName(&look) else { return nil }
    cursor = look
    return month
  }

  /// The rest of "Dec. 2023 - Feb. 2024".
  private static func monthsOn(_ cursor: inout ByteCursor, from first: Int, _ year: Int) -> PeriodForm? {
    var look = cursor
    guard let last = lastMonth(&look) else { return nil }
    _ = look.take(",")
    look.skipSpaces()
    guard let other = look.takeNumber(digits: 4...4), (other, last) > (year, first), other - year <= 2,
      let start = CalendarDate(year: year, month: first, day: 1)
    else { return nil }
    cursor = look
    return .span(start, .endOfMonth(year: other, month: last))
  }

  /// How many months a bracket under the cursor names: 3 for "(Jan.-Mar.)"; the cursor moves past it. 「(1-3月)」 is read elsewhere.
  public static func bracketedMonths(_ cursor: inout ByteCursor) -> Int? {
    var look = cursor
    guard look.take("("), let first = monthName(&look), let last = lastMonth(&look), look.take(")") else { return nil }
    cursor = look
    return (last - first + 12) % 12 + 1
  }

  private static func monthEnd(_ cursor: inout ByteCursor) -> CalendarDate? {
    guard case .month(let year, let month)? = dated(&cursor) else { return nil }
    return .endOfMonth(year: year, month: month)
  }

  /// "March 31, 2004", "Mar. 31 2004", "31 March 2004"; a misspelt month counts when its first three letters do.
  static func date(_ cursor: inout ByteCursor) -> CalendarDate? {
    var look = cursor
    if let month = monthName(&look) {
      look.skipSpaces()
      guard let day = look.takeNumber(digits: 1...2) else { return nil }
      _ = look.takeWord("st") || look.takeWord("nd") || look.takeWord("rd") || look.takeWord("th")
      _ = look.take(",") || look.take(".")
      look.skipSpaces()
      guard let year = look.takeNumber(digits: 4...4) else { return nil }
      guard let date = CalendarDate(year: year, month: month, day: day) else { return nil }
      cursor = look
      return date
    }
    if let day = look.takeNumber(digits: 1...2) {
      look.skipSpaces()
      guard let month = monthName(&look) else { return nil }
      _ = look.take(",")
      look.skipSpaces()
      guard let year = look.takeNumber(digits: 4...4) else { return nil }
      guard let date = CalendarDate(year: year, month: month, day: day) else { return nil }
      cursor = look
      return date
    }
    return nil
  }

  package static func monthName(_ cursor: inout ByteCursor) -> Int? {
    guard let month = month(cursor) else { return nil }
    var look = cursor
    look.at += 3
    var letters = 0
    while isLetter(look.byte), letters < 7 {
      look.at += 1
      letters += 1
    }
    guard !isLetter(look.byte), isNearly(cursor.bytes[cursor.at..<look.at], fullMonths[month - 1]) else { return nil }
    _ = look.take(".")
    cursor = look
    return month
  }

  /// The month that begins with the three letters under the cursor.
  @inline(__always)
  private static func month(_ cursor: ByteCursor) -> Int? {
    guard isLetter(cursor.byte), isLetter(cursor.peek(1)), isLetter(cursor.peek(2)) else { return nil }
    switch UInt32(cursor.byte | 0x20) << 16 | UInt32(cursor.peek(1) | 0x20) << 8 | UInt32(cursor.peek(2) | 0x20) {
    case 0x6A616E: return 1
    case 0x666562: return 2
    case 0x6D6172: return 3
    case 0x617072: return 4
    case 0x6D6179: return 5
    case 0x6A756E: return 6
    case 0x6A756C: return 7
    case 0x617567: return 8
    case 0x736570: return 9
    case 0x6F6374: return 10
    case 0x6E6F76: return 11
    case 0x646563: return 12
    default: return nil
    }
  }

  private static let fullMonths: [StaticString] = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]

  /// "March", "Mar", "Marach", "Sept", not "Margin" or "Market": a beginning of the name, or the name with one letter
  /// wrong, too many or too few.
  private static func isNearly(_ word: ArraySlice<UInt8>, _ month: StaticString) -> Bool {
    let (start, count) = (month.utf8Start, month.utf8CodeUnitCount)
    let least = min(word.count, count)
    var prefix = 0
    while prefix < least, word[word.startIndex + prefix] | 0x20 == start[prefix] { prefix += 1 }
    if prefix == word.count { return true }
    guard word.count > 3, abs(word.count - count) <= 1 else { return false }
    var suffix = 0
    while suffix < least - prefix, word[word.endIndex - 1 - suffix] | 0x20 == start[count - 1 - suffix] { suffix += 1 }
    return prefix + suffix >= max(word.count, count) - 1
  }

  static func fullYear(_ year: Int) -> Int { year >= 100 ? year : year >= 70 ? 1900 + year : 2000 + year }

  /// 4Q03, 4Q FY2003, Q4 2024, FY2003 4Q, FY2003, FY3/2025, fiscal 2024, first quarter of FY2024, 1H FY2024.
  private static func fiscal(_ cursor: inout ByteCursor) -> PeriodForm? {
    var look = cursor
    if let part = partWord(&look) {
      let afterPart = look
      _ = look.take("-") || look.take("'") || look.take("/")
      look.skipSpaces()
      _ = look.takeWord("of")
      look.skipSpaces()
      _ = look.takeWord("the")
      look.skipSpaces()
      if case .half = part, case .ended(12, let end)? = ended(&look) {
        cursor = look
        return .fiscal(.ending(year: end.year, month: end.month), part)
      }
      if let relative = relativeYear(&look) {
        cursor = look
        return .relative(relative, part)
      }
      if let name = fiscalName(&look) ?? plainYear(&look) {
        cursor = look
        return .fiscal(name, reaching(part, &cursor))
      }
      cursor = afterPart
      return .fiscal(.none, part)
    }
    if let months = monthsOf(&look) {
      if let relative = relativeYear(&look) {
        cursor = look
        return .relative(relative, months)
      }
      guard let name = fiscalName(&look) else { return nil }
      cursor = look
      return .fiscal(name, months)
    }
    guard let name = fiscalName(&look) else { return nil }
    var after = look
    _ = after.take("-") || after.take("/") || after.take(",")
    after.skipSpaces()
    if let part = partWord(&after) ?? monthsBehind(&after) {
      cursor = after
      return .fiscal(name, part)
    }
    cursor = look
    return .fiscal(name, .year)
  }

  /// "Third quarter of FY2023 (cumulative)", "3Q FY2023 (nine months)": from the start of the year.
  private static func reaching(_ part: FiscalPart, _ cursor: inout ByteCursor) -> FiscalPart {
    guard case .quarter(let quarter, cumulative: false) = part else { return part }
    var look = cursor
    if cumulativeFollows(&look) {
      cursor = look
      return .quarter(quarter, cumulative: true)
    }
    look.skipSpaces()
    guard let months = monthsBehind(&look), months == .quarter(quarter, cumulative: true) else { return part }
    cursor = look
    return months
  }

  /// "nine months of" before "FY2024", "six-month period of the" before "previous fiscal year", "9M" before "FY2024".
  private static func monthsOf(_ cursor: inout ByteCursor) -> FiscalPart? {
    var look = cursor
    guard let part = wholeMonths(&look) else { return nil }
    look.skipSpaces()
    if look.takeWord("period") { look.skipSpaces() }
    if look.takeWord("of") {
      look.skipSpaces()
      _ = look.takeWord("the")
      look.skipSpaces()
    }
    cursor = look
    return part
  }

  /// The rest of "FY2024/3 nine months", "FY2024 (9 months)", "FY2024 9M".
  private static func monthsBehind(_ cursor: inout ByteCursor) -> FiscalPart? {
    var look = cursor
    let bracket = look.take("(")
    guard let part = wholeMonths(&look) else { return nil }
    if bracket, !look.take(")") { return nil }
    cursor = look
    return part
  }

  /// Months from the start of the year: 3, 6, 9 or all of it.
  public static func wholeMonths(_ cursor: inout ByteCursor) -> FiscalPart? {
    var look = cursor
    guard let months = numberWord(&look) ?? look.takeNumber(digits: 1...2), [3, 6, 9, 12].contains(months) else {
      return nil
    }
    if look.take("M"), !isLetter(look.byte) {
      cursor = look
      return months == 12 ? .year : .quarter(months / 3, cumulative: true)
    }
    _ = look.take("-")
    look.skipSpaces()
    guard look.takeWord("months") || look.takeWord("month") else { return nil }
    cursor = look
    return months == 12 ? .year : .quarter(months / 3, cumulative: true)
  }

  /// The rest of "first quarter of the previous fiscal year".
  private static func relativeYear(_ cursor: inout ByteCursor) -> PeriodForm.Relative? {
    var look = cursor
    let relative: PeriodForm.Relative
    if look.takeWord("previous") || look.takeWord("prior") || look.takeWord("preceding") {
      relative = .prior
    } else if look.takeWord("current") {
      relative = .current
    } else {
      return nil
    }
    look.skipSpaces()
    _ = look.takeWord("fiscal")
    look.skipSpaces()
    guard look.takeWord("year") else { return nil }
    cursor = look
    return relative
  }

  private static func partWord(_ cursor: inout ByteCursor) -> FiscalPart? {
    var look = cursor
    if let quarter = look.takeNumber(digits: 1...1), (1...4).contains(quarter) {
      if look.takeCaseless("q") || takeOrdinalQuarter(&look) {
        guard !isLetter(look.byte) || look.byte | 0x20 == 0x66 else { return nil }
        cursor = look
        return .quarter(quarter, cumulative: cumulativeFollows(&cursor))
      }
      if look.take("H"), !isLetter(look.byte), quarter <= 2 {
        cursor = look
        return .half(quarter)
      }
      return nil
    }
    if look.byte == 0x51, isDigit(look.peek(1)) {
      look.at += 1
      guard let quarter = look.takeNumber(digits: 1...1), (1...4).contains(quarter) else { return nil }
      cursor = look
      return .quarter(quarter, cumulative: cumulativeFollows(&cursor))
    }
    if look.byte == 0x48, isDigit(look.peek(1)), !isDigit(look.peek(2)) {
      look.at += 1
      guard let half = look.takeNumber(digits: 1...1), (1...2).contains(half) else { return nil }
      cursor = look
      return .half(half)
    }
    if look.takeWord("full") {
      _ = look.take("-")
      look.skipSpaces()
      if look.takeWord("fiscal") || look.takeWord("business") { look.skipSpaces() }
      guard look.takeWord("year") else { return nil }
      cursor = look
      return .year
    }
    let number: Int
    if look.takeWord("first") {
      number = 1
    } else if look.takeWord("second") {
      number = 2
    } else if look.takeWord("third") {
      number = 3
    } else if look.takeWord("fourth") {
      number = 4
    } else {
      return nil
    }
    _ = look.take("-")
    look.skipSpaces()
    if look.takeWord("quarter") || look.takeWord("quarters") {
      cursor = look
      return .quarter(number, cumulative: cumulativeFollows(&cursor))
    }
    if look.takeWord("half"), number <= 2 {
      cursor = look
      return .half(number)
    }
    // "the first nine months": from the start of the year.
    if number == 1, let months = numberWord(&look), [3, 6, 9].contains(months) {
      look.skipSpaces()
      guard look.takeWord("months") else { return nil }
      cursor = look
      return .quarter(months / 3, cumulative: true)
    }
    return nil
  }

  private static func takeOrdinalQuarter(_ cursor: inout ByteCursor) -> Bool {
    var look = cursor
    guard look.takeWord("st") || look.takeWord("nd") || look.takeWord("rd") || look.takeWord("th") else { return false }
    look.skipSpaces()
    guard look.takeWord("quarter") else { return false }
    cursor = look
    return true
  }

  private static func cumulativeFollows(_ cursor: inout ByteCursor) -> Bool {
    var look = cursor
    look.skipSpaces()
    let bracket = look.take("(")
    guard look.takeWord("cumulative") || look.takeWord("ytd") || look.takeWord("total") else { return false }
    if bracket, !look.take(")") { return false }
    cursor = look
    return true
  }

  private static func plainYear(_ cursor: inout ByteCursor) -> FiscalName? {
    var look = cursor
    guard let year = look.takeNumber(digits: 2...4), year < 100 || (1900..<2200).contains(year), !isLetter(look.byte),
      look.byte != 0x25, look.byte != 0x2E || !isDigit(look.peek(1)), look.byte != 0x2C || !isDigit(look.peek(1))
    else { return nil }
    cursor = look
    return .numbered(fullYear(year))
  }

  /// FY2003, FY 2003, FY03, FY3/2025, FY2025/3, FYE March 2025, fiscal 2024, fiscal year 2024.
  private static func fiscalName(_ cursor: inout ByteCursor) -> FiscalName? {
    var look = cursor
    if look.take("FYE") || look.take("FY") {
      look.skipSpaces()
      _ = look.take("'")
      if let month = monthName(&look) {
        _ = look.take("/") || look.take("-")
        look.skipSpaces()
        guard let year = look.takeNumber(digits: 2...4) else { return nil }
        cursor = look
        return .ending(year: fullYear(year), month: month)
      }
      let start = look.at
      guard let first = look.takeNumber(digits: 1...4) else { return nil }
      let digits = look.at - start
      var slash = look
      // FY23/3Q is the third quarter.
      if slash.take("/") || slash.take("."), let second = slash.takeNumber(digits: 1...4), !isLetter(slash.byte) {
        let secondDigits = slash.at - look.at - 1
        // FY3/2025, FY3/25, FY3/12 begin with the month; FY2025/3, FY12/3 with the year.
        let isMonthFirst = digits < 3 && first <= 12 && (second > 12 || secondDigits >= digits)
        if isMonthFirst, first > 0 {
          cursor = slash
          return .ending(year: fullYear(second), month: first)
        }
        if (1...12).contains(second) {
          cursor = slash
          return .ending(year: fullYear(first), month: second)
        }
      }
      guard first > 12 || first < 100 else { return nil }
      cursor = look
      return .numbered(fullYear(first))
    }
    if look.takeWord("fiscal") {
      look.skipSpaces()
      _ = look.takeWord("year") || look.takeWord("years")
      look.skipSpaces()
      guard let year = look.takeNumber(digits: 4...4), (1900..<2200).contains(year) else { return nil }
      cursor = look
      return .numbered(year)
    }
    return nil
  }
}
