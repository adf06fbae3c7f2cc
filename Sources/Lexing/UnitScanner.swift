import ReleaseModel

/// A unit and its scale as a heading, title or unit line names them: 「百万円」, "Millions of yen", "JPY in thousands".
public struct UnitMention: Sendable, Hashable {
  public var unit: Unit
  /// Power of ten.
  public var scale: Int
  public var range: Range<Int>

  public init(unit: Unit, scale: Int, range: Range<Int>) {
    self.unit = unit
    self.scale = scale
    self.range = range
  }
}

public enum UnitScanner {
  public static func mentions(_ bytes: [UInt8], _ range: Range<Int>) -> [UnitMention] {
    var found: [UnitMention] = []
    var cursor = ByteCursor(bytes, range)
    while !cursor.isAtEnd {
      let start = cursor.at
      if start > range.lowerBound, isLetter(bytes[start - 1]), isLetter(bytes[start]) {
        cursor.advance()
        continue
      }
      guard opensUnit(cursor) else {
        cursor.advance()
        continue
      }
      if let (unit, scale) = japanese(&cursor) ?? english(&cursor, after: found.last, in: range) {
        found.append(UnitMention(unit: unit, scale: scale, range: start..<cursor.at))
      } else {
        cursor.advance()
      }
    }
    return found
  }

  /// Can a unit begin here? The first bytes say no nearly everywhere.
  @inline(__always)
  private static func opensUnit(_ cursor: borrowing ByteCursor) -> Bool {
    let byte = cursor.byte
    switch byte {
    // %, $, 100, ¥, £, €
    case 0x24, 0x25, 0x31, 0xC2, 0xE2: return true
    // ドル, ユーロ, ポイント; シンガポール, スイス, カナダ, タイ
    case 0xE3:
      return cursor.peek(1) == 0x83 || cursor.peek(1) == 0x82 && [0xB7, 0xB9, 0xAB, 0xBF].contains(cursor.peek(2))
    case 0xE4...0xE9:
      return opensKanjiUnit(UInt32(byte) << 16 | UInt32(cursor.peek(1)) << 8 | UInt32(cursor.peek(2)))
    // A space belongs to the yen, JPY or ¥ behind it.
    case 0x20, 0x09, 0x0A:
      var next = 1
      while [0x20, 0x09, 0x0A].contains(cursor.peek(next)) { next += 1 }
      let letter = cursor.peek(next)
      return letter == 0x79 || letter == 0x59 || letter == 0x4A || letter == 0xC2
    default:
      // Codes in capitals only: AED, AUD, CNY, CHF, INR, NOK, NT$, VND.
      switch byte {
      case 0x41, 0x43, 0x49, 0x4E, 0x56: return true
      default: break
      }
      switch byte | 0x20 {
      // billion, dollars, euro, gbps, hundred, japanese, JPY, k, million, percent, RMB, SGD, thousand, US, yen
      case 0x62, 0x64, 0x65, 0x67, 0x68, 0x6A, 0x6B, 0x6D, 0x70, 0x72, 0x73, 0x74, 0x75, 0x79: return true
      default: return false
      }
    }
  }

  /// The kanji (its three bytes) that a scale, a currency or a kind of share begins with; those that scales are misread as.
  @inline(__always)
  private static func opensKanjiUnit(_ kanji: UInt32) -> Bool {
    switch kanji {
    // 十, 百, 千, 万, 億, 兆, 円, 株, 口
    case 0xE58D81, 0xE799BE, 0xE58D83, 0xE4B887, 0xE58484, 0xE58586, 0xE58686, 0xE6A0AA, 0xE58FA3: true
    // 英, 豪, 香, 韓
    case 0xE88BB1, 0xE8B1AA, 0xE9A699, 0xE99F93: true
    // 米, 人, 中, 加, 台; 白, 日, 干, 于
    case 0xE7B1B3, 0xE4BABA, 0xE4B8AD, 0xE58AA0, 0xE58FB0, 0xE799BD, 0xE697A5, 0xE5B9B2, 0xE4BA8E: true
    default: false
    }
  }

