import Lexing
import ReleaseModel
import SourceText

/// Cuts one version's blocks into tables, each with the lines around it that speak of it.
public final class TableFinder {
  private let blocks: [Block]
  private let text: FoldedText
  /// △ marks what is negative, so that brackets around a percentage do not: 「521百万円（34.6％）」.
  private let bracketsAreNoSign: Bool

  /// `blocks`: those of one version, in order.
  public init(_ document: SourceDocument, blocks: [Block]) {
    text = document.text
    self.blocks = blocks
    bracketsAreNoSign =
      blocks.first?.language == .japanese
      && blocks.contains { block in
        block.lines.contains { line in Self.hasTriangle(document.text.bytes, document.text.lines[line]) }
      }
  }

  private static func hasTriangle(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard range.count >= 4 else { return false }
    for at in range.lowerBound...(range.upperBound - 4)
    where bytes[at] == 0xE2 && bytes[at + 1] == 0x96 && (bytes[at + 2] == 0xB3 || bytes[at + 2] == 0xB2)
      && isDigit(bytes[at + 3])
    {
      return true
    }
    return false
  }

  private func read(_ range: Range<Int>) -> CellReading {
    let reading = CellScanner.read(text.bytes, range)
    guard bracketsAreNoSign, case .figure(var figure) = reading, figure.sign == .parentheses, figure.unit == .percent,
      text.bytes[range.lowerBound] == 0x28, text.bytes[range.upperBound - 1] == 0x29
    else { return reading }
    figure.value = figure.value.negated
    figure.sign = .none
    return .figure(figure)
  }

  public func tables() -> [RawTable] {
    var tables: [RawTable] = []
    var preambleStart = 0
    var index = 0
    var carried: [RawLine] = []
    var headings: [RawRow] = []
    while index < blocks.count {
      guard blocks[index].kind == .table else {
        index += 1
        continue
      }
      var rows = headings + grid(blocks[index])
      headings = []
      var above = preamble(from: preambleStart, to: index)
      above += takeUnitRows(&rows)
      // Rows without any figure above another table: a title torn into cells, or a header band standing apart.
      if !HeaderShape.hasBody(rows) {
        // A line without anything in it stands between the headings and their figures.
        if let next = nextTable(after: index), isAdjacent(index, next), headsColumns(rows, of: grid(blocks[next])) {
          headings += rows
          carried += above
          preambleStart = index + 1
          index += 1
          continue
        }
        carried += above + rows.map(joined)
        if let next = nextTable(after: index), isAdjacent(index, next) {
          preambleStart = index + 1
          index += 1
          continue
        }
        carried = []
        preambleStart = index + 1
        index += 1
        continue
      }
      var last = index
      while !blocks[last].isWhole, let next = nextTable(after: last), isAdjacent(last, next) {
        let more = grid(blocks[next])
        guard HeaderShape.continues(more) else { break }
        rows += more
        last = next
      }
      let notes = self.notes(after: last)
      for part in HeaderShape.split(rows) {
        let rows = SideBySideRows.parted(part, in: text.bytes)
        tables.append(RawTable(rows: rows, preamble: carried + above, notes: notes.lines))
      }
      carried = []
      preambleStart = last + 1
      index = last + 1
    }
    for index in tables.indices.dropFirst() where goesOn(tables[index], from: tables[index - 1]) {
      tables[index].preamble = tables[index - 1].preamble + tables[index].preamble
    }
    return tables
  }

  /// A table too wide for the page goes on below with the same labels and no heading but its unit: what stands above the
  /// first part speaks of both.
  private func goesOn(_ table: RawTable, from before: RawTable) -> Bool {
    guard !before.preamble.isEmpty, table.preamble.allSatisfy({ isUnitLine($0.text) }) else { return false }
    func labels(_ table: RawTable) -> [ArraySlice<UInt8>] {
      table.rows[HeaderShape.headerCount(table.rows)...].compactMap { $0.label.map { text.bytes[$0.range] } }
    }
    let (own, others) = (labels(table), labels(before))
    guard own.count >= 3, own.first == others.first, own.last == others.last else { return false }
    if Set(own).intersection(others).count * 10 >= Set(own).union(others).count * 6 { return true }
    // A label may be broken into two rows in one part and not in the other.
    let (all, othersAll) = (Array(own.joined()), Array(others.joined()))
    let shared = Set(others).filter { all.firstRange(of: $0) != nil }.reduce(0) { $0 + $1.count }
    return shared * 10 >= max(all.count, othersAll.count) * 6
  }

