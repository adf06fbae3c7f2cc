import Totsugo

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

// Measures parse and check of every corpus pair: warm in this process, and cold as a process, beside `wc -w` on the same
// bytes. The table shows medians and their ratio to wc. Counts are asserted (counts.tsv), times are not.
//   benchmarks --program PATH [--rounds N] [FOLDER…]
//   benchmarks --sentences N                 pairs the sentences of a release of N a side
//   benchmarks --terms                       looks up and pairs labels
//   benchmarks --repeat N FILE…              checks one file with both versions, or two files, N times: for a profiler
//   benchmarks --generate N FOLDER [SECTIONS]  writes N pairs and their manifest, for a batch
//   benchmarks --shapes FOLDER               writes the releases of other shapes

do {
  let words = Array(CommandLine.arguments.dropFirst())
  if let mode = words.first, ["--repeat", "--generate", "--shapes"].contains(mode) {
    let rest = Array(words.dropFirst())
    switch mode {
    case "--repeat": try repeatCheck(rest)
    case "--generate": try generatePairs(rest)
    default: _ = try writeShapes(to: URL(filePath: rest.first ?? "."))
    }
    exit(0)
  }
  if words.first == "--terms" {
    try benchmarkTerms()
    exit(0)
  }
  if words.first == "--sentences" {
    try benchmarkSentences(Array(words.dropFirst()))
    exit(0)
  }
  let options = try Options(words)
  let pairs = try options.pairs()
  // Memory first, while this process is small: on Linux a child's peak begins with that of its parent.
  let peaks = try pairs.map { try $0.check(options).run().peak }
  let scratch = FileManager.default.temporaryDirectory.appending(path: "totsugo-bench-\(getpid())")
  defer { try? FileManager.default.removeItem(at: scratch) }
  var shapes: [ReleasePair] = []
  if options.folders.isEmpty {
    _ = try ColdProcess(CommandLine.arguments[0], ["--shapes", scratch.path]).run()
    shapes = shapeNames.map { ReleasePair(folder: scratch.appending(path: $0)) }
  }
  let shapePeaks = try shapes.map { try $0.check(options).run().peak }
  let rows = try zip(pairs, peaks).map { try Measurement(of: $0, peak: $1, options) }
  print(MeasurementTable(rows, rounds: options.rounds).text)
  if !shapes.isEmpty {
    print("\n" + (try ShapeTable(shapes, peaks: shapePeaks, options)).text)
    let yardsticks = try Yardsticks(options, shapes, in: scratch)
    print("\n" + yardsticks.text + "\n\n" + (try yardsticks.batch(pairs: options.batchPairs)))
  }
  let expected = try ExpectedCounts.load()
  let faults = rows.compactMap { expected.fault(of: $0) }
  for fault in faults { print(fault) }
  exit(faults.isEmpty ? 0 : 1)
} catch {
  print("benchmarks: \(error)")
  exit(2)
}
