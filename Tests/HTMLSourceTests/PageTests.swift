import HTMLSource
import SourceText
import Testing

/// A page and the lines that are drawn from it; tabs between cells.
struct PageCase: Sendable, CustomTestStringConvertible {
  var name: String
  var page: String
  var lines: [String]

  var testDescription: String { name }
}

private let pages: [PageCase] = [
  PageCase(
    name: "sign and bracket in cells of their own",
    page:
      "<table><tr><td>Net loss<td>$<td>(1,234<td>)<td></td><td>$<td>56<td></tr><tr><td>Sales<td><td>9<td><td><td><td>8<td></table>",
    lines: ["Net loss\t$(1,234)\t$56", "Sales\t9\t8"]),
  PageCase(
    name: "units behind figures",
    page: "<table><tr><td>自己資本<td>25年12月期<td>6,889<td>百万円<td>24年12月期<td>6,433<td>百万円</table>",
    lines: ["自己資本\t25年12月期\t6,889百万円\t24年12月期\t6,433百万円"]),
  PageCase(
    name: "marks of notes in cells of their own",
    page:
      "<table><tr><td>土地<td>※２<td>1,234<td>※<td>60</tr><tr><td>建物<td><td>9<td><td>8</tr></table>",
    lines: ["土地\t※２ 1,234\t※ 60", "建物\t9\t8"]),
  PageCase(
    name: "assets beside liabilities",
    page:
      "<table><tr><td>資産の部<td><td>負債の部<td></tr><tr><td>流動資産<td>8<td>流動負債<td>4</tr><tr><td>固定資産<td>6<td>負債合計<td>4</tr><tr><td><td><td>資本金<td>10</tr><tr><td>資産合計<td>14<td>負債純資産合計<td>14</tr></table>",
    lines: [
      "資産の部\t", "流動資産\t8", "固定資産\t6", "資産合計\t14", "負債の部\t", "流動負債\t4", "負債合計\t4", "資本金\t10", "負債純資産合計\t14",
    ]),
  PageCase(
    name: "a note's mark in an element of its own before a figure",
    page:
      "<table><tr><td>土地<td><span>※１</span><span>2,402</span><td>※1<b>12</b></tr><tr><td>建物<td>△<b>9</b><td><i>1</i><i>8</i></tr></table>",
    lines: ["土地\t※１ 2,402\t※1 12", "建物\t△9\t18"]),
  PageCase(
    name: "numbers of items in cells of their own",
    page: "<table><tr><td>①<td>期末株式数<td>10<td>20</tr><tr><td>②<td>自己株式数<td>1<td>2</tr></table>",
    lines: ["① 期末株式数\t10\t20", "② 自己株式数\t1\t2"]),
  PageCase(
    name: "headings over several columns, and over several rows",
    page:
      "<table><tr><td rowspan=2><td colspan=2>配当金<td rowspan=2>総額</tr><tr><td>中間<td>期末</tr><tr><td>2024年<td>5<td>6<td>73</table>",
    lines: ["\t配当金\t\t総額", "\t中間\t期末\t", "2024年\t5\t6\t73"]),
  PageCase(
    name: "levels of a label in columns of their own",
    page:
      "<table><tr><td colspan=3>資産の部<td><td></tr><tr><td><td colspan=2>流動資産<td><td></tr><tr><td><td><td>現金<td>625<td>509</tr></table>",
    lines: ["資産の部\t\t", "  流動資産\t\t", "    現金\t625\t509"]),
  PageCase(
    name: "indents by style and by blanks",
    page:
      "<table><tr><td>Revenues<td></tr><tr><td style='padding-left:8pt'>Services<td>1,000</tr><tr><td>&nbsp;&nbsp;Products<td>2,000</table>",
    lines: ["Revenues\t", "  Services\t1,000", "\u{A0}\u{A0}Products\t2,000"]),
  PageCase(
    name: "tables that lay out the page",
    page: "<table><tr><td><p>(1)</p><table><tr><td>a<td>1</tr></table></td><td>x</td></tr></table>",
    lines: ["(1)", "a\t1", "x"]),
  PageCase(
    name: "what is not seen",
    page:
      "<style>.h{display:none} td.v{visibility:hidden}</style><p style='display:none'>a</p><p class=h>b</p><p hidden>c</p><p>d</p><script>e</script>",
    lines: ["d"]),
  PageCase(
    name: "notes set above the line", page: "<table><tr><td>契約数<sup>(1)</sup><td>1,234<sup>2</sup></table>",
    lines: ["契約数¹\t1,234²"]),
  PageCase(
    name: "lines of a cell", page: "<table><tr><td>１株当たり<br>純利益<td>円 銭<br>5.50</table>",
    lines: ["\t円 銭", "１株当たり純利益\t5.50"]),
  PageCase(
    name: "units over figures in the same cells",
    page: "<table><tr><td>予想<td>百万円<br>12,000<td>百万円<br>800</table>", lines: ["\t百万円\t百万円", "予想\t12,000\t800"]),
  PageCase(
    name: "entities, and numbers that only Windows knows", page: "<p>&#9651;1,234 &yen;5 &#150; &amp; &unknown;</p>",
    lines: ["△1,234 ¥5 – & &unknown;"]),
  PageCase(name: "a page that breaks off", page: "<table><tr><td>売上高<td>1,00", lines: ["売上高\t1,00"]),
]

