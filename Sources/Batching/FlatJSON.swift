/// The members of one JSON object on one line, as manifests and requests have them: strings, numbers, true, false and null.
///
/// `{"id":"9432","ja":"9432/ja.txt","en":null}`. A nested value, a key that comes twice or bytes behind the object make it no
/// such object.
public struct FlatJSON: Sendable {
  private var members: [String: String?] = [:]

  /// The string, or a number as it is written; nil where the key is missing or null.
  public subscript(key: String) -> String? { members[key] ?? nil }

  public init?(_ bytes: [UInt8]) {
    guard let object = JSONValue(bytes) else { return nil }
    var isFlat = true
    let isObject = object.members { key, value in
      let text: String?
      switch value.kind {
      case .text:
        text = value.text
        if text == nil { isFlat = false }
      case .number, .flag: text = value.source
      case .null: text = nil
      case .array, .object:
        text = nil
        isFlat = false
      }
      if members.updateValue(text, forKey: key) != nil { isFlat = false }
    }
    guard isObject, isFlat else { return nil }
  }
}
