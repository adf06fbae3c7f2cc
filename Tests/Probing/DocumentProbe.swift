import HTMLSource
import SourceText
import TableExtraction
import TextSource

func probeText(_ bytes: [UInt8], _ complaints: inout Complaints) {
  inspect(TextSource.read(name: "text", bytes: bytes), &complaints)
}

func probePage(_ bytes: [UInt8], _ complaints: inout Complaints) {
  let page = HTMLSource.read(name: "page", bytes: bytes)
  inspect(page.document, &complaints)
  let lines = page.document.lineStarts?.count ?? 0
  for problem in page.problems {
    complaints.expect(problem.line >= 0, "a problem on line \(problem.line) of \(lines)")
  }
}

func probeTables(_ bytes: [UInt8], _ complaints: inout Complaints) {
  let document = TextSource.read(name: "text", bytes: bytes)
  for version in TextSource.versions(of: document) {
    for table in TableFinder(document, blocks: version.blocks).tables() {
      inspect(table, document.text, &complaints)
    }
  }
}

/// Blocks in order, within the lines; lines in order, within the input.
func inspect(_ document: SourceDocument, _ complaints: inout Complaints) {
  let (text, count) = (document.text, document.bytes.count)
  var end = 0
  for line in text.lines {
    complaints.expect(line.lowerBound >= end && line.upperBound <= text.bytes.count, "line \(line) after \(end)")
    complaints.expect(text.span(of: line), within: count, "line \(line)")
    end = line.upperBound
  }
  var next = 0
  for block in document.blocks {
    complaints.expect(
      block.lines.lowerBound >= next && block.lines.upperBound <= text.lines.count && !block.lines.isEmpty,
      "block \(block.lines) after line \(next) of \(text.lines.count)")
    next = block.lines.upperBound
  }
  for place in text.malformed { complaints.expect(place >= 0 && place < count, "malformed at \(place) of \(count)") }
  let versions = TextSource.versions(of: document)
  complaints.expect(versions.count <= 2, "\(versions.count) versions")
}

private func inspect(_ table: RawTable, _ text: FoldedText, _ complaints: inout Complaints) {
  complaints.expect(!table.rows.isEmpty, "a table without rows")
  let header = HeaderShape.headerCount(table.rows)
  complaints.expect((0...table.rows.count).contains(header), "\(header) header rows of \(table.rows.count)")
  for row in table.rows {
    complaints.expect(text.lines.indices.contains(row.line), "row on line \(row.line) of \(text.lines.count)")
    var end = 0
    for cell in row.cells where !cell.range.isEmpty {
      complaints.expect(
        cell.range.lowerBound >= end && cell.range.upperBound <= text.bytes.count, "cell \(cell.range) after \(end)")
      end = cell.range.upperBound
    }
  }
  for line in table.preamble + table.notes {
    complaints.expect(
      line.range.lowerBound >= 0 && line.range.upperBound <= text.bytes.count, "line \(line.range) beside a table")
  }
}
