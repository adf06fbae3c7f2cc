import Exports

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file for a library that writes to paths only: in a folder of its own that nobody else can open, gone afterwards.
enum PrivateFile {
  /// What `write` puts into the file at the path that it gets.
  static func bytes(named name: String, _ write: (String) throws(ExportFailure) -> Void) throws(ExportFailure)
    -> [UInt8]
  {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(base)/totsugo-XXXXXX".utf8CString)
    guard let made = template.withUnsafeMutableBufferPointer({ $0.baseAddress.flatMap { mkdtemp($0) } }) else {
      throw ExportFailure("no temporary folder: \(String(cString: strerror(errno)))")
    }
    let folder = String(cString: made)
    let path = "\(folder)/\(name)"
    defer {
      unlink(path)
      rmdir(folder)
    }
    try write(path)
    guard let file = fopen(path, "rb") else { throw ExportFailure(String(cString: strerror(errno))) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { return bytes }
      bytes += chunk[..<count]
    }
  }
}
