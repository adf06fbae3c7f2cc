/// A zip archive whose entries are stored as they are (APPNOTE 6.3, method 0): several files as one download.
enum StoredArchive {
  static func zip(_ files: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for file in files {
      let name = Array(file.name.utf8)
      let offset = archive.count
      // Version 2.0, UTF-8 names, stored, the first day that the format knows.
      let common =
        short(20) + short(0x0800) + short(0) + short(0) + short(0x21) + long(checksum(file.bytes))
        + long(UInt32(file.bytes.count)) + long(UInt32(file.bytes.count)) + short(UInt16(name.count)) + short(0)
      archive += long(0x0403_4B50) + common + name + file.bytes
      directory += long(0x0201_4B50) + short(20) + common + short(0) + short(0) + short(0) + long(0)
      directory += long(UInt32(offset)) + name
    }
    let count = short(UInt16(files.count))
    return archive + directory + long(0x0605_4B50) + short(0) + short(0) + count + count + long(UInt32(directory.count))
      + long(UInt32(archive.count)) + short(0)
  }

  /// CRC-32 as in ISO 3309.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes { sum = table[Int((sum ^ UInt32(byte)) & 0xFF)] ^ sum >> 8 }
    return ~sum
  }

  private static let table: [UInt32] = (0..<256).map { (index: UInt32) -> UInt32 in
    var value = index
    for _ in 0..<8 { value = value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
    return value
  }

  private static func short(_ value: UInt16) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8)] }

  private static func long(_ value: UInt32) -> [UInt8] {
    short(UInt16(value & 0xFFFF)) + short(UInt16(value >> 16))
  }
}
