import ReleaseModel
import SourceText

/// The document from its first line to its last, and the sentences of both versions beside each other.
extension ReportPage {
  mutating func documentBody() {
    out.markup(
      "<section id=\"doc\" class=\"doc\" aria-labelledby=\"doc-title\" tabindex=\"-1\">\n<h2 id=\"doc-title\">")
    say(.bothVersions)
    out.markup("</h2>\n")
    for (index, section) in flow.sections.enumerated() {
      switch section.content {
      case .tables(let tables): tablePair(tables)
      case .sentences(let groups): sentences(groups, section: index)
      }
    }
    elsewhere()
    out.markup("</section>\n")
  }

  private mutating func sentences(_ groups: [ReportFlow.SentenceGroup], section: Int) {
    out.markup("<div class=\"prose\" id=\"s")
    out.number(section)
    out.markup("\">\n")
    for group in groups {
      out.markup("<div class=\"pair\">")
      for version in Language.allCases {
        out.markup("<div lang=\"")
        out.text(version.rawValue)
        let own = version == .japanese ? group.japanese : group.english
        let other = version == .japanese ? group.english : group.japanese
        out.markup(own.isEmpty ? "\" class=\"none\">" : "\">")
        for number in own { sentence(number, version) }
        if own.isEmpty {
          absence()
          for number in other { marks(places.oneSided(at: .sentence(number), in: version.other), version) }
        }
        out.markup("</div>")
      }
      out.markup("</div>\n")
    }
    out.markup("</div>\n")
  }

  private mutating func absence() {
    out.markup("<p class=\"absent\">")
    say(.noCounterpart)
    out.markup("</p>")
  }

  private mutating func sentence(_ number: Int, _ version: Language) {
    let sentence = release(version).prose.sentences[number]
    out.markup("<p id=\"")
    out.markup(version == .japanese ? "j" : "e")
    out.markup("s")
    out.number(number)
    out.markup("\" class=\"")
    out.text(sentence.kind.rawValue)
    let found = places.findings(at: .sentence(number), in: version)
    if let severity = severity(of: found) {
      out.markup(" ")
      out.text(severity.rawValue)
    }
    out.markup("\">")
    let bytes = Array(sentence.text.utf8)
    var at = 0
    let stretches = self.stretches(of: number, version, found)
    for stretch in stretches {
      out.text(String(decoding: bytes[at..<stretch.range.lowerBound], as: UTF8.self))
      if let claim = stretch.claim {
        out.markup("<span class=\"c\" tabindex=\"-1\" id=\"")
        out.markup(version == .japanese ? "j" : "e")
        out.markup("c")
        out.number(claim)
        out.markup("\">")
      } else {
        out.markup("<span class=\"w\">")
      }
      out.text(String(decoding: bytes[stretch.range], as: UTF8.self))
      out.markup("</span>")
      marks(stretch.findings, version)
      at = stretch.range.upperBound
    }
    out.text(String(decoding: bytes[at...], as: UTF8.self))
    let placed = Set(stretches.flatMap(\.findings))
    marks(found.filter { !placed.contains($0) }, version)
    out.markup("</p>")
  }

  /// Part of a sentence that is a claim, or that a finding quotes.
  private struct Stretch {
    var range: Range<Int>
    var claim: Int?
    var findings: [Int] = []
  }

  private func stretches(of number: Int, _ version: Language, _ found: [Int]) -> [Stretch] {
    let prose = release(version).prose
    let text = Array(prose.sentences[number].text.utf8)
    var stretches: [Stretch] = []
    var rest = found
    var at = 0
    for index in claims(of: number, in: version) {
      let claim = prose.claims[index]
      guard let range = text.firstRange(of: FoldedText(Array(claim.text.utf8)).bytes, from: at) else { continue }
      at = range.upperBound
      let own = rest.filter { side(of: $0, version)?.span.start == claim.span.start }
      rest.removeAll { own.contains($0) }
      stretches.append(Stretch(range: range, claim: index, findings: own))
    }
    for finding in rest {
      guard let quoted = side(of: finding, version)?.text, !quoted.isEmpty,
        let range = text.firstRange(of: FoldedText(Array(quoted.utf8)).bytes, from: 0)
      else { continue }
      if let place = stretches.firstIndex(where: { $0.range.overlaps(range) }) {
        stretches[place].findings.append(finding)
      } else {
        stretches.append(Stretch(range: range, claim: nil, findings: [finding]))
      }
    }
    return stretches.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private func side(of number: Int, _ version: Language) -> Finding.Side? {
    version == .japanese ? findings[number].japanese : findings[number].english
  }

  /// Findings whose places are neither in a table nor in a sentence: in page furniture, say.
  private mutating func elsewhere() {
    let lines = Language.allCases.map { ($0, places.lines(in: $0)) }
    guard lines.contains(where: { !$0.1.isEmpty }) else { return }
    out.markup("<section class=\"elsewhere\"><h3>")
    say(.elsewhere)
    out.markup("</h3>\n<ul>")
    for (version, lines) in lines {
      for line in lines {
        let found = places.findings(at: .line(line), in: version)
        out.markup("<li>")
        say { "\($0.name(of: version)), \($0.place(line: line, cell: nil)): " }
        for number in found {
          quote(side(of: number, version)?.text ?? "", version)
          out.markup(" ")
        }
        marks(found, version)
        out.markup("</li>")
      }
    }
    out.markup("</ul></section>\n")
  }
}

extension [UInt8] {
  /// Where the other bytes stand first, at or after an index.
  fileprivate func firstRange(of other: [UInt8], from start: Int) -> Range<Int>? {
    guard !other.isEmpty, count >= other.count, start <= count - other.count else { return nil }
    for at in start...(count - other.count) where self[at] == other[0] {
      if self[at..<at + other.count].elementsEqual(other) { return at..<at + other.count }
    }
    return nil
  }
}
