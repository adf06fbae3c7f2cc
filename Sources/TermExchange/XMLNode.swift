import XMLReading

/// An element with the attributes and the text that glossaries and linkbases use.
final class XMLNode {
  let name: String
  private(set) var attributes: [String: String] = [:]
  private(set) var children: [XMLNode] = []
  private(set) var text = ""

  private static let used: [String] = ["lang", "label", "role", "from", "to", "href", "type", "id"]

  init(name: String) { self.name = name }

  static func read(_ source: GlossarySource) throws(UnreadableGlossary) -> XMLNode {
    let builder = Builder()
    do {
      try readXML(source.bytes, builder)
    } catch {
      throw UnreadableGlossary(name: source.name, line: error.line, reason: error.reason)
    }
    guard let root = builder.root else { throw UnreadableGlossary(name: source.name, reason: "no element") }
    return root
  }

  /// The text without the space around it.
  var trimmed: String {
    var text = text[...]
    while let last = text.last, last.isWhitespace { text.removeLast() }
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    return String(text)
  }

  func first(_ name: String) -> XMLNode? { children.first { $0.name == name } }

  /// Calls `body` for each element of this name at any depth, in order.
  func each(_ name: String, _ body: (XMLNode) -> Void) {
    for child in children {
      if child.name == name { body(child) }
      child.each(name, body)
    }
  }

  private final class Builder: XMLListener {
    private(set) var root: XMLNode?
    private var open: [XMLNode] = []

    func start(_ name: String, _ attributes: XMLAttributes) {
      let node = XMLNode(name: name)
      for key in XMLNode.used { if let value = attributes[key] { node.attributes[key] = value } }
      if let parent = open.last { parent.children.append(node) } else if root == nil { root = node }
      open.append(node)
    }

    func end(_ name: String) { _ = open.popLast() }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) { open.last?.text += String(decoding: bytes, as: UTF8.self) }
  }
}
