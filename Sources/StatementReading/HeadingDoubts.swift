import Lexing
import ReleaseModel
import TableExtraction

/// Columns that no heading surely speaks of: nothing is printed over them, and what stands over their neighbours is no band that would reach
/// over them too.
///
/// A heading reaches over the columns on its right where all headings do, each over as many: 「当期 | (blank) | 前期 | (blank)」. It reaches over a rate
/// beside its amount, and over a column with a currency of its own.
struct HeadingDoubts {
  /// Column indices.
  private(set) var columns: Set<Int> = []

  static let reason = "no heading surely speaks of this column"

  /// `found`: raw columns that are in doubt already; `live`: the value column of each column.
  init(_ columns: [Column], live: [Int], types: [ColumnType], _ clues: HeaderClues, found: Set<Int>) {
    for (index, column) in live.enumerated() where found.contains(column + 1) { self.columns.insert(index) }
    defer { addDependents(live, types) }
    addIndistinct(columns, live, clues)
    let headed = live.indices.filter { Self.isHeaded(clues.columns[live[$0] + 1]) }
    guard headed.count >= 2 || headed.first.map({ $0 > 0 }) == true else { return }
    let gaps = zip(headed, headed.dropFirst()).map { $1 - $0 } + [live.count - (headed.last ?? 0)]
    let isBanded = headed.first == 0 && gaps.allSatisfy { $0 == gaps[0] }
    for index in live.indices where !isBanded && !headed.contains(index) && columns[index].heading.period != nil {
      let type = types[live[index]]
      let isBeside = index > 0 && headed.contains(index - 1)
      if isBeside, type.isRate || type.translationOf != nil || type.measure != .amount { continue }
      if isBeside, columns[index].heading.unit != columns[index - 1].heading.unit { continue }
      self.columns.insert(index)
    }
  }

  /// Nothing is printed over it, and it is of the same period, measure and unit as another: all headings are lost, or the one that told them
  /// apart.
  private mutating func addIndistinct(_ columns: [Column], _ live: [Int], _ clues: HeaderClues) {
    func isSame(_ one: Heading, _ other: Heading) -> Bool {
      one.period == other.period && one.compared == other.compared && one.measure == other.measure
        && one.unit == other.unit && one.basis == other.basis
    }
    for index in columns.indices.dropFirst() where columns[index].heading.period != nil {
      guard !Self.isHeaded(clues.columns[live[index] + 1]) else { continue }
      for other in columns.indices[..<index] where isSame(columns[other].heading, columns[index].heading) {
        self.columns.insert(index)
        if !Self.isHeaded(clues.columns[live[other] + 1]) { self.columns.insert(other) }
      }
    }
  }

  /// A change is of the period of its columns.
  private mutating func addDependents(_ live: [Int], _ types: [ColumnType]) {
    let doubtful = Set(columns.map { live[$0] })
    for (index, column) in live.enumerated() {
      let type = types[column]
      if [type.now, type.then, type.translationOf].contains(where: { $0.map(doubtful.contains) ?? false }) {
        columns.insert(index)
      }
    }
  }

  /// Something is printed over it, be it only its unit: a line of units tells how far the bands above it reach.
  private static func isHeaded(_ clues: ColumnClues) -> Bool {
    clues.cells.contains { !$0.isEmpty && $0.reading != .ruling }
  }
}
