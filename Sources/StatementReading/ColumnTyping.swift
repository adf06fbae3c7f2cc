import Auditing
import Lexing
import ReleaseModel
import TableExtraction

/// What a value column holds, and what speaks for it.
struct ColumnType {
  var isVoid = false
  /// Percent signs, single decimals: a rate, not an amount.
  var isRate = false
  var measure = Measure.amount
  /// Currency or rate unit, when the column's own words or figures say.
  var unit: Unit?
  var scale: Int?
  var unitRange: Range<Int>?
  /// Columns that the figures tie this one to.
  var now: Int?
  var then: Int?
  var translationOf: Int?
  var translationRate: ExactDecimal?
  var baseRow: Int?
  var evidence: [String] = []
  /// Amounts are whole numbers in groups of three.
  var isWholeNumbers = false
  /// Digits behind the point, where nearly all figures have as many.
  var places: Int?
  /// Every row prints a dash, or none does.
  var isDashes: Bool?
}

/// Decides jointly what the columns are: header words, the shape of the bodies, and the arithmetic between them.
struct ColumnTyping {
  private let grid: WorkGrid
  private let clues: HeaderClues
  /// Value of each legible figure, by column and row.
  private var values: [[ExactDecimal?]]
  /// What the cells of each column look like, counted.
  private var tallies: [Tally]
  /// Rows of the body with something in a value cell.
  private var filledRows = 0

  private struct Tally: Equatable {
    var count = 0
    var percents = 0
    var oneDecimal = 0
    var twoDecimals = 0
    var whole = 0
    var grouped = 0
    var dashes = 0
    /// Figures without a percent sign.
    var plain = 0
    /// Those of them that are amounts on their face: `30,211`, `195.920`.
    var large = 0

    mutating func add(_ figure: PrintedFigure) {
      count += 1
      if figure.places == 1 { oneDecimal += 1 }
      if figure.places == 2 { twoDecimals += 1 }
      if figure.digits - figure.places > 3 && figure.isGrouped { grouped += 1 }
      if figure.unit == .percent {
        percents += 1
        return
      }
      plain += 1
      let isWhole = figure.places == 0 || isDotted(figure)
      if isWhole { whole += 1 }
      if isWhole, figure.digits > 4 || figure.digits > 3 && figure.isGrouped { large += 1 }
    }

    /// `312.455` may be 312,455 with a dot for its comma; `0.455` may not.
    private func isDotted(_ figure: PrintedFigure) -> Bool {
      figure.places == 3 && figure.unit == nil && figure.digits < 7 && figure.value.significand.magnitude > 999
    }
  }

  /// What the lines above the table say of the units in it.
  struct Declared {
    /// They name a currency.
    var money = false
    /// A unit bracket ends with a percent sign: 「(単位:百万円、%)」, 「(前年同月比・%)」.
    var percent = false
  }
  private let declared: Declared

  init(_ grid: WorkGrid, _ clues: HeaderClues, declares declared: Declared) {
    self.declared = declared
    self.grid = grid
    self.clues = clues
    values = Array(repeating: Array(repeating: nil, count: grid.rows.count), count: grid.width)
    tallies = Array(repeating: Tally(), count: grid.width)
    let rateRows = Self.rateRows(grid)
    for row in grid.rows.indices where grid.rows[row].kind == .body {
      if grid.rows[row].hasValues { filledRows += 1 }
      let isRagged = grid.rows[row].isRagged
      for column in 0..<grid.width {
        if grid.rows[row].cells[column].isDash { tallies[column].dashes += 1 }
        if !isRagged { take(grid.rows[row].cells[column], row, column, counts: !rateRows.contains(row)) }
      }
    }
  }

  /// 営業利益率 among amounts: rows whose every figure bears a percent sign say what they are themselves and nothing of their columns,
  /// where they are few.
  private static func rateRows(_ grid: WorkGrid) -> Set<Int> {
    var rates: Set<Int> = []
    var filled = 0
    for (index, row) in grid.rows.enumerated() where row.kind == .body && row.hasValues {
      filled += 1
      let figures = row.cells.compactMap(\.figure)
      if figures.count >= 2, figures.allSatisfy({ $0.unit?.isRate == true }) { rates.insert(index) }
    }
    return rates.count * 2 < filled ? rates : []
  }

