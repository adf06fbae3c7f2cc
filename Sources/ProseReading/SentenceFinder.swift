import Lexing
import ReleaseModel
import SourceText

/// Cuts the blocks of running text into sentences.
///
/// 「…となった。」 ends one; "… Inc. (the “Company”) …" and "U.S. GAAP" do not.
struct SentenceFinder {
  let bytes: [UInt8]
  let text: FoldedText

  struct Piece {
    var kind: Sentence.Kind
    var block: Int
    /// Folded.
    var range: Range<Int>
  }

  func pieces(_ blocks: [Block]) -> [Piece] {
    var pieces: [Piece] = []
    for (number, block) in blocks.enumerated() {
      let kind: Sentence.Kind
      switch block.kind {
      case .heading: kind = .heading
      case .paragraph: kind = .paragraph
      case .listItem: kind = .listItem
      case .footnote: kind = .footnote
      case .table, .furniture: continue
      }
      guard let first = block.lines.first, let last = block.lines.last else { continue }
      // Lines of a heading stand for themselves; lines of a paragraph are wrapped.
      if kind == .heading {
        for line in block.lines { append(kind, number, text.lines[line], &pieces) }
      } else {
        var start = first
        let longest = block.lines.map { text.lines[$0].count }.max() ?? 0
        for line in first..<last where isHeading(line, longest) {
          if start < line {
            cut(kind, number, text.lines[start].lowerBound..<text.lines[line - 1].upperBound, &pieces)
          }
          append(.heading, number, text.lines[line], &pieces)
          start = line + 1
        }
        cut(kind, number, text.lines[start].lowerBound..<text.lines[last].upperBound, &pieces)
      }
    }
    return pieces
  }

  /// A short line without an end, in a block of long ones: "Research and Development", ■ 事業別.
  private func isHeading(_ line: Int, _ longest: Int) -> Bool {
    let words = trimmed(text.lines[line], in: bytes)
    guard words.count > 2, words.count * 5 < longest * 2, words.count < 90, let last = bytes[words].last else {
      return false
    }
    if [0x2C, 0x2E, 0x3A, 0x3B, 0x2D].contains(last) || bytes[words].contains(0x09) { return false }
    let end = ByteCursor(bytes, max(words.lowerBound, words.upperBound - 3)..<words.upperBound)
    if end.looking(at: "。") || end.looking(at: "、") { return false }
    // The next line begins a sentence of its own.
    let next = trimmed(text.lines[line + 1], in: bytes)
    guard let first = bytes[next].first else { return true }
    return first >= 0x41 && first <= 0x5A || first >= 0x80 || first == 0x28 || isDigit(first)
  }

  private func append(_ kind: Sentence.Kind, _ block: Int, _ range: Range<Int>, _ pieces: inout [Piece]) {
    var rest = trimmed(range, in: bytes)
    while rest.count > Self.longest {
      let end = comma(in: rest)
      pieces.append(Piece(kind: kind, block: block, range: trimmed(rest.lowerBound..<end, in: bytes)))
      rest = trimmed(end..<rest.upperBound, in: bytes)
    }
    if rest.count > 2 { pieces.append(Piece(kind: kind, block: block, range: rest)) }
  }

  /// Nobody writes a longer sentence. What is longer lacks its full stops, and is cut at a comma: every word of a sentence is held
  /// against every other.
  private static let longest = 4_000

  /// Behind the last comma, else the last space, of the longest sentence that begins a text; never inside a character.
  private func comma(in range: Range<Int>) -> Int {
    let limit = range.lowerBound + Self.longest
    var space: Int?
    var at = limit - 1
    while at > range.lowerBound + Self.longest / 2 {
      if bytes[at] == 0x2C, bytes[at + 1] == 0x20 { return at + 1 }
      // A character that is cut off may end the text.
      if bytes[at] == 0xE3, at + 2 < range.upperBound, bytes[at + 1] == 0x80, bytes[at + 2] == 0x81 { return at + 3 }
      if bytes[at] == 0x20, space == nil { space = at }
      at -= 1
    }
    if let space { return space }
    at = limit
    while at > range.lowerBound + 1, bytes[at] & 0xC0 == 0x80 { at -= 1 }
    return at
  }

