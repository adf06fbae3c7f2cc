/// FNV-1a over bytes or stem hashes: the keys of labels and words.
enum KeyHash {
  static let seed: UInt64 = 0xcbf2_9ce4_8422_2325
  static let prime: UInt64 = 0x100_0000_01b3

  @inline(__always)
  static func step(_ hash: UInt64, _ value: UInt64) -> UInt64 { (hash ^ value) &* prime }

  /// Spreads the entropy of an FNV hash into the low bits that index a table.
  @inline(__always)
  static func finish(_ hash: UInt64) -> UInt64 {
    var value = hash
    value ^= value >> 32
    value = value &* 0x9e37_79b9_7f4a_7c15
    value ^= value >> 29
    return value == 0 ? 1 : value
  }

  /// The key of bytes as they are.
  static func of(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = seed
    for byte in bytes { hash = step(hash, UInt64(byte)) }
    return finish(hash)
  }

  /// The key of folded Japanese; the spaces between Latin words do not count.
  static func of(_ scalars: ArraySlice<UInt32>) -> UInt64 {
    var hash = seed
    for scalar in scalars where scalar != 0x20 { hash = step(hash, UInt64(scalar)) }
    return finish(hash)
  }
}

/// An open-addressed map from a key hash to the first of a chain of records.
///
/// Keys are never 0; values are record numbers. Filled once, then only read.
struct KeyTable: Sendable {
  private var keys: [UInt64]
  private var values: [UInt32]
  private let mask: Int

  /// A table with room for `capacity` keys at half load.
  init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    keys = [UInt64](repeating: 0, count: size)
    values = [UInt32](repeating: 0, count: size)
    mask = size - 1
  }

  /// Sets the value of `key` and returns the one that it had.
  mutating func exchange(_ key: UInt64, _ value: UInt32) -> UInt32? {
    var slot = Int(truncatingIfNeeded: key) & mask
    while keys[slot] != 0 {
      if keys[slot] == key {
        let old = values[slot]
        values[slot] = value
        return old
      }
      slot = (slot + 1) & mask
    }
    keys[slot] = key
    values[slot] = value
    return nil
  }

  @inline(__always)
  subscript(key: UInt64) -> UInt32? {
    var slot = Int(truncatingIfNeeded: key) & mask
    while keys[slot] != 0 {
      if keys[slot] == key { return values[slot] }
      slot = (slot + 1) & mask
    }
    return nil
  }
}
