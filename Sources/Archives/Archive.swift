/// A zip archive in memory, its directory read: a Word or Excel file, a filing as TDnet hands it out.
///
/// Entries are unpacked one at a time and only on demand. An archive that claims or gives more than `limits` is refused before it
/// costs anything; archives inside archives are bytes like any other.
///
///     let archive = try Archive(bytes)
///     let sheet = try archive.contents(of: "xl/worksheets/sheet1.xml")
///     let summary = archive.entries.first { $0.name.hasSuffix("-ixbrl.htm") }
public final class Archive {
  public struct Entry: Sendable, Hashable {
    /// Its path in the archive, with `/` between folders.
    public let name: String
    /// Bytes when unpacked, as the directory says.
    public let size: Int
    let index: UInt64
  }

  /// Files only, in the order of the directory.
  public let entries: [Entry]

  private let zip: LibZip
  private let limits: Limits
  private let positions: [String: Int]
  /// Bytes that were unpacked so far, whatever the directory said.
  private var unpacked = 0

  /// Does it begin like a zip archive? Decided by content, not by a name.
  public static func recognizes(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06])
  }

  public init(_ bytes: [UInt8], limits: Limits = Limits()) throws(UnusableArchive) {
    zip = try LibZip(bytes)
    self.limits = limits
    let count = zip.count
    guard count <= limits.entries else {
      throw UnusableArchive(reason: "a zip archive of \(count) entries; the limit is \(limits.entries)")
    }
    var entries: [Entry] = []
    var positions: [String: Int] = [:]
    var total = 0
    for index in 0..<UInt64(count) {
      let (name, size, packed) = try zip.entry(index)
      if name.utf8.last == 0x2F { continue }
      guard size <= limits.entrySize, total + size <= limits.size else {
        throw UnusableArchive(reason: "a zip archive that unpacks to more than \(limits.size >> 20) MiB")
      }
      total += size
      if size > Limits.suspiciousSize, size / max(1, packed) > limits.ratio {
        throw UnusableArchive(entry: name, reason: "packed more than \(limits.ratio) to 1, as only a zip bomb is")
      }
      // Of two entries with one name the last one counts, as for other readers.
      positions[name] = entries.count
      entries.append(Entry(name: name, size: size, index: index))
    }
    self.entries = entries
    self.positions = positions
  }

  /// The entry of this name, or nil.
  public func entry(named name: String) -> Entry? { positions[name].map { entries[$0] } }

  /// An entry's bytes, unpacked and held against their check sum.
  public func contents(of entry: Entry) throws(UnusableArchive) -> [UInt8] {
    let room = min(limits.entrySize, limits.size - unpacked)
    let bytes = try zip.contents(entry.index, name: entry.name, expecting: min(entry.size, room), atMost: room)
    unpacked += bytes.count
    return bytes
  }

  /// The bytes of the entry of this name, or nil where there is none.
  public func contents(of name: String) throws(UnusableArchive) -> [UInt8]? {
    guard let entry = entry(named: name) else { return nil }
    return try contents(of: entry)
  }
}

/// How much an archive may hold.
public struct Limits: Sendable, Hashable {
  /// Files and folders.
  public var entries = 10_000
  /// Unpacked bytes of one entry.
  public var entrySize = 128 << 20
  /// Unpacked bytes of all entries, and of all that is ever unpacked.
  public var size = 256 << 20
  /// Unpacked to packed, for entries over `suspiciousSize`. Sheets of one repeated row reach 100; deflate ends at 1,032.
  public var ratio = 250

  static let suspiciousSize = 8 << 20

  public init() {}
}

/// Nothing can be read from this archive, or from this entry of it.
public struct UnusableArchive: Error, Sendable, Hashable {
  public var entry: String?
  /// For the end of a sentence: "not a whole zip archive …".
  public var reason: String

  public init(entry: String? = nil, reason: String) {
    self.entry = entry
    self.reason = reason
  }

  public var description: String { entry.map { "\($0): \(reason)" } ?? reason }
}
