/// What CSS says of an element that changes how a page reads: whether it is seen, and how far it stands in.
struct PageStyle {
  var isHidden = false
  /// In points; may be negative, as for hanging lines.
  var indent = 0.0
  var isRaised = false
  /// `vertical-align` is declared, so that what stood before no longer counts.
  var setsRaised = false

  /// What a `style` attribute declares over what the page's rules say.
  mutating func add(_ own: PageStyle) {
    isHidden = isHidden || own.isHidden
    indent += own.indent
    if own.setsRaised { isRaised = own.isRaised }
  }

  /// Adds the declarations of a `style` attribute or of a rule's body.
  mutating func read(_ css: UnsafeBufferPointer<UInt8>) {
    var at = 0
    while at < css.count {
      let nameStart = skipSpaces(css, at)
      var colon = nameStart
      while colon < css.count, css[colon] != 0x3A, css[colon] != 0x3B { colon += 1 }
      guard colon < css.count, css[colon] == 0x3A else {
        at = colon + 1
        continue
      }
      var end = colon + 1
      while end < css.count, css[end] != 0x3B { end += 1 }
      declare(css, nameStart..<colon, skipSpaces(css, colon + 1)..<end)
      at = end + 1
    }
  }

  private mutating func declare(_ css: UnsafeBufferPointer<UInt8>, _ name: Range<Int>, _ value: Range<Int>) {
    guard let first = name.first.map({ css[$0] | 0x20 }), value.lowerBound < value.upperBound else { return }
    switch first {
    case 0x64 where has(css, name, "display"): isHidden = isHidden || has(css, value, "none")
    case 0x76 where has(css, name, "visibility"): isHidden = isHidden || has(css, value, "hidden")
    case 0x76 where has(css, name, "vertical-align"):
      isRaised = has(css, value, "super")
      setsRaised = true
    case 0x70 where has(css, name, "padding-left"), 0x6D where has(css, name, "margin-left"),
      0x74 where has(css, name, "text-indent"):
      indent += points(css, value)
    case 0x6D where isExactly(css, name, "margin"), 0x70 where isExactly(css, name, "padding"):
      // The fourth of four lengths, or the second of two, is the left one.
      let parts = lengths(css, value)
      if parts.count == 4 { indent += parts[3] } else if parts.count == 2 || parts.count == 3 { indent += parts[1] }
    default: break
    }
  }

  private func lengths(_ css: UnsafeBufferPointer<UInt8>, _ value: Range<Int>) -> [Double] {
    var found: [Double] = []
    var at = value.lowerBound
    while at < value.upperBound, found.count < 5 {
      at = skipSpaces(css, at)
      var end = at
      while end < value.upperBound, css[end] != 0x20 { end += 1 }
      if end > at { found.append(points(css, at..<end)) }
      at = end + 1
    }
    return found
  }

  /// `7.5pt`, `20px`, `2em`, `3mm`; 0 for anything else.
  private func points(_ css: UnsafeBufferPointer<UInt8>, _ value: Range<Int>) -> Double {
    var at = value.lowerBound
    var sign = 1.0
    if css[at] == 0x2D {
      sign = -1
      at += 1
    }
    var number = 0.0
    var place = 0.0
    while at < value.upperBound {
      let byte = css[at]
      if byte >= 0x30, byte <= 0x39 {
        if place == 0 {
          number = number * 10 + Double(byte - 0x30)
        } else {
          number += Double(byte - 0x30) * place
          place /= 10
        }
      } else if byte == 0x2E, place == 0 {
        place = 0.1
      } else {
        break
      }
      at += 1
    }
    guard at + 1 < value.upperBound else { return 0 }
    let factor: Double
    switch (css[at] | 0x20, css[at + 1] | 0x20) {
    case (0x70, 0x74): factor = 1
    case (0x70, 0x78): factor = 0.75
    case (0x65, 0x6D): factor = 10
    case (0x6D, 0x6D): factor = 2.83
    case (0x63, 0x6D): factor = 28.3
    case (0x69, 0x6E): factor = 72
    default: return 0
    }
    return min(sign * number * factor, 1_000)
  }

  private func has(_ css: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ literal: StaticString) -> Bool {
    let count = literal.utf8CodeUnitCount
    guard range.count >= count else { return false }
    for step in 0..<count where lower(css[range.lowerBound + step]) != literal.utf8Start[step] { return false }
    return true
  }

