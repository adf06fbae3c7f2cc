import ReleaseModel
import SourceText
import Writing

extension JSONWriter {
  /// One finding as `Docs/Schemas/finding.schema.json` describes it.
  ///
  /// `"message":{"ja":"日本語版に括弧がない。","en":"The Japanese lacks the parentheses."}`.
  mutating func finding(_ finding: Finding) { object { $0.findingBody(finding) } }

  /// A finding that the project sets aside, with the reason: `waiver` (reason, author) or `ignored` (the words of the project file).
  mutating func setAside(_ setAside: SetAside) {
    object {
      $0.findingBody(setAside.finding)
      switch setAside.cause {
      case .waived(let waiver):
        $0.object("waiver") {
          $0.member("reason", waiver.reason)
          $0.member("author", waiver.author)
        }
      case .ignored(let section): $0.member("ignored", section)
      }
    }
  }

  mutating func pastFinding(_ finding: PastFinding) {
    object {
      $0.member("id", finding.id)
      $0.member("kind", finding.kind.rawValue)
      $0.member("severity", finding.severity.rawValue)
      $0.member("label", finding.label)
      $0.object("message") {
        $0.member("ja", finding.message.japanese)
        $0.member("en", finding.message.english)
      }
    }
  }

  private mutating func findingBody(_ finding: Finding) {
    member("id", finding.id)
    member("kind", finding.kind.rawValue)
    member("severity", finding.severity.rawValue)
    member("cause", finding.cause)
    member("at_fault", finding.fault?.rawValue)
    member("evidence", finding.evidence.map(\.english))
    member("evidence_ja", finding.evidence.map(\.japanese))
    side("ja", finding.japanese)
    side("en", finding.english)
    if let tag = finding.tagged { self.tag(tag) }
    object("message") {
      $0.member("ja", finding.message.japanese)
      $0.member("en", finding.message.english)
    }
    // Only where there was an earlier check.
    if let change = finding.change { member("change", change.rawValue) }
  }

  private mutating func tag(_ tag: Finding.Tag) {
    object("xbrl") {
      $0.member("document", tag.document)
      $0.member("concept", tag.concept)
      $0.member("context", tag.context)
      $0.member("value", tag.value?.description)
      $0.member("unit", tag.unit.code)
      $0.member("period_start", tag.period?.start)
      $0.member("period_end", tag.period?.end)
      $0.member("text", tag.text)
      $0.member("line", tag.line + 1)
      $0.member("start", tag.span.start)
      $0.member("end", tag.span.end)
      $0.member("agrees", tag.agrees)
    }
  }

  private mutating func side(_ key: StaticString, _ side: Finding.Side?) {
    guard let side else { return null(key) }
    object(key) {
      $0.member("table", side.table)
      $0.member("row", side.row)
      $0.member("column", side.column)
      $0.member("label", side.label)
      $0.member("value", side.value?.description)
      $0.member("unit", side.unit?.code)
      $0.member("period_end", side.period?.end)
      $0.member("text", side.text)
      $0.member("line", side.line + 1)
      $0.member("start", side.part == nil ? side.span.start : nil)
      $0.member("end", side.part == nil ? side.span.end : nil)
      if let part = side.part {
        $0.member("page", part.kind == .document ? nil : part.number + 1)
        if let name = part.name { $0.member("sheet", name) }
      }
    }
  }
}
