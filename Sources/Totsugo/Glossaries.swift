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
