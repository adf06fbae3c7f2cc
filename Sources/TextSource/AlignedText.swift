import PageLayout
import SourceText

/// Text whose columns are aligned by blanks, as tables.
///
/// `pdftotext` counts characters, people and terminals count cells of which a full-width character fills two: the measure by which
/// cells fit their columns better is the one that the text was set in.
struct AlignedText {
  let tables: [LayoutTable]
  private let bytes: [UInt8]
  private let ranges: [Range<Int>]

  init?(_ bytes: [UInt8], _ lines: [Range<Int>], skipping taken: [Int: PipeRow]) {
    guard Self.hasGaps(bytes) else { return nil }
    self.bytes = bytes
    ranges = lines
    let running = RunningText.lines(bytes, lines)
    let all = lines.enumerated().map { AlignedLine(bytes, $1, isParted: taken[$0] != nil || running.contains($0)) }
    let numbers = RowSpacing.kept(all)
    let read = numbers.map { all[$0] }
    var layout = Self.layout(in: .cells, read, bytes)
    var tables = layout.tables()
    // Without full-width characters both measures are one.
    if read.contains(where: \.isWide) {
      let other = Self.layout(in: .characters, read, bytes)
      let others = other.tables()
      let ranges = (tables + others).filter { !$0.isInline }.map(\.range)
      if other.raggedness(of: ranges) < layout.raggedness(of: ranges) { (layout, tables) = (other, others) }
    }
    guard !tables.isEmpty else { return nil }
    self.tables = numbers.count == lines.count ? tables : tables.map { $0.numbered(numbers) }
  }

  private static func layout(in measure: AlignedLine.Measure, _ lines: [AlignedLine], _ bytes: [UInt8]) -> Layout {
    Layout(
      bytes: bytes, lines: lines.enumerated().map { $1.line(measure, bytes, number: $0) },
      em: measure == .cells ? 2 : 1.5, isExact: false)
  }

  /// Two spaces, a full-width space or dots in a row anywhere.
  private static func hasGaps(_ bytes: [UInt8]) -> Bool {
    var last: UInt8 = 0
    for (at, byte) in bytes.enumerated() {
      if byte == last, byte == 0x20 || byte == 0x2E { return true }
      if byte == 0xE3, at + 2 < bytes.count, bytes[at + 1] == 0x80, bytes[at + 2] == 0x80 { return true }
      if byte == 0xE2, at + 2 < bytes.count, bytes[at + 1] == 0x80, bytes[at + 2] == 0xA6 { return true }
      last = byte
    }
    return false
  }

  /// Input ranges of the words of cells that might stand in another column.
  func unsure(_ table: LayoutTable) -> [Range<Int>] {
    table.rows.flatMap { row in row.unsure.sorted().flatMap { row.cells[$0].map(\.range) } }
  }

  /// Draws a table with tabs between its cells; says how many lines it took.
  func draw(_ table: LayoutTable, into text: inout RenderedText) -> Int {
    for row in table.rows {
      let line = ranges[row.line]
      if row.isPlain, let first = row.label.first, line.contains(first.range.lowerBound),
        row.label.allSatisfy({ line.contains($0.range.lowerBound) }), isAlone(row.label, on: line)
      {
        text.append(bytes, line)
        text.append(mark: 0x0A)
        continue
      }
      if let first = row.label.first {
        // Its indent, or the blanks between it and the table's other half.
        let own = ranges.last { $0.lowerBound <= first.range.lowerBound } ?? line
        var start = first.range.lowerBound
        while start > own.lowerBound, isBlank(before: start) { start -= bytes[start - 1] == 0x20 ? 1 : 3 }
        text.append(bytes, start..<first.range.lowerBound)
      }
      append(label: row.label, into: &text)
      for cell in row.cells {
        text.append(mark: 0x09)
        append(cell, into: &text)
      }
      text.append(mark: 0x0A)
    }
    return table.rows.count
  }

  /// Nothing else stands on the line.
  private func isAlone(_ words: [LayoutWord], on line: Range<Int>) -> Bool {
    guard let first = words.first, let last = words.last else { return true }
    func isBlank(_ range: Range<Int>) -> Bool {
      bytes[range].allSatisfy { $0 <= 0x20 || $0 == 0xE3 || $0 == 0x80 }
    }
    return isBlank(line.lowerBound..<first.range.lowerBound)
      && isBlank(min(last.range.upperBound, line.upperBound)..<line.upperBound)
  }

  /// A blank or a full-width one ends here.
  private func isBlank(before at: Int) -> Bool {
    bytes[at - 1] == 0x20 || at >= 3 && bytes[at - 3] == 0xE3 && bytes[at - 2] == 0x80 && bytes[at - 1] == 0x80
  }

  /// A label's further lines are placed at the end of its first, so that its span holds nothing else.
  private func append(label words: [LayoutWord], into text: inout RenderedText) {
    guard let first = words.first, let last = words.last else { return }
    let end = bytes[first.range.lowerBound...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
    guard last.range.lowerBound >= end else { return append(words, into: &text) }
    let own = words.filter { $0.range.lowerBound < end }
    append(own, into: &text)
    let place = (own.last ?? first).range.upperBound
    var before = bytes[place - 1]
    for word in words[own.count...] {
      // 「第2」 and 「四半期」 are one word.
      let goesOn = (0x30...0x39).contains(before) && bytes[word.range.lowerBound] >= 0xE3
      if needsSpace(before, bytes[word.range.lowerBound]), !goesOn { text.append(0x20, from: place, to: place) }
      for byte in bytes[word.range] { text.append(byte, from: place, to: place) }
      before = bytes[word.range.upperBound - 1]
    }
  }

  private func append(_ words: [LayoutWord], into text: inout RenderedText) {
    for (index, word) in words.enumerated() {
      if index > 0 {
        let between = words[index - 1].range.upperBound..<max(words[index - 1].range.upperBound, word.range.lowerBound)
        if between.count <= 3, !bytes[between].contains(0x0A) {
          text.append(bytes, between)
        } else if word.isSpaced, !isSecondBound(word), !isTorn(words[index - 1], word),
          needsSpace(bytes[words[index - 1].range.upperBound - 1], bytes[word.range.lowerBound])
        {
          text.append(mark: 0x20)
        }
      }
      text.append(bytes, word.range)
    }
  }

  /// 「3,840,00」 over 「0」: a figure that its cell is too narrow for.
  private func isTorn(_ above: LayoutWord, _ below: LayoutWord) -> Bool {
    let word = bytes[above.range]
    guard let comma = word.lastIndex(of: 0x2C), (0x30...0x39).contains(bytes[below.range.lowerBound]) else {
      return false
    }
    let digits = word[(comma + 1)...]
    return digits.count < 3 && digits.allSatisfy { (0x30...0x39).contains($0) }
      && digits.count + below.range.count == 3
  }

  private func isSecondBound(_ word: LayoutWord) -> Bool {
    let value = scalar(in: bytes, at: word.range.lowerBound).scalar
    return value == 0xFF5E || value == 0x301C || value == 0x7E
  }

  private func needsSpace(_ last: UInt8, _ next: UInt8) -> Bool {
    !(last >= 0x80 && next >= 0x80) && last != 0x28 && next != 0x29 && (next < 0x80 || last < 0x80)
  }
}
