import ArgumentParser
import Exports
import Reports
import Totsugo

struct ParseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse", abstract: "Read one release: its tables and every figure in them.")

  @Argument(
    help: ArgumentHelp("A release in one language or both; - is standard input.", valueName: "file"),
    completion: .file())
  var file: String

  @OptionGroup var glossary: GlossaryOption
  @OptionGroup var input: InputOptions
  @OptionGroup var form: FormatOption
  @OptionGroup var options: OutputOptions

  func run() throws {
    let releases = try readReleases(
      try readInput(file, as: input.encoding), glossary: try glossary.read())
    let bytes: [UInt8] =
      switch form.format {
      case .text: Array(options.report.parse(releases).utf8)
      case .json: ParseExport.document(releases)
      case .jsonl: ParseExport.lines(releases)
      }
    try options.destination.write(bytes)
  }
}
