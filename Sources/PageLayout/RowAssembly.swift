import SourceText

/// Puts the lines of a table together to rows: what is printed on several lines of one cell belongs to one row.
struct RowAssembly {
  let layout: Layout
  let columns: Int
  /// How far rows of one line stand apart; nil where that is not known.
  let pitch: Double?
  /// Nil for a blank line.
  let lines: [TableReading.PlacedLine?]

  func rows() -> [LayoutRow] {
    var rows: [LayoutRow] = []
    var index = 0
    while index < lines.count {
      guard let line = lines[index] else {
        index += 1
        continue
      }
      if line.kind == .heading {
        var end = index
        while end < lines.count, let next = lines[end], next.kind == .heading || isLabelAmongHeadings(end) { end += 1 }
        rows += headings(lines[index..<end].compactMap { $0 })
        index = end
        continue
      }
      if isRange(around: index + 1) {
        rows.append(body(lines[index..<index + 3].compactMap { $0 }))
        index += 3
        continue
      }
      if let end = tornPeriod(from: index) ?? centeredRow(from: index) {
        rows.append(body(lines[index..<end].compactMap { $0 }))
        index = end
        continue
      }
      var end = index + 1
      while end < lines.count, belongs(end, to: index..<end) { end += 1 }
      rows.append(body(lines[index..<end].compactMap { $0 }))
      index = end
    }
    return layout.isExact ? rows : withLowerBounds(rows)
  }

  /// 「～10.00」 in a row that lacks the figure before it, which stands alone in the row above.
  private func withLowerBounds(_ rows: [LayoutRow]) -> [LayoutRow] {
    var result: [LayoutRow] = []
    for row in rows {
      var row = row
      let bounds = row.cells.indices.filter { row.cells[$0].first.map(isUpperBound) ?? false }
      if !bounds.isEmpty, let last = result.last, last.label.isEmpty,
        bounds.allSatisfy({ !last.cells[$0].isEmpty }),
        last.cells.indices.allSatisfy({ bounds.contains($0) || last.cells[$0].isEmpty })
      {
        for column in bounds { row.cells[column] = last.cells[column] + row.cells[column] }
        row.unsure.formUnion(last.unsure)
        row.line = last.line
        result.removeLast()
        if let label = result.last, label.isPlain, !label.label.isEmpty, result.count > 1 {
          row.label = label.label + row.label
          row.line = label.line
          result.removeLast()
        }
      }
      result.append(row)
    }
    return result
  }

  /// A period or a day torn over the lines of a narrow label: 「2025」 over 「年３」 over 「月期」 with its figures.
  private func tornPeriod(from index: Int) -> Int? {
    var label: [LayoutWord] = []
    var bodies = 0
    var end: Int?
    for place in index..<min(lines.count, index + 8) {
      guard let line = lines[place], line.kind == .label || line.kind == .body else { break }
      if line.kind == .body, !line.cells.isEmpty { bodies += 1 }
      if bodies > 1 { break }
      let isFirst = label.isEmpty
      label += line.label
      if bodies == 1, place > index, !isFirst || line.label.isEmpty,
        TornPeriod.isWhole(label.map { layout.bytes[$0.range] })
      {
        end = place + 1
      }
    }
    return end
  }

  /// In a text, figures in the middle of a label of three lines or more: as many lines of it stand below them as above.
  private func centeredRow(from index: Int) -> Int? {
    guard !layout.isExact else { return nil }
    func isLabel(_ place: Int) -> Bool { place < lines.count && lines[place].map { $0.kind == .label } ?? false }
    var above = index
    while isLabel(above), above - index < 4 { above += 1 }
    let count = above - index
    guard (2...3).contains(count), above < lines.count, let row = lines[above], row.kind == .body, row.label.isEmpty,
      row.cells.count * 2 >= columns, row.cells.count >= 2
    else { return nil }
    var below = above + 1
    while isLabel(below), below - above <= count { below += 1 }
    let found = below - above - 1
    guard found >= count - 1, found > 0 else { return nil }
    // Figures without a label below share what stands between.
    if below < lines.count, let next = lines[below], next.kind == .body, next.label.isEmpty { return nil }
    return above + 1 + min(found, count)
  }

