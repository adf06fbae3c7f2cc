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

  /// What a label or a column heading says of moments; read once for each.
  struct Words: Sendable {
    var isBalance = false
    var isOpening = false
    var isClosing = false
    /// セグメント資産, 有利子負債, "Segment assets": what is held, whatever stands before it.
    var isHolding = false
    /// Gains, expenses, 損益: of a span, though what they are made on is held.
    var isFlow = false
    /// 期首製品たな卸高, 期末仕掛品棚卸高: lines of the cost of sales.
    var isStock = false
    var dates: [PeriodForm] = []

    init() {}

    init(_ label: String) {
      let bytes = Array(label.utf8)
      let all = 0..<bytes.count
      isHolding = Self.holding.isSuffix(of: bytes) && !Self.returns.isFound(in: bytes, all)
      guard Self.anyOrFlow.isFound(in: bytes, all) else { return }
      isFlow = Self.flow.isFound(in: bytes, all)
      guard Self.any.isFound(in: bytes, all) else { return }
      isBalance = Self.balance.isFound(in: bytes, all) && !Self.movement.isFound(in: bytes, all)
      isOpening = Self.opening.isFound(in: bytes, all)
      isClosing = Self.closing.isFound(in: bytes, all) && !Self.dividend.isFound(in: bytes, all)
      if isBalance { isFlow = false }
      isStock = Self.stock.isFound(in: bytes, all)
      if isBalance { dates = PeriodScanner.mentions(bytes, all).map(\.form) }
    }

    private static let any = WordSet(union: [balance, opening, closing])
    private static let anyOrFlow = WordSet(union: [any, flow])
    private static let balance: WordSet = [
      "残高", "balance", "現金及び現金同等物", "cash and cash equivalents", "cash at", "cash,",
    ]
    private static let movement: WordSet = ["増減", "increase", "decrease", "change"]
    private static let opening: WordSet = ["期首", "年度初", "beginning of", "at beginning", "start of the"]
    private static let closing: WordSet = [
      "期末", "年度末", "四半期末", "月末", "end of", "at end", "period-end", "year-end", "quarter-end",
    ]
    private static let stock: WordSet = ["たな卸高", "棚卸高"]
    private static let dividend: WordSet = ["配当", "dividend"]
    private static let holding: WordSet = [
      "資産", "負債", "自己資本", "株主資本", "資本合計", "帰属持分", "帰属する持分", "純資産)", "純資産）", " assets", " liabilities", " equity",
    ]
    private static let flow: WordSet = [
      "損益", "利益", "損失", "収益", "費用", "増減", "gain", "losses", "income", "profit", "expense", "revenue",
      "繰入", "戻入", "provision for", "provision of", "reversal of",
    ]
    private static let returns: WordSet = ["return on"]
  }

  /// `label`: of the item; `heading`: of the column beside it. Nil when the figure is of the whole span.
  ///
  /// `isHeld`: the catalogue surely knows the item, and as a balance.
  func moment(label: Words, heading: Words, isHeld: Bool, unit: Unit) -> Moment? {
    // 期首製品たな卸高 is a part of the span's cost.
    if label.isStock { return nil }
    if label.isBalance, case .date(let date)? = label.dates.first { return .on(date) }
    if label.isOpening || heading.isOpening { return .opening }
    if statement == .dividends { return nil }
    if label.isClosing || heading.isClosing { return .closing }
    switch statement {
    case .incomeStatement, .cashFlows, .statistics: return nil
    default: break
    }
    if unit.isCurrency || unit.isPerShare, label.isHolding { return .closing }
    guard isHeld, !unit.isNamedCount else { return nil }
    return .closing
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
