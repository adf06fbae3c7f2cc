import Testing
import Totsugo

/// One sentence in both versions, and what a check must say of it.
struct SentencePair: Sendable, CustomTestStringConvertible {
  var japanese: String
  var english: String
  /// `kind/cause` or `kind/cause?` for a note; "" for nothing.
  var due: String
  var testDescription: String { japanese }

  init(_ japanese: String, _ english: String, _ due: String = "") {
    self.japanese = japanese
    self.english = english
    self.due = due
  }
}

private let pairs: [SentencePair] = [
  // Free translations that say the same.
  SentencePair("売上高は8,050百万円～8,150百万円の範囲となりました。", "Net sales were in a range of ¥8,050 million to ¥8,150 million."),
  SentencePair(
    "総資産は、売掛金が13億円増加したことなどにより、前連結会計年度末に比べ92億円増加し、1,774億円となりました。",
    "Total assets increased ¥9.2 billion from the end of the previous fiscal year to ¥177.4 billion, due in part to an increase of ¥1.3 billion in accounts receivable."
  ),
  SentencePair(
    "営業活動によるキャッシュ・フローは18億円の資金の減少（前連結会計年度は94億円の資金の増加）となりました。",
    "Net cash used in operating activities was ¥1.8 billion (compared with net cash provided of ¥9.4 billion in the previous fiscal year)."
  ),
  SentencePair(
    "親会社株主に帰属する当期純利益は70億5百万円（前連結会計年度は11億38百万円の親会社株主に帰属する当期純損失）となりました。",
    "Profit attributable to owners of parent was ¥7,005 million (compared with a loss attributable to owners of parent of ¥1,138 million in the previous fiscal year)."
  ),
  SentencePair("対米ドルの期中平均レートは146円02銭でした。", "The average exchange rate for the period was ¥146.02 to the U.S. dollar."),
  SentencePair("為替レートは1ユーロ170円を前提としています。", "We assume an exchange rate of ¥170 to the euro."),
  SentencePair(
    "売上高は68億2千2百万円、営業利益は3億4千4百万円となりました。",
    "Net sales were ¥6,822 million and operating profit was ¥344 million."),
  SentencePair(
    "営業利益は10億円で、売上高は前期比2.0％、為替の影響を除くと4.0％増加しました。",
    "Operating profit was ¥1.0 billion, and net sales rose 2.0% year on year, or 4.0% excluding exchange rates."),
  SentencePair(
    "営業利益は前期の49億円の損失から16億円の利益となりました。",
    "The operating result swung from a loss of ¥4.9 billion to a profit of ¥1.6 billion."),
  SentencePair(
    "説明会は2025年5月14日22時（日本時間）に始まります。", "The briefing begins at 9:00 a.m. Eastern Daylight Time on May 14, 2025."),
  SentencePair(
    "基準日は2025年9月30日、効力発生日は2025年12月1日です。",
    "The record date is September 30, 2025, and the effective date is December 1, 2025."),
  SentencePair(
    "既存店売上高は前期比104.1％となりました。", "Same-store sales were 104.1% of the previous fiscal year's level."),
  SentencePair(
    "第2四半期末配当は15円、期末配当は18円といたします。",
    "The second quarter-end dividend will be ¥15 and the year-end dividend ¥18 per share."),
  SentencePair(
    "期中平均為替レートは1米ドル148円25銭でした。", "The average exchange rate for the period was ¥148.25 to the U.S. dollar."),
  // Slips.
  SentencePair(
    "営業利益は前期を11.4％下回る1,906百万円でした。",
    "Operating profit came to ¥1,906 million, 14.1 per cent below the previous fiscal year.",
    "prose-value/transposition"),
  SentencePair(
    "年間配当金は、中間配当金20円を含め、1株当たり45円を予定しています。",
    "We plan to pay ¥54 per share for the full year, including the interim dividend of ¥20.",
    "prose-value/transposition"),
  SentencePair(
    "財務活動の結果支出した資金は1,360百万円、投資活動に使用した資金は4,150百万円です。",
    "Net cash used in financing activities was ¥1,630 million, and net cash used in investing activities was ¥4,150 million.",
    "prose-value/transposition"),
  SentencePair("売上高は1,425億円となりました。", "Net sales were ¥145.2 billion.", "prose-value/transposition"),
  SentencePair(
    "営業利益は350百万円、経常利益は446百万円でした。",
    "Operating profit was ¥350 million, and there was an ordinary loss of ¥446 million.", "prose-value/sign"),
  SentencePair("売上高は前期比3.2％増加しました。", "Net sales decreased 3.2% year on year.", "prose-direction/sign"),
  SentencePair(
    "基準日は2025年9月30日、効力発生日は2025年12月1日です。",
    "The record date is September 30, 2025, and the effective date is December 10, 2025.", "date/date"),
  SentencePair(
    "説明会は2025年5月14日21時（日本時間）に始まります。",
    "The briefing begins at 9:00 a.m. Eastern Daylight Time on May 14, 2025.", "date/time"),
  // The arithmetic of a sentence, the same in both versions.
  SentencePair(
    "売上高は、前期の9,633百万円から26.0％増の11,617百万円となりました。",
    "Net sales increased 26.0% from ¥9,633 million in the previous fiscal year to ¥11,617 million.",
    "prose-value/arithmetic?"),
  SentencePair(
    "売上高は、前期の9,633百万円から20.6％増の11,617百万円となりました。",
    "Net sales increased 20.6% from ¥9,633 million in the previous fiscal year to ¥11,617 million."),
  // Ways of writing.
  SentencePair(
    "システム・インテグレーションの売上高は50億円、システムインテグレーションの利益は5億円です。",
    "Net sales of systems integration were ¥5.0 billion, and its profit was ¥0.5 billion.", "name/spelling?"),
]

@Suite("Pairs of sentences") struct SentencePairTests {
  @Test("sentences that say the same raise nothing, slips are named", arguments: pairs)
  func check(_ pair: SentencePair) throws {
    let japanese = "2025年3月期　決算短信〔日本基準〕（連結）\n2025年5月13日\n\n１．経営成績等の概況\n\n\(pair.japanese)\n"
    let english =
      "Consolidated Financial Results for the Fiscal Year Ended March 31, 2025\nMay 13, 2025\n\n1. Overview of Results\n\n\(pair.english)\n"
    let result = try Totsugo.check(
      japanese: Input(name: "ja.txt", bytes: Array(japanese.utf8)),
      english: Input(name: "en.txt", bytes: Array(english.utf8)))
    let found = result.findings.map {
      "\($0.kind.rawValue)/\($0.cause ?? "")\($0.severity == .note ? "?" : "")"
    }
    #expect(found == (pair.due.isEmpty ? [] : [pair.due]))
  }
}
