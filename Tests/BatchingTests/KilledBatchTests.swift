import Testing
import Totsugo

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The command itself, killed on the way.
@Suite struct KilledBatchTests {
  /// The command beside this test, as one build makes both.
  private static let program: String? = {
    guard let own = CommandLine.arguments.first, let slash = own.lastIndex(of: "/") else { return nil }
    let path = own[..<slash] + "/totsugo"
    return access(String(path), X_OK) == 0 ? String(path) : nil
  }()

  private static let japanese = """
    連結損益計算書 （単位：百万円）
    \t2025年3月期\t2024年3月期
    売上高\t12,345\t11,234
    売上原価\t8,000\t7,500
    売上総利益\t4,345\t3,734

    """
  private static let english = """
    Consolidated Statements of Income (Millions of yen)
    \tFiscal year ended March 31, 2025\tFiscal year ended March 31, 2024
    Net sales\t12,345\t11,234
    Cost of sales\t8,000\t7,500
    Gross profit\t4,345\t3,743

    """

  private func start(_ words: [String]) throws -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t? = nil
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    let arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for word in arguments { free(word) } }
    var process: pid_t = 0
    try #require(posix_spawn(&process, words[0], &actions, nil, arguments, environ) == 0)
    return process
  }

  private func wait(_ process: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    return status & 0x7F == 0 ? status >> 8 & 0xFF : -(status & 0x7F)
  }

  @Test(.enabled(if: program != nil, "the command has not been built beside the tests"))
  func killedTwiceItLosesNothingAndDoublesNothing() throws {
    let program = try #require(Self.program)
    let folder = try TemporaryFolder()
    _ = try folder.write(Self.japanese, as: "ja.txt")
    _ = try folder.write(Self.english, as: "en.txt")
    let rows = (0..<200).map { $0 == 7 ? "7,nowhere.txt,\n" : "\($0),ja.txt,en.txt\n" }
    let manifest = try folder.write("id,ja,en\n" + rows.joined(), as: "m.csv")

    let whole = try start([program, "batch", manifest, "-o", folder.path + "/whole", "--jobs", "1"])
    #expect(wait(whole) == 1, "one pair cannot be read, and the others have an error")
    let expected = folder.read("whole")
    #expect(expected.split(separator: "\n").count == 200)

    for _ in 0..<2 {
      let before = folder.size("out")
      let process = try start([program, "batch", manifest, "-o", folder.path + "/out", "--jobs", "2"])
      for _ in 0..<2_000 where before < folder.size("whole") && folder.size("out") <= before { usleep(1_000) }
      kill(process, SIGKILL)
      let end = wait(process)
      #expect(end == -SIGKILL || end == 1)
      #expect(expected.hasPrefix(folder.read("out")), "whatever was written is the beginning of the whole")
    }
    let last = try start([program, "batch", manifest, "-o", folder.path + "/out", "--jobs", "2"])
    #expect(wait(last) == 1)
    #expect(folder.read("out") == expected)
  }
}
