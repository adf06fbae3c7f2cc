import ReleaseModel
import SourceText

/// Lets the relations of both versions say which of two differing figures is right.
struct Vote {
  private let result: CheckResult
  private let places: [Language: [Cell: FigurePlace]]

  private struct Cell: Hashable {
    var table: String
    var row: Int
    var column: Int
  }

  private struct Tally {
    var holds = 0
    var fails = 0
    /// The most telling relation that fails.
    var failing: FigureRelation?
    var holding: FigureRelation?
  }

  init(_ result: CheckResult) {
    self.result = result
    var wanted: [Language: Set<Cell>] = [:]
    for finding in result.findings {
      for (language, side) in [(Language.japanese, finding.japanese), (.english, finding.english)] {
        if let cell = Self.cell(side) { wanted[language, default: []].insert(cell) }
      }
    }
    var places: [Language: [Cell: FigurePlace]] = [:]
    for release in [result.japanese, result.english] {
      guard let cells = wanted[release.language] else { continue }
      let tables = Set(cells.map(\.table))
      for (index, table) in release.tables.enumerated() where tables.contains(table.id) {
        for fact in table.facts.indices {
          let cell = Cell(table: table.id, row: table.facts[fact].row, column: table.facts[fact].column)
          if cells.contains(cell) {
            places[release.language, default: [:]][cell] = FigurePlace(table: index, fact: fact)
          }
        }
      }
    }
    self.places = places
  }

  private static func cell(_ side: Finding.Side?) -> Cell? {
    guard let side, let row = side.row, let column = side.column else { return nil }
    return Cell(table: side.table, row: row, column: column)
  }

  /// The finding with the side named that the figures speak against, and the sentence that shows it.
  func evidence(for finding: Finding) -> Finding {
    switch finding.kind {
    case .value, .sign, .scale: break
    case .missingValue, .extraValue: return shareOfNothing(finding)
    default: return finding
    }
    guard let left = Self.cell(finding.japanese).flatMap({ places[.japanese]?[$0] }),
      let right = Self.cell(finding.english).flatMap({ places[.english]?[$0] }),
      let japanese = result.japanese.figure(left), let english = result.english.figure(right)
    else { return finding }
    if let needed = emptyCell(left, right) { return needed(finding) }
    let (jaOwn, jaOther) = tallies(result.japanese, left, japanese, english)
    let (enOwn, enOther) = tallies(result.english, right, english, japanese)
    let againstJapanese = speaks(jaOwn, jaOther, other: (enOwn, enOther))
    let againstEnglish = speaks(enOwn, enOther, other: (jaOwn, jaOther))
    guard againstJapanese != againstEnglish else { return finding }
    return accused(
      finding, againstJapanese ? .japanese : .english, at: againstJapanese ? left : right,
      needed: againstJapanese ? english : japanese, againstJapanese ? jaOwn : enOwn, againstJapanese ? jaOther : enOther
    )
  }

  /// With the other version's figure everything holds, and its own relations do not say the contrary.
  private func speaks(_ own: Tally, _ mended: Tally, other: (own: Tally, mended: Tally)) -> Bool {
    guard mended.fails == 0, mended.holds > own.holds, mended.holds > 0 else { return false }
    if own.fails > 0 { return !(other.own.fails > 0 && other.mended.fails == 0 && other.mended.holds > 0) }
    return other.own.fails == 0 && other.own.holds >= other.mended.holds
  }

  private func accused(
    _ finding: Finding, _ fault: Finding.Fault, at place: FigurePlace, needed: ExactDecimal, _ own: Tally,
    _ mended: Tally
  ) -> Finding {
    var finding = finding
    finding.fault = fault
    let release = fault == .japanese ? result.japanese : result.english
    guard let relation = own.failing ?? mended.holding else { return finding }
    var sentence = RelationWording(release: release).repairSentence(relation, at: place, needed: needed)
    sentence.japanese += fault == .japanese ? "→ 日本語版の誤り。" : "→ 英語版の誤り。"
    sentence.english.removeLast()
    sentence.english += fault == .japanese ? " → the Japanese is wrong." : " → the English is wrong."
    finding.evidence = [sentence]
    return finding
  }

