import Packing
import Testing
import Totsugo

/// Net sales and operating profit of two years, tagged: the Japanese page.
private func japanesePage(_ edits: [(String, String)] = []) -> Input {
  func cell(_ text: String, _ context: String) -> String {
    "<td><ix:nonFraction name='t:\(context)' contextRef='\(context)' unitRef='JPY' scale='6'>\(text)</ix:nonFraction></td>"
  }
  var text = """
    <html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2008/inlineXBRL"
     xmlns:xbrli="http://www.xbrl.org/2003/instance"><body><div style="display:none"><ix:header><ix:resources>
    <xbrli:context id="Now"><xbrli:period><xbrli:startDate>2023-04-01</xbrli:startDate>
    <xbrli:endDate>2024-03-31</xbrli:endDate></xbrli:period></xbrli:context>
    <xbrli:context id="Then"><xbrli:period><xbrli:startDate>2022-04-01</xbrli:startDate>
    <xbrli:endDate>2023-03-31</xbrli:endDate></xbrli:period></xbrli:context>
    <xbrli:unit id="JPY"><xbrli:measure>iso4217:JPY</xbrli:measure></xbrli:unit></ix:resources></ix:header></div>
    <p>2024年３月期 決算短信〔日本基準〕（連結）</p><p>2024年３月期の連結業績（2023年４月１日～2024年３月31日）</p><p>（１）連結経営成績</p>
    <table><tr><td></td><td>売上高</td><td>営業利益</td><td>経常利益</td></tr>
    <tr><td></td><td>百万円</td><td>百万円</td><td>百万円</td></tr>
    <tr><td>2024年３月期</td>\(cell("88,204", "Now"))\(cell("4,110", "Now"))\(cell("4,402", "Now"))</tr>
    <tr><td>2023年３月期</td>\(cell("85,386", "Then"))\(cell("4,639", "Then"))\(cell("4,790", "Then"))</tr></table></body></html>
    """
  for (old, new) in edits { text = text.replacing(old, with: new) }
  return Input(name: "ja.htm", bytes: Array(text.utf8))
}

private func englishPage(_ edits: [(String, String)] = []) -> Input {
  var text = """
    <html><body><p>Consolidated Financial Results for the Fiscal Year Ended March 31, 2024 [Japanese GAAP]</p>
    <p>Consolidated Financial Results for the Fiscal Year Ended March 31, 2024 (April 1, 2023 to March 31, 2024)</p>
    <p>(1) Consolidated Operating Results</p>
    <table><tr><td></td><td>Net sales</td><td>Operating profit</td><td>Ordinary profit</td></tr>
    <tr><td></td><td>Millions of yen</td><td>Millions of yen</td><td>Millions of yen</td></tr>
    <tr><td>Fiscal year ended March 31, 2024</td><td>88,204</td><td>4,110</td><td>4,402</td></tr>
    <tr><td>Fiscal year ended March 31, 2023</td><td>85,386</td><td>4,639</td><td>4,790</td></tr></table></body></html>
    """
  for (old, new) in edits { text = text.replacing(old, with: new) }
  return Input(name: "en.htm", bytes: Array(text.utf8))
}

/// A label linkbase that names `t:Now`, as a standard label and as a longer one.
private func linkbase(_ language: String, _ label: String) -> [UInt8] {
  let role = "http://www.xbrl.org/2003/role"
  let text = """
    <?xml version="1.0" encoding="utf-8"?>
    <link:linkbase xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:link="http://www.xbrl.org/2003/linkbase">
    <link:labelLink xlink:type="extended" xlink:role="\(role)/link">
    <link:label xml:lang="\(language)" xlink:label="l2" xlink:role="\(role)/verboseLabel">long</link:label>
    <link:label xml:lang="\(language)" xlink:label="l1" xlink:role="\(role)/label">\(label)</link:label>
    <link:loc xlink:type="locator" xlink:href="t.xsd#t_Now" xlink:label="c1" />
    <link:labelArc xlink:type="arc" xlink:from="c1" xlink:to="l2" />
    <link:labelArc xlink:type="arc" xlink:from="c1" xlink:to="l1" /></link:labelLink></link:linkbase>
    """
  return Array(text.utf8)
}

