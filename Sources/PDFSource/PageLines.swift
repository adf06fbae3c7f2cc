import PageLayout
import SourceText

/// The words of a page put together to lines, and the words of a line to segments.
struct PageLines {
  struct Line {
    var layout: LayoutLine
    var top: Double
    var bottom: Double
    var right: Double { layout.segments.last?.right ?? 0 }
  }

  private(set) var lines: [Line] = []
  /// Size of most of the page's letters.
  private(set) var size = 10.0

  /// `bytes`: the text of all words so far; this page's are added.
  init(_ page: PageWords, bytes: inout [UInt8]) {
    size = Self.commonSize(page.words)
    for words in Self.rows(page.words) {
      let sizes = words.map(\.size).sorted()
      let size = sizes[sizes.count / 2]
      let segments = Self.segments(words, size: size, &bytes)
      lines.append(
        Line(
          layout: LayoutLine(
            segments: segments, middle: words.map(\.middle).sorted()[words.count / 2], size: size, number: lines.count),
          top: words.map(\.top).min() ?? 0, bottom: words.map(\.bottom).max() ?? 0))
    }
    lines = StackedLines(lines, bytes).lines
  }

  private static func commonSize(_ words: [PageWords.Word]) -> Double {
    let sizes = words.filter { $0.text.count >= 3 }.map(\.size).sorted()
    return sizes.isEmpty ? 10 : max(1, sizes[sizes.count / 2])
  }

  /// Words whose middles are at the same height, from the top.
  private static func rows(_ words: [PageWords.Word]) -> [[PageWords.Word]] {
    var rows: [(middle: Double, size: Double, words: [PageWords.Word])] = []
    for word in words.sorted(by: { ($0.middle, $0.left) < ($1.middle, $1.left) }) {
      if let last = rows.last, word.middle - last.middle <= 0.38 * max(word.size, last.size) {
        let count = Double(last.words.count)
        rows[rows.count - 1].words.append(word)
        rows[rows.count - 1].middle = (last.middle * count + word.middle) / (count + 1)
        rows[rows.count - 1].size = max(last.size, word.size)
      } else {
        rows.append((word.middle, word.size, [word]))
      }
    }
    return rows.map { $0.words.sorted { ($0.left, $0.right) < ($1.left, $1.right) } }
  }

  private static func segments(
    _ words: [PageWords.Word], size: Double, _ bytes: inout [UInt8]
  ) -> [LayoutSegment] {
    var segments: [LayoutSegment] = []
    var open: [LayoutWord] = []
    var last: PageWords.Word?
    let middle = words.map(\.middle).sorted()[words.count / 2]
    for word in words {
      let start = bytes.count
      let isRaised = word.size < 0.8 * size && word.middle < middle - 0.08 * size
      append(word.text, isRaised: isRaised, to: &bytes)
      var place = LayoutWord(range: start..<bytes.count, left: word.left, right: word.right)
      if let last {
        let gap = (word.left - last.right) / min(max(last.size, 1), max(word.size, 1))
        let isWide = endsWide(last.text) && startsWide(word.text)
        place.isSpaced = !isRaised && gap > (isWide ? 0.3 : 0.12)
        if parts(last, word, gap: gap, open, bytes) {
          segments.append(LayoutSegment(open, bytes))
          open = []
        }
      }
      open.append(place)
      last = word
    }
    if !open.isEmpty { segments.append(LayoutSegment(open, bytes)) }
    return segments
  }

  /// Is the gap between two words one between cells?
  private static func parts(
    _ left: PageWords.Word, _ right: PageWords.Word, gap: Double, _ open: [LayoutWord], _ bytes: [UInt8]
  ) -> Bool {
    let isWide = endsWide(left.text) && startsWide(right.text)
    // 「％」 and 「百万円」, 「円 銭」 and 「円 銭」 are units of two columns.
    let (endsInSen, isSen) = (left.text == sen, right.text == sen)
    if CellShape(left.text[...]) == .closing, CellShape(right.text[...]) == .closing, !isSen {
      return gap > (endsInSen ? 0.7 : 0.3)
    }
    // 「合　　計」, 「円 銭」: letters spread over their cell.
    let before = CellShape(open.flatMap { Array(bytes[$0.range]) }[...])
    let next = CellShape(right.text[...])
    if isWide, scalars(left.text) == 1, scalars(right.text) == 1, before != .dash || next != .dash { return gap > 3 }
    // Figures of full-width digits stand as near as others.
    let areFigures = (before == .figure || before == .dash) && (next == .figure || next == .dash)
    if isWide, !areFigures || gap <= 0.2 { return gap > 1.25 }
    // 「8,210 流動負債」: the label of the table's other half.
    if before == .figure, next == .words, gap > 0.25, isAmount(left.text), startsWide(right.text),
      scalars(right.text) > 1
    {
      return true
    }
    // "March 31, 2024" is a date; two figures are two cells, however near.
    if left.text.last == 0x2C || left.text.last == 0x3A { return gap > 0.9 }
    if before == .figure || before == .dash, next == .figure || next == .dash || next == .opening { return gap > 0.2 }
    return gap > 0.9
  }

  /// Ends in a comma's or a point's digits: no year, no number of a note.
  private static func isAmount(_ text: [UInt8]) -> Bool {
    guard let sign = text.lastIndex(where: { $0 == 0x2C || $0 == 0x2E }), sign > 0 else { return false }
    let rest = text[(sign + 1)...]
    return !rest.isEmpty && rest.count <= 3 && rest.allSatisfy { (0x30...0x39).contains($0) }
  }

  private static let sen = Array("銭".utf8)

  /// ¹ for a raised 1, as pages write it.
  private static func append(_ text: [UInt8], isRaised: Bool, to bytes: inout [UInt8]) {
    let isMark = isRaised && text.count <= 6 && text.allSatisfy { (0x28...0x39).contains($0) }
    guard isMark else {
      bytes += text
      return
    }
    for byte in text where (0x30...0x39).contains(byte) {
      let digit = UInt32(byte - 0x30)
      appendUTF8(digit == 1 ? 0xB9 : digit == 2 ? 0xB2 : digit == 3 ? 0xB3 : 0x2070 + digit, to: &bytes)
    }
  }

  private static func scalars(_ text: [UInt8]) -> Int { text.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) } }

  private static func startsWide(_ text: [UInt8]) -> Bool { isFullWidth(scalar(in: text, at: 0).scalar) }

  private static func endsWide(_ text: [UInt8]) -> Bool {
    var at = text.count - 1
    while at > 0, text[at] & 0xC0 == 0x80 { at -= 1 }
    let value = scalar(in: text, at: max(0, at)).scalar
    // ① is as wide as a kanji.
    return isFullWidth(value) || (0x2460...0x24FF).contains(value)
  }
}
