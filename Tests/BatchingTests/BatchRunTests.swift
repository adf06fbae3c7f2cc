import Batching
import Exports
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A worker in the shell: it answers with the request's id, dies on `die`, hangs on `hang`, and is slow on every third.
private let worker: [String] = [
  "/bin/sh", "-c",
  """
  while read -r line; do
    id=${line#*\\"id\\":\\"}; id=${id%%\\"*}
    case $id in
      die*) kill -9 $$;;
      hang*) sleep 60;;
      *3) sleep 0.05;;
    esac
    echo "{\\"id\\":\\"$id\\",\\"status\\":\\"ok\\",\\"error\\":null,\\"counts\\":{\\"error\\":0,\\"warning\\":0}}"
  done
  """,
]

private func answer(_ id: String) -> String {
  #"{"id":""# + id + #"","status":"ok","error":null,"counts":{"error":0,"warning":0}}"# + "\n"
}

/// What an interrupted run may leave behind, by how many whole records of `0, 1, 2, …` it holds, or why it is refused.
private let leftovers: [(text: String, whole: Int?)] = [
  ("", 0), (answer("0"), 1), (answer("0") + answer("1"), 2), (answer("0") + #"{"id":"1","sta"#, 1),
  (answer("0") + #"{"i"#, 1), (answer("0") + answer("1") + "\0\0\0\0", 2), (answer("0") + "\0\0\n\0\0", 1),
  (#"{"id":"0","status":"ok"}"#, 0), ("my own notes\n", nil), (answer("7"), nil), (answer("0") + answer("2"), nil),
]

@Suite struct BatchRunTests {
  private func manifest(_ ids: [String]) -> String { "id,ja,en\n" + ids.map { "\($0),a,b\n" }.joined() }

  private func run(_ folder: TemporaryFolder, jobs: Int, timeout: Int = 60) throws -> BatchRun.Progress {
    var source = try PairSource(folder.path + "/m.csv")
    let output = try LineOutput(folder.path + "/out", goingOnWith: &source)
    let settings = BatchRun.Settings(jobs: jobs, timeout: timeout, worker: worker)
    return try BatchRun(source, to: output, settings) { _ in }.run()
  }

  @Test func anyNumberOfJobsGivesTheSameOutput() throws {
    let ids = (0..<120).map(String.init)
    for jobs in [1, 3, 8] {
      let folder = try TemporaryFolder()
      _ = try folder.write(manifest(ids), as: "m.csv")
      let progress = try run(folder, jobs: jobs)
      #expect(progress == .init(finished: 120, faulty: 0))
      #expect(folder.read("out") == ids.map(answer).joined())
    }
  }

  @Test func aPairThatKillsOrHangsItsWorkerCostsOneRecord() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write(manifest(["0", "die", "1", "hang", "2"]), as: "m.csv")
    let progress = try run(folder, jobs: 2, timeout: 1)
    #expect(progress == .init(finished: 5, faulty: 2))
    let lines = folder.read("out").split(separator: "\n").map(String.init)
    #expect(lines.count == 5)
    #expect(
      lines[1] + "\n" == String(decoding: BatchExport.error("die", "the reader was ended by signal 9"), as: UTF8.self))
    #expect(lines[3] + "\n" == String(decoding: BatchExport.error("hang", "no result within 1 s"), as: UTF8.self))
    #expect([0, 2, 4].map { lines[$0] + "\n" } == ["0", "1", "2"].map(answer))
  }

  @Test func whatAnInterruptedRunLeftIsGoneOnWith() throws {
    let ids = (0..<5).map(String.init)
    for leftover in leftovers {
      let folder = try TemporaryFolder()
      _ = try folder.write(manifest(ids), as: "m.csv")
      _ = try folder.write(leftover.text, as: "out")
      guard let whole = leftover.whole else {
        #expect(throws: BatchFailure.self, "\(leftover.text)") { try run(folder, jobs: 2) }
        #expect(folder.read("out") == leftover.text)
        continue
      }
      var source = try PairSource(folder.path + "/m.csv")
      var output: LineOutput? = try LineOutput(folder.path + "/out", goingOnWith: &source)
      #expect(output?.finished == whole, "\(leftover.text)")
      #expect(throws: BatchFailure.self, "two batches write to one file") { try run(folder, jobs: 1) }
      output = nil
      _ = try run(folder, jobs: 2)
      #expect(folder.read("out") == ids.map(answer).joined(), "\(leftover.text)")
    }
  }

  @Test func aBatchIsGoneOnWithAsItWasBegun() throws {
    for begun in [true, false] {
      let folder = try TemporaryFolder()
      _ = try folder.write(manifest(["0", "1"]), as: "m.csv")
      _ = try folder.write(String(decoding: BatchExport.error("0", "none", facts: begun), as: UTF8.self), as: "out")
      var source = try PairSource(folder.path + "/m.csv")
      #expect(throws: BatchFailure.self) { try LineOutput(folder.path + "/out", facts: !begun, goingOnWith: &source) }
      source = try PairSource(folder.path + "/m.csv")
      #expect(try LineOutput(folder.path + "/out", facts: begun, goingOnWith: &source).finished == 1)
    }
  }

  @Test func aManifestWithAFaultEndsTheBatchBehindWhatCameBefore() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write(manifest(["0", "1"]) + "only-an-id\n", as: "m.csv")
    #expect(throws: BatchFailure(name: folder.path + "/m.csv", line: 4, reason: "a field is missing")) {
      try run(folder, jobs: 2)
    }
    #expect(folder.read("out") == answer("0") + answer("1"))
  }
}
