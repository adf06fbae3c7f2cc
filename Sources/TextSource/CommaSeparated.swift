import SourceText

/// A file of comma-separated values (RFC 4180): nearly all its lines have the same number of fields, and quotation marks or
/// bare figures show that its commas separate.
struct CommaSeparated {
  private let bytes: [UInt8]
  /// Offsets of the bytes of each field.
  private var records: [[[Int]]] = []

  init?(_ bytes: [UInt8], _ lines: [Range<Int>]) {
    self.bytes = bytes
    let filled = lines.filter { range in bytes[range].contains { $0 > 0x20 } }
    guard filled.count >= 3, !bytes.contains(0x09) else { return nil }
    var counts: [Int: Int] = [:]
    for range in filled.prefix(200) { counts[Self.fields(bytes, range).count, default: 0] += 1 }
    guard let (width, lines) = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }), width >= 2,
      lines * 5 >= min(filled.count, 200) * 4
    else { return nil }
    var figures = 0
    var sentences = 0
    for range in filled {
      let fields = Self.fields(bytes, range)
      records.append(fields)
      for field in fields.dropFirst() where CellShape(field.map { bytes[$0] }[...]) == .figure { figures += 1 }
      // A comma and a space is a sentence's comma.
      if Self.hasSpacedComma(bytes, range) { sentences += 1 }
    }
    guard figures * 2 >= filled.count, sentences * 4 <= filled.count else { return nil }
  }

  func drawn() -> RenderedText {
    var text = RenderedText()
    for record in records {
      for (index, field) in record.enumerated() {
        if index > 0 { text.append(mark: 0x09) }
        text.append(cell: bytes, field)
      }
      text.append(mark: 0x0A)
    }
    return text
  }

  private static func fields(_ bytes: [UInt8], _ range: Range<Int>) -> [[Int]] {
    var fields: [[Int]] = [[]]
    var isQuoted = false
    var at = range.lowerBound
    while at < range.upperBound {
      let byte = bytes[at]
      if byte == 0x22 {
        if isQuoted, at + 1 < range.upperBound, bytes[at + 1] == 0x22 {
          fields[fields.count - 1].append(at)
          at += 1
        } else {
          isQuoted.toggle()
        }
      } else if byte == 0x2C, !isQuoted {
        fields.append([])
      } else {
        fields[fields.count - 1].append(at)
      }
      at += 1
    }
    return fields
  }

  private static func hasSpacedComma(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var isQuoted = false
    for at in range {
      if bytes[at] == 0x22 { isQuoted.toggle() }
      if bytes[at] == 0x2C, !isQuoted, at + 1 < range.upperBound, bytes[at + 1] == 0x20 { return true }
    }
    return false
  }
}
