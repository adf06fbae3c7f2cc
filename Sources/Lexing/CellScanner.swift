import ReleaseModel

/// What a cell of a table says on its face.
public enum CellReading: Sendable, Hashable {
  case empty
  /// A printed dash: not applicable, undecided or none; never zero. `underscore` where a converter left `_` for it.
  case dash(underscore: Bool)
  /// Rulings and stray marks without a digit or a word.
  case ruling
  case figure(PrintedFigure)
  /// Several legible figures above each other in one cell.
  case stacked([PrintedFigure])
  /// 4,700～5,000, "from 4,700 to 5,000": the two ends of a forecast.
  indirect case range(PrintedFigure, PrintedFigure)
  /// Digits that follow no rule of writing: what they could stand for, likeliest first (may be empty).
  case damaged([PrintedFigure])
  case words
}

public enum CellScanner {
  /// Reads one cell. `range` may include spaces, `<u>` tags and `$…$`.
  public static func read(_ bytes: [UInt8], _ range: Range<Int>) -> CellReading {
    if let figure = PlainCell.figure(bytes, trimmed(range, in: bytes)) { return .figure(figure) }
    let inner = unwrapped(range, in: bytes)
    guard !inner.isEmpty else { return range.isEmpty || !hasMarks(range, in: bytes) ? .empty : .ruling }
    if let dash = dash(bytes, inner) { return dash }
    if !containsDigit(bytes, inner) { return hasWord(bytes, inner) ? .words : .ruling }
    if isDay(bytes, inner) { return .words }
    if let stack = fraction(bytes, inner) { return stack }
    var cursor = ByteCursor(bytes, inner)
    if let worded = WordedFigure.read(bytes, inner) { return worded }
    if let readings = gluedMark(bytes, inner) { return .damaged(readings) }
    skipMarks(&cursor)
    let isUnmarked = cursor.at == inner.lowerBound
    // Nearly every cell has one figure: an array is for the others.
    var first: PrintedFigure?
    var others: [PrintedFigure] = []
    while let figure = FigureScanner.scan(&cursor) {
      if first == nil {
        if isUnmarked, let ends = twoEnds(figure, cursor) { return ends }
        first = figure
      } else {
        others.append(figure)
      }
      skipFootnote(&cursor)
      cursor.skipSpaces()
      if cursor.byte == 0x2F, cursor.at + 1 < cursor.end { cursor.at += 1 }
      cursor.skipSpaces()
      if cursor.isAtEnd { break }
    }
    if cursor.isAtEnd, let figure = first, !hasOpenBracket(bytes, inner) {
      if others.isEmpty {
        // "USD (1)" heads a column and carries a note; "JPY (24,421)" is a loss.
        if figure.unit?.isCurrency == true, figure.sign == .parentheses, figure.digits <= 2, !figure.hasScale,
          figure.places == 0, isLetter(bytes[inner.lowerBound])
        {
          return .words
        }
        return isBroken(figure, in: bytes) ? .damaged([]) : .figure(figure)
      }
      let figures = [figure] + others
      // 「1Mbps - 2Mbps」 names a class of services.
      if figures.allSatisfy({ $0.unit.map { !$0.isRate && !$0.isCurrency } ?? false }) { return .words }
      return isTorn(figures, in: bytes)
        || figures.contains(where: { isStray($0, in: bytes) || isBroken($0, in: bytes) })
        ? .damaged(candidates(bytes, inner)) : .stacked(figures)
    }
    if looksLikeFigure(bytes, inner) { return .damaged(candidates(bytes, inner)) }
    return hasTornGroup(bytes, inner) && looksTorn(bytes, inner) ? .damaged([]) : .words
  }

  /// 2024/3/31, 2024.12.31, 2023/4-12: days and months in digits alone.
  private static func isDay(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    // '24.3
    if bytes[range.lowerBound] == 0x27, range.count == 5 || range.count == 6 {
      var short = ByteCursor(bytes, range.lowerBound + 1..<range.upperBound)
      return short.takeNumber(digits: 2...2) != nil && (short.take(".") || short.take("/"))
        && short.takeNumber(digits: 1...2).map { (1...12).contains($0) } == true && short.isAtEnd
    }
    // 3/2024, 1/2024-6/2024
    var months = ByteCursor(bytes, range)
    if takeMonthAndYear(&months) {
      if months.isAtEnd { return true }
      if months.take("-") || months.take("~"), takeMonthAndYear(&months), months.isAtEnd { return true }
    }
    let separator = range.lowerBound + 4
    guard range.count >= 6, separator < range.upperBound, bytes[separator] == 0x2F || bytes[separator] == 0x2E,
      (range.lowerBound..<separator).allSatisfy({ isDigit(bytes[$0]) })
    else { return false }
    var cursor = ByteCursor(bytes, range)
    return PeriodScanner.scan(&cursor) != nil && cursor.isAtEnd
  }

