import ReleaseModel
import SourceText

/// What both audits say of an aligned pair: errors that both versions share, and evidence for differences already found.
public struct JointAudit: Sendable {
  private let result: CheckResult
  private let cells: Correspondence

  public init(_ result: CheckResult) {
    self.result = result
    cells = Correspondence(result)
  }

  /// The findings of the check with the audit's evidence in them.
  public func findingsWithEvidence() -> [Finding] {
    guard result.japanese.audit != nil, result.english.audit != nil else { return result.findings }
    let vote = Vote(result)
    return result.findings.map { vote.evidence(for: $0) }
  }

  /// What the audits find besides.
  public func findings() -> [Finding] {
    guard let japanese = SuspectFindings(result.japanese), let english = SuspectFindings(result.english) else {
      return []
    }
    let explained = ExplainedCells(result)
    var findings: [Finding] = []
    var said: Set<Int> = []
    for suspect in japanese.audit.suspects {
      let partner = english.audit.suspects.indices.first {
        isSame(suspect, japanese, english.audit.suspects[$0], english)
      }
      if let partner {
        said.insert(partner)
        let other = english.audit.suspects[partner]
        if explained.names(suspect, japanese, .japanese) || explained.names(other, english, .english) { continue }
        findings.append(joined(suspect, japanese, other, english))
      } else if explained.explains(suspect, japanese, .japanese) {
        continue
      } else if let finding = lone(suspect, japanese, english) {
        findings.append(finding)
      }
    }
    for (index, suspect) in english.audit.suspects.enumerated() where !said.contains(index) {
      if explained.explains(suspect, english, .english) { continue }
      if let finding = lone(suspect, english, japanese) { findings.append(finding) }
    }
    return findings
  }

  /// Do both suspicions rest on a relation that is the same in both versions?
  private func isSame(
    _ left: AuditSuspect, _ japanese: SuspectFindings, _ right: AuditSuspect, _ english: SuspectFindings
  ) -> Bool {
    if let other = cells.counterpart(of: left.place, in: .japanese), other == right.place { return true }
    return left.relations.contains { index in
      let relation = japanese.audit.relations[index]
      guard let result = cells.counterpart(of: relation.result, in: .japanese) else { return false }
      return right.relations.contains {
        english.audit.relations[$0].result == result && english.audit.relations[$0].kind == relation.kind
      }
    }
  }

  private func joined(
    _ left: AuditSuspect, _ japanese: SuspectFindings, _ right: AuditSuspect, _ english: SuspectFindings
  ) -> Finding {
    // The side that names the figure leads.
    let leads = right.isPlaced && !left.isPlaced || right.relations.count > left.relations.count && right.isPlaced
    var finding = leads ? english.finding(right) : japanese.finding(left)
    let place = leads ? cells.counterpart(of: right.place, in: .english) : left.place
    finding.japanese = japanese.side(place ?? left.place)
    let other = leads ? right.place : cells.counterpart(of: left.place, in: .japanese)
    finding.english = english.side(other ?? right.place)
    inherit(&finding)
    return finding
  }

  private func inherit(_ finding: inout Finding) {
    finding.fault = .both
    finding.message.japanese += "両方の版に同じ数値があり、翻訳による誤りではありません。"
    finding.message.english += " Both versions have it, so it is not an error of translation."
  }

  /// A relation that fails in one version only.
  private func lone(_ suspect: AuditSuspect, _ own: SuspectFindings, _ other: SuspectFindings) -> Finding? {
    let language = own.release.language
    var finding = own.finding(suspect)
    guard cells.isPaired(suspect.place.table, in: language) else { return finding }
    // Where the other version's relation holds, the versions differ, and that is the comparison's to say.
    for index in suspect.relations {
      let relation = own.audit.relations[index]
      guard let result = cells.counterpart(of: relation.result, in: language) else { continue }
      if other.audit.relations.contains(where: {
        $0.kind == relation.kind && $0.result == result && $0.outcome == .holds
      }) {
        return nil
      }
    }
    guard let place = cells.counterpart(of: suspect.place, in: language) else { return finding }
    guard
      own.release.figure(suspect.place).map({ value in
        other.release.figure(place).map { RoundingInterval.agree(value, .unknown, $0, .unknown) } ?? false
      }) ?? false
    else { return nil }
    if language == .japanese {
      finding.english = other.side(place)
    } else {
      finding.japanese = other.side(place)
    }
    inherit(&finding)
    return finding
  }
}

/// Which figure of the other version stands for a figure.
struct Correspondence: Sendable {
  private var tables: [Language: [Int: Int]] = [:]
  private var rows: [Language: [Int: [Int: Int]]] = [:]
  private var columns: [Language: [Int: [Int: Int]]] = [:]
  private let japanese: Release
  private let english: Release

  init(_ result: CheckResult) {
    japanese = result.japanese
    english = result.english
    for pair in result.alignment.tables {
      guard let i = pair.tables.japanese, let j = pair.tables.english, japanese.tables.indices.contains(i),
        english.tables.indices.contains(j)
      else { continue }
      tables[.japanese, default: [:]][i] = j
      tables[.english, default: [:]][j] = i
      for row in pair.rows {
        guard let a = row.japanese, let b = row.english else { continue }
        let (left, right) = (japanese.tables[i].rows[a].index, english.tables[j].rows[b].index)
        guard left >= 0, right >= 0 else { continue }
        rows[.japanese, default: [:]][i, default: [:]][left] = right
        rows[.english, default: [:]][j, default: [:]][right] = left
      }
      for column in pair.columns {
        guard let a = column.japanese, let b = column.english else { continue }
        columns[.japanese, default: [:]][i, default: [:]][a] = b
        columns[.english, default: [:]][j, default: [:]][b] = a
      }
    }
  }

