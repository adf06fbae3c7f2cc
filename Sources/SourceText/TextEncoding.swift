/// The encodings that releases come in.
public enum TextEncoding: String, Sendable, CaseIterable {
  case utf8 = "utf-8"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  /// Windows-31J, with ①, ㈱ and the other vendor characters; plain Shift_JIS is a part of it.
  case shiftJIS = "shift_jis"
  case eucJP = "euc-jp"
  case iso2022JP = "iso-2022-jp"

  /// From the name that a person, a meta element or an XML declaration uses: `Shift_JIS`, `x-sjis`, `CP932`, `EUC-JP` …
  public init?(named name: String) {
    switch String(name.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " }) {
    case "utf8", "usascii", "ascii": self = .utf8
    case "utf16", "utf16le": self = .utf16LittleEndian
    case "utf16be": self = .utf16BigEndian
    case "shiftjis", "sjis", "xsjis", "cp932", "ms932", "windows31j", "mskanji", "csshiftjis": self = .shiftJIS
    case "eucjp", "xeucjp", "eucjpms", "cp51932", "ujis": self = .eucJP
    case "iso2022jp", "jis", "csiso2022jp", "cp50220", "cp50221": self = .iso2022JP
    default: return nil
    }
  }
}

extension TextEncoding {
  /// What the bytes themselves say: marks and escapes first, then well-formed UTF-8, then how well they fit the two
  /// Japanese encodings. What a page declares counts only where its bytes fit both.
  public static func found(in bytes: [UInt8]) -> TextEncoding { examined(bytes).encoding }

  /// The same, and whether the bytes are surely UTF-8 without a wrong one.
  public static func examined(_ bytes: [UInt8]) -> (encoding: TextEncoding, isFlawless: Bool) {
    bytes.withUnsafeBufferPointer { raw in
      if raw.count >= 2, raw[0] == 0xFF, raw[1] == 0xFE { return (.utf16LittleEndian, false) }
      if raw.count >= 2, raw[0] == 0xFE, raw[1] == 0xFF { return (.utf16BigEndian, false) }
      var isPlain = true
      let end = raw.endOfASCII(from: 0)
      if end < raw.count { isPlain = false }
      var escape = raw.place(of: 0x1B, from: 0)
      while let at = escape, at < end {
        if at + 2 < raw.count,
          raw[at + 1] == 0x24 && (raw[at + 2] == 0x42 || raw[at + 2] == 0x40 || raw[at + 2] == 0x28)
            || raw[at + 1] == 0x28 && (raw[at + 2] == 0x49 || raw[at + 2] == 0x4A)
        {
          return (.iso2022JP, false)
        }
        escape = raw.place(of: 0x1B, from: at + 1)
      }
      if isPlain { return (.utf8, true) }
      let utf8 = Fit.ofUTF8(raw)
      if utf8.wrong * 20 <= utf8.right { return (.utf8, utf8.wrong == 0) }
      let shiftJIS = Fit.ofShiftJIS(raw)
      let eucJP = Fit.ofEUC(raw)
      let best = shiftJIS.score >= eucJP.score ? (TextEncoding.shiftJIS, shiftJIS) : (.eucJP, eucJP)
      return (best.1.score > utf8.score ? best.0 : .utf8, false)
    }
  }

  /// How well the bytes beyond ASCII fit an encoding, in characters.
  private struct Fit {
    var right = 0
    var wrong = 0
    /// Kana and punctuation of running Japanese.
    var usual = 0
    /// Half-width katakana, which Shift_JIS reads into what another encoding wrote.
    var odd = 0

    var score: Int { right + usual - odd - 20 * wrong }

    static func ofUTF8(_ raw: UnsafeBufferPointer<UInt8>) -> Fit {
      var fit = Fit()
      var at = 0
      while at < raw.count {
        if raw[at] < 0x80 {
          at = raw.endOfASCII(from: at + 1)
          continue
        }
        // Kanji.
        if raw[at] >= 0xE4, raw[at] <= 0xEC, at + 2 < raw.count, raw[at + 1] & 0xC0 == 0x80, raw[at + 2] & 0xC0 == 0x80
        {
          fit.right += 1
          at += 3
          continue
        }
        let (scalar, length) = decodeScalar(raw, at: at)
        if length == 0 { fit.wrong += 1 } else { fit.right += 1 }
        if (0x3000..<0x3100).contains(scalar) { fit.usual += 1 }
        at += max(1, length)
      }
      return fit
    }

    static func ofShiftJIS(_ raw: UnsafeBufferPointer<UInt8>) -> Fit {
      var fit = Fit()
      var at = 0
      while at < raw.count {
        let byte = raw[at]
        if byte < 0x80 {
          at += 1
        } else if (0xA1...0xDF).contains(byte) {
          fit.right += 1
          fit.odd += 2
          at += 1
        } else if isShiftJISLead(byte), at + 1 < raw.count, isShiftJISTrail(raw[at + 1]) {
          fit.right += 1
          if byte == 0x81 || byte == 0x82 && raw[at + 1] >= 0x9F || byte == 0x83 && raw[at + 1] <= 0x96 {
            fit.usual += 1
          }
          at += 2
        } else {
          fit.wrong += 1
          at += 1
        }
      }
      return fit
    }

    static func ofEUC(_ raw: UnsafeBufferPointer<UInt8>) -> Fit {
      var fit = Fit()
      var at = 0
      while at < raw.count {
        let byte = raw[at]
        if byte < 0x80 {
          at += 1
        } else if byte == 0x8E || byte >= 0xA1 && byte != 0xFF, at + 1 < raw.count, raw[at + 1] >= 0xA1,
          raw[at + 1] != 0xFF
        {
          fit.right += 1
          if byte == 0xA1 || byte == 0xA4 || byte == 0xA5 { fit.usual += 1 }
          if byte == 0x8E { fit.odd += 2 }
          at += 2
        } else {
          fit.wrong += 1
          at += 1
        }
      }
      return fit
    }
  }
}

func isShiftJISLead(_ byte: UInt8) -> Bool { (0x81...0x9F).contains(byte) || (0xE0...0xFC).contains(byte) }
func isShiftJISTrail(_ byte: UInt8) -> Bool { (0x40...0x7E).contains(byte) || (0x80...0xFC).contains(byte) }