  private static func takeMonthAndYear(_ cursor: inout ByteCursor) -> Bool {
    guard let month = cursor.takeNumber(digits: 1...2), (1...12).contains(month), cursor.take("/"),
      let year = cursor.takeNumber(digits: 4...4)
    else { return false }
    return (1980..<2200).contains(year)
  }

  /// `q6q,218`: a comma at a digit and no blank, as only amounts have it.
  private static func hasTornGroup(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var digits = 0
    var hasComma = false
    for index in range {
      if bytes[index] == 0x20 { return false }
      if isDigit(bytes[index]) { digits += 1 }
      guard bytes[index] == 0x2C, index > range.lowerBound, index + 1 < range.upperBound else { continue }
      if isDigit(bytes[index - 1]) || isDigit(bytes[index + 1]) { hasComma = true }
    }
    return hasComma && digits > 1
  }

  /// The range inside `<u>…</u>`, `$…$`, and the spaces around them.
  public static func unwrapped(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    var inner = trimmed(range, in: bytes)
    while true {
      var cursor = ByteCursor(bytes, inner)
      var changed = false
      var high = inner.upperBound
      if cursor.byte == 0x3C || cursor.byte == 0x2A {
        for tag: StaticString in ["<u>", "<b>", "<i>", "<sup>", "**"] where cursor.take(tag) { changed = true }
      }
      if high > cursor.at, bytes[high - 1] == 0x3E || bytes[high - 1] == 0x2A {
        for tag: StaticString in ["</u>", "</b>", "</i>", "</sup>", "**"] where ends(bytes, cursor.at..<high, tag) {
          high -= tag.utf8CodeUnitCount
          changed = true
        }
      }
      if high - cursor.at >= 2, bytes[cursor.at] == 0x24, bytes[high - 1] == 0x24 {
        cursor.at += 1
        high -= 1
        changed = true
      }
      inner = trimmed(cursor.at..<max(cursor.at, high), in: bytes)
      if !changed || inner.isEmpty { return inner }
    }
  }

  private static func ends(_ bytes: [UInt8], _ range: Range<Int>, _ literal: StaticString) -> Bool {
    let count = literal.utf8CodeUnitCount
    return range.count >= count
      && ByteCursor(bytes, range.upperBound - count..<range.upperBound).looking(at: literal)
  }

  private static func hasMarks(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
    bytes[range].contains { $0 != 0x20 && $0 != 0x09 }
  }

  private static func dash(_ bytes: [UInt8], _ range: Range<Int>) -> CellReading? {
    var cursor = ByteCursor(bytes, range)
    let bracketed = cursor.take("(")
    if bracketed { cursor.skipSpaces() }
    if cursor.take("¥") || cursor.take("$") { cursor.skipSpaces() }
    if cursor.take("_") && cursor.isAtEnd { return .dash(underscore: true) }
    if let length = dashLength(cursor) {
      let first = cursor
      cursor.at += length
      while dashLength(cursor) == length, isSame(first, cursor, length) { cursor.at += length }
      if bracketed {
        _ = cursor.take("%")
        cursor.skipSpaces()
        guard cursor.take(")") else { return nil }
      }
      _ = cursor.take("%")
      cursor.skipSpaces()
      // 「―百万円」 is as empty as 「―」.
      if !cursor.isAtEnd, let unit = UnitScanner.mentions(bytes, cursor.at..<range.upperBound).first,
        unit.range == cursor.at..<range.upperBound
      {
        return .dash(underscore: false)
      }
      return cursor.isAtEnd || isCounter(&cursor) ? .dash(underscore: false) : nil
    }
    if cursor.takeWord("n/a") || cursor.takeWord("na") || cursor.takeWord("n.a.") || cursor.takeWord("nm") {
      return cursor.isAtEnd ? .dash(underscore: false) : nil
    }
    return nil
  }

  /// 「―株」, 「－円－銭」
  private static func isCounter(_ cursor: inout ByteCursor) -> Bool {
    if cursor.take("円"), !cursor.isAtEnd {
      guard let length = dashLength(cursor) else { return false }
      cursor.at += length
      return cursor.take("銭") && cursor.isAtEnd
    }
    _ = cursor.take("株") || cursor.take("口") || cursor.take("倍") || cursor.take("人") || cursor.take("名")
    return cursor.isAtEnd
  }

