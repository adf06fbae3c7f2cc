import Totsugo

/// A figure as it is printed, for edits that leave its dress alone: `(1,234)`, `△1,234`, `7.2%`.
struct PrintedFigure {
  var bytes: [UInt8]

  init(_ text: String) { bytes = Array(text.utf8) }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Byte positions of the digits, ASCII only.
  var digits: [Int] { bytes.indices.filter { bytes[$0].isDigit } }

  /// One digit changed; the first one never to zero. Nil when there is no digit.
  func changingDigit(_ random: inout SplitMix64) -> String? {
    let digits = digits
    guard let place = random.choice(digits) else { return nil }
    let old = bytes[place] - 48
    let lowest: UInt8 = place == digits[0] && digits.count > 1 ? 1 : 0
    let choices: [UInt8] = (lowest...9).filter { $0 != old }
    guard let new = random.choice(choices) else { return nil }
    var changed = self
    changed.bytes[place] = new + 48
    return changed.text
  }

  /// Two neighbouring digits that differ, exchanged; a zero never comes to stand first.
  func transposing(_ random: inout SplitMix64) -> String? {
    let digits = digits
    let pairs: [(Int, Int)] = zip(digits, digits.dropFirst()).filter { first, second in
      bytes[first] != bytes[second] && !(first == digits[0] && bytes[second] == 48)
    }
    guard let (first, second) = random.choice(pairs) else { return nil }
    var changed = self
    changed.bytes.swapAt(first, second)
    return changed.text
  }

  enum Negative {
    case parentheses
    case prefix(String)
  }

  /// How this figure says that it is negative; nil when it is not.
  var negative: Negative? {
    if bytes.first == UInt8(ascii: "(") { return .parentheses }
    return ["△", "▲", "-", "−", "－"].first { text.hasPrefix($0) }.map { .prefix($0) }
  }

  /// With the other sign, written as this version writes negative figures.
  func flippingSign(style: Negative) -> String {
    switch negative {
    case .parentheses:
      return text.replacing("(", with: "").replacing(")", with: "")
    case .prefix(let mark): return String(text.dropFirst(mark.count))
    case nil:
      switch style {
      case .parentheses: return "(\(text))"
      case .prefix(let mark): return mark + text
      }
    }
  }

  /// `3,100` as `3,100,000`, with commas when the figure is long enough to have them.
  var thousandfold: String? {
    let digits = digits
    guard let last = digits.last, !bytes.contains(UInt8(ascii: ".")), !bytes.contains(UInt8(ascii: "%")) else {
      return nil
    }
    var changed = self
    let hasCommas = digits.count < 4 || bytes.contains(UInt8(ascii: ","))
    changed.bytes.insert(contentsOf: Array((hasCommas ? ",000" : "000").utf8), at: last + 1)
    return changed.text
  }

  /// The number that is printed; nil where the digits do not make one.
  var value: ExactDecimal? {
    var significand: Int64 = 0
    var exponent = 0
    var isFraction = false
    for byte in bytes {
      if byte.isDigit {
        guard significand < 100_000_000_000_000_000 else { return nil }
        significand = significand * 10 + Int64(byte - 48)
        if isFraction { exponent -= 1 }
      } else if byte == UInt8(ascii: ".") {
        if isFraction { return nil }
        isFraction = true
      }
    }
    return digits.isEmpty ? nil : ExactDecimal(negative == nil ? significand : -significand, exponent: exponent)
  }
}

extension UInt8 {
  var isDigit: Bool { (48...57).contains(self) }
}
