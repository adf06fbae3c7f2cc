import Lexing
import ReleaseModel
import SourceText
import TableExtraction

/// What the header rows say of one column, word by word.
struct ColumnClues {
  /// Cells that stand in this very column, top first.
  var cells: [RawCell] = []
  var units: [UnitMention] = []
  var measure: Measure?
  var comparison: Comparison?
  var basis: Basis?
  /// Periods named in this very column.
  var periods: [PeriodMention] = []
  /// Words that are neither unit, measure nor period: the caption of a transposed column.
  var captions: [Range<Int>] = []

  /// 注記 or "Notes" over the column: its figures are numbers of notes.
  var namesNotes = false
  /// 「単位」: its cells say in which unit each row is.
  var namesRowUnits = false
  /// 店舗数, "Number of stores" over the column, in this very column or in the band above it.
  var isCount = false
  /// The scale that a cell without a currency names: 「(千件)」, "(Thousands)".
  var countScale: Int?
  /// 「(百■円)」 over the column: a unit that cannot be read.
  var hasUnreadUnit = false
  /// 率, "Ratio" alone: a rate of some kind.
  var namesRate = false
  /// Units of the band that reaches over the column from its left: 「売上高(百万円)」.
  var bandUnits: [UnitMention] = []
  /// 増減 over 金額 and 率.
  var bandMeasure: Measure?

  enum Comparison { case yearAgo, previousQuarter, previousPeriod }

  /// The same words at another place.
  fileprivate func moved(by distance: Int) -> ColumnClues {
    var moved = self
    func move(_ range: Range<Int>) -> Range<Int> { range.lowerBound + distance..<range.upperBound + distance }
    for index in units.indices { moved.units[index].range = move(units[index].range) }
    moved.captions = captions.map(move)
    return moved
  }

  /// What a cell further down says besides; where both say something of one thing, the lower one counts.
  fileprivate mutating func add(_ cell: ColumnClues) {
    units += cell.units
    namesRate = namesRate || cell.namesRate
    isCount = isCount || cell.isCount
    countScale = cell.countScale ?? countScale
    measure = cell.measure ?? measure
    comparison = cell.comparison ?? comparison
    basis = cell.basis ?? basis
    captions += cell.captions
  }
}

/// A period heading somewhere above the columns.
struct PeriodHead {
  var mentions: [PeriodMention]
  /// Raw cell index of the cell that it stands in.
  var cell: Int
  var line: Int
  /// "As of …", 「…末」, 「…現在」: a day, not the span that ends with it.
  var isMoment = false
  /// The year that the band above names, for a heading that names only its part.
  var year: FiscalName?
}

struct HeaderClues {
  var columns: [ColumnClues]
  /// Period headings, left to right, of the row that has most.
  var heads: [PeriodHead] = []
  /// Text of the stub's cell in the last header row.
  var stub: (range: Range<Int>, line: Int)?