  /// Bytes of the dash under the cursor: - – — ― ー ‐ ‑ ‒ ─ ━ ‥ … ・・・
  private static func dashLength(_ cursor: ByteCursor) -> Int? {
    switch cursor.byte {
    case 0x2D: return 1
    case 0xE2:
      switch (cursor.peek(1), cursor.peek(2)) {
      case (0x80, 0x90...0x95), (0x94, 0x80...0x81), (0x80, 0xA5...0xA6): return 3
      default: return nil
      }
    case 0xE3: return cursor.looking(at: "ー") ? 3 : cursor.looking(at: "・・・") ? 9 : nil
    default: return nil
    }
  }

  private static func isSame(_ left: ByteCursor, _ right: ByteCursor, _ length: Int) -> Bool {
    left.bytes[left.at..<left.at + length].elementsEqual(right.bytes[right.at..<right.at + length])
  }

  /// `4,700～5,000`, `△700 ～ △500`, `4,700-5,000`, `400 to 450`; the first end may leave the unit to the second.
  ///
  /// `behind`: the place behind the first end.
  private static func twoEnds(_ low: PrintedFigure, _ behind: ByteCursor) -> CellReading? {
    var cursor = behind
    cursor.skipSpaces()
    let isMarked =
      cursor.take("~") || cursor.take("〜") || cursor.take("∼") || cursor.takeWord("to") || cursor.take("から")
    guard isMarked else { return nil }
    cursor.skipSpaces()
    guard let high = FigureScanner.scan(&cursor) else { return nil }
    cursor.skipSpaces()
    guard cursor.isAtEnd else { return nil }
    if high.hasScale, !low.hasScale {
      // 「12～14億円」, "1.2 to 1.4 billion yen": the scale behind the second end is that of both.
      guard let scaled = scaled(low, like: high, in: low.range.lowerBound..<cursor.end, cursor.bytes) else {
        return .damaged([])
      }
      return .range(scaled, high)
    }
    var first = low
    if first.unit == nil, let unit = high.unit, !high.hasScale { first.unit = unit }
    return .range(first, high)
  }

  /// The first end of a range with the words behind the digits of the second.
  private static func scaled(
    _ low: PrintedFigure, like high: PrintedFigure, in range: Range<Int>, _ bytes: [UInt8]
  ) -> PrintedFigure? {
    guard let last = bytes[high.range].lastIndex(where: isDigit) else { return nil }
    let joined = Array(bytes[low.range]) + Array(bytes[last + 1..<high.range.upperBound])
    var cursor = ByteCursor(joined, 0..<joined.count)
    guard var figure = FigureScanner.scan(&cursor), cursor.isAtEnd, figure.hasScale else { return nil }
    figure.range = low.range
    return figure
  }

  /// `$\frac{2.2}{(2.4)}$`: a converter's way to set one figure over another.
  private static func fraction(_ bytes: [UInt8], _ range: Range<Int>) -> CellReading? {
    var cursor = ByteCursor(bytes, range)
    guard cursor.take("\\frac{") else { return nil }
    guard let upper = braced(&cursor), cursor.take("{"), let lower = braced(&cursor), cursor.isAtEnd else {
      return .damaged([])
    }
    var figures: [PrintedFigure] = []
    for part in [upper, lower] {
      guard case .figure(let figure) = read(bytes, part) else { return .damaged([]) }
      figures.append(figure)
    }
    return .stacked(figures)
  }

  private static func braced(_ cursor: inout ByteCursor) -> Range<Int>? {
    let start = cursor.at
    while !cursor.isAtEnd, cursor.byte != 0x7D {
      if cursor.byte == 0x7B { return nil }
      cursor.at += 1
    }
    let range = start..<cursor.at
    return cursor.take("}") ? range : nil
  }

  private static func skipFootnote(_ cursor: inout ByteCursor) {
    var look = cursor
    look.skipSpaces()
    if look.take("†") || look.take("‡") || look.take("§") {
      cursor = look
      return
    }
    if let mark = FootnoteMarks.scan(&look), !mark.isBare { cursor = look }
  }

