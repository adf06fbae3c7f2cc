import ArgumentParser
import Exports
import Reports
import Totsugo

struct AlignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "align", abstract: "Show which tables, columns and rows of two versions belong together.")

  @OptionGroup var versions: VersionArguments
  @OptionGroup var glossary: GlossaryOption
  @OptionGroup var form: FormatOption
  @OptionGroup var options: OutputOptions

  func run() throws {
    let result = try versions.check(glossary: glossary.read())
    let bytes: [UInt8] =
      switch form.format {
      case .text: Array(options.report.alignment(result).utf8)
      case .json: AlignmentExport.document(result)
      case .jsonl: AlignmentExport.lines(result)
      }
    try options.destination.write(bytes)
  }
}
