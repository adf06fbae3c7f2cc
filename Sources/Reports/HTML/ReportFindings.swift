import ReleaseModel
import SourceText

/// The findings as a list that filters, one card each.
extension ReportPage {
  mutating func findingList() {
    out.markup("<aside id=\"findings\" class=\"list\" aria-labelledby=\"findings-title\" tabindex=\"-1\">\n")
    out.markup("<h2 id=\"findings-title\">")
    say(.findings)
    out.markup(" <output id=\"shown\">")
    out.number(findings.count)
    out.markup("</output></h2>\n")
    if findings.isEmpty {
      out.markup("<p class=\"empty\">")
      say(.noFindings)
      out.markup("</p>\n")
    } else {
      filters()
      out.markup("<p class=\"empty\" id=\"none\" hidden>")
      say(.noneMatch)
      out.markup("</p>\n")
    }
    out.markup("<ol id=\"cards\">\n")
    for number in findings.indices { card(number) }
    out.markup("</ol>\n</aside>\n")
  }

  private mutating func filters() {
    out.markup("<form id=\"filter\" role=\"search\"")
    label(.filter)
    out.markup(">\n<fieldset><legend class=\"vh\">")
    say(.severity)
    out.markup("</legend>")
    for severity in Finding.Severity.allCases {
      out.markup("<label class=\"tick ")
      out.text(severity.rawValue)
      out.markup("\"><input type=\"checkbox\" checked name=\"severity\" value=\"")
      out.text(severity.rawValue)
      out.markup("\"><b aria-hidden=\"true\">")
      out.text(Self.sign(of: severity))
      out.markup("</b> ")
      say { $0.severityName(severity) }
      out.markup(" <span class=\"n\">")
      out.number(findings.count { $0.severity == severity })
      out.markup("</span></label>")
    }
    out.markup("</fieldset>\n<div class=\"selects\">")
    kindChoice()
    choice(
      "side", .side,
      [
        ("", .anySide), ("ja", .sideJapanese), ("en", .sideEnglish), ("both", .sideBoth), ("none", .sideUndecided),
      ])
    if result.review.previous != nil {
      choice("change", .change, [("", .anyChange), ("new", .newOnes), ("open", .openOnes)])
    }
    choice("order", .order, [("severity", .bySeverity), ("place", .byPlace)])
    out.markup("</div>\n<input type=\"search\" id=\"search\" autocomplete=\"off\" spellcheck=\"false\"")
    label(.search)
    out.markup(" placeholder=\"")
    out.text(ReportWord.searchLabels.message.text(in: language))
    out.markup("\" data-hint=\"searchLabels\">\n</form>\n")
  }

  private mutating func kindChoice() {
    out.markup("<label class=\"choice\"><span>")
    say(.kind)
    out.markup("</span><select id=\"kind\"><option value=\"\" data-word=\"allKinds\">")
    out.text(ReportWord.allKinds.message.text(in: language))
    out.markup("</option>")
    for kind in Finding.Kind.allCases {
      let count = findings.count { $0.kind == kind }
      guard count > 0 else { continue }
      out.markup("<option value=\"")
      out.text(kind.rawValue)
      let words = both { "\($0.words(for: kind)) (\(count))" }
      out.markup("\" data-ja=\"")
      out.text(words.japanese)
      out.markup("\" data-en=\"")
      out.text(words.english)
      out.markup("\">")
      out.text(words.text(in: language))
      out.markup("</option>")
    }
    out.markup("</select></label>\n")
  }

  // MARK: Cards

  private mutating func card(_ number: Int) {
    let finding = findings[number]
    out.markup("<li id=\"f")
    out.number(number + 1)
    out.markup("\" class=\"card ")
    out.text(finding.severity.rawValue)
    out.markup("\" tabindex=\"-1\" data-n=\"")
    out.number(number)
    out.markup("\" data-kind=\"")
    out.text(finding.kind.rawValue)
    out.markup("\" data-severity=\"")
    out.text(finding.severity.rawValue)
    out.markup("\" data-side=\"")
    out.text(finding.fault?.rawValue ?? "none")
    out.markup("\" data-change=\"")
    out.text(finding.change?.rawValue ?? "")
    out.markup("\" data-place=\"")
    out.number(Int(height(of: number) * 100))
    out.markup("\" data-id=\"")
    out.text(finding.id)
    out.markup("\">\n<h3><span class=\"sev\"><b aria-hidden=\"true\">")
    out.text(Self.sign(of: finding.severity))
    out.markup("</b> ")
    say { $0.severityName(finding.severity) }
    out.markup(" ")
    out.number(number + 1)
    out.markup("</span> <span class=\"kind\">")
    say { $0.kindWords(for: finding) }
    out.markup("</span>")
    if let change = finding.change {
      out.markup(" <span class=\"change\">")
      say { $0.words(for: change) }
      out.markup("</span>")
    }
    out.markup("</h3>\n")
    subject(of: finding)
    out.markup("<dl class=\"sides\">")
    side(.japanese, of: number)
    side(.english, of: number)
    if let tag = finding.tagged { self.tag(tag) }
    out.markup("</dl>\n<p class=\"why\">")
    say(finding.message)
    out.markup("</p>\n")
    if !finding.evidence.isEmpty {
      out.markup("<ul class=\"evidence\"")
      label(.evidence)
      out.markup(">")
      for sentence in finding.evidence {
        out.markup("<li>")
        say(sentence)
        out.markup("</li>")
      }
      out.markup("</ul>\n")
    }
    out.markup("<p class=\"id\"><code>")
    out.text(finding.id)
    out.markup("</code></p>\n</li>\n")
  }

