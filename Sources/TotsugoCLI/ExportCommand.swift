import ArgumentParser
import Exports
import Totsugo

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write facts, pairs and findings in a format for other tools.",
    discussion: """
      Two files are held against each other when one is Japanese and the other English; so are the two versions of one \
      file. Any number of files may be given: each is read, written and forgotten. A file appears when it is complete.
      """)

  @Flag(help: "List the formats.")
  var list = false
  @Option(name: .customLong("to"), help: ArgumentHelp("The format; see --list.", valueName: "format"))
  var format: ExportFormat?
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write there; without it text formats go to standard output. For xbrl with several releases a folder.",
      valueName: "path"))
  var output: String?
  @Flag(help: "The files are pairs: JA EN JA EN …")
  var pairs = false
  @Flag(help: "csv, tsv: begin with a byte order mark, so that Excel reads UTF-8.")
  var bom = false
  @Flag(help: "csv, tsv: leave texts that a spreadsheet would take for formulas as they are.")
  var raw = false
  @Option(help: "Language of notes in xliff; English by default.")
  var lang: Language?
  @Argument(
    help: ArgumentHelp("Releases in one language or both; - is standard input.", valueName: "file"), completion: .file()
  )
  var files: [String] = []
  @OptionGroup var input: InputOptions

  func validate() throws {
    if list { return }
    guard let format else { throw ValidationError("--to says the format; --list names them") }
    guard !files.isEmpty else { throw ValidationError("nothing to export: name a file") }
    guard files.count(where: { $0 == "-" }) <= 1 else { throw ValidationError("Standard input can be only one file") }
    if pairs, files.count % 2 == 1 { throw ValidationError("--pairs takes an even number of files") }
    if !format.isText, output == nil || output == "-" {
      throw ValidationError("--to \(format.rawValue) needs -o PATH: it is not written to standard output")
    }
  }

  func run() throws {
    guard let format, !list else {
      let width = ExportFormat.allCases.map(\.rawValue.count).max() ?? 0
      let lines = ExportFormat.allCases.map { format in
        format.rawValue + String(repeating: " ", count: width - format.rawValue.count + 2) + format.summary + "\n"
      }
      return try Output.standard.write(Array(lines.joined().utf8))
    }
    let destination = try ExportDestination(format, self)
    do {
      for group in groups { try add(group, to: destination, format) }
      try destination.finish()
    } catch {
      destination.discard()
      throw error
    }
  }

  /// What is read at once.
  private var groups: [[String]] {
    if pairs { return stride(from: 0, to: files.count, by: 2).map { [files[$0], files[$0 + 1]] } }
    return files.count == 2 ? [files] : files.map { [$0] }
  }

  private func add(_ group: [String], to destination: ExportDestination, _ format: ExportFormat) throws {
    let inputs = try group.map { try readInput($0, as: input.encoding) }
    for item in try readForExport(inputs, asPair: pairs) {
      if format.needsBothVersions, item.check == nil {
        throw UnusableInput(
          name: item.releases.first?.document ?? group[0],
          reason: "\(format.rawValue) needs both versions: JA EN, or one file that holds both")
      }
      try destination.add(item)
    }
  }

  /// More than one file that is not a pair.
  var hasManyReleases: Bool { groups.count > 1 }
}

extension ExportFormat: ExpressibleByArgument {}
