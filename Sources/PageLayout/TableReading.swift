import SourceText

/// Reads a zone as rows of cells: finds its columns, puts every line on them, and puts lines together that are one row.
struct TableReading {
  let layout: Layout
  let zone: TableZone
  let columns: [LayoutColumn]
  /// Where labels end.
  let labelRight: Double

  /// The line of units, where it has one for each column.
  private var units: [LayoutSegment]? {
    zone.range.lazy.map { layout.lines[$0] }.first { $0.isUnits && $0.segments.count == columns.count }?.segments
  }

  /// Columns of percentages, which share the heading on their left; nil where no line of units tells them.
  private var shares: [Bool]? { units.map { $0.map { $0.shape == .closing && $0.isPercent(layout.bytes) } } }

  /// A line on the columns.
  struct PlacedLine {
    enum Kind { case heading, units, body, label }
    var index: Int
    var kind: Kind
    var label: [LayoutWord] = []
    var cells: [(span: Range<Int>, words: [LayoutWord])] = []
    /// Columns of cells that might stand in another.
    var unsure: Set<Int> = []
  }

  init(_ layout: Layout, _ zone: TableZone) {
    self.layout = layout
    self.zone = zone
    let lines = zone.range.filter { !zone.repeated.contains($0) }.map { layout.lines[$0] }.filter { !$0.isParted }
    columns = ColumnFinder(layout, lines).columns()
    let first = columns.first?.left ?? 0
    let labels = lines.filter(\.isTabular).compactMap(\.segments.first).filter { !$0.isValue && $0.left < first }
    labelRight = labels.map { min($0.right, first) }.max() ?? first - 2 * layout.em
  }

  /// Nil where the zone has no columns to speak of.
  func table() -> LayoutTable? {
    let lines = zone.range.map { layout.lines[$0] }
    let tabular = lines.reduce(0) { $0 + ($1.isTabular ? 1 : 0) }
    guard columns.contains(where: { $0.count >= 2 }) || tabular == 1 && columns.count >= 2 else { return nil }
    var placed: [PlacedLine?] = []
    let numbered = stacked(lines)
    for (position, (index, line)) in numbered.enumerated() {
      if position + 1 < numbered.count, numbered[position + 1].0 == index + 1,
        let both = banded(line, numbered[position + 1].1, at: index)
      {
        placed.append(both[0])
        continue
      }
      if position > 0, numbered[position - 1].0 == index - 1,
        let both = banded(numbered[position - 1].1, line, at: index - 1)
      {
        placed.append(both[1])
        continue
      }
      guard !line.segments.isEmpty, !line.isParted else {
        placed.append(nil)
        continue
      }
      placed.append(place(line, index))
    }
    let doubt = UnsureUnits(placed, columns: columns.count, layout.bytes)
    for (index, line) in placed.enumerated() {
      if let line, line.kind == .body { placed[index]?.unsure.formUnion(doubt.unsure(line)) }
    }
    let rows = RowAssembly(layout: layout, columns: columns.count, pitch: pitch(lines), lines: placed).rows()
    if let parted = UnitColumn(layout).parted(rows) {
      return LayoutTable(range: zone.range, rows: parted, width: columns.count + 1)
    }
    return LayoutTable(range: zone.range, rows: rows, width: columns.count)
  }

  /// How far rows of one line stand apart on a page; nil where there are few.
  private func pitch(_ lines: [LayoutLine]) -> Double? {
    guard layout.isExact else { return nil }
    var gaps: [Double] = []
    for (above, below) in zip(lines, lines.dropFirst()) where above.isTabular && below.isTabular {
      let gap = below.middle - above.middle
      if gap > 0 { gaps.append(gap) }
    }
    // Rows of several lines stand farther apart.
    return gaps.count < 3 ? nil : gaps.sorted()[gaps.count / 5]
  }

  /// Lines of headings as one line for each level of cells.
  private func stacked(_ lines: [LayoutLine]) -> [(Int, LayoutLine)] {
    let numbered = Array(zip(zone.range, lines)).filter { !zone.repeated.contains($0.0) }
    var result: [(Int, LayoutLine)] = []
    var index = 0
    while index < numbered.count {
      var end = index
      while end < numbered.count, isHeading(numbered[end].1),
        end == index || isNear(numbered[end - 1].1, numbered[end].1)
      { end += 1 }
      let block = numbered[index..<end].map(\.1)
      if block.count == 2, banded(block[0], block[1], at: numbered[index].0) != nil {
        result += numbered[index..<end]
        index = end
        continue
      }
      if end - index > 1 || end - index == 1 && !layout.isExact,
        let rows = HeadingBlock(layout: layout, columns: columns).levels(block),
        rows.count <= numbered[index..<end].count
      {
        for (step, row) in rows.enumerated() { result.append((numbered[index + step].0, row)) }
        index = end
      } else {
        let next = max(end, index + 1)
        result += numbered[index..<next]
        index = next
      }
    }
    return result
  }

