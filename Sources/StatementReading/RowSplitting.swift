import Lexing
import ReleaseModel
import SourceText
import TermCatalog

/// Rows that a converter ran together: several labels and stacks of values in one line, or a neighbour's value in a cell.
extension RowMending {
  mutating func splitStacks() {
    var index = 0
    while index < grid.rows.count {
      defer { index += 1 }
      guard grid.rows[index].kind == .body else { continue }
      if grid.rows[index].stacked < 2 { stackTornCells(index) }
      if grid.rows[index].stacked > 1 {
        stackLikeOthers(index)
        removeGhostsFromStacks(index)
        let depth = grid.rows[index].stacked
        if depth > 1 {
          if !isOneRow(grid.rows[index]), let labels = cutLabel(grid.rows[index], into: depth) {
            let parts = distribute(grid.rows[index], labels)
            grid.rows.replaceSubrange(index...index, with: parts)
            index += parts.count - 1
          } else {
            chooseFromStacks(index)
          }
        }
      } else if let rescued = rescuedInto.first(where: { $0.row == index && $0.below }) {
        splitByRescue(index, rescued.column)
      }
    }
  }

  /// 「ブロードバンド 法人向け」 with `988 710` in a column of hundreds: not 988,710 with a lost comma, but two figures. As many of them as
  /// labels in every cell, and as one figure out of all proportion.
  private mutating func stackTornCells(_ index: Int) {
    let row = grid.rows[index]
    guard row.damaged >= 2, row.figures == 0, !context.catalog.isKnown(label(row), in: context.termLanguage) else {
      return
    }
    var stacks: [Int: [PrintedFigure]] = [:]
    var (depth, tooLarge) = (0, 0)
    for column in types.indices where row.cells[column].isDamaged {
      guard case .damaged(let candidates) = row.cells[column].reading,
        let parts = spacedFigures(row.cells[column].range), depth == 0 || parts.count == depth
      else { return }
      depth = parts.count
      stacks[column] = parts
      // `0.71 412` is no one figure, however it is read.
      if candidates.isEmpty || candidates.contains(where: { isOutOfProportion($0, column: column, besides: index) }),
        !parts.contains(where: { isOutOfProportion($0, column: column, besides: index) })
      {
        tooLarge += 1
      }
    }
    guard depth > 1, tooLarge * 2 > stacks.count, cutLabel(row, into: depth) != nil else { return }
    for (column, parts) in stacks { grid.rows[index].cells[column].reading = .stacked(parts) }
  }

  /// `1,022 644` beside `30.4 19.1`: as many figures as the row's other cells hold, not one with a lost comma.
  private mutating func stackLikeOthers(_ index: Int) {
    let depth = grid.rows[index].stacked
    guard depth > 1, cutLabel(grid.rows[index], into: depth) != nil else { return }
    for column in types.indices where grid.rows[index].cells[column].isDamaged {
      if let parts = spacedFigures(grid.rows[index].cells[column].range), parts.count == depth {
        grid.rows[index].cells[column].reading = .stacked(parts)
      }
    }
  }

  /// The figures of a cell with blanks between; nil where a part is none.
  private func spacedFigures(_ range: Range<Int>) -> [PrintedFigure]? {
    var figures: [PrintedFigure] = []
    var start = range.lowerBound
    while start < range.upperBound {
      var end = start
      while end < range.upperBound, bytes[end] != 0x20 { end += 1 }
      guard case .figure(let figure) = CellScanner.read(bytes, start..<end) else { return nil }
      figures.append(figure)
      start = end
      while start < range.upperBound, bytes[start] == 0x20 { start += 1 }
    }
    return figures.count > 1 ? figures : nil
  }