  /// Rows of two headings or more above rows that begin with figures and are as wide.
  private func headsColumns(_ rows: [RawRow], of body: [RawRow]) -> Bool {
    guard HeaderShape.continues(body), HeaderShape.hasBody(body), let last = rows.last, HeaderShape.isHeader(last)
    else {
      return false
    }
    func reach(_ row: RawRow) -> Int { (row.cells.lastIndex { !$0.isEmpty } ?? -1) + 1 }
    let filled = last.cells.dropFirst().count { $0.reading == .words }
    let widest = body.reduce(0) { max($0, $1.cells.count) }
    return filled >= 2 && reach(last) <= widest && reach(last) + 2 >= widest
  }

  private func isUnitLine(_ line: [UInt8]) -> Bool {
    line.count < 60 && !UnitScanner.mentions(line, 0..<line.count).isEmpty
      && PeriodScanner.mentions(line, 0..<line.count).isEmpty
  }

  private func nextTable(after index: Int) -> Int? {
    var next = index + 1
    while next < blocks.count, blocks[next].kind == .furniture { next += 1 }
    return next < blocks.count && blocks[next].kind == .table ? next : nil
  }

  /// Nothing but blank lines and furniture between two blocks.
  private func isAdjacent(_ first: Int, _ second: Int) -> Bool { nextTable(after: first) == second }

  private func grid(_ block: Block) -> [RawRow] {
    let rows = PartsInCells.parted(cells(of: block), in: text.bytes, reading: read)
    return AmountsWithRates.parted(rows) { cell in
      let last = text.bytes[cell.range.upperBound - 1]
      guard last == 0x29 || last == 0x5D, cell.figure == nil else { return nil }
      if let parts = InlinePeriods.figures(text.bytes, cell.range) {
        return parts.count < 2 ? nil : parts.map { RawCell(range: $0, indent: 0, reading: read($0)) }
      }
      return AmountsWithRates.plain(text.bytes, cell.range)
    }
  }

  private func cells(of block: Block) -> [RawRow] {
    // Rows have about as many cells as the row before.
    var width = 1
    return block.lines.compactMap { line in
      let range = text.lines[line]
      if let parts = InlinePeriods.row(text.bytes, range) {
        return RawRow(line: line, cells: parts.map { RawCell(range: $0, indent: 0, reading: read($0)) })
      }
      var cells: [RawCell] = []
      cells.reserveCapacity(width)
      var start = range.lowerBound
      var isBlank = true
      while true {
        var end = start
        while end < range.upperBound, text.bytes[end] != 0x09 { end += 1 }
        let inner = trimmed(start..<end, in: text.bytes)
        let reading = read(inner)
        if !inner.isEmpty { isBlank = false }
        if reading == .words, !cells.isEmpty, let parts = InlinePeriods.cells(text.bytes, inner) {
          cells += parts.map { RawCell(range: $0, indent: 0, reading: read($0)) }
        } else {
          cells.append(RawCell(range: inner, indent: inner.lowerBound - start, reading: reading))
        }
        if end >= range.upperBound { break }
        start = end + 1
      }
      width = cells.count
      return isBlank ? nil : RawRow(line: line, cells: cells)
    }
  }

  /// 「(単位:千円)」 alone in the first row, wherever it stands there, is a line above the table.
  private func takeUnitRows(_ rows: inout [RawRow]) -> [RawLine] {
    var lines: [RawLine] = []
    while rows.count > 1, let first = rows.first, isUnitRow(first) {
      lines.append(joined(first))
      rows.removeFirst()
    }
    return lines
  }

