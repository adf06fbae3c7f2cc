/// Writes XML 1.0 as bytes, UTF-8, an element a line.
///
/// Characters that XML cannot hold, such as the control characters that a converter leaves, become U+FFFD.
/// `<source>営業利益(損失)</source>` / `<target>Operating income(loss)</target>`.
public struct XMLWriter: Sendable {
  /// What has been written so far.
  public private(set) var bytes: [UInt8] = []
  private var depth = 0

  public typealias Attributes = KeyValuePairs<String, String?>

  public init() { append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>") }

  // MARK: Elements

  /// An element with others in it.
  public mutating func element(
    _ name: String, _ attributes: Attributes = [:], _ content: (inout XMLWriter) -> Void
  ) {
    open(name, attributes)
    content(&self)
    close(name)
  }

  /// An element with text alone, or with nothing.
  public mutating func element(_ name: String, _ attributes: Attributes = [:], text: String = "") {
    begin(name, attributes)
    guard !text.isEmpty else { return append("/>") }
    append(">")
    escape(text, inAttribute: false)
    append("</\(name)>")
  }

  /// The first half of an element that is too long to be written at once.
  public mutating func open(_ name: String, _ attributes: Attributes = [:]) {
    begin(name, attributes)
    append(">")
    depth += 1
  }

  public mutating func close(_ name: String) {
    depth -= 1
    breakLine()
    append("</\(name)>")
  }

  public mutating func doctype(_ words: String) {
    breakLine()
    append("<!DOCTYPE \(words)>")
  }

  public mutating func endDocument() { bytes.append(0x0A) }

  /// Hands out what has been written and forgets it, so that a long document need not be held as a whole.
  public mutating func drain() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  // MARK: Bytes

  private mutating func begin(_ name: String, _ attributes: Attributes) {
    breakLine()
    append("<\(name)")
    for (key, value) in attributes {
      guard let value else { continue }
      append(" \(key)=\"")
      escape(value, inAttribute: true)
      append("\"")
    }
  }

  private mutating func breakLine() {
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(0x20, count: 2 * depth))
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func escape(_ text: String, inAttribute: Bool) {
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x26: append("&amp;")
      case 0x3C: append("&lt;")
      case 0x3E: append("&gt;")
      case 0x22 where inAttribute: append("&quot;")
      // A parser would turn these into blanks or line feeds.
      case 0x0D: append("&#13;")
      case 0x09 where inAttribute, 0x0A where inAttribute: append("&#\(scalar.value);")
      case 0x09, 0x0A: bytes.append(UInt8(scalar.value))
      case 0..<0x20, 0xFFFE, 0xFFFF: append("\u{FFFD}")
      default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
  }
}
