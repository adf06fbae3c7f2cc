import ArgumentParser
import Exports
import Reports
import Totsugo

/// `totsugo terms`: labels in two languages, without their figures.
struct TermsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "terms", abstract: "Look up, pair and exchange the labels of statements in two languages.",
    subcommands: [
      TermsLookup.self, TermsAlign.self, TermsList.self, TermsImport.self, TermsExport.self, TermsLearn.self,
    ])
}

struct TermsLookup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lookup", abstract: "Say what the other language calls a label, best candidates first.")

  @Argument(help: ArgumentHelp("Labels to look up.", valueName: "label"))
  var given: [String] = []

  @Option(
    help: ArgumentHelp("Language of the labels: ja or en; by default that of their letters.", valueName: "language"))
  var from: Language?

  @Option(help: ArgumentHelp("A file of labels, one a line; - is standard input.", valueName: "file"))
  var labels: String?

  @Option(help: ArgumentHelp("Candidates are the lines of this file alone.", valueName: "file"))
  var among: String?

  @Option(help: "How many candidates for each label.")
  var top = 5

  @Option(help: ArgumentHelp("Offer nothing that scores less, 0 to 1.", valueName: "score"))
  var threshold = TermCandidate.threshold

  @OptionGroup var glossary: GlossaryOption
  @OptionGroup var input: InputOptions
  @OptionGroup var form: FormatOption
  @OptionGroup var options: OutputOptions

  func validate() throws {
    if given.isEmpty && labels == nil { throw ValidationError("Expected a label, or --labels with a file of them") }
    if top < 1 { throw ValidationError("--top must be 1 or more") }
    if labels == "-" && among == "-" { throw ValidationError("Standard input can be only one of the two lists") }
  }

  func run() throws {
    var queries = given
    if let labels { queries += try Totsugo.labels(in: readInput(labels, as: input.encoding)).map(\.label) }
    let candidates = try among.map { try Totsugo.labels(in: readInput($0, as: input.encoding)).map(\.label) }
    let lookups = lookUp(
      queries, from: from ?? language(of: queries), among: candidates, top: top, threshold: threshold,
      glossary: try glossary.read())
    let bytes: [UInt8] =
      switch form.format {
      case .text: Array(options.report.terms(lookups).utf8)
      case .json: TermExport.document(lookups)
      case .jsonl: TermExport.lines(lookups)
      }
    try options.destination.write(bytes)
  }

  /// Japanese when most labels have a kana or kanji.
  private func language(of labels: [String]) -> Language {
    let japanese = labels.filter { $0.unicodeScalars.contains { (0x3041...0x9FFF).contains($0.value) } }
    return japanese.count * 2 >= labels.count ? .japanese : .english
  }
}

struct TermsAlign: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "align", abstract: "Pair two lists of labels, in any order, by meaning alone.")

  @Argument(help: ArgumentHelp("Japanese labels, one a line; - is standard input.", valueName: "ja"))
  var japanese: String

  @Argument(help: ArgumentHelp("English labels, one a line.", valueName: "en"))
  var english: String

  @OptionGroup var glossary: GlossaryOption
  @OptionGroup var input: InputOptions
  @OptionGroup var form: FormatOption
  @OptionGroup var options: OutputOptions

  func validate() throws {
    if japanese == "-" && english == "-" {
      throw ValidationError("Standard input can be only one of the two lists")
    }
  }

  func run() throws {
    let left = try Totsugo.labels(in: readInput(japanese, as: input.encoding))
    let right = try Totsugo.labels(in: readInput(english, as: input.encoding))
    let pairs = alignTerms(japanese: left.map(\.label), english: right.map(\.label), glossary: try glossary.read())
    let bytes: [UInt8] =
      switch form.format {
      case .text: Array(options.report.terms(pairs, left, right).utf8)
      case .json: TermExport.document(pairs, left, right)
      case .jsonl: TermExport.lines(pairs, left, right)
      }
    try options.destination.write(bytes)
  }
}

struct TermsList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the concepts of the catalogue with all their labels.")

  @Option(help: "Only concepts of this statement: income_statement, balance_sheet, cash_flows, …")
  var statement: String?

  @OptionGroup var form: FormatOption
  @OptionGroup var options: OutputOptions

  func run() throws {
    let terms = catalogueTerms(statement: statement)
    let bytes: [UInt8] =
      switch form.format {
      case .text: Array(options.report.terms(terms).utf8)
      case .json: TermExport.document(terms)
      case .jsonl: TermExport.lines(terms)
      }
    try options.destination.write(bytes)
  }
}
