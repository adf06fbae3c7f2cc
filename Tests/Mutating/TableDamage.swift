/// One thing broken in one table of a text: what converters, page breaks and hands do.
package enum TableDamage: String, Sendable, CaseIterable {
  /// Two neighbouring headings in one cell, the cells behind them a column further left.
  case headingsMerged = "headings-merged"
  case headingsRight = "headings-right"
  case headingsLeft = "headings-left"
  /// A heading lost: its cell is empty, or is gone and the others slide.
  case headingEmptied = "heading-emptied"
  case headingDropped = "heading-dropped"
  case headingLineLost = "heading-line-lost"
  case headingsLost = "headings-lost"
  /// A line of headings broken in two, each part over its columns.
  case headingsBroken = "headings-broken"
  /// The first heading put before the last one, in its cell.
  case headingMoved = "heading-moved"
  case unitLineLost = "unit-line-lost"
  case titleLost = "title-lost"
  /// Two figures in one cell, an empty cell behind them or none.
  case figuresMerged = "figures-merged"
  case figuresJoined = "figures-joined"
  /// 1,234 in two cells, or as `1, 234`.
  case figureTorn = "figure-torn"
  case figureSpaced = "figure-spaced"
  /// A tab too many in a row.
  case cellAdded = "cell-added"
  case cellDropped = "cell-dropped"
  case cellEmptied = "cell-emptied"
  case rowDoubled = "row-doubled"
  /// A page's number amid rows; with the headings again; with a running title.
  case pageBreak = "page-break"
  case pageWithHeadings = "page-with-headings"
  case pageWithTitle = "page-with-title"
  case labelLost = "label-lost"
  /// The label on a line of its own.
  case labelAbove = "label-above"
  case labelBelow = "label-below"
  /// The label and the first figure in one cell.
  case labelJoined = "label-joined"
  case fullWidth = "full-width"
  case tabsDoubled = "tabs-doubled"
  case blanksForTabs = "blanks-for-tabs"
  case blankLines = "blank-lines"
  case cellALine = "cell-a-line"
  case trailingTabs = "trailing-tabs"
  /// Two rows in one, cell by cell.
  case rowsJoined = "rows-joined"
  case rowBroken = "row-broken"
  /// A lone note mark amid rows.
  case noteLine = "note-line"
  /// A row's figures a column too far right, or its last one where the column behind it is free.
  case rowShifted = "row-shifted"
}

extension TableDamage {
  /// The lines with this broken somewhere; nil where they have no place for it.
  package func applied(to lines: [String], random: inout SplitMix64) -> [String]? {
    let tables = TabbedTable.all(in: lines)
    for _ in 0..<20 {
      guard let table = random.choice(tables), let row = random.choice(table.rows),
        let heading = random.choice(Array(table.headings))
      else { return nil }
      let place = BreakingPlace(lines: lines, table: table, row: row, heading: heading)
      if let broken = place.broken(by: self, random: &random), broken != lines { return broken }
    }
    return nil
  }
}

/// Where something breaks: a table, a row and a line of headings of it.
private struct BreakingPlace {
  var lines: [String]
  var table: TabbedTable
  var row: Int
  var heading: Int

