import Lexing
import ReleaseModel
import SourceText
import TableExtraction

/// A table on its way from raw cells to facts. Cells are indexed by value column, 0 being the one right of the label.
struct WorkGrid {
  var rows: [WorkRow]
  /// Number of value columns, void ones included.
  var width: Int
}

struct WorkRow {
  var line: Int
  /// Folded range of the label as printed.
  var label: Range<Int>
  var indent: Int
  var cells: [WorkCell]
  /// Fewer cells were printed than the table has columns.
  var isRagged = false
  var kind = Kind.body
  /// What a cell of its own says of the unit; nil in a table that has none.
  var unit: RowUnit?
  /// Label after mending; nil while it is what stands there.
  var mended: String?
  var repair: Repair?
  /// Folded ranges that a mended label was put together from; empty where it is `label` alone.
  var labelParts: [Range<Int>] = []

  enum Kind { case body, section, dropped }

  /// A cell of this very row names its unit.
  var saysUnit: Bool { if case .said = unit { true } else { false } }

  // These look at the cells where they lie: a copy of a cell costs more than the look.
  var figures: Int { cells.indices.reduce(0) { $0 + (cells[$1].hasFigures ? 1 : 0) } }
  var damaged: Int { cells.indices.reduce(0) { $0 + (cells[$1].isDamaged ? 1 : 0) } }
  var stacked: Int { cells.indices.reduce(0) { max($0, cells[$1].stackCount) } }
  /// Something stands in a value cell besides rulings.
  var hasValues: Bool {
    for index in cells.indices {
      if cells[index].hasFigures || cells[index].isDamaged || cells[index].isDash || cells[index].stackCount > 1 {
        return true
      }
    }
    return false
  }
}

struct WorkCell {
  /// Raw cell index in its line, the label's being 0.
  var index: Int
  var range: Range<Int>
  var line: Int
  var reading: CellReading
  /// The reading was chosen on evidence and differs from the face of the text.
  var repair: Repair?
  var status = ReadingStatus.read
  /// The figure that was chosen, when the face of the text shows none or several.
  var chosen: PrintedFigure?
  /// A dash that was chosen.
  var chosenNil = false

  var figure: PrintedFigure? {
    if let chosen { return chosen }
    if case .figure(let figure) = reading { return figure }
    return nil
  }

  /// The ends of a printed range.
  var ends: (lower: PrintedFigure, upper: PrintedFigure)? {
    if case .range(let lower, let upper) = reading, chosen == nil { return (lower, upper) }
    return nil
  }

  /// A single figure, or the ends of a range.
  var hasFigures: Bool {
    if chosen != nil { return true }
    switch reading {
    case .figure, .range: return true
    default: return false
    }
  }

  /// A single figure.
  var hasFigure: Bool {
    if chosen != nil { return true }
    if case .figure = reading { return true }
    return false
  }

  /// Something stands there that is no figure, and that a reader has to hear of.
  var isRead: Bool { isDash || isDamaged || stackCount > 1 }

  /// Figures above each other; 0 where there are none.
  var stackCount: Int {
    if case .stacked(let figures) = reading, chosen == nil { return figures.count }
    return 0
  }

  var isDash: Bool {
    if chosenNil { return true }
    if case .dash(underscore: false) = reading { return chosen == nil }
    return false
  }

  var isDamaged: Bool {
    if case .damaged = reading { return chosen == nil && !chosenNil }
    return false
  }

  var stack: [PrintedFigure] {
    if case .stacked(let figures) = reading, chosen == nil { return figures }
    return []
  }

  var isBlank: Bool {
    switch reading {
    case .empty, .ruling: chosen == nil && !chosenNil
    case .dash(underscore: true): chosen == nil && !chosenNil
    default: false
    }
  }

  /// Every digit that stands in the cell, for comparing a garbled copy with its original.
  func digits(in bytes: [UInt8]) -> [UInt8] { bytes[range].filter(isDigit) }
}

extension WorkGrid {
  /// Of cells that read as words those count as damaged that hold a figure all the same: 「12億円以上」.
  init(_ rows: [RawRow], width: Int, _ bytes: [UInt8]) {
    self.width = width
    // A heading may reach further than any row.
    let widest = min(width, rows.reduce(0) { max($0, $1.cells.count - 1) })
    self.rows = rows.map { row in
      let label = row.label
      var cells = row.cells.dropFirst().prefix(width).enumerated().map { index, cell -> WorkCell in
        let holdsFigure = cell.reading == .words && WordedFigure.isIn(bytes, cell.range)
        var work = WorkCell(
          index: index + 1, range: cell.range, line: row.line, reading: holdsFigure ? .damaged([]) : cell.reading)
        if cell.isTorn {
          work.status = .repaired
          work.repair = Repair(
            from: String(decoding: bytes[cell.range], as: UTF8.self), evidence: ["a figure torn into two cells"])
        }
        return work
      }
      let isRagged = cells.count < widest && cells.contains { !$0.range.isEmpty }
      let end = row.cells.last.map(\.range.upperBound) ?? 0
      while cells.count < width {
        cells.append(WorkCell(index: cells.count + 1, range: end..<end, line: row.line, reading: .empty))
      }
      return WorkRow(
        line: row.line, label: label?.range ?? end..<end, indent: label?.indent ?? 0, cells: cells, isRagged: isRagged)
    }
  }

