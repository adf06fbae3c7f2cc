import Lexing
import ReleaseModel
import SourceText
import TermCatalog

/// Balances inside tables whose columns are spans of time: 期首残高, 「2025年4月1日残高」, "Cash, End of Period", 総資産 in a summary.
struct BalanceInstants {
  let statement: StatementKind

  enum Moment {
    /// The day before the span starts.
    case opening
    /// Its last day.
    case closing
    case on(CalendarDate)
  }

  /// `label`: of the item; `heading`: of the column beside it, "" where the column is the item. Nil when the figure is of the whole span.
  func moment(
    label: String, heading: String, dates: [PeriodForm], concept: Concept?, isSure: Bool, unit: Unit
  ) -> Moment? {
    let item = label.lowercased()
    let lower = heading.isEmpty ? item : item + " " + heading.lowercased()
    func has(_ words: String...) -> Bool { words.contains { lower.contains($0) } }
    let saysBalance = has("残高", "balance", "現金及び現金同等物", "cash and cash equivalents", "cash at", "cash,")
    if saysBalance, !has("増減", "increase", "decrease", "change"), case .date(let date)? = dates.first {
      return .on(date)
    }
    if has("期首", "年度初", "beginning of", "at beginning", "start of the") { return .opening }
    if statement == .dividends { return nil }
    if has("期末", "年度末", "四半期末", "月末", "end of", "at end", "period-end", "year-end", "quarter-end", "as of the end") {
      return has("配当", "dividend") ? nil : .closing
    }
    switch statement {
    case .incomeStatement, .cashFlows, .statistics: return nil
    default: break
    }
    if unit.isCurrency, namesHolding(item) { return .closing }
    guard let concept, isSure, concept.period == .instant, !unit.isNamedCount else { return nil }
    return .closing
  }

  /// セグメント資産, 有利子負債, "Segment assets": what is held, whatever stands before it.
  private func namesHolding(_ label: String) -> Bool {
    ["資産", "負債", "純資産", "自己資本", " assets", " liabilities", " equity"].contains { label.hasSuffix($0) }
      && !label.contains("return on")
  }

  static func apply(_ moment: Moment, to period: Period) -> Period {
    switch moment {
    case .opening: return period.start.map { .instant($0.dayBefore) } ?? period
    case .closing: return .instant(period.end)
    case .on(let date):
      // 「4月1日残高」 opens the span; the balance is that of the evening before.
      return .instant(date == period.start ? date.dayBefore : date)
    }
  }
}

extension Unit {
  /// Contracts, people, Gbps: a quarter's heading over them means the quarter.
  fileprivate var isNamedCount: Bool { !isCurrency && !isPerShare && !isRate && self != .shares }
}