  private func isExactly(_ css: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ literal: StaticString) -> Bool {
    range.count == literal.utf8CodeUnitCount && has(css, range, literal)
  }

  private func lower(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }

  private func skipSpaces(_ css: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
    var at = at
    while at < css.count, isMarkupSpace(UInt32(css[at])) { at += 1 }
    return at
  }
}

/// The rules of a page's `style` elements whose selector is a class, an id or an element by itself; a selector of several
/// parts counts by its last one only where that hides nothing.
struct StyleSheet {
  private var rules = RuleTable()

  var isEmpty: Bool { rules.count == 0 }

  /// What the rules say of an element with this name and these attributes.
  func style(_ name: UInt64, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?) -> PageStyle {
    var style = PageStyle()
    add(name, to: &style)
    guard let attributes else { return style }
    var index = 0
    while let name = attributes[index] {
      if let value = attributes[index + 1] {
        if name[0] == 0x63, matches(name, "class") {
          addClasses(value, to: &style)
        } else if name[0] == 0x69, matches(name, "id") {
          var key = SelectorKey()
          key.add(0x23)
          var at = 0
          while value[at] != 0 {
            key.add(UInt8(bitPattern: value[at]))
            at += 1
          }
          add(key.value, to: &style)
        }
      }
      index += 2
    }
    return style
  }

  private func addClasses(_ list: UnsafePointer<CChar>, to style: inout PageStyle) {
    var at = 0
    while list[at] != 0 {
      while list[at] != 0, isMarkupSpace(UInt32(UInt8(bitPattern: list[at]))) { at += 1 }
      guard list[at] != 0 else { return }
      var key = SelectorKey()
      key.add(0x2E)
      while list[at] != 0, !isMarkupSpace(UInt32(UInt8(bitPattern: list[at]))) {
        key.add(UInt8(bitPattern: list[at]))
        at += 1
      }
      add(key.value, to: &style)
    }
  }

  private func add(_ selector: UInt64, to style: inout PageStyle) {
    guard let rule = rules.rule(selector) else { return }
    style.isHidden = style.isHidden || rule.isHidden
    style.isRaised = style.isRaised || rule.isRaised
    if rule.indent != 0 { style.indent = rule.indent }
  }

  mutating func read(_ css: [UInt8]) {
    var at = 0
    var selector: [UInt8] = []
    while at < css.count, rules.count < 5_000 {
      let byte = css[at]
      if byte == 0x2F, at + 1 < css.count, css[at + 1] == 0x2A {
        at += 2
        while at + 1 < css.count, !(css[at] == 0x2A && css[at + 1] == 0x2F) { at += 1 }
        at += 2
      } else if byte == 0x7B {
        if selector.first(where: { !isMarkupSpace(UInt32($0)) }) == 0x40 {
          at = endOfBraces(css, at)
        } else {
          let end = css[at...].firstIndex(of: 0x7D) ?? css.count
          add(selector, Array(css[(at + 1)..<max(at + 1, end)]))
          at = end + 1
        }
        selector = []
      } else {
        if byte == 0x3B { selector = [] } else { selector.append(byte) }
        at += 1
      }
    }
  }

  /// Rules for print or for narrow screens are left out.
  private func endOfBraces(_ css: [UInt8], _ start: Int) -> Int {
    var depth = 0
    var at = start
    while at < css.count {
      if css[at] == 0x7B { depth += 1 }
      if css[at] == 0x7D { depth -= 1 }
      at += 1
      if depth == 0 { break }
    }
    return at
  }

  private mutating func add(_ selector: [UInt8], _ body: [UInt8]) {
    var style = PageStyle()
    body.withUnsafeBufferPointer { style.read($0) }
    guard style.isHidden || style.indent != 0 || style.isRaised else { return }
    for part in selector.split(separator: 0x2C) {
      let words = part.split { isMarkupSpace(UInt32($0)) }
      guard words.count == 1, let word = words.first, !word.contains(0x3A), !word.contains(0x5B) else { continue }
      // td.indent counts as .indent.
      let name = word.lastIndex { $0 == 0x2E || $0 == 0x23 }.map { word[$0...] } ?? word
      let isNamed = name.first == 0x2E || name.first == 0x23
      let bytes = name.map { !isNamed && $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
      rules.set(SelectorKey(bytes).value, to: style)
    }
  }
}
