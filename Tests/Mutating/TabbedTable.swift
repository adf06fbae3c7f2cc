/// A table of a text with tabs as anybody finds it, without the rules that read it: lines of headings above lines of figures.
struct TabbedTable {
  /// 0-based lines of headings; at least one.
  var headings: Range<Int>
  /// From the first row to the end of the table; lines of words that stand between rows are among them.
  var body: Range<Int>
  /// Lines of the body that have a label and figures.
  var rows: [Int]

  static func all(in lines: [String]) -> [TabbedTable] {
    var tables: [TabbedTable] = []
    var line = 0
    while line < lines.count {
      guard isRow(lines[line]) else {
        line += 1
        continue
      }
      var end = line
      while end < lines.count, hasTab(lines[end]) || isBetween(end, lines) { end += 1 }
      var start = line
      while start > 0, hasTab(lines[start - 1]), !isRow(lines[start - 1]) { start -= 1 }
      if end - line >= 3, start < line {
        tables.append(
          TabbedTable(headings: start..<line, body: line..<end, rows: (line..<end).filter { isRow(lines[$0]) }))
      }
      line = max(end, line + 1)
    }
    return tables
  }

  /// Words alone, with cells again in the line below.
  private static func isBetween(_ line: Int, _ lines: [String]) -> Bool {
    line + 1 < lines.count && hasTab(lines[line + 1]) && !trimmed(lines[line]).isEmpty
  }

  private static func hasTab(_ line: String) -> Bool { line.utf8.contains(9) }

  /// 営業利益⇥1,234⇥－: a label, a figure that cannot be a year or a note's number, and figures or dashes beside it.
  static func isRow(_ line: String) -> Bool {
    let cells = Self.cells(line).map(trimmed)
    guard cells.count > 1, !cells[0].isEmpty else { return false }
    let figures = cells.dropFirst()
    return figures.contains { isFigure($0) || ["-", "－", "―", "—"].contains($0) }
      && figures.contains { isAmount($0) || isDecimal($0) }
  }

  static func cells(_ line: String) -> [String] {
    line.unicodeScalars.split(separator: "\t", omittingEmptySubsequences: false).map { String($0) }
  }

  static func trimmed(_ text: String) -> String {
    func isBlank(_ scalar: Unicode.Scalar) -> Bool { " \t\u{A0}\u{3000}".unicodeScalars.contains(scalar) }
    var rest = text.unicodeScalars[...]
    while let first = rest.first, isBlank(first) { rest.removeFirst() }
    while let last = rest.last, isBlank(last) { rest.removeLast() }
    return String(rest)
  }

  /// △1,234, (7.2%), ２０１５: signs, digits with points and commas, brackets and percent signs.
  static func isFigure(_ text: String) -> Bool {
    var rest = text.unicodeScalars.drop { "△▲(-¥$".unicodeScalars.contains($0) }
    let digits = rest.prefix { isDigit($0) || $0 == "," || $0 == "." }
    rest = rest.dropFirst(digits.count)
    return !digits.isEmpty && rest.allSatisfy { ")%％".unicodeScalars.contains($0) }
  }

  /// With commas: △1,234, (1,234).
  static func isAmount(_ text: String) -> Bool {
    var rest = text.unicodeScalars[...]
    if let first = rest.first, "△▲(-".unicodeScalars.contains(first) { rest.removeFirst() }
    if rest.last == ")" { rest.removeLast() }
    let groups = rest.split(separator: ",", omittingEmptySubsequences: false)
    return groups.count > 1 && groups.allSatisfy { $0.allSatisfy(isDigit) } && (1...3).contains(groups[0].count)
      && groups.dropFirst().allSatisfy { $0.count == 3 }
  }

  /// 7.2, 64.5%.
  private static func isDecimal(_ text: String) -> Bool {
    let rest = text.unicodeScalars.drop(while: isDigit)
    return rest.count < text.unicodeScalars.count && rest.first == "." && rest.dropFirst().first.map(isDigit) == true
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar) || ("０"..."９").contains(scalar)
  }
}
