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

private func side(_ table: Table, _ row: Row) -> Finding.Side {
  Finding.Side(
    table: table.id, tableTitle: table.title, row: row.index >= 0 ? row.index : nil, label: row.heading.label,
    text: row.caption, line: row.line, cell: 0, span: row.heading.span ?? SourceSpan(start: 0, end: 0))
}
