public import ReleaseModel
import SourceText
import Writing

/// What `totsugo align` prints for programs: the pairs, each with its evidence.
public enum AlignmentExport {
  /// One pair a line: each pair of tables, then its columns, then its rows.
  public static func lines(_ result: CheckResult) -> [UInt8] {
    var writer = JSONWriter()
    for tables in result.alignment.tables {
      writer.tablePair(tables.tables, of: result)
      writer.endLine()
      for pair in tables.columns {
        writer.columnPair(pair, in: tables, of: result)
        writer.endLine()
      }
      for pair in tables.rows {
        writer.rowPair(pair, in: tables, of: result)
        writer.endLine()
      }
    }
    for pair in result.alignment.sentences {
      writer.sentencePair(pair, of: result)
      writer.endLine()
    }
    return writer.bytes
  }

  /// The same pairs, columns and rows under their tables.
  public static func document(_ result: CheckResult) -> [UInt8] {
    var writer = JSONWriter(brokenDepth: 4)
    writer.object {
      $0.member("ja", result.japanese.document)
      $0.member("en", result.english.document)
      $0.array("tables") {
        for tables in result.alignment.tables {
          $0.object {
            $0.pairMembers(tables.tables, level: "table") {
              $0.tableMember("ja", result.japanese, tables.tables.japanese)
              $0.tableMember("en", result.english, tables.tables.english)
            }
            $0.array("columns") { for pair in tables.columns { $0.columnPair(pair, in: tables, of: result) } }
            $0.array("rows") { for pair in tables.rows { $0.rowPair(pair, in: tables, of: result) } }
          }
        }
      }
      $0.array("sentences") { for pair in result.alignment.sentences { $0.sentencePair(pair, of: result) } }
    }
    writer.endLine()
    return writer.bytes
  }
}
