import PageLayout
import SourceText

/// What the line of a cell is, by itself.
struct CellLine {
  enum Kind { case value, unit, words, other }
  /// Of the line.
  var index: Int
  var kind: Kind
  /// 「(1) …」, 「（単位：百万円）」: above a table, but no heading of a column.
  var isCaption = false
  var isPercent = false
  /// What stands there, of words.
  var words = ""
  /// 「2024年3月期」, 「当連結会計年度」, "March 31, 2024": words that a column of a period is headed by.
  var isDated = false

  /// Nil for a blank line.
  init?(_ bytes: [UInt8], _ line: Range<Int>, index: Int) {
    self.index = index
    let range = Self.inner(bytes, line)
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
