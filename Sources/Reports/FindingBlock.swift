import ReleaseModel
import SourceText

/// Columns that a report's running text may take.
let textWidth = 110
/// Columns that quoted words may take in a line that holds other things too.
private let quotationWidth = 56

extension TextReport {
  /// One finding: what and where, both versions under each other, and why.
  ///
  ///     ERROR  sign (sign)   連結損益計算書 › 営業利益(損失)   Operating income(loss)   three months to 2003-03-31
  ///            日本語     446,432   千円           line 160, cell 4   ← likely wrong
  ///            English   (446,432)  thousand yen   line 633, cell 4
  ///            The Japanese lacks the parentheses. …
  func block(for finding: Finding) -> [String] {
    let severity = words(for: finding.severity)
    let indent = max(displayWidth(severity), displayWidth(words(for: .error as Finding.Severity))) + 2
    var head = palette.paint(severity, finding.severity == .error ? .error : .warning)
    head += String(repeating: " ", count: indent - displayWidth(severity))
    head += palette.paint(kindWords(for: finding), .strong)
    if let change = finding.change { head += "  [\(words(for: change))]" }
    let subject = self.subject(of: finding)
    if !subject.isEmpty { head += "   " + subject }
    let sentences = wrapped(reason(for: finding), width: textWidth - indent)
    let margin = String(repeating: " ", count: indent)
    return [head] + sideLines(of: finding, indent: indent) + sentences.map { margin + $0 }
  }

  /// One line each: kind, places, what it is about, and the sentence.
  func noteLines(_ notes: [Finding]) -> [String] {
    var grid = TextGrid(.leading, .leading, .leading, .leading)
    for note in notes {
      let places = [("ja", note.japanese), ("en", note.english)].compactMap { tag, side in
        side.map { "\(tag):\($0.line + 1)" }
      }
      grid.add([
        TextGrid.Cell(text: kindWords(for: note), style: .note),
        TextGrid.Cell(text: places.joined(separator: " "), style: .faint),
        TextGrid.Cell(text: shortName(of: note)),
        TextGrid.Cell(text: printable(note.message.text(in: language))),
      ])
    }
    grid.dropEmptyColumns()
    return grid.lines(indent: 2, palette: palette)
  }

  /// The label, else the table's title, of the version in the report's language where there is one.
  private func shortName(of finding: Finding) -> String {
    let sides = language == .japanese ? [finding.japanese, finding.english] : [finding.english, finding.japanese]
    let name = sides.lazy.compactMap { $0?.label ?? $0?.tableTitle }.first { !$0.isEmpty }
    return shortened(printable(name ?? ""), to: 32)
  }

  /// The message and the evidence as running text, each closed by a full stop.
  func reason(for finding: Finding) -> String {
    ([finding.message] + finding.evidence)
      .map { printable($0.text(in: language)) }
      .filter { !$0.isEmpty }
      .map { sentence in
        let isClosed = sentence.unicodeScalars.last.map { ".。!?！？".unicodeScalars.contains($0) } ?? true
        return isClosed ? sentence : sentence + say("。", ".")
      }
      .joined(separator: say("", " "))
  }

  func kindWords(for finding: Finding) -> String {
    let kind = words(for: finding.kind)
    guard let cause = finding.cause.map({ words(forCause: $0) }), cause != kind else { return kind }
    return kind + say("（\(cause)）", " (\(cause))")
  }

  /// Table and row in Japanese, the label in English, the period: what both versions say of the place.
  private func subject(of finding: Finding) -> String {
    let (japanese, english) = (finding.japanese, finding.english)
    let first = japanese ?? english
    let path = [first?.tableTitle, first?.label].compactMap { $0 }.map { shortened(printable($0), to: 40) }
    var parts = [path.filter { !$0.isEmpty }.joined(separator: " › ")]
    if japanese != nil, let label = english?.label { parts.append(shortened(printable(label), to: 40)) }
    if let period = first?.period, japanese?.period == english?.period || japanese == nil || english == nil {
      parts.append(words(for: period))
    }
    return parts.filter { !$0.isEmpty }.joined(separator: "   ")
  }

  private func sideLines(of finding: Finding, indent: Int) -> [String] {
    let sides = [(Language.japanese, finding.japanese), (.english, finding.english)]
    let areFigures = sides.allSatisfy { $0.1.map { isFigure($0) } ?? true }
    let periodsDiffer =
      finding.japanese.flatMap(\.period) != nil && finding.english.flatMap(\.period) != nil
      && finding.japanese?.period != finding.english?.period
    var grid = TextGrid(.leading, areFigures ? .figure : .leading, .leading, .leading, .leading, .leading)
    for (version, side) in sides {
      let tag = version == .japanese ? "日本語" : "English"
      guard let side else {
        // Of a finding in one version alone, such as a total that does not foot, the other has nothing to say.
        if finding.kind.isAboutPresence { grid.add(tag, say("なし", "none")) }
        continue
      }
      let text = printable(side.text)
      let isAccused = finding.fault?.rawValue == version.rawValue
      grid.add([
        TextGrid.Cell(text: tag, style: .faint),
        TextGrid.Cell(text: text.isEmpty ? "—" : shortened(text, to: quotationWidth), style: .strong),
        TextGrid.Cell(text: unitWords(of: side, in: version)),
        TextGrid.Cell(text: periodsDiffer ? side.period.map { words(for: $0) } ?? "" : ""),
        TextGrid.Cell(text: place(line: side.line, cell: side.cell, part: side.part), style: .faint),
        TextGrid.Cell(text: isAccused ? say("← 誤りの疑い", "← likely wrong") : "", style: .warning),
      ])
    }
    grid.dropEmptyColumns()
    return grid.lines(indent: indent, palette: palette)
  }

  /// The unit in the version's own language, so that the line reads as the version does.
  private func unitWords(of side: Finding.Side, in version: Language) -> String {
    guard let unit = side.unit, let value = side.value else { return "" }
    return UnitWording.words(for: unit, value: value, text: side.text, in: version) ?? ""
  }

  private func isFigure(_ side: Finding.Side) -> Bool { side.value != nil || side.text.isEmpty }
}

extension Finding.Kind {
  /// One version lacks something that the other has.
  var isAboutPresence: Bool {
    switch self {
    case .missingValue, .missingRow, .missingColumn, .missingTable, .extraValue, .extraRow, .extraColumn, .extraTable:
      true
    default: false
    }
  }
}
