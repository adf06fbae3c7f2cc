import ReleaseModel
import SourceText

/// What the tables of both versions say about the concept of a claim.
struct ClaimEvidence {
  struct Witness {
    var language: Language
    var table: Int
    var fact: Fact
    /// The table stands in one version only.
    var isAlone: Bool
  }

  private var byConcept: [String: [Witness]] = [:]
  /// Rows by their labels in lower case, for subjects that the catalogue does not know.
  private var byLabel: [Language: [String: [Witness]]] = [:]
  private let releases: [Language: Release]

  init(_ japanese: Release, _ english: Release, _ alignment: Alignment, _ findings: [Finding]) {
    releases = [.japanese: japanese, .english: english]
    var paired: [Language: Set<Int>] = [:]
    for pair in alignment.tables {
      if let i = pair.tables.japanese, pair.tables.english != nil { paired[.japanese, default: []].insert(i) }
      if let j = pair.tables.english, pair.tables.japanese != nil { paired[.english, default: []].insert(j) }
    }
    let doubted = Doubted(findings)
    for release in [japanese, english] {
      for (number, table) in release.tables.enumerated() {
        for fact in table.facts {
          guard fact.value != nil, !fact.isNil, fact.status != .suspect,
            !doubted.covers(fact, of: table, in: release.language)
          else { continue }
          let witness = Witness(
            language: release.language, table: number, fact: fact,
            isAlone: paired[release.language]?.contains(number) != true)
          if let concept = fact.concept { byConcept[Self.core(concept), default: []].append(witness) }
          byLabel[release.language, default: [:]][fact.label.lowercased(), default: []].append(witness)
        }
      }
    }
  }

  /// Facts about the same thing, whatever their period and measure.
  func witnesses(of claim: Claim, in language: Language) -> [Witness] {
    guard claim.role != .part, claim.qualifier == nil else { return [] }
    if let concept = claim.concept { return byConcept[Self.core(concept)] ?? [] }
    return labelled(claim.label, language)
  }

  /// The one row whose label is the subject, or begins with it: "IP Service" for “IP Service + DC (connectivity)”.
  private func labelled(_ label: String, _ language: Language) -> [Witness] {
    var words = label.lowercased()
    for ending in [" revenues", " revenue", "の収入", "の売上高", "の売上", "の売上収益"] where words.hasSuffix(ending) {
      words = String(words.dropLast(ending.count))
    }
    for start in ["revenues from ", "revenue from ", "sales of "] where words.hasPrefix(start) {
      words = String(words.dropFirst(start.count))
    }
    guard words.utf8.count >= 6, let rows = byLabel[language] else { return [] }
    if let exact = rows[words] { return exact }
    let found = rows.keys.filter {
      $0.hasPrefix(words) && $0.utf8.dropFirst(words.utf8.count).first.map { $0 == 0x20 || $0 == 0x28 } == true
    }
    return found.count == 1 ? rows[found[0]] ?? [] : []
  }

  func table(_ witness: Witness) -> Table? { releases[witness.language]?.tables[witness.table] }

  /// The concept without words for totals: total/connectivity-services and revenue-from/connectivity-services are one row.
  static func core(_ concept: String) -> String {
    var core = concept[...]
    var changed = true
    while changed {
      changed = false
      for prefix in ["total-", "total/", "revenue-from/", "net/", "forecast-of/"] where core.hasPrefix(prefix) {
        core = core.dropFirst(prefix.count)
        changed = true
      }
    }
    if core.hasSuffix("-net") { core = core.dropLast(4) }
    if core == "equity-method-loss" || core == "equity-method-result"
      || core == "share-of-profit-of-entities-accounted-for-using-equity-method"
    {
      return "equity-method"
    }
    return String(core)
  }

  /// Items whose sign says profit or loss in every table: the rest is compared by size.
  static func hasSign(_ concept: String) -> Bool {
    let core = core(concept)
    return signed.contains(core)
  }

  private static let signed: Set<String> = [
    "net-income", "operating-income", "ordinary-profit", "profit-attributable-to-owners-of-parent", "gross-profit",
    "profit-before-income-taxes", "operating-cash-flows", "investing-cash-flows", "financing-cash-flows",
    "free-cash-flow",
    "other-income-expenses", "comprehensive-income", "basic-net-income-per-ads-equivalent", "basic-earnings-per-share",
    "adjusted-ebitda", "segment-profit", "gains-on-bonds", "gains-on-stocks", "extraordinary-result",
    "core-operating-profit", "business-profit", "net-business-profit", "core-net-business-profit", "ebitda",
    "foreign-exchange-losses-gains",
  ]

  /// Items that sentences may name one for the other: net income and the part of it that the owners have.
  static func family(_ concept: String) -> String {
    let core = core(concept)
    switch core {
    case "profit-attributable-to-owners-of-parent", "net-income", "profit", "attributable-to-owners/net-income":
      return "net-income"
    case "basic-earnings-per-share", "earnings-per-share", "net-income-per-share": return "basic-earnings-per-share"
    default: return core
    }
  }
}

/// Cells that a finding already speaks of: what the prose says about them is no second slip.
private struct Doubted {
  private var rows: Set<String> = []
  private var tables: Set<String> = []

  init(_ findings: [Finding]) {
    for finding in findings where finding.severity != .note {
      for (side, language) in [(finding.japanese, Language.japanese), (finding.english, .english)] {
        guard let side else { continue }
        if let row = side.row {
          rows.insert("\(language.rawValue)/\(side.table)/\(row)")
        } else {
          tables.insert("\(language.rawValue)/\(side.table)")
        }
      }
    }
  }

  func covers(_ fact: Fact, of table: Table, in language: Language) -> Bool {
    rows.contains("\(language.rawValue)/\(table.id)/\(fact.row)") || tables.contains("\(language.rawValue)/\(table.id)")
  }
}

extension Claim {
  /// The periods mean the same: equal, or equal ends where one of them is a balance.
  static func samePeriod(_ left: Period?, _ right: Period?) -> Bool {
    guard let left, let right else { return false }
    if left == right { return true }
    return (left.isInstant || right.isInstant) && left.end == right.end
  }

  /// Value against value, with the sign only where it says profit or loss.
  func agrees(with fact: Fact) -> Bool {
    guard let other = fact.value else { return false }
    return agrees(value: other)
  }

  func agrees(value other: ExactDecimal) -> Bool {
    if isSigned { return RoundingInterval.agree(value, .unknown, other, .unknown) }
    return RoundingInterval.agree(value.magnitude, .unknown, other.magnitude, .unknown)
  }

  func agreesInSize(with other: ExactDecimal) -> Bool {
    RoundingInterval.agree(value.magnitude, .unknown, other.magnitude, .unknown)
  }

  var isSigned: Bool {
    switch measure {
    case .change, .difference: direction == .up || direction == .down || value.isNegative
    case .amount: concept.map(ClaimEvidence.hasSign) ?? false
    default: false
    }
  }

  /// A fact of the kind that this claim states.
  func isSameKind(as fact: Fact) -> Bool {
    guard unit == fact.unit || unit == .yen && fact.unit == .yenPerShare && value < ExactDecimal(100_000) else {
      return false
    }
    switch measure {
    case .amount: return fact.measure == .amount
    case .change: return fact.measure == .change
    case .difference: return fact.measure == .difference
    case .ratio: return fact.measure == .ratio || fact.measure == .amount && fact.unit == .percent
    case .progress: return fact.measure == .progress
    case .share: return fact.measure == .share
    }
  }
}
