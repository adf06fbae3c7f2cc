import Testing
import Totsugo

/// Numbers of contracts that grow by a few hundredths a quarter, one line with a figure of its own.
private func table(_ lines: [String], total: String) -> String {
  """
  Aozora Telecom Inc.
  Results for the third quarter ended December 31, 2024, February 13, 2025

  Number of contracts
  	3Q24	2Q24	3Q23
  \(lines.joined(separator: "\n"))
  Total	\(total)
  """
}

@Suite("Lines beside the figure in doubt") struct NeighbourTests {
  @Test("the line that leaves the common movement leads, and the others are named")
  func common() throws {
    let lines = [
      "Tokyo area\t4,312\t4,208\t3,518", "Osaka area\t2,644\t2,587\t2,120", "Nagoya area\t1,208\t1,181\t964",
      "Fukuoka area\t6,871\t6,702\t5,534",
    ]
    #expect(try findings(lines).isEmpty)
    for (place, wrong) in [(0, "4,812"), (1, "2,144"), (2, "1,708"), (3, "6,371")] {
      var edited = lines
      let right = String(lines[place].split(separator: "\t")[1])
      edited[place].replace(right, with: wrong, maxReplacements: 1)
      let finding = try #require(try findings(edited).first)
      #expect(finding.english?.text == wrong, "\(finding.english?.text ?? "")")
      #expect(finding.message.english.contains("Or with"))
    }
  }

  private func findings(_ lines: [String]) throws -> [Finding] {
    try audit(Input(name: "test.txt", bytes: Array(table(lines, total: "15,035\t14,678\t12,136").utf8))).findings
  }
}
