import ArgumentParser
import Exports
import Reports
import Totsugo

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Align two versions and report where they do not say the same.")

  @OptionGroup var versions: VersionArguments
  @OptionGroup var options: OutputOptions

  func run() throws {
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
}