  /// 百万円, 千円単位, 千米ドル, 億円, 円, 千株, 円 銭, 人, %.
  private static func japanese(_ cursor: inout ByteCursor) -> (Unit, Int)? {
    var look = cursor
    let tens = tens(&look)
    let power = (FigureScanner.takeKanjiScale(&look) ?? misreadScale(&look)).map { $0 + tens }
    if tens > 0, power == nil { return nil }
    if let foreign = foreignCurrency(&look, isScaled: power != nil) {
      cursor = look
      _ = cursor.take("単位")
      return (foreign, power ?? 0)
    }
    if look.take("円") {
      // A scale that nobody can read stands before it (百■円): whole yen are not what is meant.
      if power == nil, followsStrayKanji(cursor) { return nil }
      var sen = look
      sen.skipSpaces()
      _ = sen.take("・") || sen.take("、")
      sen.skipSpaces()
      if power == nil, sen.take("銭") { look = sen }
      if power == nil, let behind = scaleParted(&look) {
        cursor = look
        return (.yen, behind)
      }
      cursor = look
      _ = cursor.take("単位")
      return (.yen, power ?? 0)
    }
    if let power, let unit = currencyWord(&look) {
      // 千US$, 百万EUR
      cursor = look
      return (unit, power)
    }
    if let power, isDeclaration(cursor), look.isAtEnd || look.byte == 0x29 || look.looking(at: "、") {
      // 「(単位:百万)」
      cursor = look
      return (.yen, power)
    }
    if look.take("米ドル") || look.take("米国ドル") || look.take("USドル") || look.take("ドル") {
      cursor = look
      _ = cursor.take("単位")
      return (.dollar, power ?? 0)
    }
    if look.take("ユーロ") {
      cursor = look
      return (Unit("EUR"), power ?? 0)
    }
    if power != nil || !isPrecededByWord(cursor), look.take("株"), !look.looking(at: "主"), !look.looking(at: "式"),
      !isEach(look)
    {
      cursor = look
      return (.shares, power ?? 0)
    }
    // 投資口: what a REIT has for shares.
    if power != nil || !isPrecededByWord(cursor), look.take("口"), !isEach(look), !look.looking(at: "座") {
      cursor = look
      return (.shares, power ?? 0)
    }
    if power == nil, cursor.take("ポイント") { return (.points, 0) }
    return nil
  }

  /// The rest of 「円/百万」, 「円・百万」: a scale behind its currency, and nothing else.
  private static func scaleParted(_ cursor: inout ByteCursor) -> Int? {
    var look = cursor
    guard look.take("/") || look.take("・"), let power = FigureScanner.takeKanjiScale(&look) else { return nil }
    guard look.isAtEnd || look.byte == 0x29 || look.byte == 0x5D || look.looking(at: "、") else { return nil }
    cursor = look
    return power
  }

  /// Right behind 「単位:」.
  private static func isDeclaration(_ cursor: ByteCursor) -> Bool {
    var at = cursor.at
    while at > 0, cursor.bytes[at - 1] == 0x20 || cursor.bytes[at - 1] == 0x3A { at -= 1 }
    return at >= 6 && ByteCursor(cursor.bytes, at - 6..<at).looking(at: "単位")
  }

  /// 10 and 100 before a scale: 「10億円」.
  private static func tens(_ cursor: inout ByteCursor) -> Int {
    guard cursor.byte == 0x31, cursor.at == 0 || !isWordEnd(cursor.bytes[cursor.at - 1]) else { return 0 }
    var look = cursor
    guard let number = look.takeNumber(digits: 2...3), number == 10 || number == 100 else { return 0 }
    var scaled = look
    guard FigureScanner.takeKanjiScale(&scaled) != nil else { return 0 }
    cursor = look
    return number == 10 ? 1 : 2
  }

