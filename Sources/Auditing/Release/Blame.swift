import ReleaseModel

/// Says which figure explains the relations that fail: the one whose change mends most of them and breaks none.
struct Blame {
  /// With so many failures the text is broken, and no single figure is to blame.
  private static let mostFailures = 80
  private static let mendWorth = 10
  private static let breakCost = 12
  /// What it counts for that the proper value, or against that the printed one, stands elsewhere as well.
  private static let recurrenceWorth = 6
  /// What it counts that a relation needs no excuse any more, or against that it comes to need one.
  private static let easeWorth = 4

  private let release: Release
  private let relations: [FigureRelation]
  private let test: RelationTest
  private var relationsOf: [FigurePlace: [Int]] = [:]
  private var recurrences: Recurrences?
  private var movements: Movements?

  init(_ release: Release, _ relations: [FigureRelation], _ test: RelationTest) {
    self.release = release
    self.relations = relations
    self.test = test
    let failing = relations.filter(\.hasFailed)
    guard !failing.isEmpty, failing.count <= Self.mostFailures else { return }
    recurrences = Recurrences(release)
    movements = Movements(release)
    // Most figures are in no failure: a look into an array is cheaper than one into a dictionary.
    var isWanted = release.tables.map { Array(repeating: false, count: $0.facts.count) }
    for relation in failing { for place in relation.places { isWanted[place.table][place.fact] = true } }
    for (index, relation) in relations.enumerated() {
      func note(_ place: FigurePlace) {
        if isWanted[place.table][place.fact] { relationsOf[place, default: []].append(index) }
      }
      note(relation.result)
      for operand in relation.operands { note(operand.place) }
    }
  }

  private struct Candidate {
    var place: FigurePlace
    var value: ExactDecimal?
    var mends: [Int]
    var score: Int
    /// Where the value stands as well, or what gives it besides.
    var recurrence: FigurePlace?
    var movement: [FigurePlace]?
    /// How well the value fits the rest of its row, against what stands there.
    var likelihood = 0.0
  }

  /// Figures that would explain a failure as well are named, but no more than a reader looks at.
  private static let mostAlternatives = 5

  func suspects() -> [AuditSuspect] {
    var open = relations.indices.filter { relations[$0].hasFailed }
    var suspects: [AuditSuspect] = []
    while let first = open.first {
      let best = best(open)
      guard let leader = best.first else {
        suspects.append(suspect(relations[first].result, nil, [first], isPlaced: false))
        open.removeFirst()
        continue
      }
      var suspect = suspect(leader.place, leader.value, leader.mends, isPlaced: best.count == 1)
      suspect.recurrence = leader.recurrence
      suspect.movement = leader.movement
      suspect.alternatives = best.dropFirst().prefix(Self.mostAlternatives - 1).compactMap { other in
        other.value.map { AuditSuspect.Alternative(place: other.place, needed: $0) }
      }
      suspects.append(suspect)
      open.removeAll { leader.mends.contains($0) }
    }
    return suspects.sorted { $0.place < $1.place }
  }

  private func suspect(_ place: FigurePlace, _ value: ExactDecimal?, _ mends: [Int], isPlaced: Bool) -> AuditSuspect {
    AuditSuspect(
      place: place, needed: value, relations: mends,
      isRoundingSized: mends.allSatisfy { relations[$0].outcome == .failsByRounding }, isPlaced: isPlaced)
  }

  /// The best explanations, all as good by what they mend, the likeliest first.
  private func best(_ open: [Int]) -> [Candidate] {
    guard !relationsOf.isEmpty else { return [] }
    var best: [Candidate] = []
    var seen: Set<FigurePlace> = []
    for index in open {
      for place in relations[index].places where seen.insert(place).inserted {
        guard let candidate = candidate(place, open), candidate.score > 0 else { continue }
        let score = best.first?.score ?? Int.min
        if candidate.score > score {
          best = [candidate]
        } else if candidate.score == score, candidate.mends == best[0].mends {
          best.append(candidate)
        }
      }
    }
    guard best.count > 1 else { return best }
    let neighbours = Neighbours(release)
    for index in best.indices {
      best[index].likelihood = best[index].value.map { neighbours.likelihood(best[index].place, meant: $0) } ?? 0
    }
    return best.enumerated().sorted {
      ($1.element.likelihood, $0.offset) < ($0.element.likelihood, $1.offset)
    }.map(\.element)
  }

