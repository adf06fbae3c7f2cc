import Totsugo

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Checks the same input again and again in this process and says what one check took: something for a profiler to look at.
func repeatCheck(_ words: [String]) throws {
  guard let count = words.first.flatMap({ Int($0) }), count > 0, (2...3).contains(words.count) else {
    throw BenchmarkError(description: "--repeat wants a count and one or two files")
  }
  let inputs = try words.dropFirst().map { path in
    Input(name: path, bytes: try [UInt8](Data(contentsOf: URL(filePath: path))))
  }
  var parse: [Double] = []
  var check: [Double] = []
  for _ in 0..<count {
    parse.append(try milliseconds { for input in inputs { _ = try readReleases(input) } })
    check.append(
      try milliseconds {
        _ =
          inputs.count == 1
          ? try Totsugo.check(both: inputs[0]) : try Totsugo.check(japanese: inputs[0], english: inputs[1])
      })
  }
  print("parse \(median(parse)) ms, check \(median(check)) ms: medians of \(count)")
}
