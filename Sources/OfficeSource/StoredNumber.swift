/// A number as a workbook stores it: decimal digits of a binary fraction, at most fifteen of them true.
struct StoredNumber: Sendable {
  let isNegative: Bool
  /// Without leading zeros; value is `0.digits × 10^exponent`.
  private var significand: [UInt8]
  private var exponent: Int

  init?(_ raw: String) {
    var digits: [UInt8] = []
    var point: Int?
    var power = 0
    var negative = false
    var at = raw.utf8.startIndex
    let text = raw.utf8
    if at < text.endIndex, text[at] == 0x2D || text[at] == 0x2B {
      negative = text[at] == 0x2D
      at = text.index(after: at)
    }
    while at < text.endIndex {
      let byte = text[at]
      at = text.index(after: at)
      switch byte {
      case 0x30...0x39: digits.append(byte - 0x30)
      case 0x2E where point == nil: point = digits.count
      case 0x45, 0x65:
        guard let value = Int(String(text[at...]) ?? ""), abs(value) < 400, !digits.isEmpty else { return nil }
        power = value
        at = text.endIndex
      default: return nil
      }
    }
    guard !digits.isEmpty, digits.count < 400 else { return nil }
    var before = (point ?? digits.count) + power
    while digits.first == 0 {
      digits.removeFirst()
      before -= 1
    }
    (significand, exponent) = (digits, digits.isEmpty ? 0 : before)
    isNegative = negative && !digits.isEmpty
    round(to: 15)
  }

  var isZero: Bool { significand.isEmpty }

  /// Half away from zero, as Excel rounds.
  private mutating func round(to count: Int) {
    guard significand.count > count, count >= 0 else { return }
    let up = significand[count] >= 5
    significand.removeSubrange(count...)
    if up {
      var at = count - 1
      while at >= 0, significand[at] == 9 {
        significand[at] = 0
        at -= 1
      }
      if at >= 0 {
        significand[at] += 1
      } else {
        significand.insert(1, at: 0)
        exponent += 1
      }
    }
    while significand.last == 0 { significand.removeLast() }
  }

  /// Digits before and behind the point, rounded to `places`, after a shift by powers of ten.
  func digits(places: Int, shiftedBy shift: Int) -> (whole: String, fraction: String) {
    var number = self
    number.exponent += shift
    if number.exponent + places < 0 {
      number.significand = []
    } else {
      number.round(to: number.exponent + places)
    }
    func digit(_ index: Int) -> Character {
      number.significand.indices.contains(index) ? Character(Unicode.Scalar(0x30 + number.significand[index])) : "0"
    }
    let before = max(number.exponent, 0)
    let whole = before == 0 ? "0" : String((0..<before).map(digit))
    return (whole, String((0..<places).map { digit(number.exponent + $0) }))
  }

  /// As a cell without a format shows it: up to eleven characters.
  var general: String {
    let places = max(0, min(10, 10 - max(exponent, 1)))
    var (whole, fraction) = digits(places: places, shiftedBy: 0)
    while fraction.last == "0" { fraction.removeLast() }
    return (isNegative ? "-" : "") + whole + (fraction.isEmpty ? "" : "." + fraction)
  }

  /// A date's serial number.
  var wholeDays: Int { isNegative ? -1 : Int(digits(places: 9, shiftedBy: 0).whole) ?? -1 }
}
