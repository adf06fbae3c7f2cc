import ReleaseModel
import SourceText

/// Claim against claim across languages, and claim against table: what the running text says wrongly.
///
/// A slip is said once, with both versions where both speak of it. Nothing is said where only the reading may be wrong: an
/// alarm needs a slip that has a name (a digit, a sign, a period, a unit, a scale) and a witness for the other value.
struct ClaimComparison {
  let japanese: Release
  let english: Release
  let alignment: Alignment
  let evidence: ClaimEvidence
  var findings: [Finding] = []
  /// Claims about which a finding or an agreement is on the record.
  var settled: [Language: Set<Int>] = [:]
  /// The other version's claim that says the same.
  var partners: [Language: [Int: Int]] = [:]
  /// Pairs of claims that give the same figure.
  private var agreeing: [(Int, Int)] = []
  /// Groups of sentences that both versions have, with how many of their claims are paired.
  private var shared: [(SentenceGroup, Int)] = []
  /// The sentences that a sentence hangs together with, of both versions.
  private let links: SentenceLinks

  init(_ japanese: Release, _ english: Release, _ alignment: Alignment, _ tableFindings: [Finding]) {
    self.japanese = japanese
    self.english = english
    self.alignment = alignment
    evidence = ClaimEvidence(japanese, english, alignment, tableFindings)
    links = SentenceLinks(alignment.sentences, japanese.prose, english.prose)
  }

  mutating func compare() {
    for group in SentenceGroup.groups(alignment.sentences, japanese.prose, english.prose) { compare(group) }
    comparePeriods()
    for (group, matched) in shared { reportLeftOut(group, matched: matched) }
    compareWithTables(.japanese)
    compareWithTables(.english)
    compareMovements()
  }

  func prose(_ language: Language) -> Prose { language == .japanese ? japanese.prose : english.prose }

  func claim(_ language: Language, _ index: Int) -> Claim { prose(language).claims[index] }

  /// The sentences of the same version that hang together with one, itself included.
  func sentences(with sentence: Int, _ language: Language) -> [Int] { links.sentences(with: sentence, language) }

  /// The sentences of the other version that it hangs together with.
  func partnerSentences(of sentence: Int, _ language: Language) -> [Int] {
    links.partners(of: sentence, language)
  }

  // MARK: Claims of sentences that say the same

  private mutating func compare(_ group: SentenceGroup) {
    let left = group.japanese.filter { japanese.prose.claims[$0].role != .translation }
    let right = group.english.filter { english.prose.claims[$0].role != .translation }
    guard !left.isEmpty, !right.isEmpty else { return }
    var candidates: [(score: Double, i: Int, j: Int)] = []
    let others = right.map { claim(.english, $0) }
    for (p, i) in left.enumerated() {
      let own = claim(.japanese, i)
      let middle = p * right.count / left.count
      for q in max(0, middle - Self.reach)..<min(right.count, middle + Self.reach) {
        let score = likeness(own, others[q])
        guard score > 2.4 else { continue }
        let place = abs(Double(p) / Double(left.count) - Double(q) / Double(right.count))
        candidates.append((score - 0.2 * place, i, right[q]))
      }
    }
    candidates.sort { $0.score != $1.score ? $0.score > $1.score : ($0.i, $0.j) < ($1.i, $1.j) }
    var (usedLeft, usedRight): (Set<Int>, Set<Int>) = ([], [])
    for (_, i, j) in candidates where !usedLeft.contains(i) && !usedRight.contains(j) {
      usedLeft.insert(i)
      usedRight.insert(j)
      judge(i, j)
    }
    let restLeft = left.filter { !usedLeft.contains($0) }
    let restRight = right.filter { !usedRight.contains($0) }
    judgeRest(restLeft, restRight, isBalanced: left.count == right.count && !usedLeft.isEmpty)
    shared.append((group, usedLeft.count))
  }

  /// Claims of one group that are further apart do not state the same thing; sentences have a dozen at most.
  private static let reach = 100

