import Lexing
import ReleaseModel
import SourceText

/// Tells header rows from body rows by what their cells look like.
public enum HeaderShape {
  /// A row whose value cells carry words, periods or units and no figures to speak of.
  public static func isHeader(_ row: RawRow) -> Bool {
    if row.label.map(\.isEmpty) ?? true, isYearMonths(row) { return true }
    var words = 0
    var figures = 0
    var amounts = 0
    for cell in row.cells.dropFirst() {
      switch cell.reading {
      case .words: words += 1
      case .figure(let figure):
        figures += 1
        let isSeparated = figure.digits == 4 && figure.isGrouped && figure.range.count > 4
        if figure.digits > 4 || isSeparated || figure.places > 0 || figure.unit != nil || figure.sign != .none {
          amounts += 1
        }
      case .stacked, .damaged, .range: amounts += 1
      case .empty, .dash, .ruling: break
      }
    }
    if words > 0, figures + amounts == 0, isAllDashes(row) { return false }
    // `→2011→2012→Change (%)→2012` above its figures.
    if words > 0, amounts == 0, row.label.map(\.isEmpty) ?? true, isYears(row, besidesWords: true) { return true }
    if words == 0 { return figures >= 2 && amounts == 0 && isYears(row) }
    return amounts == 0 && words >= figures || words > 2 * (figures + amounts)
  }

  /// 「期末自己株式数→2024年3月期→―株→2023年3月期→―株」: a label, and a dash behind all that follows it.
  private static func isAllDashes(_ row: RawRow) -> Bool {
    guard let label = row.label, !label.isEmpty else { return false }
    let filled = row.cells.dropFirst().filter { !$0.isEmpty }.map { cell in
      if case .dash = cell.reading { true } else { false }
    }
    return filled.last == true && filled.indices.allSatisfy { filled[$0] || filled[$0 + 1] }
  }

  /// `→2024→2025`: bare years as headings, without a label or with a word for it.
  private static func isYears(_ row: RawRow, besidesWords: Bool = false) -> Bool {
    row.cells.dropFirst().allSatisfy { cell in
      guard case .figure(let figure) = cell.reading else {
        return cell.isEmpty || besidesWords && cell.reading == .words
      }
      return figure.digits == 4 && figure.unit == nil && figure.value.exponent == 0
        && (1980...2100).contains(figure.value.significand) && figure.sign == .none
        && figure.range.count == 4
    }
  }

  /// `→2023.3→2024.3`, `→2024.3→2025.3(予)`, `→22.3→23.3→24.3`: months as headings. Two digits make years only where the month is the same
  /// all over and each year follows the one before.
  private static func isYearMonths(_ row: RawRow) -> Bool {
    var found: [(year: Int, month: Int)] = []
    var words = 0
    for cell in row.cells.dropFirst() where !cell.isEmpty {
      if cell.reading == .words {
        words += 1
        continue
      }
      guard let month = yearMonth(cell.reading) else { return false }
      found.append(month)
    }
    guard !found.isEmpty, found.count + words >= 2 else { return false }
    if found.allSatisfy({ $0.year >= 1980 }) { return true }
    guard words == 0 else { return false }
    let step = found[1].year - found[0].year
    return abs(step) == 1 && found.allSatisfy { $0.month == found[0].month && $0.year < 100 }
      && found.indices.dropFirst().allSatisfy { found[$0].year - found[$0 - 1].year == step }
  }

  private static func yearMonth(_ reading: CellReading) -> (year: Int, month: Int)? {
    guard case .figure(let figure) = reading, figure.unit == nil, figure.sign == .none,
      figure.places == 1 || figure.places == 2, figure.range.count == figure.digits + 1
    else { return nil }
    let ten: Int64 = figure.places == 1 ? 10 : 100
    let (year, month) = (Int(figure.value.significand / ten), Int(figure.value.significand % ten))
    return (1...12).contains(month) && (10..<100 ~= year || 1980..<2100 ~= year) ? (year, month) : nil
  }

  /// At least one figure in a value cell that is not a heading.
  public static func isBody(_ row: RawRow) -> Bool {
    !isHeader(row)
      && row.cells.dropFirst().contains { cell in
        switch cell.reading {
        case .figure, .stacked, .damaged, .range: true
        case .dash: row.label.map { !$0.isEmpty } ?? false
        default: false
        }
      }
  }

  public static func hasBody(_ rows: [RawRow]) -> Bool { rows.contains(where: isBody) }

  /// Rows that go on with the table above a blank line: they do not begin with a header.
  static func continues(_ rows: [RawRow]) -> Bool {
    guard let first = rows.first(where: { $0.cells.dropFirst().contains { !$0.isEmpty } }) else { return true }
    return !isHeader(first)
  }

  /// Cuts where a second, different header stands among the body rows; drops a header that only comes again.
  static func split(_ rows: [RawRow]) -> [[RawRow]] {
    var parts: [[RawRow]] = []
    var current: [RawRow] = []
    var sawBody = false
    for row in rows {
      if sawBody, isHeader(row), row.cells.dropFirst().lazy.filter({ $0.reading == .words }).count >= 2 {
        parts.append(current)
        current = []
        sawBody = false
      }
      current.append(row)
      if isBody(row) { sawBody = true }
    }
    if !current.isEmpty { parts.append(current) }
    // Rows without a body go with the table before them.
    var merged: [[RawRow]] = []
    for part in parts {
      if hasBody(part) || merged.isEmpty { merged.append(part) } else { merged[merged.count - 1] += part }
    }
    return merged
  }

  /// Number of rows above the body that carry headings. Label-only rows after them are sections.
  public static func headerCount(_ rows: [RawRow]) -> Int {
    guard let body = rows.firstIndex(where: isBody) else { return rows.count }
    var last = 0
    for (index, row) in rows[..<body].enumerated() {
      let speaks = row.cells.dropFirst().contains { cell in
        switch cell.reading {
        case .words, .figure, .stacked, .damaged, .range: true
        default: false
        }
      }
      if speaks { last = index + 1 }
    }
    return last
  }
}
