#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What `style` attributes say, read once for each text: a page says the same thing thousands of times.
struct StyleMemory {
  private struct Entry {
    var hash: UInt64 = 0
    var text: Range<Int> = 0..<0
    var style = PageStyle()
  }

  private var entries = [Entry](repeating: Entry(), count: places)
  /// The texts of all entries, one behind the other.
  private var texts: [UInt8] = []
  private static let places = 256
  /// More than this is not kept: such a page does not repeat itself.
  private static let mostBytes = 1 << 20

  mutating func style(of css: UnsafeBufferPointer<UInt8>) -> PageStyle {
    guard !css.isEmpty else { return PageStyle() }
    let hash = Self.hash(css)
    let place = Int(truncatingIfNeeded: hash >> 32) & (Self.places - 1)
    let entry = entries[place]
    if entry.hash == hash, entry.text.count == css.count, isText(entry.text, css) { return entry.style }
    var style = PageStyle()
    style.read(css)
    if texts.count + css.count <= Self.mostBytes {
      entries[place] = Entry(hash: hash, text: texts.count..<texts.count + css.count, style: style)
      texts.append(contentsOf: css)
    }
    return style
  }

  private func isText(_ range: Range<Int>, _ css: UnsafeBufferPointer<UInt8>) -> Bool {
    texts.withUnsafeBufferPointer { memcmp($0.baseAddress! + range.lowerBound, css.baseAddress!, css.count) == 0 }
  }

  /// Eight bytes at a time; never 0.
  private static func hash(_ css: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var value = UInt64(css.count) &* 0x9E37_79B9_7F4A_7C15
    var at = 0
    while at < css.count {
      var word: UInt64 = 0
      if at + 8 <= css.count {
        word = UnsafeRawPointer(css.baseAddress! + at).loadUnaligned(as: UInt64.self)
      } else {
        for step in at..<css.count { word = word << 8 | UInt64(css[step]) }
      }
      value = (value ^ word) &* 0xFF51_AFD7_ED55_8CCD
      value ^= value >> 29
      at += 8
    }
    return value | 1
  }
}

/// The rules of a style sheet by the number of their selector, which is a hash already.
struct RuleTable {
  private var selectors: [UInt64] = []
  private var rules: [PageStyle] = []
  private(set) var count = 0

  @inline(__always)
  func rule(_ selector: UInt64) -> PageStyle? {
    guard !selectors.isEmpty else { return nil }
    var place = start(selector)
    while selectors[place] != 0 {
      if selectors[place] == selector { return rules[place] }
      place = (place + 1) & (selectors.count - 1)
    }
    return nil
  }

  mutating func set(_ selector: UInt64, to rule: PageStyle) {
    guard selector != 0 else { return }
    if count * 2 >= selectors.count { grow() }
    var place = start(selector)
    while selectors[place] != 0, selectors[place] != selector { place = (place + 1) & (selectors.count - 1) }
    if selectors[place] == 0 { count += 1 }
    selectors[place] = selector
    rules[place] = rule
  }

  @inline(__always)
  private func start(_ selector: UInt64) -> Int {
    Int(truncatingIfNeeded: selector ^ selector >> 32) & (selectors.count - 1)
  }

  private mutating func grow() {
    let old = zip(selectors, rules).filter { $0.0 != 0 }
    let size = max(64, selectors.count * 2)
    selectors = Array(repeating: 0, count: size)
    rules = Array(repeating: PageStyle(), count: size)
    count = 0
    for (selector, rule) in old { set(selector, to: rule) }
  }
}
