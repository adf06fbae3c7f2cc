/// Folds one scalar of a label to the form that keys are made of; 0 when it carries no meaning.
///
/// Full-width and half-width, case, small kana, long vowels, old kanji and marks of separation disappear.
/// Example: ダイヤルアップ and ダイアルアップ fold alike; ＥＢＩＴＤＡ becomes `ebitda`.
enum ScalarFolding {
  static let triangle: UInt32 = 0x25b3

  @inline(__always)
  static func fold(_ scalar: UInt32) -> UInt32 {
    if scalar < 0x80 { return foldASCII(scalar) }
    switch scalar {
    case 0x3041...0x3096: return foldHiragana(scalar)
    case 0x30a1...0x30ff: return foldKatakana(scalar)
    case 0x4e00...0x9fff: return foldKanji(scalar)
    case 0xff01...0xff5e: return foldASCII(scalar - 0xfee0)
    case 0xff61...0xff9f: return foldKatakana(halfWidth[Int(scalar - 0xff61)])
    case 0x25b2, 0x25b3: return triangle
    case 0x3010, 0x3014, 0xfe59: return 0x28
    case 0x3011, 0x3015, 0xfe5a: return 0x29
    case 0x3005, 0x3006: return scalar
    case 0x00c0...0x024f: return scalar
    case 0x203b: return 0x2a
    default: return scalar >= 0x3400 && scalar < 0x4e00 ? scalar : 0
    }
  }

  @inline(__always)
  private static func foldASCII(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x41...0x5a: return scalar + 0x20
    case 0x30...0x39, 0x61...0x7a, 0x28, 0x29, 0x2a, 0x25, 0x24: return scalar
    case 0x5b: return 0x28
    case 0x5d: return 0x29
    default: return 0
    }
  }

  @inline(__always)
  private static func foldHiragana(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x3041, 0x3043, 0x3045, 0x3047, 0x3049, 0x3063, 0x3083, 0x3085, 0x3087, 0x308e: return scalar + 1
    default: return scalar
    }
  }

  @inline(__always)
  private static func foldKatakana(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x30fb, 0x30fc, 0x30fd, 0x30fe: return 0
    case 0x30e4, 0x30e3: return 0x30a2
    case 0x30a1, 0x30a3, 0x30a5, 0x30a7, 0x30a9, 0x30c3, 0x30e5, 0x30e7, 0x30ee: return scalar + 1
    case 0x30c2: return 0x30b8
    case 0x30c5: return 0x30ba
    case 0x30f2: return 0x30aa
    case 0x30f4: return 0x30d6
    case 0x30f5: return 0x30ab
    case 0x30f6: return 0x30f6
    default: return scalar
    }
  }

  /// Half-width katakana U+FF61…U+FF9F in their full width; the voicing marks stand for themselves.
  private static let halfWidth: [UInt32] = scalarsOf(
    "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜"
  )
}
