import Foundation
import Packing
import Testing
import Totsugo

/// Foundation reads the corpus and the fixtures that `Tests/Fixtures/draw.py` drew from it.
private let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()

private func input(_ path: String) throws -> Input {
  Input(name: path, bytes: [UInt8](try Data(contentsOf: tests.appending(path: path))))
}

private let japaneseText = "../Corpus/mismatch-dozen/ja.txt"
private let englishText = "../Corpus/mismatch-dozen/en.txt"

/// What a finding says, but for its place.
private func told(_ result: CheckResult) -> [String] {
  func side(_ side: Finding.Side?) -> String { "\(side?.value?.description ?? "")|\(side?.unit?.code ?? "")" }
  return result.findings.filter { $0.severity == .error }.map {
    "\($0.kind.rawValue) \($0.cause ?? "") ja \(side($0.japanese)) en \(side($0.english))"
  }.sorted()
}

struct Pair: Sendable, CustomTestStringConvertible {
  var japanese: String
  var english: String
  var testDescription: String { "\(japanese) against \(english)" }
}

@Suite("Kinds of input") struct KindTests {
  @Test(
    "a pair in two kinds gives the findings of its texts",
    arguments: [
      Pair(japanese: "Fixtures/ja.pdf", english: "Fixtures/en.html"),
      Pair(japanese: "Fixtures/ja.docx", english: "Fixtures/en.xlsx"),
      Pair(japanese: "Fixtures/ja.pdf", english: englishText),
      Pair(japanese: japaneseText, english: "Fixtures/en.xlsx"),
    ])
  func mixed(_ pair: Pair) throws {
    let texts = told(try check(japanese: try input(japaneseText), english: try input(englishText)))
    #expect(texts.count == 12)
    #expect(told(try check(japanese: try input(pair.japanese), english: try input(pair.english))) == texts)
  }

  @Test(
    "figures that no table was found for are told, in a text, between bars and on a page of divs",
    arguments: [
      "売上高\n営業利益\n原価\n純利益\n\n1,234\n1,100\n1,178\n1,040\n12.5\n13.5\n",
      "a | 1,234 | b | c\n1,100 | d | 1,178 | 1,040\ne | f | 12.5 | 1,050 | g\n",
      "<html><body><div>売上高</div><div><div>1,234</div><div>1,100</div><div>1,178</div></div><div>利益</div><div><div>12.5</div><div>1,050</div><div>1,060</div></div></body></html>",
    ])
  func untold(_ text: String) throws {
    let releases = try readReleases(Input(name: "text", bytes: Array(text.utf8)))
    try #require(releases.allSatisfy { $0.facts.isEmpty })
    let remarks = releases.flatMap(\.remarks).filter { $0.kind == .unreadable }
    #expect(remarks.count == 1)
    #expect(remarks.first?.evidence.first?.contains("6 figures") == true)
  }

  @Test("a sentence with figures, and five figures, are no lost table")
  func nothingLost() throws {
    let text = "売上高は1,234百万円、利益は56.7百万円、前期は1,100百万円と50.1百万円でした。\n\n12.5\n13.5\n14.5\n15.5\n16.5\n"
    #expect(try readReleases(Input(name: "text", bytes: Array(text.utf8))).flatMap(\.remarks).isEmpty)
  }

  /// A text's tables as tables, its other lines as paragraphs.
  private func page(_ text: Input) -> [UInt8] {
    var html = "<html><body>"
    var isTable = false
    for line in String(decoding: text.bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false) {
      let escaped = line.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      let isRow = line.contains("\t")
      if isRow != isTable { html += isRow ? "<table>" : "</table>" }
      isTable = isRow
      html += isRow ? "<tr><td>" + escaped.replacing("\t", with: "</td><td>") + "</td></tr>" : "<p>\(escaped)</p>"
    }
    return Array((html + (isTable ? "</table>" : "") + "</body></html>").utf8)
  }

  @Test("pages in a zip archive are one version, or both")
  func zipped() throws {
    let (japanese, english) = (try input(japaneseText), try input(englishText))
    let texts = told(try check(japanese: japanese, english: english))
    let pages = [("ja/0101.htm", page(japanese)), ("en/0101.htm", page(english))]
    func zip(_ entries: [(String, [UInt8])]) -> Input { Input(name: "release.zip", bytes: packed(entries)) }
    #expect(told(try check(japanese: zip([pages[0]]), english: english)) == texts)
    let both = try check(both: zip(pages))
    #expect(told(both) == texts)
    #expect(both.findings.contains { $0.japanese?.part?.name == "ja/0101.htm" })
  }

  @Test("figures of a PDF have pages and no byte ranges, those of a workbook its sheet")
  func parts() throws {
    let facts = try readReleases(try input("Fixtures/ja.pdf"))[0].facts
    #expect(facts.allSatisfy { $0.part?.kind == .page })
    #expect(Set(facts.compactMap { $0.part?.number }) == [0, 1, 2, 3, 4])
    #expect(try readReleases(try input("Fixtures/en.xlsx"))[0].facts.allSatisfy { $0.part?.kind == .sheet })
    #expect(try readReleases(try input(englishText))[0].facts.allSatisfy { $0.part == nil })
  }

  struct Refusal: Sendable, CustomTestStringConvertible {
    var name: String
    var bytes: [UInt8]
    var reason: String
    var testDescription: String { name }
  }

  private static let word = Array("<w:document xmlns:w='w'><w:body><w:p/></w:body></w:document>".utf8)

  static let refusals: [Refusal] = [
    Refusal(
      name: "a zip archive of something else", bytes: packed([("readme.txt", Array("1".utf8))]),
      reason: "a zip archive that is no Word, Excel or PowerPoint file and has no pages"),
    Refusal(
      name: "a zip bomb", bytes: packed([("word/document.xml", [UInt8](repeating: 0x20, count: 20 << 20))]),
      reason: "packed more than 250 to 1"),
    Refusal(
      name: "a draft cut off", bytes: Array(packed([("word/document.xml", word)]).dropLast(30)),
      reason: "damaged or cut off"),
    Refusal(
      name: "an entity bomb",
      bytes: packed([("word/document.xml", Array("<!DOCTYPE d [<!ENTITY a 'b'><!ENTITY c '&a;&a;'>]><d>&c;</d>".utf8))]
      ),
      reason: "declares entities of its own"),
    Refusal(
      name: "an old or encrypted Office file", bytes: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0x00],
      reason: "an encrypted Office file, or one of before 2007"),
    Refusal(name: "a damaged PDF", bytes: Array("%PDF-1.7\nnothing more".utf8), reason: "a damaged PDF"),
  ]

  @Test("what cannot be read is one clear error", arguments: refusals)
  func refused(_ refusal: Refusal) {
    do throws(UnusableInput) {
      _ = try readReleases(Input(name: "x", bytes: refusal.bytes))
      Issue.record("was read")
    } catch { #expect(error.reason.contains(refusal.reason)) }
  }

  @Test("a page ten thousand elements deep is read")
  func deep() throws {
    let page =
      "<html>" + String(repeating: "<div>", count: 10_000)
      + "<table><tr><td><td>2024年3月期<td>2023年3月期</tr><tr><td>売上高<td>1,234百万円<td>999百万円</table>"
    #expect(try readReleases(Input(name: "deep.html", bytes: Array(page.utf8)))[0].facts.count == 2)
  }
}
