import Batching
import Testing

/// A manifest and the pairs that it names, as `id ja en`, or the line and reason of its fault.
private struct Case: CustomTestStringConvertible {
  var text: String
  var pairs: [String]
  var fault: String?

  init(_ text: String, _ pairs: [String], fault: String? = nil) {
    self.text = text
    self.pairs = pairs
    self.fault = fault
  }

  var testDescription: String { text }
}

private let manifests: [Case] = [
  Case("id,ja,en\n1,a/ja.txt,a/en.txt\n2,b.txt,\n", ["1 a/ja.txt a/en.txt", "2 b.txt -"]),
  Case("\u{FEFF}id,ja,en\r\n1,日本.txt,en.txt\r\n", ["1 日本.txt en.txt"]),
  Case("en,ja,id\nx,y,z", ["z y x"]),
  Case("id,ja\n9432,both.htm", ["9432 both.htm -"]),
  Case("id,ja,en\n\"a, \"\"b\"\"\",\"one\ntwo.txt\",c\n\n3,d,e\n", ["a, \"b\" one\ntwo.txt c", "3 d e"]),
  Case("ID, JA ,En\n", [], fault: "manifest:1: a manifest begins"),
  Case("id,ja,en\n1\n", [], fault: "manifest:2: a field is missing"),
  Case("id,ja,en\n1,\"a\n", [], fault: "manifest:2: a quoted field does not end"),
  Case(
    "{\"id\":\"1\",\"ja\":\"a\",\"en\":\"b\"}\n{\"id\":2,\"ja\":\"\\u65e5\\u672c\",\"en\":null}\n", ["1 a b", "2 日本 -"]),
  Case(" {\"ja\":\"a\\tb\",\"id\":\"\\ud83d\\ude00\",\"more\":true} ", ["😀 a\tb -"]),
  Case("{\"id\":\"1\"}", [], fault: "manifest:1: the object has no ja"),
  Case("{\"id\":\"1\",\"ja\":[]}", [], fault: "manifest:1: not a JSON object"),
  Case("", []),
]

/// Base64 and the bytes that it stands for; nil where it is none.
private let encodings: [(String, [UInt8]?)] = [
  ("", []), ("44GC", [0xE3, 0x81, 0x82]), ("AA==", [0]), ("AA", [0]), ("-_8=", [0xFB, 0xFF]), ("A", nil), ("A=A", nil),
  ("@@@@", nil),
]

@Suite struct ManifestTests {
  @Test func manifestsNameTheirPairs() throws {
    for manifest in manifests {
      let folder = try TemporaryFolder()
      let path = try folder.write(manifest.text, as: "manifest")
      var pairs: [String] = []
      var fault: String?
      do {
        var source = try PairSource(path)
        while let pair = try source.next() { pairs.append("\(pair.id) \(pair.japanese) \(pair.english ?? "-")") }
      } catch {
        fault = error.description
      }
      #expect(pairs == manifest.pairs, "\(manifest.text)")
      let expected = manifest.fault.map { "\(folder.path)/\($0)" }
      #expect(
        fault == nil && expected == nil || expected.map { fault?.hasPrefix($0) == true } == true,
        "\(manifest.text): \(fault ?? "no fault")")
    }
  }

  @Test func pathsStartFromTheManifestsFolder() throws {
    let folder = try TemporaryFolder()
    let source = try PairSource(try folder.write("id,ja,en\n1,a,b\n2,c,d\n", as: "m.csv"))
    #expect(source.path("a/ja.txt") == folder.path + "/a/ja.txt")
    #expect(source.path("/a/ja.txt") == "/a/ja.txt")
    #expect(source.expected == 2)
  }

  @Test func foldersArePairedByTheirNames() throws {
    let folder = try TemporaryFolder()
    for name in [
      "7/ja.txt", "7/en.txt", "6/ja.htm", "6/en.txt", "5_ja.htm", "5_en.htm", "4.ja.txt", "4.en.txt", "x.txt",
    ] {
      _ = try folder.write("", as: name)
    }
    var source = try PairSource(folder.path)
    var pairs: [String] = []
    while let pair = try source.next() { pairs.append("\(pair.id) \(pair.japanese) \(pair.english ?? "-")") }
    #expect(pairs == ["4 4.ja.txt 4.en.txt", "5 5_ja.htm 5_en.htm", "7 7/ja.txt 7/en.txt"])

    var named = try PairSource(folder.path, patterns: FilePatterns(japanese: "{id}/ja.htm", english: "{id}/en.txt"))
    #expect(try named.next() == BatchPair(id: "6", japanese: "6/ja.htm", english: "6/en.txt"))
    #expect(try named.next() == nil)
    #expect(FilePatterns(japanese: "ja.txt", english: nil) == nil)
    #expect(throws: BatchFailure.self) { try PairSource(folder.path + "/nowhere") }
  }

  @Test func requestsCarryPathsOrContents() throws {
    let paths = try WorkerRequest(Array(#"{"id":"1","ja":"a","en":"b","en_name":"c"}"#.utf8))
    #expect(paths.japanese.path == "a" && paths.japanese.name == "a" && paths.japanese.contents == nil)
    #expect(paths.english?.path == "b" && paths.english?.name == "c")
    let contents = try WorkerRequest(Array(#"{"id":"1","ja":"a","ja_base64":"44GC"}"#.utf8))
    #expect(contents.japanese.contents == [0xE3, 0x81, 0x82] && contents.english == nil)
  }

  @Test func base64IsReadWithAndWithoutPadding() {
    for (text, bytes) in encodings { #expect(decodedBase64(text) == bytes, "\(text)") }
  }
}
