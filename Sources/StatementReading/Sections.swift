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
      let bytes = Array(row.label.utf8)
      core.reserveCapacity(bytes.count)
      var at = 0
      while at < bytes.count {
        let byte = bytes[at]
        let length = Self.canOpen(byte) ? Self.wordLength(ByteCursor(bytes, at..<bytes.count)) : 0
        if length > 0 {
          at += length
          continue
        }
        if byte != 0x20, byte != 0x3A, byte != 0x28, byte != 0x29 { core.append(lowercased(byte)) }
        at += 1
      }
      isBareTotal = core.isEmpty && row.isTotal && !row.isSection
      isTotalOfFlows = Self.flowWords.isFound(in: bytes, 0..<bytes.count)
      isResult = !row.isSection && (row.concept.map { Self.results.contains($0.id) } ?? false)
    }

    /// The first bytes of those words.
    private static func canOpen(_ byte: UInt8) -> Bool {
      switch byte | 0x20 {
      case 0x74, 0x73, 0x6E, 0x63, 0x70, 0x75, 0x66, 0xE3, 0xE5, 0xE8: true
      default: false
      }
    }

    /// Bytes of the word for a total or a section under the cursor; 0 for any other.
    private static func wordLength(_ cursor: ByteCursor) -> Int {
      var look = cursor
      let isWord =
        switch lowercased(cursor.byte) {
        case 0xE3:
          look.take("によるキャッシュ・フロー") || look.take("によるキャッシュフロー") || look.take("の部")
        case 0xE5: look.take("合計") || look.take("小計")
        case 0xE8: look.take("計")
        case 0x74: look.takeCaseless("total of") || look.takeCaseless("total")
        case 0x73: look.takeCaseless("subtotal")
        case 0x6E: look.takeCaseless("net cash")
        case 0x63: look.takeCaseless("cash flows")
        case 0x70: look.takeCaseless("provided by")
        case 0x75: look.takeCaseless("used in")
        case 0x66: look.takeCaseless("from")
        default: false
        }
      return isWord ? look.at - cursor.at : 0
    }

    private static let flowWords: WordSet = ["net cash", "キャッシュ・フロー", "キャッシュフロー"]
    private static let results: Set<String> = [
      "gross-profit", "operating-income", "core-operating-profit", "ordinary-profit", "profit-before-income-taxes",
      "income-before-minority-interests", "net-income", "profit-attributable-to-owners-of-parent",
      "comprehensive-income",
      "profit-from-continuing-operations", "basic-earnings-per-share",
      "effect-of-exchange-rate-change-on-cash-and-cash-equivalents",
      "change-in-cash", "cash-at-beginning", "cash-at-end", "segment-profit", "segment-assets", "segment-liabilities",
    ]
  }

  /// Does a label name a sum?
  static func isTotalLabel(_ label: String) -> Bool {
    let bytes = Array(label.utf8)
    return sumWords.isFound(in: bytes, 0..<bytes.count)
      || sumEndings.isSuffix(of: bytes) && !otherEndings.isSuffix(of: bytes)
      || ByteCursor(bytes, 0..<bytes.count).looking(atCaseless: "total")
  }

  private static let sumWords: WordSet = ["合計", "subtotal", " total", "net cash "]
  private static let sumEndings: WordSet = ["計", "によるキャッシュ・フロー", "によるキャッシュフロー"]
  private static let otherEndings: WordSet = ["会計", "累計", "統計", "設計", "時計"]
}
