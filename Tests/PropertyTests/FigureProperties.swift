import Lexing
import Mutating
import Testing
import Totsugo

/// Any amount, printed as releases print it, is read as the same number with the same precision.
@Suite("Printed amounts") struct FigureProperties {
  /// How a printed form differs from plain digits with commas.
  private struct Style: Sendable {
    var name: String
    /// Power of ten of the scale that the form prints.
    var scale = 0
    /// Nil: the form has no negative.
    var negative: (@Sendable (String) -> String)?
    var positive: @Sendable (String) -> String = { $0 }
  }

  private static let styles: [Style] = [
    Style(name: "parentheses", negative: { "(\($0))" }),
    Style(name: "white triangle", negative: { "△\($0)" }),
    Style(name: "black triangle", negative: { "▲\($0)" }),
    Style(name: "minus", negative: { "−\($0)" }),
    Style(name: "yen", negative: { "JPY(\($0))" }, positive: { "JPY\($0)" }),
    Style(name: "million yen", scale: 6, negative: { "JPY(\($0)) million" }, positive: { "JPY\($0) million" }),
    Style(name: "百万円", scale: 6, negative: { "△\($0)百万円" }, positive: { "\($0)百万円" }),
    Style(name: "億円", scale: 8, negative: { "△\($0)億円" }, positive: { "\($0)億円" }),
    Style(name: "thousand", scale: 3, negative: { "(\($0)) thousand" }, positive: { "\($0) thousand" }),
    Style(name: "percent", negative: { "(\($0))%" }, positive: { "\($0)%" }),
    Style(name: "percent within", negative: { "(\($0)%)" }, positive: { "\($0)%" }),
    Style(name: "ASCII minus", negative: { "-\($0)" }),
    Style(name: "full-width minus", negative: { "－\($0)" }),
    Style(name: "円", negative: { "△\($0)円" }, positive: { "\($0)円" }),
    Style(name: "千円", scale: 3, negative: { "△\($0)千円" }, positive: { "\($0)千円" }),
    Style(name: "十億円", scale: 9, negative: { "▲\($0)十億円" }, positive: { "\($0)十億円" }),
    Style(name: "yen sign", negative: { "¥(\($0))" }, positive: { "¥\($0)" }),
    Style(name: "billion yen", scale: 9, negative: { "JPY(\($0)) billion" }, positive: { "JPY\($0) billion" }),
    Style(name: "yen sign, billion", scale: 9, negative: { "(¥\($0) billion)" }, positive: { "¥\($0) billion" }),
    Style(name: "dollars, million", scale: 6, negative: { "$(\($0)) million" }, positive: { "$\($0) million" }),
    Style(name: "ポイント", negative: { "△\($0)ポイント" }, positive: { "\($0)ポイント" }),
    Style(name: "wide triangle", negative: { "△" + wide($0) }, positive: { wide($0) }),
    Style(name: "full width", negative: { wide("(\($0))") }, positive: { wide($0) }),
  ]

  @Test("printing and reading an amount gives the amount")
  func roundTrip() {
    var random = SplitMix64(seed: 8)
    for _ in 0..<400 {
      let magnitude = Int64(random.next() % powers[Int(random.next() % 15)] + 1)
      let places = Int(random.next() % 3)
      let isNegative = random.next() % 2 == 0
      for style in Self.styles {
        guard let negative = style.negative else { continue }
        // "JPY (1)" over a column is a currency and a note, so a lone small loss in this form is not told apart.
        if ["yen", "yen sign"].contains(style.name), isNegative, places == 0, magnitude < 100 { continue }
        let digits = grouped(ExactDecimal(magnitude, exponent: -places).description)
        let printed = isNegative ? negative(digits) : style.positive(digits)
        let expected = ExactDecimal(isNegative ? -magnitude : magnitude, exponent: style.scale - places)
        let bytes = FoldedText(Array(printed.utf8)).bytes
        guard case .figure(let figure) = CellScanner.read(bytes, 0..<bytes.count) else {
          Issue.record("\(style.name): \(printed) is no figure")
          continue
        }
        #expect(figure.value == expected, "\(style.name): \(printed)")
        #expect(figure.range == 0..<bytes.count, "\(style.name): \(printed)")
      }
    }
  }

  /// 1兆2,345億67百万円, 169億3,900万円, 5円50銭: parts of falling scale, each printed where it is not zero.
  @Test("an amount of several scales is read as their sum")
  func compound() {
    var random = SplitMix64(seed: 11)
    let scales: [(unit: String, exponent: Int, parts: UInt64)] = [
      ("兆", 12, 100), ("億", 8, 10_000), ("百万", 6, 100), ("万", 4, 10_000),
    ]
    for _ in 0..<400 {
      let first = Int(random.next() % 3)
      // 百万 and 万 do not stand in one amount.
      let last = first == 0 || random.next() % 2 == 0 ? scales[2] : scales[3]
      let chosen = (first == 0 ? [scales[0], scales[1]] : [scales[1]]) + [last]
      var (printed, sum) = ("", Int64(0))
      for scale in chosen {
        let part = random.next() % (scale.parts - 1) + 1
        printed += grouped(String(part)) + scale.unit
        sum += Int64(part) * Int64(powers[scale.exponent])
      }
      let isNegative = random.next() % 2 == 0
      let bytes = FoldedText(Array(((isNegative ? "△" : "") + printed + "円").utf8)).bytes
      guard case .figure(let figure) = CellScanner.read(bytes, 0..<bytes.count) else {
        Issue.record("\(printed)円 is no figure")
        continue
      }
      #expect(figure.value.equals(ExactDecimal(isNegative ? -sum : sum, exponent: 0)), "\(printed)円")
      #expect(figure.value.exponent == last.exponent, "\(printed)円 is printed to \(last.unit)")
    }
  }

  @Test("the description of a number is read as the number")
  func description() {
    var random = SplitMix64(seed: 9)
    for _ in 0..<400 {
      let value = ExactDecimal(
        Int64(truncatingIfNeeded: random.next()) % 1_000_000_000, exponent: Int(random.next() % 9) - 4)
      let bytes = Array(value.description.utf8)
      guard case .figure(let figure) = CellScanner.read(bytes, 0..<bytes.count) else {
        Issue.record("\(value.description) is no figure")
        continue
      }
      #expect(figure.value.equals(value))
    }
  }

  /// `powers[i]` is 10^i.
  private let powers: [UInt64] = (0..<15).map { (0..<$0).reduce(1) { power, _ in power * 10 } }
}

/// A comma before every third digit of the whole part.
func grouped(_ digits: String) -> String {
  let parts = digits.split(separator: ".")
  var whole = ""
  for (index, digit) in parts[0].enumerated() {
    if index > 0, (parts[0].count - index) % 3 == 0 { whole.append(",") }
    whole.append(digit)
  }
  return parts.count > 1 ? "\(whole).\(parts[1])" : whole
}

private func wide(_ text: String) -> String {
  String(
    String.UnicodeScalarView(
      text.unicodeScalars.map { Unicode.Scalar($0.value + 0xFEE0) ?? $0 }))
}