  private func isNear(_ above: LayoutLine, _ below: LayoutLine) -> Bool {
    !layout.isExact || below.middle - above.middle < 2.4 * min(above.size, below.size)
  }

  private func isHeading(_ line: LayoutLine) -> Bool {
    guard let first = line.segments.first, !line.isUnits, !line.isParted,
      line.isYears || !line.segments.contains(where: \.isValue)
    else {
      return false
    }
    return line.segments.count >= 2 || first.left > labelRight + layout.em || isOverColumns(line)
  }

  /// Begins over the columns, or reaches over them from between them and the labels.
  private func isOverColumns(_ line: LayoutLine) -> Bool {
    guard let first = line.segments.first, let last = line.segments.last else { return false }
    if first.left + layout.em >= columns[0].left { return true }
    guard last.right > columns[0].left + layout.em else { return false }
    // On a page, words that begin behind the labels and reach over figures.
    if layout.isExact { return first.words.count >= 2 && first.left > labelRight - 0.5 * layout.em }
    return first.left > layout.margin + 8 * layout.em
      || first.words.count >= 2 && first.left >= layout.margin + 3 * layout.em
  }

  private func place(_ line: LayoutLine, _ index: Int) -> PlacedLine {
    let hasValues = line.segments.contains(where: \.isValue) && !line.isYears
    if line.isUnits && line.segments.count >= 2 || hasValues { return placeValues(line, index) }
    guard line.segments.count >= 2 || isOverColumns(line) else {
      return PlacedLine(index: index, kind: .label, label: line.segments[0].words)
    }
    let placement = HeadingPlacement(
      columns: columns, labelRight: labelRight, margin: layout.margin, em: layout.em, isExact: layout.isExact,
      bytes: layout.bytes,
      isShare: shares)
    let headings = placement.place(line)
    guard !headings.isEmpty else {
      return PlacedLine(index: index, kind: .label, label: line.segments.flatMap(\.words))
    }
    var result = PlacedLine(index: index, kind: line.isUnits ? .units : .heading)
    for heading in headings {
      if heading.span.isEmpty {
        result.label += heading.words
      } else {
        result.cells.append((heading.span, heading.words))
      }
    }
    return result
  }

  private func placeValues(_ line: LayoutLine, _ index: Int) -> PlacedLine {
    var result = PlacedLine(index: index, kind: line.isUnits ? .units : .body)
    var values = line.segments[...]
    // As many values as columns: none of them is the label.
    let isFull = line.segments.count == columns.count && line.segments.allSatisfy { $0.isValue || $0.isUnit }
    while !isFull, let first = values.first {
      let isInColumns = first.isValue || line.isUnits ? first.right > columns[0].left : false
      let isLabel =
        !isInColumns && (result.label.isEmpty && line.isTabular || first.right <= columns[0].left)
        && first.left < columns[0].right
      guard isLabel else { break }
      result.label += first.words
      values = values.dropFirst()
    }
    // Words run together until no more cells are left than columns.
    var cells = Array(values)
    while cells.count > columns.count, let close = closestWords(cells) {
      cells[close] = LayoutSegment(cells[close].words + cells[close + 1].words, layout.bytes)
      cells.remove(at: close + 1)
    }
    let placement = RowPlacement(columns: columns, em: layout.em)
    let homes = placement.place(cells)
    // On a page the places themselves are exact.
    if !layout.isExact, !line.isUnits { result.unsure = placement.unsure(cells, homes) }
    for (home, cell) in zip(homes, cells) {
      if let last = result.cells.indices.last, result.cells[last].span.lowerBound == home {
        result.cells[last].words += cell.words
      } else {
        result.cells.append((home..<home + 1, cell.words))
      }
    }
    return result
  }

  private func closestWords(_ cells: [LayoutSegment]) -> Int? {
    cells.indices.dropLast().filter { !cells[$0].isValue || !cells[$0 + 1].isValue }
      .min { cells[$0 + 1].left - cells[$0].right < cells[$1 + 1].left - cells[$1].right }
  }
}
