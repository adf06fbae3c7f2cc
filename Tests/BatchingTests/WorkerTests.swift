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

/// What a worker is sent, and the error that it answers with, "" for none; nil where the line needs no answer.
private let lines: [(request: String, error: String?)] = [
  ("", nil), ("   \r", nil), ("{", "not a request"), ("\u{0}\u{1}\u{7F}", "not a request"), ("[1,2]", "not a request"),
  (#"{"id":"a"}"#, "neither ja nor ja_base64"), (#"{"ja":"a.txt"}"#, "no id"),
  (#"{"id":"a","ja":{}}"#, "not a request"),
  (#"{"id":"a","ja_base64":"@"}"#, "ja_base64 is no base64"), (#"{"id":"a","ja":"/nowhere/a"}"#, "/nowhere/a"),
  (#"{"id":"a","ja":"/"}"#, "directory"), (#"{"id":"a","ja":"-"}"#, "-: "),
  (#"{"id":"a","ja_base64":""}"#, "empty"), (#"{"id":"a","ja_base64":"YWIAYw=="}"#, "binary"),
  (#"{"id":"a","ja_base64":"UEsDBAAAAAA="}"#, "ja"), (#"{"id":"a","ja_base64":"JVBERi0xLjQ="}"#, "ja"),
  (#"{"id":"line\nend","ja":"/nowhere/\n"}"#, "/nowhere"),
]

@Suite struct WorkerTests {
  /// Plain, and with a process of its own for the pairs.
  @Test(
    .enabled(if: Program.totsugo != nil, "the command has not been built beside the tests"),
    arguments: [[], ["--timeout", "60"]])
  func everyLineIsAnsweredWithOneRecord(_ options: [String]) throws {
    let program = try #require(Program.totsugo)
    let folder = try TemporaryFolder()
    // The last line breaks off.
    let requests = try folder.write(lines.map { $0.request + "\n" }.joined() + #"{"id":"half","ja"#, as: "requests")
    #expect(try program.run(["worker"] + options, input: requests, output: folder.path + "/records") == 0)
    let records = folder.read("records").split(separator: "\n").map(String.init)
    let expected = lines.compactMap(\.error) + ["not a request"]
    #expect(records.count == expected.count)
    for (record, error) in zip(records, expected) {
      let object = try #require(JSONValue(Array(record.utf8)), "\(record)")
      var reason: String?
      #expect(object.members { if $0 == "error" { reason = $1.text } })
      #expect(reason?.contains(error) == true, "\(record)")
    }
  }

  /// A pipe that nobody writes to hangs its reader.
  @Test(.enabled(if: Program.totsugo != nil, "the command has not been built beside the tests"))
  func aPairThatHangsItsReaderCostsOneRecord() throws {
    let program = try #require(Program.totsugo)
    let folder = try TemporaryFolder()
    try #require(mkfifo(folder.path + "/pipe", 0o600) == 0)
    let lines = ["pipe", "nowhere"].map { #"{"id":"\#($0)","ja":"\#(folder.path)/\#($0)"}"# + "\n" }
    let requests = try folder.write(lines.joined(), as: "requests")
    let words = ["worker", "--facts", "--timeout", "1"]
    #expect(try program.run(words, input: requests, output: folder.path + "/records") == 0)
    let records = folder.read("records").split(separator: "\n").map(String.init)
    try #require(records.count == 2)
    #expect(
      records[0] + "\n"
        == String(decoding: BatchExport.error("pipe", "no result within 1 s", facts: true), as: UTF8.self))
    #expect(records[1].contains("No such file"))
  }

  @Test func lineReadersHoldNoMoreThanTheirLimit() throws {
    let folder = try TemporaryFolder()
    let long = String(repeating: "x", count: 300_000)
    _ = try folder.write("abc\n" + long + "\nabcdef\nde\n" + long, as: "lines")
    var seen: [String] = []
    try folder.reading("lines") { descriptor in
      var reader = LineReader(descriptor, limit: 5)
      while let line = reader.next() {
        seen.append(String(decoding: line.bytes, as: UTF8.self) + (line.isCut ? "…" : "") + (line.isWhole ? "" : "!"))
      }
    }
    #expect(seen == ["abc", "xxxxx…", "abcde…", "de", "xxxxx…!"])
  }

  @Test func requestsSayWhatIsWrongWithThem() {
    #expect(throws: WorkerRequest.Fault(id: "1", reason: "not a request: en_base64 is no base64")) {
      try WorkerRequest(Array(#"{"id":"1","ja":"a","en_base64":"A"}"#.utf8))
    }
    #expect(throws: WorkerRequest.Fault(id: "", reason: "not a request: no id")) {
      try WorkerRequest(Array(#"{"ja":"a"}"#.utf8))
    }
  }
}
