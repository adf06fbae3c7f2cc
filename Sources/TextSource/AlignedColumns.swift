import SourceText

/// A stretch of lines whose figures stand in columns.
///
/// Figures stand flush right, so their right ends tell the columns; words above them belong to the column that they stand
/// over, words left of all columns are the label.
struct AlignedColumns {
  /// 0-based.
  let lines: Range<Int>
  private let bytes: [UInt8]
  private let rows: [AlignedLine]
  private let ranges: [Range<Int>]
  private var columns: [Column] = []
  private var measure = AlignedLine.Measure.cells
  private var isInline = false

  private struct Column {
    var left: Int
    var right: Int
    var count: Int
  }

  static func zones(_ bytes: [UInt8], _ lines: [Range<Int>], skipping taken: [Int: PipeRow]) -> [AlignedColumns] {
    guard hasGaps(bytes) else { return [] }
    let shapes = lines.map { AlignedLine(bytes, $0) }
    var zones: [AlignedColumns] = []
    var line = 0
    var free = 0
    while line < shapes.count {
      if shapes[line].isInline, taken[line] == nil {
        var zone = AlignedColumns(bytes, line..<line + 1, [shapes[line]], [lines[line]])
        zone.isInline = true
        zones.append(zone)
        line += 1
        free = line
        continue
      }
      guard shapes[line].isTabular, taken[line] == nil else {
        line += 1
        continue
      }
      var first = line
      while first > free, line - first < 6, isHeading(shapes[first - 1]) { first -= 1 }
      var end = line + 1
      var tabular = 1
      var next = end
      var gap = 0
      while next < shapes.count, gap < 5, taken[next] == nil, !shapes[next].hasTab {
        let shape = shapes[next]
        if shape.isInline { break }
        if shape.isTabular {
          // Behind a gap, figures in other columns are another table's.
          if gap > 0, !continues(shape, shapes[line..<end]) { break }
          tabular += 1
          next += 1
          (end, gap) = (next, 0)
          continue
        }
        // Words in several columns below figures are the headings of the next table.
        if shape.segments.count >= 2 { break }
        // Two blank lines, or a line of prose, end a table.
        let isProse = shape.segments.count == 1 && lines[next].count > 150
        let isSecondBlank = shape.segments.isEmpty && shapes[next - 1].segments.isEmpty
        if isProse || isSecondBlank { break }
        gap += 1
        next += 1
      }
      let figures = shapes[line..<end].reduce(0) { $0 + $1.figures }
      if tabular >= 2 || figures >= 2 && first < line {
        zones.append(AlignedColumns(bytes, first..<end, Array(shapes[first..<end]), Array(lines[first..<end])))
      }
      free = end
      line = end
    }
    let measure = measure(of: zones)
    for index in zones.indices { zones[index].findColumns(measure) }
    return zones.filter { zone in
      let tabular = zone.rows.reduce(0) { $0 + ($1.isTabular ? 1 : 0) }
      return zone.isInline || zone.columns.contains { $0.count >= 2 } || tabular == 1 && zone.columns.count >= 2
    }
  }

  /// Words in several columns, or 「年間配当金」 alone far from the margin.
  private static func isHeading(_ line: AlignedLine) -> Bool {
    guard !line.hasTab, !line.isInline, let first = line.segments.first else { return false }
    return line.segments.count >= 2 || first.start.characters >= 12
  }

  /// Half of a line's figures or more end where figures above them do.
  private static func continues(_ line: AlignedLine, _ above: ArraySlice<AlignedLine>) -> Bool {
    func ends(_ line: AlignedLine) -> [AlignedLine.Place] {
      line.segments.dropFirst().filter { $0.shape == .figure || $0.shape == .dash }.map(\.end)
    }
    let known = above.suffix(60).flatMap(ends)
    let own = ends(line)
    let fitting = own.filter { end in
      known.contains { abs($0.cells - end.cells) <= 1 || abs($0.characters - end.characters) <= 1 }
    }
    return fitting.count * 2 >= own.count
  }

  /// Two spaces, a full-width space or dots in a row anywhere.
  private static func hasGaps(_ bytes: [UInt8]) -> Bool {
    var last: UInt8 = 0
    for (at, byte) in bytes.enumerated() {
      if byte == last, byte == 0x20 || byte == 0x2E { return true }
      if byte == 0xE3, at + 2 < bytes.count, bytes[at + 1] == 0x80, bytes[at + 2] == 0x80 { return true }
      if byte == 0xE2, at + 2 < bytes.count, bytes[at + 1] == 0x80, bytes[at + 2] == 0xA6 { return true }
      last = byte
    }
    return false
  }