  private mutating func take(_ cell: borrowing WorkCell, _ row: Int, _ column: Int, counts: Bool) {
    if !counts {
      if let figure = cell.figure { values[column][row] = figure.value }
      return
    }
    if let chosen = cell.chosen {
      values[column][row] = chosen.value
      tallies[column].add(chosen)
      return
    }
    switch cell.reading {
    case .figure(let figure):
      values[column][row] = figure.value
      tallies[column].add(figure)
    case .range(let lower, let upper):
      tallies[column].add(lower)
      tallies[column].add(upper)
    case .stacked(let figures): for figure in figures { tallies[column].add(figure) }
    default: break
    }
  }

  /// The same figures in the same places: then the columns are what they were.
  func seesTheSame(as other: ColumnTyping) -> Bool {
    filledRows == other.filledRows && tallies == other.tallies && values == other.values
  }

  /// `clues.columns` is indexed by raw cell, so value column `c` has its clues at `c + 1`.
  func types() -> [ColumnType] {
    var types = (0..<grid.width).map { byShape($0) }
    // 「営業利益率 8.5%」 under 「(単位:億円)」: a unit line over a table without one column of money says more than a sign in one row.
    if declared.money, types.allSatisfy({ $0.isVoid || $0.isRate }) {
      for column in types.indices where types[column].isRate && isOfAmounts(column) {
        types[column] = byShape(column, heedsSigns: false)
      }
    }
    for column in types.indices where !types[column].isVoid && !types[column].isRate { proveRate(column, &types) }
    for column in types.indices where !types[column].isVoid && !types[column].isRate { tieTranslation(column, &types) }
    for column in types.indices where types[column].isRate { tieRate(column, &types) }
    for column in types.indices where types[column].isRate { tieLikeSister(column, &types) }
    for column in types.indices where types[column].isRate { changeLikeSister(column, &types) }
    for column in types.indices where !types[column].isVoid && !types[column].isRate { tieDifference(column, &types) }
    return types
  }

  /// No word of the heading speaks of a rate, and most figures bear no percent sign.
  private func isOfAmounts(_ column: Int) -> Bool {
    let hints = clues.columns[column + 1]
    return tallies[column].percents * 2 < tallies[column].count && hints.measure == nil && hints.bandMeasure == nil
      && !hints.namesRate && !hints.units.contains { $0.unit == .percent || $0.unit == .points }
  }

  private func byShape(_ column: Int, heedsSigns: Bool = true) -> ColumnType {
    var type = ColumnType()
    let hints = clues.columns[column + 1]
    if hints.namesNotes {
      type.isVoid = true
      return type
    }
    let tally = tallies[column]
    let (count, percents, oneDecimal) = (tally.count, tally.percents, tally.oneDecimal)
    let (whole, grouped, dashes, rows) = (tally.whole, tally.grouped, tally.dashes, filledRows)
    let hasHeader = !hints.cells.allSatisfy { $0.reading == .ruling || $0.isEmpty }
    if count == 0 && (dashes * 2 < rows || !hasHeader) {
      type.isVoid = true
      return type
    }
    for mention in hints.units {
      if mention.unit == .percent || mention.unit == .points {
        if type.unit == nil { type.unit = mention.unit }
      } else if type.unit == nil || type.unit == .percent {
        type.unit = mention.unit
        type.scale = mention.scale
        type.unitRange = mention.range
      }
    }
    if type.unit == nil {
      if hints.isCount || hints.countScale != nil && hints.bandUnits.isEmpty {
        type.unit = .count
        type.scale = hints.countScale ?? 0
      } else if let mention = hints.bandUnits.first(where: { !$0.unit.isRate }) {
        type.unit = mention.unit
        type.scale = mention.scale
        type.unitRange = mention.range
      }
    }
    if count > 0 {
      for (places, share) in [(0, whole), (1, oneDecimal), (2, tally.twoDecimals)] where share * 5 >= count * 4 {
        type.places = places
      }
    }
    type.isDashes = count == 0 ? true : dashes == 0 ? false : nil
    type.isWholeNumbers = whole * 5 >= tally.plain * 4 && grouped > 0
    // 自己資本比率 15.42% above 自己資本 30,211: rows of both kinds under one heading.
    let isMixed = tally.large > 0 && tally.large * 2 >= tally.plain
    let looksLikeRate = heedsSigns && percents > 0 && percents * 3 >= min(count, 3) && grouped * 2 < count && !isMixed
    let saysPercent = hints.units.contains { $0.unit == .percent } && !hints.units.contains { $0.unit.isCurrency }
    if looksLikeRate || saysPercent && grouped * 2 < max(count, 1) {
      type.isRate = true
      type.evidence.append(percents > 0 ? "percent signs" : "header %")
    } else if isDeclaredPercent(column) {
      type.isRate = true
      type.evidence.append("% above the table and one decimal")
    } else if hints.measure == .change || hints.measure == .share || hints.measure == .progress,
      oneDecimal * 2 >= count, grouped * 2 < max(count, 1), hints.measure != .change || !isDifference(column)
    {
      type.isRate = true
      type.evidence.append("header and one decimal")
    } else if hints.namesRate, hints.units.isEmpty, oneDecimal * 2 >= count,
      grouped * 2 < max(count, 1)
    {
      type.isRate = true
      type.evidence.append("header and one decimal")
    }
    if type.isRate {
      type.unit = hints.units.contains { $0.unit == .points } ? .points : .percent
      type.scale = 0
      let measure = hints.measure ?? hints.bandMeasure
      // 増減 among percentages is in points.
      if measure == .difference, percents == 0, !declared.money, isDeclaredPercent(column) {
        type.unit = .points
        type.measure = .difference
        return type
      }
      type.measure = measure == .difference ? .change : measure ?? .ratio
    } else if let measure = hints.measure ?? hints.bandMeasure, measure == .difference || measure == .change,
      !hints.units.contains(where: { $0.unit.isCurrency })
    {
      type.measure = .difference
    }
    return type
  }

