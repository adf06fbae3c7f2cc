import Testing

@testable import TermCatalog

/// A label, its language, and the identifier that its best match must have.
private let named: [(label: String, language: TermCatalog.Language, identifier: String, kind: MatchKind)] = [
  ("営業利益", .japanese, "operating-income", .exact),
  ("Operating income", .english, "operating-income", .exact),
  ("営業利益（△は損失）", .japanese, "operating-income", .normalized),
  ("OPERATING INCOME (LOSS)", .english, "operating-income", .exact),
  ("Operating income(loss)", .english, "operating-income", .normalized),
  ("営業利益又は営業損失(△)", .japanese, "operating-income", .normalized),
  ("１株あたり当期利益（損失）", .japanese, "basic-earnings-per-share", .normalized),
  ("四半期純利益", .japanese, "net-income", .exact),
  ("ｿﾌﾄｳｴｱ", .japanese, "software", .normalized),
  ("Purchases of property, plant & equipment", .english, "purchase-of-property-plant-and-equipment", .normalized),
  ("Amortisation of goodwill", .english, "amortization-of-goodwill", .normalized),
  ("その他の棚卸資産", .japanese, "other/inventories", .composed),
  ("Other inventories", .english, "other/inventories", .composed),
  ("商標権の増減額（△は増加）", .japanese, "change-in/trademark-right", .composed),
  ("商標権の売却による収入", .japanese, "sale-proceeds/trademark-right", .composed),
  ("Proceeds from sales of trademark right", .english, "sale-proceeds/trademark-right", .composed),
  ("短期借八金", .japanese, "short-term-borrowings", .fuzzy),
  ("1年以内に期限到来の長期倍入金", .japanese, "current-portion-of-long-term-borrowings", .fuzzy),
  ("Accumulated othcr comprchensive income", .english, "accumulated-other-comprehensive-income", .fuzzy),
]

private let lines: [(japanese: String, english: String)] = [
  ("売上高", "Net sales|Sales|Revenue|Revenues"), ("営業利益", "Operating profit|Operating income"),
  ("経常利益", "Ordinary profit|Recurring profit"), ("売上総利益", "Gross profit"), ("売上原価", "Cost of sales"),
  ("販売費及び一般管理費", "Selling, general and administrative expenses|SG&A expenses"),
  ("当期純利益", "Profit|Net income"), ("親会社株主に帰属する当期純利益", "Profit attributable to owners of parent"),
  ("包括利益", "Comprehensive income"), ("総資産", "Total assets"), ("純資産", "Net assets|Total net assets"),
  ("自己資本比率", "Equity-to-asset ratio|Equity ratio"), ("流動資産", "Current assets"), ("固定資産", "Non-current assets"),
  ("流動負債", "Current liabilities"), ("固定負債", "Non-current liabilities"), ("負債合計", "Total liabilities"),
  ("現金及び預金", "Cash and deposits"), ("売掛金", "Accounts receivable - trade"), ("棚卸資産", "Inventories"),
  ("商品及び製品", "Merchandise and finished goods"), ("仕掛品", "Work in process"), ("のれん", "Goodwill"),
  ("建設仮勘定", "Construction in progress"), ("投資有価証券", "Investment securities"),
  ("繰延税金資産", "Deferred tax assets"), ("短期借入金", "Short-term borrowings"), ("長期借入金", "Long-term borrowings"),
  ("未払法人税等", "Income taxes payable"), ("賞与引当金", "Provision for bonuses"), ("資本金", "Share capital"),
  ("資本剰余金", "Capital surplus"), ("利益剰余金", "Retained earnings"), ("自己株式", "Treasury shares"),
  ("非支配株主持分", "Non-controlling interests"), ("受取利息", "Interest income"), ("受取配当金", "Dividend income"),
  ("支払利息", "Interest expenses"), ("為替差益", "Foreign exchange gains"), ("減損損失", "Impairment losses"),
  ("法人税等合計", "Total income taxes"), ("減価償却費", "Depreciation"), ("合計", "Total"), ("その他", "Other"),
  ("営業活動によるキャッシュ・フロー", "Cash flows from operating activities"),
  ("投資活動によるキャッシュ・フロー", "Cash flows from investing activities"),
  ("財務活動によるキャッシュ・フロー", "Cash flows from financing activities"),
  ("1株当たり当期純利益", "Earnings per share|Basic earnings per share"), ("1株当たり純資産", "Net assets per share"),
  ("配当性向", "Payout ratio"), ("構成比", "Composition ratio"), ("増減率", "Percentage change"),
]

