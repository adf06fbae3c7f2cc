import ReleaseModel
import SourceText

/// Compares two aligned versions and says where they differ: the whole of `Findings` for tables.
public struct Comparison: Sendable {
  let japanese: Release
  let english: Release
  let alignment: Alignment

  public init(_ japanese: Release, _ english: Release, _ alignment: Alignment) {
    self.japanese = japanese
    self.english = english
    self.alignment = alignment
  }

  public func result() -> CheckResult {
    var counts = CheckResult.Counts()
    counts.tablesJapanese = japanese.tables.count
    counts.tablesEnglish = english.tables.count
    var findings: [Finding] = []
    let habits = Habits(japanese, english)
    for pair in alignment.tables {
      switch (pair.tables.japanese, pair.tables.english) {
      case (let i?, let j?):
        counts.tablesPaired += 1
        var comparison = TablePairComparison(
          japanese.tables[i], english.tables[j], pair, habits: habits,
          rounding: (japanese.rounding, english.rounding))
        comparison.compare()
        findings += comparison.findings
        counts.rowsPaired += comparison.counts.rowsPaired
        counts.cellsCompared += comparison.counts.cellsCompared
        counts.cellsAgree += comparison.counts.cellsAgree
        counts.cellsUnreadable += comparison.counts.cellsUnreadable
      case (let i?, nil): findings.append(missingTable(japanese.tables[i], in: .english))
      case (nil, let j?): findings.append(missingTable(english.tables[j], in: .japanese))
      case (nil, nil): break
      }
    }
    var claims = ClaimComparison(japanese, english, alignment, findings)
    claims.compare()
    findings += claims.findings
    var names = NameComparison(japanese, english)
    names.compare()
    var dates = DateComparison(japanese.prose, english.prose, alignment.sentences)
    dates.compare()
    findings += names.findings + dates.findings
    findings.sort { left, right in
      (left.severity, left.place.0, left.place.1, left.kind.rawValue) < (
        right.severity, right.place.0, right.place.1, right.kind.rawValue
      )
    }
    FindingNames.assign(&findings)
    return CheckResult(japanese: japanese, english: english, alignment: alignment, findings: findings, counts: counts)
  }

  /// A table that only one version has is no error: abridged versions leave tables out on purpose.
  private func missingTable(_ table: Table, in language: Language) -> Finding {
    let side = Finding.Side(
      table: table.id, tableTitle: table.title, label: table.title, text: table.title ?? table.id,
      line: table.lines.lowerBound,
      span: table.titleSpan ?? table.rows.first?.heading.span ?? SourceSpan(start: 0, end: 0))
    let name =
      language == .english
      ? Message(japanese: "英語版", english: "The English version")
      : Message(japanese: "日本語版", english: "The Japanese version")
    return Finding(
      kind: .missingTable, severity: .note, cause: "abridged", japanese: language == .english ? side : nil,
      english: language == .japanese ? side : nil,
      message: Message(
        japanese: "\(name.japanese)にはこの表がありません。", english: "\(name.english) does not have this table."))
  }
}

extension Finding {
  /// Line in the Japanese, then in the English version.
  var place: (Int, Int) { (japanese?.line ?? english?.line ?? 0, english?.line ?? 0) }
}

/// What each version does in all its tables, to tell which side of a difference is the odd one.
struct Habits: Sendable {
  private var scales: [Language: [Int: Int]] = [:]
  private var units: [Language: [Unit: Int]] = [:]
  private var periods: [Language: [Period: Int]] = [:]

  init(_ japanese: Release, _ english: Release) {
    for release in [japanese, english] {
      for table in release.tables {
        var seen: Set<Period> = []
        var seenScales: Set<Int> = []
        var seenUnits: Set<Unit> = []
        for column in table.columns {
          if let period = column.heading.period { seen.insert(period) }
          if let scale = column.heading.scale, column.heading.measure == .amount { seenScales.insert(scale) }
          if let unit = column.heading.unit, column.heading.measure == .amount { seenUnits.insert(unit) }
        }
        for period in seen { periods[release.language, default: [:]][period, default: 0] += 1 }
        for scale in seenScales { scales[release.language, default: [:]][scale, default: 0] += 1 }
        for unit in seenUnits { units[release.language, default: [:]][unit, default: 0] += 1 }
      }
    }
  }

  /// The side whose reading its own other tables never or seldom use.
  func odd(_ japanese: Period?, _ english: Period?) -> Finding.Fault? {
    odd(japanese.map { periods[.japanese]?[$0] ?? 0 }, english.map { periods[.english]?[$0] ?? 0 })
  }

  func oddScale(_ japanese: Int, _ english: Int) -> Finding.Fault? {
    odd(scales[.japanese]?[japanese] ?? 0, scales[.english]?[english] ?? 0)
  }

  func oddUnit(_ japanese: Unit, _ english: Unit) -> Finding.Fault? {
    odd(units[.japanese]?[japanese] ?? 0, units[.english]?[english] ?? 0)
  }

  private func odd(_ japanese: Int?, _ english: Int?) -> Finding.Fault? {
    guard let japanese, let english else { return nil }
    if japanese <= 1 && english >= 2 { return .japanese }
    if english <= 1 && japanese >= 2 { return .english }
    return nil
  }
}
