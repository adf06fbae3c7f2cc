import ReleaseModel
import SourceText

/// What the tables of both versions say about the concept of a claim.
struct ClaimEvidence {
  /// Nothing of the fact is copied before somebody asks for it.
  struct Witness {
    var language: Language
    var table: Int
    /// The table stands in one version only.
    var isAlone: Bool
    fileprivate var facts: [Fact]
    fileprivate var index: Int

    var fact: Fact { facts[index] }
    var value: ExactDecimal? { facts[index].value }
    var period: Period? { facts[index].period }

    /// A fact of the kind that the claim states.
    func isOfKind(of claim: Claim) -> Bool {
      claim.isSameKind(unit: facts[index].unit, measure: facts[index].measure)
    }

    func agrees(with claim: Claim) -> Bool { facts[index].value.map { claim.agrees(value: $0) } ?? false }

    /// The same period, and where `comparing` the same one that it is compared with.
    func hasPeriods(of claim: Claim, comparing: Bool) -> Bool {
      Claim.samePeriod(claim.period, facts[index].period)
        && (!comparing || claim.compared == nil || Claim.samePeriod(claim.compared, facts[index].compared))
    }
  }

  /// Where a fact stands.
  private struct Place {
    var language: Language
    var table: Int
    var fact: Int
  }

  private var byConcept: [String: [Place]] = [:]
  /// Rows by their labels in lower case, for subjects that the catalogue does not know.
  private var byLabel: [Language: [LabelKey: [Place]]] = [:]
  private var sortedLabels: [Language: [String]] = [:]
  private let japanese: Release
  private let english: Release
  /// Which tables have a partner.
  private var pairedJapanese: [Bool]
  private var pairedEnglish: [Bool]

