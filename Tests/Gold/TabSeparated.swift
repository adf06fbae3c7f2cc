/// A table in a text file: a header line, then one record a line, cells separated by tabs.
///
/// Lines that begin with `#` are headings for the eye; `group` of a record is the last one above it.
package struct TabSeparated {
  package struct Record {
    package var group: String
    /// 1-based line in the file.
    package var line: Int
    var cells: [String]
    var header: [String: Int]

    /// The cell under a heading; "" where the file has no such column or the line is short.
    package subscript(_ name: String) -> String {
      guard let index = header[name], index < cells.count else { return "" }
      return cells[index]
    }

    package func integer(_ name: String) -> Int? { Int(self[name]) }
  }

  package var records: [Record] = []

  package init(_ text: String) {
    var header: [String: Int] = [:]
    var group = ""
    for (number, line) in TextLines(text).lines.enumerated() where !line.isEmpty {
      if line.hasPrefix("#") {
        group = String(line.dropFirst().drop { $0 == " " })
      } else if header.isEmpty {
        for (index, name) in tabCells(line).enumerated() { header[name] = index }
      } else {
        records.append(Record(group: group, line: number + 1, cells: tabCells(line), header: header))
      }
    }
  }
}

/// The cells of a line: what stands between its tabs, spaces kept.
package func tabCells(_ line: String) -> [String] {
  line.utf8.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map { String($0) ?? "" }
}

/// A text as lines without their ends, LF or CRLF.
package struct TextLines: Sendable, Equatable {
  package var lines: [String]
  var newline: String
  var endsWithNewline: Bool

  package init(_ text: String) {
    var parts: [String] = text.utf8.split(separator: 10, omittingEmptySubsequences: false).map { String($0) ?? "" }
    let hasReturns = parts.count > 1 && parts[0].utf8.last == 13
    if hasReturns { parts = parts.map { $0.utf8.last == 13 ? String($0.unicodeScalars.dropLast()) : $0 } }
    newline = hasReturns ? "\r\n" : "\n"
    endsWithNewline = parts.last == ""
    if endsWithNewline { parts.removeLast() }
    lines = parts
  }

  package var text: String { lines.joined(separator: newline) + (endsWithNewline ? newline : "") }
  package var bytes: [UInt8] { Array(text.utf8) }
}
