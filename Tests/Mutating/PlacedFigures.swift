import Gold
import Totsugo

/// A gold fact with the bytes of its line that it takes.
struct PlacedFact {
  var fact: GoldFact
  /// 0-based.
  var line: Int
  /// Bytes of the line.
  var range: Range<Int>
  /// 0-based cell of the line.
  var cell: Int
  /// The cell holds nothing else.
  var isWholeCell: Bool
  /// What the other version prints in the same place; nil when it prints nothing or a dash.
  var counterpart: GoldFact?
}

/// A line of figures.
struct PlacedRow {
  var line: Int
  var table: String
  var facts: [PlacedFact]
  /// The only line (0-based) of the other version that says the same; nil when there is none or more than one.
  var counterpartLine: Int?
  /// Gold knows it as a row; a good copy of one cell in a garbled line is none.
  var isPaired: Bool
  /// One label, each figure alone in its cell, nothing damaged in it or beside it, no finding known about it.
  var isSimple = false

  var path: [String] { facts[0].fact.path }
}

/// Where the figures of one version stand.
struct PlacedFigures {
  var language: Language
  var lines: [String]
  /// By line.
  var rows: [PlacedRow] = []

  init(_ release: CorpusRelease, _ language: Language) {
    self.language = language
    lines = language == .japanese ? release.japanese.lines : release.english.lines
    let gold = release.gold
    let counterparts = Counterparts(gold, language)
    let known = Set(
      gold.findings.filter { $0.severity != .note }.compactMap { language == .japanese ? $0.japanese : $0.english })
    var byLine: [Int: [GoldFact]] = [:]
    for fact in gold.facts(language) { byLine[fact.line, default: []].append(fact) }
    rows = byLine.keys.sorted().map { number in
      let facts = byLine[number]!
      return PlacedRow(
        line: number - 1, table: facts[0].table,
        facts: Self.place(facts, in: lines[number - 1], line: number - 1, counterparts),
        counterpartLine: counterparts.line(of: number), isPaired: counterparts.hasRow(number))
    }
    rows.removeAll { $0.facts.isEmpty }
    for index in rows.indices {
      rows[index].isSimple =
        !known.contains(rows[index].line + 1) && isSimple(rows[index], count: byLine[rows[index].line + 1]!.count)
    }
    // A line about which a finding is known stays as it is: nobody could tell the new finding from the old one.
    rows.removeAll { known.contains($0.line + 1) }
  }

  private func isSimple(_ row: PlacedRow, count: Int) -> Bool {
    let cells = tabCells(lines[row.line])
    let caption = normalizedLabel(cells[0])
    let label = normalizedLabel(row.facts[0].fact.label)
    return row.counterpartLine != nil && row.facts.count == count
      && row.facts.allSatisfy {
        $0.isWholeCell && $0.fact.status == .read && normalizedLabel($0.fact.label) == label
      }
      && !label.isEmpty && caption.hasPrefix(label) && caption.count <= label.count + 4
      && cells.dropFirst().count { !$0.allSatisfy { $0 == " " } } == row.facts.count
      && !isGhost(row.line - 1) && !isGhost(row.line + 1)
  }

  /// A line with figures that gold does not know as a row: a garbled copy of its neighbour.
  private func isGhost(_ line: Int) -> Bool {
    guard lines.indices.contains(line), !rows.contains(where: { $0.line == line && $0.isPaired }) else { return false }
    return tabCells(lines[line]).dropFirst().contains { cell in
      let bytes = Array(cell.utf8)
      return bytes.contains { $0.isDigit } && bytes.contains { $0 == 44 || $0 == 46 }
        && bytes.allSatisfy { $0.isDigit || " ,.()%/-".utf8.contains($0) }
    }
  }

