import Totsugo

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Checks the same input again and again in this process and says what one check took: something for a profiler to look at.
///
/// With `check` before the files nothing but the check is repeated, on one core.
func repeatCheck(_ words: [String]) throws {
  let isAlone = words.dropFirst().first == "check"
  let paths = words.dropFirst(isAlone ? 2 : 1)
  guard let count = words.first.flatMap({ Int($0) }), count > 0, (1...2).contains(paths.count) else {
    throw BenchmarkError(description: "--repeat wants a count and one or two files")
  }
  let inputs = try paths.map { path in Input(name: path, bytes: try [UInt8](Data(contentsOf: URL(filePath: path)))) }
  var parse: [Double] = []
  var check: [Double] = []
  for _ in 0..<count {
    if !isAlone { parse.append(try milliseconds { for input in inputs { _ = try readReleases(input) } }) }
    check.append(
      try milliseconds {
        _ =
          inputs.count == 1
          ? try Totsugo.check(both: inputs[0], onOneCore: isAlone)
          : try Totsugo.check(japanese: inputs[0], english: inputs[1], onOneCore: isAlone)
      })
  }
  let parsed = parse.isEmpty ? "" : "parse \(median(parse)) ms, "
  print("\(parsed)check \(median(check)) ms: medians of \(count)")
}
