import Exports
import GRDB
import ReleaseModel
import SourceText
import Writing

/// The keys that the rows of one release got.
struct ReleaseKeys {
  var release: Int64 = 0
  /// By index of the table.
  var tables: [Int64] = []
  /// By table, by index into `Table.rows`.
  var rows: [[Int64]] = []
  var columns: [[Int64]] = []
  var sentences: [Int64] = []
  /// By table, by index into `Table.facts`.
  var facts: [[Int64]] = []
  /// By the table's name.
  var tableNames: [String: Int64] = [:]
}

/// Puts releases and checks into the tables, parents before children.
struct DatabaseRows {
  private let database: Database

  init(_ database: Database) { self.database = database }

  typealias Value = (any DatabaseValueConvertible)?

  /// Inserts a row and gives its key.
  @discardableResult
  private func insert(_ table: String, _ values: [(String, Value)]) throws -> Int64 {
    let columns = values.map { "\"\($0.0)\"" }.joined(separator: ", ")
    let marks = Array(repeating: "?", count: values.count).joined(separator: ", ")
    let statement = try database.cachedStatement(sql: "INSERT INTO \(table) (\(columns)) VALUES (\(marks))")
    try statement.execute(arguments: StatementArguments(values.map(\.1)))
    return database.lastInsertedRowID
  }

  // MARK: A release

  mutating func add(_ release: Release) throws -> ReleaseKeys {
    var keys = ReleaseKeys()
    keys.release = try insert(
      "release",
      [
        ("document", release.document), ("language", release.language.rawValue), ("lines", release.lineCount),
        ("rounding", release.rounding.rawValue),
      ])
    for table in release.tables { try add(table, to: &keys) }
    for (number, sentence) in release.prose.sentences.enumerated() {
      keys.sentences.append(
        try insert(
          "sentence",
          [
            ("release_id", keys.release), ("number", number), ("kind", sentence.kind.rawValue), ("text", sentence.text),
            ("line", sentence.line + 1), ("start", sentence.span.start), ("end", sentence.span.end),
          ]))
    }
    try addFacts(of: release, &keys)
    try addRelations(of: release, keys)
    for remark in release.remarks {
      try insert(
        "remark",
        [
          ("release_id", keys.release), ("table_id", keys.tableNames[remark.table]), ("kind", remark.kind.rawValue),
          ("text", remark.text), ("line", remark.line + 1), ("start", remark.span.start), ("end", remark.span.end),
          ("evidence", Self.list(remark.evidence)),
        ])
    }
    return keys
  }

  private mutating func add(_ table: Table, to keys: inout ReleaseKeys) throws {
    let key = try insert(
      "statement_table",
      [
        ("release_id", keys.release), ("name", table.id), ("title", table.title), ("number", table.number),
        ("statement", table.statement.rawValue), ("first_line", table.lines.lowerBound + 1),
        ("last_line", table.lines.upperBound), ("rounding", table.rounding.rawValue),
      ])
    keys.tables.append(key)
    keys.tableNames[table.id] = key
    var rows: [Int64] = []
    for (position, row) in table.rows.enumerated() {
      rows.append(
        try insert(
          "table_row",
          [
            ("table_id", key), ("position", position), ("row", row.role == .section ? nil : row.index),
            ("role", row.role.rawValue), ("label", row.heading.label), ("caption", row.caption),
            ("path", Self.list(row.path)), ("concept", row.heading.concept), ("line", row.line + 1),
          ]))
    }
    keys.rows.append(rows)
    var columns: [Int64] = []
    for column in table.columns {
      let heading = column.heading
      columns.append(
        try insert(
          "table_column",
          [
            ("table_id", key), ("column", column.index), ("label", heading.label), ("concept", heading.concept),
            ("measure", heading.measure?.rawValue), ("period_start", heading.period?.start?.description),
            ("period_end", heading.period?.end.description), ("compared_start", heading.compared?.start?.description),
            ("compared_end", heading.compared?.end.description), ("basis", heading.basis?.rawValue),
            ("unit", heading.unit?.code), ("scale", heading.scale),
          ]))
    }
    keys.columns.append(columns)
  }

  private mutating func addFacts(of release: Release, _ keys: inout ReleaseKeys) throws {
    for (number, table) in release.tables.enumerated() {
      let rowKeys = Dictionary(
        zip(table.rows, keys.rows[number]).filter { $0.0.role != .section }.map { ($0.0.index, $0.1) },
        uniquingKeysWith: { first, _ in first })
      let columnKeys = Dictionary(
        zip(table.columns, keys.columns[number]).map { ($0.0.index, $0.1) }, uniquingKeysWith: { first, _ in first })
      var facts: [Int64] = []
      for fact in table.facts {
        facts.append(
          try add(
            FlatFact(fact, of: table, in: release), keys.release,
            [
              ("table_id", keys.tables[number]), ("row_id", rowKeys[fact.row]), ("column_id", columnKeys[fact.column]),
            ]))
      }
      keys.facts.append(facts)
    }
    var (sentence, number) = (-1, 0)
    for claim in release.prose.claims {
      number = claim.sentence == sentence ? number + 1 : 0
      sentence = claim.sentence
      _ = try add(
        FlatFact(claim, number: number, in: release), keys.release, [("sentence_id", keys.sentences[sentence])])
    }
  }

