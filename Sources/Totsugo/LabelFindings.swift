import ReleaseModel
import SourceText
import TermCatalog

/// Paired rows whose labels, both known, do not mean the same: 営業利益 beside `Ordinary profit`.
///
/// Only rows that their figures pair are looked at; a pair that labels alone made says nothing about labels. Each pair of labels is said
/// once. `warning` where a reader takes the row for another line or for its opposite, else `note`.
func labelFindings(_ result: CheckResult, _ glossary: Glossary?) -> [Finding] {
  let catalog = TermCatalog.with(glossary)
  var findings: [Finding] = []
  var said: Set<[String]> = []
  for tables in result.alignment.tables {
    guard let i = tables.tables.japanese, let j = tables.tables.english else { continue }
    let (left, right) = (result.japanese.tables[i], result.english.tables[j])
    for pair in tables.rows where pair.evidence.contains(.values) {
      guard let first = pair.japanese, let second = pair.english else { continue }
      let (a, b) = (left.rows[first], right.rows[second])
      guard a.role != .section, let concept = a.heading.concept, let other = b.heading.concept, concept != other,
        let contrast = catalog.contrast(japanese: a.heading.label, english: b.heading.label),
        said.insert([a.heading.label, b.heading.label]).inserted
      else { continue }
      // The English label is the name of another row of the Japanese table.
      let rival = left.rows.first { $0.heading.concept == other }
      let isMisleading = contrast == .misleading || rival != nil
      findings.append(
        Finding(
          kind: .label, severity: isMisleading ? .warning : .note, cause: "other-term",
          japanese: side(left, a), english: side(right, b), message: message(a, b, other, rival, catalog)))
    }
  }
  return findings
}

private func message(_ a: Row, _ b: Row, _ other: String, _ rival: Row?, _ catalog: TermCatalog) -> Message {
  var name = rival?.heading.label
  if name == nil, let index = catalog.index(ofConcept: other) { name = catalog.concept(at: index).japanese }
  guard let name, name != a.heading.label else {
    return Message(
      japanese: "「\(a.heading.label)」と “\(b.heading.label)” は別の項目の名称です。",
      english: "“\(b.heading.label)” does not mean \(a.heading.label).")
  }
  return Message(
    japanese: "“\(b.heading.label)” は「\(name)」の訳語で、「\(a.heading.label)」ではありません。",
    english: "“\(b.heading.label)” is the name of \(name), not of \(a.heading.label).")
}
