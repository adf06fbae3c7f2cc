import Lexing
import SourceText

/// 「25年12月期6,889百万円」 in one cell is a period and its figure, as are "FY2024 ¥1,039 million": two cells for what follows.
enum InlinePeriods {
  /// The place where the figure begins; nil where the cell is not of this kind.
  static func cut(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    guard isDigit(bytes[range.lowerBound]) || bytes[range.lowerBound] >= 0x80 || isLetter(bytes[range.lowerBound]),
      let period = PeriodScanner.mentions(bytes, range).first, period.range.lowerBound == range.lowerBound
    else { return nil }
    let rest = trimmed(period.range.upperBound..<range.upperBound, in: bytes)
    guard !rest.isEmpty else { return nil }
    switch CellScanner.read(bytes, rest) {
    case .figure(let figure): return figure.unit != nil ? rest.lowerBound : nil
    case .dash: return rest.lowerBound
    default: return nil
    }
  }
}
