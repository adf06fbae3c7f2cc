import ArgumentParser
import Testing

@testable import TotsugoCLI

/// A call that is put together without the parser is the one that the parser makes.
@Test(arguments: [["ja.txt", "en.txt"], ["both.txt"], ["a b", "営業.txt"], ["./-x"], ["check"], ["help"]])
func aPlainCallIsWhatTheParserMakesOfIt(_ words: [String]) throws {
  let plain = try #require(CheckCommand(plain: words))
  let parsed = try CheckCommand.parse(words)
  var (own, other) = ("", "")
  dump(plain, to: &own)
  dump(parsed, to: &other)
  #expect(own == other)
}

/// Options, standard input and wrong calls are the parser's.
@Test(
  arguments: [
    [], [""], ["-"], ["-", "-"], ["a", "b", "c"], ["--help"], ["-h"], ["a", "--format", "json"], ["--audit-only", "a"],
    ["--", "a"],
    ["a", "-o", "x"], ["--version"],
  ])
func anyOtherCallIsLeftToTheParser(_ words: [String]) {
  #expect(CheckCommand(plain: words).map { _ in true } == nil)
}
