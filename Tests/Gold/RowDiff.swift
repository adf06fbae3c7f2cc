import Totsugo

/// The row pairs of an alignment against those that a person made.
package struct RowDiff: Sendable {
  package var due = 0
  package var given = 0
  package var missing: [GoldRowPair] = []
  /// Lines (1-based) of rows that were paired and should not be.
  package var wrong: [GoldRowPair] = []

  package init(gold: [GoldRowPair], result: CheckResult) {
    due = gold.count
    var unfound = Set(gold)
    let (japanese, english) = (result.japanese.tables.map(Places.init), result.english.tables.map(Places.init))
    for alignment in result.alignment.tables {
      guard let left = alignment.tables.japanese, let right = alignment.tables.english else { continue }
      for pair in alignment.rows {
        guard let leftRow = pair.japanese, let rightRow = pair.english,
          result.japanese.tables[left].rows[leftRow].role != .section,
          result.english.tables[right].rows[rightRow].role != .section
        else { continue }
        given += 1
        let (leftLines, rightLines) = (japanese[left].lines[leftRow], english[right].lines[rightRow])
        let matches = gold.filter { leftLines.contains($0.japanese) && rightLines.contains($0.english) }
        unfound.subtract(matches)
        if matches.isEmpty && !gold.isEmpty {
          wrong.append(GoldRowPair(japanese: leftLines.min() ?? 0, english: rightLines.min() ?? 0))
        }
      }
    }
    missing = gold.filter(unfound.contains)
  }

  /// The lines (1-based) that each row of a table takes: its own and those of its figures.
  private struct Places {
    var lines: [Set<Int>]

    init(_ table: Table) {
      var byIndex: [Int: Set<Int>] = [:]
      for fact in table.facts { byIndex[fact.row, default: []].insert(fact.line + 1) }
      lines = table.rows.map { row in
        (row.role == .section ? [] : byIndex[row.index] ?? []).union([row.line + 1])
      }
    }
  }
}
