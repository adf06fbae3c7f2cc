/// Folds one scalar at a time; see `FoldedText` for what changes and what stays.
///
/// The rules are those of NFKC for the full-width block and half-width katakana, plus spaces and quotation marks, done by
/// hand: NFKC as a whole would also turn ² into 2 and ① into 1, and so glue footnote marks to figures.
struct Folder {
  var output: [UInt8] = []

  /// Writes the folded form to `output` and says how many input bytes it stands for.
  mutating func fold(_ scalar: UInt32, _ raw: UnsafeBufferPointer<UInt8>, at: Int, length: Int) -> Int {
    output.removeAll(keepingCapacity: true)
    switch scalar {
    case 0x09, 0x20..<0x7F: output.append(UInt8(scalar))
    case 0x00..<0x20, 0x7F, 0x85: output.append(0x20)
    case 0xFF01...0xFF5E: output.append(UInt8(scalar - 0xFF01 + 0x21))
    case 0x3000, 0xA0, 0x2000...0x200A, 0x202F, 0x205F: output.append(0x20)
    case 0xAD, 0x200B...0x200F, 0x2060, 0xFEFF: break
    case 0x2212: output.append(0x2D)
    case 0x2018, 0x2019: output.append(0x27)
    case 0x201C, 0x201D: output.append(0x22)
    case 0xFFE5: encode(0xA5)
    case 0xFF61...0xFF9F: return foldHalfWidthKatakana(scalar, raw, at: at, length: length)
    case 0x304B...0x3062, 0x3064...0x3069, 0x306F...0x307B, 0x30AB...0x30C2, 0x30C4...0x30C9, 0x30CF...0x30DB:
      return foldCombiningVoice(scalar, raw, at: at, length: length)
    default: encode(scalar)
    }
    return length
  }

  private mutating func encode(_ scalar: UInt32) { appendUTF8(scalar, to: &output) }

  private mutating func foldCombiningVoice(
    _ scalar: UInt32, _ raw: UnsafeBufferPointer<UInt8>, at: Int, length: Int
  ) -> Int {
    let (mark, markLength) = decodeScalar(raw, at: at + length)
    if mark == 0x3099 || mark == 0x309A {
      encode(scalar + (mark == 0x3099 ? 1 : 2))
      return length + markLength
    }
    encode(scalar)
    return length
  }

  private mutating func foldHalfWidthKatakana(
    _ scalar: UInt32, _ raw: UnsafeBufferPointer<UInt8>, at: Int, length: Int
  ) -> Int {
    let wide = Self.wideKatakana[Int(scalar - 0xFF61)]
    let (mark, markLength) = decodeScalar(raw, at: at + length)
    let takesVoice = wide == 0x30A6 || (0x30AB...0x30C8).contains(wide) || (0x30CF...0x30DB).contains(wide)
    if mark == 0xFF9E && takesVoice {
      encode(wide == 0x30A6 ? 0x30F4 : wide + 1)
      return length + markLength
    }
    if mark == 0xFF9F && (0x30CF...0x30DB).contains(wide) {
      encode(wide + 2)
      return length + markLength
    }
    encode(wide)
    return length
  }

  /// U+FF61…U+FF9F in their full-width forms (Unicode, Halfwidth and Fullwidth Forms).
  private static let wideKatakana: [UInt32] = [
    0x3002, 0x300C, 0x300D, 0x3001, 0x30FB, 0x30F2, 0x30A1, 0x30A3, 0x30A5, 0x30A7, 0x30A9, 0x30E3, 0x30E5, 0x30E7,
    0x30C3, 0x30FC, 0x30A2, 0x30A4, 0x30A6, 0x30A8, 0x30AA, 0x30AB, 0x30AD, 0x30AF, 0x30B1, 0x30B3, 0x30B5, 0x30B7,
    0x30B9, 0x30BB, 0x30BD, 0x30BF, 0x30C1, 0x30C4, 0x30C6, 0x30C8, 0x30CA, 0x30CB, 0x30CC, 0x30CD, 0x30CE, 0x30CF,
    0x30D2, 0x30D5, 0x30D8, 0x30DB, 0x30DE, 0x30DF, 0x30E0, 0x30E1, 0x30E2, 0x30E4, 0x30E6, 0x30E8, 0x30E9, 0x30EA,
    0x30EB, 0x30EC, 0x30ED, 0x30EF, 0x30F3, 0x309B, 0x309C,
  ]
}
