/// A value of a JSON text, as it stands there: nothing of it is read before it is asked for, and nothing is nested in memory.
///
/// `{"id":"9432","counts":{"error":0}}`: the member `counts` is the value `{"error":0}` of kind object.
public struct JSONValue: Sendable {
  public enum Kind: Sendable, Hashable { case text, number, flag, null, array, object }

  public let kind: Kind
  private let bytes: [UInt8]
  private let range: Range<Int>

  /// Nil unless `bytes` is one value with nothing but blanks around it. What is nested in it is found out when it is asked for.
  public init?(_ bytes: [UInt8]) {
    var scanner = JSONScanner(bytes: bytes, at: 0, end: bytes.count)
    guard let (kind, range) = scanner.value(), scanner.isAtEnd else { return nil }
    (self.kind, self.bytes, self.range) = (kind, bytes, range)
  }

  private init(_ kind: Kind, _ bytes: [UInt8], _ range: Range<Int>) {
    (self.kind, self.bytes, self.range) = (kind, bytes, range)
  }

  /// The value as it is written: `"△0"` with its quotes, `-7.2`, `["a","b"]`.
  public var source: String { String(decoding: bytes[range], as: UTF8.self) }

  /// The text of a string; nil for other kinds and for what is no Unicode text.
  public var text: String? {
    guard kind == .text else { return nil }
    let inside = range.lowerBound + 1..<range.upperBound - 1
    guard bytes[inside].contains(0x5C) else { return String(validating: bytes[inside], as: UTF8.self) }
    var scanner = JSONScanner(bytes: bytes, at: inside.lowerBound, end: inside.upperBound)
    return scanner.unescaped().flatMap { String(validating: $0, as: UTF8.self) }
  }

  /// The bytes of a string as UTF-8, its escapes undone; nil, without a call of `body`, where `text` is.
  public func withText<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result? {
    guard kind == .text else { return nil }
    let inside = range.lowerBound + 1..<range.upperBound - 1
    // Other than ASCII is looked at: it may be no Unicode text.
    if bytes[inside].allSatisfy({ $0 < 0x80 && $0 != 0x5C }) {
      return bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[inside])) }
    }
    guard var text else { return nil }
    return text.withUTF8(body)
  }

  /// The bytes of the value as it is written.
  public func withSource<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
  }

  public var integer: Int? {
    guard kind == .number else { return nil }
    // Up to eighteen digits cannot overflow.
    guard range.count <= 18 else { return Int(source) }
    var value = 0
    for byte in bytes[range] {
      guard byte >= 0x30, byte <= 0x39 else { return Int(source) }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }

  public var flag: Bool? { kind == .flag ? bytes[range.lowerBound] == UInt8(ascii: "t") : nil }

  /// Calls `body` for each member of an object in order; false where it is no object or is written wrongly.
  public func members(_ body: (_ key: String, _ value: JSONValue) throws -> Void) rethrows -> Bool {
    try eachMember { key, value in
      guard let key = key.text else { return false }
      try body(key, value)
      return true
    }
  }

  /// The same with the keys as bytes: no text is made of them.
  public func rawMembers(_ body: (_ key: ArraySlice<UInt8>, _ value: JSONValue) throws -> Void) rethrows -> Bool {
    try eachMember { key, value in
      let inside = key.range.lowerBound + 1..<key.range.upperBound - 1
      if bytes[inside].contains(0x5C) {
        guard let text = key.text else { return false }
        try body(Array(text.utf8)[...], value)
      } else {
        try body(bytes[inside], value)
      }
      return true
    }
  }

  /// `body` says whether the key is one.
  private func eachMember(_ body: (_ key: JSONValue, _ value: JSONValue) throws -> Bool) rethrows -> Bool {
    guard kind == .object else { return false }
    var scanner = inside
    if scanner.isAtEnd { return true }
    repeat {
      guard let (kind, key) = scanner.value(), kind == .text, scanner.take(UInt8(ascii: ":")),
        let (other, place) = scanner.value(), try body(JSONValue(kind, bytes, key), JSONValue(other, bytes, place))
      else { return false }
    } while scanner.take(UInt8(ascii: ","))
    return scanner.isAtEnd
  }

  /// Calls `body` for each element of an array in order; false where it is no array or is written wrongly.
  public func elements(_ body: (JSONValue) throws -> Void) rethrows -> Bool {
    guard kind == .array else { return false }
    var scanner = inside
    if scanner.isAtEnd { return true }
    repeat {
      guard let (kind, place) = scanner.value() else { return false }
      try body(JSONValue(kind, bytes, place))
    } while scanner.take(UInt8(ascii: ","))
    return scanner.isAtEnd
  }

  private var inside: JSONScanner {
    JSONScanner(bytes: bytes, at: range.lowerBound + 1, end: range.upperBound - 1)
  }
}

