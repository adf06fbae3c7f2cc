import SourceText

/// A page's table on its grid: every cell at its column, spans resolved, spacer columns gone, signs and brackets in cells of
/// their own back at their figures.
struct TableGrid {
  struct Cell {
    var column: Int
    /// Where the page itself has it, before spacer columns go.
    var origin: Int
    var span: Int
    var rowSpan: Int
    /// Pieces of drawn text, in reading order: several where cells were put together.
    var pieces: Pieces
    var indent: Double
    var shape: CellShape
    var isHeader: Bool

    var isEmpty: Bool { pieces.isEmpty }
  }

  /// Ranges of drawn text; nearly every cell has one.
  struct Pieces {
    private(set) var first: Range<Int>?
    private(set) var others: [Range<Int>] = []

    var isEmpty: Bool { first == nil }
    var isSingle: Bool { first != nil && others.isEmpty }

    mutating func append(_ piece: Range<Int>) {
      if first == nil { first = piece } else { others.append(piece) }
    }

    mutating func append(_ more: Pieces) {
      if let piece = more.first { append(piece) }
      others += more.others
    }

    mutating func removeFirst() {
      first = others.first
      if !others.isEmpty { others.removeFirst() }
    }
  }

  private(set) var rows: [[Cell]] = []
  /// Columns in which a cell with text begins.
  private(set) var columns: [Int] = []
  /// Leading columns of `columns` that together are the label.
  private(set) var stub = 1
  private var labelOrigins: [Int] = []
  let text: RenderedText

  /// A table of more grid places than this is cut there.
  private static let mostPlaces = 4_000_000

  init(_ table: PageTable, _ text: RenderedText) {
    self.text = text
    place(table)
    splitUnits()
    joinSigns()
    findColumns()
    findStub()
    let labels = Set(columns[..<min(stub, columns.count)])
    labelOrigins = Set(rows.compactMap { $0.first }.filter { labels.contains($0.column) }.map(\.origin)).sorted()
  }

  /// How deep a label stands: the rank of its column among those in which labels begin.
  func level(of label: Cell) -> Int { labelOrigins.firstIndex(of: label.origin) ?? 0 }

  var isEmpty: Bool { rows.allSatisfy { $0.isEmpty } }

  // MARK: Places

  private mutating func place(_ table: PageTable) {
    /// Rows that a column is still taken for.
    var taken: [Int] = []
    var places = 0
    for source in table.rows {
      var row: [Cell] = []
      var column = 0
      for cell in source {
        while column < taken.count, taken[column] > 0 { column += 1 }
        let (pieces, indent) = pieces(of: cell)
        if !pieces.isEmpty {
          row.append(
            Cell(
              column: column, origin: column, span: cell.columnSpan, rowSpan: cell.rowSpan, pieces: pieces,
              indent: indent, shape: shape(pieces), isHeader: cell.isHeader))
        }
        let end = column + cell.columnSpan
        while taken.count < end { taken.append(0) }
        for at in column..<end { taken[at] = max(taken[at], cell.rowSpan) }
        column = end
      }
      for at in taken.indices where taken[at] > 0 { taken[at] -= 1 }
      rows.append(row)
      places += taken.count
      if places > Self.mostPlaces { break }
    }
  }

  /// A cell's lines without blank ones; blanks before the first stay, they are its indent.
  private func pieces(of cell: PageCell) -> (pieces: Pieces, indent: Double) {
    var pieces = Pieces()
    var indent: Double?
    for item in cell.items {
      guard case .run(let run) = item else { continue }
      if indent == nil { indent = run.indent }
      var start = run.range.lowerBound
      while start < run.range.upperBound {
        var end = start
        while end < run.range.upperBound, text.bytes[end] != 0x0A { end += 1 }
        if !isBlank(start..<end) { pieces.append(start..<end) }
        start = end + 1
      }
    }
    return (pieces, indent ?? 0)
  }

  private func isBlank(_ range: Range<Int>) -> Bool {
    var at = range.lowerBound
    while at < range.upperBound {
      if text.bytes[at] > 0x20, text.bytes[at] < 0x80 { return false }
      let (value, length) = scalar(in: text.bytes, at: at)
      guard value == 0x20 || value == 0xA0 || value == 0x3000 || value == 0x200B || value == 0xFEFF else {
        return false
      }
      at += max(1, length)
    }
    return true
  }

  private func joinedBytes(_ pieces: Pieces) -> [UInt8] {
    guard let first = pieces.first else { return [] }
    var bytes = Array(text.bytes[first])
    for piece in pieces.others { bytes += text.bytes[piece] }
    return bytes
  }

  private func shape(_ pieces: Pieces) -> CellShape {
    guard let first = pieces.first else { return .empty }
    return CellShape(pieces.isSingle ? text.bytes[first] : joinedBytes(pieces)[...])
  }

