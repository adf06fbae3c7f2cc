import ArgumentParser
import FlyingFox
import FlyingSocks
import Foundation  // FlyingFox speaks in its Data.
import Serving
import Totsugo

/// `totsugo-web`: flags, the address, and the HTTP server around `WebService`.
struct TotsugoWeb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "totsugo-web", abstract: "Serve the web page of Totsugo on this computer.",
    discussion: """
      Prints the page's address, which holds a secret that changes with each start. Files stay in memory and are gone when the \
      program ends.
      """)

  @Option(help: "Port; 0 takes any that is free.")
  var port: UInt16 = 0

  @Option(help: "IPv4 address to listen at. Anything but 127.0.0.1 lets other computers in, without encryption.")
  var host = "127.0.0.1"

  @Option(help: ArgumentHelp("Largest upload in MiB, up to 64.", valueName: "mebibytes"))
  var largestUpload = 32

  @Option(help: ArgumentHelp("Project file that every check follows.", valueName: "path"))
  var project: String?

  func validate() throws {
    guard (1...64).contains(largestUpload) else { throw ValidationError("--largest-upload is 1 to 64") }
  }

  func run() async throws {
    let project = try readProject()
    let server = WebServer(
      host: host, port: port, largestUpload: largestUpload << 20, project: project, glossary: try readGlossary(project))
    try await server.run { address in FileHandle.standardOutput.write(Data("\(address)\n".utf8)) }
  }

  private func readProject() throws -> Project? {
    guard let project else { return nil }
    guard let data = FileManager.default.contents(atPath: project) else {
      throw ValidationError("\(project) cannot be read")
    }
    do throws(UnusableProject) {
      return try Project(name: project, yaml: [UInt8](data))
    } catch {
      throw ValidationError(error.description)
    }
  }

  /// The words that the project's glossaries have.
  private func readGlossary(_ project: Project?) throws -> Glossary? {
    guard let paths = project?.glossaryPaths, !paths.isEmpty else { return nil }
    let inputs = try paths.map { path in
      guard let data = FileManager.default.contents(atPath: path) else {
        throw ValidationError("\(path) cannot be read")
      }
      return Input(name: path, bytes: [UInt8](data))
    }
    do throws(UnusableInput) {
      return try Totsugo.readGlossary(inputs)
    } catch {
      throw ValidationError(error.description)
    }
  }

  /// Runs the command line and leaves with 0 or 2.
  static func launch() async -> Never {
    // A client that went away is an error of a write, not the end of the process.
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try Self.parseAsRoot()
      if let server = command as? TotsugoWeb { try await server.run() } else { try command.run() }
      leave(0)
    } catch {
      if exitCode(for: error).isSuccess {
        print(fullMessage(for: error))
        leave(0)
      }
      FileHandle.standardError.write(Data("totsugo-web: \(message(for: error))\n".utf8))
      leave(2)
    }
  }
}

private func leave(_ status: Int32) -> Never { exit(status) }
