import Gold
import Totsugo

/// Edits that only the figures around a cell can find or mend.
package enum AuditKind: String, Sendable, CaseIterable {
  /// The same digit changed in both versions, in a cell that belongs to a sum.
  case bothDigit = "both-digit"
  /// The same; every such cell is as likely as any other. `bothDigit` draws a row first, then a cell of the row, so that a row of
  /// amounts alone (cash flows, numbers of contracts) comes up twice as often as one with shares and changes beside them.
  case bothFigure = "both-figure"
  /// A cell of one version made illegible.
  case garbled
}

package struct AuditCase: Sendable {
  package var kind: AuditKind
  package var japanese: LineEdit?
  package var english: LineEdit?
  /// The edited cell of the Japanese or else of the English version.
  package var language: Language
  package var line: Int
  package var cell: Int
  package var value: ExactDecimal
  package var remark: String
}

/// What became of a case.
package struct AuditVerdict: Sendable {
  package enum Outcome: String, Sendable, CaseIterable {
    /// Both digits: at the right row and column; elsewhere; not at all.
    case placed, found, missed
    /// A garbled cell: read rightly after all, declared unreadable, passed over, or read as another figure.
    case repaired, unreadable, silent, wrong
  }

  package var item: AuditCase
  package var outcome: Outcome
  package var findings: [Finding]
}

