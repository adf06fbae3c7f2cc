import HTMLEvents

/// Markup that libxml2 could not take as it stands.
public struct MarkupProblem: Sendable, Hashable {
  /// 0-based line of the page.
  public var line: Int
  public var message: String

  public init(line: Int, message: String) {
    self.line = line
    self.message = message
  }
}

/// The only place where libxml2 is called. It reads from memory, fetches nothing, and expands HTML's own entities alone.
enum LibXML2 {
  /// The builder hears of all of the page. C carries a plain pointer to it: a page has hundreds of thousands of events.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>, _ builder: inout PageBuilder) {
    guard bytes.count <= Int(Int32.max), let base = bytes.baseAddress else { return }
    withUnsafeMutablePointer(to: &builder) { listener in
      var callbacks = totsugo_html_events(
        user: UnsafeMutableRawPointer(listener),
        start: { user, name, attributes in
          user?.assumingMemoryBound(to: PageBuilder.self).pointee.start(name, attributes)
        },
        end: { user, name in user?.assumingMemoryBound(to: PageBuilder.self).pointee.end(name) },
        text: { user, bytes, count in
          bytes.withMemoryRebound(to: UInt8.self, capacity: Int(count)) {
            user?.assumingMemoryBound(to: PageBuilder.self).pointee.text(
              UnsafeBufferPointer(start: $0, count: Int(count)))
          }
        },
        error: { user, code, line, message in
          guard let listener = user?.assumingMemoryBound(to: PageBuilder.self), !LibXML2.isHarmless(code),
            listener.pointee.takesProblems
          else { return }
          let text = String(cString: message).split(separator: "\n").joined(separator: " ")
          listener.pointee.problem(MarkupProblem(line: max(0, Int(line) - 1), message: text))
        })
      base.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
        _ = totsugo_read_html($0, Int32(bytes.count), &callbacks)
      }
    }
  }

  /// The character that HTML calls by this name, which ends in a NUL; 0 for none.
  static func entity(_ name: [CChar]) -> UInt32 {
    name.withUnsafeBufferPointer { $0.baseAddress.map { totsugo_entity($0) } ?? 0 }
  }

  /// Elements that HTML does not know (`ix:nonFraction`) and attributes given twice are no concern of a reader.
  private static func isHarmless(_ code: Int32) -> Bool {
    totsugo_is_harmless(code) != 0
  }
}
