import Totsugo

/// Holds the figures of one table of 300 rows and 8 columns against each other: milliseconds. That its sums are found is asserted.
func timeOfAudit() throws -> Double {
  var generator = ReleaseGenerator(seed: 11)
  let text = generator.table(rows: 300, columns: 8)
  guard var release = try readReleases(Input(name: "table", bytes: Array(text.utf8))).first, release.tables.count == 1,
    release.tables[0].columns.count == 8, release.tables[0].dataRows.count >= 300
  else { throw BenchmarkError(description: "the table of 300 rows and 8 columns was read as something else") }
  release.audit = nil
  for fact in release.tables[0].facts.indices {
    release.tables[0].facts[fact].proofs = []
    release.tables[0].facts[fact].doubts = []
  }
  var audited = release
  let times = (0..<15).map { _ in milliseconds { audited = holdFigures(of: release) } }
  let sums = audited.audit?.relations.count { $0.kind == .sum && $0.outcome == .holds } ?? 0
  guard sums >= 8 * 25 else { throw BenchmarkError(description: "only \(sums) sums were found") }
  return median(times)
}
