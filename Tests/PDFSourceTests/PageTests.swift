import SourceText
import Testing

@testable import PDFSource

/// Words on a page of letters of ten points, and the lines that are drawn from them; tabs between cells.
struct PageCase: Sendable, CustomTestStringConvertible {
  var name: String
  /// Each with its left end, the height of its middle, and its text. A figure is given by its right end: negative.
  var words: [(place: Double, middle: Double, text: String)]
  var lines: [String]

  var testDescription: String { name }
}

private let pages: [PageCase] = [
  PageCase(
    name: "figures flush right, headings in the middle of two columns",
    words: [
      (160, 10, "売上高"), (260, 10, "営業利益"),
      (-180, 22, "百万円"), (-230, 22, "％"), (-290, 22, "百万円"), (-340, 22, "％"),
      (10, 36, "24年3月期"), (-180, 36, "1,234"), (-230, 36, "△5.6"), (-290, 36, "78"), (-340, 36, "9.0"),
      (10, 50, "23年3月期"), (-180, 50, "999"), (-230, 50, "0.1"), (-290, 50, "1,000"), (-340, 50, "△10.0"),
    ],
    lines: [
      "\t売上高\t\t営業利益\t", "\t百万円\t％\t百万円\t％", "24年3月期\t1,234\t△5.6\t78\t9.0", "23年3月期\t999\t0.1\t1,000\t△10.0",
    ]),
  PageCase(
    name: "a dash in the middle of a column is in the column",
    words: [
      (-200, 10, "円"), (-300, 10, "円"), (10, 24, "中間"), (162, 24, "―"), (-300, 24, "60.00"), (10, 38, "期末"),
      (-200, 38, "30.00"),
      (-300, 38, "60.00"),
    ],
    lines: ["\t円\t円", "中間\t―\t60.00", "期末\t30.00\t60.00"]),
  PageCase(
    name: "a heading of two lines beside one of one line",
    words: [
      (130, 10, "売上高"), (208, 4, "親会社の所有者に"), (208, 16, "帰属する当期利益"), (-170, 30, "百万円"), (-290, 30, "百万円"),
      (10, 44, "24年"), (-170, 44, "1,234"), (-290, 44, "56"),
    ],
    lines: ["\t売上高\t親会社の所有者に帰属する当期利益", "\t百万円\t百万円", "24年\t1,234\t56"]),
  PageCase(
    name: "a label of two lines, its figures in the middle; a range on two lines",
    words: [
      (10, 10, "前期実績"), (10, 22, "(2024年)"), (-200, 16, "1,234"), (-300, 16, "56"), (10, 42, "今回予想"),
      (-200, 36, "4,000"),
      (-200, 48, "～4,500"), (-300, 36, "60"), (-300, 48, "～70"),
    ],
    lines: ["前期実績(2024年)\t1,234\t56", "今回予想\t4,000～4,500\t60～70"]),
  PageCase(
    name: "a sign parted from its figure, a unit behind it",
    words: [
      (10, 10, "営業損失"), (150, 10, "△"), (-200, 10, "1,234"), (-300, 10, "56"), (304, 10, "百万円"), (10, 24, "経常損失"),
      (150, 24, "△"), (-200, 24, "99"), (-300, 24, "7"), (304, 24, "百万円"),
    ],
    lines: ["営業損失\t△1,234\t56 百万円", "経常損失\t△99\t7 百万円"]),
  PageCase(
    name: "a raised number is a mark",
    words: [
      (10, 10, "Contracts"), (-200, 10, "1,234"), (-300, 10, "56"), (10, 24, "Sales"), (-200, 24, "9"), (-300, 24, "8"),
    ],
    lines: ["Contracts\t1,234\t56", "Sales\t9\t8"]),
  PageCase(
    name: "headings of two levels beside a heading of two lines",
    words: [
      (175, 10, "年間配当金"), (320, 11, "配当性向"), (320, 23, "（連結）"), (170, 24, "期末"), (250, 24, "合計"),
      (10, 40, "2021年"), (-200, 40, "25.00"), (-280, 40, "45.00"), (-360, 40, "25.3"),
      (10, 54, "2022年"), (-200, 54, "25.00"), (-280, 54, "50.00"), (-360, 54, "30.9"),
    ],
    lines: [
      "\t年間配当金\t\t配当性向（連結）", "\t期末\t合計\t", "2021年\t25.00\t45.00\t25.3", "2022年\t25.00\t50.00\t30.9",
    ]),
  PageCase(
    name: "labels in two places",
    words: [
      (10, 10, "流動資産"), (-180, 10, "8,210"), (186, 10, "流動負債"), (-360, 10, "4,402"),
      (10, 24, "固定資産"), (-180, 24, "6,120"), (186, 24, "負債合計"), (-360, 24, "6,520"),
      (186, 38, "純資産合計"), (-360, 38, "7,810"),
      (10, 52, "資産合計"), (-180, 52, "14,330"), (186, 52, "負債純資産合計"), (-360, 52, "14,330"),
    ],
    lines: [
      "流動資産\t8,210", "固定資産\t6,120", "資産合計\t14,330", "流動負債\t4,402", "負債合計\t6,520", "純資産合計\t7,810",
      "負債純資産合計\t14,330",
    ]),
  PageCase(
    name: "a line as long as its neighbours goes on in the next",
    words: [
      (20, 10, "当連結会計年度の売上高は増加し営業利益も増加しましたが経常利益は減少しま"), (10, 24, "した。"),
    ],
    lines: ["当連結会計年度の売上高は増加し営業利益も増加しましたが経常利益は減少しました。"]),
]

@Suite("Pages of a PDF") struct PageTests {
  /// Full-width characters are ten points wide, others five and a half.
  private func width(_ text: String) -> Double {
    text.unicodeScalars.reduce(0) { $0 + (isFullWidth($1.value) ? 10 : $1 == "," || $1 == "." ? 3 : 5.5) }
  }

  private func xhtml(_ page: PageCase) -> [UInt8] {
    var text = "<doc><page width=\"500\" height=\"800\">"
    for (place, middle, word) in page.words {
      let left = place < 0 ? -place - width(word) : place
      text +=
        "<word xMin=\"\(left)\" yMin=\"\(middle - 5)\" xMax=\"\(left + width(word))\" yMax=\"\(middle + 5)\">\(word)</word>"
    }
    return Array((text + "</page></doc>").utf8)
  }

  @Test("words are put to lines and cells", arguments: pages)
  func lines(_ page: PageCase) throws {
    var drawing = PageDrawing(try PageWords.read(xhtml(page)))
    drawing.draw()
    let lines = String(decoding: drawing.bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    #expect(lines == page.lines)
    #expect(drawing.places.count == lines.count)
  }

  @Test("a page whose text stands on its side is turned", arguments: [true, false])
  func rotation(isUpwards: Bool) throws {
    let page = pages[1]
    var text = "<doc><page width=\"800\" height=\"500\">"
    for (place, middle, word) in page.words {
      let left = place < 0 ? -place - width(word) : place
      let right = left + width(word)
      let x = isUpwards ? middle : 800 - middle
      let (top, bottom) = isUpwards ? (500 - right, 500 - left) : (left, right)
      text += "<word xMin=\"\(x - 5)\" yMin=\"\(top)\" xMax=\"\(x + 5)\" yMax=\"\(bottom)\">\(word)</word>"
    }
    var drawing = PageDrawing(try PageWords.read(Array((text + "</page></doc>").utf8)))
    drawing.draw()
    #expect(String(decoding: drawing.bytes, as: UTF8.self).split(separator: "\n").map(String.init) == page.lines)
  }
}
