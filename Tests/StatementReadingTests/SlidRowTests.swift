import ReleaseModel
import SourceText
import Testing

/// Lines that lost a dash, and what tells where their figures belong.
@Suite("Slid rows") struct SlidRowTests {
  @Test("a figure that slid into a lost dash goes where the sums hold")
  func sums() {
    let release = read(
      """
      損益計算書
      (単位:千円)

      	2015年3月期	2016年3月期
      営業外収益
      受取利息	812	644
      保険解約返戻金	2,188	
      雑収入	3,014	1,877
      営業外収益合計	3,826	4,709
      """)
    #expect(release.facts(line: 7) == ["保険解約返戻金 amount JPY 2015-04-01..2016-03-31 2188000 repaired"])
  }

  @Test("a change between two columns tells where a lost dash stood")
  func difference() {
    let release = read(
      """
      Consolidated Balance Sheets
      (Millions of yen)

      	March 31, 2019	June 30, 2019	Change
      Cash and deposits	33,120	28,044	(5,076)
      Accounts receivable	44,210	41,877	(2,333)
      Commercial papers	5,000	5,000	
      Short-term loans payable	20,000	20,000	0
      Bonds payable	21,000	22,500	1,500
      """, language: .english)
    #expect(
      release.facts(line: 7) == [
        "Commercial papers amount JPY 2019-06-30 5000000000 repaired",
        "Commercial papers difference JPY 2019-06-30 5000000000 repaired",
      ])
  }

  @Test("a dash may have been lost at either end of two equal figures")
  func contest() {
    let release = read(
      """
      Consolidated Balance Sheets
      (Millions of yen)

      	March 31, 2019	June 30, 2019	Change
      Cash and deposits	33,120	28,044	(5,076)
      Accounts receivable	44,210	41,877	(2,333)
      Commercial papers	5,000	5,000	
      Bonds payable	21,000	22,500	1,500
      """, language: .english)
    #expect(release.facts(line: 7).map { $0.hasSuffix("suspect") } == [true, true])
  }

  @Test("where nothing decides and dashes stand for nil, the figure is in doubt")
  func doubt() {
    let release = read(
      """
      損益計算書
      (単位:千円)

      	2015年3月期	2016年3月期
      固定資産売却益	1,204	3,310
      保険解約返戻金	2,188	
      受取補償金	-	1,877
      雑収入	512	744
      """)
    #expect(release.facts(line: 6) == ["保険解約返戻金 amount JPY 2014-04-01..2015-03-31 2188000 suspect"])
  }

  @Test("where a table leaves cells blank for nil, a blank at the end is one")
  func blanks() {
    let release = read(
      """
      損益計算書
      (単位:千円)

      	2015年3月期	2016年3月期
      固定資産売却益	1,204	3,310
      保険解約返戻金	2,188	
      受取補償金		1,877
      雑収入	512	744
      """)
    #expect(release.facts(line: 6) == ["保険解約返戻金 amount JPY 2014-04-01..2015-03-31 2188000 read"])
  }

  @Test("a rate without a change of its own keeps its columns")
  func rates() {
    let release = read(
      """
      業績の概要
      (単位:百万円)

      	2022年度	2023年度	増減	増減率
      正味収入保険料	121,433	124,843	3,410	2.8
      経常利益	8,404	8,927	523	6.2
      純利益	5,817	6,467	650	11.2
      正味損害率(%)	61.4	63.8	2.4	
      """)
    #expect(
      release.facts(line: 8).map { $0.split(separator: " ").suffix(2).joined(separator: " ") } == [
        "61.4 read", "63.8 read", "2.4 read",
      ])
  }

  @Test("brackets around a rate are a sign where the amounts say so, though △ stands elsewhere")
  func brackets() {
    let release = read(
      """
      業績の概要
      (単位:百万円)

      	2024年3月期	2023年3月期	増減率
      売上高	91,600	100,000	(8.4%)
      売上原価	66,000	60,000	10.0%
      販売費	24,200	22,000	10.0%
      営業利益	1,400	18,000	(92.2%)
      特別損益	△120	310	-
      """)
    #expect(release.facts(line: 5).last?.hasSuffix(" -8.4 read") == true)
    #expect(release.facts(line: 8).last?.hasSuffix(" -92.2 read") == true)
  }

  @Test("a year that a heading names by its place is that year")
  func relativeYears() {
    let release = read(
      """
      Fiscal Year Ended March 31, 2024

      Per share information
      (Yen)

      	Previous fiscal year	Current fiscal year (A)
      Basic earnings per share	233.04	256.11
      """, language: .english)
    #expect(release.facts(line: 7).map { $0.contains("2022-04-01..2023-03-31") } == [true, false])
    #expect(release.facts(line: 7).last?.contains("2023-04-01..2024-03-31") == true)
  }

  @Test("the same period a year ago is a year before the column beside it")
  func yearAgo() {
    let release = read(
      """
      November 8, 2024

      Results for the third quarter of the fiscal year ending December 31, 2024

      Summary
      (Millions of yen)

      	Nine months ended September 30, 2024	Same period of previous year	Full-year forecast FY12/24	Progress
      Revenue	33,120	28,044	45,000	73.6%
      Operating profit	4,877	3,210	6,000	81.3%
      Profit attributable to
      owners of parent	3,012	1,880	3,660	82.3%
      """, language: .english)
    #expect(
      release.facts(line: 10).map { $0.split(separator: " ").first(where: { $0.contains("..") }).map(String.init) } == [
        "2024-01-01..2024-09-30", "2023-01-01..2023-09-30", "2024-01-01..2024-12-31", "2024-01-01..2024-09-30",
      ])
    #expect(release.labels.last == "Profit attributable to owners of parent")
  }

  @Test("a copy that misses its neighbour's label by a letter is none of its own, though most of its figures are whole")
  func twin() {
    let release = read(
      """
      損益計算書
      (単位:百万円)

      	2024年3月期	2023年3月期	増減
      経常収益	61,204	59,877	1,327
      与信関係賛用	6,120	3,044	3,0 6
      与信関係費用	6,120	3,044	3,076
      経常利益	26,338	28,811	△2,473
      """)
    #expect(release.labels == ["経常収益", "与信関係費用", "経常利益"])
    #expect(release.remarks(.ghostRow) == [6])
  }

  @Test("lines under a heading of revenue are earned, whatever their names mean in a balance sheet")
  func earned() {
    let release = read(
      """
      施設別の状況
      (単位:百万円)

      	2023年3月期	2024年3月期
      売上高
      ゴルフ場	1,204	1,188
      旅館	4,120	5,033
      """)
    #expect(release.facts(line: 6).first == "ゴルフ場 amount JPY 2022-04-01..2023-03-31 1204000000 read")
  }

  @Test("a heading glued to a label is cut at the capital where labels have none inside")
  func capitals() {
    let release = read(
      """
      Segment information
      (Millions of yen)

      	Leasing	Financing	Total
      Net sales Sales to external customers	188,044	12,210	200,254
      Intersegment sales or transfers	210	1,204	1,414
      Segment profit	9,877	4,120	13,997
      Segment assets	612,044	288,120	900,164
      Investments in affiliates	210	20	230
      Other items Depreciation	4,210	388	4,598
      Amortization of goodwill	88	12	100
      Interest income	41	22	63
      Interest expenses	12	10	22
      """, language: .english)
    #expect(release.labels.first == "Sales to external customers")
    #expect(release.labels.contains("Depreciation"))
  }
}