  func broken(by damage: TableDamage, random: inout SplitMix64) -> [String]? {
    switch damage {
    case .headingsMerged, .headingsRight, .headingsLeft, .headingEmptied, .headingDropped, .headingsBroken,
      .headingMoved:
      headingsBroken(by: damage, random: &random).map { with($0, at: heading) }
    case .headingLineLost: without(heading..<heading + 1)
    case .headingsLost: without(table.headings)
    case .unitLineLost: lineAbove(isUnit: true).map { without($0..<$0 + 1) }
    case .titleLost: lineAbove(isUnit: false).map { without($0..<$0 + 1) }
    case .figuresMerged, .figuresJoined, .figureTorn, .figureSpaced, .cellAdded, .cellDropped, .cellEmptied,
      .labelLost, .labelAbove, .labelBelow, .labelJoined, .rowBroken, .rowShifted:
      rowBroken(by: damage, random: &random).map { with($0, at: row) }
    case .rowDoubled: with([lines[row], lines[row]], at: row)
    case .pageBreak: with(["", "- 7 -", "", lines[row]], at: row)
    case .pageWithHeadings: with(["", "- 7 -", ""] + lines[table.headings] + [lines[row]], at: row)
    case .pageWithTitle: with(["", "- 7 -", "", runningTitle, "", lines[row]], at: row)
    case .noteLine: with([random.index(below: 2) == 0 ? "注1" : "* ", lines[row]], at: row)
    case .rowsJoined: rowsJoined(random: &random)
    case .fullWidth, .tabsDoubled, .blanksForTabs, .blankLines, .cellALine, .trailingTabs:
      wholeBroken(by: damage, random: &random)
    }
  }

  private func with(_ new: [String], at line: Int) -> [String] {
    Array(lines[..<line]) + new + Array(lines[(line + 1)...])
  }

  private func without(_ range: Range<Int>) -> [String] {
    Array(lines[..<range.lowerBound]) + Array(lines[range.upperBound...])
  }

  private func joined(_ cells: some Sequence<String>) -> String { cells.joined(separator: "\t") }

  private func headingsBroken(by damage: TableDamage, random: inout SplitMix64) -> [String]? {
    var cells = TabbedTable.cells(lines[heading])
    let filled = cells.indices.filter { $0 > 0 && !TabbedTable.trimmed(cells[$0]).isEmpty }
    switch damage {
    case .headingsRight: return ["\t" + lines[heading]]
    case .headingsLeft:
      guard TabbedTable.trimmed(cells[0]).isEmpty, cells.count > 2 else { return nil }
      cells.removeFirst()
    case .headingEmptied:
      guard let cell = random.choice(filled) else { return nil }
      cells[cell] = ""
    case .headingDropped:
      guard filled.count > 1, let cell = random.choice(filled) else { return nil }
      cells.remove(at: cell)
    case .headingsMerged:
      guard filled.count > 1 else { return nil }
      let place = random.index(below: filled.count - 1)
      cells[filled[place]] += " " + cells[filled[place + 1]]
      cells.remove(at: filled[place + 1])
    case .headingsBroken:
      guard filled.count > 1 else { return nil }
      let cell = filled[filled.count / 2]
      return [joined(cells[..<cell]), String(repeating: "\t", count: cell) + joined(cells[cell...])]
    case .headingMoved:
      guard filled.count > 1, let first = filled.first, let last = filled.last, cells[first] != cells[last] else {
        return nil
      }
      cells[last] = cells[first] + " " + cells[last]
      cells[first] = ""
    default: return nil
    }
    return [joined(cells)]
  }

  private func rowBroken(by damage: TableDamage, random: inout SplitMix64) -> [String]? {
    var cells = TabbedTable.cells(lines[row])
    let amounts = cells.indices.filter { $0 > 0 && TabbedTable.isAmount(TabbedTable.trimmed(cells[$0])) }
    switch damage {
    case .figuresMerged, .figuresJoined:
      guard amounts.count > 1, amounts[1] == amounts[0] + 1 else { return nil }
      cells[amounts[0]] += " " + cells[amounts[1]]
      if damage == .figuresMerged { cells[amounts[1]] = "" } else { cells.remove(at: amounts[1]) }
    case .figureTorn:
      guard let cell = random.choice(amounts), let comma = cells[cell].firstIndex(of: ",") else { return nil }
      let text = cells[cell]
      cells[cell...cell] = [String(text[...comma]), String(text[text.index(after: comma)...])]
    case .figureSpaced:
      guard let cell = random.choice(amounts), let comma = cells[cell].firstIndex(of: ",") else { return nil }
      cells[cell].replaceSubrange(comma...comma, with: ", ")
    case .cellAdded: cells.insert("", at: 1 + random.index(below: cells.count - 1))
    case .cellDropped:
      guard let cell = random.choice(amounts) else { return nil }
      cells.remove(at: cell)
    case .cellEmptied:
      guard let cell = random.choice(amounts) else { return nil }
      cells[cell] = ""
    case .labelLost: cells[0] = ""
    case .labelAbove: return [cells[0], "\t" + joined(cells.dropFirst())]
    case .labelBelow: return ["\t" + joined(cells.dropFirst()), cells[0]]
    case .labelJoined:
      guard cells.count > 2 else { return nil }
      return [cells[0] + " " + joined(cells.dropFirst())]
    case .rowBroken:
      guard cells.count > 3 else { return nil }
      let cell = cells.count / 2 + 1
      return [joined(cells[..<cell]), joined(cells[cell...])]
    case .rowShifted:
      guard cells.count > 2, let last = cells.popLast() else { return nil }
      if TabbedTable.trimmed(last).isEmpty { cells.insert("", at: 1) } else { cells += ["", last] }
    default: return nil
    }
    return [joined(cells)]
  }

