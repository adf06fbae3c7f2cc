import PageLayout
import SourceText

/// Tables copied from a page so that every cell has a line of its own: a label, then its figures, each a line, then the next label.
///
/// They are told by their rhythm: label after label is followed by as many figures, and the lines of units or headings above are as many.
struct CellLines {
  /// A row of cells, each the index of its line; nil for an empty one. The first is the label.
  typealias Row = [Int?]

  /// Lines that are one table; lines between two rows that are no cells are rows of one label.
  let range: Range<Int>
  let rows: [Row]

  static func tables(_ bytes: [UInt8], _ lines: [Range<Int>], taken: Set<Int>) -> [CellLines] {
    var tables: [CellLines] = []
    var run: [Token] = []
    var blanks = 0
    func close() {
      if let table = CellLines(run) { tables.append(table) }
      run = []
    }
    for (index, line) in lines.enumerated() {
      let token = Token(bytes, line, index: index)
      if token == nil { blanks += 1 }
      guard let token, blanks <= 1, token.kind != .other, !taken.contains(index) else {
        if blanks > 1 || token != nil { close() }
        if let token, token.kind != .other, !taken.contains(index) { run.append(token) }
        if token != nil { blanks = 0 }
        continue
      }
      blanks = 0
      run.append(token)
    }
    close()
    return tables
  }

  private struct Token {
    enum Kind { case value, unit, words, other }
    var index: Int
    var kind: Kind
    /// 「(1) …」, 「（単位：百万円）」: above a table, but no heading of a column.
    var isCaption = false
    var isPercent = false

    /// Nil for a blank line.
    init?(_ bytes: [UInt8], _ line: Range<Int>, index: Int) {
      self.index = index
      let range = Self.inner(bytes, line)
      guard !range.isEmpty else { return nil }
      // Most lines are sentences or have cells of their own: they need no further look.
      guard range.count <= 120, !Self.isParted(bytes, range) else {
        kind = .other
        return
      }
      let text = bytes[range]
      guard text.suffix(3) != [0xE3, 0x80, 0x82][...], text.last != 0x2E || text.count <= 40 else {
        kind = .other
        return
      }
      isPercent = text == [0x25] || text == [0xEF, 0xBC, 0x85][...]
      let segment = LayoutSegment([LayoutWord(range: range, left: 0, right: 1)], bytes)
      if segment.shape == .figure && !Self.isYear(text) || segment.shape == .dash {
        kind = .value
      } else if segment.isUnit {
        kind = .unit
      } else {
        kind = .words
        isCaption = Self.isCaption(String(decoding: text, as: UTF8.self))
      }
    }

    private static func inner(_ bytes: [UInt8], _ line: Range<Int>) -> Range<Int> {
      var (low, high) = (line.lowerBound, line.upperBound)
      while high > low, bytes[high - 1] <= 0x20 { high -= 1 }
      while low < high, bytes[low] <= 0x20 { low += 1 }
      return low..<high
    }

    /// A tab, or two blanks in a row.
    private static func isParted(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
      var last: UInt8 = 0
      for at in range {
        if bytes[at] == 0x09 || bytes[at] == 0x20 && last == 0x20 { return true }
        last = bytes[at]
      }
      return false
    }

    /// `2024`
    private static func isYear(_ text: ArraySlice<UInt8>) -> Bool {
      text.count == 4 && text.allSatisfy { (0x30...0x39).contains($0) } && (text.first == 0x31 || text.first == 0x32)
    }

    private static func isCaption(_ words: String) -> Bool {
      let first = words.unicodeScalars.first { $0 != "(" && $0 != "（" }
      let isNumbered = first.map(isNumber) ?? false
      return isNumbered && words.unicodeScalars.prefix(5).contains(where: isStop)
        || ["単位", "表示", "Unit", "Percentages", "millions of", "thousands of"].contains { words.contains($0) }
    }

    private static func isNumber(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar {
      case "0"..."9", "０"..."９", "①"..."⑨": true
      default: false
      }
    }

    private static func isStop(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar {
      case ".", "．", ")", "）": true
      default: false
      }
    }
  }

  /// Nil where the lines have no rhythm.
  private init?(_ tokens: [Token]) {
    // A label and how many values follow it.
    var groups: [(label: Int, values: Int)] = []
    for (place, token) in tokens.enumerated() {
      if token.kind == .value {
        if !groups.isEmpty { groups[groups.count - 1].values += 1 }
      } else {
        groups.append((place, 0))
      }
    }
    var counts: [Int: Int] = [:]
    for group in groups where group.values > 0 { counts[group.values, default: 0] += 1 }
    guard let (width, regular) = counts.max(by: { ($0.value * $0.key, $0.key) < ($1.value * $1.key, $1.key) }),
      let first = groups.first(where: { $0.values == width }), width <= 40
    else { return nil }
    let filled = counts.values.reduce(0, +)
    let above = Array(tokens[..<first.label])
    let units = above.reversed().prefix { $0.kind == .unit }.count
    let hasUnits = units == width
    let headings = Self.headings(
      Array(above.dropLast(units)), width: width, units: hasUnits ? Array(above.suffix(units)) : [])
    let isSure = hasUnits || headings != nil
    guard regular * 10 >= filled * 6, regular >= (width == 1 ? 5 : isSure ? 2 : 3) else { return nil }
    var rows: [Row] = headings?.rows ?? []
    if hasUnits { rows.append([nil] + above.suffix(units).map(\.index)) }
    var last = first.label
    for group in groups where group.label >= first.label {
      // Beyond the last figures there is no row.
      guard groups.contains(where: { $0.label >= group.label && $0.values > 0 }) else { break }
      let values = tokens[(group.label + 1)...].prefix(group.values).map(\.index)
      if values.isEmpty { rows.append([tokens[group.label].index]) }
      for start in stride(from: 0, to: values.count, by: width) {
        let cells = Array(values[start..<min(start + width, values.count)])
        rows.append(
          [start == 0 ? tokens[group.label].index : nil] + cells + Array(repeating: nil, count: width - cells.count))
      }
      last = group.label + group.values
    }
    let start = headings?.first ?? (hasUnits ? above[above.count - units].index : tokens[first.label].index)
    range = start..<tokens[last].index + 1
    self.rows = rows
  }

  /// The lines right above that are as many as the columns, or as the columns that are no percentages.
  private static func headings(_ above: [Token], width: Int, units: [Token]) -> (rows: [Row], first: Int)? {
    let words = Array(above.reversed().prefix { $0.kind == .words && !$0.isCaption }.reversed())
    let amounts = units.indices.filter { !units[$0].isPercent }
    func row(_ tokens: ArraySlice<Token>) -> ([Row], Int) { ([[nil] + tokens.map(\.index)], tokens.first?.index ?? 0) }
    if words.count == width { return row(words[...]) }
    if words.count == width + 1 { return ([words.map(\.index)], words[0].index) }
    if !amounts.isEmpty, amounts.count < width, words.count == amounts.count {
      var cells: Row = Array(repeating: nil, count: width + 1)
      for (word, column) in zip(words, amounts) { cells[column + 1] = word.index }
      return ([cells], words[0].index)
    }
    if width > 1, words.count == 2 * width {
      // Each heading on two lines: a name and its dates.
      let names = words.indices.filter { $0 % 2 == 0 }.map { words[$0].index }
      let dates = words.indices.filter { $0 % 2 == 1 }.map { words[$0].index }
      return ([[nil] + names, [nil] + dates], words[0].index)
    }
    return words.count > width && units.isEmpty && width > 1 ? row(words.suffix(width)) : nil
  }
}
