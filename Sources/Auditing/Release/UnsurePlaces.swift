public import ReleaseModel
public import SourceText

extension Release {
  /// Figures that might stand in another column: suspect, unless some relation of their own column, or of the columns beside it, proves them.
  ///
  /// `unsure`: the words of such cells, in order. Comes after `holdFiguresAgainstEachOther`.
  public mutating func doubt(_ unsure: [SourceSpan]) {
    guard !unsure.isEmpty else { return }
    let starts = Set(unsure.map(\.start))
    for table in tables.indices {
      for index in tables[table].facts.indices {
        let fact = tables[table].facts[index]
        guard fact.status != .suspect, fact.proofs.isEmpty, holds(fact.span, starts, unsure) else { continue }
        let evidence = ["printed between two columns; no other figure decides which one is meant"]
        tables[table].facts[index].status = .suspect
        tables[table].facts[index].repair = Repair(
          from: fact.text, evidence: (fact.repair?.evidence ?? []) + evidence)
        // With the others of its table.
        let place = remarks.lastIndex { $0.table == tables[table].id }.map { $0 + 1 } ?? remarks.count
        remarks.insert(
          Remark(
            kind: .unreadable, table: tables[table].id, line: fact.line, span: fact.span, text: fact.text,
            evidence: evidence),
          at: place)
      }
    }
  }

  private func holds(_ span: SourceSpan, _ starts: Set<Int>, _ unsure: [SourceSpan]) -> Bool {
    if starts.contains(span.start) { return true }
    var (low, high) = (0, unsure.count)
    while low < high {
      let middle = (low + high) / 2
      if unsure[middle].end <= span.start { low = middle + 1 } else { high = middle }
    }
    return low < unsure.count && unsure[low].start < span.end
  }
}
