import ReleaseModel
import SourceText

/// Gives a release the lines of its input, where the lines that it was read from are a reader's own: a row of a page's
/// table stands somewhere in the page's source.
struct SourceLines {
  private let text: FoldedText
  private let starts: [Int]

  init(_ text: FoldedText, _ starts: [Int]) {
    self.text = text
    self.starts = starts
  }

  func place(_ remarks: inout [Remark]) {
    for index in remarks.indices { remarks[index].line = line(at: remarks[index].span.start) }
  }

  func place(_ table: inout Table) {
    table.lines = line(of: table.lines.lowerBound)..<line(of: table.lines.upperBound - 1) + 1
    for index in table.rows.indices {
      table.rows[index].line = line(of: table.rows[index].line)
      place(&table.rows[index].heading)
    }
    for index in table.columns.indices { place(&table.columns[index].heading) }
    for index in table.facts.indices {
      let start = table.facts[index].span.start
      table.facts[index].line = line(at: start)
      table.facts[index].columnInLine = start - starts[table.facts[index].line]
    }
    table.units = table.units.map(placed)
    table.periods = table.periods.map(placed)
    table.footnotes = table.footnotes.map(placed)
  }

  private func place(_ heading: inout Heading) {
    heading.line = heading.line.map { line(of: $0) }
  }

  private func placed<Value>(_ note: TableNote<Value>) -> TableNote<Value> {
    var note = note
    note.line = line(at: note.span.start)
    return note
  }

  private func line(of drawn: Int) -> Int {
    guard text.lines.indices.contains(drawn) else { return 0 }
    return line(at: text.origin(of: text.lines[drawn].lowerBound))
  }

  private func line(at offset: Int) -> Int {
    var low = 0
    var high = starts.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if starts[middle] <= offset { low = middle } else { high = middle - 1 }
    }
    return low
  }
}
