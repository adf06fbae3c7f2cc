import Foundation
import Gold
import Mutating
import Testing
import Totsugo

/// Every release of the corpus, and the real one beside the package when it is there.
private let releases: [CorpusRelease] = {
  do { return try CorpusRelease.all() + (SeedRelease.load() ?? []).filter { !$0.isOneFile } } catch {
    fatalError("\(error)")
  }
}()

private func audited(_ text: String) throws -> AuditResult {
  try audit(Input(name: "test.txt", bytes: Array(text.utf8)))
}

private func table(_ costs: String = "1,118,241", change: String = "(3.2%)", dollars: String = "12,070") -> String {
  """
  Aozora Telecom Inc.
  Fiscal Year 2024 results, May 15, 2025

  Table 1. Costs and Expenses
  (Thousands of yen and U.S. dollars, for the three months ended March 31, 2025, March 31, 2024 and December 31, 2024)

  	USD	4Q24	4Q23	YoY % change	3Q24
  Cost of services	84,124	8,412,361	9,518,241	(11.6%)	8,316,480
  Cost of systems integration	53,185	5,318,461	5,716,210	(7.0%)	4,218,360
  Cost of equipment sales	11,182	\(costs)	1,316,481	(15.1%)	782,160
  Sales and marketing	14,183	1,418,261	1,386,141	2.3%	1,362,181
  General and administrative	\(dollars)	1,207,040	1,246,940	\(change)	1,002,140
  Total costs and expenses	174,744	17,474,364	19,184,013	(8.9%)	15,681,321
  """
}

@Suite("Audit of one release") struct LoneAuditTests {
  @Test("a release that adds up gives nothing but notes", arguments: releases)
  func noFalseFailure(_ release: CorpusRelease) throws {
    let planted = release.name == "mismatch-dozen" ? 4 : 0
    for text in [release.japanese, release.english] {
      let result = try audit(Input(name: release.name, bytes: text.bytes))
      let alarms = result.findings.filter { $0.severity != .note }
      // The real release has one figure that a converter made; it is found.
      #expect(alarms.count <= (isDamaged(release) ? 1 : planted), "\(alarms.map(\.message.english))")
      #expect(alarms.allSatisfy { $0.severity == .warning })
    }
  }

  private func isDamaged(_ release: CorpusRelease) -> Bool {
    release.name.hasPrefix("seed") || release.name == "network-4q03"
  }

  @Test("nine amounts in ten of the statements are proved", arguments: releases)
  func proved(_ release: CorpusRelease) throws {
    // Planted errors break the relations that would prove their neighbours.
    if release.name == "mismatch-dozen" { return }
    let statements: [StatementKind] = [.incomeStatement, .balanceSheet, .cashFlows]
    for text in [release.japanese, release.english] {
      var (amounts, proved) = (0, 0)
      for read in try readReleases(Input(name: release.name, bytes: text.bytes)) {
        for table in read.tables where statements.contains(table.statement) {
          for fact in table.facts where fact.measure == .amount && fact.value != nil {
            amounts += 1
            if !fact.proofs.isEmpty { proved += 1 }
          }
        }
      }
      #expect(proved * 10 >= amounts * 9, "\(proved) of \(amounts)")
    }
  }

  @Test("what holds is silent")
  func silent() throws {
    let result = try audited(table())
    #expect(result.findings.isEmpty, "\(result.findings.map(\.message.english))")
    let audit = try #require(result.releases.first?.audit)
    for kind in [FigureRelation.Kind.sum, .change] {
      #expect(audit.relations.contains { $0.kind == kind && $0.outcome == .holds }, "\(kind)")
    }
  }

  @Test("a wrong figure is named by every relation that it breaks")
  func wrongFigure() throws {
    let finding = try #require(try audited(table("1,148,241")).findings.first)
    #expect(finding.kind == .footing && finding.severity == .warning)
    #expect(finding.english?.text == "1,148,241")
    #expect(finding.message.english.contains("1,118,241"))
  }

  @Test("a wrong growth rate is one")
  func wrongRate() throws {
    let finding = try #require(try audited(table(change: "(8.2%)")).findings.first)
    #expect(finding.kind == .changeRate && finding.english?.text == "(8.2%)")
  }
}

@Suite("Audit of two versions") struct JointAuditTests {
  @Test("the same digit changed in both versions is found, mostly at its cell")
  func digits() throws {
    let release = try #require(releases.first { $0.name == "network-4q03" })
    var mutations = try AuditMutations(release, seed: 3)
    let digits = try mutations.cases(.bothDigit, count: 30).map { try mutations.judge($0).outcome }
    // Among them are changes of the last digit that rounding would excuse.
    #expect(digits.count { $0 == .missed } <= 2, "\(digits)")
    #expect(digits.count { $0 == .placed } >= 21, "\(digits)")
  }

  @Test("a garbled cell never becomes another figure and is never passed over", arguments: releases)
  func garbled(_ release: CorpusRelease) throws {
    var mutations = try AuditMutations(release, seed: 202)
    for item in mutations.cases(.garbled, count: 8) {
      let outcome = try mutations.judge(item).outcome
      #expect(outcome == .repaired || outcome == .unreadable, "\(item.remark): \(outcome)")
    }
  }

  @Test(
    "a damaged cell stays one cell of its row",
    arguments: ["1/0,799", "1/3,799", "1 3,799", "13q,799", "7,eB6", "},/ S"])
  func torn(_ text: String) throws {
    let release = try #require(releases.first { $0.name == "minato-denki-fy2013" })
    let line = try #require(release.japanese.lines.firstIndex { $0.contains("　純資産合計\t130,799") })
    var edited = release.japanese
    edited.lines[line] = edited.lines[line].replacingOccurrences(of: "130,799", with: text)
    let read = try readReleases(Input(name: "ja.txt", bytes: edited.bytes))
    let facts = read.flatMap(\.facts).filter { $0.line == line && $0.cell == 1 }
    #expect(facts.map(\.status) == [.suspect] && facts.first?.value == nil, "\(facts)")
  }

  @Test("tagged filings give no alarm", arguments: TaggedFilings.all)
  func filings(_ file: URL) throws {
    let result = try audit(Input(name: file.lastPathComponent, bytes: Array(try Data(contentsOf: file))))
    let alarms = result.findings.filter { $0.severity != .note }
    #expect(alarms.isEmpty, "\(alarms.map(\.message.english))")
  }

  @Test("the relations say which version is wrong")
  func vote() throws {
    let release = try #require(releases.first { $0.name == "mismatch-dozen" })
    let findings = try release.check().findings
    let digit = try #require(findings.first { $0.cause == "digit" })
    #expect(digit.fault == .english && digit.evidence.contains { $0.english.contains("foots only with 6,574") })
    let transposition = try #require(findings.first { $0.cause == "transposition" })
    #expect(transposition.fault == .japanese)
    #expect(!findings.contains { $0.kind == .footing && $0.severity != .note })
  }
}

/// The real filings beside the package; none where they are not there.
private enum TaggedFilings {
  static let all: [URL] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../shared/real/tdnet")
    guard let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil) else { return [] }
    let pages = files.compactMap { $0 as? URL }.filter { $0.pathExtension == "htm" }
    if pages.isEmpty { print("skipped: no tagged filings in ../shared/real/tdnet") }
    return pages.sorted { $0.path < $1.path }
  }()
}
