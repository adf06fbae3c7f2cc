public import HTMLSource
public import ReleaseModel
import SourceText

/// A page with inline XBRL, as its reader leaves it.
public struct TaggedPage: Sendable {
  public var name: String
  public var marks: PageMarks
  /// Offsets at which the input's lines begin.
  public var lineStarts: [Int]

  public init(name: String, marks: PageMarks, lineStarts: [Int]) {
    self.name = name
    self.marks = marks
    self.lineStarts = lineStarts
  }
}

/// Reads the facts that inline XBRL tags in pages: XBRL International's Inline XBRL 1.0 and 1.1, as TDnet and EDINET file it.
public enum InlineXBRL {
  /// The facts of each page, in document order. The pages of one filing share contexts and units: TDnet's statements lean on
  /// those of the balance sheet's page. A page's own definitions come first.
  public static func facts(_ pages: [TaggedPage]) -> [[TaggedFact]] {
    let readers = pages.map { TagReader($0.marks) }
    var shared = Definitions()
    for reader in readers { shared.add(reader.definitions) }
    return zip(pages, readers).map { page, reader in
      var definitions = reader.definitions
      definitions.add(shared)
      return reader.facts(definitions, lineStarts: page.lineStarts)
    }
  }
}

/// Contexts and units by their ids.
struct Definitions {
  struct Context {
    var period: Period?
    var members: [DimensionMember]
  }

  var contexts: [String: Context] = [:]
  var units: [String: Unit] = [:]

  /// Adds what is not defined yet.
  mutating func add(_ other: Definitions) {
    contexts.merge(other.contexts) { own, _ in own }
    units.merge(other.units) { own, _ in own }
  }
}

/// One page's prefixed elements, understood.
struct TagReader {
  private let marks: PageMarks
  private let kinds: [Kind]
  private let children: [[Int]]
  private let continuations: [String: Int]
  private let footnotes: [String: String]
  private let footnotesOfFacts: [String: [String]]
  private(set) var definitions = Definitions()

  enum Kind {
    case nonFraction, fraction, numerator, denominator, nonNumeric, continuation, exclude, footnote, relationship
    case context, instant, startDate, endDate, explicitMember, typedMember, unit, measure
    case other
  }

  init(_ marks: PageMarks) {
    self.marks = marks
    kinds = marks.elements.map { Self.kind($0.name, marks.namespaces) }
    var children = Array(repeating: [Int](), count: marks.elements.count)
    for (index, element) in marks.elements.enumerated() {
      if let parent = element.parent { children[parent].append(index) }
    }
    self.children = children
    var continuations: [String: Int] = [:]
    var footnotes: [String: String] = [:]
    var ofFacts: [String: [String]] = [:]
    for (index, element) in marks.elements.enumerated() {
      switch kinds[index] {
      case .continuation: element.attribute("id").map { continuations[$0] = index }
      case .footnote:
        let text = Self.collapsed(marks.string(element))
        for name in ["id", "footnoteid"] { element.attribute(name).map { footnotes[$0] = text } }
      case .relationship:
        for fact in Self.words(element.attribute("fromrefs")) {
          ofFacts[fact, default: []] += Self.words(element.attribute("torefs"))
        }
      default: break
      }
    }
    (self.continuations, self.footnotes, footnotesOfFacts) = (continuations, footnotes, ofFacts)
    for (index, element) in marks.elements.enumerated() {
      guard let id = element.attribute("id") else { continue }
      switch kinds[index] {
      case .context: definitions.contexts[id] = context(index)
      case .unit: definitions.units[id] = unit(index)
      default: break
      }
    }
  }

