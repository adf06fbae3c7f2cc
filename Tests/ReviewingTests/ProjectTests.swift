import Testing
import Totsugo

private let whole = """
  company: 株式会社日本ネット
  fiscal-year: { ends: 3, named-by: start }
  rounding: { ja: truncated, en: rounded }
  glossary: [company.tsv, /tmp/other.tbx]
  tolerances:
    - { unit: percent, within: 0.1 }
  ignore: [（参考）, Reference]
  waivers:
    - id: value-0b5e6fc2a1
      reason: "Footnote 3: explains it"
      author: Sato
  """

/// What is wrong with a project file, and the line (0-based) that says so.
private let slips: [(yaml: String, line: Int, reason: String)] = [
  ("waiver:\n  - id: x", 1, "unknown key 'waiver'"),
  ("company: A\ncompany: B", 1, "'company' stands twice"),
  ("fiscal-year: { ends: 13 }", 0, "month from 1 to 12"),
  ("fiscal-year: { named-by: start }", 0, "needs ends"),
  ("rounding: nearest", 0, "rounded or truncated"),
  ("rounding: { de: rounded }", 0, "ja and en"),
  ("tolerances:\n  - { unit: percent }", 1, "needs unit and within"),
  ("tolerances:\n  - { unit: percent, within: -1 }", 1, "a number such as 0.1"),
  ("waivers:\n  - id: a\n    reason: b", 1, "needs id, reason and author"),
  ("glossary: { ja: x }", 0, "must be a list"),
  ("waivers: none", 0, "must be a list"),
  ("- a\n- b", 0, "keys and values"),
  ("a: &x [1]\nb: *x", 0, "anchors"),
  ("company: [", 1, "did not find"),
  ("company: \"\u{1}\"", 0, "control characters"),
]

@Suite struct ProjectTests {
  @Test func everyKeyIsRead() throws {
    let project = try Project(name: "totsugo.yaml", yaml: Array(whole.utf8))
    #expect(project.company == "株式会社日本ネット")
    #expect(project.fiscalYear == Project.FiscalYear(endMonth: 3, numberOffset: 1))
    #expect(project.rounding == [.japanese: .truncated, .english: .rounded])
    #expect(project.tolerances == [Project.Tolerance(unit: .percent, within: ExactDecimal(1, exponent: -1))])
    #expect(project.glossaries == ["company.tsv", "/tmp/other.tbx"])
    #expect(project.glossaryPaths == project.glossaries)
    let elsewhere = try Project(name: "a/b/totsugo.yaml", yaml: Array("glossary: company.tsv".utf8))
    #expect(elsewhere.glossaryPaths == ["a/b/company.tsv"])
    #expect(project.ignored == ["（参考）", "Reference"])
    #expect(
      project.waivers == [Waiver(finding: "value-0b5e6fc2a1", reason: "Footnote 3: explains it", author: "Sato")])
  }

  @Test func anEmptyFileAsksForNothing() throws {
    for text in ["", "\n", "# only words\n", "waivers:\nignore: []\n"] {
      let project = try Project(name: "p", yaml: Array(text.utf8))
      #expect(project.waivers.isEmpty && project.ignored.isEmpty && project.fiscalYear == nil)
    }
  }

  @Test func aSlipIsNamedWithItsLine() {
    for slip in slips {
      let error = #expect(throws: UnusableProject.self, "\(slip.yaml)") {
        try Project(name: "p", yaml: Array(slip.yaml.utf8))
      }
      #expect(error?.line == slip.line && error?.reason.contains(slip.reason) == true, "\(slip.yaml): \(error as Any)")
    }
  }

  @Test func deepNestingIsRefused() {
    let deep = String(repeating: "[", count: 5000)
    #expect(throws: UnusableProject.self) { try Project(name: "p", yaml: Array(deep.utf8)) }
  }

  @Test func waiversSurviveTheirFile() throws {
    let waivers = [
      Waiver(finding: "sign-1", reason: "\"quoted\"\n: # - 注記3\\", author: "佐藤 & O'Neil"),
      Waiver(finding: "value-2-2", reason: "true", author: "[1]"),
    ]
    let project = try Project(name: "p", yaml: Array(WaiverFile.yaml(waivers).utf8))
    #expect(project.waivers == waivers)
    #expect(try Project(name: "p", yaml: Array(WaiverFile.yaml([]).utf8)).waivers.isEmpty)
  }
}