  private func add(_ fact: FlatFact, _ release: Int64, _ parents: [(String, Value)]) throws -> Int64 {
    try insert(
      "fact",
      [("release_id", release)] + parents + [
        ("row", fact.row), ("column", fact.column), ("label", fact.label), ("path", Self.list(fact.path)),
        ("role", fact.role.rawValue), ("concept", fact.concept), ("footnotes", Self.list(fact.footnotes)),
        ("measure", fact.measure.rawValue), ("period_start", fact.period?.start?.description),
        ("period_end", fact.period?.end.description), ("compared_start", fact.compared?.start?.description),
        ("compared_end", fact.compared?.end.description), ("basis", fact.basis.rawValue), ("unit", fact.unit.code),
        ("value", fact.value?.description), ("number", fact.value.flatMap(Self.number)), ("decimals", fact.decimals),
        ("nil", fact.isNil), ("text", fact.text), ("line", fact.line), ("column_start", fact.columnStart),
        ("start", fact.start), ("end", fact.end), ("page", fact.page), ("status", fact.status.rawValue),
        ("repair_from", fact.repair?.from), ("repair_evidence", fact.repair.map { Self.list($0.evidence) }),
        ("bound", fact.bound?.rawValue), ("claim", fact.claim?.role.rawValue),
        ("direction", fact.claim?.direction?.rawValue), ("approximation", fact.claim?.approximation?.rawValue),
      ])
  }

  private func addRelations(of release: Release, _ keys: ReleaseKeys) throws {
    for relation in release.audit?.relations ?? [] {
      let key = try insert(
        "relation",
        [
          ("release_id", keys.release), ("kind", relation.kind.rawValue), ("outcome", relation.outcome.name),
          ("rate", relation.rate?.description), ("result_id", keys.facts[relation.result.table][relation.result.fact]),
        ])
      for (position, operand) in relation.operands.enumerated() {
        try insert(
          "relation_operand",
          [
            ("relation_id", key), ("position", position),
            ("fact_id", keys.facts[operand.place.table][operand.place.fact]), ("sign", operand.sign < 0 ? -1 : 1),
          ])
      }
    }
  }

  // MARK: A check

  mutating func add(_ check: CheckResult, _ japanese: ReleaseKeys, _ english: ReleaseKeys) throws {
    let counts = check.counts
    let key = try insert(
      "comparison",
      [
        ("japanese_id", japanese.release), ("english_id", english.release), ("tables_paired", counts.tablesPaired),
        ("rows_paired", counts.rowsPaired), ("cells_compared", counts.cellsCompared),
        ("cells_agree", counts.cellsAgree), ("cells_unreadable", counts.cellsUnreadable),
      ])
    for tables in check.alignment.tables {
      let (left, right) = (tables.tables.japanese, tables.tables.english)
      let pair = try add(
        tables.tables, "table_pair", ("comparison_id", key), japanese.tables, english.tables)
      guard let left, let right else { continue }
      for rows in tables.rows {
        try add(rows, "row_pair", ("table_pair_id", pair), japanese.rows[left], english.rows[right])
      }
      for columns in tables.columns {
        try add(columns, "column_pair", ("table_pair_id", pair), japanese.columns[left], english.columns[right])
      }
    }
    for sentences in check.alignment.sentences {
      try add(sentences, "sentence_pair", ("comparison_id", key), japanese.sentences, english.sentences)
    }
    for finding in check.findings { try add(finding, key, japanese, english) }
  }

  @discardableResult
  private func add(
    _ pair: Pair, _ table: String, _ parent: (String, Int64), _ japanese: [Int64], _ english: [Int64]
  ) throws -> Int64 {
    func key(_ keys: [Int64], _ index: Int?) -> Int64? {
      guard let index, keys.indices.contains(index) else { return nil }
      return keys[index]
    }
    return try insert(
      table,
      [
        (parent.0, parent.1), ("japanese_id", key(japanese, pair.japanese)), ("english_id", key(english, pair.english)),
        ("score", Self.rounded(pair.score)), ("margin", Self.rounded(pair.margin)),
        ("evidence", Self.list(pair.evidence.map(\.rawValue))),
      ])
  }

  private func add(_ finding: Finding, _ check: Int64, _ japanese: ReleaseKeys, _ english: ReleaseKeys) throws {
    let key = try insert(
      "finding",
      [
        ("comparison_id", check), ("name", finding.id), ("kind", finding.kind.rawValue),
        ("severity", finding.severity.rawValue), ("cause", finding.cause), ("at_fault", finding.fault?.rawValue),
        ("message_ja", finding.message.japanese), ("message_en", finding.message.english),
      ])
    for (language, side, keys) in [
      (Language.japanese, finding.japanese, japanese), (.english, finding.english, english),
    ] {
      guard let side else { continue }
      try insert(
        "finding_side",
        [
          ("finding_id", key), ("language", language.rawValue), ("table_id", keys.tableNames[side.table]),
          ("row", side.row), ("column", side.column), ("label", side.label), ("value", side.value?.description),
          ("unit", side.unit?.code), ("period_end", side.period?.end.description), ("text", side.text),
          ("line", side.line + 1), ("start", side.span.start), ("end", side.span.end),
        ])
    }
    for (position, evidence) in finding.evidence.enumerated() {
      try insert(
        "finding_evidence",
        [("finding_id", key), ("position", position), ("ja", evidence.japanese), ("en", evidence.english)])
    }
  }

  // MARK: Values

  /// A JSON array.
  private static func list(_ texts: [String]) -> String {
    var writer = JSONWriter()
    writer.array { for text in texts { $0.string(text) } }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// For computing: an integer where the value is one, else the nearest that the database's numbers have.
  private static func number(_ value: ExactDecimal) -> Value {
    if let integer = Int64(value.description) { return integer }
    return Double(value.description)
  }

  private static func rounded(_ score: Double) -> Double { (score * 1000).rounded() / 1000 }
}

extension FigureRelation.Outcome {
  fileprivate var name: String {
    switch self {
    case .holds: "holds"
    case .fails: "fails"
    case .failsByRounding: "fails_by_rounding"
    case .untestable: "untestable"
    }
  }
}
