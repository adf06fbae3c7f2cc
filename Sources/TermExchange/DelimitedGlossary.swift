import ReleaseModel

/// Glossaries as tables of text: tab- or comma-separated with a heading, and UTX, which has its heading in a comment.
///
/// Columns are found by name, in any order; without a heading the first is Japanese and the second English.
enum DelimitedGlossary {
  private static let columns: [String] = ["ja", "en", "concept", "status", "origin", "role", "note"]
  private static let names: [(names: [String], column: String)] = [
    (["ja", "ja-jp", "japanese", "日本語", "src"], "ja"), (["en", "en-us", "english", "英語", "tgt"], "en"),
    (["concept", "concept id", "id", "要素名"], "concept"), (["status", "term status"], "status"),
    (["origin", "x:origin"], "origin"), (["role", "x:role"], "role"), (["note", "comment", "備考"], "note"),
  ]

  // MARK: Writing

  static func write(_ glossary: Glossary, separator: String) -> [UInt8] {
    var text = columns.joined(separator: separator) + "\n"
    for entry in glossary.entries {
      text += fields(of: entry).map { separator == "," ? quoted($0) : flat($0) }.joined(separator: separator) + "\n"
    }
    return Array(text.utf8)
  }

  /// UTX 1.20, without a date: the same glossary gives the same bytes.
  static func writeUTX(_ glossary: Glossary) -> [UInt8] {
    var text = "#UTX 1.20; ja/en; \n#src\ttgt\tsrc:pos\tterm status\tconcept ID\tx:origin\tx:role\tcomment\n"
    for entry in glossary.entries {
      let status: String
      switch entry.status {
      case .preferred: status = "approved"
      case .admitted: status = "non-standard"
      case .forbidden: status = "forbidden"
      }
      let row = [
        entry.japanese, entry.english, "noun", status, entry.concept ?? "", entry.origin.rawValue, entry.role ?? "",
        entry.note ?? "",
      ]
      text += row.map(flat).joined(separator: "\t") + "\n"
    }
    return Array(text.utf8)
  }

  private static func fields(of entry: GlossaryEntry) -> [String] {
    [
      entry.japanese, entry.english, entry.concept ?? "", entry.status.rawValue, entry.origin.rawValue,
      entry.role ?? "", entry.note ?? "",
    ]
  }

  /// A label has no tab and no line break.
  private static func flat(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
  }

  private static func quoted(_ text: String) -> String {
    let needs = text.unicodeScalars.contains { $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r" }
    guard needs else { return text }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  // MARK: Reading

  static func read(_ source: GlossarySource) throws(UnreadableGlossary) -> [GlossaryEntry] {
    var bytes = source.bytes[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    let isUTX = bytes.starts(with: Array("#UTX".utf8))
    let firstLine = bytes.prefix { $0 != 0x0A }
    let separator: UInt8 =
      isUTX || bytes.contains(0x09) && (firstLine.contains(0x09) || firstLine.first == 0x23) ? 0x09 : 0x2C
    var places: [String: Int] = [:]
    var entries: [GlossaryEntry] = []
    var isSwapped = false
    var isFirst = true
    for row in rows(Array(bytes), separator, isQuoted: separator == 0x2C) {
      var fields = row.fields
      if fields[0].hasPrefix("#") {
        if isUTX, row.line == 0 { isSwapped = fields[0].lowercased().contains("; en") }
        guard isUTX, places.isEmpty, row.line > 0 else { continue }
        fields[0].removeFirst()
        places = heading(fields)
        continue
      }
      if isFirst {
        isFirst = false
        let found = heading(fields)
        if places.isEmpty, found["ja"] != nil, found["en"] != nil {
          places = found
          continue
        }
      }
      if places["ja"] == nil || places["en"] == nil { places = ["ja": 0, "en": 1] }
      func field(_ column: String) -> String? {
        guard let place = places[column], place < fields.count, !fields[place].isEmpty else { return nil }
        return fields[place]
      }
      guard let first = field("ja"), let second = field("en") else {
        throw UnreadableGlossary(
          name: source.name, line: row.line, reason: "a Japanese and an English label expected in each row")
      }
      entries.append(
        GlossaryEntry(
          japanese: isSwapped ? second : first, english: isSwapped ? first : second, concept: field("concept"),
          status: status(field("status")), origin: field("origin").flatMap { .init(rawValue: $0) } ?? .glossary,
          role: field("role"), note: field("note")))
    }
    return entries
  }

  private static func heading(_ fields: [String]) -> [String: Int] {
    var places: [String: Int] = [:]
    for (place, field) in fields.enumerated() {
      guard let column = names.first(where: { $0.names.contains(field.lowercased()) })?.column else { continue }
      if places[column] == nil { places[column] = place }
    }
    return places
  }

  private static func status(_ word: String?) -> GlossaryEntry.Status {
    switch word?.lowercased() {
    case "admitted", "non-standard", "provisional": .admitted
    case "forbidden", "rejected", "deprecated", "x": .forbidden
    default: .preferred
    }
  }

  private struct Row {
    var line: Int
    var fields: [String]
  }

  /// The rows that are not blank; a quoted field may hold separators, line breaks and doubled quotes.
  private static func rows(_ bytes: [UInt8], _ separator: UInt8, isQuoted: Bool) -> [Row] {
    var rows: [Row] = []
    var fields: [String] = []
    var field: [UInt8] = []
    var (line, start, inside, at) = (0, 0, false, 0)
    func trimmed(_ bytes: [UInt8]) -> String {
      var part = bytes[...]
      while let last = part.last, last <= 0x20 { part.removeLast() }
      while let first = part.first, first <= 0x20 { part.removeFirst() }
      return String(decoding: part, as: UTF8.self)
    }
    while at <= bytes.count {
      let byte: UInt8 = at < bytes.count ? bytes[at] : 0x0A
      if isQuoted, byte == 0x22, at < bytes.count {
        if inside, at + 1 < bytes.count, bytes[at + 1] == 0x22 {
          field.append(0x22)
          at += 1
        } else {
          inside.toggle()
        }
      } else if inside, at < bytes.count {
        field.append(byte)
        if byte == 0x0A { line += 1 }
      } else if byte == separator || byte == 0x0A {
        fields.append(trimmed(field))
        field.removeAll(keepingCapacity: true)
        if byte == 0x0A {
          if fields.contains(where: { !$0.isEmpty }) { rows.append(Row(line: start, fields: fields)) }
          fields.removeAll(keepingCapacity: true)
          line += 1
          start = line
        }
      } else {
        field.append(byte)
      }
      at += 1
    }
    return rows
  }
}
