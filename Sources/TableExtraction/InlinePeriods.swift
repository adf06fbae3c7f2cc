import Lexing
import ReleaseModel
import SourceText

/// 「25年12月期6,889百万円」 in one cell is a period and its figure, as are "FY2024 ¥1,039 million": cells of their own for what
/// follows. 「(注)包括利益 25年12月期 521百万円(△11.9%) 24年12月期 591百万円(34.6%)」 on a line is a row of such cells.
enum InlinePeriods {
  /// The cells that one cell holds, periods and figures in turn with a rate behind an amount; nil for any other cell.
  static func cells(_ bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>]? {
    guard isDigit(bytes[range.lowerBound]) || bytes[range.lowerBound] >= 0x80 || isLetter(bytes[range.lowerBound])
    else { return nil }
    return pieces(bytes, range, PeriodScanner.mentions(bytes, range))
  }

  /// The label and the cells of a line of text. Every word has to be part of the label, a period or a figure; a single
  /// figure counts only behind 「(参考)」 or 「(注)」.
  static func row(_ bytes: [UInt8], _ line: Range<Int>) -> [Range<Int>]? {
    let line = trimmed(line, in: bytes)
    guard line.count < 600, bytes[line].contains(where: isDigit), !bytes[line].contains(0x09) else { return nil }
    // 「予想当期純利益」 names no period.
    let mentions = PeriodScanner.mentions(bytes, line).filter { mention in
      bytes[mention.range].contains(where: isDigit) || !goesOn(bytes, mention.range.upperBound, before: line.upperBound)
    }
    guard let first = mentions.first, first.range.lowerBound > line.lowerBound else { return nil }
    let start = opening(bytes, first.range.lowerBound, from: line.lowerBound)
    var label = trimmed(line.lowerBound..<start, in: bytes)
    if let last = label.last, bytes[last] == 0x3A { label = trimmed(label.lowerBound..<last, in: bytes) }
    let mark = markLength(bytes, label)
    let name = bytes[trimmed(label.lowerBound + mark..<label.upperBound, in: bytes)]
    guard (4...90).contains(label.count), let cells = pieces(bytes, start..<line.upperBound, mentions, label: name)
    else {
      return nil
    }
    return cells.count >= 4 || mark > 0 ? [label] + cells : nil
  }

  /// 「(参考)」, 「(ご参考)」, 「(注)」, 「(注1)」
  private static func markLength(_ bytes: [UInt8], _ label: Range<Int>) -> Int {
    var cursor = ByteCursor(bytes, label)
    guard cursor.take("("), cursor.take("参考") || cursor.take("ご参考") || cursor.take("注") else { return 0 }
    _ = cursor.takeNumber(digits: 1...2)
    return cursor.take(")") ? cursor.at - label.lowerBound : 0
  }

  /// `label`: said again before each period, it is no part of a figure.
  private static func pieces(
    _ bytes: [UInt8], _ range: Range<Int>, _ mentions: [PeriodMention], label: ArraySlice<UInt8> = []
  ) -> [Range<Int>]? {
    var cells: [Range<Int>] = []
    var at = range.lowerBound
    var index = 0
    while index < mentions.count {
      let period = mentions[index].range
      guard opening(bytes, period.lowerBound, from: at) == at else { return nil }
      var next = index + 1
      var end = period.upperBound
      // 「2025年3月期(2024年4月1日～2025年3月31日)」 is one period in two ways.
      while next < mentions.count, trimmedSeparators(bytes, end..<mentions[next].range.lowerBound).isEmpty {
        end = mentions[next].range.upperBound
        next += 1
      }
      let stop =
        next < mentions.count ? opening(bytes, mentions[next].range.lowerBound, from: end) : range.upperBound
      var rest = trimmedSeparators(bytes, end..<stop)
      if label.count >= 6, rest.count > label.count, bytes[rest].suffix(label.count) == label {
        rest = trimmedSeparators(bytes, rest.lowerBound..<rest.upperBound - label.count)
      }
      // 「(2022年6月期)2,143円、(2022年12月期)1,730円」
      if next < mentions.count, bytes[rest].suffix(3).elementsEqual("、".utf8) {
        rest = rest.lowerBound..<rest.upperBound - 3
      }
      guard !rest.isEmpty, let figures = figures(bytes, rest) else { return nil }
      cells.append(period.lowerBound..<end)
      cells += figures
      at = stop
      index = next
    }
    return cells.isEmpty ? nil : cells
  }