  func words(_ cell: Cell) -> ArraySlice<UInt8> {
    if let first = cell.pieces.first, cell.pieces.isSingle { return text.bytes[first] }
    return joinedBytes(cell.pieces)[...]
  }

  // MARK: Lines in cells

  /// 「百万円」 over 12,000 in the same cells: a row of units above the row of figures.
  private mutating func splitUnits() {
    var row = 0
    while row < rows.count {
      defer { row += 1 }
      var units: [Cell] = []
      var rest = rows[row]
      for index in rest.indices where !rest[index].pieces.others.isEmpty {
        guard let first = rest[index].pieces.first else { continue }
        var others = rest[index].pieces
        others.removeFirst()
        let shape = shape(others)
        guard shape == .figure || shape == .dash, !hasDigit(first), first.count <= 24 else { continue }
        var unit = rest[index]
        unit.pieces = Pieces()
        unit.pieces.append(first)
        unit.shape = .words
        units.append(unit)
        rest[index].pieces = others
        rest[index].shape = shape
      }
      guard !units.isEmpty, units.count * 2 >= rest.count - 1 else { continue }
      rows[row] = rest
      rows.insert(units, at: row)
      row += 1
    }
  }

  private func hasDigit(_ range: Range<Int>) -> Bool {
    // Full-width digits are EF BC 90…99.
    text.bytes[range].indices.contains { at in
      (0x30...0x39).contains(text.bytes[at])
        || text.bytes[at] == 0xBC && at + 1 < range.upperBound && (0x90...0x99).contains(text.bytes[at + 1])
    }
  }

  // MARK: Signs

  /// `$ | 1,234 | )` is one figure in three cells; `8,991 | 百万円` one in two.
  private mutating func joinSigns() {
    for row in rows.indices {
      var index = 0
      while index < rows[row].count {
        let cell = rows[row][index]
        let isMark = cell.shape == .words && !cell.isHeader && index > 0 && isNoteMark(cell)
        if cell.shape == .opening || isMark, index + 1 < rows[row].count,
          [.figure, .dash].contains(rows[row][index + 1].shape),
          rows[row][index + 1].column - cell.column <= cell.span + 1
        {
          var joined = cell.pieces
          joined.append(rows[row][index + 1].pieces)
          rows[row][index + 1].pieces = joined
          rows[row].remove(at: index)
          continue
        }
        if cell.shape == .closing, index > 0, rows[row][index - 1].shape == .figure,
          cell.column - rows[row][index - 1].column - rows[row][index - 1].span <= 1
        {
          rows[row][index - 1].pieces.append(cell.pieces)
          rows[row].remove(at: index)
          continue
        }
        index += 1
      }
    }
  }

  /// ※, ※1, *2 in a cell of its own before a figure.
  private func isNoteMark(_ cell: Cell) -> Bool {
    let words = words(cell)
    guard words.count <= 24, words.starts(with: [0xE2, 0x80, 0xBB]) || words.first == 0x2A else { return false }
    return !words.contains(0x28) && words.allSatisfy { $0 < 0x41 || $0 > 0x7A } && !hasLetter(words)
  }

  /// A character of Japanese other than full-width digits and marks.
  private func hasLetter(_ words: ArraySlice<UInt8>) -> Bool {
    var at = words.startIndex
    while at < words.endIndex {
      if words[at] >= 0xE3, words[at] < 0xEF {
        // 、 and a full-width space part two marks.
        guard at + 2 < words.endIndex, words[at] == 0xE3, words[at + 1] == 0x80, words[at + 2] <= 0x82 else {
          return true
        }
      }
      at += 1
    }
    return false
  }

  // MARK: Halves

  /// Assets beside liabilities: the table's left half and its right one, which has labels of its own. Nil for other tables.
  func halves() -> [TableGrid]? {
    guard columns.count == stub + 3 || columns.count >= stub + 5 else { return nil }
    let candidates = columns[(stub + 1)..<(columns.count - 1)].filter { hasLabels(in: $0) }
    // In the middle, so that both halves have as many columns.
    guard candidates.count == 1, let border = candidates.first, let place = columns.firstIndex(of: border),
      place == columns.count - place
    else { return nil }
    return [(columns[..<place], { $0 < border }), (columns[place...], { $0 >= border })].map {
      (own: ArraySlice<Int>, isOwn: (Int) -> Bool) in
      var half = self
      half.columns = Array(own)
      half.stub = min(stub, 1)
      half.rows = rows.map { $0.filter { isOwn($0.column) } }
      half.labelOrigins = Set(half.rows.compactMap { $0.first }.filter { $0.column == own.first }.map(\.origin))
        .sorted()
      return half
    }
  }

