import ReleaseModel

/// Reads figures by the rules of both languages (../shared conventions: Docs/TrickyCases.md).
///
/// Japanese: `△1,234` `▲12.5%` `423億83百万円` `5円50銭` `3.2ポイント`. English: `(1,234)` `JPY(24,421) million`
/// `¥101.7 billion` `(8.4)%` `+3.2 pt`.
public enum FigureScanner {
  /// The figure that begins at the cursor, as long as it reaches; the cursor moves past it.
  public static func scan(_ cursor: inout ByteCursor) -> PrintedFigure? {
    var look = cursor
    let start = look.at
    var sign = PrintedFigure.SignStyle.none
    var negative = false
    var open = false
    var currency: Unit?
    // Signs, brackets and currency come in any order before the digits.
    prefix: while !look.isAtEnd {
      if !open, look.take("(") {
        open = true
      } else if sign == .none, look.take("△") || look.take("▲") || look.take("Δ") || look.take("∆") {
        sign = .triangle
        negative = true
      } else if sign == .none, look.take("-") || look.take("−") || look.take("–") || look.take("—") {
        sign = .minus
        negative = true
      } else if sign == .none, look.take("+") || look.take("±") {
        sign = .plus
      } else if currency == nil, let unit = takeCurrencyPrefix(&look) {
        currency = unit
      } else if look.byte == 0x20, look.at > start, isDigit(look.peek(1)) || look.peek(1) == 0x28 || currency != nil {
        look.at += 1
        if look.byte == 0x20 { return nil }
      } else {
        break prefix
      }
    }
    guard isDigit(look.byte), var number = takeDigits(&look) else { return nil }
    var unit = currency
    var hasScale = false
    var percentInside = false
    if look.take("%") {
      unit = .percent
      percentInside = true
    } else if let kanji = takeKanjiScales(&look, number.value) {
      number.value = kanji.value
      hasScale = true
      if kanji.isYen { unit = .yen }
    }
    if open {
      // "(JPY 1.4 billion)", 「(1,234百万円)」: scale and unit stand inside the brackets.
      var scaled = look
      var value = number.value
      if !percentInside, let (found, scale) = takeUnitSuffix(&scaled, &value, currency: currency, scaled: hasScale) {
        var end = scaled
        end.skipSpaces()
        if end.byte == 0x29 {
          look = scaled
          number.value = value
          unit = found ?? unit
          hasScale = hasScale || scale
        }
      }
      var inner = look
      inner.skipSpaces()
      if inner.take(")") {
        look = inner
        if sign == .none {
          sign = .parentheses
          negative = true
        }
      } else {
        // "(1,234" without its end: the bracket belongs to the sentence, not to the figure.
        return scanAfterBracket(&cursor)
      }
    }
    if !percentInside, unit != .percent {
      var percent = look
      if percent.byte == 0x20 { percent.at += 1 }
      if percent.take("%"), !isLetter(percent.byte) {
        unit = .percent
        look = percent
      }
    }
    if unit != .percent {
      if let (found, scale) = takeUnitSuffix(&look, &number.value, currency: currency, scaled: hasScale) {
        unit = found ?? unit
        hasScale = hasScale || scale
      }
    } else {
      var pointsAhead = look
      pointsAhead.skipSpaces()
      if pointsAhead.take("ポイント") || pointsAhead.takeWord("points") || pointsAhead.takeWord("pts")
        || pointsAhead.takeWord("pt")
      {
        unit = .points
        look = pointsAhead
      }
    }
    if negative { number.value = number.value.negated }
    cursor = look
    return PrintedFigure(
      value: number.value, range: start..<look.at, unit: unit, hasScale: hasScale, sign: sign,
      isGrouped: number.grouped, digits: number.count)
  }

  private static func scanAfterBracket(_ cursor: inout ByteCursor) -> PrintedFigure? {
    guard cursor.byte == 0x28 else { return nil }
    var look = cursor
    look.at += 1
    guard look.byte != 0x28, let figure = scan(&look) else { return nil }
    cursor = look
    return figure
  }

  private struct Digits {
    var value: ExactDecimal
    var grouped: Bool
    var count: Int
  }