private struct WitnessCase: Sendable, CustomTestStringConvertible {
  var name: String
  /// Edits of the Japanese version alone, of the filed page alone, and of the English.
  var japanese: [(String, String)] = []
  var filed: [(String, String)] = []
  var english: [(String, String)] = []
  /// kind, at fault, with whom the tag agrees; one finding a line.
  var findings: [String]

  var testDescription: String { name }
}

private let wrongScale = ("scale='6'>4,110", "scale='3'>4,110")
private let wrongSign = ("scale='6'>4,110", "scale='6' sign='-'>4,110")

private let cases: [WitnessCase] = [
  WitnessCase(name: "all three agree", findings: []),
  WitnessCase(
    name: "the English alone differs", english: [("4,110", "4,011")], findings: ["value en page+ja"]),
  WitnessCase(
    name: "the Japanese alone differs from the filed page", japanese: [("4,110", "4,011")],
    findings: ["value ja page+en"]),
  WitnessCase(
    name: "a tag of the wrong scale", japanese: [wrongScale], filed: [wrongScale], findings: ["scale - "]),
  WitnessCase(name: "a tag of the wrong sign", japanese: [wrongSign], filed: [wrongSign], findings: ["sign - "]),
  WitnessCase(
    name: "all three differ", japanese: [wrongScale], filed: [wrongScale], english: [("4,110", "4,011")],
    findings: ["value - "]),
  WitnessCase(
    name: "a tag of the wrong period",
    japanese: [("contextRef='Now' unitRef='JPY' scale='6'>88,204", "contextRef='Then' unitRef='JPY' scale='6'>88,204")],
    filed: [("contextRef='Now' unitRef='JPY' scale='6'>88,204", "contextRef='Then' unitRef='JPY' scale='6'>88,204")],
    findings: ["period - page+ja+en"]),
]

@Suite("Witnesses") struct WitnessTests {
  @Test("two against one", arguments: cases)
  private func verdicts(_ item: WitnessCase) throws {
    let (japanese, english) = (japanesePage(item.japanese), englishPage(item.english))
    let result = try hear(
      [japanesePage(item.filed)], in: try check(japanese: japanese, english: english), checking: [japanese, english])
    let found = result.findings.filter { $0.tagged != nil }.map { finding in
      "\(finding.kind.rawValue) \(finding.fault?.rawValue ?? "-") \((finding.tagged?.agrees ?? []).joined(separator: "+"))"
    }
    #expect(found == item.findings)
    #expect(result.notices.count == 1)
  }

  @Test("pages of a zip archive share their contexts")
  func archive() throws {
    let whole = String(decoding: japanesePage().bytes, as: UTF8.self)
    let bare = whole.replacing("<xbrli:context id=", with: "<xbrli:context name=").replacing(
      "<xbrli:unit id=", with: "<xbrli:unit name=")
    let zip = Input(
      name: "filing.zip",
      bytes: packed([
        ("XBRLData/Attachment/0301.htm", Array(bare.utf8)), ("XBRLData/Attachment/0300.htm", Array(whole.utf8)),
        ("XBRLData/Attachment/t-lab.xml", linkbase("ja", "現在の額")),
        ("XBRLData/Attachment/t-lab-en.xml", linkbase("en", "Amount now")),
      ]))
    let releases = try readReleases(zip)
    #expect(releases.count == 2)
    for release in releases {
      #expect(release.tagged.count == 6)
      #expect(release.tagged.allSatisfy { $0.period != nil && $0.unit == .yen })
      #expect(release.tagged[0].labels == [.japanese: "現在の額", .english: "Amount now"])
      #expect(release.tagged[3].labels == [:])
    }
  }

  @Test("what is no filing is refused by name")
  func refusals() throws {
    let result = try check(japanese: japanesePage(), english: englishPage())
    #expect(throws: UnusableInput.self) { try hear([englishPage()], in: result) }
    let empty = Input(name: "empty.zip", bytes: packed([("a.txt", [0x61])]))
    #expect(throws: UnusableInput.self) { try hear([empty], in: result) }
  }
}
