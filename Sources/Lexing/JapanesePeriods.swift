import ReleaseModel

/// 2004年3月期, 平成26年3月31日, 2003年度第4四半期, 自…至…, 前第3四半期連結累計期間, 中間期. Spaces between the parts are ignored.
enum JapanesePeriods {
  static func scan(_ cursor: inout ByteCursor) -> PeriodForm? {
    let first = cursor.byte
    guard isDigit(first) || first >= 0xE3 || first == 0x46 || first == 0x48 || first == 0x52 || first == 0x53 else {
      return nil
    }
    if first >= 0xE3 ? !opensPeriod(cursor) : isDigit(first) && !isYear(cursor) { return nil }
    var look = cursor
    if let form = span(&look) ?? dated(&look) ?? unnamed(&look) {
      cursor = look
      return form
    }
    return nil
  }

  /// Every form that begins with a digit begins with a year of two to four: 2004年, 25/3期, 2004.3.31.
  private static func isYear(_ cursor: ByteCursor) -> Bool {
    var look = cursor
    while isDigit(look.byte) { look.at += 1 }
    guard (2...4).contains(look.at - cursor.at) else { return false }
    if look.byte == 0x2E { return true }
    look.skipSpaces()
    return look.byte == 0x2F || look.looking(at: "年")
  }

  /// The first kanji of every form that does not begin with a digit; all other text is passed over at once.
  private static func opensPeriod(_ cursor: ByteCursor) -> Bool {
    switch UInt32(cursor.byte) << 16 | UInt32(cursor.peek(1)) << 8 | UInt32(cursor.peek(2)) {
    case 0xE887AA, 0xE4BBA4, 0xE4BB8A, 0xE5B9B3, 0xE698AD, 0xE5BD93, 0xE5898D, 0xE7ACAC, 0xE4B8AD, 0xE4B88A, 0xE4B88B,
      0xE9809A,
      0xE5B9B4, 0xE9808A, 0xE381AE, 0xE980A3:
      // 自 令 今 平 昭 当 前 第 中 上 下 通 年 (の and 連 open a part)
      true
    default: false
    }
  }

  /// 自 2024年4月1日 至 2025年3月31日; 2024年4月1日〜2025年3月31日; 2024年4月1日から2025年3月31日まで.
  private static func span(_ cursor: inout ByteCursor) -> PeriodForm? {
    var look = cursor
    let from = look.take("自")
    look.skipSpaces()
    guard let start = date(&look) else { return nil }
    look.skipSpaces()
    if from {
      guard look.take("至") else { return nil }
    } else if !(look.take("〜") || look.take("~") || look.take("～") || look.take("から") || look.take("-")
      || look.take("–") || look.take("－") || look.take("ー"))
    {
      return nil
    }
    look.skipSpaces()
    // A span that ends before it starts is read as it stands: the other version, or the reader, must see the slip.
    guard let end = date(&look) ?? dateWithoutYear(&look, year: start.year), start != end else { return nil }
    _ = look.take("まで")
    cursor = look
    return .span(start, end)
  }

  private static func dateWithoutYear(_ cursor: inout ByteCursor, year: Int) -> CalendarDate? {
    var look = cursor
    guard let month = look.takeNumber(digits: 1...2), look.take("月"), let day = look.takeNumber(digits: 1...2),
      look.take("日"), let date = CalendarDate(year: year, month: month, day: day)
    else { return nil }
    cursor = look
    return date
  }

  /// Forms that begin with a year.
  private static func dated(_ cursor: inout ByteCursor) -> PeriodForm? {
    if let date = date(&cursor) {
      guard let months = endedMonths(&cursor) else { return .date(date) }
      return .ended(months: months, date)
    }
    var look = cursor
    let isWestern = isDigit(look.byte)
    guard let year = year(&look) else { return nil }
    look.skipSpaces()
    if look.take("年度") {
      let part = part(&look)
      cursor = look
      return .fiscal(.numbered(year.value), part == .unspecified ? .year : part)
    }
    // 25/3期, 25.3期 stand for 2025年3月期; without 期 or 末 behind it, a slash makes a fraction or a ratio.
    let isDotted = look.take(".")
    let isSlashed = isDotted || look.take("/")
    guard isSlashed || look.take("年") else { return nil }
    look.skipSpaces()
    // 2024年第3四半期, 2024年中間期
    if !isSlashed, !year.isShort, !isDigit(look.byte) {
      let part = part(&look)
      guard part != .unspecified else { return nil }
      cursor = look
      return .fiscal(.numbered(year.value), part)
    }
    guard let month = look.takeNumber(digits: 1...2), (1...12).contains(month) else { return nil }
    look.skipSpaces()
    if !year.isShort, !isDotted, let span = months(&look, from: month, year: year.value, isSlashed: isSlashed) {
      cursor = look
      return span
    }
    // 2025/3 alone in its cell.
    if isSlashed, !isDotted, isWestern, !year.isShort, look.isAtEnd || look.byte == 0x28 {
      cursor = look
      return .month(year: year.value, month: month)
    }
    guard look.take("月") || isSlashed && (look.looking(at: "期") || look.looking(at: "末")) else { return nil }
    var term = look
    term.skipSpaces()
    if term.take("期") {
      // 期末 is the instant at the end of the year.
      let name: FiscalName =
        year.isShort ? .shortEnding(year: year.value, month: month) : .ending(year: year.value, month: month)
      let part = part(&term)
      // Alone the words leave open whether the year is meant or, in a quarterly table, its last quarter.
      cursor = term
      return .fiscal(name, part)
    }
    if year.isShort {
      guard term.take("末") else { return nil }
      cursor = term
      return .fiscal(.shortEnding(year: year.value, month: month), .unspecified)
    }
    if term.take("末") { look = term }
    cursor = look
    return .month(year: year.value, month: month)
  }

