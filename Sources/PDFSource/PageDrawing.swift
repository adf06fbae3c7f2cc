import PageLayout
import SourceText

/// Draws pages as lines: a paragraph a line, a row of a table a line with tabs between its cells.
struct PageDrawing {
  private(set) var bytes: [UInt8] = []
  private(set) var blocks: [Block] = []
  /// Blocks whose kind their words have to say.
  private(set) var undecided: [Int] = []
  private(set) var furniture: [Int] = []
  /// In order, what is drawn of cells that might stand in another column.
  private(set) var unsure: [SourceSpan] = []
  /// Page and line of each line drawn.
  private(set) var places: [DocumentParts.Place] = []

  let layout: Layout
  private let origins: [Origin]
  private var line = 0
  /// Number of columns of the table drawn last, while nothing stands behind it; negative for a line of periods and figures.
  private var openWidth: Int?

  /// Where a line of the layout comes from; nil for a blank one.
  private struct Origin {
    var page: Int
    var line: Int
    var bottom: Double
    var top: Double
    var isFurniture: Bool
    /// Right end of the run of text that it stands in; infinite where that is short of most of the page.
    var edge: Double
  }

  init(_ pages: [PageWords]) {
    var text: [UInt8] = []
    let read = pages.map { PageLines($0, bytes: &text) }
    let marks = RunningLines(pages, read, text)
    var lines: [LayoutLine] = []
    var origins: [Origin] = []
    func blank() {
      lines.append(LayoutLine(segments: [], middle: 0, size: 0, number: lines.count))
      origins.append(Origin(page: -1, line: 0, bottom: 0, top: 0, isFurniture: false, edge: 0))
    }
    for (page, content) in read.enumerated() {
      let edges = Self.edges(content)
      func add(_ index: Int, isFurniture: Bool) {
        let line = content.lines[index]
        var layout = line.layout
        layout.isParted = isFurniture
        lines.append(layout)
        origins.append(
          Origin(
            page: page, line: index, bottom: line.bottom, top: line.top, isFurniture: isFurniture, edge: edges[index]))
      }
      // What runs along the page's edge stands before its text, so that a table goes on over the break.
      for index in content.lines.indices where marks.isFurniture(page, index) && page == 0 {
        add(index, isFurniture: true)
      }
      var last: PageLines.Line?
      for (index, line) in content.lines.enumerated() where !marks.isFurniture(page, index) {
        if let last {
          let gap = (line.top - last.bottom) / max(1, min(line.layout.size, last.layout.size))
          if gap > 0.9 { blank() }
          if gap > 2.5 { blank() }
        } else if page > 0 {
          blank()
        }
        add(index, isFurniture: false)
        last = line
      }
    }
    let sizes = read.map(\.size).sorted()
    layout = Layout(bytes: text, lines: lines, em: sizes[sizes.count / 2], isExact: true)
    self.origins = origins
  }

  private static func edges(_ page: PageLines) -> [Double] {
    let lines = page.lines
    let left = lines.compactMap { $0.layout.segments.first?.left }.min() ?? 0
    let right = lines.map(\.right).max() ?? 0
    var edges = Array(repeating: Double.infinity, count: lines.count)
    var index = 0
    while index < lines.count {
      var end = index
      while end < lines.count, lines[end].layout.segments.count == 1,
        end == index || lines[end].top - lines[end - 1].bottom < 1.1 * lines[end].layout.size
      { end += 1 }
      if end == index {
        index += 1
        continue
      }
      let edge = lines[index..<end].map(\.right).max() ?? 0
      if edge - left > 0.6 * (right - left) { for line in index..<end { edges[line] = edge } }
      index = end
    }
    return edges
  }

  mutating func draw() {
    let tables = layout.tables()
    var next = 0
    var index = 0
    while index < layout.lines.count {
      if next < tables.count, tables[next].range.lowerBound == index {
        draw(tables[next])
        index = tables[next].range.upperBound
        next += 1
        continue
      }
      let end = next < tables.count ? tables[next].range.lowerBound : layout.lines.count
      index = drawText(index, before: end)
    }
  }

  // MARK: Text

  /// A line, and those that go on with its sentence.
  private mutating func drawText(_ index: Int, before end: Int) -> Int {
    guard origins[index].page >= 0 else { return index + 1 }
    let first = line
    appendLine(layout.lines[index])
    var last = index
    while true {
      // Behind a page's last line, over the break.
      let next = last + 2 < end && layout.lines[last + 1].segments.isEmpty ? last + 2 : last + 1
      guard next < end, goesOn(next, after: last) else { break }
      let words = layout.lines[next].segments[0].words
      if needsSpace(before: words) { bytes.append(0x20) }
      append(words)
      last = next
    }
    endLine(index)
    blocks.append(Block(kind: .paragraph, lines: first..<line, language: .english))
    if origins[index].isFurniture { furniture.append(blocks.count - 1) } else { undecided.append(blocks.count - 1) }
    if !origins[index].isFurniture { openWidth = nil }
    return last + 1
  }

  private mutating func appendLine(_ line: LayoutLine) {
    for (index, segment) in line.segments.enumerated() {
      if index > 0 { bytes.append(contentsOf: [0x20, 0x20]) }
      append(segment.words)
    }
  }

