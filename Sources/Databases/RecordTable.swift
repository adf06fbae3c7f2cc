import Batching
import GRDB

/// A table whose columns are named after the keys of a record: `counts_error` is `error` in the object `counts`.
struct RecordTable {
  private let name: String
  private let columns: [String: Int]
  private let insertion: String

  init(_ name: String, in database: Database) throws {
    self.name = name
    // Without the columns that SQLite computes.
    let names = try String.fetchAll(database, sql: "SELECT name FROM pragma_table_info(?)", arguments: [name])
    columns = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
    let list = names.map { "\"\($0)\"" }.joined(separator: ", ")
    let marks = Array(repeating: "?", count: names.count).joined(separator: ", ")
    insertion = "INSERT INTO \(name) (\(list)) VALUES (\(marks))"
  }

  /// `keys`: what tells the row from others. Members that `skipping` names are left to the caller.
  func insert(
    _ record: JSONValue, keys: KeyValuePairs<String, Int>, skipping skipped: [String] = [], into database: Database
  ) throws {
    var values = [DatabaseValue](repeating: .null, count: columns.count)
    for (key, value) in keys { values[try place(of: key)] = value.databaseValue }
    try take(record, "", skipped, &values)
    try database.cachedStatement(sql: insertion).execute(arguments: StatementArguments(values))
  }

  private func take(
    _ object: JSONValue, _ prefix: String, _ skipped: [String], _ values: inout [DatabaseValue]
  ) throws {
    let isObject = try object.members { key, value in
      if prefix.isEmpty, skipped.contains(key) { return }
      let column = prefix + key
      if let place = columns[column] {
        values[place] = databaseValue(value)
      } else if value.kind == .object {
        try take(value, column + "_", [], &values)
      } else if value.kind != .null {
        _ = try place(of: column)
      }
    }
    guard isObject else { throw DatabaseError(message: "no record for the table \(name)") }
  }

  private func place(of column: String) throws -> Int {
    guard let place = columns[column] else { throw DatabaseError(message: "\(name) has no column \(column)") }
    return place
  }

  /// Lists and objects without columns of their own stay JSON.
  private func databaseValue(_ value: JSONValue) -> DatabaseValue {
    switch value.kind {
    case .null: .null
    case .text: value.text?.databaseValue ?? .null
    case .flag: (value.flag == true ? 1 : 0).databaseValue
    case .number: value.integer?.databaseValue ?? Double(value.source)?.databaseValue ?? .null
    case .array, .object: value.source.databaseValue
    }
  }
}
