import Aligning
import Auditing
import Comparing
import InlineXBRL
import ProseReading
@_exported public import ReleaseModel
@_exported public import Reviewing
@_exported public import SourceText
import StatementReading
import TermCatalog
import TextSource

/// The largest input that is read: 64 MiB.
public let largestInput = 64 << 20

/// Reads one file: one release for a single version, two (Japanese first) when the file holds both.
///
/// A zip archive as TDnet hands it out gives the releases of all its pages, each named after its entry.
/// `glossary`: the company's own words, which win over the catalogue. `onOneCore`: as for `check`.
public func readReleases(
  _ input: Input, glossary: Glossary? = nil, onOneCore: Bool = false
) throws(UnusableInput) -> [Release] {
  if let pages = try readFiling(input) { return pages }
  return read(try open([input], onOneCore: onOneCore), onOneCore: onOneCore, catalog: .with(glossary))[0]
}

/// Reads opened inputs, each version of each on a core of its own.
func read(
  _ inputs: [OpenedInput], following project: Project? = nil, onOneCore: Bool = false, catalog: TermCatalog = .builtIn
) -> [[Release]] {
  let stated = project?.fiscalYear.map { year in
    var calendar = FiscalCalendar()
    calendar.yearEndMonth = year.endMonth
    calendar.numberOffset = year.numberOffset
    return calendar
  }
  let versions = inputs.enumerated().flatMap { place, input in
    TextSource.versions(of: input.document).map { (input: place, version: $0) }
  }
  let readers = concurrently(versions.count, onOneCore: onOneCore) { index in
    let (place, version) = versions[index]
    return ReleaseReader(
      inputs[place].document, blocks: version.blocks, language: version.language, catalog: catalog, stated: stated)
  }
  // What one version of a file does not say of its fiscal year, the other version may.
  let others = versions.indices.map { index in
    versions.indices.first { $0 != index && versions[$0].input == versions[index].input }.map { readers[$0].calendar }
  }
  let tables = onOneCore ? nil : TablesInParts(readers, leaningOn: others)
  // Tables and running text are read apart, so that the cores have even shares.
  let parts = concurrently(versions.count * 2, onOneCore: onOneCore) { part -> VersionPart in
    let index = part % versions.count
    let (place, version) = versions[index]
    let other = others[index]
    guard part < versions.count else {
      return .prose(
        ProseReader(
          inputs[place].document, blocks: version.blocks, language: version.language,
          calendar: other.map(readers[index].calendar.leaning) ?? readers[index].calendar, catalog: catalog
        ).prose())
    }
    var release = tables?.release(index) ?? readers[index].release(leaningOn: other)
    if let rounding = project?.rounding[version.language] {
      release.rounding = rounding
      for table in release.tables.indices { release.tables[table].rounding = rounding }
    }
    release.holdFiguresAgainstEachOther()
    release.doubt(inputs[place].document.unsure)
    return .tables(release)
  }
  var result = Array(repeating: [Release](), count: inputs.count)
  for (index, version) in versions.enumerated() {
    guard case .tables(var release) = parts[index], case .prose(let prose) = parts[index + versions.count] else {
      continue
    }
    release.prose = prose
    if result[version.input].isEmpty {
      release.remarks += inputs[version.input].remarks
      release.tagged = inputs[version.input].taggedPage.map { InlineXBRL.facts([$0])[0] } ?? []
    }
    release.tellParts()
    result[version.input].append(release)
  }
  return result
}

/// What is read of one version by itself: its tables with all that they say, or its running text.
private enum VersionPart: Sendable {
  case tables(Release)
  case prose(Prose)
}

/// Holds the figures of each version in one file against each other, and against nothing else.
public func audit(_ input: Input) throws(UnusableInput) -> AuditResult {
  let releases = try readReleases(input)
  return AuditResult(releases: releases, findings: ordered(auditFindings(of: releases)).withParts(releases))
}

/// The same of a release that has been read and that somebody has changed since.
///
/// Reading holds its figures against each other already; facts keep the marks that they have.
public func holdFigures(of release: Release) -> Release {
  var held = release
  held.holdFiguresAgainstEachOther()
  return held
}

