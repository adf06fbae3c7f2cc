import SourceText

/// A position in folded text, bounded by a range. All scanners move one of these and leave it where it was on failure.
public struct ByteCursor: Sendable {
  public let bytes: [UInt8]
  public var at: Int
  public let end: Int

  @inlinable
  public init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    at = max(0, range.lowerBound)
    end = min(range.upperBound, bytes.count)
  }

  @inlinable public var isAtEnd: Bool { at >= end }
  /// The byte under the cursor, 0 at the end.
  @inlinable public var byte: UInt8 { at < end ? bytes[at] : 0 }

  @inlinable
  public func peek(_ distance: Int) -> UInt8 {
    let place = at + distance
    return place >= 0 && place < end ? bytes[place] : 0
  }

  @inlinable
  public mutating func skipSpaces() {
    while at < end, bytes[at] == 0x20 || bytes[at] == 0x09 || bytes[at] == 0x0A { at += 1 }
  }

  /// Does the literal stand here?
  public func looking(at literal: StaticString) -> Bool {
    let count = literal.utf8CodeUnitCount
    guard at + count <= end else { return false }
    let start = literal.utf8Start
    return bytes.withUnsafeBufferPointer { buffer in
      for step in 0..<count where buffer[at + step] != start[step] { return false }
      return true
    }
  }

  /// The same for ASCII letters of either case; `literal` in lower case.
  public func looking(atCaseless literal: StaticString) -> Bool {
    let count = literal.utf8CodeUnitCount
    guard at + count <= end else { return false }
    let start = literal.utf8Start
    return bytes.withUnsafeBufferPointer { buffer in
      for step in 0..<count where lowercased(buffer[at + step]) != start[step] { return false }
      return true
    }
  }

  // The first byte is compared where the call stands: most calls end there, without being one.

  @inlinable @inline(__always)
  public mutating func take(_ literal: StaticString) -> Bool {
    guard at < end, bytes[at] == literal.utf8Start.pointee else { return false }
    return takeWhole(literal)
  }

  @inlinable @inline(__always)
  public mutating func takeCaseless(_ literal: StaticString) -> Bool {
    guard at < end, lowercased(bytes[at]) == literal.utf8Start.pointee else { return false }
    return takeWholeCaseless(literal)
  }

  /// A whole word: no ASCII letter follows.
  @inlinable @inline(__always)
  public mutating func takeWord(_ literal: StaticString) -> Bool {
    guard at < end, lowercased(bytes[at]) == literal.utf8Start.pointee else { return false }
    return takeWholeWord(literal)
  }

  @usableFromInline
  mutating func takeWhole(_ literal: StaticString) -> Bool {
    guard looking(at: literal) else { return false }
    at += literal.utf8CodeUnitCount
    return true
  }

  @usableFromInline
  mutating func takeWholeCaseless(_ literal: StaticString) -> Bool {
    guard looking(atCaseless: literal) else { return false }
    at += literal.utf8CodeUnitCount
    return true
  }

  @usableFromInline
  mutating func takeWholeWord(_ literal: StaticString) -> Bool {
    guard looking(atCaseless: literal) else { return false }
    let after = at + literal.utf8CodeUnitCount
    if after < end, isLetter(bytes[after]) { return false }
    at = after
    return true
  }

  /// Up to `most` ASCII digits as a number.
  @inlinable
  public mutating func takeNumber(digits range: ClosedRange<Int>) -> Int? {
    var value = 0
    var count = 0
    while at + count < end, count < range.upperBound, isDigit(bytes[at + count]) {
      value = value * 10 + Int(bytes[at + count] - 0x30)
      count += 1
    }
    guard count >= range.lowerBound else { return nil }
    at += count
    return value
  }

  /// Moves past the scalar under the cursor.
  @inlinable
  public mutating func advance() {
    guard at < end else { return }
    let lead = bytes[at]
    at = min(end, at + (lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4))
  }
}

@inlinable public func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
@inlinable public func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }
@inlinable public func lowercased(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }

/// The range without the spaces at its ends.
@inlinable
public func trimmed(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
  var low = range.lowerBound
  var high = range.upperBound
  while low < high, bytes[low] == 0x20 || bytes[low] == 0x09 || bytes[low] == 0x0A { low += 1 }
  while high > low, bytes[high - 1] == 0x20 || bytes[high - 1] == 0x09 || bytes[high - 1] == 0x0A { high -= 1 }
  return low..<high
}
