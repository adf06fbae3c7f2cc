import ReleaseModel
import SourceText

/// What the page's script needs besides the page: the figures in whole units, which stands for which, and what proves them.
///
/// Arrays without keys, since there are thousands of them; `report.js` names their places.
struct ReportData {
  private let page: ReportPage
  private var out = ScriptJSON()
  private var messages = Interned<Message>()
  private var units = Interned<Unit>()
  private var periods = Interned<PeriodPair>()

  private struct PeriodPair: Hashable {
    var period: Period
    var compared: Period?
  }

  init(_ page: ReportPage) { self.page = page }

  func json() -> [UInt8] {
    var copy = self
    copy.write()
    return copy.out.bytes
  }

  private mutating func write() {
    let page = page
    out.raw("{\"versions\":[")
    for (place, version) in Language.allCases.enumerated() {
      if place > 0 { out.raw(",") }
      write(page.release(version))
    }
    out.raw("],\"pairs\":")
    writePairs()
    out.raw(",\"claims\":")
    writeClaimPairs()
    out.raw(",\"findings\":")
    out.list(page.findings.indices) { out, number in
      let (own, other) = page.places.places[number]
      out.raw("[")
      out.string(own.map { Self.id(of: $0, "j", page.result.japanese) } ?? "")
      out.raw(",")
      out.string(other.map { Self.id(of: $0, "e", page.result.english) } ?? "")
      out.raw("]")
    }
    out.raw(",\"sections\":")
    out.list(page.flow.sections.indices) { out, index in
      let section = page.flow.sections[index]
      out.raw("[")
      switch section.content {
      case .tables(let tables): out.string("t\(tables)")
      case .sentences: out.string("s\(index)")
      }
      for height in [section.start, section.height] {
        out.raw(",")
        out.number(Int(height / max(page.flow.height, 1) * 10_000))
      }
      out.raw("]")
    }
    out.raw(",\"words\":{")
    for (place, word) in ReportWord.allCases.enumerated() {
      if place > 0 { out.raw(",") }
      out.string(word.rawValue)
      out.raw(":")
      out.message(word.message)
    }
    out.raw("},\"relations\":")
    out.list(FigureRelation.Kind.allCases) { out, kind in out.message(page.both { $0.words(for: kind) }) }
    out.raw(",\"messages\":")
    out.list(messages.values) { out, message in out.message(message) }
    out.raw(",\"units\":")
    out.list(units.values) { out, unit in
      out.message(page.both { UnitWording.words(for: unit, scale: 0, in: $0.language) ?? unit.code })
    }
    out.raw(",\"periods\":")
    out.list(periods.values) { out, pair in
      out.message(page.both { $0.words(for: pair.period, comparedWith: pair.compared) })
    }
    out.raw("}")
  }

  // MARK: A version

  private mutating func write(_ release: Release) {
    out.raw("{\"tables\":[")
    for (place, table) in release.tables.enumerated() {
      if place > 0 { out.raw(",") }
      write(table)
    }
    out.raw("],\"claims\":[")
    for (place, claim) in release.prose.claims.enumerated() {
      if place > 0 { out.raw(",") }
      out.raw("[")
      out.string(printable(claim.text))
      out.raw(",")
      out.string(Self.whole(claim.value))
      out.raw(",")
      out.number(units.number(of: claim.unit))
      out.raw(",")
      out.number(claim.period.map { periods.number(of: PeriodPair(period: $0, compared: claim.compared)) } ?? -1)
      out.raw(",")
      out.number(claim.line + 1)
      out.raw(",")
      out.string(printable(claim.label))
      out.raw("]")
    }
    out.raw("],\"relations\":[")
    for (place, relation) in (release.audit?.relations ?? []).enumerated() {
      if place > 0 { out.raw(",") }
      write(relation)
    }
    out.raw("]}")
  }

