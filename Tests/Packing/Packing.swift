import CLibZip

/// A zip archive of these files, deflated as other programs do it; a nil password leaves them open.
public func packed(_ files: [(name: String, bytes: [UInt8])], password: String? = nil) -> [UInt8] {
  var error = zip_error_t()
  zip_error_init(&error)
  defer { zip_error_fini(&error) }
  guard let target = zip_source_buffer_create(nil, 0, 0, &error) else { return [] }
  zip_source_keep(target)
  defer { zip_source_free(target) }
  guard let archive = zip_open_from_source(target, Int32(ZIP_CREATE | ZIP_TRUNCATE), &error) else { return [] }
  var kept: [UnsafeMutableRawPointer] = []
  defer { for memory in kept { memory.deallocate() } }
  for file in files {
    let memory = UnsafeMutableRawPointer.allocate(byteCount: max(1, file.bytes.count), alignment: 1)
    file.bytes.withUnsafeBytes { if let base = $0.baseAddress { memory.copyMemory(from: base, byteCount: $0.count) } }
    kept.append(memory)
    let source = zip_source_buffer(archive, memory, UInt64(file.bytes.count), 0)
    let index = zip_file_add(archive, file.name, source, UInt32(ZIP_FL_ENC_UTF_8))
    if let password { _ = zip_file_set_encryption(archive, UInt64(index), UInt16(ZIP_EM_AES_256), password) }
  }
  guard zip_close(archive) == 0, zip_source_open(target) == 0 else { return [] }
  defer { zip_source_close(target) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = chunk.withUnsafeMutableBytes { zip_source_read(target, $0.baseAddress, UInt64($0.count)) }
    if count <= 0 { return bytes }
    bytes += chunk[..<Int(count)]
  }
}