  /// The line above is as long as the page lets it be, and this one stands right below it in the same letters.
  private func goesOn(_ index: Int, after last: Int) -> Bool {
    let (above, below) = (layout.lines[last], layout.lines[index])
    let isNextPage = origins[index].page == origins[last].page + 1
    guard isNextPage || index == last + 1 && origins[index].page == origins[last].page, above.segments.count == 1,
      below.segments.count == 1,
      !origins[last].isFurniture, !origins[index].isFurniture
    else { return false }
    let size = above.size
    let isNear =
      (isNextPage || origins[index].top - origins[last].bottom < 1.1 * size)
      && abs(below.size - size) < (below.segments[0].words.count < 3 ? 0.35 : 0.15) * size
    // The next word had no room.
    let word = below.segments[0].words[0]
    let isFull = origins[last].edge - above.segments[0].right < max(2.2 * size, word.right - word.left + 0.4 * size)
    let indent = above.segments[0].left - below.segments[0].left
    let isAligned = indent > -1.5 * size && indent < 4 * size
    return isNear && isFull && isAligned && !startsItem(below) && !isCaption(index, after: last)
  }

  /// Behind a sentence's end, a short line that ends no sentence: the heading of what follows.
  private func isCaption(_ index: Int, after last: Int) -> Bool {
    let (above, below) = (layout.lines[last].segments[0], layout.lines[index].segments[0])
    func endsSentence(_ segment: LayoutSegment) -> Bool {
      guard let word = segment.words.last else { return false }
      return layout.bytes[word.range].suffix(3).elementsEqual("。".utf8)
    }
    return endsSentence(above) && !endsSentence(below)
      && origins[index].edge - below.right > 3 * layout.lines[index].size
  }

  /// 「・」, 「(1)」, 「※」, 「①」, 「1.」: an item of its own.
  private func startsItem(_ line: LayoutLine) -> Bool {
    guard let first = line.segments.first?.words.first else { return true }
    let value = scalar(in: layout.bytes, at: first.range.lowerBound).scalar
    switch value {
    case 0x30FB, 0x203B, 0x25CF, 0x25CB, 0x25A0, 0x25C6, 0x2022, 0x2460...0x2473, 0x28, 0xFF08: return true
    case 0x30...0x39, 0xFF10...0xFF19:
      let next = scalar(in: layout.bytes, at: first.range.lowerBound + (value < 0x80 ? 1 : 3)).scalar
      return next == 0x2E || next == 0xFF0E || next == 0x29 || next == 0xFF09
    default: return false
    }
  }

  private mutating func endLine(_ index: Int) {
    bytes.append(0x0A)
    places.append(DocumentParts.Place(part: max(0, origins[index].page), line: origins[index].line))
    line += 1
  }

  private mutating func append(_ words: [LayoutWord]) {
    for (index, word) in words.enumerated() {
      if index > 0, word.isSpaced { bytes.append(0x20) }
      bytes += layout.bytes[word.range]
    }
  }

  // MARK: Tables

  private mutating func draw(_ table: LayoutTable) {
    let first = line
    let margin = table.rows.compactMap { $0.label.first?.left }.min() ?? 0
    var hasHeading = false
    for row in table.rows {
      if let label = row.label.first {
        for _ in 0..<min(80, Int((label.left - margin) / layout.em * 2 + 0.5)) { bytes.append(0x20) }
      }
      appendCell(row.label)
      if line == first { hasHeading = !row.cells.contains { CellShape(text(of: $0)[...]) == .figure } }
      if !row.isPlain {
        for (column, cell) in row.cells.enumerated() {
          bytes.append(0x09)
          let start = bytes.count
          appendCell(cell)
          if row.unsure.contains(column) { unsure.append(SourceSpan(start: start, end: bytes.count)) }
        }
      }
      endLine(row.line)
    }
    let width = table.isInline ? -table.width : table.width
    if !hasHeading || table.isInline, table.width >= 2, openWidth == width, let last = blocks.indices.last {
      blocks[last].isWhole = false
    }
    blocks.append(Block(kind: .table, lines: first..<line, language: .english, isWhole: true))
    openWidth = width
  }

  private func text(of words: [LayoutWord]) -> [UInt8] { words.flatMap { layout.bytes[$0.range] } }

  /// A cell's words, lines of it joined: without a blank where a Japanese word or a figure goes on.
  private mutating func appendCell(_ words: [LayoutWord]) {
    for (index, word) in words.enumerated() {
      let isNewLine = index > 0 && word.left < words[index - 1].right - 0.5
      if index > 0, isNewLine ? needsSpace(before: [word]) : word.isSpaced { bytes.append(0x20) }
      bytes += layout.bytes[word.range]
    }
  }

  /// Between the last byte drawn and words of another line.
  private func needsSpace(before words: [LayoutWord]) -> Bool {
    guard let last = bytes.last, let word = words.first else { return false }
    let next = layout.bytes[word.range.lowerBound]
    if last >= 0x80, next >= 0x80 { return false }
    if last == 0x28 || next == 0x29 || last == 0x20 || last == 0x09 || last == 0x2D { return false }
    // `1,` and `234`, but "March 31," and "2024".
    if last == 0x2C {
      let digits = layout.bytes[word.range].prefix { (0x30...0x39).contains($0) }.count
      return digits != 3
    }
    // 「3,840,00」 and 「0」: a figure that its cell is too narrow for.
    let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) || byte == 0x2C }
    if isDigit(last), isDigit(next) { return !isTorn() }
    return last < 0x80 && next < 0x80
  }

  /// The figure drawn last ends in a group of less than three digits.
  private func isTorn() -> Bool {
    var digits = 0
    var at = bytes.count - 1
    while at >= 0, (0x30...0x39).contains(bytes[at]) {
      digits += 1
      at -= 1
    }
    return at >= 0 && bytes[at] == 0x2C && digits < 3
  }
}
