import ReleaseModel
import SourceText
import Testing

/// One kind of converter damage each, in a small table made by hand.
@Suite("Converter damage") struct DamageTests {
  @Test("a garbled copy of the row below is left out, with a remark")
  func ghostRow() {
    let release = read(
      """
      四半期連結貸借対照表
      (千円)

      	2004年3月31日	2003年3月31日	2003年12月31日
      流動資産:	12 204 220	2 500 252	12 140 505
      現金及び現金同等物	12,284,239	3,588,352	12,140,595
      売掛金	8,994,156	10,253,096	6,640,226
      VTWI > VIBRON	8,994,150	10,253,090	6,640,220
      流動資産合計	21,278,395	13,841,448	18,780,821
      """)
    #expect(release.labels == ["現金及び現金同等物", "売掛金", "流動資産合計"])
    #expect(release.tables.first?.rows.first?.role == .section)
    #expect(release.remarks(.ghostRow) == [5, 8])
    #expect(release.facts(line: 6).first == "現金及び現金同等物 amount JPY 2004-03-31 12284239000 read")
  }

  @Test("a cell whose only good copy stands in the ghost row is rescued")
  func rescue() {
    let release = read(
      """
      Consolidated Balance Sheets
      (Thousands of yen)

      	March 31, 2004	March 31, 2003	December 31, 2003
      	6.564.002	4 922 500	6,764,410
      Short-term borrowings	6,564,093	4,823,599
      Accounts payable	7,187,976	8,406,170	4,611,586
      Accrued expenses	454,366	389,495	513,996
      """, language: .english)
    let facts = release.facts.filter { $0.label == "Short-term borrowings" }
    #expect(facts.map { $0.value?.description } == ["6564093000", "4823599000", "6764410000"])
    #expect(facts.last?.status == .repaired)
    #expect(release.labels == ["Short-term borrowings", "Accounts payable", "Accrued expenses"])
  }

