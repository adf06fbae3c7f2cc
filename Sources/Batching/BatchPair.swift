/// Two versions of one release, or one file that holds both, as a manifest names them.
public struct BatchPair: Sendable, Hashable {
  /// What the record of the pair is called.
  public var id: String
  /// Paths as they were given.
  public var japanese: String
  /// Nil where the Japanese file holds both versions.
  public var english: String?

  public init(id: String, japanese: String, english: String?) {
    self.id = id
    self.japanese = japanese
    self.english = english
  }
}

/// The batch cannot go on: the manifest cannot be read, or the output cannot be written.
public struct BatchFailure: Error, Sendable, Hashable {
  public var name: String
  /// 1-based.
  public var line: Int?
  public var reason: String

  public init(name: String, line: Int? = nil, reason: String) {
    self.name = name
    self.line = line
    self.reason = reason
  }

  public var description: String { line.map { "\(name):\($0): \(reason)" } ?? "\(name): \(reason)" }
}