  /// Behind which no figure begins.
  private static func isWordEnd(_ byte: UInt8) -> Bool { isDigit(byte) || byte == 0x2C || byte == 0x2E }

  /// 人民元, 香港ドル, ウォン; the short ones only behind a scale (千元).
  private static func foreignCurrency(_ cursor: inout ByteCursor, isScaled: Bool) -> Unit? {
    guard cursor.byte >= 0xE3 || isScaled else { return nil }
    for (name, code) in foreignNames {
      var look = cursor
      guard look.take(name) else { continue }
      cursor = look
      return Unit(code)
    }
    guard isScaled else { return nil }
    for (name, code) in shortNames {
      var look = cursor
      guard look.take(name) else { continue }
      cursor = look
      return Unit(code)
    }
    return nil
  }

  private static let foreignNames: [(StaticString, String)] = [
    ("人民元", "CNY"), ("中国元", "CNY"), ("香港ドル", "HKD"), ("豪ドル", "AUD"), ("シンガポールドル", "SGD"), ("カナダドル", "CAD"),
    ("加ドル", "CAD"), ("台湾ドル", "TWD"), ("英ポンド", "GBP"), ("韓国ウォン", "KRW"), ("タイバーツ", "THB"), ("インドルピー", "INR"),
    ("スイスフラン", "CHF"), ("ディルハム", "AED"), ("レアル", "BRL"), ("ルーブル", "RUB"), ("リンギット", "MYR"), ("メキシコペソ", "MXN"),
    ("フィリピンペソ", "PHP"), ("スウェーデンクローナ", "SEK"), ("ノルウェークローネ", "NOK"), ("デンマーククローネ", "DKK"), ("トルコリラ", "TRY"),
  ]
  private static let shortNames: [(StaticString, String)] = [
    ("元", "CNY"), ("ウォン", "KRW"), ("ポンド", "GBP"), ("バーツ", "THB"), ("ルピア", "IDR"), ("ルピー", "INR"), ("ドン", "VND"),
    ("RMB", "CNY"), ("HK$", "HKD"), ("NT$", "TWD"),
  ]

  /// 百万 and 千 as converters misread them before 円: 百方円, 干円.
  private static func misreadScale(_ cursor: inout ByteCursor) -> Int? {
    for (word, power) in misreadScales {
      var look = cursor
      if look.take(word), look.looking(at: "円") {
        cursor = look
        return power
      }
    }
    return nil
  }

  private static let misreadScales: [(StaticString, Int)] = [
    ("百方", 6), ("百力", 6), ("百刀", 6), ("白万", 6), ("日万", 6), ("干", 3), ("于", 3),
  ]

  /// 円 right behind a kanji that makes no word with it, as 日本円, 単位円 and 通貨円 do.
  private static func followsStrayKanji(_ cursor: ByteCursor) -> Bool {
    guard cursor.at >= 3, (0xE4...0xE9).contains(cursor.bytes[cursor.at - 3]) else { return false }
    let before = ByteCursor(cursor.bytes, cursor.at - 3..<cursor.at)
    return !before.looking(at: "本") && !before.looking(at: "位") && !before.looking(at: "貨")
  }

  /// 当たり, 「当 た り」 with its letters spread.
  private static func isEach(_ cursor: ByteCursor) -> Bool {
    var look = cursor
    look.skipSpaces()
    return look.looking(at: "当")
  }

  private static func isPrecededByWord(_ cursor: ByteCursor) -> Bool {
    cursor.at > 0 && cursor.bytes[cursor.at - 1] >= 0x80 || cursor.at > 0 && isDigit(cursor.bytes[cursor.at - 1])
  }