  /// A percent sign in the unit line means this column: there is no money in the table, or its money is in whole numbers.
  private func isDeclaredPercent(_ column: Int) -> Bool {
    let tally = tallies[column]
    let hints = clues.columns[column + 1]
    guard declared.percent, tally.count > 0, tally.grouped == 0,
      !hints.units.contains(where: { !$0.unit.isRate }), !hints.isCount
    else { return false }
    let isOfRates = (tally.oneDecimal + tally.twoDecimals) * 5 >= tally.count * 4
    if !declared.money { return isOfRates && tallies.allSatisfy { $0.grouped == 0 } }
    return isOfRates && tally.count >= 2
      && tallies.contains { $0.whole * 5 >= $0.plain * 4 && $0.grouped > 0 && $0.oneDecimal == 0 }
  }

  /// "YoY change" over 176.3 between 2,811.4 and 2,987.7: everywhere the column is what lies between two others.
  private func isDifference(_ column: Int) -> Bool {
    guard tallies[column].percents == 0 else { return false }
    let others = tallies.indices.filter { $0 != column && abs($0 - column) <= Self.reach && tallies[$0].count > 0 }
    return others.contains { now in
      others.contains { then in
        guard now != then else { return false }
        let result = rate(column, now, then, least: 2) { RateTests.isDifference($0, from: $2, to: $1) }
        return result.map { $0.share >= 0.75 } ?? false
      }
    }
  }

  /// No word and no percent sign says so, but the figures do: everywhere the column is the share that another is of its total, or
  /// the change between two columns of whole amounts.
  private func proveRate(_ column: Int, _ types: inout [ColumnType]) {
    let tally = tallies[column]
    guard tally.count >= 3, tally.grouped == 0, tally.oneDecimal * 10 >= tally.count * 8,
      types[column].measure == .amount || types[column].measure == .difference,
      !(types[column].unit.map(\.isCurrency) ?? false) || types[column].unitRange == nil
        || clues.columns[column + 1].units.isEmpty
    else { return }
    let others = types.indices.filter {
      $0 != column && abs($0 - column) <= Self.reach && !types[$0].isVoid && !types[$0].isRate
    }
    var isProved = false
    if let base = grid.rows.indices.first(where: {
      values[column][$0].map { $0.equals(ExactDecimal(100)) } ?? false
    }) {
      isProved = others.contains { other in
        guard let whole = values[other][base], !whole.equals(ExactDecimal(100)) else { return false }
        let result = rate(column, other, least: 4) { RateTests.isShare($0, part: $1, whole: whole) }
        return result.map { $0.share >= 0.9 } ?? false
      }
    }
    let amounts = others.filter { tallies[$0].whole * 5 >= tallies[$0].plain * 4 && tallies[$0].grouped > 0 }
    if !isProved {
      isProved = amounts.contains { now in
        amounts.contains { then in
          guard now != then else { return false }
          let result = rate(column, now, then, least: 3) { RateTests.isChange($0, from: $2, to: $1) }
          return result.map { $0.share >= 0.8 } ?? false
        }
      }
    }
    guard isProved else { return }
    types[column].isRate = true
    types[column].unit = .percent
    types[column].scale = 0
    types[column].unitRange = nil
    types[column].measure = clues.columns[column + 1].measure == .share ? .share : .change
    types[column].evidence.append("a rate by its figures")
  }

  /// A column says nothing of others that are further away.
  private static let reach = 12

