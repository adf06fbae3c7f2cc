/// One pair that a worker is asked for: paths, or the contents themselves.
///
/// `{"id":"9432","ja":"9432/ja.htm","en":"9432/en.htm"}`, `{"id":"9432","ja":"ja.txt","ja_base64":"44GC…","en":null}`.
public struct WorkerRequest: Sendable {
  public struct Version: Sendable {
    /// What the version is called in records.
    public var name: String
    public var path: String
    /// Nil: the file at `path`.
    public var contents: [UInt8]?
  }

  public var id: String
  public var japanese: Version
  /// Nil where the Japanese file holds both versions.
  public var english: Version?

  /// A line that is no request: the id that it names, "" where it names none, and what is wrong with it.
  public struct Fault: Error, Sendable, Hashable {
    public var id: String
    public var reason: String

    public init(id: String, reason: String) {
      self.id = id
      self.reason = reason
    }
  }

  /// Bytes of the longest line: two inputs of the largest size as base64, and room for names.
  public static let longestLine = 192 << 20

  public init(_ line: [UInt8]) throws(Fault) {
    guard let object = FlatJSON(line) else {
      throw Fault(id: "", reason: "not a request: {\"id\":…,\"ja\":…,\"en\":…} on one line")
    }
    guard let id = object["id"] else { throw Fault(id: "", reason: "not a request: no id") }
    self.id = id
    guard let japanese = try Self.version("ja", object, id) else {
      throw Fault(id: id, reason: "not a request: neither ja nor ja_base64")
    }
    self.japanese = japanese
    english = try Self.version("en", object, id)
  }

  /// Nil where the object names no such version.
  private static func version(_ key: String, _ object: FlatJSON, _ id: String) throws(Fault) -> Version? {
    let path = object[key].flatMap { $0.isEmpty ? nil : $0 }
    let name = object[key + "_name"] ?? path
    if let text = object[key + "_base64"] {
      guard let contents = decodedBase64(text) else {
        throw Fault(id: id, reason: "not a request: \(key)_base64 is no base64")
      }
      return Version(name: name ?? key, path: "", contents: contents)
    }
    guard let path else { return nil }
    return Version(name: name ?? path, path: path, contents: nil)
  }
}
