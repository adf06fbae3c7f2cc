import ReleaseModel
import SourceText

/// A small pair of releases, and a check of it that found something of everything.
enum Samples {
  static let quarter = Period.months(3, endingOn: .endOfMonth(year: 2003, month: 3))
  static let year = Period.months(12, endingOn: .endOfMonth(year: 2004, month: 3))
  static let yearEnd = Period.instant(.endOfMonth(year: 2004, month: 3))

  static let result: CheckResult = {
    let tables = TableAlignment(
      tables: Pair(japanese: 0, english: 0, score: 0.9537, evidence: [.values, .title]),
      rows: [
        Pair(japanese: 0, english: 0, score: 1, evidence: [.term]),
        Pair(japanese: 1, english: 1, score: 0.87, evidence: [.term, .values, .position]),
        Pair(japanese: 2, english: nil, score: 0, evidence: []),
      ],
      columns: [
        Pair(japanese: 0, english: 0, score: 1, evidence: [.period, .unit]),
        Pair(japanese: 1, english: 1, score: 1, evidence: [.unit]),
      ])
    let lone = TableAlignment(
      tables: Pair(japanese: nil, english: 1, score: 0, evidence: []), rows: [], columns: [])
    var counts = CheckResult.Counts()
    counts.tablesJapanese = 1
    counts.tablesEnglish = 2
    counts.tablesPaired = 1
    counts.rowsPaired = 1
    counts.cellsCompared = 1003
    counts.cellsAgree = 998
    counts.cellsUnreadable = 4
    return CheckResult(
      japanese: japanese, english: english, alignment: Alignment(tables: [tables, lone]), findings: findings,
      counts: counts)
  }()

  // MARK: Findings

  /// Not in the order of severity, which is the report's to give.
  static let findings = [note, sign, unit, missingRow, period]

  static let sign = Finding(
    id: "1", kind: .sign, severity: .error, fault: .japanese,
    evidence: [
      Message(
        japanese: "税引前当期損失は営業損失446,432千円でなければ合計が合わない。",
        english: "The loss before income taxes foots only with a loss of 446,432.")
    ],
    japanese: side(
      "連結損益計算書", "営業利益(損失)", "446,432", ExactDecimal(446_432, exponent: 3), .yen, quarter, line: 159, cell: 4),
    english: side(
      "Consolidated Statement of Income", "Operating income(loss)", "(446,432)", ExactDecimal(-446_432, exponent: 3),
      .yen, quarter, line: 632, cell: 4),
    message: Message(japanese: "日本語版に括弧がない。", english: "The Japanese lacks the parentheses."))

  static let unit = Finding(
    id: "2", kind: .unit, severity: .warning,
    japanese: side("連結損益計算書", nil, "（単位：千円）", nil, .yen, nil, line: 150),
    english: side("Consolidated Statement of Income", nil, "(millions of yen)", nil, .yen, nil, line: 623),
    message: Message(japanese: "表の単位が異なる。", english: "The units of the tables differ."))

  static let missingRow = Finding(
    id: "3", kind: .missingRow, severity: .error, fault: .english,
    japanese: side(
      "連結損益計算書", "支払利息", "支払利息", nil, nil, nil, line: 160),
    english: nil,
    message: Message(japanese: "英語版にこの行がない。", english: "The English version lacks this row."))

  static let period = Finding(
    id: "4", kind: .period, severity: .warning, cause: "prior-period",
    japanese: side("要約", "売上高", "38,779", ExactDecimal(38_779, exponent: 6), .yen, quarter, line: 9, cell: 1),
    english: side("Summary", "Revenues", "38.8", ExactDecimal(388, exponent: 8), .yen, year, line: 2009, cell: 10),
    message: Message(japanese: "期間が異なる。", english: "The periods differ."))

  static let note = Finding(
    id: "5", kind: .extraTable, severity: .note, japanese: nil,
    english: side("Balance Sheet", nil, "Balance Sheet", nil, nil, nil, line: 699),
    message: Message(japanese: "英語版にのみある表。", english: "Only the English version has this table."))

