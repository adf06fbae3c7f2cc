import Foundation
import Gold
import Mutating
import Probing
import Testing
import Totsugo

/// Pairs of the corpus, without their gold.
let releases: [CorpusRelease] = {
  do { return try CorpusRelease.all() } catch { fatalError("\(error)") }
}()

/// Texts that nobody would call a release: parsing gives a result or refuses, and every place lies in the input.
@Suite("Broken input") struct BrokenInputTests {
  @Test("cut off, spliced and spoilt texts are read or refused", arguments: [Probe.release, .tables, .lexer])
  func spoilt(_ probe: Probe) {
    var spoiler = Spoiler(seed: 20_040_514)
    for round in 0..<24 {
      let bytes = spoiler.text(ofAtMost: probe == .lexer ? 600 : 2_000)
      #expect(probe.violations(bytes).isEmpty, "round \(round): \(String(decoding: bytes, as: UTF8.self))")
    }
  }

  @Test("two spoilt versions are compared or refused")
  func spoiltPairs() {
    var spoiler = Spoiler(seed: 17)
    for round in 0..<12 {
      let bytes = spoiler.pair(ofAtMost: 1_500)
      #expect(Probe.check.violations(bytes).isEmpty, "round \(round): \(String(decoding: bytes, as: UTF8.self))")
    }
  }

  @Test("what once broke a reader no longer does", arguments: regressions)
  func regression(_ file: URL) throws {
    let probe = try #require(Probe(rawValue: file.deletingLastPathComponent().lastPathComponent))
    #expect(probe.violations(Array(try Data(contentsOf: file))).isEmpty)
  }

  @Test("every seed of a fuzzer passes its probe", arguments: Probe.allCases)
  func seeds(_ probe: Probe) throws {
    let files = fuzzFiles("seeds").filter { $0.deletingLastPathComponent().lastPathComponent == probe.rawValue }
    #expect(!files.isEmpty)
    for file in files {
      #expect(probe.violations(Array(try Data(contentsOf: file))).isEmpty, "\(file.lastPathComponent)")
    }
  }
}

private let regressions: [URL] = fuzzFiles("regressions")

/// Corpus/fuzz/<kind>/<probe>/*, by name.
private func fuzzFiles(_ kind: String) -> [URL] {
  let folder = CorpusRelease.packageRoot.appending(path: "Corpus/fuzz/\(kind)")
  return Probe.allCases.flatMap { probe in
    let inside = folder.appending(path: probe.rawValue)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: inside.path)) ?? []
    return names.sorted().map { inside.appending(path: $0) }
  }
}

/// Draws broken texts from the corpus; the same for the same seed.
private struct Spoiler {
  private var random: SplitMix64
  private let japanese: [[UInt8]]
  private let english: [[UInt8]]

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
    japanese = releases.map(\.japanese.bytes)
    english = releases.map(\.english.bytes)
  }

  private mutating func below(_ count: Int) -> Int { Int(random.next() % UInt64(max(1, count))) }

  /// A stretch that begins and ends anywhere, within a character too.
  private mutating func piece(of texts: [[UInt8]], _ most: Int) -> [UInt8] {
    let text = texts[below(texts.count)]
    let start = below(text.count)
    return Array(text[start..<min(text.count, start + 1 + below(most))])
  }

  private mutating func spoil(_ bytes: inout [UInt8]) {
    let marks: [[UInt8]] = ["\t", "\n", "(", "<table>", "△", "億", "$\\frac{", "9999999999999999999", "年3月期", "%", " "]
      .map { Array($0.utf8) }
    for _ in 0..<below(12) where !bytes.isEmpty {
      let at = below(bytes.count)
      switch below(4) {
      case 0: bytes[at] = UInt8(truncatingIfNeeded: random.next())
      case 1: bytes.remove(at: at)
      case 2: bytes.insert(contentsOf: marks[below(marks.count)], at: at)
      default: bytes[at] = 0x30 + UInt8(below(10))
      }
    }
  }

  mutating func text(ofAtMost most: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0..<(1 + below(3)) { bytes += piece(of: below(2) == 0 ? japanese : english, most / 2) }
    spoil(&bytes)
    return bytes
  }

  mutating func pair(ofAtMost most: Int) -> [UInt8] {
    var bytes = piece(of: japanese, most) + [0x1E] + piece(of: english, most)
    spoil(&bytes)
    return bytes
  }
}
