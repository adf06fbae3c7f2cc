import SourceText

/// A table whose rows have labels in two places: assets beside liabilities. It is read as two, one below the other.
struct SideBySide {
  private let layout: Layout
  private let zone: TableZone
  /// Where the labels of the right half begin.
  private let border: Double

  /// Nil where labels stand at the left alone.
  init?(_ layout: Layout, _ zone: TableZone) {
    self.layout = layout
    self.zone = zone
    var lefts: [Double] = []
    var tabular = 0
    for line in zone.range.lazy.map({ layout.lines[$0] }) where line.isTabular {
      tabular += 1
      if let label = Self.secondLabel(line) { lefts.append(label) }
    }
    guard lefts.count >= 3, lefts.count * 5 >= tabular * 2, let left = lefts.min(), let right = lefts.max(),
      right - left < 8 * layout.em
    else { return nil }
    border = left - 0.1 * layout.em
  }

  /// The left end of words between two figures that are no unit.
  private static func secondLabel(_ line: LayoutLine) -> Double? {
    let segments = line.segments
    guard segments.count >= 4, !segments[0].isValue, segments[1].isValue else { return nil }
    let place = segments.indices.dropFirst(2).first { index in
      segments[index].shape == .words && !segments[index].isValue && !segments[index].hasDigit
        && !segments[index].isUnit
        && index + 1 < segments.count && segments[index + 1].isValue
    }
    return place.map { segments[$0].left }
  }

  func table() -> LayoutTable? {
    var parts: [LayoutTable] = []
    for isLeft in [true, false] {
      var lines = layout.lines
      for index in zone.range {
        lines[index].segments = lines[index].segments.filter { ($0.left < border) == isLeft }
      }
      let half = Layout(bytes: layout.bytes, lines: lines, em: layout.em, isExact: layout.isExact)
      // Lines that are blank now part nothing.
      guard let table = TableReading(half, zone).table() else { return nil }
      parts.append(table)
    }
    let width = parts.map(\.width).max() ?? 0
    let margins = parts.map { $0.rows.compactMap { $0.label.first?.left }.min() ?? 0 }
    let shift = margins[1] - margins[0]
    let rows = parts.indices.flatMap { part in parts[part].rows.map { (part, $0) } }.map { part, row in
      var row = row
      // The right half's labels stand in as far as they do among themselves.
      if part == 1 {
        for index in row.label.indices {
          row.label[index].left -= shift
          row.label[index].right -= shift
        }
      }
      row.cells += Array(repeating: [], count: width - row.cells.count)
      return row
    }
    return LayoutTable(range: zone.range, rows: rows, width: width)
  }
}
