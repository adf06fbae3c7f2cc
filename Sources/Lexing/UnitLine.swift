import ReleaseModel
import SourceText

/// What a line that stands where unit lines stand says of the unit: 「(単位:百万円)」, "(in millions)", 「(単位:百■円)」.
///
/// A line that is plainly meant as a declaration and that cannot be wholly understood must not leave its table with the unit of the
/// release, nor with whole yen.
public enum UnitLine: Sendable, Hashable {
  /// It declares nothing: 「(連結)」, "(Unaudited)".
  case none
  /// What it declares `UnitScanner` and `CountUnits` read.
  case understood
  /// A power of ten without a word for what it scales: "(in millions)", 「(千)」.
  case bareScale(Int)
  /// 「(単位:百■円)」, "(JPY in 00,000s)", "(Millions of pesos)".
  case unread

  /// `range`: one line, or the bracket at its end.
  public static func read(_ bytes: [UInt8], _ range: Range<Int>) -> UnitLine {
    let line = trimmed(range, in: bytes)
    guard line.count >= 2, line.count <= 100 else { return .none }
    let (inner, isBracketed) = withoutBrackets(bytes, line)
    let head = headEnd(bytes, inner)
    guard isBracketed || head != nil else {
      // 「連結業績(単位:百■円)」
      guard bytes[line.upperBound - 1] == 0x29, let open = bytes[line].lastIndex(of: 0x28), open > line.lowerBound
      else { return .none }
      return read(bytes, open..<line.upperBound)
    }
    let rest = trimmed((head ?? inner.lowerBound)..<inner.upperBound, in: bytes)
    return bytes[inner].contains(where: { $0 >= 0xE3 })
      ? JapaneseUnitLine(bytes, rest, isHeaded: head != nil).reading
      : EnglishUnitLine(bytes, rest, isHeaded: head != nil).reading
  }

  /// Inside the brackets that hold all of it, and behind 「※」.
  private static func withoutBrackets(_ bytes: [UInt8], _ range: Range<Int>) -> (inner: Range<Int>, isBracketed: Bool) {
    var cursor = ByteCursor(bytes, range)
    let isMarked = cursor.take("※") || cursor.take("*")
    if isMarked { cursor.skipSpaces() }
    var end = range.upperBound
    for (open, close) in brackets where cursor.take(open) {
      let length = close.utf8CodeUnitCount
      if end - length >= cursor.at, ByteCursor(bytes, end - length..<end).looking(at: close) { end -= length }
      return (trimmed(cursor.at..<end, in: bytes), end < range.upperBound)
    }
    return (cursor.at..<end, false)
  }

  private static let brackets: [(StaticString, StaticString)] = [
    ("(", ")"), ("[", "]"), ("<", ">"), ("【", "】"), ("〔", "〕"), ("《", "》"), ("〈", "〉"),
  ]

  /// The end of 「単位:」, 「金額単位」, "Unit:".
  private static func headEnd(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    var cursor = ByteCursor(bytes, range)
    for word in ["金額の", "金額", "表示", "数量", "通貨"] as [StaticString] where cursor.take(word) { break }
    for (first, second) in [("単", "位"), ("單", "位")] as [(StaticString, StaticString)] {
      var look = cursor
      guard look.take(first) else { continue }
      look.skipSpaces()
      guard look.take(second) else { continue }
      let isParted = look.byte == 0x20
      look.skipSpaces()
      // 「単位当たり」 and 「単位ごと」 are words.
      guard look.take(":") || look.take("/") || look.take("=") || look.byte == 0x28 || isParted || opens(look) else {
        return nil
      }
      return look.at
    }
    guard cursor.takeWord("units") || cursor.takeWord("unit") || cursor.takeCaseless("currency unit") else {
      return nil
    }
    cursor.skipSpaces()
    guard cursor.take(":") || cursor.take("=") else { return nil }
    return cursor.at
  }

