import SourceText

/// Where a column of figures stands.
struct LayoutColumn {
  var left: Double
  var right: Double
  /// Figures, dashes and units in it.
  var count: Int
  /// More than dashes.
  var hasFigures: Bool
}

/// Finds the columns of a table from its figures, dashes and units.
///
/// What overlaps is one column. A dash printed in the middle of a column of figures that stand flush right overlaps none of
/// them: it joins the neighbour that none of its lines fills besides it. Where places cannot be trusted, the lines with the
/// most values tell how many columns there are, and which value is which.
struct ColumnFinder {
  let layout: Layout
  /// Only those that hold values.
  let lines: [[LayoutSegment]]
  /// Of these, those with more than units.
  private let body: [[LayoutSegment]]
  /// The others that have words in several places.
  private let headings: [[LayoutSegment]]

  /// `lines`: the zone's; the first segment of a line is its label unless it stands among the figures.
  init(_ layout: Layout, _ lines: [LayoutLine]) {
    self.layout = layout
    var seeds: [[LayoutSegment]] = []
    var firsts: [(index: Int, segment: LayoutSegment)] = []
    for line in lines {
      if line.isUnits, line.segments.count >= 2 {
        seeds.append(line.segments)
        continue
      }
      guard line.segments.contains(where: \.isValue), !line.isYears else { continue }
      seeds.append(line.segments.dropFirst().filter(\.isValue))
      if let first = line.segments.first, first.isValue { firsts.append((seeds.count - 1, first)) }
    }
    let units = lines.filter { $0.isUnits }.map(\.segments.count).max() ?? 0
    let known = Self.components(seeds.flatMap { $0 }, slack: 0)
    for (index, segment) in firsts
    where seeds[index].count + 1 == units || segment.isAmount
      || known.contains(where: { segment.left < $0.right && $0.left < segment.right })
    {
      seeds[index].insert(segment, at: 0)
    }
    self.lines = seeds.filter { !$0.isEmpty }
    body = self.lines.filter { !$0.allSatisfy(\.isUnit) }
    headings = lines.filter { line in
      line.segments.count >= 2 && !line.isUnits && !line.segments.contains(where: \.isValue)
    }
    .map(\.segments)
  }

  func columns() -> [LayoutColumn] {
    let segments = lines.flatMap { $0 }
    let found = merged(Self.components(segments, slack: layout.isExact ? 0.2 * layout.em : layout.em / 2))
    let most = lines.map(\.count).max() ?? 0
    let whole = body.filter { $0.count == most }
    // In a text units need not stand where the figures below them do.
    if !layout.isExact, whole.count >= 2 || whole.count * 2 >= body.count, !whole.isEmpty {
      return columns(of: whole, count: most).map { column in
        var column = column
        column.count = max(column.count, body.count)
        return column
      }
    }
    if found.count == most { return found }
    let full = lines.filter { $0.count == most }
    let isWellKnown = full.count * 2 >= lines.count
    if found.count > most, layout.isExact || !isWellKnown { return found }
    // Values that run into each other's columns: the full lines say which is which.
    return columns(of: full, count: most)
  }

  private func columns(of full: [[LayoutSegment]], count: Int) -> [LayoutColumn] {
    (0..<count).map { index in
      let column = full.map { $0[index] }
      return LayoutColumn(
        left: column.map(\.left).min() ?? 0, right: column.map(\.right).max() ?? 0, count: column.count,
        hasFigures: column.contains { $0.shape == .figure })
    }
  }

  /// Chains of overlapping segments.
  private static func components(_ segments: [LayoutSegment], slack: Double) -> [LayoutColumn] {
    var found: [LayoutColumn] = []
    for segment in segments.sorted(by: { ($0.left, $0.right) < ($1.left, $1.right) }) {
      let hasFigures = segment.shape == .figure
      if let last = found.last, segment.left < last.right + slack {
        found[found.count - 1].right = max(last.right, segment.right)
        found[found.count - 1].count += 1
        found[found.count - 1].hasFigures = last.hasFigures || hasFigures
      } else {
        found.append(LayoutColumn(left: segment.left, right: segment.right, count: 1, hasFigures: hasFigures))
      }
    }
    return found
  }

  /// Columns of nothing but dashes, or of units, that are the rest of a neighbour.
  private func merged(_ columns: [LayoutColumn]) -> [LayoutColumn] {
    var columns = columns
    var filled = columns.map { column in
      Set(lines.indices.filter { lines[$0].contains { $0.left < column.right && column.left < $0.right } })
    }
    func canJoin(_ left: Int, _ right: Int) -> Bool {
      (!columns[left].hasFigures || !columns[right].hasFigures) && filled[left].isDisjoint(with: filled[right])
        && !haveHeadings(left, right)
    }
    /// Both have words of their own over them.
    func haveHeadings(_ left: Int, _ right: Int) -> Bool {
      func nearest(_ segment: LayoutSegment) -> Int {
        columns.indices.min { distance(segment, columns[$0]) < distance(segment, columns[$1]) } ?? 0
      }
      return layout.isExact
        && headings.contains { line in
          let homes = Set(line.map(nearest))
          return homes.contains(left) && homes.contains(right)
        }
    }
    func distance(_ segment: LayoutSegment, _ column: LayoutColumn) -> Double {
      abs(segment.center - (column.left + column.right) / 2)
    }
    while let best = columns.indices.dropFirst().filter({ canJoin($0 - 1, $0) }).min(by: { gap($0) < gap($1) }) {
      columns[best - 1].right = columns[best].right
      columns[best - 1].count += columns[best].count
      columns[best - 1].hasFigures = columns[best - 1].hasFigures || columns[best].hasFigures
      filled[best - 1].formUnion(filled[best])
      columns.remove(at: best)
      filled.remove(at: best)
    }
    func gap(_ index: Int) -> Double { columns[index].left - columns[index - 1].right }
    return columns
  }
}
