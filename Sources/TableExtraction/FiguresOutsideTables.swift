import Lexing
public import ReleaseModel
public import SourceText

extension SourceDocument {
  /// Figures that stand on lines of their own, or between bars, and that no table was found for: a remark for each stretch of them.
  ///
  /// They are most of what is left of a table whose cells came one by one (`pdftotext` without `-layout`, pages built of `div`s): nothing is
  /// read of them, and nobody should take that for nothing printed.
  public func figuresOutsideTables() -> [Remark] {
    var remarks: [Remark] = []
    var stretch: [(line: Int, figures: Int)] = []
    func close() {
      let figures = stretch.reduce(0) { $0 + $1.figures }
      if figures >= Self.fewestFigures, let first = stretch.first, let last = stretch.last {
        let range = trimmed(text.lines[first.line], in: text.bytes)
        let span = text.span(of: range)
        let rows =
          last.line > first.line
          ? "\(stretch.count) lines with \(figures) figures from here on" : "a line with \(figures) figures"
        remarks.append(
          Remark(
            kind: .unreadable, table: "", line: ownLine(first.line, span), span: span, text: printed(span),
            evidence: ["\(rows) that no columns or headings were found for; none of them is read"]))
      }
      stretch = []
    }
    for block in blocks {
      if block.kind == .table {
        close()
        continue
      }
      guard block.kind != .furniture else { continue }
      for line in block.lines {
        let figures = loneFigures(on: line)
        guard figures > 0 else { continue }
        if let last = stretch.last, line - last.line > Self.reach { close() }
        stretch.append((line, figures))
      }
    }
    close()
    return remarks
  }

  /// Fewer may be a page's numbers.
  private static let fewestFigures = 6
  /// Labels, units and headings may stand between two figures.
  private static let reach = 10

  /// How many amounts a line holds that are no part of a sentence: alone on it, between bars, or at least three at its end.
  private func loneFigures(on line: Int) -> Int {
    let range = trimmed(text.lines[line], in: text.bytes)
    guard !range.isEmpty, range.count < 400 else { return 0 }
    let cells = text.bytes[range].split(separator: 0x7C)
    if cells.count >= 3 { return cells.count(where: isAmount) }
    let words = text.bytes[range].split(separator: 0x20)
    let atEnd = words.reversed().prefix(while: isAmount).count
    return atEnd >= 3 || atEnd == words.count ? atEnd : isAmount(text.bytes[range]) ? 1 : 0
  }

  private func isAmount(_ cell: ArraySlice<UInt8>) -> Bool {
    let range = trimmed(cell.startIndex..<cell.endIndex, in: text.bytes)
    guard case .figure(let figure) = CellScanner.read(text.bytes, range) else { return false }
    return figure.isGrouped || figure.places > 0 || figure.sign != .none || figure.unit != nil
  }

  /// The input's own line.
  private func ownLine(_ line: Int, _ span: SourceSpan) -> Int {
    guard let lineStarts else { return line }
    return max(0, (lineStarts.firstIndex { $0 > span.start } ?? lineStarts.count) - 1)
  }
}