  /// Share of rows for which a relation of two columns holds; nil when fewer than `least` rows can be tested.
  private func rate(
    _ first: Int, _ second: Int, least: Int, _ holds: (ExactDecimal, ExactDecimal) -> Bool
  ) -> (share: Double, tested: Int)? {
    var tested = 0
    var held = 0
    for row in grid.rows.indices {
      guard let a = values[first][row], let b = values[second][row] else { continue }
      tested += 1
      if holds(a, b) { held += 1 }
    }
    return tested >= least ? (Double(held) / Double(tested), tested) : nil
  }

  /// The same for three columns.
  private func rate(
    _ first: Int, _ second: Int, _ third: Int, least: Int, _ holds: (ExactDecimal, ExactDecimal, ExactDecimal) -> Bool
  ) -> (share: Double, tested: Int)? {
    var tested = 0
    var held = 0
    for row in grid.rows.indices {
      guard let a = values[first][row], let b = values[second][row], let c = values[third][row] else { continue }
      tested += 1
      if holds(a, b, c) { held += 1 }
    }
    return tested >= least ? (Double(held) / Double(tested), tested) : nil
  }

  /// Everywhere one amount column ÷ a constant gives another: a translation into another currency.
  private func tieTranslation(_ column: Int, _ types: inout [ColumnType]) {
    let saysYen = types[column].unit == .yen
    guard !saysYen else { return }
    for other in [column + 1, column - 1] where types.indices.contains(other) {
      guard !types[other].isVoid, !types[other].isRate, types[other].unit != .dollar, types[other].translationOf == nil,
        types[column].unit == .dollar || types[other].unit == .yen
      else { continue }
      // The middle ratio of the larger figures: one misprint among them does not move it.
      var ratios: [(weight: Double, ratio: Double)] = []
      for row in grid.rows.indices {
        guard let small = values[column][row], let large = values[other][row], !small.isZero else { continue }
        let amount = abs(small.approximation)
        ratios.append((amount, abs(large.approximation) / amount))
      }
      ratios.sort { $0.weight > $1.weight }
      let telling = ratios.prefix(max(3, ratios.count / 2)).map(\.ratio).sorted()
      guard !telling.isEmpty else { continue }
      let constant = telling[telling.count / 2]
      guard constant > 20, constant < 2_000 else { continue }
      guard
        let result = rate(
          column, other, least: 3,
          { small, large in
            let expected = large.approximation / constant
            return abs(expected - small.approximation) <= 1.5 + abs(expected) * 0.0006
          }), result.share >= 0.85
      else { continue }
      let rounded = ExactDecimal(Int64((constant * 100).rounded()), exponent: -2)
      types[column].unit = .dollar
      types[column].translationOf = other
      types[column].translationRate = rounded
      types[column].evidence.append("everywhere the next column ÷ \(rounded.description)")
      return
    }
  }

  /// A rate column is a share of a base row, or the change between two amount columns, or nothing that can be computed.
  private func tieRate(_ column: Int, _ types: inout [ColumnType]) {
    let amounts = types.indices.filter {
      !types[$0].isVoid && !types[$0].isRate && types[$0].translationOf == nil && types[$0].measure == .amount
    }
    var best: (score: Double, apply: (inout ColumnType) -> Void)?
    func offer(_ score: Double, _ apply: @escaping (inout ColumnType) -> Void) {
      if score > (best?.score ?? 0) { best = (score, apply) }
    }
    let hints = clues.columns[column + 1]
    if let base = grid.rows.indices.first(where: {
      values[column][$0].map { $0.equals(ExactDecimal(100)) } ?? false
    }) {
      for amount in amounts {
        guard let whole = values[amount][base] else { continue }
        guard
          let result = rate(column, amount, least: 3, { RateTests.isShare($0, part: $1, whole: whole) }),
          result.share >= 0.7
        else { continue }
        let nearness = amount == column - 1 ? 0.2 : 0
        offer(result.share + nearness + (hints.measure == .share ? 0.3 : 0)) { type in
          type.measure = .share
          type.now = amount
          type.baseRow = base
          type.evidence.append("share of its base row in \(result.tested) rows")
        }
      }
    }
    let near = amounts.filter { abs($0 - column) <= Self.reach }
    for now in near {
      for then in near where then != now {
        let nearness = 0.05 / Double(1 + abs(column - 1 - then)) + 0.05 / Double(1 + abs(column - 1 - now))
        if let result = rate(column, now, then, least: 2, { RateTests.isChange($0, from: $2, to: $1) }),
          result.share >= 0.65
        {
          let order = now < then ? 0.02 : 0
          offer(result.share + order + nearness + (hints.measure == .change ? 0.3 : 0)) { type in
            type.measure = .change
            type.now = now
            type.then = then
            type.evidence.append("change between two columns in \(result.tested) rows")
          }
        }
        guard hints.measure != .share,
          let ratio = rate(column, now, then, least: 3, { RateTests.isShare($0, part: $1, whole: $2) }),
          ratio.share >= 0.8
        else { continue }
        offer(ratio.share + nearness) { type in
          if hints.measure != .progress { type.measure = .ratio }
          type.now = now
          type.then = then
          type.evidence.append("one column ÷ another in \(ratio.tested) rows")
        }
      }
    }
    if let best {
      best.apply(&types[column])
      return
    }
    // Nothing computes: the header's word stands, and the amount to the left is what it speaks of.
    types[column].now = amounts.last { $0 < column } ?? amounts.first
    if types[column].measure == .change {
      let others = amounts.filter { $0 != types[column].now }
      if amounts.count == 2, let other = others.first, other < column {
        // A change column behind two amounts speaks of the newer one; which that is, the periods tell.
        types[column].then = other
      }
    }
  }

