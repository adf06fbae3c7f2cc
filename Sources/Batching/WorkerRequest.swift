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

  /// Nil where the line is no request.
  public init?(_ line: [UInt8]) {
    guard let object = FlatJSON(line), let id = object["id"] else { return nil }
    self.id = id
    guard let japanese = Self.version("ja", object), let first = japanese else { return nil }
    guard let english = Self.version("en", object) else { return nil }
    self.japanese = first
    self.english = english
  }

  /// Nil for contents that are none; `.some(nil)` where the object names no such version.
  private static func version(_ key: String, _ object: FlatJSON) -> Version?? {
    let path = object[key].flatMap { $0.isEmpty ? nil : $0 }
    let name = object[key + "_name"] ?? path
    if let text = object[key + "_base64"] {
      guard let contents = decodedBase64(text) else { return nil }
      return Version(name: name ?? key, path: "", contents: contents)
    }
    guard let path else { return .some(nil) }
    return Version(name: name ?? path, path: path, contents: nil)
  }
}
