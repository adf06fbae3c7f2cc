import ReleaseModel
import SourceText

/// Two tables as one, row by row: the Japanese at the left, the English at the right, columns in the order of their pairs.
extension ReportPage {
  mutating func tablePair(_ index: Int) {
    let alignment = result.alignment.tables[index]
    let tables = PairedTables(alignment, result)
    out.markup("<section class=\"tables\" id=\"t")
    out.number(index)
    out.markup("\" aria-labelledby=\"th")
    out.number(index)
    out.markup("\">\n<h3 id=\"th")
    out.number(index)
    out.markup("\">")
    for version in Language.allCases { title(tables, version) }
    out.markup("</h3>\n<p class=\"meta\">")
    tableMeta(tables)
    out.markup("</p>\n<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"th")
    out.number(index)
    out.markup("\">\n<table class=\"n")
    out.number(tables.columns.count)
    out.markup("\" data-w=\"")
    out.number(tables.width(self))
    out.markup("\" data-t=\"")
    out.number(index)
    out.markup("\">\n")
    head(tables)
    out.markup("<tbody>\n")
    for row in tables.rows { rowPair(row, tables) }
    out.markup("</tbody>\n</table>\n</div>\n")
    notes(tables)
    out.markup("</section>\n")
  }

  private mutating func title(_ tables: PairedTables, _ version: Language) {
    out.markup("<span class=\"title\" lang=\"")
    out.text(version.rawValue)
    out.markup("\">")
    if let number = tables.number(version), let table = tables.table(version) {
      let title = table.title.map { printable($0) } ?? ""
      if !title.isEmpty {
        out.text(title)
      } else if version == .japanese || tables.japanese == nil || tables.japanese?.title != nil {
        say(.untitledTable)
      }
      out.markup(" ")
      marks(places.findings(at: .title(table: number), in: version), version)
    } else {
      absence(of: version)
      if let number = tables.number(version.other) {
        marks(places.oneSided(at: .title(table: number), in: version.other), version)
      }
    }
    out.markup("</span>")
  }

  private mutating func absence(of version: Language) {
    out.markup("<span class=\"absent\">")
    say { "\($0.name(of: version))\($0.say("：", ": "))" }
    say(.noCounterpart)
    out.markup("</span>")
  }

  private mutating func tableMeta(_ tables: PairedTables) {
    guard let table = tables.japanese ?? tables.english else { return }
    say { report in
      var parts = [report.words(for: table.statement)]
      let lines = Language.allCases.compactMap { version in
        tables.table(version).map { table in
          report.name(of: version) + " "
            + report.say(
              "\(table.lines.lowerBound + 1)–\(table.lines.upperBound)行",
              "lines \(table.lines.lowerBound + 1)–\(table.lines.upperBound)")
        }
      }
      parts.append(lines.joined(separator: report.say("、", ", ")))
      if tables.japanese != nil, tables.english != nil { parts.append(report.certainty(of: tables.alignment.tables)) }
      return parts.joined(separator: " · ")
    }
  }

  // MARK: Head

  private mutating func head(_ tables: PairedTables) {
    out.markup("<thead>\n<tr class=\"versions\">")
    for version in Language.allCases {
      out.markup("<th scope=\"colgroup\" colspan=\"")
      out.number(tables.columns.count + 1)
      out.markup("\">")
      say { $0.name(of: version) }
      out.markup("</th>")
    }
    out.markup("</tr>\n<tr>")
    for version in Language.allCases {
      out.markup("<th scope=\"col\" class=\"l")
      out.markup(version == .english ? " en\" lang=\"" : "\" lang=\"")
      out.text(version.rawValue)
      out.markup("\">")
      out.text(ReportWord.item.message.text(in: version))
      out.markup("</th>")
      for pair in tables.columns { columnHead(pair, tables, version) }
    }
    out.markup("</tr>\n</thead>\n")
  }

  private mutating func columnHead(_ pair: Pair, _ tables: PairedTables, _ version: Language) {
    let index = version == .japanese ? pair.japanese : pair.english
    guard let table = tables.table(version), let number = tables.number(version), let index else {
      out.markup("<th scope=\"col\" class=\"none\">")
      absence(of: version)
      if let other = version == .japanese ? pair.english : pair.japanese, let number = tables.number(version.other) {
        marks(places.oneSided(at: .column(table: number, column: other), in: version.other), version)
      }
      out.markup("</th>")
      return
    }
    let found = places.findings(at: .column(table: number, column: index), in: version)
    out.markup("<th scope=\"col\" lang=\"")
    out.text(version.rawValue)
    if let severity = severity(of: found) {
      out.markup("\" class=\"")
      out.text(severity.rawValue)
    }
    out.markup("\">")
    for (place, part) in report(version).headingParts(table.columns[index], of: table).enumerated() {
      out.markup(place == 0 ? "<span>" : " <span class=\"s\">")
      out.dated(part)
      out.markup("</span>")
    }
    out.markup(" ")
    marks(found, version)
    out.markup("</th>")
  }

  // MARK: Body

  private mutating func rowPair(_ pair: Pair, _ tables: PairedTables) {
    let rows = Language.allCases.compactMap { tables.row(pair, $0) }
    out.markup("<tr class=\"d")
    out.number(min(rows.map(\.path.count).max() ?? 0, 8))
    if let role = rows.first?.role, role != .item {
      out.markup(" ")
      out.text(role.rawValue)
    }
    if tables.isMoved(pair) { out.markup(" moved") }
    out.markup("\">")
    for version in Language.allCases { half(pair, tables, version) }
    out.markup("</tr>\n")
  }

  private mutating func half(_ pair: Pair, _ tables: PairedTables, _ version: Language) {
    let position = version == .japanese ? pair.japanese : pair.english
    guard let table = tables.table(version), let number = tables.number(version), let position else {
      out.markup("<td class=\"none")
      out.markup(version == .english ? " en\" colspan=\"" : "\" colspan=\"")
      out.number(tables.columns.count + 1)
      out.markup("\">")
      absence(of: version)
      lonelyMarks(pair, tables, version)
      out.markup("</td>")
      return
    }
    let row = table.rows[position]
    let found = places.findings(at: .row(table: number, row: position), in: version)
    out.markup("<th scope=\"row\" id=\"")
    out.markup(version == .japanese ? "j" : "e")
    out.number(number)
    out.markup("r")
    out.number(position)
    out.markup("\" lang=\"")
    out.text(version.rawValue)
    out.markup("\" class=\"l")
    if version == .english { out.markup(" en") }
    if let severity = severity(of: found) {
      out.markup(" ")
      out.text(severity.rawValue)
    }
    out.markup("\">")
    if version == .english, tables.isMoved(pair) {
      out.markup("<span class=\"swap\"><span aria-hidden=\"true\">⇅</span><span class=\"vh\">")
      say(.moved)
      out.markup("</span></span>")
    }
    out.text(report(version).caption(of: row))
    if !row.heading.footnotes.isEmpty {
      out.markup("<sup>")
      out.text(row.heading.footnotes.map { printable($0) }.joined(separator: " "))
      out.markup("</sup>")
    }
    out.markup(" ")
    marks(found, version)
    out.markup("</th>")
    for columns in tables.columns {
      cell(tables, number, position, version == .japanese ? columns.japanese : columns.english, version)
    }
  }

  /// In the empty half of a row: what is said of the row that has no counterpart here.
  private mutating func lonelyMarks(_ pair: Pair, _ tables: PairedTables, _ version: Language) {
    guard let number = tables.number(version.other), let row = version == .japanese ? pair.english : pair.japanese
    else { return }
    var found = places.oneSided(at: .row(table: number, row: row), in: version.other)
    for column in tables.table(version.other)?.columns.indices ?? 0..<0 {
      found += places.oneSided(at: .cell(table: number, row: row, column: column), in: version.other)
    }
    marks(found, version)
  }

  private mutating func cell(
    _ tables: PairedTables, _ number: Int, _ row: Int, _ column: Int?, _ version: Language
  ) {
    guard let column else { return out.markup("<td class=\"none\"></td>") }
    let facts = tables.facts(version, row, column)
    let found = places.findings(at: .cell(table: number, row: row, column: column), in: version)
    if facts.isEmpty && found.isEmpty { return out.markup("<td></td>") }
    out.markup("<td")
    if let first = facts.first {
      out.markup(" id=\"")
      out.markup(version == .japanese ? "j" : "e")
      out.number(number)
      out.markup("f")
      out.number(first.index)
      out.markup("\" tabindex=\"-1\"")
    }
    var classes: [String] = []
    if let severity = severity(of: found) { classes.append(severity.rawValue) }
    if let last = facts.last?.fact.text.unicodeScalars.last, ")）%％".unicodeScalars.contains(last) {
      classes.append("o")
    }
    if !classes.isEmpty {
      out.markup(" class=\"")
      out.text(classes.joined(separator: " "))
      out.markup("\"")
    }
    out.markup(">")
    marks(found, version)
    for (place, item) in facts.enumerated() {
      if place > 0 { out.markup(" – ") }
      switch item.fact.status {
      case .read: out.text(printable(item.fact.text))
      case .repaired: marked(item.fact, "rep", "~")
      case .suspect: marked(item.fact, "sus", "?")
      }
    }
    out.markup("</td>")
  }

  private mutating func marked(_ fact: Fact, _ name: StaticString, _ sign: StaticString) {
    out.markup("<span class=\"")
    out.markup(name)
    out.markup("\">")
    out.text(shortened(printable(fact.text), to: 24))
    out.markup("</span><sup class=\"q\">")
    out.markup(sign)
    out.markup("</sup>")
  }

  private mutating func notes(_ tables: PairedTables) {
    let all = Language.allCases.map { ($0, tables.table($0)?.footnotes ?? []) }
    guard all.contains(where: { !$0.1.isEmpty }) else { return }
    out.markup("<div class=\"notes\">")
    for (version, notes) in all {
      out.markup("<ul lang=\"")
      out.text(version.rawValue)
      out.markup("\">")
      for note in notes {
        out.markup("<li>")
        // A mark that is a word, 注, stands in the text in its own way.
        let needsMark = !note.text.hasPrefix(note.value) && note.value.utf8.allSatisfy { $0 < 0x80 }
        out.text(printable(needsMark ? "\(note.value)  \(note.text)" : note.text))
        out.markup("</li>")
      }
      out.markup("</ul>")
    }
    out.markup("</div>\n")
  }
}

/// Two tables with what is needed to set them beside each other.
struct PairedTables {
  let alignment: TableAlignment
  let japanese: Table?
  let english: Table?
  let rows: [Pair]
  let columns: [Pair]
  private let facts: [Language: [Place: [Int]]]
  private let moved: Set<Int>