  /// 「10,300～」 above a row and 「10,500」 below it, in columns that the row itself leaves free.
  private func isRange(around index: Int) -> Bool {
    guard !layout.isExact, index > 0, index + 1 < lines.count, let above = lines[index - 1], let row = lines[index],
      let below = lines[index + 1], above.label.isEmpty, below.label.isEmpty, !row.label.isEmpty,
      above.kind == .body, below.kind == .body, !above.cells.isEmpty
    else { return false }
    let columns = above.cells.map(\.span.lowerBound)
    // 「5,120百万円」 above the label and 「（3.1％）」 below it.
    if row.cells.isEmpty, above.cells.count >= 2, below.cells.allSatisfy({ isBracketed($0.words) }),
      Set(below.cells.map(\.span.lowerBound)).isSubset(of: columns),
      !above.cells.contains(where: { isBracketed($0.words) })
    {
      return true
    }
    return columns == below.cells.map(\.span.lowerBound)
      && !row.cells.contains { columns.contains($0.span.lowerBound) }
      && zip(above.cells, below.cells).allSatisfy { endsOpen($0.words) || ($1.words.first.map(isUpperBound) ?? false) }
  }

  /// 「10,300～」
  private func endsOpen(_ words: [LayoutWord]) -> Bool {
    guard let last = words.last, last.range.count >= 1 else { return false }
    if layout.bytes[last.range.upperBound - 1] == 0x7E { return true }
    guard last.range.count >= 3 else { return false }
    let value = scalar(in: layout.bytes, at: last.range.upperBound - 3).scalar
    return value == 0xFF5E || value == 0x301C
  }

  private func isUpperBound(_ word: LayoutWord) -> Bool {
    let value = scalar(in: layout.bytes, at: word.range.lowerBound).scalar
    return value == 0xFF5E || value == 0x301C || value == 0x7E
  }

  // MARK: Headings

  /// 「(単位：千円)」 or a heading's rest over the labels, between lines of headings.
  private func isLabelAmongHeadings(_ index: Int) -> Bool {
    guard let line = lines[index], line.kind == .label, index + 1 < lines.count, let next = lines[index + 1] else {
      return false
    }
    return next.kind == .heading && isInterleaved(line.index, next.index)
  }

  /// Words below each other over the same columns are one heading; each stands in the first row that has its columns free.
  private func headings(_ group: [TableReading.PlacedLine]) -> [LayoutRow] {
    var rows: [(row: LayoutRow, spans: [Range<Int>])] = []
    for line in group {
      if !line.label.isEmpty {
        if rows.isEmpty || line.cells.isEmpty && rows[0].row.label.isEmpty {
          if rows.isEmpty { rows.append((LayoutRow(line: line.index, label: [], cells: empty), [])) }
        }
        rows[0].row.label += line.label
      }
      for cell in line.cells {
        if let home = rows.lastIndex(where: { $0.spans.contains(cell.span) }),
          !rows[(home + 1)...].contains(where: { $0.spans.contains { $0.overlaps(cell.span) } })
        {
          rows[home].row.cells[cell.span.lowerBound] += cell.words
          continue
        }
        let last = rows.lastIndex { $0.spans.contains { $0.overlaps(cell.span) } }
        let home = last.map { $0 + 1 } ?? 0
        if home == rows.count { rows.append((LayoutRow(line: line.index, label: [], cells: empty), [])) }
        rows[home].row.cells[cell.span.lowerBound] = cell.words
        rows[home].spans.append(cell.span)
      }
    }
    return rows.map(\.row)
  }

  private var empty: [[LayoutWord]] { Array(repeating: [], count: columns) }

  // MARK: Body

  private func body(_ group: [TableReading.PlacedLine]) -> LayoutRow {
    var row = LayoutRow(line: group[0].index, label: [], cells: empty)
    for line in group {
      row.label += line.label
      for cell in line.cells { row.cells[cell.span.lowerBound] += cell.words }
      row.unsure.formUnion(line.unsure)
    }
    return row
  }

