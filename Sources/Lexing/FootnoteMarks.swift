import SourceText

/// A mark that ties a label or a figure to a note: `*1`, `※1`, `(注1)`, `注記(1)`, `¹`, `$^{^2}$`, `(1)`.
public struct FootnoteMark: Sendable, Hashable {
  /// `1`, `*`, `注`: what the note repeats.
  public var mark: String
  public var range: Range<Int>
  /// A form that could also be words or a figure: `(1)`, a lone digit.
  public var isBare: Bool
}

public enum FootnoteMarks {
  /// The mark that begins at the cursor.
  public static func scan(_ cursor: inout ByteCursor) -> FootnoteMark? {
    guard canBegin(cursor.byte) else { return nil }
    var look = cursor
    let start = look.at
    func done(_ mark: String, bare: Bool = false) -> FootnoteMark {
      FootnoteMark(mark: mark, range: start..<look.at, isBare: bare)
    }
    if let digits = takeSuperscript(&look) {
      cursor = look
      return done(digits)
    }
    if let digits = takeLatexSuperscript(&look) {
      cursor = look
      return done(digits)
    }
    let bracket = look.take("(")
    if look.take("注記") || look.take("注") || look.takeWord("notes") || look.takeWord("note") {
      look.skipSpaces()
      let inner = look.take("(")
      if !bracket, !inner { _ = look.take(")") }
      let number = look.takeNumber(digits: 1...2)
      if inner { _ = look.take(")") }
      if bracket { guard look.take(")") else { return nil } }
      if number == nil {
        var after = look
        if let digits = after.takeNumber(digits: 1...2) {
          look = after
          cursor = look
          return done(String(digits))
        }
      }
      // "notes" and 注 are also words: without brackets or a number they mark nothing.
      guard bracket || inner || number != nil else { return nil }
      cursor = look
      return done(number.map(String.init) ?? "注")
    }
    if look.take("*") || look.take("※") {
      while look.take("*") {}
      let number = look.takeNumber(digits: 1...2)
      if bracket { guard look.take(")") else { return nil } }
      cursor = look
      return done(number.map(String.init) ?? "*")
    }
    if bracket, let number = look.takeNumber(digits: 1...2), look.take(")") {
      cursor = look
      return done(String(number), bare: true)
    }
    return nil
  }

  /// The first bytes of ¹, ⁴, $, (, 注, n, * and ※.
  @inline(__always)
  private static func canBegin(_ byte: UInt8) -> Bool {
    switch byte {
    case 0xC2, 0xE2, 0x24, 0x28, 0xE6, 0x4E, 0x6E, 0x2A: true
    default: false
    }
  }

  /// Marks at the end of a label; what remains is the label itself.
  ///
  /// A bare digit (契約数1) or a bracketed number counts only when `known` notes carry it: IPv6 is not a note 6.
  public static func strip(
    _ range: Range<Int>, in bytes: [UInt8], known: Set<String>
  ) -> (label: Range<Int>, marks: [FootnoteMark]) {
    var label = trimmed(range, in: bytes)
    var marks: [FootnoteMark] = []
    while let mark = trailingMark(label, in: bytes, known: known) {
      marks.insert(mark, at: 0)
      label = trimmed(label.lowerBound..<mark.range.lowerBound, in: bytes)
      if ByteCursor(bytes, max(label.lowerBound, label.upperBound - 1)..<label.upperBound).looking(at: ",") {
        label = label.lowerBound..<label.upperBound - 1
      }
    }
    return (label, marks)
  }

  private static func trailingMark(_ range: Range<Int>, in bytes: [UInt8], known: Set<String>) -> FootnoteMark? {
    // A mark is short: try each start near the end, the longest first.
    var start = max(range.lowerBound + 1, range.upperBound - 20)
    while start < range.upperBound {
      if canBegin(bytes[start]) {
        var cursor = ByteCursor(bytes, start..<range.upperBound)
        if let mark = scan(&cursor) {
          var end = cursor
          end.skipSpaces()
          if end.isAtEnd, !mark.isBare || known.contains(mark.mark) { return mark }
        }
      }
      start += 1
    }
    var digits = range.upperBound
    while digits > range.lowerBound, isDigit(bytes[digits - 1]), range.upperBound - digits < 3 { digits -= 1 }
    let count = range.upperBound - digits
    if count == 1 || count == 2, digits > range.lowerBound, bytes[digits - 1] >= 0x80, bytes[digits] != 0x30 {
      let text = String(decoding: bytes[digits..<range.upperBound], as: UTF8.self)
      if known.contains(text) { return FootnoteMark(mark: text, range: digits..<range.upperBound, isBare: true) }
    }
    return nil
  }

  static func takeSuperscript(_ cursor: inout ByteCursor) -> String? {
    var digits = ""
    while true {
      if cursor.take("¹") {
        digits += "1"
      } else if cursor.take("²") {
        digits += "2"
      } else if cursor.take("³") {
        digits += "3"
      } else {
        let (scalar, length) = scalar(in: cursor.bytes, at: cursor.at)
        guard cursor.at < cursor.end, (0x2070...0x2079).contains(scalar), scalar != 0x2071 else { break }
        digits += String(scalar - 0x2070)
        cursor.at += length
      }
    }
    return digits.isEmpty ? nil : digits
  }

  /// `$^{^2}$`, `$^{\rm 6}$`, `$^2$`, `${}^{1)}$`.
  private static func takeLatexSuperscript(_ cursor: inout ByteCursor) -> String? {
    var look = cursor
    guard look.take("$") else { return nil }
    var digits = ""
    var sawCaret = false
    while !look.isAtEnd, look.byte != 0x24 {
      if look.byte == 0x5E { sawCaret = true }
      if isDigit(look.byte) { digits.append(Character(UnicodeScalar(look.byte))) }
      look.at += 1
      if look.at - cursor.at > 24 { return nil }
    }
    guard sawCaret, !digits.isEmpty, digits.utf8.count <= 2, look.take("$") else { return nil }
    cursor = look
    return digits
  }
}
