import Lexing
import ReleaseModel
import SourceText
import TableExtraction
import TermCatalog

/// Reads one version of a release: its calendar first, then each table.
public struct ReleaseReader: Sendable {
  private let document: SourceDocument
  private let blocks: [Block]
  private let language: Language
  private let catalog: TermCatalog
  /// The version's own fiscal calendar, for the other version to lean on where it says nothing itself.
  public let calendar: FiscalCalendar

  /// `blocks`: those of one version, in order. `stated`: when the company's year ends and how it is called, where that is known
  /// from elsewhere.
  public init(
    _ document: SourceDocument, blocks: [Block], language: Language, catalog: TermCatalog = .builtIn,
    stated: FiscalCalendar? = nil
  ) {
    self.document = document
    self.blocks = blocks
    self.language = language
    self.catalog = catalog
    calendar = CalendarReading(document.text, blocks, stated: stated).calendar()
  }

  public func release(leaningOn other: FiscalCalendar? = nil) -> Release {
    var found = tables(leaningOn: other)
    return release(of: [found.readAll()], found)
  }

  /// The tables of the version, found and not yet read.
  public func tables(leaningOn other: FiscalCalendar? = nil) -> FoundTables {
    let raw = TableFinder(document, blocks: blocks).tables()
    let captions = raw.flatMap { table in
      table.rows.compactMap { row in row.label.flatMap { $0.range.count >= 6 ? $0.range : nil } }
    }
    let context = ReleaseContext(
      document: document, blocks: blocks, language: language, catalog: catalog,
      calendar: other.map(calendar.leaning) ?? calendar, captions: captions)
    return FoundTables(raw, context)
  }

  /// The version, once all its tables have been read, in order.
  public func release(of read: [ReadTables], _ found: FoundTables) -> Release {
    var remarks: [Remark] = document.text.malformed.prefix(100).map { offset in
      Remark(
        kind: .malformed, table: "", line: 0, span: SourceSpan(start: offset, end: offset + 1), text: "",
        evidence: ["not UTF-8"])
    }
    for part in read { remarks += part.remarks }
    var release = Release(
      document: document.name, language: language, tables: read.flatMap(\.tables), remarks: remarks,
      lineCount: document.lineStarts?.count ?? document.text.lines.count,
      rounding: found.rounding)
    release.parts = document.parts
    if let starts = document.lineStarts { SourceLines(document.text, starts).place(&release.remarks) }
    return release
  }
}
