/// What an element's name says, looked up once for each name of a page: libxml2 gives the same name at the same address.
struct ElementNames {
  struct Facts {
    var kind: ElementKind
    /// Carries a namespace prefix: `ix:nonfraction`.
    var isPrefixed: Bool
    /// Key of its rule in a style sheet.
    var selector: UInt64
  }

  private var addresses = [UInt](repeating: 0, count: places)
  private var facts = [Facts](
    repeating: Facts(kind: .span, isPrefixed: false, selector: 0), count: places)
  private static let places = 128

  mutating func facts(of name: UnsafePointer<CChar>) -> Facts {
    let address = UInt(bitPattern: name)
    let place = Int((address >> 2 ^ address >> 9) & UInt(Self.places - 1))
    if addresses[place] == address { return facts[place] }
    var isPrefixed = false
    var key = SelectorKey()
    var at = 0
    while name[at] != 0 {
      if name[at] == 0x3A { isPrefixed = true }
      key.add(UInt8(bitPattern: name[at]))
      at += 1
    }
    let found = Facts(kind: ElementKind(name), isPrefixed: isPrefixed, selector: key.value)
    addresses[place] = address
    facts[place] = found
    return found
  }
}

/// A selector (`td`, `.indent`, `#head`) as a number: FNV-1a over its bytes.
struct SelectorKey {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }

  init() {}
  init(_ bytes: some Sequence<UInt8>) { for byte in bytes { add(byte) } }
}

/// Is the C string this literal?
func matches(_ name: UnsafePointer<CChar>, _ literal: StaticString) -> Bool {
  for step in 0...literal.utf8CodeUnitCount where UInt8(bitPattern: name[step]) != literal.utf8Start[step] {
    return false
  }
  return true
}
