import Lexing
import ReleaseModel

/// Prices of a currency in another.
extension JapaneseReader {
  /// 1米ドル=149.52円, 1ユーロ170円, 1ドル当たり145円: so many yen for one of another currency.
  private func foreign(before place: Int) -> String? {
    for (literal, code) in Self.currencyWords {
      let start = place - literal.count
      if start >= range.lowerBound, bytes[place - 1] == literal[literal.count - 1],
        bytes[start..<place].elementsEqual(literal)
      {
        return code
      }
    }
    return nil
  }

  /// Each currency with each of the words that join it to its price.
  private static let currencyWords: [(literal: [UInt8], code: String)] = currencies.flatMap { word, code in
    ["", "=", "＝", "当たり", "あたり", "につき", " = ", "は", " "].map { (Array((word + $0).utf8), code) }
  }

  private static let currencies: [(String, String)] = [
    ("1米ドル", "USD"), ("1ドル", "USD"), ("1ユーロ", "EUR"), ("1英ポンド", "GBP"), ("1ポンド", "GBP"), ("1人民元", "CNY"), ("1元", "CNY"),
    ("1豪ドル", "AUD"), ("US$1", "USD"), ("1USドル", "USD"), ("米ドル", "USD"), ("ユーロ", "EUR"),
  ]

  mutating func exchangeRate(_ figure: PrintedFigure, _ index: Int) -> ClaimDraft? {
    // 151円40銭 is written with a scale of its own.
    if figure.unit == .yen, !figure.hasScale || figure.value.magnitude < ExactDecimal(1_000),
      let code = foreign(before: tokens[index].range.lowerBound)
    {
      var draft = ClaimDraft(figure, figure.range)
      draft.unit = Unit("JPY/" + code)
      draft.subject = Subject(label: "換算レート", concept: "exchange-rate")
      draft.measure = .ratio
      return draft
    }
    guard index + 2 < tokens.count, tokens[index + 1].sense == .equals, let other = tokens[index + 2].figure,
      let unit = figure.unit, let second = other.unit, unit.isCurrency, second.isCurrency, unit != second
    else { return nil }
    let (amount, one) = figure.value.equals(ExactDecimal(1)) ? (other, figure) : (figure, other)
    guard one.value.equals(ExactDecimal(1)) || one.value.equals(ExactDecimal(100, exponent: -2)) else { return nil }
    var draft = ClaimDraft(amount, amount.range)
    draft.unit = Unit((amount.unit?.code ?? "") + "/" + (one.unit?.code ?? ""))
    draft.subject = Subject(label: "換算レート", concept: "exchange-rate")
    draft.measure = .ratio
    draft.period = nil
    return draft
  }

  func hasEquals(_ index: Int) -> Bool {
    index > 0 && tokens[index - 1].sense == .equals
      || index + 1 < tokens.count
        && (tokens[index + 1].sense == .equals
          // 1米ドル151円40銭
          || tokens[index + 1].figure?.unit == .yen
            && tokens[index + 1].range.lowerBound == tokens[index].range.upperBound)
  }
}
