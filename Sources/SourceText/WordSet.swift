/// A handful of words to look for in a label or heading, in one pass over its bytes.
///
/// Words are in lower case; ASCII letters of the text match either case. Japanese 「期首」 and English "beginning of" can
/// stand in the same set.
public struct WordSet: Sendable, ExpressibleByArrayLiteral {
  /// All words in a row.
  private var bytes: [UInt8] = []
  /// The ends of the words in `bytes`, by their first bytes.
  private var words: [Range<Int>] = []
  /// The words that begin with a byte: those of `words` from `first[byte]` to `first[byte + 1]`.
  private var first: [UInt16] = Array(repeating: 0, count: 257)
  /// One for each byte that a word begins with, in either case; else zero.
  private var opens: [UInt8] = Array(repeating: 0, count: 256)
  /// One bit for the two bytes behind the first of each word; kanji of one kind share their first byte.
  private var goesOn: UInt64 = 0

  public init(arrayLiteral elements: String...) { self.init(elements) }

  public init(_ elements: [String]) {
    let sorted = elements.lazy.filter { !$0.isEmpty }.map { Array($0.utf8) }.sorted { $0[0] < $1[0] }
    for word in sorted {
      words.append(bytes.count..<bytes.count + word.count)
      bytes += word
      first[Int(word[0]) + 1] += 1
      goesOn |= word.count < 3 ? UInt64.max : Self.bit(word[1], word[2])
      opens[Int(word[0])] = 1
      if word[0] >= 0x61, word[0] <= 0x7A { opens[Int(word[0] & 0xDF)] = 1 }
    }
    for byte in 0..<256 { first[byte + 1] += first[byte] }
  }

  /// The words of all the sets: a first look, where most texts have none of them.
  public init(union sets: [WordSet]) {
    self.init(sets.flatMap { set in set.words.map { String(decoding: set.bytes[$0], as: UTF8.self) } })
  }

  /// In lower case, like the words.
  @inline(__always)
  private static func bit(_ second: UInt8, _ third: UInt8) -> UInt64 {
    1 << UInt64((lowerCase(second) &* 5 &+ lowerCase(third)) & 63)
  }

  /// Does any of the words stand anywhere in the range?
  public func isFound(in bytes: [UInt8], _ range: Range<Int>) -> Bool {
    bytes.withUnsafeBufferPointer { isFound(in: $0, range) }
  }

  public func isFound(in text: String) -> Bool {
    var text = text
    return text.withUTF8 { isFound(in: $0, 0..<$0.count) }
  }

  private func isFound(in buffer: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    let end = min(range.upperBound, buffer.count)
    var at = max(0, range.lowerBound)
    return opens.withUnsafeBufferPointer { opens in
      while at < end {
        if opens[Int(buffer[at])] != 0 {
          let mayGoOn = at + 2 >= end || Self.bit(buffer[at + 1], buffer[at + 2]) & goesOn != 0
          if mayGoOn, stands(buffer, at, end) { return true }
        }
        at += 1
      }
      return false
    }
  }

  /// Does a word stand at this very place?
  private func stands(_ buffer: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> Bool {
    let byte = Int(lowerCase(buffer[at]))
    for number in Int(first[byte])..<Int(first[byte + 1]) where matches(words[number], buffer, at, end) { return true }
    return false
  }

  /// Does the text end in one of the words?
  public func isSuffix(of text: [UInt8]) -> Bool { text.withUnsafeBufferPointer { isSuffix(of: $0) } }

  public func isSuffix(of text: String) -> Bool {
    var text = text
    return text.withUTF8 { isSuffix(of: $0) }
  }

  private func isSuffix(of buffer: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let last = buffer.last.map(lowerCase) else { return false }
    return bytes.withUnsafeBufferPointer { own in
      for word in words where word.count <= buffer.count && own[word.upperBound - 1] == last {
        if matches(word, buffer, buffer.count - word.count, buffer.count) { return true }
      }
      return false
    }
  }

  /// Does the text begin with one of the words?
  public func isPrefix(of text: String) -> Bool {
    var text = text
    return text.withUTF8 { !$0.isEmpty && stands($0, 0, $0.count) }
  }

  /// Is the whole text one of the words?
  public func isAll(of text: String) -> Bool {
    var text = text
    return text.withUTF8 { buffer in
      for word in words where word.count == buffer.count && matches(word, buffer, 0, buffer.count) { return true }
      return false
    }
  }

  private func matches(_ word: Range<Int>, _ buffer: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> Bool {
    guard at + word.count <= end else { return false }
    return bytes.withUnsafeBufferPointer { own in
      for index in 0..<word.count where lowerCase(buffer[at + index]) != own[word.lowerBound + index] { return false }
      return true
    }
  }
}
