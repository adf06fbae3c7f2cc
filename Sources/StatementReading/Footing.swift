import Auditing
import Lexing
import ReleaseModel
import SourceText
import TableExtraction

/// Marks figures that the table's own arithmetic proves or doubts, and the few that it shows to be no figures at all.
///
/// Nothing is changed: a figure that a sum contradicts stays as printed. `Fact.proofs` and `Fact.doubts` name the kinds of
/// relation that hold or fail with the figure in them: `sum`, `share`, `change`, `translation`, `difference`.
struct Footing {
  let context: ReleaseContext
  let types: [ColumnType]
  let grid: WorkGrid
  /// Grid row of each data row.
  let gridRows: [Int]
  /// Value column of each column of the table.
  let live: [Int]

  func mark(_ table: inout Table) -> [Remark] {
    let places = FactPlaces(table, rows: gridRows.count, columns: live.count)
    markRows(&table, places)
    let sums = Sums(table, places)
    let relations = findSums(in: sums.grid)
    markSums(&table, places, sums, relations)
    let remarks = markGarbledCopies(&table, places, sums, relations)
    return remarks
  }

  // MARK: Relations inside a row

  private func markRows(_ table: inout Table, _ places: FactPlaces) {
    let relations = RowRelations(types, grid)
    var columnOf = Array(repeating: -1, count: types.count)
    for (index, column) in live.enumerated() { columnOf[column] = index }
    for (row, gridRow) in gridRows.enumerated() where grid.rows.indices.contains(gridRow) {
      let work = grid.rows[gridRow]
      for outcome in relations.outcomes({ work.cells[$0].figure }) {
        for column in outcome.columns where columnOf[column] >= 0 {
          guard let fact = places[row, columnOf[column]] else { continue }
          table.facts[fact].note(outcome.kind.rawValue, holds: outcome.holds)
        }
      }
    }
  }

  // MARK: Sums over rows

  private func markSums(_ table: inout Table, _ places: FactPlaces, _ sums: Sums, _ relations: [SumRelation]) {
    for relation in relations {
      for (place, outcome) in relation.columns.enumerated() where outcome != .untestable {
        for row in [relation.total] + relation.addends.map(\.row) {
          guard let fact = places[sums.rows[row], sums.columns[place]] else { continue }
          table.facts[fact].note("sum", holds: outcome == .holds)
        }
      }
    }
  }

  /// A figure that the total leaves out, in the shape of its neighbour: what a converter writes into an empty cell.
  ///
  /// 530,266 over 550,200 over a total that foots without the second. Both must be there, the sum and the likeness.
  private func markGarbledCopies(
    _ table: inout Table, _ places: FactPlaces, _ sums: Sums, _ relations: [SumRelation]
  ) -> [Remark] {
    guard relations.contains(where: { $0.columns.contains { if case .fails = $0 { true } else { false } } }) else {
      return []
    }
    var remarks: [Remark] = []
    for suspicion in suspicions(from: relations, grid: sums.grid)
    where suspicion.needed.isZero && suspicion.supportingRelations > 0 && suspicion.opposingRelations == 0 {
      let (row, column) = (sums.rows[suspicion.row], sums.columns[suspicion.column])
      guard let place = places[row, column], table.facts[place].status == .read, table.facts[place].value != nil,
        let total = relations.first(where: { $0.isMended(by: suspicion) })?.total, total != suspicion.row,
        let twin = neighbours(of: row, column, places).first(where: {
          isGarbled(table.facts[place], copyOf: table.facts[$0], least: 0.3)
        })
      else { continue }
      let label =
        table.dataRows.indices.contains(sums.rows[total]) ? table.dataRows[sums.rows[total]].heading.label : ""
      suspect(
        &table, place,
        [
          "\(label) foots only if this cell is empty", "its digits look like \(table.facts[twin].text) in the next row",
        ], &remarks)
      // A share beside it that repeats the neighbour's share was copied with it.
      for (index, column) in live.enumerated() where types[column].now == live[sums.columns[suspicion.column]] {
        guard types[column].measure == .share, let share = places[row, index],
          let other = neighbours(of: row, index, places).first(where: {
            isGarbled(table.facts[share], copyOf: table.facts[$0], least: 0.5)
          })
        else { continue }
        suspect(
          &table, share,
          ["the amount that it belongs to is in doubt", "it looks like \(table.facts[other].text) in the next row"],
          &remarks)
      }
    }
    return remarks
  }