  /// By namespace where the page declares the prefix, else by the prefix that everybody uses.
  private static func kind(_ name: String, _ namespaces: [String: String]) -> Kind {
    let parts = name.split(separator: ":", maxSplits: 1)
    guard parts.count == 2 else { return .other }
    let space = namespaces[String(parts[0])]
    let isInline = space.map { $0.hasSuffix("/inlineXBRL") } ?? (parts[0] == "ix")
    let isInstance = space.map { $0 == "http://www.xbrl.org/2003/instance" } ?? (parts[0] == "xbrli")
    let isDimension = space.map { $0 == "http://xbrl.org/2006/xbrldi" } ?? (parts[0] == "xbrldi")
    switch parts[1] {
    case "nonfraction" where isInline: return .nonFraction
    case "nonnumeric" where isInline: return .nonNumeric
    case "fraction" where isInline: return .fraction
    case "numerator" where isInline: return .numerator
    case "denominator" where isInline: return .denominator
    case "continuation" where isInline: return .continuation
    case "exclude" where isInline: return .exclude
    case "footnote" where isInline: return .footnote
    case "relationship" where isInline: return .relationship
    case "context" where isInstance: return .context
    case "instant" where isInstance: return .instant
    case "startdate" where isInstance: return .startDate
    case "enddate" where isInstance: return .endDate
    case "unit" where isInstance: return .unit
    case "measure" where isInstance: return .measure
    case "explicitmember" where isDimension: return .explicitMember
    case "typedmember" where isDimension: return .typedMember
    default: return .other
    }
  }

  // MARK: Contexts and units

  private func descendants(_ index: Int) -> [Int] {
    var found: [Int] = []
    var open = Array(children[index].reversed())
    while let next = open.popLast() {
      found.append(next)
      open += children[next].reversed()
    }
    return found
  }

  private func text(_ index: Int) -> String { Self.collapsed(marks.string(marks.elements[index])) }

  private func context(_ index: Int) -> Definitions.Context {
    var start: CalendarDate?
    var end: CalendarDate?
    var members: [DimensionMember] = []
    for child in descendants(index) {
      switch kinds[child] {
      case .instant: end = day(text(child), isEnd: true)
      case .startDate: start = day(text(child), isEnd: false)
      case .endDate: end = day(text(child), isEnd: true)
      case .explicitMember, .typedMember:
        let dimension = marks.elements[child].attribute("dimension") ?? ""
        members.append(
          DimensionMember(dimension: dimension, member: text(child), isTyped: kinds[child] == .typedMember))
      default: break
      }
    }
    let period = end.map { end in start.map { Period(start: $0, end: end) } ?? .instant(end) }
    return Definitions.Context(period: period, members: members)
  }

  /// `2014-03-31`; the midnight of `2014-04-01T00:00:00` ends the day before.
  private func day(_ text: String, isEnd: Bool) -> CalendarDate? {
    let parts = text.split(separator: "T", maxSplits: 1)
    let numbers = parts.first?.split(separator: "-").compactMap { Int($0) } ?? []
    guard numbers.count == 3, let date = CalendarDate(year: numbers[0], month: numbers[1], day: numbers[2]) else {
      return nil
    }
    return isEnd && parts.count == 2 && parts[1].hasPrefix("00:00:00") ? date.dayBefore : date
  }

  /// `iso4217:JPY` over `xbrli:shares` is JPY/shares; `xbrli:pure` is counted in percent here.
  private func unit(_ index: Int) -> Unit {
    let measures = descendants(index).filter { kinds[$0] == .measure }.map { child in
      text(child).split(separator: ":").last.map(String.init) ?? ""
    }
    if measures.count == 1 {
      let code = measures[0]
      if code.lowercased() == "pure" { return .percent }
      // TDnet defines JPYPerShares as a measure of its own.
      if code.hasSuffix("PerShares") { return Unit(String(code.dropLast(9)) + "/shares") }
    }
    return Unit(measures.joined(separator: "/"))
  }

  // MARK: Facts

  func facts(_ definitions: Definitions, lineStarts: [Int]) -> [TaggedFact] {
    var facts: [TaggedFact] = []
    for index in marks.elements.indices
    where kinds[index] == .nonFraction || kinds[index] == .fraction || kinds[index] == .nonNumeric {
      facts.append(fact(index, definitions, lineStarts))
    }
    return facts
  }

