import Reports
import SourceText
import Testing

@Suite struct ParseReportTests {
  @Test func tablesStandInColumns() {
    let expected = """
      ja.txt · Japanese · 700 lines · 1 table · 4 facts

      連結損益計算書   t1 · income statement · lines 155–161
        1  three months to 2003-03-31 · thousand yen · amount
        2  three months to 2003-03-31 · % · share
                                      1    2
        159  営業費用:
        160    営業利益(損失)  △446,432  3.4~
        161    支払利息        △446,432  3.4
          line 160, cell 2  ~ 3.4  ← 3,4  share

      Repaired or left alone
        line 161  garbled copy of a neighbouring row  営集利益 446,4E2
        line 171  garbled copy of a neighbouring row  支仏利息
        line 172  ruling or stray marks               ____ =

      """
    #expect(TextReport(language: .english).parse([Samples.japanese]) == expected)
  }

  @Test func pairsStandSideBySide() {
    let expected = """
      日本語   t1  連結損益計算書                    155行
      English  t1  Consolidated Statement of Income  628行
        確度 0.95  数値・表題
        列
          1  2003-03-31までの3か月 · 千円 · 金額  1  2003-03-31までの3か月 · 千円 · 金額  1.00  期間・単位
          2  2003-03-31までの3か月 · % · 構成比   2  2003-03-31までの3か月 · % · 構成比   1.00  単位
        行
          159  営業費用:         632  Costs:                    1.00  用語
          160    営業利益(損失)  633    Operating income(loss)  0.87  用語・数値・位置
          161    支払利息             —

      日本語   対応する表なし
      English  t1              Balance Sheet  696行

      """
    #expect(TextReport(language: .japanese).alignment(Samples.result) == expected)
  }

  @Test func nothingReadIsSaid() {
    #expect(TextReport(language: .japanese).parse([]) == "読めるものがない\n")
    #expect(TextReport(language: .english).parse([]) == "nothing to read\n")
  }
}
