/// Text that a reader drew from an input, and for each of its bytes the place in the input where it came from.
///
/// A page of HTML becomes lines and tabs, Shift_JIS becomes UTF-8: `&#9651;1,234` is drawn as `△1,234`, whose first three
/// bytes all come from the seven bytes of the entity. Bytes that nothing in the input stands for (a tab between two cells)
/// have an empty place.
public struct RenderedText: Sendable {
  /// UTF-8, not folded.
  public private(set) var bytes: [UInt8] = []
  /// `starts[i]..<ends[i]` is the input range of `bytes[i]`.
  public private(set) var starts: [UInt32] = []
  public private(set) var ends: [UInt32] = []
  /// Indices of `bytes` by place, where the drawing does not follow the input's order; see `settled`.
  private var order: [UInt32] = []
  /// Input offsets of bytes that are no text in the input's encoding.
  public var malformed: [Int] = []

  public init() {}

  /// UTF-8 with U+FFFD where its bytes are wrong.
  public init(repairing raw: UnsafeBufferPointer<UInt8>) {
    reserve(raw.count)
    var at = 0
    while at < raw.count {
      let (scalar, length) = decodeScalar(raw, at: at)
      if length == 0 { malformed.append(at) }
      append(scalar: length == 0 ? 0xFFFD : scalar, from: at, to: at + max(1, length))
      at += max(1, length)
    }
  }

  public mutating func reserve(_ count: Int) {
    bytes.reserveCapacity(count)
    starts.reserveCapacity(count)
    ends.reserveCapacity(count)
  }

  public mutating func append(_ byte: UInt8, from start: Int, to end: Int) {
    bytes.append(byte)
    starts.append(UInt32(truncatingIfNeeded: start))
    ends.append(UInt32(truncatingIfNeeded: end))
  }

  /// All bytes of one character come from the same place.
  public mutating func append(scalar: UInt32, from start: Int, to end: Int) {
    let before = bytes.count
    appendUTF8(scalar, to: &bytes)
    for _ in before..<bytes.count {
      starts.append(UInt32(truncatingIfNeeded: start))
      ends.append(UInt32(truncatingIfNeeded: end))
    }
  }

  /// UTF-8 that stands in the input byte for byte.
  public mutating func append(run: UnsafeBufferPointer<UInt8>, from start: Int) {
    bytes.append(contentsOf: run)
    var at = 0
    while at < run.count {
      let byte = run[at]
      let length = byte < 0x80 ? 1 : byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
      let (low, high) = (UInt32(truncatingIfNeeded: start + at), UInt32(truncatingIfNeeded: start + at + length))
      for _ in 0..<min(length, run.count - at) {
        starts.append(low)
        ends.append(high)
      }
      at += length
    }
  }

  /// A byte of the drawing alone, right behind what was drawn last.
  public mutating func append(mark byte: UInt8) {
    let place = Int(ends.last ?? 0)
    append(byte, from: place, to: place)
  }

  public mutating func append(_ other: RenderedText, _ range: Range<Int>) {
    other.bytes.withUnsafeBufferPointer { bytes.append(contentsOf: UnsafeBufferPointer(rebasing: $0[range])) }
    other.starts.withUnsafeBufferPointer { starts.append(contentsOf: UnsafeBufferPointer(rebasing: $0[range])) }
    other.ends.withUnsafeBufferPointer { ends.append(contentsOf: UnsafeBufferPointer(rebasing: $0[range])) }
  }

  /// Where in the input the drawn offset lies.
  public func place(of offset: Int) -> Int {
    offset < starts.count ? Int(starts[offset]) : Int(ends.last ?? 0)
  }

  /// The same text placed in the input that `source` was drawn from.
  public func placed(through source: RenderedText) -> RenderedText {
    var result = self
    let last = source.bytes.count
    guard last > 0 else { return result }
    for index in bytes.indices {
      let (start, end) = (Int(starts[index]), Int(ends[index]))
      if end <= start {
        let place = start < last ? source.starts[start] : source.ends[last - 1]
        result.starts[index] = place
        result.ends[index] = place
      } else {
        result.starts[index] = source.starts[min(start, last - 1)]
        result.ends[index] = source.ends[min(end, last) - 1]
      }
    }
    result.malformed = malformed.map { Int(source.starts[min($0, last - 1)]) } + source.malformed
    return result
  }

  /// The same, ready to be asked what was drawn from a span, whatever the order of the drawing.
  func settled() -> RenderedText {
    guard zip(starts, starts.dropFirst()).contains(where: { $0 > $1 }) else { return self }
    var result = self
    result.order = starts.indices.map(UInt32.init).sorted { (starts[Int($0)], $0) < (starts[Int($1)], $1) }
    return result
  }

  private func drawnOutOfOrder(from span: SourceSpan) -> ArraySlice<UInt8> {
    var low = 0
    var high = order.count
    while low < high {
      let middle = (low + high) / 2
      if starts[Int(order[middle])] < span.start { low = middle + 1 } else { high = middle }
    }
    var indices: [Int] = []
    while low < order.count, starts[Int(order[low])] < span.end {
      let index = Int(order[low])
      if ends[index] > starts[index], ends[index] <= span.end { indices.append(index) }
      low += 1
    }
    var text = indices.sorted().map { bytes[$0] }[...]
    while text.first == 0x20 { text.removeFirst() }
    while text.last == 0x20 { text.removeLast() }
    return text
  }

  /// What was drawn from a span, without blanks at its ends.
  func drawn(from span: SourceSpan) -> ArraySlice<UInt8> {
    if !order.isEmpty { return drawnOutOfOrder(from: span) }
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] < span.start { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < starts.count, starts[end] < span.end, ends[end] <= span.end { end += 1 }
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A }
    while low < end, isBlank(bytes[low]) { low += 1 }
    while end > low, isBlank(bytes[end - 1]) { end -= 1 }
    return bytes[low..<end]
  }
}
