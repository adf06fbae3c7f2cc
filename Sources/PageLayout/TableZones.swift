import SourceText

/// A stretch of lines whose figures stand in columns, with the lines of headings above them.
struct TableZone {
  /// Indices of the layout's lines.
  var range: Range<Int>
  /// Lines of headings that a new page repeats.
  var repeated: Set<Int> = []
  /// One line with periods and figures in turn.
  var isInline = false
  /// That line, where its cells stand on several.
  var row: LayoutLine?
}

extension Layout {
  /// All such stretches, from the top. Two blank lines, or a line of prose, end one.
  func zones() -> [TableZone] {
    var zones: [TableZone] = []
    var line = 0
    var free = 0
    while line < lines.count {
      if let row = inlineRow(from: line) {
        zones.append(TableZone(range: line..<line + 3, isInline: true, row: row))
        line += 3
        free = line
        continue
      }
      if lines[line].isInline, !lines[line].isParted {
        if !isRemark(lines[line]) { zones.append(TableZone(range: line..<line + 1, isInline: true)) }
        line += 1
        free = line
        continue
      }
      guard lines[line].isTabular else {
        line += 1
        continue
      }
      var first = headings(above: line, after: free)
      if first == line, let heading = headingAboveSections(line, after: free) { first = heading }
      let end = end(from: line)
      let body = lines[line..<end]
      let tabular = body.reduce(0) { $0 + ($1.isTabular ? 1 : 0) }
      let figures = body.reduce(0) { $0 + $1.figures }
      if tabular >= 2 || figures >= 2 && first < line { zones.append(TableZone(range: first..<end)) }
      free = end
      line = end
    }
    return isExact ? joined(zones) : zones
  }

  /// 「(注)包括利益 2024年3月期 99百万円 (21.1%) …」: a line of text whose figures are found where the text is read.
  private func isRemark(_ line: LayoutLine) -> Bool {
    guard let word = line.segments.first?.words.first else { return false }
    let text = bytes[word.range].filter { $0 != 0x20 }
    return Self.remarks.contains { text.starts(with: $0) }
  }

  private static let remarks: [[UInt8]] = ["(注)", "（注）", "(参考)", "（参考）", "（ご参考）", "(ご参考)"].map { Array($0.utf8) }

  /// In a text, a line of periods and figures whose cells of several lines begin on the line above and end on the line below.
  ///
  ///                                  2024年12月期中間
  ///     ② 期末自己株式数                              383株   2023年12月期   336株
  ///                                  期
  private func inlineRow(from index: Int) -> LayoutLine? {
    guard !isExact, index + 2 < lines.count else { return nil }
    let three = Array(lines[index...(index + 2)])
    guard three.allSatisfy({ !$0.segments.isEmpty && !$0.isParted }), three[1].segments.count >= 2,
      three[1].segments.contains(where: \.hasDigit),
      three[0].segments.contains(where: \.hasDigit), three[0].segments[0].left > three[1].segments[0].right
    else { return nil }
    func meet(_ one: LayoutSegment, _ other: LayoutSegment) -> Bool { one.left < other.right && other.left < one.right }
    guard three[0].segments.allSatisfy({ cell in !three[1].segments.contains { meet($0, cell) } }),
      three[2].segments.allSatisfy({ cell in
        !three[1].segments.contains { meet($0, cell) } && three[0].segments.contains { meet($0, cell) }
      }),
      let row = StackedCells.row(three, bytes)
    else { return nil }
    var mended = row
    mended.mend(bytes, em: em)
    return mended.isInline ? mended : nil
  }

  /// A table whose headings come again on the next page is one table.
  private func joined(_ zones: [TableZone]) -> [TableZone] {
    var result: [TableZone] = []
    for zone in zones {
      guard let last = result.last, !last.isInline, !zone.isInline,
        lines[last.range.upperBound..<zone.range.lowerBound].allSatisfy({ $0.segments.isEmpty || $0.isParted }),
        let count = repeatedHeadings(zone, of: last)
      else {
        result.append(zone)
        continue
      }
      result[result.count - 1].range = last.range.lowerBound..<zone.range.upperBound
      result[result.count - 1].repeated.formUnion(last.range.upperBound..<zone.range.lowerBound + count)
    }
    return result
  }

