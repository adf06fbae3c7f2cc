import Lexing
import ReleaseModel
import SourceText
import StatementReading

/// What sentences without figures say of those before them: "The quarter-over-quarter improvement is the result of …".
enum Movements {
  static func mentions(
    _ tokens: [ProseToken], _ sentence: Int, _ document: SourceDocument, _ periods: ProsePeriods,
    _ spoken: (index: Int, period: Period)?
  ) -> [Mention] {
    guard let spoken, !spoken.period.isInstant else { return [] }
    var found: [Mention] = []
    for (word, next) in zip(tokens, tokens.dropFirst()) {
      let against: Period
      switch word.sense {
      case .versusPriorYear?: against = periods.priorYear(of: spoken.period)
      case .versusPriorQuarter? where spoken.period.lengthInMonths == 3:
        against = periods.priorQuarter(of: spoken.period)
      default: continue
      }
      guard next.range.lowerBound - word.range.upperBound < 3, let direction = direction(next) else { continue }
      let range = word.range.lowerBound..<next.range.upperBound
      let span = document.text.span(of: range)
      found.append(
        Mention(
          sentence: sentence, kind: .movement(direction, against: against, of: spoken.index),
          text: document.printed(span), span: span, line: document.text.line(of: range.lowerBound)))
    }
    return found
  }

  private static func direction(_ token: ProseToken) -> Direction? {
    switch token.sense {
    case .up?: .up
    case .down?: .down
    case .better?: .better
    case .worse?: .worse
    default: nil
    }
  }

  /// "ending" of a period that has ended when the release is made, "ended" of one that has not.
  static func tense(
    _ tokens: [ProseToken], _ sentence: Int, _ document: SourceDocument, _ release: CalendarDate?
  ) -> [Mention] {
    guard let release else { return [] }
    return tokens.compactMap { token in
      guard case .period(.ended(let months, let end), _) = token.kind else { return nil }
      let text = document.text
      guard
        says("ending", token.range, text.bytes)
          ? end < release : says("ended", token.range, text.bytes) && release < end
      else { return nil }
      let span = text.span(of: token.range)
      return Mention(
        sentence: sentence, kind: .tense(.months(months, endingOn: end)), text: document.printed(span), span: span,
        line: text.line(of: token.range.lowerBound))
    }
  }

  private static func says(_ word: StaticString, _ range: Range<Int>, _ bytes: [UInt8]) -> Bool {
    range.contains { ByteCursor(bytes, $0..<range.upperBound).looking(atCaseless: word) }
  }
}
