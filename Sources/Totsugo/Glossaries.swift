public import ReleaseModel
import SourceText
import TermCatalog
@_exported public import TermExchange

/// Reads a company's own words: TSV, CSV, UTX, TBX, or XBRL label linkbases (the Japanese and the English one together).
public func readGlossary(_ inputs: [Input]) throws(UnusableInput) -> Glossary {
  let sources = inputs.map { input in
    let encoding = input.encoding ?? TextEncoding.found(in: input.bytes)
    return GlossarySource(name: input.name, bytes: TextDecoding.decode(input.bytes, as: encoding)?.bytes ?? input.bytes)
  }
  do {
    return try TermExchange.readGlossary(sources)
  } catch {
    throw UnusableInput(name: error.name, line: error.line, reason: error.reason)
  }
}

/// The labels of paired rows, as each version writes them, for a person to look over.
///
/// What one Japanese label is rendered with most often is preferred, its other renderings are admitted. Pairs that no label
/// and no figure speaks for are left out.
public func learnGlossary(from result: CheckResult) -> Glossary {
  var order: [LearnedPair] = []
  var counts: [LearnedPair: Int] = [:]
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
      guard !learned.japanese.isEmpty, !learned.english.isEmpty, learned.japanese != learned.english else { continue }
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

/// The catalogue as a glossary: the usual labels of each concept first, then its others.
public func catalogueGlossary() -> Glossary {
  var entries: [GlossaryEntry] = []
  for term in catalogueTerms() {
    guard let japanese = term.japanese.first else { continue }
    for (rank, english) in term.english.enumerated() {
      entries.append(
        GlossaryEntry(
          japanese: japanese, english: english, concept: term.concept, status: rank == 0 ? .preferred : .admitted))
    }
    guard let english = term.english.first else { continue }
    for other in term.japanese.dropFirst() {
      entries.append(
        GlossaryEntry(japanese: other, english: english, concept: term.concept, status: .admitted))
    }
  }
  return Glossary(entries: entries)
}

extension TermCatalog {
  /// The built-in catalogue, with a company's own words over it.
  static func with(_ glossary: Glossary?) -> TermCatalog {
    guard let glossary, !glossary.entries.isEmpty else { return .builtIn }
    return builtIn.adding(
      glossary.entries.map { entry in
        GlossaryTerm(
          japanese: entry.japanese, english: entry.english, concept: entry.concept,
          isForbidden: entry.status == .forbidden, isAdmitted: entry.status == .admitted,
          isLinkbase: entry.origin == .linkbase)
      })
  }
}
