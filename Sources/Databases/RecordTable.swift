import Batching
import GRDB
// Values are bound by SQLite's own functions: a statement's arguments as GRDB takes them cost more than all else that a row costs.
import GRDBSQLite

/// A table whose columns are named after the keys of a record: `counts_error` is `error` in the object `counts`.
struct RecordTable {
  private let name: String
  private let columns: ColumnNames
  private let insertion: String

  init(_ name: String, in database: Database) throws {
    self.name = name
    // Without the columns that SQLite computes.
    let names = try String.fetchAll(database, sql: "SELECT name FROM pragma_table_info(?)", arguments: [name])
    columns = ColumnNames(names)
    let list = names.map { "\"\($0)\"" }.joined(separator: ", ")
    let marks = Array(repeating: "?", count: names.count).joined(separator: ", ")
    insertion = "INSERT INTO \(name) (\(list)) VALUES (\(marks))"
  }

  /// The statement that `insert` wants; the database keeps it, and lets go of it when it is closed.
  func statement(in database: Database) throws -> Statement { try database.cachedStatement(sql: insertion) }

  /// `keys`: what tells the row from others. Members that `skipping` names are left to the caller. Within `inDatabase` only.
  func insert(
    _ record: JSONValue, keys: KeyValuePairs<String, Int>, skipping skipped: [String] = [], by statement: Statement
  ) throws {
    let row = statement.sqliteStatement
    sqlite3_clear_bindings(row)
    for (key, value) in keys { sqlite3_bind_int64(row, try place(of: [], Array(key.utf8)[...]), Int64(value)) }
    try take(record, [], skipped.map { Array($0.utf8) }, row)
    let code = sqlite3_step(row)
    let message = code == SQLITE_DONE ? nil : String(cString: sqlite3_errmsg(sqlite3_db_handle(row)))
    sqlite3_reset(row)
    if let message { throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message) }
  }

  private func take(
    _ object: JSONValue, _ prefix: [UInt8], _ skipped: [[UInt8]], _ row: SQLiteStatement
  ) throws {
    let isObject = try object.rawMembers { key, value in
      if skipped.contains(where: { $0.elementsEqual(key) }) { return }
      if let place = columns.place(of: prefix, key) {
        bind(value, to: row, at: place)
      } else if value.kind == .object {
        try take(value, prefix + key + [UInt8(ascii: "_")], [], row)
      } else if value.kind != .null {
        _ = try place(of: prefix, key)
      }
    }
    guard isObject else { throw DatabaseError(message: "no record for the table \(name)") }
  }

  private func place(of prefix: [UInt8], _ key: ArraySlice<UInt8>) throws -> Int32 {
    guard let place = columns.place(of: prefix, key) else {
      throw DatabaseError(message: "\(name) has no column \(String(decoding: prefix + key, as: UTF8.self))")
    }
    return place
  }

  /// Lists and objects without columns of their own stay JSON.
  private func bind(_ value: JSONValue, to row: SQLiteStatement, at place: Int32) {
    switch value.kind {
    case .null: sqlite3_bind_null(row, place)
    case .text: if value.withText({ bind($0, to: row, at: place) }) == nil { sqlite3_bind_null(row, place) }
    case .flag: sqlite3_bind_int64(row, place, value.flag == true ? 1 : 0)
    case .number:
      if let whole = value.integer {
        sqlite3_bind_int64(row, place, Int64(whole))
      } else if let number = Double(value.source) {
        sqlite3_bind_double(row, place, number)
      } else {
        sqlite3_bind_null(row, place)
      }
    case .array, .object: value.withSource { bind($0, to: row, at: place) }
    }
  }

  /// SQLite copies the text.
  private func bind(_ text: UnsafeBufferPointer<UInt8>, to row: SQLiteStatement, at place: Int32) {
    text.withMemoryRebound(to: CChar.self) { text in
      let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
      // An empty text is no NULL.
      if let start = text.baseAddress, !text.isEmpty {
        _ = sqlite3_bind_text(row, place, start, Int32(text.count), copied)
      } else {
        _ = sqlite3_bind_text(row, place, "", 0, copied)
      }
    }
  }
}

/// The columns of a table by their names, asked for with the bytes of keys: no text is made of a key.
private struct ColumnNames {
  private let names: [[UInt8]]
  /// Open addressing: indices of `names`, or -1.
  private var slots: [Int16]

  init(_ names: [String]) {
    self.names = names.map { Array($0.utf8) }
    slots = Array(repeating: -1, count: 256)
    precondition(names.count < slots.count / 2)
    for (index, name) in self.names.enumerated() {
      var slot = Self.slot([], name[...])
      while slots[slot] >= 0 { slot = (slot + 1) & 255 }
      slots[slot] = Int16(index)
    }
  }

  private static func slot(_ prefix: [UInt8], _ key: ArraySlice<UInt8>) -> Int {
    // FNV-1a
    var hash: UInt32 = 0x811C_9DC5
    for byte in prefix { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    for byte in key { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    return Int(hash & 255)
  }

  /// The number of the column, counted from 1 as SQLite does.
  func place(of prefix: [UInt8], _ key: ArraySlice<UInt8>) -> Int32? {
    var slot = Self.slot(prefix, key)
    while slots[slot] >= 0 {
      let name = names[Int(slots[slot])]
      if name.count == prefix.count + key.count, name.starts(with: prefix), name[prefix.count...].elementsEqual(key) {
        return Int32(slots[slot]) + 1
      }
      slot = (slot + 1) & 255
    }
    return nil
  }
}
