/// Writes JSON as bytes: keys in the order in which they are written, so the same input gives the same bytes.
///
/// `{"label":"営業利益(損失)","value":"-446432000"}` / `{"label":"Operating income(loss)","value":"-446432000"}`.
public struct JSONWriter: Sendable {
  /// What has been written so far, UTF-8.
  public private(set) var bytes: [UInt8] = []
  /// Objects and arrays nested less deep than this put each member on a line of its own.
  private let brokenDepth: Int
  private var depth = 0
  private var needsComma = false
  private var isAfterKey = false

  public init(brokenDepth: Int = 0) { self.brokenDepth = brokenDepth }

  // MARK: Structure

  public mutating func object(_ key: StaticString? = nil, _ members: (inout JSONWriter) -> Void) {
    nest(key, opening: UInt8(ascii: "{"), closing: UInt8(ascii: "}"), members)
  }

  public mutating func array(_ key: StaticString? = nil, _ elements: (inout JSONWriter) -> Void) {
    nest(key, opening: UInt8(ascii: "["), closing: UInt8(ascii: "]"), elements)
  }

  /// Ends a record of JSON Lines, or the document.
  public mutating func endLine() {
    bytes.append(0x0A)
    needsComma = false
  }

  // MARK: Members

  public mutating func member(_ key: StaticString, _ value: String?) {
    write(key: key)
    if let value { string(value) } else { null() }
  }

  public mutating func member(_ key: StaticString, _ value: Int?) {
    write(key: key)
    if let value { integer(value) } else { null() }
  }

  public mutating func member(_ key: StaticString, _ value: Bool) {
    write(key: key)
    literal(value ? "true" : "false")
  }

  public mutating func member(_ key: StaticString, _ values: [String]) {
    array(key) { for value in values { $0.string(value) } }
  }

  /// A number that is written as it stands: `0.954`.
  public mutating func member(_ key: StaticString, number: String) {
    write(key: key)
    beginValue()
    append(number)
  }

  /// A number between 0 and 1 with at most three places.
  public mutating func member(_ key: StaticString, score: Double) {
    let thousandths = score.isFinite ? Int((min(max(score, 0), 1) * 1000).rounded()) : 0
    guard thousandths > 0, thousandths < 1000 else { return member(key, number: thousandths == 0 ? "0" : "1") }
    let digits = String(thousandths + 1000).dropFirst()
    member(key, number: "0." + String(digits.reversed().drop { $0 == "0" }.reversed()))
  }

  public mutating func null(_ key: StaticString) {
    write(key: key)
    null()
  }

  // MARK: Members whose names come from the data

  public mutating func object(named name: String, _ members: (inout JSONWriter) -> Void) {
    write(name: name)
    object(nil, members)
  }

  public mutating func member(named name: String, _ value: String?) {
    write(name: name)
    if let value { string(value) } else { null() }
  }

  // MARK: Values

  public mutating func string(_ value: String) {
    beginValue()
    quote(value)
  }

  public mutating func integer(_ value: Int) {
    beginValue()
    append(String(value))
  }

  public mutating func null() { literal("null") }

  // MARK: Bytes

  /// Hands out what has been written and forgets it, so that a long document need not be held as a whole.
  public mutating func drain() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  private mutating func nest(
    _ key: StaticString?, opening: UInt8, closing: UInt8, _ body: (inout JSONWriter) -> Void
  ) {
    if let key { write(key: key) }
    beginValue()
    bytes.append(opening)
    depth += 1
    needsComma = false
    body(&self)
    depth -= 1
    if needsComma && depth < brokenDepth { breakLine() }
    bytes.append(closing)
    needsComma = true
  }

  private mutating func write(key: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    key.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
    isAfterKey = true
  }

  private mutating func write(name: String) {
    separate()
    quote(name)
    bytes.append(UInt8(ascii: ":"))
    isAfterKey = true
  }

  private mutating func beginValue() {
    if isAfterKey { isAfterKey = false } else { separate() }
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    if depth > 0 && depth <= brokenDepth { breakLine() }
  }

  private mutating func breakLine() {
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(0x20, count: 2 * depth))
  }

  private mutating func literal(_ value: StaticString) {
    beginValue()
    value.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  private mutating func append(_ value: String) { bytes.append(contentsOf: value.utf8) }

  private mutating func quote(_ value: String) {
    var value = value
    value.withUTF8 { utf8 in
      bytes.reserveCapacity(bytes.count + utf8.count + 2)
      bytes.append(UInt8(ascii: "\""))
      var plainStart = 0
      for index in utf8.indices where utf8[index] < 0x20 || utf8[index] == 0x22 || utf8[index] == 0x5C {
        bytes.append(contentsOf: utf8[plainStart..<index])
        escape(utf8[index])
        plainStart = index + 1
      }
      bytes.append(contentsOf: utf8[plainStart...])
      bytes.append(UInt8(ascii: "\""))
    }
  }

  private mutating func escape(_ byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case 0x22, 0x5C: bytes.append(byte)
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    default:
      let low = byte & 0x0F
      append(byte < 0x10 ? "u000" : "u001")
      bytes.append(low < 10 ? UInt8(ascii: "0") + low : UInt8(ascii: "a") + low - 10)
    }
  }
}