  /// An amount with its unit or a dash, and what stands in brackets behind it.
  static func figures(_ bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>]? {
    switch CellScanner.read(bytes, range) {
    case .figure(let figure) where figure.unit != nil: return [range]
    case .dash: return [range]
    default: break
    }
    guard !range.isEmpty, bytes[range.upperBound - 1] == 0x29 || bytes[range.upperBound - 1] == 0x5D,
      let open = bytes[range].lastIndex(where: { $0 == 0x28 || $0 == 0x5B }), open > range.lowerBound
    else { return nil }
    let amount = trimmed(range.lowerBound..<open, in: bytes)
    // "[12.1%]" is no sign, whatever round brackets are.
    let rate = bytes[open] == 0x5B ? trimmed(open + 1..<range.upperBound - 1, in: bytes) : open..<range.upperBound
    switch CellScanner.read(bytes, amount) {
    case .figure(let figure) where figure.unit != nil: break
    case .dash: break
    default: return nil
    }
    switch CellScanner.read(bytes, rate) {
    case .figure(let figure)
    where figure.unit == .percent && bytes[range.upperBound - 1] == (bytes[open] == 0x28 ? 0x29 : 0x5D):
      return [amount, rate]
    case .dash: return [amount, rate]
    default: return nil
    }
  }

  /// Japanese goes on.
  private static func goesOn(_ bytes: [UInt8], _ at: Int, before end: Int) -> Bool {
    at < end && bytes[at] >= 0xE3 && bytes[at] < 0xEF && !bytes[at..<end].starts(with: "、".utf8)
  }

  /// Where the words before a period begin that belong to it: an open bracket, "As of".
  private static func opening(_ bytes: [UInt8], _ place: Int, from least: Int) -> Int {
    var at = place
    func skipSpaces() { while at > least, bytes[at - 1] == 0x20 { at -= 1 } }
    skipSpaces()
    if at > least, bytes[at - 1] == 0x28 {
      at -= 1
      skipSpaces()
    }
    for word in ["as of", "for the", "at", "for"] {
      let words = Array(word.utf8)
      guard at - words.count >= least else { continue }
      let found = bytes[(at - words.count)..<at].elementsEqual(words) { $0 | 0x20 == $1 }
      if found, at - words.count == least || bytes[at - words.count - 1] == 0x20 {
        at -= words.count
        skipSpaces()
        break
      }
    }
    return at == least ? least : at
  }

  private static func trimmedSeparators(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var (low, high) = (range.lowerBound, range.upperBound)
    func separates(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x3A || byte == 0x3B || byte == 0x2C }
    while low < high, separates(bytes[low]) { low += 1 }
    if low < high, bytes[low] == 0x29 { low += 1 }
    while low < high, separates(bytes[low]) { low += 1 }
    while high > low, separates(bytes[high - 1]) { high -= 1 }
    return low..<high
  }
}

extension SourceDocument {
  /// Makes tables of one row of the lines that are one: 「(参考)自己資本 25年12月期 6,889百万円 24年12月期 6,433百万円」. Pages have
  /// them as often in a table as in a paragraph.
  ///
  /// `areAligned`: only lines whose parts stand two blanks apart.
  public mutating func findRowsInText(areAligned: Bool = false) {
    func isRow(_ line: Int) -> Bool {
      let range = trimmed(text.lines[line], in: text.bytes)
      if areAligned, !hasGap(range) { return false }
      return InlinePeriods.row(text.bytes, range) != nil
    }
    var result: [Block] = []
    for block in blocks {
      guard block.kind != .table, block.kind != .furniture,
        block.lines.contains(where: isRow)
      else {
        result.append(block)
        continue
      }
      for line in block.lines {
        let isRow = isRow(line)
        result.append(
          Block(kind: isRow ? .table : block.kind, lines: line..<line + 1, language: block.language, isWhole: isRow))
      }
    }
    blocks = result
  }

  private func hasGap(_ range: Range<Int>) -> Bool {
    range.dropFirst().contains { text.bytes[$0] == 0x20 && text.bytes[$0 - 1] == 0x20 }
  }
}
