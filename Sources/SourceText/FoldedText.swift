/// The input with full-width forms made narrow, and for each of its bytes the place in the input where it came from.
///
/// Scanners work on `bytes`; `origin(of:)` leads back. `１２，３４５` and `12,345` fold to the same five digits and a comma,
/// `（百万円）` and `(百万円)` to the same bytes; △, ▲, dashes and kanji stay what they are.
public struct FoldedText: Sendable {
  public private(set) var bytes: [UInt8] = []
  /// `origins[i]` is the input offset of `bytes[i]`; one more entry holds the input's end.
  private var origins: [UInt32] = []
  /// Where the text was drawn from something else: `origins[i]..<ends[i]`. Else empty, and a byte ends where the next begins.
  private var ends: [UInt32] = []
  /// Input offsets of bytes that are not UTF-8.
  public private(set) var malformed: [Int] = []
  /// Folded ranges of the lines, without their line ends. LF, CRLF and CR each end a line.
  public private(set) var lines: [Range<Int>] = []

  public init(_ input: [UInt8]) { self.init(input, drawn: nil) }

  /// Text that was drawn from another kind of input; offsets lead back to that input.
  public init(_ rendering: RenderedText) { self.init(rendering.bytes, drawn: rendering) }

  private init(_ input: [UInt8], drawn: RenderedText?) {
    bytes.reserveCapacity(input.count)
    origins.reserveCapacity(input.count + 1)
    var folder = Folder()
    var lineStart = 0
    var at = 0
    input.withUnsafeBufferPointer { raw in
      if raw.count >= 3, raw[0] == 0xEF, raw[1] == 0xBB, raw[2] == 0xBF { at = 3 }
      while at < raw.count {
        let byte = raw[at]
        if Self.isPlain(byte) {
          var end = at + 1
          while end < raw.count, Self.isPlain(raw[end]) { end += 1 }
          bytes.append(contentsOf: UnsafeBufferPointer(rebasing: raw[at..<end]))
          origins.append(contentsOf: UInt32(truncatingIfNeeded: at)..<UInt32(truncatingIfNeeded: end))
          at = end
          continue
        }
        if byte == 0x0A || byte == 0x0D {
          lines.append(lineStart..<bytes.count)
          bytes.append(0x0A)
          origins.append(UInt32(truncatingIfNeeded: at))
          at += byte == 0x0D && at + 1 < raw.count && raw[at + 1] == 0x0A ? 2 : 1
          lineStart = bytes.count
          continue
        }
        // Kanji stay what they are: most of what a Japanese release says.
        if byte >= 0xE4, byte <= 0xE9, at + 2 < raw.count, raw[at + 1] & 0xC0 == 0x80, raw[at + 2] & 0xC0 == 0x80 {
          var end = at + 3
          while end + 2 < raw.count, raw[end] >= 0xE4, raw[end] <= 0xE9, raw[end + 1] & 0xC0 == 0x80,
            raw[end + 2] & 0xC0 == 0x80
          {
            end += 3
          }
          bytes.append(contentsOf: UnsafeBufferPointer(rebasing: raw[at..<end]))
          while at < end {
            let place = UInt32(truncatingIfNeeded: at)
            origins.append(place)
            origins.append(place)
            origins.append(place)
            at += 3
          }
          continue
        }
        let (scalar, length) = decodeScalar(raw, at: at)
        // 「※１2,402」: the mark's number is set in other digits than the figure.
        if scalar >= 0xFF10, scalar <= 0xFF19, at > 0, Self.isDigit(raw[at - 1]), endsInMark() {
          append([0x20], from: at)
        }
        if length == 0 {
          malformed.append(at)
          append([0xEF, 0xBF, 0xBD], from: at)
          at += 1
          continue
        }
        let consumed = folder.fold(scalar, raw, at: at, length: length)
        append(folder.output, from: at)
        at += consumed
        if scalar >= 0xFF10, scalar <= 0xFF19, at < raw.count, Self.isDigit(raw[at]), endsInMark() {
          append([0x20], from: at)
        }
      }
      origins.append(UInt32(truncatingIfNeeded: raw.count))
    }
    if let drawn { place(in: drawn) }
    if lineStart < bytes.count || lines.isEmpty { lines.append(lineStart..<bytes.count) }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// ※, 注 or * and one or two digits.
  private func endsInMark() -> Bool {
    var at = bytes.count
    while at > 0, bytes.count - at < 2, Self.isDigit(bytes[at - 1]) { at -= 1 }
    guard at < bytes.count, at > 0 else { return false }
    if bytes[at - 1] == 0x2A { return true }
    guard at >= 3 else { return false }
    let mark = (bytes[at - 3], bytes[at - 2], bytes[at - 1])
    return mark == (0xE2, 0x80, 0xBB) || mark == (0xE6, 0xB3, 0xA8)
  }

  /// ASCII that stays as it is.
  @inline(__always)
  private static func isPlain(_ byte: UInt8) -> Bool { byte >= 0x20 && byte < 0x7F || byte == 0x09 }

  private mutating func append(_ folded: [UInt8], from offset: Int) {
    for byte in folded {
      bytes.append(byte)
      origins.append(UInt32(truncatingIfNeeded: offset))
    }
  }

  /// Turns offsets in the drawn text into places in the input.
  private mutating func place(in drawn: RenderedText) {
    malformed = malformed.map { Int(drawn.starts[$0]) } + drawn.malformed
    let last = drawn.bytes.count
    guard last > 0 else { return }
    ends.reserveCapacity(origins.count)
    for index in origins.indices.dropLast() {
      let start = Int(origins[index])
      // All bytes of the characters that were folded into this one.
      var next = index + 1
      while next < origins.count - 1, origins[next] == origins[index] { next += 1 }
      ends.append(drawn.ends[max(start, Int(origins[next]) - 1)])
    }
    for index in origins.indices.dropLast() { origins[index] = drawn.starts[Int(origins[index])] }
    origins[origins.count - 1] = drawn.ends[last - 1]
  }

  /// The input offset of a folded offset.
  public func origin(of folded: Int) -> Int { Int(origins[min(max(folded, 0), origins.count - 1)]) }

  /// The input span of a folded range.
  public func span(of range: Range<Int>) -> SourceSpan {
    let start = origin(of: range.lowerBound)
    if range.isEmpty { return SourceSpan(start: start, end: start) }
    if !ends.isEmpty {
      return SourceSpan(start: start, end: max(start, Int(ends[min(range.upperBound, ends.count) - 1])))
    }
    // Several folded bytes can come from one input scalar, and one folded byte from three input bytes.
    var next = range.upperBound
    let last = origin(of: range.upperBound - 1)
    while next < origins.count - 1, origin(of: next) == last { next += 1 }
    return SourceSpan(start: start, end: origin(of: next))
  }

  /// The 0-based line that holds a folded offset.
  public func line(of folded: Int) -> Int {
    var low = 0
    var high = lines.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if lines[middle].lowerBound <= folded { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// The folded text of a range.
  public func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}
