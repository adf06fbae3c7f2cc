import ReleaseModel

/// The figures of one table as a pure numeric problem: which rows are sums of which others?
///
/// Only amount columns belong here, each in one unit and one scale. Labels have shrunk to hints, so that the search can
/// prefer 資産合計 or `Total assets` as a total, and 売上原価 or `Cost of sales` as something to be subtracted.
public struct FootingGrid: Sendable {
  /// What the label and the role of a row suggest; 0 and 0 say nothing.
  public struct Row: Sendable, Hashable {
    /// 0…1: the row looks like a total: 流動資産合計, 営業利益, `Total costs`, `Net income`.
    public var totalHint: Double
    /// 0…1: the row is printed positive but subtracted: 売上原価, 法人税等, `Cost of sales`, `Minority interests`.
    public var deductionHint: Double
    /// Running number of the enclosing section heading, as 流動資産: or `Current assets:`; its rows share it.
    public var section: Int
    /// First of the rows that the label says it closes: 流動資産合計 closes all from the first line of 流動資産.
    public var closesFrom: Int?
    /// What the row is made of by the usual layout of statements: 売上総利益 is 売上高 less 売上原価.
    public var parts: [SumRelation.Addend]?

    public init(totalHint: Double = 0, deductionHint: Double = 0, section: Int = 0) {
      self.totalHint = totalHint
      self.deductionHint = deductionHint
      self.section = section
    }

    /// What a label says before its table is built: 流動資産合計 and `Net income` are totals, 売上原価 is subtracted where `subtracts`
    /// says that the statement prints costs positive.
    public init(label: String, isTotal: Bool, subtracts: Bool, section: Int) {
      self = RowHints.row(label, isTotal: isTotal, subtracts: subtracts)
      self.section = section
    }
  }

  /// One printed figure. A blank cell has no value, is not nil and is usable; like nil and 0 it adds nothing.
  public struct Cell: Sendable, Hashable {
    public var value: ExactDecimal?
    /// Printed as `－` or `-`.
    public var isNil: Bool
    /// False when the text is unreadable, such as `15 40/`: then the figure is unknown rather than zero.
    public var usable: Bool

    public init(value: ExactDecimal?, isNil: Bool = false, usable: Bool = true) {
      self.value = value
      self.isNil = isNil
      self.usable = usable
    }

    /// An unreadable figure.
    public static let unreadable = Cell(value: nil, usable: false)
  }

  public var rows: [Row]
  /// `cells[row][column]`; a missing cell counts as blank.
  public var cells: [[Cell]]
  /// How the release shortens its figures (百万円未満切捨て, `rounded to the nearest million`).
  public var mode: RoundingInterval.Mode

  public init(rows: [Row], cells: [[Cell]], mode: RoundingInterval.Mode = .unknown) {
    self.rows = rows
    self.cells = cells
    self.mode = mode
  }
}