  /// How likely two claims state the same thing: the size of the value counts most, then what it is about.
  private func likeness(_ a: Claim, _ b: Claim) -> Double {
    var score = 0.0
    let rates = (a.unit.isRate, b.unit.isRate)
    guard rates.0 == rates.1 else { return 0 }
    let sameSize = a.agreesInSize(with: b.value)
    let (mine, theirs) = (digits(a.value), digits(b.value))
    if sameSize && a.unit == b.unit {
      score += 3.2
    } else if mine == theirs, mine > 9 {
      score += 2.2
    }
    if let x = a.concept, let y = b.concept {
      score += ClaimEvidence.core(x) == ClaimEvidence.core(y) ? 1.2 : sameSubject(a, b) ? 0.9 : sameSize ? 0 : -1.5
    } else {
      score += 0.3
    }
    score += a.measure == b.measure ? 0.8 : -0.5
    if Claim.samePeriod(a.period, b.period) { score += 0.8 }
    if a.measure == .change || a.measure == .difference, Claim.samePeriod(a.compared, b.compared) { score += 0.8 }
    if a.unit != b.unit { score -= 0.5 }
    if a.role == b.role { score += 0.2 }
    return score
  }

  /// The digits of a figure without the zeros at its end.
  private func digits(_ value: ExactDecimal) -> UInt64 {
    var digits = value.significand.magnitude
    while digits > 9, digits % 10 == 0 { digits /= 10 }
    return digits
  }

  private mutating func judge(_ i: Int, _ j: Int) {
    let (a, b) = (claim(.japanese, i), claim(.english, j))
    partners[.japanese, default: [:]][i] = j
    partners[.english, default: [:]][j] = i
    let sameUnit = a.unit == b.unit || a.unit.isPerShare != b.unit.isPerShare && (a.unit == .yen || b.unit == .yen)
    if a.agreesInSize(with: b.value), sameUnit {
      if a.value.isNegative != b.value.isNegative, !a.value.isZero, isSignDecisive(a, b), isSignSound(i, j) {
        report(i, j, kind: a.measure == .amount ? .proseValue : .proseDirection, cause: "sign")
        return
      }
      agreeing.append((i, j))
      return
    }
    guard a.measure == b.measure || digits(a.value) == digits(b.value) else { return }
    let (x, y) = (isProved(a, .japanese), isProved(b, .english))
    if x, y { return }
    let hasSameDigits = digits(a.value) == digits(b.value) && digits(a.value) > 9
    guard sameSubject(a, b) || x != y || hasSameDigits && Claim.samePeriod(a.period, b.period) else { return }
    if sameUnit, isPrintedBothWays(i, j) { return }
    if !sameUnit, !isOneKind(a.unit, b.unit) { return }
    if !sameUnit, a.agreesInSize(with: b.value) || digits(a.value) == digits(b.value) {
      report(i, j, kind: .proseValue, cause: a.unit.isCurrency && b.unit.isCurrency ? "currency" : "unit")
      return
    }
    guard sameUnit else { return }
    let difference = Difference(a.value.magnitude, b.value.magnitude)
    report(i, j, kind: .proseValue, cause: difference.cause, difference.kind)
  }

  /// Currencies, or rates: one may be printed for the other. 「146円」 and "¥146 to the dollar" are no slip.
  private func isOneKind(_ a: Unit, _ b: Unit) -> Bool {
    (a.isCurrency || a.isPerShare) && (b.isCurrency || b.isPerShare) || a.isRate && b.isRate
  }

  /// Amounts without a concept have no sign that could be wrong; nor have outflows that one version prints as payments.
  private func isSignDecisive(_ a: Claim, _ b: Claim) -> Bool {
    // One side may have been read as an amount where the other states a change.
    guard a.measure == b.measure else { return false }
    if a.measure == .change || a.measure == .difference {
      return a.direction != nil && b.direction != nil || a.isSigned && b.isSigned
    }
    guard a.measure == .amount else { return false }
    if let x = a.concept, let y = b.concept {
      return ClaimEvidence.hasSign(x) && ClaimEvidence.hasSign(y)
    }
    return false
  }

