import Lexing
import ReleaseModel
import SourceText
import StatementReading

/// Months without their year: 4月～9月, 10-12月期, 3月から10月まで; "October–December", "from April to September".
///
/// They are the last such months that end no later than what the sentence speaks of.
extension ProseScanner {
  func months(_ at: Int, _ end: Int) -> ProseToken? {
    var cursor = ByteCursor(bytes, at..<end)
    if let token = monthEnd(at, end) { return token }
    if language == .japanese, let year = Self.year(&cursor) {
      // 2025年10～12月期, 2025年1月から12月まで
      guard let (first, last) = Self.japanese(&cursor), (1...12).contains(first), (1...12).contains(last),
        let start = CalendarDate(year: year, month: first, day: 1)
      else { return nil }
      let stop = CalendarDate.endOfMonth(year: last < first ? year + 1 : year, month: last)
      return ProseToken(kind: .period(.span(start, stop), isEnd: false), range: at..<cursor.at)
    }
    let pair = language == .japanese ? Self.japanese(&cursor) : Self.english(&cursor)
    guard let pair, (1...12).contains(pair.first), (1...12).contains(pair.last) else { return nil }
    return ProseToken(kind: .months(pair.first, pair.last), range: at..<cursor.at)
  }

  private static func year(_ cursor: inout ByteCursor) -> Int? {
    var look = cursor
    guard let year = look.takeNumber(digits: 4...4), (1900..<2200).contains(year), look.take("年") else { return nil }
    cursor = look
    return year
  }

  /// 3月末, "end of March": a day whose year the sentence leaves open.
  private func monthEnd(_ at: Int, _ end: Int) -> ProseToken? {
    var cursor = ByteCursor(bytes, at..<end)
    if language == .japanese {
      guard let month = cursor.takeNumber(digits: 1...2), (1...12).contains(month), cursor.take("月末") else {
        return nil
      }
      return ProseToken(kind: .monthEnd(month), range: at..<cursor.at)
    }
    guard at >= 7, ByteCursor(bytes, at - 7..<end).looking(atCaseless: "end of "), let month = Self.month(&cursor)
    else {
      return nil
    }
    var after = cursor
    _ = after.take(",")
    after.skipSpaces()
    return isDigit(after.byte) ? nil : ProseToken(kind: .monthEnd(month), range: at..<cursor.at)
  }

  private static func japanese(_ cursor: inout ByteCursor) -> (first: Int, last: Int)? {
    guard isDigit(cursor.byte) else { return nil }
    var look = cursor
    guard let first = look.takeNumber(digits: 1...2) else { return nil }
    let isNamed = look.take("月")
    let isSpan =
      look.take("~") || look.take("〜") || look.take("-") || look.take("–") || look.take("－") || look.take("ー")
      || isNamed && look.take("から")
    guard isSpan, let last = look.takeNumber(digits: 1...2), look.take("月"), !look.looking(at: "末") else { return nil }
    // 10-12月期, 4月から12月まで
    guard !isDigit(look.byte) else { return nil }
    _ = look.take("期") || look.take("度") || look.take("まで")
    cursor = look
    return (first, last)
  }

  private static func english(_ cursor: inout ByteCursor) -> (first: Int, last: Int)? {
    var look = cursor
    if look.takeWord("from") { look.skipSpaces() }
    guard let first = month(&look) else { return nil }
    look.skipSpaces()
    guard look.take("–") || look.take("-") || look.take("—") || look.takeWord("to") || look.takeWord("through") else {
      return nil
    }
    look.skipSpaces()
    guard let last = month(&look) else { return nil }
    var after = look
    _ = after.take(",")
    after.skipSpaces()
    // With a day or a year behind it, it is a span of its own.
    if isDigit(after.byte) { return nil }
    cursor = look
    return (first, last)
  }

  /// January, Jan.: by its first three letters, then whole.
  private static func month(_ cursor: inout ByteCursor) -> Int? {
    let key =
      UInt32(lowercased(cursor.byte)) << 16 | UInt32(lowercased(cursor.peek(1))) << 8
      | UInt32(lowercased(cursor.peek(2)))
    guard let index = keys.firstIndex(of: key) else { return nil }
    var look = cursor
    if look.takeWord(names[index]) {
      cursor = look
      return index + 1
    }
    look.at += 3
    guard !isLetter(look.byte) else { return nil }
    _ = look.take(".")
    cursor = look
    return index + 1
  }

  private static let keys: [UInt32] = names.map { name in
    let start = name.utf8Start
    return UInt32(start[0]) << 16 | UInt32(start[1]) << 8 | UInt32(start[2])
  }

  private static let names: [StaticString] = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]
}

extension ProsePeriods {
  /// The last such month end no later than the base's.
  func monthEnd(_ month: Int) -> CalendarDate? {
    guard let limit = (base ?? calendar.mainPeriod)?.end ?? calendar.releaseDate else { return nil }
    let end = CalendarDate.endOfMonth(year: limit.year, month: month)
    return limit < end ? .endOfMonth(year: limit.year - 1, month: month) : end
  }

  /// The last such months that end no later than the base.
  func months(_ first: Int, _ last: Int) -> (CalendarDate, CalendarDate)? {
    guard let limit = (base ?? calendar.mainPeriod)?.end ?? calendar.releaseDate else { return nil }
    var end = CalendarDate.endOfMonth(year: limit.year, month: last)
    if limit < end { end = .endOfMonth(year: limit.year - 1, month: last) }
    guard let start = CalendarDate(year: last < first ? end.year - 1 : end.year, month: first, day: 1) else {
      return nil
    }
    return (start, end)
  }
}
