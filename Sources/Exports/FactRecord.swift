import ReleaseModel
import SourceText
import Writing

extension JSONWriter {
  /// One fact as `Docs/Schemas/fact.schema.json` describes it: self-contained, one line.
  ///
  /// `"label":"営業利益(損失)"`, `"text":"(446,432)"`, `"value":"-446432000"`, `"decimals":-3` for 千円 / thousands of yen.
  mutating func fact(_ fact: Fact, of table: Table, in release: Release) {
    object {
      $0.member("document", release.document)
      $0.member("language", release.language.rawValue)
      $0.member("table", table.id)
      $0.member("table_title", table.title)
      $0.member("statement", table.statement.rawValue)
      $0.factBody(fact)
    }
  }

  /// The same inside its table, where the table's own members need no second copy; with the proofs that hold for it.
  mutating func nestedFact(_ fact: Fact) {
    object {
      $0.factBody(fact)
      $0.member("cell", fact.cell)
      $0.member("proofs", fact.proofs)
    }
  }

  private mutating func factBody(_ fact: Fact) {
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
    member("value", fact.isNil ? nil : fact.value?.description)
    member("decimals", fact.isNil ? nil : fact.decimals)
    member("nil", fact.isNil)
    member("text", fact.text)
    member("line", fact.line + 1)
    place(fact.span, column: fact.columnInLine, part: fact.part)
    member("status", fact.status.rawValue)
    member("repair", repair: fact.repair)
    // Only where a cell prints a range.
    if let bound = fact.bound { member("bound", bound.rawValue) }
  }

  /// A figure of the running text, with the keys of a fact: `"table":""`, and the sentence it stands in.
  mutating func claim(_ claim: Claim, number: Int, in release: Release) {
    object {
      $0.member("document", release.document)
      $0.member("language", release.language.rawValue)
      $0.member("table", "")
      $0.null("table_title")
      $0.null("statement")
      $0.member("row", claim.sentence)
      $0.member("column", number)
      $0.member("label", claim.label)
      $0.member("path", claim.qualifier.map { [$0] } ?? [])
      $0.member("role", "item")
      $0.member("concept", claim.concept)
      $0.member("footnotes", [])
      $0.member("measure", claim.measure.rawValue)
      $0.member("period_start", claim.period?.start)
      $0.member("period_end", claim.period?.end)
      $0.member("compared_start", claim.compared?.start)
      $0.member("compared_end", claim.compared?.end)
      $0.member("basis", claim.basis.rawValue)
      $0.member("unit", claim.unit.code)
      $0.member("value", claim.value.description)
      $0.member("decimals", claim.decimals)
      $0.member("nil", false)
      $0.member("text", claim.text)
      $0.member("line", claim.line + 1)
      $0.place(claim.span, column: claim.columnInLine, part: claim.part)
      $0.member("status", "read")
      $0.null("repair")
      $0.member("claim", claim.role.rawValue)
      $0.member("direction", claim.direction?.rawValue)
      $0.member("approximation", claim.approximation?.rawValue)
    }
  }

  /// Bytes of an input that is text; the page, sheet or slide of one that is not.
  private mutating func place(_ span: SourceSpan, column: Int, part: DocumentPart?) {
    member("column_start", part == nil ? column + 1 : nil)
    member("start", part == nil ? span.start : nil)
    member("end", part == nil ? span.end : nil)
    member("page", part?.page)
    if let name = part?.name { member("sheet", name) }
  }

  mutating func member(_ key: StaticString, repair: Repair?) {
    guard let repair else { return null(key) }
    object(key) {
      $0.member("from", repair.from)
      $0.member("evidence", repair.evidence)
    }
  }
}

extension DocumentPart {
  /// From 1; nil for a document without pages.
  var page: Int? { kind == .document ? nil : number + 1 }
}
