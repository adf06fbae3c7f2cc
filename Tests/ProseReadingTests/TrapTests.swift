import Testing
import Totsugo

struct Trap: Sendable, CustomStringConvertible {
  /// What the release reports on.
  enum Setting: Sendable {
    /// The fiscal year to March 31, 2025.
    case annual
    /// The fourth quarter, January to March 2004, of a year that the company calls 2003.
    case quarter
  }

  var setting: Setting
  var language: Language
  var sentence: String
  /// What a careful reader understands, claim by claim: concept, value, unit, measure; then, where the case is about them, `@` its
  /// period, `>` the compared one, `forecast` or `actual`, `approx:…`, `dn` for a double negative. `none`: no claim; `time:` minutes
  /// and zone.
  var due: String

  init(_ setting: Setting, _ language: Language, _ sentence: String, _ due: String) {
    self.setting = setting
    self.language = language
    self.sentence = sentence
    self.due = due
  }

  var description: String { sentence }

  var head: String {
    switch (setting, language) {
    case (.annual, .japanese): "2025年3月期　決算短信〔日本基準〕（連結）\n2025年5月13日\n\n１．経営成績等の概況\n\n"
    case (.annual, .english):
      "Consolidated Financial Results for the Fiscal Year Ended March 31, 2025\nMay 13, 2025\n\n1. Overview of Results\n\n"
    case (.quarter, .japanese):
      "2004年5月14日\n\n2003年度第4四半期（2004年1月1日～3月31日）および2003年度（2004年3月期）決算発表\n\n2003年度第4四半期決算\n\n"
    case (.quarter, .english):
      "Tokyo, May 14, 2004\n\nResults for the fourth quarter and full fiscal year ended March 31, 2004 (\"FY2003\")\n\nHighlights of fourth quarter FY2003 results:\n\n"
    }
  }
}

/// Sentences that are easily misread, from the conventions of Japanese releases.
private let traps = amountTraps + rateTraps + periodTraps + conventionTraps

@Suite("Traps of running text") struct TrapTests {
  @Test("a sentence claims what a careful reader understands", arguments: traps)
  func claims(_ trap: Trap) throws { try read(trap) }

  private func read(_ trap: Trap) throws {
    let text = trap.head + trap.sentence + "\n"
    let releases = try readReleases(Input(name: "trap.txt", bytes: Array(text.utf8)))
    let prose = try #require(releases.first { $0.language == trap.language }).prose
    let sentence = prose.sentences.count - 1
    if trap.due.hasPrefix("time:") {
      let times = prose.mentions.compactMap { mention -> String? in
        guard mention.sentence == sentence, case .time(let minutes, let zone) = mention.kind else { return nil }
        return "time:\(minutes)/" + (zone.map { $0 == -1_000 ? "ET" : "\($0)" } ?? "-")
      }
      #expect(times == [trap.due])
      return
    }
    let claims = prose.claims.filter { $0.sentence == sentence }
    if trap.due == "none" {
      #expect(claims.map(words).isEmpty, "\(claims.map(words))")
      return
    }
    let due = trap.due.split(separator: ";").map { $0.split(separator: " ").map(String.init) }
    #expect(due.count == claims.count, "\(claims.map(words))")
    for (expected, claim) in zip(due, claims) {
      for word in expected { #expect(words(claim).contains(word), "\(word) is due, read: \(words(claim))") }
    }
  }

  private func words(_ claim: Claim) -> [String] {
    func name(_ period: Period?) -> String {
      "\(period?.start?.description ?? "")..\(period?.end.description ?? "")"
    }
    return [
      claim.concept ?? claim.label, claim.value.description, claim.unit.code, claim.measure.rawValue,
      "@" + name(claim.period),
      ">" + name(claim.compared), claim.basis.rawValue, "approx:" + (claim.approximation?.rawValue ?? "-"),
      claim.isDoubleNegative ? "dn" : "",
    ]
  }

  @Test("the tables are long enough") func count() { #expect(traps.count >= 400) }
}
