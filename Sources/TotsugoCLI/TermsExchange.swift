import ArgumentParser
import Exports
import Reports
import Totsugo

/// A glossary file that a command takes into account.
struct GlossaryOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The company's own words, which win over the catalogue: TSV, CSV, UTX, TBX or a label linkbase.",
      valueName: "file"))
  var glossary: [String] = []

  func read() throws -> Glossary? {
    glossary.isEmpty ? nil : try readGlossary(glossary.map { try readInput($0) })
  }
}

extension GlossaryFormat: ExpressibleByArgument {}

struct TermsImport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Turn TBX, CSV, TSV, UTX or a pair of XBRL label linkbases into a glossary.",
    discussion: "Example: totsugo terms import company_lab.xml company_lab-en.xml -o company.tsv")

  @Argument(help: ArgumentHelp("Files to read; label linkbases of both languages together.", valueName: "file"))
  var files: [String]

  @Option(help: "Form of the glossary: tsv, csv, utx, tbx, tbx-2008.")
  var to = GlossaryFormat.tsv

  @OptionGroup var options: OutputOptions

  func run() throws {
    let glossary = try readGlossary(files.map { try readInput($0) })
    try options.destination.write(writeGlossary(glossary, as: to))
    writeToStandardError("totsugo: \(glossary.entries.count) terms\n")
  }
}

struct TermsExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write a glossary, or the catalogue when none is given, for another program.")

  @Argument(help: ArgumentHelp("Glossaries to write; the catalogue when there is none.", valueName: "glossary"))
  var files: [String] = []

  @Option(help: "tsv, csv, utx, tbx (ISO 30042:2019, TBX-Basic), tbx-2008 (for older programs).")
  var to: GlossaryFormat

  @OptionGroup var glossary: GlossaryOption
  @OptionGroup var options: OutputOptions

  func run() throws {
    let names = files + glossary.glossary
    let terms = names.isEmpty ? catalogueGlossary() : try readGlossary(names.map { try readInput($0) })
    try options.destination.write(writeGlossary(terms, as: to))
  }
}

struct TermsLearn: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learn", abstract: "Learn a company's own words from two versions of a release.",
    discussion: "The result is for a person to look over: totsugo terms learn JA EN -o company.tsv")

  @OptionGroup var versions: VersionArguments
  @OptionGroup var glossary: GlossaryOption

  @Option(help: "Form of the glossary: tsv, csv, utx, tbx, tbx-2008.")
  var to = GlossaryFormat.tsv

  @OptionGroup var options: OutputOptions

  func run() throws {
    let known = try glossary.read()
    var learned = learnGlossary(from: try VersionArguments.check(try versions.readInputs(), glossary: known))
    // What people have written stays as it is and stands first.
    if let known {
      let labels = Set(known.entries.map(\.japanese))
      learned.entries = known.entries + learned.entries.filter { !labels.contains($0.japanese) }
    }
    try options.destination.write(writeGlossary(learned, as: to))
  }
}