  /// `width`: number of raw cells, the label's included.
  /// `yearless`: "Years ended March 31" in the title.
  /// `dated`: "Years ended March 31, 2025 and 2024" there, and the newest of its years.
  /// `year`: the fiscal year of months that stand without one.
  init(
    rows: [RawRow], width: Int, bytes: [UInt8], yearless titled: YearlessPeriod? = nil,
    dated: (words: YearlessPeriod, year: Int)? = nil, year fiscalYear: Period? = nil
  ) {
    columns = Array(repeating: ColumnClues(), count: width)
    var bands: [[PeriodHead]] = []
    var yearless: [YearlessBand] = titled.map { [YearlessBand(words: $0, line: -1, cell: 0)] } ?? []
    var bareYears: Set<Int> = []
    var calendarYears: [Int: Int] = [:]
    var said: [[ColumnClues]] = []
    for row in rows {
      said.append(Self.clues(of: row, width, bytes))
      if let label = row.label, !label.isEmpty { stub = (label.range, row.line) }
      var heads: [PeriodHead] = []
      let months = BareMonths.spans(row, bytes, fiscalYear, under: calendarYears)
      var yearsHere: [Int: Int] = [:]
      for (index, cell) in row.cells.enumerated().dropFirst() where !cell.isEmpty && index < width {
        columns[index].cells.append(cell)
        let range = CellScanner.unwrapped(cell.range, in: bytes)
        if Self.isNotes(bytes[range]) { columns[index].namesNotes = true }
        if Self.namesUnits(bytes[range]) { columns[index].namesRowUnits = true }
        columns[index].add(said[said.count - 1][index])
        var groups = Self.headings(Self.periods(range, bytes))
        if let words = YearlessPeriod.first(in: bytes, range) {
          yearless.append(YearlessBand(words: words, line: row.line, cell: index))
        }
        if let month = months[index] { groups = [[month]] }
        // 2024 or 2024年 alone above a column is a year.
        if groups.isEmpty, let (year, place) = Self.bareYear(cell, range, bytes) {
          bareYears.insert(place.lowerBound)
          yearsHere[index] = year
          groups = [[PeriodMention(form: .fiscal(.numbered(year), .year), range: place)]]
        }
        // "vs. Mar. 2024": what the column is held against.
        if !groups.isEmpty, Self.isHeldAgainst(bytes, range) {
          groups = []
          columns[index].measure = columns[index].measure ?? .change
        }
        // 「第1四半期の進捗率」, "1Q progress rate" is no column of that quarter.
        if columns[index].measure == .progress, groups.allSatisfy(Self.isPart) { groups = [] }
        let isMoment =
          (Self.momentWords.isFound(in: bytes, range) || Self.momentEndings.isSuffix(of: Array(bytes[range])))
          && !Self.spanWords.isFound(in: bytes, range)
        for mentions in groups {
          heads.append(PeriodHead(mentions: mentions, cell: index, line: row.line, isMoment: isMoment))
          columns[index].periods += mentions
        }
      }
      // 上期累計 behind 4月 … 9月 is of their year.
      if !months.isEmpty, let end = fiscalYear?.end {
        for index in heads.indices where Self.isPart(heads[index].mentions) {
          heads[index].year = .ending(year: end.year, month: end.month)
        }
      }
      if !heads.isEmpty { bands.append(heads) }
      if !yearsHere.isEmpty { calendarYears = yearsHere }
    }
    joinDays(rows, bytes, bareYears, &bands)
    joinBroken(rows, bytes, &bands)
    spaceMonths(&bands)
    joinSpans(rows, bytes, &bands)
    self.heads = Self.telling(bands)
    if yearless.isEmpty, let dated, names(dated.year, bareYears) {
      yearless = [YearlessBand(words: dated.words, line: -1, cell: 0)]
    }
    completeYears(bareYears, yearless)
    nameParts(bands)
    spreadBands(rows, said)
    nameYears(bands)
    joinBands(bands)
    rejoinTornHeads(rows, bytes)
    nameYearTotals(bytes)
  }

  /// The row that has most headings; of rows with as many, that of the quarters below the row of their years.
  private static func telling(_ bands: [[PeriodHead]]) -> [PeriodHead] {
    guard let most = bands.max(by: { $0.count < $1.count }) else { return [] }
    if let all = torn(bands) { return all }
    let isYears = most.allSatisfy { year($0.mentions) != nil }
    let parts = bands.first { band in
      band.count == most.count && band[0].line > most[0].line
        && band.allSatisfy { head in
          guard head.mentions.count == 1, case .fiscal(.none, let part) = head.mentions[0].form else { return false }
          return part != .unspecified
        }
    }
    return isYears && most.count > 1 ? parts ?? most : most
  }

  private static func bareYear(_ cell: RawCell, _ range: Range<Int>, _ bytes: [UInt8]) -> (
    year: Int, place: Range<Int>
  )? {
    if case .figure(let figure) = cell.reading, figure.digits == 4, figure.range.count == 4 {
      return (Int(figure.value.significand), figure.range)
    }
    // 2012年, 2012年(千米ドル)
    var cursor = ByteCursor(bytes, range)
    guard let year = cursor.takeNumber(digits: 4...4), (1900..<2200).contains(year), cursor.take("年") else {
      return nil
    }
    let end = cursor.at
    cursor.skipSpaces()
    // 2025年予想, 2024年実績
    let words: [StaticString] = ["予想", "実績", "見通し", "見込み", "見込", "計画", "目標"]
    let says = words.contains { cursor.take($0) }
    return cursor.isAtEnd || !says && cursor.byte == 0x28 ? (year, range.lowerBound..<end) : nil
  }

