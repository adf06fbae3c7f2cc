import Lexing
import ReleaseModel
import SourceText
import TableExtraction

/// Months side by side without a year: 「9月」「10月」「11月」, "Sep.", "Oct.", "Nov." are those of the release's fiscal year.
enum BareMonths {
  /// By raw cell; empty where fewer than two cells of the row are months. One month alone may be half of a heading.
  static func spans(_ row: RawRow, _ bytes: [UInt8], _ year: Period) -> [Int: PeriodMention] {
    guard let start = year.start else { return [:] }
    var found: [Int: PeriodMention] = [:]
    for (index, cell) in row.cells.enumerated().dropFirst() where !cell.isEmpty {
      let range = CellScanner.unwrapped(cell.range, in: bytes)
      guard let month = month(bytes, range) else { continue }
      let first = CalendarDate.endOfMonth(year: start.year, month: month)
      let end = first < start ? CalendarDate.endOfMonth(year: start.year + 1, month: month) : first
      guard end <= year.end else { continue }
      found[index] = PeriodMention(form: .span(end.adding(months: -1).dayAfter, end), range: range)
    }
    return found.count >= 2 ? found : [:]
  }

  /// The month that is all of a cell.
  private static func month(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    var cursor = ByteCursor(bytes, range)
    if let number = cursor.takeNumber(digits: 1...2) {
      return (1...12).contains(number) && cursor.take("月") && cursor.isAtEnd ? number : nil
    }
    guard let month = EnglishPeriods.monthName(&cursor) else { return nil }
    _ = cursor.take(".")
    return cursor.isAtEnd ? month : nil
  }
}
