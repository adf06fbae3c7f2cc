/// How a workbook shows a number: `#,##0;△#,##0`, `0.0%`, `#,##0,` (thousands), `yyyy"年"m"月"`.
///
/// Source: ECMA-376 part 1, 18.8.30 and 18.8.31. Conditions in brackets, fractions and scientific notation are not followed: such numbers
/// are shown as they are stored.
struct NumberFormat: Sendable {
  private let sections: [Section]
  private let isGeneral: Bool

  init(_ code: String) {
    let parts = Self.split(code)
    sections = parts.map { Section($0) }
    isGeneral = sections.isEmpty || code.lowercased() == "general" || sections.contains(where: \.isUnknown)
  }

  /// Formats without a code of their own; those of dates as Japanese Excel has them.
  static func builtIn(_ id: Int) -> String {
    switch id {
    case 1: "0"
    case 2: "0.00"
    case 3: "#,##0"
    case 4: "#,##0.00"
    case 5, 6: "¥#,##0;¥-#,##0"
    case 7, 8: "¥#,##0.00;¥-#,##0.00"
    case 9: "0%"
    case 10: "0.00%"
    case 14, 30: "yyyy/m/d"
    case 15: "d-mmm-yy"
    case 17: "mmm-yy"
    case 27, 57, 50, 54: "ge.m.d"
    case 28, 29, 51, 58: "ggge\"年\"m\"月\"d\"日\""
    case 31: "yyyy\"年\"m\"月\"d\"日\""
    case 37, 38: "#,##0;(#,##0)"
    case 39, 40: "#,##0.00;(#,##0.00)"
    case 41, 42: "#,##0;-#,##0;\"-\""
    case 43, 44: "#,##0.00;-#,##0.00;\"-\""
    case 52, 55: "yyyy\"年\"m\"月\""
    case 53, 56: "m\"月\"d\"日\""
    default: "General"
    }
  }

  func shown(text: String) -> String {
    guard sections.count == 4 else { return text }
    return sections[3].literal(around: text)
  }

  /// `raw`: the number as it is stored, `1234567.8` or `1.5E-3`.
  func shown(number raw: String, startsIn1904: Bool) -> String {
    guard let number = StoredNumber(raw) else { return raw }
    guard !isGeneral else { return number.general }
    let section: Section
    var isSigned = number.isNegative
    if number.isNegative, sections.count >= 2 {
      section = sections[1]
      isSigned = false
    } else if number.isZero, sections.count >= 3 {
      section = sections[2]
    } else {
      section = sections[0]
    }
    if section.isDate { return section.date(number.wholeDays, startsIn1904: startsIn1904) ?? number.general }
    let text = section.shown(number)
    // What rounds to zero has no sign of the format's own.
    return (isSigned && !text.isEmpty ? "-" : "") + text
  }

  private static func split(_ code: String) -> [String] {
    var parts = [""]
    var isQuoted = false
    var isEscaped = false
    for scalar in code.unicodeScalars {
      if isEscaped {
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else if scalar == "\"" {
        isQuoted.toggle()
      }
      if scalar == ";", !isQuoted, !isEscaped || parts[parts.count - 1].last != "\\" {
        parts.append("")
      } else {
        parts[parts.count - 1].unicodeScalars.append(scalar)
      }
    }
    return parts
  }
}

extension NumberFormat {
  /// One of the parts for positive, negative, zero and text.
  struct Section: Sendable {
    enum Token: Sendable, Equatable {
      case literal(String)
      /// `0`, `#`, `?` before the point, and behind it.
      case digit(isForced: Bool)
      case point
      case percent
      case text
      case date(Character, Int)
    }

    private(set) var tokens: [Token] = []
    private(set) var isUnknown = false
    private var isGrouped = false
    /// Commas behind the last digit: a thousand each.
    private var scale = 0

    var isDate: Bool { tokens.contains { if case .date = $0 { true } else { false } } }