  private func sameSubject(_ a: Claim, _ b: Claim) -> Bool {
    if let x = a.concept, let y = b.concept { return ClaimEvidence.family(x) == ClaimEvidence.family(y) }
    return true
  }

  /// Some table, of either version, says the same.
  func isProved(_ claim: Claim, _ language: Language) -> Bool {
    evidence.witnesses(of: claim, in: language).contains { witness in
      witness.isOfKind(of: claim) && witness.agrees(with: claim)
        && witness.hasPeriods(of: claim, comparing: claim.measure == .change || claim.measure == .difference)
    }
  }

  /// Judged when all figures are paired: where sentences that name no period differ too, the readings have another base, and
  /// only a table may speak.
  private mutating func comparePeriods() {
    var (same, different) = (0, 0)
    for (i, j) in agreeing {
      let (a, b) = (claim(.japanese, i), claim(.english, j))
      guard !saysPeriod(a), !saysPeriod(b), a.measure == b.measure else { continue }
      if Claim.samePeriod(a.period, b.period) { same += 1 } else { different += 1 }
    }
    let isSound = different * 4 <= same + different
    for (i, j) in agreeing { comparePeriods(i, j, isSound: isSound) }
  }

  private mutating func comparePeriods(_ i: Int, _ j: Int, isSound: Bool) {
    let (a, b) = (claim(.japanese, i), claim(.english, j))
    let isChange = a.measure == .change || a.measure == .difference
    let differs =
      a.period != nil && b.period != nil && !Claim.samePeriod(a.period, b.period)
      || isChange && a.compared != nil && b.compared != nil && !Claim.samePeriod(a.compared, b.compared)
    guard differs, !namesBothWays(a, b) else { return }
    // The periods that sentences leave out are inferred: only a table can say which version slipped.
    let (x, y) = (isProved(a, .japanese), isProved(b, .english))
    if x == y {
      guard !x, isSound, saysPeriod(a), saysPeriod(b), sameSubject(a, b), digits(a.value) > 9 else {
        return
      }
      report(i, j, kind: .prosePeriod, cause: nil, severity: .warning)
      return
    }
    guard saysPeriod(x ? b : a) else { return }
    report(i, j, kind: .prosePeriod, cause: "prior-period")
  }

  /// The sentence itself names the period in question.
  func saysPeriod(_ claim: Claim) -> Bool { claim.periodSpan != nil || claim.comparedSpan != nil }

  /// What is left on both sides of one pair of sentences may be one figure, mistaken. `isBalanced`: both sides state as many
  /// figures, and others of them agree.
  private mutating func judgeRest(_ left: [Int], _ right: [Int], isBalanced: Bool) {
    var open = right
    var rest: [Int] = []
    for i in left {
      let a = claim(.japanese, i)
      let choices = open.filter { j in
        let b = claim(.english, j)
        return a.unit == b.unit && a.measure == b.measure && sameSubject(a, b) && Claim.samePeriod(a.period, b.period)
          && (a.concept != nil || b.concept != nil) && a.role == b.role
      }
      guard choices.count == 1, let j = choices.first else {
        rest.append(i)
        continue
      }
      open.removeAll { $0 == j }
      judge(i, j)
    }
    // One figure of a kind is left on each side: the same one, if a slip with a name makes one out of the other, or if
    // nothing else is left over.
    for i in rest {
      let a = claim(.japanese, i)
      func isKin(_ claim: Claim) -> Bool { claim.unit.isRate == a.unit.isRate && claim.measure == a.measure }
      let choices = open.filter { isKin(claim(.english, $0)) }
      guard choices.count == 1, let j = choices.first, rest.count(where: { isKin(claim(.japanese, $0)) }) == 1 else {
        continue
      }
      judgeLeftOver(i, j, isBalanced: isBalanced && rest.count == open.count)
    }
    if rest.count == 1, open.count == 1 { judgeLeftOver(rest[0], open[0], isBalanced: isBalanced) }
  }

