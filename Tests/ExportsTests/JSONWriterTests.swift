import Exports
import Testing
import Writing

/// A string and what JSON makes of it.
private let escapes: [(String, String)] = [
  ("", #""""#),
  ("営業利益", #""営業利益""#),
  (#"a"b\c/d"#, #""a\"b\\c/d""#),
  ("tab\tline\nreturn\r", #""tab\tline\nreturn\r""#),
  ("\u{08}\u{0C}\u{00}\u{01}\u{0F}\u{10}\u{1B}\u{1F}", #""\b\f\u0000\u0001\u000f\u0010\u001b\u001f""#),
  ("\u{7F}\u{2028}😀が", "\"\u{7F}\u{2028}😀が\""),
  ("△1,234％　㈱", #""△1,234％　㈱""#),
]

/// A score and how it is written.
private let scores: [(Double, String)] = [
  (0, "0"), (1, "1"), (0.95, "0.95"), (0.9537, "0.954"), (0.0004, "0"), (2, "1"), (-1, "0"), (.nan, "0"),
  (.infinity, "0"),
]

@Suite struct JSONWriterTests {
  @Test func escapesWhatJSONMustAndNothingElse() {
    for (value, expected) in escapes {
      var writer = JSONWriter()
      writer.string(value)
      #expect(String(decoding: writer.bytes, as: UTF8.self) == expected)
    }
  }

  @Test func writesScoresWithThreePlaces() {
    for (score, expected) in scores {
      var writer = JSONWriter()
      writer.object { $0.member("score", score: score) }
      #expect(String(decoding: writer.bytes, as: UTF8.self) == #"{"score":\#(expected)}"#)
    }
  }

  @Test func keepsTheOrderOfKeysAndSeparatesElements() {
    var writer = JSONWriter()
    writer.object {
      $0.member("b", "x")
      $0.member("a", ["1", "2"])
      $0.array("none") { _ in }
      $0.object("inner") { $0.member("yes", true) }
      $0.member("n", -3)
      $0.null("nil")
    }
    writer.endLine()
    writer.object { _ in }
    let expected = #"{"b":"x","a":["1","2"],"none":[],"inner":{"yes":true},"n":-3,"nil":null}"# + "\n{}"
    #expect(String(decoding: writer.bytes, as: UTF8.self) == expected)
  }

  @Test func breaksLinesOnlyAsDeepAsAsked() {
    var writer = JSONWriter(brokenDepth: 2)
    writer.object {
      $0.array("list") {
        $0.object { $0.member("a", 1) }
        $0.object { $0.member("a", 2) }
      }
      $0.array("empty") { _ in }
    }
    let expected = """
      {
        "list":[
          {"a":1},
          {"a":2}
        ],
        "empty":[]
      }
      """
    #expect(String(decoding: writer.bytes, as: UTF8.self) == expected)
  }
}
