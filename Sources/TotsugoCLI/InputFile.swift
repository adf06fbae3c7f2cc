import Totsugo

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Far more than any release has; what is larger was named by mistake.
private let sizeLimit = 64 << 20

/// The bytes of a file, or of standard input for `-`. A file that is too large is refused before it is read.
func readInput(_ name: String, as encoding: TextEncoding? = nil) throws(UnusableInput) -> Input {
  let isStandardInput = name == "-"
  let descriptor = isStandardInput ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw UnusableInput(name: name, reason: systemReason()) }
  defer { if !isStandardInput { close(descriptor) } }

  var status = stat()
  guard fstat(descriptor, &status) == 0 else { throw UnusableInput(name: name, reason: systemReason()) }
  let kind = status.st_mode & S_IFMT
  if kind == S_IFDIR { throw UnusableInput(name: name, reason: "is a directory, not a file") }
  let size = kind == S_IFREG ? Int(status.st_size) : 0
  if size > sizeLimit {
    let mebibytes = (size + (1 << 20) - 1) >> 20
    throw UnusableInput(name: name, reason: "is \(mebibytes) MiB large; the limit is \(sizeLimit >> 20) MiB")
  }
  return Input(name: name, bytes: try readAll(descriptor, expecting: size, name: name), encoding: encoding)
}

private func readAll(_ descriptor: Int32, expecting size: Int, name: String) throws(UnusableInput) -> [UInt8] {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(size)
  var chunk = [UInt8](repeating: 0, count: min(max(size + 1, 4 << 10), 1 << 20))
  while true {
    let count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    if count == 0 { return bytes }
    if count < 0 {
      if errno == EINTR { continue }
      throw UnusableInput(name: name, reason: systemReason())
    }
    bytes.append(contentsOf: chunk[..<count])
    if bytes.count > sizeLimit {
      throw UnusableInput(name: name, reason: "is larger than the limit of \(sizeLimit >> 20) MiB")
    }
  }
}

/// What the system says of the call that just failed.
func systemReason() -> String { String(cString: strerror(errno)) }