  private init(_ bytes: [UInt8], _ lines: Range<Int>, _ rows: [AlignedLine], _ ranges: [Range<Int>]) {
    self.bytes = bytes
    self.lines = lines
    self.rows = rows
    self.ranges = ranges
  }

  private mutating func findColumns(_ measure: AlignedLine.Measure) {
    self.measure = measure
    columns = isInline ? [] : clusters(measure)
  }

  /// The measure that a text was set in: figures fall into fewer columns by it, and headings stand over them.
  private static func measure(of zones: [AlignedColumns]) -> AlignedLine.Measure {
    var cost: [AlignedLine.Measure: Int] = [:]
    for zone in zones where !zone.isInline {
      for measure in [AlignedLine.Measure.cells, .characters] {
        let columns = zone.clusters(measure)
        cost[measure, default: 0] += 2 * columns.count + zone.stray(columns, measure)
      }
    }
    return cost[.characters, default: 0] < cost[.cells, default: 0] ? .characters : .cells
  }

  /// Words of the headings that stand over no column.
  private func stray(_ columns: [Column], _ measure: AlignedLine.Measure) -> Int {
    var count = 0
    for row in rows where !row.isTabular && row.segments.count >= 2 {
      for segment in row.segments {
        let isOver = columns.contains {
          min(segment.end[measure], $0.right) > max(segment.start[measure], $0.left)
        }
        if !isOver { count += 1 }
      }
    }
    return count
  }

  private func clusters(_ measure: AlignedLine.Measure) -> [Column] {
    var found: [Column] = []
    let figures = rows.filter(\.isTabular).flatMap { row in
      row.segments.dropFirst().filter { $0.shape == .figure || $0.shape == .dash }
    }
    for segment in figures.sorted(by: { $0.end[measure] < $1.end[measure] }) {
      let (start, end) = (segment.start[measure], segment.end[measure])
      if let last = found.last, end - last.right <= 1 || start <= last.right - 1 && end - last.right <= 4 {
        found[found.count - 1].right = max(last.right, end)
        found[found.count - 1].left = min(last.left, start)
        found[found.count - 1].count += 1
      } else {
        found.append(Column(left: start, right: end, count: 1))
      }
    }
    return found
  }

  func draw(into text: inout RenderedText) {
    if isInline {
      for (index, segment) in rows[0].segments.enumerated() {
        if index > 0 { text.append(mark: 0x09) }
        text.append(bytes, segment.range)
      }
      text.append(mark: 0x0A)
      return
    }
    for (row, range) in zip(rows, ranges) {
      let standsOverColumns = row.segments.first.map { $0.start[measure] + 2 >= columns[0].left } ?? false
      if row.segments.count < 2, !row.isTabular, !standsOverColumns {
        text.append(bytes, range)
        text.append(mark: 0x0A)
        continue
      }
      var cells: [[Range<Int>]] = Array(repeating: [], count: columns.count)
      var label: [Range<Int>] = []
      var last = -1
      for (index, segment) in row.segments.enumerated() {
        let isFigure = segment.shape == .figure || segment.shape == .dash
        let isLabel = index == 0 && row.isTabular && !isFigure || segment.end[measure] <= columns[0].left && !isFigure
        if isLabel, last < 0 {
          label.append(segment.range)
          continue
        }
        var home = column(of: segment)
        if home <= last, last + 1 < columns.count, isFigure || cells[home].isEmpty { home = last + 1 }
        home = max(home, last, 0)
        cells[home].append(segment.range)
        last = home
      }
      if let first = label.first { text.append(bytes, range.lowerBound..<first.lowerBound) }
      append(label, into: &text)
      for cell in cells {
        text.append(mark: 0x09)
        append(cell, into: &text)
      }
      text.append(mark: 0x0A)
    }
  }

  private func append(_ parts: [Range<Int>], into text: inout RenderedText) {
    for (index, part) in parts.enumerated() {
      if index > 0 { text.append(mark: 0x20) }
      text.append(bytes, part)
    }
  }

  /// For a figure the column that its right end is nearest to, for words the one that they stand over.
  private func column(of segment: AlignedLine.Segment) -> Int {
    let (start, end) = (segment.start[measure], segment.end[measure])
    if segment.shape == .figure || segment.shape == .dash {
      return columns.indices.min { abs(columns[$0].right - end) < abs(columns[$1].right - end) } ?? 0
    }
    var best = 0
    var bestScore = Int.min
    for (index, column) in columns.enumerated() {
      let overlap = min(end, column.right) - max(start, column.left)
      let score = overlap > 0 ? 1_000 + overlap : overlap
      if score > bestScore { (best, bestScore) = (index, score) }
    }
    return best
  }
}