  static func side(
    _ title: String, _ label: String?, _ text: String, _ value: ExactDecimal?, _ unit: Unit?, _ period: Period?,
    line: Int, cell: Int? = nil
  ) -> Finding.Side {
    Finding.Side(
      table: "t1", tableTitle: title, row: label == nil ? nil : 0, column: 0, label: label, value: value, unit: unit,
      period: period, text: text, line: line, cell: cell, span: SourceSpan(start: 0, end: 1))
  }

  // MARK: Releases

  static let japanese = Release(
    document: "ja.txt", language: .japanese,
    tables: [
      table(.japanese, title: "連結損益計算書", labels: ["営業費用:", "営業利益(損失)", "支払利息"], sign: "△", line: 159)
    ],
    remarks: [
      remark(.ghostRow, line: 160, "営集利益 446,4E2"), remark(.ghostRow, line: 170, "支仏利息"),
      remark(.ruling, line: 171, "____ ="),
    ], lineCount: 700, rounding: .rounded)

  static let english: Release = {
    var balance = table(.english, title: "Balance Sheet", labels: [], sign: "", line: 700)
    balance.facts = []
    balance.statement = .balanceSheet
    let labels = ["Costs:", "Operating income(loss)"]
    return Release(
      document: "en.txt", language: .english,
      tables: [
        table(.english, title: "Consolidated Statement of Income", labels: labels, sign: "(", line: 632), balance,
      ], remarks: [remark(.ghostRow, line: 640, "0perat1ng")], lineCount: 1200, rounding: .rounded)
  }()

  static func remark(_ kind: Remark.Kind, line: Int, _ text: String) -> Remark {
    Remark(kind: kind, table: "t1", line: line, span: SourceSpan(start: 0, end: 1), text: text, evidence: [])
  }

  /// The first label is a section; every other row has an amount and a share.
  static func table(_ language: Language, title: String, labels: [String], sign: String, line: Int) -> Table {
    var amount = Heading()
    amount.period = quarter
    amount.unit = .yen
    amount.scale = 3
    amount.measure = .amount
    var share = amount
    share.unit = .percent
    share.scale = nil
    share.measure = .share
    let rows = labels.enumerated().map { index, label in
      Row(
        index: index - 1, line: line - 1 + index, role: index == 0 ? .section : .item, caption: label,
        heading: heading(label), path: index == 0 ? [] : [labels[0]])
    }
    var facts: [Fact] = []
    for row in rows.dropFirst() {
      let text = sign == "(" ? "(446,432)" : sign + "446,432"
      facts.append(fact(row, column: 0, text, ExactDecimal(-446_432, exponent: 3), .yen, .amount))
      facts.append(fact(row, column: 1, "3.4", ExactDecimal(34, exponent: -1), .percent, .share))
    }
    if !facts.isEmpty {
      facts[0].proofs = ["sum"]
      facts[1].status = .repaired
      facts[1].repair = Repair(from: "3,4", evidence: ["share"])
    }
    return Table(
      id: "t1", title: title, number: nil, statement: .incomeStatement, language: language,
      lines: line - 5..<line + 2, titleSpan: nil,
      columns: [Column(index: 0, heading: amount), Column(index: 1, heading: share)], rows: rows, facts: facts,
      units: [], periods: [], footnotes: [], rounding: .rounded)
  }

  static func heading(_ label: String) -> Heading {
    var heading = Heading()
    heading.label = label
    return heading
  }

  static func fact(
    _ row: Row, column: Int, _ text: String, _ value: ExactDecimal, _ unit: Unit, _ measure: Measure
  ) -> Fact {
    Fact(
      row: row.index, column: column, label: row.heading.label, concept: nil, path: row.path, role: .item,
      footnotes: [], measure: measure, period: quarter, compared: nil, basis: .actual, unit: unit, value: value,
      isNil: false, text: text, span: SourceSpan(start: 0, end: 1), line: row.line, columnInLine: 0,
      cell: column + 1, status: .read, repair: nil)
  }
}
