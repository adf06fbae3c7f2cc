import SourceText

/// The headings of a table that has a line for each cell: which of the words above the first row head its columns.
///
/// Words that name periods are headings, and what follows them is sections' labels: 「2023年3月期」, 「2024年3月期」, 「資産の部」.
struct CellHeadings {
  enum Placement {
    /// As many words as columns, or as many periods.
    case sure
    /// The last words of more than enough.
    case guessed
    /// Periods that are not as many as the columns: any heading could be a wrong one.
    case contradictory
    case none
  }

  private(set) var placement = Placement.none
  private(set) var rows: [CellLines.Row] = []
  /// Labels between the headings and the first figures.
  private(set) var sections: [CellLine] = []
  /// The first cell of the headings.
  private(set) var first: CellLine?

  /// A heading of one or several lines: 「(自 2022年4月1日」, 「至 2023年3月31日)」.
  private struct Heading {
    var lines: [CellLine]
    var words: String
    var isDated: Bool

    var isBracketed: Bool { words.hasPrefix("(") || words.hasPrefix("（") }
    var isOpen: Bool {
      words.unicodeScalars.reduce(0) {
        $0 + ("(（".unicodeScalars.contains($1) ? 1 : ")）".unicodeScalars.contains($1) ? -1 : 0)
      }
        > 0
    }

    func isFollowed(by next: String) -> Bool {
      isOpen || words.hasPrefix("自") && next.hasPrefix("至")
        || words.lowercased().hasPrefix("from ") && next.lowercased().hasPrefix("to ")
    }

    mutating func append(_ other: Heading) {
      lines += other.lines
      words += other.words
      isDated = isDated || other.isDated
    }
  }

  /// `above`: what stands above the first row and its units; `units`: one of each column, or none.
  init(_ above: [CellLine], width: Int, units: [CellLine], _ bytes: [UInt8]) {
    let nearest = Array(above.reversed().prefix { $0.kind == .words && !$0.isCaption }.reversed())
    self.init(nearest, width, units)
    if placement == .sure, Self.areTorn(nearest, rows, bytes) { placement = .guessed }
    guard placement != .sure else { return }
    // Headings that stand on one line, one blank apart, are as many as the columns.
    let parted = nearest.flatMap { $0.headings(bytes) ?? [$0] }
    guard parted.count > nearest.count else { return }
    let other = CellHeadings(parted, width, units)
    if other.placement == .sure { self = other }
  }

  /// 「１口当たり当期純利 自己資本当期純利益」 over 「益」 and 「率」: lines of several headings, of which as many are left as there are columns only by
  /// chance.
  private static func areTorn(_ nearest: [CellLine], _ rows: [CellLines.Row], _ bytes: [UInt8]) -> Bool {
    let hasPiece = nearest.contains { $0.range.count <= 3 && bytes[$0.range.lowerBound] >= 0xE3 }
    return hasPiece && nearest.contains { $0.headings(bytes) != nil }
      || rows.contains { row in row.contains { cell in cell.contains { ($0.headings(bytes)?.count ?? 0) > 2 } } }
  }

  private init(_ nearest: [CellLine], _ width: Int, _ units: [CellLine]) {
    let headings = Self.whole(nearest)
    let dated = headings.indices.filter { headings[$0].isDated }
    let count = headings.count
    guard let start = dated.first, let end = dated.last else {
      placeUndated(headings, width, units)
      return
    }
    let isRun = dated.count == end - start + 1
    if isRun, dated.count == width {
      place(headings, start..<end + 1, corner: start == 1)
    } else if isRun, dated.count == width + 1, end == count - 1,
      Self.isTitle(headings[start], of: headings[(start + 1)...])
    {
      place(headings, start + 1..<count, corner: false)
    } else if isRun, width > 1, dated.count == 2 * width, headings[start + width..<end + 1].allSatisfy(\.isBracketed),
      !headings[start..<start + width].contains(where: \.isBracketed)
    {
      place(headings, start..<start + width, corner: start == 1)
      rows.append([[]] + headings[start + width..<end + 1].map(\.lines))
      sections.removeFirst(width)
    } else if isRun, start + width <= count, dated.count < width,
      headings[end + 1..<start + width].allSatisfy({ Self.isChange($0.words) })
    {
      place(headings, start..<start + width, corner: start == 1)
    } else if count == width || count == width + 1 && start > 0 {
      place(headings, count - width..<count, corner: count > width)
    } else if !placeAmounts(headings, width, units) {
      placement = .contradictory
    }
  }

