import ArgumentParser
import Exports
import Reports
import Totsugo

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Align two versions and report where they do not say the same.")

  @OptionGroup var versions: VersionArguments
  @Flag(help: "Hold the figures of one release against each other, and against no other version.")
  var auditOnly = false
  @Option(
    name: .shortAndLong,
    help: """
      text for people, json for the whole document, jsonl for one record a line, html for a page (one file, \
      without network); for build and review systems sarif, \
      junit, markdown (a pull-request comment) or github (annotations).
      """)
  var format = CheckFormat.text
  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      """
      The filing's inline XBRL as a third witness: pages, or a zip archive as TDnet hands it out. What it tags is held \
      against what it shows and against both versions.
      """, valueName: "file"))
  var xbrl: [String] = []
  @OptionGroup var glossary: GlossaryOption
  @OptionGroup var options: OutputOptions
  @OptionGroup var review: ReviewOptions

  func validate() throws {
    if auditOnly, !xbrl.isEmpty { throw ValidationError("--audit-only takes no --xbrl") }
    if auditOnly, versions.files.count != 1 { throw ValidationError("--audit-only takes one file") }
    if auditOnly, !review.against.isEmpty { throw ValidationError("--against compares checks of two versions") }
    if auditOnly, format == .html { throw ValidationError("--format html shows two versions; --audit-only reads one") }
  }

  func run() throws {
    let inputs = try versions.readInputs()
    if auditOnly { return try audit(inputs[0]) }
    let project = try review.readProject()
    let words = try review.readGlossary(glossary, following: project)
    var result = try VersionArguments.check(inputs, following: project, glossary: words)
    if !xbrl.isEmpty {
      let filing = try xbrl.map { try readInput($0) }
      result = try Totsugo.hear(filing, in: result, checking: inputs)
    }
    project?.review(&result)
    try review.readEarlier(following: project)?.compare(&result)
    let bytes: [UInt8] =
      switch format {
      case .text: Array(options.report.check(result).utf8)
      case .json: CheckExport.document(result)
      case .jsonl: CheckExport.lines(result)
      case .html: HTMLReport(language: options.report.language).check(result)
      case .sarif, .junit, .markdown, .github:
        format.write(ReviewReport(result, in: options.lang ?? .english, columns: columns(of: inputs)))
      }
    if format == .json || format == .jsonl {
      for notice in result.notices { writeToStandardError("totsugo: \(notice.english)\n") }
    }
    try options.destination.write(bytes)
    if result.findings.contains(where: { $0.severity == .error }) { throw ExitStatus.mismatchesFound }
  }

  private func audit(_ input: Input) throws {
    let result = try Totsugo.audit(input)
    let bytes: [UInt8] =
      switch format {
      case .text: Array(options.report.audit(result).utf8)
      case .json: AuditExport.document(result)
      case .jsonl: AuditExport.lines(result)
      case .html: []
      case .sarif, .junit, .markdown, .github:
        format.write(ReviewReport(result, in: options.lang ?? .english, columns: columns(of: [input])))
      }
    try options.destination.write(bytes)
  }

  private func columns(of inputs: [Input]) -> [String: EditorColumns] {
    Dictionary(
      inputs.map { ($0.name, EditorColumns($0.bytes, encoding: $0.encoding)) }, uniquingKeysWith: { first, _ in first })
  }
}

extension CheckFormat {
  fileprivate func write(_ report: ReviewReport) -> [UInt8] {
    switch self {
    case .sarif: report.sarif()
    case .junit: report.junit()
    case .markdown: report.markdown()
    case .github: report.gitHub()
    case .text, .json, .jsonl, .html: []
    }
  }
}