  @Test("rows that were run together come apart, one value for each label")
  func collapsedRow() {
    let release = read(
      """
      連結損益計算書
      (千円)

      	2004年3月期	2003年3月期
      営業収益合計	38,779,462	44,017,561
      当期損失	(105,139)	(16,476,822)
      1株あたり当期損失 期中平均発行済株式総数	(3,316) 31,711	(732,955) 22,480
      """)
    #expect(release.labels == ["営業収益合計", "当期損失", "1株あたり当期損失", "期中平均発行済株式総数"])
    #expect(
      release.facts(line: 7) == [
        "1株あたり当期損失 amount JPY/shares 2003-04-01..2004-03-31 -3316 repaired",
        "1株あたり当期損失 amount JPY/shares 2002-04-01..2003-03-31 -732955 repaired",
        "期中平均発行済株式総数 amount shares 2003-04-01..2004-03-31 31711 repaired",
        "期中平均発行済株式総数 amount shares 2002-04-01..2003-03-31 22480 repaired",
      ])
  }

  @Test("a neighbour's value stacked into a cell is left out")
  func stackedCell() {
    let release = read(
      """
      Table 1. Revenues (JPY in millions)

      	4Q03	4Q02	YoY % change
      Dedicated access	3,100	3,341	(7.2%)
      Dial-up access	758	765	(7.2%) (0.9)
      Value-added services	1,104	931	18.5%
      Total revenues	4,962	5,037	(1.5%)
      """, language: .english)
    let change = release.facts.filter { $0.label == "Dial-up access" }.last
    #expect(change?.value?.description == "-0.9")
    #expect(change?.status == .repaired)
  }

  @Test("a title torn into cells is joined")
  func tornTitle() {
    let release = read(
      """
      Table 1.	Revenues	(JPY i	n millions)

      	4Q03	4Q02
      Dedicated access services	3,100	3,341
      Dial-up access services	758	765
      Total revenues	3,858	4,106
      """, language: .english)
    #expect(release.tables.first?.number == 1)
    #expect(release.facts.first?.value?.description == "3100000000")
  }

  @Test("a label that runs over two lines is one label")
  func wrappedLabel() {
    let release = read(
      """
      Table 6. Costs (JPY in millions)

      	4Q03	4Q02
      Cost of connectivity and value-added
      services	4,810	5,033
      Total liabilities and
      shareholders' equity	9,915	11,919
      """, language: .english)
    #expect(
      release.labels == ["Cost of connectivity and value-added services", "Total liabilities and shareholders' equity"])
  }

  @Test("dots for commas are read as commas, and that is on the record")
  func dotsForCommas() {
    let release = read(
      """
      連結貸借対照表
      (千円)

      	2004年3月31日	2003年3月31日
      短期借入金	6,564,093	4,823,599
      買掛金及び未払金	7.187.976	8,406,170
      未払費用	454,366	389,495
      """)
    let fact = release.facts.first { $0.label == "買掛金及び未払金" }
    #expect(fact?.value?.description == "7187976000")
    #expect(fact?.status == .repaired)
    #expect(fact?.repair?.from == "7.187.976")
  }

  @Test("letters of another alphabet in a header do not hide the unit")
  func cyrillicHeader() {
    let release = read(
      """
      Consolidated Statements of Operations
      (Thousands of yen and of U.S. dollars)

      	Mar 31, 2004	Mar 31, 2004
      	USD	JРY
      Revenues	372,235	38,779,462
      Cost of revenues	328,714	34,245,407
      Sales and marketing	33,859	3,527,490
      """, language: .english)
    #expect(release.facts.map(\.unit.code) == ["USD", "JPY", "USD", "JPY", "USD", "JPY"])
    #expect(release.facts.last?.value?.description == "3527490000")
  }

  @Test("a column without any figure is no column")
  func voidColumn() {
    let release = read(
      """
      連結損益計算書
      (千円)

      	2004年3月期		2003年3月期
      売上高	38,779,462	_	44,017,561
      売上原価	34,245,407		39,893,632
      営業損失	(1,449,884)	- :	(1,670,889)
      """)
    #expect(release.tables.first?.columns.count == 2)
    #expect(release.facts(line: 7).last == "営業損失 amount JPY 2002-04-01..2003-03-31 -1670889000 read")
  }

  @Test("a cell is missing and the later ones slid left: each goes where it fits, or is in doubt")
  func raggedRow() {
    let release = read(
      """
      表 1. 営業収益の内訳
      (百万円)

      	4Q03	4Q02	前年同期比	3Q03	前期比
      専用線接続サービス	3,100	3,341	(7.2%)	3,204	(3.2%)
      その他	537	381	525	2.2%
      機器販売	2,117	2,712	(21.9%)	1,111	90.6%
      """)
    let other = release.facts.filter { $0.label == "その他" }
    #expect(other.map(\.column) == [0, 1, 3, 4])
    #expect(!other.contains { $0.column > 2 && $0.status == .read })
  }

  @Test("a bracket that lost its other half is no clean figure")
  func halfBracket() {
    let release = read(
      """
      連結損益計算書
      (百万円)

      	2004年3月期	2003年3月期
      売上高	38,779	44,017
      営業外損益	(1,449	2,670
      当期利益	1,105	1,477
      """)
    let fact = release.facts.first { $0.label == "営業外損益" }
    #expect(fact?.status == .suspect)
    #expect(fact?.value == nil)
  }

  @Test("a section's heading glued to a label is cut off")
  func gluedSection() {
    let release = read(
      """
      Consolidated Statements of Operations
      (Thousands of yen)

      	Mar 31, 2004	Mar 31, 2003
      Operating loss	(1,449,884)	(1,670,889)
      Equity in net loss of equity method investees: Equity method net loss	(286,317)	(5,625,299)
      Net loss	(1,736,201)	(7,296,188)
      """, language: .english)
    let fact = release.facts.first { $0.label == "Equity method net loss" }
    #expect(fact?.path == ["Equity in net loss of equity method investees"])
    #expect(release.facts.last?.path == [])
  }

  @Test("a figure that the total leaves out and that copies its neighbour is suspect")
  func copyInEmptyCell() {
    let release = read(
      """
      連結貸借対照表
      (千円)

      	2004年3月31日	2003年3月31日	2003年12月31日
      資本:
      資本金	13,765,372	7,082,336	13,765,372
      資本準備金	23,637,628	17,068,353	23,637,628
      欠損金	(34,790,430)	(34,685,291)	(35,459,129)
      その他有価証券評価差額金等	3,645,558	530,266	2,359,503
      自己株式	(44,000)	550,200	(63)
      資本合計	6,214,128	(10,004,336)	4,303,311
      """)
    let suspects = release.facts.filter { $0.status == .suspect }
    #expect(suspects.map(\.text) == ["550,200"])
    #expect(suspects.first?.value?.description == "550200000")
    #expect(release.facts.first { $0.text == "3,645,558" }?.proofs == ["sum"])
  }

  @Test("a legible figure is never changed, though a sum contradicts it")
  func cleanFigure() {
    let release = read(
      """
      連結貸借対照表
      (千円)

      	2004年3月31日	2003年3月31日	2003年12月31日
      流動資産:
      現金及び現金同等物	12,284,239	3,588,352	12,140,595
      売掛金	8,994,156	10,253,069	6,640,226
      棚卸資産	438,435	417,666	196,252
      流動資産合計	21,716,830	14,259,114	18,977,073
      """)
    let fact = release.facts.first { $0.text == "10,253,069" }
    #expect(fact?.value?.description == "10253069000")
    #expect(fact?.status == .read)
    #expect(fact?.doubts == ["sum"])
  }

  @Test("empty cells cut off at the end of a row move nothing")
  func cutTail() {
    let release = read(
      """
      連結損益計算書
      (千円)

      	2004年3月期		2003年3月期		増減率
      	金額	百分比	金額	百分比
      営業収益	38,779,462	100.0%	44,017,561	100.0%	(11.9%)
      当期損失	(105,139)	(0.3%)	(16,476,822)	(37.4%)	(99.4%)
      1株あたり当期損失	(3,316)		(732,955)
      """)
    let loss = release.facts.filter { $0.label == "1株あたり当期損失" }
    #expect(loss.map(\.column) == [0, 2])
    #expect(loss.allSatisfy { $0.status == .read && $0.unit == .yenPerShare })
  }

  @Test("a stray line between two rows does not cut the table in two")
  func strayLine() {
    let release = read(
      """
      連結キャッシュフロー計算書
      (千円)

      	2004年3月期	2003年3月期
      営業活動によるキャッシュフロー	1,923,366	1,581,692
      れ.次に乗してよっか。
      投資活動によるキャッシュフロー	(852,463)	(7,877,921)
      財務活動によるキャッシュフロー	7,668,599	(872,066)
      """)
    #expect(release.tables.count == 1)
    #expect(release.remarks(.noise) == [6])
    #expect(release.facts(line: 8).first?.hasSuffix("7668599000 read") == true)
  }
}