  /// Scale and currency in either order, with small words between.
  private static func english(
    _ cursor: inout ByteCursor, after last: UnitMention?, in range: Range<Int>
  ) -> (Unit, Int)? {
    var look = cursor
    if let scale = scaleWord(&look) {
      look.skipSpaces()
      _ = look.takeWord("of")
      look.skipSpaces()
      if let unit = currencyWord(&look) ?? countWord(&look) ?? scaledCurrency(&look) {
        cursor = look
        takeRepeat(&cursor, unit)
        return (unit, scale)
      }
      return nil
    }
    if let unit = currencyWord(&look) {
      // "Mi1lions of yen": the word for the scale is there, but it cannot be read.
      if followsTornScale(cursor, in: range) { return nil }
      takeRepeat(&look, unit)
      var after = look
      _ = after.take(",")
      after.skipSpaces()
      _ = after.takeWord("in")
      after.skipSpaces()
      if let scale = scaleWord(&after) ?? scaleBehind(&after) {
        cursor = after
        return (unit, scale)
      }
      // "Thousands of Japanese Yen (JPY) and U.S. Dollars (USD)": the scale reaches over the "and".
      if let last, last.unit != unit, last.unit.isCurrency, joins(cursor.bytes, last.range.upperBound..<cursor.at) {
        cursor = look
        return (unit, last.scale)
      }
      cursor = look
      return (unit, 0)
    }
    if cursor.byte == 0x25 {
      cursor.at += 1
      return (.percent, 0)
    }
    if cursor.takeWord("gbps") { return (Unit("Gbps"), 0) }
    if cursor.takeWord("mbps") { return (Unit("Mbps"), 0) }
    if cursor.takeWord("percent") { return (.percent, 0) }
    if cursor.takeWord("pt") || cursor.takeWord("pts") { return (.points, 0) }
    return nil
  }

  /// `of` behind a word with a digit or another stray mark in it.
  private static func followsTornScale(_ cursor: ByteCursor, in range: Range<Int>) -> Bool {
    let bytes = cursor.bytes
    let before = trimmed(range.lowerBound..<cursor.at, in: bytes)
    guard before.count > 6, bytes[before.upperBound - 3] == 0x20,
      ByteCursor(bytes, before.upperBound - 2..<before.upperBound).looking(atCaseless: "of")
    else { return false }
    let word = bytes[before.lowerBound..<before.upperBound - 3].split(separator: 0x20).last ?? []
    return word.contains(where: isDigit) && word.contains(where: isLetter)
  }

  private static func joins(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    let word = String(decoding: bytes[trimmed(range, in: bytes)], as: UTF8.self).lowercased()
    return word == "and" || word == "&" || word == ") and" || word == "," || word == "/"
  }

  /// "Yen (JPY)": the code repeats what the word said.
  private static func takeRepeat(_ cursor: inout ByteCursor, _ unit: Unit) {
    var look = cursor
    look.skipSpaces()
    guard look.take("(") else { return }
    if let again = currencyWord(&look), again == unit, look.take(")") { cursor = look }
  }

  private static func scaleWord(_ cursor: inout ByteCursor) -> Int? {
    var look = cursor
    var factor = 0
    let isTen = look.takeWord("ten") || look.takeWord("tens")
    if isTen || look.take("100 ") || look.takeWord("hundred") || look.takeWord("hundreds") {
      factor = isTen ? 1 : 2
      look.skipSpaces()
      _ = look.takeWord("of")
      look.skipSpaces()
    }
    if factor == 0, let power = scaleLetter(&look) {
      cursor = look
      return power
    }
    guard let power = FigureScanner.takeScaleWord(&look) else { return nil }
    if power == 6 { _ = look.take(".") }
    cursor = look
    return power + factor
  }

  /// "M yen", "K JPY": a letter before a currency.
  private static func scaleLetter(_ cursor: inout ByteCursor) -> Int? {
    var look = cursor
    let power = look.take("M") ? 6 : look.take("K") || look.take("k") ? 3 : nil
    guard let power else { return nil }
    var next = look
    next.skipSpaces()
    // M yen, MJPY
    guard next.at > look.at || next.looking(at: "JPY") || next.looking(at: "¥") else { return nil }
    guard currencyWord(&next) != nil else { return nil }
    cursor = look
    return power
  }

