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
        // A line without anything in it stands between the headings and their figures, or between two lines of headings.
        if let next = nextTable(after: index), headsColumns(rows, of: grid(blocks[next])) || headsHeadings(rows, next) {
          headings += rows
          carried += above
          preambleStart = index + 1
          index += 1
          continue
        }
        // So does the heading of the first section, or the unit.
        if index + 2 < blocks.count, blocks[index + 1].kind == .heading, blocks[index + 1].lines.count == 1,
          blocks[index + 2].kind == .table, headsColumns(rows, of: grid(blocks[index + 2]))
        {
          carried += above
          let between = rawLine(blocks[index + 1].lines.lowerBound)
          if isUnitLine(between.text) { carried.append(between) } else { rows += grid(blocks[index + 1]) }
          headings += rows
          preambleStart = index + 2
          index += 2
          continue
        }
        carried += above + rows.map(joined)
        if nextTable(after: index) != nil {
          preambleStart = index + 1
          index += 1
          continue
        }
        carried = []
        preambleStart = index + 1
        index += 1
        continue
      }
      let (last, amid) = goOn(&rows, from: index)
      let notes = self.notes(after: last)
      for part in HeaderShape.split(rows) {
        let rows = SideBySideRows.parted(part, in: text.bytes)
        tables.append(RawTable(rows: rows, preamble: carried + above, notes: amid + notes.lines))
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

  /// Adds the rows of the blocks that go on with the table of a block; gives the last of them, and notes that stand between.
  private func goOn(_ rows: inout [RawRow], from index: Int) -> (last: Int, notes: [RawLine]) {
    var last = index
    var notes: [RawLine] = []
    // Rows that stand alone, each behind a blank line.
    var lone = rows.count(where: HeaderShape.isBody) == 1 ? 1 : 0
    while !blocks[last].isWhole {
      if let next = nextTable(after: last) {
        var more = grid(blocks[next])
        if !HeaderShape.continues(more) {
          guard next > last + 1, let rest = withoutRepeated(more, rows) else { break }
          more = rest
        }
        lone += more.count == 1 ? 1 : 0
        rows += more
        last = next
      } else if let next = tableBehindNotes(last), continues(grid(blocks[next]), rows) {
        for block in blocks[last + 1..<next] where block.kind != .furniture { notes += block.lines.map(rawLine) }
        rows += grid(blocks[next])
        last = next
      } else if lone >= 2, last + 2 < blocks.count, blocks[last + 1].kind == .heading,
        blocks[last + 1].lines.count == 1,
        blocks[last + 2].kind == .table, blocks[last + 2].lines.count == 1, continues(grid(blocks[last + 2]), rows)
      {
        // A section's heading among rows that all stand apart.
        rows += grid(blocks[last + 1]) + grid(blocks[last + 2])
        last += 2
      } else {
        break
      }
    }
    return (last, notes)
  }

  /// Rows behind a page break without the headings that were printed again.
  private func withoutRepeated(_ more: [RawRow], _ rows: [RawRow]) -> [RawRow]? {
    let count = HeaderShape.headerCount(more)
    guard count > 0, count < more.count, count == HeaderShape.headerCount(rows),
      zip(more[..<count], rows).allSatisfy({ words($0) == words($1) })
    else { return nil }
    return Array(more[count...])
  }

  private func words(_ row: RawRow) -> [[UInt8]] {
    row.cells.filter { !$0.isEmpty }.map { Array(text.bytes[$0.range]) }
  }

  /// The next table where only short notes stand before it: they were printed amid one table.
  private func tableBehindNotes(_ index: Int) -> Int? {
    var next = index + 1
    while next < blocks.count, next - index <= 3,
      blocks[next].kind == .furniture
        || [.footnote, .listItem].contains(blocks[next].kind) && blocks[next].lines.count <= 2
    { next += 1 }
    return next > index + 1 && next < blocks.count && blocks[next].kind == .table ? next : nil
  }

  /// They begin with figures, reach as far as the rows above, and are not the same lines once more.
  private func continues(_ more: [RawRow], _ rows: [RawRow]) -> Bool {
    guard HeaderShape.continues(more), HeaderShape.hasBody(more) else { return false }
    func reach(_ rows: [RawRow]) -> Int {
      rows.reduce(0) { max($0, ($1.cells.lastIndex { !$0.isEmpty } ?? 0)) }
    }
    let rows = Array(rows.suffix(Self.nearRows))
    guard reach(more) == reach(rows) else { return false }
    let labels = Set(rows.compactMap { $0.label.map { text.bytes[$0.range] } }.filter { !$0.isEmpty })
    return more.count { labels.contains(text.bytes[$0.label?.range ?? 0..<0]) } * 2 < more.count
  }

  private static let nearRows = 200

  /// Another line of headings below this one, and figures below that one.
  private func headsHeadings(_ rows: [RawRow], _ next: Int, depth: Int = 0) -> Bool {
    guard let last = rows.last, HeaderShape.isHeader(last), last.cells.dropFirst().count(where: { !$0.isEmpty }) >= 1
    else {
      return false
    }
    let more = grid(blocks[next])
    guard depth < 4, !HeaderShape.hasBody(more), more.count <= 2, let after = nextTable(after: next) else {
      return false
    }
    return headsColumns(more, of: grid(blocks[after])) || headsHeadings(more, after, depth: depth + 1)
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

  private func grid(_ block: Block) -> [RawRow] {
    let whole = TornFigures.joined(cells(of: block), in: text.bytes)
    let rows = PartsInCells.parted(whole, in: text.bytes, reading: read)
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
    // 「(単位:千円)」 alone below the headings, over the last column, is said of all of them.
    if let place = rows.indices.dropFirst().prefix(3).first(where: { isUnitRow(rows[$0]) }), place + 1 < rows.count,
      rows[..<place].allSatisfy(HeaderShape.isHeader), case let line = joined(rows[place]),
      String(decoding: line.text, as: UTF8.self).contains("単位")
    {
      lines.append(line)
      rows.remove(at: place)
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

  /// Headings right above a table; a paragraph, a note or another table ends them, unless a numbered title stands above one short
  /// paragraph: 「3.連結業績予想」, a sentence, the table.
  private func preamble(from start: Int, to index: Int) -> [RawLine] {
    var lines: [RawLine] = []
    var at = index - 1
    while at >= start, lines.count < 12 {
      let block = blocks[at]
      if block.kind == .furniture {
        at -= 1
        continue
      }
      if block.kind == .paragraph, block.lines.count <= 2, lines.allSatisfy({ isRemark($0.text) }), at > start,
        blocks[at - 1].kind == .heading, let title = blocks[at - 1].lines.last.map(rawLine), isNumbered(title.text)
      {
        lines.insert(title, at: 0)
        break
      }
      if block.kind == .paragraph, (2...3).contains(block.lines.count), lines.allSatisfy({ isRemark($0.text) }),
        case let title = rawLine(block.lines.lowerBound), title.range.count < 160, isNumbered(title.text),
        !title.text.suffix(3).elementsEqual("。".utf8)
      {
        lines.insert(title, at: 0)
        break
      }
      guard block.kind == .heading || isUnitNote(block) || isMarkedTitle(block), !isOfUnreadTable(block) else { break }
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

  /// A unit, or what is said in brackets: no title.
  private func isRemark(_ line: [UInt8]) -> Bool {
    isUnitLine(line) || line.first == 0x28 && line.last == 0x29 && !isNumbered(line)
  }

  /// 「3.…」, 「(2)…」
  private func isNumbered(_ line: [UInt8]) -> Bool {
    var cursor = ByteCursor(line, 0..<line.count)
    let isBracketed = cursor.take("(")
    guard cursor.takeNumber(digits: 1...2) != nil else { return false }
    return isBracketed ? cursor.take(")") : cursor.take(".") && !(0x30...0x39).contains(cursor.byte)
  }

  /// Two lines of nothing but an amount each: what is left of a table that nobody could read, and no title of the next one.
  private func isOfUnreadTable(_ block: Block) -> Bool {
    guard block.lines.count >= 2 else { return false }
    return block.lines.count { line in
      guard case .figure(let figure) = read(trimmed(text.lines[line], in: text.bytes)) else { return false }
      return figure.isGrouped || figure.places > 0
    } >= 2
  }

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
