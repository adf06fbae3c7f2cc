import Testing

@testable import TermCatalog

/// Spellings that must share a key.
private let sameKey: [(first: String, second: String, language: TermCatalog.Language)] = [
  ("ダイヤルアップ", "ダイアルアップ", .japanese), ("データーセンター", "データセンター", .japanese),
  ("ソフトウェア", "ソフトウエア", .japanese), ("ｷｬｯｼｭ･ﾌﾛｰ", "キャッシュ・フロー", .japanese),
  ("たな卸資産", "棚卸資産", .japanese), ("１株あたり", "1株当たり", .japanese), ("貸し倒れ引当金", "貸倒引当金", .japanese),
  ("現金及び現金同等物", "現金および現金同等物", .japanese), ("有形固定資産 合計", "有形固定資産合計", .japanese),
  ("売掛金の減少(増加)額", "売掛金の増減額（△は増加）", .japanese), ("少数株主損（益）", "少数株主損益", .japanese),
  ("契約数1", "契約数", .japanese), ("その他 ²", "その他", .japanese), ("減価償却費 (注1)", "減価償却費", .japanese),
  ("總資産", "総資産", .japanese), ("Other Current Assets", "other current asset", .english),
  ("Non-current liabilities", "Noncurrent liabilities", .english), ("Income taxes (benefit)", "Income taxes", .english),
  ("Property, plant & equipment", "Property, plant and equipment", .english),
  ("(Increase) decrease in inventories", "Decrease (increase) in inventories", .english),
  ("Loss (gain) on sale", "Gain (loss) on sale", .english), ("Adjusted EBITDA ⁵", "Adjusted EBITDA", .english),
  ("Shareholders’ equity", "Shareholders' equity", .english), ("Amortisation", "Amortization", .english),
  ("CAPEX $^{\\rm 6}$", "Capex", .english), ("ＮＥＴ　ＳＡＬＥＳ", "Net sales", .english),
]

/// Captions that differ by little and must not share a key.
private let otherKey: [(first: String, second: String, language: TermCatalog.Language)] = [
  ("預け金", "預り金", .japanese), ("預り金", "預金", .japanese), ("のれん", "れん", .japanese),
  ("固定資産売却益", "固定資産売却損益", .japanese), ("64kbps", "128kbps", .japanese), ("レベル1", "レベル2", .japanese),
  ("Gain on sale", "Loss on sale", .english), ("Gain (loss) on sale", "Gain on sale", .english),
  ("Increase in inventories", "Decrease in inventories", .english), ("Current assets", "Noncurrent assets", .english),
]

@Suite("Keys of labels")
struct KeyTests {
  @Test("Spellings of one caption share a key")
  func spellingsShareAKey() {
    for row in sameKey {
      let keys = [row.first, row.second].map { TermCatalog.normalizedKey($0, in: row.language) }
      #expect(keys[0] == keys[1], "\(row.first)")
      #expect(TermCatalog.key(row.first, in: row.language) == TermCatalog.key(row.second, in: row.language))
    }
  }

  @Test("Different captions keep different keys")
  func captionsKeepTheirKeys() {
    for row in otherKey {
      let keys = [row.first, row.second].map { TermCatalog.normalizedKey($0, in: row.language) }
      #expect(keys[0] != keys[1], "\(row.first)")
    }
  }
}
