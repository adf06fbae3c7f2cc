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
    var context = ReleaseContext(
      document: document, blocks: blocks, language: language, catalog: catalog,
      calendar: other.map(calendar.leaning) ?? calendar)
    var raw = TableFinder(document, blocks: blocks).tables()
    for table in raw {
      for row in table.rows {
        guard let label = row.label, label.range.count >= 6 else { continue }
        context.addCaption(label.range)
      }
    }
    var tables: [Table] = []
    var remarks: [Remark] = document.text.malformed.prefix(100).map { offset in
      Remark(
        kind: .malformed, table: "", line: 0, span: SourceSpan(start: offset, end: offset + 1), text: "",
        evidence: ["not UTF-8"])
    }
    // What has been read is not kept.
    raw.reverse()
    while let table = raw.popLast() {
      guard let (read, notes) = TableReader(raw: table, context: context).read(id: "t\(tables.count + 1)") else {
        continue
      }
      tables.append(read)
      remarks += notes
    }
    var release = Release(
      document: document.name, language: language, tables: tables, remarks: remarks,
      lineCount: document.lineStarts?.count ?? document.text.lines.count,
      rounding: context.rounding)
    release.parts = document.parts
    return document.lineStarts.map { SourceLines(document.text, $0).placed(release) } ?? release
  }
}
