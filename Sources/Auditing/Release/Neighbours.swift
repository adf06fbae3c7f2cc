import ReleaseModel

/// How well a figure fits what its line prints in other periods.
///
/// 381 for 281 may stand beside 427 and 248 as well as 281 may; beside 218 and 268 a 126 is the odd one. How far lines move from one
/// column to the next, the other lines of the two columns say: balances and numbers of contracts by a few hundredths from quarter to
/// quarter, cash flows by anything. The density of a line's movement, on the scale of its size, has heavy tails.
struct Neighbours {
  private let release: Release
  /// By how much a usual line moves, as a logarithm, where a table has too few to tell: weighs as much as so many lines.
  private static let usual = (spread: 0.25, weight: 4.0)
  /// How often a line turns its sign, likewise.
  private static let usualTurns = (share: 0.05, weight: 4.0)

  init(_ release: Release) { self.release = release }

  /// How many times likelier a slip in this figure is, when `value` is what was meant, than one in a figure of which nothing is
  /// known: by the rest of its row, because each digit of a short figure is the likelier to be the one that slipped, and because
  /// no slip makes a round figure (a loan of 400,000) of another one.
  func likelihood(_ place: FigurePlace, meant value: ExactDecimal) -> Double {
    let table = release.tables[place.table]
    let fact = table.facts[place.fact]
    guard let printed = fact.value else { return 1 }
    let roundness = Self.oddsOfRoundness(value) / Self.oddsOfRoundness(printed)
    var digits = 1.0
    var rest = printed.significand.magnitude
    while rest > 9 {
      rest /= 10
      digits += 1
    }
    let odds = roundness / digits
    guard !value.isZero, !printed.isZero else { return odds }
    // Among figures of any size small ones are as many as large ones of ten times the room.
    let room = abs(printed.approximation / value.approximation)
    let movements = movements(of: fact, in: table)
    guard !movements.isEmpty else { return odds * room }
    return odds * room * density(value.approximation, movements) / density(printed.approximation, movements)
  }

  /// How the lines of two columns move, and the figure of this line in the other.
  private struct Movement {
    var other: Double
    var drift: Double
    var spread: Double
    var turns: Double
  }

  private func movements(of fact: Fact, in table: Table) -> [Movement] {
    table.facts.compactMap { other -> Movement? in
      guard other.row == fact.row, other.column != fact.column, isAlike(other, fact), let figure = other.value,
        !figure.isZero
      else { return nil }
      return movement(of: fact, against: other, figure.approximation, in: table)
    }
  }

  private func isAlike(_ one: Fact, _ two: Fact) -> Bool { one.unit == two.unit && one.measure == two.measure }

  private func movement(of fact: Fact, against other: Fact, _ figure: Double, in table: Table) -> Movement {
    var bases: [Int: Double] = [:]
    for base in table.facts where base.column == other.column && base.row != fact.row && isAlike(base, fact) {
      if let value = base.value, !value.isZero { bases[base.row] = value.approximation }
    }
    var moves: [Double] = []
    var turned = 0.0
    for now in table.facts where now.column == fact.column && isAlike(now, fact) {
      guard let base = bases[now.row], let value = now.value?.approximation, value != 0 else { continue }
      if (value < 0) == (base < 0) { moves.append(Self.logarithm(value / base)) } else { turned += 1 }
    }
    let count = Double(moves.count)
    let usual = Self.usual
    let drift = moves.isEmpty ? 0 : Self.median(moves) * count / (count + usual.weight)
    let width = moves.isEmpty ? 0 : Self.median(moves.map { abs($0 - drift) })
    return Movement(
      other: figure, drift: drift, spread: (width * count + usual.spread * usual.weight) / (count + usual.weight),
      turns: (turned + Self.usualTurns.share * Self.usualTurns.weight) / (count + turned + Self.usualTurns.weight))
  }

  /// To six places, and the same on every machine, which a C library's need not be.
  private static func logarithm(_ value: Double) -> Double {
    let part = (value.significand - 1) / (value.significand + 1)
    let square = part * part
    let series = (0..<6).reversed().reduce(0.0) { sum, power in sum * square + 1 / Double(2 * power + 1) }
    return Double(value.exponent) * 0.693_147_180_559_945_3 + 2 * part * series
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  /// Of the logarithm of a figure, by its line in the other columns: any of them may be the one that it goes with.
  private func density(_ value: Double, _ movements: [Movement]) -> Double {
    movements.reduce(0) { sum, movement in
      let isTurned = (value < 0) != (movement.other < 0)
      let distance = (Self.logarithm(abs(value / movement.other)) - movement.drift) / movement.spread
      return sum + (isTurned ? movement.turns : 1 - movement.turns) / (movement.spread * (1 + distance * distance))
    }
  }

  /// How many times more often lines of a statement end in so many noughts than any figures do.
  private static func oddsOfRoundness(_ value: ExactDecimal) -> Double {
    var rest = value.significand.magnitude
    guard rest > 0 else { return 1 }
    var odds = 1.0
    var noughts = 0
    while rest % 10 == 0 {
      rest /= 10
      noughts += 1
      // Two noughts are chance; with more, one line in some thirty is round.
      odds = noughts < 3 ? 1 : odds * 10
    }
    return odds
  }
}
