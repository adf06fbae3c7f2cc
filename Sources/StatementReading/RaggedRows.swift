import Lexing
import ReleaseModel

/// Rows that lost cells on the way: every later cell slid left. A cell belongs to the column whose type it fits.
struct RaggedRows {
  let types: [ColumnType]
  let relations: RowRelations
  /// Where more cells are missing, nothing says which: the row keeps its places and is marked as unsure.
  private static let mostMissing = 64

  func fit(_ grid: inout WorkGrid) {
    for index in grid.rows.indices where grid.rows[index].isRagged && grid.rows[index].kind == .body {
      fit(&grid.rows[index])
    }
  }

  private func fit(_ row: inout WorkRow) {
    let columns = Array(types.indices)
    // Cells as printed; an empty one holds its place.
    let printed = row.cells.prefix { !$0.range.isEmpty || isPrinted($0, row) }
    let cells = Array(printed)
    guard !cells.isEmpty, cells.count < columns.count else { return }
    if keepsPlaces(row, cells) { return }
    let missing = columns.count - cells.count
    var best: (cost: Double, gaps: [Int])?
    var second = Double.infinity
    var budget = 400
    func place(_ gaps: [Int]) {
      if budget <= 0 { return }
      if gaps.count == missing {
        budget -= 1
        let cost = self.cost(cells, columns, gaps)
        if cost < (best?.cost ?? .infinity) - 0.001 {
          second = best?.cost ?? .infinity
          best = (cost, gaps)
        } else if cost < second {
          second = cost
        }
        return
      }
      // Gaps at the end first: what is missing most often is an empty last cell. Enough columns stay for the gaps to come.
      let (last, first) = ((gaps.last ?? columns.count) - 1, missing - gaps.count - 1)
      for gap in stride(from: last, through: first, by: -1) { place(gaps + [gap]) }
    }
    if missing <= Self.mostMissing {
      place([])
    } else {
      (best, second) = ((0, Array((cells.count..<columns.count).reversed())), 0)
    }
    guard let best else { return }
    let isIdentity = best.gaps.allSatisfy { $0 >= cells.count }
    let isSure = second - best.cost > 0.9
    var next = 0
    let blank = row.cells[row.cells.count - 1]
    var placed = row.cells
    for column in row.cells.indices { placed[column] = emptied(blank) }
    for (position, column) in columns.enumerated() where !best.gaps.contains(position) {
      placed[column] = cells[next]
      if !isIdentity || !isSure {
        let why =
          isSure ? "a cell is missing in this line; the figure fits this column" : "a cell is missing in this line"
        placed[column].repair = Repair(from: "cell \(cells[next].index)", evidence: [why])
        placed[column].status = isSure ? .repaired : .suspect
      }
      next += 1
    }
    row.cells = placed
  }

  /// Empty cells between figures show that this row lost nothing but the empty cells at its end.
  private func keepsPlaces(_ row: WorkRow, _ cells: [WorkCell]) -> Bool {
    guard cells.contains(where: \.isBlank) else { return false }
    return types.indices.allSatisfy { column in
      row.cells[column].figure.map { !types[column].isVoid && Self.typeCost($0, types[column]) == 0 } ?? true
    }
  }

  private func isPrinted(_ cell: WorkCell, _ row: WorkRow) -> Bool {
    // Cells added to fill the width all begin where the line ends.
    cell.range.lowerBound != row.cells[row.cells.count - 1].range.lowerBound || !cell.range.isEmpty
  }

  /// How badly a figure fits a column by its looks.
  static func typeCost(_ figure: PrintedFigure, _ type: ColumnType) -> Double {
    var cost = 0.0
    if type.isRate {
      // 2.5ポイント is the difference of two rates and stands with the differences.
      if figure.unit == .points, type.unit != .points { cost += 2 }
      if figure.unit == nil, figure.places == 0 { cost += 4 }
      if figure.digits > 4 { cost += 3 }
    } else {
      if figure.unit == .percent { cost += 5 }
      if type.isWholeNumbers && figure.places == 1 && figure.unit == nil { cost += 4 }
    }
    if let places = type.places, figure.unit == nil, figure.places != places, cost == 0 { cost += 1.2 }
    if type.isDashes == true { cost += 0.6 }
    return cost
  }

  private func emptied(_ cell: WorkCell) -> WorkCell {
    var cell = cell
    cell.reading = .empty
    cell.range = cell.range.upperBound..<cell.range.upperBound
    return cell
  }

  private func cost(_ cells: [WorkCell], _ columns: [Int], _ gaps: [Int]) -> Double {
    var assigned: [Int: PrintedFigure] = [:]
    var cost = 0.0
    var next = 0
    for (position, column) in columns.enumerated() where !gaps.contains(position) {
      let cell = cells[next]
      next += 1
      let type = types[column]
      guard let figure = cell.figure else {
        if !type.isVoid && cell.isBlank { cost += 0.4 }
        if cell.isDash, type.isDashes == false { cost += 0.6 }
        continue
      }
      assigned[column] = figure
      if type.isVoid { cost += 8 }
      cost += Self.typeCost(figure, type)
    }
    for outcome in relations.outcomes({ assigned[$0] }) { cost += outcome.holds ? -1.5 : 1.5 }
    return cost
  }
}
