#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Draws UTF-8 from bytes in another encoding, character by character, so that each keeps its place in the input.
///
/// The rules of cutting are the encodings' own (JIS X 0208, 0201 and 0212, the Windows-31J code page); what a code stands
/// for is asked of iconv once. Wrong bytes become U+FFFD and are remembered in `RenderedText.malformed`.
public struct TextDecoding {
  private var text = RenderedText()
  private var codes = CodeTable()

  /// Nil for UTF-8, which needs no drawing.
  public static func decode(_ input: [UInt8], as encoding: TextEncoding) -> RenderedText? {
    var decoding = TextDecoding()
    decoding.text.reserve(input.count + input.count / 2)
    switch encoding {
    case .utf8: return nil
    case .utf16LittleEndian: decoding.decodeUTF16(input, low: 0)
    case .utf16BigEndian: decoding.decodeUTF16(input, low: 1)
    case .shiftJIS: decoding.decodeShiftJIS(input)
    case .eucJP: decoding.decodeEUC(input)
    case .iso2022JP: decoding.decodeISO2022(input)
    }
    return decoding.text
  }

  private mutating func malformed(_ start: Int, _ end: Int) {
    text.malformed.append(start)
    text.append(scalar: 0xFFFD, from: start, to: end)
  }

  private mutating func append(_ scalar: UInt32?, _ start: Int, _ end: Int) {
    guard let scalar else { return malformed(start, end) }
    text.append(scalar: scalar, from: start, to: end)
  }

  /// The byte 0x5C of Japanese encodings prints as ¥: 「\1,234」.
  private mutating func appendASCII(_ input: [UInt8], _ at: Int) {
    let isYen = input[at] == 0x5C && at + 1 < input.count && (0x30...0x39).contains(input[at + 1])
    if isYen { text.append(scalar: 0xA5, from: at, to: at + 1) } else { text.append(input[at], from: at, to: at + 1) }
  }

  private mutating func decodeUTF16(_ input: [UInt8], low: Int) {
    func unit(_ at: Int) -> UInt32 { UInt32(input[at + low]) | UInt32(input[at + 1 - low]) << 8 }
    var at = 0
    if input.count >= 2, unit(0) == 0xFEFF { at = 2 }
    while at < input.count {
      guard at + 1 < input.count else {
        malformed(at, at + 1)
        break
      }
      let first = unit(at)
      if (0xD800..<0xDC00).contains(first), at + 3 < input.count, (0xDC00..<0xE000).contains(unit(at + 2)) {
        text.append(scalar: 0x10000 + (first - 0xD800) << 10 + unit(at + 2) - 0xDC00, from: at, to: at + 4)
        at += 4
      } else {
        append((0xD800..<0xE000).contains(first) ? nil : first, at, at + 2)
        at += 2
      }
    }
  }

  private mutating func decodeShiftJIS(_ input: [UInt8]) {
    var at = 0
    while at < input.count {
      let byte = input[at]
      if byte < 0x80 {
        appendASCII(input, at)
        at += 1
      } else if (0xA1...0xDF).contains(byte) {
        text.append(scalar: 0xFF61 + UInt32(byte - 0xA1), from: at, to: at + 1)
        at += 1
      } else if isShiftJISLead(byte), at + 1 < input.count, isShiftJISTrail(input[at + 1]) {
        append(codes.shiftJIS(byte, input[at + 1]), at, at + 2)
        at += 2
      } else {
        malformed(at, at + 1)
        at += 1
      }
    }
  }

  private mutating func decodeEUC(_ input: [UInt8]) {
    func isHigh(_ at: Int) -> Bool { at < input.count && input[at] >= 0xA1 && input[at] != 0xFF }
    var at = 0
    while at < input.count {
      let byte = input[at]
      if byte < 0x80 {
        appendASCII(input, at)
        at += 1
      } else if byte == 0x8E, isHigh(at + 1), input[at + 1] <= 0xDF {
        text.append(scalar: 0xFF61 + UInt32(input[at + 1] - 0xA1), from: at, to: at + 2)
        at += 2
      } else if byte == 0x8F, isHigh(at + 1), isHigh(at + 2) {
        append(codes.jisX0212(input[at + 1], input[at + 2]), at, at + 3)
        at += 3
      } else if isHigh(at), isHigh(at + 1) {
        append(codes.jisX0208(byte & 0x7F, input[at + 1] & 0x7F), at, at + 2)
        at += 2
      } else {
        malformed(at, at + 1)
        at += 1
      }
    }
  }