  /// 「(自 平成29年1月1日」 above 「至 平成29年12月31日)」, "(From January 1, 2017" above "to December 31, 2017)": one span.
  private static let anyWords = WordSet(union: [
    countWords, shareWords, progressWords, changeWords, differenceWords, yearAgoWords, previousQuarterWords,
    previousPeriodWords, forecastWords, actualWords,
  ])
  private static let startWords: WordSet = ["自", "from"]
  private static let endWords: WordSet = ["至", "to "]

  private mutating func joinSpans(_ rows: [RawRow], _ bytes: [UInt8], _ bands: inout [[PeriodHead]]) {
    func day(_ row: RawRow, _ index: Int, _ words: WordSet) -> (date: CalendarDate, range: Range<Int>)? {
      guard let cell = row.cell(index), !cell.isEmpty else { return nil }
      let mentions = PeriodScanner.mentions(bytes, cell.range)
      guard let mention = mentions.last, case .date(let date) = mention.form,
        words.isFound(in: bytes, cell.range.lowerBound..<mention.range.lowerBound)
      else { return nil }
      return (date, mention.range)
    }
    for number in rows.indices.dropLast() {
      for index in columns.indices.dropFirst() {
        guard let start = day(rows[number], index, Self.startWords),
          let end = day(rows[number + 1], index, Self.endWords),
          start.date < end.date
        else { continue }
        let mention = PeriodMention(form: .span(start.date, end.date), range: end.range)
        let lines = [rows[number].line, rows[number + 1].line]
        columns[index].periods = [mention]
        let head = PeriodHead(mentions: [mention], cell: index, line: lines[1])
        for band in bands.indices {
          bands[band].removeAll { $0.cell == index && lines.contains($0.line) }
        }
        if let band = bands.firstIndex(where: { $0.first?.line == lines[1] }) {
          bands[band].append(head)
          bands[band].sort { $0.cell < $1.cell }
        } else {
          bands.append([head])
        }
      }
    }
    bands.removeAll(where: \.isEmpty)
  }

  /// The heading cell that words stand in.
  func caption(holding range: Range<Int>) -> Range<Int>? {
    for column in columns {
      if let caption = column.captions.first(where: {
        $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound
      }) {
        return caption
      }
    }
    return nil
  }

  /// What a cell of an upper heading says of units and measures also counts for the columns to its right that have only
  /// headings below it: 「店舗数(店)」 over two dates, 「増減」 over 「金額」 and 「率」.
  private mutating func spreadBands(_ rows: [RawRow], _ said: [[ColumnClues]]) {
    for (number, row) in rows.enumerated().dropLast() {
      let filled = row.cells.indices.dropFirst().filter { !row.cells[$0].isEmpty && row.cells[$0].reading != .ruling }
      guard filled.count >= 2 else { continue }
      for (place, index) in filled.enumerated() {
        let end = min(place + 1 < filled.count ? filled[place + 1] : row.cells.count, columns.count)
        func hasOwn(_ column: Int) -> Bool {
          rows[(number + 1)...].contains { $0.cell(column).map { !$0.isEmpty } ?? false }
        }
        guard index < end, hasOwn(index) else { continue }
        let band = said[number][index]
        for column in index..<end {
          guard hasOwn(column) else { break }
          if column > index, columns[column].units.isEmpty { columns[column].bandUnits = band.units }
          if band.isCount { columns[column].isCount = true }
          columns[column].countScale = columns[column].countScale ?? band.countScale
          if band.measure == .difference || band.measure == .change, columns[column].periods.isEmpty {
            columns[column].bandMeasure = band.measure
          }
        }
      }
    }
  }

