/// A catalogue whose keys were made by the generator: loading it is copying records of base-64 digits.
///
/// Corpus/terms/generate.py writes it; the records are in the order of ``CatalogLoader``.
struct CompiledCatalog: Sendable {
  let text: CatalogText
  let conceptCount: Int
  let wordCount: Int
  let longestKey: Int
  let associationHeads: StaticString
  let associations: StaticString
  let entries: StaticString
  let ids: StaticString
  let japaneseForms: StaticString
  let japaneseSignatures: StaticString
  let englishForms: StaticString
  let englishSignatures: StaticString
  let stems: StaticString
  let knownStems: StaticString
}

/// Reads numbers of base-64 digits, highest first, one after another.
struct DigitReader {
  private var next: UnsafePointer<UInt8>
  private let end: UnsafePointer<UInt8>

  init(_ text: StaticString) {
    next = text.utf8Start
    end = next + text.utf8CodeUnitCount
  }

  var isAtEnd: Bool { next >= end }

  @inline(__always)
  mutating func number(_ width: Int) -> UInt64 {
    let value = Self.number(next, width)
    next += width
    return value
  }

  /// The number in so many digits, the highest first.
  @inline(__always)
  static func number(_ digits: UnsafePointer<UInt8>, _ width: Int) -> UInt64 {
    var value: UInt64 = 0
    var at = 0
    if width >= 8 {
      value = eight(digits)
      at = 8
    }
    while at < width {
      value = value << 6 | digit(digits[at])
      at += 1
    }
    return value
  }

  /// Eight digits at once: neighbours are joined to twice their width, three times over.
  @inline(__always)
  private static func eight(_ digits: UnsafePointer<UInt8>) -> UInt64 {
    var word = UnsafeRawPointer(digits).loadUnaligned(as: UInt64.self).bigEndian
    // No digit is below `0`, so that no byte borrows from the next.
    word = (word &- 0x3030_3030_3030_3030) & 0x3F3F_3F3F_3F3F_3F3F
    word = word & 0x003F_003F_003F_003F | (word >> 8 & 0x003F_003F_003F_003F) << 6
    word = word & 0x0000_0FFF_0000_0FFF | (word >> 16 & 0x0000_0FFF_0000_0FFF) << 12
    return word & 0x00FF_FFFF | (word >> 32) << 24
  }

  /// The value of a digit: the 64 characters from `0` to `o`.
  @inline(__always)
  static func digit(_ byte: UInt8) -> UInt64 { UInt64(byte &- 0x30) & 63 }
}

/// The letter-pair signatures of all forms: computed, or read from compiled text where they are asked for.
enum SignatureTable: Sendable {
  case values([UInt64])
  case compiled(StaticString)

  static let width = 11

  @inline(__always)
  subscript(form: Int) -> UInt64 {
    switch self {
    case .values(let values): return values[form]
    case .compiled(let text):
      return DigitReader.number(text.utf8Start + form * Self.width, Self.width)
    }
  }
}
