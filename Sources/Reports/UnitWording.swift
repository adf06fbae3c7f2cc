import ReleaseModel
import SourceText

/// The words for a unit and its scale beside a printed figure: 千円 / thousand yen, % , 円 / yen per share.
enum UnitWording {
  /// Words to set after `text`, or nil when `text` carries its unit itself, as 388億円 or `$1.2 million` do.
  static func words(for unit: Unit, value: ExactDecimal?, text: String, in language: Language) -> String? {
    guard text.unicodeScalars.contains(where: { isDigit($0) }), !carriesUnit(text) else { return nil }
    guard !unit.isRate, let value else { return words(for: unit, scale: 0, in: language) }
    // 11.6 in billions has the exponent 8: its one decimal place belongs to the figure, not to the unit.
    return words(for: unit, scale: value.exponent + decimalPlaces(in: text), in: language)
  }

  /// 千円 / thousand yen for JPY at scale 3. Nil when the scale has no name in the language.
  static func words(for unit: Unit, scale: Int, in language: Language) -> String? {
    if unit == .percent { return "%" }
    if unit == .points { return language == .japanese ? "ポイント" : "points" }
    let names = name(of: unit)
    let name = language == .japanese ? names.japanese : names.english
    if scale == 0 { return name }
    guard let prefix = scaleWord(scale, in: language) else { return nil }
    if language == .japanese { return prefix + name }
    return name.isEmpty ? prefix : "\(prefix) \(name)"
  }

  private static func scaleWord(_ scale: Int, in language: Language) -> String? {
    switch (scale, language) {
    case (3, .japanese): "千"
    case (4, .japanese): "万"
    case (6, .japanese): "百万"
    case (8, .japanese): "億"
    case (9, .japanese): "十億"
    case (12, .japanese): "兆"
    case (3, .english): "thousand"
    case (4, .english): "ten thousand"
    case (6, .english): "million"
    case (8, .english): "hundred million"
    case (9, .english): "billion"
    case (12, .english): "trillion"
    default: nil
    }
  }

  private static func name(of unit: Unit) -> Message {
    if unit.isPerShare {
      let currency = name(of: Unit(String(unit.code.dropLast("/shares".count))))
      let japanese = unit == .yenPerShare ? "円" : "\(currency.japanese)（1株当たり）"
      return Message(japanese: japanese, english: "\(currency.english) per share")
    }
    return names[unit.code] ?? Message(japanese: unit.code, english: unit.code)
  }

  private static let names: [String: Message] = [
    "JPY": Message(japanese: "円", english: "yen"),
    "USD": Message(japanese: "米ドル", english: "US dollars"),
    "EUR": Message(japanese: "ユーロ", english: "euros"),
    "GBP": Message(japanese: "英ポンド", english: "pounds sterling"),
    "CNY": Message(japanese: "人民元", english: "yuan"),
    "HKD": Message(japanese: "香港ドル", english: "Hong Kong dollars"),
    "AUD": Message(japanese: "豪ドル", english: "Australian dollars"),
    "SGD": Message(japanese: "シンガポールドル", english: "Singapore dollars"),
    "KRW": Message(japanese: "ウォン", english: "won"),
    "shares": Message(japanese: "株", english: "shares"),
    "count": Message(japanese: "", english: ""),
    "contracts": Message(japanese: "契約", english: "contracts"),
    "employees": Message(japanese: "人", english: "employees"),
    "persons": Message(japanese: "人", english: "persons"),
    "companies": Message(japanese: "社", english: "companies"),
    "stores": Message(japanese: "店", english: "stores"),
    "lines": Message(japanese: "回線", english: "lines"),
    "units": Message(japanese: "台", english: "units"),
    "times": Message(japanese: "倍", english: "times"),
  ]

  /// Letters, kana, kanji, currency or percent signs.
  private static func carriesUnit(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      switch scalar {
      case "%", "％", "$", "＄", "¥", "￥", "€", "£", "㌫": true
      default: scalar.properties.isAlphabetic
      }
    }
  }

  /// Digits after the only point: 1 for `64.5`, 0 for `4.611.586`.
  private static func decimalPlaces(in text: String) -> Int {
    var places: Int?
    for scalar in text.unicodeScalars {
      if scalar == "." || scalar == "．" {
        if places != nil { return 0 }
        places = 0
      } else if isDigit(scalar) {
        places = places.map { $0 + 1 }
      }
    }
    return places ?? 0
  }
}
