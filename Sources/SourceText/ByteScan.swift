#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Walks over all bytes of an input, as fast as the machine reads them: most of a page is markup that nobody has to look at.
extension UnsafeBufferPointer<UInt8> {
  /// The first place of a byte at `start` or behind it.
  @inlinable
  public func place(of byte: UInt8, from start: Int) -> Int? {
    guard start < count, let base = baseAddress, let found = memchr(base + start, Int32(byte), count - start) else {
      return nil
    }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// The first byte beyond ASCII at `start` or behind it, or the end.
  @inlinable
  public func endOfASCII(from start: Int) -> Int {
    var at = start
    while at + 8 <= count {
      let word = UInt64(littleEndian: UnsafeRawPointer(baseAddress! + at).loadUnaligned(as: UInt64.self))
      let high = word & 0x8080_8080_8080_8080
      if high != 0 { return at + high.trailingZeroBitCount >> 3 }
      at += 8
    }
    while at < count, self[at] < 0x80 { at += 1 }
    return at < count ? at : count
  }
}
