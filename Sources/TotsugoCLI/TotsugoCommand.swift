public import ArgumentParser
import Batching
import CBuildStamp
import Totsugo

/// `totsugo`: the subcommands, and the exit status that they share.
public struct TotsugoCommand: ParsableCommand {
  public static let configuration = CommandConfiguration(
    commandName: "totsugo",
    abstract: "Holds a Japanese and an English earnings release against each other (決算短信の日英突合).",
    discussion: """
      Exit status: 0 nothing found, 1 mismatches that would mislead a reader (check), 2 unusable input or call.
      """,
    version: version,
    subcommands: [
      ParseCommand.self, CheckCommand.self, AlignCommand.self, TermsCommand.self, ExportCommand.self, BatchCommand.self,
      ServeCommand.self, WorkerCommand.self,
    ])

  public init() {}

  /// With the commit where the build was told it (`make install`, `make dist`): totsugo 0.1.0 (4cc025c).
  private static var version: String {
    let stamp = String(cString: totsugo_build_stamp())
    return stamp.isEmpty ? "totsugo 0.1.0" : "totsugo 0.1.0 (\(stamp))"
  }

  /// Runs the command line and leaves with 0, 1 or 2, as diff and grep do; ArgumentParser's own status 64 never shows.
  ///
  /// `exporters`: what writes the files that need other libraries; without it `export` goes on as the program that has it.
  public static func launch(_ exporters: FileExporters? = nil) -> Never {
    ExportDestination.exporters = exporters
    ignoreBrokenPipes()
    do {
      var command = try usualCommand() ?? parseAsRoot()
      try command.run()
      leave(.nothingFound)
    } catch let status as ExitStatus {
      leave(status)
    } catch let error as UnusableInput {
      complain(error.description)
    } catch let error as UnusableProject {
      complain(error.description)
    } catch let error as BatchFailure {
      complain(error.description)
    } catch let error as OutputFailure {
      complain("\(error.path): \(error.reason)")
    } catch {
      if exitCode(for: error).isSuccess {
        finishOutput(fullMessage(for: error) + "\n")
      }
      complain(firstLine(of: message(for: error)) + " (see 'totsugo --help')")
    }
  }

  /// A subcommand that is called as it should be, parsed by itself; nil for all else.
  ///
  /// ArgumentParser describes every argument of every subcommand before it reads the first, which takes longer than a small check.
  private static func usualCommand() -> (any ParsableCommand)? {
    let words = CommandLine.arguments.dropFirst()
    if words.first == "check", let plain = CheckCommand(plain: Array(words.dropFirst())) {
      return plain
    }
    guard let name = words.first,
      let subcommand = configuration.subcommands.first(where: { $0.configuration.commandName == name })
    else { return nil }
    return try? subcommand.parse(Array(words.dropFirst()))
  }

  private static func finishOutput(_ text: String) -> Never {
    do { try Output.standard.write(Array(text.utf8)) } catch { complain("\(error.path): \(error.reason)") }
    leave(.nothingFound)
  }

  private static func complain(_ message: String) -> Never {
    writeToStandardError("totsugo: \(message)\n")
    leave(.unusable)
  }

  private static func firstLine(of text: String) -> String {
    String(text.split(separator: "\n", maxSplits: 1).first ?? "unusable call")
  }
}

/// What the caller learns without reading the output.
enum ExitStatus: Int32, Error {
  case nothingFound = 0
  /// Findings of severity `error`.
  case mismatchesFound = 1
  case unusable = 2
}
