import ArgumentParser
import Totsugo

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Becomes the program `totsugo-web` that lies beside this one.
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Serve the web page on this computer.",
    discussion: "Runs totsugo-web, which lies beside totsugo; its flags are taken: see totsugo-web --help.")

  @Argument(parsing: .captureForPassthrough, help: "Flags of totsugo-web.")
  var arguments: [String] = []

  func run() throws {
    guard let pointer = realpath(Environment.program, nil) else {
      throw UnusableInput(name: Environment.program, reason: systemReason())
    }
    let program = String(cString: pointer)
    free(pointer)
    let folder = program.lastIndex(of: "/").map { String(program[...$0]) } ?? ""
    let server = folder + "totsugo-web"
    guard access(server, X_OK) == 0 else {
      throw UnusableInput(
        name: server, reason: "\(systemReason()); build it with: swift build -c release --product totsugo-web")
    }
    var pointers = ([server] + arguments).map { strdup($0) }
    pointers.append(nil)
    execv(server, pointers)
    throw UnusableInput(name: server, reason: systemReason())
  }
}
