import ReleaseModel

/// Finds the sums over rows that a table obeys, and judges each of them in every column.
///
/// Reported is what holds in enough columns not to be chance: 流動資産合計 = 現金 + 売掛金 + …, `Net income` = `Income before tax` −
/// `Income taxes`. A relation that follows from others (assets − liabilities − equity, once both sides are totalled) is not
/// repeated. Linear in the cells but for long lists of lines without totals; 300 rows of 8 columns take a few milliseconds.
public func findSums(in grid: FootingGrid) -> [SumRelation] {
  findSums(in: FootingMatrix(grid), grid.rows).sums
}

/// The same with the judge that the outcomes come from.
func findSums(in matrix: FootingMatrix, _ rows: [FootingGrid.Row]) -> (sums: [SumRelation], judge: ColumnJudge) {
  guard matrix.rowCount > 1, matrix.columnCount > 0 else { return ([], ColumnJudge([], matrix)) }
  var search = SumSearch(rows, matrix)
  search.run()
  let judge = ColumnJudge(search.found, matrix)
  return (search.found.map { judge.judged($0) }, judge)
}
