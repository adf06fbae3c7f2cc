/// HTML as bytes. Markup can only be written as a literal, so whatever comes from an input is escaped: there is no other way in.
struct HTMLWriter {
  private(set) var bytes: [UInt8] = []

  /// Markup of the report's own.
  mutating func markup(_ markup: StaticString) { markup.withUTF8Buffer { bytes.append(contentsOf: $0) } }

  mutating func number(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }

  /// The report's own style sheet, script or data, each free of `</`.
  mutating func embed(_ resource: [UInt8]) { bytes.append(contentsOf: resource) }

  /// Text or the value of a quoted attribute. Control characters become spaces; marks that turn the direction of writing, with which
  /// a text can feign another, are left out.
  mutating func text(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      var at = 0
      while at < utf8.count {
        let byte = utf8[at]
        switch byte {
        case UInt8(ascii: "&"): markup("&amp;")
        case UInt8(ascii: "<"): markup("&lt;")
        case UInt8(ascii: ">"): markup("&gt;")
        case UInt8(ascii: "\""): markup("&quot;")
        case UInt8(ascii: "'"): markup("&#39;")
        case 0..<0x20, 0x7F: bytes.append(0x20)
        case 0xC2 where at + 1 < utf8.count && utf8[at + 1] < 0xA0:
          bytes.append(0x20)
          at += 1
        case 0xE2 where at + 2 < utf8.count && turnsDirection(utf8[at + 1], utf8[at + 2]): at += 2
        default: bytes.append(byte)
        }
        at += 1
      }
    }
  }

  /// Text whose ISO dates stay on one line.
  mutating func dated(_ text: String) {
    var rest = text[...]
    while let dash = rest.firstIndex(of: "-") {
      let start = rest.index(dash, offsetBy: -4, limitedBy: rest.startIndex)
      let end = rest.index(dash, offsetBy: 6, limitedBy: rest.endIndex)
      guard let start, let end, isDate(rest[start..<end]) else {
        self.text(String(rest[...dash]))
        rest = rest[rest.index(after: dash)...]
        continue
      }
      self.text(String(rest[..<start]))
      markup("<span class=\"nb\">")
      self.text(String(rest[start..<end]))
      markup("</span>")
      rest = rest[end...]
    }
    self.text(String(rest))
  }

  /// `2004-03-31`
  private func isDate(_ text: Substring) -> Bool {
    text.utf8.count == 10
      && text.utf8.enumerated().allSatisfy { place, byte in
        place == 4 || place == 7 ? byte == 0x2D : byte >= 0x30 && byte <= 0x39
      }
  }

  /// U+200B, U+200E, U+200F, U+2028…U+202E, U+2066…U+2069, of which E2 is the first byte.
  private func turnsDirection(_ second: UInt8, _ third: UInt8) -> Bool {
    second == 0x80 && (third == 0x8B || third == 0x8E || third == 0x8F || (0xA8...0xAE).contains(third))
      || second == 0x81 && (0xA6...0xA9).contains(third)
  }
}
