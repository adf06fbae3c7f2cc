import GRDB
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The command itself, killed on the way.
@Suite struct KilledBatchTests {
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

  /// 200 pairs with an error each, but for one that cannot be read.
  private func manifest(in folder: TemporaryFolder) throws -> String {
    _ = try folder.write(Self.japanese, as: "ja.txt")
    _ = try folder.write(Self.english, as: "en.txt")
    let rows = (0..<200).map { $0 == 7 ? "7,nowhere.txt,\n" : "\($0),ja.txt,en.txt\n" }
    return try folder.write("id,ja,en\n" + rows.joined(), as: "m.csv")
  }

  @Test(.enabled(if: Program.totsugo != nil, "the command has not been built beside the tests"))
  func killedTwiceItLosesNothingAndDoublesNothing() throws {
    let program = try #require(Program.totsugo)
    let folder = try TemporaryFolder()
    let manifest = try manifest(in: folder)
    let whole = try program.run(["batch", manifest, "-o", folder.path + "/whole", "--jobs", "1"])
    #expect(whole == 1, "one pair cannot be read, and the others have an error")
    let expected = folder.read("whole")
    #expect(expected.split(separator: "\n").count == 200)

    for _ in 0..<2 {
      let before = folder.size("out")
      let process = try program.start(["batch", manifest, "-o", folder.path + "/out", "--jobs", "2"])
      for _ in 0..<2_000 where before < folder.size("whole") && folder.size("out") <= before { usleep(1_000) }
      kill(process, SIGKILL)
      let end = Program.wait(process)
      #expect(end == -SIGKILL || end == 1)
      #expect(expected.hasPrefix(folder.read("out")), "whatever was written is the beginning of the whole")
    }
    #expect(try program.run(["batch", manifest, "-o", folder.path + "/out", "--jobs", "2"]) == 1)
    #expect(folder.read("out") == expected)
  }

  @Test(.enabled(if: Program.hasSQLite, "the command has not been built beside the tests"))
  func theSameHoldsOfADatabase() throws {
    let program = try #require(Program.totsugo)
    let folder = try TemporaryFolder()
    let manifest = try manifest(in: folder)
    func words(_ name: String, jobs: Int) -> [String] {
      ["batch", manifest, "-f", "sqlite", "-o", folder.path + "/" + name, "--jobs", "\(jobs)"]
    }
    #expect(try program.run(words("whole", jobs: 1)) == 1)
    let expected = try rows(of: folder.path + "/whole")
    #expect(expected.count == 200 + 199)
    #expect(expected[7].contains("nowhere.txt"))

    for _ in 0..<2 {
      let before = folder.size("out") + folder.size("out-wal")
      let process = try program.start(words("out", jobs: 2))
      for _ in 0..<400 where folder.size("out") + folder.size("out-wal") <= before { usleep(1_000) }
      usleep(20_000)
      kill(process, SIGKILL)
      let end = Program.wait(process)
      #expect(end == -SIGKILL || end == 1)
    }
    #expect(try program.run(words("out", jobs: 2)) == 1)
    #expect(try rows(of: folder.path + "/out") == expected)
    #expect(folder.size("out-wal") == 0, "one file, without a journal")
    // The same pairs once more: nothing to do.
    #expect(try program.run(words("out", jobs: 2)) == 1)
    #expect(try rows(of: folder.path + "/out") == expected)
  }

  /// Every row of both tables, as text.
  private func rows(of path: String) throws -> [String] {
    let queue = try DatabaseQueue(path: path)
    return try queue.read { database in
      try Row.fetchAll(database, sql: "SELECT * FROM pair ORDER BY number").map(\.description)
        + Row.fetchAll(database, sql: "SELECT * FROM finding ORDER BY pair, position").map(\.description)
    }
  }
}
