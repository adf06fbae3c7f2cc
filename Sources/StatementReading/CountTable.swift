/// How often each of many keys was seen: an open-addressed table of whole numbers, which are hashes or packed characters.
struct CountTable {
  private var keys: [UInt64] = []
  private var counts: [UInt32] = []
  private var used = 0

  /// How often the key was seen; 0 for one that never was.
  subscript(key: UInt64) -> Int {
    guard !keys.isEmpty else { return 0 }
    let slot = slot(of: key)
    return Int(counts[slot])
  }

  mutating func add(_ key: UInt64) {
    if (used + 1) * 2 > keys.count { grow() }
    let slot = slot(of: key)
    if counts[slot] == 0 {
      keys[slot] = key
      used += 1
    }
    if counts[slot] < UInt32.max { counts[slot] += 1 }
  }

  /// The slot that holds the key, or the free one where it belongs.
  @inline(__always)
  private func slot(of key: UInt64) -> Int {
    let mask = keys.count - 1
    var mixed = key &* 0x9E37_79B9_7F4A_7C15
    mixed ^= mixed >> 32
    var slot = Int(truncatingIfNeeded: mixed) & mask
    while counts[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let (oldKeys, oldCounts) = (keys, counts)
    let size = max(64, keys.count * 2)
    keys = [UInt64](repeating: 0, count: size)
    counts = [UInt32](repeating: 0, count: size)
    for index in oldKeys.indices where oldCounts[index] != 0 {
      let slot = slot(of: oldKeys[index])
      keys[slot] = oldKeys[index]
      counts[slot] = oldCounts[index]
    }
  }

  // MARK: Keys of text

  /// The key of no bytes (FNV-1a).
  static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  @inline(__always)
  static func step(_ hash: UInt64, _ value: UInt64) -> UInt64 { (hash ^ value) &* 0x100_0000_01B3 }
}
