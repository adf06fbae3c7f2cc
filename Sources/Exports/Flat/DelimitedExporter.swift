import ReleaseModel

/// Facts as comma- or tab-separated values (RFC 4180: CRLF, quotes doubled), a line a fact below a line of names.
///
/// Null is an empty field, an empty text is `""`. A text that a spreadsheet would take for a formula gets an apostrophe before it:
/// `'=SUM(A1)`, `'＝SUM(A1)`; so does a text that begins with an apostrophe, so that taking one away gives every text back.
/// Figures are never touched, nor is a text that is one, such as `-7.2` or `△446`.
public struct DelimitedExporter: TextExporter {
  private let separator: UInt8
  private let hasByteOrderMark: Bool
  private let isGuarded: Bool
  private var bytes: [UInt8] = []

  public enum Kind: Sendable { case commas, tabs }

  /// `hasByteOrderMark`: Excel takes the file for UTF-8 only with one. `isGuarded`: see above.
  public init(_ kind: Kind, hasByteOrderMark: Bool = false, isGuarded: Bool = true) {
    separator = kind == .commas ? UInt8(ascii: ",") : UInt8(ascii: "\t")
    self.hasByteOrderMark = hasByteOrderMark
    self.isGuarded = isGuarded
  }

  public mutating func begin() -> [UInt8] {
    if hasByteOrderMark { bytes += [0xEF, 0xBB, 0xBF] }
    for (place, column) in FactColumn.all.enumerated() {
      if place > 0 { bytes.append(separator) }
      bytes += column.name.utf8
    }
    bytes += [0x0D, 0x0A]
    return drain()
  }

  public mutating func write(_ item: ExportItem) -> [UInt8] {
    for release in item.releases { release.forEachFact { add($0) } }
    return drain()
  }

  public mutating func end() -> [UInt8] { [] }

  private mutating func add(_ fact: FlatFact) {
    for (place, column) in FactColumn.all.enumerated() {
      if place > 0 { bytes.append(separator) }
      switch column.value(fact) {
      case .none: break
      case .text(let text): field(isGuarded ? SpreadsheetText.guarded(text) : text)
      case .integer(let number): bytes += String(number).utf8
      case .decimal(let number): bytes += number.description.utf8
      case .flag(let flag): bytes += (flag ? "true" : "false").utf8
      }
    }
    bytes += [0x0D, 0x0A]
  }

  private mutating func field(_ text: String) {
    let needsQuotes =
      text.isEmpty
      || text.utf8.contains { $0 == separator || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D || $0 == 0x2C }
      || text.utf8.first == 0x20 || text.utf8.last == 0x20
    guard needsQuotes else {
      bytes += text.utf8
      return
    }
    bytes.append(0x22)
    for byte in text.utf8 {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }

  private mutating func drain() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }
}

/// Text that a spreadsheet opens as text.
enum SpreadsheetText {
  /// With an apostrophe where the text would be taken for a formula, or begins with an apostrophe.
  static func guarded(_ text: String) -> String { needsGuard(text) ? "'" + text : text }

  /// Without the apostrophe that `guarded` may have added.
  static func unguarded(_ text: String) -> String { text.hasPrefix("'") ? String(text.dropFirst()) : text }

  private static func needsGuard(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    switch first {
    case "=", "@", "＝", "＠", "\t", "\r", "\n", "'": return true
    case "+", "-", "＋", "－": return !isFigure(text)
    default: return false
    }
  }

  /// Signs, digits, separators, percent and blanks alone: nothing that computes.
  private static func isFigure(_ text: String) -> Bool {
    var hasSign = false
    for (place, scalar) in text.unicodeScalars.enumerated() {
      switch scalar {
      case "+", "-", "＋", "－":
        // `-1-2` would be computed; a row of dashes alone is a dash.
        if place > 0, !hasSign || text.unicodeScalars.contains(where: { !"-－".unicodeScalars.contains($0) }) {
          return false
        }
        hasSign = true
      case "0"..."9", "０"..."９", ",", ".", "，", "．", " ", "%", "％": continue
      default: return false
      }
    }
    return true
  }
}