  private func repeatedHeadings(_ zone: TableZone, of first: TableZone) -> Int? {
    func words(_ index: Int) -> [[UInt8]] {
      lines[index].segments.flatMap { $0.words.map { Array(bytes[$0.range]) } }
    }
    var count = 0
    while count < min(zone.range.count, first.range.count), !lines[zone.range.lowerBound + count].isTabular,
      words(zone.range.lowerBound + count) == words(first.range.lowerBound + count)
    { count += 1 }
    return count > 0 ? count : nil
  }

  /// `start`: the first row, where rows stood on an earlier page.
  private func end(from next: Int, of start: Int? = nil) -> Int {
    let line = start ?? next
    var end = next + 1
    var next = end
    var gap = 0
    while next < lines.count, gap < 6, !lines[next].isParted, !lines[next].isInline {
      if lines[next].isTabular {
        // Behind a gap, figures in other columns are another table's.
        if gap > 0, !continues(next, lines[line..<end]), !isLikewise(next, lines[line..<end], behind: end),
          !isTornRow(next, lines[line..<end])
        {
          break
        }
        next += 1
        (end, gap) = (next, 0)
        continue
      }
      if isCell(next, below: lines[line..<end]) {
        next += 1
        end = next
        continue
      }
      // Words in several columns below figures are the headings of the next table.
      if lines[next].segments.count >= 2 { break }
      let isSecondBlank = lines[next].segments.isEmpty && lines[next - 1].segments.isEmpty
      if isProse(next) || isSecondBlank { break }
      gap += 1
      next += 1
    }
    if !isExact, let next = lineBehind(line..<end), end - line < 2_000 { return self.end(from: next, of: line) }
    if let torn = endOfTornLabel(end, of: line) { end = torn }
    // The second line of a label whose figures stand between its lines.
    if !isExact, end < lines.count, end - line >= 2, isLabel(end), isLabel(end - 2),
      lines[end - 1].segments.allSatisfy(\.isValue)
    {
      var open = lines[end - 2...end].reduce(0) { $0 + openBrackets($1.segments[0]) }
      end += 1
      while open > 0, end < lines.count, isLabel(end) {
        open += openBrackets(lines[end].segments[0])
        end += 1
      }
    }
    // 「(ご参考)前期実績」 and, below it, 「(2024年３月期)」.
    if end < lines.count, end - line >= 2, isLabel(end), lines[end].segments[0].hasDigit,
      isBracketed(lines[end].segments[0]),
      lines[end].segments[0].words.reduce(0, { $0 + $1.range.count }) <= 40,
      !isExact || lines[end].middle - lines[end - 1].middle < 1.3 * lines[end].size
    {
      end += 1
    }
    return end
  }

  /// The last row's label goes on below it, with lines that only together name a period.
  private func endOfTornLabel(_ end: Int, of start: Int) -> Int? {
    func label(_ index: Int) -> [ArraySlice<UInt8>]? {
      guard index >= 0, index < lines.count, !lines[index].isParted, let first = lines[index].segments.first,
        first.left < margin + 8 * em
      else { return nil }
      return first.isValue && lines[index].segments.count > 1 ? [] : first.words.map { bytes[$0.range] }
    }
    guard var words = label(end - 1) else { return nil }
    var found: Int?
    for above in 0...4 {
      if above > 0 {
        guard end - 1 - above >= start - 4, let more = label(end - 1 - above),
          lines[end - 1 - above].segments.count == 1
        else { break }
        words = more + words
      }
      var all = words
      for below in end..<min(end + 4, lines.count) {
        guard lines[below].segments.count == 1, let more = label(below) else { break }
        all += more
        if TornPeriod.isWhole(all) { found = max(found ?? 0, below + 1) }
      }
    }
    return found
  }

  /// The first line behind a page break of a text that goes on with a table's rows.
  private func lineBehind(_ rows: Range<Int>) -> Int? {
    var index = rows.upperBound
    var furniture = 0
    while index < lines.count, index - rows.upperBound < 12, lines[index].isParted || lines[index].segments.isEmpty {
      furniture += lines[index].isParted ? 1 : 0
      index += 1
    }
    guard (1...4).contains(furniture), index < lines.count, index - rows.upperBound < 12, lines[index].isTabular else {
      return nil
    }
    let counts = Set(lines[rows].filter(\.isTabular).map(\.figures))
    return counts.contains(lines[index].figures) ? index : nil
  }

