import ReleaseModel

/// How Excel shows a figure: at the scale and with the decimals of the print.
///
/// 3,100百万円 is shown as `3,100` by `#,##0,,`; △7.2% as `-7.2%`; 38.8十億円 (a value in hundreds of millions) as `38.8`.
struct FigureFormat {
  let numberFormat: String
  /// `JPY ×1,000,000`, `percent`.
  let unitWords: String

  init(_ fact: Fact) {
    self.init(value: fact.value ?? .zero, unit: fact.unit)
  }

  init(value: ExactDecimal, unit: Unit) {
    // One comma behind the digits divides by a thousand.
    let thousands = value.exponent > 0 ? (value.exponent + 2) / 3 : 0
    let places = thousands * 3 - value.exponent
    var format = "#,##0"
    if places > 0 { format += "." + String(repeating: "0", count: min(places, 15)) }
    format += String(repeating: ",", count: thousands)
    if unit == .percent { format += "\"%\"" }
    numberFormat = format
    unitWords = unit.code + (thousands > 0 ? " ×1" + String(repeating: ",000", count: thousands) : "")
  }
}

extension ExactDecimal {
  /// The number as Excel holds it; nil when it has more digits than that keeps.
  var exactDouble: Double? {
    var digits = significand.magnitude
    while digits != 0, digits % 10 == 0 { digits /= 10 }
    guard digits < 1_000_000_000_000_000 else { return nil }
    return Double(description)
  }
}