  func isPaired(_ table: Int, in language: Language) -> Bool { tables[language]?[table] != nil }

  func counterpart(of place: FigurePlace, in language: Language) -> FigurePlace? {
    let (own, other) = language == .japanese ? (japanese, english) : (english, japanese)
    guard let table = tables[language]?[place.table] else { return nil }
    let (ownRow, ownColumn) = (
      own.tables[place.table].facts[place.fact].row, own.tables[place.table].facts[place.fact].column
    )
    guard let row = rows[language]?[place.table]?[ownRow], let column = columns[language]?[place.table]?[ownColumn]
    else { return nil }
    return other.tables[table].facts.firstIndex { $0.row == row && $0.column == column }
      .map { FigurePlace(table: table, fact: $0) }
  }
}

/// Cells and tables of which the comparison has something to say already; their sums need no further alarm.
struct ExplainedCells {
  private struct Cell: Hashable {
    var language: Language
    var table: String
    var row: Int?
    var column: Int?
  }

  private var cells: Set<Cell> = []
  /// Tables in which rows are missing, moved or exchanged, or a whole column or unit is off.
  private var rows: Set<Cell> = []

  init(_ result: CheckResult) {
    // Most releases have nothing that cannot be read: then nobody asks what can.
    let asks = result.findings.contains { $0.kind == .unreadable }
    let legible =
      asks ? [Language.japanese: LegibleCells(result.japanese), .english: LegibleCells(result.english)] : [:]
    var partner: [String: String] = [:]
    for pair in result.alignment.tables {
      guard let i = pair.tables.japanese, let j = pair.tables.english else { continue }
      partner["ja" + result.japanese.tables[i].id] = result.english.tables[j].id
      partner["en" + result.english.tables[j].id] = result.japanese.tables[i].id
    }
    for finding in result.findings where finding.severity != .note || finding.kind == .unreadable {
      for (language, side) in [(Language.japanese, finding.japanese), (.english, finding.english)] {
        guard let side else { continue }
        switch finding.kind {
        case .missingRow, .extraRow, .order, .missingColumn, .extraColumn:
          rows.insert(Cell(language: language, table: side.table))
          if let other = partner[language.rawValue + side.table] {
            rows.insert(Cell(language: language == .japanese ? .english : .japanese, table: other))
          }
        case .unit, .scale, .period:
          // A heading over a column does not change what its figures add up to.
          guard side.row != nil else {
            rows.insert(Cell(language: language, table: side.table))
            continue
          }
          cells.insert(Cell(language: language, table: side.table, row: side.row, column: side.column))
        case .label, .term, .footnote, .name: continue
        // A sentence that disagrees with a table or with another sentence does not change what the table adds up to.
        case .proseValue, .proseDirection, .prosePeriod, .proseTable, .date: continue
        // The side that can be read still has to foot.
        case .unreadable where legible[language]?.contains(side) == true: continue
        case .value where finding.cause == "swapped-rows":
          rows.insert(Cell(language: language, table: side.table))
        default: cells.insert(Cell(language: language, table: side.table, row: side.row, column: side.column))
        }
      }
    }
  }

  /// May the failure of one version alone come from what the comparison has found anywhere in its tables?
  func explains(_ suspect: AuditSuspect, _ own: SuspectFindings, _ language: Language) -> Bool {
    if cells.isEmpty && rows.isEmpty { return false }
    return suspect.relations.contains { index in
      own.audit.relations[index].places.contains {
        rows.contains(Cell(language: language, table: own.release.tables[$0.table].id))
      }
    } || names(suspect, own, language)
  }

  /// Has the comparison spoken of a figure in each of the failing relations? A failure that both versions share has no other
  /// excuse: a row that one of them lacks cannot break the sums of both.
  func names(_ suspect: AuditSuspect, _ own: SuspectFindings, _ language: Language) -> Bool {
    if cells.isEmpty { return false }
    return suspect.relations.allSatisfy { index in
      own.audit.relations[index].places.contains { place in
        let table = own.release.tables[place.table]
        let (row, column) = (table.facts[place.fact].row, table.facts[place.fact].column)
        return cells.contains(Cell(language: language, table: table.id, row: row, column: column))
          || cells.contains(Cell(language: language, table: table.id, row: row))
          || cells.contains(Cell(language: language, table: table.id, column: column))
      }
    }
  }
}

/// The cells of a release whose figures were read as they stand.
private struct LegibleCells {
  private struct Cell: Hashable {
    var table: String
    var row: Int
    var column: Int
  }

  private var cells: Set<Cell> = []

  init(_ release: Release) {
    for table in release.tables {
      for fact in table.facts where fact.status == .read && fact.value != nil {
        cells.insert(Cell(table: table.id, row: fact.row, column: fact.column))
      }
    }
  }

  func contains(_ side: Finding.Side) -> Bool {
    guard let row = side.row, let column = side.column else { return false }
    return cells.contains(Cell(table: side.table, row: row, column: column))
  }
}