  /// Finds each text in its line; equal texts from left to right. What is not found is left out.
  private static func place(
    _ facts: [GoldFact], in line: String, line number: Int, _ counterparts: Counterparts
  ) -> [PlacedFact] {
    var used: [Range<Int>] = []
    var placed: [PlacedFact] = []
    let cells = cellRanges(line)
    let bytes = Array(line.utf8)
    for fact in facts {
      let wanted = Array(fact.text.utf8)
      if wanted.isEmpty { continue }
      search: for (index, cell) in cells.enumerated() where index > 0 || cells.count == 1 {
        let trimmed = trim(bytes, cell)
        for start in trimmed where start + wanted.count <= trimmed.upperBound {
          let range = start..<(start + wanted.count)
          guard bytes[range].elementsEqual(wanted), !used.contains(where: { $0.overlaps(range) }),
            start == trimmed.lowerBound || bytes[start - 1] == 32 || bytes[start - 1] == UInt8(ascii: "{"),
            range.upperBound == trimmed.upperBound || bytes[range.upperBound] == 32
              || bytes[range.upperBound] == UInt8(ascii: "}")
          else { continue }
          used.append(range)
          placed.append(
            PlacedFact(
              fact: fact, line: number, range: range, cell: index, isWholeCell: range == trimmed,
              counterpart: counterparts.fact(for: fact)))
          break search
        }
      }
    }
    return placed
  }
}

/// The byte ranges between the tabs of a line.
func cellRanges(_ line: String) -> [Range<Int>] {
  var ranges: [Range<Int>] = []
  var start = 0
  for (index, byte) in line.utf8.enumerated() where byte == 9 {
    ranges.append(start..<index)
    start = index + 1
  }
  ranges.append(start..<line.utf8.count)
  return ranges
}

private func trim(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
  var range = range
  while let first = range.first, bytes[first] == 32 { range = (first + 1)..<range.upperBound }
  while let last = range.last, bytes[last] == 32 { range = range.lowerBound..<last }
  return range
}

/// Which facts of two versions stand for each other, by gold's row pairs and by what their columns are.
struct Counterparts {
  private var facts: [GoldFact: GoldFact] = [:]
  private var lines: [Int: [Int]] = [:]
  private var back: [Int: Int] = [:]

  init(_ gold: GoldSet, _ language: Language) {
    let other: Language = language == .japanese ? .english : .japanese
    let pairs = gold.rows.map { language == .japanese ? ($0.japanese, $0.english) : ($0.english, $0.japanese) }
    for (own, their) in pairs {
      lines[own, default: []].append(their)
      back[their, default: 0] += 1
    }
    let ownFacts = Dictionary(grouping: gold.facts(language).filter { $0.figure != nil && $0.isLegible }, by: \.line)
    let theirFacts = Dictionary(grouping: gold.facts(other).filter { $0.figure != nil && $0.isLegible }, by: \.line)
    // Rows run together in one version stand in one line there and in several here.
    var seen: Set<Int> = []
    for (own, _) in pairs where !seen.contains(own) {
      let their = Set(lines[own]!)
      let group = Set(pairs.filter { their.contains($0.1) }.map(\.0))
      seen.formUnion(group)
      let left = group.sorted().flatMap { ownFacts[$0] ?? [] }
      let right = their.sorted().flatMap { theirFacts[$0] ?? [] }
      for fact in left {
        let peers = left.filter { $0.isSameColumn(as: fact) }
        let matches = right.filter { $0.isSameColumn(as: fact) }
        guard peers.count == matches.count, let index = peers.firstIndex(of: fact) else { continue }
        facts[fact] = matches[index]
      }
    }
  }

  func fact(for fact: GoldFact) -> GoldFact? { facts[fact] }

  /// 1-based.
  func hasRow(_ number: Int) -> Bool { lines[number] != nil }

  /// 0-based line of the other version for a 1-based line of this one, when they belong to each other alone.
  func line(of number: Int) -> Int? {
    guard let their = lines[number], their.count == 1, back[their[0]] == 1 else { return nil }
    return their[0] - 1
  }
}
