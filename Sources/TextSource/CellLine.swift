import PageLayout
import SourceText

/// What a cell is, by itself: a line, or a part of one.
struct CellLine {
  enum Kind { case value, unit, words, other }
  /// Of the line.
  var index: Int
  var range: Range<Int>
  var kind: Kind
  /// One of several cells on its line.
  var isPart = false
  /// 「(1) …」, 「（単位：百万円）」: above a table, but no heading of a column.
  var isCaption = false
  var isPercent = false
  /// With a sign, or a comma or a point between digits: no number of a label.
  var isAmount = false
  var isDash = false
  /// What stands there, of words.
  var words = ""
  /// 「2024年3月期」, 「当連結会計年度」, "March 31, 2024": words that a column of a period is headed by.
  var isDated = false

  /// The cells of a line, none for a blank one. 「2024年3月期 1,204 2.1 △10.2」 is a label and three figures, 「百万円 ％ 百万円 ％」 four units.
  static func cells(_ bytes: [UInt8], _ line: Range<Int>, index: Int) -> [CellLine] {
    guard let whole = CellLine(bytes, line, index: index) else { return [] }
    guard whole.kind == .words || whole.kind == .value || whole.kind == .unit else { return [whole] }
    let words = words(bytes, whole.range)
    guard words.count >= 2 else { return [whole] }
    let single = words.compactMap { CellLine(bytes, $0, index: index) }
    var figures = single.reversed().prefix { $0.kind == .value }.count
    // One or two numbers may belong to the label.
    while 1..<3 ~= figures, case let next = single[single.count - figures], !next.isAmount, !next.isDash {
      figures -= 1
    }
    var cells: [CellLine]
    if single.allSatisfy({ $0.kind == .value }) || single.allSatisfy({ $0.kind == .unit }) {
      cells = single
    } else if figures >= 1, figures < words.count, let first = words.first, whole.kind == .words {
      let label = first.lowerBound..<words[words.count - figures - 1].upperBound
      guard let label = CellLine(bytes, label, index: index), label.kind == .words else { return [whole] }
      cells = [label] + single.suffix(figures)
    } else {
      return [whole]
    }
    for place in cells.indices { cells[place].isPart = true }
    return cells
  }

  /// The words of a cell as headings of their own: 「総資産 純資産 自己資本比率」. Nil where it is one heading.
  func headings(_ bytes: [UInt8]) -> [CellLine]? {
    let words = Self.words(bytes, range)
    guard kind == .words, words.count >= 2,
      words.allSatisfy({
        $0.count >= 6 && (bytes[$0.lowerBound] >= 0xE3 || (0x30...0x39).contains(bytes[$0.lowerBound]))
      })
    else { return nil }
    return words.compactMap { CellLine(bytes, $0, index: index) }.map {
      var cell = $0
      cell.isPart = true
      return cell
    }
  }

  /// What single blanks part; a sign stays with its figure, 銭 with 円.
  private static func words(_ bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
    var words: [Range<Int>] = []
    for part in bytes[range].split(separator: 0x20) {
      let word = part.startIndex..<part.endIndex
      if let last = words.last,
        CellShape(bytes[last]) == .opening || part.elementsEqual("銭".utf8) && bytes[last].elementsEqual("円".utf8)
      {
        words[words.count - 1] = last.lowerBound..<word.upperBound
      } else {
        words.append(word)
      }
    }
    return words
  }

  /// Nil for a blank line.
  init?(_ bytes: [UInt8], _ line: Range<Int>, index: Int) {
    self.index = index
    let range = Self.inner(bytes, line)
    self.range = range
    guard !range.isEmpty else { return nil }
    // Most lines are sentences or have cells of their own: they need no further look.
    guard range.count <= 120, !Self.isParted(bytes, range) else {
      kind = .other
      return
    }
    let text = bytes[range]
    guard text.suffix(3) != [0xE3, 0x80, 0x82][...], text.last != 0x2E || text.count <= 40 else {
      kind = .other
      return
    }
    isPercent = text == [0x25] || text == [0xEF, 0xBC, 0x85][...]
    let segment = LayoutSegment([LayoutWord(range: range, left: 0, right: 1)], bytes)
    if segment.shape == .figure && !Self.isYear(text) || segment.shape == .dash {
      kind = .value
      isAmount = segment.isAmount
      isDash = segment.shape == .dash
    } else if segment.isUnit {
      kind = .unit
    } else {
      kind = .words
      words = String(decoding: text, as: UTF8.self)
      isCaption = Self.isCaption(words)
      isDated = Self.isDated(words)
    }
  }

