import ReleaseModel
import SourceText
import Writing

extension ReviewReport {
  /// JUnit XML: a suite for each pair of tables, a test for each pair of rows, a failure for each finding of severity `error`.
  ///
  /// Warnings and notes are printed by the test that they belong to, and it passes. Findings that belong to no row are tests of
  /// their own; those of the running text make the last suite.
  public func junit() -> [UInt8] {
    let suites = suites()
    var writer = XMLWriter()
    let (tests, failures) = suites.reduce((0, 0)) { ($0.0 + $1.cases.count, $0.1 + $1.failures) }
    writer.element(
      "testsuites",
      ["name": "totsugo", "tests": String(tests), "failures": String(failures), "errors": "0", "time": "0"]
    ) {
      for suite in suites { write(suite, &$0) }
    }
    writer.endDocument()
    return writer.bytes
  }

  private struct Suite {
    var name: String
    var cases: [Case] = []
    var failures: Int { cases.count { $0.hasFailed } }

    /// Names are unique in their suite: systems follow a test by its name.
    mutating func add(_ name: String, _ findings: [Finding]) {
      var unique = name
      var number = 1
      while !names.insert(unique).inserted {
        number += 1
        unique = "\(name) (\(number))"
      }
      cases.append(Case(name: unique, findings: findings))
    }
    private var names: Set<String> = []

    init(name: String) { self.name = name }
  }

  private struct Case {
    var name: String
    var findings: [Finding]
    var hasFailed: Bool { findings.contains { $0.severity == .error } }
  }

  private func suites() -> [Suite] {
    var rest = findings.indices.map { Optional($0) }
    /// The findings that stand in a row, or anywhere in a table; each is handed out once.
    func take(_ isMeant: (Finding) -> Bool) -> [Finding] {
      var taken: [Finding] = []
      for (place, index) in rest.enumerated() {
        guard let index, isMeant(findings[index]) else { continue }
        taken.append(findings[index])
        rest[place] = nil
      }
      return taken
    }
    var suites: [Suite] = []
    for tables in tablePairs() where !(tables.japanese == nil && tables.english == nil) {
      var suite = Suite(name: names([tables.japanese.map(words.title), tables.english.map(words.title)]))
      for row in tables.rows {
        let found = take { finding in
          func stands(_ side: Finding.Side?, _ table: Table?, _ row: Row?) -> Bool {
            guard let side, let table, let row, let place = side.row else { return false }
            return side.table == table.id && place == row.index
          }
          return stands(finding.japanese, tables.japanese, row.japanese)
            || stands(finding.english, tables.english, row.english)
        }
        suite.add(names([row.japanese?.heading.label, row.english?.heading.label]), found)
      }
      for finding in take({ finding in
        tables.japanese.map { finding.japanese?.table == $0.id } ?? false
          || tables.english.map { finding.english?.table == $0.id } ?? false
      }) {
        suite.add(caseName(finding), [finding])
      }
      if !suite.cases.isEmpty { suites.append(suite) }
    }
    var text = Suite(name: words.say("本文", "Running text"))
    for finding in take({ _ in true }) { text.add(caseName(finding), [finding]) }
    if text.cases.isEmpty { text.add(words.say("相違なし", "no difference"), []) }
    return suites + [text]
  }

  private func caseName(_ finding: Finding) -> String {
    let subject = names([finding.japanese?.label, finding.english?.label])
    return subject == "—" ? finding.id : "\(finding.kind.rawValue): \(subject)"
  }

  /// Both versions' words, once where they are the same.
  private func names(_ parts: [String?]) -> String {
    var result: [String] = []
    for case let part? in parts {
      let text = printable(part)
      if !text.isEmpty, !result.contains(text) { result.append(text) }
    }
    return result.isEmpty ? "—" : result.joined(separator: " / ")
  }

  private func write(_ suite: Suite, _ writer: inout XMLWriter) {
    writer.element(
      "testsuite",
      [
        "name": suite.name, "tests": String(suite.cases.count), "failures": String(suite.failures), "errors": "0",
        "skipped": "0", "time": "0",
      ]
    ) {
      for test in suite.cases { write(test, suite, &$0) }
    }
  }

  private func write(_ test: Case, _ suite: Suite, _ writer: inout XMLWriter) {
    let attributes: XMLWriter.Attributes = ["classname": suite.name, "name": test.name, "time": "0"]
    guard !test.findings.isEmpty else { return writer.element("testcase", attributes) }
    writer.element("testcase", attributes) {
      for finding in test.findings where finding.severity == .error {
        $0.element(
          "failure",
          ["type": finding.kind.rawValue, "message": printable(finding.message.text(in: language))],
          text: lines(finding).joined(separator: "\n"))
      }
      let others = test.findings.filter { $0.severity != .error }
      guard !others.isEmpty else { return }
      let text = others.map { "\(words.words(for: $0.severity)): " + lines($0).joined(separator: "\n") }
      $0.element("system-out", text: text.joined(separator: "\n"))
    }
  }

  /// What was found, what each version says and where, and the finding's id.
  private func lines(_ finding: Finding) -> [String] {
    var result = [sentences(of: finding, in: language)]
    let places = places(of: finding)
    for place in places.main + places.other {
      let column = place.startColumn.map { ":\($0)" } ?? ""
      result.append("\(printable(place.document)):\(place.line)\(column): \(printable(place.side.text))")
    }
    return result + ["[\(finding.id)]"]
  }
}

/// Two tables that were held against each other, or one that stands alone, with their rows.
struct TablePair {
  var japanese: Table?
  var english: Table?
  /// Rows with figures; sections have none.
  var rows: [(japanese: Row?, english: Row?)]
}

extension ReviewReport {
  func tablePairs() -> [TablePair] {
    guard let check else {
      return releases.flatMap { release in
        release.tables.map { table in
          let isJapanese = release.language == .japanese
          let rows = table.dataRows.map { (japanese: isJapanese ? $0 : nil, english: isJapanese ? nil : $0) }
          return TablePair(japanese: isJapanese ? table : nil, english: isJapanese ? nil : table, rows: rows)
        }
      }
    }
    return check.alignment.tables.map { pair in
      let (japanese, english) = (check.japanese.table(pair.tables.japanese), check.english.table(pair.tables.english))
      func row(_ table: Table?, _ index: Int?) -> Row? {
        guard let table, let index, table.rows.indices.contains(index), table.rows[index].role != .section
        else { return nil }
        return table.rows[index]
      }
      let rows = pair.rows.map { (japanese: row(japanese, $0.japanese), english: row(english, $0.english)) }
      return TablePair(
        japanese: japanese, english: english, rows: rows.filter { $0.japanese != nil || $0.english != nil })
    }
  }
}
