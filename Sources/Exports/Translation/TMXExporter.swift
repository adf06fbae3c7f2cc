import ReleaseModel
import SourceText
import Writing

/// A translation memory, TMX 1.4b: a unit for each aligned sentence, title and label, Japanese as the source language.
///
/// `x-score` is the pair's score, `x-kind` sentence, title or label, `x-document` the two inputs. Units with a finding of severity
/// `error` are left out: a memory shall not teach them.
public struct TMXExporter: TextExporter {
  private var writer = XMLWriter()
  private var items = 0

  public init() {}

  public mutating func begin() -> [UInt8] {
    writer.open("tmx", ["version": "1.4"])
    writer.element(
      "header",
      [
        "creationtool": "totsugo", "creationtoolversion": "0.1.0", "segtype": "sentence", "o-tmf": "totsugo",
        "adminlang": "en", "srclang": "ja", "datatype": "plaintext",
      ])
    writer.open("body")
    return writer.drain()
  }

  public mutating func write(_ item: ExportItem) -> [UInt8] {
    guard let check = item.check else { return [] }
    items += 1
    for segment in AlignedSegments(check).segments where !segment.findings.contains(where: { $0.severity == .error }) {
      guard let english = segment.english else { continue }
      let isSentence = segment.kind == .sentence
      writer.element("tu", ["tuid": "\(items).\(segment.id)", "segtype": isSentence ? "sentence" : "phrase"]) {
        $0.element("prop", ["type": "x-kind"], text: segment.kind.rawValue)
        $0.element("prop", ["type": "x-score"], text: scoreText(segment.score))
        $0.element("prop", ["type": "x-document"], text: "\(check.japanese.document) / \(check.english.document)")
        $0.element("tuv", ["xml:lang": "ja"]) { $0.element("seg", text: segment.japanese) }
        $0.element("tuv", ["xml:lang": "en"]) { $0.element("seg", text: english) }
      }
    }
    return writer.drain()
  }

  public mutating func end() -> [UInt8] {
    writer.close("body")
    writer.close("tmx")
    writer.endDocument()
    return writer.drain()
  }
}

/// Two places: `0.97`.
func scoreText(_ score: Double) -> String {
  let hundredths = score.isFinite ? Int((min(max(score, 0), 1) * 100).rounded()) : 0
  return ExactDecimal(Int64(hundredths), exponent: -2).description
}
