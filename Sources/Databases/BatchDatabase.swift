public import Batching
// Arguments of statements are values of Foundation's kind; GRDB brings Foundation anyway.
import GRDB

/// The records of a batch as an SQLite database: a row a pair, a finding, a fact. One that an earlier run began is gone on with.
///
/// Pairs come in one transaction with all that was found in them, several pairs in each. What an interrupted run had not committed is
/// checked again, so that no pair is missing or stands twice. While the batch runs, others can read what is committed.
///
/// One thread at a time writes: a run writes under its lock.
public final class BatchDatabase: BatchOutput, @unchecked Sendable {
  /// A commit waits for the disk, so not each pair has one; what is not committed is lost with the process.
  private static let mostPending = 256
  private static let longestPending = Duration.seconds(1)

  private let path: String
  private let queue: DatabaseQueue
  private let hasFacts: Bool
  public private(set) var finished = 0
  public private(set) var faulty = 0
  private var tables: Tables?
  private var pending = 0
  private var committed = ContinuousClock.now

  /// `source` moves past the pairs that the database has records of. `facts`: records have them.
  ///
  /// Throws where the file is another's database, belongs to another manifest, or is being written by another batch.
  public init(
    _ path: String, facts: Bool, goingOnWith source: inout PairSource
  ) throws(BatchFailure) {
    self.path = path
    hasFacts = facts
    var configuration = Configuration()
    // The transaction that keeps other batches out stays open between records.
    configuration.allowsUnsafeTransactions = true
    do {
      queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.inDatabase { database in
        let isNew = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") == 0
        guard try isNew || Self.isOurs(database) else {
          throw BatchFailure(name: path, reason: "a database that no batch of this version has begun")
        }
        // A crash of the machine may lose the last commits, never tear them; readers are not kept waiting.
        try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
        try database.execute(sql: "BEGIN IMMEDIATE")
        if try !Self.isOurs(database) {
          try database.execute(sql: "PRAGMA application_id = \(BatchSchema.applicationID)")
          try database.execute(sql: "PRAGMA user_version = \(BatchSchema.version)")
          try database.execute(sql: BatchSchema.pairs + (facts ? BatchSchema.facts : ""))
        }
      }
    } catch { throw Self.failure(error, path) }
    try resume(&source)
  }

  private static func isOurs(_ database: Database) throws -> Bool {
    try Int.fetchOne(database, sql: "PRAGMA application_id") == BatchSchema.applicationID
      && Int.fetchOne(database, sql: "PRAGMA user_version") == BatchSchema.version
  }

  private static func failure(_ error: any Error, _ path: String) -> BatchFailure {
    if let failure = error as? BatchFailure { return failure }
    guard let error = error as? DatabaseError else { return BatchFailure(name: path, reason: "\(error)") }
    let reason: String =
      switch error.resultCode {
      case .SQLITE_BUSY: "another batch is writing to this file"
      case .SQLITE_NOTADB: "not an SQLite database"
      default: "SQLite: \(error.message ?? "error \(error.resultCode.rawValue)")"
      }
    return BatchFailure(name: path, reason: reason)
  }

  private func resume(_ source: inout PairSource) throws(BatchFailure) {
    do {
      try queue.inDatabase { database in
        guard try database.tableExists("fact") == hasFacts else {
          throw BatchFailure(
            name: path, reason: hasFacts ? "was begun without --facts" : "was begun with --facts; go on with it")
        }
        let rows = try Row.fetchCursor(
          database, sql: "SELECT number, id, status, counts_error FROM pair ORDER BY number")
        while let row = try rows.next() {
          guard let pair = try source.next() else {
            throw BatchFailure(name: path, reason: "more records than \(source.name) has pairs")
          }
          guard row[0] == finished + 1, row[1] == pair.id else {
            throw BatchFailure(
              name: path, reason: "record \(finished + 1) is not that of \(pair.id); this file belongs to another batch"
            )
          }
          finished += 1
          if row[2] != "ok" || row[3] != 0 { faulty += 1 }
        }
      }
    } catch { throw Self.failure(error, path) }
  }

  public func write(_ line: [UInt8]) throws(BatchFailure) {
    guard let record = JSONValue(line) else {
      throw BatchFailure(name: path, line: finished + 1, reason: "a reader answered with something else than a record")
    }
    do {
      try queue.inDatabase { database in
        if !database.isInsideTransaction { try database.execute(sql: "BEGIN IMMEDIATE") }
        let tables = try tables ?? Tables(database, hasFacts: hasFacts)
        self.tables = tables
        try tables.insert(record, number: finished + 1, into: database)
      }
      finished += 1
      pending += 1
      if pending >= Self.mostPending || ContinuousClock.now - committed > Self.longestPending { try commit() }
    } catch { throw Self.failure(error, path) }
  }

  private struct Tables {
    let pairs: RecordTable
    let findings: RecordTable
    let facts: RecordTable?

    init(_ database: Database, hasFacts: Bool) throws {
      pairs = try RecordTable("pair", in: database)
      findings = try RecordTable("finding", in: database)
      facts = hasFacts ? try RecordTable("fact", in: database) : nil
    }

    func insert(_ record: JSONValue, number: Int, into database: Database) throws {
      try pairs.insert(
        record, keys: ["number": number], skipping: ["findings", "facts"], by: pairs.statement(in: database))
      _ = try record.members { key, list in
        guard let table = key == "findings" ? findings : key == "facts" ? facts : nil else { return }
        let statement = try table.statement(in: database)
        var position = 0
        _ = try list.elements { element in
          try table.insert(element, keys: ["pair": number, "position": position], by: statement)
          position += 1
        }
      }
    }
  }

  private func commit() throws {
    try queue.inDatabase { if $0.isInsideTransaction { try $0.execute(sql: "COMMIT") } }
    pending = 0
    committed = ContinuousClock.now
  }

  /// Leaves one file, without a journal beside it.
  public func finish() throws(BatchFailure) {
    do {
      try commit()
      try queue.inDatabase { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE") }
      try queue.close()
    } catch { throw Self.failure(error, path) }
  }
}
