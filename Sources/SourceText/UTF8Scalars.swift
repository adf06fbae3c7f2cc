/// Decodes the scalar at `at`; length 0 where the bytes are not well-formed UTF-8 (or the end is reached).
@inlinable
public func decodeScalar(_ raw: UnsafeBufferPointer<UInt8>, at: Int) -> (scalar: UInt32, length: Int) {
  guard at >= 0, at < raw.count else { return (0, 0) }
  let first = UInt32(raw[at])
  if first < 0x80 { return (first, 1) }
  let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
  guard first >= 0xC2, first <= 0xF4, at + length <= raw.count else { return (0, 0) }
  var scalar = first & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
  for step in 1..<length {
    let byte = UInt32(raw[at + step])
    guard byte & 0xC0 == 0x80 else { return (0, 0) }
    scalar = scalar << 6 | byte & 0x3F
  }
  if length == 3, scalar < 0x800 || (0xD800...0xDFFF).contains(scalar) { return (0, 0) }
  if length == 4, scalar < 0x10000 || scalar > 0x10FFFF { return (0, 0) }
  return (scalar, length)
}

/// Decodes the scalar at `at` of bytes that are known to be well-formed (folded text).
@inlinable
public func scalar(in bytes: [UInt8], at: Int) -> (scalar: UInt32, length: Int) {
  guard at < bytes.count else { return (0, 0) }
  if bytes[at] < 0x80 { return (UInt32(bytes[at]), 1) }
  return bytes.withUnsafeBufferPointer { decodeScalar($0, at: at) }
}

@inlinable
public func appendUTF8(_ scalar: UInt32, to output: inout [UInt8]) {
  switch scalar {
  case 0..<0x80: output.append(UInt8(scalar))
  case 0x80..<0x800:
    output.append(UInt8(0xC0 | scalar >> 6))
    output.append(UInt8(0x80 | scalar & 0x3F))
  case 0x800..<0x10000:
    output.append(UInt8(0xE0 | scalar >> 12))
    output.append(UInt8(0x80 | scalar >> 6 & 0x3F))
    output.append(UInt8(0x80 | scalar & 0x3F))
  default:
    output.append(UInt8(0xF0 | scalar >> 18))
    output.append(UInt8(0x80 | scalar >> 12 & 0x3F))
    output.append(UInt8(0x80 | scalar >> 6 & 0x3F))
    output.append(UInt8(0x80 | scalar & 0x3F))
  }
}
