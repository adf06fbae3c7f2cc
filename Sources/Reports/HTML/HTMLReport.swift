public import ReleaseModel
public import SourceText

/// The report of a check as one HTML file: no network, no second file; it opens from disk and prints.
///
/// Both versions stand side by side, row by row, with each finding marked in both; what the reader clicks shows its twin, its
/// value in whole units, and the sums that prove it. The report speaks Japanese and English and switches between them; quotations
/// stay in the language of their version. The same result gives the same bytes.
public struct HTMLReport: Sendable {
  /// In which the report opens.
  public var language: Language
  /// What a server adds to the page it serves; nil for a report that stands alone.
  public var additions: Additions?

  /// Style and script beside the report's own, and a server that the script may call.
  public struct Additions: Sendable {
    public var style: [UInt8]
    public var script: [UInt8]
    /// Handed to the script as JSON, with `<` written as `\u003c`.
    public var data: [UInt8]

    public init(style: [UInt8], script: [UInt8], data: [UInt8]) {
      self.style = style
      self.script = script
      self.data = data
    }
  }

  public init(language: Language, additions: Additions? = nil) {
    self.language = language
    self.additions = additions
  }

  /// UTF-8.
  public func check(_ result: CheckResult) -> [UInt8] {
    var page = ReportPage(result, opensIn: language)
    page.write(additions)
    return page.out.bytes
  }
}

/// What all parts of the page share while it is written.
struct ReportPage {
  let result: CheckResult
  let language: Language
  let japanese = TextReport(language: .japanese)
  let english = TextReport(language: .english)
  /// By severity, then as the check ordered them.
  let findings: [Finding]
  let places: FindingPlaces
  let flow: ReportFlow
  var out = HTMLWriter()
  /// Marks written so far, each finding's first in each version.
  var marked: Set<String> = []
  /// Positions in `Prose.claims`, by version and sentence.
  private let claims: [Language: [Int: [Int]]]

  init(_ result: CheckResult, opensIn language: Language) {
    self.result = result
    self.language = language
    findings = result.findings.stablySorted(by: \.severity)
    places = FindingPlaces(result, findings)
    flow = ReportFlow(result, places)
    claims = [
      .japanese: Dictionary(grouping: result.japanese.prose.claims.indices) {
        result.japanese.prose.claims[$0].sentence
      },
      .english: Dictionary(grouping: result.english.prose.claims.indices) { result.english.prose.claims[$0].sentence },
    ]
  }

  /// Of the inputs: one when one file holds both versions.
  var names: [String] {
    let (own, other) = (result.japanese.document, result.english.document)
    return own == other ? [own] : [own, other]
  }

  func release(_ version: Language) -> Release { version == .japanese ? result.japanese : result.english }
  func claims(of sentence: Int, in version: Language) -> [Int] { claims[version]?[sentence] ?? [] }
  func report(_ language: Language) -> TextReport { language == .japanese ? japanese : english }

  /// The same words in both languages of the report.
  func both(_ words: (TextReport) -> String) -> Message { Message(japanese: words(japanese), english: words(english)) }

  // MARK: Page

  mutating func write(_ additions: HTMLReport.Additions?) {
    let style = PackageResources.report_css + measures() + (additions?.style ?? [])
    let script = PackageResources.report_js
    out.markup("<!doctype html>\n<html lang=\"")
    out.text(language.rawValue)
    out.markup("\" data-lang=\"")
    out.text(language.rawValue)
    out.markup(
      "\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'"
    )
    out.markup("; style-src 'sha256-")
    out.text(ContentHash.base64(of: style))
    out.markup("'; script-src 'sha256-")
    out.text(ContentHash.base64(of: script))
    if let additions {
      out.markup("' 'sha256-")
      out.text(ContentHash.base64(of: additions.script))
      out.markup("'; connect-src 'self")
    }
    out.markup("'; base-uri 'none'; form-action 'none'\">\n")
    out.markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
    out.markup("<meta name=\"referrer\" content=\"no-referrer\">\n<title>")
    out.text(names.joined(separator: " × ") + " · Totsugo")
    out.markup("</title>\n<style>")
    out.embed(style)
    out.markup("</style>\n</head>\n<body>\n")
    skipLinks()
    topBar()
    strip()
    out.markup("<main id=\"main\">\n")
    summary()
    out.markup("<div class=\"work\">\n")
    findingList()
    documentBody()
    out.markup("</div>\n")
    closing()
    out.markup("</main>\n")
    overlays()
    out.markup("<script type=\"application/json\" id=\"data\">")
    out.embed(ReportData(self).json())
    out.markup("</script>\n")
    if let additions {
      out.markup("<script type=\"application/json\" id=\"server\">")
      out.embed(additions.data)
      out.markup("</script>\n")
    }
    out.markup("<script>")
    out.embed(script)
    out.markup("</script>\n")
    if let additions {
      out.markup("<script>")
      out.embed(additions.script)
      out.markup("</script>\n")
    }
    out.markup("</body>\n</html>\n")
  }

