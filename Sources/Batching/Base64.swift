/// The bytes that base64 text stands for (RFC 4648, padded or not); nil where it is none. For contents that travel in a line.
public func decodedBase64(_ text: String) -> [UInt8]? {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.utf8.count / 4 * 3)
  var bits: UInt32 = 0
  var count = 0
  var isPadded = false
  for byte in text.utf8 {
    let digit: UInt8
    switch byte {
    case 0x41...0x5A: digit = byte - 0x41
    case 0x61...0x7A: digit = byte - 0x61 + 26
    case 0x30...0x39: digit = byte - 0x30 + 52
    case 0x2B, 0x2D: digit = 62
    case 0x2F, 0x5F: digit = 63
    case 0x3D:
      isPadded = true
      continue
    default: return nil
    }
    guard !isPadded else { return nil }
    bits = bits << 6 | UInt32(digit)
    count += 1
    if count == 4 {
      bytes.append(UInt8(truncatingIfNeeded: bits >> 16))
      bytes.append(UInt8(truncatingIfNeeded: bits >> 8))
      bytes.append(UInt8(truncatingIfNeeded: bits))
      (bits, count) = (0, 0)
    }
  }
  switch count {
  case 0: break
  case 2: bytes.append(UInt8(truncatingIfNeeded: bits >> 4))
  case 3:
    bytes.append(UInt8(truncatingIfNeeded: bits >> 10))
    bytes.append(UInt8(truncatingIfNeeded: bits >> 2))
  default: return nil
  }
  return bytes
}
