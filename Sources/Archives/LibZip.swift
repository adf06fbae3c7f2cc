import CLibZip

/// The only place where libzip is called: one archive, read from memory.
final class LibZip {
  private let archive: OpaquePointer
  /// libzip reads from it as long as the archive is open.
  private let memory: UnsafeMutableRawPointer

  init(_ bytes: [UInt8]) throws(UnusableArchive) {
    let memory = UnsafeMutableRawPointer.allocate(byteCount: max(1, bytes.count), alignment: 16)
    bytes.withUnsafeBytes { if let base = $0.baseAddress { memory.copyMemory(from: base, byteCount: $0.count) } }
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let source = zip_source_buffer_create(memory, UInt64(bytes.count), 0, &error) else {
      memory.deallocate()
      throw UnusableArchive(reason: "no memory for a zip archive")
    }
    guard let archive = zip_open_from_source(source, Int32(ZIP_RDONLY), &error) else {
      zip_source_free(source)
      memory.deallocate()
      throw UnusableArchive(reason: "not a whole zip archive (damaged or cut off): \(Self.words(&error))")
    }
    self.archive = archive
    self.memory = memory
  }

  deinit {
    zip_discard(archive)
    memory.deallocate()
  }

  var count: Int { Int(max(0, zip_get_num_entries(archive, 0))) }

  func entry(_ index: UInt64) throws(UnusableArchive) -> (name: String, size: Int, packed: Int) {
    var status = zip_stat_t()
    zip_stat_init(&status)
    guard zip_stat_index(archive, index, 0, &status) == 0, let name = status.name else {
      throw UnusableArchive(reason: "a damaged zip archive: \(words)")
    }
    return (String(cString: name), Int(clamping: status.size), Int(clamping: status.comp_size))
  }

  func contents(
    _ index: UInt64, name: String, expecting size: Int, atMost most: Int
  ) throws(UnusableArchive) -> [UInt8] {
    guard let file = zip_fopen_index(archive, index, 0) else {
      let code = zip_error_code_zip(zip_get_error(archive))
      let isLocked = code == ZIP_ER_NOPASSWD || code == ZIP_ER_WRONGPASSWD
      throw UnusableArchive(
        entry: name, reason: isLocked ? "is encrypted; a password is needed" : "cannot be unpacked: \(words)")
    }
    defer { zip_fclose(file) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size)
    var chunk = [UInt8](repeating: 0, count: min(max(size + 1, 4_096), 1 << 20))
    while true {
      let count = chunk.withUnsafeMutableBytes { zip_fread(file, $0.baseAddress, UInt64($0.count)) }
      if count == 0 { return bytes }
      if count < 0 {
        throw UnusableArchive(entry: name, reason: "cannot be unpacked: \(Self.words(zip_file_get_error(file)))")
      }
      bytes.append(contentsOf: chunk[..<Int(count)])
      if bytes.count > most {
        throw UnusableArchive(entry: name, reason: "unpacks to more than its archive may hold")
      }
    }
  }

  private var words: String { Self.words(zip_get_error(archive)) }

  private static func words(_ error: UnsafeMutablePointer<zip_error_t>?) -> String {
    error.flatMap { zip_error_strerror($0) }.map { String(cString: $0) } ?? "unknown error"
  }
}
