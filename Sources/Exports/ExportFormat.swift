/// The formats of `totsugo export`, in the order in which they are listed.
public enum ExportFormat: String, Sendable, CaseIterable {
  case csv, tsv, jsonl, xlsx, sqlite, xbrl, tmx, xliff

  /// 一覧の説明 / what the list says of it.
  public var summary: String {
    switch self {
    case .csv: "facts, comma-separated (RFC 4180; --bom for Excel)"
    case .tsv: "facts, tab-separated"
    case .jsonl: "facts, a JSON object a line, as parse --format jsonl"
    case .xlsx: "a workbook: a sheet a statement with both versions side by side, findings, all facts"
    case .sqlite: "a database: releases, tables, facts, claims, pairs, findings, with views"
    case .xbrl: "xBRL-JSON (OIM 1.0) with a taxonomy beside it: schema, labels, calculations, presentation"
    case .tmx: "a translation memory (TMX 1.4b): aligned sentences and labels"
    case .xliff: "XLIFF 2.1: aligned sentences and labels, findings as notes"
    }
  }

  /// Both versions are needed.
  public var needsBothVersions: Bool { self == .tmx || self == .xliff }

  /// One file that can go to standard output as it grows.
  public var isText: Bool {
    switch self {
    case .csv, .tsv, .jsonl, .tmx, .xliff: true
    case .xlsx, .sqlite, .xbrl: false
    }
  }
}
