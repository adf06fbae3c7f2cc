import Batching
import Testing

/// A text and the kind of value that it is; nil where it is none.
private let kinds: [(String, JSONValue.Kind?)] = [
  ("1", .number), ("-0.5e+10", .number), (" null ", .null), ("true", .flag), (#""△0""#, .text), ("[]", .array),
  ("{ }", .object), ("01", nil), ("1.", nil), ("nan", nil), ("0x10", nil), ("+1", nil), ("", nil), ("{} {}", nil),
  (#""a"#, nil), (#""\"#, nil), ("[", nil), ("{\"a\":[1}", nil), ("\"a\u{01}b\"", nil), ("tru", nil),
]

/// Strings as they are written, and their text.
private let strings: [(String, String?)] = [
  (#""営業利益""#, "営業利益"), (#""a\n\t\"\\\/b""#, "a\n\t\"\\/b"), (#""\u55b6\u696D""#, "営業"), (#""\ud83d\ude00""#, "😀"),
  (#""\ud83d""#, nil), (#""\ude00""#, nil), (#""\x41""#, nil), (#""\u12""#, nil),
]

/// Objects that are none, though they begin and end like one.
private let broken: [String] = [
  #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#, #"{a:1}"#, #"{"a" 1}"#, #"{"a":1 "b":2}"#, #"{1:2}"#, #"{,}"#,
]

/// Lines and what they are as flat objects: members as `key=value`, `-` for null; nil where they are none.
private let flat: [(String, [String]?)] = [
  (#"{"id":"1","ja":"a","en":null}"#, ["id=1", "ja=a", "en=-"]), (#"{"id":2,"ja":true}"#, ["id=2", "ja=true"]),
  ("{}", []), (#"{"id":"1","id":"2"}"#, nil), (#"{"id":[]}"#, nil), (#"{"id":{"a":1}}"#, nil), (#"["id"]"#, nil),
  (#"{"id":"1"}{"id":"2"}"#, nil), (#"{"id":NaN}"#, nil),
]

@Suite struct JSONValueTests {
  @Test func kindsAreToldApart() {
    for (text, kind) in kinds { #expect(JSONValue(Array(text.utf8))?.kind == kind, "\(text)") }
  }

  @Test func stringsAreReadWithTheirEscapes() {
    for (text, value) in strings { #expect(JSONValue(Array(text.utf8))?.text == value, "\(text)") }
  }

  @Test func membersAndElementsAreGivenInOrder() throws {
    let value = try #require(JSONValue(Array(#"{"a":{"b":[1, "x,]}"]},"c":-7}"#.utf8)))
    var seen: [String] = []
    let isObject = value.members { key, value in
      seen.append("\(key)=\(value.source)")
      _ = value.members { key, value in
        seen.append(key)
        #expect(value.elements { seen.append($0.source) })
      }
    }
    #expect(isObject)
    #expect(seen == [#"a={"b":[1, "x,]}"]}"#, "b", "1", #""x,]}""#, "c=-7"])
  }

  @Test func brokenObjectsAreNone() {
    for text in broken { #expect(JSONValue(Array(text.utf8)).map { $0.members { _, _ in } } != true, "\(text)") }
  }

  @Test func nestingCostsNoStack() throws {
    let deep = try #require(
      JSONValue([UInt8](repeating: 0x5B, count: 200_000) + [UInt8](repeating: 0x5D, count: 200_000)))
    #expect(deep.kind == .array)
    #expect(FlatJSON(Array(#"{"id":"#.utf8) + [UInt8](repeating: 0x5B, count: 200_000)) == nil)
  }

  @Test func flatObjectsHaveNothingNestedAndNoKeyTwice() {
    for (text, members) in flat {
      let object = FlatJSON(Array(text.utf8))
      #expect((object == nil) == (members == nil), "\(text)")
      for member in members ?? [] {
        let parts = member.split(separator: "=").map(String.init)
        #expect((object?[parts[0]] ?? "-") == parts[1], "\(text)")
      }
    }
  }
}