  /// `1,234,567.89`, `1234`, `0.5`. A comma counts as a separator only before exactly three digits.
  private static func takeDigits(_ cursor: inout ByteCursor) -> Digits? {
    var value: Int64 = 0
    var count = 0
    var look = cursor
    var groupDigits = 0
    var commas = 0
    while true {
      if isDigit(look.byte) {
        guard count < 18 else { return nil }
        value = value * 10 + Int64(look.byte - 0x30)
        count += 1
        groupDigits += 1
        look.at += 1
      } else if look.byte == 0x2C, groupDigits >= 1, commas > 0 ? groupDigits == 3 : groupDigits <= 3,
        isDigit(look.peek(1)), isDigit(look.peek(2)), isDigit(look.peek(3)), !isDigit(look.peek(4))
      {
        commas += 1
        groupDigits = 0
        look.at += 1
      } else {
        break
      }
    }
    guard count > 0 else { return nil }
    let whole = count
    var places = 0
    if look.byte == 0x2E, isDigit(look.peek(1)) {
      look.at += 1
      while isDigit(look.byte) {
        guard count < 18 else { return nil }
        value = value * 10 + Int64(look.byte - 0x30)
        count += 1
        places += 1
        look.at += 1
      }
    }
    cursor = look
    return Digits(
      value: ExactDecimal(value, exponent: -places), grouped: commas > 0 || whole <= 3, count: count)
  }

  /// The rest of `423億83百万`, `1兆2,345億`, `3.6億`, `5円50銭` after its first digits.
  private static func takeKanjiScales(_ cursor: inout ByteCursor, _ first: ExactDecimal) -> (
    value: ExactDecimal, isYen: Bool
  )? {
    var look = cursor
    var number = first
    var total: ExactDecimal?
    var lastPower = Int.max
    while true {
      if let (part, power) = takeThousands(&look, number), power < lastPower {
        // 68億2千2百万
        lastPower = power
        total = total.map { add($0, part) } ?? part
        cursor = look
        guard isDigit(look.byte), let next = takeDigits(&look), startsKanjiScale(look) else { break }
        number = next.value
        continue
      }
      guard let power = takeKanjiScale(&look), power < lastPower else { break }
      lastPower = power
      let part = number.scaled(by: power)
      total = total.map { add($0, part) } ?? part
      cursor = look
      guard isDigit(look.byte), let next = takeDigits(&look), startsKanjiScale(look) else { break }
      number = next.value
    }
    if let total { return (total, false) }
    // 5円50銭
    var sen = cursor
    if sen.take("円"), isDigit(sen.byte), let part = takeDigits(&sen), part.value.exponent == 0, sen.take("銭") {
      cursor = sen
      return (add(first, ExactDecimal(part.value.significand, exponent: -2)), true)
    }
    return nil
  }

  /// The rest of 2千2百万, 3千4百億 behind the digit: one digit before each of 千 and 百, and a scale that holds both.
  private static func takeThousands(_ cursor: inout ByteCursor, _ first: ExactDecimal) -> (ExactDecimal, power: Int)? {
    guard first.exponent == 0, (1...9).contains(first.significand) else { return nil }
    var look = cursor
    guard look.take("千"), let hundreds = look.takeNumber(digits: 1...1), look.take("百") else { return nil }
    let power: Int
    if look.take("万") { power = 4 } else if look.take("億") { power = 8 } else { return nil }
    cursor = look
    return (ExactDecimal(first.significand * 10 + Int64(hundreds), exponent: 0).scaled(by: power + 2), power)
  }

  private static func startsKanjiScale(_ cursor: ByteCursor) -> Bool {
    var look = cursor
    return takeKanjiScale(&look) != nil
  }

  static func takeKanjiScale(_ cursor: inout ByteCursor) -> Int? {
    if cursor.take("兆") { return 12 }
    if cursor.take("千億") { return 11 }
    if cursor.take("百億") { return 10 }
    if cursor.take("十億") { return 9 }
    if cursor.take("億") { return 8 }
    if cursor.take("千万") { return 7 }
    if cursor.take("百万") { return 6 }
    if cursor.take("十万") { return 5 }
    if cursor.take("万") { return 4 }
    if cursor.take("千") { return 3 }
    return nil
  }

