import ReleaseModel
import SourceText
import Testing

@testable import Reports

private func page(_ result: CheckResult = Samples.result, _ language: Language = .english) -> String {
  String(decoding: HTMLReport(language: language).check(result), as: UTF8.self)
}

/// The sample with a text in every place that an input fills.
private func hostile(_ text: String) -> CheckResult {
  var result = Samples.result
  result.japanese.document = text
  result.japanese.tables[0].title = text
  for index in result.japanese.tables[0].rows.indices { result.japanese.tables[0].rows[index].heading.label = text }
  for index in result.japanese.tables[0].facts.indices {
    result.japanese.tables[0].facts[index].text = text
    result.japanese.tables[0].facts[index].repair = Repair(from: text, evidence: [text])
    result.japanese.tables[0].facts[index].status = .suspect
  }
  result.japanese.tables[0].columns[0].heading.label = text
  result.japanese.tables[0].columns[0].evidence = [text]
  result.japanese.tables[0].footnotes = [
    TableNote(value: text, text: text, span: SourceSpan(start: 0, end: 1), line: 3)
  ]
  result.japanese.prose.sentences = [
    Sentence(kind: .paragraph, block: 0, line: 0, span: SourceSpan(start: 0, end: 9), text: text)
  ]
  result.alignment.sentences = [Pair(japanese: 0, english: nil, score: 0, evidence: [])]
  result.japanese.remarks = [Samples.remark(.noise, line: 1, text)]
  result.notices = [Message(japanese: text, english: text)]
  for index in result.findings.indices {
    result.findings[index].id = text
    result.findings[index].cause = text
    result.findings[index].message = Message(japanese: text, english: text)
    result.findings[index].evidence = [Message(japanese: text, english: text)]
    result.findings[index].japanese?.text = text
    result.findings[index].japanese?.label = text
    result.findings[index].japanese?.tableTitle = text
  }
  return result
}

private let hostileTexts: [String] = [
  "<script>alert(1)</script>", "</script><img src=x onerror=alert(1)>", "\"><svg onload=alert(1)>",
  "' onclick='alert(1)",
  "<!--", "</style><b>", "\u{202E}gpj.exe<a href=javascript:alert(1)>", "&lt;script&gt;", "\u{0}\u{1B}[31m<i>",
]

@Suite struct HTMLReportTests {
  @Test(arguments: hostileTexts) func hostileTextStaysText(_ text: String) {
    let page = page(hostile(text))
    for tag in ["<script>alert", "<img", "<svg onload", "<i>", "<a href=javascript", "<!--", "</style><b>"] {
      let isThere = page.contains(tag)
      #expect(!isThere, "\(tag)")
    }
    // The data, and the report's own script.
    #expect(page.components(of: "<script").count == 3)
    #expect(page.components(of: "</script").count == 3)
    #expect(page.components(of: "</style").count == 2)
    let hasControls = page.unicodeScalars.contains {
      $0.value < 0x20 && $0 != "\n" || (0x202A...0x202E).contains($0.value)
    }
    #expect(!hasControls)
    let endsAttribute = page.components(of: "id=\"data\"")[0].contains(" onclick='")
    #expect(!endsAttribute)
  }

  @Test func nothingIsFetched() {
    let page = page()
    for address in ["http:", "https:", "//www", " src=", "@import", "url(", "<link", "<iframe", "fetch("] {
      let isThere = page.contains(address)
      #expect(!isThere, "\(address)")
    }
    let isClosed = page.contains("default-src 'none'")
    #expect(isClosed)
  }

  @Test func styleAndScriptAreNamedByTheirHash() {
    let page = page()
    for name in ["style", "script"] {
      let content = page.components(of: "<\(name)>")[1].components(of: "</\(name)>")[0]
      let isNamed = page.contains("\(name)-src 'sha256-\(ContentHash.base64(of: Array(content.utf8)))'")
      #expect(isNamed)
    }
  }

