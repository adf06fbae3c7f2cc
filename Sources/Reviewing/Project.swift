public import ReleaseModel
public import SourceText

/// What holds for all releases of one company, and what its reviewers decided: the file `totsugo.yaml`.
///
///     company: 株式会社日本ネット
///     fiscal-year: { ends: 3, named-by: start }     # FY2003 ends in March 2004
///     rounding: { ja: truncated, en: rounded }
///     glossary: [company.tsv]
///     tolerances:
///       - { unit: percent, within: 0.1 }
///     ignore: [（参考）, Reference]
///     waivers:
///       - { id: value-0b5e6fc2a1, reason: Footnote 3 explains it, author: Sato }
public struct Project: Sendable {
  /// The file's name, for messages.
  public var name: String
  public var company: String?
  public var fiscalYear: FiscalYear?
  public var rounding: [Language: RoundingInterval.Mode] = [:]
  /// Files with the company's own words, as the project file names them: relative to its folder.
  public var glossaries: [String] = []
  public var tolerances: [Tolerance] = []
  /// Words in the title of a table, the heading of a section or a sentence's line: findings there are set aside.
  public var ignored: [String] = []
  public var waivers: [Waiver] = []

  /// When the company's year ends and how it is called.
  public struct FiscalYear: Sendable, Hashable {
    /// 1…12
    public var endMonth: Int
    /// 0 when FY2003 ends in 2003, 1 when it starts in 2003 and ends in 2004; nil when the release is to say.
    public var numberOffset: Int?

    public init(endMonth: Int, numberOffset: Int?) {
      self.endMonth = endMonth
      self.numberOffset = numberOffset
    }
  }

  /// A difference that the company does not mind.
  public struct Tolerance: Sendable, Hashable {
    /// `percent`, `JPY`, `JPY/shares`…
    public var unit: Unit
    /// In whole units of it; 0.1 for percent is a tenth of a percent point.
    public var within: ExactDecimal

    public init(unit: Unit, within: ExactDecimal) {
      self.unit = unit
      self.within = within
    }
  }

  /// The glossaries as this process can open them.
  public var glossaryPaths: [String] {
    let folder = name.lastIndex(of: "/").map { String(name[...$0]) } ?? ""
    return glossaries.map { $0.hasPrefix("/") ? $0 : folder + $0 }
  }

  /// A project that asks for nothing.
  public init(name: String) { self.name = name }
}

/// A project file that cannot be followed: where, and why.
public struct UnusableProject: Error, Sendable, Hashable {
  public var name: String
  /// 0-based.
  public var line: Int
  public var reason: String

  public var description: String { "\(name):\(line + 1): \(reason)" }
}