  private mutating func write(_ table: Table) {
    var positions: [Int: Int] = [:]
    for (position, row) in table.rows.enumerated() where row.index >= 0 { positions[row.index] = position }
    var columns: [Int: Int] = [:]
    for (position, column) in table.columns.enumerated() { columns[column.index] = position }
    out.raw("{\"title\":")
    out.string(printable(table.title ?? table.id))
    out.raw(",\"facts\":[")
    for (place, fact) in table.facts.enumerated() {
      if place > 0 { out.raw(",") }
      out.raw("[")
      out.string(printable(fact.text))
      out.raw(",")
      if fact.isNil {
        out.raw("null")
      } else if let value = fact.value {
        out.string(Self.whole(value))
      } else {
        out.raw("\"\"")
      }
      for number in [
        units.number(of: fact.unit),
        fact.period.map { periods.number(of: PeriodPair(period: $0, compared: fact.compared)) } ?? -1,
        fact.line + 1, fact.cell, positions[fact.row] ?? -1, columns[fact.column] ?? -1,
      ] {
        out.raw(",")
        out.number(number)
      }
      if fact.status != .read {
        out.raw(",")
        out.number(fact.status == .repaired ? 1 : 2)
        out.raw(",")
        out.string(printable(fact.repair?.from ?? fact.text))
        for evidence in fact.repair?.evidence ?? [] {
          out.raw(",")
          out.number(messages.number(of: page.both { $0.note(evidence) }))
        }
      }
      out.raw("]")
    }
    out.raw("],\"labels\":")
    out.list(table.rows) { out, row in out.string(page.english.caption(of: row)) }
    out.raw(",\"columns\":[")
    for (place, column) in table.columns.enumerated() {
      if place > 0 { out.raw(",") }
      out.numbers(column.evidence.map { evidence in messages.number(of: page.both { $0.note(evidence) }) })
    }
    out.raw("]}")
  }

  /// Kind, outcome, rate, then table, fact and sign of the result and of each operand.
  private mutating func write(_ relation: FigureRelation) {
    out.raw("[")
    out.number(FigureRelation.Kind.allCases.firstIndex(of: relation.kind) ?? 0)
    out.raw(",")
    let outcome =
      switch relation.outcome {
      case .holds: 0
      case .fails: 1
      case .failsByRounding: 2
      case .untestable: 3
      }
    out.number(outcome)
    out.raw(",")
    out.string(relation.rate?.plainDescription ?? "")
    for operand in [FigureRelation.Operand(relation.result)] + relation.operands {
      for number in [operand.place.table, operand.place.fact, Int(operand.sign)] {
        out.raw(",")
        out.number(number)
      }
    }
    out.raw("]")
  }

  // MARK: Pairs

  /// For each pair of tables: their numbers, and positions of the rows and columns that pair, with what pairs the rows.
  private mutating func writePairs() {
    out.raw("[")
    var isFirst = true
    for alignment in page.result.alignment.tables {
      guard let own = alignment.tables.japanese, let other = alignment.tables.english else { continue }
      if !isFirst { out.raw(",") }
      isFirst = false
      out.raw("[")
      out.number(own)
      out.raw(",")
      out.number(other)
      out.raw(",[")
      var isFirstRow = true
      for pair in alignment.rows {
        guard let row = pair.japanese, let otherRow = pair.english else { continue }
        if !isFirstRow { out.raw(",") }
        isFirstRow = false
        let why = page.both { report in
          "\(report.scoreText(pair.score)) · "
            + pair.evidence.map { report.words(for: $0) }.joined(separator: report.say("・", ", "))
        }
        out.numbers([row, otherRow, messages.number(of: why)])
      }
      out.raw("],")
      let columns = alignment.columns.compactMap { pair in
        pair.japanese.flatMap { column in pair.english.map { [column, $0] } }
      }
      out.list(columns) { out, pair in out.numbers(pair) }
      out.raw("]")
    }
    out.raw("]")
  }

