#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A command that is started afresh for every run, its output thrown away.
struct ColdProcess {
  private let words: [String]

  init(_ program: String, _ arguments: [String]) throws {
    guard access(program, X_OK) == 0 else { throw BenchmarkError(description: "\(program) cannot be run") }
    words = [program] + arguments
  }

  /// From start to end; peak memory in mebibytes. Status 2 and signals are failures, 0 and 1 are answers.
  func run() throws -> (milliseconds: Double, peak: Double) {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t? = nil
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    let arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    let surroundings: [UnsafeMutablePointer<CChar>?] = [strdup("LC_ALL=C.UTF-8"), nil]
    defer { for text in arguments + surroundings { free(text) } }
    var process: pid_t = 0
    var status: Int32 = 0
    var usage = rusage()
    let clock = ContinuousClock()
    let begin = clock.now
    guard posix_spawn(&process, words[0], &actions, nil, arguments, surroundings) == 0 else {
      throw BenchmarkError(description: "\(words[0]) does not start")
    }
    while wait4(process, &status, 0, &usage) < 0 && errno == EINTR {}
    let time = (clock.now - begin) / .milliseconds(1)
    guard status == 0 || status == 1 << 8 else {
      throw BenchmarkError(description: "\(words.joined(separator: " ")) ended with wait status \(status)")
    }
    #if canImport(Darwin)
      let peak = Double(usage.ru_maxrss) / 1_048_576
    #else
      let peak = Double(usage.ru_maxrss) / 1_024
    #endif
    return (time, peak)
  }
}
