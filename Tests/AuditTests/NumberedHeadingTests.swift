import Testing
import Totsugo

/// An income statement whose headings are numbered; 特別損失 has two lines and two periods, one of which foots.
private func statement(_ first: String, restructuring: String = "1,843", minority: String = "487") -> String {
  """
  平成26年３月期　決算短信〔日本基準〕（連結）
  平成26年５月13日

  連結損益計算書
  （単位：百万円）
  	前連結会計年度	当連結会計年度
  \(first)営業外収益
  　受取利息	285	313
  　受取配当金	872	918
  　営業外収益合計	1,157	1,231
  経常利益	6,554	16,790
  \(first)特別損失
  　事業構造改善費用	319	\(restructuring)
  　減損損失	2,416	624
  　特別損失合計	2,735	2,467
  少数株主損益調整前当期純利益	2,421	9,523
  少数株主利益	312	\(minority)
  当期純利益	2,108	9,036
  """
}

private func lines(_ text: String) throws -> [Int?] {
  try audit(Input(name: "test.txt", bytes: Array(text.utf8))).findings.map { $0.japanese.map { $0.line + 1 } }
}

@Suite("Headings with numerals") struct NumberedHeadingTests {
  @Test("are closed by their totals", arguments: ["", "Ⅳ　", "Ⅳ．", "iv. ", "(4) ", "（４）", "4．", "④"])
  func closed(_ numeral: String) throws {
    #expect(try lines(statement(numeral)).isEmpty)
    #expect(try lines(statement(numeral, restructuring: "1,743")).count == 1)
    #expect(try lines(statement(numeral, restructuring: "1,853")).count == 1)
  }

  @Test("net income is what minority shareholders leave")
  func minority() throws {
    #expect(try lines(statement("", minority: "387")).count == 1)
  }
}