  /// Words without digits between figures, in three rows or more, and no figure anywhere.
  private func hasLabels(in column: Int) -> Bool {
    var labels = 0
    for row in rows {
      guard let place = row.firstIndex(where: { $0.column == column }) else { continue }
      if row[place].shape == .figure || row[place].shape == .dash { return false }
      guard place > 0, place + 1 < row.count, row[place - 1].shape == .figure, row[place + 1].shape == .figure else {
        continue
      }
      guard row[place].shape == .words, !row[place].pieces.others.contains(where: hasDigit),
        row[place].pieces.first.map({ !hasDigit($0) && $0.count > 6 }) ?? false
      else { return false }
      labels += 1
    }
    return labels >= 3
  }

  // MARK: Columns

  private mutating func findColumns() {
    let width = rows.reduce(0) { $1.reduce($0) { max($0, $1.column + $1.span) } }
    var isLive = [Bool](repeating: false, count: width)
    var spanning: [Cell] = []
    var seen: Set<Range<Int>> = []
    for row in rows {
      for cell in row {
        if cell.span == 1 {
          isLive[cell.column] = true
        } else if seen.insert(cell.column..<cell.column + cell.span).inserted {
          spanning.append(cell)
        }
      }
    }
    // A wide cell stands over the columns below it; where it has none, it is a column itself.
    for cell in spanning.sorted(by: { ($0.span, $0.column) < ($1.span, $1.column) }) {
      let range = cell.column..<cell.column + cell.span
      if !isLive[range].contains(true) {
        isLive[cell.shape == .figure ? cell.column + cell.span - 1 : cell.column] = true
      }
    }
    columns = isLive.indices.filter { isLive[$0] }
    let following = followingColumns()
    var used = [Bool](repeating: false, count: columns.count)
    for row in rows.indices {
      var last = -1
      for index in rows[row].indices {
        let cell = rows[row][index]
        // The columns that it stands over.
        let first = following[min(cell.column, following.count - 1)]
        let end = following[min(cell.column + cell.span, following.count - 1)]
        var home = min(first, columns.count - 1)
        if home <= last { home = min(last + 1, columns.count - 1) }
        rows[row][index].column = columns[home]
        rows[row][index].span = max(1, end - first)
        used[home] = true
        last = home
      }
    }
    columns = columns.indices.filter { used[$0] }.map { columns[$0] }
  }

  /// For each place of the grid the first column at it or behind it, by index in `columns`.
  private func followingColumns() -> [Int] {
    guard let last = columns.last else { return [0] }
    var following = [Int](repeating: columns.count, count: last + 2)
    var column = columns.count
    for place in stride(from: last, through: 0, by: -1) {
      if column > 0, columns[column - 1] == place { column -= 1 }
      following[place] = column
    }
    return following
  }

  /// Leading columns of words of which no row fills two: levels of one label, the deeper the more indented.
  private mutating func findStub() {
    stub = 1
    guard columns.count > 2 else { return }
    if numbersItems { stub = 2 }
    while stub < columns.count - 1 {
      let candidate = columns[stub]
      let before = Set(columns[..<stub])
      var hasFigure = false
      var clashes = 0
      var filled = 0
      for row in rows {
        guard let cell = row.first(where: { $0.column == candidate }) else { continue }
        filled += 1
        if cell.shape == .figure || cell.shape == .dash { hasFigure = true }
        if row.contains(where: { before.contains($0.column) }) { clashes += 1 }
      }
      guard !hasFigure, clashes == 0, filled > 0, hasValues(right: candidate) else { return }
      stub += 1
    }
  }

  /// ①, (1), ・ alone in the first column in front of words: they number the labels beside them.
  private var numbersItems: Bool {
    var numbered = 0
    for row in rows {
      guard let cell = row.first, cell.column == columns[0] else { continue }
      guard isItemMark(cell), row.count > 1, row[1].column == columns[1], row[1].shape == .words else { return false }
      numbered += 1
    }
    return numbered >= 2
  }

  private func isItemMark(_ cell: Cell) -> Bool {
    var words = Array(words(cell))
    words.removeAll { $0 == 0x20 || $0 == 0x28 || $0 == 0x29 || $0 == 0x2E }
    switch words.count {
    case 1...2: return words.allSatisfy { (0x30...0x39).contains($0) } && cell.shape == .words
    // ①…⑳, ・, ○, ●, ■, □, ◎.
    case 3:
      return words[0] == 0xE2 && (words[1] == 0x91 || words[1] == 0x97 || words[1] == 0x96)
        || words.elementsEqual("・".utf8)
    default: return false
    }
  }

  private func hasValues(right column: Int) -> Bool {
    // Rows labelled in this column have values to their right.
    var labelled = 0
    var valued = 0
    for row in rows where row.first?.column == column {
      labelled += 1
      if row.dropFirst().contains(where: { $0.shape == .figure || $0.shape == .dash }) { valued += 1 }
    }
    return labelled == 0 || valued * 2 >= labelled || labelled - valued <= 1
  }
}
