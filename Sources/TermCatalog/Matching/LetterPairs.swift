/// Likeness of texts by the pairs of neighbouring letters that they share.
enum LetterPairs {
  /// One bit of 64 for each pair: texts that share pairs share bits.
  static func signature(_ scalars: ArraySlice<UInt32>) -> UInt64 {
    var (bits, last): (UInt64, UInt32) = (0, 0)
    for scalar in scalars {
      bits |= bit(last, scalar)
      last = scalar
    }
    return bits
  }

  /// The same for the letters of an ASCII text, case and marks aside.
  static func signature(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var (bits, last): (UInt64, UInt32) = (0, 0)
    for byte in bytes {
      let letter = UInt32(byte | 0x20)
      guard letter >= 0x61, letter <= 0x7a else { continue }
      bits |= bit(last, letter)
      last = letter
    }
    return bits
  }

  @inline(__always)
  private static func bit(_ first: UInt32, _ second: UInt32) -> UInt64 {
    1 << UInt64(truncatingIfNeeded: (first &* 0x9e37_79b1 &+ second &* 0x85eb_ca6b) >> 26)
  }

  /// The letters of an ASCII text, lower case.
  static func letters(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt32] {
    var letters: [UInt32] = []
    for byte in bytes {
      let letter = UInt32(byte | 0x20)
      if letter >= 0x61 && letter <= 0x7a { letters.append(letter) }
    }
    return letters
  }

  /// Twice the shared pairs over all pairs, the first letter counting as one: 0…1. Both as `pairs` gives them.
  static func dice(_ left: [UInt64], _ right: [UInt64]) -> Double {
    guard !left.isEmpty, !right.isEmpty else { return 0 }
    var (shared, at, other) = (0, 0, 0)
    while at < left.count, other < right.count {
      if left[at] == right[other] {
        shared += 1
        at += 1
        other += 1
      } else if left[at] < right[other] {
        at += 1
      } else {
        other += 1
      }
    }
    return 2 * Double(shared) / Double(left.count + right.count)
  }

  /// The pairs of neighbouring letters, sorted.
  static func pairs(_ scalars: [UInt32]) -> [UInt64] {
    var pairs: [UInt64] = []
    pairs.reserveCapacity(scalars.count)
    var last: UInt32 = 0
    for scalar in scalars {
      pairs.append(UInt64(last) << 32 | UInt64(scalar))
      last = scalar
    }
    pairs.sort()
    return pairs
  }
}
