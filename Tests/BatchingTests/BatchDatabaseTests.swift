import Batching
import Databases
import Exports
// JSONSerialization reads the records that the rows are held against.
import Foundation
import GRDB
import Gold
import Testing
import Totsugo

@Suite struct BatchDatabaseTests {
  private func source(_ folder: TemporaryFolder, _ ids: [String]) throws -> PairSource {
    try PairSource(try folder.write("id,ja,en\n" + ids.map { "\($0),a,b\n" }.joined(), as: "m.csv"))
  }

  @Test func rowsSayWhatTheRecordsSay() throws {
    let folder = try TemporaryFolder()
    let releases = try CorpusRelease.all()
    var source = try source(folder, releases.map(\.name) + ["unreadable"])
    let database = try BatchDatabase(folder.path + "/out", facts: true, goingOnWith: &source)
    var records: [[UInt8]] = []
    for release in releases {
      let result = try check(
        japanese: Input(name: "ja", bytes: release.japanese.bytes),
        english: Input(name: "en", bytes: release.english.bytes))
      records.append(BatchExport.line(release.name, result, facts: true))
    }
    records.append(BatchExport.error("unreadable", "nowhere: \"none\"\n", facts: true))
    for record in records { try database.write(record) }
    try database.finish()

    let queue = try DatabaseQueue(path: folder.path + "/out")
    for (index, record) in records.enumerated() {
      let object = try #require(try JSONSerialization.jsonObject(with: Data(record)) as? [String: Any])
      for (table, list) in [("finding", "findings"), ("fact", "facts")] {
        let rows = try queue.read {
          try GRDB.Row.fetchAll(
            $0, sql: "SELECT * FROM \(table) WHERE pair = ? ORDER BY position", arguments: [index + 1])
        }
        let elements = try #require(object[list] as? [[String: Any]])
        #expect(rows.count == elements.count)
        for (row, element) in zip(rows, elements) { expect(row, element) }
      }
      let row = try #require(
        try queue.read { try GRDB.Row.fetchOne($0, sql: "SELECT * FROM pair WHERE number = ?", arguments: [index + 1]) }
      )
      expect(row, object.filter { $0.key != "findings" && $0.key != "facts" })
    }
    let sums = try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM facts WHERE number * 1 = value * 1") }
    #expect(sums ?? 0 > 1_000, "a figure can be computed with")
  }

  /// Every member stands in the column of its name, those of an object in columns of both names.
  private func expect(_ row: GRDB.Row, _ object: [String: Any], _ prefix: String = "") {
    for (key, value) in object {
      let column = prefix + key
      if let inner = value as? [String: Any], !row.hasColumn(column) {
        expect(row, inner, column + "_")
      } else if !row.hasColumn(column) {
        #expect(value is NSNull, "no column \(column)")
      } else if value is [Any] || value is [String: Any] {
        let text: String? = row[column]
        let back = text.flatMap { try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? NSObject }
        #expect(back == value as? NSObject, "\(column)")
      } else if let text = value as? String {
        #expect(row[column] == text, "\(column)")
      } else if let number = value as? NSNumber {
        #expect(row[column] == number.intValue, "\(column)")
      } else {
        #expect(row[column] == nil as String?, "\(column)")
      }
    }
  }

  private func record(_ id: String) -> [UInt8] { BatchExport.error(id, "none") }

  @Test func whatWasCommittedIsGoneOnWith() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/out"
    var whole = try source(folder, ["a", "b", "c"])
    var first: BatchDatabase? = try BatchDatabase(path, facts: false, goingOnWith: &whole)
    try first?.write(record("a"))
    var other = try source(folder, ["a", "b", "c"])
    #expect(throws: BatchFailure(name: path, reason: "another batch is writing to this file")) {
      try BatchDatabase(path, facts: false, goingOnWith: &other)
    }
    try first?.finish()
    // Dropped without an end: what was not committed is gone.
    var again = try source(folder, ["a", "b", "c"])
    first = try BatchDatabase(path, facts: false, goingOnWith: &again)
    #expect(first?.finished == 1 && first?.faulty == 1)
    #expect(try again.next()?.id == "b")
    try first?.write(record("b"))
    first = nil
    var last = try source(folder, ["a", "b", "c"])
    let database = try BatchDatabase(path, facts: false, goingOnWith: &last)
    #expect(database.finished == 1)
    for id in ["b", "c"] { try database.write(record(id)) }
    try database.finish()
    let ids = try DatabaseQueue(path: path).read { try String.fetchAll($0, sql: "SELECT id FROM pair ORDER BY number") }
    #expect(ids == ["a", "b", "c"])
  }

  @Test func whatBelongsToAnotherBatchIsRefused() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/out"
    var whole = try source(folder, ["a", "b"])
    let database = try BatchDatabase(path, facts: false, goingOnWith: &whole)
    for id in ["a", "b"] { try database.write(record(id)) }
    try database.finish()
    for (ids, facts, reason) in [
      (["a", "x"], false, "record 2 is not that of x; this file belongs to another batch"),
      (["a"], false, "more records than \(folder.path)/m.csv has pairs"),
      (["a", "b"], true, "was begun without --facts"),
    ] {
      var other = try source(folder, ids)
      #expect(throws: BatchFailure(name: path, reason: reason)) {
        try BatchDatabase(path, facts: facts, goingOnWith: &other)
      }
    }
    _ = try folder.write("my own notes, more than a page of them, and no database at all\n", as: "notes")
    try DatabaseQueue(path: folder.path + "/theirs").write { try $0.execute(sql: "CREATE TABLE pair (number)") }
    for (name, reason) in [
      ("notes", "not an SQLite database"), ("theirs", "a database that no batch of this version has begun"),
    ] {
      var other = try source(folder, ["a"])
      #expect(throws: BatchFailure(name: "\(folder.path)/\(name)", reason: reason)) {
        try BatchDatabase("\(folder.path)/\(name)", facts: false, goingOnWith: &other)
      }
    }
    #expect(folder.read("notes").hasPrefix("my own notes"))
  }
}
