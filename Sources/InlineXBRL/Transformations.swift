import ReleaseModel
import SourceText

/// The transformations of the Inline XBRL registry (2010 to 2022): from what a page shows to the value that it stands for.
///
/// Names are taken without their prefix and hyphens, so that `ixt:numdotdecimal` and `ixt4:num-dot-decimal` are one.
enum Transformations {
  /// `numdotdecimal`: 1,234.5. Full-width figures count as plain ones. Nil where the text is not of the format.
  static func number(_ text: String, format: String?) -> ExactDecimal? {
    let bytes = folded(text)
    let format = format.map(bare) ?? ""
    switch format {
    case "fixedzero", "zerodash", "numdash": return .zero
    case "numcommadecimal", "numcommadot", "numspacecomma", "numdotcomma": return decimal(bytes, point: 0x2C)
    case "numcomma": return decimal(bytes, point: 0x2C)
    case "numunitdecimal", "numunitdecimalin":
      return unitDecimal(bytes)
    default: return decimal(bytes, point: 0x2E)
    }
  }

  /// `2014-01-17`, `true`; nil where the format is not known or the text not of it: then the text stands as it is.
  static func text(_ text: String, format: String?) -> String? {
    guard let format = format.map(bare) else { return nil }
    switch format {
    case "booleantrue", "fixedtrue": return "true"
    case "booleanfalse", "fixedfalse": return "false"
    case "nocontent", "fixedempty": return ""
    default: return format.hasPrefix("date") ? date(text, format: format) : nil
    }
  }

  /// Era years, kanji and plain dates in the order that the format names; slashes, dots, blanks and hyphens part alike.
  private static func date(_ text: String, format: String) -> String? {
    let bytes = folded(text)
    var numbers: [Int] = []
    var at = 0
    let era = eras.first { era in era.names.contains { contains(bytes, Array($0.utf8)) } }
    while at < bytes.count {
      if bytes[at] >= 0x30, bytes[at] <= 0x39 {
        var number = 0
        while at < bytes.count, bytes[at] >= 0x30, bytes[at] <= 0x39, number < 100_000 {
          number = number * 10 + Int(bytes[at] - 0x30)
          at += 1
        }
        numbers.append(number)
      } else {
        // 元年 is the first year.
        if numbers.isEmpty, bytes[at...].starts(with: Array("元".utf8)) { numbers.append(1) }
        if let month = monthNumber(bytes, at), !numbers.contains(where: { $0 < 0 }) {
          numbers.append(-month)
          at += 2
        }
        at += 1
      }
    }
    let hasDay = format.contains("day")
    let isDayFirst = format.hasPrefix("dateday")
    let isMonthFirst = format.hasPrefix("datemonth")
    if let month = numbers.firstIndex(where: { $0 < 0 }) {
      let named = -numbers.remove(at: month)
      guard let last = numbers.last else { return nil }
      if hasDay, numbers.count == 2 { return iso(last, named, numbers[0]) }
      return numbers.count == 1 ? iso(last, named, nil) : nil
    }
    guard numbers.count >= 2 else { return nil }
    if numbers.count == 2 {
      let (year, month) = isMonthFirst || isDayFirst ? (numbers[1], numbers[0]) : (numbers[0], numbers[1])
      return iso(era.map { $0.start + year } ?? year, month, nil)
    }
    if isDayFirst { return iso(numbers[2], numbers[1], numbers[0]) }
    if isMonthFirst { return iso(numbers[2], numbers[0], numbers[1]) }
    return iso(era.map { $0.start + numbers[0] } ?? numbers[0], numbers[1], numbers[2])
  }

  private static let eras: [(names: [String], start: Int)] = [
    (["令和", "令"], 2018), (["平成", "平"], 1988), (["昭和", "昭"], 1925), (["大正", "大"], 1911), (["明治", "明"], 1867),
  ]

  private static func iso(_ year: Int, _ month: Int, _ day: Int?) -> String? {
    guard (1...12).contains(month), (1...31).contains(day ?? 1), (0...9999).contains(year) else { return nil }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let full = year < 100 ? year + 2000 : year
    return "\(full)-\(two(month))" + (day.map { "-\(two($0))" } ?? "")
  }

  private static func monthNumber(_ bytes: [UInt8], _ at: Int) -> Int? {
    guard at + 2 < bytes.count, at == 0 || !isLetter(bytes[at - 1]) else { return nil }
    let name = String(decoding: bytes[at..<at + 3].map { $0 | 0x20 }, as: UTF8.self)
    let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    return names.firstIndex(of: name).map { $0 + 1 }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  /// Digits with anything between that is no digit and not the point: blanks, commas, dots.
  private static func decimal(_ bytes: [UInt8], point: UInt8) -> ExactDecimal? {
    var value: Int64 = 0
    var places = 0
    var isBehindPoint = false
    var hasDigits = false
    for byte in bytes {
      if byte >= 0x30, byte <= 0x39 {
        let (product, overflow) = value.multipliedReportingOverflow(by: 10)
        let (sum, carry) = product.addingReportingOverflow(Int64(byte - 0x30))
        if overflow || carry { return nil }
        value = sum
        hasDigits = true
        if isBehindPoint { places += 1 }
      } else if byte == point {
        if isBehindPoint { return nil }
        isBehindPoint = true
      } else if byte > 0x20, byte != 0x2C, byte != 0x2E, byte != 0x27, byte < 0x80 {
        // A minus sign belongs to `sign`, but some write it inside the tag; other letters are no number.
        if byte == 0x2D, !hasDigits { continue }
        return nil
      }
    }
    return hasDigits ? ExactDecimal(value, exponent: -places) : nil
  }

  /// `5円50銭`, "12 dollars 50 cents": the first figure is whole units, the second hundredths.
  private static func unitDecimal(_ bytes: [UInt8]) -> ExactDecimal? {
    var figures: [[UInt8]] = []
    var isOpen = false
    for byte in bytes {
      if byte >= 0x30, byte <= 0x39 {
        if !isOpen { figures.append([]) }
        figures[figures.count - 1].append(byte)
        isOpen = true
      } else if byte != 0x2C && byte != 0x2E {
        isOpen = false
      }
    }
    guard let whole = figures.first.flatMap({ decimal($0, point: 0x2E) }), figures.count <= 2 else { return nil }
    guard figures.count == 2 else { return whole }
    guard figures[1].count <= 2, let cents = decimal(figures[1], point: 0x2E) else { return nil }
    return ExactDecimal(whole.significand * 100 + cents.significand, exponent: -2)
  }

  /// Without its prefix, hyphens and capitals.
  private static func bare(_ format: String) -> String {
    let name = format.utf8.split(separator: 0x3A).last ?? format.utf8[...]
    return String(decoding: name.filter { $0 != 0x2D }, as: UTF8.self).lowercased()
  }

  /// Full-width digits and marks narrowed.
  private static func folded(_ text: String) -> [UInt8] { FoldedText(Array(text.utf8)).bytes }

  private static func contains(_ bytes: [UInt8], _ word: [UInt8]) -> Bool {
    guard bytes.count >= word.count else { return false }
    return (0...bytes.count - word.count).contains { bytes[$0...].starts(with: word) }
  }
}
