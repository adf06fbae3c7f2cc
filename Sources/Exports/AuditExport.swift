public import ReleaseModel
import SourceText
import Writing

/// What `totsugo check --audit-only` prints for programs.
public enum AuditExport {
  /// One finding a line, as `check` prints them.
  public static func lines(_ result: AuditResult) -> [UInt8] {
    var writer = JSONWriter()
    for finding in result.findings {
      writer.finding(finding)
      writer.endLine()
    }
    return writer.bytes
  }

  /// What was proved in each version, what nothing proves, and the findings.
  public static func document(_ result: AuditResult) -> [UInt8] {
    var writer = JSONWriter(brokenDepth: 4)
    writer.object {
      $0.array("releases") {
        for release in result.releases {
          $0.object {
            $0.releaseHead(release)
            $0.auditMembers(release)
          }
        }
      }
      $0.array("findings") { for finding in result.findings { $0.finding(finding) } }
    }
    writer.endLine()
    return writer.bytes
  }
}

extension JSONWriter {
  /// `"audit"`: relations by outcome and kind, proved amounts, rounding; `"unproved"`: the amounts that nothing proves.
  mutating func auditMembers(_ release: Release) {
    guard let audit = release.audit else { return null("audit") }
    let counts = audit.counts
    let proved = release.provedAmounts
    object("audit") {
      $0.member("relations_holding", counts.holding)
      $0.member("relations_failing", counts.failing)
      $0.member("relations_untestable", counts.untestable)
      $0.object("holding") { writer in
        for (name, kind) in FigureRelation.Kind.named {
          writer.member(name, audit.relations.count { $0.kind == kind && $0.outcome == .holds })
        }
      }
      $0.member("amounts", proved.amounts)
      $0.member("amounts_proved", proved.proved)
      $0.member("rounding_stated", audit.statedRounding.rawValue)
      $0.member("rounding_fitted", audit.fittedRounding.rawValue)
      $0.array("unproved") {
        for table in release.tables {
          for fact in table.facts where fact.measure == .amount && fact.value != nil && fact.proofs.isEmpty {
            $0.unproved(fact, table)
          }
        }
      }
    }
  }

  private mutating func unproved(_ fact: Fact, _ table: Table) {
    object {
      $0.member("table", table.id)
      $0.member("row", fact.row)
      $0.member("column", fact.column)
      $0.member("label", fact.label)
      $0.member("text", fact.text)
      $0.member("line", fact.line + 1)
    }
  }
}

extension FigureRelation.Kind {
  /// In the order in which they are told.
  fileprivate static let named: [(StaticString, FigureRelation.Kind)] = [
    ("sum", .sum), ("column-sum", .columnSum), ("difference", .difference), ("change", .change), ("share", .share),
    ("translation", .translation), ("per-share", .perShare), ("tie", .tie),
  ]
}
