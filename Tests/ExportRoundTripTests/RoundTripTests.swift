import Databases
import Exports
import Foundation
import GRDB
import Gold
import Testing
import Totsugo
import Workbooks

private let releases: [CorpusRelease] = {
  do { return try CorpusRelease.all() + (SeedRelease.load() ?? []) } catch { fatalError("\(error)") }
}()

/// What a figure is, and which one: what every format must give back. Null is "".
struct Figure: Hashable, CustomStringConvertible {
  var language: String
  var table: String
  var row: Int
  var column: Int
  var value: String
  var unit: String
  var periodStart: String
  var periodEnd: String
  var decimals: Int?
  var isNil: Bool
  var bound: String

  var description: String {
    "\(language) \(table) \(row)/\(column): \(value) \(unit) \(periodStart)…\(periodEnd) at \(decimals ?? 0)"
  }
}

@Suite("Exports keep every figure") struct RoundTripTests {
  @Test("CSV", arguments: releases) func csv(_ release: CorpusRelease) throws {
    try expectSame(release) { item, _ in
      var exporter = DelimitedExporter(.commas, hasByteOrderMark: true)
      let bytes = exporter.begin() + exporter.write(item) + exporter.end()
      #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
      return try DelimitedReading(bytes.dropFirst(3), separator: ",").figures()
    }
  }

  @Test("TSV", arguments: releases) func tsv(_ release: CorpusRelease) throws {
    try expectSame(release) { item, _ in
      var exporter = DelimitedExporter(.tabs)
      return try DelimitedReading((exporter.begin() + exporter.write(item))[...], separator: "\t").figures()
    }
  }

  @Test("SQLite", arguments: releases) func sqlite(_ release: CorpusRelease) throws {
    try expectSame(release) { item, folder in
      let path = folder.appending(path: "release.sqlite").path
      let exporter = try DatabaseExporter(path: path)
      try exporter.add(item)
      try exporter.finish()
      return try DatabaseReading.figures(path)
    }
  }

  @Test("XLSX", arguments: releases) func xlsx(_ release: CorpusRelease) throws {
    try expectSame(release) { item, folder in
      let path = folder.appending(path: "book.xlsx").path
      let exporter = try WorkbookExporter(path: path, isSingle: true)
      try exporter.add(item)
      try exporter.finish()
      return try SheetReading(path).figures()
    }
  }

  @Test("xBRL-JSON", arguments: releases) func xbrl(_ release: CorpusRelease) throws {
    try expectSame(release) { item, _ in
      let files = XBRLReport(item, stem: "report").files()
      #expect(
        files.map(\.name) == [
          "report.xsd", "report-label-ja.xml", "report-label-en.xml", "report-calculation.xml",
          "report-presentation.xml", "report.json",
        ])
      return try ReportReading.figures(files[5].bytes)
    }
  }

  @Test("the sheet of a workbook's figures is kept") func sheets() throws {
    let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Fixtures/en.xlsx")
      .standardizedFileURL
    let releases = try readReleases(Input(name: "en.xlsx", bytes: Array(try Data(contentsOf: path))))
    let item = ExportItem(releases: releases)
    let expected = releases.flatMap { $0.tables.flatMap(\.facts) }.map { $0.part?.name }
    #expect(!expected.isEmpty && !expected.contains(nil))
    var exporter = DelimitedExporter(.tabs)
    let lines = String(decoding: exporter.begin() + exporter.write(item), as: UTF8.self).split(separator: "\r\n")
    let rows = lines.map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    let column = try #require(rows[0].firstIndex(of: "sheet"))
    #expect(rows.dropFirst().prefix(expected.count).map { $0[column] } == expected)
    try inFolder { folder in
      let database = try DatabaseExporter(path: folder.appending(path: "x.sqlite").path)
      try database.add(item)
      try database.finish()
      let queue = try DatabaseQueue(path: folder.appending(path: "x.sqlite").path)
      let found = try queue.read { try String?.fetchAll($0, sql: "SELECT sheet FROM facts ORDER BY fact_id") }
      #expect(Array(found.prefix(expected.count)) == expected)
    }
  }

  @Test("the same item gives the same bytes") func determinism() throws {
    let item = ExportItem(try releases[0].check())
    try inFolder { folder in
      var copies: [[Data]] = []
      for number in 0..<2 {
        let book = folder.appending(path: "\(number).xlsx")
        let base = folder.appending(path: "\(number).sqlite")
        let workbook = try WorkbookExporter(path: book.path, isSingle: true)
        try workbook.add(item)
        try workbook.finish()
        let database = try DatabaseExporter(path: base.path)
        try database.add(item)
        try database.finish()
        copies.append([try Data(contentsOf: book), try Data(contentsOf: base)])
      }
      #expect(copies[0] == copies[1])
    }
  }

  // MARK: What is expected

  private func expectSame(
    _ release: CorpusRelease, sourceLocation: SourceLocation = #_sourceLocation,
    _ export: (ExportItem, URL) throws -> [Figure]
  ) throws {
    let item = ExportItem(try release.check())
    let expected = try LineReading.figures(ParseExport.lines(item.releases))
    try inFolder { folder in
      let found = try export(item, folder)
      #expect(found.count == expected.count, sourceLocation: sourceLocation)
      for (left, right) in zip(found, expected) where left != right {
        Issue.record("found \(left), expected \(right)", sourceLocation: sourceLocation)
        return
      }
    }
  }

  private func inFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "totsugo-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }
}
