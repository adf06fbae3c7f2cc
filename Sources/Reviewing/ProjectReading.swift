import ReleaseModel
import SourceText

extension Project {
  /// Far more than a company's waivers take.
  private static let largest = 1 << 20

  /// Reads a project file. A key that is not known is refused rather than passed over: a waiver with a slip in it would be no waiver.
  public init(name: String, yaml: [UInt8]) throws(UnusableProject) {
    self.init(name: name)
    guard yaml.count <= Self.largest else { throw UnusableProject(name: name, line: 0, reason: "larger than 1 MiB") }
    let root: YAMLNode?
    do { root = try YAMLReader.read(yaml) } catch {
      throw UnusableProject(name: name, line: error.line, reason: error.reason)
    }
    guard let root else { return }
    do throws(YAMLProblem) {
      for (key, value) in try Reading.members(root, "the project file") { try take(key, value) }
    } catch {
      throw UnusableProject(name: name, line: error.line, reason: error.reason)
    }
  }

  private mutating func take(_ key: String, _ value: YAMLNode) throws(YAMLProblem) {
    switch key {
    case "company": company = try Reading.text(value, key)
    case "fiscal-year": fiscalYear = try Reading.fiscalYear(value)
    case "rounding": rounding = try Reading.rounding(value)
    case "glossary": glossaries = try Reading.texts(value, key)
    case "tolerances": tolerances = try Reading.list(value, key).map(Reading.tolerance)
    case "ignore":
      ignored = try Reading.list(value, key).map { node throws(YAMLProblem) in try Reading.text(node, key) }
    case "waivers": waivers = try Reading.list(value, key).map(Reading.waiver)
    default:
      throw YAMLProblem(
        line: value.line,
        reason: "unknown key '\(key)'; known are company, fiscal-year, rounding, glossary, tolerances, ignore, waivers")
    }
  }
}

/// The values of a project file, each with its own complaint.
private enum Reading {
  static func members(_ node: YAMLNode, _ what: String) throws(YAMLProblem) -> [(String, YAMLNode)] {
    guard case .mapping(let members) = node.content else {
      throw YAMLProblem(line: node.line, reason: "\(what) must have keys and values")
    }
    var result: [(String, YAMLNode)] = []
    for (key, value) in members {
      let name = try text(key, "a key")
      if result.contains(where: { $0.0 == name }) {
        throw YAMLProblem(line: key.line, reason: "'\(name)' stands twice")
      }
      result.append((name, value))
    }
    return result
  }

  static func text(_ node: YAMLNode, _ what: String) throws(YAMLProblem) -> String {
    guard case .scalar(let text) = node.content, !text.isEmpty else {
      throw YAMLProblem(line: node.line, reason: "\(what) must be a text")
    }
    return text
  }

  static func list(_ node: YAMLNode, _ what: String) throws(YAMLProblem) -> [YAMLNode] {
    switch node.content {
    case .sequence(let nodes): return nodes
    case .scalar(""): return []
    default: throw YAMLProblem(line: node.line, reason: "\(what) must be a list")
    }
  }

  /// A list of texts, or one alone.
  static func texts(_ node: YAMLNode, _ what: String) throws(YAMLProblem) -> [String] {
    if case .scalar(let text) = node.content, !text.isEmpty { return [text] }
    return try list(node, what).map { node throws(YAMLProblem) in try text(node, what) }
  }

  static func fiscalYear(_ node: YAMLNode) throws(YAMLProblem) -> Project.FiscalYear {
    var (month, offset): (Int?, Int?) = (nil, nil)
    for (key, value) in try members(node, "fiscal-year") {
      let text = try text(value, key)
      switch key {
      case "ends":
        guard let number = Int(text), (1...12).contains(number) else {
          throw YAMLProblem(line: value.line, reason: "fiscal-year ends in a month from 1 to 12, not '\(text)'")
        }
        month = number
      case "named-by":
        guard text == "start" || text == "end" else {
          throw YAMLProblem(line: value.line, reason: "named-by is start or end, not '\(text)'")
        }
        offset = text == "start" ? 1 : 0
      default: throw YAMLProblem(line: value.line, reason: "unknown key '\(key)'; fiscal-year has ends and named-by")
      }
    }
    guard let month else { throw YAMLProblem(line: node.line, reason: "fiscal-year needs ends") }
    // A year that ends in December starts and ends in the year it is called by.
    return Project.FiscalYear(endMonth: month, numberOffset: month == 12 ? 0 : offset)
  }

  static func rounding(_ node: YAMLNode) throws(YAMLProblem) -> [Language: RoundingInterval.Mode] {
    if case .scalar = node.content {
      let mode = try mode(node)
      return [.japanese: mode, .english: mode]
    }
    var result: [Language: RoundingInterval.Mode] = [:]
    for (key, value) in try members(node, "rounding") {
      guard let language = Language(rawValue: key) else {
        throw YAMLProblem(line: value.line, reason: "rounding is given for ja and en, not '\(key)'")
      }
      result[language] = try mode(value)
    }
    return result
  }

  private static func mode(_ node: YAMLNode) throws(YAMLProblem) -> RoundingInterval.Mode {
    let text = try text(node, "rounding")
    guard text == "rounded" || text == "truncated", let mode = RoundingInterval.Mode(rawValue: text) else {
      throw YAMLProblem(line: node.line, reason: "rounding is rounded or truncated, not '\(text)'")
    }
    return mode
  }

  static func tolerance(_ node: YAMLNode) throws(YAMLProblem) -> Project.Tolerance {
    var (unit, within): (Unit?, ExactDecimal?) = (nil, nil)
    for (key, value) in try members(node, "a tolerance") {
      let text = try text(value, key)
      switch key {
      case "unit": unit = Unit(text)
      case "within":
        guard let number = ExactDecimal(plain: text), !number.isNegative else {
          throw YAMLProblem(line: value.line, reason: "within is a number such as 0.1, not '\(text)'")
        }
        within = number
      default: throw YAMLProblem(line: value.line, reason: "unknown key '\(key)'; a tolerance has unit and within")
      }
    }
    guard let unit, let within else { throw YAMLProblem(line: node.line, reason: "a tolerance needs unit and within") }
    return Project.Tolerance(unit: unit, within: within)
  }

  static func waiver(_ node: YAMLNode) throws(YAMLProblem) -> Waiver {
    var values: [String: String] = [:]
    for (key, value) in try members(node, "a waiver") {
      guard ["id", "reason", "author"].contains(key) else {
        throw YAMLProblem(line: value.line, reason: "unknown key '\(key)'; a waiver has id, reason and author")
      }
      values[key] = try text(value, key)
    }
    guard let id = values["id"], let reason = values["reason"], let author = values["author"] else {
      throw YAMLProblem(line: node.line, reason: "a waiver needs id, reason and author")
    }
    return Waiver(finding: id, reason: reason, author: author)
  }
}

extension ExactDecimal {
  /// `12`, `-0.5`: digits with one point at most.
  init?(plain text: String) {
    var digits = Array(text.utf8)
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative { digits.removeFirst() }
    var exponent = 0
    if let point = digits.firstIndex(of: UInt8(ascii: ".")) {
      exponent = point + 1 - digits.count
      digits.remove(at: point)
    }
    guard !digits.isEmpty, digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
      let number = Int64(String(decoding: digits, as: UTF8.self))
    else { return nil }
    self.init(isNegative ? -number : number, exponent: exponent)
  }
}
