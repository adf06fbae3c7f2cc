import ReleaseModel
import SourceText

/// Units, scales and periods: compared once for a table or a column, not in each of its cells.
extension TablePairComparison {
  // MARK: Units and scales

  mutating func compareUnits() {
    var scaleGroups: [Int: [Int]] = [:]
    var unitGroups: [String: [Int]] = [:]
    for (index, column) in columns.enumerated() {
      guard let shift = shift(of: index) else { continue }
      if isUnitDoubtful(index) {
        unitSaid.insert(index)
        scaleShift[index] = shift
        continue
      }
      let (a, b) = (ja.columns[column.ja].heading, en.columns[column.en].heading)
      let (jaUnit, enUnit) = (majorityUnit(ja, column.ja) ?? a.unit, majorityUnit(en, column.en) ?? b.unit)
      if let jaUnit, let enUnit, jaUnit != enUnit, comparable(jaUnit, enUnit), printedAlike(index) {
        unitGroups[jaUnit.code + " " + enUnit.code, default: []].append(index)
        unitSaid.insert(index)
        scaleShift[index] = shift
      } else if shift != 0, jaUnit == enUnit {
        scaleGroups[shift, default: []].append(index)
        scaleShift[index] = shift
      }
    }
    reportDoubtfulUnits()
    for (_, group) in unitGroups.sorted(by: { $0.key < $1.key }) { reportUnit(group) }
    for (shift, group) in scaleGroups.sorted(by: { $0.key < $1.key }) { reportScale(shift, group) }
  }

  /// Different names for a count are not a difference of unit.
  private func comparable(_ left: Unit, _ right: Unit) -> Bool {
    !(left.isCountName && right.isCountName)
  }

  private func majorityUnit(_ table: Table, _ column: Int) -> Unit? {
    let grid = table.id == ja.id && table.language == ja.language ? jaGrid : enGrid
    var counts: [(unit: Unit, count: Int)] = []
    for row in grid.indices {
      guard let fact = grid[row][column], table.facts[fact].value != nil else { continue }
      // Nearly always the unit of the fact before.
      if let last = counts.last, last.unit == table.facts[fact].unit {
        counts[counts.count - 1].count += 1
      } else if let place = counts.firstIndex(where: { $0.unit == table.facts[fact].unit }) {
        counts[place].count += 1
      } else {
        counts.append((table.facts[fact].unit, 1))
      }
    }
    return counts.max { ($0.count, $1.unit.code) < ($1.count, $0.unit.code) }?.unit
  }

  /// The pairs of figures that a column prints in both versions, noughts left out.
  private func figures(of index: Int) -> [(ExactDecimal, ExactDecimal)] {
    let column = columns[index]
    return pair.rows.compactMap { rows in
      guard let i = rows.japanese, let j = rows.english, let a = jaGrid[i][column.ja], let b = enGrid[j][column.en],
        let x = ja.facts[a].value, let y = en.facts[b].value, !x.isZero, !y.isZero
      else { return nil }
      return (x, y)
    }
  }

  /// The power of ten that most cells of a column differ by, when they print the same digits.
  private func shift(of index: Int) -> Int? {
    var votes: [Int: Int] = [:]
    let figures = figures(of: index)
    guard !figures.isEmpty else { return nil }
    for (x, y) in figures {
      if RoundingInterval.agree(x, rounding.ja, y, rounding.en) {
        votes[0, default: 0] += 1
      } else if let power = Difference.power(x, y) {
        votes[power, default: 0] += 1
      }
    }
    guard let best = votes.max(by: { ($0.value, -abs($0.key)) < ($1.value, -abs($1.key)) }),
      best.value * 2 > figures.count
    else {
      return 0
    }
    return best.key
  }

  private func printedAlike(_ index: Int) -> Bool {
    let figures = figures(of: index)
    let alike = figures.count { x, y in sameFigure(x, y) || x.significand == y.significand }
    return !figures.isEmpty && alike * 2 > figures.count
  }

  func unitSide(_ table: Table, _ column: Int) -> Finding.Side {
    let heading = table.columns[column].heading
    if let span = heading.unitSpan, table.units.isEmpty || heading.scale != table.units.first?.value.scale {
      return side(table, column: column, text: words(of: heading), span: span, line: heading.unitLine ?? heading.line)
    }
    if let note = table.units.first(where: { $0.value.unit == heading.unit }) ?? table.units.first {
      return side(table, column: column, text: note.text, span: note.span, line: note.line)
    }
    return side(
      table, column: column, text: words(of: heading), span: heading.unitSpan, line: heading.unitLine ?? heading.line)
  }

  private func words(of heading: Heading) -> String { heading.unit.map { "\($0.code)×10^\(heading.scale ?? 0)" } ?? "" }