  /// The rest of 「2012年9月30日に終了した3か月間」, 「…に終了した連結会計年度」.
  static func endedMonths(_ cursor: inout ByteCursor) -> Int? {
    var look = cursor
    look.skipSpaces()
    guard look.take("に終了した") || look.take("に終了する") || look.take("終了の") else { return nil }
    look.skipSpaces()
    if let months = look.takeNumber(digits: 1...2) {
      look.skipSpaces()
      guard (1...24).contains(months),
        look.take("か月") || look.take("ヶ月") || look.take("ヵ月") || look.take("カ月") || look.take("ケ月") || look.take("箇月")
      else { return nil }
      _ = look.take("間")
      cursor = look
      return months
    }
    _ = look.take("連結")
    guard look.take("会計年度") || look.take("事業年度") || look.take("年度") || look.take("1年間") else { return nil }
    cursor = look
    return 12
  }

  /// The rest of 2024年4-9月, 2024年4月〜9月期, 2024/4-9, 2024年4月〜2025年3月: a span of whole months.
  private static func months(
    _ cursor: inout ByteCursor, from first: Int, year: Int, isSlashed: Bool
  ) -> PeriodForm? {
    var look = cursor
    _ = look.take("月")
    look.skipSpaces()
    guard look.take("-") || look.take("〜") || look.take("~") || look.take("～") || look.take("–") || look.take("ー"),
      let start = CalendarDate(year: year, month: first, day: 1)
    else { return nil }
    look.skipSpaces()
    var whole = look
    if let other = self.year(&whole), !other.isShort, whole.take(isSlashed ? "/" : "年"),
      let last = whole.takeNumber(digits: 1...2), (1...12).contains(last), whole.take("月") || isSlashed,
      // 2024年3月期〜2025年3月期 are two years.
      !whole.looking(at: "期"), (other.value, last) > (year, first)
    {
      cursor = whole
      return .span(start, .endOfMonth(year: other.value, month: last))
    }
    guard let last = look.takeNumber(digits: 1...2), (1...12).contains(last),
      look.take("月") || isSlashed && !isDigit(look.byte) && look.byte != 0x2F && look.byte != 0x2E
    else { return nil }
    _ = look.take("期間") || look.take("期")
    cursor = look
    return .span(start, .endOfMonth(year: last < first ? year + 1 : year, month: last))
  }

  /// 2004年3月31日, 平成26年3月31日, 2004/3/31, 2004.3.31.
  private static func date(_ cursor: inout ByteCursor) -> CalendarDate? {
    var look = cursor
    guard let year = year(&look), !year.isShort else { return nil }
    let slashed = look.take("/")
    let dotted = !slashed && look.take(".")
    if !slashed && !dotted {
      look.skipSpaces()
      guard look.take("年") else { return nil }
    }
    look.skipSpaces()
    guard let month = look.takeNumber(digits: 1...2) else { return nil }
    look.skipSpaces()
    guard slashed ? look.take("/") : dotted ? look.take(".") : look.take("月") else { return nil }
    look.skipSpaces()
    guard let day = look.takeNumber(digits: 1...2) else { return nil }
    look.skipSpaces()
    if !slashed && !dotted { guard look.take("日") else { return nil } }
    guard let date = CalendarDate(year: year.value, month: month, day: day) else { return nil }
    cursor = look
    _ = cursor.take("現在")
    return date
  }

  private struct Year {
    var value: Int
    var isShort: Bool
  }

  /// Western or era year; the cursor stops before 年.
  private static func year(_ cursor: inout ByteCursor) -> Year? {
    var look = cursor
    let base: Int?
    if look.take("令和") {
      base = 2018
    } else if look.take("平成") {
      base = 1988
    } else if look.take("昭和") {
      base = 1925
    } else if isDigit(look.peek(1)), look.take("R") {
      base = 2018
    } else if isDigit(look.peek(1)), look.take("H") {
      base = 1988
    } else {
      base = nil
    }
    look.skipSpaces()
    if let base {
      if look.take("元") {
        cursor = look
        return Year(value: base + 1, isShort: false)
      }
      guard let number = look.takeNumber(digits: 1...2), number > 0 else { return nil }
      cursor = look
      return Year(value: base + number, isShort: false)
    }
    guard let number = look.takeNumber(digits: 2...4), !isDigit(look.byte) else { return nil }
    if number >= 1900 && number < 2200 {
      cursor = look
      return Year(value: number, isShort: false)
    }
    guard number < 100 else { return nil }
    cursor = look
    return Year(value: number, isShort: true)
  }

