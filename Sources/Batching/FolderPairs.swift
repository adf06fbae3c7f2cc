#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How the two files of a pair are named below a folder: `{id}/ja.txt` and `{id}/en.txt`, `{id}_J.htm` and `{id}_E.htm`.
public struct FilePatterns: Sendable, Hashable {
  public var japanese: String
  /// Nil where one file holds both versions.
  public var english: String?

  /// Nil unless `{id}` stands in each pattern once.
  public init?(japanese: String, english: String?) {
    for pattern in [japanese, english].compactMap({ $0 }) where Self.parts(pattern) == nil { return nil }
    self.japanese = japanese
    self.english = english
  }

  fileprivate static func parts(_ pattern: String) -> (before: String, after: String)? {
    let parts = Array(pattern.utf8).split(separator: 0x7B, maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].starts(with: "id}".utf8) else { return nil }
    let after = String(decoding: parts[1].dropFirst(3), as: UTF8.self)
    guard !after.contains("{id}") else { return nil }
    return (String(decoding: parts[0], as: UTF8.self), after)
  }

  /// The id of a path that the pattern names.
  fileprivate static func id(of path: String, _ pattern: String) -> String? {
    guard let (before, after) = parts(pattern), path.utf8.count > before.utf8.count + after.utf8.count,
      path.utf8.starts(with: before.utf8), path.utf8.reversed().starts(with: after.utf8.reversed())
    else { return nil }
    let id = path.utf8.dropFirst(before.utf8.count).dropLast(after.utf8.count)
    // An id is one name, not a path.
    guard !id.contains(0x2F) else { return nil }
    return String(Substring(id))
  }

  fileprivate static func path(_ id: String, _ pattern: String) -> String {
    parts(pattern).map { $0.before + id + $0.after } ?? pattern
  }
}

/// The pairs that lie in a folder, in the order of their ids.
struct FolderPairs {
  private let root: String
  private let patterns: FilePatterns?
  /// Ways in which the two versions are usually told apart; what follows is the kind of file.
  private static let usual: [(japanese: String, english: String)] = [
    ("{id}/ja", "{id}/en"), ("{id}_ja", "{id}_en"), ("{id}-ja", "{id}-en"), ("{id}.ja", "{id}.en"),
    ("{id}_J", "{id}_E"),
    ("ja/{id}", "en/{id}"),
  ]

  init(_ root: String, _ patterns: FilePatterns?) {
    self.root = root
    self.patterns = patterns
  }

  func pairs() throws(BatchFailure) -> [BatchPair] {
    let files = try files().sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let known = Set(files)
    var pairs: [BatchPair] = []
    for file in files {
      if let patterns {
        guard let id = FilePatterns.id(of: file, patterns.japanese) else { continue }
        let english = patterns.english.map { FilePatterns.path(id, $0) }
        if let english, !known.contains(english) { continue }
        pairs.append(BatchPair(id: id, japanese: file, english: english))
      } else if let pair = usualPair(file, known) {
        pairs.append(pair)
      }
    }
    return pairs.sorted { ($0.id, $0.japanese) < ($1.id, $1.japanese) }
  }

  private func usualPair(_ file: String, _ known: Set<String>) -> BatchPair? {
    let stem: String
    let kind: String
    if let dot = file.utf8.lastIndex(of: 0x2E), file.utf8[dot...].contains(0x2F) == false {
      (stem, kind) = (String(file[..<dot]), String(file[dot...]))
    } else {
      (stem, kind) = (file, "")
    }
    for (japanese, english) in Self.usual {
      guard let id = FilePatterns.id(of: stem, japanese) else { continue }
      let other = FilePatterns.path(id, english) + kind
      if known.contains(other) { return BatchPair(id: id, japanese: file, english: other) }
    }
    return nil
  }

  /// Files in the folder and in the folders right below it.
  private func files() throws(BatchFailure) -> [String] {
    var files: [String] = []
    for (name, isFolder) in try entries(root) {
      guard isFolder else {
        files.append(name)
        continue
      }
      for (inner, isFolder) in try entries(root + "/" + name) where !isFolder { files.append(name + "/" + inner) }
    }
    return files
  }

  private func entries(_ path: String) throws(BatchFailure) -> [(name: String, isFolder: Bool)] {
    guard let folder = opendir(path) else { throw BatchFailure(name: path, reason: systemReason()) }
    defer { closedir(folder) }
    var entries: [(String, Bool)] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: entry.pointee.d_name)) {
          String(cString: $0)
        }
      }
      guard name.utf8.first != 0x2E else { continue }
      var status = stat()
      guard stat(path + "/" + name, &status) == 0 else { continue }
      entries.append((name, status.st_mode & S_IFMT == S_IFDIR))
    }
    return entries
  }
}
