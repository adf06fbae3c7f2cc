/// A page without its markup: runs of text and tables, in order. Ranges point into the drawn text of `PageBuilder`.
enum PageItem {
  case run(TextRun)
  case table(PageTable)
}

/// Text between two block boundaries. Line breaks inside are LF.
struct TextRun {
  var range: Range<Int>
  /// How far it stands in, in points.
  var indent: Double
  var isHeading: Bool
}

struct PageTable {
  var rows: [[PageCell]] = []
  /// `caption` elements, drawn above.
  var captions: [PageItem] = []

  var holdsTables: Bool {
    rows.contains { row in
      row.contains { cell in cell.items.contains { if case .table = $0 { true } else { false } } }
    }
  }
}

struct PageCell {
  var items: [PageItem] = []
  var columnSpan = 1
  var rowSpan = 1
  var isHeader = false

  var runs: [TextRun] {
    items.compactMap { if case .run(let run) = $0 { run } else { nil } }
  }
}
