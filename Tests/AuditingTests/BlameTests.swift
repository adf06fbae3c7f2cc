import Auditing
import ReleaseModel
import Testing

@Suite("Blame and prediction")
struct BlameTests {
  @Test("a wrong digit is found and its cell is among the suspects")
  func plantedDigit() {
    var planted = 0
    var found = 0
    for shape in StatementShape.all { plant(in: shape, planted: &planted, found: &found) }
    #expect(found * 100 >= planted * 95, "\(found) of \(planted)")
  }

  private func plant(in shape: StatementShape, planted: inout Int, found: inout Int) {
    let clean = shape.grid()
    let relations = findSums(in: clean)
    for (index, figure) in figures(clean, in: relations).enumerated() where index % 3 == 0 {
      let (row, column, value) = figure
      guard value.significand.magnitude > 999 else { continue }
      var grid = clean
      grid.cells[row][column].value = withHundredsChanged(value)
      planted += 1
      let after = findSums(in: grid)
      let isFailing = after.contains { relation in
        guard relation.total == row || relation.addends.contains(where: { $0.row == row }) else { return false }
        if case .fails = relation.columns[column] { return true }
        return false
      }
      let isNamed = suspicions(from: after, grid: grid).contains {
        $0.row == row && $0.column == column && abs($0.needed.significand - value.significand) < 16
      }
      if isFailing && isNamed { found += 1 }
    }
  }

  @Test("the total that two sums miss is blamed before its addends")
  func sharedTotal() throws {
    let shape = try #require(StatementShape.all.first { $0.name == "iij-bs" })
    var grid = shape.grid()
    // Total current assets, December 2003: 20,244,177 with two digits swapped.
    grid.cells[7][3].value = ExactDecimal(20_424_177)
    let first = try #require(suspicions(from: findSums(in: grid), grid: grid).first)
    #expect(first.row == 7 && first.column == 3)
    #expect(first.needed.equals(ExactDecimal(20_244_177)))
    #expect(first.supportingRelations == 2 && first.opposingRelations == 0)
  }

  @Test("an unreadable figure is predicted, by each sum that it is part of")
  func prediction() throws {
    let shape = try #require(StatementShape.all.first { $0.name == "iij-bs" })
    var grid = shape.grid()
    // Accounts payable, December 2003: printed `4.611.586` in one version.
    grid.cells[17][3] = .unreadable
    grid.cells[13][1] = .unreadable
    let found = findSums(in: grid)
    #expect(found.map { StatementShape.text($0) } == shape.sums)
    let predicted = predictions(from: found, grid: grid)
    #expect(predicted.filter { $0.row == 17 } == [Prediction(row: 17, column: 3, value: ExactDecimal(4_611_586))])
    #expect(predicted.filter { $0.row == 13 }.map(\.value) == Array(repeating: ExactDecimal(42_736_925), count: 2))
    let current = try #require(found.first { $0.total == 22 })
    #expect(current.columns[3] == .untestable)
  }

  private func figures(_ grid: FootingGrid, in relations: [SumRelation]) -> [(Int, Int, ExactDecimal)] {
    var found: [(Int, Int, ExactDecimal)] = []
    for row in grid.rows.indices {
      guard relations.contains(where: { $0.total == row || $0.addends.contains { $0.row == row } }) else { continue }
      for column in grid.cells[row].indices {
        if let value = grid.cells[row][column].value { found.append((row, column, value)) }
      }
    }
    return found
  }

  private func withHundredsChanged(_ value: ExactDecimal) -> ExactDecimal {
    let isNine = value.significand.magnitude / 100 % 10 == 9
    let step: Int64 = (isNine ? -300 : 100) * (value.isNegative ? -1 : 1)
    return ExactDecimal(value.significand + step, exponent: value.exponent)
  }
}