/// Aligns two versions and reports where they differ. Versions given the wrong way round are swapped, with a notice.
///
/// With a project, its fiscal year and rounding guide the reading; `Project.review` then sets aside what it tolerates, ignores or waives.
/// `onOneCore`: for callers that check many pairs side by side; else each version is read on a core of its own.
public func check(
  japanese: Input, english: Input, following project: Project? = nil, onOneCore: Bool = false,
  glossary: Glossary? = nil
) throws(UnusableInput) -> CheckResult {
  let releases = read(
    try open([japanese, english], onOneCore: onOneCore), following: project, onOneCore: onOneCore,
    catalog: .with(glossary))
  let (first, second) = (releases[0], releases[1])
  func pick(_ releases: [Release], _ language: Language) -> Release? {
    releases.first { $0.language == language && (!$0.tables.isEmpty || releases.count == 1) }
  }
  if let ja = pick(first, .japanese), let en = pick(second, .english) { return compared(ja, en, glossary, onOneCore) }
  if let ja = pick(second, .japanese), let en = pick(first, .english) {
    var result = compared(ja, en, glossary, onOneCore)
    result.notices.append(
      Message(
        japanese: "二つの入力の順序が逆でした（\(japanese.name) は英語、\(english.name) は日本語です）。入れ替えて比べました。",
        english:
          "The two inputs were given the wrong way round (\(japanese.name) is English, \(english.name) is Japanese); they were swapped."
      ))
    return result
  }
  let language = first.first?.language == .english ? "English" : "Japanese"
  throw UnusableInput(
    name: english.name, reason: "both inputs are \(language); one Japanese and one English version are needed")
}

/// The same for one file that holds both versions.
public func check(
  both: Input, following project: Project? = nil, onOneCore: Bool = false, glossary: Glossary? = nil
) throws(UnusableInput) -> CheckResult {
  let releases = read(
    try open([both], onOneCore: onOneCore), following: project, onOneCore: onOneCore, catalog: .with(glossary))[0]
  guard let ja = releases.first(where: { $0.language == .japanese }),
    let en = releases.first(where: { $0.language == .english })
  else {
    let found = releases.first?.language == .english ? "English" : "Japanese"
    throw UnusableInput(
      name: both.name, reason: "only one version (\(found)) in this file; give two files, or one that holds both")
  }
  return compared(ja, en, glossary, onOneCore)
}

func compared(
  _ japanese: Release, _ english: Release, _ glossary: Glossary? = nil, _ onOneCore: Bool = false
) -> CheckResult {
  let alignment = aligned(japanese, english, glossary, onOneCore)
  var result = Comparison(japanese, english, alignment).result()
  let audit = JointAudit(result)
  let terms = glossaryFindings(result, glossary) + unsteadyTerms(result) + labelFindings(result, glossary)
  let sentences = SentenceArithmetic(result)
  let found = sentences.withEvidence(audit.findingsWithEvidence()) + audit.findings()
  result.findings = ordered(found + sentences.findings(besides: found) + terms).withParts([japanese, english])
  return result
}

/// `ReleaseAligner.align` with its steps on all cores.
private func aligned(
  _ japanese: Release, _ english: Release, _ glossary: Glossary?, _ onOneCore: Bool
) -> Alignment {
  let aligner = ReleaseAligner(catalog: .with(glossary))
  if onOneCore { return aligner.align(japanese, english) }
  let profiles = concurrently(2, onOneCore: false) { aligner.profile($0 == 0 ? japanese : english) }
  let pairs = aligner.pairs(profiles[0], profiles[1])
  // The sentences first: they take longer than any one table.
  let parts = concurrently(pairs.count + 1, onOneCore: false) { part -> Alignment in
    guard part > 0 else {
      var alignment = Alignment(tables: [])
      alignment.sentences = aligner.sentences(japanese, english, pairs)
      return alignment
    }
    return Alignment(tables: [aligner.withinTables(pairs[part - 1], profiles[0], profiles[1])])
  }
  var alignment = parts[0]
  alignment.tables = parts.dropFirst().flatMap(\.tables)
  return alignment
}