  /// 「2024年3月期」 over 1Q…4Q, "FY2024" over 1Q: each quarter is of the year of the band above it. Where the band's cells stand
  /// over the middle of their quarters, the quarters themselves show where a year begins.
  private mutating func nameYears(_ bands: [[PeriodHead]]) {
    func part(_ head: PeriodHead) -> Int? {
      guard head.mentions.count == 1, case .fiscal(.none, let part) = head.mentions[0].form else { return nil }
      switch part {
      case .quarter(let quarter, _): return quarter
      case .half(let half): return half * 2
      case .year: return 5
      case .unspecified: return nil
      }
    }
    let parts = heads.compactMap(part)
    guard let line = heads.first?.line, parts.count == heads.count, parts.count >= 2 else { return }
    guard
      let years = bands.last(where: { band in
        band[0].line < line && band.allSatisfy { Self.year($0.mentions) != nil }
      })
    else { return }
    var group = 0
    var groups: [Int] = []
    for index in parts.indices {
      if index > 0, parts[index] <= parts[index - 1] { group += 1 }
      groups.append(group)
    }
    for index in heads.indices {
      // Of years one after the other each has its quarters in order, wherever a converter put the bands.
      let numbers = years.map { Self.number(Self.year($0.mentions)) }
      let isAscending =
        !numbers.contains(nil)
        && zip(numbers.compactMap(\.self), numbers.compactMap(\.self).dropFirst()).allSatisfy { $0 < $1 }
      // Bands that begin with the first quarter stand at the left of what they span, others over its middle.
      let isAtLeft = years[0].cell <= heads[0].cell
      let above =
        group + 1 == years.count && (!isAtLeft || isAscending)
        ? years[groups[index]] : years.last { $0.cell <= heads[index].cell } ?? years[0]
      heads[index].year = Self.year(above.mentions)
    }
  }

  private static func number(_ name: FiscalName?) -> Int? {
    switch name {
    case .ending(let year, _), .numbered(let year), .shortEnding(let year, _): year
    default: nil
    }
  }

  /// The fiscal year that words name: 2024年3月期, FY2023, "year ended March 31, 2024".
  static func year(_ mentions: [PeriodMention]) -> FiscalName? {
    for mention in mentions {
      if case .ended(12, let end) = mention.form { return .ending(year: end.year, month: end.month) }
    }
    for mention in mentions {
      switch mention.form {
      case .fiscal(let name, .year) where name != .none, .fiscal(let name, .unspecified) where name != .none:
        return name
      default: break
      }
    }
    return nil
  }

  private static let momentWords: WordSet = ["as of", "現在", "時点", "月末", "年末", "期末", "年度末", "at the end of"]
  /// 24/3末, 3Q末
  private static let momentEndings: WordSet = ["末"]
  private static let spanWords: WordSet = ["ended", "ending", "for the", "自", "配当"]

  /// 合計 behind 第1四半期 … 第4四半期, "Full year" behind 1Q … 4Q: the year that the quarters make up.
  private mutating func nameYearTotals(_ bytes: [UInt8]) {
    var quarters: [(cell: Int, name: FiscalName)] = []
    for head in heads {
      guard case .fiscal(let name, let part)? = head.mentions.first?.form else { return }
      switch part {
      case .quarter(_, cumulative: false), .half: quarters.append((head.cell, name))
      default: break
      }
    }
    guard quarters.count >= 2, let line = heads.first?.line else { return }
    for index in columns.indices where columns[index].periods.isEmpty {
      guard let last = quarters.last(where: { $0.cell < index }), let range = columns[index].captions.last else {
        continue
      }
      let text = String(decoding: bytes[range], as: UTF8.self).lowercased()
      guard ["合計", "計", "年間", "通年", "total", "annual", "year"].contains(text) else { continue }
      let mention = PeriodMention(form: .fiscal(last.name, .year), range: range)
      columns[index].periods = [mention]
      heads.append(PeriodHead(mentions: [mention], cell: index, line: line))
    }
    heads.sort { ($0.line, $0.cell) < ($1.line, $1.cell) }
  }

