import Archives
import Exports
import PDFSource
import Reports
import SourceText
import Totsugo

func probeRelease(_ bytes: [UInt8], _ complaints: inout Complaints) {
  let input = Input(name: "release", bytes: bytes)
  guard let releases = refused({ () throws(UnusableInput) in try readReleases(input) }, &complaints) else { return }
  for release in releases { inspect(release, of: bytes, &complaints) }
  let lines = ParseExport.lines(releases)
  let again = refused({ () throws(UnusableInput) in try readReleases(input) }, &complaints)
  complaints.expect(again.map(ParseExport.lines) == lines, "the same input gave other bytes")
  _ = ParseExport.document(releases)
  for language in Language.allCases { _ = TextReport(language: language).parse(releases) }
}

func probeCheck(_ bytes: [UInt8], _ complaints: inout Complaints) {
  guard let separator = bytes.firstIndex(of: 0x1E) else {
    let both = Input(name: "both", bytes: bytes)
    guard let result = refused({ () throws(UnusableInput) in try check(both: both) }, &complaints) else { return }
    return inspect(result, bytes, bytes, &complaints)
  }
  let japanese = Input(name: "ja", bytes: Array(bytes[..<separator]))
  let english = Input(name: "en", bytes: Array(bytes[(separator + 1)...]))
  let result = refused(
    { () throws(UnusableInput) in try check(japanese: japanese, english: english) }, &complaints)
  guard let result else { return }
  let isSwapped = result.japanese.document == "en"
  inspect(
    result, isSwapped ? english.bytes : japanese.bytes, isSwapped ? japanese.bytes : english.bytes, &complaints)
}

/// Refusals are fine on bytes that are no text; they name the input and the reason.
private func refused<Result>(
  _ body: () throws(UnusableInput) -> Result, _ complaints: inout Complaints
) -> Result? {
  do { return try body() } catch {
    complaints.expect(!error.name.isEmpty && !error.reason.isEmpty, "refused without a reason")
    return nil
  }
}

/// All places of a release lie in its input; those of a PDF or an archive in the text that was drawn from it.
private func inspect(_ release: Release, of bytes: [UInt8], _ complaints: inout Complaints) {
  if PDFSource.recognizes(bytes) || Archive.recognizes(bytes) { return }
  for table in release.tables {
    complaints.expect(!table.lines.isEmpty && table.lines.lowerBound >= 0, "\(table.id) on lines \(table.lines)")
    for fact in table.facts {
      complaints.expect(fact.span, within: bytes.count, "fact «\(fact.text)»")
      complaints.expect(fact.isNil ? fact.value == nil : true, "a dash with a value: «\(fact.text)»")
      complaints.expect(
        fact.value != nil || fact.isNil || fact.status == .suspect, "no value, no dash, not suspect: «\(fact.text)»")
      complaints.expect(
        fact.status != .repaired || fact.repair != nil, "repaired without saying from what: «\(fact.text)»")
    }
    for row in table.rows { row.heading.span.map { complaints.expect($0, within: bytes.count, "row") } }
    for column in table.columns { column.heading.span.map { complaints.expect($0, within: bytes.count, "column") } }
  }
  for remark in release.remarks { complaints.expect(remark.span, within: bytes.count, "remark \(remark.kind)") }
  let count = release.prose.sentences.count
  for sentence in release.prose.sentences { complaints.expect(sentence.span, within: bytes.count, "sentence") }
  for claim in release.prose.claims {
    complaints.expect(claim.span, within: bytes.count, "claim «\(claim.text)»")
    complaints.expect((0..<count).contains(claim.sentence), "claim of sentence \(claim.sentence)")
  }
  for mention in release.prose.mentions {
    complaints.expect(mention.span, within: bytes.count, "mention «\(mention.text)»")
  }
}

/// The places of findings lie in their inputs, and every report can be written.
private func inspect(
  _ result: CheckResult, _ japanese: [UInt8], _ english: [UInt8], _ complaints: inout Complaints
) {
  if [japanese, english].contains(where: { PDFSource.recognizes($0) || Archive.recognizes($0) }) { return }
  inspect(result.japanese, of: japanese, &complaints)
  inspect(result.english, of: english, &complaints)
  for finding in result.findings {
    complaints.expect(!finding.id.isEmpty, "a finding without an id: \(finding.kind)")
    complaints.expect(
      finding.japanese != nil || finding.english != nil, "a finding without a place: \(finding.kind)")
    finding.japanese.map { complaints.expect($0.span, within: japanese.count, "ja of \(finding.id)") }
    finding.english.map { complaints.expect($0.span, within: english.count, "en of \(finding.id)") }
  }
  complaints.expect(
    result.counts.cellsAgree <= result.counts.cellsCompared, "more cells agree than were compared")
  _ = CheckExport.lines(result)
  _ = AlignmentExport.lines(result)
  for language in Language.allCases {
    _ = TextReport(language: language).check(result)
    _ = HTMLReport(language: language).check(result)
  }
  let review = ReviewReport(result)
  _ = review.sarif()
  _ = review.junit()
  _ = review.markdown()
}
