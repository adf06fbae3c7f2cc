import ReleaseModel
import TableExtraction

/// The tables of one version, found and not yet read: they can be read side by side, in parts.
public struct FoundTables: Sendable {
  private var raw: [RawTable]
  private let context: ReleaseContext

  init(_ raw: [RawTable], _ context: ReleaseContext) {
    self.raw = raw.filter(TableReader.isReadable)
    self.context = context
  }

  var rounding: RoundingInterval.Mode { context.rounding }

  /// At most so many parts, each with about as many rows as the others; together they are all the tables, in order.
  public func parts(_ count: Int) -> [Range<Int>] {
    let rows = raw.reduce(0) { $0 + $1.rows.count }
    let due = max(Self.fewestRows, rows / max(1, count) + 1)
    var parts: [Range<Int>] = []
    var start = 0
    var held = 0
    for index in raw.indices {
      held += raw[index].rows.count
      guard held >= due || index == raw.indices.last else { continue }
      parts.append(start..<index + 1)
      (start, held) = (index + 1, 0)
    }
    return parts
  }

  /// Fewer are not worth a core of their own.
  private static let fewestRows = 16

  /// Reads some of the tables.
  public func read(_ part: Range<Int>) -> ReadTables {
    let context = context.forAnotherCore
    var result = ReadTables()
    for index in part { result.read(raw[index], at: index, context) }
    return result
  }

  /// Reads all of them; what has been read is not kept.
  mutating func readAll() -> ReadTables {
    var result = ReadTables()
    raw.reverse()
    var index = 0
    while let table = raw.popLast() {
      result.read(table, at: index, context)
      index += 1
    }
    return result
  }
}

/// Some tables of a version, read.
public struct ReadTables: Sendable {
  var tables: [Table] = []
  var remarks: [Remark] = []

  fileprivate mutating func read(_ raw: RawTable, at index: Int, _ context: ReleaseContext) {
    guard let (read, remarks) = TableReader(raw: raw, context: context).read(id: "t\(index + 1)") else { return }
    var table = consume read
    // Here nobody else holds the table yet, so that nothing of it is copied.
    context.sourceLines?.place(&table)
    tables.append(table)
    self.remarks += remarks
  }
}