  /// One piece of words at the left.
  private func isLabel(_ index: Int) -> Bool {
    let line = lines[index]
    return line.segments.count == 1 && !line.isParted && line.segments[0].shape == .words && !isProse(index)
      && line.segments[0].left < margin + 8 * em
  }

  func isProse(_ index: Int) -> Bool {
    lines[index].segments.count == 1 && lines[index].segments[0].words.reduce(0) { $0 + $1.range.count } > 150
  }

  /// The rest of a cell or a label: figures alone, or what closes a bracket that the line above leaves open.
  private func isCell(_ index: Int, below rows: ArraySlice<LayoutLine>) -> Bool {
    let line = lines[index]
    guard let first = line.segments.first else { return false }
    if line.segments.count == 1, first.isValue, first.hasDigit {
      return rows.suffix(20).contains { row in
        row.segments.dropFirst().contains { $0.isValue && first.left < $0.right && $0.left < first.right }
      }
    }
    guard line.segments.count == 1, let label = rows.last?.segments.first, first.left < label.right else {
      return false
    }
    return openBrackets(label) > 0 && openBrackets(first) < 0
  }

  /// Brackets that a segment opens and does not close; negative where it closes what others opened.
  func openBrackets(_ segment: LayoutSegment) -> Int {
    var open = 0
    for word in segment.words {
      var at = word.range.lowerBound
      while at < word.range.upperBound {
        let (value, length) = scalar(in: bytes, at: at)
        if value == 0x28 || value == 0xFF08 { open += 1 }
        if value == 0x29 || value == 0xFF09 { open -= 1 }
        at += max(1, length)
      }
    }
    return open
  }

  func isBracketed(_ segment: LayoutSegment) -> Bool {
    guard let first = segment.words.first, let last = segment.words.last else { return false }
    let (opening, _) = scalar(in: bytes, at: first.range.lowerBound)
    guard opening == 0x28 || opening == 0xFF08, last.range.count >= 1 else { return false }
    let isWideClosing = last.range.count >= 3 && scalar(in: bytes, at: last.range.upperBound - 3).scalar == 0xFF09
    return isWideClosing || bytes[last.range.upperBound - 1] == 0x29
  }

  /// In a text, whose lines are not all set alike: as many figures as the rows above have, behind a section's name or two that have nothing
  /// else to say.
  private func isLikewise(_ index: Int, _ above: ArraySlice<LayoutLine>, behind end: Int) -> Bool {
    guard !isExact, index - end <= 2, lines[index].figures >= 2, let first = lines[index].segments.first, !first.isValue
    else { return false }
    let counts = above.suffix(6).filter(\.isTabular).map(\.figures)
    return counts.count >= 2 && counts.allSatisfy { $0 == lines[index].figures }
      && lines[end..<index].allSatisfy { line in
        line.segments.count == 1 && line.segments[0].words.count == 1 && !line.segments[0].hasDigit
          && !line.segments[0].isUnit && !isBracketed(line.segments[0]) && line.segments[0].left < margin + 4 * em
      }
  }

  /// In a text, 「29年３月期第２」 above and 「四半期」 below a line of as many figures as a row above has.
  private func isTornRow(_ index: Int, _ above: ArraySlice<LayoutLine>) -> Bool {
    guard !isExact, index > 0, index + 1 < lines.count, lines[index].segments.allSatisfy(\.isValue) else {
      return false
    }
    let (upper, lower) = (lines[index - 1], lines[index + 1])
    guard upper.segments.count == 1, lower.segments.count == 1, !upper.isParted, !lower.isParted,
      above.contains(where: { $0.segments.count { $0.isValue } == lines[index].segments.count })
    else { return false }
    return TornPeriod.isWhole((upper.segments[0].words + lower.segments[0].words).map { bytes[$0.range] })
  }

  /// Half of a line's figures or more end where figures above them do.
  private func continues(_ index: Int, _ above: ArraySlice<LayoutLine>) -> Bool {
    let known = above.suffix(60).flatMap { $0.segments.dropFirst().filter(\.isValue) }
    let own = lines[index].segments.dropFirst().filter(\.isValue)
    let slack = isExact ? em : 2.5
    // Flush right nearly everywhere, flush left where nobody said how.
    let fitting = own.filter { value in
      known.contains { abs($0.right - value.right) <= slack || abs($0.left - value.left) <= slack / 2 }
    }
    return fitting.count * 2 >= own.count
  }
}
