import Auditing
import Lexing
import ReleaseModel
import SourceText
import TermCatalog

/// Rows that lost a dash and were filled up at their end: 「社債発行費 → 24 → （空）」 for `- → 24`. Their figures stand a column too
/// far left, and nothing in the line says so.
///
/// The row's own relations and the sums of the table decide where the figures belong; where they cannot, and blanks are not how
/// this table prints nil, the figures are in doubt. Rows that are short by a cell and that their looks did not settle are asked
/// again here, now that ghosts are gone and labels are whole.
struct SlidRows {
  let types: [ColumnType]
  let relations: RowRelations
  let context: ReleaseContext
  let statement: StatementKind?

  /// Rows with more blanks at their end than this were printed so.
  private static let mostMissing = 3
  /// Tables with more such rows leave cells blank by habit.
  private static let mostRows = 8
  private static let mostPlacements = 100
  /// Of these so many are tried against the sums.
  private static let mostTrials = 12

  func fit(_ grid: inout WorkGrid) {
    let live = types.indices.filter { !types[$0].isVoid }
    guard live.count >= 2, !grid.rows.isEmpty else { return }
    let habits = Habits(grid, types)
    let open = grid.rows.indices.filter { isUnsettled(grid.rows[$0]) || habits.isFilledUp(grid.rows[$0]) }
    guard !open.isEmpty, open.count <= Self.mostRows else { return }
    let footing = RowFooting(grid, types, statement, context)
    // Two rows of one sum settle each other only one after the other.
    for _ in 0..<(open.count > 1 ? 2 : 1) {
      for index in open { settle(index, &grid, live, footing, habits) }
    }
  }

  /// How a table prints nil.
  private struct Habits {
    let live: [Int]
    private var dashes = 0
    /// Rows with a blank before a figure or a dash.
    private var gaps = 0
    private var rows = 0
    /// A difference of two equal amounts stands as 0.
    var printsNoughts = false
    /// Rows that print something, by column.
    private var filled: [Int: Int] = [:]

    init(_ grid: WorkGrid, _ types: [ColumnType]) {
      live = types.indices.filter { !types[$0].isVoid }
      let differences = live.filter { types[$0].measure == .difference && !types[$0].isRate }
      for row in grid.rows where row.kind == .body && row.hasValues {
        rows += 1
        guard let last = live.last(where: { !row.cells[$0].isBlank }) else { continue }
        var hasGap = false
        for column in live where column <= last {
          if row.cells[column].isBlank { hasGap = true } else { filled[column, default: 0] += 1 }
          if row.cells[column].isDash { dashes += 1 }
          if differences.contains(column), row.cells[column].figure?.value.isZero == true { printsNoughts = true }
        }
        if hasGap { gaps += 1 }
      }
    }

    /// Blank only at its end, where the other rows print something, in a table that leaves hardly any cell blank elsewhere.
    func isFilledUp(_ row: WorkRow) -> Bool {
      guard row.kind == .body, row.figures > 0, rows >= 3, gaps * 6 <= rows,
        live.allSatisfy({ row.cells[$0].status == .read }),
        let last = live.last(where: { !row.cells[$0].isBlank }),
        live.allSatisfy({ $0 > last || !row.cells[$0].isBlank })
      else { return false }
      let missing = live.filter { $0 > last }
      // Where nil is a dash and nothing else is left blank, so many blanks are dashes that were lost.
      guard
        (1...SlidRows.mostMissing).contains(missing.count)
          || !missing.isEmpty && gaps == 0 && printsDashes(besides: row)
      else {
        return false
      }
      return missing.allSatisfy { filled[$0, default: 0] * 10 >= (rows - 1) * 7 }
    }

    /// Nil is printed as a dash here, and nowhere left blank, and not in this row.
    func printsDashes(besides row: WorkRow) -> Bool {
      dashes > 0 && gaps == 0 && !live.contains { row.cells[$0].isDash }
    }
  }

  /// Short by a cell, and its looks did not say which.
  private func isUnsettled(_ row: WorkRow) -> Bool {
    row.kind == .body && row.isRagged
      && row.cells.contains { $0.status == .suspect && $0.repair?.evidence == [Self.missing] }
  }

  static let missing = "a cell is missing in this line"
  static let fits = "a cell is missing in this line; the figure fits this column"
  static let foots = "the sums hold with the figure there"

