import ReleaseModel
import SourceText

/// Turns what an audit suspects into findings.
struct SuspectFindings {
  let release: Release
  let audit: Audit
  let wording: RelationWording

  init?(_ release: Release) {
    guard let audit = release.audit else { return nil }
    self.release = release
    self.audit = audit
    wording = RelationWording(release: release)
  }

  /// The finding of one version alone.
  func finding(_ suspect: AuditSuspect) -> Finding {
    let relations = suspect.relations.map { audit.relations[$0] }
    let main = relations.min { Self.rank($0.kind) < Self.rank($1.kind) } ?? relations[0]
    let isRounding = suspect.isRoundingSized
    var message = wording.sentence(main)
    if let needed = suspect.needed, suspect.place != main.result {
      let value = release.format(needed, like: suspect.place)
      let (label, printed) = (release.label(suspect.place), release.printed(suspect.place))
      message.japanese += "「\(label)」\(printed)が\(value)であれば合います。"
      message.english += " It would hold with \(value) instead of \(printed) (“\(label)”)."
    }
    for other in suspect.alternatives where other.place != main.result {
      let value = release.format(other.needed, like: other.place)
      let (label, printed) = (release.label(other.place), release.printed(other.place))
      message.japanese += "または「\(label)」\(printed)が\(value)であれば合います。"
      message.english += " Or with \(value) instead of \(printed) (“\(label)”)."
    }
    if isRounding {
      message.japanese += "差は端数処理の範囲です。"
      message.english += " The difference is of the size of rounding."
    }
    var evidence = relations.prefix(6).compactMap { $0.result == main.result && $0.kind == main.kind ? nil : $0 }
      .map { wording.sentence($0) }
    // A tie says so itself.
    if let other = suspect.recurrence, !relations.contains(where: { $0.kind == .tie && $0.places.contains(other) }) {
      evidence.append(wording.recurrence(at: other))
    }
    if let movement = suspect.movement, movement.count == 2 {
      evidence.append(wording.movement(between: movement[0], and: movement[1]))
    }
    let side = side(suspect.place)
    let isJapanese = release.language == .japanese
    return Finding(
      kind: Self.kind(main.kind), severity: isRounding ? .note : .warning, cause: Self.cause(main.kind, isRounding),
      fault: !suspect.isPlaced ? nil : isJapanese ? .japanese : .english, evidence: evidence,
      japanese: isJapanese ? side : nil,
      english: isJapanese ? nil : side, message: message)
  }

  func side(_ place: FigurePlace) -> Finding.Side {
    let table = release.tables[place.table]
    let fact = table.facts[place.fact]
    return Finding.Side(
      table: table.id, tableTitle: table.title, row: fact.row, column: fact.column, label: fact.label,
      value: fact.value, unit: fact.unit, period: fact.period, text: fact.text, line: fact.line, cell: fact.cell,
      span: fact.span)
  }

  static func rank(_ kind: FigureRelation.Kind) -> Int { FigureRelation.Kind.allCases.firstIndex(of: kind) ?? 0 }

  static func kind(_ kind: FigureRelation.Kind) -> Finding.Kind {
    switch kind {
    case .sum, .columnSum, .difference, .perShare, .tie: .footing
    case .change: .changeRate
    case .share: .shareRate
    case .translation: .translationRate
    }
  }

  static func cause(_ kind: FigureRelation.Kind, _ isRounding: Bool) -> String? {
    switch kind {
    case .tie, .columnSum, .difference, .perShare: kind.rawValue
    case .sum, .change, .share, .translation: isRounding ? "rounding" : nil
    }
  }
}

/// The findings of versions that are audited alone.
public func auditFindings(of releases: [Release]) -> [Finding] {
  releases.flatMap { release -> [Finding] in
    guard let suspects = SuspectFindings(release) else { return [] }
    return suspects.audit.suspects.map { suspects.finding($0) }
  }
}
