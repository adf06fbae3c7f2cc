public import ReleaseModel

extension Release {
  /// Holds the figures of the release against each other, repairs unreadable ones that they prove, and marks each fact with
  /// the relations that prove or doubt it.
  ///
  /// Costs about two milliseconds for the tables of a usual release: `make bench` times one of 300 rows and 8 columns.
  public mutating func holdFiguresAgainstEachOther() {
    settleUnits()
    let (audit, doubtful) = audited()
    mark(audit.relations, doubtful)
    for suspect in audit.suspects where suspect.isPlaced && suspect.needed?.isZero == true && !suspect.isRoundingSized {
      doubt(suspect, audit)
    }
    self.audit = audit
  }

  /// The relations, once what they prove has been repaired. Those who look at the release are gone when this returns: what marks it
  /// then need not copy it.
  private mutating func audited() -> (audit: Audit, doubtful: [FigureRelation]) {
    var auditor = ReleaseAudit(self)
    for copy in auditor.garbledCopies() { leaveUnread(copy) }
    let repairs = auditor.repairs()
    if !repairs.isEmpty {
      for repair in repairs { apply(repair) }
      auditor = ReleaseAudit(self)
    }
    return (auditor.audit(), auditor.doubtful)
  }

  /// A figure where its total leaves room for nothing is what a converter made of another row; so is its share.
  private mutating func doubt(_ suspect: AuditSuspect, _ audit: Audit) {
    let place = suspect.place
    guard let sum = suspect.relations.lazy.map({ audit.relations[$0] }).first(where: { $0.kind == .sum }),
      let value = figure(place), value.significand.magnitude > 9_999
    else { return }
    let reason = "the total \(tables[sum.result.table].facts[sum.result.fact].text) foots only if this cell is empty"
    setSuspect(place, [reason])
    for relation in audit.relations where relation.kind == .share && relation.operands[0].place == place {
      setSuspect(relation.result, [reason])
    }
  }

  private mutating func setSuspect(_ place: FigurePlace, _ evidence: [String]) {
    let fact = tables[place.table].facts[place.fact]
    guard fact.status == .read else { return }
    tables[place.table].facts[place.fact].status = .suspect
    tables[place.table].facts[place.fact].repair = Repair(from: fact.text, evidence: evidence)
  }

  private mutating func leaveUnread(_ copy: GarbledCopies.Copy) {
    setSuspect(copy.place, copy.evidence)
    let table = tables[copy.place.table]
    let fact = table.facts[copy.place.fact]
    // With the others of its table.
    let place = remarks.lastIndex { $0.table == table.id }.map { $0 + 1 } ?? remarks.count
    remarks.insert(
      Remark(
        kind: .unreadable, table: table.id, line: fact.line, span: fact.span, text: fact.text, evidence: copy.evidence),
      at: place)
  }

  private mutating func apply(_ repair: FigureRepair) {
    let place = repair.place
    let old = tables[place.table].facts[place.fact]
    tables[place.table].facts[place.fact].value = repair.value
    tables[place.table].facts[place.fact].status = .repaired
    tables[place.table].facts[place.fact].repair = Repair(
      from: old.repair?.from ?? old.text, evidence: (old.repair?.evidence ?? []) + [repair.evidence])
    for index in remarks.indices
    where remarks[index].table == tables[place.table].id && remarks[index].span == old.span
      && remarks[index].kind == .unreadable
    {
      remarks[index].kind = .repaired
      remarks[index].evidence.append(repair.evidence)
    }
  }

  /// All facts with the same marks share one array of them.
  private func add(_ words: [String], to marks: inout [String]) {
    if marks.isEmpty { marks = words } else { marks += words }
  }

  private mutating func mark(_ relations: [FigureRelation], _ doubtful: [FigureRelation]) {
    var offsets: [Int] = []
    var count = 0
    for table in tables {
      offsets.append(count)
      count += table.facts.count
    }
    let kinds = FigureRelation.Kind.allCases
    var proofs = [UInt16](repeating: 0, count: count)
    var doubts = proofs
    for relation in [relations, doubtful].joined() {
      let bit = UInt16(1) << UInt16(kinds.firstIndex(of: relation.kind) ?? 0)
      func set(_ marks: inout [UInt16]) {
        marks[offsets[relation.result.table] + relation.result.fact] |= bit
        for operand in relation.operands { marks[offsets[operand.place.table] + operand.place.fact] |= bit }
      }
      if relation.outcome == .holds { set(&proofs) }
      if relation.outcome == .fails { set(&doubts) }
    }
    var names: [UInt16: [String]] = [:]
    func words(_ bits: UInt16) -> [String] {
      if let known = names[bits] { return known }
      let words = kinds.indices.filter { bits & (1 << UInt16($0)) != 0 }.map { kinds[$0].rawValue }
      names[bits] = words
      return words
    }
    for table in tables.indices {
      for fact in tables[table].facts.indices {
        let place = offsets[table] + fact
        if proofs[place] != 0 { add(words(proofs[place]), to: &tables[table].facts[fact].proofs) }
        if doubts[place] != 0 { add(words(doubts[place]), to: &tables[table].facts[fact].doubts) }
      }
    }
  }
}

/// All relations of a release, found and tested.
struct ReleaseAudit {
  let release: Release
  private(set) var relations: [FigureRelation] = []
  /// Failures that are too weak to count among `relations`.
  private(set) var doubtful: [FigureRelation] = []
  private(set) var fitted: RoundingInterval.Mode
  private let grids: [AuditTable]
  private var sums: [RowSums]

