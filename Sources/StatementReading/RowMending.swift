import Lexing
import ReleaseModel
import SourceText
import TermCatalog

/// Undoes what a converter did to rows: ghosts, collapsed rows, torn labels, rulings. Every step leaves a remark.
///
/// A clean figure is never changed here: what is chosen among several readings was damaged on its face.
struct RowMending {
  let context: ReleaseContext
  let types: [ColumnType]
  var relations: RowRelations
  var grid: WorkGrid
  var remarks: [Remark] = []

  var bytes: [UInt8] { context.bytes }

  init(_ grid: WorkGrid, _ types: [ColumnType], _ context: ReleaseContext) {
    self.grid = grid
    self.types = types
    self.context = context
    relations = RowRelations(types, grid)
  }

  func label(_ row: WorkRow) -> String { row.mended ?? String(decoding: bytes[row.label], as: UTF8.self) }

  mutating func mend() {
    markOddFigures()
    markTornFigures()
    dropNoise()
    dropGhosts()
    splitStacks()
    cutGluedSections()
    mendLabels()
    chooseReadings()
    joinWraps()
    // A heading may have stood before the first half of a label that ran over two lines.
    cutGluedSections()
    doubtUnlabelled()
  }

  // MARK: Figures that are odd in their column

  /// `117.014` among whole numbers in groups of three is 117,014 or a ghost of it, never 117.014.
  private mutating func markOddFigures() {
    for column in types.indices where types[column].isWholeNumbers && !types[column].isRate {
      for row in grid.rows.indices where grid.rows[row].kind == .body {
        guard case .figure(let figure) = grid.rows[row].cells[column].reading, figure.places == 3, figure.unit == nil,
          figure.value.significand.magnitude > 999
        else {
          continue
        }
        var mended = figure
        mended.value = ExactDecimal(figure.value.significand)
        grid.rows[row].cells[column].reading = .damaged([mended])
      }
    }
    // `1.880` in a row of 1,877, 1,904 and 1,920, whatever the column holds.
    for row in grid.rows.indices where grid.rows[row].kind == .body {
      let cells = grid.rows[row].cells
      let whole = cells.count { $0.figure.map { $0.places == 0 && $0.isGrouped && $0.digits > 3 } ?? false }
      guard whole >= 2 else { continue }
      for column in types.indices where !types[column].isRate {
        guard case .figure(let figure) = cells[column].reading, figure.places == 3, figure.unit == nil,
          figure.value.significand.magnitude > 999,
          cells.count(where: { $0.figure.map { $0.places > 0 } ?? false }) == 1
        else { continue }
        var mended = figure
        mended.value = ExactDecimal(figure.value.significand)
        grid.rows[row].cells[column].reading = .damaged([mended])
      }
    }
    // `_` where other rows of a figure column print `-`.
    for row in grid.rows.indices where grid.rows[row].kind == .body && grid.rows[row].figures > 0 {
      for column in types.indices where !types[column].isVoid {
        guard case .dash(underscore: true) = grid.rows[row].cells[column].reading else { continue }
        let dashes = grid.rows.reduce(0) { $0 + ($1.cells[column].isDash ? 1 : 0) }
        guard dashes > 0 else { continue }
        grid.rows[row].cells[column].chosenNil = true
        grid.rows[row].cells[column].status = .repaired
        grid.rows[row].cells[column].repair = Repair(from: "_", evidence: ["other rows of this column print a dash"])
      }
    }
  }

  /// `13q,799` is no word where the rest of the column is figures: something stood there that cannot be read.
  private mutating func markTornFigures() {
    for column in types.indices where !types[column].isVoid {
      let body = grid.rows.indices.filter { grid.rows[$0].kind == .body }
      let figures = body.count { grid.rows[$0].cells[column].hasFigure }
      let torn = body.filter {
        guard case .words = grid.rows[$0].cells[column].reading, grid.rows[$0].figures > 0 else { return false }
        return CellScanner.looksTorn(bytes, grid.rows[$0].cells[column].range)
      }
      guard !torn.isEmpty, figures >= 2, torn.count * 4 <= figures else { continue }
      for row in torn { grid.rows[row].cells[column].reading = .damaged([]) }
    }
  }

  // MARK: Rulings and stray marks

