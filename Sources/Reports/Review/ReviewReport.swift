public import ReleaseModel
public import SourceText

/// The findings for build and review systems: SARIF, JUnit, a Markdown comment, annotations.
///
/// A finding stands at one place, that of the version it speaks against: 日本語版 when the evidence accuses the Japanese,
/// else the English; the other version is named beside it. Nothing here depends on the machine or the time.
public struct ReviewReport: Sendable {
  let releases: [Release]
  let findings: [Finding]
  let notices: [Message]
  /// Nil when one release was held against itself.
  let check: CheckResult?
  let words: TextReport
  private let columns: [String: EditorColumns]

  /// `columns` by name of the input; without them places have lines only.
  public init(_ result: CheckResult, in language: Language = .english, columns: [String: EditorColumns] = [:]) {
    releases = [result.japanese, result.english]
    findings = result.findings
    notices = result.notices
    check = result
    words = TextReport(language: language)
    self.columns = columns
  }

  public init(_ result: AuditResult, in language: Language = .english, columns: [String: EditorColumns] = [:]) {
    releases = result.releases
    findings = result.findings
    notices = []
    check = nil
    words = TextReport(language: language)
    self.columns = columns
  }

  var language: Language { words.language }

  /// Where one version says its part, as an editor finds it.
  struct Place {
    var version: Language
    var side: Finding.Side
    var document: String
    /// From 1.
    var line: Int
    var startColumn: Int?
    var endColumn: Int?
  }

  /// The place that a finding is reported at, and the others that belong to it.
  func places(of finding: Finding) -> (main: [Place], other: [Place]) {
    let japanese = finding.japanese.map { place($0, .japanese) }
    let english = finding.english.map { place($0, .english) }
    let both = [japanese, english].compactMap { $0 }
    switch finding.fault {
    case .both: return (both, [])
    case .japanese where japanese != nil: return ([japanese, nil].compactMap { $0 }, [english].compactMap { $0 })
    default:
      let main = english ?? japanese
      return ([main].compactMap { $0 }, both.filter { $0.version != main?.version })
    }
  }

  private func place(_ side: Finding.Side, _ version: Language) -> Place {
    let document = releases.first { $0.language == version }?.document ?? ""
    let span = side.span.isEmpty || side.part != nil ? nil : columns[document]?.columns(of: side.span)
    return Place(
      version: version, side: side, document: document, line: side.line + 1, startColumn: span?.start,
      endColumn: span?.end)
  }

  /// Table and label, in the version's own words: `連結損益計算書 › 営業利益(損失)`.
  func subject(of side: Finding.Side) -> String {
    [side.tableTitle, side.label].compactMap { $0.map(printable) }.filter { !$0.isEmpty }.joined(separator: " › ")
  }

  /// The message with its evidence, each closed by a full stop.
  func sentences(of finding: Finding, in language: Language) -> String {
    TextReport(language: language).reason(for: finding)
  }

}
