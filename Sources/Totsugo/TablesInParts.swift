import ReleaseModel
import StatementReading

/// The tables of all versions, read on all cores: a page of twenty tables is not read by one core alone.
struct TablesInParts: Sendable {
  private let readers: [ReleaseReader]
  private var found: [FoundTables]
  private var read: [[ReadTables]]

  /// Of each version.
  private static let parts = 4

  init(_ readers: [ReleaseReader], leaningOn others: [FiscalCalendar?]) {
    self.readers = readers
    let found = concurrently(readers.count, onOneCore: false) { readers[$0].tables(leaningOn: others[$0]) }
    let parts = found.indices.flatMap { version in found[version].parts(Self.parts).map { (version, $0) } }
    let read = concurrently(parts.count, onOneCore: false) { found[parts[$0].0].read(parts[$0].1) }
    self.found = found
    self.read = found.indices.map { version in zip(parts, read).filter { $0.0.0 == version }.map(\.1) }
  }

  func release(_ version: Int) -> Release { readers[version].release(of: read[version], found[version]) }
}
