import ReleaseModel
import SourceText

extension TextReport {
  /// What was held against what, and what was left alone and why.
  func summary(of result: CheckResult) -> [String] {
    var lines = [palette.paint(say("照合の範囲", "What was compared"), .strong)]
    lines += documentLines(result)
    lines += pairedTables(of: result)
    lines += unpairedTables(of: result)
    lines += totals(of: result)
    lines += remarkSummary([result.japanese, result.english])
    return lines
  }

  private func documentLines(_ result: CheckResult) -> [String] {
    var grid = TextGrid(.leading, .leading, .trailing, .trailing)
    for release in [result.japanese, result.english] {
      grid.add(
        name(of: release.language), printable(release.document), count(release.lineCount, "行", "line"),
        count(release.tables.count, "表", "table"))
    }
    return grid.lines(indent: 2, palette: palette)
  }

  private func pairedTables(of result: CheckResult) -> [String] {
    var grid = TextGrid(.leading, .leading, .trailing, .trailing, .trailing)
    for pair in result.alignment.tables {
      guard let japanese = result.japanese.table(pair.tables.japanese),
        let english = result.english.table(pair.tables.english)
      else { continue }
      grid.add(
        shortened(title(of: japanese), to: 36), shortened(title(of: english), to: 44),
        count(pair.rows.count { $0.isComplete }, "行", "row"),
        count(pair.columns.count { $0.isComplete }, "列", "column"),
        scoreText(pair.tables.score))
    }
    guard !grid.rows.isEmpty else { return [] }
    return ["", "  " + say("対応した表", "Tables paired")] + grid.lines(indent: 4, palette: palette)
  }

  private func unpairedTables(of result: CheckResult) -> [String] {
    var grid = TextGrid(.leading, .leading, .leading)
    for pair in result.alignment.tables where !pair.tables.isComplete {
      let table = result.japanese.table(pair.tables.japanese) ?? result.english.table(pair.tables.english)
      guard let table else { continue }
      grid.add(
        name(of: table.language), shortened(title(of: table), to: 60),
        place(line: table.lines.lowerBound, cell: nil))
    }
    guard !grid.rows.isEmpty else { return [] }
    return ["", "  " + say("一方にのみある表", "Tables that only one version has")] + grid.lines(indent: 4, palette: palette)
  }

  private func totals(of result: CheckResult) -> [String] {
    let paired = result.alignment.tables.filter { $0.tables.isComplete }
    func loneRows(_ isLone: (Pair) -> Bool) -> Int { paired.reduce(0) { $0 + $1.rows.count(where: isLone) } }
    let japaneseOnly = loneRows { $0.english == nil }
    let englishOnly = loneRows { $0.japanese == nil }
    let counts = result.counts
    var grid = TextGrid(.leading, .leading)
    grid.add(
      say("行", "rows"),
      say(
        "\(grouped(counts.rowsPaired))行が対応、日本語のみ\(grouped(japaneseOnly))行、英語のみ\(grouped(englishOnly))行",
        "\(grouped(counts.rowsPaired)) paired, \(grouped(japaneseOnly)) in Japanese only, "
          + "\(grouped(englishOnly)) in English only"))
    grid.add(
      say("セル", "cells"),
      say(
        "\(grouped(counts.cellsCompared))セルを照合、\(grouped(counts.cellsAgree))セルが一致、"
          + "\(grouped(counts.cellsCompared - counts.cellsAgree))セルが相違",
        "\(grouped(counts.cellsCompared)) compared, \(grouped(counts.cellsAgree)) agree, "
          + "\(grouped(counts.cellsCompared - counts.cellsAgree)) differ"))
    if counts.cellsUnreadable > 0 {
      grid.add(
        "",
        say(
          "\(grouped(counts.cellsUnreadable))セルは一方が判読できないため照合せず",
          "\(grouped(counts.cellsUnreadable)) left out because one side cannot be read"))
    }
    return [""] + grid.lines(indent: 2, palette: palette)
  }

  /// Remarks by kind, with their number in each version and the first places.
  func remarkSummary(_ releases: [Release]) -> [String] {
    var grid = TextGrid(.leading, .leading, .trailing, .leading)
    for kind in Remark.Kind.inOrder {
      for release in releases {
        let remarks = release.remarks.filter { $0.kind == kind }
        guard !remarks.isEmpty else { continue }
        grid.add(words(for: kind), name(of: release.language), grouped(remarks.count), places(of: remarks))
      }
    }
    guard !grid.rows.isEmpty else { return [] }
    return ["", "  " + say("読み替え・除外した箇所", "Repaired or left alone")] + grid.lines(indent: 4, palette: palette)
  }

  private func places(of remarks: [Remark]) -> String {
    let limit = 8
    let lines = remarks.prefix(limit).map { String($0.line + 1) }.joined(separator: ", ")
    let rest = remarks.count - limit
    let more = rest > 0 ? say(" 他\(grouped(rest))か所", " and \(grouped(rest)) more") : ""
    return say("\(lines)行", "\(remarks.count == 1 ? "line" : "lines") \(lines)") + more
  }

  /// The title, else the kind of table and its id.
  func title(of table: Table) -> String {
    let title = printable(table.title ?? "")
    return title.isEmpty ? say("（表題なし \(table.id)）", "(untitled \(table.id))") : title
  }

  /// Two places: 0.97.
  func scoreText(_ score: Double) -> String {
    let hundredths = score.isFinite ? Int((min(max(score, 0), 1) * 100).rounded()) : 0
    return ExactDecimal(Int64(hundredths), exponent: -2).description
  }
}

extension Remark.Kind {
  static let inOrder: [Remark.Kind] = [.repaired, .unreadable, .ghostRow, .ruling, .noise, .malformed, .markup]
}

extension Pair {
  var isComplete: Bool { japanese != nil && english != nil }
}

extension Release {
  func table(_ index: Int?) -> Table? {
    guard let index, tables.indices.contains(index) else { return nil }
    return tables[index]
  }
}