  /// Does this line go on with the row that the lines before it are?
  private func belongs(_ index: Int, to row: Range<Int>) -> Bool {
    guard let line = lines[index], line.kind == .body || line.kind == .label,
      let last = lines[index - 1], last.kind == .body || last.kind == .label
    else { return false }
    let own = row.compactMap { lines[$0] }
    if layout.isExact, isInterleaved(last.index, line.index) { return true }
    let hasValues = own.contains { !$0.cells.isEmpty }
    // 「（2024年３月期）」 below the last row's label.
    if hasValues, index == lines.count - 1, line.cells.isEmpty, !layout.isExact, isBracketed(line.label) { return true }
    if isTight(last, line), !hasValues || line.cells.isEmpty && !isNearer(index, toNextThan: index - 1) { return true }
    // 「2024年12月期(予」 and 「想)」
    let open = own.reduce(0) { $0 + brackets($1.label) }
    if open > 0, line.cells.isEmpty, brackets(line.label) < 0 { return true }
    // 「4,700」 and 「～5,000」, the label between them or beside one of them
    if hasValues, line.cells.isEmpty, index + 1 < lines.count, let next = lines[index + 1], isSecondBound(next),
      !own.contains(where: { !$0.label.isEmpty })
    {
      return true
    }
    if hasValues, isSecondBound(line) { return true }
    // Figures alone, in the middle of a label of two lines.
    let isLone = line.label.isEmpty && line.cells.count * 2 >= columns && line.cells.count >= 2
    if layout.isExact {
      if isLone, own.count == 1, own[0].cells.isEmpty, !own[0].label.isEmpty { return isNear(last, line) }
      return own.count == 2 && own[0].cells.isEmpty && own[1].label.isEmpty && line.cells.isEmpty
        && isNear(last, line) && !followsFigures(index)
    }
    if isLone, own.count == 1, own[0].cells.isEmpty, followsLabel(index) || !startsSection(index - 1) { return true }
    return own.count == 2 && own[0].cells.isEmpty && own[1].label.isEmpty && line.cells.isEmpty
  }

  /// Lines one below the other, with hardly a gap.
  private func isNear(_ above: TableReading.PlacedLine, _ below: TableReading.PlacedLine) -> Bool {
    let (upper, lower) = (layout.lines[above.index], layout.lines[below.index])
    return lower.middle - upper.middle < 1.25 * min(upper.size, lower.size)
  }

  /// The next line has figures and no label: this one is theirs.
  private func followsFigures(_ index: Int) -> Bool {
    guard index + 1 < lines.count, let next = lines[index + 1], let line = lines[index] else { return false }
    return next.kind == .body && next.label.isEmpty && isNear(line, next)
  }

  private func followsLabel(_ index: Int) -> Bool {
    guard index + 1 < lines.count, let next = lines[index + 1] else { return false }
    return next.kind == .label
  }

  /// A line that other rows follow which have labels of their own on their lines.
  private func startsSection(_ index: Int) -> Bool {
    guard index + 2 < lines.count, let next = lines[index + 2] else { return false }
    return next.kind == .body && next.label.isEmpty
  }

  /// All its cells begin with ～: the upper ends of ranges.
  private func isSecondBound(_ line: TableReading.PlacedLine) -> Bool {
    guard line.kind == .body, line.label.isEmpty, !line.cells.isEmpty else { return false }
    return line.cells.allSatisfy { $0.words.first.map(isUpperBound) ?? false }
  }

  /// Lines of one label stand nearer than rows do.
  private func isTight(_ above: TableReading.PlacedLine, _ below: TableReading.PlacedLine) -> Bool {
    guard let pitch, above.cells.isEmpty || below.cells.isEmpty, !above.label.isEmpty, !below.label.isEmpty else {
      return false
    }
    let gap = layout.lines[below.index].middle - layout.lines[above.index].middle
    return gap > 0 && gap < 0.94 * pitch
  }

  /// A line of a label stands nearer to the row below than to the one above.
  private func isNearer(_ index: Int, toNextThan last: Int) -> Bool {
    guard index + 1 < lines.count, let line = lines[index], let above = lines[last], let next = lines[index + 1] else {
      return false
    }
    let middle = layout.lines[line.index].middle
    return layout.lines[next.index].middle - middle < 0.9 * (middle - layout.lines[above.index].middle)
  }

  private func isBracketed(_ words: [LayoutWord]) -> Bool {
    guard let first = words.first, let last = words.last else { return false }
    let opening = scalar(in: layout.bytes, at: first.range.lowerBound).scalar
    guard opening == 0x28 || opening == 0xFF08 else { return false }
    return layout.bytes[last.range.upperBound - 1] == 0x29
      || last.range.count >= 3 && scalar(in: layout.bytes, at: last.range.upperBound - 3).scalar == 0xFF09
  }

  private func brackets(_ words: [LayoutWord]) -> Int {
    words.isEmpty ? 0 : layout.openBrackets(LayoutSegment(words, layout.bytes))
  }

  /// Two lines whose middles are nearer than lines below each other can be: cells of one row, set in lines of their own.
  private func isInterleaved(_ first: Int, _ second: Int) -> Bool {
    let (above, below) = (layout.lines[first], layout.lines[second])
    return layout.isExact && below.middle - above.middle < 0.85 * min(above.size, below.size)
      && below.middle >= above.middle
  }
}
