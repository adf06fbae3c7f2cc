import Gold
import Totsugo

/// Draws single edits of one release; the same seed gives the same cases.
package struct MutationGenerator {
  private let japanese: Side
  private let english: Side
  var random: SplitMix64

  /// What is needed of one version.
  struct Side {
    var figures: PlacedFigures
    var claims: PlacedClaims
    var headings: [TableHeading]
    var negativeStyle: PrintedFigure.Negative

    init(_ release: CorpusRelease, _ language: Language) {
      figures = PlacedFigures(release, language)
      claims = PlacedClaims(release, language)
      headings = TableHeading.all(release, language)
      let signed = release.gold.facts(language).lazy.compactMap { PrintedFigure($0.text).negative }
      negativeStyle = signed.first ?? .parentheses
    }
  }

  package init(_ release: CorpusRelease, seed: UInt64) {
    japanese = Side(release, .japanese)
    english = Side(release, .english)
    random = SplitMix64(seed: seed)
  }

  /// About `count` different cases, the kinds in turn; fewer when the release does not offer so many.
  package mutating func cases(_ count: Int, kinds: [MutationKind] = MutationKind.tables) -> [MutationCase] {
    var cases: [MutationCase] = []
    var seen: Set<Edit> = []
    var tries = 0
    while cases.count < count, tries < count * 20, !kinds.isEmpty {
      let kind = kinds[tries % kinds.count]
      tries += 1
      let side = random.index(below: 2) == 0 ? japanese : english
      guard let new = draw(kind, side) else { continue }
      if seen.insert(Edit(language: new.language, edit: new.edit)).inserted { cases.append(new) }
    }
    return cases
  }

  private struct Edit: Hashable {
    var language: Language
    var edit: LineEdit
  }

  private mutating func draw(_ kind: MutationKind, _ side: Side) -> MutationCase? {
    switch kind {
    case .digit, .transposition, .sign, .thousandfold: changeFigure(kind, side)
    case .swapCells: swapCells(side.figures)
    case .swapFigures, .swapRows: swapRows(kind, side.figures)
    case .removeRow: removeRow(side.figures)
    case .emptyCell, .dropCell: removeCell(kind, side.figures)
    case .unit, .period: changeHeading(kind, side)
    case .proseFigure, .proseQuarter, .proseDirection, .proseCurrency, .proseScale, .proseSign: changeProse(kind, side)
    }
  }
}

// MARK: - Figures

extension MutationGenerator {
  private mutating func changeFigure(_ kind: MutationKind, _ side: Side) -> MutationCase? {
    guard let row = random.choice(side.figures.rows),
      let placed = random.choice(row.facts.filter { $0.counterpart != nil && $0.fact.isLegible }),
      let counterpart = placed.counterpart?.figure, let old = placed.fact.figure
    else { return nil }
    let printed = PrintedFigure(placed.fact.text)
    guard let plain = printed.value, plain.significand == old.significand else { return nil }
    let text: String?
    switch kind {
    case .digit: text = printed.changingDigit(&random)
    case .transposition: text = printed.transposing(&random)
    case .sign: text = old.isZero ? nil : printed.flippingSign(style: side.negativeStyle)
    default: text = old.isZero || placed.fact.unit.isRate ? nil : printed.thousandfold
    }
    // A figure that stands elsewhere in the row would rather look like a wrong column or period.
    guard let text, let changed = PrintedFigure(text).value,
      !row.facts.contains(where: { $0.fact.text == text || $0.counterpart?.text == text })
    else { return nil }
    let value = changed.scaled(by: old.exponent - plain.exponent)
    guard !RoundingInterval.agree(value, .unknown, counterpart, .unknown) else { return nil }
    let line = replacing([(placed.range, text)], in: side.figures.lines[row.line])
    return MutationCase(
      kind: kind, language: side.figures.language, edit: .replace(line: row.line, with: line),
      places: [Place(language: side.figures.language, line: row.line)], remark: "\(placed.fact.text) → \(text)")
  }

  private mutating func swapCells(_ figures: PlacedFigures) -> MutationCase? {
    guard let row = random.choice(figures.rows.filter { $0.isSimple && $0.facts.count > 1 }),
      let first = random.choice(row.facts.filter { $0.counterpart != nil })
    else { return nil }
    // Cells of different columns are seldom taken for each other.
    let anyKind = random.index(below: 8) == 0
    let others = row.facts.filter {
      $0.counterpart != nil && $0.cell != first.cell && $0.fact.text != first.fact.text
        && (anyKind || ($0.fact.measure == first.fact.measure && $0.fact.unit == first.fact.unit))
    }
    guard let second = random.choice(others), let left = first.fact.figure, let right = second.fact.figure,
      left.magnitude != right.magnitude
    else { return nil }
    let line = replacing(
      [(first.range, second.fact.text), (second.range, first.fact.text)], in: figures.lines[row.line])
    return MutationCase(
      kind: .swapCells, language: figures.language, edit: .replace(line: row.line, with: line),
      places: [Place(language: figures.language, line: row.line)],
      remark: "\(first.fact.text) ↔ \(second.fact.text)")
  }

