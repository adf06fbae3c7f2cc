import Totsugo

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Looks up the labels that Corpus/terms/held-out holds, and pairs the first hundred. Counts are asserted, times are not.
func benchmarkTerms() throws {
  let folder = ReleasePair.packageRoot.appending(path: "Corpus/terms/held-out")
  func lines(_ name: String) throws -> [String] {
    String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self).split(separator: "\n").map(
      String.init)
  }
  let rows = try lines("pairs.tsv").filter { !$0.hasPrefix("#") }
    .map { $0.split(separator: "\t").map(String.init) }
  let (japanese, english) = (rows.map { $0[0] }, rows.map { $0[1] })
  let among = english + (try lines("distractors.txt"))
  func report(_ what: String, per count: Int, _ body: () throws -> Void) rethrows {
    try body()
    var times: [Double] = []
    for _ in 0..<15 { times.append(try milliseconds(body)) }
    print("\(what): \(median(times)) ms, \(median(times) * 1000 / Double(count)) µs each (median of 15)")
  }
  var found = 0
  report("\(japanese.count) labels in the catalogue", per: japanese.count) {
    found = lookUp(japanese, from: .japanese).count { !$0.candidates.isEmpty }
  }
  guard found * 10 >= japanese.count * 9 else { throw BenchmarkError(description: "only \(found) labels were found") }
  report("\(japanese.count) labels among \(among.count), the index with it", per: japanese.count) {
    found = lookUp(japanese, from: .japanese, among: among).count { !$0.candidates.isEmpty }
  }
  guard found * 10 >= japanese.count * 9 else { throw BenchmarkError(description: "only \(found) labels were found") }
  report("two lists of 100 labels paired", per: 100) {
    found = alignTerms(japanese: Array(japanese.prefix(100)), english: Array(english.prefix(100)).reversed())
      .count { $0.japanese != nil && $0.english != nil }
  }
  guard found >= 95 else { throw BenchmarkError(description: "only \(found) pairs") }
}
