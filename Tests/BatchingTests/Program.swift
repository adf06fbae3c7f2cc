import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The command beside this test, as one build makes both.
struct Program {
  let path: String

  /// Nil where it has not been built beside the tests.
  static let totsugo = Program("totsugo")
  static let hasSQLite = totsugo != nil && Program("totsugo-export") != nil

  private init?(_ name: String) {
    guard let own = CommandLine.arguments.first, let slash = own.lastIndex(of: "/") else { return nil }
    path = own[..<slash] + "/" + name
    guard access(path, X_OK) == 0 else { return nil }
  }

  /// Starts it; standard input and output are files where paths are given, what it says on standard error is dropped.
  func start(_ words: [String], input: String = "/dev/null", output: String = "/dev/null") throws -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t? = nil
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, input, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    let arguments: [UnsafeMutablePointer<CChar>?] = ([path] + words).map { strdup($0) } + [nil]
    defer { for word in arguments { free(word) } }
    var process: pid_t = 0
    try #require(posix_spawn(&process, path, &actions, nil, arguments, environ) == 0)
    return process
  }

  func run(_ words: [String], input: String = "/dev/null", output: String = "/dev/null") throws -> Int32 {
    Self.wait(try start(words, input: input, output: output))
  }

  /// Its exit status, or less than zero: the signal that ended it.
  static func wait(_ process: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    return status & 0x7F == 0 ? status >> 8 & 0xFF : -(status & 0x7F)
  }
}
