public import ReleaseModel
import SourceText
import Writing

/// What `totsugo parse` prints for programs.
public enum ParseExport {
  /// One fact a line, in reading order; the Japanese version first when there are two.
  public static func lines(_ releases: [Release]) -> [UInt8] {
    var writer = JSONWriter()
    writer.facts(of: releases) { $0.endLine() }
    return writer.bytes
  }

  /// Everything that was read: releases with their tables (columns, rows, facts) and remarks.
  public static func document(_ releases: [Release]) -> [UInt8] {
    var writer = JSONWriter(brokenDepth: 7)
    writer.object {
      $0.array("releases") { for release in releases { $0.release(release) } }
    }
    writer.endLine()
    return writer.bytes
  }
}

extension JSONWriter {
  /// The facts of tables and then of sentences, version by version; `after` is called behind each.
  mutating func facts(of releases: [Release], _ after: (inout JSONWriter) -> Void = { _ in }) {
    for release in releases {
      release.forEachFact {
        self.fact($0)
        after(&self)
      }
    }
  }

  fileprivate mutating func release(_ release: Release) {
    object {
      $0.releaseHead(release)
      $0.array("tables") { for table in release.tables { $0.table(table, in: release) } }
      $0.array("remarks") { for remark in release.remarks { $0.remark(remark) } }
      if !release.tagged.isEmpty {
        $0.array("tagged") {
          for (index, fact) in release.tagged.enumerated() {
            $0.tagged(fact, number: index, release.document, release.language)
          }
        }
      }
      if release.audit != nil { $0.auditMembers(release) }
    }
  }

  /// The members that name a release.
  mutating func releaseHead(_ release: Release) {
    member("document", release.document)
    member("language", release.language.rawValue)
    member("lines", release.lineCount)
    member("rounding", release.rounding.rawValue)
  }

  private mutating func remark(_ remark: Remark) {
    object {
      $0.member("kind", remark.kind.rawValue)
      $0.member("table", remark.table)
      $0.member("line", remark.line + 1)
      $0.member("start", remark.span.start)
      $0.member("end", remark.span.end)
      $0.member("text", remark.text)
      $0.member("evidence", remark.evidence)
    }
  }
}
