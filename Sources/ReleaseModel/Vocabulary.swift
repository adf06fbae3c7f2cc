/// What a column or a figure says of its concept.
public enum Measure: String, Sendable, Hashable {
  /// 金額 / amount
  case amount
  /// 構成比, 対営業収益 / % of revenues
  case share
  /// 増減率, 前年同期比 / YoY % change
  case change
  /// 増減額 / increase (decrease)
  case difference
  /// 自己資本比率 / equity-to-asset ratio
  case ratio
  /// 進捗率 / progress against the forecast
  case progress
}

/// 実績 / actual, 予想 / forecast.
public enum Basis: String, Sendable, Hashable {
  case actual, forecast
}

/// The kind of a table.
public enum StatementKind: String, Sendable, Hashable, CaseIterable {
  case incomeStatement = "income_statement"
  case balanceSheet = "balance_sheet"
  case cashFlows = "cash_flows"
  case breakdown, statistics, reconciliation, summary, forecast, dividends, other
}

/// The part a row plays among its neighbours.
public enum RowRole: String, Sendable, Hashable {
  /// 流動資産 / Current assets: a heading without figures.
  case section
  case item, subtotal, total
}

/// How sure a reading is.
public enum ReadingStatus: String, Sendable, Hashable {
  /// Legible, and read as printed.
  case read
  /// Read otherwise than printed, on evidence that `Repair` names.
  case repaired
  /// Unreadable, or legible but contradicted by the figures around it.
  case suspect
}

/// What stood there, what was read, and what decided.
public struct Repair: Sendable, Hashable {
  public var from: String
  public var evidence: [String]

  public init(from: String, evidence: [String]) {
    self.from = from
    self.evidence = evidence
  }
}
