#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads a descriptor piece by piece and gives its lines without their ends; what it holds is one line and one piece.
public struct LineReader {
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var at = 0
  private var isAtEnd = false

  public init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// The next line, and whether a line end followed it; nil at the end, or where the descriptor fails.
  public mutating func next() -> (bytes: [UInt8], isWhole: Bool)? {
    var searched = at
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        defer { at = end + 1 }
        return (Array(buffer[at..<end]), true)
      }
      searched = buffer.count
      if isAtEnd {
        guard at < buffer.count else { return nil }
        defer { at = buffer.count }
        return (Array(buffer[at...]), false)
      }
      if at > 0 {
        searched -= at
        buffer.removeSubrange(..<at)
        at = 0
      }
      fill()
    }
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
