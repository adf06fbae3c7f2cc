/// The schema of what `totsugo batch --format sqlite` writes (Docs/Formats.md): columns are named after the keys of the records,
/// with `_` between the key of an object and the keys in it.
enum BatchSchema {
  /// Rises with every change of a table or view.
  static let version = 1
  /// Marks the file as ours: "TSGB".
  static let applicationID = 0x5453_4742

  static let pairs = """
    CREATE TABLE pair (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL,
      status TEXT NOT NULL CHECK (status IN ('ok', 'error')),
      error TEXT,
      counts_error INTEGER NOT NULL,
      counts_warning INTEGER NOT NULL,
      counts_note INTEGER NOT NULL,
      cells_compared INTEGER NOT NULL,
      cells_agree INTEGER NOT NULL
    );
    CREATE TABLE finding (
      pair INTEGER NOT NULL REFERENCES pair,
      position INTEGER NOT NULL,
      id TEXT NOT NULL,
      kind TEXT NOT NULL,
      severity TEXT NOT NULL,
      cause TEXT,
      at_fault TEXT,
      evidence TEXT NOT NULL,
      evidence_ja TEXT NOT NULL,
      \(side("ja")),
      \(side("en")),
      xbrl TEXT,
      message_ja TEXT NOT NULL,
      message_en TEXT NOT NULL,
      change TEXT,
      PRIMARY KEY (pair, position)
    ) WITHOUT ROWID;
    CREATE VIEW findings AS
      SELECT pair.id AS pair_id, finding.* FROM finding JOIN pair ON pair.number = finding.pair;
    """

  /// Only with `--facts`.
  static let facts = """
    CREATE TABLE fact (
      pair INTEGER NOT NULL REFERENCES pair,
      position INTEGER NOT NULL,
      document TEXT NOT NULL,
      language TEXT NOT NULL CHECK (language IN ('ja', 'en')),
      "table" TEXT NOT NULL,
      table_title TEXT,
      statement TEXT,
      "row" INTEGER NOT NULL,
      "column" INTEGER NOT NULL,
      label TEXT NOT NULL,
      path TEXT NOT NULL,
      role TEXT NOT NULL,
      concept TEXT,
      footnotes TEXT NOT NULL,
      measure TEXT NOT NULL,
      period_start TEXT,
      period_end TEXT,
      compared_start TEXT,
      compared_end TEXT,
      basis TEXT NOT NULL,
      unit TEXT NOT NULL,
      value TEXT,
      number NUMERIC AS (CAST(value AS NUMERIC)) VIRTUAL,
      decimals INTEGER,
      nil INTEGER NOT NULL CHECK (nil IN (0, 1)),
      text TEXT NOT NULL,
      line INTEGER,
      column_start INTEGER,
      start INTEGER,
      "end" INTEGER,
      page INTEGER,
      sheet TEXT,
      status TEXT NOT NULL,
      repair_from TEXT,
      repair_evidence TEXT,
      bound TEXT,
      claim TEXT,
      direction TEXT,
      approximation TEXT,
      source TEXT,
      context TEXT,
      members TEXT,
      content TEXT,
      hidden INTEGER,
      labels_ja TEXT,
      labels_en TEXT,
      PRIMARY KEY (pair, position)
    ) WITHOUT ROWID;
    CREATE VIEW facts AS SELECT pair.id AS pair_id, fact.* FROM fact JOIN pair ON pair.number = fact.pair;
    """

  /// One version's place in a finding.
  private static func side(_ language: String) -> String {
    [
      "table TEXT", "row INTEGER", "column INTEGER", "label TEXT", "value TEXT", "unit TEXT", "period_end TEXT",
      "text TEXT", "line INTEGER", "start INTEGER", "end INTEGER", "page INTEGER", "sheet TEXT",
    ].map { "\(language)_\($0)" }.joined(separator: ", ")
  }
}
