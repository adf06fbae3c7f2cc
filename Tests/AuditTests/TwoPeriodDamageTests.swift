import Testing
import Totsugo

/// What a converter did to one line of a table, and what must come out.
struct Damage: Sendable, CustomTestStringConvertible {
  var name: String
  /// Lines of the table, header first.
  var lines: [String]
  /// `label = value in whole units, status` of facts that must be there.
  var due: [String]
  /// Labels that must not be there.
  var absent: [String] = []

  var testDescription: String { name }

  var text: String {
    (["株式会社テスト", "2025年3月期　決算短信", "", "連結貸借対照表", "（単位：百万円）"] + lines).joined(separator: "\n") + "\n"
  }

  private static let header = "\t前連結会計年度 (2024年3月31日)\t当連結会計年度 (2025年3月31日)"

  static let all: [Damage] = [
    Damage(
      name: "a heading glued to the label behind it",
      lines: [header, "流動資産 現金及び預金\t15,872\t17,436", "売掛金\t21,934\t22,861", "流動資産合計\t37,806\t40,297"],
      due: ["現金及び預金 = 15872000000, read"], absent: ["流動資産 現金及び預金"]),
    Damage(
      name: "dots for commas in a row of two",
      lines: [header, "現金及び預金\t15.872\t17.436", "売掛金\t21,934\t22,861", "流動資産合計\t37,806\t40,297"],
      due: ["現金及び預金 = 15872000000, repaired", "現金及び預金 = 17436000000, repaired"]),
    Damage(
      name: "a copy of the next row with half of its letters",
      lines: [
        header, "現金及び預金\t15,872\t17,436", "○取手形及%売○金\t21,9q4\t12,861", "受取手形及び売掛金\t21,934\t22,861",
        "流動資産合計\t37,806\t40,297",
      ],
      due: ["受取手形及び売掛金 = 21934000000, read"], absent: ["○取手形及%売○金", "○取手形及%売○金受取手形及び売掛金"]),
    Damage(
      name: "a figure without its head",
      lines: [header, "現金及び預金\t15,872\t0,436", "売掛金\t21,934\t22,861", "流動資産合計\t37,806\t40,297"],
      due: ["現金及び預金 = 15872000000, read", "現金及び預金 = nil, suspect"]),
    Damage(
      name: "a label over two lines",
      lines: [header, "親会社株主に帰属する", "当期純利益\t6,712\t7,502", "包括利益\t7,673\t8,102"],
      due: ["親会社株主に帰属する当期純利益 = 6712000000, read"]),
  ]
}

@Suite("Damage in a table of two periods") struct TwoPeriodDamageTests {
  @Test("is undone or said", arguments: Damage.all)
  func damage(_ damage: Damage) throws {
    let facts = try readReleases(Input(name: "ja.txt", bytes: Array(damage.text.utf8))).flatMap(\.facts)
    let found = facts.map { "\($0.label) = \($0.value.map { $0.whole } ?? "nil"), \($0.status.rawValue)" }
    for due in damage.due { #expect(found.contains(due), "\(due) in \(found)") }
    for label in damage.absent { #expect(!facts.contains { $0.label == label }) }
  }
}

extension ExactDecimal {
  /// Without an exponent: 15,872 millions are 15872000000.
  fileprivate var whole: String {
    exponent > 0 ? "\(significand)" + String(repeating: "0", count: exponent) : description
  }
}
