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
// bytes; then releases of other shapes, single steps, other programs and a batch. Ends with one table of ratios. Counts are
// asserted (counts.tsv), times are not.
//   benchmarks --program PATH [--rounds N] [--pairs N] [FOLDER…]   with folders: those pairs alone
//   benchmarks --steps                         the single steps alone: audit, sentences, terms
//   benchmarks --repeat N [check] FILE…        checks one file with both versions, or two files, N times: for a profiler
//   benchmarks --pages ROUNDS FILE…            pages against libxml2's tree of the same bytes
//   benchmarks --parse N FILE                  reads one page N times, --tree: libxml2's tree alone; for a profiler
//   benchmarks --generate N FOLDER [SECTIONS]  writes N pairs and their manifest, for a batch
//   benchmarks --shapes FOLDER                 writes the releases of other shapes

/// The steps that have limits of their own.
func addSteps(to ratios: inout RatioTable) throws {
  ratios.add("audit of 300 rows, 8 columns", try timeOfAudit(), "ms", against: "the limit", 5)
  ratios.add("pairing of 1,500 sentences a side", try timeOfPairing(sentences: 1_500), "ms", against: "the limit", 100)
  let terms = try TermTimes()
  ratios.add("a label in the catalogue", terms.lookup * 1_000, "µs", against: "the limit", 20)
  ratios.add("a label among 2,935", terms.lookupAmong * 1_000, "µs", against: "no limit", nil)
  ratios.add("two lists of 100 labels paired", terms.pairing, "ms", against: "the limit", 5)
}

do {
  let words = Array(CommandLine.arguments.dropFirst())
  let rest = Array(words.dropFirst())
  var ratios = RatioTable()
  switch words.first {
  case "--repeat":
    try repeatCheck(rest)
    exit(0)
  case "--pages":
    try measurePages(rest)
    exit(0)
  case "--parse", "--tree":
    try repeatPage(rest, treeAlone: words[0] == "--tree")
    exit(0)
  case "--generate":
    try generatePairs(rest)
    exit(0)
  case "--shapes":
    _ = try writeShapes(to: URL(filePath: rest.first ?? "."))
    exit(0)
  case "--steps":
    try addSteps(to: &ratios)
    print(ratios.text)
    exit(0)
  default: break
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
  let yardsticks = Yardsticks(options, in: scratch)
  var batch = RatioTable()
  if options.folders.isEmpty { try yardsticks.addBatch(pairs: options.batchPairs, to: &batch) }
  let shapePeaks = try shapes.map { try $0.check(options).run().peak }
  let rows = try zip(pairs, peaks).map { try Measurement(of: $0, peak: $1, options) }
  let table = MeasurementTable(rows, rounds: options.rounds)
  table.add(to: &ratios)
  print(table.text + "\n")
  if !shapes.isEmpty {
    let table = try ShapeTable(shapes, peaks: shapePeaks, options)
    print(table.text + "\n")
    table.add(to: &ratios)
    try addSteps(to: &ratios)
    try yardsticks.add(shapes, to: &ratios)
    ratios.add(batch)
  }
  print(ratios.text)
  let expected = try ExpectedCounts.load()
  let faults = rows.compactMap { expected.fault(of: $0) }
  for fault in faults { print(fault) }
  exit(faults.isEmpty ? 0 : 1)
} catch {
  print("benchmarks: \(error)")
  exit(2)
}
