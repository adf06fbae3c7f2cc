public import ReleaseModel
import SourceText

extension TextReport {
  /// What was read of one or two versions: every table with its columns and rows, figures as printed and lined up.
  public func parse(_ releases: [Release]) -> String {
    var lines: [String] = []
    for release in releases {
      lines.append(palette.paint(head(of: release), .strong))
      for table in release.tables {
        lines.append("")
        lines += self.lines(for: table)
      }
      let remarks = remarkLines(release.remarks)
      if !remarks.isEmpty {
        lines += ["", palette.paint(say("読み替え・除外した箇所", "Repaired or left alone"), .strong)] + remarks
      }
      lines.append("")
    }
    if releases.isEmpty { lines = [say("読めるものがない", "nothing to read"), ""] }
    return lines.joined(separator: "\n")
  }

  private func head(of release: Release) -> String {
    let facts = release.tables.reduce(0) { $0 + $1.facts.count }
    var parts = [
      printable(release.document), name(of: release.language), count(release.lineCount, "行", "line"),
      count(release.tables.count, "表", "table"), say("数値\(grouped(facts))件", plural(facts, "fact")),
    ]
    if release.audit != nil, let share = provedShare(of: [release]) {
      parts.append(say("金額の\(share)%を検算済み", "\(share)% of amounts proved"))
    }
    return parts.joined(separator: " · ")
  }

  private func lines(for table: Table) -> [String] {
    let place = say(
      "\(table.lines.lowerBound + 1)–\(table.lines.upperBound)行",
      "lines \(table.lines.lowerBound + 1)–\(table.lines.upperBound)")
    var lines = [
      palette.paint(title(of: table), .strong) + "   "
        + [table.id, words(for: table.statement), place].joined(separator: " · ")
    ]
    var columns = TextGrid(.trailing, .leading)
    for (index, column) in table.columns.enumerated() { columns.add(String(index + 1), describe(column, of: table)) }
    lines += columns.lines(indent: 2, palette: palette)
    lines += figures(of: table).lines(indent: 2, palette: palette)
    lines += readings(of: table)
    for note in table.footnotes {
      let text = note.text.hasPrefix(note.value) ? note.text : "\(note.value)  \(note.text)"
      lines += wrapped(text, width: textWidth - 4).map { "    " + $0 }
    }
    return lines
  }

  /// Line, label, and a column for each value column under its number.
  private func figures(of table: Table) -> TextGrid {
    var grid = TextGrid(columns: [.trailing, .leading] + table.columns.map { _ in .figure })
    let head = ["", ""] + table.columns.indices.map { String($0 + 1) }
    grid.add(head.map { TextGrid.Cell(text: $0, style: .faint) })
    var cells: [Place: [Fact]] = [:]
    for fact in table.facts { cells[Place(row: fact.row, column: fact.column), default: []].append(fact) }
    for row in table.rows {
      let indent = String(repeating: "  ", count: min(row.path.count, 8))
      var line = [
        TextGrid.Cell(text: String(row.line + 1), style: .faint),
        TextGrid.Cell(
          text: indent + shortened(caption(of: row), to: 48), style: row.role == .total ? .strong : .plain),
      ]
      for column in table.columns where row.role != .section {
        let facts = cells[Place(row: row.index, column: column.index)] ?? []
        line.append(
          TextGrid.Cell(
            text: facts.map { mark($0) }.joined(separator: " / "),
            style: facts.contains { $0.status == .suspect } ? .warning : .plain))
      }
      grid.add(line)
    }
    return grid
  }

  private struct Place: Hashable {
    var row: Int
    var column: Int
  }

  /// The printed figure; `~` after a repaired one, `?` after a suspect one.
  private func mark(_ fact: Fact) -> String {
    let text = shortened(printable(fact.text), to: 24)
    return switch fact.status {
    case .read: text
    case .repaired: text + "~"
    case .suspect: text + "?"
    }
  }

  /// What stood where a figure or a label was read otherwise than printed, and why.
  private func readings(of table: Table) -> [String] {
    var grid = TextGrid(.leading, .leading, .leading, .leading)
    for row in table.rows {
      guard let repair = row.repair else { continue }
      grid.add(
        place(line: row.line, cell: nil), "~ " + shortened(caption(of: row), to: 40), origin(repair),
        reasons(repair.evidence))
    }
    for fact in table.facts where fact.status != .read {
      let reading = fact.isNil ? say("値なし", "nil") : fact.value?.description ?? say("判読不能", "unreadable")
      grid.add(
        place(line: fact.line, cell: fact.cell, part: fact.part), (fact.status == .repaired ? "~ " : "? ") + reading,
        fact.repair.map { origin($0) } ?? "← " + shortened(printable(fact.text), to: 40),
        reasons(fact.repair?.evidence ?? []))
    }
    return grid.lines(indent: 4, palette: palette)
  }

  private func reasons(_ evidence: [String]) -> String {
    printable(evidence.joined(separator: say("、", ", ")))
  }

  private func origin(_ repair: Repair) -> String { "← " + shortened(printable(repair.from), to: 48) }

  private func remarkLines(_ remarks: [Remark]) -> [String] {
    var grid = TextGrid(.leading, .leading, .leading, .leading)
    for remark in remarks {
      grid.add(
        place(line: remark.line, cell: nil), words(for: remark.kind), shortened(printable(remark.text), to: 60),
        reasons(remark.evidence))
    }
    return grid.lines(indent: 2, palette: palette)
  }

  /// The cleaned label, else the words as printed.
  func caption(of row: Row) -> String {
    let label = printable(row.heading.label)
    return label.isEmpty ? printable(row.caption) : label
  }

  /// Label, period, unit and measure of a column, as far as its heading gives them.
  func describe(_ column: Column, of table: Table) -> String {
    let heading = column.heading
    var parts: [String] = []
    if !heading.label.isEmpty { parts.append(printable(heading.label)) }
    if let period = heading.period { parts.append(words(for: period, comparedWith: heading.compared)) }
    if let unit = heading.unit {
      let scale = scale(of: column, in: table)
      parts.append(UnitWording.words(for: unit, scale: scale, in: language) ?? "\(unit.code) ×10^\(scale)")
    }
    if let measure = heading.measure { parts.append(words(for: measure)) }
    if let basis = heading.basis, basis == .forecast { parts.append(words(for: basis)) }
    let description = parts.filter { !$0.isEmpty }.joined(separator: " · ")
    return description.isEmpty ? "—" : description
  }

  /// As the heading or the table declares it, else as the figures are printed.
  func scale(of column: Column, in table: Table) -> Int {
    let declared = table.units.first { $0.value.unit == column.heading.unit }?.value.scale
    return column.heading.scale ?? declared ?? scaleOfFacts(in: column, of: table)
  }

  /// The power of ten of the column's first figure of an amount, decimal places apart.
  private func scaleOfFacts(in column: Column, of table: Table) -> Int {
    let exponents = table.facts.lazy.filter { $0.column == column.index && $0.unit == column.heading.unit }
      .compactMap { $0.value?.exponent }
    return max(0, exponents.first ?? 0)
  }
}
