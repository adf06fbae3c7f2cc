import ReleaseModel
import SourceText

extension ReviewReport {
  /// A comment for a pull request: the verdict, a table of errors and warnings, the notes folded away.
  ///
  /// At most 60,000 bytes, since GitHub takes no more than 65,536 characters; what is left out is counted. Text of the release
  /// is quoted so that it can neither mark up, link nor mention anybody.
  public func markdown() -> [UInt8] {
    var body = "### " + verdict + "\n"
    for notice in notices { body += "\n> " + Self.quoted(notice.text(in: language)) + "\n" }
    let urgent = findings.filter { $0.severity != .note }
    let notes = findings.filter { $0.severity == .note }
    body += section(urgent, startingAt: body.utf8.count)
    if !notes.isEmpty {
      let summary = words.count(notes.count, "件の参考", "note")
      let rows = section(notes, startingAt: body.utf8.count + 100)
      body += "\n<details><summary>\(summary)</summary>\n\(rows)\n</details>\n"
    }
    return Array(body.utf8)
  }

  private var verdict: String {
    if let check { return Self.quoted(words.verdict(of: check)) }
    let counts = Finding.Severity.allCases.map { severity in
      words.words(for: severity).lowercased() + " \(findings.count { $0.severity == severity })"
    }
    return "totsugo: " + counts.joined(separator: ", ")
  }

  private func section(_ findings: [Finding], startingAt start: Int) -> String {
    guard !findings.isEmpty else { return "" }
    var text =
      "\n| | \(words.say("種類", "kind")) | \(words.say("箇所", "place")) | 日本語 | English | \(words.say("説明", "why")) |\n"
      + "|---|---|---|---|---|---|\n"
    for (number, finding) in findings.enumerated() {
      let row = row(finding)
      if start + text.utf8.count + row.utf8.count > 60_000 {
        let rest = findings.count - number
        return text + "\n" + words.say("ほか\(grouped(rest))件", "and \(grouped(rest)) more") + "\n"
      }
      text += row
    }
    return text
  }

  private func row(_ finding: Finding) -> String {
    let mark =
      switch finding.severity {
      case .error: "❌"
      case .warning: "⚠️"
      case .note: "ℹ️"
      }
    let subjects = [finding.japanese, finding.english].compactMap { $0.map(subject) }.filter { !$0.isEmpty }
    let kind = words.words(for: finding.kind)
    let cells = [
      "\(mark) \(words.words(for: finding.severity).lowercased())", kind,
      subjects.map { Self.quoted(shortened($0, to: 80)) }.joined(separator: "<br>"),
      side(finding.japanese, .japanese, finding), side(finding.english, .english, finding),
      Self.quoted(sentences(of: finding, in: language)),
    ]
    return "| " + cells.joined(separator: " | ") + " |\n"
  }

  private func side(_ side: Finding.Side?, _ version: Language, _ finding: Finding) -> String {
    guard let side else { return "—" }
    let isAccused = finding.fault == .both || finding.fault?.rawValue == version.rawValue
    let text = Self.quoted(shortened(printable(side.text), to: 80))
    let figure = text.isEmpty ? "—" : isAccused ? "**\(text)**" : text
    return "\(figure)<br>\(words.place(line: side.line, cell: side.cell, part: side.part))"
  }

  /// Every mark of Markdown and HTML loses its meaning; a comment parts what would mention or link.
  static func quoted(_ text: String) -> String {
    var result = ""
    for scalar in printable(text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "@", "#": result += "\(scalar)<!-- -->"
      case "\\", "`", "*", "_", "{", "}", "[", "]", "|", "~", "!": result += "\\\(scalar)"
      case "/" where result.hasSuffix(":"): result += "<!-- -->/"
      case "." where result.hasSuffix("www"): result += "<!-- -->."
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
