public import ReleaseModel
import SourceText
import Writing

/// What `totsugo check` prints for programs.
public enum CheckExport {
  /// One finding a line, by severity and then by place.
  public static func lines(_ result: CheckResult) -> [UInt8] {
    var writer = JSONWriter()
    for finding in result.findings {
      writer.finding(finding)
      writer.endLine()
    }
    return writer.bytes
  }

  /// Counts, findings, and which tables were held against which.
  public static func document(_ result: CheckResult) -> [UInt8] {
    var writer = JSONWriter(brokenDepth: 2)
    writer.object {
      $0.object("ja") { $0.releaseHead(result.japanese) }
      $0.object("en") { $0.releaseHead(result.english) }
      $0.object("counts") { $0.counts(result) }
      $0.array("findings") { for finding in result.findings { $0.finding(finding) } }
      if !result.review.setAside.isEmpty {
        $0.array("set_aside") { for finding in result.review.setAside { $0.setAside(finding) } }
      }
      if let previous = result.review.previous {
        $0.object("against") {
          $0.member("name", previous)
          $0.member("new", result.findings.count { $0.change == .new })
          $0.member("open", result.findings.count { $0.change == .open })
          $0.array("fixed") { for finding in result.review.fixed { $0.pastFinding(finding) } }
        }
      }
      $0.array("tables") {
        for tables in result.alignment.tables { $0.summary(tables, of: result) }
      }
    }
    writer.endLine()
    return writer.bytes
  }
}

extension JSONWriter {
  fileprivate mutating func counts(_ result: CheckResult) {
    for severity in Finding.Severity.allCases {
      let count = result.findings.count { $0.severity == severity }
      switch severity {
      case .error: member("error", count)
      case .warning: member("warning", count)
      case .note: member("note", count)
      }
    }
    member("tables_ja", result.counts.tablesJapanese)
    member("tables_en", result.counts.tablesEnglish)
    member("tables_paired", result.counts.tablesPaired)
    member("rows_paired", result.counts.rowsPaired)
    member("cells_compared", result.counts.cellsCompared)
    member("cells_agree", result.counts.cellsAgree)
    member("cells_unreadable", result.counts.cellsUnreadable)
  }

  /// A pair of tables with the number of rows and columns that paired, and that only one version has.
  fileprivate mutating func summary(_ alignment: TableAlignment, of result: CheckResult) {
    let pair = alignment.tables
    object {
      $0.tableMember("ja", result.japanese, pair.japanese)
      $0.tableMember("en", result.english, pair.english)
      $0.member("score", score: pair.score)
      $0.object("rows") { $0.pairCounts(alignment.rows) }
      $0.object("columns") { $0.pairCounts(alignment.columns) }
    }
  }

  private mutating func pairCounts(_ pairs: [Pair]) {
    member("paired", pairs.count { $0.japanese != nil && $0.english != nil })
    member("ja_only", pairs.count { $0.japanese != nil && $0.english == nil })
    member("en_only", pairs.count { $0.japanese == nil && $0.english != nil })
  }
}
