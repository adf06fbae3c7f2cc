// Reads test pages from disk and runs the scoring script: URL, FileManager and Process are full Foundation's.
import Foundation
import Testing
import Totsugo

/// A page with inline XBRL: the tags say what a reader of the page has to find.
struct FilingPage: Sendable, CustomTestStringConvertible {
  var url: URL

  var testDescription: String { url.deletingPathExtension().lastPathComponent }

  func input() throws -> Input { Input(name: url.lastPathComponent, bytes: try [UInt8](Data(contentsOf: url))) }

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()

  /// Invented companies in the forms of real filings, one form a page.
  static let own: [FilingPage] = pages(in: folder.appending(path: "Pages"))

  /// The text that `pdftotext -layout` made of the page's print; nil where none is kept.
  var print: Input? {
    let url = Self.folder.appending(path: "Prints/\(testDescription).txt")
    return (try? Data(contentsOf: url)).map { Input(name: url.lastPathComponent, bytes: [UInt8]($0)) }
  }

  /// Filings that lie beside the repository; none where there are not.
  static let real: [FilingPage] = {
    let shared = folder.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "shared/real/tdnet")
    return pages(in: shared) + pages(in: shared.appending(path: "4444-fy2024"))
  }()

  private static func pages(in folder: URL) -> [FilingPage] {
    let found = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    return (found ?? []).filter { $0.pathExtension == "htm" }.sorted { $0.path < $1.path }.map { FilingPage(url: $0) }
  }
}

/// What the scoring script beside the filings makes of a page.
struct ScriptGold {
  var plain: [UInt8]
  var facts: [Fact]

  struct Fact: Decodable {
    var concept: String
    var text: String
    var `nil`: Bool
    var unit: String
    var value: String?
    var start: String?
    var end: String?
    var members: [String]

    enum CodingKeys: String, CodingKey {
      case concept, text, `nil`, unit, value, members
      case start = "period_start"
      case end = "period_end"
    }
  }

  static let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/tools/ixbrl_gold.py")

  static var isThere: Bool {
    FileManager.default.fileExists(atPath: script.path) && FileManager.default.fileExists(atPath: "/usr/bin/env")
  }

  init(_ page: FilingPage) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", Self.script.path, "split", page.url.path, folder.path]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    plain = try [UInt8](Data(contentsOf: folder.appending(path: "plain.htm")))
    let lines = try String(contentsOf: folder.appending(path: "gold.jsonl"), encoding: .utf8)
    facts = try lines.split(separator: "\n").map { try JSONDecoder().decode(Fact.self, from: Data($0.utf8)) }
  }
}
