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
  /// One bit for each byte that a word begins with, in either case.
  private var opens: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
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
      open(word[0])
      if word[0] >= 0x61, word[0] <= 0x7A { open(word[0] & 0xDF) }
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

  private mutating func open(_ byte: UInt8) {
    let bit = UInt64(1) << UInt64(byte & 63)
    switch byte >> 6 {
    case 0: opens.0 |= bit
    case 1: opens.1 |= bit
    case 2: opens.2 |= bit
    default: opens.3 |= bit
    }
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
    let opens = opens
    while at < end {
      let byte = buffer[at]
      let row: UInt64
      switch byte >> 6 {
      case 0: row = opens.0
      case 1: row = opens.1
      case 2: row = opens.2
      default: row = opens.3
      }
      if row >> UInt64(byte & 63) & 1 != 0 {
        let mayGoOn = at + 2 >= end || Self.bit(buffer[at + 1], buffer[at + 2]) & goesOn != 0
        if mayGoOn, stands(buffer, at, end) { return true }
      }
      at += 1
    }
    return false
  }

  /// Does a word stand at this very place?
  private func stands(_ buffer: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> Bool {
    let byte = Int(lowerCase(buffer[at]))
    for number in Int(first[byte])..<Int(first[byte + 1]) where matches(words[number], buffer, at, end) { return true }
    return false
  }

  /// Does the text end in one of the words?
  public func isSuffix(of text: [UInt8]) -> Bool {
    text.withUnsafeBufferPointer { buffer in
      for word in words where word.count <= buffer.count {
        if matches(word, buffer, buffer.count - word.count, buffer.count) { return true }
      }
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
