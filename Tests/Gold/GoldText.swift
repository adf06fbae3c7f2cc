import Totsugo

extension GoldDiff {
  /// One line a part, for a person in a hurry.
  package var summary: String {
    var lines: [String] = [(isGoodEnough ? "✓ " : "✗ ") + name]
    for facts in [japanese, english] { lines.append("    \(facts.summary)") }
    lines.append("    rows      \(rows.due - rows.missing.count) of \(rows.due) pairs, \(rows.wrong.count) wrong")
    lines.append(
      "    findings  \(findings.due - findings.missing.count) of \(findings.due), "
        + "\(findings.alarms.count) false alarms, \(findings.otherCause.count) with another cause")
    return lines.joined(separator: "\n")
  }

  /// The summary, and each difference under it.
  package var text: String {
    var lines: [String] = [summary]
    for facts in [japanese, english] {
      lines += facts.differences.flatMap { $0.lines(facts.language) }
    }
    lines += rows.missing.map { "  row pair missing      ja \($0.japanese) – en \($0.english)" }
    lines += rows.wrong.map { "  row pair wrong        ja \($0.japanese) – en \($0.english)" }
    lines += findings.missing.map { "  finding missing       \($0.text)" }
    lines += findings.alarms.map { "  false alarm           \($0.text)" }
    lines += findings.otherCause.map { "  another cause         \($0.0.text)\n      reported          \($0.1.text)" }
    return lines.joined(separator: "\n")
  }
}

extension FactDiff {
  var summary: String {
    let name = language == .japanese ? "Japanese" : "English "
    return "\(name)  \(found) of \(legible) facts (\(percent(recall))), \(wrong) wrong of \(given) "
      + "(\(wrongWithStatusRead) of them with status read), \(suspectsFound) of \(suspects) suspects, "
      + "\(otherPath) under another path"
  }
}

extension FactDiff.Difference {
  func lines(_ language: Language) -> [String] {
    let side = language == .japanese ? "ja" : "en"
    func place(_ what: String, _ line: Int) -> String {
      padded("  \(what)", 24) + padded("\(side) \(line)", 8)
    }
    switch self {
    case .missing(let gold): return [place("fact missing", gold.line) + gold.sentence]
    case .silent(let gold): return [place("suspect missing", gold.line) + gold.sentence]
    case .extra(let fact): return [place("fact extra", fact.line + 1) + fact.sentence]
    case .differs(let gold, let fact):
      return [
        place("fact differs: gold", gold.line) + gold.sentence,
        place("              read", fact.line + 1) + fact.sentence,
      ]
    case .passes(let gold, let fact):
      return [
        place("suspect passes: gold", gold.line) + gold.sentence,
        place("                read", fact.line + 1) + fact.sentence,
      ]
    }
  }
}

extension GoldFact {
  package var sentence: String {
    let value =
      switch reading {
      case .figure(let value): value.description
      case .dash: "nil"
      case .unreadable: "?"
      }
    return factSentence(
      label: label, measure: measure, unit: unit, period: period, compared: compared, basis: basis, value: value,
      text: text, status: status)
  }
}

extension Fact {
  package var sentence: String {
    factSentence(
      label: label, measure: measure, unit: unit, period: period, compared: compared, basis: basis,
      value: value?.description ?? (isNil ? "nil" : "?"), text: text, status: status)
  }
}

private func factSentence(
  label: String, measure: Measure, unit: Unit, period: Period?, compared: Period?, basis: Basis, value: String,
  text: String, status: ReadingStatus
) -> String {
  var words: [String] = ["«\(label)»", measure.rawValue, unit.code, period?.description ?? "no period"]
  if let compared { words.append("against \(compared.description)") }
  if basis != .actual { words.append(basis.rawValue) }
  words += ["= \(value)", "[\(text)]", status.rawValue]
  return words.joined(separator: " ")
}

extension GoldFinding {
  package var text: String {
    let places = [japanese.map { "ja \($0)" }, english.map { "en \($0)" }].compactMap { $0 }.joined(separator: " ")
    let names = kinds.map(\.rawValue).joined(separator: "|")
    return "\(severity.rawValue) \(names)\(cause.map { " (\($0))" } ?? "") \(places): \(remark)"
  }
}

extension Finding {
  package var text: String {
    func place(_ name: String, _ side: Side?) -> String? {
      side.map { "\(name) \($0.line + 1) [\($0.text)]" }
    }
    let places = [place("ja", japanese), place("en", english)].compactMap { $0 }.joined(separator: " ")
    return "\(severity.rawValue) \(kind.rawValue)\(cause.map { " (\($0))" } ?? "") \(places): \(message.english)"
  }
}

func padded(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(1, width - text.unicodeScalars.count))
}

/// 0.9953 is `99.5 %`, cut off so that nothing is called better than it is.
package func percent(_ share: Double) -> String {
  let tenths = Int(share * 1000)
  return "\(tenths / 10).\(tenths % 10) %"
}
