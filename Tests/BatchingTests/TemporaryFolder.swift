import Batching

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A folder that goes with its owner.
final class TemporaryFolder {
  let path: String

  init() throws {
    var name = Array("/tmp/batching-XXXXXX".utf8CString)
    guard mkdtemp(&name) != nil else { throw BatchFailure(name: "/tmp", reason: "no folder") }
    path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { remove(path) }

  private func remove(_ path: String) {
    if let folder = opendir(path) {
      var names: [String] = []
      while let entry = readdir(folder) {
        names.append(
          withUnsafePointer(to: &entry.pointee.d_name) {
            $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
          })
      }
      closedir(folder)
      for name in names where name != "." && name != ".." { remove(path + "/" + name) }
      rmdir(path)
    } else {
      unlink(path)
    }
  }

  /// Writes a file, in a folder of its own where its name has one.
  func write(_ text: String, as name: String) throws -> String {
    if let slash = name.lastIndex(of: "/") { mkdir(path + "/" + name[..<slash], 0o777) }
    let file = path + "/" + name
    let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
    guard descriptor >= 0 else { throw BatchFailure(name: file, reason: "not written") }
    defer { close(descriptor) }
    let bytes = Array(text.utf8)
    guard put(descriptor, bytes) == bytes.count else { throw BatchFailure(name: file, reason: "not written") }
    return file
  }

  /// In bytes; 0 where there is no such file.
  func size(_ name: String) -> Int {
    var status = stat()
    return stat(path + "/" + name, &status) == 0 ? Int(status.st_size) : 0
  }

  func reading(_ name: String, _ body: (Int32) -> Void) throws {
    let descriptor = open(path + "/" + name, O_RDONLY)
    guard descriptor >= 0 else { throw BatchFailure(name: name, reason: "not opened") }
    defer { close(descriptor) }
    body(descriptor)
  }

  func read(_ name: String) -> String {
    let descriptor = open(path + "/" + name, O_RDONLY)
    guard descriptor >= 0 else { return "" }
    defer { close(descriptor) }
    var reader = LineReader(descriptor)
    var text = ""
    while let line = reader.next() { text += String(decoding: line.bytes, as: UTF8.self) + (line.isWhole ? "\n" : "") }
    return text
  }
}

private func put(_ descriptor: Int32, _ bytes: [UInt8]) -> Int { write(descriptor, bytes, bytes.count) }
