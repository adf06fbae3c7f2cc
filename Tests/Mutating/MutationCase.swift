import Gold
import Totsugo

/// The single edits that a check must find.
package enum MutationKind: String, Sendable, CaseIterable {
  case digit, transposition, sign
  case swapCells = "swap-cells"
  case swapFigures = "swap-figures"
  case swapRows = "swap-rows"
  case removeRow = "remove-row"
  case emptyCell = "empty-cell"
  case dropCell = "drop-cell"
  case thousandfold
  case unit, period
  case proseFigure = "prose-figure"
  case proseQuarter = "prose-quarter"
  case proseDirection = "prose-direction"
  case proseCurrency = "prose-currency"
  case proseScale = "prose-scale"
  case proseSign = "prose-sign"

  /// Edits of tables.
  package static let tables: [MutationKind] = [
    .digit, .transposition, .sign, .swapCells, .swapFigures, .swapRows, .removeRow, .emptyCell, .dropCell,
    .thousandfold, .unit,
    .period,
  ]
  /// Edits of sentences.
  package static let prose: [MutationKind] = [
    .proseFigure, .proseQuarter, .proseDirection, .proseCurrency, .proseScale, .proseSign,
  ]

  /// Any of these names the edit rightly.
  package var acceptableKinds: [Finding.Kind] {
    switch self {
    case .digit, .transposition: [.value]
    case .sign: [.sign]
    case .swapCells: [.value]
    case .swapFigures: [.value, .label, .order]
    case .swapRows: [.order, .value, .label]
    case .removeRow: [.missingRow, .extraRow]
    case .emptyCell: [.missingValue, .extraValue]
    case .dropCell: [.missingValue, .extraValue]
    case .thousandfold: [.scale, .value]
    case .unit: [.unit, .scale]
    case .period: [.period, .date]
    case .proseFigure: [.proseValue, .proseTable]
    case .proseQuarter: [.prosePeriod]
    case .proseDirection: [.proseDirection]
    case .proseSign: [.proseValue, .proseTable, .proseDirection]
    case .proseCurrency: [.proseValue, .unit]
    case .proseScale: [.proseValue, .proseTable, .scale]
    }
  }

  /// With one of these causes; empty: the kind says it all.
  package var acceptableCauses: [String] {
    switch self {
    case .digit: ["digit"]
    case .transposition: ["transposition"]
    case .swapCells: ["swapped-columns"]
    case .swapFigures, .swapRows: ["swapped-rows"]
    case .thousandfold: ["scale×1000"]
    case .sign, .removeRow, .emptyCell, .dropCell, .unit, .period: []
    case .proseFigure, .proseQuarter, .proseDirection, .proseCurrency, .proseScale, .proseSign: []
    }
  }
}

/// A line (0-based) of one version.
package struct Place: Sendable, Hashable {
  package var language: Language
  package var line: Int
}

/// What one edit does to the lines of a text.
package enum LineEdit: Sendable, Hashable {
  case replace(line: Int, with: String)
  /// The texts of two lines change, each into its own new one.
  case replaceBoth(line: Int, with: String, other: Int, otherText: String)
  case remove(line: Int)

  package func apply(to lines: [String]) -> [String] {
    var lines = lines
    switch self {
    case .replace(let line, let text): lines[line] = text
    case .replaceBoth(let line, let text, let other, let otherText):
      lines[line] = text
      lines[other] = otherText
    case .remove(let line): lines.remove(at: line)
    }
    return lines
  }

  /// The line of the unchanged text that a line of the changed text was; for findings that are there before and after.
  package func original(of line: Int) -> Int {
    if case .remove(let removed) = self, line >= removed { return line + 1 }
    return line
  }

  package var lines: [Int] {
    switch self {
    case .replace(let line, _), .remove(let line): [line]
    case .replaceBoth(let line, _, let other, _): [line, other]
    }
  }
}

/// One edit of one version, and where its finding must stand.
package struct MutationCase: Sendable {
  package var kind: MutationKind
  package var language: Language
  package var edit: LineEdit
  /// Lines of the changed texts; the finding must name one of them.
  package var places: [Place]
  /// `3,341 → 3,347`
  package var remark: String

  /// The pair of texts with the edit made.
  package func apply(to release: CorpusRelease) -> (japanese: TextLines, english: TextLines) {
    var (japanese, english) = (release.japanese, release.english)
    if language == .japanese {
      japanese.lines = edit.apply(to: japanese.lines)
    } else {
      english.lines = edit.apply(to: english.lines)
    }
    return (japanese, english)
  }
}
