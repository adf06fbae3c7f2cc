import ArgumentParser
import Batching
import Exports
import Totsugo

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Answers each request line with a record line, until its input ends: for `totsugo batch`, Spark's `pipe`, Hadoop Streaming.
struct WorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker", abstract: "Check pairs that are named on standard input, one JSON object a line.",
    discussion: """
      A request is {"id":…,"ja":PATH,"en":PATH}; without en the file holds both versions. Contents may stand in the line \
      themselves, as "ja_base64" and "en_base64". The answer is the record that totsugo batch writes.
      """)

  @Flag(help: "With the facts of both versions.")
  var facts = false

  func run() throws {
    var requests = LineReader(STDIN_FILENO)
    while let (line, _) = requests.next() {
      guard line.contains(where: { $0 > 0x20 }) else { continue }
      try Output.standard.write(answer(to: line))
    }
  }

  private func answer(to line: [UInt8]) -> [UInt8] {
    guard let request = WorkerRequest(line) else {
      return BatchExport.error("", "not a request: {\"id\":…,\"ja\":…,\"en\":…} on one line", facts: facts)
    }
    do {
      let japanese = try request.japanese.input()
      guard let english = try request.english?.input() else {
        return BatchExport.line(request.id, try Totsugo.check(both: japanese, onOneCore: true), facts: facts)
      }
      let result = try Totsugo.check(japanese: japanese, english: english, onOneCore: true)
      return BatchExport.line(request.id, result, facts: facts)
    } catch {
      return BatchExport.error(request.id, error.description, facts: facts)
    }
  }
}

extension WorkerRequest.Version {
  fileprivate func input() throws(UnusableInput) -> Input {
    if let contents { return Input(name: name, bytes: contents) }
    do {
      var input = try readInput(path)
      input.name = name
      return input
    } catch {
      throw UnusableInput(name: name, line: error.line, reason: error.reason)
    }
  }
}