  static func add(_ left: ExactDecimal, _ right: ExactDecimal) -> ExactDecimal {
    let exponent = min(left.exponent, right.exponent)
    let sum = left.significand(at: exponent) + right.significand(at: exponent)
    guard let fitting = Int64(exactly: sum) else { return left }
    return ExactDecimal(fitting, exponent: exponent)
  }

  private static func takeCurrencyPrefix(_ cursor: inout ByteCursor) -> Unit? {
    if cursor.take("JPY") || cursor.take("¥") || cursor.take("Yen ") { return .yen }
    if cursor.take("US$") || cursor.take("USD") || cursor.take("U.S.$") || cursor.take("$") || cursor.take("\\$") {
      return .dollar
    }
    if cursor.take("€") || cursor.take("EUR") { return Unit("EUR") }
    if cursor.take("£") || cursor.take("GBP") { return Unit("GBP") }
    guard (0x41...0x54).contains(cursor.byte) else { return nil }
    for (name, code) in currencyPrefixes where cursor.take(name) { return Unit(code) }
    return nil
  }

  private static let currencyPrefixes: [(StaticString, String)] = [
    ("RMB", "CNY"), ("CNY", "CNY"), ("HK$", "HKD"), ("HKD", "HKD"), ("S$", "SGD"), ("SGD", "SGD"), ("A$", "AUD"),
    ("AUD", "AUD"),
    ("NT$", "TWD"), ("TWD", "TWD"), ("C$", "CAD"), ("CAD", "CAD"), ("KRW", "KRW"), ("THB", "THB"), ("INR", "INR"),
    ("CHF", "CHF"), ("MYR", "MYR"), ("IDR", "IDR"), ("PHP", "PHP"), ("BRL", "BRL"), ("MXN", "MXN"), ("SEK", "SEK"),
    ("NOK", "NOK"),
  ]

  /// ¥1,234m, $1.2bn, €3.4M: a letter right behind the digits of an amount.
  private static func takeScaleLetter(_ cursor: inout ByteCursor) -> Int? {
    for (letters, power) in scaleLetters {
      var look = cursor
      guard look.take(letters), !isLetter(look.byte), !isDigit(look.byte) else { continue }
      cursor = look
      return power
    }
    return nil
  }

  private static let scaleLetters: [(StaticString, Int)] = [
    ("mm", 6), ("MM", 6), ("m", 6), ("M", 6), ("b", 9), ("B", 9), ("k", 3), ("K", 3), ("tn", 12), ("T", 12),
  ]

  /// Scale words and units behind the digits; the scale is applied to `value`.
  private static func takeUnitSuffix(
    _ cursor: inout ByteCursor, _ value: inout ExactDecimal, currency: Unit?, scaled: Bool
  ) -> (unit: Unit?, scaled: Bool)? {
    var look = cursor
    var foundScale = false
    if !scaled {
      var words = look
      words.skipSpaces()
      if let power = takeScaleWord(&words) {
        value = value.scaled(by: power)
        look = words
        foundScale = true
      } else if currency != nil, let power = takeScaleLetter(&look) {
        value = value.scaled(by: power)
        foundScale = true
      }
    }
    var units = look
    units.skipSpaces()
    if !foundScale, !scaled, currency == nil, let (unit, power) = takeFraction(&units) {
      value = value.scaled(by: power)
      cursor = units
      return (unit, false)
    }
    if let unit = takeUnitWord(&units, spaced: units.at > look.at)
      ?? (foundScale || scaled ? takeForeignWord(&units) : nil)
    {
      cursor = units
      return (unit, foundScale)
    }
    if foundScale || scaled {
      cursor = look
      return (nil, foundScale)
    }
    return nil
  }

  /// Hundredths and tenths of another unit: 50銭, 120 bps, 1.2‰.
  private static func takeFraction(_ cursor: inout ByteCursor) -> (Unit, Int)? {
    if cursor.take("銭") { return (.yen, -2) }
    if cursor.takeWord("bps") || cursor.takeWord("bp") || cursor.take("ベーシスポイント") { return (.points, -2) }
    var look = cursor
    if look.takeWord("basis") {
      look.skipSpaces()
      if look.takeWord("points") || look.takeWord("point") {
        cursor = look
        return (.points, -2)
      }
    }
    return cursor.take("‰") ? (.percent, -1) : nil
  }

