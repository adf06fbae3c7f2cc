import SourceText

/// The elements of a page that carry a namespace prefix (`ix:nonFraction`, `xbrli:context`), with their text and places, seen
/// or not: what inline XBRL adds to a page.
public struct PageMarks: Sendable {
  public struct Element: Sendable {
    /// Prefix and name in lower case, as HTML has them: `ix:nonfraction`.
    public var name: String
    /// Names in lower case, values as they stand.
    public var attributes: [(name: String, value: String)]
    /// Index of the prefixed element around it.
    public var parent: Int?
    /// Its text in `PageMarks.text`, that of the elements inside included.
    public var text: Range<Int>
    /// From its first character to its last in the input; empty where it has none.
    public var span: SourceSpan
    /// Not shown: in the page's hidden header.
    public var isHidden: Bool

    public func attribute(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
  }

  /// In document order.
  public internal(set) var elements: [Element] = []
  /// UTF-8, white space as it stands, a line break for `br`.
  public internal(set) var text: [UInt8] = []
  /// Namespaces by prefix, as the page declares them.
  public internal(set) var namespaces: [String: String] = [:]

  public func string(_ element: Element) -> String { String(decoding: text[element.text], as: UTF8.self) }
}

/// Listens for prefixed elements while a page is read.
struct MarkCollector {
  private(set) var marks = PageMarks()
  private var open: [Int] = []
  /// How many of `open`, counted from the end, have had no character yet.
  private var unstarted = 0
  private var lastPlace = 0
  /// Pages of documents have a few thousand; what claims more is cut there.
  private static let most = 1_000_000

  /// Does the page declare inline XBRL's namespace? Looked for near its beginning, where its root stands.
  static func isCalledFor(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let mark = Array("/inlineXBRL".utf8)
    let start = UnsafeBufferPointer(rebasing: bytes.prefix(65_536))
    // Nearly no page has a capital X that is not part of the word.
    var found = start.place(of: 0x58, from: 0)
    while let at = found {
      let first = at - 7
      if first >= 0, first + mark.count <= start.count, mark.indices.allSatisfy({ start[first + $0] == mark[$0] }) {
        return true
      }
      found = start.place(of: 0x58, from: at + 1)
    }
    return false
  }

  mutating func declare(_ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?) {
    guard let attributes else { return }
    var index = 0
    while let name = attributes[index] {
      if name[0] == 0x78, name[1] == 0x6D, let value = attributes[index + 1] {
        let name = String(cString: name)
        if name.hasPrefix("xmlns:") { marks.namespaces[String(name.dropFirst(6))] = String(cString: value) }
      }
      index += 2
    }
  }

  /// True when the element is kept; its end has to be told then.
  mutating func start(
    _ name: UnsafePointer<CChar>, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?, isHidden: Bool
  ) -> Bool {
    guard marks.elements.count < Self.most else { return false }
    var pairs: [(name: String, value: String)] = []
    var index = 0
    while let attributes, let name = attributes[index] {
      if let value = attributes[index + 1] { pairs.append((String(cString: name), String(cString: value))) }
      index += 2
    }
    open.append(marks.elements.count)
    unstarted += 1
    let place = marks.text.count
    marks.elements.append(
      PageMarks.Element(
        name: String(cString: name), attributes: pairs, parent: open.dropLast().last, text: place..<place,
        span: SourceSpan(start: 0, end: 0), isHidden: isHidden))
    return true
  }

  mutating func end() {
    guard let index = open.popLast() else { return }
    let element = marks.elements[index]
    marks.elements[index].text = element.text.lowerBound..<marks.text.count
    if unstarted > 0 {
      unstarted -= 1
      marks.elements[index].span = SourceSpan(start: lastPlace, end: lastPlace)
    } else {
      marks.elements[index].span.end = lastPlace
    }
  }

  var listens: Bool { !open.isEmpty }

  mutating func character(_ scalar: UInt32, from place: Range<Int>) {
    guard !open.isEmpty else { return }
    if unstarted > 0 {
      for index in open.suffix(unstarted) { marks.elements[index].span.start = place.lowerBound }
      unstarted = 0
    }
    lastPlace = place.upperBound
    appendUTF8(scalar, to: &marks.text)
  }

  /// Characters that stand in the source as they are.
  mutating func run(_ run: UnsafeBufferPointer<UInt8>, from place: Int) {
    guard !open.isEmpty else { return }
    if unstarted > 0 {
      for index in open.suffix(unstarted) { marks.elements[index].span.start = place }
      unstarted = 0
    }
    lastPlace = place + run.count
    marks.text.append(contentsOf: run)
  }

  mutating func space() {
    if !open.isEmpty { marks.text.append(0x20) }
  }

  mutating func lineBreak() {
    if !open.isEmpty { marks.text.append(0x0A) }
  }

  /// Places of the input where the page was read through a decoding.
  mutating func place(through source: RenderedText) {
    for index in marks.elements.indices {
      let span = marks.elements[index].span
      marks.elements[index].span = SourceSpan(
        start: source.place(of: span.start), end: max(source.place(of: span.start), source.place(of: span.end)))
    }
  }
}
