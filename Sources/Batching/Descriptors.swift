#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads a descriptor piece by piece and gives its lines without their ends; what it holds is one line and one piece.
public struct LineReader {
  public struct Line: Sendable {
    public var bytes: [UInt8]
    /// A line end followed it.
    public var isWhole: Bool
    /// It was longer than the limit; these are its first bytes, the others are gone.
    public var isCut = false
  }

  private let descriptor: Int32
  private let limit: Int
  private var buffer: [UInt8] = []
  private var at = 0
  private var isAtEnd = false

  /// `limit`: bytes of a line that are kept; whatever a line holds beyond costs no memory.
  public init(_ descriptor: Int32, limit: Int = .max) {
    self.descriptor = descriptor
    self.limit = limit
  }

  /// Nil at the end, or where the descriptor fails.
  public mutating func next() -> Line? {
    var searched = at
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        defer { at = end + 1 }
        return line(at..<end, isWhole: true)
      }
      if buffer.count - at > limit { return cutLine() }
      searched = buffer.count
      if isAtEnd {
        guard at < buffer.count else { return nil }
        defer { at = buffer.count }
        return line(at..<buffer.count, isWhole: false)
      }
      if at > 0 {
        searched -= at
        buffer.removeSubrange(..<at)
        at = 0
      }
      fill()
    }
  }

  private func line(_ range: Range<Int>, isWhole: Bool) -> Line {
    Line(bytes: Array(buffer[range].prefix(limit)), isWhole: isWhole, isCut: range.count > limit)
  }

  /// Reads on to the end of a line without keeping more of it.
  private mutating func cutLine() -> Line {
    let kept = Array(buffer[at..<at + limit])
    repeat {
      buffer.removeAll(keepingCapacity: true)
      fill()
      if let end = buffer.firstIndex(of: 0x0A) {
        at = end + 1
        return Line(bytes: kept, isWhole: true, isCut: true)
      }
    } while !isAtEnd
    buffer.removeAll()
    at = 0
    return Line(bytes: kept, isWhole: false, isCut: true)
  }

  private mutating func fill() {
    let old = buffer.count
    let room = max(1 << 16, min(old, 1 << 24))
    buffer.append(contentsOf: repeatElement(0, count: room))
    var count = 0
    repeat {
      count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress! + old, room) }
    } while count < 0 && errno == EINTR
    buffer.removeLast(room - max(0, count))
    if count <= 0 { isAtEnd = true }
  }
}

/// Writes everything; the error number of the write that failed, or nil.
func writeWhole(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
  bytes.withUnsafeBytes { buffer in
    var written = 0
    while written < buffer.count {
      let count = write(descriptor, buffer.baseAddress! + written, buffer.count - written)
      if count < 0 {
        if errno == EINTR { continue }
        return errno
      }
      written += count
    }
    return nil
  }
}

func systemReason(_ error: Int32 = errno) -> String { String(cString: strerror(error)) }
