import ReleaseModel
import SourceText

/// Both versions as one sequence of sections, from the first line to the last.
struct ReportFlow {
  enum Content {
    /// Index into `Alignment.tables`.
    case tables(Int)
    case sentences([SentenceGroup])
  }

  struct Section {
    var content: Content
    /// Height in lines, roughly: what the strip above the report is drawn from.
    var start: Double
    var height: Double
  }

  /// Sentences that say the same: one of each version, or more where one became two.
  struct SentenceGroup {
    var japanese: [Int]
    var english: [Int]
    var height: Double = 1
  }

  private(set) var sections: [Section] = []
  private(set) var height = 0.0
  /// Where a finding can be pictured: height from the top, by place.
  private(set) var japaneseHeights: [ReportPlace: Double] = [:]
  private(set) var englishHeights: [ReportPlace: Double] = [:]

  /// Sections of sentences are cut here, so that a browser can leave out what is not seen.
  private static let longestRun = 24

  init(_ result: CheckResult, _ places: FindingPlaces) {
    let shown = (
      Self.shownWithTables(result.japanese, places.japanese), Self.shownWithTables(result.english, places.english)
    )
    let groups = Self.groups(of: result).filter {
      !shown.0.isSuperset(of: $0.japanese) || !shown.1.isSuperset(of: $0.english)
    }
    var items: [(content: Content, lines: (japanese: Int?, english: Int?))] = []
    for (index, tables) in result.alignment.tables.enumerated() {
      items.append(
        (
          .tables(index),
          (
            tables.tables.japanese.map { result.japanese.tables[$0].lines.lowerBound },
            tables.tables.english.map { result.english.tables[$0].lines.lowerBound }
          )
        ))
    }
    for group in groups {
      items.append(
        (
          .sentences([group]),
          (
            group.japanese.first.map { result.japanese.prose.sentences[$0].line },
            group.english.first.map { result.english.prose.sentences[$0].line }
          )
        ))
    }
    for index in readingOrder(items.map(\.lines)) {
      if case .sentences(let added) = items[index].content, case .sentences(let run)? = sections.last?.content,
        run.count < Self.longestRun
      {
        sections[sections.count - 1].content = .sentences(run + added)
      } else {
        sections.append(Section(content: items[index].content, start: 0, height: 0))
      }
    }
    let unmeasured = sections
    sections = []
    for section in unmeasured {
      let section = measured(section, result)
      sections.append(section)
    }
  }

  private mutating func measured(_ section: Section, _ result: CheckResult) -> Section {
    var section = section
    section.start = height
    switch section.content {
    case .tables(let index): section.height = measureTables(result.alignment.tables[index], result)
    case .sentences(var groups):
      var offset = 0.5
      for index in groups.indices {
        let japanese = groups[index].japanese.reduce(0) { $0 + result.japanese.prose.sentences[$1].text.utf8.count }
        let english = groups[index].english.reduce(0) { $0 + result.english.prose.sentences[$1].text.utf8.count }
        groups[index].height = 0.6 + max(1, Double(japanese) / 100, Double(english) / 70)
        for sentence in groups[index].japanese { japaneseHeights[.sentence(sentence)] = height + offset }
        for sentence in groups[index].english { englishHeights[.sentence(sentence)] = height + offset }
        offset += groups[index].height
      }
      section.content = .sentences(groups)
      section.height = offset + 0.5
    }
    height += section.height
    return section
  }

  private mutating func measureTables(_ alignment: TableAlignment, _ result: CheckResult) -> Double {
    let headingHeight = 4.0
    let rows = alignment.rowsInOrder(result)
    for (position, pair) in rows.enumerated() {
      let at = height + headingHeight + Double(position)
      if let table = alignment.tables.japanese, let row = pair.japanese {
        japaneseHeights[.row(table: table, row: row)] = at
      }
      if let table = alignment.tables.english, let row = pair.english {
        englishHeights[.row(table: table, row: row)] = at
      }
    }
    if let table = alignment.tables.japanese { japaneseHeights[.title(table: table)] = height + 1 }
    if let table = alignment.tables.english { englishHeights[.title(table: table)] = height + 1 }
    return headingHeight + Double(rows.count) + 1.5
  }

  /// Height from the top of a place; a line without a section stands at the end.
  func height(of place: ReportPlace, in language: Language) -> Double {
    let heights = language == .japanese ? japaneseHeights : englishHeights
    switch place {
    case .cell(let table, let row, _): return heights[.row(table: table, row: row)] ?? height
    case .column(let table, _): return (heights[.title(table: table)] ?? height - 2) + 2
    case .line: return height
    case .title, .row, .sentence: return heights[place] ?? height
    }
  }

  /// Sentences that a table shows as its title or its notes, and of which no finding speaks.
  private static func shownWithTables(_ release: Release, _ places: [ReportPlace: [Int]]) -> Set<Int> {
    var shown: Set<Int> = []
    let notes = Set(release.tables.flatMap { $0.footnotes.map(\.line) })
    for (index, sentence) in release.prose.sentences.enumerated() where places[.sentence(index)] == nil {
      let isTitle = release.tables.contains {
        $0.lines.contains(sentence.line)
          || $0.titleSpan.map { $0.start <= sentence.span.start && sentence.span.end <= $0.end } ?? false
      }
      if isTitle || notes.contains(sentence.line) { shown.insert(index) }
    }
    return shown
  }

  private static func groups(of result: CheckResult) -> [SentenceGroup] {
    var groups: [SentenceGroup] = []
    var ofJapanese: [Int: Int] = [:]
    var ofEnglish: [Int: Int] = [:]
    for pair in result.alignment.sentences {
      let known = pair.japanese.flatMap { ofJapanese[$0] } ?? pair.english.flatMap { ofEnglish[$0] }
      let group = known ?? groups.count
      if known == nil { groups.append(SentenceGroup(japanese: [], english: [])) }
      if let japanese = pair.japanese, ofJapanese[japanese] == nil {
        groups[group].japanese.append(japanese)
        ofJapanese[japanese] = group
      }
      if let english = pair.english, ofEnglish[english] == nil {
        groups[group].english.append(english)
        ofEnglish[english] = group
      }
    }
    for index in groups.indices {
      groups[index].japanese.sort()
      groups[index].english.sort()
    }
    return groups.filter { !$0.japanese.isEmpty || !$0.english.isEmpty }
  }
}

extension TableAlignment {
  /// Pairs of positions in `Table.rows`, in reading order. A table without a partner pairs its rows with nothing.
  func rowsInOrder(_ result: CheckResult) -> [Pair] { inOrder(rows, result) { $0.rows.count } }

  /// Pairs of positions in `Table.columns`.
  func columnsInOrder(_ result: CheckResult) -> [Pair] { inOrder(columns, result) { $0.columns.count } }

  private func inOrder(_ pairs: [Pair], _ result: CheckResult, _ count: (Table) -> Int) -> [Pair] {
    var pairs = pairs
    func addMissing(_ total: Int, _ key: WritableKeyPath<Pair, Int?>) {
      let known = Set(pairs.compactMap { $0[keyPath: key] })
      for index in 0..<total where !known.contains(index) {
        var pair = Pair(japanese: nil, english: nil, score: 0, evidence: [])
        pair[keyPath: key] = index
        pairs.append(pair)
      }
    }
    if let table = tables.japanese { addMissing(count(result.japanese.tables[table]), \.japanese) }
    if let table = tables.english { addMissing(count(result.english.tables[table]), \.english) }
    return readingOrder(pairs.map { ($0.japanese, $0.english) }).map { pairs[$0] }
  }
}
