import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The elements of an XML document in order, for tests; fails on what is not well-formed.
final class XMLReading: NSObject, XMLParserDelegate {
  private var elements: [(name: String, attributes: [String: String], depth: Int)] = []
  private var depth = 0

  struct Malformed: Error {}

  init(_ bytes: [UInt8]) throws {
    super.init()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = self
    if !parser.parse() { throw Malformed() }
  }

  func count(of name: String) -> Int { elements.count { $0.name == name } }

  func first(_ name: String) -> [String: String]? { elements.first { $0.name == name }?.attributes }

  /// Elements that have a child of the other name.
  func count(of name: String, holding child: String) -> Int {
    elements.indices.count { index in
      elements[index].name == name
        && elements[(index + 1)...].prefix { $0.depth > elements[index].depth }.contains { $0.name == child }
    }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    elements.append((name, attributes, depth))
    depth += 1
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    depth -= 1
  }
}
