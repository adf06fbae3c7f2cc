import Synchronization

/// What has been looked up of labels: tables repeat those of their sisters, and the next release repeats most of them.
///
/// A shelf of a fixed number of places; a label takes the place that its hash says, from whichever label had it. So the memory is
/// bounded whatever is read, and what is forgotten is only looked up again.
final class TermMemory: @unchecked Sendable {
  // Everything below the lock is touched under it alone.
  private let lock = Mutex(())
  private var shelves: [[Known?]] = Array(repeating: [], count: 2)
  /// Pairs of prepared labels by their numbers, and how alike they are.
  private var pairs: [(key: UInt64, likeness: Double)] = []
  private var concepts: [Concept?] = []
  private var nextNumber: UInt32 = 1

  private static let places = 4_096
  private static let pairPlaces = 16_384

  /// One label and what is known of it so far.
  private final class Known {
    let text: [UInt8]
    let hash: UInt64
    var matches: [Match]?
    /// The same without those that merely resemble the label.
    var sureMatches: [Match]?
    var isKnown: Bool?
    var legibility: Double?
    var prepared: PreparedLabel?

    init(_ text: UnsafeBufferPointer<UInt8>, _ hash: UInt64) {
      self.text = Array(text)
      self.hash = hash
    }
  }

  /// Finds the label, or gives it a place.
  private func known(
    _ label: UnsafeBufferPointer<UInt8>, _ hash: UInt64, _ language: TermCatalog.Language
  ) -> Known {
    let shelf = Int(language.rawValue)
    if shelves[shelf].isEmpty { shelves[shelf] = Array(repeating: nil, count: Self.places) }
    let place = Int(truncatingIfNeeded: hash >> 32) & (Self.places - 1)
    if let found = shelves[shelf][place], found.hash == hash, found.text.elementsEqual(label) { return found }
    let known = Known(label, hash)
    shelves[shelf][place] = known
    return known
  }

  /// `get` reads what is remembered; where it has nothing, `make` is asked, without the lock, and `set` keeps the answer.
  @inline(__always)
  private func remembered<Value>(
    _ label: UnsafeBufferPointer<UInt8>, _ language: TermCatalog.Language, get: (Known) -> Value?,
    set: (Known, Value) -> Void, make: () -> Value
  ) -> Value {
    // FNV-1a
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in label { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    var found: Value?
    lock.withLock { _ in found = get(known(label, hash, language)) }
    if let found { return found }
    let value = make()
    lock.withLock { _ in set(known(label, hash, language), value) }
    return value
  }

  func matches(
    _ label: UnsafeBufferPointer<UInt8>, _ language: TermCatalog.Language, isFuzzy: Bool, _ make: () -> [Match]
  ) -> [Match] {
    isFuzzy
      ? remembered(label, language, get: { $0.matches }, set: { $0.matches = $1 }, make: make)
      : remembered(label, language, get: { $0.sureMatches }, set: { $0.sureMatches = $1 }, make: make)
  }

  func isKnown(
    _ label: UnsafeBufferPointer<UInt8>, _ language: TermCatalog.Language, _ make: () -> Bool
  ) -> Bool {
    remembered(label, language, get: { $0.isKnown }, set: { $0.isKnown = $1 }, make: make)
  }

  func legibility(
    _ label: UnsafeBufferPointer<UInt8>, _ language: TermCatalog.Language, _ make: () -> Double
  ) -> Double {
    remembered(label, language, get: { $0.legibility }, set: { $0.legibility = $1 }, make: make)
  }

  /// Each prepared label gets a number of its own, by which `likeness` knows it.
  func prepared(
    _ label: UnsafeBufferPointer<UInt8>, _ language: TermCatalog.Language, _ make: () -> PreparedLabel
  ) -> PreparedLabel {
    func numbered() -> PreparedLabel {
      var prepared = make()
      lock.withLock { _ in
        prepared.number = nextNumber
        // Out of numbers: without one nothing is remembered of its pairs.
        if nextNumber != 0 { nextNumber &+= 1 }
      }
      return prepared
    }
    return remembered(label, language, get: { $0.prepared }, set: { $0.prepared = $1 }, make: numbered)
  }

  func likeness(_ japanese: PreparedLabel, _ english: PreparedLabel, _ make: () -> Double) -> Double {
    guard japanese.number != 0, english.number != 0 else { return make() }
    let key = UInt64(japanese.number) << 32 | UInt64(english.number)
    var mixed = key &* 0x9E37_79B9_7F4A_7C15
    mixed ^= mixed >> 32
    let place = Int(truncatingIfNeeded: mixed) & (Self.pairPlaces - 1)
    let found = lock.withLock { _ in
      if pairs.isEmpty { pairs = Array(repeating: (0, 0), count: Self.pairPlaces) }
      return pairs[place]
    }
    if found.key == key { return found.likeness }
    let likeness = make()
    lock.withLock { _ in pairs[place] = (key, likeness) }
    return likeness
  }

  /// The concept with this number, of `count`.
  func concept(_ index: Int, of count: Int, _ make: () -> Concept) -> Concept {
    var found: Concept?
    lock.withLock { _ in
      if concepts.isEmpty { concepts = Array(repeating: nil, count: count) }
      found = concepts[index]
    }
    if let found { return found }
    let concept = make()
    lock.withLock { _ in concepts[index] = concept }
    return concept
  }
}
