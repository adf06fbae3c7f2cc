/// Substring search over UTF-8 bytes.
///
/// It stands in for the standard library's search, which walks grapheme clusters and took more than half of a whole check:
/// labels and the words looked for in them are already folded, so bytes decide.
extension String {
  /// Does `other` occur in this text, byte for byte?
  public func contains(_ other: String) -> Bool { byteOffset(of: other) != nil }

  /// Byte offset of the first occurrence of `other`.
  public func byteOffset(of other: String) -> Int? {
    var (hay, needle) = (self, other)
    return hay.withUTF8 { hay in
      needle.withUTF8 { needle in
        guard let first = needle.first, let last = needle.last else { return 0 }
        guard hay.count >= needle.count else { return nil }
        // Kanji share their first bytes; their last ones differ.
        let length = needle.count - 1
        search: for start in 0..<(hay.count - length) where hay[start + length] == last && hay[start] == first {
          for step in 1..<max(1, length) where hay[start + step] != needle[step] { continue search }
          return start
        }
        return nil
      }
    }
  }

  /// Does the text begin with `other`, byte for byte?
  public func hasPrefix(_ other: String) -> Bool {
    let count = other.utf8.count
    guard utf8.count >= count else { return false }
    var (text, other) = (self, other)
    return text.withUTF8 { text in
      other.withUTF8 { other in
        for step in 0..<count where text[step] != other[step] { return false }
        return true
      }
    }
  }

  /// Does the text end in `other`, byte for byte?
  public func hasSuffix(_ other: String) -> Bool {
    let start = utf8.count - other.utf8.count
    guard start >= 0 else { return false }
    var (text, other) = (self, other)
    return text.withUTF8 { text in
      other.withUTF8 { other in
        for step in other.indices where text[start + step] != other[step] { return false }
        return true
      }
    }
  }

  /// `lowercased()`, at once where no letter can be a capital: kanji and kana, digits, small letters.
  public var inLowerCase: String {
    var text = self
    let isLower = text.withUTF8 { bytes in
      bytes.allSatisfy { $0 < 0x41 || $0 > 0x5A && $0 < 0xC0 || $0 >= 0xE3 && $0 <= 0xE9 }
    }
    return isLower ? self : lowercased()
  }

  /// The words between plain spaces.
  public var words: [String] {
    var text = self
    return text.withUTF8 { bytes in
      var words: [String] = []
      var start = 0
      for end in 0...bytes.count where end == bytes.count || bytes[end] == 0x20 {
        if end > start {
          words.append(String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self))
        }
        start = end + 1
      }
      return words
    }
  }

  /// Does the text begin with `other`, ASCII letters of either case? `other` in lower case.
  public func hasPrefix(ignoringCase other: StaticString) -> Bool {
    matches(other, fromEnd: false)
  }

  /// Does the text end in `other`, ASCII letters of either case? `other` in lower case.
  public func hasSuffix(ignoringCase other: StaticString) -> Bool {
    matches(other, fromEnd: true)
  }

  private func matches(_ other: StaticString, fromEnd: Bool) -> Bool {
    var text = self
    return text.withUTF8 { text in
      other.withUTF8Buffer { other in
        guard text.count >= other.count else { return false }
        let start = fromEnd ? text.count - other.count : 0
        for step in other.indices {
          if lowerCase(text[start + step]) != other[step] { return false }
        }
        return true
      }
    }
  }
}

/// An ASCII letter in lower case; any other byte as it is.
@inline(__always)
func lowerCase(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }
