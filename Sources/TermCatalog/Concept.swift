/// The statements in which a concept is found, as a set of flags.
public struct StatementSet: OptionSet, Sendable, Hashable {
  public let rawValue: UInt16

  public init(rawValue: UInt16) { self.rawValue = rawValue }

  public static let incomeStatement = StatementSet(rawValue: 1 << 0)
  public static let balanceSheet = StatementSet(rawValue: 1 << 1)
  public static let cashFlows = StatementSet(rawValue: 1 << 2)
  public static let comprehensiveIncome = StatementSet(rawValue: 1 << 3)
  public static let equity = StatementSet(rawValue: 1 << 4)
  public static let summary = StatementSet(rawValue: 1 << 5)
  public static let dividends = StatementSet(rawValue: 1 << 6)
  public static let forecast = StatementSet(rawValue: 1 << 7)
  public static let statistics = StatementSet(rawValue: 1 << 8)
  public static let segment = StatementSet(rawValue: 1 << 9)
  public static let other = StatementSet(rawValue: 1 << 10)
}

/// The side of the ledger on which a positive amount of the concept stands.
public enum Balance: UInt8, Sendable, Hashable {
  case none, debit, credit
}

/// Whether the concept is measured at a moment (資産合計) or over a time (売上高); `any` when it may be either.
public enum PeriodType: UInt8, Sendable, Hashable {
  case any, instant, duration
}

/// What the figures of a concept count; `any` when several kinds are usual.
public enum UnitKind: UInt8, Sendable, Hashable {
  case any, money, perShare, shares, percent, count, ratio
}

/// One meaning that both languages have a label for.
///
/// `id` is stable kebab-case. Example: `operating-income`, 営業利益, Operating income.
public struct Concept: Sendable, Hashable {
  public let id: String
  public let statements: StatementSet
  public let balance: Balance
  public let period: PeriodType
  public let unit: UnitKind
  /// The usual Japanese label. Example: 営業利益.
  public let japanese: String
  /// The usual English label. Example: Operating income.
  public let english: String
}

extension TermCatalog {
  private static let statementNames: [String] = [
    "income_statement", "balance_sheet", "cash_flows", "comprehensive_income", "equity", "summary", "dividends",
    "forecast", "statistics", "segment", "other",
  ]

  /// All labels of a concept in a language, the usual one first; those that name its negative are left out.
  public func labels(ofConcept index: Int, in language: Language) -> [String] {
    forms(of: index, column: language == .japanese ? 1 : 2).filter { !$0.isInverted }.map { $0.text }
  }

  /// The names of the statements in which a concept is found, in the order of ``StatementSet``.
  public func statementNames(of statements: StatementSet) -> [String] {
    Self.statementNames.enumerated().filter { statements.rawValue & 1 << UInt16($0.offset) != 0 }.map { $0.element }
  }
}
