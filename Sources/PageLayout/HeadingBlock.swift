import SourceText

/// Lines of headings put together to cells, and the cells to levels.
///
/// Each cell of a row of headings is set on as many lines as it needs, in the middle of the row, so that the lines of cells beside each
/// other need not be at the same height:
///
///                           年間配当金               配当金総額
///     第１四半   第２四半                              （合計）
///                          期末        合計
///     期末       期末
///
/// What stands right below each other is one cell, but for a heading over several others, which is a level of its own.
struct HeadingBlock {
  let layout: Layout
  let columns: [LayoutColumn]

  /// A stretch of words on one line.
  private struct Piece {
    var line: Int
    var segment: LayoutSegment
    var left: Double { segment.left }
    var right: Double { segment.right }
  }

  private struct Cell {
    var pieces: [Piece]
    var left: Double { pieces.map(\.left).min() ?? 0 }
    var right: Double { pieces.map(\.right).max() ?? 0 }
    var first: Int { pieces.map(\.line).min() ?? 0 }
    var last: Int { pieces.map(\.line).max() ?? 0 }
  }

  private static let mostPieces = 200

  /// One line a level, from the top; nil where the lines are no block of cells.
  func levels(_ lines: [LayoutLine]) -> [LayoutLine]? {
    let pieces = lines.indices.flatMap { line in
      (ownWords(of: lines[line]) ?? lines[line].segments.flatMap { parted($0) }).map { Piece(line: line, segment: $0) }
    }
    guard pieces.count >= 2, pieces.count <= Self.mostPieces else { return nil }
    var cells = joined(pieces, lines)
    parted(&cells, lines)
    return drawn(cells, lines)
  }

  // MARK: Pieces

  /// On a page, the words of a line, where they are as many as the columns and each stands over its own: in narrow columns the lines of
  /// their headings hardly stand apart.
  private func ownWords(of line: LayoutLine) -> [LayoutSegment]? {
    guard layout.isExact, line.segments.count < columns.count else { return nil }
    let words = line.segments.flatMap(\.words)
    guard words.count == columns.count,
      words.allSatisfy({ $0.isSpaced && HeadingPlacement.isHeading(layout.bytes[$0.range]) })
    else { return nil }
    for (index, word) in words.enumerated() {
      let middle = (word.left + word.right) / 2
      guard index == 0 || middle > columns[index - 1].right - layout.em,
        middle < columns[index].right + layout.em
      else { return nil }
    }
    return words.map { LayoutSegment([$0], layout.bytes) }
  }

  /// A segment cut where a column ends in a gap of it, or, where places are not to be trusted, at blanks between Japanese words.
  private func parted(_ segment: LayoutSegment) -> [LayoutSegment] {
    guard !segment.isStacked, segment.words.count > 1 else { return [segment] }
    var parts: [[LayoutWord]] = [[]]
    var open = 0
    // A bracket that closes on another line says nothing of the cells on this one.
    let isWhole = layout.openBrackets(segment) == 0
    for (index, word) in segment.words.enumerated() {
      if index > 0, word.isSpaced,
        isCut(segment.words[index - 1], word, in: parts[parts.count - 1], open: isWhole || !layout.isExact ? open : 0)
      {
        parts.append([])
        open = 0
      }
      parts[parts.count - 1].append(word)
      open += layout.openBrackets(LayoutSegment([word], layout.bytes))
    }
    return parts.count == 1 ? [segment] : parts.map { LayoutSegment($0, layout.bytes) }
  }

  private func isCut(_ left: LayoutWord, _ right: LayoutWord, in part: [LayoutWord], open: Int) -> Bool {
    // 「至 平成28年12月31日) 至 平成29年12月31日)」: what begins alike begins anew.
    if part.count >= 2, let first = part.first, layout.bytes[first.range] == layout.bytes[right.range] { return true }
    if layout.isExact {
      let gap = right.left - left.right
      let isBorder = columns.contains {
        $0.right > left.right - 0.8 * layout.em && $0.right < right.left + 0.2 * layout.em
      }
      return isBorder && gap > (open > 0 ? 0.6 : 0.2) * layout.em
    }
    guard open <= 0, isWide(left, atEnd: true), isWide(right, atEnd: false) else { return false }
    // 「円 銭」, 「合 計」, 「自 2024年」: letters spread over their cell, and what belongs to them.
    return count(left) > 1 && count(right) > 1
  }

  private func isWide(_ word: LayoutWord, atEnd: Bool) -> Bool {
    var at = word.range.lowerBound
    if atEnd {
      at = word.range.upperBound - 1
      while at > word.range.lowerBound, layout.bytes[at] & 0xC0 == 0x80 { at -= 1 }
    }
    let value = scalar(in: layout.bytes, at: at).scalar
    return value >= 0x2E80 && value < 0xFF61 || value == 0x29 && atEnd || !atEnd && (0x30...0x39).contains(value)
  }

  private func count(_ word: LayoutWord) -> Int {
    layout.bytes[word.range].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
  }

  // MARK: Cells

  private func overlap(_ first: Piece, _ second: Piece) -> Double {
    min(first.right, second.right) - max(first.left, second.left)
  }

