import Lexing
import ReleaseModel
import SourceText

/// Whether a sentence looks ahead. 予想を上回る…となりました and "¥510 million against a forecast of" only hold results against
/// what was expected.
enum Outlook {
  static func isForecast(
    _ tokens: [ProseToken], _ range: Range<Int>, _ bytes: [UInt8], _ language: Language, isOnDifferences: Bool
  ) -> Bool {
    guard tokens.contains(where: { $0.sense == .forecast }), !isProgress(tokens) else { return false }
    if language == .japanese, tokens.contains(where: { $0.sense == .progress }), says(range, bytes, ["に対"]) {
      return false
    }
    if language == .english {
      return tokens.indices.contains { tokens[$0].sense == .forecast && !isYardstick($0, tokens, bytes) }
    }
    let isPast = isOnDifferences || endsInPast(range, bytes)
    if !isPast { return true }
    if isOnDifferences { return says(range, bytes, ["通期"]) }
    // What is decided stands at the end: 予想を修正いたしました, not 公表した予想を上回った.
    return says(range, bytes, aheadWords)
      || says(max(range.lowerBound, range.upperBound - 45)..<range.upperBound, bytes, decided)
  }

  /// 進捗率, "80.8% of the full-year target".
  private static func isProgress(_ tokens: [ProseToken]) -> Bool {
    if let progress = tokens.firstIndex(where: { $0.sense == .progress }) {
      // "We expect revenue of …; progress in the first nine months was": both.
      guard let forecast = tokens.firstIndex(where: { $0.sense == .forecast }), forecast < progress else { return true }
      return !tokens[forecast..<progress].contains { $0.figure != nil }
    }
    return tokens.indices.contains { index in
      guard tokens[index].figure?.unit == .percent, index + 2 < tokens.count, tokens[index + 1].sense == .of else {
        return false
      }
      return tokens[(index + 2)...].prefix(2).contains { $0.sense == .forecast }
        && !tokens[..<index].contains { $0.sense == .forecast }
    }
  }

  /// "above the forecast", "against a forecast of", "had planned".
  private static func isYardstick(_ index: Int, _ tokens: [ProseToken], _ bytes: [UInt8]) -> Bool {
    let start = tokens[index].range.lowerBound
    if start >= 4, ByteCursor(bytes, start - 4..<start).looking(atCaseless: "had ") { return true }
    for token in tokens[..<index].suffix(2).reversed() {
      guard start - token.range.upperBound < 16 else { return false }
      switch token.sense {
      case .against?, .above?, .below?, .exceeds?, .fallsShort?, .over?: return true
      case .of?, .by?: continue
      default: return false
      }
    }
    return false
  }

  /// …となりました。 …でした。 …であった。
  private static func endsInPast(_ range: Range<Int>, _ bytes: [UInt8]) -> Bool {
    var end = range.upperBound
    if end - range.lowerBound > 3, ByteCursor(bytes, end - 3..<end).looking(at: "。") { end -= 3 }
    return end - range.lowerBound > 3 && ByteCursor(bytes, end - 3..<end).looking(at: "た")
  }

  private static let aheadWords: [StaticString] = ["見込", "見通し", "予定", "次期", "来期"]

  /// What is decided about a forecast is said in the past, too.
  private static let decided: [StaticString] = [
    "修正", "据え置", "引き上げ", "引上げ", "引き下げ", "引下げ", "見直", "公表", "変更", "決議", "決定", "といたしました", "としました",
  ]

  private static func says(_ range: Range<Int>, _ bytes: [UInt8], _ words: [StaticString]) -> Bool {
    var cursor = ByteCursor(bytes, range)
    while !cursor.isAtEnd {
      if words.contains(where: { cursor.looking(at: $0) }) { return true }
      cursor.advance()
    }
    return false
  }
}
