import Lexing
import ReleaseModel
import SourceText
import TermCatalog

/// Labels that a converter glued together, tore apart or garbled.
extension RowMending {
  /// 「少数株主損益 持分法による投資利益(損失):」 is an item and the section after it; "Equity in net loss …: Equity method net
  /// loss" is a section and its first item.
  mutating func cutGluedSections() {
    var totals = sectionTotals()
    var labels = LabelList(grid.rows.map(label))
    var index = 0
    while index < grid.rows.count {
      defer { index += 1 }
      guard grid.rows[index].kind == .body else { continue }
      let text = labels.texts[index]
      let rows = grid.rows.count
      // Headings that are put in stand beside this row, and no total is looked for at or above it.
      defer { if grid.rows.count > rows { totals.insert(nil, at: index) } }
      if text.contains(":"), let colon = text.utf8.firstIndex(of: 0x3A), colon != text.utf8.startIndex {
        let after = text[text.utf8.index(after: colon)...].drop { $0 == " " }
        let before = String(text[..<colon])
        // "Clinical: Phase 1" above "Clinical: Phase 3": a heading is glued to the first of its rows, not to each.
        let isRepeated =
          labels.texts.count(where: { $0.hasPrefix(before + ":") && $0.utf8.count > before.utf8.count + 1 }) > 1
        if !after.isEmpty, isRepeated { continue }
        if !after.isEmpty, before.utf8.count >= 6, after.first.map({ !$0.isNumber }) == true, after.utf8.count >= 6 {
          insertSection(before + ":", at: index, from: index)
          index += 1
          setLabel(index, String(after), "a section's heading stood before the label")
          labels.insert(before + ":", at: index - 1)
          labels.set(index, String(after))
        } else if after.isEmpty, let (item, section) = cutTrailingSection(before) {
          setLabel(index, item, "the next section's heading stood behind the label")
          insertSection(section + ":", at: index + 1, from: index)
          labels.set(index, item)
          index += 1
          labels.insert(section + ":", at: index)
        }
      } else if let (section, item) = cutLeadingSection(text, at: index, totals, labels) {
        insertSection(section, at: index, from: index)
        index += 1
        setLabel(index, item, "a section's heading stood before the label")
        labels.insert(section, at: index - 1)
        labels.set(index, item)
      }
    }
    // Two headings in one line without figures: "… (CAPITAL DEFICIENCY) Current Liabilities:".
    index = 0
    while index < grid.rows.count {
      defer { index += 1 }
      guard grid.rows[index].kind == .section else { continue }
      let text = label(grid.rows[index])
      guard text.utf8.last == 0x3A, let (outer, inner) = cutTrailingSection(String(text.dropLast())) else { continue }
      if isGarbledCopy(outer, before: grid.rows[index].line) || context.legibility(outer) < 0.4 { continue }
      setLabel(index, outer, "two headings stood in one line")
      insertSection(inner + ":", at: index + 1, from: index)
      index += 1
    }
  }

  private mutating func insertSection(_ text: String, at index: Int, from source: Int) {
    var row = grid.rows[source]
    row.kind = .section
    row.mended = text
    row.repair = Repair(from: label(grid.rows[source]), evidence: ["a heading was glued to a label"])
    for cell in row.cells.indices {
      let end = row.cells[cell].range.upperBound
      row.cells[cell] = WorkCell(index: row.cells[cell].index, range: end..<end, line: row.line, reading: .empty)
    }
    grid.rows.insert(row, at: index)
  }

  private mutating func setLabel(_ index: Int, _ text: String, _ why: String) {
    if grid.rows[index].repair == nil {
      grid.rows[index].repair = Repair(from: label(grid.rows[index]), evidence: [why])
    } else {
      grid.rows[index].repair?.evidence.append(why)
    }
    grid.rows[index].mended = text
  }

