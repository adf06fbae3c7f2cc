import Lexing
import ReleaseModel
import SourceText
import TableExtraction

/// What bands of headings say of the years and months below them.
extension HeaderClues {
  /// "Mar. 2024", "Jun. 2024", "Sep. 2024", … a quarter apart each: quarters, not spans from the start of the year.
  func spaceMonths(_ bands: inout [[PeriodHead]]) {
    for band in bands.indices where bands[band].count >= 4 {
      let ends: [CalendarDate] = bands[band].compactMap { head in
        guard head.mentions.count == 1, case .month(let year, let month) = head.mentions[0].form else { return nil }
        return .endOfMonth(year: year, month: month)
      }
      guard ends.count == bands[band].count,
        zip(ends, ends.dropFirst()).allSatisfy({ $0.adding(months: 3) == $1 || $1.adding(months: 3) == $0 })
      else { continue }
      for (index, end) in ends.enumerated() where !bands[band][index].isMoment {
        bands[band][index].mentions[0].form = .ended(months: 3, end)
      }
    }
  }

  /// 「前年同」 above 「四半期」: neither half says what both say together.
  mutating func joinBroken(_ rows: [RawRow], _ bytes: [UInt8], _ bands: inout [[PeriodHead]]) {
    for number in rows.indices.dropLast() {
      let (upper, lower) = (rows[number], rows[number + 1])
      func filled(_ row: RawRow) -> [Int] { row.cells.indices.dropFirst().filter { !row.cells[$0].isEmpty } }
      let columns = filled(upper)
      guard columns.count >= 2, Set(columns).isSubset(of: filled(lower)) else { continue }
      var found: [Int: PeriodMention] = [:]
      for column in columns where column < self.columns.count {
        let (top, bottom) = (upper.cells[column].range, lower.cells[column].range)
        guard bytes[top].contains(where: { $0 >= 0x80 }), bytes[bottom].first.map({ $0 >= 0x80 }) ?? false,
          PeriodScanner.mentions(bytes, top).isEmpty
        else { continue }
        let joined = Array(bytes[top]) + Array(bytes[bottom])
        guard let mention = PeriodScanner.mentions(joined, 0..<joined.count).first,
          mention.range.lowerBound < top.count,
          mention.range.upperBound > top.count
        else { continue }
        found[column] = PeriodMention(form: mention.form, range: bottom)
      }
      guard found.count >= 2 else { continue }
      for band in bands.indices { bands[band].removeAll { found[$0.cell] != nil && $0.line == lower.line } }
      bands.removeAll(where: \.isEmpty)
      let heads = found.sorted { $0.key < $1.key }.map { column, mention -> PeriodHead in
        self.columns[column].periods = [mention]
        return PeriodHead(mentions: [mention], cell: column, line: lower.line)
      }
      if let band = bands.firstIndex(where: { $0[0].line == lower.line }) {
        bands[band] = (bands[band] + heads).sorted { $0.cell < $1.cell }
      } else {
        bands.append(heads)
      }
    }
  }

  /// "Mar. 31," above 2024: a day broken over two rows of headings.
  mutating func joinDays(_ rows: [RawRow], _ bytes: [UInt8], _ places: Set<Int>, _ bands: inout [[PeriodHead]]) {
    for band in bands.indices {
      for place in bands[band].indices {
        let head = bands[band][place]
        guard head.mentions.count == 1, places.contains(head.mentions[0].range.lowerBound),
          case .fiscal(.numbered(let year), .year) = head.mentions[0].form,
          let above = rows.last(where: { $0.line < head.line && $0.cell(head.cell).map { !$0.isEmpty } ?? false }),
          let cell = above.cell(head.cell)
        else { continue }
        var cursor = ByteCursor(bytes, CellScanner.unwrapped(cell.range, in: bytes))
        guard let (month, day) = EnglishPeriods.monthAndDay(&cursor) else { continue }
        _ = cursor.take(",")
        cursor.skipSpaces()
        guard cursor.isAtEnd, let date = CalendarDate(year: year, month: month, day: day) else { continue }
        bands[band][place].mentions[0].form = .date(date)
        columns[head.cell].periods = bands[band][place].mentions
      }
    }
  }

