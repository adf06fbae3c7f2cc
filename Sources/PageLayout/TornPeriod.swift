/// Is a label that stands on several lines one period, or one that begins with a day? 「2025 / 年３ / 月期 / 第３ / 四半期」,
/// 「2020年４月 / １日残高」.
enum TornPeriod {
  /// `lines`: the label's words in order.
  static func isWhole(_ words: [ArraySlice<UInt8>]) -> Bool {
    if words.count >= 3, isEnglish(words.map { String(decoding: $0, as: UTF8.self).lowercased() }) { return true }
    let text = words.flatMap(narrow)
    guard text.count >= 8, text.count <= 80 else { return false }
    var at = 0
    // 「第２四 / 半期(累 / 計)」
    if take("第", text, &at) {
      guard words.count > 1, takeNumber(text, &at, most: 1), take("四半期", text, &at) else { return false }
      for remark in ["(累計)", "累計"] where take(remark, text, &at) { break }
      return at == text.count
    }
    for era in ["平成", "令和", "昭和"] where take(era, text, &at) { break }
    guard takeNumber(text, &at, most: 4), take("年", text, &at) else { return false }
    guard takeNumber(text, &at, most: 2), take("月", text, &at) else { return false }
    if takeNumber(text, &at, most: 2) {
      // The first line alone is no day.
      return take("日", text, &at) && words.count > 1 && !has(narrow(words[0]), "日")
        && ["残高", "現在"].contains { ending in text.suffix(ending.utf8.count).elementsEqual(ending.utf8) }
    }
    guard take("期", text, &at) else { return false }
    if take("第", text, &at) {
      guard takeNumber(text, &at, most: 1), take("四半期", text, &at) else { return false }
    } else {
      for part in ["中間期", "中間", "通期", "末"] where take(part, text, &at) { break }
    }
    for remark in ["(予想)", "(累計)", "累計"] where take(remark, text, &at) { break }
    return at == text.count
  }

  /// "Six months ended September 30, 2024", "As of March 31, 2025", "Fiscal year ending March 31, 2026 (forecast)".
  private static func isEnglish(_ words: [String]) -> Bool {
    var rest = words[...]
    func take(_ choices: Set<String>) -> Bool {
      guard let first = rest.first, choices.contains(first) else { return false }
      rest = rest.dropFirst()
      return true
    }
    if take(["as"]) {
      guard take(["of", "at"]) else { return false }
    } else if !(rest.first.map(months.contains) ?? false) {
      if take(["three", "six", "nine", "twelve"]) {
        guard take(["months"]) else { return false }
      } else {
        _ = take(["fiscal"])
        guard take(["year", "years"]) else { return false }
      }
      guard take(["ended", "ending"]) else { return false }
    }
    guard take(months), let day = rest.popFirst(), day.utf8.count <= 3, day.utf8.first.map(isDigit) ?? false,
      let year = rest.popFirst(), year.utf8.count == 4, year.utf8.allSatisfy(isDigit)
    else { return false }
    _ = take(["(forecast)", "(forecasts)"])
    return rest.isEmpty
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static let months: Set<String> = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "jan.", "feb.", "mar.", "apr.", "jun.", "jul.", "aug.", "sep.", "sept.", "oct.", "nov.", "dec.",
  ]

  /// Full-width digits and brackets as ASCII, blanks left out.
  private static func narrow(_ word: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var at = word.startIndex
    while at < word.endIndex {
      if word[at] == 0xEF, at + 2 < word.endIndex, word[at + 1] == 0xBC, (0x81...0x99).contains(word[at + 2]) {
        result.append(word[at + 2] - 0x60)
        at += 3
      } else {
        if word[at] > 0x20 { result.append(word[at]) }
        at += 1
      }
    }
    return result
  }

  private static func take(_ literal: String, _ text: [UInt8], _ at: inout Int) -> Bool {
    guard text[at...].starts(with: literal.utf8) else { return false }
    at += literal.utf8.count
    return true
  }

  private static func takeNumber(_ text: [UInt8], _ at: inout Int, most: Int) -> Bool {
    var end = at
    while end < text.count, end - at < most, (0x30...0x39).contains(text[end]) { end += 1 }
    defer { at = end }
    return end > at
  }

  private static func has(_ text: [UInt8], _ part: String) -> Bool {
    text.indices.contains { text[$0...].starts(with: part.utf8) }
  }
}