  private mutating func dropNoise() {
    for index in grid.rows.indices {
      let row = grid.rows[index]
      if row.figures > 0 || row.stacked > 1 { continue }
      let text = label(row)
      let words = wordCount(text)
      let valueMarks = row.cells.contains { !$0.range.isEmpty }
      if row.damaged > 0 || row.cells.contains(where: \.isDash) {
        // Marks with hardly a digit under a stray letter: a ruling that was read as text.
        let digits = row.cells.reduce(0) { $0 + $1.digits(in: bytes).count }
        if words <= 1, digits <= 3 * max(1, row.damaged), !row.cells.contains(where: { $0.isDash }) || words == 0 {
          drop(index, .ruling, "no legible figure and no label")
        }
        continue
      }
      if words == 0 {
        if valueMarks || !text.isEmpty {
          drop(index, .ruling, "a line of rulings")
        } else {
          grid.rows[index].kind = .dropped
        }
        continue
      }
      // A page's number between two rows.
      if !valueMarks, text.utf8.count <= 4, text.utf8.allSatisfy(isDigit) {
        drop(index, .noise, "a page number between rows")
        continue
      }
      grid.rows[index].kind = .section
      let last = text.unicodeScalars.last
      if last != ":", looksGarbled(text), context.otherRows(named: text) == 0,
        !context.catalog.isKnown(text, in: context.termLanguage),
        context.legibility(text) < 0.4 || context.language == .english || text.contains("。")
      {
        drop(index, .noise, "not a known label, not words of this release")
      }
    }
  }

