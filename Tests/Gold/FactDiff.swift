import Totsugo

/// The facts that a reader gave for one version against those that a person read.
package struct FactDiff: Sendable {
  package enum Difference: Sendable {
    /// Nothing was read where a legible figure stands.
    case missing(GoldFact)
    /// Read, but otherwise than a person reads it.
    case differs(GoldFact, Fact)
    /// No person sees a figure there.
    case extra(Fact)
    /// A figure that nobody can vouch for came out as sure.
    case passes(GoldFact, Fact)
    /// A figure that nobody can vouch for came out not at all.
    case silent(GoldFact)
  }

  package var language: Language
  /// Gold facts with a legible value, and how many of them were found.
  package var legible = 0
  package var found = 0
  /// Gold facts that must come out as `suspect`, and how many did.
  package var suspects = 0
  package var suspectsFound = 0
  /// Facts given, and how many of them are wrong.
  package var given = 0
  package var wrong = 0
  package var wrongWithStatusRead = 0
  /// Right but for the section path.
  package var otherPath = 0
  package var differences: [Difference] = []

  package var recall: Double { legible == 0 ? 1 : Double(found) / Double(legible) }
  package var wrongShare: Double { given == 0 ? 0 : Double(wrong) / Double(given) }

  package init(language: Language, gold: [GoldFact], facts: [Fact]) {
    self.language = language
    // A pair kept for its sentences has no gold for its tables.
    if gold.isEmpty { return }
    legible = gold.count { $0.isLegible }
    suspects = gold.count - legible
    given = facts.count
    var matching = Matching(gold: gold, facts: facts)
    matching.pair(within: 0) { $0.agrees(with: $1) }
    // A cell whose good copy stands in a neighbouring line may be placed in either.
    matching.pair(within: 3) { $0.isLegible && $0.agrees(with: $1) }
    matching.pair(within: 3) { !$0.isLegible && $1.status == .suspect && $0.isSameCell(as: $1) }
    for (goldIndex, factIndex) in matching.pairs { take(gold[goldIndex], facts[factIndex]) }
    matching.pairs = []
    matching.pairByLikeness()
    for (goldIndex, factIndex) in matching.pairs {
      let (gold, fact) = (gold[goldIndex], facts[factIndex])
      differences.append(gold.isLegible ? .differs(gold, fact) : .passes(gold, fact))
      count(wrong: fact)
    }
    for index in matching.goldLeft {
      differences.append(gold[index].isLegible ? .missing(gold[index]) : .silent(gold[index]))
    }
    for index in matching.factsLeft where !facts[index].isUnreadable {
      differences.append(.extra(facts[index]))
      count(wrong: facts[index])
    }
    differences.sort { $0.line < $1.line }
  }

  private mutating func take(_ gold: GoldFact, _ fact: Fact) {
    if gold.isLegible {
      found += 1
      if normalized(gold.path) != normalized(fact.path) { otherPath += 1 }
    } else if fact.status == .suspect {
      suspectsFound += 1
    } else {
      differences.append(.passes(gold, fact))
      count(wrong: fact)
    }
  }

  private mutating func count(wrong fact: Fact) {
    if fact.isUnreadable { return }
    wrong += 1
    if fact.status == .read { wrongWithStatusRead += 1 }
  }

  private func normalized(_ path: [String]) -> [String] {
    path.map {
      normalizedLabel(String($0.drop { ":： ".contains($0) }.reversed().drop { ":： ".contains($0) }.reversed()))
    }
  }
}

/// Gold facts and read facts that stand in the same lines, paired step by step.
private struct Matching {
  let gold: [GoldFact]
  let facts: [Fact]
  var goldLeft: [Int]
  var factsLeft: [Int]
  var pairs: [(Int, Int)] = []

  init(gold: [GoldFact], facts: [Fact]) {
    self.gold = gold
    self.facts = facts
    goldLeft = Array(gold.indices)
    factsLeft = Array(facts.indices)
  }

  mutating func pair(within distance: Int, _ isPair: (GoldFact, Fact) -> Bool) {
    var byLine: [Int: [Int]] = [:]
    for index in factsLeft { byLine[facts[index].line + 1, default: []].append(index) }
    var taken: Set<Int> = []
    goldLeft.removeAll { goldIndex in
      for line in (gold[goldIndex].line - distance)...(gold[goldIndex].line + distance) {
        for factIndex in byLine[line] ?? []
        where !taken.contains(factIndex) && isPair(gold[goldIndex], facts[factIndex]) {
          taken.insert(factIndex)
          pairs.append((goldIndex, factIndex))
          return true
        }
      }
      return false
    }
    factsLeft.removeAll(where: taken.contains)
  }

  /// Puts together what is left of a line, most alike first, so that a person sees what was made of what.
  mutating func pairByLikeness() {
    for likeness in [5, 4, 3] {
      pair(within: 0) { $0.likeness(to: $1) >= likeness }
    }
  }
}

extension GoldFact {
  /// Equal label, measure, unit, periods, basis and value.
  package func agrees(with fact: Fact) -> Bool {
    isSameCell(as: fact) && normalizedLabel(label) == normalizedLabel(fact.label) && hasSameValue(as: fact)
  }

  /// The same kind of figure for the same period: what a column says.
  package func isSameCell(as fact: Fact) -> Bool {
    measure == fact.measure && unit == fact.unit && period == fact.period && basis == fact.basis
      && (compared == fact.compared || !(measure == .change || measure == .difference))
  }

  package func hasSameValue(as fact: Fact) -> Bool {
    switch reading {
    case .figure(let value): fact.value.map { $0.equals(value) } ?? false
    case .dash: fact.isNil && fact.value == nil
    case .unreadable: fact.isUnreadable
    }
  }

  /// 0…6: value and text count for most, for a cell is told by what stands in it.
  fileprivate func likeness(to fact: Fact) -> Int {
    (hasSameValue(as: fact) ? 2 : 0) + (text == fact.text ? 1 : 0) + (isSameCell(as: fact) ? 2 : 0)
      + (normalizedLabel(label) == normalizedLabel(fact.label) ? 1 : 0)
  }
}

extension Fact {
  /// No value, and no dash either.
  package var isUnreadable: Bool { value == nil && !isNil }
}

extension FactDiff.Difference {
  package var line: Int {
    switch self {
    case .missing(let gold), .silent(let gold), .differs(let gold, _), .passes(let gold, _): gold.line
    case .extra(let fact): fact.line + 1
    }
  }
}

/// A label with single spaces, and none between Japanese characters.
package func normalizedLabel(_ label: String) -> String {
  var result = String.UnicodeScalarView()
  var spaces = false
  for scalar in label.unicodeScalars {
    if scalar == " " || scalar == "\u{3000}" || scalar == "\u{A0}" {
      spaces = true
      continue
    }
    if spaces, let last = result.last, !(last.isJapanese && scalar.isJapanese) { result.append(" ") }
    spaces = false
    result.append(scalar)
  }
  return String(result)
}

extension Unicode.Scalar {
  fileprivate var isJapanese: Bool {
    (0x3001...0x30FF).contains(value) || (0x3400...0x9FFF).contains(value) || (0xFF01...0xFF9F).contains(value)
  }
}