  /// 構成比 of one period is proved, and the column of the same heading beside another period's amounts has its 100 in the same row:
  /// a total that cannot be read does not make it another kind of rate.
  private func tieLikeSister(_ column: Int, _ types: inout [ColumnType]) {
    guard types[column].baseRow == nil, types[column].measure == .ratio || types[column].measure == .share else {
      return
    }
    let sister = types.indices.first { other in
      guard other != column, let base = types[other].baseRow, types[other].measure == .share,
        let now = types[other].now, types.indices.contains(column + now - other)
      else { return false }
      let amount = types[column + now - other]
      return values[column][base].map { $0.equals(ExactDecimal(100)) } ?? false && !amount.isRate && !amount.isVoid
        && amount.measure == .amount && types[now].unit == amount.unit
        && clues.columns[column + 1].measure == clues.columns[other + 1].measure
    }
    guard let sister, let now = types[sister].now else { return }
    types[column].measure = .share
    types[column].now = column + now - sister
    types[column].baseRow = types[sister].baseRow
    types[column].evidence.append("a share like its sister column")
  }

  /// `20,268 (1.8%)`, `21,065 (3.9%)`: the rates behind one amount are proved to be its changes, so are those behind the other,
  /// under no word of their own.
  private func changeLikeSister(_ column: Int, _ types: inout [ColumnType]) {
    func isBare(_ column: Int) -> Bool {
      let hints = clues.columns[column + 1]
      return hints.measure == nil && hints.bandMeasure == nil && hints.captions.isEmpty && hints.periods.isEmpty
    }
    func followsAmount(_ column: Int) -> Bool {
      column > 0 && !types[column - 1].isVoid && !types[column - 1].isRate && types[column - 1].measure == .amount
    }
    guard types[column].measure == .ratio, types[column].then == nil, isBare(column), followsAmount(column),
      types.indices.contains(where: { other in
        other != column && types[other].isRate && types[other].measure == .change && types[other].then != nil
          && types[other].now == other - 1 && isBare(other) && followsAmount(other)
      })
    else { return }
    types[column].measure = .change
    types[column].now = column - 1
    types[column].evidence.append("a change like its sister column")
  }

  private func tieDifference(_ column: Int, _ types: inout [ColumnType]) {
    let hints = clues.columns[column + 1]
    // Without a word for it, only a column that the header leaves open can be one: 計 less its parts is a part, too.
    let isOpen = hints.periods.isEmpty && types[column].unit == nil && hints.captions.isEmpty && clues.heads.count >= 2
    let says = [hints.measure, hints.bandMeasure].contains { $0 == .difference || $0 == .change }
    guard says || isOpen, types[column].translationOf == nil
    else { return }
    let amounts = types.indices.filter {
      $0 != column && abs($0 - column) <= Self.reach && !types[$0].isVoid && !types[$0].isRate
        && types[$0].translationOf == nil && types[$0].measure == .amount
        && (types[$0].unit == nil || types[column].unit == nil || types[$0].unit == types[column].unit)
    }
    var best = 0.0
    for now in amounts {
      for then in amounts where then != now {
        guard
          let result = rate(column, now, then, least: 2, { RateTests.isDifference($0, from: $2, to: $1) }),
          result.share >= 0.75, result.share > best
        else { continue }
        best = result.share
        types[column].measure = .difference
        types[column].now = now
        types[column].then = then
        types[column].evidence.append("difference of two columns in \(result.tested) rows")
      }
    }
  }
}
