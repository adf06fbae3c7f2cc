import Lexing
import ReleaseModel
import SourceText

/// Rows of a forecast revision (業績予想の修正): 前回発表予想(A), 今回修正予想(B), 増減額(B-A), 増減率(%), 前期実績.
///
/// They name no period, or one that is not the figures' own (「平成25年5月10日発表」): the figures are of the period in the
/// title, those of 前期実績 of the one before it.
struct RevisionRows {
  enum Kind {
    case forecast, difference, changeRate
    /// 当期実績 / "Actual results"
    case result
    /// 前期実績 / "Results for the previous fiscal year"
    case priorResult
  }

  /// By row of the grid.
  private(set) var kinds: [Int: Kind] = [:]
  private(set) var share = 0.0

  init(_ grid: WorkGrid, _ bytes: [UInt8]) {
    var body = 0
    var hasForecast = false
    for (index, row) in grid.rows.enumerated() where row.kind == .body && row.hasValues {
      body += 1
      guard let kind = Self.kind(bytes, row.label) else { continue }
      kinds[index] = kind
      if kind == .forecast { hasForecast = true }
    }
    // Without a forecast they are rows of some other table.
    if !hasForecast { kinds = [:] }
    share = body == 0 ? 0 : Double(kinds.count) / Double(body)
  }

  private static func kind(_ bytes: [UInt8], _ label: Range<Int>) -> Kind? {
    guard any.isFound(in: bytes, label) else { return nil }
    if difference.isFound(in: bytes, label) { return .difference }
    if changeRate.isFound(in: bytes, label) { return .changeRate }
    if forecast.isFound(in: bytes, label) { return .forecast }
    if result.isFound(in: bytes, label) { return prior.isFound(in: bytes, label) ? .priorResult : .result }
    return nil
  }

  private static let any = WordSet(union: [difference, changeRate, forecast, result])
  private static let forecast: WordSet = [
    "前回発表", "前回予想", "前回公表", "今回修正", "今回発表", "今回予想", "修正予想", "発表予想", "previous forecast", "previously announced",
    "revised forecast", "current forecast", "previous projection", "revised projection", "forecast announced",
  ]
  private static let difference: WordSet = [
    "増減額", "差異額", "(b-a)", "(b−a)", "(b - a)", "(b − a)", "(b) - (a)", "(b)-(a)", "amount of change", "difference",
  ]
  private static let changeRate: WordSet = [
    "増減率", "差異率", "change (%)", "percentage change", "rate of change", "% change",
  ]
  private static let result: WordSet = ["実績", "results", "actual"]
  private static let prior: WordSet = ["前期", "前年", "前連結", "previous", "prior", "reference", "参考"]
}

extension TitleReading {
  /// The period that the lines above a table give to all of it: the nearest line's span, else its name of a year or part.
  func period(in calendar: FiscalCalendar) -> Period? {
    for line in Set(periodMentions.map(\.line)).sorted(by: >) {
      let mentions = periodMentions.filter { $0.line == line }.map(\.mention)
      for mention in mentions {
        if case .span = mention.form, let period = calendar.resolve(mention.form, hint) { return period }
      }
      for mention in mentions {
        if case .fiscal(let name, _) = mention.form, name != .none, let period = calendar.resolve(mention.form, hint) {
          return period
        }
      }
    }
    return nil
  }
}