  private mutating func judgeLeftOver(_ i: Int, _ j: Int, isBalanced: Bool) {
    let (a, b) = (claim(.japanese, i), claim(.english, j))
    guard a.unit.isRate == b.unit.isRate, !(isProved(a, .japanese) && isProved(b, .english)),
      settled[.japanese]?.contains(i) != true, settled[.english]?.contains(j) != true
    else { return }
    if isPrintedBothWays(i, j), a.unit == b.unit || !isOneKind(a.unit, b.unit) { return }
    let difference = Difference(a.value.magnitude, b.value.magnitude)
    if a.unit == b.unit {
      let isNamed =
        a.value.exponent == b.value.exponent && difference.cause != nil && a.value.significand.magnitude >= 100
        && a.measure == b.measure
      guard isNamed || isBalanced && !a.agreesInSize(with: b.value) else { return }
      report(i, j, kind: .proseValue, cause: difference.cause)
    } else if digits(a.value) == digits(b.value), isBalanced || digits(a.value) > 99 {
      report(i, j, kind: .proseValue, cause: a.unit.isCurrency && b.unit.isCurrency ? "currency" : "unit")
    } else {
      return
    }
    partners[.japanese, default: [:]][i] = j
    partners[.english, default: [:]][j] = i
  }

  // MARK: Claims against tables

  private mutating func compareWithTables(_ language: Language) {
    for (index, claim) in prose(language).claims.enumerated() where settled[language]?.contains(index) != true {
      judgeByTables(claim, index, language)
    }
  }

  private mutating func judgeByTables(_ claim: Claim, _ index: Int, _ language: Language) {
    let all = evidence.witnesses(of: claim, in: language)
    guard !all.isEmpty, claim.basis == .actual else { return }
    let isChange = claim.measure == .change || claim.measure == .difference
    func samePeriods(_ witness: ClaimEvidence.Witness) -> Bool { witness.hasPeriods(of: claim, comparing: isChange) }
    let kind = all.filter { $0.isOfKind(of: claim) }
    let same = kind.filter(samePeriods)
    if let proof = same.first(where: { $0.agrees(with: claim) }) {
      reportOddTable(claim, index, language, same, proof)
      return
    }
    // The other version says the same: rather the reading is wrong than both versions.
    let partner = partners[language]?[index].map { self.claim(language.other, $0) }
    let isShared =
      partner.map { $0.agreesInSize(with: claim.value) && $0.unit == claim.unit } ?? isPrintedThere(claim, language)
    if let witness = same.first(where: { claim.agreesInSize(with: $0.value ?? .zero) }), claim.isSigned {
      if let partner, partner.agreesInSize(with: claim.value), partner.value.isNegative == claim.value.isNegative {
        return
      }
      guard isSignSound(claim) else { return }
      report(claim, index, language, witness, kind: isChange ? .proseDirection : .proseTable, cause: "sign")
      return
    }
    // The value of another period, or the right value under a wrong name of its period.
    if saysPeriod(claim) || !same.isEmpty {
      let elsewhere = kind.filter { $0.agrees(with: claim) && !samePeriods($0) }
      if let witness = elsewhere.first {
        // A sentence that names the witness's period as well was read with the other one of its two.
        let isOwn = !Claim.samePeriod(claim.period, witness.period)
        if names(isOwn ? witness.fact.period : witness.fact.compared, inItself: claim.sentence, language) { return }
        if !isShared, saysPeriod(claim), isSpecific(claim) || same.isEmpty {
          report(claim, index, language, witness, kind: .prosePeriod, cause: "prior-period")
        } else if !isShared, let due = same.first, isWholeSentenceOfTable(claim, index, language) {
          report(claim, index, language, due, kind: .proseTable, cause: "prior-period")
        }
        return
      }
    }
    if let witness = all.first(where: { samePeriods($0) && isOtherUnit(claim, $0.fact) }) {
      report(claim, index, language, witness, kind: .proseValue, cause: claim.unit.isCurrency ? "currency" : "unit")
      return
    }
    if !isShared, let (witness, power) = thousandfold(claim, same) {
      report(
        claim, index, language, witness, kind: .proseValue, cause: "scale×1" + String(repeating: "0", count: abs(power))
      )
      return
    }
    guard let witness = nearest(claim, same), let value = witness.value, !isShared else { return }
    let difference = Difference(claim.value.magnitude, scaled(value.magnitude, to: claim.value))
    guard difference.cause != nil || claim.measure == .change && isWholeSentenceOfTable(claim, index, language) else {
      return
    }
    report(claim, index, language, witness, kind: .proseTable, cause: difference.cause)
  }

