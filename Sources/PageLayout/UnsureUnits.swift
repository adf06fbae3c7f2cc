import SourceText

/// Columns of which nobody can say what they are in: 「百万円」 and 「％」 stand over the columns of a table, but over this one stands
/// neither, or both, or 百万 without its 円.
///
/// Narrow cells break 百万円 into several lines, and prints push units of one blank apart to one side. Whoever then gave a column the unit of
/// the table would take rates for money.
struct UnsureUnits {
  private let bytes: [UInt8]
  private let columns: Int
  private var saysRate: [Bool]
  private var saysMoney: [Bool]
  /// 百万 without the 円 that belongs to it.
  private var saysHalf: [Bool]

  init(_ lines: [TableReading.PlacedLine?], columns: Int, _ bytes: [UInt8]) {
    self.bytes = bytes
    self.columns = columns
    saysRate = Array(repeating: false, count: columns)
    saysMoney = saysRate
    saysHalf = saysRate
    var saysCurrency = saysRate
    for case .some(let line) in lines {
      if line.kind == .body { break }
      for cell in line.cells where line.kind != .label {
        for word in cell.words {
          let (isRate, isMoney) = kinds(bytes[word.range])
          for column in cell.span {
            if isRate { saysRate[column] = true }
            if isMoney { saysMoney[column] = true }
            if Self.scales.contains(where: { bytes[word.range].elementsEqual($0) }) { saysHalf[column] = true }
            if Self.currencies.isFound(in: bytes, word.range) { saysCurrency[column] = true }
          }
        }
      }
    }
    for column in 0..<columns where saysCurrency[column] { saysHalf[column] = false }
  }

  /// Columns of the line's cells that are in doubt: figures without a sign or a unit of their own.
  func unsure(_ line: TableReading.PlacedLine) -> Set<Int> {
    let isMixed = saysRate.contains(true) && saysMoney.contains(true)
    guard line.kind == .body, isMixed || saysHalf.contains(true) else { return [] }
    var unsure: Set<Int> = []
    for cell in line.cells {
      let column = cell.span.lowerBound
      guard isMixed && saysRate[column] == saysMoney[column] || saysHalf[column],
        cell.words.contains(where: { hasDigit(bytes[$0.range]) }),
        !cell.words.contains(where: { kinds(bytes[$0.range]) != (false, false) })
      else { continue }
      unsure.insert(column)
    }
    return unsure
  }

  private func hasDigit(_ word: ArraySlice<UInt8>) -> Bool {
    word.contains { (0x30...0x39).contains($0) || $0 == 0xEF }
  }

  /// Whether a word names a rate, and whether it names money or something else that is counted.
  private func kinds(_ word: ArraySlice<UInt8>) -> (isRate: Bool, isMoney: Bool) {
    let range = word.startIndex..<word.endIndex
    let isRate = Self.rates.isFound(in: bytes, range)
    return (isRate, Self.money.isFound(in: bytes, range) || !isRate && Self.amounts.isFound(in: bytes, range))
  }

  private static let scales: [[UInt8]] = ["百万", "千", "億", "十億"].map { Array($0.utf8) }
  private static let currencies: WordSet = ["円", "ドル", "ユーロ", "株", "口"]
  private static let rates: WordSet = ["%", "％", "率", "比", "ポイント", "percent", "ratio"]
  private static let money: WordSet = [
    "円", "銭", "百万", "億", "ドル", "ユーロ", "yen", "million", "thousand", "billion", "dollars", "$", "¥", "￥",
  ]
  /// Of a rate these say nothing: 増減率, 株主資本比率.
  private static let amounts: WordSet = ["千", "株", "額", "増減", "shares"]
}
