/// One file, or what stood on standard input.
public struct Input: Sendable {
  public var name: String
  public var bytes: [UInt8]
  /// Nil: found by content.
  public var encoding: TextEncoding?

  public init(name: String, bytes: [UInt8], encoding: TextEncoding? = nil) {
    self.name = name
    self.bytes = bytes
    self.encoding = encoding
  }
}

/// Nothing can be read from this input: where, and why. Damaged content is never a reason; see `Release.remarks`.
public struct UnusableInput: Error, Sendable, Hashable {
  public var name: String
  /// 0-based line, where one can be named.
  public var line: Int?
  public var reason: String

  public init(name: String, line: Int? = nil, reason: String) {
    self.name = name
    self.line = line
    self.reason = reason
  }

  public var description: String { line.map { "\(name):\($0 + 1): \(reason)" } ?? "\(name): \(reason)" }
}
