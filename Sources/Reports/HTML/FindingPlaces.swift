import ReleaseModel
import SourceText

/// A place of the report at which a finding can be marked.
enum ReportPlace: Hashable {
  case title(table: Int)
  /// Position in `Table.rows`.
  case row(table: Int, row: Int)
  case column(table: Int, column: Int)
  case cell(table: Int, row: Int, column: Int)
  case sentence(Int)
  /// A line that belongs to no table and no sentence.
  case line(Int)
}

/// Where in each version each finding stands. Every side of every finding has a place.
struct FindingPlaces {
  private let result: CheckResult
  /// Numbers of findings, from 0, by place.
  private(set) var japanese: [ReportPlace: [Int]] = [:]
  private(set) var english: [ReportPlace: [Int]] = [:]
  private(set) var places: [(japanese: ReportPlace?, english: ReportPlace?)] = []

  init(_ result: CheckResult, _ findings: [Finding]) {
    self.result = result
    for (number, finding) in findings.enumerated() {
      let own = finding.japanese.map { place(of: $0, in: result.japanese) }
      let other = finding.english.map { place(of: $0, in: result.english) }
      places.append((own, other))
      if let own { japanese[own, default: []].append(number) }
      if let other { english[other, default: []].append(number) }
    }
  }

  func findings(at place: ReportPlace, in language: Language) -> [Int] {
    (language == .japanese ? japanese : english)[place] ?? []
  }

  /// Findings of the place that say something of one version only: they are marked beside it in the other as well.
  func oneSided(at place: ReportPlace, in language: Language) -> [Int] {
    findings(at: place, in: language).filter {
      language == .japanese ? places[$0].english == nil : places[$0].japanese == nil
    }
  }

  /// Lines outside of tables and sentences that have findings, in order.
  func lines(in language: Language) -> [Int] {
    (language == .japanese ? japanese : english).keys
      .compactMap { if case .line(let line) = $0 { line } else { nil } }.sorted()
  }

  private func place(of side: Finding.Side, in release: Release) -> ReportPlace {
    guard let table = release.tables.firstIndex(where: { $0.id == side.table && !side.table.isEmpty }) else {
      return proseTarget(of: side, in: release)
    }
    let own = release.tables[table]
    let column = side.column.flatMap { number in own.columns.firstIndex { $0.index == number } }
    let row = self.row(of: side, in: own)
    switch (row, column) {
    case (let row?, let column?): return .cell(table: table, row: row, column: column)
    case (let row?, nil): return .row(table: table, row: row)
    case (nil, let column?): return .column(table: table, column: column)
    case (nil, nil): return .title(table: table)
    }
  }

  /// A section has no number among the data rows: it is found by its line.
  private func row(of side: Finding.Side, in table: Table) -> Int? {
    if let number = side.row, number >= 0 { return table.rows.firstIndex { $0.index == number } }
    guard side.column == nil, let label = side.label, !label.isEmpty, label != table.title else { return nil }
    let candidates = table.rows.indices.filter { table.rows[$0].line == side.line }
    return candidates.first { table.rows[$0].heading.label == label } ?? candidates.first
  }

  private func proseTarget(of side: Finding.Side, in release: Release) -> ReportPlace {
    let sentences = release.prose.sentences
    let byBytes = sentences.firstIndex {
      $0.span.start <= side.span.start && side.span.start < $0.span.end && !side.span.isEmpty
    }
    if let sentence = byBytes ?? sentences.firstIndex(where: { $0.line == side.line }) { return .sentence(sentence) }
    for (index, table) in release.tables.enumerated() {
      if let row = table.rows.firstIndex(where: { $0.line == side.line }) { return .row(table: index, row: row) }
    }
    return .line(side.line)
  }
}
