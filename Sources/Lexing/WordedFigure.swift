import ReleaseModel
import SourceText

/// Figures of cells whose sign stands in a word or in an unusual mark, or that words make inexact: 「マイナス1,234」, 「12.3%減」,
/// "from 1,200 to 1,400", 「12億円程度」.
///
/// In running text the same words belong to the sentence, so this is not part of `FigureScanner`.
public enum WordedFigure {
  static func read(_ bytes: [UInt8], _ range: Range<Int>) -> CellReading? {
    let first = bytes[range.lowerBound]
    // A letter, a mark of two bytes or more before the digits, or a word behind them.
    guard
      first >= 0x80 || isLetter(first) || isLetter(bytes[range.upperBound - 1]) || bytes[range.upperBound - 1] >= 0x80
    else { return nil }
    return negative(bytes, range) ?? directed(bytes, range) ?? between(bytes, range) ?? counted(bytes, range)
  }

  /// "212 stores", "1,204 employees": a count with what it counts.
  private static func counted(_ bytes: [UInt8], _ range: Range<Int>) -> CellReading? {
    guard isDigit(bytes[range.lowerBound]), isLetter(bytes[range.upperBound - 1]) else { return nil }
    var cursor = ByteCursor(bytes, range)
    guard var figure = FigureScanner.scan(&cursor), figure.unit == nil, figure.sign == .none, cursor.byte == 0x20 else {
      return nil
    }
    cursor.skipSpaces()
    guard let count = CountUnits.read(bytes, cursor.at..<range.upperBound), !count.isBare, count.scale == 0 else {
      return nil
    }
    figure.unit = .count
    figure.range = range
    return .figure(figure)
  }

  /// ‐1,234, ー1,234, ▼1,234, マイナス1,234, "minus 1,234".
  private static func negative(_ bytes: [UInt8], _ range: Range<Int>) -> CellReading? {
    var cursor = ByteCursor(bytes, range)
    let isTriangle = cursor.take("▼")
    guard
      isTriangle || cursor.take("‐") || cursor.take("‑") || cursor.take("‒") || cursor.take("―") || cursor.take("ー")
        || cursor.take("─") || cursor.take("マイナス") || cursor.takeWord("minus") || cursor.takeWord("negative")
    else { return nil }
    cursor.skipSpaces()
    guard isDigit(cursor.byte) || cursor.byte == 0xC2 || cursor.byte == 0x24 || cursor.byte == 0x4A,
      var figure = FigureScanner.scan(&cursor), figure.sign == .none
    else { return nil }
    cursor.skipSpaces()
    guard cursor.isAtEnd else { return nil }
    figure.value = figure.value.negated
    figure.sign = isTriangle ? .triangle : .minus
    figure.range = range
    return .figure(figure)
  }

  private enum Direction { case up, down }

  /// 12.3%増, △12.3%減, 1.2ポイント低下, "12.3% decrease", "down 1.2 points": rates, whose direction is their sign. An amount that
  /// goes up is a difference and no amount; such cells are left unread.
  private static func directed(_ bytes: [UInt8], _ range: Range<Int>) -> CellReading? {
    var cursor = ByteCursor(bytes, range)
    var direction: Direction?
    if cursor.takeWord("up") || cursor.takeWord("increase of") || cursor.takeWord("increased") {
      direction = .up
    } else if cursor.takeWord("down") || cursor.takeWord("decrease of") || cursor.takeWord("decreased") {
      direction = .down
    }
    cursor.skipSpaces()
    guard var figure = FigureScanner.scan(&cursor), figure.unit?.isRate == true else { return nil }
    cursor.skipSpaces()
    if direction == nil {
      _ = cursor.take("の")
      if take(&cursor, Self.ups) || takeWord(&cursor, Self.upWords) {
        direction = .up
      } else if take(&cursor, Self.downs) || takeWord(&cursor, Self.downWords) {
        direction = .down
      }
    }
    guard let direction, cursor.isAtEnd else { return nil }
    if figure.value.significand < 0 {
      // 「△12.3%減」 is a double negative; 「△12.3%増」 contradicts itself.
      guard direction == .down else { return .damaged([]) }
    } else if direction == .down {
      figure.value = figure.value.negated
      figure.sign = .minus
    }
    figure.range = range
    figure.saysDirection = true
    return .figure(figure)
  }

  private static let ups: [StaticString] = ["増加", "増", "上昇"]
  private static let downs: [StaticString] = ["減少", "減", "低下", "下落"]
  private static let upWords: [StaticString] = ["increase", "up", "higher"]
  private static let downWords: [StaticString] = ["decrease", "down", "lower"]

