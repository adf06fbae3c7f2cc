import SourceText
import Testing

private let texts = [
  "", " ", "営業利益", "営業利益 ", " Net  income ", "NET INCOME", "Ｎｅｔ income", "Ⅷ その他", "資産合計", "計", "Größe", "ΔX", "a",
]

/// Words, prefixes and suffixes by bytes are those of the characters, for text that has been folded.
@Test(arguments: texts)
func wordsAndEndsAreThoseOfTheCharacters(_ text: String) {
  #expect(text.words == text.split(separator: " " as Character).map { String($0) })
  #expect(text.inLowerCase == text.lowercased())
  for other in texts {
    #expect(text.hasPrefix(other) == text.utf8.starts(with: other.utf8))
    #expect(text.hasSuffix(other) == text.utf8.reversed().starts(with: other.utf8.reversed()))
    #expect((text.byteOffset(of: other) != nil) == Array(text.utf8).contains(Array(other.utf8)))
  }
}

@Test(arguments: [("取得による", true), ("取得", false), ("Cost OF", true), ("of", true), ("", false), ("f", false)])
func aSetOfWordsKnowsHowATextEnds(_ text: String, _ ends: Bool) {
  let words: WordSet = ["による", "of"]
  #expect(words.isSuffix(of: text) == ends)
}

@Test(arguments: [("及び現金", true), ("現金及び", false), ("OF which", true), ("", false)])
func aSetOfWordsKnowsHowATextBegins(_ text: String, _ begins: Bool) {
  let words: WordSet = ["及び", "of"]
  #expect(words.isPrefix(of: text) == begins)
}

@Test(arguments: [
  ("短期借八金", "短期借入金", 0.6), ("abc", "abcdefgh", 0.6), ("", "a", 0.1), ("営業利益", "営業利益", 1), ("abcd", "abxy", 0.5),
])
func textsAreAlikeWhereTheirLikenessSaysSo(_ left: String, _ right: String, _ least: Double) {
  #expect(areAlike(left, right, least) == (likeness(left, right) >= least))
}
