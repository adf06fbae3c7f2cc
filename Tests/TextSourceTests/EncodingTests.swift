import SourceText
import Testing
import TextSource

private let sample = "①㈱突合　売上高→ﾊﾝｶｸ ～－ ¥1,234"

/// The sample in each encoding, as iconv writes it.
private let encoded: [(TextEncoding, [UInt8])] = [
  (
    .shiftJIS,
    [
      0x87, 0x40, 0x87, 0x8A, 0x93, 0xCB, 0x8D, 0x87, 0x81, 0x40, 0x94, 0x84, 0x8F, 0xE3, 0x8D, 0x82, 0x81, 0xA8, 0xCA,
      0xDD, 0xB6, 0xB8, 0x20, 0x81, 0x60, 0x81, 0x7C, 0x20, 0x5C, 0x31, 0x2C, 0x32, 0x33, 0x34,
    ]
  ),
  (
    .eucJP,
    [
      0xAD, 0xA1, 0xAD, 0xEA, 0xC6, 0xCD, 0xB9, 0xE7, 0xA1, 0xA1, 0xC7, 0xE4, 0xBE, 0xE5, 0xB9, 0xE2, 0xA2, 0xAA, 0x8E,
      0xCA, 0x8E, 0xDD, 0x8E, 0xB6, 0x8E, 0xB8, 0x20, 0xA1, 0xC1, 0xA1, 0xDD, 0x20, 0x5C, 0x31, 0x2C, 0x32, 0x33, 0x34,
    ]
  ),
  (
    .iso2022JP,
    [0x1B, 0x24, 0x42, 0x2D, 0x21, 0x2D, 0x6A, 0x46, 0x4D, 0x39, 0x67, 0x21, 0x21, 0x47, 0x64, 0x3E, 0x65, 0x39, 0x62]
      + [0x22, 0x2A, 0x1B, 0x28, 0x49, 0x4A, 0x5D, 0x36, 0x38, 0x1B, 0x28, 0x42, 0x20, 0x1B, 0x24, 0x42, 0x21, 0x41]
      + [0x21, 0x5D, 0x1B, 0x28, 0x42, 0x20, 0x5C, 0x31, 0x2C, 0x32, 0x33, 0x34]
  ),
]

@Suite("Encodings") struct EncodingTests {
  @Test("Japanese encodings are told apart and decoded, vendor characters included", arguments: encoded.indices)
  func japanese(_ index: Int) throws {
    let (encoding, bytes) = encoded[index]
    #expect(TextEncoding.found(in: bytes) == encoding)
    let text = try #require(TextDecoding.decode(bytes, as: encoding))
    #expect(String(decoding: text.bytes, as: UTF8.self).replacing("－", with: "－") == sample)
    #expect(text.malformed.isEmpty)
  }

  @Test("UTF-16 with a mark", arguments: [false, true])
  func utf16(_ isBigEndian: Bool) throws {
    let bytes = ([0xFEFF] + Array((sample + "\u{2000B}").utf16)).flatMap { unit in
      let pair = [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)]
      return isBigEndian ? pair.reversed() : pair
    }
    let encoding = TextEncoding.found(in: bytes)
    #expect(encoding == (isBigEndian ? .utf16BigEndian : .utf16LittleEndian))
    let text = try #require(TextDecoding.decode(bytes, as: encoding))
    #expect(String(decoding: text.bytes, as: UTF8.self) == sample + "\u{2000B}")
  }

  @Test("spans lead back to the input's own bytes")
  func spans() throws {
    let bytes: [UInt8] = [0x94, 0x84, 0x8F, 0xE3, 0x8D, 0x82, 0x09, 0x82, 0x50, 0x2C, 0x32, 0x33, 0x34]
    let decoded = try #require(TextDecoding.decode(bytes, as: .shiftJIS))
    let document = TextSource.read(name: "text", bytes: bytes, decoded: decoded)
    let folded = Array("1,234".utf8)
    let start = try #require(document.text.bytes.indices.first { document.text.bytes[$0...].starts(with: folded) })
    let span = document.text.span(of: start..<start + 5)
    #expect(span == SourceSpan(start: 7, end: 13))
    #expect(document.printed(span) == "１,234")
  }

  @Test("wrong bytes are remembered, and reading goes on", arguments: [TextEncoding.shiftJIS, .eucJP, .iso2022JP])
  func wrong(_ encoding: TextEncoding) throws {
    let bytes: [UInt8] = [0x31, 0xFF, 0x32, 0x0A, 0x33]
    let text = try #require(TextDecoding.decode(bytes, as: encoding))
    #expect(text.malformed == [1])
    #expect(String(decoding: text.bytes, as: UTF8.self) == "1\u{FFFD}2\n3")
  }

  @Test("names that people give", arguments: ["Shift_JIS", "sjis", "CP932", "Windows-31J"])
  func names(_ name: String) { #expect(TextEncoding(named: name) == .shiftJIS) }
}
