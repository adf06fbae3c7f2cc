import XMLEvents

/// What a reader of XML hears, in order. Names are local: `w:tbl` is `tbl`.
public protocol XMLListener: AnyObject {
  func start(_ name: String, _ attributes: XMLAttributes)
  func end(_ name: String)
  /// UTF-8 with its character references resolved; one text may come in pieces.
  func text(_ bytes: UnsafeBufferPointer<UInt8>)
}

/// The attributes of the element that has just begun; not to be kept.
public struct XMLAttributes {
  let count: Int
  let pointers: UnsafeMutablePointer<UnsafePointer<CChar>?>?

  /// The value of the attribute with this local name, whatever its namespace.
  public subscript(_ name: String) -> String? { value(of: name, isPrefixed: nil) }

  /// `r:id`, where `id` is another attribute of the same element.
  public var relation: String? { value(of: "id", isPrefixed: true) }

  private func value(of name: String, isPrefixed: Bool?) -> String? {
    guard let pointers else { return nil }
    for index in 0..<count {
      guard let local = pointers[index * 5], name.withCString({ equal(local, $0) }),
        isPrefixed == nil || isPrefixed == (pointers[index * 5 + 1] != nil)
      else { continue }
      guard let start = pointers[index * 5 + 3], let end = pointers[index * 5 + 4] else { return nil }
      return start.withMemoryRebound(to: UInt8.self, capacity: end - start) {
        String(decoding: UnsafeBufferPointer(start: $0, count: end - start), as: UTF8.self)
      }
    }
    return nil
  }

  private func equal(_ left: UnsafePointer<CChar>, _ right: UnsafePointer<CChar>) -> Bool {
    var at = 0
    while left[at] == right[at] {
      if left[at] == 0 { return true }
      at += 1
    }
    return false
  }
}

/// XML that cannot be read.
public struct UnreadableXML: Error, Sendable, Hashable {
  /// For the end of a sentence.
  public var reason: String
  /// 0-based.
  public var line: Int?
}

/// Elements nested deeper than this are no document.
private let deepest = 1_000

/// Reads well-formed XML as a stream. Nothing is fetched; a document that declares entities is refused, so that none can grow.
public func readXML(_ bytes: [UInt8], _ listener: any XMLListener) throws(UnreadableXML) {
  guard !bytes.isEmpty, bytes.count <= Int(Int32.max) else { throw UnreadableXML(reason: "nothing to read", line: nil) }
  let box = Box(listener)
  var events = totsugo_xml_events(
    user: Unmanaged.passUnretained(box).toOpaque(),
    start: { user, name, _, count, attributes in
      guard let box = listening(user) else { return 1 }
      box.depth += 1
      if box.depth > deepest { return 1 }
      box.listener.start(String(cString: name), XMLAttributes(count: Int(count), pointers: attributes))
      return 0
    },
    end: { user, name in
      guard let box = listening(user) else { return }
      box.depth -= 1
      box.listener.end(String(cString: name))
    },
    text: { user, bytes, count in
      bytes.withMemoryRebound(to: UInt8.self, capacity: Int(count)) {
        listening(user)?.listener.text(UnsafeBufferPointer(start: $0, count: Int(count)))
      }
    })
  var line: Int32 = 0
  var message = [CChar](repeating: 0, count: 256)
  let outcome = bytes.withUnsafeBytes { raw in
    raw.withMemoryRebound(to: CChar.self) {
      totsugo_read_xml($0.baseAddress!, Int32($0.count), &events, &line, &message, Int32(message.count))
    }
  }
  withExtendedLifetime(box) {}
  switch outcome {
  case totsugo_xml_whole: return
  case totsugo_xml_entities:
    throw UnreadableXML(reason: "declares entities of its own, which are not expanded", line: nil)
  case totsugo_xml_stopped: throw UnreadableXML(reason: "elements nested more than \(deepest) deep", line: nil)
  default:
    let end = message.firstIndex(of: 0) ?? message.count
    let words = String(decoding: message[..<end].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    throw UnreadableXML(
      reason: "is not well-formed XML: " + words.split(separator: "\n").joined(separator: " "),
      line: max(0, Int(line) - 1))
  }
}

/// One box around the listener, so that C carries a plain pointer.
private final class Box {
  let listener: any XMLListener
  var depth = 0
  init(_ listener: any XMLListener) { self.listener = listener }
}

private func listening(_ user: UnsafeMutableRawPointer?) -> Box? {
  user.map { Unmanaged<Box>.fromOpaque($0).takeUnretainedValue() }
}