  /// Lines that can be lines of one cell.
  private func isNear(_ above: Int, _ below: Int, _ lines: [LayoutLine]) -> Bool {
    guard layout.isExact else { return below - above <= 3 }
    return lines[below].middle - lines[above].middle < 1.8 * min(lines[above].size, lines[below].size)
  }

  private func joined(_ pieces: [Piece], _ lines: [LayoutLine]) -> [Cell] {
    let least = layout.isExact ? 0.1 * layout.em : 0.9
    var home = Array(pieces.indices)
    func root(_ index: Int) -> Int {
      var index = index
      while home[index] != index { index = home[index] }
      return index
    }
    let spanning = pieces.indices.map { index in
      let piece = pieces[index]
      let below = pieces.filter {
        $0.line > piece.line && isNear(piece.line, $0.line, lines) && overlap(piece, $0) >= least
      }
      // Two of them beside each other, neither of which merely touches it.
      return below.contains { one in
        below.contains { other in
          guard one.left < other.left, one.right <= other.left else { return false }
          let (first, second) = (overlap(piece, one), overlap(piece, other))
          // Places of a text are off by some characters.
          return min(first, second) > 2 * least && (layout.isExact || 3 * min(first, second) >= max(first, second))
        }
      }
    }
    for index in pieces.indices {
      let piece = pieces[index]
      var line = piece.line - 1
      while line >= 0, isNear(line, piece.line, lines) {
        let above = pieces.indices.filter { pieces[$0].line == line && overlap(pieces[$0], piece) >= least }
        if let nearest = above.max(by: { overlap(pieces[$0], piece) < overlap(pieces[$1], piece) }) {
          if !spanning[nearest] { home[root(index)] = root(nearest) }
          break
        }
        line -= 1
      }
    }
    var cells: [Int: Cell] = [:]
    var order: [Int] = []
    for index in pieces.indices {
      let root = root(index)
      if cells[root] == nil { order.append(root) }
      cells[root, default: Cell(pieces: [])].pieces.append(pieces[index])
    }
    return order.compactMap { cells[$0] }
  }

  /// 「年間配当金」 in the middle above 「第３四半期末」 alone seems to be a line of it; but then that cell would not stand in the middle
  /// of its row as its neighbours do.
  private func parted(_ cells: inout [Cell], _ lines: [LayoutLine]) {
    func middle(_ cell: Cell) -> Double {
      let heights = cell.pieces.map { layout.isExact ? lines[$0.line].middle : Double($0.line) }
      return ((heights.min() ?? 0) + (heights.max() ?? 0)) / 2
    }
    let size = layout.isExact ? layout.em : 1
    for index in cells.indices where cells[index].first < cells[index].last {
      let others = cells.indices.filter { $0 != index && cells[$0].last >= cells[index].last - 1 }.map {
        middle(cells[$0])
      }
      guard others.count >= 2 else { continue }
      let row = others.sorted()[others.count / 2]
      let rest = Cell(pieces: cells[index].pieces.filter { $0.line > cells[index].first })
      guard abs(middle(cells[index]) - row) > 0.4 * size, abs(middle(rest) - row) < 0.25 * size else { continue }
      cells.append(Cell(pieces: cells[index].pieces.filter { $0.line == cells[index].first }))
      cells[index] = rest
    }
  }

  // MARK: Levels

  /// 「年間配当金」 between 「第３四半期末」 and 「期末」, over neither of them: above, where that leaves as many cells as there are columns.
  private func raise(_ level: inout [Int], _ cells: [Cell]) {
    let row = cells.indices.filter { level[$0] == 0 }.sorted { cells[$0].left < cells[$1].left }
    guard row.count > columns.count, row.count >= 3 else { return }
    let high = row.indices.dropFirst().dropLast().filter { place in
      let last = cells[row[place]].last
      return last < cells[row[place - 1]].first && last < cells[row[place + 1]].first
    }
    guard row.count - high.count == columns.count else { return }
    for place in high { level[row[place]] = 1 + (level.max() ?? 0) }
  }

  private func drawn(_ cells: [Cell], _ lines: [LayoutLine]) -> [LayoutLine] {
    // A cell stands a level above all that it stands over.
    var level = Array(repeating: 0, count: cells.count)
    let order = cells.indices.sorted { cells[$0].last > cells[$1].last }
    for index in order {
      for other in order where cells[other].first > cells[index].last {
        let overlap = min(cells[index].right, cells[other].right) - max(cells[index].left, cells[other].left)
        if overlap > (layout.isExact ? 0.1 * layout.em : 0.9) { level[index] = max(level[index], level[other] + 1) }
      }
    }
    raise(&level, cells)
    return (0...(level.max() ?? 0)).reversed().compactMap { height in
      let row = cells.indices.filter { level[$0] == height }.map { cells[$0] }.sorted {
        ($0.left + $0.right, $0.left) < ($1.left + $1.right, $1.left)
      }
      guard let first = row.map(\.first).min() else { return nil }
      var line = lines[first]
      line.segments = row.map { cell in
        if cell.pieces.count == 1 { return cell.pieces[0].segment }
        let pieces = cell.pieces.sorted { ($0.line, $0.left) < ($1.line, $1.left) }
        return LayoutSegment(pieces.flatMap(\.segment.words), layout.bytes, isStacked: true)
      }
      return line
    }
  }
}