  /// More than ten times the largest figure that the other rows of the column hold.
  func isOutOfProportion(_ figure: PrintedFigure, column: Int, besides row: Int) -> Bool {
    var most = 0.0
    var count = 0
    for other in grid.rows.indices where other != row && grid.rows[other].kind == .body {
      guard let value = grid.rows[other].cells[column].figure?.value else { continue }
      most = max(most, abs(value.approximation))
      count += 1
    }
    return count >= 3 && most > 0 && abs(figure.value.approximation) > 10 * most
  }

  /// A known label with one figure in most of its cells is one row, whatever became of the others.
  private func isOneRow(_ row: WorkRow) -> Bool {
    let stacks = row.cells.count { $0.stack.count > 1 }
    return stacks <= row.figures && context.catalog.isKnown(label(row), in: context.termLanguage)
  }

  /// One of the stacked figures is the neighbour's: the row above or below prints the same in this column.
  private mutating func removeGhostsFromStacks(_ index: Int) {
    for column in types.indices {
      let stack = grid.rows[index].cells[column].stack
      guard stack.count == 2 else { continue }
      let neighbours = [index - 1, index + 1].filter { grid.rows.indices.contains($0) && grid.rows[$0].kind == .body }
      let others = neighbours.compactMap { grid.rows[$0].cells[column].figure?.value }
      let own = stack.filter { figure in !others.contains { $0.equals(figure.value) } }
      guard own.count == 1, let figure = own.first else { continue }
      let verdict = relations.verdict(grid.rows[index], column: column, as: figure)
      guard verdict.fails == 0 else { continue }
      let why =
        verdict.holds > 0
        ? ["the other figure is the neighbouring row's", "this one agrees with the row's amounts"]
        : ["the other figure is the neighbouring row's"]
      choose(index, column, figure, why)
    }
  }

  private mutating func choose(_ row: Int, _ column: Int, _ figure: PrintedFigure, _ evidence: [String]) {
    let from = context.text.string(grid.rows[row].cells[column].range)
    grid.rows[row].cells[column].chosen = figure
    grid.rows[row].cells[column].range = figure.range
    grid.rows[row].cells[column].status = .repaired
    grid.rows[row].cells[column].repair = Repair(from: from, evidence: evidence)
  }

  /// No labels to cut: the reading that the row's relations support, else suspect.
  private mutating func chooseFromStacks(_ index: Int) {
    for column in types.indices {
      let stack = grid.rows[index].cells[column].stack
      guard stack.count > 1 else { continue }
      let proved = stack.filter { figure in
        let verdict = relations.verdict(grid.rows[index], column: column, as: figure)
        return verdict.holds > 0 && verdict.fails == 0
      }
      if proved.count == 1, let figure = proved.first {
        choose(index, column, figure, ["the only one of \(stack.count) figures that agrees with the row"])
      } else {
        grid.rows[index].cells[column].reading = .damaged([])
      }
    }
  }

  /// Cuts a run-together label into as many labels as the cells hold values.
  private func cutLabel(_ row: WorkRow, into count: Int) -> [String]? {
    let text = label(row)
    if context.language == .japanese {
      var parts = text.words
      while parts.count > count,
        let garbled = parts.indices.first(where: { isGarbledCopy(parts[$0], before: row.line) })
      {
        parts.remove(at: garbled)
      }
      if parts.count == count { return parts }
    }
    guard let cut = context.catalog.segment(text, in: context.termLanguage, count: count, also: context.captionKeys)
    else {
      return context.language == .english ? cutAtCapitals(text, into: count) : nil
    }
    let bytes = Array(text.utf8)
    let parts = cut.ranges.map { String(decoding: bytes[$0], as: UTF8.self) }
    return parts.count == count ? parts.map { $0.words.joined(separator: " ") } : nil
  }

