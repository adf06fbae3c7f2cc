import ReleaseModel
import SourceText

/// The same figure in two places: 専用線接続サービス 3,100 in a table of millions and 3,100,452 in the statement.
///
/// Places tie by caption and period. A pair that does not agree counts only where the same two rows agree elsewhere.
struct Ties {
  private struct Line: Hashable {
    var table: Int
    var line: Int
  }

  /// Sorted rather than hashed: most figures tie to nothing.
  private struct Entry {
    /// Caption, unit and basis; digits and unit.
    var key: UInt64
    var period: UInt64
    var place: FigurePlace
    var line: Line
    var value: ExactDecimal
  }

  private struct Pair: Hashable {
    var first: Line
    var second: Line
  }

  /// How two lines of one caption agree, period by period. A loss of the income statement is added back in the cash flows, so the
  /// figures of one may stand for those of the other with the sign turned.
  private struct Tie {
    private var tallies = (same: Tally(), turned: Tally())

    private struct Tally {
      var holds = 0
      var byRounding = 0
      var fails = 0
      /// They agree in a figure of four digits or more.
      var isFirm = false

      mutating func add(_ outcome: FigureRelation.Outcome, isLong: Bool) {
        switch outcome {
        case .holds:
          holds += 1
          if isLong { isFirm = true }
        case .failsByRounding: byRounding += 1
        case .fails: fails += 1
        case .untestable: break
        }
      }
    }

    mutating func add(_ coarse: ExactDecimal, _ fine: ExactDecimal, _ test: RelationTest) {
      tallies.same.add(
        test.copy(coarse, of: fine, sign: 1), isLong: coarse.significand.magnitude > 999)
    }

    /// Where nothing agrees as it stands, the turned signs are tried.
    var mayBeTurned: Bool { tallies.same.holds == 0 }

    mutating func addTurned(_ coarse: ExactDecimal, _ fine: ExactDecimal, _ test: RelationTest) {
      tallies.turned.add(
        test.copy(coarse, of: fine, sign: -1), isLong: coarse.significand.magnitude > 999)
    }

    private var isTurned: Bool { tallies.same.holds == 0 && tallies.turned.isFirm }
    private var tally: Tally { isTurned ? tallies.turned : tallies.same }
    var sign: Int8 { isTurned ? -1 : 1 }
    var holds: Int { tally.holds }
    var byRounding: Int { tally.byRounding }
    var fails: Int { tally.fails }
    var isFirm: Bool { tally.isFirm }
  }

  let tables: [AuditTable]
  private var labels: [LabelKey: Int] = [:]
  private var captions: [Entry] = []
  private var figures: [Entry] = []

  init(_ release: Release, _ tables: [AuditTable]) {
    self.tables = tables
    for (index, table) in release.tables.enumerated() { add(table, tables[index]) }
    captions.sort { ($0.key, $0.period, $0.place) < ($1.key, $1.period, $1.place) }
    figures.sort { ($0.key, $0.period, $0.place) < ($1.key, $1.period, $1.place) }
  }

  private mutating func add(_ table: Table, _ grid: AuditTable) {
    var previous = ""
    var label = -1
    for row in 0..<grid.rowCount {
      for column in 0..<grid.columnCount where grid.isFigure(row, column) {
        let place = grid.place(row, column)
        guard table.facts[place.fact].measure == .amount, let period = table.facts[place.fact].period else { continue }
        let name = table.facts[place.fact].concept ?? table.facts[place.fact].label
        if label < 0 || name != previous {
          previous = name
          let key = LabelKey(name)
          if let known = labels[key] {
            label = known
          } else {
            label = labels.count
            labels[key] = label
          }
        }
        let value = grid.value(row, column)
        let unit = UInt64(grid.unit(row, column))
        let basis: UInt64 = table.facts[place.fact].basis == .actual ? 0 : 1
        var entry = Entry(
          key: UInt64(label) << 20 | unit << 1 | basis, period: Self.packed(period), place: place,
          line: Line(table: grid.index, line: grid.isTransposed ? column : row), value: value)
        captions.append(entry)
        if let digits = Self.digits(value) {
          entry.key = digits &* 1_021 &+ unit
          figures.append(entry)
        }
      }
    }
  }

  private static func packed(_ period: Period) -> UInt64 {
    func day(_ date: CalendarDate) -> UInt64 { UInt64(date.year * 416 + date.month * 32 + date.day) }
    return day(period.end) << 32 | (period.start.map { day($0) } ?? 0)
  }

