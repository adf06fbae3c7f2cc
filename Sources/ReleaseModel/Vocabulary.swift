/// What a figure is counted in, as contract.md names it: `JPY`, `percent`, `JPY/shares`, `shares`, `Gbps`, `contracts`.
public struct Unit: Sendable, Hashable {
  public let code: String

  public init(_ code: String) { self.code = code }

  public static let yen = Unit("JPY")
  public static let dollar = Unit("USD")
  public static let percent = Unit("percent")
  public static let points = Unit("points")
  public static let shares = Unit("shares")
  public static let yenPerShare = Unit("JPY/shares")
  public static let count = Unit("count")

  public var isCurrency: Bool { code.utf8.count == 3 && code.utf8.allSatisfy { $0 >= 0x41 && $0 <= 0x5A } }
  public var isPerShare: Bool { code.utf8.count > 7 && code.hasSuffix("/shares") }
  /// Names of things counted; the two languages may name them differently.
  public var isCountName: Bool {
    ["count", "contracts", "subscribers", "stores", "people", "companies", "units", "times"].contains(code)
  }
  public var isRate: Bool { self == .percent || self == .points }
}

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