@Suite("Pages") struct PageTests {
  @Test("a page is drawn as lines", arguments: pages)
  func lines(_ page: PageCase) {
    let document = HTMLSource.read(name: "page", bytes: Array(page.page.utf8)).document
    let drawn = String(decoding: document.rendering?.bytes ?? [], as: UTF8.self)
    #expect(drawn.split(separator: "\n").map(String.init) == page.lines)
  }

  @Test("spans lead back to the page's own bytes")
  func spans() {
    let page = "<p>前文</p><table><tr><td>損失<td><b>&#9651;１,</b>234</td></tr></table>"
    let document = HTMLSource.read(name: "page", bytes: Array(page.utf8)).document
    let folded = Array("△1,234".utf8)
    let text = document.text.bytes
    let start = text.indices.first { text[$0...].starts(with: folded) }
    guard let start else {
      Issue.record("the figure is not in the text")
      return
    }
    let span = document.text.span(of: start..<start + folded.count)
    #expect(String(decoding: document.bytes[span.start..<span.end], as: UTF8.self) == "&#9651;１,</b>234")
    #expect(document.printed(span) == "△１,234")
  }

  @Test(
    "places are kept behind markup that looks like text",
    arguments: [
      #"<table title="a > b"><tr><td>売上高<td class='x>"y'>12,345</table>"#,
      #"<table><tr><td>売上高<!-- 12,345 > -- --> <td a=1 b>12,345</table>"#,
      #"<table><tr><td>売上高<td title=">'<" style='color:red'><b lang="ja">12,345</b></table>"#,
      #"<style>td > p:before { content: "12,345" }</style><table><tr><td>売上高<td>12,345</table>"#,
      #"<table><tr><td>売上高<td title='it"s > 5' alt="'">12,345</table>"#,
    ])
  func awkwardMarkup(_ page: String) throws {
    let bytes = Array("<html><body>\(page)".utf8)
    let document = HTMLSource.read(name: "page", bytes: bytes).document
    let line = try #require(document.text.lines.first { document.text.string($0).hasSuffix("12,345") })
    let span = document.text.span(of: line.upperBound - 6..<line.upperBound)
    #expect(String(decoding: bytes[span.start..<span.end], as: UTF8.self) == "12,345")
    #expect(span.end > (page.utf8.count * 2) / 3)
  }

  @Test("a style that comes again says the same, and one that begins alike says its own")
  func repeatedStyles() {
    let rows = (0..<600).map { row in
      "<tr><td style='padding-left:\(row % 3 * 8)pt'>\("item")<td style='display:\(row % 2 == 0 ? "none" : "block")'>1</tr>"
    }
    let lines = HTMLSource.read(name: "page", bytes: Array("<table>\(rows.joined())</table>".utf8)).document.text
    for (row, line) in lines.lines.dropLast().enumerated() {
      let indent = String(repeating: " ", count: row % 3 * 2)
      #expect(lines.string(line) == "\(indent)item\t\(row % 2 == 0 ? "" : "1")")
    }
    #expect(lines.lines.count >= 600)
  }

  @Test("a wrong byte spoils nothing else")
  func wrongByte() {
    let bytes = Array("<p>売上高 ".utf8) + [0xFF] + Array(" 1,234</p>".utf8)
    let document = HTMLSource.read(name: "page", bytes: bytes).document
    #expect(document.text.malformed == [13])
    #expect(document.text.string(document.text.lines[0]) == "売上高 \u{FFFD} 1,234")
  }

  @Test("markup that cannot be taken as it stands is told with its line")
  func problems() {
    let problems = HTMLSource.read(name: "page", bytes: Array("<p>a\n</b>\n<p>b".utf8)).problems
    #expect(problems.map(\.line) == [1])
  }

  @Test(
    "only pages are pages",
    arguments: [
      ("<!DOCTYPE html><p>a", true), ("\u{FEFF} <?xml version='1.0'?><html>", true), ("<DOCUMENT><TYPE>EX<HTML>", true),
      ("<u>ASSETS</u>\t1,234", false), ("売上高\t1,234", false), ("", false),
    ])
  func recognition(_ text: String, _ isPage: Bool) { #expect(HTMLSource.recognizes(Array(text.utf8)) == isPage) }

  @Test(
    "what is deep, wide or hostile has bounds",
    arguments: [
      String(repeating: "<div>", count: 10_000) + "x", String(repeating: "<table><tr><td>", count: 10_000) + "x",
      "<!DOCTYPE html [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><p>x&b;&b;</p>",
      "<!DOCTYPE html [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><p>x&f;</p>",
      "<table><tr><td colspan=99999999 rowspan=99999999>1<td>x</table>",
      String(repeating: "<ix:nonFraction>", count: 10_000) + "x",
      "<p " + (0..<10_000).map { "a\($0)='\($0)'" }.joined(separator: " ") + ">x</p>",
      "<p style='" + String(repeating: "margin:", count: 10_000) + "'>x</p>",
      "<table><tr>" + String(repeating: "<td colspan=1000></td>", count: 5_000) + "<td>x</table>",
      "<p>x<!--" + String(repeating: "<!--", count: 10_000),
    ])
  func bounds(_ page: String) {
    let document = HTMLSource.read(name: "page", bytes: Array(page.utf8)).document
    let drawn = document.rendering?.bytes ?? []
    #expect(drawn.contains(0x78))
    #expect(drawn.count < 200)
  }
}
