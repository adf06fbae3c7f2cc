import ReleaseModel
import SourceText

/// Everything that is compared within one pair of tables. Differences that belong to the whole table or a whole column are
/// said once; their cells are then compared as if it were mended, so that no trail of alarms follows.
struct TablePairComparison {
  let ja: Table
  let en: Table
  let pair: TableAlignment
  let habits: Habits
  let rounding: (ja: RoundingInterval.Mode, en: RoundingInterval.Mode)
  var findings: [Finding] = []
  var counts = CheckResult.Counts()

  /// Facts by row of `Table.rows` and column.
  let jaGrid: [[Int?]]
  let enGrid: [[Int?]]
  let columns: [(ja: Int, en: Int)]
  /// For each column pair the powers of ten by which the English is too small, said already.
  var scaleShift: [Int] = []
  /// Column pairs whose units differ, said already.
  var unitSaid: Set<Int> = []
  /// Months by which the titles' periods differ, said already.
  var titleShift: Int?

  init(
    _ ja: Table, _ en: Table, _ pair: TableAlignment, habits: Habits,
    rounding: (ja: RoundingInterval.Mode, en: RoundingInterval.Mode)
  ) {
    let (ja, en) = (Self.legible(ja), Self.legible(en))
    self.ja = ja
    self.en = en
    self.pair = pair
    self.habits = habits
    jaGrid = Self.grid(ja)
    enGrid = Self.grid(en)
    columns = pair.columns.compactMap { pair in
      guard let i = pair.japanese, let j = pair.english else { return nil }
      return (i, j)
    }
    self.rounding = Self.fitting(rounding, ja, en, pair, columns, jaGrid, enGrid)
    scaleShift = Array(repeating: 0, count: columns.count)
  }

  private static func grid(_ table: Table) -> [[Int?]] {
    var rowOfIndex: [Int: Int] = [:]
    for (position, row) in table.rows.enumerated() where row.index >= 0 { rowOfIndex[row.index] = position }
    var grid: [[Int?]] = Array(repeating: Array(repeating: nil, count: table.columns.count), count: table.rows.count)
    for position in table.facts.indices {
      let column = table.facts[position].column
      if let row = rowOfIndex[table.facts[position].row], grid[row].indices.contains(column) {
        grid[row][column] = position
      }
    }
    return grid
  }

  /// What a release says of its rounding (百万円未満切捨て) it says of its own unit. Where one version prints the same amounts
  /// coarser, as billions beside millions, the amounts themselves show how they were shortened.
  private static func fitting(
    _ stated: (ja: RoundingInterval.Mode, en: RoundingInterval.Mode), _ ja: Table, _ en: Table, _ pair: TableAlignment,
    _ columns: [(ja: Int, en: Int)], _ jaGrid: [[Int?]], _ enGrid: [[Int?]]
  ) -> (ja: RoundingInterval.Mode, en: RoundingInterval.Mode) {
    var amounts: [(ja: ExactDecimal, en: ExactDecimal)] = []
    var coarser = 0
    for rows in pair.rows {
      guard let i = rows.japanese, let j = rows.english else { continue }
      for column in columns {
        guard let a = jaGrid[i][column.ja].map({ ja.facts[$0] }), let b = enGrid[j][column.en].map({ en.facts[$0] }),
          a.unit.isCurrency, a.unit == b.unit, let x = a.value, let y = b.value, x.exponent != y.exponent
        else { continue }
        amounts.append((x, y))
        coarser += x.exponent > y.exponent ? 1 : -1
      }
    }
    guard !amounts.isEmpty, coarser != 0 else { return stated }
    func fits(_ modes: (ja: RoundingInterval.Mode, en: RoundingInterval.Mode)) -> Bool {
      amounts.count { RoundingInterval.agree($0.ja, modes.ja, $0.en, modes.en) } * 10 >= amounts.count * 9
    }
    if fits(stated) { return stated }
    for mode in [RoundingInterval.Mode.rounded, .truncated, .unknown] {
      let modes = coarser > 0 ? (ja: mode, en: stated.en) : (ja: stated.ja, en: mode)
      if fits(modes) { return modes }
    }
    return stated
  }