  private func settle(
    _ index: Int, _ grid: inout WorkGrid, _ live: [Int], _ footing: RowFooting, _ habits: Habits
  ) {
    let row = grid.rows[index]
    let cells = live.map { row.cells[$0] }.filter { !$0.isBlank }
    guard !cells.isEmpty, cells.count < live.count else { return }
    let places = Self.placements(cells.count, in: live)
    guard places.count > 1, places.count < Self.mostPlacements else { return }
    let isRate = speaksOfRates(row)
    let bare = places.map { cost(cells, $0, isRate: isRate, habits) }
    guard let least = bare.min() else { return }
    // Sums are asked only where looks leave a choice.
    var choices: [(cost: Double, foots: Double, place: Int)] = []
    let likely = places.indices.filter { bare[$0] < least + 4 }.sorted { (bare[$0], $0) < (bare[$1], $1) }
    for place in likely.prefix(Self.mostTrials) {
      grid.rows[index] = placed(cells, places[place], in: row, live)
      let foots = footing.score(grid, of: index)
      choices.append((bare[place] - foots, foots, place))
    }
    grid.rows[index] = row
    choices.sort { ($0.cost, $0.place) < ($1.cost, $1.place) }
    guard let best = choices.first else { return }
    let margin = choices.count > 1 ? choices[1].cost - best.cost : 1.0
    let printed = live.filter { !row.cells[$0].isBlank }
    // Another place has as much for it as the printed one: 5,000 → 5,000 → blank may have lost its first dash or its last.
    func isContest(_ choice: (cost: Double, foots: Double, place: Int)) -> Bool {
      choice.cost - best.cost <= 0.9 && bare[choice.place] < 0 && places[choice.place] != printed
    }
    let isSure = margin > 0.9
    let isUnsettled = isUnsettled(row)
    if isSure, !isUnsettled, places[best.place] == printed { return }
    if isSure {
      let others = choices.dropFirst().map(\.foots).max() ?? best.foots
      let evidence = [Self.fits] + (best.foots > others ? [Self.foots] : [])
      grid.rows[index] = placed(cells, places[best.place], in: row, live)
      for column in places[best.place] {
        mark(&grid.rows[index].cells[column], .repaired, evidence)
      }
    } else if !isUnsettled, habits.printsDashes(besides: row) || choices.contains(where: isContest) {
      for column in printed { mark(&grid.rows[index].cells[column], .suspect, [Self.missing]) }
    }
  }

  private func mark(_ cell: inout WorkCell, _ status: ReadingStatus, _ evidence: [String]) {
    guard cell.figure != nil || cell.isDash else { return }
    // What was repaired for another reason keeps its own.
    if status == .suspect || cell.repair == nil || cell.repair?.evidence == [Self.missing] {
      cell.repair = Repair(from: "cell \(cell.index)", evidence: evidence)
    } else {
      cell.repair?.evidence += evidence
    }
    cell.status = status
  }

  /// Columns for so many cells in their order, the printed places first.
  private static func placements(_ count: Int, in live: [Int]) -> [[Int]] {
    var found: [[Int]] = []
    func choose(_ chosen: [Int], from next: Int) {
      if found.count >= mostPlacements { return }
      if chosen.count == count {
        found.append(chosen)
        return
      }
      let last = live.count - (count - chosen.count)
      guard next <= last else { return }
      for place in next...last { choose(chosen + [live[place]], from: place + 1) }
    }
    choose([], from: 0)
    return found
  }

  private func placed(_ cells: [WorkCell], _ columns: [Int], in row: WorkRow, _ live: [Int]) -> WorkRow {
    var row = row
    let end = row.cells.last.map(\.range.upperBound) ?? row.label.upperBound
    for column in live {
      row.cells[column] = WorkCell(index: column + 1, range: end..<end, line: row.line, reading: .empty)
    }
    for (cell, column) in zip(cells, columns) { row.cells[column] = cell }
    return row
  }

  /// 自己資本比率, "Net loss ratio (%)": its figures look like no amount in any column.
  private func speaksOfRates(_ row: WorkRow) -> Bool {
    let label = row.mended ?? String(decoding: context.bytes[row.label], as: UTF8.self)
    if let unit = context.term(for: label)?.concept.unit, unit == .ratio || unit == .percent { return true }
    return Self.rates.isFound(in: label)
  }

  private static let rates: WordSet = ["率", "比", "%", "ratio", "rate", "margin", "roe", "roa", "利回り", "yield"]

  private func cost(_ cells: [WorkCell], _ columns: [Int], isRate: Bool, _ habits: Habits) -> Double {
    var cost = 0.0
    var assigned: [Int: PrintedFigure] = [:]
    for (cell, column) in zip(cells, columns) {
      let type = types[column]
      if cell.isDash, type.isDashes == false { cost += 0.6 }
      guard let figure = cell.figure else { continue }
      assigned[column] = figure
      if isRate { continue }
      if type.isRate {
        if figure.unit == nil, figure.places == 0 { cost += 3 }
        if figure.digits > 4 { cost += 3 }
      } else if figure.unit == .percent {
        cost += 5
      }
      if type.isDashes == true { cost += 0.6 }
    }
    for outcome in relations.outcomes({ assigned[$0] }) { cost += outcome.holds ? -1.5 : 1.5 }
    for (column, type) in types.enumerated() where type.measure == .difference && !type.isRate {
      guard let now = type.now, let then = type.then else { continue }
      cost += difference(assigned[column], assigned[now], assigned[then], habits)
    }
    return cost
  }

  /// A difference where one of its amounts, or itself, is missing; nought for a row that has all three.
  private func difference(
    _ own: PrintedFigure?, _ now: PrintedFigure?, _ then: PrintedFigure?, _ habits: Habits
  ) -> Double {
    if let own {
      guard (now == nil) != (then == nil), let value = now?.value ?? then?.value.negated else { return 0 }
      return own.value.equals(value) ? -1.5 : 1.5
    }
    guard let now, let then else { return 0 }
    // Nothing changed, and a dash said so.
    return now.value.equals(then.value) && !habits.printsNoughts ? -1.5 : 1.5
  }
}
