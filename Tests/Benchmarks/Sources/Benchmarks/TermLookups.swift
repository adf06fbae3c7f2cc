import Totsugo

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What labels take: those that Corpus/terms/held-out holds, looked up, and the first hundred paired. Counts are asserted, times
/// are not.
struct TermTimes {
  /// Milliseconds for each label in the catalogue, for each among thousands of others, and for two lists of a hundred.
  private(set) var lookup = 0.0
  private(set) var lookupAmong = 0.0
  private(set) var pairing = 0.0

  init() throws {
    let folder = ReleasePair.packageRoot.appending(path: "Corpus/terms/held-out")
    func lines(_ name: String) throws -> [String] {
      String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self).split(separator: "\n").map(
        String.init)
    }
    let rows = try lines("pairs.tsv").filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: "\t").map(String.init) }
    let (japanese, english) = (rows.map { $0[0] }, rows.map { $0[1] })
    let among = english + (try lines("distractors.txt"))
    func time(_ body: () -> Void) -> Double {
      body()
      return median((0..<15).map { _ in milliseconds(body) })
    }
    var found = 0
    lookup =
      time { found = lookUp(japanese, from: .japanese).count { !$0.candidates.isEmpty } } / Double(japanese.count)
    guard found * 10 >= japanese.count * 9 else {
      throw BenchmarkError(description: "only \(found) labels were found")
    }
    lookupAmong =
      time { found = lookUp(japanese, from: .japanese, among: among).count { !$0.candidates.isEmpty } }
      / Double(japanese.count)
    guard found * 10 >= japanese.count * 9 else {
      throw BenchmarkError(description: "only \(found) labels were found among others")
    }
    pairing = time {
      found = alignTerms(japanese: Array(japanese.prefix(100)), english: Array(english.prefix(100)).reversed())
        .count { $0.japanese != nil && $0.english != nil }
    }
    guard found >= 95 else { throw BenchmarkError(description: "only \(found) pairs") }
  }
}
