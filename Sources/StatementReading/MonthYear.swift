import Lexing
import ReleaseModel
import SourceText
import TableExtraction

/// The fiscal year of months that stand over columns without one.
struct MonthYear {
  private let calendar: FiscalCalendar
  private let title: TitleReading

  init(_ calendar: FiscalCalendar, _ title: TitleReading) {
    self.calendar = calendar
    self.title = title
  }

  /// That which the title names; else the year that the release was made in, where all months with figures were over by then; else
  /// the year that it reports on.
  func year(of header: [RawRow], over body: [RawRow], _ bytes: [UInt8]) -> Period? {
    guard let main = calendar.mainPeriod else { return nil }
    let reported = calendar.year(holding: main.end)
    if let name = title.hint.year, name != .none,
      let named = calendar.resolve(.fiscal(name, .year), PeriodHint()), !named.isInstant
    {
      return named
    }
    guard let release = calendar.releaseDate else { return reported }
    let current = calendar.year(holding: release)
    guard current.end > reported.end else { return reported }
    let ends = header.flatMap { row in
      BareMonths.spans(row, bytes, current, under: [:]).compactMap { index, mention -> CalendarDate? in
        guard BareMonths.isMonth(bytes, mention.range), case .span(_, let end) = mention.form,
          body.contains(where: { $0.cell(index).map { $0.figure != nil } ?? false })
        else { return nil }
        return end
      }
    }
    guard let last = ends.max() else { return reported }
    return last <= release ? current : reported
  }
}
