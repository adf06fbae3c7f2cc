import Testing

@testable import TermCatalog

@Suite("Legibility and run-together labels")
struct LegibilityTests {
  private let catalog = TermCatalog.builtIn

  @Test(
    "Real captions are legible",
    arguments: ["短期借入金", "専用線接続サービス", "インターネット接続及び付加価値サービス原価", "現金及び現金同等物の期末残高", "その他固定負債"])
  func realCaptionsAreLegible(label: String) {
    #expect(catalog.legibility(of: label, in: .japanese) > 0.9)
  }

  @Test("Converter damage is not", arguments: ["三栗以血・", "短期自八並", "特力法", "れ.次に乗してよっか。", "與中·", "ﾇﾍ囗乂"])
  func damageIsNotLegible(label: String) {
    #expect(catalog.legibility(of: label, in: .japanese) < 0.62)
  }

  @Test("English words are told from noise")
  func englishIsToldFromNoise() {
    #expect(catalog.legibility(of: "Capital lease obligations-noncurrent", in: .english) > 0.95)
    #expect(catalog.legibility(of: "VTWI > VIBRON", in: .english) < 0.3)
  }

  @Test("Known labels that ran together come apart")
  func runTogetherLabelsComeApart() throws {
    let label = "1株あたり当期利益(損失) 米国預託証券1単位あたり当期利益(損失) 期中平均発行済株式総数 期中平均発行済米国預託証券総数"
    #expect(pieces(label, .japanese, 4) == label.split(separator: " ").map(String.init))
    #expect(pieces("現金及び現金同等物売掛金棚卸資産", .japanese, 3) == ["現金及び現金同等物", "売掛金", "棚卸資産"])
    #expect(pieces("少数株主損益 持分法による投資利益(損失):", .japanese, 2)?.count == 2)
    #expect(pieces("Net income (loss) Depreciation and amortization", .english, 2)?.count == 2)
    #expect(
      pieces("Basic Net Income(Loss) Per Share Weighted Average Number of Shares", .english, nil)
        == ["Basic Net Income(Loss) Per Share", "Weighted Average Number of Shares"])
  }

  @Test("Labels of sister tables count as known")
  func sisterLabelsCount() {
    let sister = ["青空サービス", "夕焼プラン"]
    let cut = catalog.segment("青空サービス夕焼プラン", in: .japanese, count: 2, also: LabelKeys(sister, in: .japanese))
    #expect(cut?.score == 1)
  }

  @Test("A known label is left whole", arguments: ["その他の包括利益累計額合計", "現金及び現金同等物の期末残高", "営業利益"])
  func knownLabelsStayWhole(label: String) {
    #expect(catalog.segment(label, in: .japanese, count: nil) == nil)
  }

  private func pieces(_ label: String, _ language: TermCatalog.Language, _ count: Int?) -> [String]? {
    catalog.segment(label, in: language, count: count)?.ranges.map { range in
      String(decoding: Array(label.utf8)[range], as: UTF8.self)
    }
  }
}