/// Draws and judges them.
package struct AuditMutations {
  private let release: CorpusRelease
  private let baseline: CheckResult
  private let japanese: PlacedFigures
  private let english: PlacedFigures
  /// Cells of the Japanese version that belong to a sum.
  private let footed: Set<Cell>
  private var random: SplitMix64

  package init(_ release: CorpusRelease, seed: UInt64) throws {
    self.release = release
    baseline = try release.check()
    japanese = PlacedFigures(release, .japanese)
    english = PlacedFigures(release, .english)
    let sums = baseline.japanese.facts.filter { $0.proofs.contains("sum") }
    footed = Set(sums.map { Cell(line: $0.line, cell: $0.cell) })
    random = SplitMix64(seed: seed)
  }

  package mutating func cases(_ kind: AuditKind, count: Int) -> [AuditCase] {
    var cases: [AuditCase] = []
    var tries = 0
    while cases.count < count, tries < count * 30 {
      tries += 1
      let new =
        switch kind {
        case .bothDigit: bothDigit()
        case .bothFigure: bothFigure()
        case .garbled: garbled()
        }
      if let new { cases.append(new) }
    }
    return cases
  }

  private struct Cell: Hashable {
    var line: Int
    var cell: Int
  }

  private mutating func bothDigit() -> AuditCase? {
    guard let row = random.choice(japanese.rows), let placed = random.choice(row.facts), isFooted(placed, row) else {
      return nil
    }
    return bothDigit(placed, row)
  }

  private mutating func bothFigure() -> AuditCase? {
    let cells = japanese.rows.flatMap { row in row.facts.map { (placed: $0, row: row) } }
    guard let (placed, row) = random.choice(cells.filter { isFooted($0.placed, $0.row) }) else { return nil }
    return bothDigit(placed, row)
  }

  private func isFooted(_ placed: PlacedFact, _ row: PlacedRow) -> Bool {
    placed.fact.measure == .amount && placed.fact.status == .read
      && footed.contains(Cell(line: row.line, cell: placed.cell))
  }

  private mutating func bothDigit(_ placed: PlacedFact, _ row: PlacedRow) -> AuditCase? {
    guard let counterpart = placed.counterpart, let value = placed.fact.figure,
      let other = twin(of: placed, row, counterpart)
    else { return nil }
    let (left, right) = (PrintedFigure(placed.fact.text), PrintedFigure(counterpart.text))
    guard left.digits.count == right.digits.count, left.digits.count > 1,
      zip(left.digits, right.digits).allSatisfy({ left.bytes[$0] == right.bytes[$1] })
    else { return nil }
    let place = random.index(below: left.digits.count)
    let old = left.bytes[left.digits[place]]
    let digit = UInt8(48 + random.index(below: 10))
    if digit == old || place == 0 && digit == 48 { return nil }
    var (newLeft, newRight) = (left, right)
    newLeft.bytes[left.digits[place]] = digit
    newRight.bytes[right.digits[place]] = digit
    return AuditCase(
      kind: .bothDigit,
      japanese: .replace(
        line: row.line, with: replacing([(placed.range, newLeft.text)], in: japanese.lines[row.line])),
      english: .replace(
        line: other.line, with: replacing([(other.range, newRight.text)], in: english.lines[other.line])),
      language: .japanese, line: row.line, cell: placed.cell, value: value,
      remark: "\(placed.fact.label): \(left.text) → \(newLeft.text)")
  }

  /// The cell of the English version. A row may print one figure twice (合計 and 連結 of a segment table): then they go in order.
  private func twin(of placed: PlacedFact, _ row: PlacedRow, _ counterpart: GoldFact) -> PlacedFact? {
    let own = row.facts.filter { $0.fact == placed.fact }
    let others = english.rows.flatMap(\.facts).filter { $0.fact == counterpart }
    guard own.count == others.count, let place = own.firstIndex(where: { $0.range == placed.range }) else { return nil }
    return others[place]
  }

  /// Letters, strokes and gaps among the digits: damaged on its face.
  private mutating func garbled() -> AuditCase? {
    let isJapanese = random.index(below: 2) == 0
    let figures = isJapanese ? japanese : english
    guard let row = random.choice(figures.rows.filter(\.isSimple)), let placed = random.choice(row.facts),
      placed.isWholeCell, placed.counterpart != nil, let value = placed.fact.figure, value.significand.magnitude > 99
    else { return nil }
    var figure = PrintedFigure(placed.fact.text)
    guard figure.digits.count > 2 else { return nil }
    let noise = Array("qSlOB/|}e".utf8)
    for _ in 0..<(1 + random.index(below: 3)) {
      guard let digit = random.choice(figure.digits), let mark = random.choice(noise) else { return nil }
      figure.bytes[digit] = mark
    }
    if random.index(below: 3) == 0, let digit = random.choice(figure.digits) { figure.bytes[digit] = 32 }
    let edit = LineEdit.replace(
      line: row.line, with: replacing([(placed.range, figure.text)], in: figures.lines[row.line]))
    return AuditCase(
      kind: .garbled, japanese: isJapanese ? edit : nil, english: isJapanese ? nil : edit,
      language: isJapanese ? .japanese : .english, line: row.line, cell: placed.cell, value: value,
      remark: "\(placed.fact.label): \(placed.fact.text) → \(figure.text)")
  }

  package func judge(_ item: AuditCase) throws -> AuditVerdict {
    var (japanese, english) = (release.japanese, release.english)
    if let edit = item.japanese { japanese.lines = edit.apply(to: japanese.lines) }
    if let edit = item.english { english.lines = edit.apply(to: english.lines) }
    let result = try release.check(japanese: japanese, english: english)
    switch item.kind {
    case .bothDigit, .bothFigure: return judgeDigit(item, result)
    case .garbled: return judgeGarbled(item, result)
    }
  }

  private func judgeDigit(_ item: AuditCase, _ result: CheckResult) -> AuditVerdict {
    struct Key: Hashable {
      var kind: Finding.Kind
      var line: Int?
      var cell: Int?
      /// A note of rounding that has become a warning is news.
      var severity: Finding.Severity
    }
    func key(_ finding: Finding) -> Key {
      Key(
        kind: finding.kind, line: finding.japanese?.line, cell: finding.japanese?.cell, severity: finding.severity)
    }
    let known = Set(baseline.findings.map(key))
    let kinds: [Finding.Kind] = [.footing, .changeRate, .shareRate, .translationRate]
    let new = result.findings.filter { kinds.contains($0.kind) && !known.contains(key($0)) }
    let isPlaced = new.contains { $0.japanese?.line == item.line && $0.japanese?.cell == item.cell }
    return AuditVerdict(item: item, outcome: isPlaced ? .placed : new.isEmpty ? .missed : .found, findings: new)
  }

  private func judgeGarbled(_ item: AuditCase, _ result: CheckResult) -> AuditVerdict {
    let release = item.language == .japanese ? result.japanese : result.english
    let findings = result.findings.filter {
      (item.language == .japanese ? $0.japanese : $0.english)?.line == item.line
    }
    let facts = release.facts.filter { $0.line == item.line && $0.cell == item.cell }
    let outcome: AuditVerdict.Outcome
    if facts.contains(where: { $0.value?.equals(item.value) == true && $0.status != .suspect }) {
      outcome = .repaired
    } else if facts.contains(where: { $0.value != nil && $0.status != .suspect }) {
      outcome = .wrong
    } else if facts.contains(where: { $0.status == .suspect || $0.value == nil })
      || findings.contains(where: { [.unreadable, .missingValue, .extraValue].contains($0.kind) })
      || release.remarks.contains(where: { $0.line == item.line && $0.kind != .repaired })
    {
      outcome = .unreadable
    } else {
      outcome = .silent
    }
    return AuditVerdict(item: item, outcome: outcome, findings: findings)
  }
}