  /// 「15,033 13,120」 in one cell, and so many cells fewer than in the other rows: each figure goes back to its column.
  mutating func spreadMergedCells(_ bytes: [UInt8]) {
    var patterns: [[Int]: Int] = [:]
    func columns(_ row: WorkRow) -> [Int] { row.cells.indices.filter { !row.cells[$0].isBlank } }
    for row in rows where row.kind == .body && row.hasValues { patterns[columns(row), default: 0] += 1 }
    guard let (full, count) = patterns.max(by: { ($0.value, $0.key.count) < ($1.value, $1.key.count) }), count >= 2,
      full.count >= 3
    else { return }
    for index in rows.indices where rows[index].kind == .body {
      let own = columns(rows[index])
      guard own.count < full.count, own.contains(where: { mayBeSeveral(rows[index].cells[$0]) }) else { continue }
      var parts: [WorkCell] = []
      for column in own { parts += self.parts(rows[index].cells[column], bytes) ?? [rows[index].cells[column]] }
      // A row whose cells all hold several is several rows.
      let whole = own.count { !mayBeSeveral(rows[index].cells[$0]) }
      guard parts.count == full.count, whole > 0, rows[index].label.count > 0 else { continue }
      let last = rows[index].cells[rows[index].cells.count - 1]
      for column in rows[index].cells.indices {
        var blank = last
        blank.range = last.range.upperBound..<last.range.upperBound
        blank.reading = .empty
        rows[index].cells[column] = blank
      }
      for (part, column) in zip(parts, full) { rows[index].cells[column] = part }
      rows[index].isRagged = false
    }
  }

  /// `lll` among figures is a figure of letters that look like digits, not a word to be passed over.
  mutating func markLookAlikes(_ bytes: [UInt8]) {
    for column in 0..<width {
      let figures = rows.count { $0.cells[column].hasFigures }
      guard figures > 0 else { continue }
      for row in rows.indices where rows[row].cells[column].reading == .words && rows[row].figures > 0 {
        let range = rows[row].cells[column].range
        guard range.count >= 2, range.count <= 12, bytes[range].allSatisfy(Self.looksLikeDigit) else { continue }
        rows[row].cells[column].reading = .damaged([])
      }
    }
  }

  /// l, I, |, O, o, S, B and what stands between digits.
  private static func looksLikeDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x6C, 0x49, 0x7C, 0x4F, 0x6F, 0x53, 0x42, 0x2C, 0x2E: true
    default: false
    }
  }

  private func mayBeSeveral(_ cell: WorkCell) -> Bool { cell.stackCount > 1 || cell.isDamaged }

  /// The figures of a cell with blanks between; nil where it may be one figure with a lost comma.
  private func parts(_ cell: WorkCell, _ bytes: [UInt8]) -> [WorkCell]? {
    guard mayBeSeveral(cell) else { return nil }
    var parts: [WorkCell] = []
    var start = cell.range.lowerBound
    while start < cell.range.upperBound {
      var end = start
      while end < cell.range.upperBound, bytes[end] != 0x20 { end += 1 }
      guard case .figure(let figure) = CellScanner.read(bytes, start..<end) else { return nil }
      var part = cell
      part.range = start..<end
      part.reading = .figure(figure)
      part.status = .repaired
      let text = String(decoding: bytes[cell.range], as: UTF8.self)
      part.repair = Repair(
        from: text, evidence: ["as many figures as columns when the cells that ran together are parted"])
      parts.append(part)
      start = end
      while start < cell.range.upperBound, bytes[start] == 0x20 { start += 1 }
    }
    let isTorn = parts.dropFirst().allSatisfy { part in
      part.figure.map { $0.digits == 3 && $0.places == 0 && $0.unit == nil && $0.sign == .none } ?? false
    }
    return parts.count > 1 && !isTorn ? parts : nil
  }

  /// Legible single figures of a column, by row.
  func figures(inColumn column: Int) -> [(row: Int, figure: PrintedFigure)] {
    rows.indices.compactMap { row in
      guard rows[row].kind == .body, let figure = rows[row].cells[column].figure else { return nil }
      return (row, figure)
    }
  }
}
