/// One printed figure of a release.
public struct FigurePlace: Sendable, Hashable {
  /// Index in `Release.tables`.
  public var table: Int
  /// Index in `Table.facts`.
  public var fact: Int

  public init(table: Int, fact: Int) {
    self.table = table
    self.fact = fact
  }
}

/// An equation between printed figures of one release, and whether they obey it.
///
/// 流動資産合計 = 現金 + 売掛金 + …, △7.2% = 3,100,452 ÷ 3,341,255 − 1, `29,760` = 3,100,452 ÷ 104.18.
public struct FigureRelation: Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    /// A row is the sum of other rows; opening balance + change = closing balance among them.
    case sum
    /// A column is the sum of other columns: segments, halves, quarters.
    case columnSum = "column-sum"
    /// 増減額 = one column less another.
    case difference
    /// 増減率 against the compared column.
    case change
    /// 構成比 of a base row.
    case share
    /// Amounts in another currency at one exchange rate.
    case translation
    /// Per-share figure × shares = amount.
    case perShare = "per-share"
    /// The same figure stands in two places, perhaps at two scales.
    case tie
  }

  public enum Outcome: Sendable, Hashable {
    case holds
    /// Beyond what rounding explains.
    case fails
    /// By no more than another way of rounding would explain.
    case failsByRounding
    /// A figure of it cannot be read.
    case untestable
  }

  public struct Operand: Sendable, Hashable {
    public var place: FigurePlace
    /// 1 or -1 in sums; of no meaning in quotients.
    public var sign: Int8

    public init(_ place: FigurePlace, sign: Int8 = 1) {
      self.place = place
      self.sign = sign
    }
  }

  public var kind: Kind
  /// The figure that the others give: total, rate, translated amount, the coarser copy.
  public var result: FigurePlace
  /// Addends; now and then; part and whole; original; per-share figure and shares; the finer copy.
  public var operands: [Operand]
  public var outcome: Outcome
  /// Exchange rate of a translation.
  public var rate: ExactDecimal?
  /// The sum, or the translation at a stated rate, is held to its last digit.
  public var isExact: Bool

  public init(
    kind: Kind, result: FigurePlace, operands: [Operand], outcome: Outcome, rate: ExactDecimal? = nil,
    isExact: Bool = false
  ) {
    self.kind = kind
    self.result = result
    self.operands = operands
    self.outcome = outcome
    self.rate = rate
    self.isExact = isExact
  }

  public var hasFailed: Bool { outcome == .fails || outcome == .failsByRounding }
}

/// Failing relations that one wrong figure would explain, and that figure when the evidence names it.
public struct AuditSuspect: Sendable {
  /// The figure that looks wrong; the result of the first relation when none stands out.
  public var place: FigurePlace
  /// What it would have to print, in whole units; nil when no single value mends its relations.
  public var needed: ExactDecimal?
  /// Failing relations that `needed` mends, or the one that fails.
  public var relations: [Int]
  /// Every relation of the group fails by no more than rounding.
  public var isRoundingSized: Bool
  /// The place was found by evidence and not merely taken from the relation.
  public var isPlaced: Bool
  /// Other figures whose change would explain as much, with what they would have to print.
  public var alternatives: [Alternative] = []
  /// Another place of the release that prints `needed`, under whatever caption.
  public var recurrence: FigurePlace?
  /// A balance and its change, or two balances, that give `needed` as well: 前期末残高 and 純増減額, `opening balance` and `change`.
  public var movement: [FigurePlace]?

  public struct Alternative: Sendable, Hashable {
    public var place: FigurePlace
    public var needed: ExactDecimal

    public init(place: FigurePlace, needed: ExactDecimal) {
      self.place = place
      self.needed = needed
    }
  }

  public init(place: FigurePlace, needed: ExactDecimal?, relations: [Int], isRoundingSized: Bool, isPlaced: Bool) {
    self.place = place
    self.needed = needed
    self.relations = relations
    self.isRoundingSized = isRoundingSized
    self.isPlaced = isPlaced
  }
}

/// What the figures of one release say of each other.
public struct Audit: Sendable {
  public var relations: [FigureRelation]
  public var suspects: [AuditSuspect]
  /// How the release shortens its amounts, as it says itself.
  public var statedRounding: RoundingInterval.Mode
  /// The way that fits its sums; `unknown` when both do.
  public var fittedRounding: RoundingInterval.Mode

  public init(
    relations: [FigureRelation], suspects: [AuditSuspect], statedRounding: RoundingInterval.Mode,
    fittedRounding: RoundingInterval.Mode
  ) {
    self.relations = relations
    self.suspects = suspects
    self.statedRounding = statedRounding
    self.fittedRounding = fittedRounding
  }

  public struct Counts: Sendable, Hashable {
    public var holding = 0
    public var failing = 0
    public var untestable = 0

    public init() {}
  }

  public var counts: Counts {
    var counts = Counts()
    for relation in relations {
      switch relation.outcome {
      case .holds: counts.holding += 1
      case .fails, .failsByRounding: counts.failing += 1
      case .untestable: counts.untestable += 1
      }
    }
    return counts
  }
}

extension Release {
  /// Figures that stand for amounts, counts and the like, and how many of them a relation proves.
  public var provedAmounts: (proved: Int, amounts: Int) {
    var (proved, amounts) = (0, 0)
    for table in tables {
      for index in table.facts.indices {
        guard table.facts[index].measure == .amount, table.facts[index].value != nil else { continue }
        amounts += 1
        if !table.facts[index].proofs.isEmpty { proved += 1 }
      }
    }
    return (proved, amounts)
  }
}

/// What an audit of releases on their own found.
public struct AuditResult: Sendable {
  /// One version, or both of one file.
  public var releases: [Release]
  /// By severity, then by place.
  public var findings: [Finding]

  public init(releases: [Release], findings: [Finding]) {
    self.releases = releases
    self.findings = findings
  }
}
