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
    var value: UInt64 = 0
    for _ in 0..<width {
      value = value << 6 | Self.digit(next.pointee)
      next += 1
    }
    return value
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
      let start = text.utf8Start + form * Self.width
      var value: UInt64 = 0
      for place in 0..<Self.width { value = value << 6 | DigitReader.digit(start[place]) }
      return value
    }
  }
}