  private mutating func reportScale(_ shift: Int, _ group: [Int]) {
    guard let first = group.first else { return }
    let column = columns[first]
    let (a, b) = (ja.columns[column.ja].heading, en.columns[column.en].heading)
    let factor = "1" + String(repeating: "0", count: abs(shift))
    let fault = habits.oddScale(a.scale ?? 0, b.scale ?? 0)
    findings.append(
      Finding(
        kind: .scale, severity: .error, cause: "scale×\(factor)", fault: fault,
        evidence: [
          Message(
            japanese: "数字は同じですが、単位が\(factor)倍違います。",
            english: "The digits are the same; the units differ by a factor of \(factor).")
        ], japanese: unitSide(ja, column.ja), english: unitSide(en, column.en),
        message: Message(
          japanese: "この表の金額の単位が二つの版で\(factor)倍違います。",
          english: "The scale of this table's amounts differs by a factor of \(factor).")))
  }

  private mutating func reportUnit(_ group: [Int]) {
    guard let first = group.first else { return }
    let column = columns[first]
    let (a, b) = (ja.columns[column.ja].heading.unit?.code ?? "", en.columns[column.en].heading.unit?.code ?? "")
    let fault = ja.columns[column.ja].heading.unit.flatMap { x in
      en.columns[column.en].heading.unit.flatMap { habits.oddUnit(x, $0) }
    }
    findings.append(
      Finding(
        kind: .unit, severity: .error, cause: "unit", fault: fault, japanese: unitSide(ja, column.ja),
        english: unitSide(en, column.en),
        message: Message(
          japanese: "数字は同じですが、単位が日本語版では\(a)、英語版では\(b)です。",
          english: "The digits are the same, but the unit is \(a) in the Japanese and \(b) in the English version.")))
  }

  // MARK: Periods

  mutating func comparePeriods() {
    var said: Set<String> = []
    var groups: [(key: String, columns: [Int], isCompared: Bool)] = []
    for (index, column) in columns.enumerated() {
      let (a, b) = (ja.columns[column.ja].heading, en.columns[column.en].heading)
      guard let x = a.period, let y = b.period, !same(x, y), !isExplainedByTitle(x, y) else { continue }
      let key = "\(x.description) \(y.description)"
      if let place = groups.firstIndex(where: { $0.key == key }) {
        groups[place].columns.append(index)
      } else {
        groups.append((key, [index], false))
      }
      said.insert(key)
    }
    for (index, column) in columns.enumerated() {
      let (a, b) = (ja.columns[column.ja].heading, en.columns[column.en].heading)
      guard let x = a.compared, let y = b.compared, !same(x, y), !isExplainedByTitle(x, y) else { continue }
      // The compared column's own heading has been said, or shows the same slip.
      if said.contains("\(x.description) \(y.description)") || groups.contains(where: { $0.columns.contains(index) }) {
        continue
      }
      if x.isInstant == y.isInstant, !isDerived(index) { groups.append(("", [index], true)) }
    }
    // All columns shifted alike: one slip, in the title or the release's calendar.
    let own = groups.filter { !$0.isCompared }
    if own.count >= 2,
      own.reduce(0, { $0 + $1.columns.count }) == columns.filter({ ja.columns[$0.ja].heading.period != nil }).count,
      let first = own.first
    {
      reportPeriod(first.columns[0], compared: false, whole: true)
      return
    }
    for group in groups { reportPeriod(group.columns[0], compared: group.isCompared, whole: false) }
    compareRowPeriods()
  }

  /// Transposed tables: periods in the stub.
  private mutating func compareRowPeriods() {
    for rows in pair.rows {
      guard let i = rows.japanese, let j = rows.english, let x = ja.rows[i].heading.period,
        let y = en.rows[j].heading.period,
        !same(x, y), !isExplainedByTitle(x, y)
      else { continue }
      findings.append(
        Finding(
          kind: .period, severity: .error, fault: habits.odd(x, y), japanese: side(ja, row: ja.rows[i]),
          english: side(en, row: en.rows[j]),
          message: periodMessage(x, y)))
    }
  }

  /// An instant and a duration that end on the same day differ in how they are said, not in what.
  private func same(_ left: Period, _ right: Period) -> Bool {
    left == right || left.end == right.end && (left.isInstant || right.isInstant)
  }

  /// The compared period follows from a column whose own heading differs.
  private func isDerived(_ index: Int) -> Bool {
    columns.indices.contains { other in
      guard other != index else { return false }
      let column = columns[other]
      guard let x = ja.columns[column.ja].heading.period, let y = en.columns[column.en].heading.period else {
        return false
      }
      return !same(x, y)
        && (x == ja.columns[columns[index].ja].heading.compared || y == en.columns[columns[index].en].heading.compared)
    }
  }

