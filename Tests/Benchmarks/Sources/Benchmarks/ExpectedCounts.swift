#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What each pair gives, from counts.tsv: a fast program that finds less is not fast.
struct ExpectedCounts {
  private var counts: [String: Measurement.Counts] = [:]

  static func load() throws -> ExpectedCounts {
    let file = ReleasePair.packageRoot.appending(path: "Tests/Benchmarks/counts.tsv")
    let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    var result = ExpectedCounts()
    for line in text.split(separator: "\n").dropFirst() {
      let fields = line.split(separator: "\t")
      let numbers = fields.dropFirst().compactMap { Int($0) }
      guard fields.count == 6, numbers.count == 5 else { throw BenchmarkError(description: "counts.tsv: \(line)") }
      result.counts[String(fields[0])] = Measurement.Counts(
        factsJapanese: numbers[0], factsEnglish: numbers[1], errors: numbers[2], warnings: numbers[3],
        notes: numbers[4])
    }
    return result
  }

  /// The line that counts.tsv would need, when it has another; pairs from elsewhere are not asserted.
  func fault(of row: Measurement) -> String? {
    guard row.isBundled, counts[row.name] != row.counts else { return nil }
    let expected = counts[row.name].map { line(row.name, $0) } ?? "nothing"
    return "counts.tsv says \(expected) but this gives \(line(row.name, row.counts))"
  }

  private func line(_ name: String, _ counts: Measurement.Counts) -> String {
    let numbers: [Int] = [
      counts.factsJapanese, counts.factsEnglish, counts.errors, counts.warnings, counts.notes,
    ]
    return "«" + ([name] + numbers.map(String.init)).joined(separator: "\t") + "»"
  }
}
