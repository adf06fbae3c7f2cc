import ReleaseModel
import SourceText
import Writing

extension JSONWriter {
  /// One table of the whole-document form: what its headings say, then its rows, then its facts.
  mutating func table(_ table: Table, in release: Release) {
    object {
      $0.member("id", table.id)
      $0.member("title", table.title)
      $0.member("number", table.number)
      $0.member("statement", table.statement.rawValue)
      $0.member("first_line", table.lines.lowerBound + 1)
      $0.member("last_line", table.lines.upperBound)
      $0.member("rounding", table.rounding.rawValue)
      $0.array("units") { for note in table.units { $0.unit(note) } }
      $0.array("periods") { for note in table.periods { $0.period(note) } }
      $0.array("footnotes") { for note in table.footnotes { $0.footnote(note) } }
      $0.array("columns") { for column in table.columns { $0.column(column) } }
      $0.array("rows") { for row in table.rows { $0.row(row) } }
      $0.array("facts") { for fact in table.facts { $0.nestedFact(fact, of: table, in: release) } }
    }
  }

  private mutating func unit(_ note: TableNote<UnitDeclaration>) {
    object {
      $0.member("unit", note.value.unit.code)
      $0.member("scale", note.value.scale)
      $0.place(note)
    }
  }

  private mutating func period(_ note: TableNote<Period>) {
    object {
      $0.member("period_start", note.value.start)
      $0.member("period_end", note.value.end)
      $0.place(note)
    }
  }

  private mutating func footnote(_ note: TableNote<String>) {
    object {
      $0.member("mark", note.value)
      $0.place(note)
    }
  }

  private mutating func place<Value>(_ note: TableNote<Value>) {
    member("text", note.text)
    member("line", note.line + 1)
    member("start", note.span.start)
    member("end", note.span.end)
  }

  private mutating func column(_ column: Column) {
    object {
      $0.member("column", column.index)
      $0.heading(column.heading)
      $0.member("evidence", column.evidence)
    }
  }

  private mutating func row(_ row: Row) {
    object {
      $0.member("row", row.role == .section ? nil : row.index)
      $0.member("role", row.role.rawValue)
      $0.member("caption", row.caption)
      $0.member("path", row.path)
      $0.heading(row.heading)
      $0.member("repair", repair: row.repair)
      // A heading may stand on a line of its own; this is the line of the row's figures.
      $0.member("row_line", row.line + 1)
    }
  }

  private mutating func heading(_ heading: Heading) {
    member("label", heading.label)
    member("concept", heading.concept)
    member("period_start", heading.period?.start)
    member("period_end", heading.period?.end)
    member("compared_start", heading.compared?.start)
    member("compared_end", heading.compared?.end)
    member("unit", heading.unit?.code)
    member("scale", heading.scale)
    member("measure", heading.measure?.rawValue)
    member("basis", heading.basis?.rawValue)
    member("footnotes", heading.footnotes)
    member("line", heading.line.map { $0 + 1 })
    member("start", heading.span?.start)
    member("end", heading.span?.end)
  }
}
