import Exports
import ReleaseModel
import SourceText

/// Every figure with all that is said of it: the columns of the CSV.
final class FactsSheet {
  private let sheet: Workbook.Sheet
  private var row = 0

  init(_ sheet: Workbook.Sheet) {
    self.sheet = sheet
    for (column, name) in FactColumn.all.map(\.name).enumerated() {
      sheet.write(name, 0, column, Workbook.Style(isBold: true))
    }
    sheet.freeze(1, 0)
    sheet.setWidth(14, 0...(FactColumn.all.count - 1))
  }

  func add(_ release: Release) throws(ExportFailure) {
    try release.forEachFact { (fact: FlatFact) throws(ExportFailure) in try add(fact) }
  }

  private func add(_ fact: FlatFact) throws(ExportFailure) {
    row += 1
    guard row < Workbook.Sheet.limits.rows else {
      throw ExportFailure("more facts than a sheet has rows; export fewer releases at once")
    }
    for (column, entry) in FactColumn.all.enumerated() {
      switch entry.value(fact) {
      case .none: continue
      case .text(let text): sheet.write(text, row, column)
      case .integer(let number): sheet.write(Double(number), row, column)
      case .flag(let flag): sheet.write(flag, row, column)
      case .decimal(let value):
        if let number = value.exactDouble {
          let places = min(max(0, -value.exponent), 15)
          let format = "0" + (places > 0 ? "." + String(repeating: "0", count: places) : "")
          sheet.write(number, row, column, Workbook.Style(numberFormat: format))
        } else {
          sheet.write(value.description, row, column)
        }
      }
    }
  }

  func finish() { sheet.filter(rows: row, columns: FactColumn.all.count) }
}

/// Every finding with what both versions say.
final class FindingsSheet {
  private let sheet: Workbook.Sheet
  private var row = 0

  private static let names = [
    "severity", "kind", "cause", "at_fault", "document_ja", "line_ja", "label_ja", "text_ja", "document_en", "line_en",
    "label_en", "text_en", "message_ja", "message_en", "evidence_ja", "evidence_en", "id",
  ]

  init(_ sheet: Workbook.Sheet) {
    self.sheet = sheet
    for (column, name) in Self.names.enumerated() { sheet.write(name, 0, column, Workbook.Style(isBold: true)) }
    sheet.freeze(1, 0)
    sheet.setWidth(11, 0...5)
    sheet.setWidth(28, 6...16)
  }

  func add(_ item: ExportItem) {
    guard let check = item.check else { return }
    for finding in check.findings {
      row += 1
      let (japanese, english) = (finding.japanese, finding.english)
      let cells: [String?] = [
        finding.severity.rawValue, finding.kind.rawValue, finding.cause, finding.fault?.rawValue,
        japanese == nil ? nil : check.japanese.document, nil, japanese?.label ?? japanese?.tableTitle, japanese?.text,
        english == nil ? nil : check.english.document, nil, english?.label ?? english?.tableTitle, english?.text,
        finding.message.japanese, finding.message.english, finding.evidence.map(\.japanese).joined(separator: "\n"),
        finding.evidence.map(\.english).joined(separator: "\n"), finding.id,
      ]
      for (column, text) in cells.enumerated() {
        if column == 5, let japanese {
          sheet.write(Double(japanese.line + 1), row, column)
        } else if column == 9, let english {
          sheet.write(Double(english.line + 1), row, column)
        } else if let text, !text.isEmpty {
          let fill = column == 0 ? FindingMarks.fill(finding.severity) : nil
          sheet.write(text, row, column, Workbook.Style(fill: fill, isWrapped: column > 5))
        }
      }
    }
  }

  func finish() { sheet.filter(rows: row, columns: Self.names.count) }
}
