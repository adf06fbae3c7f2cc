import Gold
import Testing
import Totsugo

@testable import Reports

@Suite("HTML report") struct HTMLReportTests {
  @Test("each finding is listed, and marked once in each version that it speaks of", arguments: releases)
  func marks(_ release: CorpusRelease) throws {
    let result = try release.check()
    let ids = identifiers(in: HTMLReport(language: .japanese).check(result))
    #expect(Set(ids).count == ids.count, "\(Set(ids.filter { id in ids.count { $0 == id } > 1 }))")
    let known = Set(ids)
    let sides = result.findings.enumerated().sorted {
      ($0.element.severity, $0.offset) < ($1.element.severity, $1.offset)
    }
    for (number, finding) in sides.map(\.element).enumerated() {
      #expect(known.contains("f\(number + 1)"))
      if finding.japanese != nil { #expect(known.contains("m\(number + 1)j"), "\(finding.message.english)") }
      if finding.english != nil { #expect(known.contains("m\(number + 1)e"), "\(finding.message.english)") }
    }
  }

  @Test("a report of a whole release stays below two megabytes", arguments: releases)
  func size(_ release: CorpusRelease) throws {
    #expect(HTMLReport(language: .english).check(try release.check()).count < 2_000_000)
  }

  @Test("every note of a reader has Japanese words", arguments: releases)
  func notes(_ release: CorpusRelease) throws {
    let result = try release.check()
    for version in [result.japanese, result.english] {
      var notes = version.remarks.flatMap(\.evidence)
      for table in version.tables {
        notes += table.columns.flatMap(\.evidence) + table.facts.flatMap { $0.repair?.evidence ?? [] }
        notes += table.rows.flatMap { $0.repair?.evidence ?? [] }
      }
      let foreign = Set(notes.filter { EvidenceWording.japanese(for: $0) == $0 })
      #expect(foreign == [])
    }
  }

  /// The values of all `id` attributes.
  private func identifiers(in page: [UInt8]) -> [String] {
    let key = Array(" id=\"".utf8)
    var ids: [String] = []
    var at = 0
    while at + key.count < page.count {
      guard page[at] == key[0], page[at..<at + key.count].elementsEqual(key) else {
        at += 1
        continue
      }
      let start = at + key.count
      let end = page[start...].firstIndex(of: UInt8(ascii: "\"")) ?? page.count
      ids.append(String(decoding: page[start..<end], as: UTF8.self))
      at = end
    }
    return ids
  }
}