  /// "Underwriting and solicitation commissions Commission for distribution" in a table that writes only the first word of a
  /// label with a capital.
  private func cutAtCapitals(_ text: String, into count: Int) -> [String]? {
    func capitals(_ text: String) -> [Int] {
      let words = text.split(separator: " ")
      return words.indices.dropFirst().filter { index in
        let word = words[index].utf8
        return word.count > 1 && (0x41...0x5A).contains(word.first ?? 0)
          && word.dropFirst().allSatisfy { !(0x41...0x5A).contains($0) }
      }
    }
    let places = capitals(text)
    guard places.count == count - 1 else { return nil }
    let all = grid.rows.filter { $0.kind == .body && $0.stacked < 2 }.map(label)
    // "Pharmaceuticals Cosmetics" among labels that are mostly of one word.
    let isOfWords =
      text.words.count == count && all.count >= 3 && all.count(where: { !$0.contains(" ") }) * 2 >= all.count
    let others = all.filter { $0.contains(" ") }
    if isOfWords, others.allSatisfy({ capitals($0).isEmpty }) { return text.words }
    guard others.count >= 2, others.count(where: { capitals($0).isEmpty }) * 10 >= others.count * 8 else { return nil }
    let words = text.words
    let ends = places + [words.count]
    var start = 0
    return ends.map { end in
      defer { start = end }
      return words[start..<end].joined(separator: " ")
    }
  }

  /// A part of a label that repeats a neighbouring label in garbled form.
  func isGarbledCopy(_ part: String, before line: Int) -> Bool {
    let above = grid.rows.indices.last { grid.rows[$0].line < line && grid.rows[$0].kind != .dropped }
    let below = grid.rows.indices.first { grid.rows[$0].line > line && grid.rows[$0].kind != .dropped }
    return above.map { spellsWord(part, ofRow: $0) } == true || below.map { spellsWord(part, ofRow: $0) } == true
  }

  private func spellsWord(_ part: String, ofRow row: Int) -> Bool {
    for other in label(grid.rows[row]).words where !other.hasSameBytes(as: part) {
      let trimmedOther = other.hasSuffix(":") ? String(decoding: other.utf8.dropLast(), as: UTF8.self) : other
      if trimmedOther.utf8.count >= 9, areAlike(part, trimmedOther, 0.6) { return true }
    }
    return false
  }

  /// One row a label; single values go where the row's own relations put them.
  private func distribute(_ row: WorkRow, _ labels: [String]) -> [WorkRow] {
    var best: (score: Int, rows: [WorkRow])?
    for home in labels.indices {
      var rows = labels.indices.map { part -> WorkRow in
        var copy = row
        copy.mended = labels[part]
        copy.repair = Repair(from: label(row), evidence: ["\(labels.count) rows were run together"])
        for column in copy.cells.indices {
          let stack = row.cells[column].stack
          if stack.count != labels.count, let parts = stackWithDashes(row.cells[column], labels.count) {
            copy.cells[column].reading = parts[part]
          } else if stack.count == labels.count {
            copy.cells[column].chosen = stack[part]
            copy.cells[column].range = stack[part].range
          } else if stack.count > 1 {
            copy.cells[column].reading = .damaged([])
            continue
          } else if part != home {
            copy.cells[column].reading = .empty
            copy.cells[column].range = copy.cells[column].range.upperBound..<copy.cells[column].range.upperBound
            continue
          }
          if copy.cells[column].hasFigure {
            copy.cells[column].status = .repaired
            copy.cells[column].repair = Repair(
              from: context.text.string(row.cells[column].range), evidence: ["\(labels.count) rows were run together"])
          }
        }
        return copy
      }
      var score = 0
      for part in rows.indices {
        for outcome in relations.outcomes({ rows[part].cells[$0].figure }) { score += outcome.holds ? 1 : -1 }
      }
      if row.cells.allSatisfy({ $0.stackCount == labels.count || !$0.hasFigure }) {
        // Nothing is in doubt: every cell has a value for each label.
        rows = rows.map { $0 }
      }
      if score > (best?.score ?? Int.min) { best = (score, rows) }
    }
    return best?.rows ?? [row]
  }

