import ReleaseModel
import SourceText
import Testing

@testable import Reports

@Suite struct CheckReportTests {
  @Test func englishReport() {
    let expected = """
      ✗ 2 errors, 2 warnings, 1 note    1 table paired (1 Japanese, 2 English) · 1,003 cells compared, 998 agree \
      · 66% of amounts proved

      ERROR  sign   連結損益計算書 › 営業利益(損失)   Operating income(loss)   three months to 2003-03-31
             日本語    446,432   千円          line 160, cell 4  ← likely wrong
             English  (446,432)  thousand yen  line 633, cell 4
             The Japanese lacks the parentheses. The loss before income taxes foots only with a loss of 446,432.

      ERROR  missing-row   連結損益計算書 › 支払利息
             日本語   支払利息  line 161
             English  none
             The English version lacks this row.

      WARNING  unit   連結損益計算書
               日本語   （単位：千円）     line 151
               English  (millions of yen)  line 624
               The units of the tables differ.

      WARNING  period (prior-period)   要約 › 売上高   Revenues
               日本語   38,779  百万円       three months to 2003-03-31   line 10, cell 1
               English    38.8  billion yen  twelve months to 2004-03-31  line 2010, cell 10
               The periods differ.

      Notes
        extra-table  en:700  Balance Sheet  Only the English version has this table.

      What was compared
        Japanese  ja.txt    700 lines   1 table
        English   en.txt  1,200 lines  2 tables

        Tables paired
          連結損益計算書  Consolidated Statement of Income  2 rows  2 columns  0.95

        Tables that only one version has
          English  Balance Sheet  line 696

        rows   1 paired, 1 in Japanese only, 0 in English only
        cells  1,003 compared, 998 agree, 5 differ
               4 left out because one side cannot be read

        Repaired or left alone
          garbled copy of a neighbouring row  Japanese  2  lines 161, 171
          garbled copy of a neighbouring row  English   1  line 641
          ruling or stray marks               Japanese  1  line 172

      """
    #expect(TextReport(language: .english).check(Samples.result) == expected)
  }

  @Test func japaneseReport() {
    let expected = """
      ✗ エラー2件、警告2件、参考1件    1表が対応（日本語1表、英語2表） · 1,003セルを照合、998セルが一致 · 金額の66%を検算済み

      エラー  符号   連結損益計算書 › 営業利益(損失)   Operating income(loss)   2003-03-31までの3か月
              日本語    446,432   千円          160行 セル4  ← 誤りの疑い
              English  (446,432)  thousand yen  633行 セル4
              日本語版に括弧がない。税引前当期損失は営業損失446,432千円でなければ合計が合わない。

      エラー  行の欠落   連結損益計算書 › 支払利息
              日本語   支払利息  161行
              English  なし
              英語版にこの行がない。

      警告    単位   連結損益計算書
              日本語   （単位：千円）     151行
              English  (millions of yen)  624行
              表の単位が異なる。

      警告    期間（前期の数値）   要約 › 売上高   Revenues
              日本語   38,779  百万円       2003-03-31までの3か月   10行 セル1
              English    38.8  billion yen  2004-03-31までの12か月  2010行 セル10
              期間が異なる。

      参考
        余分な表  en:700  Balance Sheet  英語版にのみある表。

      照合の範囲
        日本語  ja.txt    700行  1表
        英語    en.txt  1,200行  2表

        対応した表
          連結損益計算書  Consolidated Statement of Income  2行  2列  0.95

        一方にのみある表
          英語  Balance Sheet  696行

        行    1行が対応、日本語のみ1行、英語のみ0行
        セル  1,003セルを照合、998セルが一致、5セルが相違
              4セルは一方が判読できないため照合せず

        読み替え・除外した箇所
          隣の行の崩れた写し  日本語  2  161, 171行
          隣の行の崩れた写し  英語    1  641行
          罫線・記号のみの行  日本語  1  172行

      """
    #expect(TextReport(language: .japanese).check(Samples.result) == expected)
  }

  @Test func theVerdictSaysWhatWasFound() {
    var result = Samples.result
    func head(_ language: Language) -> String {
      let line = TextReport(language: language).verdict(of: result)
      return String(line[..<(line.firstRange(of: "    ")?.lowerBound ?? line.endIndex)])
    }
    result.findings = []
    #expect(head(.english) == "✓ no mismatch found")
    #expect(head(.japanese) == "✓ 不一致は見つからない")
    result.findings = [Samples.note]
    #expect(head(.english) == "✓ no mismatch found, 1 note")
    result.findings = [Samples.unit]
    #expect(head(.english) == "! 1 warning")
    result.findings = []
    result.counts.cellsCompared = 0
    #expect(head(.english) == "? nothing could be compared")
    #expect(head(.japanese) == "? 照合できる数値がない")
  }

  /// Whatever the words and figures, unit and place of both versions begin in the same column of the terminal.
  @Test func bothVersionsOfEveryBlockLineUp() {
    let texts = ["446,432", "(446,432)", "△446,432", "▲７．２％", "7.2%", "", "営業利益の内訳", "a\tb", "１２３", "-"]
    for language in Language.allCases {
      for japanese in texts {
        for english in texts {
          var finding = Samples.sign
          finding.japanese?.text = japanese
          finding.english?.text = english
          let block = TextReport(language: language).block(for: finding)
          let place = language == .japanese ? ("160行", "633行") : ("line 160", "line 633")
          let columns = [column(of: place.0, in: block[1]), column(of: place.1, in: block[2])]
          #expect(columns[0] != nil && columns[0] == columns[1], "\(japanese) \(english)")
        }
      }
    }
  }

  @Test func coloursComeOnlyWhenAskedFor() {
    let plain = TextReport(language: .japanese).check(Samples.result)
    let coloured = TextReport(language: .japanese, isColoured: true).check(Samples.result)
    #expect(!plain.utf8.contains(0x1B))
    #expect(coloured.utf8.contains(0x1B))
    #expect(withoutEscapes(coloured) == plain)
  }

  @Test func quotedEscapesNeverReachTheTerminal() {
    var result = Samples.result
    result.findings[1].japanese?.text = "\u{1B}[2J446"
    result.findings[1].message.english = "clear \u{1B}]0;x\u{7}"
    result.japanese.tables[0].title = "\u{1B}[2J"
    result.japanese.document = "\u{1B}[2J"
    let report = TextReport(language: .english)
    for text in [report.check(result), report.parse([result.japanese]), report.alignment(result)] {
      #expect(!text.utf8.contains(0x1B))
    }
  }

  private func column(of needle: String, in line: String) -> Int? {
    line.firstRange(of: needle).map { displayWidth(String(line[..<$0.lowerBound])) }
  }

  private func withoutEscapes(_ text: String) -> String {
    var kept = ""
    var isEscape = false
    for scalar in text.unicodeScalars {
      if scalar == "\u{1B}" { isEscape = true }
      if !isEscape { kept.unicodeScalars.append(scalar) }
      if scalar == "m" { isEscape = false }
    }
    return kept
  }
}
