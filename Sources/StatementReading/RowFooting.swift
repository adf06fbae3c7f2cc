import Auditing
import Lexing
import ReleaseModel

/// What the sums of a table say of the places of its figures, asked of the mended grid before there are facts.
struct RowFooting {
  private let columns: [Int]
  private let types: [ColumnType]
  private let rows: [FootingGrid.Row]
  private let mode: RoundingInterval.Mode

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
  }

  /// How many sums hold in how many columns, less those that fail.
  func score(_ grid: WorkGrid) -> Int {
    guard !columns.isEmpty, rows.count >= 3 else { return 0 }
    let cells = grid.rows.filter { $0.kind == .body }.map { row in columns.map { cell(row.cells[$0], in: $0) } }
    var score = 0
    for relation in findSums(in: FootingGrid(rows: rows, cells: cells, mode: mode)) {
      for outcome in relation.columns {
        switch outcome {
        case .holds: score += 1
        case .fails: score -= 1
        case .untestable: break
        }
      }
    }
    return score
  }

  private func cell(_ cell: WorkCell, in column: Int) -> FootingGrid.Cell {
    if let figure = cell.figure { return FootingGrid.Cell(value: figure.value) }
    if cell.isDash { return FootingGrid.Cell(value: nil, isNil: true) }
    return cell.isBlank ? FootingGrid.Cell(value: nil) : .unreadable
  }
}
