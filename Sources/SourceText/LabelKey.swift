/// A label as the key of a dictionary or set: equal bytes are equal labels.
///
/// A `String` of kanji is brought into a normal form each time that it is hashed or compared, which costs several times as much.
public struct LabelKey: Hashable, Sendable {
  public let text: String

  @inlinable
  public init(_ text: String) { self.text = text }

  @inlinable
  public static func == (left: LabelKey, right: LabelKey) -> Bool { left.text.hasSameBytes(as: right.text) }

  @inlinable
  public func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

extension String {
  /// Equal byte for byte, without a look at what is canonically equivalent.
  @inlinable
  public func hasSameBytes(as other: String) -> Bool {
    guard utf8.count == other.utf8.count else { return false }
    var (left, right) = (self, other)
    return left.withUTF8 { left in right.withUTF8 { left.elementsEqual($0) } }
  }
}
