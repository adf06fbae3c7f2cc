import Exports
import Totsugo

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// xBRL reports with their taxonomies: one beside the path, or one for each release in a folder.
final class ReportFiles {
  /// With a slash at its end, or empty.
  private let folder: String
  /// Of the only report; nil where each is named after its input.
  private let stem: String?
  private var names: Set<String> = []
  private var files: [PendingFile] = []

  init(_ path: String, hasMany: Bool) throws(OutputFailure) {
    var status = stat()
    let isFolder = stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    if isFolder {
      folder = path.hasSuffix("/") ? path : path + "/"
      stem = nil
      return
    }
    if hasMany || path.hasSuffix("/") {
      throw OutputFailure(path: path, reason: "is no folder; xbrl writes a report for each release into one")
    }
    let slash = path.lastIndex(of: "/")
    folder = slash.map { String(path[...$0]) } ?? ""
    let name = String(slash.map { path[path.index(after: $0)...] } ?? path[...])
    stem = name.hasSuffix(".json") ? String(name.dropLast(5)) : name
  }

  func add(_ item: ExportItem) throws {
    if let stem {
      guard files.isEmpty else {
        throw OutputFailure(path: folder + stem, reason: "holds one report; give a folder for several releases")
      }
      return try write(item, stem)
    }
    try write(item, unique(Self.stem(of: item.releases.first?.document ?? "release")))
  }

  private func write(_ item: ExportItem, _ stem: String) throws {
    for file in XBRLReport(item, stem: stem).files() {
      let pending = try PendingFile(folder + file.name)
      files.append(pending)
      try pending.write(file.bytes)
      try pending.closeContent()
    }
  }

  /// Taxonomies first: a report is there when all that it needs is.
  func commit() throws {
    for file in files { try file.commit() }
  }

  func discard() {
    for file in files { file.discard() }
  }

  /// The input's name without folders and extension, with nothing that a path could be made of.
  static func stem(of document: String) -> String {
    let name = document.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? ""
    let base = name.lastIndex(of: ".").map { $0 == name.startIndex ? name : name[..<$0] } ?? name
    var clean = String.UnicodeScalarView()
    for scalar in base.unicodeScalars {
      let isKept =
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil || "-_".unicodeScalars.contains(scalar)
      clean.append(isKept ? scalar : "_")
    }
    let result = String(clean)
    return result.isEmpty || result.allSatisfy({ $0 == "_" || $0 == "-" }) ? "release" : result
  }

  private func unique(_ stem: String) -> String {
    var result = stem
    var number = 1
    while !names.insert(result.lowercased()).inserted {
      number += 1
      result = "\(stem)-\(number)"
    }
    return result
  }
}