  /// `- 1,032.9` where every other cell holds two figures: a dash, then a figure, and not a negative one.
  private func stackWithDashes(_ cell: WorkCell, _ count: Int) -> [CellReading]? {
    var readings: [CellReading] = []
    var dashes = 0
    var start = cell.range.lowerBound
    while start < cell.range.upperBound {
      if bytes[start] == 0x20 {
        start += 1
        continue
      }
      var end = start
      while end < cell.range.upperBound, bytes[end] != 0x20 { end += 1 }
      let reading = CellScanner.read(bytes, start..<end)
      switch reading {
      case .figure: break
      case .dash(underscore: false): dashes += 1
      default: return nil
      }
      readings.append(reading)
      start = end
    }
    return readings.count == count && dashes > 0 && dashes < count ? readings : nil
  }

  /// The good copy of a cell stands on the line below, beside the second half of a label: two rows were run together.
  private mutating func splitByRescue(_ index: Int, _ column: Int) {
    let row = grid.rows[index]
    let parts = label(row).words
    guard parts.count == 2, parts.allSatisfy({ context.legibility($0) >= 0.5 }) else { return }
    let evidence = ["two rows were run together", "this figure stands beside the second label's line"]
    var first = row
    var second = row
    first.mended = parts[0]
    second.mended = parts[1]
    first.repair = Repair(from: label(row), evidence: [evidence[0]])
    second.repair = first.repair
    for cell in row.cells.indices {
      if cell == column {
        second.cells[cell].repair?.evidence += evidence
        first.cells[cell].reading = .empty
        first.cells[cell].chosen = nil
        first.cells[cell].repair = nil
        first.cells[cell].status = .read
      } else {
        second.cells[cell].reading = .empty
        second.cells[cell].chosen = nil
        if first.cells[cell].hasFigure {
          first.cells[cell].status = .repaired
          first.cells[cell].repair = Repair(from: label(row), evidence: [evidence[0]])
        }
      }
    }
    grid.rows.replaceSubrange(index...index, with: [first, second])
    rescuedInto = Set(
      rescuedInto.map { $0.row > index ? RescuedCell(row: $0.row + 1, column: $0.column, below: $0.below) : $0 })
  }

  /// Damaged cells that have a likely reading: taken when the row's relations do not speak against it.
  mutating func chooseReadings() {
    for row in grid.rows.indices where grid.rows[row].kind == .body {
      for column in types.indices where !types[column].isVoid {
        guard case .damaged(let candidates) = grid.rows[row].cells[column].reading,
          grid.rows[row].cells[column].isDamaged
        else { continue }
        let digits = grid.rows[row].cells[column].digits(in: bytes)
        let neighbours = [row - 1, row + 1].filter { grid.rows.indices.contains($0) }
        let copied = neighbours.contains { neighbour in
          guard grid.rows[neighbour].cells[column].hasFigure else { return false }
          return likeness(digits, grid.rows[neighbour].cells[column].digits(in: bytes)) >= 0.75
        }
        // `988 710` where no other row has a tenth of 988,710.
        let fitting = candidates.filter { !isOutOfProportion($0, column: column, besides: row) }
        let proved = fitting.first { figure in
          let verdict = relations.verdict(grid.rows[row], column: column, as: figure)
          return verdict.holds > 0 && verdict.fails == 0
        }
        if let figure = proved {
          choose(row, column, figure, ["digits are whole, separators are not", "agrees with the row's other figures"])
        } else if let figure = fitting.first, fitting.count == 1, !copied,
          relations.verdict(grid.rows[row], column: column, as: figure).fails == 0
        {
          choose(row, column, figure, ["digits are whole, separators are not"])
        } else {
          grid.rows[row].cells[column].status = .suspect
          let why = copied ? "a garbled copy of a neighbouring row's figure" : "cannot be read"
          grid.rows[row].cells[column].repair = Repair(
            from: context.text.string(grid.rows[row].cells[column].range), evidence: [why])
        }
      }
    }
  }
}