  /// 「流動資産 現金及び預金」, "Current assets Cash and deposits": a heading that a total further down closes, and a known label.
  ///
  /// `labels`: those of all rows.
  private func cutLeadingSection(
    _ text: String, at index: Int, _ totals: [String?], _ labels: LabelList
  ) -> (String, String)? {
    guard text.utf8.contains(0x20), !context.catalog.isKnown(text, in: context.termLanguage) else { return nil }
    let end = min(totals.count, index + Self.sectionReach)
    let below = totals[min(index + 1, end)..<end].compactMap { $0 }
    let words = text.words
    for count in 1..<max(1, words.count) {
      let section = words[..<count].joined(separator: " ")
      let item = words[count...].joined(separator: " ")
      guard section.utf8.count >= 5, item.utf8.count >= 5 else { continue }
      if standsAlone(section, item, at: index, labels) { return (section, item) }
      guard !below.isEmpty, isClosed(Self.unnumbered(section), by: below) else { continue }
      // "Japan New products" beside "Japan Other" is no heading with a label.
      let isAlone = countBody(beginningWith: section + " ", labels) == 1
      if context.catalog.isKnown(item, in: context.termLanguage) || isAlone && context.legibility(item) >= 0.5 {
        return (section, item)
      }
    }
    return context.language == .english ? cutAtCapital(words, at: index) : nil
  }

  /// "Other items Depreciation" in a version that writes only the first word of a label with a capital: the second capital begins
  /// another label, where the catalogue knows one.
  private func cutAtCapital(_ words: [String], at index: Int) -> (String, String)? {
    let text = words.joined(separator: " ")
    guard let place = ReleaseContext.innerCapital(words), grid.rows[index].stacked < 2,
      context.otherRows(named: text) == 0
    else {
      return nil
    }
    let (section, item) = (words[..<place].joined(separator: " "), words[place...].joined(separator: " "))
    // "Other Japan" and "Total Japan" are labels with a name.
    guard section.utf8.count >= 5, item.utf8.count >= 5, !isOpenEnded(section), words.count > 2,
      !Sections.isTotalLabel(section)
    else { return nil }
    // "Fiscal year ending March 31" is no heading with a label, nor is what is numbered.
    guard !text.utf8.contains(where: { isDigit($0) }) else { return nil }
    let isSeveral = words.count - place >= 2
    let isKnown =
      context.catalog.isKnown(item, in: .english)
      || isSeveral && (place >= 2 || isSurelyKnown(section)) && context.legibility(item) >= 0.5
        && context.legibility(section) >= 0.5
    guard isKnown, grid.rows.count(where: { $0.kind == .body && label($0).hasPrefix(section + " ") }) == 1 else {
      return nil
    }
    return context.writesSmallLetters ? (section, item) : nil
  }

  /// Nothing closes the heading, but its words and those behind it are labels of their own: both in the catalogue
  /// (「売上高 外部顧客への売上高」), or a year or another heading before the label that other rows bear as well
  /// (「平成24年度 売上高」, 「連結合計 売上高」), or a short name before a label that no line was too narrow for.
  private func standsAlone(_ section: String, _ item: String, at index: Int, _ labels: LabelList) -> Bool {
    guard grid.rows[index].stacked < 2, !endsOpen(section), !startsOpen(item),
      !isOpenEnded(section) || section.hasSuffix(ignoringCase: " total"),
      areLabels(section, item, at: index, labels), context.otherRows(named: section + " " + item) == 0
    else { return false }
    if context.language == .japanese, context.catalog.isKnown(section + item, in: .japanese) { return false }
    // 「有形固定資産の取得による支出 関連会社への投資などが受け」: a label with a garbled copy of the next.
    return ![section, item].contains {
      isGarbledCopy($0, before: grid.rows[index].line) && context.legibility($0) < 0.9
    }
  }

