import LibXML2Tree
import Totsugo

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Pages read to facts and claims, each held against libxml2's tree of the same bytes, in turns; the least of all rounds, since the
/// neighbours only ever make one slower.
struct PageTimes {
  private struct Row {
    var name: String
    var bytes: Int
    /// `htmlReadMemory` and `xmlFreeDoc`, in milliseconds.
    var tree: Double
    /// `readReleases`: tables, facts, sentences, audit.
    var onOneCore: Double
    var onAllCores: Double
    var facts: Int
  }

  private var rows: [Row] = []

  mutating func add(name: String, _ bytes: [UInt8], rounds: Int) throws {
    let input = Input(name: name, bytes: bytes)
    var times: (tree: [Double], one: [Double], all: [Double]) = ([], [], [])
    var facts = 0
    for _ in 0..<rounds {
      times.tree.append(try milliseconds { try readTree(bytes, name) })
      times.one.append(
        try milliseconds { facts = try readReleases(input, onOneCore: true).reduce(0) { $0 + $1.facts.count } })
      times.all.append(try milliseconds { _ = try readReleases(input) })
    }
    rows.append(
      Row(
        name: name, bytes: bytes.count, tree: times.tree.min() ?? 0, onOneCore: times.one.min() ?? 0,
        onAllCores: times.all.min() ?? 0, facts: facts))
  }

  /// All pages together.
  private var all: Row {
    Row(
      name: "all", bytes: rows.reduce(0) { $0 + $1.bytes }, tree: rows.reduce(0) { $0 + $1.tree },
      onOneCore: rows.reduce(0) { $0 + $1.onOneCore }, onAllCores: rows.reduce(0) { $0 + $1.onAllCores },
      facts: rows.reduce(0) { $0 + $1.facts })
  }

  func add(to ratios: inout RatioTable) {
    ratios.add("pages read, one core: \(rows.count)", all.onOneCore, "ms", against: "libxml2's tree", all.tree)
    ratios.add("pages read, all cores: \(rows.count)", all.onAllCores, "ms", against: "libxml2's tree", all.tree)
  }

  var text: String {
    let head = ["page", "KB", "facts", "libxml2's tree ms", "one core ms", "÷ tree", "all cores ms", "÷ tree"]
    return aligned(
      [head]
        + (rows + [all]).map { row in
          [
            row.name, fixed(Double(row.bytes) / 1_000, 0), String(row.facts), fixed(row.tree, 2),
            fixed(row.onOneCore, 2), fixed(row.onOneCore / row.tree, 2), fixed(row.onAllCores, 2),
            fixed(row.onAllCores / row.tree, 2),
          ]
        })
  }
}

private func readTree(_ bytes: [UInt8], _ name: String) throws {
  let isRead = bytes.withUnsafeBytes { raw in
    raw.withMemoryRebound(to: CChar.self) { libxml2_tree($0.baseAddress!, Int32($0.count)) }
  }
  guard isRead == 1 else { throw BenchmarkError(description: "libxml2 has no tree of \(name)") }
}

/// `--pages ROUNDS FILE…`: those pages alone.
func measurePages(_ words: [String]) throws {
  guard words.count > 1, let rounds = Int(words[0]), rounds > 0 else {
    throw BenchmarkError(description: "--pages wants a number of rounds and files")
  }
  var times = PageTimes()
  for path in words.dropFirst() {
    try times.add(
      name: URL(filePath: path).lastPathComponent, [UInt8](Data(contentsOf: URL(filePath: path))), rounds: rounds)
  }
  print(times.text)
}

/// `--parse N FILE`: reads a page N times and nothing else, for a profiler; `--tree N FILE`: libxml2's tree alone.
func repeatPage(_ words: [String], treeAlone: Bool) throws {
  guard words.count == 2, let count = Int(words[0]) else {
    throw BenchmarkError(description: "a count and a file are wanted")
  }
  let bytes = [UInt8](try Data(contentsOf: URL(filePath: words[1])))
  let input = Input(name: words[1], bytes: bytes)
  for _ in 0..<count {
    if treeAlone {
      try readTree(bytes, words[1])
    } else {
      _ = try readReleases(input, onOneCore: true)
    }
  }
}
