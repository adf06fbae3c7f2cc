import Aligning
import ReleaseModel
import Testing

/// Rows of one balance sheet and cash flow statement, paired by hand.
private let statement: [(japanese: String, english: String)] = [
  ("現金及び預金", "Cash and deposits"), ("受取手形及び売掛金", "Notes and accounts receivable - trade"),
  ("支払手形及び買掛金", "Notes and accounts payable - trade"), ("短期借入金", "Short-term borrowings"),
  ("長期借入金", "Long-term borrowings"), ("1年内返済予定の長期借入金", "Current portion of long-term borrowings"),
  ("長期借入れによる収入", "Proceeds from long-term borrowings"), ("長期借入金の返済による支出", "Repayments of long-term borrowings"),
  ("その他の流動資産", "Other current assets"), ("その他の流動負債", "Other current liabilities"),
  ("流動資産合計", "Total current assets"), ("流動負債合計", "Total current liabilities"), ("その他", "Other"),
]

@Suite("Lists of labels")
struct LabelAlignerTests {
  @Test("Every label finds its partner, whatever the order")
  func orderDoesNotMatter() {
    let english = statement.map(\.english)
    for step in [1, 5, 7, 11] {
      let order = statement.indices.map { ($0 * step + 3) % statement.count }
      let pairs = LabelAligner().align(statement.map(\.japanese), order.map { english[$0] })
      for pair in pairs {
        let partner = pair.english.map { order[$0] }
        #expect(partner == pair.japanese, "\(statement[pair.japanese ?? 0].japanese)")
        #expect(pair.score > 0.5)
      }
    }
  }

  @Test("A label without partner has none, and says so")
  func lonelyLabelsStayAlone() {
    let pairs = LabelAligner().align(["売上高", "営業利益", "株主優待"], ["Operating profit", "Net sales", "Goodwill", "Land"])
    #expect(pairs.filter { $0.japanese == 2 } == [TermPair(japanese: 2, english: nil, score: 0)])
    #expect(pairs.filter { $0.japanese == nil }.map(\.english) == [2, 3])
  }

  @Test("A pair that was only left over scores far below one that means the same")
  func leftOversScoreLow() {
    let pairs = LabelAligner().align(["売上高", "株主優待"], ["Goodwill", "Net sales"])
    #expect(pairs[0].english == 1 && pairs[0].score > 0.9)
    #expect(pairs[1].english == 0 && pairs[1].score < 0.2)
  }

  @Test("Empty lists are no trouble")
  func emptyLists() {
    #expect(LabelAligner().align([], []).isEmpty)
    #expect(LabelAligner().align(["売上高"], []) == [TermPair(japanese: 0, english: nil, score: 0)])
    #expect(LabelAligner().align([], ["Net sales"]) == [TermPair(japanese: nil, english: 0, score: 0)])
  }
}