  /// The best value for one figure.
  private func candidate(_ place: FigurePlace, _ open: [Int]) -> Candidate? {
    guard let printed = value(place), let own = relationsOf[place] else { return nil }
    let failing = own.filter { open.contains($0) }
    var values: [ExactDecimal] = []
    for index in failing {
      guard let value = solved(relations[index], for: place) else { continue }
      if !values.contains(value) { values.append(value) }
      if let slip = slip(near: value, printed, relations[index]), !values.contains(slip) { values.append(slip) }
    }
    let isHeld = own.contains { relations[$0].outcome == .holds && isSharp(relations[$0], place) }
    if values.isEmpty, !isHeld { values = Slip.values(near: printed) }
    let isElsewhere =
      recurrences?.place(of: printed, besides: place) != nil || movements?.witnesses(of: printed, at: place) != nil
    let cleared = isElsewhere ? Self.recurrenceWorth : 0
    var best: Candidate?
    var isUnique = true
    for value in values where !value.equals(printed) {
      let slip = Slip.worth(from: printed, to: value)
      var mends: [Int] = []
      var (breaks, eases) = (0, 0)
      for index in own {
        let wasFailing = relations[index].hasFailed
        if wasFailing && !open.contains(index) { continue }
        let outcome = test.outcome(relations[index]) { $0 == place ? value : self.value($0) }
        if wasFailing && outcome == .holds { mends.append(index) }
        guard relations[index].outcome == .holds else { continue }
        // What holds only because its column was made to add up is not broken by a figure that leaves it as it is.
        let isExcused = test.outcome(relations[index], self.value) != .holds
        if isExcused && outcome == .holds { eases += 1 }
        guard !isExcused, outcome != .holds, outcome != .untestable else { continue }
        // One translated figure in twelve is a unit off so that its column adds up: less likely, but no contradiction.
        if isOnlyExactness(relations[index], with: value, at: place) { eases -= 1 } else { breaks += 1 }
      }
      guard !mends.isEmpty else { continue }
      let recurrence = recurrences?.place(of: value, besides: place)
      let movement = recurrence == nil ? movements?.witnesses(of: value, at: place) : nil
      let known = recurrence == nil && movement == nil ? 0 : Self.recurrenceWorth
      let score =
        mends.count * Self.mendWorth - breaks * Self.breakCost + eases * Self.easeWorth + slip + known
        - cleared
      if let current = best, score <= current.score {
        if score == current.score { isUnique = false }
      } else {
        best = Candidate(
          place: place, value: value, mends: mends, score: score, recurrence: recurrence, movement: movement)
        isUnique = true
      }
    }
    if !isUnique { best?.value = nil }
    return best
  }

  /// Would a translation hold with the value if it were not held to the last digit?
  private func isOnlyExactness(_ relation: FigureRelation, with value: ExactDecimal, at place: FigurePlace) -> Bool {
    guard relation.kind == .translation, relation.isExact else { return false }
    var plain = relation
    plain.isExact = false
    return test.outcome(plain) { $0 == place ? value : self.value($0) } == .holds
  }

  /// The misprint of one keystroke that comes nearest to the value that a sum of rounded figures asks for.
  private func slip(near value: ExactDecimal, _ printed: ExactDecimal, _ relation: FigureRelation) -> ExactDecimal? {
    guard !relation.isExact, relation.kind == .sum, Slip.worth(from: printed, to: value) < 4 else { return nil }
    guard value.exponent == printed.exponent else { return nil }
    // No sum is off by more than a unit for each of its figures.
    let reach = relation.operands.count + 1
    let near = Slip.values(near: printed).filter { abs($0.significand - value.significand) <= reach }
    return near.min { abs($0.significand - value.significand) < abs($1.significand - value.significand) }
  }

  /// Would another figure in this place break the relation?
  private func isSharp(_ relation: FigureRelation, _ place: FigurePlace) -> Bool {
    switch relation.kind {
    case .sum, .columnSum, .difference: true
    case .tie:
      place == relation.operands[0].place || value(place)?.exponent == value(relation.operands[0].place)?.exponent
    case .change, .share, .translation, .perShare: false
    }
  }

  private func value(_ place: FigurePlace) -> ExactDecimal? { release.figure(place) }

  /// The value that one place needs for the relation to hold, when there is just one.
  private func solved(_ relation: FigureRelation, for place: FigurePlace) -> ExactDecimal? {
    relation.solved(for: place) { value($0) }
  }
}

extension FigureRelation {
  var places: [FigurePlace] { [result] + operands.map(\.place) }

  /// Solves the relation for one figure, given to the precision that the figure is printed with.
  func solved(for place: FigurePlace, _ value: (FigurePlace) -> ExactDecimal?) -> ExactDecimal? {
    switch kind {
    case .sum, .columnSum, .difference, .tie: return solvedSum(for: place, value)
    case .change, .share:
      guard place == result, let printed = value(result), operands.count == 2, let now = value(operands[0].place),
        let base = value(operands[1].place), !base.isZero
      else { return nil }
      let quotient = now.approximation / base.approximation
      return Self.rounded(kind == .change ? (quotient - 1) * 100 : quotient * 100, at: printed.exponent)
    case .translation:
      guard place == result, let printed = value(result), let original = operands.first.flatMap({ value($0.place) }),
        let rate, !rate.isZero
      else { return nil }
      return Self.rounded(original.approximation / rate.approximation, at: printed.exponent)
    case .perShare: return nil
    }
  }

