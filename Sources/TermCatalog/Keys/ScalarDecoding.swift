/// Decodes the UTF-8 scalar at `index` and steps over it; a malformed byte reads as U+FFFD.
@inline(__always)
func decodeScalar(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> UInt32 {
  let first = UInt32(bytes[index])
  index += 1
  if first < 0x80 { return first }
  let extra: Int
  var value: UInt32
  switch first {
  case 0xc2...0xdf: (extra, value) = (1, first & 0x1f)
  case 0xe0...0xef: (extra, value) = (2, first & 0x0f)
  case 0xf0...0xf4: (extra, value) = (3, first & 0x07)
  default: return 0xfffd
  }
  guard index + extra <= bytes.count else { return 0xfffd }
  for step in 0..<extra {
    let byte = UInt32(bytes[index + step])
    guard byte & 0xc0 == 0x80 else { return 0xfffd }
    value = value << 6 | (byte & 0x3f)
  }
  index += extra
  return value
}

/// Writes scalars as a String; scalars that are none are left out.
func string(of scalars: some Sequence<UInt32>) -> String {
  var text = ""
  for value in scalars {
    if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
  }
  return text
}

/// Runs `body` on the UTF-8 bytes of a string.
@inline(__always)
func withBytes<Result>(_ text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
  var text = text
  return text.withUTF8(body)
}

/// The scalars of a literal, for tables.
func scalarsOf(_ text: String) -> [UInt32] { text.unicodeScalars.map { $0.value } }
