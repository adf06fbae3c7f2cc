import Testing
import Totsugo

/// A unit line that cannot be read, against a version whose line can.
@Suite("Unread unit lines in a check") struct UnreadUnitTests {
  private static func input(_ language: Language, unit: String, figure: String) -> Input {
    let text =
      language == .japanese
      ? """
      2024年3月期 決算短信(連結)
      2024年5月10日
      会社名 架空工業株式会社

      連結経営成績
      \(unit)
      \t2023年3月期\t2024年3月期
      売上高\t12,345\t\(figure)
      営業利益\t1,222\t1,333
      総資産\t23,456\t24,567

      """
      : """
      Consolidated Financial Results for the Fiscal Year Ended March 31, 2024
      May 10, 2024
      Company name: Kaku Industries Co., Ltd.

      Consolidated operating results
      \(unit)
      \tFiscal year ended March 31, 2023\tFiscal year ended March 31, 2024
      Net sales\t12,345\t\(figure)
      Operating income\t1,222\t1,333
      Total assets\t23,456\t24,567

      """
    return Input(name: language == .japanese ? "ja.txt" : "en.txt", bytes: Array(text.utf8))
  }

  private static func told(_ japanese: String, _ english: String, figure: String = "13,579") throws -> [String] {
    try check(
      japanese: input(.japanese, unit: japanese, figure: "13,579"),
      english: input(.english, unit: english, figure: figure)
    ).findings.filter { [.unit, .scale, .value, .unreadable].contains($0.kind) }.map {
      "\($0.severity.rawValue) \($0.kind.rawValue) \($0.cause ?? "")"
    }
  }

  @Test("one warning at the line, and none at its figures")
  func unread() throws {
    #expect(try Self.told("(単位:百■円)", "(Millions of yen)") == ["warning unit unreadable"])
    #expect(try Self.told("(単位:百万円)", "(Mi1lions of yen)") == ["warning unit unreadable"])
    #expect(try Self.told("(単位:百万円)", "(Millions of yen)").isEmpty)
  }

  @Test("a table without any unit is noted against one that has it")
  func unsaid() throws {
    #expect(try Self.told("", "(Millions of yen)") == ["note unit "])
    #expect(try Self.told("", "").isEmpty)
  }

  @Test("digits are compared all the same")
  func digits() throws {
    let found = try Self.told("(単位:百■円)", "(Millions of yen)", figure: "13,597")
    #expect(found == ["error value transposition", "warning unit unreadable"])
  }
}
