#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The pairs of a batch, one after another: a manifest is read as it is needed, so that its length costs no memory.
public struct PairSource: Sendable {
  /// Where the pairs come from, for messages.
  public let name: String
  /// The folder that relative paths start from; "" for the current one.
  public let folder: String
  /// Pairs as far as known before they are read; for a progress bar.
  public let expected: Int?
  private var rest: Rest
  private var returned: BatchPair?

  private enum Rest {
    case lines(ManifestLines)
    case listed(ArraySlice<BatchPair>)
  }

  /// A manifest, a folder of pairs, or `-` for lines on standard input.
  ///
  /// `patterns`: how the files of a folder are named.
  public init(_ path: String, patterns: FilePatterns? = nil) throws(BatchFailure) {
    name = path == "-" ? "standard input" : path
    if path == "-" {
      folder = ""
      expected = nil
      rest = .lines(ManifestLines(STDIN_FILENO, name: name, allowsPaths: true))
      return
    }
    var status = stat()
    guard stat(path, &status) == 0 else { throw BatchFailure(name: path, reason: systemReason()) }
    if status.st_mode & S_IFMT == S_IFDIR {
      let pairs = try FolderPairs(path, patterns).pairs()
      guard !pairs.isEmpty else { throw BatchFailure(name: path, reason: "no pair of files in this folder") }
      folder = path
      expected = pairs.count
      rest = .listed(pairs[...])
      return
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw BatchFailure(name: path, reason: systemReason()) }
    folder = path.utf8.lastIndex(of: 0x2F).map { String(path[..<$0]) } ?? ""
    expected = status.st_mode & S_IFMT == S_IFREG ? Self.lineCount(path) : nil
    rest = .lines(ManifestLines(descriptor, name: path, allowsPaths: false))
  }

  /// The next pair; nil behind the last.
  public mutating func next() throws(BatchFailure) -> BatchPair? {
    if let pair = returned {
      returned = nil
      return pair
    }
    switch rest {
    case .listed(var pairs):
      let pair = pairs.popFirst()
      rest = .listed(pairs)
      return pair
    case .lines(let lines): return try lines.next()
    }
  }

  /// Gives a pair back, to be the next again.
  mutating func putBack(_ pair: BatchPair) { returned = pair }

  /// A path of the manifest as this process can open it.
  public func path(_ path: String) -> String {
    path.utf8.first == 0x2F || folder.isEmpty ? path : folder == "/" ? "/" + path : folder + "/" + path
  }

  /// Lines with something in them.
  private static func lineCount(_ path: String) -> Int? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var reader = LineReader(descriptor)
    var count = 0
    var isCSV = false
    while let line = reader.next()?.bytes {
      guard let first = line.first(where: { $0 > 0x20 }) else { continue }
      if count == 0 { isCSV = first != 0x7B && !(first == 0xEF && line.count > 3 && line[3] == 0x7B) }
      count += 1
    }
    return max(0, count - (isCSV ? 1 : 0))
  }
}

/// The pairs of a CSV or JSON Lines manifest; on standard input also lines of one path, or of two with a tab between.
///
/// One thread at a time reads it: a run keeps its source behind a lock.
private final class ManifestLines: @unchecked Sendable {
  private var reader: LineReader
  private let name: String
  private let allowsPaths: Bool
  private var line = 0
  private var shape: Shape?

  private enum Shape {
    case json, paths
    /// Places of the columns id, ja and en.
    case table(id: Int, japanese: Int, english: Int?)
  }

  init(_ descriptor: Int32, name: String, allowsPaths: Bool) {
    reader = LineReader(descriptor)
    self.name = name
    self.allowsPaths = allowsPaths
  }

  func next() throws(BatchFailure) -> BatchPair? {
    while var bytes = reader.next()?.bytes {
      line += 1
      if line == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
      if bytes.last == 0x0D { bytes.removeLast() }
      guard bytes.contains(where: { $0 > 0x20 }) else { continue }
      switch shape {
      case nil:
        if let pair = try begin(bytes) { return pair }
      case .json: return try pair(json: bytes)
      case .paths: return try pair(paths: bytes)
      case .table(let id, let japanese, let english):
        return try pair(fields: try fields(&bytes), id, japanese, english)
      }
    }
    return nil
  }

  private func fail(_ reason: String) -> BatchFailure { BatchFailure(name: name, line: line, reason: reason) }

  /// Finds out what kind of lines these are.
  private func begin(_ bytes: [UInt8]) throws(BatchFailure) -> BatchPair? {
    if bytes.first(where: { $0 > 0x20 }) == 0x7B {
      shape = .json
      return try pair(json: bytes)
    }
    var header = bytes
    let names = try fields(&header).map { $0.lowercased() }
    if let id = names.firstIndex(of: "id"), let japanese = names.firstIndex(of: "ja") {
      shape = .table(id: id, japanese: japanese, english: names.firstIndex(of: "en"))
      return nil
    }
    guard allowsPaths else { throw fail("a manifest begins with the header id,ja,en or with a JSON object") }
    shape = .paths
    return try pair(paths: bytes)
  }

  private func pair(json bytes: [UInt8]) throws(BatchFailure) -> BatchPair {
    guard let object = FlatJSON(bytes) else { throw fail("not a JSON object of strings on one line") }
    guard let id = object["id"] else { throw fail("the object has no id") }
    guard let japanese = object["ja"], !japanese.isEmpty else { throw fail("the object has no ja") }
    return BatchPair(id: id, japanese: japanese, english: object["en"].flatMap { $0.isEmpty ? nil : $0 })
  }

  private func pair(paths bytes: [UInt8]) throws(BatchFailure) -> BatchPair {
    let parts = bytes.split(separator: 0x09).map { String(decoding: $0, as: UTF8.self) }
    guard (1...2).contains(parts.count) else { throw fail("a line has one path, or two with a tab between") }
    return BatchPair(id: parts[0], japanese: parts[0], english: parts.count == 2 ? parts[1] : nil)
  }

  private func pair(
    fields: [String], _ id: Int, _ japanese: Int, _ english: Int?
  ) throws(BatchFailure) -> BatchPair {
    guard max(id, japanese) < fields.count, !fields[japanese].isEmpty else { throw fail("a field is missing") }
    let other = english.flatMap { $0 < fields.count && !fields[$0].isEmpty ? fields[$0] : nil }
    return BatchPair(id: fields[id], japanese: fields[japanese], english: other)
  }

  /// The fields of a record (RFC 4180); a quoted field may go on over further lines, which are taken in.
  private func fields(_ bytes: inout [UInt8]) throws(BatchFailure) -> [String] {
    var fields: [String] = []
    var field: [UInt8] = []
    var at = 0
    var isQuoted = false
    while true {
      if at == bytes.count {
        guard isQuoted else { break }
        guard let more = reader.next()?.bytes else { throw fail("a quoted field does not end") }
        line += 1
        bytes += [0x0A] + more
        continue
      }
      let byte = bytes[at]
      at += 1
      if isQuoted {
        if byte != 0x22 {
          field.append(byte)
        } else if at < bytes.count, bytes[at] == 0x22 {
          field.append(byte)
          at += 1
        } else {
          isQuoted = false
        }
      } else if byte == 0x2C {
        fields.append(String(decoding: field, as: UTF8.self))
        field = []
      } else if byte == 0x22, field.isEmpty {
        isQuoted = true
      } else if byte != 0x0D || at < bytes.count {
        field.append(byte)
      }
    }
    fields.append(String(decoding: field, as: UTF8.self))
    return fields
  }
}
