import Foundation
import ReleaseModel
import SourceText
import Testing

@testable import Reports

/// What `Samples` is about, with words that would do harm where they are taken for markup.
private let hostile =
  "=cmd|' /C calc'!A1 <script>alert(1)</script> @everyone #12 ![x](http://evil.example) `a` {0}\u{1}"

@Suite struct ReviewReportTests {
  // MARK: SARIF

  @Test func sarifHasARuleForEachKindInBothLanguages() throws {
    let driver = try run()["tool"].map { ($0 as? [String: Any])?["driver"] as? [String: Any] } ?? nil
    let rules = try #require(driver?["rules"] as? [[String: Any]])
    #expect(rules.compactMap { $0["id"] as? String } == Finding.Kind.allCases.map(\.rawValue))
    for rule in rules {
      let help = try #require((rule["help"] as? [String: String])?["text"])
      #expect(help.utf8.count > help.count, "no Japanese in \(help)")
      #expect(help.contains { $0.isASCII && $0.isLetter })
    }
  }

  @Test func sarifReportsAtTheVersionAtFaultAndNamesTheOther() throws {
    let results = try #require(try run()["results"] as? [[String: Any]])
    let sign = try #require(results.first { $0["ruleId"] as? String == "sign" })
    #expect(sign["level"] as? String == "error")
    #expect((sign["partialFingerprints"] as? [String: String]) == ["totsugoFindingId/v1": "1"])
    #expect(place(sign, "locations") == ["ja.txt", "160"])
    #expect(place(sign, "relatedLocations") == ["en.txt", "633"])
    let unit = try #require(results.first { $0["ruleId"] as? String == "unit" })
    #expect(place(unit, "locations") == ["en.txt", "624"])
    let rules = Finding.Kind.allCases.map(\.rawValue)
    for result in results {
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(rules[index] == result["ruleId"] as? String)
    }
  }

  @Test func sarifQuotesWhatItsMessagesWouldTakeForMarkup() throws {
    let results = try #require(try run(Self.hostileResult)["results"] as? [[String: Any]])
    let message = try #require((results[0]["message"] as? [String: String])?["text"])
    #expect(message.contains(#"!\[x\](http"#))
    #expect(message.contains("{{0}}"))
  }

  @Test func sarifNamesFilesAsReferences() throws {
    var result = Samples.result
    result.english.document = "/tmp/a b/決算.txt"
    let text = String(decoding: ReviewReport(result).sarif(), as: UTF8.self)
    #expect(text.contains(#""uri":"file:///tmp/a%20b/%E6%B1%BA%E7%AE%97.txt""#))
  }

  // MARK: JUnit

  @Test func junitHasATestForEachRowAndAFailureForEachError() throws {
    let result = Samples.result
    let document = try XMLReading(ReviewReport(result).junit())
    let errors = result.findings.count { $0.severity == .error }
    #expect(document.count(of: "failure") == errors)
    #expect(document.first("testsuites")?["failures"] == String(document.count(of: "testcase", holding: "failure")))
    #expect(document.first("testsuites")?["tests"] == String(document.count(of: "testcase")))
    #expect(document.first("failure")?["type"] == "sign")
  }

  @Test func junitTellsEveryFindingOnce() throws {
    let text = String(decoding: ReviewReport(Samples.result).junit(), as: UTF8.self)
    for finding in Samples.result.findings {
      #expect(text.components(separatedBy: "[\(finding.id)]").count == 2, "\(finding.id)")
    }
  }

  @Test func junitStaysXMLWhateverTheReleaseSays() throws {
    let document = try XMLReading(ReviewReport(Self.hostileResult).junit())
    #expect(document.count(of: "script") == 0)
  }

  // MARK: Markdown

  @Test func markdownQuotesTheRelease() {
    let text = String(decoding: ReviewReport(Self.hostileResult).markdown(), as: UTF8.self)
    #expect(!text.contains("<script"))
    #expect(!text.contains("@everyone"))
    #expect(!text.contains("#12"))
    #expect(!text.contains("![x]"))
    #expect(!text.contains("http://"))
    #expect(text.contains(#"&lt;script&gt;alert(1)&lt;/script&gt;"#))
    let row = text.split(separator: "\n").first { $0.contains("&lt;script") }
    // A cell that prints a bar does not begin another cell.
    #expect(row?.replacingOccurrences(of: #"\|"#, with: "").filter { $0 == "|" }.count == 7)
  }

  @Test func markdownFitsInAComment() {
    var result = Samples.result
    result.findings = Array(repeating: Samples.sign, count: 1000)
    let text = String(decoding: ReviewReport(result).markdown(), as: UTF8.self)
    #expect(text.utf8.count < 62_000)
    #expect(text.contains(" more\n"))
  }

  @Test func markdownSpeaksTheLanguageAskedFor() {
    let text = String(decoding: ReviewReport(Samples.result, in: .japanese).markdown(), as: UTF8.self)
    #expect(text.contains("日本語版に括弧がない。"))
    #expect(!text.contains("The Japanese lacks"))
  }

  // MARK: GitHub

  @Test func annotationsAreOneLineEach() {
    let lines = String(decoding: ReviewReport(Self.hostileResult).gitHub(), as: UTF8.self).split(separator: "\n")
    #expect(lines.count == Self.hostileResult.findings.count)
    for line in lines { #expect(line.hasPrefix("::")) }
    let sign = String(decoding: ReviewReport(Samples.result).gitHub(), as: UTF8.self).split(separator: "\n")[1]
    #expect(sign.hasPrefix("::error file=ja.txt,line=160,title=sign — 連結損益計算書 › 営業利益(損失)::The Japanese lacks"))
  }

  @Test func columnsComeFromTheInput() {
    let text = Array((String(repeating: "\n", count: 159) + "営業利益\t446,432\n").utf8)
    var result = Samples.result
    result.findings = [Samples.sign]
    result.findings[0].japanese?.span = SourceSpan(start: 172, end: 179)
    let report = ReviewReport(result, columns: ["ja.txt": EditorColumns(text)])
    #expect(String(decoding: report.gitHub(), as: UTF8.self).contains("line=160,col=6,endLine=160,endColumn=13,"))
  }

  // MARK: Reading

  private static let hostileResult: CheckResult = {
    var result = Samples.result
    for index in result.findings.indices {
      result.findings[index].message = Message(japanese: hostile, english: hostile)
      result.findings[index].japanese?.label = hostile
      result.findings[index].japanese?.text = hostile
      result.findings[index].english?.label = hostile + "\r\n::error::x"
    }
    return result
  }()

  private func run(_ result: CheckResult = Samples.result) throws -> [String: Any] {
    let document = try JSONSerialization.jsonObject(with: Data(ReviewReport(result).sarif())) as? [String: Any]
    #expect(document?["version"] as? String == "2.1.0")
    return try #require((document?["runs"] as? [[String: Any]])?.first)
  }

  private func place(_ result: [String: Any], _ key: String) -> [String] {
    let location = (result[key] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any]
    let uri = (location?["artifactLocation"] as? [String: String])?["uri"]
    let line = (location?["region"] as? [String: Int])?["startLine"]
    return [uri ?? "", line.map(String.init) ?? ""]
  }
}
