import SourceText

/// Groups lines into blocks by their shape: tabs make tables, marks make lists and notes, length and full stops make
/// paragraphs.
struct BlockFinder {
  private let text: FoldedText

  init(_ text: FoldedText) { self.text = text }

  private enum LineShape { case blank, tabbed, plain }

  func blocks() -> [Block] {
    let shapes = text.lines.map(shape)
    var blocks: [Block] = []
    var line = 0
    while line < shapes.count {
      switch shapes[line] {
      case .blank: line += 1
      case .tabbed:
        let start = line
        // Lines without tabs between two with tabs are rows whose cells are all empty: 資産の部, 流動資産.
        while line < shapes.count {
          if shapes[line] == .tabbed {
            line += 1
            continue
          }
          var next = line
          while next < shapes.count, next - line < 5, shapes[next] == .plain, isShort(next), !isNote(next),
            !endsSentence(next) || isStray(next, in: shapes)
          { next += 1 }
          guard next > line, next < shapes.count, shapes[next] == .tabbed else { break }
          line = next
        }
        blocks.append(Block(kind: .table, lines: start..<line, language: .english))
      case .plain:
        let start = line
        line += 1
        while line < shapes.count, shapes[line] == .plain, !startsBlock(line) { line += 1 }
        let title = line < shapes.count && shapes[line] == .tabbed ? self.title(of: start..<line) : line
        blocks.append(Block(kind: kind(ofPlain: start..<title), lines: start..<title, language: .english))
        if title < line {
          blocks.append(Block(kind: kind(ofPlain: title..<line), lines: title..<line, language: .english))
        }
      }
    }
    return blocks
  }

  /// Where the short lines begin that stand between a sentence's end and a table: they are the table's title, not the text's.
  private func title(of lines: Range<Int>) -> Int {
    var first = lines.upperBound
    while first > lines.lowerBound, isShort(first - 1), !endsSentence(first - 1), !isNote(first - 1) { first -= 1 }
    return first > lines.lowerBound && first < lines.upperBound && endsSentence(first - 1) ? first : lines.upperBound
  }

  private func shape(_ range: Range<Int>) -> LineShape {
    var hasTab = false
    var hasText = false
    for byte in text.bytes[range] {
      if byte == 0x09 { hasTab = true } else if byte != 0x20 { hasText = true }
    }
    return !hasText ? .blank : hasTab ? .tabbed : .plain
  }

  private func content(_ line: Int) -> Range<Int> {
    var range = text.lines[line]
    while let first = text.bytes[range].first, first == 0x20 { range = range.lowerBound + 1..<range.upperBound }
    while let last = text.bytes[range].last, last == 0x20 { range = range.lowerBound..<range.upperBound - 1 }
    return range
  }

  private func isShort(_ line: Int) -> Bool { content(line).count < 120 }

  /// A few characters between two rows, though they end like a sentence: what a converter made of a ruling.
  private func isStray(_ line: Int, in shapes: [LineShape]) -> Bool {
    content(line).count < 48 && line > 0 && shapes[line - 1] == .tabbed && line + 1 < shapes.count
      && shapes[line + 1] == .tabbed
  }

  private func endsSentence(_ line: Int) -> Bool {
    let range = content(line)
    return ends(range, with: "。") || ends(range, with: ".") && range.count > 60
  }

  private func ends(_ range: Range<Int>, with literal: StaticString) -> Bool {
    let count = literal.utf8CodeUnitCount
    guard range.count >= count else { return false }
    for step in 0..<count where text.bytes[range.upperBound - count + step] != literal.utf8Start[step] { return false }
    return true
  }

  private func starts(_ range: Range<Int>, with literal: StaticString) -> Bool {
    let count = literal.utf8CodeUnitCount
    guard range.count >= count else { return false }
    for step in 0..<count where text.bytes[range.lowerBound + step] != literal.utf8Start[step] { return false }
    return true
  }

  private func startsBlock(_ line: Int) -> Bool {
    isBullet(line) || isNote(line) || endsSentence(line - 1) && isNumbered(line)
  }

  /// 「3. 平成28年3月期の連結業績予想」, 「(2) 連結財政状態」 right behind a sentence: a title.
  private func isNumbered(_ line: Int) -> Bool {
    let range = content(line)
    guard range.count >= 8, range.count < 120, !endsSentence(line) else { return false }
    var at = range.lowerBound
    let isBracketed = text.bytes[at] == 0x28
    if isBracketed { at += 1 }
    let start = at
    while at < range.upperBound, (0x30...0x39).contains(text.bytes[at]) { at += 1 }
    guard (1...2).contains(at - start), at + 1 < range.upperBound else { return false }
    return isBracketed
      ? text.bytes[at] == 0x29 : text.bytes[at] == 0x2E && !(0x30...0x39).contains(text.bytes[at + 1])
  }

  private func isBullet(_ line: Int) -> Bool {
    let range = content(line)
    guard let first = text.bytes[range].first, first == 0x2D || first == 0x2A || first >= 0x80 else { return false }
    let marks: [StaticString] = ["- ", "・", "●", "■", "○", "◆", "• ", "* ", "· "]
    return marks.contains { starts(range, with: $0) } && range.count > 4
  }

  private func isNote(_ line: Int) -> Bool {
    let range = content(line)
    switch text.bytes[range].first {
    // ( N * $ ¹ ※ 注
    case 0x28, 0x4E, 0x2A, 0x24, 0xC2, 0xE2, 0xE6: break
    default: return false
    }
    let marks: [StaticString] = [
      "(注", "注)", "注記", "注:", "(参考", "※", "*", "Note", "(Note", "NOTE", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹",
      "$^", "(※",
      "(*",
    ]
    return marks.contains { starts(range, with: $0) }
  }

  func kind(ofPlain lines: Range<Int>) -> Block.Kind {
    if isNote(lines.lowerBound) { return .footnote }
    if isBullet(lines.lowerBound) { return .listItem }
    let last = lines.upperBound - 1
    let bytes = lines.reduce(0) { $0 + content($1).count }
    if endsSentence(last) || bytes / lines.count > 240 { return .paragraph }
    return .heading
  }
}
