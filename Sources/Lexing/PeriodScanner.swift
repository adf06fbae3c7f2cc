import ReleaseModel

/// Finds the periods that a heading or sentence names, in order.
public enum PeriodScanner {
  public static func mentions(_ bytes: [UInt8], _ range: Range<Int>) -> [PeriodMention] {
    var found: [PeriodMention] = []
    var cursor = ByteCursor(bytes, range)
    /// Length that a list of dates inherits: "For the Three Months Ended Mar 31, 2004, Mar 31, 2003 and …".
    var inherited: Int?
    var day: CalendarDate?
    while !cursor.isAtEnd {
      let start = cursor.at
      let idle = PeriodStart.idleBytes(bytes, start, cursor.end)
      if idle > 0 {
        cursor.at = start + idle
        if inherited == nil {
          // Nothing begins inside a word.
          if isLetter(bytes[start]) { while cursor.at < cursor.end, isLetter(bytes[cursor.at]) { cursor.at += 1 } }
        } else if endsInheritance(bytes, start, cursor.end) {
          inherited = nil
        }
        continue
      }
      let insideWord =
        start > range.lowerBound && isWordByte(bytes[start - 1]) && isWordByte(bytes[start])
      if insideWord && !(isDigit(bytes[start]) && bytes[start - 1] >= 0x80) {
        cursor.advance()
        continue
      }
      if let mention = JapanesePeriods.scan(&cursor) ?? EnglishPeriods.scan(&cursor) {
        var form = mention
        if case .ended(let months, let date) = form { (inherited, day) = (months, date) }
        // A list of dates ends months, or goes by the same day; another day is no end of a period.
        if case .date(let date) = form, let months = inherited, date.isEndOfMonth || date.day == day?.day {
          form = .ended(months: months, date)
        }
        found.append(PeriodMention(form: form, range: start..<cursor.at))
        continue
      }
      if inherited != nil, endsInheritance(bytes, start, cursor.end) { inherited = nil }
      cursor.advance()
    }
    return found
  }

  /// "as of" or a full stop ends the list that a length was said for.
  private static func endsInheritance(_ bytes: [UInt8], _ at: Int, _ end: Int) -> Bool {
    if bytes[at] == 0x2E { return at == 0 || !isLetter(bytes[at - 1]) }
    return bytes[at] | 0x20 == 0x61 && ByteCursor(bytes, at..<end).looking(atCaseless: "as of")
  }

  private static func isWordByte(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }
}

extension PeriodScanner {
  /// The period words that begin at the cursor; it moves past them.
  public static func scan(_ cursor: inout ByteCursor) -> PeriodForm? {
    guard isLetter(cursor.byte) == false || PeriodStart.idleBytes(cursor.bytes, cursor.at, cursor.end) == 0 else {
      return nil
    }
    return JapanesePeriods.scan(&cursor) ?? EnglishPeriods.scan(&cursor)
  }
}
