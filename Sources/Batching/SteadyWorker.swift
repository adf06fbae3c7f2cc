import Exports

/// A worker process, and a new one where it has died or was too slow: every request gets a record, whatever it does to its reader.
///
/// One thread at a time asks it.
public final class SteadyWorker {
  private let command: [String]
  private let timeout: Int
  private let hasFacts: Bool
  private var process: WorkerProcess?

  /// `command`: a program that answers requests, with its arguments. `timeout`: seconds for one request.
  ///
  /// `facts`: records of pairs that could not be checked have an empty list of facts.
  public init(_ command: [String], timeout: Int, facts: Bool) {
    self.command = command
    self.timeout = max(1, timeout)
    hasFacts = facts
  }

  /// A request on which a worker dies is tried once more by a new one: something else may have ended it.
  ///
  /// `id`: of the pair, where the record has to be written here.
  public func record(_ id: String, for request: [UInt8]) throws(BatchFailure) -> [UInt8] {
    var reason = ""
    for _ in 0..<2 {
      let current: WorkerProcess
      if let process { current = process } else { current = try WorkerProcess(command) }
      process = current
      switch current.answer(to: request, within: timeout) {
      case .line(let line): return line
      case .dead(let how):
        process = nil
        reason = "the reader \(how)"
      case .late:
        current.end()
        process = nil
        return BatchExport.error(id, "no result within \(timeout) s", facts: hasFacts)
      }
    }
    return BatchExport.error(id, reason, facts: hasFacts)
  }
}