  private struct Place: Hashable {
    var row: Int
    var column: Int
  }

  init(_ alignment: TableAlignment, _ result: CheckResult) {
    self.alignment = alignment
    japanese = result.japanese.table(alignment.tables.japanese)
    english = result.english.table(alignment.tables.english)
    rows = alignment.rowsInOrder(result)
    columns = alignment.columnsInOrder(result)
    var facts: [Language: [Place: [Int]]] = [:]
    for (version, table) in [(Language.japanese, japanese), (.english, english)] {
      guard let table else { continue }
      for (index, fact) in table.facts.enumerated() {
        facts[version, default: [:]][Place(row: fact.row, column: fact.column), default: []].append(index)
      }
    }
    self.facts = facts
    // What keeps the order of both versions is the longest rising run; the rest has moved.
    let complete = rows.compactMap { pair in pair.japanese == nil ? nil : pair.english }
    moved = Set(complete).subtracting(longestRisingRun(complete))
  }

  func table(_ version: Language) -> Table? { version == .japanese ? japanese : english }

  func number(_ version: Language) -> Int? {
    version == .japanese ? alignment.tables.japanese : alignment.tables.english
  }

  func row(_ pair: Pair, _ version: Language) -> Row? {
    guard let position = version == .japanese ? pair.japanese : pair.english else { return nil }
    return table(version)?.rows[position]
  }

