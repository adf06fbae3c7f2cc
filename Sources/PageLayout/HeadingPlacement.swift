import SourceText

/// Puts the words of a line of headings over columns: each heading over one column or over neighbouring ones.
///
/// What is one heading and what it spans is decided together: the cut of the words and the spans that fit best. A heading stands
/// in the middle of what it spans, or flush with one column.
struct HeadingPlacement {
  struct Heading {
    var words: [LayoutWord]
    /// The columns that it stands over; empty for a word over the labels.
    var span: Range<Int>
  }

  let columns: [LayoutColumn]
  /// Where labels end.
  let labelRight: Double
  /// Where most lines begin.
  let margin: Double
  let em: Double
  let isExact: Bool
  /// The text of all words.
  let bytes: [UInt8]
  /// Columns of percentages that do without a heading of their own; nil where that is not known.
  let isShare: [Bool]?

  private static let longest = 14

  /// 百万円, ％, 百万円, ％, perhaps with 円 銭 behind them.
  private var takesTurns: Bool {
    guard let isShare, isShare.count >= 4, let last = isShare.lastIndex(of: true), last >= 3 else { return false }
    return isShare.indices.allSatisfy { isShare[$0] == ($0 % 2 == 1 && $0 <= last) }
  }

  func place(_ line: LayoutLine) -> [Heading] {
    if let counted = counted(line.segments) { return counted }
    var atoms: [(words: [LayoutWord], left: Double, right: Double, isFirst: Bool)] = []
    for segment in line.segments {
      if segment.isStacked {
        atoms.append((segment.words, segment.left, segment.right, true))
      } else {
        for (index, word) in segment.words.enumerated() { atoms.append(([word], word.left, word.right, index == 0)) }
      }
    }
    let open = openBrackets(atoms.map { ($0.words, $0.isFirst) })
    let (m, n) = (atoms.count, columns.count)
    guard m > 0, n > 0, m <= 120 else { return [] }
    // best[a][c]: the first a words placed over columns before c.
    var best = Array(repeating: Array(repeating: Double.infinity, count: n + 1), count: m + 1)
    var from = Array(repeating: Array(repeating: (atom: -1, column: -1), count: n + 1), count: m + 1)
    best[0][0] = 0
    for atom in 0...m {
      for column in 0...n where best[atom][column] < .infinity {
        let here = best[atom][column]
        if column < n, here + skip(column) < best[atom][column + 1] {
          best[atom][column + 1] = here + skip(column)
          from[atom][column + 1] = (atom, column)
        }
        var cut = 0.0
        var joining = 0.0
        for end in atom + 1..<min(m, atom + Self.longest) + 1 where end <= m {
          if end - 1 > atom {
            if atoms[end - 1].isFirst { break }
            if isBorder(atoms[end - 2].right, atoms[end - 1].left) { joining += 0.6 }
          }
          cut =
            end < m && !atoms[end].isFirst
            ? splitting(atoms[end - 1].right, atoms[end].left)
              + (open[end - 1] && !(isExact && atoms[end].left - atoms[end - 1].right > 0.6 * em) ? 2 : 0) : 0
          let (left, right) = (atoms[atom].left, atoms[end - 1].right)
          if column == 0, overLabel(left, right) + here + cut < best[end][0] {
            best[end][0] = overLabel(left, right) + here + cut
            from[end][0] = (atom, 0)
          }
          for last in column..<n {
            let cost = here + cut + joining + misfit(left, right, column..<last + 1)
            if cost < best[end][last + 1] {
              best[end][last + 1] = cost
              from[end][last + 1] = (atom, column)
            }
          }
        }
      }
    }
    guard best[m][n] < .infinity else { return [] }
    var headings: [Heading] = []
    var (atom, column) = (m, n)
    while atom > 0 || column > 0 {
      let (a, c) = from[atom][column]
      guard a >= 0 else { break }
      if a < atom { headings.append(Heading(words: atoms[a..<atom].flatMap(\.words), span: c..<column)) }
      (atom, column) = (a, c)
    }
    return headings.reversed()
  }

