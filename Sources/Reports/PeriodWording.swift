import ReleaseModel
import SourceText

extension TextReport {
  /// 2003-03-31までの3か月 / three months to 2003-03-31; 2004-03-31現在 / at 2004-03-31.
  func words(for period: Period) -> String {
    let end = period.end.description
    guard let start = period.start else { return say("\(end)現在", "at \(end)") }
    guard let months = period.lengthInMonths, months > 0, Period.months(months, endingOn: period.end) == period else {
      return say("\(start.description)から\(end)まで", "\(start.description) to \(end)")
    }
    return say("\(end)までの\(months)か月", "\(spelled(months)) \(months == 1 ? "month" : "months") to \(end)")
  }

  /// The period with the one that it is held against.
  func words(for period: Period, comparedWith compared: Period?) -> String {
    guard let compared else { return words(for: period) }
    return words(for: period) + say("（対 \(words(for: compared))）", " against \(words(for: compared))")
  }

  private func spelled(_ number: Int) -> String {
    let words = [
      "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ]
    return words.indices.contains(number) ? words[number] : String(number)
  }
}
