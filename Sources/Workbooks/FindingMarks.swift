import ReleaseModel
import SourceText

/// Where findings stand in the tables, and how their cells are marked: by a colour, and by a comment that says what was found.
struct FindingMarks {
  private struct Place: Hashable {
    var version: Language
    var table: String
    /// Nil: the whole table, or a whole column.
    var row: Int?
    var column: Int?
  }

  private var findings: [Place: [Finding]] = [:]

  init(_ all: [Finding]) {
    for finding in all {
      for (version, side) in [(Language.japanese, finding.japanese), (.english, finding.english)] {
        guard let side, !side.table.isEmpty else { continue }
        let place = Place(version: version, table: side.table, row: side.row, column: side.column)
        findings[place, default: []].append(finding)
      }
    }
  }

  /// The findings of a cell; without a column those of a row's label, without a row those of a column's heading.
  func at(_ version: Language, _ table: Table?, row: Int?, column: Int?) -> [Finding] {
    guard let table else { return [] }
    return findings[Place(version: version, table: table.id, row: row, column: column)] ?? []
  }

  static func fill(_ findings: [Finding]) -> UInt32? { findings.map(\.severity).min().map(fill) }

  static func fill(_ severity: Finding.Severity) -> UInt32 {
    switch severity {
    case .error: 0xFFC7CE
    case .warning: 0xFFEB9C
    case .note: 0xDDEBF7
    }
  }

  static func comment(_ findings: [Finding]) -> String {
    findings.map { finding in
      "\(finding.severity.rawValue): \(finding.kind.rawValue)\n\(finding.message.japanese)\n\(finding.message.english)"
        + finding.evidence.map { "\n\($0.japanese)\n\($0.english)" }.joined() + "\n[\(finding.id)]"
    }.joined(separator: "\n\n")
  }
}
