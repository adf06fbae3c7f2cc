import ReleaseModel
import SourceText

/// The picture of the whole document above the report: tables as blocks, findings as marks, the Japanese above the English.
extension ReportPage {
  mutating func strip() {
    out.markup("<nav class=\"strip\"")
    label(.map)
    out.markup(">\n<svg width=\"100%\" height=\"46\" aria-hidden=\"true\" focusable=\"false\">\n")
    for (index, section) in flow.sections.enumerated() {
      out.markup("<a href=\"#")
      switch section.content {
      case .tables(let table):
        out.markup("t")
        out.number(table)
        out.markup("\" tabindex=\"-1\"><title>")
        out.text(stripTitle(result.alignment.tables[table]))
        out.markup("</title>")
        bar("tab", at: section.start, width: section.height * 0.94, top: 17, height: 12)
      case .sentences:
        out.markup("s")
        out.number(index)
        out.markup("\" tabindex=\"-1\">")
        bar("txt", at: section.start, width: section.height * 0.94, top: 21, height: 4)
      }
      out.markup("</a>\n")
    }
    out.markup("<rect id=\"window\" y=\"0\" height=\"46\" width=\"0\" x=\"0\"/>\n")
    for (number, finding) in findings.enumerated().reversed() {
      let (own, other) = places.places[number]
      if let own { mark(number, finding.severity, at: flow.height(of: own, in: .japanese), isUpper: true) }
      if let other { mark(number, finding.severity, at: flow.height(of: other, in: .english), isUpper: false) }
    }
    out.markup("</svg>\n<span class=\"lane\" aria-hidden=\"true\">")
    say(.markJapanese)
    out.markup("</span><span class=\"lane low\" aria-hidden=\"true\">")
    say(.markEnglish)
    out.markup("</span>\n</nav>\n")
  }

  private func stripTitle(_ alignment: TableAlignment) -> String {
    let titles = [result.japanese.table(alignment.tables.japanese), result.english.table(alignment.tables.english)]
    return titles.compactMap { $0.map { printable($0.title ?? $0.id) } }.joined(separator: " / ")
  }

  private mutating func bar(_ name: StaticString, at start: Double, width: Double, top: Int, height: Int) {
    out.markup("<rect class=\"")
    out.markup(name)
    out.markup("\" x=\"")
    percent(start)
    out.markup("\" width=\"")
    percent(width)
    out.markup("\" y=\"")
    out.number(top)
    out.markup("\" height=\"")
    out.number(height)
    out.markup("\"/>")
  }

  /// An error is a bar, a warning a triangle, a note a ring: the shape says what the colour says.
  private mutating func mark(_ number: Int, _ severity: Finding.Severity, at height: Double, isUpper: Bool) {
    out.markup("<a href=\"#f")
    out.number(number + 1)
    out.markup("\" tabindex=\"-1\" class=\"")
    out.text(severity.rawValue)
    out.markup("\" data-n=\"")
    out.number(number)
    out.markup("\"><svg overflow=\"visible\" x=\"")
    percent(height)
    out.markup(isUpper ? "\" y=\"2\">" : "\" y=\"31\">")
    switch severity {
    case .error: out.markup("<rect x=\"-2\" width=\"4\" height=\"13\"/>")
    case .warning: out.markup("<path d=\"M0 1L6 12H-6Z\"/>")
    case .note: out.markup("<circle cy=\"6.5\" r=\"3\"/>")
    }
    out.markup("</svg></a>\n")
  }

  /// Of the document's height, in hundredths of a percent.
  private mutating func percent(_ height: Double) {
    let hundredths = Int((height / max(flow.height, 1) * 10_000).rounded())
    out.number(hundredths / 100)
    out.markup(".")
    out.markup(hundredths % 100 < 10 ? "0" : "")
    out.number(hundredths % 100)
    out.markup("%")
  }
}