  private func fact(_ index: Int, _ definitions: Definitions, _ lineStarts: [Int]) -> TaggedFact {
    let element = marks.elements[index]
    let isNumber = kinds[index] != .nonNumeric
    let context = element.attribute("contextref") ?? ""
    let known = definitions.contexts[context]
    let unit = isNumber ? element.attribute("unitref").flatMap { definitions.units[$0] } ?? Unit("") : Unit("")
    let isNil = ["true", "1"].contains(element.attribute("xsi:nil") ?? "")
    let shown = Self.trimmed(isNumber ? marks.string(element) : visibleText(index))
    let line = Self.line(of: element.span.start, lineStarts)
    var fact = TaggedFact(
      name: element.attribute("name") ?? "", context: context, period: known?.period, members: known?.members ?? [],
      unit: unit,
      value: !isNumber || isNil
        ? nil : kinds[index] == .fraction ? quotient(index, unit) : value(shown, element, unit), isNil: isNil,
      content: isNumber ? nil : isNil ? "" : content(shown, element), decimals: decimals(element, unit),
      text: isNumber ? Self.collapsed(shown) : shown, span: element.span, line: line,
      columnInLine: element.span.start - (line < lineStarts.count ? lineStarts[line] : 0), isHidden: element.isHidden)
    var notes = Self.words(element.attribute("footnoterefs"))
    if let id = element.attribute("id") { notes += footnotesOfFacts[id] ?? [] }
    fact.footnotes = notes.compactMap { footnotes[$0] }
    return fact
  }

  private func value(_ shown: String, _ element: PageMarks.Element, _ unit: Unit) -> ExactDecimal? {
    guard var value = Transformations.number(shown, format: element.attribute("format")) else { return nil }
    if let scale = element.attribute("scale").flatMap({ Int($0) }), (-30...30).contains(scale) {
      value = value.scaled(by: scale)
    }
    if element.attribute("sign") == "-" { value = value.negated }
    return unit == .percent ? value.scaled(by: 2) : value
  }

  /// Numerator by denominator, where 19 digits hold it exactly.
  private func quotient(_ index: Int, _ unit: Unit) -> ExactDecimal? {
    func part(_ kind: Kind) -> ExactDecimal? {
      guard let child = descendants(index).first(where: { kinds[$0] == kind }) else { return nil }
      return value(Self.trimmed(marks.string(marks.elements[child])), marks.elements[child], Unit(""))
    }
    guard let upper = part(.numerator), let lower = part(.denominator), lower.significand != 0 else { return nil }
    var significand = upper.significand
    var exponent = upper.exponent - lower.exponent
    while significand % lower.significand != 0 {
      let (next, overflows) = significand.multipliedReportingOverflow(by: 10)
      if overflows { return nil }
      (significand, exponent) = (next, exponent - 1)
    }
    let result = ExactDecimal(significand / lower.significand, exponent: exponent)
    return unit == .percent ? result.scaled(by: 2) : result
  }

  private func decimals(_ element: PageMarks.Element, _ unit: Unit) -> Int? {
    guard let stated = element.attribute("decimals").flatMap({ Int($0) }) else { return nil }
    return unit == .percent ? stated - 2 : stated
  }

  private func content(_ shown: String, _ element: PageMarks.Element) -> String {
    Transformations.text(shown, format: element.attribute("format")) ?? Self.collapsed(shown)
  }

  /// With what goes on elsewhere, without what is excluded.
  private func visibleText(_ index: Int) -> String {
    var bytes: [UInt8] = []
    var seen: Set<Int> = []
    var next: Int? = index
    while let place = next, seen.insert(place).inserted {
      let element = marks.elements[place]
      var at = element.text.lowerBound
      for child in descendants(place) where kinds[child] == .exclude {
        let excluded = marks.elements[child].text
        if excluded.lowerBound >= at {
          bytes += marks.text[at..<excluded.lowerBound]
          at = excluded.upperBound
        }
      }
      bytes += marks.text[at..<max(at, element.text.upperBound)]
      next = element.attribute("continuedat").flatMap { continuations[$0] }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  // MARK: Text

  private static func words(_ list: String?) -> [String] { list?.split(separator: " ").map(String.init) ?? [] }

  private static func collapsed(_ text: String) -> String {
    var result: [UInt8] = []
    for byte in text.utf8 {
      if byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D {
        if let last = result.last, last != 0x20 { result.append(0x20) }
      } else {
        result.append(byte)
      }
    }
    if result.last == 0x20 { result.removeLast() }
    return String(decoding: result, as: UTF8.self)
  }

  private static func trimmed(_ text: String) -> String {
    let bytes = Array(text.utf8)
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D }
    guard let first = bytes.firstIndex(where: { !isSpace($0) }), let last = bytes.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(decoding: bytes[first...last], as: UTF8.self)
  }

  private static func line(of place: Int, _ starts: [Int]) -> Int {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= place { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }
}