  /// Letters and kanji of a text, roughly: one stray sign is no label.
  private func wordCount(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + (Self.isWordScalar($1) ? 1 : 0) }
  }

  private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // Latin letters, digits, kana and the common kanji need no look at their properties.
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x3041...0x3096, 0x30A1...0x30FA, 0x4E00...0x9FEF: true
    case 0..<0x80: false
    default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
  }

  /// Text that breaks the habits of labels: a full stop inside, a sentence torn off, mixed signs.
  private func looksGarbled(_ text: String) -> Bool {
    let scalars = Array(text.unicodeScalars)
    if context.language == .japanese {
      let hiragana = scalars.filter { (0x3041...0x3096).contains($0.value) }.count
      let wide = scalars.filter { $0.value >= 0x3041 }.count
      return wide == 0 || hiragana * 2 >= wide || scalars.contains { $0 == "。" || $0 == "." || $0 == ">" }
    }
    let words = text.words
    return words.count >= 3 && words.last.map { $0.utf8.count == 1 } == true
  }

  /// Marks that no label has between its letters: `i口業収べ/%の`.
  private func strayMarks(_ text: String) -> Int {
    var text = text
    let isEnglish = context.language == .english
    return text.withUTF8 { bytes in
      var marks = 0
      for at in bytes.indices {
        switch bytes[at] {
        case UInt8(ascii: "|"), UInt8(ascii: "\\"), UInt8(ascii: "^"), UInt8(ascii: "~"), UInt8(ascii: "<"),
          UInt8(ascii: ">"), UInt8(ascii: "="), UInt8(ascii: "_"), UInt8(ascii: ";"), UInt8(ascii: "!"),
          UInt8(ascii: "?"), UInt8(ascii: "\""), UInt8(ascii: "#"), UInt8(ascii: "@"), UInt8(ascii: "{"),
          UInt8(ascii: "}"):
          marks += 1
        case UInt8(ascii: "%"), UInt8(ascii: "/"): if at > 0, bytes[at - 1] >= 0x80 { marks += 1 }
        case 0xE2:
          switch decodeScalar(bytes, at: at).0 {
          // ■ □ ○ ●
          case 0x25A0, 0x25A1, 0x25CB, 0x25CF: marks += 1
          default: break
          }
        // A Japanese letter in an English label is as stray as a mark.
        case 0xE3...0xE9:
          let scalar = decodeScalar(bytes, at: at).0
          if isEnglish, (0x3041...0x30FF).contains(scalar) || (0x4E00...0x9FFF).contains(scalar) { marks += 1 }
        default: break
        }
      }
      return marks
    }
  }

  private mutating func drop(_ index: Int, _ kind: Remark.Kind, _ evidence: String...) {
    grid.rows[index].kind = .dropped
    let row = grid.rows[index]
    let line = context.text.lines[row.line]
    let span = context.text.span(of: trimmed(line, in: bytes))
    remarks.append(
      Remark(
        kind: kind, table: "", line: row.line, span: span, text: context.document.printed(span), evidence: evidence))
  }

  /// Figures beside a label that nobody can read are not to be relied on, however legible they are.
  private mutating func doubtUnlabelled() {
    for index in grid.rows.indices where grid.rows[index].kind == .body && grid.rows[index].figures > 0 {
      let text = label(grid.rows[index])
      guard strayMarks(text) > 1, context.legibility(text) < 0.4,
        !context.catalog.isKnown(text, in: context.termLanguage)
      else { continue }
      for column in types.indices where grid.rows[index].cells[column].hasFigure {
        let from = context.text.string(grid.rows[index].cells[column].range)
        grid.rows[index].cells[column].status = .suspect
        grid.rows[index].cells[column].repair = Repair(from: from, evidence: ["the row's label cannot be read"])
      }
    }
  }

  // MARK: Ghost rows

  private mutating func dropGhosts() {
    for index in grid.rows.indices where grid.rows[index].kind == .body {
      guard let nature = ghostNature(index) else { continue }
      let below = grid.rows[(index + 1)...].firstIndex { $0.kind == .body }
      let above = grid.rows[..<index].lastIndex { $0.kind == .body }
      guard let original = [below, above].compactMap({ $0 }).first(where: { isGhost(index, nature, of: $0) }) else {
        continue
      }
      rescueCells(from: index, to: original, alternative: original == below ? above : below)
      let text = label(grid.rows[index])
      let side = original > index ? "below" : "above"
      let isCopied = likeness(text, label(grid.rows[original])) >= 0.25 && !text.hasSuffix(":")
      if wordCount(text) > 1, !isCopied, context.legibility(text) >= 0.3 || text.hasSuffix(":") {
        grid.rows[index].kind = .section
        remarks.append(
          context.remark(
            .ghostRow, grid.rows[index].line, valueRange(grid.rows[index]), "garbled copy of the row \(side)"))
      } else {
        drop(index, .ghostRow, "garbled copy of the row \(side)")
      }
    }
  }

  private func valueRange(_ row: WorkRow) -> Range<Int> {
    let filled = row.cells.filter { !$0.range.isEmpty }
    return
      (filled.first?.range.lowerBound ?? row.label.upperBound)..<(filled.last?.range.upperBound ?? row.label.upperBound)
  }

  /// What may make a row the ghost of its neighbour, before a look at the neighbour.
  private struct GhostNature {
    var text: String
    var marks: Int
    var legibility: Double
    /// It ends in a colon: a heading over the figures of another row.
    var isSection: Bool
    var isNoise: Bool
    /// Half of its letters may have survived: then it must be the neighbour's label that they spell.
    var maySpell: Bool
  }

  private func ghostNature(_ index: Int) -> GhostNature? {
    let row = grid.rows[index]
    let text = label(row)
    let isSection = text.utf8.last == 0x3A
    let marks = strayMarks(text)
    let legibility = isSection || text.isEmpty ? 0 : context.legibility(text)
    let isNoise = text.isEmpty || !isSection && legibility < 0.3
    let maySpell =
      !isSection && !isNoise && (legibility < 0.6 || marks > 1) && (row.damaged > 0 || marks > 0)
      && !context.catalog.isKnown(text, in: context.termLanguage)
    // Damaged figures alone may be a copy, too: of a neighbour whose label is this one but for a letter.
    guard isSection || isNoise || maySpell || row.damaged > 0 else { return nil }
    return GhostNature(
      text: text, marks: marks, legibility: legibility, isSection: isSection, isNoise: isNoise, maySpell: maySpell)
  }

  private func isGhost(_ ghost: Int, _ nature: GhostNature, of original: Int) -> Bool {
    let (g, o) = (grid.rows[ghost], grid.rows[original])
    let (text, isNoise) = (nature.text, nature.isNoise)
    if echoes(g, o), isHeadingOfTotal(text, at: ghost) { return true }
    let isCopy = nature.maySpell && likeness(text, label(o)) >= 0.25
    let isNearCopy = !nature.isSection && !isCopy && spellsNeighbour(g, text, o, nature.legibility)
    guard nature.isSection || isNoise || isCopy || isNearCopy else { return false }
    var compared = 0
    var total = 0.0
    var sameShape = 0
    var identical = 0
    var values = 0
    for column in types.indices where !types[column].isVoid {
      let (a, b) = (g.cells[column], o.cells[column])
      let digits = a.digits(in: bytes)
      if !digits.isEmpty { values += 1 }
      guard !digits.isEmpty, b.hasFigure else { continue }
      let other = b.digits(in: bytes)
      compared += 1
      let alike = likeness(digits, other)
      total += alike
      if digits == other { identical += 1 }
      if digits.count == other.count && (alike >= 0.5 || digits.first == other.first) { sameShape += 1 }
    }
    guard compared > 0, g.damaged + g.figures > 0 else { return false }
    let mean = total / Double(compared)
    if isNearCopy { return mean >= 0.55 }
    if g.damaged > 0 && g.damaged * 10 >= values * 3 && o.damaged < g.damaged { return mean >= 0.45 }
    if isCopy || isNoise && nature.marks > 1 {
      return mean >= 0.45 && sameShape * 10 >= compared * 6 && (identical < compared || isCopy)
    }
    // Nothing damaged on its face: only a nonsense label over the same shapes in nearly every column is a ghost.
    return isNoise && !text.isEmpty && compared >= 3 && sameShape * 10 >= compared * 8 && mean >= 0.4
      && identical < compared
  }

  /// Every value of the row is damaged on its face, and spells the neighbour's figure.
  private func echoes(_ ghost: WorkRow, _ original: WorkRow) -> Bool {
    guard ghost.figures == 0, ghost.damaged > 0, original.damaged == 0 else { return false }
    return types.indices.allSatisfy { column in
      let digits = ghost.cells[column].digits(in: bytes)
      return digits.isEmpty || likeness(digits, original.cells[column].digits(in: bytes)) >= 0.7
    }
  }

  /// 「与信関係賛用」 above 「与信関係費用」, with figures that nobody can read: all but a letter or two of the neighbour's label, and no
  /// words of their own.
  private func spellsNeighbour(_ ghost: WorkRow, _ text: String, _ original: WorkRow, _ legibility: Double) -> Bool {
    guard ghost.damaged > original.damaged else { return false }
    var (compared, changed) = (0, 0)
    for column in types.indices where !types[column].isVoid {
      guard let figure = original.cells[column].figure, !ghost.cells[column].digits(in: bytes).isEmpty else { continue }
      compared += 1
      if !(ghost.cells[column].figure?.value.equals(figure.value) ?? false) { changed += 1 }
    }
    // Either much of it is broken, or what is whole is the neighbour's.
    guard changed * 4 >= compared || compared - changed >= 2 else { return false }
    return spells(text, of: original, legibility)
  }

  private func spells(_ text: String, of original: WorkRow, _ legibility: Double) -> Bool {
    let other = label(original)
    guard text != other, text.unicodeScalars.count >= 2, context.otherRows(named: text) == 0 else { return false }
    // 取得にょる支出 means what 取得による支出 means.
    if context.catalog.isKnown(text, in: context.termLanguage),
      context.match(for: text)?.concept != context.match(for: other)?.concept
    {
      return false
    }
    // Of a short label, one letter is a good part: 公社賃 over 公社債.
    let least = min(0.7, 1 - 1.0 / Double(max(2, other.unicodeScalars.count)) - 0.01)
    return likeness(text, other) >= least
      && (legibility < context.legibility(other) || context.catalog.isKnown(other, in: context.termLanguage))
  }

  /// A ghost can hold the only good copy of a cell.
  private mutating func rescueCells(from ghost: Int, to original: Int, alternative: Int?) {
    for column in types.indices where !types[column].isVoid {
      let cell = grid.rows[ghost].cells[column]
      guard let figure = cell.figure else { continue }
      let digits = cell.digits(in: bytes)
      var target: Int?
      var fit = -1.0
      for row in [original, alternative].compactMap({ $0 }) {
        let other = grid.rows[row].cells[column]
        guard !other.hasFigure, other.stack.isEmpty else { continue }
        if other.isDamaged {
          let alike = likeness(digits, other.digits(in: bytes))
          if alike >= 0.5, alike > fit { (target, fit) = (row, alike) }
        } else if other.isBlank, row == original, fit < 0 {
          (target, fit) = (row, 0)
        }
      }
      guard let row = target else { continue }
      let from = context.text.string(grid.rows[row].cells[column].range)
      grid.rows[row].cells[column].chosen = figure
      grid.rows[row].cells[column].line = cell.line
      grid.rows[row].cells[column].range = cell.range
      grid.rows[row].cells[column].index = cell.index
      grid.rows[row].cells[column].status = .repaired
      grid.rows[row].cells[column].repair = Repair(
        from: from, evidence: ["the good copy stands in the garbled row on line \(cell.line + 1)"])
      rescuedInto.insert(RescuedCell(row: row, column: column, below: row < ghost))
    }
  }

  struct RescuedCell: Hashable {
    var row: Int
    var column: Int
    /// The good copy stands on the line below its row: where the second half of a label is.
    var below: Bool
  }
  var rescuedInto: Set<RescuedCell> = []
}