  /// 「当中間会計期間」 above 「(2024年9月30日)」: two rows that head the same column say one period together.
  private mutating func joinBands(_ bands: [[PeriodHead]]) {
    for index in heads.indices {
      for band in bands where band[0].line != heads[index].line {
        let others = band.filter { $0.cell == heads[index].cell }
        guard others.count == 1, let own = heads[index].mentions.last, let other = others[0].mentions.first,
          !Self.sameKind(own.form, other.form)
        else { continue }
        let isExplicit = others[0].mentions.contains { $0.form.namesDays }
        if isExplicit { heads[index].line = others[0].line }
        heads[index].mentions =
          isExplicit ? others[0].mentions + heads[index].mentions : heads[index].mentions + others[0].mentions
      }
    }
  }

  /// `20→04年3月期通期`: one heading torn over two cells.
  private mutating func rejoinTornHeads(_ rows: [RawRow], _ bytes: [UInt8]) {
    for row in rows {
      for index in row.cells.indices.dropFirst().dropLast() {
        let (left, right) = (row.cells[index], row.cells[index + 1])
        guard case .figure(let figure) = left.reading, figure.digits <= 3, !right.isEmpty,
          isDigit(bytes[right.range.lowerBound])
        else { continue }
        let joined = Array(bytes[left.range]) + Array(bytes[right.range])
        guard let mention = PeriodScanner.mentions(joined, 0..<joined.count).first, mention.range.lowerBound == 0 else {
          continue
        }
        let placed = PeriodMention(form: mention.form, range: left.range.lowerBound..<right.range.upperBound)
        let head = PeriodHead(mentions: [placed], cell: index, line: row.line)
        heads.removeAll { $0.line == row.line && $0.cell == index + 1 }
        heads.append(head)
        heads.sort { ($0.line, $0.cell) < ($1.line, $1.cell) }
        columns[index].periods = [placed]
        columns[index + 1].periods = []
      }
    }
  }

  /// Period mentions of a cell that are not part of a comparison word: 「前年同期比」 names no period of its own.
  private static func periods(_ range: Range<Int>, _ bytes: [UInt8]) -> [PeriodMention] {
    let mentions = PeriodScanner.mentions(bytes, range)
    // "first half" in "Previous first half" does not say of which year.
    let isPart = mentions.allSatisfy { if case .fiscal(.none, _) = $0.form { true } else { false } }
    if isPart, let relative = RelativeHeading.mention(bytes, range) { return [relative] }
    if mentions.isEmpty, let named = NamedHeading.mention(bytes, range) { return [named] }
    return mentions.filter { mention in
      guard case .relative = mention.form else { return true }
      var after = ByteCursor(bytes, mention.range.upperBound..<range.upperBound)
      after.skipSpaces()
      _ = after.take("末")
      var before = ByteCursor(bytes, max(range.lowerBound, mention.range.lowerBound - 3)..<mention.range.lowerBound)
      return !(after.take("比") || after.take("増減") || after.take("対比") || after.take("差") || before.take("対"))
    }
  }

  /// Splits a cell's mentions into headings: 「前第3四半期連結累計期間 (自…至…)」 is one, "Mar 31, 2004 Mar 31, 2003" two.
  static func headings(_ mentions: [PeriodMention]) -> [[PeriodMention]] {
    var groups: [[PeriodMention]] = []
    for mention in mentions {
      if let last = groups.last?.last, !sameKind(last.form, mention.form) || completes(last.form, mention.form) {
        groups[groups.count - 1].append(mention)
      } else {
        groups.append([mention])
      }
    }
    return groups
  }

  /// "Full-year forecast FY12/24": one names the part, the other its year.
  private static func completes(_ left: PeriodForm, _ right: PeriodForm) -> Bool {
    guard case .fiscal(let first, let part) = left, case .fiscal(let second, let other) = right else { return false }
    return first == .none && second != .none && (other == .year || other == .unspecified || other == part)
      || second == .none && first != .none && part == .unspecified
  }

  private static func sameKind(_ left: PeriodForm, _ right: PeriodForm) -> Bool {
    switch (left, right) {
    case (.date, .date), (.month, .month), (.span, .span), (.ended, .ended), (.fiscal, .fiscal), (.relative, .relative),
      (.date, .ended), (.ended, .date):
      true
    default: false
    }
  }

