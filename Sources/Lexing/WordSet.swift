/// A handful of words to look for in a label or heading, in one pass over its bytes.
///
/// Words are in lower case; ASCII letters of the text match either case. Japanese 「期首」 and English "beginning of" can
/// stand in the same set.
public struct WordSet: Sendable, ExpressibleByArrayLiteral {
  /// Words by their first byte.
  private var words: [[[UInt8]]] = Array(repeating: [], count: 256)

  public init(arrayLiteral elements: String...) { self.init(elements) }

  public init(_ elements: [String]) {
    for element in elements where !element.isEmpty {
      let bytes = Array(element.utf8)
      words[Int(bytes[0])].append(bytes)
    }
  }

  /// Does any of the words stand anywhere in the range?
  public func isFound(in bytes: [UInt8], _ range: Range<Int>) -> Bool {
    bytes.withUnsafeBufferPointer { buffer in
      let end = min(range.upperBound, buffer.count)
      var at = max(0, range.lowerBound)
      while at < end {
        let candidates = words[Int(lowercased(buffer[at]))]
        if !candidates.isEmpty, candidates.contains(where: { Self.matches($0, buffer, at, end) }) { return true }
        at += 1
      }
      return false
    }
  }

  public func isFound(in text: String) -> Bool {
    let bytes = Array(text.utf8)
    return isFound(in: bytes, 0..<bytes.count)
  }

  /// Does the text end in one of the words?
  public func isSuffix(of bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { buffer in
      words.contains { group in
        group.contains { $0.count <= buffer.count && Self.matches($0, buffer, buffer.count - $0.count, buffer.count) }
      }
    }
  }

  private static func matches(_ word: [UInt8], _ buffer: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> Bool {
    guard at + word.count <= end else { return false }
    for index in word.indices where lowercased(buffer[at + index]) != word[index] { return false }
    return true
  }
}
