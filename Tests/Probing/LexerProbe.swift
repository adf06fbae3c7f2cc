import Lexing
import ReleaseModel
import SourceText

func probeLexer(_ bytes: [UInt8], _ complaints: inout Complaints) {
  let text = FoldedText(bytes)
  for line in text.lines {
    inspectCells(text.bytes, line, &complaints)
    inspectLists(text.bytes, line, &complaints)
    for at in line { inspectScanners(text.bytes, at..<line.upperBound, &complaints) }
  }
}

/// Each cell of the line, and the line as one cell.
private func inspectCells(_ bytes: [UInt8], _ line: Range<Int>, _ complaints: inout Complaints) {
  var start = line.lowerBound
  var cells: [Range<Int>] = [line]
  for at in line where bytes[at] == 0x09 {
    cells.append(start..<at)
    start = at + 1
  }
  cells.append(start..<line.upperBound)
  for cell in cells {
    let figures: [PrintedFigure]
    switch CellScanner.read(bytes, cell) {
    case .figure(let figure): figures = [figure]
    case .stacked(let all), .damaged(let all): figures = all
    case .range(let low, let high): figures = [low, high]
    case .empty, .dash, .ruling, .words: figures = []
    }
    for figure in figures { inspect(figure, in: cell, &complaints) }
    _ = CellScanner.looksTorn(bytes, cell)
  }
}

private func inspectLists(_ bytes: [UInt8], _ line: Range<Int>, _ complaints: inout Complaints) {
  var end = line.lowerBound
  for mention in PeriodScanner.mentions(bytes, line) {
    complaints.expect(
      mention.range.lowerBound >= end && mention.range.upperBound <= line.upperBound && !mention.range.isEmpty,
      "period \(mention.range) after \(end) in \(line)")
    end = mention.range.upperBound
  }
  for mention in UnitScanner.mentions(bytes, line) {
    complaints.expect(
      mention.range.lowerBound >= line.lowerBound && mention.range.upperBound <= line.upperBound,
      "unit \(mention.range) in \(line)")
  }
}

/// What begins at a byte ends behind it and before the end; what does not begin there leaves the cursor alone.
private func inspectScanners(_ bytes: [UInt8], _ range: Range<Int>, _ complaints: inout Complaints) {
  var cursor = ByteCursor(bytes, range)
  func moved(_ found: Bool, _ what: String) {
    complaints.expect(
      found ? cursor.at > range.lowerBound && cursor.at <= range.upperBound : cursor.at == range.lowerBound,
      "\(what) \(found ? "" : "not ")found at \(range), the cursor at \(cursor.at)")
    cursor.at = range.lowerBound
  }
  let figure = FigureScanner.scan(&cursor)
  moved(figure != nil, "figure")
  if let figure { inspect(figure, in: range, &complaints) }
  moved(FigureScanner.scanInProse(&cursor) != nil, "figure of a sentence")
  moved(FootnoteMarks.scan(&cursor) != nil, "mark")
  moved(PeriodScanner.scan(&cursor) != nil, "period")
}

private func inspect(_ figure: PrintedFigure, in range: Range<Int>, _ complaints: inout Complaints) {
  complaints.expect(
    figure.range.lowerBound >= range.lowerBound && figure.range.upperBound <= range.upperBound,
    "figure \(figure.range) in \(range)")
  complaints.expect(
    (-18...36).contains(figure.value.exponent), "exponent \(figure.value.exponent)")
  complaints.expect(figure.value.negated.negated == figure.value, "a value that cannot be negated")
  _ = figure.value.description
}