  /// A unit begins right here: 「単位百万円」.
  private static func opens(_ cursor: ByteCursor) -> Bool {
    UnitScanner.mentions(cursor.bytes, cursor.at..<cursor.end).first?.range.lowerBound == cursor.at
  }

  /// Two scales for one currency in one line leave open which of them a figure has.
  static func contradicts(_ mentions: [UnitMention]) -> Bool {
    mentions.indices.contains { index in
      mentions[..<index].contains {
        $0.unit == mentions[index].unit && $0.unit.isCurrency && $0.scale > 0 && mentions[index].scale > 0
          && $0.scale != mentions[index].scale
      }
    }
  }
}

/// 「百万円」, 「百■円」, 「円/百万」, 「別記」 inside the brackets or behind 「単位:」.
private struct JapaneseUnitLine {
  let bytes: [UInt8]
  let range: Range<Int>
  let isHeaded: Bool
  private let mentions: [UnitMention]

  init(_ source: [UInt8], _ place: Range<Int>, isHeaded: Bool) {
    // 「百 万 円」
    bytes = source[place].filter { $0 != 0x20 }
    range = 0..<bytes.count
    self.isHeaded = isHeaded
    mentions = UnitScanner.mentions(bytes, range)
  }

  var reading: UnitLine {
    let money = mentions.filter { $0.unit.isCurrency }
    guard money.isEmpty else { return isWhole(money) ? .understood : .unread }
    if isHeaded, range.isEmpty { return .unread }
    if let count = CountUnits.read(bytes, range) { return count.isBare ? .bareScale(count.scale) : .understood }
    // Something torn before 円 or ドル: 「百■円」.
    if range.count <= 24, Self.currencyEndings.isSuffix(of: bytes) { return .unread }
    guard isHeaded else { return .none }
    let isListed = parts.allSatisfy { part in
      CountUnits.read(bytes, part) != nil || mentions.contains { $0.range == part }
        || mentions.contains { part.contains($0.range.lowerBound) && $0.unit.isRate }
    }
    return isListed ? .understood : .unread
  }

  /// Every currency stands by itself, no part of it torn or further scaled.
  private func isWhole(_ money: [UnitMention]) -> Bool {
    if UnitLine.contradicts(money), !Self.shortening.isFound(in: bytes, range) { return false }
    for mention in money where mention.range.lowerBound > 0 {
      let before = bytes[mention.range.lowerBound - 1]
      // `_万円`, 「1,000万円」, 「MM円」
      if isDigit(before) || isLetter(before) || [0x5F, 0x3F, 0x2A, 0x23].contains(before) { return false }
      if mention.range.lowerBound >= 3 {
        let lead = bytes[mention.range.lowerBound - 3]
        let middle = bytes[mention.range.lowerBound - 2]
        // ■□●○… and the like
        if lead == 0xE2, middle != 0x82 { return false }
      }
      if mention.scale == 0, mention.unit == .yen, followsLetter(mention.range.lowerBound) { return false }
    }
    guard money.allSatisfy({ $0.scale == 0 }) else { return true }
    // 「円(千)」: a scale that stands elsewhere.
    var covered = [Bool](repeating: false, count: bytes.count)
    for mention in mentions { for at in mention.range { covered[at] = true } }
    for part in parts where !part.contains(where: { covered[$0] }) {
      if let count = CountUnits.read(bytes, part), count.isBare { return false }
    }
    return true
  }

  /// A letter that is no end of a word before 円: a torn scale, or a power of ten that is no scale of figures (百円).
  private func followsLetter(_ end: Int) -> Bool {
    guard end >= 3, bytes[end - 3] >= 0xE3 else { return false }
    let before = ByteCursor(bytes, end - 3..<end)
    let ends: [StaticString] = ["、", "・", "は", "の", "で", "を", "本", "位", "貨", "額", "び", "。", "」", "】", "／", "："]
    return !ends.contains { before.looking(at: $0) }
  }

