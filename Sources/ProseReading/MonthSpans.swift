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
    let pair = language == .japanese ? Self.japanese(&cursor) : Self.english(&cursor)
    guard let pair, (1...12).contains(pair.first), (1...12).contains(pair.last) else { return nil }
    return ProseToken(kind: .months(pair.first, pair.last), range: at..<cursor.at)
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

  private static func month(_ cursor: inout ByteCursor) -> Int? {
    for (index, name) in names.enumerated() where cursor.takeWord(name) { return index % 12 + 1 }
    return nil
  }

  private static let names: [StaticString] = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}

extension ProsePeriods {
  /// The last such months that end no later than the base.
  func months(_ first: Int, _ last: Int) -> (CalendarDate, CalendarDate)? {
    guard let limit = (base ?? calendar.mainPeriod)?.end ?? calendar.releaseDate else { return nil }
    var end = CalendarDate.endOfMonth(year: limit.year, month: last)
    if limit < end { end = .endOfMonth(year: limit.year - 1, month: last) }
    guard let start = CalendarDate(year: last < first ? end.year - 1 : end.year, month: first, day: 1) else { return nil }
    return (start, end)
  }
}
