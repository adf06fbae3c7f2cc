import ReleaseModel
import SourceText
import Writing

/// Pairs as `Docs/Schemas/pair.schema.json` describes them.
///
/// `"ja":{"table":"t3","row":12,"column":null,"label":"営業利益(損失)","line":160}` with
/// `"en":{"table":"t4","row":12,"column":null,"label":"Operating income(loss)","line":633}`.
extension JSONWriter {
  mutating func tablePair(_ pair: Pair, of result: CheckResult) {
    object {
      $0.pairMembers(pair, level: "table") {
        $0.tableMember("ja", result.japanese, pair.japanese)
        $0.tableMember("en", result.english, pair.english)
      }
    }
  }

  mutating func columnPair(_ pair: Pair, in tables: TableAlignment, of result: CheckResult) {
    object {
      $0.pairMembers(pair, level: "column") {
        $0.columnMember("ja", result.japanese.table(tables.tables.japanese), pair.japanese)
        $0.columnMember("en", result.english.table(tables.tables.english), pair.english)
      }
    }
  }

  mutating func rowPair(_ pair: Pair, in tables: TableAlignment, of result: CheckResult) {
    object {
      $0.pairMembers(pair, level: "row") {
        $0.rowMember("ja", result.japanese.table(tables.tables.japanese), pair.japanese)
        $0.rowMember("en", result.english.table(tables.tables.english), pair.english)
      }
    }
  }

  mutating func pairMembers(_ pair: Pair, level: String, _ sides: (inout JSONWriter) -> Void) {
    member("level", level)
    sides(&self)
    member("score", score: pair.score)
    member("evidence", pair.evidence.map(\.rawValue))
    member("margin", score: pair.margin)
  }

  mutating func tableMember(_ key: StaticString, _ release: Release, _ index: Int?) {
    guard let table = release.table(index) else { return null(key) }
    place(key, table: table.id, row: nil, column: nil, label: table.title, line: table.lines.lowerBound)
  }

  private mutating func columnMember(_ key: StaticString, _ table: Table?, _ index: Int?) {
    guard let table, let index, table.columns.indices.contains(index) else { return null(key) }
    let column = table.columns[index]
    place(
      key, table: table.id, row: nil, column: column.index, label: column.heading.label, line: column.heading.line)
  }

  private mutating func rowMember(_ key: StaticString, _ table: Table?, _ index: Int?) {
    guard let table, let index, table.rows.indices.contains(index) else { return null(key) }
    let row = table.rows[index]
    place(
      key, table: table.id, row: row.role == .section ? nil : row.index, column: nil, label: row.heading.label,
      line: row.line)
  }

  /// `"level":"sentence"`, with the sentence as `label`.
  mutating func sentencePair(_ pair: Pair, of result: CheckResult) {
    object {
      $0.pairMembers(pair, level: "sentence") {
        $0.sentenceMember("ja", result.japanese.prose, pair.japanese)
        $0.sentenceMember("en", result.english.prose, pair.english)
      }
    }
  }

  private mutating func sentenceMember(_ key: StaticString, _ prose: Prose, _ index: Int?) {
    guard let index, prose.sentences.indices.contains(index) else { return null(key) }
    let sentence = prose.sentences[index]
    place(key, table: "", row: index, column: nil, label: sentence.text, line: sentence.line)
  }

  private mutating func place(
    _ key: StaticString, table: String, row: Int?, column: Int?, label: String?, line: Int?
  ) {
    object(key) {
      $0.member("table", table)
      $0.member("row", row)
      $0.member("column", column)
      $0.member("label", label)
      $0.member("line", line.map { $0 + 1 })
    }
  }
}

extension Release {
  fileprivate func table(_ index: Int?) -> Table? {
    guard let index, tables.indices.contains(index) else { return nil }
    return tables[index]
  }
}
