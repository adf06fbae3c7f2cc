import Totsugo

/// A pair of data rows that say the same, by their lines (1-based).
package struct GoldRowPair: Sendable, Hashable {
  package var japanese: Int
  package var english: Int
}

/// A difference that a careful reader would report.
package struct GoldFinding: Sendable {
  package var severity: Finding.Severity
  /// The finding may be absent: `warning?`.
  package var isOptional: Bool
  /// Any of these: `unreadable|value`.
  package var kinds: [Finding.Kind]
  package var cause: String?
  /// 1-based lines; nil when that version has no place for it.
  package var japanese: Int?
  package var english: Int?
  /// Another place where the same difference may be reported instead: `also ja 71 / en 72` in the remark.
  package var otherJapanese: Int?
  package var otherEnglish: Int?
  package var remark: String

  /// Lines of one version that this difference takes up.
  package func lines(_ language: Language) -> [Int] {
    (language == .japanese ? [japanese, otherJapanese] : [english, otherEnglish]).compactMap { $0 }
  }
}

/// All that people know about one pair of texts.
package struct GoldSet: Sendable {
  package var japanese: [GoldFact]
  package var english: [GoldFact]
  package var rows: [GoldRowPair]
  package var findings: [GoldFinding]
  /// Figures of the running text; empty where nobody has listed them.
  package var japaneseClaims: [GoldClaim] = []
  package var englishClaims: [GoldClaim] = []

  package func claims(_ language: Language) -> [GoldClaim] { language == .japanese ? japaneseClaims : englishClaims }

  package func facts(_ language: Language) -> [GoldFact] { language == .japanese ? japanese : english }

  /// Contents of ja.facts.tsv, en.facts.tsv, rows.tsv and findings.tsv; the last two may be empty.
  package init(japanese: String, english: String, rows: String, findings: String) throws(GoldError) {
    func facts(_ text: String) throws(GoldError) -> [GoldFact] {
      var facts: [GoldFact] = []
      for record in TabSeparated(text).records { facts.append(try GoldFact(record)) }
      return facts
    }
    self.japanese = try facts(japanese)
    self.english = try facts(english)
    self.rows = []
    for record in TabSeparated(rows).records {
      guard let japanese = record.integer("ja_line"), let english = record.integer("en_line") else {
        throw GoldError("rows.tsv:\(record.line): two line numbers are due")
      }
      self.rows.append(GoldRowPair(japanese: japanese, english: english))
    }
    self.findings = []
    for record in TabSeparated(findings).records { self.findings.append(try GoldFinding(record)) }
  }

  /// Adds ja.claims.tsv and en.claims.tsv.
  package mutating func addClaims(japanese: String, english: String) throws(GoldError) {
    for record in TabSeparated(japanese).records { japaneseClaims.append(try GoldClaim(record)) }
    for record in TabSeparated(english).records { englishClaims.append(try GoldClaim(record)) }
  }

  /// The same gold for texts in which the lines stand elsewhere.
  package func moved(japanese: (Int) -> Int, english: (Int) -> Int) -> GoldSet {
    var moved = self
    for index in moved.japanese.indices { moved.japanese[index].line = japanese(moved.japanese[index].line) }
    for index in moved.english.indices { moved.english[index].line = english(moved.english[index].line) }
    for index in moved.rows.indices {
      moved.rows[index].japanese = japanese(moved.rows[index].japanese)
      moved.rows[index].english = english(moved.rows[index].english)
    }
    for index in moved.findings.indices {
      moved.findings[index].japanese = moved.findings[index].japanese.map(japanese)
      moved.findings[index].english = moved.findings[index].english.map(english)
      moved.findings[index].otherJapanese = moved.findings[index].otherJapanese.map(japanese)
      moved.findings[index].otherEnglish = moved.findings[index].otherEnglish.map(english)
    }
    return moved
  }

  /// Every line that the gold speaks of, ascending.
  package func lines(_ language: Language) -> [Int] {
    var lines = Set(facts(language).map(\.line))
    for pair in rows { lines.insert(language == .japanese ? pair.japanese : pair.english) }
    for finding in findings { lines.formUnion(finding.lines(language)) }
    return lines.sorted()
  }

  /// Lines (1-based) about which an error or a warning is due already.
  package func linesWithFindings(_ language: Language) -> Set<Int> {
    Set(findings.filter { $0.severity != .note }.flatMap { $0.lines(language) })
  }
}

extension GoldFinding {
  init(_ record: TabSeparated.Record) throws(GoldError) {
    func fail(_ name: String) -> GoldError {
      GoldError("findings.tsv:\(record.line): \(name) «\(record[name])» is none")
    }
    var severity = record["severity"]
    isOptional = severity.hasSuffix("?")
    if isOptional { severity.removeLast() }
    guard let known = Finding.Severity(rawValue: severity) else { throw fail("severity") }
    self.severity = known
    kinds = []
    for name in record["kind"].split(separator: "|") {
      guard let kind = Finding.Kind(rawValue: String(name)) else { throw fail("kind") }
      kinds.append(kind)
    }
    guard !kinds.isEmpty else { throw fail("kind") }
    cause = record["cause"].isEmpty ? nil : record["cause"]
    japanese = record.integer("ja_line")
    english = record.integer("en_line")
    guard japanese != nil || english != nil else { throw fail("ja_line") }
    remark = record["remark"]
    let words = remark.split(separator: " ")
    func number(after name: String) -> Int? {
      guard let also = words.lastIndex(of: "also") else { return nil }
      return words[also...].firstIndex { $0 == name }.flatMap {
        words.indices.contains($0 + 1) ? Int(words[$0 + 1]) : nil
      }
    }
    otherJapanese = number(after: "ja")
    otherEnglish = number(after: "en")
  }
}
