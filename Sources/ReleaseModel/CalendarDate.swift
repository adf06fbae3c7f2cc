/// A day of the proleptic Gregorian calendar. 2004年3月31日 and "March 31, 2004" are `2004-03-31`.
public struct CalendarDate: Sendable, Hashable, Comparable {
  /// Year, month and day in one number, in whose order the days are: a long release holds a hundred thousand of them.
  private let packed: Int32

  public var year: Int { Int(packed >> 9) }
  public var month: Int { Int(packed >> 5 & 15) }
  public var day: Int { Int(packed & 31) }

  /// Nil when there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.daysInMonth(year: year, month: month)
    else { return nil }
    self.init(unchecked: year, month, day)
  }

  private init(unchecked year: Int, _ month: Int, _ day: Int) {
    packed = Int32(truncatingIfNeeded: year << 9 | month << 5 | day)
  }

  /// The last day of a month; months outside 1…12 run into the neighbouring years.
  public static func endOfMonth(year: Int, month: Int) -> CalendarDate {
    let index = year * 12 + month - 1
    let (year, month) = (index >= 0 ? index / 12 : (index - 11) / 12, ((index % 12) + 12) % 12 + 1)
    return CalendarDate(unchecked: year, month, daysInMonth(year: year, month: month))
  }

  public static func daysInMonth(year: Int, month: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }

  public var isEndOfMonth: Bool { day == Self.daysInMonth(year: year, month: month) }

  /// The same day `months` later; the end of a month stays the end of a month.
  public func adding(months: Int) -> CalendarDate {
    let end = Self.endOfMonth(year: year, month: month + months)
    return isEndOfMonth || day >= end.day ? end : CalendarDate(unchecked: end.year, end.month, day)
  }

  public var dayBefore: CalendarDate {
    day > 1 ? CalendarDate(unchecked: year, month, day - 1) : Self.endOfMonth(year: year, month: month - 1)
  }

  public var dayAfter: CalendarDate {
    if !isEndOfMonth { return CalendarDate(unchecked: year, month, day + 1) }
    return month == 12 ? CalendarDate(unchecked: year + 1, 1, 1) : CalendarDate(unchecked: year, month + 1, 1)
  }

  /// ISO 8601.
  public var description: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let years = String(year)
    return String(repeating: "0", count: max(0, 4 - years.utf8.count)) + years + "-\(two(month))-\(two(day))"
  }

  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    left.packed < right.packed
  }
}

/// A duration (with `start`) or an instant (without).
///
/// 2004年3月期第4四半期 / "three months ended March 31, 2004" is 2004-01-01…2004-03-31;
/// 2004年3月31日現在 / "as of March 31, 2004" has only the end.
public struct Period: Sendable, Hashable {
  public var start: CalendarDate?
  public var end: CalendarDate

  public init(start: CalendarDate?, end: CalendarDate) {
    self.start = start
    self.end = end
  }

  public static func instant(_ end: CalendarDate) -> Period { Period(start: nil, end: end) }

  /// The `months` months that end on `end`.
  public static func months(_ months: Int, endingOn end: CalendarDate) -> Period {
    Period(start: end.adding(months: -months).dayAfter, end: end)
  }

  public var isInstant: Bool { start == nil }

  /// Length in whole months of a duration, rounded; nil for an instant.
  public var lengthInMonths: Int? {
    guard let start else { return nil }
    let end = end.dayAfter
    return (end.year - start.year) * 12 + end.month - start.month + (end.day - start.day > 15 ? 1 : 0)
  }

  /// The same period a number of months earlier.
  public func shifted(months: Int) -> Period {
    guard let length = lengthInMonths else { return .instant(end.adding(months: months)) }
    let moved = end.adding(months: months)
    if start?.day == 1 && end.isEndOfMonth { return .months(length, endingOn: moved) }
    return Period(start: start?.adding(months: months), end: moved)
  }

  public var description: String { start.map { "\($0.description)..\(end.description)" } ?? end.description }
}
