import Synchronization
import Writing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Checks many pairs with several workers and writes their records in the order of the pairs.
///
/// Each worker is a process of its own. At most `jobs × ahead` pairs are under way or wait for one before them, whatever the
/// length of the manifest.
public final class BatchRun: Sendable {
  public struct Settings: Sendable {
    /// Worker processes.
    public var jobs: Int
    /// Seconds that one pair may take.
    public var timeout: Int
    /// The program that answers requests, with its arguments.
    public var worker: [String]
    /// Its records have facts.
    public var hasFacts: Bool

    public init(jobs: Int, timeout: Int, worker: [String], hasFacts: Bool = false) {
      self.jobs = max(1, jobs)
      self.timeout = max(1, timeout)
      self.worker = worker
      self.hasFacts = hasFacts
    }
  }

  /// How far a batch has come.
  public struct Progress: Sendable, Hashable {
    public var finished = 0
    /// Pairs with a finding of severity error, or that could not be checked.
    public var faulty = 0

    public init(finished: Int = 0, faulty: Int = 0) {
      self.finished = finished
      self.faulty = faulty
    }
  }

  private static let ahead = 16

  private struct Intake {
    var source: PairSource
    /// The number of the next pair that a worker takes.
    var taken = 0
  }

  private struct State {
    /// The number of the next record to be written.
    var written = 0
    /// Records that came before their turn.
    var early: [Int: [UInt8]] = [:]
    var progress: Progress
    /// The manifest cannot be read on: what came before is still checked and written.
    var fault: BatchFailure?
    /// Nothing more can be done.
    var failure: BatchFailure?
  }

  private let settings: Settings
  /// Apart from the rest: whoever waits for a line of standard input keeps no record from being written.
  private let intake: Mutex<Intake>
  private let state: Mutex<State>
  private let output: any BatchOutput
  private let report: @Sendable (Progress) -> Void
  /// One for each pair that may be under way.
  private let room: Semaphore

  /// `report` is called after each record, by one worker at a time.
  public init(
    _ source: PairSource, to output: any BatchOutput, _ settings: Settings,
    report: @escaping @Sendable (Progress) -> Void
  ) {
    self.settings = settings
    self.report = report
    let progress = Progress(finished: output.finished, faulty: output.faulty)
    intake = Mutex(Intake(source: source))
    state = Mutex(State(progress: progress))
    self.output = output
    room = Semaphore(settings.jobs * Self.ahead)
  }

  /// Runs to the end of the pairs.
  public func run() throws(BatchFailure) -> Progress {
    let threads = (0..<settings.jobs).map { _ in WorkerThread { self.work() } }
    for thread in threads { thread.join() }
    let (progress, failure) = state.withLock { ($0.progress, $0.failure ?? $0.fault) }
    do throws(BatchFailure) {
      try output.finish()
    } catch {
      throw failure ?? error
    }
    if let failure { throw failure }
    return progress
  }

  private func work() {
    let worker = SteadyWorker(settings.worker, timeout: settings.timeout, facts: settings.hasFacts)
    while true {
      room.wait()
      guard let (number, pair, request) = take() else {
        // Whoever waits for room finds nothing to do either.
        room.signal()
        return
      }
      let record: [UInt8]
      do {
        record = try worker.record(pair.id, for: request)
      } catch {
        stop(error)
        return
      }
      put(record, number)
    }
  }

  private func take() -> (number: Int, pair: BatchPair, request: [UInt8])? {
    intake.withLock { intake in
      guard state.withLock({ $0.failure == nil && $0.fault == nil }) else { return nil }
      do throws(BatchFailure) {
        guard let pair = try intake.source.next() else { return nil }
        defer { intake.taken += 1 }
        return (intake.taken, pair, Self.request(pair, intake.source))
      } catch {
        state.withLock { $0.fault = error }
        return nil
      }
    }
  }

  private static func request(_ pair: BatchPair, _ source: PairSource) -> [UInt8] {
    var writer = JSONWriter()
    writer.object {
      $0.member("id", pair.id)
      $0.member("ja", source.path(pair.japanese))
      $0.member("en", pair.english.map(source.path))
      $0.member("ja_name", pair.japanese)
      $0.member("en_name", pair.english)
    }
    return writer.bytes
  }

  private func put(_ record: [UInt8], _ number: Int) {
    state.withLock { state in
      state.early[number] = record
      while state.failure == nil, let next = state.early.removeValue(forKey: state.written) {
        do throws(BatchFailure) {
          try output.write(next)
        } catch {
          state.failure = error
          break
        }
        state.written += 1
        state.progress.finished += 1
        if RecordHead.isFaulty(next) { state.progress.faulty += 1 }
        room.signal()
        report(state.progress)
      }
      if state.failure != nil { room.signal() }
    }
  }

  private func stop(_ failure: BatchFailure) {
    state.withLock { $0.failure = $0.failure ?? failure }
    room.signal()
  }
}
