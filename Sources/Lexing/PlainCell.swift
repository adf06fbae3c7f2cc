import ReleaseModel

/// A cell with one figure and nothing else: `1,234`, `△1,234`, `(1,234)`, `-0.5`, `12.3%`, `(8.4%)`.
///
/// Nearly every cell of a table is one, so it is read in one pass. All that this leaves out (scales, currencies, marks, damage)
/// `CellScanner` and `FigureScanner` read, and of these forms they would say the same.
enum PlainCell {
  /// `range`: without blanks at its ends. Nil where the cell has anything else.
  static func figure(_ bytes: [UInt8], _ range: Range<Int>) -> PrintedFigure? {
    bytes.withUnsafeBufferPointer { buffer in figure(buffer, range) }
  }

  private static func figure(_ buffer: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> PrintedFigure? {
    let end = range.upperBound
    guard !range.isEmpty, range.lowerBound >= 0, end <= buffer.count else { return nil }
    var at = range.lowerBound
    let isOpen = buffer[at] == 0x28
    if isOpen { at += 1 }
    var sign = PrintedFigure.SignStyle.none
    if at < end, buffer[at] == 0x2D {
      sign = .minus
      at += 1
    } else if at + 2 < end, buffer[at] == 0xE2, buffer[at + 1] == 0x96, buffer[at + 2] == 0xB3 || buffer[at + 2] == 0xB2
    {
      sign = .triangle
      at += 3
    }
    let first = at
    var value: Int64 = 0
    var (digits, group, commas, places) = (0, 0, 0, 0)
    while at < end {
      let byte = buffer[at]
      if isDigit(byte) {
        guard digits < 18 else { return nil }
        value = value * 10 + Int64(byte - 0x30)
        digits += 1
        group += 1
      } else if byte == 0x2C {
        guard group >= 1, commas > 0 ? group == 3 : group <= 3 else { return nil }
        commas += 1
        group = 0
      } else {
        break
      }
      at += 1
    }
    // A comma parts exactly three digits, and none is left over.
    guard digits > 0, commas == 0 || group == 3 && buffer[first] != 0x30 else { return nil }
    // `00123` is a code, or a figure without its head.
    if digits > 1, buffer[first] == 0x30 { return nil }
    let whole = digits
    if at + 1 < end, buffer[at] == 0x2E, isDigit(buffer[at + 1]) {
      at += 1
      while at < end, isDigit(buffer[at]) {
        guard digits < 18 else { return nil }
        value = value * 10 + Int64(buffer[at] - 0x30)
        digits += 1
        places += 1
        at += 1
      }
    }
    let isPercent = at < end && buffer[at] == 0x25
    if isPercent { at += 1 }
    if isOpen {
      guard at < end, buffer[at] == 0x29 else { return nil }
      at += 1
      if sign == .none { sign = .parentheses }
    }
    guard at == end else { return nil }
    return PrintedFigure(
      value: ExactDecimal(sign == .none ? value : -value, exponent: -places), range: range,
      unit: isPercent ? .percent : nil, hasScale: false, sign: sign, isGrouped: commas > 0 || whole <= 3,
      digits: digits)
  }
}