  /// "from 1,200 to 1,400", "between 1,200 and 1,400".
  private static func between(_ bytes: [UInt8], _ range: Range<Int>) -> CellReading? {
    var cursor = ByteCursor(bytes, range)
    let isBetween = cursor.takeWord("between")
    guard isBetween || cursor.takeWord("from") else { return nil }
    cursor.skipSpaces()
    guard let low = FigureScanner.scan(&cursor) else { return nil }
    cursor.skipSpaces()
    guard isBetween ? cursor.takeWord("and") : cursor.takeWord("to") else { return nil }
    cursor.skipSpaces()
    guard let high = FigureScanner.scan(&cursor) else { return nil }
    cursor.skipSpaces()
    guard cursor.isAtEnd, low.hasScale == high.hasScale else { return nil }
    return .range(low, high)
  }

  // MARK: Cells that hold a figure all the same

  /// A cell of the body that reads as words holds one figure, and beside it only what makes it inexact or what gives it a sense that is
  /// not understood: 「12億円以上」, 「5億円減」, "up to 1,400", 「十二億円」. To pass over it silently would lose it.
  public static func isIn(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var inner = CellScanner.unwrapped(range, in: bytes)
    if inner.count > 2, bytes[inner.lowerBound] == 0x28, bytes[inner.upperBound - 1] == 0x29 {
      inner = inner.lowerBound + 1..<inner.upperBound - 1
    }
    guard !inner.isEmpty, inner.count <= 60 else { return false }
    if isKanjiNumber(bytes, inner) { return true }
    guard PeriodScanner.mentions(bytes, inner).isEmpty else { return false }
    var cursor = ByteCursor(bytes, inner)
    let isQualified = takeQualifiers(&cursor)
    guard let figure = FigureScanner.scan(&cursor) else { return false }
    cursor.skipSpaces()
    let behind = cursor.at
    while FootnoteMarks.scan(&cursor) != nil { cursor.skipSpaces() }
    _ = takeQualifiers(&cursor)
    // 「1,234百万円(12.3%増)」: a second figure with its own words.
    if cursor.byte == 0x28, figure.unit?.isCurrency == true || figure.digits > 3,
      bytes[cursor.at..<inner.upperBound].contains(where: isDigit)
    {
      return true
    }
    return cursor.isAtEnd && (isQualified || behind < inner.upperBound)
  }

  private static func takeQualifiers(_ cursor: inout ByteCursor) -> Bool {
    let start = cursor.at
    while true {
      cursor.skipSpaces()
      let before = cursor.at
      _ = take(&cursor, qualifiers) || takeWord(&cursor, qualifierWords)
      if cursor.at == before { return cursor.at > start }
    }
  }

  /// 十二億円, 一千万円.
  private static func isKanjiNumber(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var cursor = ByteCursor(bytes, range)
    guard cursor.byte >= 0xE3 else { return false }
    var digits = 0
    while !cursor.isAtEnd {
      if take(&cursor, kanjiDigits) {
        digits += 1
      } else if !take(&cursor, kanjiScales) {
        break
      }
    }
    return digits > 0 && cursor.at > range.lowerBound && take(&cursor, ["円", "株", "名", "人"]) && cursor.isAtEnd
  }

  private static let kanjiDigits: [StaticString] = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
  private static let kanjiScales: [StaticString] = ["十", "百", "千", "万", "億", "兆"]

  private static let qualifiers: [StaticString] = [
    "約", "およそ", "概ね", "最大", "最低", "程度", "前後", "以上", "以下", "未満", "超", "以内", "弱", "強", "減少", "減", "増加", "増", "の", "損失",
    "赤字", "黒字",
    "(損)", "(益)", "改善", "悪化", "上昇", "低下", "下落", "~", "〜", "<", ">", "≥", "≤", "≧", "≦", "+", "ほど", "を超える", "超える",
    "を上回る", "を下回る",
  ]
  private static let qualifierWords: [StaticString] = [
    "about", "almost", "x", "approximately", "approx", "approx.", "around", "nearly", "over", "above", "below", "under",
    "more than",
    "less than", "up to", "at least", "at most", "or more", "or less", "or higher", "or lower", "or above", "or below",
    "loss of", "profit of", "a loss of", "a profit of", "down", "up", "increase", "decrease", "increase of",
    "decrease of", "cr", "dr", "c.", "ca.", "and", "between", "from", "to", ".",
  ]

  private static func take(_ cursor: inout ByteCursor, _ words: [StaticString]) -> Bool {
    for word in words where cursor.take(word) { return true }
    return false
  }

  private static func takeWord(_ cursor: inout ByteCursor, _ words: [StaticString]) -> Bool {
    for word in words where cursor.takeWord(word) { return true }
    return false
  }
}