  /// The runs of entries that share key and period, where there are two or more.
  private func groups(_ entries: [Entry]) -> [ArraySlice<Entry>] {
    var groups: [ArraySlice<Entry>] = []
    var start = 0
    while start < entries.count {
      var end = start + 1
      while end < entries.count, entries[end].key == entries[start].key, entries[end].period == entries[start].period {
        end += 1
      }
      if end - start > 1 { groups.append(entries[start..<end]) }
      start = end
    }
    return groups
  }

  /// Digits and scale of a figure with five significant digits or more, as one number.
  private static func digits(_ value: ExactDecimal) -> UInt64? {
    guard value.significand.magnitude > 9_999 else { return nil }
    var digits = value.significand.magnitude
    var exponent = value.exponent
    while digits % 10 == 0 {
      digits /= 10
      exponent += 1
    }
    return digits > 9_999 ? digits &* 64 &+ UInt64(truncatingIfNeeded: exponent + 20) : nil
  }

  /// Is the coarser figure one keystroke away from what the finer one rounds or is cut to?
  private func isSlip(_ coarse: ExactDecimal, _ fine: ExactDecimal) -> Bool {
    guard coarse.significand.magnitude > 999, coarse.exponent >= fine.exponent else { return false }
    guard let cut = Int64(exactly: fine.significand(at: coarse.exponent)) else { return false }
    let away = coarse.exponent == fine.exponent ? cut : fine.isNegative ? cut - 1 : cut + 1
    return [cut, away].contains {
      Slip.worth(from: coarse, to: ExactDecimal($0, exponent: coarse.exponent)) > 3
    }
  }

  func relations(_ test: RelationTest) -> [FigureRelation] {
    var relations: [FigureRelation] = []
    var open: [(pair: Pair, entry: Entry, finest: Entry)] = []
    var ties: [Pair: Tie] = [:]
    for entries in groups(captions) {
      guard let finest = entries.min(by: { ($0.value.exponent, $0.place) < ($1.value.exponent, $1.place) }) else {
        continue
      }
      for entry in entries where entry.line != finest.line && entry.value.significand.magnitude > 9 {
        let pair = Pair(first: finest.line, second: entry.line)
        open.append((pair, entry, finest))
        ties[pair, default: Tie()].add(entry.value, finest.value, test)
      }
    }
    for (pair, entry, finest) in open where ties[pair]?.mayBeTurned == true {
      ties[pair]?.addTurned(entry.value, finest.value, test)
    }
    var doubtful: [(tie: Tie, relation: FigureRelation, isSlip: Bool)] = []
    for (pair, entry, finest) in open {
      guard let tie = ties[pair] else { continue }
      let operand = FigureRelation.Operand(finest.place, sign: tie.sign)
      var relation = FigureRelation(kind: .tie, result: entry.place, operands: [operand], outcome: .holds)
      relation.outcome = test.copy(entry.value, of: finest.value, sign: tie.sign)
      if relation.outcome == .holds {
        // Two digits agree by chance, unless the same rows agree elsewhere.
        if entry.value.significand.magnitude > 99 || tie.holds > 1 { relations.append(relation) }
      } else {
        doubtful.append((tie, relation, isSlip(entry.value, tie.sign < 0 ? finest.value.negated : finest.value)))
      }
    }
    for (tie, relation, isSlip) in doubtful where tie.holds >= 1 {
      if relation.outcome == .failsByRounding {
        guard tie.byRounding == 1, tie.fails <= 1 else { continue }
      } else {
        // Statements have two periods: one that agrees, and one that is a keystroke away from agreeing, is telling as well.
        guard tie.fails == 1, tie.holds >= 2 || isSlip && tie.isFirm else { continue }
      }
      relations.append(relation)
    }
    var tied: Set<FigurePlace> = []
    for relation in relations where relation.outcome == .holds {
      tied.insert(relation.result)
      tied.insert(relation.operands[0].place)
    }
    for entries in groups(figures) {
      let first = entries[entries.startIndex]
      for entry in entries where entry.line != first.line && !(tied.contains(entry.place) && tied.contains(first.place))
      {
        relations.append(
          FigureRelation(
            kind: .tie, result: entry.place,
            operands: [
              FigureRelation.Operand(first.place, sign: entry.value.isNegative == first.value.isNegative ? 1 : -1)
            ], outcome: .holds))
      }
    }
    return relations.sorted { ($0.result, $0.operands[0].place) < ($1.result, $1.operands[0].place) }
  }
}

extension FigurePlace: Comparable {
  public static func < (left: FigurePlace, right: FigurePlace) -> Bool {
    (left.table, left.fact) < (right.table, right.fact)
  }
}
