import Lexing
import ReleaseModel
import SourceText

/// A label that is a pair of currencies, or has one in brackets: 「円/米ドル」, "JPY/USD", 「期中平均為替レート(円/ユーロ)」. Its figures are
/// yen for one unit of the other currency, whichever is named first.
enum ExchangeRateLabel {
  static func unit(_ label: [UInt8]) -> Unit? {
    var range = 0..<label.count
    if label.last == 0x29, let open = label.lastIndex(of: 0x28) {
      if let pair = pair(label, open + 1..<label.count - 1) { return pair }
      // 「円/米ドル(期中平均)」
      range = 0..<open
    }
    return pair(label, trimmed(range, in: label))
  }

  /// All of the range is two currencies with a stroke or "per" between them, one of them the yen.
  private static func pair(_ bytes: [UInt8], _ range: Range<Int>) -> Unit? {
    guard range.count >= 5, range.count <= 40 else { return nil }
    var cursor = ByteCursor(bytes, range)
    guard let first = currency(&cursor) else { return nil }
    cursor.skipSpaces()
    guard cursor.take("/") || cursor.takeWord("per") || cursor.take("対") || cursor.take("=") else { return nil }
    cursor.skipSpaces()
    guard let second = currency(&cursor) else { return nil }
    cursor.skipSpaces()
    _ = cursor.takeWord("rate") || cursor.take("レート")
    guard cursor.isAtEnd, first != second, first == "JPY" || second == "JPY" else { return nil }
    return Unit("JPY/\(first == "JPY" ? second : first)")
  }

  private static func currency(_ cursor: inout ByteCursor) -> String? {
    _ = cursor.take("1")
    for (word, code) in words where cursor.take(word) { return code }
    for (word, code) in names where cursor.takeWord(word) { return code }
    return nil
  }

  private static let words: [(word: StaticString, code: String)] = [
    ("日本円", "JPY"), ("円", "JPY"), ("¥", "JPY"), ("￥", "JPY"), ("米ドル", "USD"), ("US$", "USD"), ("ドル", "USD"),
    ("$", "USD"),
    ("ユーロ", "EUR"), ("€", "EUR"), ("人民元", "CNY"), ("中国元", "CNY"), ("元", "CNY"), ("英ポンド", "GBP"), ("ポンド", "GBP"),
    ("£", "GBP"),
    ("豪ドル", "AUD"), ("タイバーツ", "THB"), ("バーツ", "THB"), ("韓国ウォン", "KRW"), ("ウォン", "KRW"),
  ]
  private static let names: [(word: StaticString, code: String)] = [
    ("jpy", "JPY"), ("yen", "JPY"), ("usd", "USD"), ("u.s. dollar", "USD"), ("us dollar", "USD"), ("dollar", "USD"),
    ("eur", "EUR"), ("euro", "EUR"), ("cny", "CNY"), ("rmb", "CNY"), ("yuan", "CNY"), ("renminbi", "CNY"),
    ("gbp", "GBP"),
    ("pound", "GBP"), ("aud", "AUD"), ("thb", "THB"), ("baht", "THB"), ("krw", "KRW"),
  ]
}
