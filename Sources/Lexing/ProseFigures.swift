import ReleaseModel

/// Figures in running text, where brackets are remarks and units may stand apart: 「11,617 百万円」, "($ 111.5 million)",
/// "1.4 percentage points", 「5円50銭」.
extension FigureScanner {
  /// The figure that begins at the cursor; nil when digits there belong to a word (T1, 20-F, 1-3月).
  public static func scanInProse(_ cursor: inout ByteCursor) -> PrintedFigure? {
    var look = cursor
    guard var figure = scan(&look) else { return nil }
    // (5.6%) beside an amount is a remark; "(12.5)%" and "JPY(24,421) million" are negative.
    if figure.sign == .parentheses, cursor.byte == 0x28, cursor.bytes[look.at - 1] == 0x29 { return nil }
    if figure.unit == nil || figure.unit == .count || figure.unit?.isRate == true { mendUnit(&look, &figure) }
    if isGluedToWord(look) { return nil }
    figure.range = figure.range.lowerBound..<look.at
    cursor = look
    return figure
  }

  private static func mendUnit(_ cursor: inout ByteCursor, _ figure: inout PrintedFigure) {
    var look = cursor
    if figure.unit?.isRate == true {
      // "1.4 percentage points", "0.3 % points", 1.2%ポイント
      look.skipSpaces()
      if look.take("ポイント") || look.takeWord("points") || look.takeWord("point") {
        figure.unit = .points
        cursor = look
      }
      return
    }
    if figure.hasScale, cursor.bytes[figure.range].suffix(3).elementsEqual("銭".utf8) {
      figure.unit = .yen
      return
    }
    look.skipSpaces()
    if look.takeWord("percentage") {
      look.skipSpaces()
      guard look.takeWord("points") || look.takeWord("point") else { return }
      figure.unit = .points
      cursor = look
      return
    }
    if look.take("割"), !look.looking(at: "引"), !look.looking(at: "当"), !look.looking(at: "合") {
      // 2割, 2割5分
      var parts = look
      if let number = parts.takeNumber(digits: 1...1), parts.take("分") {
        figure.value = ExactDecimal(figure.value.significand * 10 + Int64(number), exponent: 0)
        look = parts
      } else {
        figure.value = figure.value.scaled(by: 1)
      }
      figure.unit = .percent
      cursor = look
      return
    }
    if look.take("パーセント") {
      figure.unit = .percent
      cursor = look
      return
    }
    if figure.hasScale {
      // 14億 円
      if look.take("円") {
        figure.unit = .yen
        cursor = look
      }
      return
    }
    guard look.at > cursor.at else { return }
    var power = 0
    if let found = takeKanjiScale(&look) { power = found }
    look.skipSpaces()
    let unit: Unit
    if look.take("円") {
      unit = .yen
    } else if look.take("米ドル") || look.take("ドル") {
      unit = .dollar
    } else if look.take("株") {
      unit = .shares
    } else {
      return
    }
    figure.value = figure.value.scaled(by: power)
    figure.unit = unit
    figure.hasScale = power > 0
    cursor = look
  }

  /// "20-F", "19th", "64kbps" read as far as it has a unit; "3M" is a name.
  private static func isGluedToWord(_ cursor: ByteCursor) -> Bool {
    guard !cursor.isAtEnd, isDigit(cursor.peek(-1)) else { return false }
    if isLetter(cursor.byte) { return true }
    if cursor.byte == 0x2D, isLetter(cursor.peek(1)) || isDigit(cursor.peek(1)) { return true }
    return cursor.byte == 0x2F && isDigit(cursor.peek(1)) || cursor.byte == 0x3A && isDigit(cursor.peek(1))
  }
}
