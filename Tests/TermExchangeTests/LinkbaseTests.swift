import Foundation
import ReleaseModel
import TermExchange
import Testing

@Suite("Label linkbases")
struct LinkbaseTests {
  private static func linkbase(_ language: String, _ labels: [(element: String, role: String, text: String)])
    -> GlossarySource
  {
    var body = ""
    for (number, label) in labels.enumerated() {
      body += """
        <link:loc xlink:type="locator" xlink:href="x.xsd#\(label.element)" xlink:label="\(label.element)"/>
        <link:label xml:lang="\(language)" xlink:label="l\(number)" xlink:role="http://www.xbrl.org/2003/role/\(label.role)">\
        \(label.text)</link:label>
        <link:labelArc xlink:from="\(label.element)" xlink:to="l\(number)"/>
        """
    }
    let text = """
      \u{FEFF}<?xml version="1.0" encoding="utf-8"?>
      <link:linkbase xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink">
      <link:labelLink>\(body)</link:labelLink></link:linkbase>
      """
    return GlossarySource(name: "lab-\(language).xml", bytes: Array(text.utf8))
  }

  @Test("Labels of one element pair by role; all of them are kept")
  func rolesAreKept() throws {
    let japanese = Self.linkbase(
      "ja",
      [
        ("x_Other", "label", "その他"), ("x_Other", "verboseLabel", "その他、流動資産"), ("x_Other", "totalLabel", "その他合計"),
        ("x_Profit", "label", "当期純利益"), ("x_Profit", "negativeLabel", "当期純損失（△）"), ("x_Only", "label", "日本語だけ"),
      ])
    let english = Self.linkbase(
      "en",
      [
        ("x_Profit", "negativeLabel", "Loss"), ("x_Profit", "label", "Profit"),
        ("x_Other", "totalLabel", "Total other"),
        ("x_Other", "verboseLabel", "Other-CA"), ("x_Other", "label", "Other"),
      ])
    let entries = try readGlossary([japanese, english]).entries
    let pairs = entries.map { [$0.japanese, $0.english, $0.concept ?? "", $0.role ?? ""] }
    #expect(
      pairs == [
        ["その他", "Other", "x_Other", "label"], ["その他、流動資産", "Other-CA", "x_Other", "verboseLabel"],
        ["その他合計", "Total other", "x_Other", "totalLabel"], ["当期純利益", "Profit", "x_Profit", "label"],
        ["当期純損失（△）", "Loss", "x_Profit", "negativeLabel"],
      ])
    #expect(entries.allSatisfy { $0.origin == .linkbase && $0.status == .preferred })
  }

  @Test("A filer's pair of linkbases gives every label")
  func realPair() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../shared/real/tdnet/4444-fy2024").standardizedFileURL
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let files = names.filter { $0.hasSuffix("-lab.xml") || $0.hasSuffix("-lab-en.xml") }
    guard files.count == 2 else {
      print("skipped: no linkbases beside the repository")
      return
    }
    let sources = try files.map { name in
      GlossarySource(name: name, bytes: Array(try Data(contentsOf: folder.appending(path: name))))
    }
    let entries = try readGlossary(sources).entries
    #expect(entries.count == 12)
    #expect(Set(entries.compactMap(\.role)) == ["label", "verboseLabel"])
    #expect(entries.allSatisfy { $0.concept?.hasPrefix("tse-acedjpfr-44440_") == true })
  }
}
