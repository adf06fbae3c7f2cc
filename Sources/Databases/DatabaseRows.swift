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

  /// A column and what goes into it.
  private enum Field {
    case text(String, String?)
    case whole(String, Int?)
    case key(String, Int64?)
    case real(String, Double)
    case flag(String, Bool)
    case value(String, DatabaseValue)

    var name: String {
      switch self {
      case .text(let name, _), .whole(let name, _), .key(let name, _), .real(let name, _), .flag(let name, _),
        .value(let name, _):
        name
      }
    }

    var value: DatabaseValue {
      switch self {
      case .text(_, let text): text.databaseValue
      case .whole(_, let number): number.databaseValue
      case .key(_, let key): key.databaseValue
      case .real(_, let number): number.databaseValue
      case .flag(_, let flag): flag.databaseValue
      case .value(_, let value): value
      }
    }
  }

  /// Inserts a row and gives its key.
  @discardableResult
  private func insert(_ table: String, _ fields: [Field]) throws -> Int64 {
    let columns = fields.map { "\"\($0.name)\"" }.joined(separator: ", ")
    let marks = Array(repeating: "?", count: fields.count).joined(separator: ", ")
    let statement = try database.cachedStatement(sql: "INSERT INTO \(table) (\(columns)) VALUES (\(marks))")
    try statement.execute(arguments: StatementArguments(fields.map(\.value)))
    return database.lastInsertedRowID
  }

  // MARK: A release

  mutating func add(_ release: Release) throws -> ReleaseKeys {
    var keys = ReleaseKeys()
    keys.release = try insert(
      "release",
      [
        .text("document", release.document), .text("language", release.language.rawValue),
        .whole("lines", release.lineCount),
        .text("rounding", release.rounding.rawValue),
      ])
    for table in release.tables { try add(table, to: &keys) }
    for (number, sentence) in release.prose.sentences.enumerated() {
      keys.sentences.append(
        try insert(
          "sentence",
          [
            .key("release_id", keys.release), .whole("number", number), .text("kind", sentence.kind.rawValue),
            .text("text", sentence.text),
            .whole("line", sentence.line + 1), .whole("start", sentence.span.start), .whole("end", sentence.span.end),
          ]))
    }
    try addFacts(of: release, &keys)
    try addRelations(of: release, keys)
    for remark in release.remarks {
      try insert(
        "remark",
        [
          .key("release_id", keys.release), .key("table_id", keys.tableNames[remark.table]),
          .text("kind", remark.kind.rawValue),
          .text("text", remark.text), .whole("line", remark.line + 1), .whole("start", remark.span.start),
          .whole("end", remark.span.end),
          .text("evidence", Self.list(remark.evidence)),
        ])
    }
    return keys
  }

  private mutating func add(_ table: ReleaseModel.Table, to keys: inout ReleaseKeys) throws {
    let key = try insert(
      "statement_table",
      [
        .key("release_id", keys.release), .text("name", table.id), .text("title", table.title),
        .whole("number", table.number),
        .text("statement", table.statement.rawValue), .whole("first_line", table.lines.lowerBound + 1),
        .whole("last_line", table.lines.upperBound), .text("rounding", table.rounding.rawValue),
      ])
    keys.tables.append(key)
    keys.tableNames[table.id] = key
    var rows: [Int64] = []
    for (position, row) in table.rows.enumerated() {
      rows.append(
        try insert(
          "table_row",
          [
            .key("table_id", key), .whole("position", position), .whole("row", row.role == .section ? nil : row.index),
            .text("role", row.role.rawValue), .text("label", row.heading.label), .text("caption", row.caption),
            .text("path", Self.list(row.path)), .text("concept", row.heading.concept), .whole("line", row.line + 1),
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
            .key("table_id", key), .whole("column", column.index), .text("label", heading.label),
            .text("concept", heading.concept),
            .text("measure", heading.measure?.rawValue), .text("period_start", heading.period?.start?.description),
            .text("period_end", heading.period?.end.description),
            .text("compared_start", heading.compared?.start?.description),
            .text("compared_end", heading.compared?.end.description), .text("basis", heading.basis?.rawValue),
            .text("unit", heading.unit?.code), .whole("scale", heading.scale),
          ]))
    }
    keys.columns.append(columns)
  }

  private mutating func addFacts(of release: Release, _ keys: inout ReleaseKeys) throws {
    for (number, table) in release.tables.enumerated() {
      var (rowKeys, columnKeys) = ([Int: Int64](), [Int: Int64]())
      for (row, key) in zip(table.rows, keys.rows[number]) where row.role != .section { rowKeys[row.index] = key }
      for (column, key) in zip(table.columns, keys.columns[number]) { columnKeys[column.index] = key }
      var facts: [Int64] = []
      for fact in table.facts {
        facts.append(
          try add(
            FlatFact(fact, of: table, in: release), keys.release,
            [
              .key("table_id", keys.tables[number]), .key("row_id", rowKeys[fact.row]),
              .key("column_id", columnKeys[fact.column]),
            ]))
      }
      keys.facts.append(facts)
    }
    for (index, fact) in release.tagged.enumerated() where fact.isNumeric {
      _ = try add(FlatFact(fact, number: index, in: release), keys.release, [])
    }
    var (sentence, number) = (-1, 0)
    for claim in release.prose.claims {
      number = claim.sentence == sentence ? number + 1 : 0
      sentence = claim.sentence
      _ = try add(
        FlatFact(claim, number: number, in: release), keys.release, [.key("sentence_id", keys.sentences[sentence])])
    }
  }

  private func add(_ fact: FlatFact, _ release: Int64, _ parents: [Field]) throws -> Int64 {
    try insert(
      "fact",
      [.key("release_id", release)] + parents + [
        .whole("row", fact.row), .whole("column", fact.column), .text("label", fact.label),
        .text("path", Self.list(fact.path)),
        .text("role", fact.role.rawValue), .text("concept", fact.concept),
        .text("footnotes", Self.list(fact.footnotes)),
        .text("measure", fact.measure.rawValue), .text("period_start", fact.period?.start?.description),
        .text("period_end", fact.period?.end.description), .text("compared_start", fact.compared?.start?.description),
        .text("compared_end", fact.compared?.end.description), .text("basis", fact.basis.rawValue),
        .text("unit", fact.unit.code),
        .text("value", fact.value?.description), .value("number", fact.value.map(Self.number) ?? .null),
        .whole("decimals", fact.decimals),
        .flag("nil", fact.isNil), .text("text", fact.text), .whole("line", fact.line),
        .whole("column_start", fact.columnStart),
        .whole("start", fact.start), .whole("end", fact.end), .whole("page", fact.page),
        .text("sheet", fact.part?.name),
        .text("status", fact.status.rawValue),
        .text("repair_from", fact.repair?.from), .text("repair_evidence", fact.repair.map { Self.list($0.evidence) }),
        .text("bound", fact.bound?.rawValue), .text("claim", fact.claim?.role.rawValue),
        .text("direction", fact.claim?.direction?.rawValue),
        .text("approximation", fact.claim?.approximation?.rawValue),
        .text("source", fact.tagged == nil ? nil : "tagged"), .text("context", fact.tagged?.context),
      ])
  }

  private func addRelations(of release: Release, _ keys: ReleaseKeys) throws {
    for relation in release.audit?.relations ?? [] {
      let key = try insert(
        "relation",
        [
          .key("release_id", keys.release), .text("kind", relation.kind.rawValue),
          .text("outcome", relation.outcome.name),
          .text("rate", relation.rate?.description),
          .key("result_id", keys.facts[relation.result.table][relation.result.fact]),
        ])
      for (position, operand) in relation.operands.enumerated() {
        try insert(
          "relation_operand",
          [
            .key("relation_id", key), .whole("position", position),
            .key("fact_id", keys.facts[operand.place.table][operand.place.fact]),
            .whole("sign", operand.sign < 0 ? -1 : 1),
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
        .key("japanese_id", japanese.release), .key("english_id", english.release),
        .whole("tables_paired", counts.tablesPaired),
        .whole("rows_paired", counts.rowsPaired), .whole("cells_compared", counts.cellsCompared),
        .whole("cells_agree", counts.cellsAgree), .whole("cells_unreadable", counts.cellsUnreadable),
      ])
    for tables in check.alignment.tables {
      let (left, right) = (tables.tables.japanese, tables.tables.english)
      let pair = try add(
        tables.tables, "table_pair", .key("comparison_id", key), japanese.tables, english.tables)
      guard let left, let right else { continue }
      for rows in tables.rows {
        try add(rows, "row_pair", .key("table_pair_id", pair), japanese.rows[left], english.rows[right])
      }
      for columns in tables.columns {
        try add(columns, "column_pair", .key("table_pair_id", pair), japanese.columns[left], english.columns[right])
      }
    }
    for sentences in check.alignment.sentences {
      try add(sentences, "sentence_pair", .key("comparison_id", key), japanese.sentences, english.sentences)
    }
    for finding in check.findings { try add(finding, key, japanese, english) }
  }

  @discardableResult
  private func add(
    _ pair: Pair, _ table: String, _ parent: Field, _ japanese: [Int64], _ english: [Int64]
  ) throws -> Int64 {
    func key(_ keys: [Int64], _ index: Int?) -> Int64? {
      guard let index, keys.indices.contains(index) else { return nil }
      return keys[index]
    }
    return try insert(
      table,
      [
        parent, .key("japanese_id", key(japanese, pair.japanese)), .key("english_id", key(english, pair.english)),
        .real("score", Self.rounded(pair.score)), .real("margin", Self.rounded(pair.margin)),
        .text("evidence", Self.list(pair.evidence.map(\.rawValue))),
      ])
  }

  private func add(_ finding: Finding, _ check: Int64, _ japanese: ReleaseKeys, _ english: ReleaseKeys) throws {
    let key = try insert(
      "finding",
      [
        .key("comparison_id", check), .text("name", finding.id), .text("kind", finding.kind.rawValue),
        .text("severity", finding.severity.rawValue), .text("cause", finding.cause),
        .text("at_fault", finding.fault?.rawValue),
        .text("message_ja", finding.message.japanese), .text("message_en", finding.message.english),
      ])
    for (language, side, keys) in [
      (Language.japanese, finding.japanese, japanese), (.english, finding.english, english),
    ] {
      guard let side else { continue }
      try insert(
        "finding_side",
        [
          .key("finding_id", key), .text("language", language.rawValue), .key("table_id", keys.tableNames[side.table]),
          .whole("row", side.row), .whole("column", side.column), .text("label", side.label),
          .text("value", side.value?.description),
          .text("unit", side.unit?.code), .text("period_end", side.period?.end.description), .text("text", side.text),
          .whole("line", side.line + 1), .whole("start", side.span.start), .whole("end", side.span.end),
        ])
    }
    for (position, evidence) in finding.evidence.enumerated() {
      try insert(
        "finding_evidence",
        [
          .key("finding_id", key), .whole("position", position), .text("ja", evidence.japanese),
          .text("en", evidence.english),
        ])
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
  private static func number(_ value: ExactDecimal) -> DatabaseValue {
    if let integer = Int64(value.description) { return integer.databaseValue }
    return Double(value.description).databaseValue
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