  private func solvedSum(for place: FigurePlace, _ value: (FigurePlace) -> ExactDecimal?) -> ExactDecimal? {
    var figures: [(value: ExactDecimal, sign: Int8)] = []
    var own: Int8 = 0
    if place == result {
      own = -1
    } else if let figure = value(result) {
      figures.append((figure, -1))
    } else {
      return nil
    }
    for operand in operands {
      if operand.place == place {
        own = operand.sign
      } else if let figure = value(operand.place) {
        figures.append((figure, operand.sign))
      } else {
        return nil
      }
    }
    guard own != 0, !figures.isEmpty else { return nil }
    let finest = figures.reduce(Int.max) { min($0, $1.value.exponent) }
    let exponent = value(place)?.exponent ?? finest
    // A coarse copy does not give the digits of a fine one.
    if kind == .tie, finest > exponent { return nil }
    var sum = Int128(0)
    for figure in figures { sum += figure.value.significand(at: finest) * Int128(figure.sign) }
    sum *= Int128(-own)
    if exponent > finest {
      var unit = Int128(1)
      for _ in finest..<exponent { unit *= 10 }
      let half = unit / 2
      sum = (sum + (sum < 0 ? -half : half)) / unit
    } else if exponent < finest {
      for _ in exponent..<finest { sum *= 10 }
    }
    guard sum.magnitude < 1_000_000_000_000_000 else { return nil }
    return ExactDecimal(Int64(sum), exponent: exponent)
  }

  private static func rounded(_ number: Double, at exponent: Int) -> ExactDecimal? {
    let scaled = number / ExactDecimal(1, exponent: exponent).approximation
    guard scaled.isFinite, abs(scaled) < 1e15 else { return nil }
    return ExactDecimal(Int64(scaled.rounded()), exponent: exponent)
  }
}

extension Release {
  /// The figure at a place as the audit takes it: a dash is nought, an unreadable one nil.
  func figure(_ place: FigurePlace) -> ExactDecimal? {
    let value = tables[place.table].facts[place.fact].value
    if value == nil, tables[place.table].facts[place.fact].isNil { return .zero }
    return value
  }
}

/// Misprints of one keystroke.
enum Slip {
  /// 0…5: how like a single slip the change from one figure to another is.
  static func worth(from printed: ExactDecimal, to value: ExactDecimal) -> Int {
    // A figure that has no business there: the total foots only if the cell is empty.
    if value.isZero { return 3 }
    guard printed.exponent == value.exponent else { return 0 }
    if printed.significand == -value.significand { return 5 }
    guard printed.isNegative == value.isNegative else { return 0 }
    let (left, right) = (digits(printed), digits(value))
    guard left.count == right.count else { return 0 }
    let differing = left.indices.filter { left[$0] != right[$0] }
    if differing.count == 1 { return 5 }
    if differing.count == 2, differing[1] == differing[0] + 1, left[differing[0]] == right[differing[1]],
      left[differing[1]] == right[differing[0]]
    {
      return 4
    }
    return 0
  }

  /// Every figure that one changed digit, one exchange of neighbours or another sign makes.
  static func values(near printed: ExactDecimal) -> [ExactDecimal] {
    guard printed.significand.magnitude > 9 else { return [] }
    let digits = digits(printed)
    var values: [ExactDecimal] = [printed.negated]
    let sign: Int64 = printed.isNegative ? -1 : 1
    var power: Int64 = 1
    for place in digits.indices.reversed() {
      for digit in Int64(place == 0 ? 1 : 0)...9 where digit != Int64(digits[place]) {
        let change = (digit - Int64(digits[place])) * power
        values.append(ExactDecimal(printed.significand + sign * change, exponent: printed.exponent))
      }
      if place > 0, digits[place] != digits[place - 1] {
        let change = (Int64(digits[place]) - Int64(digits[place - 1])) * power * 9
        values.append(ExactDecimal(printed.significand + sign * change, exponent: printed.exponent))
      }
      power *= 10
    }
    return values
  }

  private static func digits(_ figure: ExactDecimal) -> [UInt8] {
    var digits: [UInt8] = []
    digits.reserveCapacity(19)
    var rest = figure.significand.magnitude
    repeat {
      digits.append(UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    digits.reverse()
    return digits
  }
}
