import HTMLEvents

/// What libxml2 tells of a page while it reads it. End tags that the page leaves out are told like those that it has.
protocol PageEvents: AnyObject {
  /// `attributes`: names and values in turn, ended by nil.
  func start(_ name: UnsafePointer<CChar>, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?)
  func end(_ name: UnsafePointer<CChar>)
  /// UTF-8 with its entities resolved.
  func text(_ bytes: UnsafeBufferPointer<UInt8>)
  func problem(_ problem: MarkupProblem)
  /// False once enough have been told: a broken page has millions.
  var takesProblems: Bool { get }
}

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
  static func read<Events: PageEvents>(_ bytes: UnsafeBufferPointer<UInt8>, _ events: Events) {
    guard bytes.count <= Int(Int32.max), let base = bytes.baseAddress else { return }
    // One box around the listener, so that C carries a plain pointer.
    let box = Box(events)
    var callbacks = totsugo_html_events(
      user: Unmanaged.passUnretained(box).toOpaque(),
      start: { user, name, attributes in LibXML2.listener(user)?.start(name, attributes) },
      end: { user, name in LibXML2.listener(user)?.end(name) },
      text: { user, bytes, count in
        bytes.withMemoryRebound(to: UInt8.self, capacity: Int(count)) {
          LibXML2.listener(user)?.text(UnsafeBufferPointer(start: $0, count: Int(count)))
        }
      },
      error: { user, code, line, message in
        guard !LibXML2.isHarmless(code), let listener = LibXML2.listener(user), listener.takesProblems else { return }
        let text = String(cString: message).split(separator: "\n").joined(separator: " ")
        listener.problem(MarkupProblem(line: max(0, Int(line) - 1), message: text))
      })
    base.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
      _ = totsugo_read_html($0, Int32(bytes.count), &callbacks)
    }
    withExtendedLifetime(box) {}
  }

  /// libxml2's own tree of a page and nothing else, for measuring against.
  static func readTree(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { raw in
      raw.withMemoryRebound(to: CChar.self) { totsugo_read_html_tree($0.baseAddress!, Int32($0.count)) > 0 }
    }
  }

  /// The character that HTML calls by this name, which ends in a NUL; 0 for none.
  static func entity(_ name: [CChar]) -> UInt32 {
    name.withUnsafeBufferPointer { $0.baseAddress.map { totsugo_entity($0) } ?? 0 }
  }

  private final class Box {
    let events: any PageEvents
    init(_ events: any PageEvents) { self.events = events }
  }

  private static func listener(_ user: UnsafeMutableRawPointer?) -> (any PageEvents)? {
    user.map { Unmanaged<Box>.fromOpaque($0).takeUnretainedValue().events }
  }

  /// Elements that HTML does not know (`ix:nonFraction`) and attributes given twice are no concern of a reader.
  private static func isHarmless(_ code: Int32) -> Bool {
    totsugo_is_harmless(code) != 0
  }
}
