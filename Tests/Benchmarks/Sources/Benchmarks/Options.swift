#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

struct BenchmarkError: Error, CustomStringConvertible {
  var description: String
}

struct Options {
  /// The built command, for the cold runs.
  var program = ""
  var rounds = 9
  /// Of the batch.
  var batchPairs = 200
  var folders: [String] = []

  init(_ words: [String]) throws {
    var words = words[...]
    while let word = words.popFirst() {
      switch word {
      case "--program": program = words.popFirst() ?? ""
      case "--rounds": rounds = max(1, words.popFirst().flatMap { Int($0) } ?? rounds)
      case "--pairs": batchPairs = max(1, words.popFirst().flatMap { Int($0) } ?? batchPairs)
      default: folders.append(word)
      }
    }
    guard FileManager.default.isExecutableFile(atPath: program) else {
      throw BenchmarkError(description: "--program wants the built command, not «\(program)»")
    }
  }

  func pairs() throws -> [ReleasePair] {
    if !folders.isEmpty { return folders.map { ReleasePair(folder: URL(filePath: $0)) } }
    let corpus = ReleasePair.packageRoot.appending(path: "Corpus")
    return try FileManager.default.contentsOfDirectory(atPath: corpus.path).sorted()
      .map { ReleasePair(folder: corpus.appending(path: $0), isBundled: true) }
      .filter { FileManager.default.fileExists(atPath: $0.japanese) }
  }
}

/// `ja.txt` and `en.txt` of a folder.
struct ReleasePair {
  var name: String
  var japanese: String
  var english: String
  var isBundled: Bool

  init(folder: URL, isBundled: Bool = false) {
    self.isBundled = isBundled
    name = folder.lastPathComponent
    japanese = folder.appending(path: "ja.txt").path
    english = folder.appending(path: "en.txt").path
  }

  func check(_ options: Options) throws -> ColdProcess {
    try ColdProcess(options.program, ["check", japanese, english])
  }

  /// The package that is measured stands above this one.
  static let packageRoot = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}
