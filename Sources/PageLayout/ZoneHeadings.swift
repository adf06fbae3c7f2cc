import SourceText

/// Which lines above a table's first row are its headings.
extension Layout {
  /// The first of the lines of headings right above a line.
  func headings(above line: Int, after free: Int) -> Int {
    var first = line
    while first > free, line - first < 24 {
      if isHeading(first - 1) || isWithinHeadings(first - 1, after: free) {
        first -= 1
        continue
      }
      if !isExact, let above = lineBefore(first, after: free), lines[above].segments.count >= 2, isHeading(above) {
        first = above
        continue
      }
      // One blank line may stand between headings and what they stand over.
      guard lines[first - 1].segments.isEmpty, first - 2 >= free, isHeading(first - 2),
        lines[first - 2].segments.count >= 2 || isShortHeading(lines[first - 2])
      else { break }
      first -= 2
    }
    return first
  }

  /// The last line before a page break of a text, whose heads and feet are set aside.
  private func lineBefore(_ line: Int, after free: Int) -> Int? {
    var index = line - 1
    var hasFurniture = false
    while index >= free, line - index < 12, lines[index].isParted || lines[index].segments.isEmpty {
      hasFurniture = hasFurniture || lines[index].isParted
      index -= 1
    }
    return hasFurniture && index >= free && line - index < 12 && !lines[index].isParted ? index : nil
  }

  /// 「（連結）」 alone on its line between lines of headings.
  private func isWithinHeadings(_ index: Int, after free: Int) -> Bool {
    let line = lines[index]
    guard !line.isParted, !line.isInline, line.segments.count == 1, let only = line.segments.first,
      only.left >= margin + 6 * em, !only.isUnit, !only.hasDigit || only.words.count == 1, index > free,
      only.words.reduce(0, { $0 + $1.range.count }) <= 30
    else { return false }
    let above = lines[index - 1]
    let isNear = !isExact || line.middle - above.middle < 1.3 * min(line.size, above.size)
    return isNear && above.segments.count >= 2 && isHeading(index - 1)
  }

  /// 「年間配当金」, 「前第３四半期連結累計期 当第３四半期連結累計期」: in the middle of its line, no date and no title.
  private func isShortHeading(_ line: LayoutLine) -> Bool {
    guard line.segments.count == 1, let only = line.segments.first, only.left >= margin + 10 * em else { return false }
    if only.words.count >= 2, !isExact { return true }
    return !only.hasDigit && only.words.reduce(0) { $0 + $1.range.count } <= 36
  }

  /// Headings that stand above 「資産の部」 and 「流動資産」, which are rows of the table.
  func headingAboveSections(_ line: Int, after free: Int) -> Int? {
    let values = lines[line].segments.dropFirst().filter(\.isValue)
    guard let left = values.first?.left, let right = values.last?.right else { return nil }
    var index = line - 1
    var blanks = 0
    while index >= free, line - index <= 6, !lines[index].isParted, blanks <= 1 {
      // Headings at a page's end, sections on the next.
      if lines[index].segments.isEmpty {
        blanks += 1
        index -= 1
        continue
      }
      // In a text, places are off by some characters.
      guard lines[index].segments.count == 1, lines[index].segments[0].right < left + (isExact ? 0 : 1.5 * em),
        lines[index].segments[0].left < left, !isProse(index)
      else { break }
      index -= 1
    }
    var first: Int?
    while index >= free, line - index <= 9, index < line - 1, isHeading(index), let last = lines[index].segments.last,
      first != nil
        || lines[index].segments.count >= 2 && last.right > left
          && (last.left < right + 2 * em || lines[index].isUnits)
    {
      first = index
      index -= 1
    }
    return first.map { headings(above: $0, after: free) }
  }

  /// Words in several columns, or 「年間配当金」 alone far from the margin.
  func isHeading(_ index: Int) -> Bool {
    let line = lines[index]
    guard !line.isParted, !line.isInline, let first = line.segments.first, !isCaption(line) else { return false }
    if line.segments.count >= 2 { return true }
    // Headings of several columns one blank apart.
    if first.left >= margin + 3 * em, standsApart(first, from: index) { return true }
    if !isExact, first.left > margin + 1, lines[index].segments.count == 1, first.words.count >= 3,
      index + 1 < lines.count,
      lines[index + 1].isUnits, standsApart(first, from: index)
    {
      return true
    }
    return first.left >= margin + 6 * em && !isBracketed(first)
  }

  /// Japanese words parted by blanks, as near to what they stand over as lines are, without a sentence's end, right above units or other headings.
  private func standsApart(_ segment: LayoutSegment, from index: Int) -> Bool {
    guard segment.words.count >= 2, index + 1 < lines.count, lines[index + 1].segments.count >= 2,
      !isExact || lines[index + 1].middle - lines[index].middle < 1.8 * lines[index].size
    else { return false }
    return segment.words.allSatisfy { word in
      let text = bytes[word.range]
      return text.count >= 9 && text.first.map { $0 >= 0xE3 || ($0 >= 0x30 && $0 <= 0x39) } ?? false
        && !text.suffix(3).elementsEqual("。".utf8)
    }
  }

  /// 「(1) 連結経営成績        （％表示は対前期増減率）」: a title and, at the other side, what it says of its figures.
  private func isCaption(_ line: LayoutLine) -> Bool {
    guard line.segments.count == 2, let last = line.segments.last else { return false }
    // 「当事業年度（自　2020年４月１日    至　2021年３月31日）」
    if line.segments[0].left < margin + 4 * em, openBrackets(line.segments[0]) > 0, openBrackets(last) < 0 {
      return true
    }
    guard isBracketed(last) else { return false }
    return line.segments[0].left < margin + 6 * em && !last.isUnit
  }
}