  init(_ japanese: Release, _ english: Release, _ alignment: Alignment, _ findings: [Finding]) {
    self.japanese = japanese
    self.english = english
    pairedJapanese = Array(repeating: false, count: japanese.tables.count)
    pairedEnglish = Array(repeating: false, count: english.tables.count)
    for pair in alignment.tables {
      guard let i = pair.tables.japanese, let j = pair.tables.english else { continue }
      (pairedJapanese[i], pairedEnglish[j]) = (true, true)
    }
    let doubted = Doubted(findings)
    let claims = japanese.prose.claims + english.prose.claims
    // Only what some claim is about will be asked for.
    let needed = Set(claims.lazy.compactMap(\.concept).map(Self.core))
    for release in [japanese, english] {
      let usesLabels = release.prose.claims.contains { $0.concept == nil }
      var labels: [LabelKey: [Place]] = [:]
      for (number, table) in release.tables.enumerated() {
        if doubted.covers(table, in: release.language) { continue }
        let doubtedRows = doubted.rows(of: table, in: release.language)
        // The facts of a row bear one label and one concept: they are put down together.
        var run: [Place] = []
        var (concept, core): (String?, String?) = (nil, nil)
        var (label, key) = ("", "")
        for index in table.facts.indices {
          guard table.facts[index].value != nil, !table.facts[index].isNil, table.facts[index].status != .suspect,
            !doubtedRows.contains(table.facts[index].row)
          else { continue }
          let isOtherConcept = table.facts[index].concept != concept
          let isOtherLabel = usesLabels && table.facts[index].label != label
          if isOtherConcept || isOtherLabel {
            putDown(&run, core, &labels, usesLabels ? key : nil)
          }
          if isOtherConcept {
            concept = table.facts[index].concept
            core = concept.map(Self.core).flatMap { needed.contains($0) ? $0 : nil }
          }
          if isOtherLabel {
            label = table.facts[index].label
            key = label.inLowerCase
          }
          guard core != nil || usesLabels else { continue }
          run.append(Place(language: release.language, table: number, fact: index))
        }
        putDown(&run, core, &labels, usesLabels ? key : nil)
      }
      byLabel[release.language] = labels
      sortedLabels[release.language] = labels.keys.map(\.text).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
  }

  private mutating func putDown(
    _ run: inout [Place], _ core: String?, _ labels: inout [LabelKey: [Place]], _ key: String?
  ) {
    guard !run.isEmpty else { return }
    if let core { byConcept[core, default: []] += run }
    if let key { labels[LabelKey(key), default: []] += run }
    run.removeAll(keepingCapacity: true)
  }

  /// Facts about the same thing, whatever their period and measure.
  func witnesses(of claim: Claim, in language: Language) -> [Witness] {
    guard claim.role != .part, claim.qualifier == nil else { return [] }
    let places = claim.concept.map { byConcept[Self.core($0)] ?? [] } ?? labelled(claim.label, language)
    return places.map { place in
      Witness(
        language: place.language, table: place.table,
        isAlone: !(place.language == .japanese ? pairedJapanese : pairedEnglish)[place.table],
        facts: release(place.language).tables[place.table].facts, index: place.fact)
    }
  }

  private func release(_ language: Language) -> Release { language == .japanese ? japanese : english }

  /// The one row whose label is the subject, or begins with it: "IP Service" for “IP Service + DC (connectivity)”.
  private func labelled(_ label: String, _ language: Language) -> [Place] {
    var words = label.inLowerCase
    for ending in [" revenues", " revenue", "の収入", "の売上高", "の売上", "の売上収益"] where words.hasSuffix(ending) {
      words = String(words.dropLast(ending.count))
    }
    for start in ["revenues from ", "revenue from ", "sales of "] where words.hasPrefix(start) {
      words = String(words.dropFirst(start.count))
    }
    guard words.utf8.count >= 6, let rows = byLabel[language] else { return [] }
    if let exact = rows[LabelKey(words)] { return exact }
    let found = beginnings(words, language)
    return found.count == 1 ? rows[LabelKey(found[0])] ?? [] : []
  }

  /// Labels that go on behind these words with a space or a bracket.
  private func beginnings(_ words: String, _ language: Language) -> [String] {
    let labels = sortedLabels[language] ?? []
    var (low, high) = (0, labels.count)
    while low < high {
      let middle = (low + high) / 2
      if labels[middle].utf8.lexicographicallyPrecedes(words.utf8) { low = middle + 1 } else { high = middle }
    }
    var found: [String] = []
    while low < labels.count, labels[low].utf8.starts(with: words.utf8) {
      let next = labels[low].utf8.dropFirst(words.utf8.count).first
      if next == 0x20 || next == 0x28 { found.append(labels[low]) }
      low += 1
    }
    return found
  }

  func table(_ witness: Witness) -> Table? { release(witness.language).tables[witness.table] }

  /// The concept without words for totals: total/connectivity-services and revenue-from/connectivity-services are one row.
  static func core(_ concept: String) -> String {
    var core = concept.utf8[...]
    var changed = true
    while changed {
      changed = false
      for prefix: StaticString in ["total-", "total/", "revenue-from/", "net/", "forecast-of/"]
      where core.first == prefix.utf8Start.pointee {
        let bytes = UnsafeBufferPointer(start: prefix.utf8Start, count: prefix.utf8CodeUnitCount)
        guard core.starts(with: bytes) else { continue }
        core = core.dropFirst(bytes.count)
        changed = true
      }
    }
    if core.count > 8, core.suffix(4).elementsEqual("-net".utf8) { core = core.dropLast(4) }
    let id = core.count == concept.utf8.count ? concept : String(Substring(core))
    switch id {
    case "equity-method-loss", "equity-method-result",
      "share-of-profit-of-entities-accounted-for-using-equity-method":
      return "equity-method"
    default: return id
    }
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
  private var rows: [Language: [String: Set<Int>]] = [:]
  private var tables: [Language: Set<String>] = [:]

  init(_ findings: [Finding]) {
    for finding in findings where finding.severity != .note {
      for (side, language) in [(finding.japanese, Language.japanese), (finding.english, .english)] {
        guard let side else { continue }
        if let row = side.row {
          rows[language, default: [:]][side.table, default: []].insert(row)
        } else {
          tables[language, default: []].insert(side.table)
        }
      }
    }
  }

  func covers(_ table: Table, in language: Language) -> Bool { tables[language]?.contains(table.id) == true }

  func rows(of table: Table, in language: Language) -> Set<Int> { rows[language]?[table.id] ?? [] }
}

extension Claim {
  /// The periods mean the same: equal, or equal ends where one of them is a balance.
  static func samePeriod(_ left: Period?, _ right: Period?) -> Bool {
    guard let left, let right else { return false }
    if left == right { return true }
    return (left.isInstant || right.isInstant) && left.end == right.end
  }

  /// Value against value, with the sign only where it says profit or loss.
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
  func isSameKind(unit other: Unit, measure otherMeasure: Measure) -> Bool {
    guard unit == other || unit == .yen && other == .yenPerShare && value < ExactDecimal(100_000) else {
      return false
    }
    switch measure {
    case .amount: return otherMeasure == .amount
    case .change: return otherMeasure == .change
    case .difference: return otherMeasure == .difference
    case .ratio: return otherMeasure == .ratio || otherMeasure == .amount && other == .percent
    case .progress: return otherMeasure == .progress
    case .share: return otherMeasure == .share
    }
  }
}
