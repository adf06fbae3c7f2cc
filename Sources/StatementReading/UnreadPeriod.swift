import Lexing
import SourceText

/// Tells a heading that says a period in words that no scanner knows: 「第49期」, 「24年4~12月」, "2023 Apr-Dec".
///
/// Such a column must not silently get the period of the release or of its neighbour.
enum UnreadPeriod {
  static func isIn(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard range.count <= 90, !items.isFound(in: bytes, range) else { return false }
    return hasYearOrMonth(bytes, range) || saysWhich(bytes, range)
  }

  /// 2024, 12月, 第49期, FY24, 3Q, R6.
  private static func hasYearOrMonth(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var cursor = ByteCursor(bytes, range)
    while !cursor.isAtEnd {
      guard isDigit(cursor.byte) else {
        cursor.advance()
        continue
      }
      let start = cursor.at
      while isDigit(cursor.byte) { cursor.at += 1 }
      let digits = cursor.at - start
      let before = start > range.lowerBound ? bytes[start - 1] : 0
      if digits == 4, before != 0x2C, before != 0x2E,
        bytes[start] == 0x32 && bytes[start + 1] == 0x30 || bytes[start] == 0x31 && bytes[start + 1] == 0x39
      {
        return true
      }
      guard digits <= 2 else { continue }
      if cursor.looking(at: "月") || cursor.looking(at: "Q") || cursor.looking(at: "期") || cursor.looking(at: "四半期") {
        return true
      }
      if before == 0x51 || before == 0x59 { return true }
    }
    return false
  }

  /// 前年4~12月, 当年上期, "Prior-year period", "End of last term".
  private static func saysWhich(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    relatives.isFound(in: bytes, range) || which.isFound(in: bytes, range) && spans.isFound(in: bytes, range)
  }

  private static let relatives: WordSet = [
    "前期", "前年", "前四半期", "前中間", "当期", "当年", "当四半期", "当中間", "今期", "昨年", "来期", "翌期", "次期", "前々", "次々", "翌々",
  ]
  private static let which: WordSet = [
    "previous", "prior", "preceding", "last", "current", "same", "corresponding", "next",
  ]
  private static let spans: WordSet = ["year", "quarter", "period", "term", "months", "half"]
  /// 当期純利益, 「期首残高」 are lines, and what compares is no period.
  private static let items: WordSet = [
    "利益", "損失", "損益", "収益", "包括", "残高", "増減", "比", "率", "差", "変動", "純資産", "income", "profit", "loss", "change",
    "increase", "decrease", "ratio", "growth", "balance", "margin",
  ]
}