  /// "FY ending March 2026" in the row above "March 2024" and "March 2025", whose "FY ended" says no period alone: headings broken over two
  /// rows, each whole period over a column of its own.
  static func torn(_ bands: [[PeriodHead]]) -> [PeriodHead]? {
    guard bands.count == 2, case let all = bands[0] + bands[1], Set(all.map(\.cell)).count == all.count else {
      return nil
    }
    func end(_ head: PeriodHead) -> CalendarDate? {
      guard head.mentions.count == 1 else { return nil }
      switch head.mentions[0].form {
      case .month(let year, let month): return .endOfMonth(year: year, month: month)
      case .ended(_, let end): return end
      case .fiscal(.ending(let year, let month), .year), .fiscal(.ending(let year, let month), .unspecified):
        return .endOfMonth(year: year, month: month)
      default: return nil
      }
    }
    let ends = all.sorted { $0.cell < $1.cell }.compactMap(end)
    guard ends.count == all.count, Set(ends).count == ends.count, Set(ends.map(\.month)).count == 1 else { return nil }
    return all.sorted { $0.cell < $1.cell }
  }

  /// "Three months ended June 30", and where it stands; at no line for the title.
  struct YearlessBand {
    var words: YearlessPeriod
    var line: Int
    var cell: Int
  }

  /// The years over the columns are those that the title lists: its newest is among them and none is newer.
  func names(_ newest: Int, _ places: Set<Int>) -> Bool {
    let years = heads.compactMap { head -> Int? in
      guard head.mentions.count == 1, places.contains(head.mentions[0].range.lowerBound),
        case .fiscal(.numbered(let year), .year) = head.mentions[0].form
      else { return nil }
      return year
    }
    return years.max() == newest
  }

  /// "Three months ended June 30" above 2011 and 2012, beside "Six months ended June 30" above the same years.
  mutating func completeYears(_ places: Set<Int>, _ yearless: [YearlessBand]) {
    // What the columns' own headings say goes before the title.
    let line = yearless.last { band in heads.contains { band.line < $0.line } }?.line
    let bands = yearless.filter { $0.line == line }
    guard !bands.isEmpty else { return }
    let groups = Self.groups(of: bands.map(\.cell), over: heads)
    for (index, group) in zip(heads.indices, groups) {
      guard heads[index].mentions.count == 1, places.contains(heads[index].mentions[0].range.lowerBound),
        case .fiscal(.numbered(let year), .year) = heads[index].mentions[0].form,
        let form = bands[group].words.form(year: year)
      else { continue }
      heads[index].mentions[0].form = form
      heads[index].isMoment = bands[group].words.months == nil
    }
  }

  /// For each heading the band that it stands under: the last at its left; where bands stand over the middle of what they span,
  /// as many headings under each.
  private static func groups(of bands: [Int], over heads: [PeriodHead]) -> [Int] {
    guard let first = heads.first, bands.count > 1 else { return heads.map { _ in 0 } }
    if bands[0] > first.cell, heads.count % bands.count == 0 {
      return heads.indices.map { $0 / (heads.count / bands.count) }
    }
    return heads.map { head in bands.lastIndex { $0 <= head.cell } ?? 0 }
  }

  static func isHeldAgainst(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var cursor = ByteCursor(bytes, range)
    if cursor.takeWord("vs") || cursor.takeWord("versus") { return true }
    let words: [StaticString] = ["compared with ", "compared to ", "change from ", "from "]
    return words.contains { cursor.looking(atCaseless: $0) } && !spanStarts.isFound(in: bytes, range)
  }
  /// "From January 1, 2017" above "to December 31, 2017" is a span.
  private static let spanStarts: WordSet = ["from january 1", "from april 1", "from july 1", "from october 1", " to "]

  /// Every mention names a part of a year and no year.
  static func isPart(_ mentions: [PeriodMention]) -> Bool {
    mentions.allSatisfy { if case .fiscal(.none, let part) = $0.form { part != .unspecified } else { false } }
  }

  /// 「第2四半期(3か月)」 and 「上半期」 over the same years: each column is that part of its year.
  mutating func nameParts(_ bands: [[PeriodHead]]) {
    guard let line = heads.first?.line, heads.count >= 2, heads.allSatisfy({ Self.year($0.mentions) != nil }),
      let parts = bands.last(where: { band in band[0].line < line && band.allSatisfy { Self.isPart($0.mentions) } })
    else { return }
    let groups = Self.groups(of: parts.map(\.cell), over: heads)
    for (index, group) in zip(heads.indices, groups) {
      heads[index].year = Self.year(heads[index].mentions)
      heads[index].mentions = parts[group].mentions
    }
  }
}
