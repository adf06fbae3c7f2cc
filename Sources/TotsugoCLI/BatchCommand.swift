import ArgumentParser
import Batching

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Many pairs, each checked once however often the batch is interrupted.
struct BatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch", abstract: "Check many pairs; go on where an interrupted batch left off.",
    discussion: """
      The manifest is CSV with the header id,ja,en, JSON Lines with these keys, a folder of pairs, or - for either of the \
      former, or lines of paths (ja, a tab, en), on standard input. Relative paths start from the manifest's folder; \
      without en one file holds both versions.
      """)

  @Argument(help: ArgumentHelp("The pairs.", valueName: "manifest"), completion: .file())
  var manifest: String

  @Option(
    name: .shortAndLong,
    help: "jsonl: one record a pair, a line each, in the order of the manifest; sqlite: the same as tables.")
  var format = BatchFormat.jsonl

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to this file; one that an earlier run began is gone on with.", valueName: "path"),
    completion: .file())
  var output: String?

  @Option(name: .shortAndLong, help: "Pairs that are checked at the same time; one for each core by default.")
  var jobs: Int?

  @Flag(help: "With the facts of both versions in each record.")
  var facts = false

  @Option(help: "Seconds that one pair may take.")
  var timeout = 600

  @Option(help: ArgumentHelp("How the Japanese files of a folder are named: '{id}/ja.htm'.", valueName: "pattern"))
  var jaPattern: String?

  @Option(help: ArgumentHelp("How the English ones are: '{id}/en.htm'.", valueName: "pattern"))
  var enPattern: String?

  @Flag(name: .shortAndLong, help: "Say nothing of the progress.")
  var quiet = false

  func validate() throws {
    if let jobs, !(1...1_024).contains(jobs) { throw ValidationError("--jobs takes a number from 1 to 1024") }
    guard timeout > 0 else { throw ValidationError("--timeout takes a number of seconds") }
    if format == .sqlite, (output ?? "-") == "-" { throw ValidationError("--format sqlite needs --output") }
    if enPattern != nil, jaPattern == nil { throw ValidationError("--en-pattern needs --ja-pattern") }
    if let jaPattern, FilePatterns(japanese: jaPattern, english: enPattern) == nil {
      throw ValidationError("a pattern names the place of {id} once")
    }
  }

  func run() throws {
    if format == .sqlite, ExportDestination.exporters == nil { try SiblingProgram.become("totsugo-export") }
    let patterns = jaPattern.flatMap { FilePatterns(japanese: $0, english: enPattern) }
    var source = try PairSource(manifest, patterns: patterns)
    let expected = source.expected
    let destination = try destination(&source)
    let meter = ProgressMeter(expected: expected, before: destination.finished, isQuiet: quiet)
    let settings = BatchRun.Settings(
      jobs: jobs ?? Environment.cores, timeout: timeout,
      worker: [Environment.program, "worker"] + (facts ? ["--facts"] : []), hasFacts: facts)
    let run = BatchRun(source, to: destination, settings) { meter.show($0) }
    let progress = try run.run()
    meter.end(progress)
    if progress.faulty > 0 { throw ExitStatus.mismatchesFound }
  }

  private func destination(_ source: inout PairSource) throws -> any BatchOutput {
    guard let output, output != "-" else { return LineOutput() }
    guard format == .sqlite, let exporters = ExportDestination.exporters else {
      return try LineOutput(output, facts: facts, goingOnWith: &source)
    }
    return try exporters.batch(output, facts, &source)
  }
}

enum BatchFormat: String, ExpressibleByArgument, CaseIterable {
  case jsonl, sqlite
}