  /// 「通　期」: letters spread over their cell.
  private static func takeSpread(_ cursor: inout ByteCursor, _ first: StaticString, _ second: StaticString) -> Bool {
    var look = cursor
    guard look.take(first) else { return false }
    look.skipSpaces()
    guard look.take(second) else { return false }
    cursor = look
    return true
  }

  /// Part of a year behind its name: 第3四半期累計, 中間期, 通期, 上半期.
  static func part(_ cursor: inout ByteCursor) -> FiscalPart {
    var look = cursor
    look.skipSpaces()
    let bracket = look.take("(")
    _ = look.take("の") || look.take("連結")
    look.skipSpaces()
    var result = FiscalPart.unspecified
    if look.take("通期") || takeSpread(&look, "通", "期") || look.take("通年") || look.take("通算") || look.take("年間") {
      result = .year
    } else if look.take("第") {
      look.skipSpaces()
      guard let quarter = look.takeNumber(digits: 1...1), (1...4).contains(quarter) else { return .unspecified }
      look.skipSpaces()
      guard look.take("四半期") || look.take("Q") else { return .unspecified }
      result = .quarter(quarter, cumulative: cumulativeFollows(&look))
    } else if isDigit(look.byte), look.peek(1) == 0x48 {
      guard let half = look.takeNumber(digits: 1...1), look.take("H"), (1...2).contains(half) else {
        return .unspecified
      }
      result = .half(half)
    } else if isDigit(look.byte), look.peek(1) == 0x51 {
      guard let quarter = look.takeNumber(digits: 1...1), look.take("Q"), (1...4).contains(quarter) else {
        return .unspecified
      }
      result = .quarter(quarter, cumulative: cumulativeFollows(&look))
    } else if look.take("中間連結会計期間") || look.take("中間会計期間") || look.take("中間期") || look.take("中間")
      || look.take("上半期") || look.take("上期")
    {
      result = .half(1)
    } else if look.take("下半期") || look.take("下期") {
      result = .half(2)
    } else {
      return .unspecified
    }
    if bracket { guard look.take(")") else { return .unspecified } }
    cursor = look
    return result
  }

  private static func cumulativeFollows(_ cursor: inout ByteCursor) -> Bool {
    var look = cursor
    look.skipSpaces()
    _ = look.take("連結")
    if look.take("累計期間") || look.take("(累計)") || look.take("累計") {
      cursor = look
      return true
    }
    if look.take("会計期間") {
      cursor = look
      return false
    }
    return false
  }

  /// Forms without a year: 前年同四半期, 当第3四半期連結累計期間, 前連結会計年度, 第3四半期.
  private static func unnamed(_ cursor: inout ByteCursor) -> PeriodForm? {
    var look = cursor
    let relative: PeriodForm.Relative?
    if look.take("前年同四半期") {
      return finish(&cursor, look, .relative(.priorYear, .unspecified))
    } else if look.take("前年同期") {
      return finish(&cursor, look, .relative(.priorYear, .unspecified))
    } else if look.take("前四半期") {
      return finish(&cursor, look, .relative(.priorQuarter, .unspecified))
    } else if look.take("当四半期") {
      return finish(&cursor, look, .relative(.current, .unspecified))
    } else if let (year, part) = yearPart(&look) {
      return finish(&cursor, look, .relative(year, part))
    } else if look.take("当") || look.looking(at: "今期") && look.take("今") {
      relative = .current
    } else if look.take("前") {
      relative = .prior
    } else {
      relative = nil
    }
    if let relative {
      _ = look.take("連結")
      if look.take("会計年度") || look.take("事業年度") || look.take("年度") || look.take("期末") || look.take("期首") {
        return finish(&cursor, look, .relative(relative, .year))
      }
      let part = part(&look)
      if part != .unspecified { return finish(&cursor, look, .relative(relative, part)) }
      if look.take("期") { return finish(&cursor, look, .relative(relative, .unspecified)) }
      return nil
    }
    // "4Q02" names its year behind; EnglishPeriods reads it whole.
    guard !isDigit(look.byte) else { return nil }
    let part = part(&look)
    guard part != .unspecified else { return nil }
    _ = look.take("末")
    return finish(&cursor, look, .fiscal(.none, part))
  }

  /// 前年第3四半期累計期間, 当年上期.
  private static func yearPart(_ cursor: inout ByteCursor) -> (PeriodForm.Relative, FiscalPart)? {
    var look = cursor
    let relative: PeriodForm.Relative
    if look.take("前年") {
      relative = .prior
    } else if look.take("当年") {
      relative = .current
    } else {
      return nil
    }
    let part = part(&look)
    guard part != .unspecified else { return nil }
    cursor = look
    return (relative, part)
  }

  private static func finish(_ cursor: inout ByteCursor, _ look: ByteCursor, _ form: PeriodForm) -> PeriodForm {
    cursor = look
    return form
  }
}
