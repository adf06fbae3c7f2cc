import Exports
import Gold
import Testing
import Totsugo

/// The corpus pair with planted errors, as it is and changed.
private let pair: CorpusRelease = {
  do { return try CorpusRelease.all().first { $0.name == "mismatch-dozen" }! } catch { fatalError("\(error)") }
}()

private func edited(_ text: TextLines, _ old: String, _ new: String) throws -> TextLines {
  var text = text
  let line = try #require(text.lines.firstIndex { $0.contains(old) })
  text.lines[line] = text.lines[line].replacing(old, with: new)
  return text
}

/// Every line that another empty one follows, or a blank line in front.
private func spaced(_ text: TextLines) -> TextLines {
  var text = text
  text.lines = ["", "", ""] + text.lines.flatMap { $0.isEmpty ? [$0, $0] : [$0] } + [""]
  return text
}

@Suite struct ReviewTests {
  @Test func idsStayWhenLinesMoveAndOtherFiguresChange() throws {
    let before = try pair.check()
    let ids = Set(before.findings.map(\.id))
    #expect(ids.count == before.findings.count)
    let moved = try pair.check(japanese: spaced(pair.japanese), english: spaced(pair.english))
    #expect(moved.findings.map(\.id) == before.findings.map(\.id))
    // Both versions change one figure that has no finding.
    let changed = try pair.check(
      japanese: edited(pair.japanese, "3,127", "3,129"), english: edited(pair.english, "3,127", "3,129"))
    #expect(Set(changed.findings.map(\.id)).isSuperset(of: ids))
  }

  @Test func waiversSetFindingsAsideAndAreKeptThroughTheNextDraft() throws {
    let before = try pair.check()
    let waived = try #require(before.findings.first { $0.kind == .sign })
    var project = Project(name: "totsugo.yaml")
    project.waivers = [
      Waiver(finding: waived.id, reason: "Footnote", author: "Sato"),
      Waiver(finding: "value-none", reason: "Gone", author: "Sato"),
    ]
    var draft = pair
    draft.japanese = spaced(pair.japanese)
    var result = try draft.check()
    project.review(&result)
    #expect(!result.findings.contains { $0.id == waived.id })
    #expect(result.review.setAside.map(\.finding.id) == [waived.id])
    #expect(result.findings.count == before.findings.count - 1)
    #expect(result.notices.contains { $0.english.contains("value-none") })
  }

  @Test func sectionsCanBeLeftAlone() throws {
    var result = try pair.check()
    let all = result.findings.count
    let titles = result.findings.compactMap { $0.english?.tableTitle }
    let title = try #require(titles.first)
    var project = Project(name: "p")
    project.ignored = [title]
    project.review(&result)
    #expect(!result.review.setAside.isEmpty)
    #expect(result.findings.count + result.review.setAside.count == all)
    #expect(!result.findings.contains { $0.english?.tableTitle == title })
  }

  @Test func aDifferenceWithinTheToleranceIsANote() throws {
    var result = try pair.check()
    let finding = try #require(result.findings.first { $0.kind == .value && $0.cause == "digit" })
    var project = Project(name: "p")
    project.tolerances = [Project.Tolerance(unit: .yen, within: ExactDecimal(60_000_000))]
    project.review(&result)
    let tolerated = try #require(result.findings.first { $0.id == finding.id })
    #expect(finding.severity == .error && tolerated.severity == .note)
    #expect(result.findings.map(\.severity) == result.findings.map(\.severity).sorted())
  }

  @Test func anEarlierCheckTellsNewOpenAndFixed() throws {
    let before = try pair.check()
    let mended = try edited(pair.english, "6,514", "6,574")
    let broken = try edited(mended, "3,127", "3,172")
    let printed = [CheckExport.document(before), CheckExport.lines(before)]
    let earlier =
      try printed.map { try #require(EarlierCheck(name: "before", json: $0)) } + [
        EarlierCheck(name: "before", before)
      ]
    for earlier in earlier {
      var after = try pair.check(english: broken)
      earlier.compare(&after)
      let fixed = try #require(before.findings.first { $0.japanese?.text == "6,574" })
      #expect(after.review.fixed.map(\.id).contains(fixed.id))
      let new = after.findings.filter { $0.change == .new }
      #expect(new.contains { $0.english?.text == "3,172" })
      #expect(after.findings.contains { $0.change == .open })
      let same = try pair.check()
      var unchanged = same
      earlier.compare(&unchanged)
      #expect(unchanged.review.fixed.isEmpty && unchanged.findings.allSatisfy { $0.change == .open })
    }
    #expect(EarlierCheck(name: "x", json: Array("売上高\t1".utf8)) == nil)
  }

  @Test func aFigureThatDidNotMoveIsStale() throws {
    // The release before had 3,018 in both versions; now the Japanese says 3,118 and the English was forgotten.
    let earlier = EarlierCheck(name: "last quarter", try pair.check())
    var after = try pair.check(japanese: edited(pair.japanese, "3,018", "3,118"))
    earlier.compare(&after)
    let stale = after.findings.filter { $0.cause == "stale" }
    #expect(stale.count == 1)
    #expect(stale.first?.fault == .english && stale.first?.english?.text == "3,018")
  }

  /// A half year whose sentences give other figures than its tables where `said` does.
  private func half(
    _ months: String, _ table: String, japanese: String, english: String
  ) throws -> CheckResult {
    let end = months == "6" ? ("第2四半期", "September 30") : ("第1四半期", "June 30")
    let words = months == "6" ? "Six" : "Three"
    let ja = """
      連結損益計算書
      （単位：百万円）
      \t2025年3月期\(end.0)累計期間
      売上高\t9,876
      営業利益\t\(table)

      当\(end.0)連結累計期間の営業利益は\(japanese)百万円となりました。
      """
    let en = """
      Consolidated Statements of Income
      (Millions of yen)
      \t\(words) months ended \(end.1), 2024
      Net sales\t9,876
      Operating profit\t\(table)

      Operating profit for the \(words.lowercased()) months ended \(end.1), 2024 was ¥\(english) million.
      """
    return try check(
      japanese: Input(name: "ja", bytes: Array(ja.utf8)), english: Input(name: "en", bytes: Array(en.utf8)))
  }

  @Test func aSentenceThatDidNotMoveIsStale() throws {
    let earlier = EarlierCheck(name: "1Q", try half("3", "312", japanese: "312", english: "312"))
    func stale(_ japanese: String, _ english: String) throws -> [Finding] {
      var result = try half("6", "745", japanese: japanese, english: english)
      earlier.compare(&result)
      return result.findings.filter { $0.cause == "stale" }
    }
    let english = try stale("745", "312")
    #expect(english.map(\.fault) == [.english])
    #expect(try stale("312", "745").map(\.fault) == [.japanese])
    #expect(try stale("745", "745").isEmpty)
    // Another slip than that of the earlier release.
    #expect(try stale("745", "754").isEmpty)
  }
}