  private enum Shift { case ascii, katakana, jisX0208, jisX0212 }

  private mutating func decodeISO2022(_ input: [UInt8]) {
    let escapes: [([UInt8], Shift)] = [
      ([0x28, 0x42], .ascii), ([0x28, 0x4A], .ascii), ([0x28, 0x49], .katakana), ([0x24, 0x40], .jisX0208),
      ([0x24, 0x42], .jisX0208), ([0x24, 0x28, 0x44], .jisX0212),
    ]
    var shift = Shift.ascii
    var at = 0
    while at < input.count {
      let byte = input[at]
      if byte == 0x1B {
        if let (escape, next) = escapes.first(where: { input[(at + 1)...].starts(with: $0.0) }) {
          shift = next
          at += 1 + escape.count
        } else {
          malformed(at, at + 1)
          at += 1
        }
        continue
      }
      // A line's end is the same in every set, and begins the next line in ASCII.
      if byte == 0x0A || byte == 0x0D { shift = .ascii }
      switch shift {
      case _ where byte < 0x21 || shift == .ascii && byte < 0x80:
        appendASCII(input, at)
        at += 1
      case .katakana where byte <= 0x5F:
        text.append(scalar: 0xFF61 + UInt32(byte - 0x21), from: at, to: at + 1)
        at += 1
      case .jisX0208 where byte <= 0x7E && at + 1 < input.count && (0x21...0x7E).contains(input[at + 1]):
        append(codes.jisX0208(byte, input[at + 1]), at, at + 2)
        at += 2
      case .jisX0212 where byte <= 0x7E && at + 1 < input.count && (0x21...0x7E).contains(input[at + 1]):
        append(codes.jisX0212(byte | 0x80, input[at + 1] | 0x80), at, at + 2)
        at += 2
      default:
        malformed(at, at + 1)
        at += 1
      }
    }
  }
}

/// What the codes of the Japanese sets stand for, as iconv says it; each is asked for once.
private struct CodeTable {
  private var known: [UInt32: UInt32] = [:]

  /// U+FFFD is kept for codes that stand for nothing.
  private mutating func scalar(_ code: [UInt8], in encoding: String) -> UInt32? {
    let key = code.reduce(0) { $0 << 8 | UInt32($1) }
    if let scalar = known[key] { return scalar == 0xFFFD ? nil : scalar }
    let scalar = Self.convert(code, from: encoding)
    known[key] = scalar ?? 0xFFFD
    return scalar
  }

  mutating func shiftJIS(_ lead: UInt8, _ trail: UInt8) -> UInt32? { scalar([lead, trail], in: "CP932") }

  /// `row` and `cell` as 0x21…0x7E. By way of Windows-31J, which has the vendor characters of row 13.
  mutating func jisX0208(_ row: UInt8, _ cell: UInt8) -> UInt32? {
    let lead = (row - 0x21) / 2 + (row < 0x5F ? 0x81 : 0xC1)
    let trail = row % 2 == 1 ? cell + (cell < 0x60 ? 0x1F : 0x20) : cell + 0x7E
    return shiftJIS(lead, trail)
  }

  mutating func jisX0212(_ row: UInt8, _ cell: UInt8) -> UInt32? { scalar([0x8F, row, cell], in: "EUC-JP") }

  private static func convert(_ code: [UInt8], from encoding: String) -> UInt32? {
    guard let converter = iconv_open("UTF-8", encoding), converter != iconv_t(bitPattern: -1) else { return nil }
    defer { iconv_close(converter) }
    var input = code.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: 16)
    var (left, room) = (input.count, output.count)
    let failed = input.withUnsafeMutableBufferPointer { from in
      output.withUnsafeMutableBufferPointer { to in
        var (source, target) = (from.baseAddress, to.baseAddress)
        return iconv(converter, &source, &left, &target, &room) == -1
      }
    }
    guard !failed, left == 0 else { return nil }
    let bytes = output[..<(16 - room)].map { UInt8(bitPattern: $0) }
    let (scalar, length) = SourceText.scalar(in: bytes, at: 0)
    return length == bytes.count ? scalar : nil
  }
}
