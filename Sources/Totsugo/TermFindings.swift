import Comparing
import ReleaseModel
import SourceText
import TermCatalog

/// Labels of paired rows that are not rendered as the glossary wants. Each rendering is said once, as a note.
func glossaryFindings(_ result: CheckResult, _ glossary: Glossary?) -> [Finding] {
  guard let glossary, !glossary.entries.isEmpty else { return [] }
  var entries: [String: [GlossaryEntry]] = [:]
  for entry in glossary.entries {
    entries[TermCatalog.normalizedKey(entry.japanese, in: .japanese), default: []].append(entry)
  }
  var findings: [Finding] = []
  var said: Set<String> = []
  for tables in result.alignment.tables {
    guard let i = tables.tables.japanese, let j = tables.tables.english else { continue }
    let (left, right) = (result.japanese.tables[i], result.english.tables[j])
    for pair in tables.rows {
      guard let first = pair.japanese, let second = pair.english else { continue }
      let (a, b) = (left.rows[first].heading, right.rows[second].heading)
      guard let known = entries[TermCatalog.normalizedKey(a.label, in: .japanese)] else { continue }
      let key = TermCatalog.normalizedKey(b.label, in: .english)
      let same = known.filter { TermCatalog.normalizedKey($0.english, in: .english) == key }
      let wanted = known.filter { $0.status != .forbidden }
      if same.contains(where: { $0.status != .forbidden }) { continue }
      // Without a word on this rendering, one that the glossary wants has to stand there.
      guard !same.isEmpty || !wanted.isEmpty, said.insert(a.label + "\t" + b.label).inserted else { continue }
      let words = wanted.prefix(3).map { "“\($0.english)”" }.joined(separator: ", ")
      let isForbidden = !same.isEmpty
      let instead = wanted.isEmpty ? "" : isForbidden ? "; it has \(words)" : ""
      let statt = wanted.isEmpty ? "" : isForbidden ? "（用語集では \(words)）" : ""
      findings.append(
        Finding(
          kind: .term, severity: .note, cause: isForbidden ? "forbidden" : "glossary",
          japanese: side(left, left.rows[first]), english: side(right, right.rows[second]),
          message: isForbidden
            ? Message(
              japanese: "用語集が禁じている訳語です\(statt)。", english: "The glossary forbids this rendering\(instead).")
            : Message(japanese: "用語集の訳語は \(words) です。", english: "The glossary has \(words).")))
    }
  }
  return findings
}

func side(_ table: Table, _ row: Row) -> Finding.Side {
  Finding.Side(
    table: table.id, tableTitle: table.title, row: row.index >= 0 ? row.index : nil, label: row.heading.label,
    text: row.caption, line: row.line, cell: 0, span: row.heading.span ?? SourceSpan(start: 0, end: 0))
}

/// Labels that one release renders in two ways, and different labels of one table that it renders in one way: notes.
///
/// Rows with figures count; headings, periods and words such as その他 do not. Each label is said once.
func unsteadyTerms(_ result: CheckResult) -> [Finding] {
  var findings: [Finding] = []
  var seen: [LabelKey: RowPlace] = [:]
  var said: Set<String> = []
  for tables in result.alignment.tables {
    guard let i = tables.tables.japanese, let j = tables.tables.english else { continue }
    var rendered: [LabelKey: RowPlace] = [:]
    for pair in tables.rows {
      guard let row = pair.japanese, let other = pair.english else { continue }
      let place = RowPlace(tables: (i, j), rows: (row, other))
      guard place.isTerm(result) else { continue }
      let (a, b) = place.labels(result)
      let (first, second) = (LabelKey(a), LabelKey(b))
      if let earlier = seen[first] {
        if earlier.labels(result).english != b, !place.isRendered(like: earlier, result), said.insert(a).inserted {
          findings.append(place.finding(earlier, isRendering: true, result))
        }
      } else {
        seen[first] = place
      }
      if let earlier = rendered[second] {
        if earlier.labels(result).japanese != a, !place.isLabelled(like: earlier, result), said.insert(b).inserted {
          findings.append(place.finding(earlier, isRendering: false, result))
        }
      } else {
        rendered[second] = place
      }
    }
  }
  return findings
}

/// Where a pair of rows stands in the two versions.
private struct RowPlace {
  var tables: (japanese: Int, english: Int)
  var rows: (japanese: Int, english: Int)

  func labels(_ result: CheckResult) -> (japanese: String, english: String) {
    (
      result.japanese.tables[tables.japanese].rows[rows.japanese].heading.label,
      result.english.tables[tables.english].rows[rows.english].heading.label
    )
  }

  /// A label with figures that is no period, and longer than その他 or 合計.
  func isTerm(_ result: CheckResult) -> Bool {
    isItem(result.japanese.tables[tables.japanese].rows[rows.japanese], longerThan: 9)
      && isItem(result.english.tables[tables.english].rows[rows.english], longerThan: 0)
  }

  private func isItem(_ row: Row, longerThan bytes: Int) -> Bool {
    row.role != .section && row.index >= 0 && row.heading.period == nil && row.heading.label.utf8.count > bytes
  }

  func isRendered(like other: RowPlace, _ result: CheckResult) -> Bool {
    TermCatalog.normalizedKey(labels(result).english, in: .english)
      == TermCatalog.normalizedKey(other.labels(result).english, in: .english)
  }

  func isLabelled(like other: RowPlace, _ result: CheckResult) -> Bool {
    TermCatalog.normalizedKey(labels(result).japanese, in: .japanese)
      == TermCatalog.normalizedKey(other.labels(result).japanese, in: .japanese)
  }

  func finding(_ earlier: RowPlace, isRendering: Bool, _ result: CheckResult) -> Finding {
    let (left, right) = (result.japanese.tables[tables.japanese], result.english.tables[tables.english])
    let (a, b) = earlier.labels(result)
    let lines = (
      japanese: result.japanese.tables[earlier.tables.japanese].rows[earlier.rows.japanese].line + 1,
      english: result.english.tables[earlier.tables.english].rows[earlier.rows.english].line + 1
    )
    return Finding(
      kind: .term, severity: .note, cause: isRendering ? "two-renderings" : "two-labels",
      japanese: side(left, left.rows[rows.japanese]), english: side(right, right.rows[rows.english]),
      message: isRendering
        ? Message(
          japanese: "同じ項目が \(lines.english) 行では “\(b)” と訳されています。",
          english: "Elsewhere (line \(lines.english)) the same label is rendered “\(b)”.")
        : Message(
          japanese: "同じ表の「\(a)」（\(lines.japanese) 行）も同じ訳語です。",
          english: "“\(a)” of the same table (line \(lines.japanese)) is rendered the same way."))
  }
}
