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

  @Option(
    help: """
      Seconds that one pair may take. The pairs are then checked in a process of their own, so that one on which the reader \
      hangs or dies is answered too.
      """)
  var timeout: Int?

  func validate() throws {
    if let timeout, timeout < 1 { throw ValidationError("--timeout takes a number of seconds") }
  }

  func run() throws {
    let steady = timeout.map {
      SteadyWorker([Environment.program, "worker"] + (facts ? ["--facts"] : []), timeout: $0, facts: facts)
    }
    var requests = LineReader(STDIN_FILENO, limit: WorkerRequest.longestLine)
    while let line = requests.next() {
      guard line.isCut || line.bytes.contains(where: { $0 > 0x20 }) else { continue }
      try Output.standard.write(try answer(to: line, steady))
    }
  }

  private func answer(to line: LineReader.Line, _ steady: SteadyWorker?) throws(BatchFailure) -> [UInt8] {
    if line.isCut {
      let limit = WorkerRequest.longestLine >> 20
      return BatchExport.error("", "not a request: a line of more than \(limit) MiB", facts: facts)
    }
    let request: WorkerRequest
    do { request = try WorkerRequest(line.bytes) } catch {
      return BatchExport.error(error.id, error.reason, facts: facts)
    }
    guard let steady else { return record(of: request) }
    return try steady.record(request.id, for: line.bytes)
  }

  private func record(of request: WorkerRequest) -> [UInt8] {
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
      // A file of that name: standard input has the requests.
      var input = try readInput(path == "-" ? "./-" : path)
      input.name = name
      return input
    } catch {
      throw UnusableInput(name: name, line: error.line, reason: error.reason)
    }
  }
}
