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
  @OptionGroup var options: OutputOptions

  func validate() throws {
    if auditOnly, versions.files.count != 1 { throw ValidationError("--audit-only takes one file") }
  }

  func run() throws {
    if auditOnly { return try audit() }
    let result = try versions.check()
    let bytes: [UInt8] =
      switch options.format {
      case .text: Array(options.report.check(result).utf8)
      case .json: CheckExport.document(result)
      case .jsonl: CheckExport.lines(result)
      }
    if options.format != .text {
      for notice in result.notices { writeToStandardError("totsugo: \(notice.english)\n") }
    }
    try options.destination.write(bytes)
    if result.findings.contains(where: { $0.severity == .error }) { throw ExitStatus.mismatchesFound }
  }

  private func audit() throws {
    let result = try Totsugo.audit(try readInput(versions.files[0]))
    let bytes: [UInt8] =
      switch options.format {
      case .text: Array(options.report.audit(result).utf8)
      case .json: AuditExport.document(result)
      case .jsonl: AuditExport.lines(result)
      }
    try options.destination.write(bytes)
  }
}
