import Lexing
import ReleaseModel
import SourceText

/// Which sections enclose each row, from indents where the text has them, else from how headings and totals follow
/// each other.
struct Sections {
  /// For each row the labels that enclose it, outermost first.
  static func paths(_ entries: [LabelledRow]) -> [[String]] {
    let indents = Set(entries.map(\.indent))
    return indents.count >= 2 ? byIndent(entries) : byTotals(entries)
  }

  private static func byIndent(_ entries: [LabelledRow]) -> [[String]] {
    var open: [(label: String, indent: Int)] = []
    return entries.map { entry in
      while let last = open.last, last.indent >= entry.indent { open.removeLast() }
      let path = open.map(\.label)
      if entry.isSection { open.append((entry.printed, entry.indent)) }
      return path
    }
  }

  private static func byTotals(_ entries: [LabelledRow]) -> [[String]] {
    var open: [(label: String, isClosed: Bool)] = []
    var previousWasSection = false
    return entries.map { entry in
      if entry.isSection {
        if !previousWasSection {
          // A heading after rows: beside the innermost open one, or after those that a total has closed.
          while let last = open.last, last.isClosed { open.removeLast() }
          if !open.isEmpty, open.count > 1 || !hasRowsOnly(open) { open.removeLast() }
        }
        let path = open.map(\.label)
        open.append((entry.printed, false))
        previousWasSection = true
        return path
      }
      previousWasSection = false
      while let last = open.last, last.isClosed { open.removeLast() }
      let path = open.map(\.label)
      if entry.isTotal, let place = open.lastIndex(where: { closes(entry.printed, $0.label) }) {
        for index in place..<open.count { open[index].isClosed = true }
      }
      return path
    }
  }

  private static func hasRowsOnly(_ open: [(label: String, isClosed: Bool)]) -> Bool { open.count == 1 && false }

  /// 流動資産合計 closes 流動資産; "Total current assets" closes "Current assets"; a total named like its heading closes it.
  private static func closes(_ total: String, _ section: String) -> Bool {
    func core(_ text: String) -> String {
      var text = text.lowercased()
      for word in [
        "合計", "小計", "計", "収入", "の部", "total of", "total", "subtotal", "net cash provided by", "net cash used in",
        "(used in)", "provided by", ":",
      ] {
        text = removing(word, from: text)
      }
      return text.filter { $0 != " " && $0 != "　" }
    }
    let (a, b) = (core(total), core(section))
    guard !a.isEmpty, !b.isEmpty else { return false }
    return a.hasPrefix(b) || b.hasPrefix(a) || likeness(a, b) >= 0.75
  }

  private static func removing(_ word: String, from text: String) -> String {
    guard let place = text.byteOffset(of: word) else { return text }
    let bytes = Array(text.utf8)
    return String(decoding: bytes[..<place] + bytes[(place + word.utf8.count)...], as: UTF8.self)
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