  /// The words of both parts are those of a label.
  private func areLabels(_ section: String, _ item: String, at index: Int, _ labels: LabelList) -> Bool {
    let isJapanese = context.language == .japanese
    if isJapanese || item.utf8.contains(0x20) && item.first?.isUppercase == true && context.isCaption(section),
      isSurelyKnown(item), isSurelyKnown(section)
    {
      return true
    }
    // This row itself bears both parts.
    if labels.contains(item) {
      if let mention = PeriodScanner.mentions(Array(section.utf8), 0..<section.utf8.count).first,
        mention.range.count * 4 >= section.utf8.count * 3
      {
        return true
      }
      // The rows that follow are those that follow elsewhere: the same items under another heading.
      if followsAsElsewhere(item, at: index, labels) { return true }
      // Its other rows bear the name too: 「国内 売上高」, 「国内 営業利益」 are labels.
      return countBody(beginningWith: section + " ", labels) == 1
        && (isJapanese ? context.legibility(section) >= 0.4 : context.isCaption(section))
    }
    guard isJapanese, context.legibility(section) >= 0.5 || context.isCaption(section), context.legibility(item) >= 0.5
    else { return false }
    // A label is broken where the line ends: what stands before the blank fills most of the widest label's room.
    guard isWide(section), isWide(item), grid.rows.contains(where: { $0.kind == .section }) else { return false }
    let own = longestPart(section) * 2
    return own <= 20
      && grid.rows.indices.contains { grid.rows[$0].kind == .body && longestPart(labels.texts[$0]) >= own }
  }

  private func countBody(beginningWith start: String, _ labels: LabelList) -> Int {
    labels.texts.indices.count { labels.texts[$0].hasPrefix(start) && grid.rows[$0].kind == .body }
  }

  private func followsAsElsewhere(_ item: String, at index: Int, _ labels: LabelList) -> Bool {
    func next(_ row: Int) -> String? {
      grid.rows.indices[(row + 1)...].first { grid.rows[$0].kind == .body }.map { labels.texts[$0] }
    }
    guard let own = next(index), own != item else { return false }
    return grid.rows.indices.contains(where: { row in
      row != index && grid.rows[row].kind == .body && labels.texts[row] == item && next(row) == own
    })
  }

  /// Characters of the longest part between blanks.
  private func longestPart(_ text: String) -> Int {
    var text = text
    return text.withUTF8 { bytes in
      var (longest, length) = (0, 0)
      for byte in bytes {
        if byte == 0x20 { length = 0 } else if byte & 0xC0 != 0x80 { length += 1 }
        longest = max(longest, length)
      }
      return longest
    }
  }

