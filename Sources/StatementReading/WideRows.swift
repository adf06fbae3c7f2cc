import Lexing
import ReleaseModel
import TableExtraction

/// Rows with a cell too many: a tab that a converter doubled pushes every figure behind it a column to the right, beyond where any heading
/// and any other row ends.
///
/// Left as they are, such a row would make the whole table wider by a column. The empty cell that is too many is the one without which
/// the figures fit their columns best.
struct WideRows {
  /// Number of value columns of the table without them.
  let width: Int
  /// Indices of the body's rows, and how many cells each has too many.
  private let surplus: [Int: Int]

  private static let mostSurplus = 2
  private static let mostChoices = 64

  /// `header` and `body` as printed; nil where no row stands out.
  init?(_ header: [RawRow], _ body: [RawRow]) {
    func reach(_ row: RawRow) -> Int { row.cells.lastIndex { !$0.isEmpty } ?? 0 }
    let reaches = body.map(reach)
    guard body.count >= 3, let most = reaches.max() else { return nil }
    let usual = max(header.reduce(0) { max($0, reach($1)) }, reaches.filter { $0 < most }.max() ?? 0)
    let wide = reaches.indices.filter { reaches[$0] > usual }
    guard usual >= 1, !wide.isEmpty, wide.count <= max(1, body.count / 5), most - usual <= Self.mostSurplus else {
      return nil
    }
    // A row without an empty cell has nothing that could be left out.
    for index in wide {
      let empty = body[index].cells[1..<reaches[index]].count { $0.isEmpty }
      guard empty >= reaches[index] - usual else { return nil }
    }
    width = usual
    surplus = Dictionary(uniqueKeysWithValues: wide.map { ($0, reaches[$0] - usual) })
  }

  func contains(_ row: Int) -> Bool { surplus[row] != nil }

  /// The rows without the cells that are too many. `types` are of the columns as the other rows have them.
  func fitted(_ body: [RawRow], types: [ColumnType], relations: RowRelations) -> (rows: [RawRow], doubts: [Int: Doubt])
  {
    var rows = body
    var doubts: [Int: Doubt] = [:]
    for (index, count) in surplus {
      let choices = Self.choices(body[index], leavingOut: count)
      let costs = choices.map { cost(body[index], without: $0, types, relations) }
      guard let best = costs.indices.min(by: { costs[$0] < costs[$1] }) else { continue }
      let isSure = costs.indices.allSatisfy { $0 == best || costs[$0] - costs[best] > 0.9 }
      for cell in choices[best].reversed() { rows[index].cells.remove(at: cell) }
      doubts[index] = Doubt(first: choices[best][0], isSure: isSure)
    }
    return (rows, doubts)
  }

  /// Which figures of a fitted row moved.
  struct Doubt {
    /// The first raw cell that moved.
    var first: Int
    var isSure: Bool

    func mark(_ row: inout WorkRow) {
      for column in row.cells.indices
      where column + 1 >= first && (row.cells[column].hasFigures || row.cells[column].isRead) {
        row.cells[column].status = isSure ? .repaired : .suspect
        let why = isSure ? "a cell too many in this line; the figure fits this column" : "a cell too many in this line"
        row.cells[column].repair = Repair(from: "cell \(row.cells[column].index + 1)", evidence: [why])
      }
    }
  }

  /// Sets of empty cells to leave out, each in order.
  private static func choices(_ row: RawRow, leavingOut count: Int) -> [[Int]] {
    let last = row.cells.lastIndex { !$0.isEmpty } ?? 0
    let empty = (1..<max(1, last)).filter { row.cells[$0].isEmpty }
    if count == 1 { return empty.map { [$0] } }
    var found: [[Int]] = []
    for (place, first) in empty.enumerated() {
      for second in empty[(place + 1)...] where found.count < mostChoices { found.append([first, second]) }
    }
    return found
  }

  private func cost(
    _ row: RawRow, without left: [Int], _ types: [ColumnType], _ relations: RowRelations
  ) -> Double {
    var cost = 0.0
    var assigned: [Int: PrintedFigure] = [:]
    var column = 0
    for index in row.cells.indices.dropFirst() where !left.contains(index) {
      defer { column += 1 }
      guard column < types.count, let figure = row.cells[index].figure else { continue }
      assigned[column] = figure
      cost += RaggedRows.typeCost(figure, types[column]) + (types[column].isVoid ? 8 : 0)
    }
    for outcome in relations.outcomes({ assigned[$0] }) { cost += outcome.holds ? -1.5 : 1.5 }
    return cost
  }
}