  /// Labels in both versions, below the table they stand in.
  private mutating func subject(of finding: Finding) {
    let (own, other) = (finding.japanese, finding.english)
    let titles = [(Language.japanese, own?.tableTitle), (.english, other?.tableTitle)]
    if let (version, title) = titles.lazy.compactMap({ version, title in title.map { (version, $0) } }).first {
      out.markup("<p class=\"where\">")
      quote(shortened(printable(title), to: 70), version)
      out.markup("</p>\n")
    }
    let labels = [(Language.japanese, own?.label), (.english, other?.label)]
    guard labels.contains(where: { !($0.1 ?? "").isEmpty }) else { return }
    out.markup("<p class=\"what\">")
    for (version, label) in labels {
      guard let label, !label.isEmpty, version == .japanese || label != own?.label else { continue }
      quote(shortened(printable(label), to: 70), version)
      out.markup(" ")
    }
    out.markup("</p>\n")
  }

  private mutating func side(_ version: Language, of number: Int) {
    let finding = findings[number]
    let side = version == .japanese ? finding.japanese : finding.english
    let other = version == .japanese ? finding.english : finding.japanese
    out.markup("<div><dt>")
    say(version == .japanese ? .markJapanese : .markEnglish)
    out.markup("<span class=\"vh\">")
    say { " " + $0.name(of: version) }
    out.markup("</span></dt><dd>")
    if let side {
      out.markup("<a href=\"#m")
      out.number(number + 1)
      out.markup(version == .japanese ? "j\"" : "e\"")
      label(version == .japanese ? .showJapanese : .showEnglish)
      out.markup(" class=\"to\">")
      let text = printable(side.text)
      if text.isEmpty {
        say(.absent)
      } else if let other, side.value != nil, other.value != nil {
        figure(text, against: printable(other.text), version)
      } else {
        quote(shortened(text, to: 90), version)
      }
      out.markup("</a>")
      if let words = sideUnit(side, version) {
        out.markup(" <span class=\"u\" lang=\"")
        out.text(version.rawValue)
        out.markup("\">")
        out.text(words)
        out.markup("</span>")
      }
      out.markup(" <span class=\"at\">")
      say { report in
        [side.period.map { report.words(for: $0) }, report.place(line: side.line, cell: side.cell, part: side.part)]
          .compactMap { $0 }.joined(separator: " · ")
      }
      out.markup("</span>")
    } else {
      out.markup("<span class=\"absent\">")
      say(.absent)
      out.markup("</span>")
    }
    let fault: Finding.Fault = version == .japanese ? .japanese : .english
    if finding.fault == fault {
      out.markup(" <span class=\"wrong\">← ")
      say(.likelyWrong)
      out.markup("</span>")
    }
    out.markup("</dd></div>")
  }

  /// What the filing's inline XBRL says, the third witness.
  private mutating func tag(_ tag: Finding.Tag) {
    out.markup("<div class=\"tag\"><dt>XBRL</dt><dd><b>")
    out.text(printable(tag.text))
    out.markup("</b> <code>")
    out.text(tag.concept)
    out.markup("</code> <span class=\"at\">")
    say { report in
      [tag.period.map { report.words(for: $0) }, report.place(line: tag.line, cell: nil)]
        .compactMap { $0 }.joined(separator: " · ")
    }
    out.markup(" · ")
    out.text(printable(tag.document))
    out.markup("</span></dd></div>")
  }

  private func sideUnit(_ side: Finding.Side, _ version: Language) -> String? {
    guard let unit = side.unit, let value = side.value else { return nil }
    return UnitWording.words(for: unit, value: value, text: side.text, in: version)
  }

  /// A printed figure with the digits that the other version prints differently set off.
  private mutating func figure(_ text: String, against other: String, _ version: Language) {
    let (own, digits) = (Array(text.unicodeScalars), Array(other.unicodeScalars).filter { isDigit($0) })
    let count = own.count { isDigit($0) }
    out.markup("<span class=\"fig\" lang=\"")
    out.text(version.rawValue)
    out.markup("\">")
    var place = 0
    for scalar in own {
      let differs = isDigit(scalar) && count == digits.count && digits[place] != scalar
      if isDigit(scalar) { place += 1 }
      if differs { out.markup("<em>") }
      out.text(String(scalar))
      if differs { out.markup("</em>") }
    }
    out.markup("</span>")
  }

  /// Where along the document a finding stands: its first side.
  func height(of number: Int) -> Double {
    let (own, other) = places.places[number]
    if let own { return flow.height(of: own, in: .japanese) }
    if let other { return flow.height(of: other, in: .english) }
    return 0
  }
}