  init(_ release: Release) {
    self.release = release
    var units = AuditUnits()
    grids = release.tables.enumerated().map { AuditTable($1, index: $0, units: &units) }
    let hints = zip(release.tables, grids).map { RowHints.rows(of: $0, count: $1.rowCount) }
    let ties = Ties(release, grids)
    sums = zip(grids, hints).map { RowSums(table: $0, mode: release.rounding, hints: $1) }
    var tested = Self.relations(of: sums, units)
    let open = RelationTest(mode: .unknown)
    fitted = RoundingFit(tested.sure + ties.relations(open), grids).mode
    let mode = release.rounding == .unknown ? fitted : release.rounding
    if mode != release.rounding {
      sums = sums.map { $0.refitted(to: mode) }
      tested = Self.relations(of: sums, units)
    }
    let test = RelationTest(mode: mode)
    var relations = tested.sure
    var rates: [(grid: Int, column: RateColumn)] = []
    for (index, grid) in grids.enumerated() {
      relations += ColumnRelations(table: grid, test: test).relations()
      let table = release.tables[index]
      relations += Translations(table: grid, test: test, stated: Translations.stated(in: table)).relations()
      relations += PerShareProducts(table: grid, test: test, units: units).relations()
      if grid.isTransposed {
        var periods = [Period?](repeating: nil, count: grid.rowCount)
        for row in table.rows where row.index >= 0 { periods[row.index] = row.heading.period }
        relations += PeriodRowChanges(table: grid, test: test, periods: periods).relations()
      }
      for column in RateColumns(table: grid, test: test).columns() { rates.append((index, column)) }
    }
    var tally = (changes: (holds: 0, fails: 0), shares: (holds: 0, fails: 0))
    for (_, column) in rates where column.isCalledSo {
      switch column.kind {
      case .change: tally.changes = (tally.changes.holds + column.holds, tally.changes.fails + column.fails)
      case .share: tally.shares = (tally.shares.holds + column.holds, tally.shares.fails + column.fails)
      }
    }
    func isTrusted(_ tally: (holds: Int, fails: Int)) -> Bool { tally.holds >= 12 && tally.fails * 10 <= tally.holds }
    for (grid, column) in rates {
      let trust = isTrusted(column.kind == .change ? tally.changes : tally.shares)
      let rates = RateColumns(table: grids[grid], test: test).relations(column, isTrusted: trust)
      relations += rates.sure
      tested.doubtful += rates.doubtful
    }
    relations += ties.relations(test)
    let exactness = TranslationExactness(release, test)
    exactness.hold(&relations)
    AdjustedFigures(grids, release).excuse(&relations)
    exactness.release(&relations)
    self.relations = relations
    doubtful = tested.doubtful
  }

  private static func relations(of tables: [RowSums], _ units: AuditUnits) -> TestedRelations {
    // Figures of one unit and scale are kept with the same care in all tables.
    var tallies: [RowSums.Grain: (exact: Int, excused: Int)] = [:]
    for table in tables {
      guard let grain = table.grain else { continue }
      let (own, known) = (table.tally, tallies[grain] ?? (0, 0))
      tallies[grain] = (known.exact + own.exact, known.excused + own.excused)
    }
    return tables.reduce(into: TestedRelations()) { relations, table in
      guard let grain = table.grain, let tally = tallies[grain] else { return }
      let unit = units.unit(grain.unit)
      // Contracts and shares are counted, not rounded; a thing without a name may be measured.
      let isCounted = grain.exponent == 0 && unit.map { $0.isCountName && $0 != .count || $0 == .shares } ?? false
      let isCount = isCounted || grain.exponent == 0 && unit == .count
      relations += table.relations(
        isExact: tally.exact >= (isCounted ? 10 : isCount ? 20 : 60) * (tally.excused + 1), isCounted: isCounted)
    }
  }

  var test: RelationTest { RelationTest(mode: release.rounding == .unknown ? fitted : release.rounding) }

  func audit() -> Audit {
    Audit(
      relations: relations, suspects: Blame(release, relations, test).suspects(), statedRounding: release.rounding,
      fittedRounding: fitted)
  }

  func garbledCopies() -> [GarbledCopies.Copy] { GarbledCopies(release, sums, relations).copies() }

  func repairs() -> [FigureRepair] { FigureRepairs(release, relations, test).repairs() }
}

/// Which way of shortening figures fits the sums of a release, and its figures that stand at two scales.
struct RoundingFit {
  let mode: RoundingInterval.Mode

  init(_ sums: [FigureRelation], _ tables: [AuditTable]) {
    var values: [[ExactDecimal]] = tables.map { Array(repeating: .zero, count: ($0.facts.max() ?? -1) + 1) }
    for (index, table) in tables.enumerated() {
      for (cell, fact) in table.facts.enumerated() where fact >= 0 { values[index][fact] = table.values[cell] }
    }
    var (rounded, truncated) = (0, 0)
    let tests = (RelationTest(mode: .rounded), RelationTest(mode: .truncated))
    var operands: [(ExactDecimal, Int8)] = []
    for sum in sums where sum.outcome != .untestable && (sum.operands.count > 1 || sum.kind == .tie) {
      operands.removeAll(keepingCapacity: true)
      for operand in sum.operands { operands.append((values[operand.place.table][operand.place.fact], operand.sign)) }
      let result = values[sum.result.table][sum.result.fact]
      let both = (
        tests.0.linear(result, operands, isExact: sum.isExact) == .holds,
        tests.1.linear(result, operands, isExact: sum.isExact) == .holds
      )
      if both.0 && !both.1 { rounded += 1 }
      if both.1 && !both.0 { truncated += 1 }
    }
    // One sum alone may be a slip.
    if rounded > 1 && rounded > truncated * 3 {
      mode = .rounded
    } else if truncated > 1 && truncated > rounded * 3 {
      mode = .truncated
    } else {
      mode = .unknown
    }
  }
}
