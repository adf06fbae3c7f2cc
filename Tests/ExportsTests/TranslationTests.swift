import ReleaseModel
import SourceText
import TermExchange
import Testing

@testable import Exports

@Suite struct TranslationTests {
  /// Two Japanese sentences became one English sentence, and one was left out.
  private static let result: CheckResult = {
    var result = Samples.result
    result.japanese.prose.sentences = [
      sentence("売上高は増加しました。", 0), sentence("利益は14億円です。", 20), sentence("<以上>", 40),
    ]
    result.english.prose.sentences = [sentence("Sales rose & income was JPY 1.4 billion.", 0)]
    result.alignment.sentences = [
      Pair(japanese: 0, english: 0, score: 0.9, evidence: []), Pair(japanese: 1, english: 0, score: 0.7, evidence: []),
      Pair(japanese: 2, english: nil, score: 0, evidence: []),
    ]
    var prose = Samples.finding
    prose.id = "prose-value-1"
    prose.kind = .proseValue
    prose.japanese?.table = ""
    prose.japanese?.span = SourceSpan(start: 25, end: 30)
    prose.english?.table = ""
    result.findings.append(prose)
    var lost = prose
    lost.id = "name-1"
    lost.japanese = nil
    lost.english?.span = SourceSpan(start: 900, end: 901)
    result.findings.append(lost)
    return result
  }()

  private static func sentence(_ text: String, _ start: Int) -> Sentence {
    Sentence(kind: .paragraph, block: 0, line: 3, span: SourceSpan(start: start, end: start + 19), text: text)
  }

  @Test func linkedSentencesAreOneSegment() {
    let segments = AlignedSegments(Self.result).segments.filter { $0.kind == .sentence }
    #expect(segments.map(\.id) == ["s0", "s2"])
    #expect(segments[0].japanese == "売上高は増加しました。利益は14億円です。")
    #expect(segments[0].english == "Sales rose & income was JPY 1.4 billion.")
    #expect(segments[0].score == 0.7)
    #expect(segments[1].english == nil)
  }

  @Test func findingsGoToTheirSegmentsAndNoneIsLost() {
    let aligned = AlignedSegments(Self.result)
    let found = aligned.segments.filter { !$0.findings.isEmpty }
    #expect(found.map(\.japanese) == ["営業利益(損失)", "売上高は増加しました。利益は14億円です。"])
    #expect(aligned.leftOver.map(\.id) == ["name-1"])
  }

  @Test("A termbase has each pair of labels once, however many releases") func termbase() {
    for edition in [TBXWriter.Edition.iso2019, .martif] {
      var exporter = TBXExporter(edition)
      let first = exporter.begin() + exporter.write(ExportItem(Self.result))
      let again = exporter.write(ExportItem(Self.result))
      let text = String(decoding: first + again + exporter.end(), as: UTF8.self)
      #expect(again.isEmpty)
      #expect(text.contains("<term>支払利息</term>") || text.contains("<term>営業利益(損失)</term>"))
      #expect(text.hasSuffix(edition == .iso2019 ? "</tbx>\n" : "</martif>\n"))
    }
  }

  @Test func aMemoryDoesNotTeachErrors() {
    var exporter = TMXExporter()
    let text = String(
      decoding: exporter.begin() + exporter.write(ExportItem(Self.result)) + exporter.end(), as: UTF8.self)
    #expect(text.contains("<seg>連結損益計算書</seg>"))
    #expect(text.contains("<seg>営業費用:</seg>"))
    #expect(!text.contains("Sales rose"))
    #expect(!text.contains("営業利益"))
  }

  @Test func xliffHasNotesAndSegmentsWithoutTargets() {
    var exporter = XLIFFExporter()
    let text = String(
      decoding: exporter.begin() + exporter.write(ExportItem(Self.result)) + exporter.end(), as: UTF8.self)
    #expect(text.contains(#"<note id="n1" category="prose-value" priority="1" appliesTo="source">error: "#))
    #expect(text.contains(#"<source xml:space="preserve">&lt;以上&gt;</source>"#))
    #expect(text.contains(#"<target xml:space="preserve">Sales rose &amp; income was JPY 1.4 billion.</target>"#))
    #expect(text.split(separator: "[name-1]", omittingEmptySubsequences: false).count == 2)
    #expect(text.contains(#"<segment state="initial">"#))
  }

  @Test func aSingleVersionHasNothingToTranslate() {
    var exporter = TMXExporter()
    #expect(exporter.write(ExportItem(releases: [Samples.japanese])).isEmpty)
  }
}
