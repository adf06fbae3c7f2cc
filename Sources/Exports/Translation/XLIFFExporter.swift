import ReleaseModel
import SourceText
import Writing

/// XLIFF 2.1: a file for each pair of versions, a unit for each aligned sentence, title and label, findings as notes.
///
/// A note's `category` is the kind of the finding, its `priority` 1 for errors, 2 for warnings and 3 for notes, `appliesTo` the side at
/// fault. A sentence that only the Japanese has is a segment without a target. Score and lines are metadata.
public struct XLIFFExporter: TextExporter {
  private var writer = XMLWriter()
  private var items = 0
  private let language: Language

  /// The language of the notes.
  public init(notesIn language: Language = .english) { self.language = language }

  public mutating func begin() -> [UInt8] {
    writer.open(
      "xliff",
      [
        "xmlns": "urn:oasis:names:tc:xliff:document:2.0", "xmlns:mda": "urn:oasis:names:tc:xliff:metadata:2.0",
        "version": "2.1", "srcLang": "ja", "trgLang": "en",
      ])
    return writer.drain()
  }

  public mutating func write(_ item: ExportItem) -> [UInt8] {
    guard let check = item.check else { return [] }
    items += 1
    let aligned = AlignedSegments(check)
    writer.open("file", ["id": "f\(items)", "original": check.japanese.document])
    notes(aligned.leftOver)
    for segment in aligned.segments { unit(segment) }
    if aligned.segments.isEmpty {
      // A file must have a unit.
      writer.element("unit", ["id": "none", "translate": "no"]) { $0.element("segment") { $0.element("source") } }
    }
    writer.close("file")
    return writer.drain()
  }

  public mutating func end() -> [UInt8] {
    writer.close("xliff")
    writer.endDocument()
    return writer.drain()
  }

  private mutating func unit(_ segment: AlignedSegment) {
    writer.open("unit", ["id": segment.id, "name": segment.kind.rawValue])
    writer.element("mda:metadata") {
      $0.element("mda:metaGroup", ["category": "totsugo"]) {
        $0.element("mda:meta", ["type": "line-ja"], text: String(segment.lines.japanese))
        if let line = segment.lines.english { $0.element("mda:meta", ["type": "line-en"], text: String(line)) }
        if segment.english != nil { $0.element("mda:meta", ["type": "score"], text: scoreText(segment.score)) }
      }
    }
    notes(segment.findings)
    writer.element("segment", ["state": segment.english == nil ? "initial" : "translated"]) {
      $0.element("source", ["xml:space": "preserve"], text: segment.japanese)
      if let english = segment.english { $0.element("target", ["xml:space": "preserve"], text: english) }
    }
    writer.close("unit")
  }

  private mutating func notes(_ findings: [Finding]) {
    guard !findings.isEmpty else { return }
    writer.open("notes")
    for (number, finding) in findings.enumerated() {
      let side: String? =
        switch finding.fault {
        case .japanese: "source"
        case .english: "target"
        default: nil
        }
      writer.element(
        "note",
        [
          "id": "n\(number + 1)", "category": finding.kind.rawValue,
          "priority": finding.severity == .error ? "1" : finding.severity == .warning ? "2" : "3", "appliesTo": side,
        ], text: text(of: finding))
    }
    writer.close("notes")
  }

  /// Severity, message, evidence, what both print, id.
  private func text(of finding: Finding) -> String {
    let sentences = ([finding.message] + finding.evidence).map { $0.text(in: language) }
    let figures = [finding.japanese, finding.english].compactMap { $0?.text }.filter { !$0.isEmpty }
    return "\(finding.severity.rawValue): " + sentences.joined(separator: language == .japanese ? "" : " ")
      + (figures.isEmpty ? "" : " (\(figures.joined(separator: " / ")))") + " [\(finding.id)]"
  }
}