  private func cut(_ kind: Sentence.Kind, _ block: Int, _ range: Range<Int>, _ pieces: inout [Piece]) {
    var start = range.lowerBound
    var at = range.lowerBound
    var depth = 0
    while at < range.upperBound {
      let byte = bytes[at]
      switch byte {
      case 0x28, 0x5B: depth += 1
      case 0x29, 0x5D: depth = max(0, depth - 1)
      case 0xE3 where at + 2 < range.upperBound && bytes[at + 1] == 0x80 && bytes[at + 2] == 0x82:
        if depth == 0 {
          append(kind, block, start..<at + 3, &pieces)
          start = at + 3
        }
        at += 2
      case 0x2E, 0x3F, 0x21:
        if let end = endOfSentence(at, range, depth) {
          append(kind, block, start..<end, &pieces)
          start = end
          at = end - 1
          depth = 0
        }
      default: break
      }
      at += 1
    }
    append(kind, block, start..<range.upperBound, &pieces)
  }

  /// The place behind a full stop that ends a sentence, its closing quotes included.
  private func endOfSentence(_ stop: Int, _ range: Range<Int>, _ depth: Int) -> Int? {
    var end = stop + 1
    while end < range.upperBound, bytes[end] == 0x22 || bytes[end] == 0x27 { end += 1 }
    guard end < range.upperBound, bytes[end] == 0x20 || bytes[end] == 0x0A else { return nil }
    var next = end
    while next < range.upperBound, bytes[next] == 0x20 || bytes[next] == 0x0A { next += 1 }
    guard next < range.upperBound else { return nil }
    if bytes[next] == 0x22 { next += 1 }
    guard next < range.upperBound else { return nil }
    // Footnote marks behind the stop belong to the sentence before.
    let byte = bytes[next]
    let isOnNewLine = bytes[end] == 0x0A && (byte == 0x28 || byte == 0x2A)
    guard byte >= 0x41 && byte <= 0x5A || isDigit(byte) || byte >= 0xE3 || isOnNewLine else { return nil }
    guard depth == 0, !isAbbreviation(before: stop) else { return nil }
    return end
  }

  private func isAbbreviation(before stop: Int) -> Bool {
    var start = stop
    while start > 0, isLetter(bytes[start - 1]) { start -= 1 }
    let count = stop - start
    if count == 0 { return stop > 0 && isDigit(bytes[stop - 1]) && isListNumber(stop) }
    if count == 1 { return true }
    let word = ByteCursor(bytes, start..<stop)
    let short: [StaticString] = [
      "inc", "co", "ltd", "corp", "mr", "ms", "mrs", "dr", "no", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
      "sept", "oct", "nov", "dec", "vs", "approx", "st", "fig", "notes", "note",
    ]
    guard count <= 6, short.contains(where: { $0.utf8CodeUnitCount == count && word.looking(atCaseless: $0) }) else {
      return false
    }
    // "… Inc. The company" does end; a capital after the company's name mostly starts a sentence.
    if word.looking(atCaseless: "inc") || word.looking(atCaseless: "ltd") || word.looking(atCaseless: "corp") {
      var after = ByteCursor(bytes, stop + 1..<bytes.count)
      after.skipSpaces()
      return !(after.takeWord("the") || after.takeWord("this") || after.takeWord("in") || after.takeWord("these"))
    }
    return true
  }

  /// "1. Consolidated results": a number that begins the line.
  private func isListNumber(_ stop: Int) -> Bool {
    var start = stop
    while start > 0, isDigit(bytes[start - 1]) { start -= 1 }
    var before = start
    while before > 0, bytes[before - 1] == 0x20 || bytes[before - 1] == 0x28 || bytes[before - 1] == 0x29 {
      before -= 1
    }
    return stop - start <= 2 && (before == 0 || bytes[before - 1] == 0x0A)
  }
}
