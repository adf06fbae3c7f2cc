public import SourceText

/// Reports for people at a terminal, in Japanese or English.
///
/// `✗ エラー2件、警告3件` / `✗ 2 errors, 3 warnings`. The same result gives the same text, whatever the terminal.
public struct TextReport: Sendable {
  /// Of the report's own words; quotations stay in the language of their version.
  public var language: Language
  /// Colours by ANSI escapes; whoever prints decides whether the reader can see them.
  public var isColoured: Bool

  public init(language: Language, isColoured: Bool = false) {
    self.language = language
    self.isColoured = isColoured
  }

  var palette: Palette { Palette(isColoured: isColoured) }

  /// The phrase in the report's language.
  func say(_ japanese: String, _ english: String) -> String { language == .japanese ? japanese : english }

  /// 1,003行 / `1,003 rows`, `1 row`.
  func count(_ number: Int, _ japaneseCounter: String, _ english: String) -> String {
    say(grouped(number) + japaneseCounter, plural(number, english))
  }

  func name(of version: Language) -> String {
    version == .japanese ? say("日本語", "Japanese") : say("英語", "English")
  }

  /// Line and cell as a person counts them; both are given 0-based. The label of a row is not counted as a cell.
  func place(line: Int, cell: Int?, part: DocumentPart? = nil) -> String {
    let page = part.map { words(for: $0) } ?? ""
    return page + place(line, cell)
  }

  private func words(for part: DocumentPart) -> String {
    switch part.kind {
    case .page: say("\(part.number + 1)頁 ", "p. \(part.number + 1), ")
    case .slide: say("スライド\(part.number + 1) ", "slide \(part.number + 1), ")
    case .sheet: say("シート「\(part.name ?? "\(part.number + 1)")」 ", "sheet \(part.name ?? "\(part.number + 1)"), ")
    case .document: ""
    }
  }

  private func place(_ line: Int, _ cell: Int?) -> String {
    guard let cell, cell > 0 else { return say("\(line + 1)行", "line \(line + 1)") }
    return say("\(line + 1)行 セル\(cell)", "line \(line + 1), cell \(cell)")
  }
}

/// `1 cell`, `1,003 cells`.
func plural(_ number: Int, _ noun: String) -> String { "\(grouped(number)) \(noun)\(number == 1 ? "" : "s")" }

/// 1003 as `1,003`.
func grouped(_ number: Int) -> String {
  var digits = Array(String(number.magnitude).utf8)
  var position = digits.count - 3
  while position > 0 {
    digits.insert(UInt8(ascii: ","), at: position)
    position -= 3
  }
  return (number < 0 ? "-" : "") + String(decoding: digits, as: UTF8.self)
}