  private func isUnitRow(_ row: RawRow) -> Bool {
    let filled = row.cells.filter { !$0.isEmpty }
    guard filled.count == 1, let cell = filled.first, cell.reading == .words, cell.range.count < 80,
      PeriodScanner.mentions(text.bytes, cell.range).isEmpty
    else { return false }
    let units = UnitScanner.mentions(text.bytes, cell.range)
    guard units.contains(where: { $0.unit != .percent && $0.unit != .points }) else { return false }
    let line = Array(text.bytes[cell.range])
    let isBracketed = line.first == 0x28 && line.last == 0x29
    return isBracketed || String(decoding: line, as: UTF8.self).lowercased().contains("単位")
      || units.contains { $0.scale > 0 }
  }

  /// The cells of a torn line joined: without a space where a bracket is still open, else with one.
  private func joined(_ row: RawRow) -> RawLine {
    var bytes: [UInt8] = []
    var open = 0
    for cell in row.cells where !cell.isEmpty {
      if !bytes.isEmpty && open <= 0 { bytes.append(0x20) }
      for byte in text.bytes[cell.range] {
        if byte == 0x28 { open += 1 }
        if byte == 0x29 { open -= 1 }
        bytes.append(byte)
      }
    }
    return RawLine(line: row.line, range: text.lines[row.line], text: bytes)
  }

  private func rawLine(_ line: Int) -> RawLine {
    let range = trimmed(text.lines[line], in: text.bytes)
    let inner = CellScanner.unwrapped(range, in: text.bytes)
    var bytes = Array(text.bytes[inner])
    bytes = removingTags(bytes)
    return RawLine(line: line, range: range, text: bytes)
  }

  private func removingTags(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(0x3C) || bytes.contains(0x23) else { return bytes }
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == 0x3C, let close = bytes[index...].firstIndex(of: 0x3E), close - index <= 6 {
        index = close + 1
        continue
      }
      if bytes[index] != 0x23 || !result.isEmpty { result.append(bytes[index]) }
      index += 1
    }
    return result
  }

  /// Headings right above a table; a paragraph, a note or another table ends them.
  private func preamble(from start: Int, to index: Int) -> [RawLine] {
    var lines: [RawLine] = []
    var at = index - 1
    while at >= start, lines.count < 12 {
      let block = blocks[at]
      if block.kind == .furniture {
        at -= 1
        continue
      }
      guard block.kind == .heading || isUnitNote(block) || isMarkedTitle(block) else { break }
      lines.insert(contentsOf: block.lines.map(rawLine), at: 0)
      at -= 1
    }
    return lines
  }

  /// 「■ 設備投資の状況」 right above a table is its title, however it is marked.
  private func isMarkedTitle(_ block: Block) -> Bool {
    guard block.kind == .listItem, block.lines.count <= 3 else { return false }
    let first = text.lines[block.lines.lowerBound]
    let cursor = ByteCursor(text.bytes, trimmed(first, in: text.bytes))
    guard Self.titleMarks.contains(where: { cursor.looking(at: $0) }) else { return false }
    return block.lines.allSatisfy { line in
      let range = trimmed(text.lines[line], in: text.bytes)
      return range.count < 120
        && !ByteCursor(text.bytes, max(range.lowerBound, range.upperBound - 3)..<range.upperBound)
          .looking(at: "。")
        && text.bytes[range].last != 0x2E
    }
  }

  private static let titleMarks: [StaticString] = ["■", "●", "◆", "○", "□", "◇"]

  /// "※単位：百万円" or "(Note) Millions of yen" above a table is a unit line, not a note below the last one.
  private func isUnitNote(_ block: Block) -> Bool {
    guard block.kind == .footnote, block.lines.count == 1 else { return false }
    let range = text.lines[block.lines.lowerBound]
    return range.count < 60 && UnitScanner.mentions(text.bytes, range).contains { $0.unit.isCurrency && $0.scale > 0 }
  }

  private func notes(after index: Int) -> (lines: [RawLine], end: Int) {
    var lines: [RawLine] = []
    var at = index + 1
    while at < blocks.count, blocks[at].kind == .footnote || blocks[at].kind == .furniture {
      if blocks[at].kind == .footnote { lines += blocks[at].lines.map(rawLine) }
      at += 1
    }
    return (lines, at)
  }
}
