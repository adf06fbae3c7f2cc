import Lexing
import ReleaseModel
import SourceText
import TableExtraction

/// Months side by side without a year: 「9月」「10月」「11月」, "Sep.", "Oct.", "Nov." are those of the release's fiscal year; 「3月末」「6月末」
/// under 「2024年」 are days of that year.
enum BareMonths {
  /// By raw cell; empty where fewer than two cells of the row are months. One month alone may be half of a heading.
  ///
  /// `years`: the calendar years that the row above names, by raw cell; each reaches to the next.
  static func spans(_ row: RawRow, _ bytes: [UInt8], _ year: Period?, under years: [Int: Int]) -> [Int: PeriodMention] {
    var found: [Int: PeriodMention] = [:]
    for (index, cell) in row.cells.enumerated().dropFirst() where !cell.isEmpty {
      let range = CellScanner.unwrapped(cell.range, in: bytes)
      if let span = months(bytes, range, year) ?? dotted(bytes, range) {
        found[index] = PeriodMention(form: .span(span.start, span.end), range: range)
        continue
      }
      guard let (month, isEnd) = month(bytes, range) else { continue }
      let end: CalendarDate
      if let above = years.keys.filter({ $0 <= index }).max(), let number = years[above] {
        end = .endOfMonth(year: number, month: month)
      } else {
        guard let year, let start = year.start else { continue }
        let first = CalendarDate.endOfMonth(year: start.year, month: month)
        end = first < start ? .endOfMonth(year: start.year + 1, month: month) : first
        guard end <= year.end else { continue }
      }
      let form: PeriodForm = isEnd ? .date(end) : .span(end.adding(months: -1).dayAfter, end)
      found[index] = PeriodMention(form: form, range: range)
    }
    return found.count >= 2 ? found : [:]
  }

  /// 9月, 9月末, "Sep." and nothing else.
  static func isMonth(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    range.count >= 3 && month(bytes, range) != nil
  }

  /// 「24年10-12月」, 「24年7月~9月」: the century is that of the release.
  private static func months(
    _ bytes: [UInt8], _ range: Range<Int>, _ fiscal: Period?
  ) -> (start: CalendarDate, end: CalendarDate)? {
    var cursor = ByteCursor(bytes, range)
    _ = cursor.take("'") || cursor.take("’")
    guard let fiscal, let short = cursor.takeNumber(digits: 2...2), cursor.take("年"),
      let first = cursor.takeNumber(digits: 1...2), (1...12).contains(first)
    else { return nil }
    _ = cursor.take("月")
    guard cursor.take("-") || cursor.take("~") || cursor.take("〜") || cursor.take("～") || cursor.take("–"),
      let last = cursor.takeNumber(digits: 1...2), (1...12).contains(last), cursor.take("月"), cursor.isAtEnd
    else { return nil }
    let near = fiscal.end.year
    let year = [1988 + short, 2000 + short, 2018 + short].min { abs($0 - near) < abs($1 - near) } ?? 2000 + short
    let start = CalendarDate.endOfMonth(year: year, month: first).adding(months: -1).dayAfter
    return (start, .endOfMonth(year: last < first ? year + 1 : year, month: last))
  }

  /// (2023.4~2024.3), 「2023/4-2024/3」
  private static func dotted(_ bytes: [UInt8], _ range: Range<Int>) -> (start: CalendarDate, end: CalendarDate)? {
    var cursor = ByteCursor(bytes, range)
    func month(_ cursor: inout ByteCursor) -> CalendarDate? {
      guard let year = cursor.takeNumber(digits: 4...4), (1980...2100).contains(year),
        cursor.take(".") || cursor.take("/"),
        let month = cursor.takeNumber(digits: 1...2), (1...12).contains(month)
      else { return nil }
      return .endOfMonth(year: year, month: month)
    }
    guard let first = month(&cursor) else { return nil }
    cursor.skipSpaces()
    guard cursor.take("-") || cursor.take("~") || cursor.take("〜") || cursor.take("～") || cursor.take("–") else {
      return nil
    }
    cursor.skipSpaces()
    guard let last = month(&cursor), cursor.isAtEnd, first < last else { return nil }
    return (first.adding(months: -1).dayAfter, last)
  }

  /// The month that is all of a cell, and whether its end is meant.
  private static func month(_ bytes: [UInt8], _ range: Range<Int>) -> (Int, isEnd: Bool)? {
    var cursor = ByteCursor(bytes, range)
    if let number = cursor.takeNumber(digits: 1...2) {
      guard (1...12).contains(number), cursor.take("月") else { return nil }
      let isEnd = cursor.take("末")
      return cursor.isAtEnd ? (number, isEnd) : nil
    }
    guard let month = EnglishPeriods.monthName(&cursor) else { return nil }
    _ = cursor.take(".")
    return cursor.isAtEnd ? (month, false) : nil
  }
}
