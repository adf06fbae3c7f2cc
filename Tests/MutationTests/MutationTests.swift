import Foundation
import Gold
import Mutating
import Testing
import Totsugo

/// Every release of the corpus, and the halves of the real one when it is there.
private let releases: [CorpusRelease] = {
  do { return try CorpusRelease.all() + (SeedRelease.load() ?? []).filter { !$0.isOneFile } } catch {
    fatalError("\(error)")
  }
}()

private let proseReleases: [CorpusRelease] = {
  do { return try CorpusRelease.prose() } catch { fatalError("\(error)") }
}()

/// Cases a release. A check takes a second in a debug build, so this is a sample; `make mutate` runs the full measure.
private let count: Int = ProcessInfo.processInfo.environment["TOTSUGO_MUTATIONS"].flatMap { Int($0) } ?? 8

@Suite("Mutations") struct MutationTests {
  @Test("single edits are found, named, and followed by no trail of alarms")
  func edits() throws {
    var verdicts: [Verdict] = []
    for release in releases {
      let judge = try Judge(release)
      var generator = MutationGenerator(release, seed: 1)
      verdicts += generator.cases(count).map(judge.judge)
    }
    let report = MutationReport(name: "all releases", verdicts: verdicts)
    #expect(report.total.foundShare >= 0.96, "\(report.table)")
    #expect(report.total.namedShare >= 0.95, "\(report.table)")
    #expect(report.total.extraPerCase <= 0.1, "\(report.table)")
  }

  @Test("single edits of sentences are found and named")
  func sentences() throws {
    var verdicts: [Verdict] = []
    for release in releases + proseReleases {
      let judge = try Judge(release)
      var generator = MutationGenerator(release, seed: 1)
      verdicts += generator.cases(count, kinds: MutationKind.prose).map(judge.judge)
    }
    let report = MutationReport(name: "all releases", verdicts: verdicts)
    #expect(report.total.namedShare >= 0.95, "\(report.table)")
    #expect(report.total.extraPerCase <= 0.1, "\(report.table)")
  }
}

@Suite("Mutation generator") struct MutationGeneratorTests {
  @Test("a case changes the lines that it names, and no other", arguments: releases)
  func changesItsLines(_ release: CorpusRelease) {
    var generator = MutationGenerator(release, seed: 7)
    for mutation in generator.cases(600) {
      let (japanese, english) = mutation.apply(to: release)
      let (old, new, others): ([String], [String], Bool) =
        mutation.language == .japanese
        ? (release.japanese.lines, japanese.lines, english == release.english)
        : (release.english.lines, english.lines, japanese == release.japanese)
      #expect(others)
      if case .remove(let line) = mutation.edit {
        #expect(new.count == old.count - 1 && Array(new[line...]) == Array(old[(line + 1)...]))
      } else {
        let changed = zip(old, new).enumerated().filter { $1.0 != $1.1 }.map(\.offset)
        #expect(new.count == old.count && changed == mutation.edit.lines.sorted(), "\(mutation.remark)")
      }
    }
  }

  @Test("the same seed gives the same cases, another one others")
  func isDeterministic() throws {
    let release = try #require(releases.first)
    func edits(_ seed: UInt64) -> [LineEdit] {
      var generator = MutationGenerator(release, seed: seed)
      return generator.cases(100).map(\.edit)
    }
    #expect(edits(3) == edits(3))
    #expect(edits(3) != edits(4))
  }

  @Test("every kind of edit is drawn, on both sides", arguments: releases)
  func drawsEveryKind(_ release: CorpusRelease) {
    var generator = MutationGenerator(release, seed: 1)
    let cases = generator.cases(600)
    let kinds = Set(cases.map(\.kind))
    #expect(
      kinds.isSuperset(of: [.digit, .transposition, .sign, .swapCells, .swapRows, .removeRow, .emptyCell, .dropCell]))
    #expect(cases.contains { $0.language == .japanese } && cases.contains { $0.language == .english })
  }

  @Test("the judge wants the right line and kind, and counts what comes besides")
  func judging() throws {
    let release = try #require(releases.first { $0.name == "network-4q03" })
    var generator = MutationGenerator(release, seed: 1)
    let mutation = try #require(generator.cases(1, kinds: [.digit]).first)
    let place = try #require(mutation.places.first)
    func finding(_ kind: Finding.Kind, _ line: Int, cause: String? = "digit") -> Finding {
      let side = Finding.Side(table: "t1", text: "", line: line, span: SourceSpan(start: 0, end: 0))
      return Finding(
        kind: kind, severity: .error, cause: cause, japanese: place.language == .japanese ? side : nil,
        english: place.language == .english ? side : nil, message: Message(japanese: "", english: ""))
    }
    let judge = Judge(release, baseline: [finding(.value, 3)])
    let cases: [(findings: [Finding], found: Bool, named: Bool, extra: Int)] = [
      ([finding(.value, place.line)], true, true, 0),
      ([finding(.value, 3), finding(.value, place.line)], true, true, 0),
      ([finding(.value, place.line, cause: nil)], true, false, 0),
      ([finding(.sign, place.line)], false, false, 0),
      ([finding(.value, place.line + 1)], false, false, 0),
      ([finding(.value, place.line), finding(.footing, place.line + 1)], true, true, 1),
      ([finding(.value, 3)], false, false, 0),
    ]
    for row in cases {
      let verdict = judge.verdict(mutation, row.findings)
      #expect(verdict.isFound == row.found && verdict.isNamedRightly == row.named && verdict.extra == row.extra)
    }
  }
}
