import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A child that answers each line with a line: `totsugo worker`. A release on which it dies or hangs costs no more than the child.
final class WorkerProcess {
  enum Answer {
    case line([UInt8])
    /// It died; the words say how.
    case dead(String)
    case late
  }

  private let process: pid_t
  private let requests: Int32
  private let answers: Int32
  private var buffer: [UInt8] = []
  private var isReaped = false

  /// `command`: the program and its arguments.
  init(_ command: [String]) throws(BatchFailure) {
    (process, requests, answers) = try Self.starting.withLock { _ throws(BatchFailure) in try Self.start(command) }
  }

  /// A pipe is marked a moment after it is made: a child started by another thread in between would hold it open.
  private static let starting = Mutex(())

  private static func start(
    _ command: [String]
  ) throws(BatchFailure) -> (process: pid_t, requests: Int32, answers: Int32) {
    var down: [Int32] = [-1, -1]
    var up: [Int32] = [-1, -1]
    guard makePipe(&down) else { throw BatchFailure(name: command[0], reason: systemReason()) }
    guard makePipe(&up) else {
      let reason = systemReason()
      for end in down { close(end) }
      throw BatchFailure(name: command[0], reason: reason)
    }
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t? = nil
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, down[0], STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, up[1], STDOUT_FILENO)
    let words: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var child: pid_t = 0
    let failure = posix_spawn(&child, command[0], &actions, nil, words, environ)
    close(down[0])
    close(up[1])
    guard failure == 0 else {
      close(down[1])
      close(up[0])
      throw BatchFailure(name: command[0], reason: systemReason(failure))
    }
    return (child, down[1], up[0])
  }

  deinit {
    close(requests)
    close(answers)
    if !isReaped { _ = reap() }
  }

  /// Both ends are closed in children, so that one worker's end is not held open by another.
  private static func makePipe(_ ends: inout [Int32]) -> Bool {
    guard pipe(&ends) == 0 else { return false }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return true
  }

  /// Sends a line and waits for the answer, at most so many seconds.
  func answer(to request: [UInt8], within seconds: Int) -> Answer {
    guard writeWhole(request + [0x0A], to: requests) == nil else { return .dead(reap()) }
    let clock = ContinuousClock()
    let deadline = clock.now + .seconds(seconds)
    var searched = 0
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        let line = Array(buffer[...end])
        buffer.removeSubrange(...end)
        return .line(line)
      }
      searched = buffer.count
      let left = (deadline - clock.now) / .milliseconds(1)
      guard left > 0 else { return .late }
      var state = pollfd(fd: answers, events: Int16(POLLIN), revents: 0)
      let ready = poll(&state, 1, Int32(min(left + 1, 1_000_000)))
      if ready < 0, errno == EINTR { continue }
      guard ready != 0 else { continue }
      guard receive() else { return .dead(reap()) }
    }
  }

  private func receive() -> Bool {
    let old = buffer.count
    let room = 1 << 16
    buffer.append(contentsOf: repeatElement(0, count: room))
    var count = 0
    repeat {
      count = buffer.withUnsafeMutableBytes { read(answers, $0.baseAddress! + old, room) }
    } while count < 0 && errno == EINTR
    buffer.removeLast(room - max(0, count))
    return count > 0
  }

  func end() { kill(process, SIGKILL) }

  /// Waits for the end of the child and says how it was.
  private func reap() -> String {
    isReaped = true
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? "ended with status \(status >> 8 & 0xFF)" : "was ended by signal \(signal)"
  }
}