  /// Both versions print something where their sums leave room for nothing: what a converter made of a neighbouring row.
  private func emptyCell(_ left: FigurePlace, _ right: FigurePlace) -> ((Finding) -> Finding)? {
    guard let japanese = failingSum(result.japanese, left), let english = failingSum(result.english, right),
      japanese.needed.isZero, english.needed.isZero
    else { return nil }
    let total = "\(result.japanese.label(japanese.sum.result)) \(result.japanese.printed(japanese.sum.result))"
    let other = "\(result.english.label(english.sum.result)) \(result.english.printed(english.sum.result))"
    return { finding in
      var finding = finding
      finding.severity = .warning
      finding.cause = "converter-noise"
      finding.fault = .both
      finding.evidence = [
        Message(
          japanese: "「\(total)」は、このセルが空のときだけ合います。変換の際に紛れ込んだ数字と見られます。",
          english:
            "“\(other)” foots only if this cell is empty: the figures look like what a converter left of another row.")
      ]
      finding.message = Message(japanese: "数値が一致しません。", english: "The figures differ.")
      return finding
    }
  }

  /// A share in one version only, of an amount that its own total leaves no room for: noise, too.
  private func shareOfNothing(_ finding: Finding) -> Finding {
    for (release, side) in [(result.japanese, finding.japanese), (result.english, finding.english)] {
      guard let audit = release.audit, let place = Self.cell(side).flatMap({ places[release.language]?[$0] }) else {
        continue
      }
      for relation in audit.relations where relation.kind == .share && relation.result == place {
        let part = relation.operands[0].place
        guard let sum = failingSum(release, part), sum.needed.isZero else { continue }
        let (label, printed) = (release.label(part), release.printed(part))
        var finding = finding
        finding.severity = .warning
        finding.cause = "converter-noise"
        finding.fault = nil
        finding.evidence = [
          Message(
            japanese: "同じ行の「\(label)」\(printed)は合計に含まれず、変換の際に紛れ込んだ数字と見られます。",
            english:
              "It is the share of \(printed) (“\(label)”), which its total leaves no room for: what a converter left "
              + "of another row.")
        ]
        return finding
      }
    }
    return finding
  }

  private func failingSum(_ release: Release, _ place: FigurePlace) -> (sum: FigureRelation, needed: ExactDecimal)? {
    guard let audit = release.audit else { return nil }
    for relation in audit.relations
    where relation.kind == .sum && relation.outcome == .fails
      && relation.operands.contains(where: { $0.place == place })
    {
      if let needed = relation.solved(for: place, { release.figure($0) }) { return (relation, needed) }
    }
    return nil
  }

  /// How the relations around a figure fare with what it prints and with what the other version prints.
  private func tallies(
    _ release: Release, _ place: FigurePlace, _ own: ExactDecimal, _ other: ExactDecimal
  ) -> (own: Tally, other: Tally) {
    guard let audit = release.audit else { return (Tally(), Tally()) }
    let mode = audit.statedRounding == .unknown ? audit.fittedRounding : audit.statedRounding
    let test = RelationTest(mode: mode)
    var tallies = (own: Tally(), other: Tally())
    func count(_ outcome: FigureRelation.Outcome, _ relation: FigureRelation, _ tally: inout Tally) {
      switch outcome {
      case .holds:
        tally.holds += 1
        if tally.holding == nil { tally.holding = relation }
      case .fails, .failsByRounding:
        tally.fails += 1
        if tally.failing == nil { tally.failing = relation }
      case .untestable: break
      }
    }
    for relation in audit.relations where relation.places.contains(place) {
      count(relation.outcome, relation, &tallies.own)
      count(test.outcome(relation) { $0 == place ? other : release.figure($0) }, relation, &tallies.other)
    }
    return tallies
  }
}