  /// Between 、 , ・ / and brackets.
  private var parts: [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = 0
    var cursor = ByteCursor(bytes, range)
    while !cursor.isAtEnd {
      let at = cursor.at
      if cursor.take("、") || cursor.take("・") || cursor.take(",") || cursor.take("/") || cursor.take("(")
        || cursor.take(")") || cursor.take("及び") || cursor.take("または") || cursor.take(";")
      {
        if at > start { parts.append(start..<at) }
        start = cursor.at
      } else {
        cursor.advance()
      }
    }
    if range.upperBound > start { parts.append(start..<range.upperBound) }
    return parts
  }

  private static let currencyEndings: WordSet = ["円", "ドル", "ユーロ", "元", "ウォン", "ペソ"]
  private static let shortening: WordSet = ["未満", "切捨", "切り捨", "四捨五入", "ただし", "但し", "除"]
}

/// "JPY in 00,000s", "in mllions of yen", "in crores", "see below" inside the brackets or behind "Unit:".
private struct EnglishUnitLine {
  let bytes: [UInt8]
  let range: Range<Int>
  let isHeaded: Bool
  private let mentions: [UnitMention]
  /// Words outside the mentions, in small letters, with their places.
  private let words: [(text: String, range: Range<Int>)]

  init(_ bytes: [UInt8], _ range: Range<Int>, isHeaded: Bool) {
    self.bytes = bytes
    self.range = range
    self.isHeaded = isHeaded
    let mentions = UnitScanner.mentions(bytes, range)
    self.mentions = mentions
    var words: [(String, Range<Int>)] = []
    var start: Int?
    for at in range.lowerBound...range.upperBound {
      let isPart =
        at < range.upperBound && !mentions.contains { $0.range.contains(at) }
        && !(bytes[at] == 0x20 || bytes[at] == 0x28 || bytes[at] == 0x29 || bytes[at] == 0x3B || bytes[at] == 0x3A
          || bytes[at] == 0x2F || bytes[at] == 0x2C && !(at + 1 < range.upperBound && isDigit(bytes[at + 1])))
      if isPart {
        start = start ?? at
      } else if let first = start {
        words.append((String(decoding: bytes[first..<at].map(lowercased), as: UTF8.self), first..<at))
        start = nil
      }
    }
    self.words = words
  }

  var reading: UnitLine {
    let money = mentions.filter { $0.unit.isCurrency }
    guard money.isEmpty else { return isWhole(money) ? .understood : .unread }
    if words.contains(where: { Self.foreign.contains($0.text) && (isHeaded || scale != nil) }) { return .unread }
    if words.contains(where: { $0.text == "yen" || Self.scales.contains($0.text) }) { return .unread }
    if let count = CountUnits.read(bytes, range) { return count.isBare ? .bareScale(count.scale) : .understood }
    if let scale, scaledWord == nil { return .bareScale(scale) }
    if scale != nil, isCode(scaledWord) || isHeaded { return .unread }
    guard isHeaded else { return .none }
    return !mentions.isEmpty || words.isEmpty && !range.isEmpty ? .understood : .unread
  }

  private func isWhole(_ money: [UnitMention]) -> Bool {
    if UnitLine.contradicts(money), !words.contains(where: { $0.text == "rounded" || $0.text == "less" }) {
      return false
    }
    for mention in money {
      guard let before = words.last(where: { $0.range.upperBound <= mention.range.lowerBound }) else { continue }
      let gap = bytes[before.range.upperBound..<mention.range.lowerBound]
      guard gap.allSatisfy({ $0 == 0x20 }) else { continue }
      // "1,000 ten-" before "thousand yen"; "mllions of" before "yen"
      if Self.factors.contains(before.text) || hasDigit(before.text) && before.text != "1" || before.text.last == "-" {
        return false
      }
      guard mention.scale == 0, before.text == "of", let place = words.firstIndex(where: { $0.range == before.range }),
        place > 0
      else { continue }
      let scaling = words[place - 1].text
      if !Self.ordinary.contains(scaling) { return false }
    }
    guard money.allSatisfy({ $0.scale == 0 }) else { return true }
    // "JPY in 00,000s", "Yen in lakhs", "¥ x 1,000"
    for (place, word) in words.enumerated() {
      if hasDigit(word.text), word.text != "1" { return false }
      if Self.scales.contains(word.text) || isLikeScale(word.text) { return false }
      if word.text == "in", place + 1 < words.count, !Self.ordinary.contains(words[place + 1].text) { return false }
    }
    return true
  }