  private func periodMessage(_ x: Period, _ y: Period) -> Message {
    Message(
      japanese: "対象期間が、日本語版では\(japaneseWords(x))、英語版では\(japaneseWords(y))です。",
      english: "The period is \(x.description) in the Japanese and \(y.description) in the English version.")
  }

  private func japaneseWords(_ period: Period) -> String {
    func day(_ date: CalendarDate) -> String { "\(date.year)年\(date.month)月\(date.day)日" }
    return period.start.map { "\(day($0))〜\(day(period.end))" } ?? day(period.end)
  }

  private mutating func reportPeriod(_ index: Int, compared: Bool, whole: Bool) {
    let column = columns[index]
    let (a, b) = (ja.columns[column.ja].heading, en.columns[column.en].heading)
    guard let x = compared ? a.compared : a.period, let y = compared ? b.compared : b.period else { return }
    findings.append(
      Finding(
        kind: .period, severity: .error, fault: habits.odd(x, y), japanese: periodSide(ja, column.ja, whole),
        english: periodSide(en, column.en, whole), message: periodMessage(x, y)))
  }

  private func periodSide(_ table: Table, _ column: Int, _ whole: Bool) -> Finding.Side {
    let heading = table.columns[column].heading
    if whole || heading.periodSpan == nil, let note = table.periods.first {
      return side(table, column: column, text: note.text, span: note.span, line: note.line)
    }
    return side(table, column: column)
  }

  /// The periods that the titles list, in order: one that differs is said there, once, and not again for the rows and columns
  /// that take their periods from it.
  mutating func compareTitlePeriods() {
    // One version may go on with words that the other does not print (「対前期増減率」): the common length counts.
    let common = 0..<min(ja.periods.count, en.periods.count)
    let differing = common.filter { !sameInTitle(ja.periods[$0], en.periods[$0]) }
    guard let index = differing.first, differing.count == 1 else { return }
    let (a, b) = (ja.periods[index], en.periods[index])
    // The side that contradicts itself, or whose list is not that of its columns, is wrong; where neither does, the titles
    // may speak of other things, unless both print whole spans.
    guard isSpan(a.text) == isSpan(b.text) else { return }
    let fault = titleFault(index)
    guard fault != nil || isSpan(a.text) && isSpan(b.text) else { return }
    titleShift = shift(from: a.value, to: b.value)
    findings.append(
      Finding(
        kind: .period, severity: .error, fault: fault,
        japanese: Finding.Side(
          table: ja.id, tableTitle: ja.title, period: a.value, text: a.text, line: a.line, span: a.span),
        english: Finding.Side(
          table: en.id, tableTitle: en.title, period: b.value, text: b.text, line: b.line, span: b.span),
        message: periodMessage(a.value, b.value)))
  }

  private func titleFault(_ index: Int) -> Finding.Fault? {
    let (jaAgrees, enAgrees) = (agreesWithItself(ja.periods, index), agreesWithItself(en.periods, index))
    if jaAgrees != enAgrees { return jaAgrees ? .english : .japanese }
    let (jaHolds, enHolds) = (listsColumns(ja), listsColumns(en))
    if jaHolds != enHolds { return jaHolds ? .english : .japanese }
    return nil
  }

  /// Another period of the same title says the same: "for the year ending March 31, 2026 (April 1, 2025 to March 31, 2026)".
  private func agreesWithItself(_ periods: [TableNote<Period>], _ index: Int) -> Bool {
    periods.indices.contains { $0 != index && periods[$0].value == periods[index].value }
  }

  private func sameInTitle(_ left: TableNote<Period>, _ right: TableNote<Period>) -> Bool {
    if same(left.value, right.value) { return true }
    // 第3四半期 may mean the nine months or the quarter; only printed spans settle where a period starts.
    return left.value.end == right.value.end && !(isSpan(left.text) && isSpan(right.text))
  }

  private func isSpan(_ text: String) -> Bool {
    ["～", "〜", "~", "至", "から", " to ", " through ", "–", "—"].contains { text.contains($0) }
  }

  /// Months by which an end differs; nil when the ends are equal.
  private func shift(from left: Period, to right: Period) -> Int? {
    let months = (right.end.year - left.end.year) * 12 + right.end.month - left.end.month
    return months == 0 ? nil : months
  }

  /// The title's slip has been reported and explains this one.
  func isExplainedByTitle(_ left: Period, _ right: Period) -> Bool {
    guard let titleShift else { return false }
    return shift(from: left, to: right) == titleShift
  }

  /// Every period of the title heads a column, and none comes twice.
  private func listsColumns(_ table: Table) -> Bool {
    let listed = table.periods.map(\.value.end)
    let own = Set(table.columns.flatMap { [$0.heading.period?.end, $0.heading.compared?.end].compactMap { $0 } })
    return Set(listed).count == listed.count && listed.allSatisfy(own.contains)
  }
}
