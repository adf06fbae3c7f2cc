import Testing

@testable import Reports

/// Text and the columns it takes.
private let widths: [(String, Int)] = [
  ("", 0), ("Operating income", 16), ("営業利益", 8), ("営業利益(損失)", 14), ("ﾃｰﾌﾞﾙ", 5), ("１２３", 6), ("△1,234", 6),
  ("▲※→…", 4), ("（単位：千円）", 14), ("が", 2), ("か\u{3099}", 2), ("e\u{301}", 1), ("JРY", 3), ("㈱〒", 4), ("😀", 2),
  ("\u{1B}[31m", 4), ("ー〜", 4), ("𠮷野家", 6), ("€100", 4), ("①", 1), ("\u{FE0F}", 0),
]

/// Text, limit, and what is left.
private let cuts: [(String, Int, String)] = [
  ("営業利益", 8, "営業利益"), ("営業利益", 7, "営業利…"), ("営業利益", 6, "営業…"), ("Operating income", 10, "Operating…"),
  ("Operating income", 11, "Operating…"), ("abc", 3, "abc"), ("abcd", 3, "ab…"),
]

/// Quoted input and what a terminal may see of it.
private let quotations: [(String, String)] = [
  ("a\tb\r\nc", "a b c"), ("\u{1B}[31mred\u{7}", "[31mred"), ("  売上高　合計 ", "売上高 合計"), ("a\u{202E}b\u{200B}", "ab"),
]

/// Text, width, and its lines.
private let paragraphs: [(String, Int, [String])] = [
  ("The Japanese lacks it.", 12, ["The Japanese", "lacks it."]),
  ("合計が合わない。", 14, ["合計が合わな", "い。"]),
  ("営業損失446,432千円", 12, ["営業損失", "446,432千円"]),
  ("（注）を見る", 8, ["（注）を", "見る"]),
  ("Unbreakablewords stay", 5, ["Unbreakablewords", "stay"]),
  ("", 10, []),
]

@Suite struct DisplayWidthTests {
  @Test func countsColumnsAsATerminalDoes() {
    for (text, width) in widths { #expect(displayWidth(text) == width, "\(text)") }
  }

  @Test func cutsAtWholeCharactersAndWithinTheLimit() {
    for (text, limit, expected) in cuts {
      #expect(shortened(text, to: limit) == expected)
      #expect(displayWidth(shortened(text, to: limit)) <= limit)
    }
  }

  @Test func quotedInputCannotMoveTheCursor() {
    for (text, expected) in quotations { #expect(printable(text) == expected) }
  }

  @Test func wrapsAtSpacesAndBesideWideCharacters() {
    for (text, width, expected) in paragraphs { #expect(wrapped(text, width: width) == expected) }
  }

  @Test func figuresLineUpAtTheirLastDigit() {
    var grid = TextGrid(.leading, .figure, .leading)
    grid.add("日本語", "△1,234", "千円")
    grid.add("English", "(1,234)", "thousand yen")
    grid.add("", "7.2%", "x")
    grid.add("", "—", "x")
    #expect(
      grid.lines(indent: 1, palette: Palette(isColoured: false)) == [
        " 日本語   △1,234   千円", " English  (1,234)  thousand yen", "             7.2%  x", "               —   x",
      ])
  }

  @Test func coloursDoNotMoveColumns() {
    var grid = TextGrid(.leading, .leading)
    grid.add([TextGrid.Cell(text: "営業", style: .error), TextGrid.Cell(text: "x")])
    grid.add("income", "x")
    let lines = grid.lines(indent: 0, palette: Palette(isColoured: true))
    #expect(lines == ["\u{1B}[1;31m営業\u{1B}[0m    x", "income  x"])
  }
}
