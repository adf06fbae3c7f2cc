import Databases
import Exports
import Reports
import Totsugo
import Workbooks
import Writing

/// What a check can be downloaded as.
enum Download: String, Sendable, CaseIterable {
  case html, text, json, jsonl, markdown, sarif, junit, alignment, facts, csv, tsv, xlsx, sqlite, xbrl, tmx, xliff,
    tbx, decisions

  var suffix: String {
    switch self {
    case .html: "html"
    case .text: "txt"
    case .json, .decisions: "json"
    case .jsonl, .alignment, .facts: "jsonl"
    case .markdown: "md"
    case .sarif: "sarif"
    case .junit: "xml"
    case .csv, .tsv, .xlsx, .sqlite, .tmx, .tbx: rawValue
    case .xbrl: "zip"
    case .xliff: "xlf"
    }
  }

  var type: String {
    switch self {
    case .html: "text/html; charset=utf-8"
    case .text: "text/plain; charset=utf-8"
    case .markdown: "text/markdown; charset=utf-8"
    case .json, .decisions: "application/json"
    case .jsonl, .alignment, .facts: "application/jsonl"
    case .sarif: "application/sarif+json"
    case .junit: "application/xml"
    case .csv: "text/csv; charset=utf-8"
    case .tsv: "text/tab-separated-values; charset=utf-8"
    case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    case .sqlite: "application/vnd.sqlite3"
    case .xbrl: "application/zip"
    case .tmx: "application/x-tmx+xml"
    case .xliff: "application/xliff+xml"
    case .tbx: "application/x-tbx"
    }
  }

  var words: Message {
    switch self {
    case .html: Message(japanese: "レポート（HTML）", english: "Report (HTML)")
    case .text: Message(japanese: "レポート（テキスト）", english: "Report (text)")
    case .json: Message(japanese: "照合結果（JSON）", english: "Check (JSON)")
    case .jsonl: Message(japanese: "指摘一覧（JSON Lines）", english: "Findings (JSON Lines)")
    case .markdown: Message(japanese: "要約（Markdown）", english: "Summary (Markdown)")
    case .sarif: Message(japanese: "指摘一覧（SARIF）", english: "Findings (SARIF)")
    case .junit: Message(japanese: "指摘一覧（JUnit）", english: "Findings (JUnit)")
    case .alignment: Message(japanese: "対応（JSON Lines）", english: "Alignment (JSON Lines)")
    case .facts: Message(japanese: "数値（JSON Lines）", english: "Facts (JSON Lines)")
    case .csv: Message(japanese: "数値（CSV、Excel用）", english: "Facts (CSV, for Excel)")
    case .tsv: Message(japanese: "数値（TSV）", english: "Facts (TSV)")
    case .xlsx: Message(japanese: "ワークブック（Excel）", english: "Workbook (Excel)")
    case .sqlite: Message(japanese: "データベース（SQLite）", english: "Database (SQLite)")
    case .xbrl: Message(japanese: "xBRL-JSONとタクソノミ（zip）", english: "xBRL-JSON with its taxonomy (zip)")
    case .tmx: Message(japanese: "翻訳メモリー（TMX）", english: "Translation memory (TMX)")
    case .xliff: Message(japanese: "対訳（XLIFF）", english: "Segments (XLIFF)")
    case .tbx: Message(japanese: "用語集（TBX）", english: "Glossary (TBX)")
    case .decisions: Message(japanese: "判断（JSON）", english: "Decisions (JSON)")
    }
  }

  func write(_ check: StoredCheck, _ language: Language) throws(ExportFailure) -> [UInt8] {
    guard let result = check.decided else { return [] }
    func review() -> ReviewReport {
      let columns = check.inputs.map { ($0.name, EditorColumns($0.bytes, encoding: $0.encoding)) }
      return ReviewReport(
        result, in: language, columns: Dictionary(columns, uniquingKeysWith: { first, _ in first }))
    }
    switch self {
    case .html: return HTMLReport(language: language).check(result)
    case .text: return Array(TextReport(language: language).check(result).utf8)
    case .json: return CheckExport.document(result)
    case .jsonl: return CheckExport.lines(result)
    case .markdown: return review().markdown()
    case .sarif: return review().sarif()
    case .junit: return review().junit()
    case .alignment: return AlignmentExport.lines(result)
    case .facts: return ParseExport.lines([result.japanese, result.english])
    case .csv: return export(result, DelimitedExporter(.commas, hasByteOrderMark: true))
    case .tsv: return export(result, DelimitedExporter(.tabs))
    case .xlsx:
      return try PrivateFile.bytes(named: "totsugo.xlsx") { path throws(ExportFailure) in
        let exporter = try WorkbookExporter(path: path, isSingle: true)
        try exporter.add(ExportItem(result))
        try exporter.finish()
      }
    case .sqlite:
      return try PrivateFile.bytes(named: "totsugo.sqlite") { path throws(ExportFailure) in
        let exporter = try DatabaseExporter(path: path)
        try exporter.add(ExportItem(result))
        try exporter.finish()
      }
    case .xbrl:
      return StoredArchive.zip(XBRLReport(ExportItem(result), stem: "report").files().map { ($0.name, $0.bytes) })
    case .tmx: return export(result, TMXExporter())
    case .xliff: return export(result, XLIFFExporter(notesIn: language))
    case .tbx: return export(result, TBXExporter(.iso2019))
    case .decisions: return decisions(of: check)
    }
  }

  private func export(_ result: CheckResult, _ exporter: some TextExporter) -> [UInt8] {
    var exporter = exporter
    return exporter.begin() + exporter.write(ExportItem(result)) + exporter.end()
  }

  private func decisions(of check: StoredCheck) -> [UInt8] {
    var writer = JSONWriter(brokenDepth: 1)
    writer.array {
      for finding in check.result?.findings ?? [] {
        $0.decision(finding.id, check.decisions[finding.id] ?? Decision(state: .open))
      }
    }
    writer.endLine()
    return writer.bytes
  }
}