  func isMoved(_ pair: Pair) -> Bool { pair.japanese != nil && pair.english.map { moved.contains($0) } ?? false }

  /// What is printed where a row (its position) and a column meet: two facts for a range.
  func facts(_ version: Language, _ row: Int, _ column: Int) -> [(index: Int, fact: Fact)] {
    guard let table = table(version), table.rows[row].role != .section else { return [] }
    let place = Place(row: table.rows[row].index, column: table.columns[column].index)
    return (facts[version]?[place] ?? []).map { ($0, table.facts[$0]) }
  }

  /// Characters that both halves need beside each other.
  func width(_ page: ReportPage) -> Int {
    Language.allCases.reduce(0) { total, version in
      guard let table = table(version) else { return total + 12 }
      let labels = table.rows.map { displayWidth(page.report(version).caption(of: $0)) + $0.path.count * 2 }
      var width = min(max(labels.max() ?? 0, 10), 30) + 2
      for pair in columns {
        let position = version == .japanese ? pair.japanese : pair.english
        let column = position.map { table.columns[$0].index }
        let texts = table.facts.lazy.filter { $0.column == column }.map { min(displayWidth($0.text), 24) }
        width += max(texts.max() ?? 0, 9) + 3
      }
      return total + width
    }
  }
}

/// The longest rising subsequence.
func longestRisingRun(_ numbers: [Int]) -> [Int] {
  var ends: [Int] = []
  var previous = [Int](repeating: -1, count: numbers.count)
  for (index, number) in numbers.enumerated() {
    var (low, high) = (0, ends.count)
    while low < high {
      let middle = (low + high) / 2
      if numbers[ends[middle]] < number { low = middle + 1 } else { high = middle }
    }
    if low > 0 { previous[index] = ends[low - 1] }
    if low == ends.count { ends.append(index) } else { ends[low] = index }
  }
  var run: [Int] = []
  var at = ends.last ?? -1
  while at >= 0 {
    run.append(numbers[at])
    at = previous[at]
  }
  return run.reversed()
}
