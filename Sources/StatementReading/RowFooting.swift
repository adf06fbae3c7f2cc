import Auditing
import Lexing
import ReleaseModel

/// What the sums of a table say of the places of its figures, asked of the mended grid before there are facts.
struct RowFooting {
  private let columns: [Int]
  private let types: [ColumnType]
  private let rows: [FootingGrid.Row]
  private let totals: [Bool]
  private let mode: RoundingInterval.Mode
  /// Longer tables are lists, not statements.
  private static let mostRows = 250

  init(_ grid: WorkGrid, _ types: [ColumnType], _ statement: StatementKind?, _ context: ReleaseContext) {
    self.types = types
    mode = context.rounding
    columns = types.indices.filter { column in
      let type = types[column]
      return !type.isVoid && !type.isRate && (type.measure == .amount || type.measure == .difference)
    }
    let subtracts = statement != .balanceSheet && statement != .cashFlows
    var section = 0
    var hints: [FootingGrid.Row] = []
    for row in grid.rows {
      if row.kind == .section { section += 1 }
      guard row.kind == .body else { continue }
      let label = row.mended ?? String(decoding: context.bytes[row.label], as: UTF8.self)
      hints.append(
        FootingGrid.Row(
          label: label, isTotal: Sections.isTotalLabel(label), subtracts: subtracts, section: section))
    }
    rows = hints
    totals = grid.rows.filter { $0.kind == .body }.map { row in
      Sections.isTotalLabel(row.mended ?? String(decoding: context.bytes[row.label], as: UTF8.self))
    }
  }

  /// What the sums that a row is part of say of where its figures stand: more than nought for the places, less against them.
  ///
  /// Where the row has a figure, a sum that holds or fails counts for twice; where it is blank, one that holds says that nothing was
  /// there, and one that fails only that something was.
  func score(_ grid: WorkGrid, of index: Int) -> Double {
    guard !columns.isEmpty, (3...Self.mostRows).contains(rows.count) else { return 0 }
    let body = grid.rows.indices.filter { grid.rows[$0].kind == .body }
    guard let own = body.firstIndex(of: index) else { return 0 }
    // A dash in a total says that nothing was added up there, not that it came to nought.
    let cells = zip(body, totals).map { row, isTotal in
      columns.map { grid.rows[row].cells[$0].isDash && isTotal ? .init(value: nil) : cell(grid.rows[row].cells[$0]) }
    }
    var score = 0.0
    for relation in findSums(in: FootingGrid(rows: rows, cells: cells, mode: mode))
    where relation.total == own || relation.addends.contains(where: { $0.row == own }) {
      for (column, outcome) in relation.columns.enumerated() {
        let isPrinted = cells[own][column].value != nil
        switch outcome {
        case .holds: score += isPrinted ? 2 : 1
        case .fails: score -= isPrinted ? 2 : 0.5
        case .untestable: break
        }
      }
    }
    return score
  }

  private func cell(_ cell: WorkCell) -> FootingGrid.Cell {
    if let figure = cell.figure { return FootingGrid.Cell(value: figure.value) }
    if cell.isDash { return FootingGrid.Cell(value: nil, isNil: true) }
    return cell.isBlank ? FootingGrid.Cell(value: nil) : .unreadable
  }
}
