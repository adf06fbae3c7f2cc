import Lexing
import ReleaseModel
import SourceText
import TermCatalog

/// Which sections enclose each row: from indents where the text has them, else from the totals that close the headings.
struct Sections {
  /// For each row the labels that enclose it, outermost first. A total stands inside the section that it closes.
  static func paths(_ rows: [LabelledRow]) -> [[String]] {
    let indented = rows.reduce(0) { $0 + ($1.indent > 0 ? 1 : 0) }
    return indented * 8 >= rows.count && Set(rows.map(\.indent)).count >= 2 ? byIndent(rows) : byTotals(rows)
  }

  private static func byIndent(_ rows: [LabelledRow]) -> [[String]] {
    var open: [(label: String, indent: Int)] = []
    return rows.map { row in
      while let last = open.last, last.indent >= row.indent { open.removeLast() }
      let path = open.map(\.label)
      if row.isSection { open.append((row.printed, row.indent)) }
      return path
    }
  }

  private struct Open {
    var label: String
    /// Row of the total that closes it; nil when none does.
    var end: Int?
  }

  /// A heading reaches to the total that bears its name. One without such a total ends at the next heading, at a bare 計,
  /// at a total of something else, at a line of results (営業利益, "Net income"), or where the section around it ends.
  private static func byTotals(_ rows: [LabelledRow]) -> [[String]] {
    let names = rows.map { Name($0) }
    var open: [Open] = []
    return rows.indices.map { index in
      let row = rows[index]
      while let place = open.firstIndex(where: { $0.end.map { $0 < index } ?? false }) {
        open.removeSubrange(place...)
      }
      if row.isSection {
        // A heading right below a heading is its child; one after rows follows on the last one without a total.
        let isChild = index > 0 && rows[index - 1].isSection
        if !isChild, let last = open.last, last.end == nil { open.removeLast() }
        let path = open.map(\.label)
        let limit = open.last { $0.end != nil }?.end ?? rows.count - 1
        open.append(Open(label: row.printed, end: closing(index, through: limit, rows, names)))
        return path
      }
      let isOtherTotal = row.isTotal && !names[index].isBareTotal
      if names[index].isResult || isOtherTotal || open.contains(where: { $0.end == index }) {
        while let last = open.last, last.end == nil { open.removeLast() }
      }
      let path = open.map(\.label)
      if names[index].isBareTotal, let last = open.last, last.end == nil { open.removeLast() }
      return path
    }
  }

  /// Rows looked at below a heading in search of its total.
  private static let reach = 300

  private static func closing(_ heading: Int, through limit: Int, _ rows: [LabelledRow], _ names: [Name]) -> Int? {
    let own = names[heading].core
    guard !own.isEmpty else { return nil }
    var loose: Int?
    for index in stride(from: heading + 1, through: min(limit, heading + reach), by: 1) {
      if rows[index].isSection {
        if names[index].core == own { break }
        continue
      }
      guard rows[index].isTotal || names[index].isTotalOfFlows else { continue }
      if names[index].core == own { return index }
      if loose == nil, closesLoosely(names[index].core, own) { loose = index }
    }
    return loose
  }

  /// 「負債、少数株主持分及び資本」 holds all of 「負債及び資本」 in order; 営業収益計 of 営業収益 goes on with more words.
  private static func closesLoosely(_ total: [UInt8], _ section: [UInt8]) -> Bool {
    guard total.count >= section.count, section.count >= 4, total.first == section.first else { return false }
    if total.starts(with: section) { return true }
    guard total.suffix(3) == section.suffix(3) else { return likeness(total, section) >= 0.8 }
    var next = 0
    for byte in total where next < section.count && section[next] == byte { next += 1 }
    return next == section.count
  }

  /// What is left of a label when the words for totals and sections are gone.
  private struct Name {
    var core: [UInt8] = []
    /// 計, 合計, "Total" and nothing else.
    var isBareTotal = false
    /// "Net cash used in …", 「…によるキャッシュ・フロー」: a total that does not say so.
    var isTotalOfFlows = false
    /// A line of results, which belongs to no section above it.
    var isResult = false

    init(_ row: LabelledRow) {
      var text = row.label.lowercased()
      let whole = text
      for word in Self.words where text.contains(word) { text = Sections.removing(word, from: text) }
      core = text.utf8.filter { $0 != 0x20 && $0 != 0x3A && $0 != 0x28 && $0 != 0x29 }
      isBareTotal = core.isEmpty && row.isTotal && !row.isSection
      isTotalOfFlows = whole.hasPrefix("net cash") || whole.contains("キャッシュ・フロー") || whole.contains("キャッシュフロー")
      isResult = !row.isSection && (row.concept.map { Self.results.contains($0.id) } ?? false)
    }

    private static let words = [
      "合計", "小計", "計", "の部", "total of", "subtotal", "total", "net cash", "cash flows", "provided by", "used in",
      "from", "()", "によるキャッシュ・フロー", "によるキャッシュフロー",
    ]
    private static let results: Set<String> = [
      "gross-profit", "operating-income", "core-operating-profit", "ordinary-profit", "profit-before-income-taxes",
      "income-before-minority-interests", "net-income", "profit-attributable-to-owners-of-parent",
      "comprehensive-income",
      "profit-from-continuing-operations", "basic-earnings-per-share",
      "effect-of-exchange-rate-change-on-cash-and-cash-equivalents",
      "change-in-cash", "cash-at-beginning", "cash-at-end", "segment-profit", "segment-assets", "segment-liabilities",
    ]
  }

  fileprivate static func removing(_ word: String, from text: String) -> String {
    guard let range = text.firstRange(of: word) else { return text }
    return String(text[..<range.lowerBound] + text[range.upperBound...])
  }

  /// Does a label name a sum?
  static func isTotalLabel(_ label: String) -> Bool {
    let lower = label.lowercased()
    return label.hasSuffix("合計") || label.hasSuffix("計") && !label.hasSuffix("会計") && !label.hasSuffix("累計")
      || label.contains("合計") || lower.hasPrefix("total") || lower.contains(" total")
      || lower.hasPrefix("net cash ") || lower.hasPrefix("subtotal")
      || label.hasSuffix("によるキャッシュ・フロー") || label.hasSuffix("によるキャッシュフロー")
  }
}