  @Test func everyFindingIsMarkedInBothVersions() {
    let page = page()
    let findings = ReportPage(Samples.result, opensIn: .english).findings
    for (number, finding) in findings.enumerated() {
      let isMarked = (page.contains("id=\"m\(number + 1)j\""), page.contains("id=\"m\(number + 1)e\""))
      let isListed = page.contains("<li id=\"f\(number + 1)\"")
      #expect(isListed && (finding.japanese == nil || isMarked.0) && (finding.english == nil || isMarked.1))
    }
  }

  @Test func sameResultSameBytes() {
    #expect(
      HTMLReport(language: .japanese).check(Samples.result) == HTMLReport(language: .japanese).check(Samples.result))
  }

  @Test func reportOpensInItsLanguage() {
    for language in Language.allCases {
      let opens = page(Samples.result, language).contains(
        "<html lang=\"\(language.rawValue)\" data-lang=\"\(language.rawValue)\">")
      #expect(opens)
    }
  }

  @Test func everyWordIsInBothLanguages() {
    for word in ReportWord.allCases {
      let message = word.message
      #expect(message.japanese.unicodeScalars.contains { $0.value >= 0x3040 }, "\(word)")
      #expect(!message.english.isEmpty && message.english.unicodeScalars.allSatisfy { $0.value < 0x3000 }, "\(word)")
    }
  }

  @Test func evidenceIsTranslatedWithItsFigures() {
    let cases: [(String, String)] = [
      ("header %", "見出しの％"), ("difference of two columns in 12 rows", "二つの列の差と12行で一致"),
      ("資本合計 foots only if this cell is empty", "「資本合計」はこの欄が空のときだけ合う"), ("quite unknown", "quite unknown"),
      ("the total 1,234 foots only if this cell is empty", "合計1,234はこの欄が空のときだけ合う"),
      ("unreadable; 3 relations give it: share, sum", "判読できないが、3件の関係（構成比、合計）から定まる"),
      ("two rows were run together", "二行がつながっていた"), ("3 rows were run together", "3行がつながっていた"),
    ]
    for (note, japanese) in cases { #expect(EvidenceWording.japanese(for: note) == japanese) }
  }

  @Test func valuesAreGroupedInWholeUnits() {
    let cases: [(ExactDecimal, String)] = [
      (ExactDecimal(-446_432, exponent: 3), "−446,432,000"), (ExactDecimal(72, exponent: -1), "7.2"),
      (ExactDecimal(-1_234_567, exponent: -2), "−12,345.67"), (.zero, "0"), (ExactDecimal(999), "999"),
    ]
    for (value, text) in cases { #expect(ReportData.whole(value) == text) }
  }

  @Test func contentHashIsThatOfTheStandard() {
    let cases: [(String, String)] = [
      ("", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="), ("abc", "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "JI1qYdIGOLjlwCaTDD5gOaM85Flk/yFn9uzt1BnbBsE="
      ),
    ]
    for (text, hash) in cases { #expect(ContentHash.base64(of: Array(text.utf8)) == hash) }
  }

  @Test func pairsStandInReadingOrder() {
    let cases: [([(Int?, Int?)], [Int])] = [
      ([(0, 0), (1, 1)], [0, 1]), ([(1, 0), (0, 1)], [1, 0]), ([(0, 0), (nil, 1), (1, 2)], [0, 1, 2]),
      ([(nil, 0), (0, 1)], [0, 1]), ([(0, nil), (1, 0), (nil, 1)], [0, 1, 2]),
    ]
    for (pairs, order) in cases { #expect(readingOrder(pairs.map { (japanese: $0.0, english: $0.1) }) == order) }
    #expect(longestRisingRun([0, 1, 5, 2, 3]) == [0, 1, 2, 3])
    #expect(longestRisingRun([]) == [])
  }
}

extension String {
  /// Like `components(separatedBy:)`, which is Foundation's.
  fileprivate func components(of separator: String) -> [String] {
    var parts: [String] = []
    var start = startIndex
    while let range = self[start...].firstRange(of: separator) {
      parts.append(String(self[start..<range.lowerBound]))
      start = range.upperBound
    }
    return parts + [String(self[start...])]
  }
}