  private mutating func removeCell(_ kind: MutationKind, _ figures: PlacedFigures) -> MutationCase? {
    guard let row = random.choice(figures.rows.filter(\.isSimple)), let counterpartLine = row.counterpartLine,
      let placed = random.choice(row.facts.filter { $0.counterpart != nil })
    else { return nil }
    var range = cellRanges(figures.lines[row.line])[placed.cell]
    if kind == .dropCell { range = (range.lowerBound - 1)..<range.upperBound }
    return MutationCase(
      kind: kind, language: figures.language,
      edit: .replace(line: row.line, with: replacing([(range, "")], in: figures.lines[row.line])),
      places: [
        Place(language: figures.language, line: row.line),
        Place(language: figures.language.other, line: counterpartLine),
      ], remark: "\(placed.fact.text) → nothing")
  }
}

// MARK: - Rows

extension MutationGenerator {
  private mutating func swapRows(_ kind: MutationKind, _ figures: PlacedFigures) -> MutationCase? {
    let simple = figures.rows.filter(\.isSimple)
    guard let first = random.choice(simple) else { return nil }
    let others = simple.filter {
      $0.table == first.table && $0.path == first.path && $0.line != first.line && abs($0.line - first.line) <= 4
        && differingColumns($0, first) >= min(2, first.facts.count)
    }
    guard let second = random.choice(others) else { return nil }
    let (firstLine, secondLine) = (figures.lines[first.line], figures.lines[second.line])
    let edit: LineEdit
    if kind == .swapRows {
      edit = .replaceBoth(line: first.line, with: secondLine, other: second.line, otherText: firstLine)
    } else {
      guard first.facts.map(\.cell) == second.facts.map(\.cell) else { return nil }
      edit = .replaceBoth(
        line: first.line,
        with: replacing(zip(first.facts, second.facts).map { ($0.range, $1.fact.text) }, in: firstLine),
        other: second.line,
        otherText: replacing(zip(second.facts, first.facts).map { ($0.range, $1.fact.text) }, in: secondLine))
    }
    return MutationCase(
      kind: kind, language: figures.language, edit: edit,
      places: [first.line, second.line].map { Place(language: figures.language, line: $0) },
      remark: "«\(first.facts[0].fact.label)» ↔ «\(second.facts[0].fact.label)»")
  }

  /// In how many columns two rows print different figures; 0 when they are not of one kind.
  private func differingColumns(_ left: PlacedRow, _ right: PlacedRow) -> Int {
    let pairs = zip(left.facts, right.facts)
    guard left.facts.count == right.facts.count, pairs.allSatisfy({ $0.fact.isSameColumn(as: $1.fact) }) else {
      return 0
    }
    return pairs.count { $0.fact.figure != $1.fact.figure && $0.counterpart != nil && $1.counterpart != nil }
  }

  private mutating func removeRow(_ figures: PlacedFigures) -> MutationCase? {
    guard let row = random.choice(figures.rows.filter(\.isSimple)), let counterpartLine = row.counterpartLine else {
      return nil
    }
    return MutationCase(
      kind: .removeRow, language: figures.language, edit: .remove(line: row.line),
      places: [Place(language: figures.language.other, line: counterpartLine)],
      remark: "«\(row.facts[0].fact.label)» removed")
  }
}

// MARK: - Headings

extension MutationGenerator {
  private mutating func changeHeading(_ kind: MutationKind, _ side: Side) -> MutationCase? {
    guard let heading = random.choice(side.headings) else { return nil }
    let edits = heading.lines.flatMap { line -> [HeadingEdit] in
      let text = side.figures.lines[line]
      return (kind == .unit ? HeadingEdit.units(text, currencies: heading.currencies) : HeadingEdit.periods(text))
        .map { HeadingEdit(line: line, old: $0.old, new: $0.new, text: $0.text) }
    }
    guard let edit = random.choice(edits) else { return nil }
    return MutationCase(
      kind: kind, language: side.figures.language, edit: .replace(line: edit.line, with: edit.text),
      places: [Place(language: side.figures.language, line: edit.line)], remark: "\(edit.old) → \(edit.new)")
  }
}

/// The line with some of its byte ranges replaced; the ranges do not overlap.
func replacing(_ edits: [(Range<Int>, String)], in line: String) -> String {
  var bytes = Array(line.utf8)
  for (range, text) in edits.sorted(by: { $0.0.lowerBound > $1.0.lowerBound }) {
    bytes.replaceSubrange(range, with: Array(text.utf8))
  }
  return String(decoding: bytes, as: UTF8.self)
}

extension Language {
  var other: Language { self == .japanese ? .english : .japanese }
}
