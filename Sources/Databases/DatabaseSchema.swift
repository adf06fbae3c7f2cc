/// The schema that Docs/Exports.md describes. Names are those of the records of `parse` and `check`.
enum DatabaseSchema {
  /// Rises with every change of a table or view.
  static let version = 1

  static let tables = """
    CREATE TABLE release (
      id INTEGER PRIMARY KEY,
      document TEXT NOT NULL,
      language TEXT NOT NULL CHECK (language IN ('ja', 'en')),
      lines INTEGER NOT NULL,
      rounding TEXT NOT NULL
    );
    CREATE TABLE statement_table (
      id INTEGER PRIMARY KEY,
      release_id INTEGER NOT NULL REFERENCES release,
      name TEXT NOT NULL,
      title TEXT,
      number INTEGER,
      statement TEXT NOT NULL,
      first_line INTEGER NOT NULL,
      last_line INTEGER NOT NULL,
      rounding TEXT NOT NULL,
      UNIQUE (release_id, name)
    );
    CREATE TABLE table_row (
      id INTEGER PRIMARY KEY,
      table_id INTEGER NOT NULL REFERENCES statement_table,
      position INTEGER NOT NULL,
      "row" INTEGER,
      role TEXT NOT NULL,
      label TEXT NOT NULL,
      caption TEXT NOT NULL,
      path TEXT NOT NULL CHECK (json_valid(path)),
      concept TEXT,
      line INTEGER NOT NULL,
      UNIQUE (table_id, position)
    );
    CREATE TABLE table_column (
      id INTEGER PRIMARY KEY,
      table_id INTEGER NOT NULL REFERENCES statement_table,
      "column" INTEGER NOT NULL,
      label TEXT NOT NULL,
      concept TEXT,
      measure TEXT,
      period_start TEXT,
      period_end TEXT,
      compared_start TEXT,
      compared_end TEXT,
      basis TEXT,
      unit TEXT,
      scale INTEGER,
      UNIQUE (table_id, "column")
    );
    CREATE TABLE sentence (
      id INTEGER PRIMARY KEY,
      release_id INTEGER NOT NULL REFERENCES release,
      number INTEGER NOT NULL,
      kind TEXT NOT NULL,
      text TEXT NOT NULL,
      line INTEGER NOT NULL,
      start INTEGER NOT NULL,
      "end" INTEGER NOT NULL,
      UNIQUE (release_id, number)
    );
    CREATE TABLE fact (
      id INTEGER PRIMARY KEY,
      release_id INTEGER NOT NULL REFERENCES release,
      table_id INTEGER REFERENCES statement_table,
      row_id INTEGER REFERENCES table_row,
      column_id INTEGER REFERENCES table_column,
      sentence_id INTEGER REFERENCES sentence,
      "row" INTEGER NOT NULL,
      "column" INTEGER NOT NULL,
      label TEXT NOT NULL,
      path TEXT NOT NULL CHECK (json_valid(path)),
      role TEXT NOT NULL,
      concept TEXT,
      footnotes TEXT NOT NULL CHECK (json_valid(footnotes)),
      measure TEXT NOT NULL,
      period_start TEXT,
      period_end TEXT,
      compared_start TEXT,
      compared_end TEXT,
      basis TEXT NOT NULL,
      unit TEXT NOT NULL,
      value TEXT,
      number NUMERIC,
      decimals INTEGER,
      nil INTEGER NOT NULL CHECK (nil IN (0, 1)),
      text TEXT NOT NULL,
      line INTEGER NOT NULL,
      column_start INTEGER,
      start INTEGER,
      "end" INTEGER,
      page INTEGER,
      sheet TEXT,
      status TEXT NOT NULL,
      repair_from TEXT,
      repair_evidence TEXT CHECK (repair_evidence IS NULL OR json_valid(repair_evidence)),
      bound TEXT,
      claim TEXT,
      direction TEXT,
      approximation TEXT,
      source TEXT CHECK (source IN ('tagged')),
      context TEXT,
      CHECK ((table_id IS NOT NULL) + (sentence_id IS NOT NULL) + (source IS NOT NULL) = 1)
    );
    CREATE INDEX fact_concept ON fact (concept, period_end);
    CREATE INDEX fact_row ON fact (row_id, column_id);
    CREATE TABLE relation (
      id INTEGER PRIMARY KEY,
      release_id INTEGER NOT NULL REFERENCES release,
      kind TEXT NOT NULL,
      outcome TEXT NOT NULL CHECK (outcome IN ('holds', 'fails', 'fails_by_rounding', 'untestable')),
      rate TEXT,
      result_id INTEGER NOT NULL REFERENCES fact
    );
    CREATE TABLE relation_operand (
      relation_id INTEGER NOT NULL REFERENCES relation,
      position INTEGER NOT NULL,
      fact_id INTEGER NOT NULL REFERENCES fact,
      sign INTEGER NOT NULL CHECK (sign IN (-1, 1)),
      PRIMARY KEY (relation_id, position)
    ) WITHOUT ROWID;
    CREATE TABLE remark (
      id INTEGER PRIMARY KEY,
      release_id INTEGER NOT NULL REFERENCES release,
      table_id INTEGER REFERENCES statement_table,
      kind TEXT NOT NULL,
      text TEXT NOT NULL,
      line INTEGER NOT NULL,
      start INTEGER NOT NULL,
      "end" INTEGER NOT NULL,
      evidence TEXT NOT NULL CHECK (json_valid(evidence))
    );
    CREATE TABLE comparison (
      id INTEGER PRIMARY KEY,
      japanese_id INTEGER NOT NULL REFERENCES release,
      english_id INTEGER NOT NULL REFERENCES release,
      tables_paired INTEGER NOT NULL,
      rows_paired INTEGER NOT NULL,
      cells_compared INTEGER NOT NULL,
      cells_agree INTEGER NOT NULL,
      cells_unreadable INTEGER NOT NULL
    );
    CREATE TABLE table_pair (
      id INTEGER PRIMARY KEY,
      comparison_id INTEGER NOT NULL REFERENCES comparison,
      japanese_id INTEGER REFERENCES statement_table,
      english_id INTEGER REFERENCES statement_table,
      score REAL NOT NULL,
      margin REAL NOT NULL,
      evidence TEXT NOT NULL CHECK (json_valid(evidence))
    );
    CREATE TABLE row_pair (
      id INTEGER PRIMARY KEY,
      table_pair_id INTEGER NOT NULL REFERENCES table_pair,
      japanese_id INTEGER REFERENCES table_row,
      english_id INTEGER REFERENCES table_row,
      score REAL NOT NULL,
      margin REAL NOT NULL,
      evidence TEXT NOT NULL CHECK (json_valid(evidence))
    );
    CREATE TABLE column_pair (
      id INTEGER PRIMARY KEY,
      table_pair_id INTEGER NOT NULL REFERENCES table_pair,
      japanese_id INTEGER REFERENCES table_column,
      english_id INTEGER REFERENCES table_column,
      score REAL NOT NULL,
      margin REAL NOT NULL,
      evidence TEXT NOT NULL CHECK (json_valid(evidence))
    );
    CREATE TABLE sentence_pair (
      id INTEGER PRIMARY KEY,
      comparison_id INTEGER NOT NULL REFERENCES comparison,
      japanese_id INTEGER REFERENCES sentence,
      english_id INTEGER REFERENCES sentence,
      score REAL NOT NULL,
      margin REAL NOT NULL,
      evidence TEXT NOT NULL CHECK (json_valid(evidence))
    );
    CREATE TABLE finding (
      id INTEGER PRIMARY KEY,
      comparison_id INTEGER NOT NULL REFERENCES comparison,
      name TEXT NOT NULL,
      kind TEXT NOT NULL,
      severity TEXT NOT NULL CHECK (severity IN ('error', 'warning', 'note')),
      cause TEXT,
      at_fault TEXT CHECK (at_fault IN ('ja', 'en', 'both')),
      message_ja TEXT NOT NULL,
      message_en TEXT NOT NULL
    );
    CREATE TABLE finding_side (
      finding_id INTEGER NOT NULL REFERENCES finding,
      language TEXT NOT NULL CHECK (language IN ('ja', 'en')),
      table_id INTEGER REFERENCES statement_table,
      "row" INTEGER,
      "column" INTEGER,
      label TEXT,
      value TEXT,
      unit TEXT,
      period_end TEXT,
      text TEXT NOT NULL,
      line INTEGER NOT NULL,
      start INTEGER NOT NULL,
      "end" INTEGER NOT NULL,
      PRIMARY KEY (finding_id, language)
    ) WITHOUT ROWID;
    CREATE TABLE finding_evidence (
      finding_id INTEGER NOT NULL REFERENCES finding,
      position INTEGER NOT NULL,
      ja TEXT NOT NULL,
      en TEXT NOT NULL,
      PRIMARY KEY (finding_id, position)
    ) WITHOUT ROWID;
    """