  private func wholeBroken(by damage: TableDamage, random: inout SplitMix64) -> [String]? {
    let all = table.headings.lowerBound..<table.body.upperBound
    var new: [String] = []
    for line in all {
      let text = lines[line]
      let cells = TabbedTable.cells(text)
      switch damage {
      case .fullWidth:
        new.append(table.body.contains(line) ? joined(cells.prefix(1) + cells.dropFirst().map(fullWidth)) : text)
      case .tabsDoubled: new.append(cells.joined(separator: "\t\t"))
      case .blanksForTabs:
        // An empty cell leaves nothing behind.
        let filled = cells.dropFirst().filter { !$0.isEmpty }
        let isOpen = cells.count > 1 && cells.last?.isEmpty == true
        new.append((cells.prefix(1) + filled + (isOpen ? [""] : [])).joined(separator: "   "))
      case .blankLines: new += [text, ""]
      case .cellALine: new += cells.filter { !TabbedTable.trimmed($0).isEmpty }
      case .trailingTabs: new.append(text + String(repeating: "\t", count: random.index(below: 3)))
      default: return nil
      }
    }
    return Array(lines[..<all.lowerBound]) + new + Array(lines[all.upperBound...])
  }

  private func fullWidth(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isPrinted = ("0"..."9").contains(scalar) || ",.%()-".unicodeScalars.contains(scalar)
      scalars.append(isPrinted ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar)
    }
    return String(scalars)
  }

  private func rowsJoined(random: inout SplitMix64) -> [String]? {
    let rows = Set(table.rows)
    let first = random.choice(
      table.rows.filter {
        rows.contains($0 + 1) && TabbedTable.cells(lines[$0]).count == TabbedTable.cells(lines[$0 + 1]).count
      })
    guard let first else { return nil }
    let cells = zip(TabbedTable.cells(lines[first]), TabbedTable.cells(lines[first + 1])).map { upper, lower in
      TabbedTable.trimmed(TabbedTable.trimmed(upper) + " " + TabbedTable.trimmed(lower))
    }
    return Array(lines[..<first]) + [joined(cells)] + Array(lines[(first + 2)...])
  }

  /// The nearest line over the headings that names a unit; or one of words that does not.
  private func lineAbove(isUnit: Bool) -> Int? {
    let start = table.headings.lowerBound
    return (max(0, start - 4)..<start).last { line in
      let text = lines[line].lowercased()
      let namesUnit = ["単位", "million of", "millions of", "thousand of", "thousands of", "jpy"].contains {
        text.contains($0)
      }
      if isUnit { return namesUnit }
      return !namesUnit && !text.utf8.contains(9) && !TabbedTable.trimmed(text).isEmpty
    }
  }

  private var runningTitle: String {
    lines.prefix(20).contains { $0.contains("の") }
      ? "株式会社架空 2025年3月期 決算短信" : "Kaku Corporation - Financial Results"
  }
}
