import Archives
import Foundation
import GRDB
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

// Small readers of what our writers write, apart from them: enough to get every figure back.

extension Figure {
  /// From the fields of a flat record, all of them text, null as "".
  init(_ fields: [String: String]) throws {
    func whole(_ name: String) throws -> Int { try #require(fields[name].flatMap { Int($0) }) }
    self.init(
      language: fields["language"] ?? "", table: fields["table"] ?? "", row: try whole("row"),
      column: try whole("column"), value: fields["value"] ?? "", unit: fields["unit"] ?? "",
      periodStart: fields["period_start"] ?? "", periodEnd: fields["period_end"] ?? "",
      decimals: fields["decimals"].flatMap { Int($0) }, isNil: ["true", "1"].contains(fields["nil"] ?? ""),
      bound: fields["bound"] ?? "")
  }
}

/// Lines of `parse --format jsonl`.
enum LineReading {
  static func figures(_ bytes: [UInt8]) throws -> [Figure] {
    try bytes.split(separator: 0x0A).map { line in
      let record = try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
      return try Figure(record.compactMapValues(text))
    }
  }

  private static func text(_ value: Any) -> String? {
    if let text = value as? String { return text }
    if let number = value as? NSNumber { return number.stringValue }
    return nil
  }
}

/// Fields in quotes or not, lines that end in CRLF.
struct DelimitedReading {
  private var rows: [[String]] = [[]]

  init(_ bytes: ArraySlice<UInt8>, separator: Character) throws {
    let separator = try #require(separator.asciiValue)
    var field: [UInt8] = []
    var isQuoted = false
    var at = bytes.startIndex
    func end() {
      rows[rows.count - 1].append(String(decoding: field, as: UTF8.self))
      field = []
    }
    while at < bytes.endIndex {
      let byte = bytes[at]
      if isQuoted {
        if byte == 0x22, at + 1 < bytes.endIndex, bytes[at + 1] == 0x22 {
          field.append(byte)
          at += 1
        } else if byte == 0x22 {
          isQuoted = false
        } else {
          field.append(byte)
        }
      } else if byte == 0x22 {
        isQuoted = true
      } else if byte == separator {
        end()
      } else if byte == 0x0D {
        #expect(bytes[at + 1] == 0x0A)
        end()
        rows.append([])
        at += 1
      } else {
        field.append(byte)
      }
      at += 1
    }
    #expect(rows.removeLast().isEmpty)
  }

  func figures() throws -> [Figure] {
    let names = rows[0]
    return try rows.dropFirst().map { row in
      #expect(row.count == names.count)
      return try Figure(Dictionary(uniqueKeysWithValues: zip(names, row)))
    }
  }
}

enum DatabaseReading {
  static func figures(_ path: String) throws -> [Figure] {
    var configuration = Configuration()
    configuration.readonly = true
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    defer { try? queue.close() }
    return try queue.read { database in
      #expect(try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").isEmpty)
      return try Row.fetchAll(database, sql: "SELECT * FROM facts ORDER BY fact_id").map { row in
        let fields = row.columnNames.map { ($0, String.fromDatabaseValue(row[$0]) ?? Self.whole(row[$0])) }
        return try Figure(Dictionary(fields, uniquingKeysWith: { first, _ in first }))
      }
    }
  }

  private static func whole(_ value: DatabaseValue) -> String { Int.fromDatabaseValue(value).map(String.init) ?? "" }
}

/// The sheet of facts of a workbook.
final class SheetReading: NSObject, XMLParserDelegate {
  private var rows: [[Int: String]] = []
  private var column = 0
  private var kind = ""
  private var text = ""
  private var isText = false

  init(_ path: String) throws {
    super.init()
    let archive = try Archive(Array(try Data(contentsOf: URL(filePath: path))))
    let parser = XMLParser(data: Data(try archive.contents(of: "xl/worksheets/sheet2.xml") ?? []))
    parser.delegate = self
    #expect(parser.parse())
  }

  func figures() throws -> [Figure] {
    let names = try #require(rows.first)
    return try rows.dropFirst().map { cells in
      var fields: [String: String] = [:]
      for (column, name) in names { fields[name] = cells[column] ?? "" }
      // A number has no zeros that only say how precise it is.
      if let value = fields["value"], !value.isEmpty, let decimals = fields["decimals"].flatMap({ Int($0) }) {
        fields["value"] = try padded(value, decimals)
      }
      return try Figure(fields)
    }
  }

