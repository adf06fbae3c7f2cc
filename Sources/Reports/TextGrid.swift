/// Cells in columns that line up by display width, though half the characters are double width.
struct TextGrid {
  enum Alignment {
    case leading
    case trailing
    /// Last digits under each other, with a closing parenthesis or percent sign hanging out to the right.
    case figure
  }

  struct Cell {
    var text: String
    var style = Palette.Style.plain
  }

  var columns: [Alignment]
  private(set) var rows: [[Cell]] = []

  init(_ columns: Alignment...) { self.columns = columns }
  init(columns: [Alignment]) { self.columns = columns }

  mutating func add(_ cells: [Cell]) { rows.append(cells) }
  mutating func add(_ texts: String...) { rows.append(texts.map { Cell(text: $0) }) }

  /// Leaves out the columns in which no row has anything.
  mutating func dropEmptyColumns() {
    let kept = columns.indices.filter { column in rows.contains { column < $0.count && !$0[column].text.isEmpty } }
    columns = kept.map { columns[$0] }
    rows = rows.map { row in kept.map { $0 < row.count ? row[$0] : Cell(text: "") } }
  }

  /// One line a row, `indent` spaces before it and two between the columns; no trailing spaces.
  func lines(indent: Int, palette: Palette) -> [String] {
    let widths = columns.indices.map { measure(column: $0) }
    return rows.map { row in
      var line = ""
      var owed = indent
      for (index, cell) in row.enumerated() where index < columns.count {
        let (before, after) = padding(of: cell.text, columns[index], widths[index])
        owed += before
        if !cell.text.isEmpty {
          line += String(repeating: " ", count: owed) + palette.paint(cell.text, cell.style)
          owed = 0
        }
        owed += after + 2
      }
      return line
    }
  }

  /// Widths before and after the column's axis: the left end, the right end, or the last digit.
  private struct Extent {
    var head = 0
    var tail = 0
  }

  private func measure(column: Int) -> Extent {
    var extent = Extent()
    for row in rows where column < row.count {
      let own = Self.extent(of: row[column].text, columns[column])
      extent.head = max(extent.head, own.head)
      extent.tail = max(extent.tail, own.tail)
    }
    return extent
  }

  private static func extent(of text: String, _ alignment: Alignment) -> Extent {
    switch alignment {
    case .leading: return Extent(head: 0, tail: displayWidth(text))
    case .trailing: return Extent(head: displayWidth(text), tail: 0)
    case .figure:
      let scalars = text.unicodeScalars
      guard let last = scalars.lastIndex(where: { isDigit($0) }) else {
        return Extent(head: displayWidth(text), tail: 0)
      }
      let head = displayWidth(String(scalars[...last]))
      return Extent(head: head, tail: displayWidth(text) - head)
    }
  }

  private func padding(of text: String, _ alignment: Alignment, _ width: Extent) -> (before: Int, after: Int) {
    let own = Self.extent(of: text, alignment)
    return (width.head - own.head, width.tail - own.tail)
  }
}

/// ASCII and full-width digits.
func isDigit(_ scalar: Unicode.Scalar) -> Bool {
  (0x30...0x39).contains(scalar.value) || (0xFF10...0xFF19).contains(scalar.value)
}
