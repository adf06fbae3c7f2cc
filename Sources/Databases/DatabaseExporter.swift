public import Exports
// Arguments of statements are values of Foundation's kind; GRDB brings Foundation anyway.
import GRDB
import ReleaseModel
import SourceText

/// An SQLite database: releases, tables, facts, sentences, the audit's relations, pairs and findings, with keys and views.
///
/// One transaction an item, so memory is bounded by the largest. 営業利益 and "Operating income" stand beside each other in the view
/// `paired_facts`. The file is complete after `finish()`.
public final class DatabaseExporter: FileExporter {
  private let queue: DatabaseQueue

  public init(path: String) throws(ExportFailure) {
    var configuration = Configuration()
    configuration.prepareDatabase { database in
      // The file takes its place when it is whole: nothing here needs to survive a crash.
      try database.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
    }
    do {
      queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.write { database in
        try database.execute(sql: "PRAGMA user_version = \(DatabaseSchema.version)")
        try database.execute(sql: DatabaseSchema.tables)
        try database.execute(sql: DatabaseSchema.views)
      }
    } catch { throw Self.failure(error) }
  }

  public func add(_ item: ExportItem) throws(ExportFailure) {
    do {
      try queue.write { database in
        var rows = DatabaseRows(database)
        var keys: [ReleaseKeys] = []
        for release in item.releases { keys.append(try rows.add(release)) }
        if let check = item.check, keys.count == 2 { try rows.add(check, keys[0], keys[1]) }
      }
    } catch { throw Self.failure(error) }
  }

  public func finish() throws(ExportFailure) {
    do { try queue.close() } catch { throw Self.failure(error) }
  }

  private static func failure(_ error: any Error) -> ExportFailure {
    guard let error = error as? DatabaseError else { return ExportFailure("\(error)") }
    return ExportFailure("SQLite: \(error.message ?? "error \(error.resultCode.rawValue)")")
  }
}