  private func padded(_ value: String, _ decimals: Int) throws -> String {
    guard decimals > 0 else {
      let number = try #require(Double(value))
      return String(try #require(Int64(exactly: number)))
    }
    // Sixteen digits are written: what is beyond the printed ones is noise of binary fractions.
    var number = try #require(Decimal(string: value, locale: Locale(identifier: "en_US_POSIX")))
    var rounded = Decimal()
    NSDecimalRound(&rounded, &number, decimals, .plain)
    var text = "\(rounded)"
    if !text.contains(".") { text += "." }
    let places = text.distance(from: text.firstIndex(of: ".") ?? text.endIndex, to: text.endIndex) - 1
    return text + String(repeating: "0", count: decimals - places)
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    switch name {
    case "row": rows.append([:])
    case "c":
      kind = attributes["t"] ?? "n"
      column = 0
      for scalar in (attributes["r"] ?? "").unicodeScalars where scalar.value >= 0x41 {
        column = column * 26 + Int(scalar.value - 0x40)
      }
    case "v", "t":
      isText = true
      text = ""
    case "f": Issue.record("a formula in a workbook")
    default: break
    }
  }

  func parser(_ parser: XMLParser, foundCharacters characters: String) { if isText { text += characters } }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    guard name == "v" || name == "t", !rows.isEmpty else { return }
    isText = false
    rows[rows.count - 1][column] = text
  }
}

/// An xBRL-JSON report.
enum ReportReading {
  static func figures(_ bytes: [UInt8]) throws -> [Figure] {
    let document = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    let facts = try #require(document?["facts"] as? [String: [String: Any]])
    return try inOrder(facts, bytes).map { try figure($0) }
  }

  /// JSON objects have no order; the report has.
  private static func inOrder(_ facts: [String: [String: Any]], _ bytes: [UInt8]) -> [[String: Any]] {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    return lines.compactMap { line in
      let parts = line.split(separator: "\"", maxSplits: 2)
      return parts.count == 3 && line.hasPrefix("    \"") ? facts[String(parts[1])] : nil
    }
  }

  private static func figure(_ fact: [String: Any]) throws -> Figure {
    let dimensions = try #require(fact["dimensions"] as? [String: Any])
    let unit = try #require(fact["totsugo:unit"] as? String)
    let isRate = unit == "percent" || unit == "points"
    var value = fact["value"] as? String ?? ""
    var decimals = fact["decimals"] as? Int
    if isRate, let places = decimals {
      decimals = places - 2
      value = try hundredfold(value, places: places - 2)
    }
    let place = try #require((dimensions["r:PlaceDimension"] as? String)?.split(separator: "/").first)
    let (start, end) = try period(dimensions["period"] as? String)
    let measure = dimensions["unit"] as? String
    #expect(measure == expectedUnit(unit), "\(unit)")
    return Figure(
      language: dimensions["r:VersionDimension"] as? String ?? "", table: place.hasPrefix("s") ? "" : String(place),
      row: try #require(fact["totsugo:row"] as? Int), column: try #require(fact["totsugo:column"] as? Int),
      value: value, unit: unit, periodStart: start, periodEnd: end, decimals: decimals,
      isNil: fact["totsugo:nil"] as? Bool ?? false, bound: dimensions["r:BoundDimension"] as? String ?? "")
  }

  private static func expectedUnit(_ unit: String) -> String? {
    switch unit {
    case "percent", "points", "count": nil
    case "JPY", "USD": "iso4217:\(unit)"
    case "shares": "xbrli:shares"
    case "JPY/shares", "USD/shares": "iso4217:\(unit.prefix(3))/xbrli:shares"
    default: "u:" + unit.filter { $0 != "/" }.prefix(1).uppercased() + unit.filter { $0 != "/" }.dropFirst()
    }
  }

  /// `-0.072` is -7.2 percent.
  private static func hundredfold(_ value: String, places: Int) throws -> String {
    var number = try #require(Decimal(string: value, locale: Locale(identifier: "en_US_POSIX"))) * 100
    var rounded = Decimal()
    NSDecimalRound(&rounded, &number, max(0, places), .plain)
    let isNegative = rounded < 0
    var text = "\(abs(rounded))"
    if places > 0 {
      if !text.contains(".") { text += "." }
      let found = text.distance(from: text.firstIndex(of: ".") ?? text.endIndex, to: text.endIndex) - 1
      text += String(repeating: "0", count: places - found)
    }
    return (isNegative ? "-" : "") + text
  }

  /// Midnight at the end of a day is that day.
  private static func period(_ text: String?) throws -> (String, String) {
    guard let text else { return ("", "") }
    let parts = text.split(separator: "/").map { String($0.prefix(10)) }
    let end = try dayBefore(try #require(parts.last))
    return parts.count == 2 ? (parts[0], end) : ("", end)
  }

  private static func dayBefore(_ day: String) throws -> String {
    let style = Date.ISO8601FormatStyle().year().month().day()
    return try style.parse(day).addingTimeInterval(-86_400).formatted(style)
  }
}
