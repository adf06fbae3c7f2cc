import Gold
import Totsugo

/// The lines above the figures of a table that name its unit and its periods.
struct TableHeading {
  /// 0-based; titles, unit lines and header rows.
  var lines: [Int]
  /// Currencies of the table's figures.
  var currencies: Set<Unit>

  /// The headings of all tables that the other version has too.
  static func all(_ release: CorpusRelease, _ language: Language) -> [TableHeading] {
    let gold = release.gold
    let texts = language == .japanese ? release.japanese.lines : release.english.lines
    let paired = Set(gold.rows.map { language == .japanese ? $0.japanese : $0.english })
    let known = Set(
      gold.findings.filter { $0.severity != .note }.compactMap { language == .japanese ? $0.japanese : $0.english })
    let dataLines = Set(gold.facts(language).map(\.line))
    var tables: [(title: String, facts: [GoldFact])] = []
    for fact in gold.facts(language) {
      if tables.last?.title == fact.table {
        tables[tables.count - 1].facts.append(fact)
      } else {
        tables.append((fact.table, [fact]))
      }
    }
    return tables.compactMap { table in
      guard table.facts.contains(where: { paired.contains($0.line) }), let first = table.facts.map(\.line).min() else {
        return nil
      }
      var lines: [Int] = []
      var untabbed = 0
      for line in stride(from: first - 2, through: 0, by: -1) {
        let text = texts[line]
        if text.allSatisfy({ $0 == " " }) { continue }
        if dataLines.contains(line + 1) || isProse(text) { break }
        if !text.utf8.contains(9) { untabbed += 1 }
        if untabbed > 3 { break }
        // Where a difference is known already, a new one could not be told from it.
        if !known.contains(line + 1) { lines.append(line) }
      }
      return TableHeading(
        lines: lines.reversed(), currencies: Set(table.facts.map(\.unit).filter { $0.isCurrency || $0.isPerShare }))
    }
  }

  /// Sentences and notes, which say nothing of the table below.
  private static func isProse(_ text: String) -> Bool {
    if text.contains("。") { return true }
    let trimmed = text.drop { $0 == " " }
    let marks: [String] = ["注", "(注", "（注", "Note", "※", "*", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "$^", "http"]
    if marks.contains(where: { trimmed.hasPrefix($0) }) { return true }
    return !text.utf8.contains(9) && text.hasSuffix(".") && text.utf8.count > 60
  }
}

/// A change of a heading line.
struct HeadingEdit {
  var line = 0
  var old: String
  var new: String
  /// The whole line after the change.
  var text: String

  private static let unitWords: [(String, String)] = [
    ("百万円", "千円"), ("千円", "百万円"), ("億円", "百万円"), ("millions", "thousands"), ("Millions", "Thousands"),
    ("thousands", "millions"), ("Thousands", "Millions"), ("billions", "millions"), ("Gbps", "Mbps"),
  ]
  private static let currencyWords: [(String, String)] = [
    ("JPY", "USD"), ("Yen", "U.S. dollars"), ("yen", "U.S. dollars"),
  ]

  /// Other scales for a line that names one, and another currency when the line names the table's only one.
  static func units(_ line: String, currencies: Set<Unit>) -> [HeadingEdit] {
    var edits: [HeadingEdit] = []
    for (old, new) in unitWords where line.contains(old) && !line.contains("未満") {
      if old == "億円" && line.contains("十億円") { continue }
      edits.append(HeadingEdit(old: old, new: new, text: line.replacing(old, with: new)))
    }
    let isUnitLine = edits.contains { $0.old.utf8.first != UInt8(ascii: "G") }
    if currencies == [.yen], isUnitLine, !line.contains("USD"), !line.contains("ollar") {
      if let (old, new) = currencyWords.first(where: { line.contains($0.0) }) {
        edits.append(HeadingEdit(old: old, new: new, text: line.replacing(old, with: new)))
      }
    }
    return edits
  }

  /// Each period that the line names, a year earlier; or a year later when the earlier one stands in the line already.
  static func periods(_ line: String) -> [HeadingEdit] {
    let bytes = Array(line.utf8)
    var edits: [HeadingEdit] = []
    var index = 0
    while index < bytes.count {
      guard bytes[index].isDigit else {
        index += 1
        continue
      }
      var end = index
      while end < bytes.count, bytes[end].isDigit { end += 1 }
      if let edit = period(bytes, index..<end) { edits.append(edit) }
      index = end
    }
    return edits
  }

  private static func period(_ bytes: [UInt8], _ digits: Range<Int>) -> HeadingEdit? {
    guard let number = Int(String(decoding: bytes[digits], as: UTF8.self)) else { return nil }
    let before = String(decoding: bytes[..<digits.lowerBound], as: UTF8.self)
    let after = String(decoding: bytes[digits.upperBound...], as: UTF8.self)
    let isYear = digits.count == 4 && (1990...2059).contains(number) && !"/.,".contains(before.last ?? " ")
    let isEra =
      digits.count <= 2 && number > 1 && after.hasPrefix("年")
      && ["昭和", "平成", "令和"].contains { before.hasSuffix($0) }
    let isQuarter =
      digits.count == 2 && before.utf8.last == UInt8(ascii: "Q") && before.utf8.dropLast().last?.isDigit == true
    guard isYear || isEra || isQuarter else { return nil }
    // `2004年3月期`, `Mar 31, 2004`, `4Q03`: what tells this period from its neighbours in the line.
    let lead = isEra ? String(before.suffix(2)) : String(before.suffix(isQuarter ? 2 : 8))
    let tail = !after.hasPrefix("年") ? "" : after.firstIndex(of: "月").map { String(after[...$0]) } ?? "年"
    let line = String(decoding: bytes, as: UTF8.self)
    for other in [number - 1, number + 1] {
      var new = String(other)
      if isQuarter && new.utf8.count < 2 { new = "0" + new }
      let isTaken = after.hasPrefix("年") ? line.contains(new + tail) : line.contains(lead + new)
      if isTaken || new.utf8.count > 2 && isQuarter { continue }
      let old = String(decoding: bytes[digits], as: UTF8.self)
      return HeadingEdit(
        old: isQuarter || isEra ? lead + old : old + tail, new: isQuarter || isEra ? lead + new : new + tail,
        text: before + new + after)
    }
    return nil
  }
}