  /// What each cell of a row of headings says by itself. 「百万円」 and 「％」 come again and again; they are read once.
  private static func clues(of row: RawRow, _ width: Int, _ bytes: [UInt8]) -> [ColumnClues] {
    var clues = [ColumnClues](repeating: ColumnClues(), count: width)
    var places = [Range<Int>](repeating: 0..<0, count: width)
    for (index, cell) in row.cells.enumerated().dropFirst() where !cell.isEmpty && index < width {
      let range = CellScanner.unwrapped(cell.range, in: bytes)
      places[index] = range
      if let before = (1..<index).last(where: { !places[$0].isEmpty && bytes[places[$0]] == bytes[range] }) {
        clues[index] = clues[before].moved(by: range.lowerBound - places[before].lowerBound)
      } else {
        read(range, bytes, &clues[index])
      }
    }
    return clues
  }

  /// What the words of one cell say.
  static func clues(of range: Range<Int>, _ bytes: [UInt8]) -> ColumnClues {
    var clues = ColumnClues()
    read(range, bytes, &clues)
    return clues
  }

  private static func read(_ range: Range<Int>, _ bytes: [UInt8], _ clues: inout ColumnClues) {
    let text = normalized(Array(bytes[range]))
    let mentions = UnitScanner.mentions(text.bytes, 0..<text.bytes.count)
    // Keep places only where folding kept the length.
    clues.units += mentions.map {
      UnitMention(
        unit: $0.unit, scale: $0.scale,
        range: text.isSameLength
          ? range.lowerBound + $0.range.lowerBound..<range.lowerBound + $0.range.upperBound : range)
    }
    if mentions.isEmpty, UnitLine.read(text.bytes, 0..<text.bytes.count) == .unread { clues.hasUnreadUnit = true }
    // Most headings name a period or a unit and have none of these words.
    let says = Self.anyWords.isFound(in: text.bytes, 0..<text.bytes.count)
    func has(_ words: WordSet) -> Bool { says && words.isFound(in: text.bytes, 0..<text.bytes.count) }
    let bare = text.bytes.filter { $0 != 0x20 && $0 != 0x28 && $0 != 0x29 }
    let word = bare.count <= 12 ? String(decoding: bare, as: UTF8.self).lowercased() : ""
    if Self.rateCells.contains(word) || Self.rateEndings.isSuffix(of: bare) { clues.namesRate = true }
    if has(Self.countWords), !has(Self.shareCountWords) { clues.isCount = true }
    if let count = CountUnits.read(text.bytes, Self.bracketed(text.bytes)) {
      clues.countScale = count.scale
      if !count.isBare { clues.isCount = true }
    }
    if has(Self.shareWords) || Self.shareCells.contains(word) {
      clues.measure = .share
    } else if has(Self.progressWords) {
      clues.measure = .progress
    } else if has(Self.changeWords) || Self.comparisonEndings.isSuffix(of: bare) {
      clues.measure = .change
    } else if has(Self.differenceWords) && !has(Self.valuationWords) && !has(Self.exchangeWords)
      || Self.differenceCells.contains(word)
    {
      clues.measure = .difference
    }
    if has(Self.yearAgoWords) {
      clues.comparison = .yearAgo
    } else if has(Self.previousQuarterWords) {
      clues.comparison = .previousQuarter
    } else if has(Self.previousPeriodWords) {
      clues.comparison = .previousPeriod
    }
    if has(Self.forecastWords) {
      clues.basis = .forecast
    } else if has(Self.actualWords) {
      clues.basis = .actual
    }
    clues.captions.append(range)
  }

  /// The last bracket of a heading, or all of it.
  private static func bracketed(_ bytes: [UInt8]) -> Range<Int> {
    guard bytes.last == 0x29, let open = bytes.lastIndex(of: 0x28), open > 0 else { return 0..<bytes.count }
    return open + 1..<bytes.count - 1
  }

