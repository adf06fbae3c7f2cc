import ReleaseModel
import SourceText
import Writing

extension JSONWriter {
  /// One fact as `Docs/Schemas/fact.schema.json` describes it: self-contained, one line.
  ///
  /// `"label":"営業利益(損失)"`, `"text":"(446,432)"`, `"value":"-446432000"`, `"decimals":-3` for 千円 / thousands of yen.
  mutating func fact(_ fact: FlatFact) {
    if let tagged = fact.tagged { return self.tagged(tagged, number: fact.row, fact.document, fact.language) }
    object {
      $0.member("document", fact.document)
      $0.member("language", fact.language.rawValue)
      $0.member("table", fact.table)
      $0.member("table_title", fact.tableTitle)
      $0.member("statement", fact.statement?.rawValue)
      $0.body(of: fact)
    }
  }

  /// The same inside its table, where the table's own members need no second copy; with the proofs that hold for it.
  mutating func nestedFact(_ fact: Fact, of table: Table, in release: Release) {
    object {
      $0.body(of: FlatFact(fact, of: table, in: release))
      $0.member("cell", fact.cell)
      $0.member("proofs", fact.proofs)
    }
  }

  private mutating func body(of fact: FlatFact) {
    member("row", fact.row)
    member("column", fact.column)
    member("label", fact.label)
    member("path", fact.path)
    member("role", fact.role.rawValue)
    member("concept", fact.concept)
    member("footnotes", fact.footnotes)
    member("measure", fact.measure.rawValue)
    member("period_start", fact.period?.start)
    member("period_end", fact.period?.end)
    member("compared_start", fact.compared?.start)
    member("compared_end", fact.compared?.end)
    member("basis", fact.basis.rawValue)
    member("unit", fact.unit.code)
    member("value", fact.value?.description)
    member("decimals", fact.decimals)
    member("nil", fact.isNil)
    member("text", fact.text)
    member("line", fact.line)
    // Bytes of an input that is text; the page, sheet or slide of one that is not.
    member("column_start", fact.columnStart)
    member("start", fact.start)
    member("end", fact.end)
    member("page", fact.page)
    if let name = fact.part?.name { member("sheet", name) }
    member("status", fact.status.rawValue)
    member("repair", repair: fact.repair)
    // Only where a cell prints a range.
    if let bound = fact.bound { member("bound", bound.rawValue) }
    // Only in running text.
    guard let claim = fact.claim else { return }
    member("claim", claim.role.rawValue)
    member("direction", claim.direction?.rawValue)
    member("approximation", claim.approximation?.rawValue)
  }

  mutating func member(_ key: StaticString, repair: Repair?) {
    guard let repair else { return null(key) }
    object(key) {
      $0.member("from", repair.from)
      $0.member("evidence", repair.evidence)
    }
  }
}
