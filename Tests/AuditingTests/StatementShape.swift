import Auditing
import ReleaseModel
import Testing

/// A statement as test data: what it prints, and the sums that a person finds in it.
struct StatementShape: Sendable, CustomTestStringConvertible {
  let name: String
  let mode: RoundingInterval.Mode
  /// `total = row + row - row`, by line numbers from 1.
  let sums: [String]
  let rows: String

  var testDescription: String { name }

  static let all = seedShapes + japaneseShapes + internationalShapes

  func grid(hinted: Bool = true) -> FootingGrid {
    var grid = FootingGrid(rows: [], cells: [], mode: mode)
    var section = 0
    for line in rows.split(separator: "\n") {
      let parts = line.split(separator: "|", omittingEmptySubsequences: false).map { StatementShape.trimmed($0) }
      if parts.count == 1 { section += 1 }
      let hints = hinted ? StatementShape.hints(parts[0]) : (0, 0)
      grid.rows.append(FootingGrid.Row(totalHint: hints.0, deductionHint: hints.1, section: section))
      grid.cells.append(parts.dropFirst().map { StatementShape.cell($0) })
    }
    return grid
  }

  /// A relation in the notation of `sums`.
  static func text(_ relation: SumRelation) -> String {
    var text = "\(relation.total + 1) ="
    for (index, addend) in relation.addends.enumerated() {
      text += addend.sign < 0 ? " -" : index == 0 ? "" : " +"
      text += " \(addend.row + 1)"
    }
    return text
  }

  static func cell(_ text: String) -> FootingGrid.Cell {
    if text == "-" || text == "－" { return FootingGrid.Cell(value: nil, isNil: true) }
    var value: Int64 = 0
    var exponent = 0
    var isNegative = false
    var pastPoint = false
    var digits = 0
    for scalar in text.unicodeScalars {
      switch scalar {
      case "0"..."9":
        value = value * 10 + Int64(scalar.value - 48)
        digits += 1
        if pastPoint { exponent -= 1 }
      case ".": pastPoint = true
      case "(", "△": isNegative = true
      default: continue
      }
    }
    guard digits > 0 else { return FootingGrid.Cell(value: nil) }
    return FootingGrid.Cell(value: ExactDecimal(isNegative ? -value : value, exponent: exponent))
  }

  private static let totalWords = [
    "合計", "小計", "利益", "損失", "total", "income", "profit", "loss", "net cash", "end of", "net increase", "末残高", "フロー",
    "現金及び現金同等物の増減額",
  ]
  private static let deductionWords = [
    "原価", "費用", "販売費", "税", "少数株主", "非支配株主に帰属する", "損失合計", "cost", "expense", "tax", "minority",
    "controlling", "selling", "development",
  ]

  /// A crude stand-in for the term catalogue.
  private static func hints(_ label: String) -> (Double, Double) {
    let folded = label.lowercased()
    let isTotal = totalWords.contains { folded.contains($0) }
    let isDeduction = deductionWords.contains { folded.contains($0) }
    let isIncome = folded.contains("before") || folded.contains("調整前")
    return (isTotal ? 1 : 0, isDeduction && !isIncome ? 1 : 0)
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first == " " || text.first == "　" { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
