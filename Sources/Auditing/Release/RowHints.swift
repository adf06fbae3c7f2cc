import ReleaseModel
import SourceText

/// What the label of a row suggests for the search of sums: 資産合計 is a total, 売上原価 is subtracted.
struct RowHints {
  /// Words that tell a total although 合計 / Total does not stand there.
  private static let totals: WordSet = [
    "利益", "損失", "損益", "小計", "末残高", "キャッシュ・フロー", "キャッシュフロー", "同等物の増", "同等物の減", "純資産",
    "income", "profit", "loss", "net cash", "end of", "net increase", "net decrease", "subtotal", "gross margin",
  ]
  private static let deductions: WordSet = [
    "原価", "費用", "販売費", "管理費", "開発費", "税", "少数株主", "非支配株主に帰属", "非支配持分に帰属", "支払利息", "損失合計",
    "cost", "expense", "tax", "minority", "non-controlling", "noncontrolling", "selling", "development",
  ]
  /// Words that take the deduction back: 税引前当期純利益, 営業外費用合計 stays one.
  private static let incomes: WordSet = ["before", "調整前", "税引前", "調整前当期", "前当期純"]

  private static let words = WordSet(union: [totals, deductions])

  /// What a label alone says: `Total assets` is a total, `Cost of sales` is subtracted outside balance sheets and cash flows.
  static func row(_ label: String, isTotal: Bool, subtracts: Bool) -> FootingGrid.Row {
    let says = words.isFound(in: label)
    return FootingGrid.Row(
      totalHint: isTotal || says && totals.isFound(in: label) ? 1 : 0,
      deductionHint: subtracts && says && deductions.isFound(in: label) && !incomes.isFound(in: label) ? 1 : 0)
  }

  static func rows(of table: Table, count: Int) -> [FootingGrid.Row] {
    var rows = Array(repeating: FootingGrid.Row(), count: count)
    let subtracts = table.statement != .balanceSheet && table.statement != .cashFlows
    var paths: [[String]] = []
    for row in table.rows where row.index >= 0 && row.index < count {
      let label = row.heading.label
      var hint = Self.row(label, isTotal: row.role == .total || row.role == .subtotal, subtracts: subtracts)
      if let place = paths.lastIndex(of: row.path) {
        hint.section = place
      } else {
        hint.section = paths.count
        paths.append(row.path)
      }
      rows[row.index] = hint
    }
    ExpectedSums(table, count: count).mark(&rows)
    return rows
  }
}