  private func neighbours(of row: Int, _ column: Int, _ places: FactPlaces) -> [Int] {
    [row - 1, row + 1].compactMap { places[$0, column] }
  }

  private func isGarbled(_ fact: Fact, copyOf other: Fact, least: Double) -> Bool {
    let (own, its) = (fact.text.utf8.filter(isDigit), other.text.utf8.filter(isDigit))
    guard own.count == its.count, fact.measure == .share || own.count >= 4 else { return false }
    return likeness(own, its) >= least
  }

  private func suspect(_ table: inout Table, _ place: Int, _ evidence: [String], _ remarks: inout [Remark]) {
    table.facts[place].status = .suspect
    table.facts[place].repair = Repair(from: table.facts[place].text, evidence: evidence)
    let fact = table.facts[place]
    remarks.append(
      Remark(kind: .unreadable, table: table.id, line: fact.line, span: fact.span, text: fact.text, evidence: evidence))
  }
}

extension SumRelation {
  fileprivate func isMended(by suspicion: Suspicion) -> Bool {
    guard columns.indices.contains(suspicion.column), case .fails = columns[suspicion.column] else { return false }
    return total == suspicion.row || addends.contains { $0.row == suspicion.row }
  }
}

extension Fact {
  fileprivate mutating func note(_ kind: String, holds: Bool) {
    if holds {
      if !proofs.contains(kind) { proofs.append(kind) }
    } else if !doubts.contains(kind) {
      doubts.append(kind)
    }
  }
}

/// Where the fact of each row and column stands in the table's list.
private struct FactPlaces {
  private var places: [Int]
  private let rows: Int
  private let columns: Int

  init(_ table: Table, rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    places = Array(repeating: -1, count: rows * columns)
    for (index, fact) in table.facts.enumerated()
    where fact.row >= 0 && fact.row < rows && fact.column >= 0 && fact.column < columns {
      places[fact.row * columns + fact.column] = index
    }
  }

  subscript(_ row: Int, _ column: Int) -> Int? {
    guard row >= 0, row < rows, column >= 0, column < columns else { return nil }
    let place = places[row * columns + column]
    return place < 0 ? nil : place
  }
}

/// The amounts of a table as a footing problem.
private struct Sums {
  var grid = FootingGrid(rows: [], cells: [])
  /// Data row of each row of the grid.
  var rows: [Int] = []
  /// Column of the table for each column of the grid.
  var columns: [Int] = []

  init(_ table: Table, _ places: FactPlaces) {
    grid.mode = table.rounding
    columns = table.columns.indices.filter { index in
      let heading = table.columns[index].heading
      return (heading.measure == .amount || heading.measure == .difference) && heading.unit.map { !$0.isRate } ?? false
    }
    var section = 0
    for row in table.rows {
      guard row.role != .section else {
        section += 1
        continue
      }
      rows.append(row.index)
      grid.rows.append(
        FootingGrid.Row(
          totalHint: Self.isTotal(row) ? 1 : 0, deductionHint: Self.isDeduction(row, table.statement) ? 1 : 0,
          section: section))
      grid.cells.append(
        columns.map { column in
          guard let place = places[row.index, column] else { return FootingGrid.Cell(value: nil) }
          let fact = table.facts[place]
          // A figure in another unit than its column's (per share, shares) adds to nothing here.
          let isForeign = fact.unit != table.columns[column].heading.unit
          return FootingGrid.Cell(
            value: fact.value, isNil: fact.isNil, usable: !isForeign && (fact.value != nil || fact.isNil))
        })
    }
  }

  private static func isTotal(_ row: Row) -> Bool {
    if row.role != .item { return true }
    return totalWords.isFound(in: row.heading.label)
  }

  private static func isDeduction(_ row: Row, _ statement: StatementKind) -> Bool {
    guard statement != .balanceSheet, statement != .cashFlows else { return false }
    return !beforeWords.isFound(in: row.heading.label) && deductionWords.isFound(in: row.heading.label)
  }

  private static let beforeWords: WordSet = ["before", "調整前", "税引前"]
  private static let totalWords: WordSet = [
    "合計", "小計", "利益", "損失", "残高", "フロー", "増減額", "total", "income", "profit", "loss", "net cash", "end of",
    "net increase", "net decrease",
  ]
  private static let deductionWords: WordSet = [
    "原価", "費用", "販売費", "管理費", "税", "少数株主", "非支配株主に帰属", "損失合計", "cost", "expense", "tax", "minority",
    "controlling", "selling", "marketing", "administrative", "development",
  ]
}
