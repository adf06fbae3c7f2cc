public import ReleaseModel
import SourceText

extension TextReport {
  /// Every pair of tables with its score, its columns and its rows side by side.
  public func alignment(_ result: CheckResult) -> String {
    var lines: [String] = []
    for tables in result.alignment.tables {
      let japanese = result.japanese.table(tables.tables.japanese)
      let english = result.english.table(tables.tables.english)
      lines += tableHead(tables.tables, japanese, english)
      if let japanese, let english {
        lines += columnLines(tables, japanese, english)
        lines += rowLines(tables, japanese, english)
      }
      lines.append("")
    }
    if lines.isEmpty { lines = [say("表が見つからない", "no table found"), ""] }
    return lines.joined(separator: "\n")
  }

  private func tableHead(_ pair: Pair, _ japanese: Table?, _ english: Table?) -> [String] {
    var grid = TextGrid(.leading, .leading, .leading, .leading)
    for (tag, table) in [("日本語", japanese), ("English", english)] {
      guard let table else {
        grid.add(tag, say("対応する表なし", "no counterpart"))
        continue
      }
      grid.add([
        TextGrid.Cell(text: tag, style: .faint), TextGrid.Cell(text: table.id),
        TextGrid.Cell(text: shortened(title(of: table), to: 72), style: .strong),
        TextGrid.Cell(text: place(line: table.lines.lowerBound, cell: nil), style: .faint),
      ])
    }
    guard pair.isComplete else { return grid.lines(indent: 0, palette: palette) }
    return grid.lines(indent: 0, palette: palette) + ["  " + certainty(of: pair)]
  }

  private func columnLines(_ tables: TableAlignment, _ japanese: Table, _ english: Table) -> [String] {
    var grid = TextGrid(.leading, .leading, .trailing, .leading)
    func cell(_ table: Table, _ index: Int?) -> String {
      guard let index, table.columns.indices.contains(index) else { return "—" }
      return "\(index + 1)  " + shortened(describe(table.columns[index], of: table), to: 64)
    }
    for pair in tables.columns {
      grid.add(cell(japanese, pair.japanese), cell(english, pair.english), score(of: pair), evidence(of: pair))
    }
    guard !grid.rows.isEmpty else { return [] }
    return ["  " + palette.paint(say("列", "columns"), .faint)] + grid.lines(indent: 4, palette: palette)
  }

  private func rowLines(_ tables: TableAlignment, _ japanese: Table, _ english: Table) -> [String] {
    var grid = TextGrid(.trailing, .leading, .trailing, .leading, .trailing, .leading)
    func cells(_ table: Table, _ index: Int?) -> [TextGrid.Cell] {
      guard let index, table.rows.indices.contains(index) else {
        return [TextGrid.Cell(text: ""), TextGrid.Cell(text: "—")]
      }
      let row = table.rows[index]
      let indent = String(repeating: "  ", count: min(row.path.count, 8))
      return [
        TextGrid.Cell(text: String(row.line + 1), style: .faint),
        TextGrid.Cell(text: indent + shortened(caption(of: row), to: 44)),
      ]
    }
    for pair in tables.rows {
      grid.add(
        cells(japanese, pair.japanese) + cells(english, pair.english)
          + [TextGrid.Cell(text: score(of: pair)), TextGrid.Cell(text: evidence(of: pair), style: .faint)])
    }
    guard !grid.rows.isEmpty else { return [] }
    return ["  " + palette.paint(say("行", "rows"), .faint)] + grid.lines(indent: 4, palette: palette)
  }

  func certainty(of pair: Pair) -> String {
    say("確度 \(scoreText(pair.score))", "score \(scoreText(pair.score))") + "  " + evidence(of: pair)
  }

  private func score(of pair: Pair) -> String { pair.isComplete ? scoreText(pair.score) : "" }

  private func evidence(of pair: Pair) -> String {
    guard pair.isComplete else { return "" }
    return pair.evidence.map { words(for: $0) }.joined(separator: say("・", ", "))
  }
}