  /// The power of ten of a scale word, or of 000.
  private var scale: Int? {
    for word in words {
      if ["000", "'000", "000s", "000's", "’000", "'000s"].contains(word.text) { return 3 }
      let letters = Array(word.text.utf8)
      var cursor = ByteCursor(letters, 0..<letters.count)
      if let power = FigureScanner.takeScaleWord(&cursor), cursor.isAtEnd { return power }
    }
    return nil
  }

  /// What a scale is said to be of.
  private var scaledWord: String? {
    words.first { word in
      !Self.ordinary.contains(word.text) && !hasDigit(word.text) && !isScale(word.text)
    }?.text
  }

  private func isScale(_ word: String) -> Bool {
    let letters = Array(word.utf8)
    var cursor = ByteCursor(letters, 0..<letters.count)
    return FigureScanner.takeScaleWord(&cursor) != nil && cursor.isAtEnd
  }

  /// NOK, SEK: three capitals.
  private func isCode(_ word: String?) -> Bool {
    guard let word, word.utf8.count == 3, let place = words.first(where: { $0.text == word })?.range else {
      return false
    }
    return bytes[place].allSatisfy { (0x41...0x5A).contains($0) }
  }

  /// "mllions", "Miilions", "Thousads".
  private func isLikeScale(_ word: String) -> Bool {
    let letters = Array(word.utf8)
    guard letters.count >= 6 else { return false }
    return ["millions", "million", "thousands", "thousand", "billions", "billion"].contains { scale in
      let other = Array(scale.utf8)
      return letters != other && letters.first == other.first && letters.last == other.last
        && abs(letters.count - other.count) <= 1
        && Set(letters).symmetricDifference(Set(other)).count <= 1
    }
  }

  private func hasDigit(_ word: String) -> Bool { word.utf8.contains(where: isDigit) }

  /// Words of other ways to count in tens.
  private static let scales: Set<String> = ["lakh", "lakhs", "crore", "crores", "myriad", "myriads", "10^3", "10^6"]
  private static let factors: Set<String> = ["ten", "tens", "hundred", "hundreds", "ten-", "x", "×"]
  /// Currencies that no scanner knows, or whose name does not say of which country.
  private static let foreign: Set<String> = [
    "peso", "pesos", "krona", "kronor", "krone", "kroner", "lira", "rubles", "roubles", "dirham", "dirhams", "reais",
    "rand", "ringgit", "riyals", "zloty", "forint", "shekels", "dinars",
  ]
  /// Words that unit lines have besides units.
  private static let ordinary: Set<String> = [
    "in", "of", "the", "a", "and", "or", "except", "excluding", "unless", "otherwise", "noted", "stated", "indicated",
    "specified", "per", "share", "shares", "data", "amount", "amounts", "figures", "numbers", "all", "are", "is",
    "expressed", "presented", "shown", "reported", "rounded", "down", "up", "off", "to", "nearest", "less", "than",
    "one",
    "fractions", "truncated", "discarded", "omitted", "unit", "units", "currency", "japanese", "yen", "percent",
    "percentage", "percentages", "information", "where", "for", "ratio", "ratios", "%", "with", "below", "round",
    "rounding", "monetary", "table", "tables", "this", "following", "above", "been", "have", "has", "dollars", "u.s.",
    "us", "approximate", "approximately", "unaudited",
  ]
}
