import Testing
import Totsugo

private func findings(_ text: String) throws -> [Finding] {
  try audit(Input(name: "test.txt", bytes: Array(text.utf8))).findings
}

/// Equity whose deficit moves by the net loss, and borrowings that move by a line of the cash flows, a thousand more or less.
private func statements(deficit: String = "(35,459,129)", borrowings: String = "6,564,093", net: String = "(200,316)")
  -> String
{
  """
  Aozora Telecom Inc.
  Fiscal Year 2024 results, May 15, 2025

  Consolidated Balance Sheets
  (Thousands of yen, as of March 31, 2025 and March 31, 2024)

  	March 31, 2025	March 31, 2024
  Short-term borrowings	\(borrowings)	6,764,410
  Accounts payable	7,187,976	8,406,170
  Accrued expenses	454,366	389,495
  Total current liabilities	14,206,435	15,560,075
  Common stock	13,765,372	7,082,336
  Additional paid-in capital	23,637,628	17,068,353
  Accumulated deficit	\(deficit)	(34,790,430)
  Other comprehensive income	3,645,558	530,266
  Total shareholders' equity	5,589,429	(10,109,475)

  Consolidated Statements of Cash Flows
  (Thousands of yen, for the years ended March 31, 2025 and March 31, 2024)

  	FY2024	FY2023
  Net loss	(668,699)	(367,542)
  Depreciation	1,030,162	933,374
  Foreign exchange losses	12,279	49,262
  Increase in receivables	(138,452)	(83,254)
  Net cash provided by operating activities	235,290	531,840
  Proceeds from long-term debt	412,345	2,000,000
  Repayment of long-term debt	(1,943,735)	(1,400,000)
  Net change in short-term borrowings	\(net)	(12,311)
  Lease payments	(733,012)	(618,200)
  Net cash used in financing activities	(2,464,718)	(30,511)
  """
}

@Suite("A balance moves by a line elsewhere") struct MovementTests {
  @Test("which alone says nothing")
  func silent() throws {
    #expect(try findings(statements()).filter { $0.severity != .note }.isEmpty)
  }

  struct Slip: Sendable, CustomTestStringConvertible {
    var label: String
    var text: String
    var proper: String
    var text2: String
    var testDescription: String { "\(label) \(proper)" }
  }

  @Test(
    "and names the figure that a sum alone could not",
    arguments: [
      Slip(
        label: "Accumulated deficit", text: statements(deficit: "(35,459,179)"), proper: "-35,459,129",
        text2: "(668,699)"),
      Slip(
        label: "Short-term borrowings", text: statements(borrowings: "6,564,013"), proper: "6,564,093",
        text2: "(200,316)"),
      Slip(
        label: "Net change in short-term borrowings", text: statements(net: "(200,346)"), proper: "-200,316",
        text2: "6,764,410"),
    ])
  func named(_ slip: Slip) throws {
    let finding = try #require(try findings(slip.text).first { $0.kind == .footing })
    #expect(finding.english?.label == slip.label, "\(finding.message.english)")
    #expect(finding.message.english.contains("\(slip.proper) instead of"), "\(finding.message.english)")
    let evidence = finding.evidence.map(\.english).joined()
    #expect(evidence.contains("A balance and its change") && evidence.contains(slip.text2), "\(evidence)")
  }
}

@Suite("Translated columns") struct TranslationExactnessTests {
  /// Forty lines at a stated rate; those in `off` print the second nearest whole number.
  private func statement(off: Set<Int>) -> String {
    var lines: [String] = []
    var yen = 2_417_003
    for line in 0..<40 {
      yen = (yen * 7 + 1_234_577) % 9_000_000 + 120_000
      let exact = Double(yen) / 104.18
      let nearest = exact.rounded()
      let dollars = Int(!off.contains(line) ? nearest : nearest > exact ? nearest - 1 : nearest + 1)
      lines.append("Line \(line + 1) of the services\t\(grouped(dollars))\t\(grouped(yen))")
    }
    return """
      Aozora Telecom Inc.
      Fiscal Year 2024 results, May 15, 2025

      Revenues by service
      (Thousands of yen and thousands of U.S. dollars, for the year ended March 31, 2025)

      	USD	JPY
      \(lines.joined(separator: "\n"))

      Note: U.S. dollars are translated at JPY 104.18 = USD 1, the rate of March 31, 2025.
      """
  }

  private func grouped(_ number: Int) -> String {
    var digits = Array(String(number))
    var place = digits.count - 3
    while place > 0 {
      digits.insert(",", at: place)
      place -= 3
    }
    return String(digits)
  }

  @Test("that are exact throughout are held to the last digit")
  func exact() throws {
    #expect(try findings(statement(off: [])).filter { $0.kind == .translationRate }.isEmpty)
    let found = try findings(statement(off: [17])).filter { $0.kind == .translationRate }
    #expect(found.map { $0.english?.label } == ["Line 18 of the services"])
    #expect(found.first?.severity == .note)
  }

  @Test("that are not, are not")
  func loose() throws {
    #expect(try findings(statement(off: [3, 9, 17, 25, 31])).filter { $0.kind == .translationRate }.isEmpty)
  }
}