  /// 「※1 1,234」, 「※2,※3 △60」, `¹1,234`, 「(注1)1,234」, `*1 60`: marks of notes in front of a figure.
  ///
  /// Of digits glued to a mark as many are its number as leave a figure whose groups are whole.
  private static func skipMarks(_ cursor: inout ByteCursor) {
    var look = cursor
    if FootnoteMarks.takeSuperscript(&look) != nil { look.skipSpaces() }
    while look.take("※") || look.byte == 0x2A && look.take("*") || takeNoteMark(&look) {
      if let number = numberLengths(look).first { look.at += number }
      look.skipSpaces()
      var next = look
      if next.take(",") || next.take("、") || next.take("・") {
        next.skipSpaces()
        if next.looking(at: "※") || next.byte == 0x2A { look = next }
      }
    }
    if containsDigit(cursor.bytes, look.at..<look.end) { cursor = look }
  }

  /// 「(注)」, 「(注1)」, 「注)」, 「(1)」 right before a figure; 「注」 keeps its number for the caller.
  private static func takeNoteMark(_ cursor: inout ByteCursor) -> Bool {
    var look = cursor
    let isOpen = look.take("(")
    if look.take("注") {
      if isOpen { _ = look.takeNumber(digits: 1...2) }
      let isClosed = look.take(")")
      guard isOpen == isClosed || !isOpen else { return false }
      cursor = look
      return true
    }
    // A loss of one digit is no neighbour of another figure.
    guard isOpen, look.takeNumber(digits: 1...2) != nil, look.take(")"), isDigit(look.byte) else { return false }
    cursor = look
    return true
  }

  /// 「※12,402,330」 is 2,402,330 with note 1 or 12,402,330 with a mark: both, where nothing on its face decides.
  private static func gluedMark(_ bytes: [UInt8], _ range: Range<Int>) -> [PrintedFigure]? {
    var look = ByteCursor(bytes, range)
    guard look.take("※") || look.byte == 0x2A && look.take("*") || look.take("注") else { return nil }
    let lengths = numberLengths(look)
    guard lengths.count > 1 else { return nil }
    let readings: [PrintedFigure] = lengths.compactMap { length in
      var cursor = ByteCursor(bytes, look.at + length..<range.upperBound)
      guard let figure = FigureScanner.scan(&cursor) else { return nil }
      cursor.skipSpaces()
      return cursor.isAtEnd ? figure : nil
    }
    return readings.count == lengths.count ? readings : nil
  }

  /// How many of the digits under the cursor can be a note's number, where a grouped or broken figure follows them.
  private static func numberLengths(_ cursor: ByteCursor) -> [Int] {
    var digits = 0
    while cursor.at + digits < cursor.end, isDigit(cursor.peek(digits)) { digits += 1 }
    let next = cursor.peek(digits)
    let isGrouped =
      next == 0x2C && isDigit(cursor.peek(digits + 1)) && isDigit(cursor.peek(digits + 2))
      && isDigit(cursor.peek(digits + 3)) && !isDigit(cursor.peek(digits + 4))
    let isBroken = next == 0x2E && isDigit(cursor.peek(digits + 1))
    // One or two digits are the mark's alone.
    guard isGrouped || isBroken || digits > 2 else { return digits > 0 ? [digits] : [] }
    return (0...2).filter { length in
      guard length < digits, length == 0 || cursor.byte != 0x30 else { return false }
      let rest = digits - length
      let isZeroFirst = cursor.peek(length) == 0x30
      return isGrouped ? rest <= 3 && !isZeroFirst : rest == 1 || !isZeroFirst
    }
  }

  /// `12 204 220` is one figure whose commas were lost, or three: never two figures of a stack, which have commas.
  private static func isTorn(_ figures: [PrintedFigure], in bytes: [UInt8]) -> Bool {
    guard figures.count >= 2 else { return false }
    return figures.dropFirst().allSatisfy { figure in
      figure.range.count == 3 && figure.digits == 3 && bytes[figure.range].allSatisfy(isDigit)
    }
  }

  /// `- 7 - 7`: what is left of a ruling.
  private static func isStray(_ figure: PrintedFigure, in bytes: [UInt8]) -> Bool {
    figure.sign == .minus && figure.digits == 1 && bytes[figure.range].contains(0x20)
  }

  /// `0,799`, `00123`: the head of a figure is missing, or it is a code.
  private static func isBroken(_ figure: PrintedFigure, in bytes: [UInt8]) -> Bool {
    guard let first = bytes[figure.range].firstIndex(where: isDigit), bytes[first] == 0x30 else { return false }
    return bytes[figure.range].contains(0x2C) || first + 1 < figure.range.upperBound && isDigit(bytes[first + 1])
  }

