import ReleaseModel
import SourceText

/// A small income statement in 千円 / thousands of yen, in both versions, with one sign that differs.
enum Samples {
  static let quarter = Period.months(3, endingOn: CalendarDate.endOfMonth(year: 2003, month: 3))

  static let japanese = release(
    .japanese, document: "ja.txt", title: "連結損益計算書", section: "営業費用:", label: "営業利益(損失)", text: "446,432",
    value: ExactDecimal(446_432, exponent: 3), line: 159)
  static let english = release(
    .english, document: "en.txt", title: "Consolidated Statement of Income", section: "Costs:",
    label: "Operating income(loss)", text: "(446,432)", value: ExactDecimal(-446_432, exponent: 3), line: 632)

  static func release(
    _ language: Language, document: String, title: String, section: String, label: String, text: String,
    value: ExactDecimal, line: Int
  ) -> Release {
    var column = Heading()
    column.period = quarter
    column.unit = .yen
    column.scale = 3
    column.measure = .amount
    column.line = line - 4
    let amount = fact(label: label, text: text, value: value, line: line)
    var dash = fact(label: label, text: "-", value: nil, line: line + 1)
    dash.row = 1
    dash.isNil = true
    dash.status = .repaired
    dash.repair = Repair(from: "—\t", evidence: ["ruling"])
    let rows = [
      Row(index: -1, line: line - 1, role: .section, caption: section, heading: heading(section)),
      Row(index: 0, line: line, role: .subtotal, caption: label, heading: heading(label), path: [section]),
      Row(index: 1, line: line + 1, role: .item, caption: label, heading: heading(label), path: [section]),
    ]
    let table = Table(
      id: "t1", title: title, number: 3, statement: .incomeStatement, language: language, lines: line - 5..<line + 2,
      titleSpan: nil, columns: [Column(index: 0, heading: column, evidence: ["header"])], rows: rows,
      facts: [amount, dash],
      units: [
        TableNote(
          value: UnitDeclaration(unit: .yen, scale: 3), text: "(千円)", span: SourceSpan(start: 1, end: 9),
          line: line - 4)
      ], periods: [], footnotes: [], rounding: .rounded)
    let remark = Remark(
      kind: .ghostRow, table: "t1", line: line + 1, span: SourceSpan(start: 90, end: 99), text: "営集利益", evidence: [])
    return Release(
      document: document, language: language, tables: [table], remarks: [remark], lineCount: 700, rounding: .rounded)
  }

  static func heading(_ label: String) -> Heading {
    var heading = Heading()
    heading.label = label
    return heading
  }

  static func fact(label: String, text: String, value: ExactDecimal?, line: Int) -> Fact {
    Fact(
      row: 0, column: 0, label: label, concept: "operating-income", path: ["営業\"費用\""], role: .subtotal,
      footnotes: ["*1"], measure: .amount, period: quarter, compared: nil, basis: .actual, unit: .yen, value: value,
      isNil: false, text: text, span: SourceSpan(start: 70, end: 79), line: line, columnInLine: 40, cell: 4,
      status: .read, repair: nil)
  }

  static let result: CheckResult = {
    let pair = Pair(japanese: 0, english: 0, score: 0.9537, evidence: [.values, .title], margin: 0.4)
    let alignment = TableAlignment(
      tables: pair,
      rows: [
        Pair(japanese: 0, english: 0, score: 1, evidence: [.term]),
        Pair(japanese: 1, english: 1, score: 0.5, evidence: [.term, .position], margin: 0.25),
        Pair(japanese: 2, english: nil, score: 0, evidence: []),
      ],
      columns: [Pair(japanese: 0, english: 0, score: 1, evidence: [.period, .unit])])
    var counts = CheckResult.Counts()
    counts.tablesJapanese = 1
    counts.tablesEnglish = 1
    counts.tablesPaired = 1
    counts.rowsPaired = 2
    counts.cellsCompared = 2
    counts.cellsAgree = 1
    return CheckResult(
      japanese: japanese, english: english, alignment: Alignment(tables: [alignment]), findings: [finding],
      counts: counts)
  }()

  static let finding = Finding(
    id: "sign:t1/operating-income/0", kind: .sign, severity: .error, cause: "sign", fault: .japanese,
    evidence: [Message(japanese: "損失でなければ合計が合わない。", english: "Only a loss foots.")],
    japanese: side("連結損益計算書", "営業利益(損失)", "446,432", ExactDecimal(446_432, exponent: 3), line: 159),
    english: side(
      "Consolidated Statement of Income", "Operating income(loss)", "(446,432)", ExactDecimal(-446_432, exponent: 3),
      line: 632),
    message: Message(japanese: "日本語版に括弧がない。", english: "The Japanese lacks the parentheses."))

  static func side(
    _ title: String, _ label: String, _ text: String, _ value: ExactDecimal, line: Int
  ) -> Finding.Side {
    Finding.Side(
      table: "t1", tableTitle: title, row: 0, column: 0, label: label, value: value, unit: .yen, period: quarter,
      text: text, line: line, cell: 4, span: SourceSpan(start: 70, end: 79))
  }
}