private struct JSONScanner {
  let bytes: [UInt8]
  var at: Int
  let end: Int

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

  private mutating func skipBlanks() {
    while at < end, Self.isBlank(bytes[at]) { at += 1 }
  }

  var isAtEnd: Bool {
    mutating get {
      skipBlanks()
      return at == end
    }
  }

  mutating func take(_ wanted: UInt8) -> Bool {
    skipBlanks()
    guard at < end, bytes[at] == wanted else { return false }
    at += 1
    return true
  }

  /// The next value, and moves behind it; nil where none begins.
  mutating func value() -> (JSONValue.Kind, Range<Int>)? {
    skipBlanks()
    guard at < end else { return nil }
    let start = at
    let kind: JSONValue.Kind
    switch bytes[at] {
    case UInt8(ascii: "\""):
      guard string() else { return nil }
      kind = .text
    case UInt8(ascii: "{"):
      guard container() else { return nil }
      kind = .object
    case UInt8(ascii: "["):
      guard container() else { return nil }
      kind = .array
    default:
      guard let word = word() else { return nil }
      kind = word
    }
    return (kind, start..<at)
  }

  private mutating func string() -> Bool {
    guard let after = bytes.withUnsafeBufferPointer({ Self.endOfString($0, at, end) }) else { return false }
    at = after
    return true
  }

  /// The place behind the string that begins at `start`; nil where it has no end.
  private static func endOfString(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
    var at = start + 1
    while at < end {
      switch bytes[at] {
      case UInt8(ascii: "\""): return at + 1
      case UInt8(ascii: "\\"): at += 2
      case 0..<0x20: return nil
      default: at += 1
      }
    }
    return nil
  }

  /// To the end that belongs to it, however deep: a count instead of a call for each level.
  private mutating func container() -> Bool {
    let (start, end) = (at, end)
    let after: Int? = bytes.withUnsafeBufferPointer { bytes in
      var (at, depth) = (start, 0)
      while at < end {
        switch bytes[at] {
        case UInt8(ascii: "\""):
          guard let after = Self.endOfString(bytes, at, end) else { return nil }
          at = after
          continue
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
          depth -= 1
          if depth == 0 { return at + 1 }
        default: break
        }
        at += 1
      }
      return nil
    }
    guard let after else { return false }
    at = after
    return true
  }

  /// true, false, null or a number.
  private mutating func word() -> JSONValue.Kind? {
    let start = at
    loop: while at < end, !Self.isBlank(bytes[at]) {
      switch bytes[at] {
      case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "]"), UInt8(ascii: "}"): break loop
      default: at += 1
      }
    }
    let word = bytes[start..<at]
    if word.elementsEqual("null".utf8) { return .null }
    if word.elementsEqual("true".utf8) || word.elementsEqual("false".utf8) { return .flag }
    return Self.isNumber(word) ? .number : nil
  }

  /// -0.5e+10, as RFC 8259 writes numbers.
  private static func isNumber(_ word: ArraySlice<UInt8>) -> Bool {
    var rest = word
    func digits() -> Int {
      let count = rest.prefix { $0 >= 0x30 && $0 <= 0x39 }.count
      rest = rest.dropFirst(count)
      return count
    }
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    let startsWithZero = rest.first == UInt8(ascii: "0")
    let whole = digits()
    guard whole > 0, !(startsWithZero && whole > 1) else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      guard digits() > 0 else { return false }
    }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
      guard digits() > 0 else { return false }
    }
    return rest.isEmpty
  }

  /// What stands between the quotes of a string, with its escapes undone.
  mutating func unescaped() -> [UInt8]? {
    var text: [UInt8] = []
    text.reserveCapacity(end - at)
    while at < end {
      guard bytes[at] == UInt8(ascii: "\\") else {
        text.append(bytes[at])
        at += 1
        continue
      }
      guard at + 1 < end else { return nil }
      let mark = bytes[at + 1]
      at += 2
      switch mark {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(mark)
      case UInt8(ascii: "b"): text.append(0x08)
      case UInt8(ascii: "f"): text.append(0x0C)
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "u"):
        guard let scalar = scalar() else { return nil }
        text += Array(String(scalar).utf8)
      default: return nil
      }
    }
    return text
  }

  /// The four digits behind `\u`, and those of a low surrogate behind a high one.
  private mutating func scalar() -> Unicode.Scalar? {
    guard var code = hex() else { return nil }
    if (0xD800..<0xDC00).contains(code) {
      guard at + 1 < end, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u") else { return nil }
      at += 2
      guard let low = hex(), (0xDC00..<0xE000).contains(low) else { return nil }
      code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
    }
    return Unicode.Scalar(code)
  }

  private mutating func hex() -> UInt32? {
    guard at + 4 <= end else { return nil }
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