  func jaFact(_ row: Int, _ column: Int) -> Fact? { jaGrid[row][column].map { ja.facts[$0] } }
  func enFact(_ row: Int, _ column: Int) -> Fact? { enGrid[row][column].map { en.facts[$0] } }

  mutating func compare() {
    compareUnits()
    compareTitlePeriods()
    comparePeriods()
    reportColumns()
    compareCells()
    reportRows()
    reportOrder()
    compareLabels()
    compareFootnotes()
  }

  // MARK: Sides

  func side(_ table: Table, fact: Fact) -> Finding.Side {
    Finding.Side(
      table: table.id, tableTitle: table.title, row: fact.row, column: fact.column, label: fact.label,
      value: fact.value,
      unit: fact.unit, period: fact.period, text: fact.text, line: fact.line, cell: fact.cell, span: fact.span)
  }

  func side(_ table: Table, row: Row, text: String? = nil) -> Finding.Side {
    Finding.Side(
      table: table.id, tableTitle: table.title, row: row.index >= 0 ? row.index : nil, label: row.heading.label,
      text: text ?? row.caption, line: row.line, cell: 0, span: row.heading.span ?? SourceSpan(start: 0, end: 0))
  }

  /// The place of a column in a row that prints nothing there.
  func side(_ table: Table, row: Row, column: Int) -> Finding.Side {
    let heading = table.columns[column].heading
    return Finding.Side(
      table: table.id, tableTitle: table.title, row: row.index, column: column, label: row.heading.label,
      unit: heading.unit,
      period: heading.period, text: "", line: row.line, cell: nil,
      span: row.heading.span ?? SourceSpan(start: 0, end: 0))
  }

  func side(_ table: Table, column: Int, text: String? = nil, span: SourceSpan? = nil, line: Int? = nil) -> Finding.Side
  {
    let heading = table.columns[column].heading
    return Finding.Side(
      table: table.id, tableTitle: table.title, column: column, label: heading.label.isEmpty ? nil : heading.label,
      unit: heading.unit, period: heading.period, text: text ?? heading.label,
      line: line ?? heading.line ?? table.lines.lowerBound,
      span: span ?? heading.periodSpan ?? heading.span ?? table.titleSpan ?? SourceSpan(start: 0, end: 0))
  }

  // MARK: Columns that only one version has

  private mutating func reportColumns() {
    for column in pair.columns {
      switch (column.japanese, column.english) {
      case (let i?, nil) where hasValues(ja, i): reportColumn(ja, i, missingIn: .english)
      case (nil, let j?) where hasValues(en, j): reportColumn(en, j, missingIn: .japanese)
      default: break
      }
    }
  }

  private func hasValues(_ table: Table, _ column: Int) -> Bool {
    table.facts.contains { $0.column == column && $0.value != nil }
  }

  private mutating func reportColumn(_ table: Table, _ column: Int, missingIn language: Language) {
    let side = side(table, column: column)
    // Amounts translated for convenience belong to one version's readers.
    let isTranslation = table.columns[column].heading.unit == .dollar
    findings.append(
      Finding(
        kind: .missingColumn, severity: isTranslation ? .note : .error, cause: isTranslation ? "abridged" : "dropped",
        japanese: language == .english ? side : nil, english: language == .japanese ? side : nil,
        message: Message(
          japanese: language == .english ? "英語版の表にこの列がありません。" : "日本語版の表にこの列がありません。",
          english: "The \(language == .english ? "English" : "Japanese") table does not have this column.")))
  }

  // MARK: Rows that only one version has

  private mutating func reportRows() {
    for rows in pair.rows {
      switch (rows.japanese, rows.english) {
      case (let i?, nil): reportRow(ja, ja.rows[i], missingIn: .english)
      case (nil, let j?): reportRow(en, en.rows[j], missingIn: .japanese)
      case (_?, _?): counts.rowsPaired += 1
      default: break
      }
    }
  }