  /// The same digits with another scale word: JPY 2,117 billion for 2,117 million, 350億円 for 350百万円.
  private func thousandfold(_ claim: Claim, _ witnesses: [ClaimEvidence.Witness]) -> (ClaimEvidence.Witness, Int)? {
    guard claim.measure == .amount, claim.unit.isCurrency else { return nil }
    for power in [3, -3, 2, -2, 6, -6] {
      if let witness = witnesses.first(where: { claim.agreesInSize(with: ($0.value ?? .zero).scaled(by: power)) }) {
        return (witness, power)
      }
    }
    return nil
  }

  /// A figure of three digits hardly stands in another column by chance.
  private func isSpecific(_ claim: Claim) -> Bool { claim.value.significand.magnitude >= 10 }

  /// The same digits in another currency or unit: "USD 350 million" for JPY 350 million.
  private func isOtherUnit(_ claim: Claim, _ fact: Fact) -> Bool {
    guard claim.unit != fact.unit, let value = fact.value, claim.measure == .amount, fact.measure == .amount,
      claim.unit.isCurrency, fact.unit.isCurrency, claim.role != .translation
    else { return false }
    return claim.agreesInSize(with: value)
  }

  /// The witness with the least digits that differ.
  private func nearest(_ claim: Claim, _ witnesses: [ClaimEvidence.Witness]) -> ClaimEvidence.Witness? {
    witnesses.min { left, right in
      func rank(_ witness: ClaimEvidence.Witness) -> Int {
        guard let value = witness.value else { return 9 }
        return Difference(claim.value.magnitude, scaled(value.magnitude, to: claim.value)).cause == nil ? 1 : 0
      }
      return (rank(left), witnessOrder(left, claim)) < (rank(right), witnessOrder(right, claim))
    }
  }

  /// Tables of the claim's own version first.
  private func witnessOrder(_ witness: ClaimEvidence.Witness, _ claim: Claim) -> Int {
    witness.value?.exponent == claim.value.exponent ? 0 : 1
  }

  /// 11,617,002 thousand at the precision of JPY 11,617 million.
  private func scaled(_ value: ExactDecimal, to other: ExactDecimal) -> ExactDecimal {
    var value = value
    while value.exponent < other.exponent {
      let rest = value.significand % 10
      value.significand /= 10
      value.exponent += 1
      if value.exponent == other.exponent, rest >= 5 { value.significand += 1 }
    }
    return value
  }

  /// The other figures about the same subject stand in the table: this one must be in it too.
  private func isWholeSentenceOfTable(_ claim: Claim, _ index: Int, _ language: Language) -> Bool {
    prose(language).claims.contains { other in
      other.sentence == claim.sentence && other.concept == claim.concept && other.text != claim.text
        && isProved(other, language)
    }
  }

  /// The sentence and one table agree; another table of the same version, which the other version lacks, says otherwise.
  private mutating func reportOddTable(
    _ claim: Claim, _ index: Int, _ language: Language, _ same: [ClaimEvidence.Witness], _ proof: ClaimEvidence.Witness
  ) {
    guard claim.measure == .amount, claim.unit.isCurrency,
      let odd = same.first(where: { witness in
        witness.language == language && witness.isAlone && witness.value?.exponent == claim.value.exponent
          && !witness.agrees(with: claim) && !claim.agreesInSize(with: witness.value ?? .zero)
      }), let value = odd.value,
      Difference(claim.value.magnitude, value.magnitude).cause != nil
    else { return }
    report(claim, index, language, odd, kind: .proseTable, cause: "digit", severity: .warning, proof: proof)
  }
}