  /// Numbers of columns for the stacked layout, and heights of sections that a browser has not drawn yet.
  private func measures() -> [UInt8] {
    var rules = ""
    let counts = Set(result.alignment.tables.map { $0.columnsInOrder(result).count }).sorted()
    for count in counts { rules += ".n\(count){--n:\(count)}" }
    for (index, section) in flow.sections.enumerated() {
      let height = Int(section.height * 26)
      switch section.content {
      case .tables(let table): rules += "#t\(table){contain-intrinsic-size:auto \(height)px}"
      case .sentences: rules += "#s\(index){contain-intrinsic-size:auto \(height)px}"
      }
    }
    return Array(rules.utf8)
  }

  // MARK: Words

  /// Words in both languages; the style sheet shows one.
  mutating func say(_ words: Message) {
    if words.japanese == words.english { return out.dated(words.japanese) }
    out.markup("<span class=\"j\" lang=\"ja\">")
    out.dated(words.japanese)
    out.markup("</span><span class=\"e\" lang=\"en\">")
    out.dated(words.english)
    out.markup("</span>")
  }

  mutating func say(_ word: ReportWord) { say(word.message) }

  mutating func say(_ words: (TextReport) -> String) { say(both(words)) }

  /// An attribute whose words the script exchanges when the language is switched.
  mutating func label(_ word: ReportWord) {
    out.markup(" aria-label=\"")
    out.text(word.message.text(in: language))
    out.markup("\" data-label=\"")
    out.text(word.rawValue)
    out.markup("\"")
  }

  /// Words of a version, in its own language.
  mutating func quote(_ text: String, _ version: Language, tag: StaticString = "span") {
    out.markup("<")
    out.markup(tag)
    out.markup(" lang=\"")
    out.text(version.rawValue)
    out.markup("\">")
    out.text(printable(text))
    out.markup("</")
    out.markup(tag)
    out.markup(">")
  }

  // MARK: Marks

  /// Signs that stand for findings, each a link to what is said of it. Its first mark in a version is where the finding leads.
  mutating func marks(_ numbers: [Int], _ version: Language) {
    for number in numbers {
      let finding = findings[number]
      out.markup("<a class=\"m ")
      out.text(finding.severity.rawValue)
      out.markup("\" href=\"#f")
      out.number(number + 1)
      let id = "m\(number + 1)\(version == .japanese ? "j" : "e")"
      if marked.insert(id).inserted {
        out.markup("\" id=\"")
        out.text(id)
      }
      out.markup("\" data-n=\"")
      out.number(number)
      out.markup("\"><b aria-hidden=\"true\">")
      out.text(Self.sign(of: finding.severity))
      out.markup("</b><span class=\"vh\">")
      say { $0.words(for: finding.severity) + " " }
      out.markup("</span>")
      out.number(number + 1)
      out.markup("</a>")
    }
  }

  /// The worst of the findings, as a class of their place.
  func severity(of numbers: [Int]) -> Finding.Severity? { numbers.map { findings[$0].severity }.min() }

  static func sign(of severity: Finding.Severity) -> String {
    switch severity {
    case .error: "✗"
    case .warning: "!"
    case .note: "i"
    }
  }
}