@Suite("Matching of labels")
struct MatchingTests {
  private let catalog = TermCatalog.builtIn

  @Test("A label finds its concept")
  func labelsFindTheirConcept() throws {
    for row in named {
      let match = try #require(catalog.matches(for: row.label, in: row.language).first, "\(row.label)")
      #expect(catalog.identifier(of: match) == row.identifier, "\(row.label)")
      #expect(match.kind == row.kind, "\(row.label)")
    }
  }

  @Test("The lines that every release has are one concept in both languages")
  func linesOfReleases() throws {
    for row in lines {
      for label in row.english.split(separator: "|").map(String.init) {
        let (ja, en) = (catalog.matches(for: row.japanese, in: .japanese), catalog.matches(for: label, in: .english))
        let (left, right) = (try #require(ja.first), try #require(en.first, "\(label)"))
        #expect(catalog.identifier(of: left) == catalog.identifier(of: right), "\(row.japanese) / \(label)")
      }
    }
  }

  @Test("Loss captions are forms of the profit, marked as inverted")
  func lossesAreInverted() throws {
    for (label, language) in [("営業損失", TermCatalog.Language.japanese), ("Operating loss", .english)] {
      let match = try #require(catalog.matches(for: label, in: language).first)
      #expect(catalog.identifier(of: match) == "operating-income")
      #expect(match.isInverted)
    }
  }

  @Test("Unknown text has no match", arguments: ["三栗以血", "短期自八並", "べ日来及", "東京都港区"])
  func unknownTextHasNoMatch(label: String) {
    #expect(catalog.matches(for: label, in: .japanese).isEmpty)
  }

  @Test("Exact forms score above normalised, composed and damaged ones")
  func scoresFallWithTheKind() throws {
    let labels = ["営業利益", "営業利益（△は損失）", "その他の棚卸資産", "短期借八金"]
    let scores = try labels.map { try #require(catalog.matches(for: $0, in: .japanese).first).score }
    #expect(scores == scores.sorted(by: >))
    #expect(scores[0] == 1)
  }

  @Test("Every form of every concept is known, and every concept can be asked for")
  func everyFormIsKnown() {
    #expect(catalog.conceptCount >= 1_000)
    for index in 0..<catalog.conceptCount {
      let concept = catalog.concept(at: index)
      #expect(catalog.index(ofConcept: concept.id) == index)
      #expect(catalog.isKnown(concept.japanese, in: .japanese), "\(concept.id)")
      #expect(catalog.isKnown(concept.english, in: .english), "\(concept.id)")
      #expect(!concept.statements.isEmpty, "\(concept.id)")
    }
  }

  @Test("A concept tells its statement, balance, period and unit")
  func conceptsTellWhatTheyAre() throws {
    let index = try #require(catalog.index(ofConcept: "total-assets"))
    let concept = catalog.concept(at: index)
    #expect(concept.japanese == "資産合計")
    #expect(concept.english == "Total assets")
    #expect(concept.statements == [.balanceSheet, .summary])
    #expect(concept.balance == .debit)
    #expect(concept.period == .instant)
    #expect(concept.unit == .money)
  }

  @Test("No label traps, however odd")
  func oddLabelsAreSafe() {
    let odd = ["", " ", "(", ")", "((", "△", "・", "$^{", "ﾞ", "\u{0}", "1", "…", "の", "(注)", "non", "non-", "&", "'s"]
    for label in odd + [String(repeating: "資産", count: 300), String(repeating: "a ", count: 300)] {
      for language in [TermCatalog.Language.japanese, .english] {
        _ = catalog.matches(for: label, in: language)
        _ = catalog.legibility(of: label, in: language)
        _ = catalog.segment(label, in: language, count: nil)
        _ = catalog.prepare(label, in: language)
      }
    }
  }
}
