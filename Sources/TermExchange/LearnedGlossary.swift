public import ReleaseModel

/// The labels of paired rows, as each version writes them, for a person to look over.
///
/// What one Japanese label is rendered with most often is preferred, its other renderings are admitted. Pairs that no label
/// and no figure speaks for are left out, and those that a finding calls names of different things.
public func learnGlossary(from result: CheckResult) -> Glossary {
  var order: [LearnedPair] = []
  var counts: [LearnedPair: Int] = [:]
  let wrong = Set(result.findings.filter { $0.kind == .label }.map { [$0.japanese?.label, $0.english?.label] })
  for tables in result.alignment.tables {
    guard let i = tables.tables.japanese, let j = tables.tables.english else { continue }
    let (left, right) = (result.japanese.tables[i], result.english.tables[j])
    for pair in tables.rows {
      guard let row = pair.japanese, let other = pair.english, pair.score >= 0.5, left.rows.indices.contains(row),
        right.rows.indices.contains(other)
      else { continue }
      let (a, b) = (left.rows[row].heading, right.rows[other].heading)
      // A period is no term.
      if a.period != nil || b.period != nil { continue }
      let learned = LearnedPair(japanese: a.label, english: b.label, concept: a.concept == b.concept ? a.concept : nil)
      guard !learned.japanese.isEmpty, !learned.english.isEmpty, learned.japanese != learned.english,
        !wrong.contains([a.label, b.label])
      else { continue }
      if counts[learned] == nil { order.append(learned) }
      counts[learned, default: 0] += 1
    }
  }
  var entries: [GlossaryEntry] = []
  for pair in order {
    let rivals = order.filter { $0.japanese == pair.japanese }
    let best = rivals.max { counts[$0]! < counts[$1]! }!
    let usual = rivals.first { counts[$0] == counts[best] }
    entries.append(
      GlossaryEntry(
        japanese: pair.japanese, english: pair.english, concept: pair.concept,
        status: usual == pair ? .preferred : .admitted, origin: .learned))
  }
  return Glossary(entries: entries)
}

private struct LearnedPair: Hashable {
  var japanese: String
  var english: String
  var concept: String?
}