  /// Claims of sentences that pair, when both say the same value.
  private mutating func writeClaimPairs() {
    let (own, other) = (page.result.japanese.prose.claims, page.result.english.prose.claims)
    var english: [Int: [Int]] = [:]
    for (index, claim) in other.enumerated() { english[claim.sentence, default: []].append(index) }
    var partners: [Int: [Int]] = [:]
    for pair in page.result.alignment.sentences {
      guard let japanese = pair.japanese, let sentence = pair.english else { continue }
      partners[japanese, default: []] += english[sentence] ?? []
    }
    var taken: Set<Int> = []
    var pairs: [[Int]] = []
    for (index, claim) in own.enumerated() {
      let twin = (partners[claim.sentence] ?? []).first { candidate in
        !taken.contains(candidate) && other[candidate].unit == claim.unit
          && RoundingInterval.agree(claim.value, .unknown, other[candidate].value, .unknown)
      }
      guard let twin else { continue }
      taken.insert(twin)
      pairs.append([index, twin])
    }
    out.list(pairs) { out, pair in out.numbers(pair) }
  }

  /// The element that shows a place, when a figure or a label stands there.
  private static func id(of place: ReportPlace, _ version: String, _ release: Release) -> String {
    switch place {
    case .title: ""
    case .column: ""
    case .line: ""
    case .row(let table, let row): "\(version)\(table)r\(row)"
    case .sentence(let sentence): "\(version)s\(sentence)"
    case .cell(let table, let row, let column):
      release.tables[table].facts.firstIndex {
        $0.row == release.tables[table].rows[row].index && $0.column == release.tables[table].columns[column].index
      }.map { "\(version)\(table)f\($0)" } ?? ""
    }
  }

  /// `-446,432,000`, `-7.2`: the value in whole units with its digits in threes.
  static func whole(_ value: ExactDecimal) -> String {
    var text = Array(value.description.utf8)
    let start = text.first == UInt8(ascii: "-") ? 1 : 0
    var at = (text.firstIndex(of: UInt8(ascii: ".")) ?? text.count) - 3
    while at > start {
      text.insert(UInt8(ascii: ","), at: at)
      at -= 3
    }
    return (start == 1 ? "−" : "") + String(decoding: text[start...], as: UTF8.self)
  }
}

/// Values numbered in the order in which they first appear.
struct Interned<Value: Hashable> {
  private(set) var values: [Value] = []
  private var numbers: [Value: Int] = [:]

  mutating func number(of value: Value) -> Int {
    if let number = numbers[value] { return number }
    numbers[value] = values.count
    values.append(value)
    return values.count - 1
  }
}

/// JSON that can stand in a `script` element: no `<`, `>` or `&` in its strings.
struct ScriptJSON {
  private(set) var bytes: [UInt8] = []

  mutating func raw(_ text: StaticString) { text.withUTF8Buffer { bytes.append(contentsOf: $0) } }
  mutating func number(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }

  mutating func numbers(_ numbers: [Int]) { list(numbers) { $0.number($1) } }

  mutating func list<Elements: Sequence>(_ elements: Elements, _ write: (inout ScriptJSON, Elements.Element) -> Void) {
    raw("[")
    for (place, element) in elements.enumerated() {
      if place > 0 { raw(",") }
      write(&self, element)
    }
    raw("]")
  }

  mutating func message(_ message: Message) {
    raw("[")
    string(message.japanese)
    raw(",")
    string(message.english)
    raw("]")
  }

  mutating func string(_ text: String) {
    raw("\"")
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": raw("\\\"")
      case "\\": raw("\\\\")
      case "<": raw("\\u003c")
      case ">": raw("\\u003e")
      case "&": raw("\\u0026")
      case "\u{0}"..<" ", "\u{7F}"..<"\u{A0}", "\u{2028}"..."\u{202E}", "\u{2066}"..."\u{2069}": raw(" ")
      default: bytes.append(contentsOf: String(scalar).utf8)
      }
    }
    raw("\"")
  }
}
