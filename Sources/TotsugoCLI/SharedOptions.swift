import ArgumentParser
import Exports
import Reports
import Totsugo

/// How a command prints its result.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, jsonl
}

/// What `check` prints besides: a page, and formats for build and review systems.
enum CheckFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, jsonl, html, sarif, junit, markdown, github
}

extension Language: ExpressibleByArgument {}

extension TextEncoding: ExpressibleByArgument {
  public init?(argument: String) { self.init(named: argument) }
}

/// How a command that reads or aligns prints its result.
struct FormatOption: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: "text for people, json for the whole document, jsonl for one record a line.")
  var format = OutputFormat.text
}

/// How the input's bytes are to be taken.
struct InputOptions: ParsableArguments {
  @Option(help: "Encoding of the input: utf-8, utf-16le, utf-16be, shift_jis, euc-jp or iso-2022-jp; found by content.")
  var encoding: TextEncoding?
}

/// The options that every command has, besides its formats.
struct OutputOptions: ParsableArguments {
  @Option(
    name: .shortAndLong, help: ArgumentHelp("Write to this file instead of standard output.", valueName: "path"),
    completion: .file())
  var output: String?

  @Option(
    help: "Language of the report; of a text report the locale's by default, of those for build systems English.")
  var lang: Language?

  @Flag(name: .customLong("no-color"), help: "No colours, even on a terminal.")
  var isWithoutColour = false

  var destination: Output { output.map { $0 == "-" ? .standard : .file($0) } ?? .standard }

  /// Colours only where a person sees them: https://no-color.org.
  var report: TextReport {
    TextReport(
      language: lang ?? Environment.language,
      isColoured: !isWithoutColour && destination == .standard && Environment.showsColour)
  }
}

/// The one or two files that hold the two versions.
struct VersionArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "The Japanese and the English version, or one file that holds both; - is standard input.", valueName: "file"),
    completion: .file())
  var files: [String]

  @OptionGroup var input: InputOptions

  mutating func validate() throws {
    guard files.count <= 2 else { throw ValidationError("Expected one or two files, not \(files.count)") }
    guard files != ["-", "-"] else { throw ValidationError("Standard input can be only one of the two versions") }
  }

  func readInputs() throws -> [Input] { try files.map { try readInput($0, as: input.encoding) } }

  /// Reads and aligns them.
  func check(glossary: Glossary? = nil) throws -> CheckResult { try Self.check(readInputs(), glossary: glossary) }

  static func check(
    _ inputs: [Input], following project: Project? = nil, glossary: Glossary? = nil
  ) throws -> CheckResult {
    if inputs.count == 2 {
      return try Totsugo.check(japanese: inputs[0], english: inputs[1], following: project, glossary: glossary)
    }
    return try Totsugo.check(both: inputs[0], following: project, glossary: glossary)
  }
}