  private static func inner(_ bytes: [UInt8], _ line: Range<Int>) -> Range<Int> {
    var (low, high) = (line.lowerBound, line.upperBound)
    while high > low, bytes[high - 1] <= 0x20 { high -= 1 }
    while low < high, bytes[low] <= 0x20 { low += 1 }
    return low..<high
  }

  /// A tab, or two blanks in a row.
  private static func isParted(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var last: UInt8 = 0
    for at in range {
      if bytes[at] == 0x09 || bytes[at] == 0x20 && last == 0x20 { return true }
      last = bytes[at]
    }
    return false
  }

  /// `2024`
  private static func isYear(_ text: ArraySlice<UInt8>) -> Bool {
    text.count == 4 && text.allSatisfy { (0x30...0x39).contains($0) }
      && (text.starts(with: [0x31, 0x39]) || text.starts(with: [0x32, 0x30]))
  }

  private static func isCaption(_ words: String) -> Bool {
    let first = words.unicodeScalars.first { $0 != "(" && $0 != "（" }
    let isNumbered = first.map(isNumber) ?? false
    return isNumbered && words.unicodeScalars.prefix(5).contains(where: isStop)
      || ["単位", "表示", "unit", "percentages", "millions of", "thousands of", "billions of"].contains {
        words.lowercased().contains($0)
      }
  }

  private static func isDated(_ words: String) -> Bool {
    let scalars = words.lowercased().unicodeScalars.map { "０"..."９" ~= $0 ? $0.value - 0xFF10 + 0x30 : $0.value }
    func isDigit(_ at: Int) -> Bool { at >= 0 && at < scalars.count && (0x30...0x39).contains(scalars[at]) }
    for at in scalars.indices where isDigit(at) {
      // 年, 月, 四 of 四半期, q.
      if at + 1 < scalars.count, [0x5E74, 0x6708, 0x56DB, 0x71].contains(scalars[at + 1]) { return true }
      // FY24, Q3.
      if at > 0, scalars[at - 1] == 0x79 || scalars[at - 1] == 0x71 { return true }
      // 2024, 1999.
      let century = (scalars[at], isDigit(at + 1) ? scalars[at + 1] : 0)
      if !isDigit(at - 1), century == (0x32, 0x30) || century == (0x31, 0x39), isDigit(at + 2), isDigit(at + 3),
        !isDigit(at + 4)
      {
        return true
      }
    }
    return isRelative(words)
  }

  /// 前期, 当連結会計年度, "Previous fiscal year"; 当期純利益 is none.
  private static func isRelative(_ words: String) -> Bool {
    if words.hasPrefix("前") || words.hasPrefix("当") || words.hasPrefix("今") {
      let rest = words.dropFirst()
      return ["期", "期末", "期実績", "期予想", "年度", "年同期", "期(", "期（"].contains {
        rest == $0 || rest.hasPrefix($0) && $0.count > 1
      }
        || ["年度", "会計期間", "四半期"].contains { words.contains($0) }
    }
    let lower = words.lowercased()
    return ["year", "quarter", "period", "term"].contains { lower.contains($0) }
      && ["current", "previous", "prior", "last", "this", "preceding"].contains { lower.hasPrefix($0) }
  }

  private static func isNumber(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "0"..."9", "０"..."９", "①"..."⑨": true
    default: false
    }
  }

  private static func isStop(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ".", "．", ")", "）": true
    default: false
    }
  }
}
