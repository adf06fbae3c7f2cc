import Totsugo

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What one pair took, medians in milliseconds, and what came out.
struct Measurement {
  var name: String
  /// One of the corpus, so that its counts are known.
  var isBundled: Bool
  var bytes: Int
  var counts: Counts
  /// Both versions read, warm.
  var parse: Double
  /// Read, aligned and compared, warm.
  var check: Double
  var checkOnOneCore: Double
  /// `totsugo check` as a process.
  var process: Double
  /// `wc -w` on the same two files.
  var wc: Double
  /// Peak memory of the process in mebibytes.
  var peak: Double

  struct Counts: Equatable {
    var factsJapanese: Int
    var factsEnglish: Int
    var errors: Int
    var warnings: Int
    var notes: Int
  }

  /// Every round measures all of them side by side, so that a busy machine slows them alike.
  init(of pair: ReleasePair, peak: Double, _ options: Options) throws {
    let check = try pair.check(options)
    let wc = try ColdProcess("/usr/bin/wc", ["-w", pair.japanese, pair.english])
    let japanese = Input(name: pair.japanese, bytes: try [UInt8](Data(contentsOf: URL(filePath: pair.japanese))))
    let english = Input(name: pair.english, bytes: try [UInt8](Data(contentsOf: URL(filePath: pair.english))))
    let result = try Totsugo.check(japanese: japanese, english: english)
    func findings(_ severity: Finding.Severity) -> Int { result.findings.count { $0.severity == severity } }
    counts = Counts(
      factsJapanese: result.japanese.facts.count, factsEnglish: result.english.facts.count, errors: findings(.error),
      warnings: findings(.warning), notes: findings(.note))
    var times: [[Double]] = Array(repeating: [], count: 5)
    for _ in 0..<options.rounds {
      times[0].append(try milliseconds { _ = (try readReleases(japanese), try readReleases(english)) })
      times[1].append(try milliseconds { _ = try Totsugo.check(japanese: japanese, english: english) })
      times[2].append(try check.run().milliseconds)
      times[3].append(try wc.run().milliseconds)
      times[4].append(
        try milliseconds { _ = try Totsugo.check(japanese: japanese, english: english, onOneCore: true) })
    }
    name = pair.name
    isBundled = pair.isBundled
    self.peak = peak
    bytes = japanese.bytes.count + english.bytes.count
    (parse, self.check, process, self.wc) = (median(times[0]), median(times[1]), median(times[2]), median(times[3]))
    checkOnOneCore = median(times[4])
  }
}

func milliseconds(_ work: () throws -> Void) rethrows -> Double {
  let clock = ContinuousClock()
  let begin = clock.now
  try work()
  return (clock.now - begin) / .milliseconds(1)
}

func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