  /// ¥m, JPY'000, 「JPY百万」: the scale right behind a currency.
  private static func scaleBehind(_ cursor: inout ByteCursor) -> Int? {
    if let power = FigureScanner.takeKanjiScale(&cursor) { return power }
    var look = cursor
    let power: Int
    // ¥100M
    let hundred = look.looking(at: "100M") || look.looking(at: "100m") ? 2 : 0
    if hundred > 0 { look.at += 3 }
    if look.take("'000") || look.take("’000") || look.take("000") {
      _ = look.take("s")
      power = 3
    } else if look.take("mm") || look.take("MM") || look.take("m") || look.take("M") {
      power = 6 + hundred
    } else if look.take("k") || look.take("K") {
      power = 3
    } else if look.take("b") || look.take("B") {
      power = 9
    } else {
      return nil
    }
    guard look.isAtEnd || look.byte == 0x29 || look.byte == 0x20 || look.byte == 0x2C else { return nil }
    cursor = look
    return power
  }

  private static func currencyWord(_ cursor: inout ByteCursor) -> Unit? {
    var look = cursor
    _ = look.takeWord("japanese")
    look.skipSpaces()
    if look.takeWord("yen") || look.take("JPY") || look.take("¥") {
      cursor = look
      return .yen
    }
    look = cursor
    for (name, code) in foreignWords {
      var foreign = look
      guard foreign.take(name), !isLetter(foreign.byte) else { continue }
      cursor = foreign
      return Unit(code)
    }
    if look.takeWord("us") || look.takeCaseless("u.s.") { look.skipSpaces() }
    if look.takeWord("dollars") || look.takeWord("dollar") || look.take("USD") || look.take("$") {
      cursor = look
      return .dollar
    }
    look = cursor
    if look.takeWord("euros") || look.takeWord("euro") || look.take("EUR") || look.take("€") {
      cursor = look
      return Unit("EUR")
    }
    return nil
  }

  private static let foreignWords: [(StaticString, String)] = [
    ("RMB", "CNY"), ("CNY", "CNY"), ("yuan", "CNY"), ("HK$", "HKD"), ("HKD", "HKD"), ("Hong Kong dollars", "HKD"),
    ("£", "GBP"), ("GBP", "GBP"), ("pounds sterling", "GBP"), ("KRW", "KRW"), ("SGD", "SGD"), ("S$", "SGD"),
    ("Singapore dollars", "SGD"), ("AUD", "AUD"), ("Australian dollars", "AUD"), ("TWD", "TWD"), ("NT$", "TWD"),
    ("THB", "THB"), ("INR", "INR"), ("CHF", "CHF"), ("Swiss francs", "CHF"), ("Canadian dollars", "CAD"),
    ("Thai baht", "THB"), ("Korean won", "KRW"), ("NOK", "NOK"), ("SEK", "SEK"), ("DKK", "DKK"), ("BRL", "BRL"),
    ("MXN", "MXN"),
    ("MYR", "MYR"), ("VND", "VND"), ("AED", "AED"), ("Brazilian reais", "BRL"), ("Mexican pesos", "MXN"),
    ("Philippine pesos", "PHP"), ("New Taiwan dollars", "TWD"), ("Chinese yuan", "CNY"),
  ]

  /// Words that name a currency only behind a scale: "Millions of baht".
  private static func scaledCurrency(_ cursor: inout ByteCursor) -> Unit? {
    for (name, code) in scaledWords where cursor.takeWord(name) { return Unit(code) }
    return nil
  }

  private static let scaledWords: [(StaticString, String)] = [
    ("baht", "THB"), ("won", "KRW"), ("rupees", "INR"), ("rupiah", "IDR"), ("dong", "VND"), ("pounds", "GBP"),
    ("renminbi", "CNY"),
  ]

  private static func countWord(_ cursor: inout ByteCursor) -> Unit? {
    if cursor.takeWord("shares") { return .shares }
    return nil
  }
}
