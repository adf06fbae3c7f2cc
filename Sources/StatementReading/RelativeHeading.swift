import Lexing
import SourceText

/// "Previous fiscal year", "Current interim period", "Prior first quarter" alone over a column: what 前連結会計年度 and 当中間期 say.
///
/// In running text the same words are no heading, so this is not part of `PeriodScanner`.
enum RelativeHeading {
  /// The period that the whole of a cell names, but for a bracket behind it: "Current fiscal year (A)".
  static func mention(_ bytes: [UInt8], _ range: Range<Int>) -> PeriodMention? {
    guard range.count <= 60 else { return nil }
    var cursor = ByteCursor(bytes, trimmed(range, in: bytes))
    let start = cursor.at
    cursor.skipSpaces()
    if cursor.takeWord("end") {
      cursor.skipSpaces()
      guard cursor.takeWord("of") else { return nil }
      cursor.skipSpaces()
    }
    _ = cursor.takeWord("the")
    cursor.skipSpaces()
    if isYearAgo(&cursor) {
      let end = cursor.at
      cursor.skipSpaces()
      guard cursor.isAtEnd || cursor.byte == 0x28 && bytes[range].last == 0x29 else { return nil }
      return PeriodMention(form: .relative(.priorYear, .unspecified), range: start..<end)
    }
    let relative: PeriodForm.Relative
    if take(&cursor, ["previous", "prior", "preceding", "last"]) {
      relative = .prior
    } else if take(&cursor, ["current", "this"]) {
      relative = .current
    } else {
      return nil
    }
    cursor.skipSpaces()
    if isSpanOfYear(&cursor) {
      let end = cursor.at
      cursor.skipSpaces()
      guard cursor.isAtEnd || cursor.byte == 0x28 && bytes[range].last == 0x29 else { return nil }
      return PeriodMention(
        form: .relative(relative == .prior ? .priorYear : .current, .unspecified), range: start..<end)
    }
    _ = cursor.takeWord("consolidated")
    cursor.skipSpaces()
    guard let part = part(&cursor) else { return nil }
    // "Previous fiscal year-end"
    var close = cursor
    _ = close.take("-")
    close.skipSpaces()
    if close.takeWord("end") { cursor = close }
    let end = cursor.at
    cursor.skipSpaces()
    // "Previous year actual", "Current year forecast"
    _ = take(&cursor, ["actual", "actuals", "result", "results", "forecast", "plan"])
    cursor.skipSpaces()
    guard cursor.isAtEnd || cursor.byte == 0x28 && bytes[range].last == 0x29 else { return nil }
    return PeriodMention(form: .relative(relative, part), range: start..<end)
  }

  /// "Same period of the previous year", "Corresponding period last year", "Year-ago quarter".
  private static func isYearAgo(_ cursor: inout ByteCursor) -> Bool {
    var look = cursor
    if look.takeWord("year") {
      guard look.take("-") || look.take(" "), look.takeWord("ago") else { return false }
      look.skipSpaces()
      guard take(&look, ["period", "quarter"]) else { return false }
      cursor = look
      return true
    }
    guard take(&look, ["same", "corresponding"]) else { return false }
    look.skipSpaces()
    guard take(&look, ["period", "quarter", "term"]) else { return false }
    look.skipSpaces()
    if take(&look, ["of", "in"]) { look.skipSpaces() }
    if look.takeWord("the") { look.skipSpaces() }
    guard take(&look, ["previous", "prior", "preceding", "last"]) else { return false }
    look.skipSpaces()
    if take(&look, ["fiscal", "consolidated"]) { look.skipSpaces() }
    guard look.takeWord("year") else { return false }
    cursor = look
    return true
  }

  /// "-year period" behind "Prior", " year quarter": as long as what is reported on.
  private static func isSpanOfYear(_ cursor: inout ByteCursor) -> Bool {
    var look = cursor
    _ = look.take("-")
    guard look.takeWord("year") else { return false }
    look.skipSpaces()
    guard take(&look, ["period", "quarter"]) else { return false }
    cursor = look
    return true
  }

  private static func part(_ cursor: inout ByteCursor) -> FiscalPart? {
    for (number, word) in ordinals {
      var look = cursor
      guard look.takeWord(word) else { continue }
      look.skipSpaces()
      if look.takeWord("quarter") {
        finish(&look, &cursor)
        return .quarter(number, cumulative: false)
      }
      guard number < 3, look.takeWord("half") else { return nil }
      cursor = look
      return .half(number)
    }
    var look = cursor
    for (months, word) in monthWords {
      guard look.takeWord(word) else { continue }
      _ = look.take("-")
      look.skipSpaces()
      guard take(&look, ["month", "months"]) else { return nil }
      look.skipSpaces()
      _ = look.takeWord("period")
      cursor = look
      return .quarter(months / 3, cumulative: true)
    }
    if look.takeWord("interim") {
      finish(&look, &cursor)
      return .half(1)
    }
    if take(&look, ["fiscal", "business", "accounting"]) { look.skipSpaces() }
    if look.takeWord("year") || look.takeWord("years") {
      cursor = look
      return .year
    }
    guard take(&look, ["period", "term"]) else { return nil }
    cursor = look
    return .unspecified
  }

  /// Passes "period", "cumulative period" and "accounting period" behind a part.
  private static func finish(_ look: inout ByteCursor, _ cursor: inout ByteCursor) {
    cursor = look
    look.skipSpaces()
    if take(&look, ["cumulative", "accounting", "consolidated", "fiscal"]) { look.skipSpaces() }
    if take(&look, ["period", "term"]) { cursor = look }
  }

  private static let monthWords: [(Int, StaticString)] = [(3, "three"), (6, "six"), (9, "nine")]
  private static let ordinals: [(Int, StaticString)] = [(1, "first"), (2, "second"), (3, "third"), (4, "fourth")]

  private static func take(_ cursor: inout ByteCursor, _ words: [StaticString]) -> Bool {
    words.contains { cursor.takeWord($0) }
  }
}