    init(_ code: String) {
      let scalars = Array(code.unicodeScalars)
      var at = 0
      var commas = 0
      var sawDigit = false
      func literal(_ text: String) {
        if case .literal(let last)? = tokens.last {
          tokens[tokens.count - 1] = .literal(last + text)
        } else if !text.isEmpty {
          tokens.append(.literal(text))
        }
      }
      while at < scalars.count {
        let scalar = scalars[at]
        at += 1
        switch scalar {
        case "\"":
          var text = ""
          while at < scalars.count, scalars[at] != "\"" {
            text.unicodeScalars.append(scalars[at])
            at += 1
          }
          at += 1
          literal(text)
        case "\\", "!":
          if at < scalars.count { literal(String(scalars[at])) }
          at += 1
        case "_": at += 1
        case "*": at += 1
        case "[":
          var text = ""
          while at < scalars.count, scalars[at] != "]" {
            text.unicodeScalars.append(scalars[at])
            at += 1
          }
          at += 1
          if text.hasPrefix("$") {
            // `[$¥-411]`: a currency sign and a locale.
            literal(String(text.dropFirst().split(separator: "-", omittingEmptySubsequences: false).first ?? ""))
          } else if let first = text.unicodeScalars.first, first == "<" || first == ">" || first == "=" {
            isUnknown = true
          }
        case "0", "#", "?":
          if commas > 0 { isGrouped = true }
          commas = 0
          sawDigit = true
          tokens.append(.digit(isForced: scalar == "0"))
        case ",": if sawDigit { commas += 1 } else { literal(",") }
        case ".":
          scale += commas
          commas = 0
          tokens.append(.point)
        case "%", "％": tokens.append(.percent)
        case "@": tokens.append(.text)
        case "E": if sawDigit { isUnknown = true } else { run(scalar, scalars, &at) }
        case "/": if sawDigit { isUnknown = true } else { literal("/") }
        case "y", "Y", "m", "M", "d", "D", "e", "g", "a", "h", "H", "s", "S": run(scalar, scalars, &at)
        default: literal(String(scalar))
        }
      }
      scale += commas
      if code.lowercased().contains("general") || code.contains("標準") { isUnknown = true }
    }

    private mutating func run(_ scalar: Unicode.Scalar, _ scalars: [Unicode.Scalar], _ at: inout Int) {
      var count = 1
      while at < scalars.count, scalars[at] == scalar {
        count += 1
        at += 1
      }
      tokens.append(.date(Character(String(scalar).lowercased()), count))
    }

    func literal(around text: String) -> String {
      tokens.reduce("") { result, token in
        switch token {
        case .literal(let literal): result + literal
        case .text: result + text
        default: result
        }
      }
    }

    func shown(_ number: StoredNumber) -> String {
      let point = tokens.firstIndex(of: .point) ?? tokens.count
      let places = tokens[point...].reduce(0) { $0 + ($1.isDigit ? 1 : 0) }
      let forced = tokens[point...].reduce(0) { $0 + ($1 == .digit(isForced: true) ? 1 : 0) }
      let least = tokens[..<point].reduce(0) { $0 + ($1 == .digit(isForced: true) ? 1 : 0) }
      let percents = tokens.reduce(0) { $0 + ($1 == .percent ? 1 : 0) }
      var (whole, fraction) = number.digits(places: places, shiftedBy: 2 * percents - 3 * scale)
      while fraction.count > forced, fraction.last == "0" { fraction.removeLast() }
      if whole == "0", least == 0, tokens.contains(where: \.isDigit) { whole = "" }
      while whole.count < least { whole = "0" + whole }
      if isGrouped { whole = grouped(whole) }
      guard tokens.contains(where: \.isDigit) else { return literal(around: "") }
      var text = ""
      var isDrawn = false
      for (index, token) in tokens.enumerated() {
        switch token {
        case .literal(let literal): text += literal
        case .digit where index < point:
          if !isDrawn { text += whole }
          isDrawn = true
        case .digit: break
        case .point:
          if !isDrawn { text += whole }
          isDrawn = true
          if !fraction.isEmpty { text += "." + fraction }
        case .percent: text += "%"
        case .text, .date: break
        }
      }
      return text
    }

    private func grouped(_ digits: String) -> String {
      var result = ""
      for (index, digit) in digits.enumerated() {
        if index > 0, (digits.count - index) % 3 == 0 { result += "," }
        result.append(digit)
      }
      return result
    }
  }
}

extension NumberFormat.Section.Token {
  fileprivate var isDigit: Bool { if case .digit = self { true } else { false } }
}
