import Totsugo

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
//   benchmarks --sentences N           pairs the sentences of a release of N a side
//   benchmarks --repeat N FILE…        checks one file with both versions, or two files, N times: for a profiler

do {
  let words = Array(CommandLine.arguments.dropFirst())
  if words.first == "--repeat" {
    try repeatCheck(Array(words.dropFirst()))
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
  let rows = try zip(pairs, peaks).map { try Measurement(of: $0, peak: $1, options) }
  print(MeasurementTable(rows, rounds: options.rounds).text)
  let expected = try ExpectedCounts.load()
  let faults = rows.compactMap { expected.fault(of: $0) }
  for fault in faults { print(fault) }
  exit(faults.isEmpty ? 0 : 1)
} catch {
  print("benchmarks: \(error)")
  exit(2)
}