  /// Currencies whose short names mean other things without a scale before them: 123百万元, "12 million euros".
  private static func takeForeignWord(_ cursor: inout ByteCursor) -> Unit? {
    for (name, code) in foreignNames where cursor.take(name) { return Unit(code) }
    for (word, code) in foreignWords where cursor.takeWord(word) { return Unit(code) }
    return nil
  }

  private static let foreignNames: [(StaticString, String)] = [
    ("人民元", "CNY"), ("元", "CNY"), ("ユーロ", "EUR"), ("ウォン", "KRW"), ("香港ドル", "HKD"), ("豪ドル", "AUD"), ("カナダドル", "CAD"),
    ("台湾ドル", "TWD"),
    ("シンガポールドル", "SGD"), ("英ポンド", "GBP"), ("ポンド", "GBP"), ("バーツ", "THB"), ("ルピー", "INR"), ("ルピア", "IDR"),
  ]
  private static let foreignWords: [(StaticString, String)] = [
    ("euros", "EUR"), ("euro", "EUR"), ("eur", "EUR"), ("yuan", "CNY"), ("rmb", "CNY"), ("baht", "THB"), ("won", "KRW"),
    ("rupees", "INR"), ("rupiah", "IDR"), ("pounds", "GBP"), ("gbp", "GBP"),
  ]

  /// "12.3 per cent", as British English has it.
  private static func takePerCent(_ cursor: inout ByteCursor) -> Bool {
    var look = cursor
    guard look.takeWord("per") else { return false }
    look.skipSpaces()
    guard look.takeWord("cent") else { return false }
    cursor = look
    return true
  }

  /// pp, ppt, percentage points.
  private static func takePoints(_ cursor: inout ByteCursor) -> Bool {
    if cursor.takeWord("pp") || cursor.takeWord("ppt") || cursor.takeWord("ppts") || cursor.take("p.p.") { return true }
    var look = cursor
    guard look.takeWord("percentage") || look.takeWord("percent") else { return false }
    look.skipSpaces()
    guard look.takeWord("points") || look.takeWord("point") else { return false }
    cursor = look
    return true
  }

  static func takeScaleWord(_ cursor: inout ByteCursor) -> Int? {
    if cursor.takeWord("trillion") || cursor.takeWord("trillions") { return 12 }
    if cursor.takeWord("billion") || cursor.takeWord("billions") || cursor.takeWord("bn") { return 9 }
    if cursor.takeWord("million") || cursor.takeWord("millions") || cursor.takeWord("mn") || cursor.takeWord("mil") {
      return 6
    }
    if cursor.takeWord("thousand") || cursor.takeWord("thousands") { return 3 }
    return nil
  }

  private static func takeUnitWord(_ cursor: inout ByteCursor, spaced: Bool) -> Unit? {
    if cursor.take("円") || cursor.takeWord("yen") || cursor.takeWord("jpy") { return .yen }
    if cursor.take("米ドル") || cursor.take("ドル") || cursor.takeWord("dollars") || cursor.takeWord("usd") {
      return .dollar
    }
    if cursor.take("ポイント") || cursor.takeWord("points") || cursor.takeWord("pts") || cursor.takeWord("pt") {
      return .points
    }
    if takePoints(&cursor) { return .points }
    if cursor.take("株") || cursor.take("口") || cursor.takeWord("shares") { return .shares }
    if takePerCent(&cursor) || cursor.takeWord("percent") || cursor.takeWord("pct") || cursor.take("パーセント") {
      return .percent
    }
    if cursor.takeWord("times") { return Unit("times") }
    if cursor.takeWord("gbps") { return Unit("Gbps") }
    if cursor.takeWord("mbps") { return Unit("Mbps") }
    if cursor.takeWord("kbps") { return Unit("kbps") }
    if spaced { return nil }
    if cursor.take("件") { return .count }
    if cursor.take("社") { return Unit("companies") }
    if cursor.take("店舗") || cursor.take("店") { return Unit("stores") }
    if cursor.take("名") || cursor.take("人") { return Unit("people") }
    if cursor.take("台") { return Unit("units") }
    if cursor.take("倍") { return Unit("times") }
    if cursor.byte | 0x20 == 0x78, !isLetter(cursor.peek(1)), !isDigit(cursor.peek(1)) {
      cursor.at += 1
      return Unit("times")
    }
    return nil
  }
}
