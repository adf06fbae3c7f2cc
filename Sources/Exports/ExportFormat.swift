/// The formats of `totsugo export`, in the order in which they are listed.
public enum ExportFormat: String, Sendable, CaseIterable {
  case csv, tsv, jsonl, xlsx, sqlite, xbrl, tmx, xliff, tbx
  /// The edition of 2008, for older programs.
  case martif = "tbx-2008"

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
    case .tbx: "a termbase of paired labels (TBX-Basic, ISO 30042:2019)"
    case .martif: "the same for programs that know the edition of 2008 only"
    }
  }

  /// Both versions are needed.
  public var needsBothVersions: Bool { [.tmx, .xliff, .tbx, .martif].contains(self) }

  /// One file that can go to standard output as it grows.
  public var isText: Bool {
    switch self {
    case .csv, .tsv, .jsonl, .tmx, .xliff, .tbx, .martif: true
    case .xlsx, .sqlite, .xbrl: false
    }
  }
}