  private mutating func reportRow(_ table: Table, _ row: Row, missingIn language: Language) {
    let facts = table.facts.filter { $0.row == row.index }
    if row.role != .section && facts.isEmpty { return }
    let isDamaged = !facts.isEmpty && facts.allSatisfy { $0.value == nil && !$0.isNil || $0.status == .suspect }
    let isSection = row.role == .section
    let side = side(table, row: row)
    let name = language == .english ? ("英語版", "English") : ("日本語版", "Japanese")
    findings.append(
      Finding(
        kind: isDamaged ? .unreadable : .missingRow, severity: isSection || isDamaged ? .note : .error,
        cause: isDamaged ? "converter-noise" : isSection ? nil : "dropped", fault: nil,
        japanese: language == .english ? side : nil, english: language == .japanese ? side : nil,
        message: isSection
          ? Message(
            japanese: "\(name.0)にはこの見出しがありません。", english: "The \(name.1) version does not have this heading.")
          : Message(
            japanese: "この行に対応する行が\(name.0)にありません。", english: "The \(name.1) table does not have this row.")))
  }

  // MARK: Rows in another order

  private mutating func reportOrder() {
    let matched = pair.rows.compactMap { rows -> (Int, Int)? in
      guard let i = rows.japanese, let j = rows.english else { return nil }
      return (i, j)
    }.sorted { $0.0 < $1.0 }
    // The longest run in order stays; what is left has moved.
    let kept = Self.longestIncreasing(matched.map(\.1))
    var moved: [(Int, Int)] = []
    for (index, entry) in matched.enumerated() where !kept.contains(index) { moved.append(entry) }
    var groups: [[(Int, Int)]] = []
    for entry in moved {
      if let last = groups.last?.last, entry.0 - last.0 <= 1, abs(entry.1 - last.1) <= 1 {
        groups[groups.count - 1].append(entry)
      } else {
        groups.append([entry])
      }
    }
    var index = 0
    while index < groups.count {
      let group = groups[index]
      guard let first = group.first else { continue }
      // Two single rows that changed places are one slip.
      let partner = groups[(index + 1)...].firstIndex { other in
        group.count == 1 && other.count == 1 && (other[0].0 > first.0) != (other[0].1 > first.1)
      }
      reportMoved(group, partner: partner.map { groups[$0][0] })
      if let partner { groups.remove(at: partner) }
      index += 1
    }
  }

  private mutating func reportMoved(_ group: [(Int, Int)], partner: (Int, Int)?) {
    let first = group[0]
    let isBlock = group.count > 2 || ja.rows[first.0].role == .section
    var message = Message(
      japanese: "この行は二つの版で順序が違います。", english: "This row stands at another place in the other version.")
    if let partner {
      message.japanese += "（「\(ja.rows[partner.0].heading.label)」と入れ替わっています）"
      message.english += " It has changed places with “\(en.rows[partner.1].heading.label)”."
    }
    findings.append(
      Finding(
        kind: .order, severity: isBlock ? .note : .warning, cause: isBlock ? nil : "swapped-rows",
        japanese: side(ja, row: ja.rows[first.0]), english: side(en, row: en.rows[first.1]), message: message))
  }

  private static func longestIncreasing(_ values: [Int]) -> Set<Int> {
    var tails: [Int] = []
    var previous = Array(repeating: -1, count: values.count)
    for index in values.indices {
      var low = 0
      var high = tails.count
      while low < high {
        let middle = (low + high) / 2
        if values[tails[middle]] < values[index] { low = middle + 1 } else { high = middle }
      }
      previous[index] = low > 0 ? tails[low - 1] : -1
      if low == tails.count { tails.append(index) } else { tails[low] = index }
    }
    var kept: Set<Int> = []
    var index = tails.last ?? -1
    while index >= 0 {
      kept.insert(index)
      index = previous[index]
    }
    return kept
  }

  // MARK: Footnote marks

  private mutating func compareFootnotes() {
    for rows in pair.rows {
      guard let i = rows.japanese, let j = rows.english else { continue }
      let (a, b) = (ja.rows[i], en.rows[j])
      guard a.heading.footnotes.isEmpty != b.heading.footnotes.isEmpty else { continue }
      let missing = b.heading.footnotes.isEmpty ? ("英語版", "English") : ("日本語版", "Japanese")
      findings.append(
        Finding(
          kind: .footnote, severity: .note, cause: "dropped", japanese: side(ja, row: a), english: side(en, row: b),
          message: Message(
            japanese: "注の印が\(missing.0)にはありません。", english: "The \(missing.1) label carries no footnote mark.")))
    }
  }
}
