import ReleaseModel
import SourceText

/// Units of things counted, as they stand alone in brackets or in a cell of a heading: 「店」, 「千件」, "thousands", "thousand
/// tons". In running text the same words are no units, so this is not part of ``UnitScanner``.
public enum CountUnits {
  public struct Mention: Sendable, Hashable {
    /// Power of ten.
    public var scale: Int
    /// Only a scale stands there: 「千」, "thousands". What is counted, other words say.
    public var isBare: Bool
  }

  /// Reads a whole range; nil where anything else stands in it.
  public static func read(_ bytes: [UInt8], _ range: Range<Int>) -> Mention? {
    var cursor = ByteCursor(bytes, trimmed(range, in: bytes))
    guard !cursor.isAtEnd, cursor.end - cursor.at <= 40 else { return nil }
    if cursor.take("(") {
      let close = cursor.end - 1
      guard close > cursor.at, bytes[close] == 0x29 else { return nil }
      return read(bytes, cursor.at..<close)
    }
    _ = cursor.take("単位") || cursor.takeWord("unit") || cursor.takeWord("units:")
    cursor.skipSpaces()
    _ = cursor.take(":")
    cursor.skipSpaces()
    return japanese(cursor) ?? english(cursor)
  }

  private static func japanese(_ start: ByteCursor) -> Mention? {
    var cursor = start
    let scale = FigureScanner.takeKanjiScale(&cursor)
    if cursor.isAtEnd { return scale.map { Mention(scale: $0, isBare: true) } }
    for counter in counters where cursor.looking(at: counter) {
      if cursor.at + counter.utf8CodeUnitCount == cursor.end { return Mention(scale: scale ?? 0, isBare: false) }
    }
    return nil
  }

  private static func english(_ start: ByteCursor) -> Mention? {
    var cursor = start
    _ = cursor.takeWord("in")
    cursor.skipSpaces()
    let scale = FigureScanner.takeScaleWord(&cursor)
    if scale != nil {
      cursor.skipSpaces()
      _ = cursor.takeWord("of")
      cursor.skipSpaces()
    }
    if cursor.isAtEnd { return scale.map { Mention(scale: $0, isBare: true) } }
    for word in words {
      var look = cursor
      if look.takeWord(word), look.isAtEnd { return Mention(scale: scale ?? 0, isBare: false) }
    }
    return nil
  }

  private static let counters: [StaticString] = [
    "件", "店", "店舗", "人", "名", "台", "隻", "戸", "室", "棟", "社", "口座", "回線", "本", "トン", "頭", "冊", "個", "枚", "床", "拠点", "便",
    "席",
    "世帯", "契約", "回", "箇所", "か所", "ヶ所", "ヵ所", "カ所", "物件", "区画", "kl", "t", "kWh", "MWh", "GWh", "kW", "MW", "m3", "㎥",
    "m2",
    "㎡", "坪", "バレル", "人キロ", "座席キロ", "トンキロ", "TEU", "GJ",
  ]

  private static let words: [StaticString] = [
    "units", "unit", "vessels", "ships", "stores", "shops", "outlets", "restaurants", "persons", "people", "employees",
    "contracts", "tons", "tonnes", "rooms", "cases", "subscribers", "accounts", "lines", "policies", "companies",
    "members", "users", "households", "cars", "vehicles", "passengers", "beds", "locations", "properties", "items",
    "times", "branches", "offices", "customers", "kl", "kwh", "mwh", "gwh", "kw", "mw", "m3", "m2", "sqm", "barrels",
    "teu", "gj",
  ]
}