  /// For each atom, whether a bracket stands open behind it: nobody cuts a heading there.
  private func openBrackets(_ atoms: [(words: [LayoutWord], isFirst: Bool)]) -> [Bool] {
    var open = 0
    return atoms.map { words, isFirst in
      if isFirst { open = 0 }
      for word in words {
        var at = word.range.lowerBound
        while at < word.range.upperBound {
          let (value, length) = scalar(in: bytes, at: at)
          if value == 0x28 || value == 0xFF08 { open += 1 }
          if value == 0x29 || value == 0xFF09 { open -= 1 }
          at += max(1, length)
        }
      }
      return open > 0
    }
  }

  /// A column without a heading of its own.
  private func skip(_ column: Int) -> Double { isExact || isShare?[column] ?? true ? 0.3 : 1.2 }

  /// As many headings as columns, or as columns that are no percentages: each its own, in order.
  private func counted(_ segments: [LayoutSegment]) -> [Heading]? {
    var segments = parted(segments)[...]
    var headings: [Heading] = []
    if let first = segments.first, !isExact, columns.count >= 2 {
      // In a text, a line of headings may be set quite elsewhere than the figures below: as many as there are columns are theirs,
      // one more has the labels' own before it.
      for spans in [places(for: segments.count), places(for: segments.count - 1)] {
        let isLabels = segments.count == spans.count + 1 && !segments.dropFirst().contains { isTwin($0, of: first) }
        guard isLabels && first.center <= labelRight || segments.count == spans.count && first.left > margin + 1,
          isLabels || !first.isUnit && !isShifted(segments, spans)
        else { continue }
        if isLabels { headings.append(Heading(words: first.words, span: 0..<0)) }
        for (span, segment) in zip(spans, segments.dropFirst(isLabels ? 1 : 0)) {
          headings.append(Heading(words: segment.words, span: span))
        }
        return headings
      }
    }
    while let first = segments.first, first.right <= columns[0].left, first.center <= labelRight,
      isExact || !segments.dropFirst().contains(where: { isTwin($0, of: first) })
    {
      headings.append(Heading(words: first.words, span: 0..<0))
      segments = segments.dropFirst()
    }
    guard segments.count >= 2 else { return nil }
    let spans = places(for: segments.count)
    guard segments.count == spans.count else { return nil }
    for (segment, span) in zip(segments, spans) {
      if isExact {
        let before = span.lowerBound == 0 ? -Double.infinity : columns[span.lowerBound - 1].right
        guard segment.center > before - em, segment.center < columns[span.upperBound - 1].right + 2 * em else {
          return nil
        }
      }
      headings.append(Heading(words: segment.words, span: span))
    }
    return headings
  }

  /// All headings but the first stand over the columns one to the left of theirs: the first heads the labels.
  private func isShifted(_ segments: ArraySlice<LayoutSegment>, _ spans: [Range<Int>]) -> Bool {
    // What heads the labels is no period.
    if let one = segments.first, let other = segments.dropFirst().first, isTwin(other, of: one) { return false }
    let shifted = standing(segments.dropFirst(), over: spans)
    return shifted == segments.count - 1 && standing(segments, over: spans) < shifted
  }

  /// "As of September 30, 2024" beside "As of March 31, 2024": both head columns.
  private func isTwin(_ other: LayoutSegment, of one: LayoutSegment) -> Bool {
    let (first, second) = (bytes[one.words[0].range], bytes[other.words[0].range])
    return one.words.count == other.words.count && one.hasDigit && other.hasDigit && first == second
      || TwinWords.areTwins(first, second)
  }

  /// Headings one blank apart, where there are as many words as columns, or as columns that are no percentages: 「4Q24 4Q23 前年同期比 3Q24
  /// 前期比」, 「売上高 営業利益 経常利益」 over 百万円 and ％ in turn.
  private func parted(_ segments: [LayoutSegment]) -> [LayoutSegment] {
    guard segments.count < columns.count, columns.count >= 2 else { return segments }
    let words = segments.flatMap { segment in
      segment.isStacked ? [segment] : segment.words.map { LayoutSegment([$0], bytes) }
    }
    let isPaired = isShare.map { $0.first == false && $0.count(where: { !$0 }) == words.count } ?? false
    guard !isExact && words.count == columns.count || isPaired, words.count > segments.count,
      openBrackets(segments.map { ($0.words, true) }).allSatisfy({ !$0 }),
      words.allSatisfy({ $0.isStacked || isHeading($0.words[0]) })
    else { return segments }
    return words
  }

