import ReleaseModel
import SourceText

/// What follows the document (signs, repairs, keys) and what the script opens above it.
extension ReportPage {
  mutating func closing() {
    out.markup("<footer id=\"closing\">\n<section><h2>")
    say(.legend)
    out.markup("</h2>\n<dl class=\"legend\">\n")
    for (severity, word) in [
      (Finding.Severity.error, ReportWord.legendError), (.warning, .legendWarning), (.note, .legendNote),
    ] {
      out.markup("<div><dt><span class=\"m ")
      out.text(severity.rawValue)
      out.markup("\"><b>")
      out.text(Self.sign(of: severity))
      out.markup("</b></span> ")
      say { $0.severityName(severity) }
      out.markup("</dt><dd>")
      say(word)
      out.markup("</dd></div>\n")
    }
    sign("<span class=\"rep\">1,234</span><sup class=\"q\">~</sup>", .legendRepaired)
    sign("<span class=\"sus\">1,234</span><sup class=\"q\">?</sup>", .legendSuspect)
    sign("<span class=\"swap\">⇅</span>", .legendMoved)
    out.markup("</dl>\n<p>")
    say(.method)
    out.markup("</p></section>\n<section><h2>")
    say(.keys)
    out.markup("</h2>\n")
    keys()
    out.markup("</section>\n")
    setAside()
    remarks()
    out.markup("</footer>\n")
  }

  private mutating func sign(_ sign: StaticString, _ word: ReportWord) {
    out.markup("<div><dt>")
    out.markup(sign)
    out.markup("</dt><dd>")
    say(word)
    out.markup("</dd></div>\n")
  }

  private mutating func keys() {
    out.markup("<dl class=\"keys\">\n")
    let keys: [(StaticString, ReportWord)] = [
      ("<kbd>j</kbd> <kbd>k</kbd>", .keyNext), ("<kbd>Enter</kbd>", .keyOpen), ("<kbd>Esc</kbd>", .keyClose),
      ("<kbd>←</kbd> <kbd>↑</kbd> <kbd>↓</kbd> <kbd>→</kbd>", .keyCells), ("<kbd>t</kbd>", .keyTwin),
      ("<kbd>/</kbd>", .keySearch), ("<kbd>?</kbd>", .keyHelp),
    ]
    for (key, word) in keys { sign(key, word) }
    out.markup("</dl>\n")
  }

  /// Findings that are fixed, and those that the project file sets aside.
  private mutating func setAside() {
    if !result.review.fixed.isEmpty {
      out.markup("<section><h2>")
      say(.fixedOnes)
      out.markup("</h2>\n<ul class=\"remarks\">")
      for finding in result.review.fixed {
        out.markup("<li><b>")
        say { $0.words(for: finding.kind) }
        out.markup("</b> ")
        out.text(finding.label ?? "")
        out.markup(" ")
        say(finding.message)
        out.markup("</li>\n")
      }
      out.markup("</ul></section>\n")
    }
    guard !result.review.setAside.isEmpty else { return }
    out.markup("<section><h2>")
    say(.setAside)
    out.markup("</h2>\n<ul class=\"remarks\">")
    for item in result.review.setAside {
      let side = item.finding.japanese ?? item.finding.english
      out.markup("<li><b>")
      say { $0.words(for: item.finding.kind) }
      out.markup("</b> ")
      out.text(side?.label ?? side?.tableTitle ?? "")
      out.markup(" <code>")
      out.text(item.finding.id)
      out.markup("</code> · ")
      say { $0.reason(for: item.cause) }
      out.markup("<br>")
      say(item.finding.message)
      out.markup("</li>\n")
    }
    out.markup("</ul></section>\n")
  }

  private mutating func remarks() {
    let all = [result.japanese, result.english].flatMap { release in release.remarks.map { (release, $0) } }
    guard !all.isEmpty else { return }
    out.markup("<section><details><summary><h2>")
    say(.remarks)
    out.markup(" <small>")
    out.number(all.count)
    out.markup("</small></h2></summary>\n<ul class=\"remarks\">\n")
    for (release, remark) in all {
      out.markup("<li>")
      say { "\($0.name(of: release.language)), \($0.place(line: remark.line, cell: nil))" }
      out.markup(" · <b>")
      say { $0.words(for: remark.kind) }
      out.markup("</b> ")
      if !remark.text.isEmpty { quote(shortened(printable(remark.text), to: 160), release.language, tag: "q") }
      if !remark.evidence.isEmpty {
        out.markup(" <span class=\"at\">")
        say { report in
          remark.evidence.map { report.note($0) }.joined(separator: report.say("、", ", "))
        }
        out.markup("</span>")
      }
      out.markup("</li>\n")
    }
    out.markup("</ul></details></section>\n")
  }

  // MARK: Above the page

  mutating func overlays() {
    out.markup("<aside id=\"details\" hidden tabindex=\"-1\"")
    label(.details)
    out.markup(
      "></aside>\n<div id=\"tip\" role=\"tooltip\" hidden></div>\n<dialog id=\"keys\" aria-labelledby=\"keys-title\">")
    out.markup("<h2 id=\"keys-title\">")
    say(.keys)
    out.markup("</h2>\n")
    keys()
    out.markup("<form method=\"dialog\"><button>")
    say(.close)
    out.markup("</button></form></dialog>\n")
  }
}

extension TextReport {
  /// 「エラー」 / "Error": as a word among others, where the terminal shouts.
  func severityName(_ severity: Finding.Severity) -> String {
    switch severity {
    case .error: say("エラー", "Error")
    case .warning: say("警告", "Warning")
    case .note: say("参考", "Note")
    }
  }

  /// A reader's note of its evidence.
  func note(_ evidence: String) -> String { printable(say(EvidenceWording.japanese(for: evidence), evidence)) }

  /// Label, period, unit and measure of a column, one after another, as far as its heading gives them.
  func headingParts(_ column: Column, of table: Table) -> [String] {
    let heading = column.heading
    var parts: [String] = []
    if !heading.label.isEmpty { parts.append(printable(heading.label)) }
    if let period = heading.period {
      let compared = heading.compared.map { say("、対 \($0.end.description)", ", against \($0.end.description)") }
      parts.append(words(for: period) + (compared ?? ""))
    }
    var small: [String] = []
    if let unit = heading.unit {
      small.append(UnitWording.words(for: unit, scale: scale(of: column, in: table), in: language) ?? unit.code)
    }
    if let measure = heading.measure, measure != .amount { small.append(words(for: measure)) }
    if let basis = heading.basis, basis == .forecast { small.append(words(for: basis)) }
    small.removeAll { $0.isEmpty }
    if !small.isEmpty { parts.append(small.joined(separator: " · ")) }
    return parts.isEmpty ? ["—"] : parts
  }
}
