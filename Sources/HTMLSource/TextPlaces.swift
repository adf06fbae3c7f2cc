import SourceText

/// Walks over the characters of a page's text and knows where each stands among the markup.
///
/// libxml2 says what the text is, but only on which line; this says where: for each character that it names, the next such
/// character of the source outside tags, comments and scripts is the one that it came from. Where the two disagree the
/// walk stands still, and the text gets an empty place; it finds its way back at the next character that agrees.
struct TextPlaces {
  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var at: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, at: Int = 0) {
    self.bytes = bytes
    self.at = at
  }

  /// Furthest that the walk looks for a character, in characters.
  private static let reach = 64

  mutating func place(of wanted: UInt32) -> Range<Int> {
    if at < bytes.count, wanted < 0x80, UInt32(bytes[at]) == wanted, wanted != 0x3C, wanted != 0x26 {
      at += 1
      return at - 1..<at
    }
    let start = at
    var looked = 0
    while looked < Self.reach, let (scalar, range) = next() {
      if scalar == wanted { return range }
      if !isMarkupSpace(scalar) { looked += 1 }
    }
    at = start
    return start..<start
  }

  /// Takes characters that stand in the source just as libxml2 gives them, up to white space, a reference or a sign of
  /// markup; their number of bytes, 0 where the source has something else here.
  mutating func takeRun(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    settle()
    let limit = min(text.count, bytes.count - at)
    var length = 0
    while length < limit {
      let byte = text[length]
      if byte <= 0x20 || byte == 0x26 || byte == 0x3C || byte == 0x7F || byte != bytes[at + length] { break }
      // Numbers of Windows characters may hide behind C2.
      if byte == 0xC2 { break }
      length += 1
    }
    // Not a part of a character.
    if length < text.count, text[length] & 0xC0 == 0x80 {
      while length > 0, text[length] & 0xC0 == 0x80 { length -= 1 }
    }
    at += length
    return length
  }

  /// Past white space and markup, to the next character.
  private mutating func settle() {
    while at < bytes.count {
      let byte = bytes[at]
      if byte == 0x3C, startsMarkup {
        skipMarkup()
      } else if byte <= 0x20, isMarkupSpace(UInt32(byte)) {
        at += 1
      } else {
        return
      }
    }
  }

  /// The next character of the text.
  private mutating func next() -> (UInt32, Range<Int>)? {
    while at < bytes.count {
      let start = at
      switch bytes[at] {
      case 0x3C where startsMarkup: skipMarkup()
      case 0x26:
        let scalar = takeReference()
        return (scalar, start..<at)
      default:
        let (scalar, length) = decodeScalar(bytes, at: at)
        at += max(1, length)
        return (length == 0 ? 0xFFFD : scalar, start..<at)
      }
    }
    return nil
  }

  private func byte(_ offset: Int) -> UInt8 { at + offset < bytes.count ? bytes[at + offset] : 0 }

  private var startsMarkup: Bool {
    let next = byte(1)
    return next == 0x2F || next == 0x21 || next == 0x3F || isASCIILetter(next)
  }

  private mutating func skipMarkup() {
    if byte(1) == 0x21, looking(at: "<!--") {
      at = endOfComment(from: at + 4)
      return
    }
    let isRaw = byte(1) | 0x20 == 0x73 && (looking(at: "<script") || looking(at: "<style"))
    at = endOfTag(from: at + 1)
    guard isRaw, bytes[at - 1] == 0x3E, at < 2 || bytes[at - 2] != 0x2F else { return }
    while at < bytes.count, !looking(at: "</script") && !looking(at: "</style") { at += 1 }
  }

  /// Behind `-->`, or the end.
  private func endOfComment(from start: Int) -> Int {
    var found = bytes.place(of: 0x3E, from: start)
    while let close = found {
      if close >= start + 2, bytes[close - 1] == 0x2D, bytes[close - 2] == 0x2D { return close + 1 }
      found = bytes.place(of: 0x3E, from: close + 1)
    }
    return bytes.count
  }

  /// Behind the `>` that ends a tag: the first that stands in no value.
  private func endOfTag(from start: Int) -> Int {
    var at = start
    var close = start - 1
    // Where the next quotation marks of either kind stand, once somebody has looked.
    var double = start - 1
    var single = start - 1
    while true {
      if close < at {
        guard let found = bytes.place(of: 0x3E, from: at) else { return bytes.count }
        close = found
      }
      let tag = UnsafeBufferPointer(rebasing: bytes[..<close])
      if double < at { double = tag.place(of: 0x22, from: at) ?? close }
      if single < at { single = tag.place(of: 0x27, from: at) ?? close }
      let quote = min(double, single)
      guard quote < close else { return close + 1 }
      // A quotation mark only opens a value behind its sign.
      var before = quote - 1
      while before > 0, isMarkupSpace(UInt32(bytes[before])) { before -= 1 }
      guard bytes[before] == 0x3D else {
        at = quote + 1
        continue
      }
      guard let end = bytes.place(of: bytes[quote], from: quote + 1) else { return bytes.count }
      at = end + 1
      // Marks that were looked for up to an earlier `>` have to be looked for again.
      if end > close { (double, single) = (at - 1, at - 1) }
    }
  }

  private func looking(at literal: StaticString) -> Bool {
    let count = literal.utf8CodeUnitCount
    guard at + count <= bytes.count else { return false }
    for step in 0..<count {
      let byte = bytes[at + step]
      let lower = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
      if lower != literal.utf8Start[step] { return false }
    }
    return true
  }

  /// `&#9651;`, `&#x25B3;`, `&nbsp;`, or a plain `&`.
  private mutating func takeReference() -> UInt32 {
    let start = at
    at += 1
    if byte(0) == 0x23 {
      at += 1
      let isHex = byte(0) | 0x20 == 0x78
      if isHex { at += 1 }
      var value: UInt32 = 0
      var digits = 0
      while digits < 8, let digit = digit(byte(0), isHex: isHex) {
        value = value &* (isHex ? 16 : 10) &+ digit
        digits += 1
        at += 1
      }
      if digits > 0 {
        if byte(0) == 0x3B { at += 1 }
        return shownScalar(value)
      }
    } else {
      var name: [CChar] = []
      while name.count < 32, isASCIILetter(byte(0)) || (0x30...0x39).contains(byte(0)) {
        name.append(CChar(bitPattern: byte(0)))
        at += 1
      }
      name.append(0)
      let scalar = name.count > 1 ? LibXML2.entity(name) : 0
      if scalar != 0 {
        if byte(0) == 0x3B { at += 1 }
        return scalar
      }
      if name.count == 5, name[0] == 0x61, name[1] == 0x70, name[2] == 0x6F, name[3] == 0x73 {
        if byte(0) == 0x3B { at += 1 }
        return 0x27
      }
    }
    at = start + 1
    return 0x26
  }

  private func digit(_ byte: UInt8, isHex: Bool) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46 where isHex: UInt32(byte - 0x41 + 10)
    case 0x61...0x66 where isHex: UInt32(byte - 0x61 + 10)
    default: nil
    }
  }
}

func isMarkupSpace(_ scalar: UInt32) -> Bool {
  scalar == 0x20 || scalar == 0x0A || scalar == 0x09 || scalar == 0x0D || scalar == 0x0C
}

func isASCIILetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

/// Numbers 128…159 name no characters, but pages use them as Windows does: `&#150;` is a dash.
func shownScalar(_ scalar: UInt32) -> UInt32 {
  guard (0x80...0x9F).contains(scalar) else { return scalar }
  let windows: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
    0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
    0x017E, 0x0178,
  ]
  return windows[Int(scalar - 0x80)]
}