  private static let rateCells: Set<String> = ["率", "比率", "ratio", "rate", "pct", "percentage"]
  private static let rateEndings: WordSet = ["率", "利回り", "ratio", "margin"]
  /// 前年末比, 計画比
  private static let comparisonEndings: WordSet = ["末比", "期比", "年比", "月比", "画比", "想比", "算比", "初比"]
  private static let shareCells: Set<String> = ["占率", "比率", "シェア", "share", "weight", "mix"]
  private static let differenceCells: Set<String> = ["revision", "a-b", "b-a", "a−b", "b−a"]
  private static let countWords: WordSet = [
    "件数", "店舗数", "契約数", "会員数", "人数", "台数", "戸数", "隻数", "口座数", "人員数", "従業員数", "社数", "棟数", "室数", "number of", "no. of",
  ]
  private static let shareCountWords: WordSet = ["株式", "shares", "発行済"]
  private static let shareWords: WordSet = [
    "構成比", "占率", "構成割合", "対営業収益", "対売上", "百分比", "売上比", "% of", "composition", "of revenues", "of sales", "総資産比",
  ]
  private static let progressWords: WordSet = ["進捗率", "達成率", "progress"]
  private static let changeWords: WordSet = [
    "増減率", "増収率", "増益率", "増加率", "減少率", "前年同期比", "前年同四半期比", "前期比", "対前期", "対前年", "前年比", "伸び率", "前四半期比", "対前四半期", "増減(%)",
    "増減比",
    "前年度比", "成長率", "yoy", "qoq", "chg", "% change", "year on year", "change (%)", "change(%)", "growth", "year-on-year",
    "year-over-year", "% chg", "rate of change", "percentage change", "change rate",
  ]
  private static let differenceWords: WordSet = [
    "増減額", "増減", "修正幅", "修正額", "差額", "差異", "前期差", "同期差", "前年差", "difference", "variance", "change", "increase/decrease",
    "amount of revision", "revision amount",
    "increase (decrease)", "increase / (decrease)",
  ]
  /// "Foreign exchange and others" is no change.
  private static let exchangeWords: WordSet = [
    "exchange and", "exchange gain", "exchange loss", "exchange effect", "exchange rate", "exchanges",
  ]
  /// Balances that bear the word.
  private static let valuationWords: WordSet = [
    "差額金", "評価差額", "換算差額", "translation difference", "valuation difference",
  ]
  private static let yearAgoWords: WordSet = [
    "前年同", "対前年", "前年比", "前年度比", "yoy", "year-over-year", "year-on-year", "year on year", "y/y",
  ]
  private static let previousQuarterWords: WordSet = ["前四半期", "qoq", "sequential", "quarter-over-quarter", "q/q"]
  private static let previousPeriodWords: WordSet = ["前期比", "対前期"]
  private static let forecastWords: WordSet = [
    "予想", "計画", "見込", "見通し", "目標", "forecast", "plan", "outlook", "guidance", "target", "estimate",
  ]
  private static let actualWords: WordSet = ["実績", "actual"]

  /// Look-alike letters of other alphabets become Latin, and single spaced letters join: `JРY`, ` J Y`.
  static func normalized(_ bytes: [UInt8]) -> (bytes: [UInt8], isSameLength: Bool) {
    guard bytes.contains(where: { $0 == 0xD0 || $0 == 0xD1 || $0 == 0xCE }) else { return (bytes, true) }
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let (value, length) = scalar(in: bytes, at: index)
      if let latin = lookAlikes[value] { result.append(latin) } else { result += bytes[index..<index + max(1, length)] }
      index += max(1, length)
    }
    return (result, false)
  }

  /// Cyrillic and Greek capitals that print like Latin ones.
  private static let lookAlikes: [UInt32: UInt8] = [
    0x0410: 0x41, 0x0412: 0x42, 0x0415: 0x45, 0x041A: 0x4B, 0x041C: 0x4D, 0x041D: 0x48, 0x041E: 0x4F, 0x0420: 0x50,
    0x0421: 0x43, 0x0422: 0x54, 0x0425: 0x58, 0x0406: 0x49, 0x0408: 0x4A, 0x0405: 0x53, 0x0423: 0x59, 0x0391: 0x41,
    0x0392: 0x42, 0x0395: 0x45, 0x0397: 0x48, 0x0399: 0x49, 0x039A: 0x4B, 0x039C: 0x4D, 0x039D: 0x4E, 0x039F: 0x4F,
    0x03A1: 0x50, 0x03A4: 0x54, 0x03A5: 0x59, 0x03A7: 0x58,
  ]
}