  private static func hasOpenBracket(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var depth = 0
    for byte in bytes[range] {
      if byte == 0x28 { depth += 1 }
      if byte == 0x29 { depth -= 1 }
      if depth < 0 { return true }
    }
    return depth != 0
  }

  static func containsDigit(_ bytes: [UInt8], _ range: Range<Int>) -> Bool { bytes[range].contains(where: isDigit) }

  private static func hasWord(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    bytes[range].contains { isLetter($0) || $0 == 0x25 || $0 >= 0xE3 && $0 < 0xF0 }
  }

  /// Mostly digits and marks of figures, hardly a letter.
  private static func looksLikeFigure(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var digits = 0
    var others = 0
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      if isDigit(byte) {
        digits += 1
      } else if byte >= 0x80 {
        var cursor = ByteCursor(bytes, index..<range.upperBound)
        if !(cursor.take("△") || cursor.take("▲") || cursor.take("¥") || cursor.take("円") || cursor.take("・")
          || isBetweenDigits(index, bytes, range)
            && (cursor.take("、") || cursor.take("·") || cursor.take("’")
              || cursor.take("■") || cursor.take("□") || cursor.take("●") || cursor.take("○")))
        {
          return false
        }
        index = cursor.at
        continue
      } else if isLetter(byte) {
        // Only letters that stand for digits in bad scans: (l,234), 1O4. "4Q03" is a word.
        guard [0x6C, 0x49, 0x4F, 0x6F, 0x53, 0x42, 0x5A].contains(byte) else { return false }
        others += 1
      } else if byte == 0x2F, index + 1 < range.upperBound, isDigit(bytes[index + 1]) {
        return false
      }
      index += 1
    }
    return digits > 0 && digits >= others
  }

  /// A digit stands right before and right behind the character at a place.
  private static func isBetweenDigits(_ place: Int, _ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var cursor = ByteCursor(bytes, place..<range.upperBound)
    cursor.advance()
    return place > range.lowerBound && isDigit(bytes[place - 1]) && isDigit(cursor.byte)
  }

  /// Digits with stray letters and marks among them, and no word, date or note: what is left of a figure.
  public static func looksTorn(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var (digits, others, run, longest) = (0, 0, 0, 0)
    var hasComma = false
    for index in range {
      let byte = bytes[index]
      if byte >= 0x80 || byte == 0x2A { return false }
      run = isLetter(byte) ? run + 1 : 0
      longest = max(longest, run)
      if isDigit(byte) {
        digits += 1
      } else if byte == 0x2C {
        // No word has a comma without a blank behind it.
        if index > range.lowerBound, index + 1 < range.upperBound, bytes[index + 1] != 0x20 { hasComma = true }
      } else if byte > 0x20, byte != 0x2E {
        others += 1
      }
    }
    let isShaped = digits >= 2 && digits >= others || hasComma && longest < 4 && range.count <= 15
    return isShaped && PeriodScanner.mentions(bytes, range).isEmpty
  }

  /// The figures that damaged digits could stand for when separators alone are wrong: dots or spaces for commas.
  private static func candidates(_ bytes: [UInt8], _ range: Range<Int>) -> [PrintedFigure] {
    var mended: [UInt8] = []
    for index in range {
      let byte = bytes[index]
      let before = index > range.lowerBound && isDigit(bytes[index - 1])
      let three =
        index + 3 < range.upperBound && isDigit(bytes[index + 1]) && isDigit(bytes[index + 2])
        && isDigit(bytes[index + 3]) && !(index + 4 < range.upperBound && isDigit(bytes[index + 4]))
        || index + 4 == range.upperBound && isDigit(bytes[index + 1]) && isDigit(bytes[index + 2])
          && isDigit(bytes[index + 3])
      if byte == 0x2E || byte == 0x20 || byte == 0x27, before, three {
        mended.append(0x2C)
      } else {
        mended.append(byte)
      }
    }
    var cursor = ByteCursor(mended, 0..<mended.count)
    guard let figure = FigureScanner.scan(&cursor) else { return [] }
    var placed = figure
    placed.range = range
    if cursor.isAtEnd {
      guard hasOpenBracket(bytes, range), figure.sign == .none else { return [placed] }
    } else {
      guard cursor.byte == 0x29, cursor.at + 1 == cursor.end, figure.sign == .none else { return [] }
    }
    // Half of a bracket: a loss that lost the other half, or a stray mark.
    var negative = placed
    negative.value = placed.value.negated
    negative.sign = .parentheses
    return [negative, placed]
  }
}