  static let views = """
    CREATE VIEW facts AS
      SELECT release.document, release.language, 
        coalesce(statement_table.name, iif(fact.source = 'tagged', 'xbrl', '')) AS "table",
        statement_table.title AS table_title, statement_table.statement, fact."row", fact."column", fact.label, fact.path,
        fact.role, fact.concept, fact.footnotes, fact.measure, fact.period_start, fact.period_end, fact.compared_start,
        fact.compared_end, fact.basis, fact.unit, fact.value, fact.number, fact.decimals, fact.nil, fact.text, fact.line,
        fact.column_start, fact.start, fact."end", fact.page, fact.sheet, fact.status, fact.repair_from, fact.repair_evidence,
        fact.bound, fact.claim, fact.direction, fact.approximation, fact.source, fact.context, fact.id AS fact_id
      FROM fact
      JOIN release ON release.id = fact.release_id
      LEFT JOIN statement_table ON statement_table.id = fact.table_id;
    CREATE VIEW paired_facts AS
      SELECT table_pair.comparison_id, ja.id AS japanese_id, en.id AS english_id, ja.label AS label_ja,
        en.label AS label_en, coalesce(ja.concept, en.concept) AS concept, ja.period_start, ja.period_end, ja.measure,
        ja.value AS value_ja, en.value AS value_en, ja.unit AS unit_ja, en.unit AS unit_en, ja.decimals AS decimals_ja,
        en.decimals AS decimals_en, ja.text AS text_ja, en.text AS text_en, ja.line AS line_ja, en.line AS line_en
      FROM row_pair
      JOIN table_pair ON table_pair.id = row_pair.table_pair_id
      JOIN column_pair ON column_pair.table_pair_id = table_pair.id
      JOIN fact AS ja ON ja.row_id = row_pair.japanese_id AND ja.column_id = column_pair.japanese_id
      JOIN fact AS en ON en.row_id = row_pair.english_id AND en.column_id = column_pair.english_id
        AND en.bound IS ja.bound;
    CREATE VIEW findings AS
      SELECT finding.id AS finding_id, finding.name, finding.severity, finding.kind, finding.cause, finding.at_fault,
        japanese.document AS document_ja, ja.line AS line_ja, ja.label AS label_ja, ja.text AS text_ja,
        english.document AS document_en, en.line AS line_en, en.label AS label_en, en.text AS text_en,
        finding.message_ja, finding.message_en
      FROM finding
      JOIN comparison ON comparison.id = finding.comparison_id
      JOIN release AS japanese ON japanese.id = comparison.japanese_id
      JOIN release AS english ON english.id = comparison.english_id
      LEFT JOIN finding_side AS ja ON ja.finding_id = finding.id AND ja.language = 'ja'
      LEFT JOIN finding_side AS en ON en.finding_id = finding.id AND en.language = 'en';
    CREATE VIEW proved_facts AS
      SELECT fact.id AS fact_id, fact.label, fact.value, relation.kind, count(*) AS relations
      FROM (
        SELECT id AS relation_id, result_id AS fact_id FROM relation
        UNION SELECT relation_id, fact_id FROM relation_operand
      ) AS part
      JOIN relation ON relation.id = part.relation_id AND relation.outcome = 'holds'
      JOIN fact ON fact.id = part.fact_id
      GROUP BY fact.id, relation.kind;
    """
}
