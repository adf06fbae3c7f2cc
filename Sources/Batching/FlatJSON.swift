/// The members of one JSON object on one line, as manifests and requests have them: strings, numbers, true, false and null.
///
/// `{"id":"9432","ja":"9432/ja.txt","en":null}`. A nested value, a key that comes twice or bytes behind the object make it no
/// such object.
public struct FlatJSON: Sendable {
  private var members: [String: String?] = [:]

  /// The string, or a number as it is written; nil where the key is missing or null.
  public subscript(key: String) -> String? { members[key] ?? nil }

  public init?(_ bytes: [UInt8]) {
    var reader = Reader(bytes: bytes)
    guard let members = reader.object() else { return nil }
    self.members = members
  }

  private struct Reader {
    let bytes: [UInt8]
    var at = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    var byte: UInt8 { at < bytes.count ? bytes[at] : 0 }

    mutating func skipSpaces() {
      while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0x09 || bytes[at] == 0x0D { at += 1 }
    }

    mutating func take(_ wanted: UInt8) -> Bool {
      skipSpaces()
      guard byte == wanted, at < bytes.count else { return false }
      at += 1
      return true
    }

    mutating func object() -> [String: String?]? {
      var members: [String: String?] = [:]
      guard take(0x7B) else { return nil }
      if !take(0x7D) {
        repeat {
          skipSpaces()
          guard let key = string(), take(0x3A), members[key] == nil, let value = value() else { return nil }
          members[key] = .some(value)
        } while take(0x2C)
        guard take(0x7D) else { return nil }
      }
      skipSpaces()
      return at == bytes.count ? members : nil
    }

    mutating func value() -> String?? {
      skipSpaces()
      if byte == 0x22 { return string().map { .some($0) } }
      let start = at
      while at < bytes.count, !" ,}\t\r".utf8.contains(bytes[at]) { at += 1 }
      let word = String(decoding: bytes[start..<at], as: UTF8.self)
      switch word {
      case "null": return .some(nil)
      case "true", "false": return word
      default: return Double(word) == nil ? nil : .some(word)
      }
    }

    mutating func string() -> String? {
      guard byte == 0x22 else { return nil }
      at += 1
      var text: [UInt8] = []
      while at < bytes.count {
        switch bytes[at] {
        case 0x22:
          at += 1
          return String(validating: text, as: UTF8.self)
        case 0x5C:
          guard escape(into: &text) else { return nil }
        case 0..<0x20: return nil
        default:
          text.append(bytes[at])
          at += 1
        }
      }
      return nil
    }

    private mutating func escape(into text: inout [UInt8]) -> Bool {
      guard at + 1 < bytes.count else { return false }
      let mark = bytes[at + 1]
      at += 2
      switch mark {
      case 0x22, 0x5C, 0x2F: text.append(mark)
      case 0x62: text.append(0x08)
      case 0x66: text.append(0x0C)
      case 0x6E: text.append(0x0A)
      case 0x72: text.append(0x0D)
      case 0x74: text.append(0x09)
      case 0x75:
        guard var code = hex() else { return false }
        if (0xD800..<0xDC00).contains(code) {
          guard byte == 0x5C, at + 1 < bytes.count, bytes[at + 1] == 0x75 else { return false }
          at += 2
          guard let low = hex(), (0xDC00..<0xE000).contains(low) else { return false }
          code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(code) else { return false }
        text += Array(String(scalar).utf8)
      default: return false
      }
      return true
    }

    private mutating func hex() -> UInt32? {
      guard at + 4 <= bytes.count else { return nil }
      var code: UInt32 = 0
      for byte in bytes[at..<at + 4] {
        let digit: UInt8
        switch byte {
        case 0x30...0x39: digit = byte - 0x30
        case 0x41...0x46: digit = byte - 0x37
        case 0x61...0x66: digit = byte - 0x57
        default: return nil
        }
        code = code << 4 | UInt32(digit)
      }
      at += 4
      return code
    }
  }
}
