import ReleaseModel

/// What the label of a row suggests for the search of sums: 資産合計 is a total, 売上原価 is subtracted.
struct RowHints {
  /// Words that tell a total although 合計 / Total does not stand there.
  private static let totals = words([
    "利益", "損失", "損益", "小計", "末残高", "キャッシュ・フロー", "キャッシュフロー", "同等物の増", "同等物の減", "純資産",
    "income", "profit", "loss", "net cash", "end of", "net increase", "net decrease", "subtotal", "gross margin",
  ])
  private static let deductions = words([
    "原価", "費用", "販売費", "管理費", "開発費", "税", "少数株主", "非支配株主に帰属", "非支配持分に帰属", "支払利息", "損失合計",
    "cost", "expense", "tax", "minority", "non-controlling", "noncontrolling", "selling", "development",
  ])
  /// Words that take the deduction back: 税引前当期純利益, 営業外費用合計 stays one.
  private static let incomes = words(["before", "調整前", "税引前", "調整前当期", "前当期純"])

  static func rows(of table: Table, count: Int) -> [FootingGrid.Row] {
    var rows = Array(repeating: FootingGrid.Row(), count: count)
    let subtracts = table.statement != .balanceSheet && table.statement != .cashFlows
    var paths: [[String]] = []
    for row in table.rows where row.index >= 0 && row.index < count {
      let label = Array(row.heading.label.lowercased().utf8)
      var hint = FootingGrid.Row()
      if row.role == .total || row.role == .subtotal || has(label, totals) { hint.totalHint = 1 }
      if subtracts, has(label, deductions), !has(label, incomes) { hint.deductionHint = 1 }
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

  private static func words(_ words: [String]) -> [[UInt8]] { words.map { Array($0.utf8) } }

  private static func has(_ label: [UInt8], _ words: [[UInt8]]) -> Bool {
    label.withUnsafeBufferPointer { label in
      for word in words {
        guard label.count >= word.count else { continue }
        let first = word[0]
        for start in 0...(label.count - word.count) where label[start] == first {
          var length = 1
          while length < word.count, label[start + length] == word[length] { length += 1 }
          if length == word.count { return true }
        }
      }
      return false
    }
  }
}