  /// Japanese letters only: 「IP サービス」 has its blank from its author.
  private func isWide(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0.value >= 0x3000 || $0 == "(" || $0 == ")" || $0 == "・" }
  }

  private func isSurelyKnown(_ text: String) -> Bool {
    var text = text
    // "Profit attributable to owners of parent (millions of yen)"
    if text.utf8.last == 0x29 {
      let bytes = Array(text.utf8)
      if let open = bytes.lastIndex(of: 0x28), open > 4,
        !UnitScanner.mentions(bytes, open + 1..<bytes.count - 1).isEmpty
      {
        text = String(decoding: bytes[trimmed(0..<open, in: bytes)], as: UTF8.self)
      }
    }
    guard let kind = context.match(for: text)?.kind else { return false }
    return kind == .exact || kind == .normalized
  }

  private func startsOpen(_ text: String) -> Bool {
    if Self.openStarts.isPrefix(of: text) { return true }
    return text.utf8.first == 0x28 && !Self.remarkStarts.isPrefix(of: text)
  }

  private static let openStarts: WordSet = [
    "又は", "または", "及び", "および", "並びに", "・", "等", "帰属", "に帰属", "控除後", "に係る", "繰入額", "戻入額", "戻入益",
  ]
  private static let signOptions: WordSet = [
    "(expense", "(loss", "(gain", "(income", "(benefit", "(used in", "(decrease", "(increase", "(cost", "(payment",
    "(reversal", "(deficit", "(charge", "(outflow",
  ]
  private static let remarkStarts: WordSet = ["(うち", "(内", "(参考"]

  /// 「３．投資その他の資産」, "I. Current liabilities" without their number.
  private static func unnumbered(_ text: String) -> String {
    guard text.utf8.contains(0x2E), let point = text.firstIndex(of: "."),
      text.distance(from: text.startIndex, to: point) <= 4
    else {
      return text
    }
    let rest = text[text.index(after: point)...].drop { $0 == " " }
    return rest.isEmpty ? text : String(rest)
  }

  /// A heading that some total further down closes: 流動資産, "Current assets"; no total itself.
  func isHeadingOfTotal(_ text: String, at index: Int) -> Bool {
    guard !Sections.isTotalLabel(text) else { return false }
    let totals = sectionTotals()
    let end = min(totals.count, index + Self.sectionReach)
    return isClosed(Self.unnumbered(text), by: totals[min(index + 1, end)..<end].compactMap { $0 })
  }

  /// Rows below a heading in which its total is looked for.
  private static let sectionReach = 60

  /// For each row its label where it can be the total of a section: 流動資産合計, "total current assets" in lower case; else nil.
  private func sectionTotals() -> [String?] {
    grid.rows.map { row in
      guard row.kind == .body, row.figures > 0 else { return nil }
      let text = label(row)
      if context.language == .japanese { return Self.totalEndings.isSuffix(of: text) ? text : nil }
      let isTotal = text.hasPrefix(ignoringCase: "total ") || text.hasPrefix(ignoringCase: "net cash ")
      return isTotal ? Self.singular(text) : nil
    }
  }

  private static let totalEndings: WordSet = ["計", "キャッシュ・フロー"]

  private func isClosed(_ section: String, by totals: [String]) -> Bool {
    if context.language == .english {
      let closing = Self.singular("total " + section)
      return totals.contains { $0 == closing || closesFlows($0, section) }
    }
    // 営業活動によるキャッシュ・フロー closes what it heads.
    let closings = [section + "合計", section + "計"] + (section.hasSuffix("キャッシュ・フロー") ? [section] : [])
    return totals.contains { closings.contains($0) }
  }

  /// "Total extraordinary losses" closes "Extraordinary loss".
  private static func singular(_ text: String) -> String {
    var text = text.lowercased()
    return text.withUTF8 { bytes in
      String(unsafeUninitializedCapacity: bytes.count) { result in
        var count = 0
        var at = 0
        while at < bytes.count {
          if bytes[at] == 0x20 {
            at += 1
            continue
          }
          if count > 0 {
            result[count] = 0x20
            count += 1
          }
          let start = count
          while at < bytes.count, bytes[at] != 0x20 {
            result[count] = bytes[at]
            count += 1
            at += 1
          }
          func ends(_ letters: StaticString) -> Bool {
            let length = letters.utf8CodeUnitCount
            guard count - start >= length else { return false }
            for step in 0..<length where result[count - length + step] != letters.utf8Start[step] { return false }
            return true
          }
          if ends("sses") { count -= 2 } else if ends("s"), !ends("ss") { count -= 1 }
        }
        return count
      }
    }
  }

  /// "Net cash provided by (used in) operating activities" closes "Cash flows from operating activities".
  private func closesFlows(_ text: String, _ section: String) -> Bool {
    guard text.hasPrefix("net cash") else { return false }
    let heading = Self.singular(section)
    guard heading.hasSuffix("activitie") else { return false }
    return text.hasSuffix(heading.words.suffix(2).joined(separator: " "))
  }

  /// The cut of "item section" that gives two labels.
  private func cutTrailingSection(_ text: String) -> (String, String)? {
    if context.language == .japanese {
      let parts = text.words
      guard parts.count >= 2, let last = parts.last else { return nil }
      let head = parts.dropLast().joined(separator: " ")
      guard context.legibility(last) >= 0.5, context.legibility(head) >= 0.5 else { return nil }
      return (head, last)
    }
    return cutEnglish(text)
  }

  /// Cuts before a capital where both halves are labels: in the catalogue, or rows of this release's other tables.
  private func cutEnglish(_ text: String) -> (String, String)? {
    let bytes = Array(text.utf8)
    if context.catalog.isKnown(text, in: .english) { return nil }
    func isLabel(_ part: String) -> Bool {
      context.isCaption(part) || context.catalog.isKnown(part, in: .english)
    }
    for place in bytes.indices.dropFirst(4)
    where bytes[place - 1] == 0x20 && bytes[place] >= 0x41 && bytes[place] <= 0x5A {
      let (left, right) = (
        String(decoding: bytes[..<(place - 1)], as: UTF8.self), String(decoding: bytes[place...], as: UTF8.self)
      )
      // "Cost of" is the head of a label and no label.
      if left.utf8.count >= 6, right.utf8.count >= 6, !isOpenEnded(left), isLabel(left), isLabel(right) {
        return (left, right)
      }
    }
    return nil
  }

  /// Removes garbled copies and noise from labels of several parts; closes the gaps that line breaks left.
  mutating func mendLabels() {
    for index in grid.rows.indices where grid.rows[index].kind != .dropped {
      let text = label(grid.rows[index])
      let clean = withoutRepeats(text)
      if clean != text { setLabel(index, clean, "marks without meaning behind the label") }
      if context.language == .japanese { mendJapanese(index) }
    }
  }

  private func withoutRepeats(_ text: String) -> String {
    guard text.utf8.count(where: { $0 == 0x20 }) >= 3, text.utf8.count(where: isDigit) >= 3 else { return text }
    var parts = text.words
    guard parts.count >= 4 else { return text }
    // 「一切 2000 2000 2000 …」: what a converter writes when it has nothing to write.
    let numbers = parts.filter { $0.utf8.allSatisfy(isDigit) }
    guard let first = numbers.first, numbers.filter({ $0 == first }).count >= 3 else { return text }
    parts.removeAll { $0.utf8.allSatisfy(isDigit) }
    // What stood before them is of the same making, unless it belongs to a known label.
    if parts.count > 1,
      let known = (1..<parts.count).last(where: {
        context.catalog.isKnown(parts[..<$0].joined(separator: " "), in: context.termLanguage)
      }), !context.catalog.isKnown(parts.joined(separator: " "), in: context.termLanguage)
    {
      parts = Array(parts[..<known])
    }
    return parts.joined(separator: " ")
  }

  private mutating func mendJapanese(_ index: Int) {
    let text = label(grid.rows[index])
    guard text.utf8.contains(0x20) else { return }
    var parts = text.words
    guard parts.count >= 2, parts.count <= 6 else { return }
    let joined = parts.joined()
    if context.otherRows(named: joined) > 0 || context.catalog.isKnown(joined, in: .japanese) { return }
    var dropped = false
    for part in parts where parts.count >= 2 {
      guard part.unicodeScalars.contains(where: { $0.value >= 0x3000 }) else { continue }
      if endsOpen(part), context.legibility(part) >= 0.5 { continue }
      let rest = parts.filter { $0 != part }
      guard let strongest = rest.map({ context.catalog.legibility(of: $0, in: .japanese) }).max(), strongest >= 0.7
      else { continue }
      let garbled =
        isGarbledCopy(part, before: grid.rows[index].line) && context.legibility(part) < 0.9
        || context.legibility(part) < 0.5 && !part.hasPrefix("(")
      if garbled, let place = parts.firstIndex(of: part) {
        parts.remove(at: place)
        dropped = true
      }
    }
    if dropped { setLabel(index, parts.joined(separator: " "), "a garbled copy of a neighbouring label was left out") }
  }

  private func endsOpen(_ text: String) -> Bool {
    Self.openEndings.isSuffix(of: text)
  }

  private static let openEndings: WordSet = [
    "及び", "および", "の", "・", "、", "と", "並びに", "又は", "または", "に", "する", "による", "係る", "かかる",
  ]

  /// A label broken over two lines: its first half stands alone above the row with the figures.
  mutating func joinWraps() {
    for index in grid.rows.indices.dropLast() where grid.rows[index].kind == .section {
      guard let next = grid.rows[(index + 1)...].firstIndex(where: { $0.kind != .dropped }) else { continue }
      let first = label(grid.rows[index])
      let second = label(grid.rows[next])
      guard !first.hasSuffix(":"), !second.isEmpty, grid.rows[next].line > grid.rows[index].line else { continue }
      // 「臨床開発」 over 「第3相」 beside 「臨床開発 第1相・第2相」
      let isShared = isBeginning(first, second, at: index, next)
      let separator = context.language == .japanese && !isShared ? "" : " "
      guard !isSection(index, over: next, first, second),
        isShared || isWrapped(first, second, first + separator + second)
      else {
        continue
      }
      setLabel(next, first + separator + second, "the label runs over two lines")
      grid.rows[next].labelParts = [grid.rows[index].label, grid.rows[next].label]
      grid.rows[index].kind = .dropped
    }
  }

  /// Another row of the same heading begins with the same words and goes on in its own way.
  private func isBeginning(_ first: String, _ second: String, at index: Int, _ next: Int) -> Bool {
    guard first.utf8.count >= 6, !isHeadingOfTotal(first, at: index), !isSurelyKnown(second) else { return false }
    // The rows below would bear the heading's words no more: one that has them stands right beside.
    let near = max(0, index - 2)..<min(grid.rows.count, next + 3)
    return near.contains { row in
      row != index && row != next && grid.rows[row].kind == .body && label(grid.rows[row]).hasPrefix(first + " ")
    }
  }

  /// "Profit attributable to" over "Owners of parent" and "Non-controlling interests" is a heading, though it reads like
  /// the first half of a label; so is one that its rows repeat, and one with several rows set in below it.
  private func isSection(_ index: Int, over next: Int, _ first: String, _ second: String) -> Bool {
    if second.hasPrefix(first) { return true }
    guard let third = grid.rows[(next + 1)...].first(where: { $0.kind != .dropped }) else { return false }
    // "owners of parent" goes on with a label where the next line begins with a capital.
    if second.first?.isLowercase == true, label(third).first?.isUppercase == true { return false }
    if grid.rows[next].indent > grid.rows[index].indent, third.indent >= grid.rows[next].indent { return true }
    guard first.lowercased().hasSuffix("attributable to") else { return false }
    let other = label(third).lowercased()
    return other.hasPrefix("non-controlling") || other.hasPrefix("noncontrolling") || other.hasPrefix("minority")
  }

  /// An English label that goes on: "Cost of", "Total", "Profit attributable".
  private func isOpenEnded(_ text: String) -> Bool {
    if text.utf8.last == 0x2C || text.utf8.last == 0x2D { return true }
    guard Self.openWords.isSuffix(of: text.utf8.last == 0x20 ? text.words.last ?? "" : text) else { return false }
    return Self.openWords.isAll(of: text.words.last ?? "")
  }

  private static let openWords: WordSet = [
    "and", "of", "in", "to", "for", "the", "from", "by", "on", "or", "-", "&", "attributable", "before", "total",
  ]

  private func isWrapped(_ first: String, _ second: String, _ joined: String) -> Bool {
    if context.language == .japanese {
      if endsOpen(first) || startsOpen(second) { return true }
    } else {
      if isOpenEnded(first) { return true }
      if second.utf8.first.map({ $0 >= 0x61 && $0 <= 0x7A }) == true { return true }
      // "Finance income" over "(expenses), net"
      if Self.signOptions.isPrefix(of: second) { return true }
    }
    let catalog = context.catalog
    // 「税金等調整前」 over 「中間純利益」: the second half is a label of its own, but not this one.
    if first.hasSuffix("前"), isSurelyKnown(joined) { return true }
    return catalog.isKnown(joined, in: context.termLanguage) && !catalog.isKnown(first, in: context.termLanguage)
      && !catalog.isKnown(second, in: context.termLanguage)
  }
}
