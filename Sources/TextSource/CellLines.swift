import SourceText

/// Tables copied from a page so that every cell has a line of its own: a label, then its figures, each a line, then the next label.
///
/// They are told by their rhythm: label after label is followed by as many figures, and the lines of units or headings above are as many.
struct CellLines {
  /// A row of cells, each the lines of it; none for an empty one. The first is the label.
  typealias Row = [[CellLine]]

  /// Lines that are one table; lines between two rows that are no cells are rows of one label.
  let range: Range<Int>
  let rows: [Row]
  /// Figures that might stand in another column, or in one that nobody can name.
  let unsure: [CellLine]

  static func tables(_ bytes: [UInt8], _ lines: [Range<Int>], taken: Set<Int>) -> [CellLines] {
    var tables: [CellLines] = []
    var run: [CellLine] = []
    var blanks = 0
    func close() {
      tables += parted(run).compactMap { CellLines(Array($0), bytes) }
      run = []
    }
    for (index, line) in lines.enumerated() {
      let cells = CellLine.cells(bytes, line, index: index)
      if cells.isEmpty { blanks += 1 }
      guard let cell = cells.first, blanks <= 1, cell.kind != .other, !taken.contains(index) else {
        if blanks > 1 || !cells.isEmpty { close() }
        if let cell = cells.first, cell.kind != .other, !taken.contains(index) { run += cells }
        if !cells.isEmpty { blanks = 0 }
        continue
      }
      blanks = 0
      run += cells
    }
    close()
    return tables
  }

  /// Cut where headings of other columns begin: units, or several periods, behind figures.
  private static func parted(_ run: [CellLine]) -> [ArraySlice<CellLine>] {
    var parts: [ArraySlice<CellLine>] = []
    var start = 0
    var at = 0
    while at < run.count {
      guard run[at].kind != .value else {
        at += 1
        continue
      }
      let words = run[at...].prefix { $0.kind != .value }
      // The last of them is the label of the next row.
      let above = words.dropLast()
      if above.contains(where: { $0.kind == .unit }) || above.count(where: \.isDated) >= 2, at > start {
        parts.append(run[start..<at])
        start = at
      }
      at = words.endIndex
    }
    if start < run.count { parts.append(run[start...]) }
    return parts
  }

  /// Nil where the lines have no rhythm, or headings that fit no columns.
  private init?(_ lines: [CellLine], _ bytes: [UInt8]) {
    // A label and how many values follow it.
    var groups: [(label: Int, values: Int)] = []
    for (place, line) in lines.enumerated() {
      if line.kind == .value {
        if !groups.isEmpty { groups[groups.count - 1].values += 1 }
      } else {
        groups.append((place, 0))
      }
    }
    var counts: [Int: Int] = [:]
    for group in groups where group.values > 0 { counts[group.values, default: 0] += 1 }
    guard let (width, regular) = counts.max(by: { ($0.value * $0.key, $0.key) < ($1.value * $1.key, $1.key) }),
      let first = groups.first(where: { 1...width ~= $0.values }), width <= 40
    else { return nil }
    // Below a unit stand the figures of its column: this text goes column by column, and nobody can say to which rows.
    guard !groups.contains(where: { $0.values > 0 && lines[$0.label].kind == .unit }) else { return nil }
    let filled = counts.values.reduce(0, +)
    let above = Array(lines[..<first.label])
    let units = Array(above.suffix(above.reversed().prefix { $0.kind == .unit }.count))
    let hasUnits = units.count == width
    guard hasUnits || units.count < 2 else { return nil }
    let headings = CellHeadings(
      Array(above.dropLast(units.count)), width: width, units: hasUnits ? units : [], bytes)
    guard headings.placement != .contradictory || hasUnits else { return nil }
    let isSure = hasUnits || !headings.rows.isEmpty
    guard regular * 10 >= filled * 6, regular >= (width == 1 ? 5 : isSure ? 2 : 3) else { return nil }
    var rows = headings.rows
    if hasUnits { rows.append([[]] + units.map { [$0] }) }
    rows += headings.sections.map { [[$0]] }
    var unsure: [CellLine] = []
    var last = first.label
    for group in groups where group.label >= first.label {
      // Beyond the last figures there is no row.
      guard groups.contains(where: { $0.label >= group.label && $0.values > 0 }) else { break }
      let label = lines[group.label]
      let values = lines[(group.label + 1)...].prefix(group.values)
      if values.isEmpty { rows.append([[label]]) }
      for start in stride(from: 0, to: values.count, by: width) {
        let cells = values.dropFirst(start).prefix(width).map { [$0] }
        rows.append([start == 0 ? [label] : []] + cells + Array(repeating: [], count: width - cells.count))
      }
      if values.count != width || headings.placement != .sure { unsure += values }
      last = group.label + group.values
    }
    let start = headings.first ?? (hasUnits ? units[0] : lines[first.label])
    guard Self.areWhole(lines, start, last, isSure: isSure) else { return nil }
    range = start.index..<lines[last].index + 1
    self.rows = rows
    self.unsure = unsure
  }

  /// No line begins outside the table, or goes on outside it; and lines that hold several cells are a table only below units or headings.
  private static func areWhole(_ lines: [CellLine], _ start: CellLine, _ last: Int, isSure: Bool) -> Bool {
    let isWhole =
      !lines.contains { $0.index == start.index && $0.range.lowerBound < start.range.lowerBound }
      && (last + 1 == lines.count || lines[last + 1].index != lines[last].index)
    return isWhole && (isSure || !lines.contains { $0.isPart && $0.index >= start.index })
  }
}
