import Totsugo

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Two texts of one release and what people know about them.
package struct CorpusRelease: Sendable, CustomStringConvertible {
  package var name: String
  package var japanese: TextLines
  package var english: TextLines
  package var gold: GoldSet
  /// Both versions stand in one file, the Japanese first; gold lines count in that file.
  package var isOneFile = false

  package var description: String { name }

  /// Runs the facade on the texts, or on changed ones.
  package func check(japanese: TextLines? = nil, english: TextLines? = nil) throws(UnusableInput) -> CheckResult {
    let (japanese, english) = (japanese ?? self.japanese, english ?? self.english)
    if isOneFile {
      var both = japanese
      both.lines += english.lines
      return try Totsugo.check(both: Input(name: "\(name).txt", bytes: both.bytes))
    }
    return try Totsugo.check(
      japanese: Input(name: "\(name)/ja.txt", bytes: japanese.bytes),
      english: Input(name: "\(name)/en.txt", bytes: english.bytes))
  }

  /// What is added to a 0-based line of the English text to find it in the input.
  package var englishOffset: Int { isOneFile ? japanese.lines.count : 0 }
}

extension CorpusRelease {
  /// The folder that holds Package.swift.
  package static let packageRoot = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Every folder of Corpus/ that has ja.txt, en.txt and gold/, by name.
  package static func all(in root: URL = packageRoot) throws -> [CorpusRelease] {
    let corpus = root.appending(path: "Corpus")
    let names = try FileManager.default.contentsOfDirectory(atPath: corpus.path).sorted()
    return try names.compactMap { name in
      let folder = corpus.appending(path: name)
      let parts: [String] = ["ja.txt", "en.txt", "gold/ja.facts.tsv", "gold/en.facts.tsv"]
      guard parts.allSatisfy({ FileManager.default.fileExists(atPath: folder.appending(path: $0).path) }) else {
        return nil
      }
      return try load(folder)
    }
  }

  /// Releases of running text: folders of Corpus/prose with claims but without gold for tables.
  package static func prose(in root: URL = packageRoot) throws -> [CorpusRelease] {
    let corpus = root.appending(path: "Corpus/prose")
    let names = try FileManager.default.contentsOfDirectory(atPath: corpus.path).sorted()
    return try names.compactMap { name in
      let folder = corpus.appending(path: name)
      guard FileManager.default.fileExists(atPath: folder.appending(path: "gold/ja.claims.tsv").path) else {
        return nil
      }
      return try load(folder)
    }
  }

  package static func load(_ folder: URL) throws -> CorpusRelease {
    try load(
      name: folder.lastPathComponent, japanese: folder.appending(path: "ja.txt"),
      english: folder.appending(path: "en.txt"), gold: folder.appending(path: "gold"))
  }

  package static func load(name: String, japanese: URL, english: URL, gold: URL) throws -> CorpusRelease {
    func optional(_ path: String) throws -> String {
      let file = gold.appending(path: path)
      return FileManager.default.fileExists(atPath: file.path) ? try text(file) : ""
    }
    var set = try GoldSet(
      japanese: try optional("ja.facts.tsv"), english: try optional("en.facts.tsv"),
      rows: try optional("rows.tsv"), findings: try optional("findings.tsv"))
    try set.addClaims(japanese: try optional("ja.claims.tsv"), english: try optional("en.claims.tsv"))
    return CorpusRelease(
      name: name, japanese: TextLines(try text(japanese)), english: TextLines(try text(english)),
      gold: set)
  }

  package static func text(_ file: URL) throws -> String {
    String(decoding: try Data(contentsOf: file), as: UTF8.self)
  }
}
