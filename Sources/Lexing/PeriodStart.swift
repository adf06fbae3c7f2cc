/// Tells quickly where no words for a period can begin: nearly everywhere.
enum PeriodStart {
  /// Bytes from `at` in which no mention begins; 0 where one might.
  static func idleBytes(_ bytes: [UInt8], _ at: Int, _ end: Int) -> Int {
    bytes.withUnsafeBufferPointer { buffer in
      let byte = buffer[at]
      if isDigit(byte) { return idleDigits(buffer, at, end) }
      if isLetter(byte) { return idleLetters(buffer, at, end) }
      if byte >= 0xE3, byte < 0xF0, at + 2 < end {
        let scalar = UInt32(byte & 0x0F) << 12 | UInt32(buffer[at + 1] & 0x3F) << 6 | UInt32(buffer[at + 2] & 0x3F)
        return opens(scalar) ? 0 : 3
      }
      return byte < 0x80 ? 1 : byte < 0xE0 ? min(2, end - at) : byte < 0xF0 ? min(3, end - at) : min(4, end - at)
    }
  }

  /// A figure such as 3,100 or 26.7% is no year and no day.
  private static func idleDigits(_ buffer: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> Int {
    var next = at
    while next < end, isDigit(buffer[next]) { next += 1 }
    if next - at > 4 || next >= end { return next - at }
    switch buffer[next] {
    case 0x2C, 0x29, 0x25, 0x09, 0x0A: return next - at
    default: return 0
    }
  }

  /// A word that begins like no month, number or part of a year.
  private static func idleLetters(_ buffer: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> Int {
    if at + 1 < end, !isLetter(buffer[at + 1]) { return 0 }
    let second = at + 1 < end ? buffer[at + 1] : 0
    if buffer[at] == 0x46, second == 0x59 { return 0 }
    guard at + 2 < end, isLetter(buffer[at + 2]) else { return 1 }
    let place = index(buffer[at] | 0x20, second | 0x20, buffer[at + 2] | 0x20)
    return words[place / 32] >> UInt32(place % 32) & 1 != 0 ? 0 : 1
  }

  /// The first three letters of months, numbers and parts of a year, one bit each of 26 × 26 × 26.
  private static let words: [UInt32] = {
    var bits = [UInt32](repeating: 0, count: 26 * 26 * 26 / 32 + 1)
    let beginnings: StaticString = """
      jan feb mar apr may jun jul aug sep oct nov dec one two thr fou fiv six sev eig nin ten ele twe ful fis bus yea \
      qua hal fro fir sec thi
      """
    let letters = UnsafeBufferPointer(start: beginnings.utf8Start, count: beginnings.utf8CodeUnitCount)
    for start in stride(from: 0, to: letters.count - 2, by: 4) {
      let place = index(letters[start], letters[start + 1], letters[start + 2])
      bits[place / 32] |= 1 << UInt32(place % 32)
    }
    return bits
  }()

  /// The place of three lower-case letters.
  @inline(__always)
  private static func index(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Int {
    (Int(first - 0x61) * 26 + Int(second - 0x61)) * 26 + Int(third - 0x61)
  }

  /// First characters of 自, 令和, 今期, 平成, 昭和, 当, 前, 第, 中間, 上期, 下期, 通期, 年間.
  @inline(__always)
  private static func opens(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x81EA, 0x4EE4, 0x4ECA, 0x5E73, 0x662D, 0x5F53, 0x524D, 0x7B2C, 0x4E2D, 0x4E0A, 0x4E0B, 0x901A, 0x5E74: true
    default: false
    }
  }
}
