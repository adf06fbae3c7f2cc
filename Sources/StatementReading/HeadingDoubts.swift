import Lexing
import ReleaseModel
import TableExtraction

/// Columns that the headings do not tell apart: of two with the same period, measure and unit one has lost its heading, and its figures are not
/// what the other heading says.
struct HeadingDoubts {
  /// Column indices.
  private(set) var columns: Set<Int> = []

  static let reason = "no heading surely speaks of this column"

  /// `found`: raw columns that are in doubt already; `live`: the value column of each column.
  init(_ columns: [Column], live: [Int], _ clues: HeaderClues, found: Set<Int>) {
    for (index, column) in live.enumerated() where found.contains(column + 1) { self.columns.insert(index) }
    for index in columns.indices.dropFirst() where columns[index].heading.period != nil {
      guard isBare(clues.columns[live[index] + 1]) else { continue }
      if columns[..<index].contains(where: { isSame($0.heading, columns[index].heading) }) {
        self.columns.insert(index)
      }
    }
  }

  /// Nothing is printed over it.
  private func isBare(_ clues: ColumnClues) -> Bool {
    clues.cells.allSatisfy { $0.isEmpty || $0.reading == .ruling } && clues.periods.isEmpty
  }

  private func isSame(_ one: Heading, _ other: Heading) -> Bool {
    one.period == other.period && one.compared == other.compared && one.measure == other.measure
      && one.unit == other.unit && one.basis == other.basis
  }
}