  /// Japanese, or a name with a number: no word of an English heading.
  private func isHeading(_ word: LayoutWord) -> Bool { Self.isHeading(bytes[word.range]) }

  static func isHeading(_ text: ArraySlice<UInt8>) -> Bool {
    return text.count >= 3
      && (text.contains { $0 >= 0xE3 && $0 <= 0xE9 } || text.contains { (0x30...0x39).contains($0) })
      && text.first != 0x28
  }

  /// How many of the headings, in order, meet their places.
  private func standing(_ segments: ArraySlice<LayoutSegment>, over spans: [Range<Int>]) -> Int {
    zip(segments, spans).reduce(0) { sum, pair in
      let (first, last) = (columns[pair.1.lowerBound], columns[pair.1.upperBound - 1])
      return sum + (pair.0.left < last.right && first.left < pair.0.right ? 1 : 0)
    }
  }

  /// The columns, or, where so many headings are not as many, those that are no percentages with what follows them.
  private func places(for count: Int) -> [Range<Int>] {
    guard count != columns.count, let isShare, isShare.first == false else {
      return columns.indices.map { $0..<$0 + 1 }
    }
    let starts = columns.indices.filter { !isShare[$0] }
    return starts.indices.map { starts[$0]..<($0 + 1 < starts.count ? starts[$0 + 1] : columns.count) }
  }

  /// Words that stand close are not likely two headings, unless a column ends between them.
  private func splitting(_ right: Double, _ left: Double) -> Double {
    isBorder(right, left) ? 0.1 : max(0.1, 0.6 - (left - right) / em * 0.4)
  }

  /// A column's figures end where the gap between two words is.
  private func isBorder(_ right: Double, _ left: Double) -> Bool {
    columns.contains { $0.right > right - 0.8 * em && $0.right < left + 0.2 * em }
  }

  private func overLabel(_ left: Double, _ right: Double) -> Double {
    0.2 + max(0, (right - columns[0].left) / em) + max(0, ((left + right) / 2 - labelRight) / em)
  }

  private func misfit(_ left: Double, _ right: Double, _ span: Range<Int>) -> Double {
    let (first, last) = (columns[span.lowerBound], columns[span.upperBound - 1])
    let before = span.lowerBound == 0 ? labelRight : columns[span.lowerBound - 1].right
    let middle = (left + right) / 2
    // The cell reaches from the column before, the text only as far as its figures do.
    var off = min(abs(middle - (first.left + last.right) / 2), abs(middle - (before + last.right) / 2))
    if span.lowerBound == 0, columns.count > 1 {
      // What stands left of the first column says little: it is taken to be as wide as the second.
      let start = columns[0].right - (columns[1].right - columns[0].right)
      off = min(off, abs(middle - (start + last.right) / 2))
    }
    if span.count == 1 { off = min(off, abs(right - last.right), abs(left - first.left)) }
    let overlap = min(right, last.right) - max(left, min(first.left, max(before, first.left - 4 * em)))
    // Words that reach over the figures beside them stand over those too.
    let missed = columns.indices.lazy.filter { index in
      let center = (columns[index].left + columns[index].right) / 2
      return !span.contains(index) && center > left && center < right
    }.count
    // Where 百万円 and ％ take turns, a heading begins over money.
    let isTorn = takesTurns && span.lowerBound % 2 == 1 && isShare?[span.lowerBound] == true
    return min(off / em * (isExact ? 1 : 0.4), 6) + 0.6 * Double(missed) + (overlap > 0 ? 0 : 3) + (isTorn ? 0.6 : 0)
      + 0.05 * Double(span.count - 1)
  }
}
