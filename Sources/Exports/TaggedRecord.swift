import ReleaseModel
import SourceText
import Writing

extension JSONWriter {
  /// A tagged fact with the keys of a fact: `"source":"tagged"`, `"table":"xbrl"`, `"concept":"tse-ed-t:NetSales"`.
  ///
  /// `value` is in whole units as everywhere, a pure number in percent; `number` counts the page's tagged facts.
  mutating func tagged(_ fact: TaggedFact, number: Int, _ document: String, _ language: Language) {
    object {
      $0.member("document", document)
      $0.member("language", language.rawValue)
      $0.member("table", "xbrl")
      $0.null("table_title")
      $0.null("statement")
      $0.member("row", number)
      $0.member("column", 0)
      $0.member("label", fact.labels[language] ?? fact.localName)
      $0.member("path", [])
      $0.member("role", "item")
      $0.member("concept", fact.name)
      $0.member("footnotes", fact.footnotes)
      $0.member("measure", fact.unit == .percent ? "ratio" : "amount")
      $0.member("period_start", fact.period?.start)
      $0.member("period_end", fact.period?.end)
      $0.null("compared_start")
      $0.null("compared_end")
      $0.member("basis", fact.basis.rawValue)
      $0.member("unit", fact.unit.code)
      $0.member("value", fact.value?.description)
      $0.member("decimals", fact.decimals)
      $0.member("nil", fact.isNil)
      $0.member("text", fact.text)
      $0.member("line", fact.line + 1)
      $0.member("column_start", fact.columnInLine + 1)
      $0.member("start", fact.span.start)
      $0.member("end", fact.span.end)
      $0.null("page")
      $0.member("status", fact.value == nil && fact.isNumeric && !fact.isNil ? "suspect" : "read")
      $0.null("repair")
      if let bound = fact.bound { $0.member("bound", bound.rawValue) }
      $0.member("source", "tagged")
      $0.member("context", fact.context)
      $0.array("members") {
        for member in fact.members {
          $0.object {
            $0.member("dimension", member.dimension)
            $0.member("member", member.member)
            $0.member("typed", member.isTyped)
          }
        }
      }
      if let content = fact.content { $0.member("content", content) }
      $0.member("hidden", fact.isHidden)
      if !fact.labels.isEmpty {
        $0.object("labels") {
          $0.member("ja", fact.labels[.japanese])
          $0.member("en", fact.labels[.english])
        }
      }
    }
  }
}
