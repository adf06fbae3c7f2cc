import ReleaseModel
import SourceText

/// "Three months ended June 30", "As of March 31", 「6月30日に終了した3か月間」 over columns that are headed by years alone.
public struct YearlessPeriod: Sendable, Hashable {
  /// Nil for a moment.
  public var months: Int?
  public var month: Int
  public var day: Int

  public init(months: Int?, month: Int, day: Int) {
    self.months = months
    self.month = month
    self.day = day
  }

  /// The words with a year of their own.
  public func form(year: Int) -> PeriodForm? {
    let last = CalendarDate.daysInMonth(year: year, month: month)
    guard let end = CalendarDate(year: year, month: month, day: month == 2 ? min(day, last) : day) else { return nil }
    return months.map { .ended(months: $0, end) } ?? .date(end)
  }

  /// The first such words of a range.
  public static func first(in bytes: [UInt8], _ range: Range<Int>) -> YearlessPeriod? {
    var cursor = ByteCursor(bytes, range)
    while !cursor.isAtEnd {
      let isWordStart = cursor.at == range.lowerBound || !isLetter(bytes[cursor.at - 1])
      if isWordStart, opens(bytes[cursor.at]), let found = english(cursor) ?? japanese(cursor) { return found }
      cursor.advance()
    }
    return nil
  }

  /// As, three, six, nine, twelve, years, quarters, or a digit.
  @inline(__always)
  private static func opens(_ byte: UInt8) -> Bool {
    switch byte | 0x20 {
    case 0x61, 0x74, 0x73, 0x6E, 0x79, 0x71, 0x30...0x39: true
    default: false
    }
  }

  private static let counts: [(word: StaticString, months: Int)] = [
    ("three", 3), ("six", 6), ("nine", 9), ("twelve", 12), ("3", 3), ("6", 6), ("9", 9), ("12", 12),
  ]

  private static func english(_ start: ByteCursor) -> YearlessPeriod? {
    var cursor = start
    var months: Int?
    if cursor.takeWord("as") {
      cursor.skipSpaces()
      guard cursor.takeWord("of") || cursor.takeWord("at") else { return nil }
    } else {
      if let count = counts.first(where: { cursor.takeWord($0.word) })?.months {
        cursor.skipSpaces()
        guard cursor.takeWord("months") || cursor.takeWord("month") else { return nil }
        cursor.skipSpaces()
        _ = cursor.takeWord("period")
        months = count
      } else if cursor.takeWord("years") || cursor.takeWord("year") {
        months = 12
      } else if cursor.takeWord("quarters") || cursor.takeWord("quarter") {
        months = 3
      } else {
        return nil
      }
      cursor.skipSpaces()
      guard cursor.takeWord("ended") || cursor.takeWord("ending") else { return nil }
    }
    cursor.skipSpaces()
    guard let (month, day) = EnglishPeriods.monthAndDay(&cursor) else { return nil }
    var after = cursor
    _ = after.take(",")
    after.skipSpaces()
    if after.takeNumber(digits: 4...4) != nil {
      // "Nine months ended December 31, 2022 and 2023" over both years.
      after.skipSpaces()
      _ = after.take(",")
      after.skipSpaces()
      _ = after.takeWord("and")
      after.skipSpaces()
      guard after.takeNumber(digits: 4...4) != nil else { return nil }
    }
    return YearlessPeriod(months: months, month: month, day: day)
  }

  private static func japanese(_ start: ByteCursor) -> YearlessPeriod? {
    var cursor = start
    // A year before the month makes it a whole date.
    let isBare = start.at < 3 || !ByteCursor(start.bytes, start.at - 3..<start.at).looking(at: "年")
    guard isBare, start.at == 0 || !isDigit(start.bytes[start.at - 1]), let month = cursor.takeNumber(digits: 1...2),
      (1...12).contains(month), cursor.take("月"), let day = cursor.takeNumber(digits: 1...2), (1...31).contains(day),
      cursor.take("日")
    else { return nil }
    if cursor.take("現在") { return YearlessPeriod(months: nil, month: month, day: day) }
    guard let months = JapanesePeriods.endedMonths(&cursor) else { return nil }
    return YearlessPeriod(months: months, month: month, day: day)
  }
}
