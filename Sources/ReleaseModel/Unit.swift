import Synchronization

/// What a figure counts: an ISO 4217 code, `shares`, `JPY/shares`, `percent`, `points`, or the name of a thing.
///
/// Every figure has one, so the code lies in the value itself: nothing is counted or followed when a figure is copied.
/// Example: 百万円 and `millions of yen` are both `JPY`; 1株当たり and `per share` are `JPY/shares`.
public struct Unit: Sendable, Hashable {
  /// The first eight bytes of the code, the first one lowest, and the next eight; noughts behind its end.
  private let head: UInt64
  private let tail: UInt64

  private init(head: UInt64, tail: UInt64 = 0) {
    self.head = head
    self.tail = tail
  }

  public init(_ code: String) {
    guard code.utf8.count <= 16, !code.utf8.contains(0) else {
      self.init(head: LongCodes.number(of: code), tail: Self.long)
      return
    }
    var (head, tail): (UInt64, UInt64) = (0, 0)
    for (place, byte) in code.utf8.enumerated() {
      if place < 8 { head |= UInt64(byte) << UInt64(place * 8) } else { tail |= UInt64(byte) << UInt64(place * 8 - 64) }
    }
    self.init(head: head, tail: tail)
  }

  /// No text has these bytes: `head` is then the number of a longer code.
  private static let long = UInt64.max

  public var code: String {
    if tail == Self.long { return LongCodes.code(head) }
    return String(unsafeUninitializedCapacity: 16) { bytes in
      for place in 0..<16 {
        let word = place < 8 ? head : tail
        let byte = UInt8(truncatingIfNeeded: word >> UInt64((place & 7) * 8))
        if byte == 0 { return place }
        bytes[place] = byte
      }
      return 16
    }
  }

  /// A number that units share only by a rare chance, the same in each run.
  public var key: UInt64 { (head ^ tail &* 0xC2B2_AE3D_27D4_EB4F) &* 0x9E37_79B9_7F4A_7C15 }

  // The codes below are their bytes backwards.
  public static let yen = Unit(head: 0x59_504A)
  public static let dollar = Unit(head: 0x44_5355)
  public static let percent = Unit(head: 0x74_6E65_6372_6570)
  public static let points = Unit(head: 0x7374_6E69_6F70)
  public static let shares = Unit(head: 0x7365_7261_6873)
  public static let yenPerShare = Unit(head: 0x7261_6873_2F59_504A, tail: 0x7365)
  public static let count = Unit(head: 0x74_6E75_6F63)

  /// Three capitals.
  public var isCurrency: Bool {
    guard tail == 0, head >> 24 == 0 else { return false }
    return isCapital(head & 0xFF) && isCapital(head >> 8 & 0xFF) && isCapital(head >> 16)
  }

  private func isCapital(_ byte: UInt64) -> Bool { byte >= 0x41 && byte <= 0x5A }

  public var isPerShare: Bool {
    // Codes of seven bytes and less have nothing before `/shares`.
    (head >> 56 != 0 || tail != 0) && code.hasSuffix("/shares")
  }

  /// Names of things counted; the two languages may name them differently.
  public var isCountName: Bool { Self.countNames.contains(self) }

  private static let countNames = [
    "count", "contracts", "subscribers", "stores", "people", "companies", "units", "times",
  ].map { Unit($0) }

  public var isRate: Bool { self == .percent || self == .points }
}

/// Codes of more than sixteen bytes, which only tagged filings have.
private enum LongCodes {
  private struct Known {
    var codes: [String] = []
    var numbers: [String: UInt64] = [:]
  }

  private static let known = Mutex(Known())

  static func number(of code: String) -> UInt64 {
    known.withLock { known in
      if let number = known.numbers[code] { return number }
      let number = UInt64(known.codes.count)
      known.codes.append(code)
      known.numbers[code] = number
      return number
    }
  }

  static func code(_ number: UInt64) -> String { known.withLock { $0.codes[Int(number)] } }
}
