import Testing
import Totsugo

/// Two statements of one company in which the loss of minority shareholders stands twice, with its sign turned.
private func statements(minority: String = "48,710", loan: String = "400,000", repaid: String = "(1,943,735)") -> String
{
  """
  Aozora Telecom Inc.
  Fiscal Year 2024 results, May 15, 2025

  Consolidated Statements of Income
  (Thousands of yen, for the years ended March 31, 2025 and March 31, 2024)

  	FY2024	FY2023
  Operating income	1,235,837	846,432
  Other income (expenses)	(226,045)	(160,292)
  Income before income taxes	1,009,792	686,140
  Income taxes	(380,406)	(297,256)
  Minority interests	(48,710)	(21,342)
  Net income	580,676	367,542

  Consolidated Statements of Cash Flows
  (Thousands of yen, for the years ended March 31, 2025 and March 31, 2024)

  	FY2024	FY2023
  Net income	580,676	367,542
  Depreciation	1,030,162	933,374
  Minority interests in income of subsidiaries	\(minority)	21,342
  Foreign exchange losses	12,279	49,262
  Increase in receivables	(138,452)	(83,254)
  Decrease in payables	(70,261)	(21,418)
  Net cash provided by operating activities	1,463,114	1,266,848
  Proceeds from loans	\(loan)	2,000,000
  Repayment of loans	\(repaid)	(1,400,000)
  Redemption of bonds	(47,460)	(12,311)
  Lease payments	(733,012)	(618,200)
  Net cash used in financing activities	(2,324,207)	(30,511)
  """
}

private func suspects(_ text: String) throws -> [Finding] {
  try audit(Input(name: "test.txt", bytes: Array(text.utf8))).findings.filter { $0.severity != .note }
}

@Suite("Figures that stand in two places") struct RecurrenceTests {
  @Test("agree whatever the sign")
  func silent() throws {
    #expect(try suspects(statements()).isEmpty)
  }

  @Test("name the line that a sum alone could not", arguments: ["28,710", "48,719", "48,780"])
  func turned(_ minority: String) throws {
    let finding = try #require(try suspects(statements(minority: minority)).first)
    #expect(finding.english?.label == "Minority interests in income of subsidiaries")
    #expect(finding.message.english.contains("instead of \(minority)"))
    #expect(finding.fault == .english, "the figure elsewhere decides")
    let everything = ([finding.message] + finding.evidence).map(\.english).joined()
    #expect(everything.contains("line 12"), "\(everything)")
  }

  @Test("a round figure is not the one that slipped")
  func round() throws {
    let finding = try #require(try suspects(statements(repaid: "(1,943,745)")).first)
    #expect(finding.english?.label != "Proceeds from loans", "\(finding.message.english)")
  }
}

@Suite("Counts and short sums") struct ShortSumTests {
  private func contracts(_ total: String) -> String {
    """
    Aozora Telecom Inc.
    Fiscal Year 2024 results, May 15, 2025

    Table 2. Number of Contracts
    (Contracts, as of March 31, 2025, March 31, 2024 and December 31, 2024)

    	4Q24	4Q23	3Q24
    64kbps	73	112	76
    192kbps	20	35	22
    1Mbps	218	268	231
    3Mbps	487	248	381
    Data center	237	156	188
    Other	6,292	4,489	5,991
    Total dedicated access	\(total)	5,308	6,889
    """
  }

  @Test("a count is not rounded: one contract too many is an error")
  func count() throws {
    #expect(try suspects(contracts("7,327")).isEmpty)
    let findings = try suspects(contracts("7,328"))
    #expect(findings.map(\.kind) == [.footing], "\(findings.map(\.message.english))")
  }
}

@Suite("What silences a sum") struct SilenceTests {
  private func japanese(_ net: String) -> String {
    """
    青空テレコム株式会社
    2025年3月期 決算短信〔日本基準〕(連結)  2025年5月15日

    連結損益計算書
    (単位:千円)
    	2025年3月期	2024年3月期
    営業利益	1,235,837	846,432
    その他の収益(費用)	(226,045)	(160,292)
    税引前当期純利益	1,009,792	686,140
    法人税等	(380,406)	(297,256)
    少数株主損益	(48,710)	(21,342)
    当期純利益	\(net)	367,542
    """
  }

  private func english(_ net: String, sentence: String) -> String {
    """
    Aozora Telecom Inc.
    Consolidated Financial Results for the Fiscal Year Ended March 31, 2025  May 15, 2025

    \(sentence)

    Consolidated Statements of Income
    (Thousands of yen)
    	FY2024	FY2023
    Operating income	1,235,837	846,432
    Other income (expenses)	(226,045)	(160,292)
    Income before income taxes	1,009,792	686,140
    Income taxes	(380,406)	(297,256)
    Minority interests	(48,710)	(21,342)
    Net income	\(net)	367,542
    """
  }

  @Test(
    "a sentence that disagrees with the table does not",
    arguments: ["", "Net income was JPY 580,676 thousand, compared to net income of JPY 367,542 thousand in FY2023."])
  func sentence(_ sentence: String) throws {
    let result = try check(
      japanese: Input(name: "ja.txt", bytes: Array(japanese("540,676").utf8)),
      english: Input(name: "en.txt", bytes: Array(english("540,676", sentence: sentence).utf8)))
    let footing = result.findings.filter { $0.kind == .footing }
    #expect(footing.count == 1, "\(result.findings.map { "\($0.kind) \($0.message.english)" })")
    #expect(footing.first?.fault == .both)
    #expect(footing.first?.english?.label == "Net income")
    if !sentence.isEmpty { #expect(result.findings.contains { $0.kind == .proseTable }) }
  }
}