  private mutating func placeUndated(_ headings: [Heading], _ width: Int, _ units: [CellLine]) {
    let count = headings.count
    if count == width || count == width + 1 {
      place(headings, count - width..<count, corner: count > width)
    } else if !placeAmounts(headings, width, units), count > width, units.isEmpty, width > 1 {
      place(headings, count - width..<count, corner: false)
      placement = .guessed
    }
  }

  /// As many as the columns that are no percentages.
  private mutating func placeAmounts(_ headings: [Heading], _ width: Int, _ units: [CellLine]) -> Bool {
    let amounts = units.indices.filter { !units[$0].isPercent }
    guard !amounts.isEmpty, amounts.count < width, headings.count == amounts.count else { return false }
    var cells: CellLines.Row = Array(repeating: [], count: width + 1)
    for (heading, column) in zip(headings, amounts) { cells[column + 1] = heading.lines }
    rows = [cells]
    first = headings[0].lines.first
    placement = .sure
    return true
  }

  private mutating func place(_ headings: [Heading], _ columns: Range<Int>, corner: Bool) {
    let hasCorner = corner && Self.isCorner(headings[columns.lowerBound - 1].words)
    let start = hasCorner ? columns.lowerBound - 1 : columns.lowerBound
    rows = [[hasCorner ? headings[start].lines : []] + headings[columns].map(\.lines)]
    sections = headings[columns.upperBound...].flatMap(\.lines)
    first = headings[start].lines.first
    placement = .sure
  }

  /// Lines that one heading goes over are put together.
  private static func whole(_ lines: [CellLine]) -> [Heading] {
    var headings: [Heading] = []
    for line in lines {
      let heading = Heading(lines: [line], words: line.words, isDated: line.isDated)
      if let last = headings.last, last.lines.count < 3, last.isFollowed(by: line.words) {
        headings[headings.count - 1].append(heading)
      } else {
        headings.append(heading)
      }
    }
    // A name and its dates in brackets, name after name.
    let dates = headings.indices.filter { headings[$0].isDated && headings[$0].isBracketed }
    guard !dates.isEmpty, dates.allSatisfy({ $0 > 0 && !headings[$0 - 1].isBracketed }),
      zip(dates, dates.dropFirst()).allSatisfy({ $1 == $0 + 2 })
    else { return headings }
    for at in dates.reversed() {
      let date = headings.remove(at: at)
      headings[at - 1].append(date)
    }
    return headings
  }

  /// 「2024年3月期 決算短信」 above 「2024年3月期」.
  private static func isTitle(_ heading: Heading, of others: ArraySlice<Heading>) -> Bool {
    !heading.isBracketed && others.allSatisfy { heading.words.count > $0.words.count + 2 }
  }

  /// 科目, "Item": the heading of the labels; longer words are the table's title.
  private static func isCorner(_ words: String) -> Bool {
    words.count <= 4 || ["items", "account", "accounts", "description", "category"].contains(words.lowercased())
  }

  /// 増減, 前年比, "Change": what stands beside periods.
  private static func isChange(_ words: String) -> Bool {
    let lower = words.lowercased()
    return lower.count < 24
      && ["増減", "差額", "比", "率", "change", "increase", "difference", "variance", "%", "％", "yoy"].contains {
        lower.contains($0)
      }
  }
}
