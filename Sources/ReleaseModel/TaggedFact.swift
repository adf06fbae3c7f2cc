import SourceText

/// A fact that a filing tags in inline XBRL: what the company told machines, beside what the page shows.
public struct TaggedFact: Sendable {
  /// Qualified name as it stands: `tse-ed-t:NetSales`, `jppfs_cor:CashAndDeposits`.
  public var name: String
  public var context: String
  /// Nil where the context is not among the files read.
  public var period: Period?
  public var members: [DimensionMember]
  /// Empty for text facts, and where the unit is not among the files read.
  public var unit: Unit
  /// Numbers only, in whole units; pure numbers as percent. Nil for `xsi:nil` and for what could not be read.
  public var value: ExactDecimal?
  public var isNil: Bool
  /// Text facts only: transformed (`2014-01-17`, `true`), white space collapsed.
  public var content: String?
  /// As in XBRL; nil for INF or where none is said.
  public var decimals: Int?
  /// As shown inside the tag.
  public var text: String
  public var span: SourceSpan
  /// 0-based.
  public var line: Int
  /// 0-based byte column in its line.
  public var columnInLine: Int
  /// In the page's hidden header: nobody sees it.
  public var isHidden: Bool
  /// Texts of the footnotes tied to it.
  public var footnotes: [String] = []
  /// Labels from the filing's label linkbases.
  public var labels: [Language: String] = [:]

  public init(
    name: String, context: String, period: Period?, members: [DimensionMember], unit: Unit, value: ExactDecimal?,
    isNil: Bool, content: String?, decimals: Int?, text: String, span: SourceSpan, line: Int, columnInLine: Int,
    isHidden: Bool
  ) {
    self.name = name
    self.context = context
    self.period = period
    self.members = members
    self.unit = unit
    self.value = value
    self.isNil = isNil
    self.content = content
    self.decimals = decimals
    self.text = text
    self.span = span
    self.line = line
    self.columnInLine = columnInLine
    self.isHidden = isHidden
  }

  public var isNumeric: Bool { content == nil }

  /// `NetSales` of `tse-ed-t:NetSales`.
  public var localName: String { name.split(separator: ":").last.map(String.init) ?? name }

  /// 予想: a member says so, or the context's name where the filing defines it elsewhere.
  public var basis: Basis {
    let isForecast = members.contains { ["ForecastMember", "UpperMember", "LowerMember"].contains($0.localName) }
    return isForecast || members.isEmpty && context.contains("Forecast") ? .forecast : .actual
  }

  /// Which end of a printed range it is.
  public var bound: Fact.Bound? {
    for member in members {
      if member.localName == "UpperMember" { return .upper }
      if member.localName == "LowerMember" { return .lower }
    }
    return nil
  }
}

/// One coordinate of a context: 連結 or 個別, 実績 or 予想, a segment, a component of equity.
public struct DimensionMember: Sendable, Hashable {
  /// Qualified name of the axis.
  public var dimension: String
  /// Qualified name of the member; of a typed dimension its value.
  public var member: String
  public var isTyped: Bool

  public init(dimension: String, member: String, isTyped: Bool) {
    self.dimension = dimension
    self.member = member
    self.isTyped = isTyped
  }

  public var localName: String { isTyped ? member : member.split(separator: ":").last.map(String.init) ?? member }
}
