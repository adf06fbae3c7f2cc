import ReleaseModel
import SourceText

/// When a contradiction is rather one of the reading: both versions print the same figures, the same words for profit and loss
/// stand beside them, or both name the same periods.
///
/// A slip of the company leaves a trace in the words of one version. A slip of the reading leaves none.
extension ClaimComparison {
  /// Each version prints, in the sentences that belong together, what the other one claims: the figures were tied to the wrong
  /// subjects.
  func isPrintedBothWays(_ i: Int, _ j: Int) -> Bool {
    isPrinted(claim(.japanese, i), beside: j, .english) && isPrinted(claim(.english, j), beside: i, .japanese)
  }

  /// The sentences of the other version print this figure.
  func isPrinted(_ claim: Claim, beside other: Int, _ language: Language) -> Bool {
    let prose = prose(language)
    return sentences(with: prose.claims[other].sentence, language).contains { number in
      prose.sentences[number].figures.contains { claim.agreesInSize(with: $0) }
    }
  }

  /// A claim without a partner whose figure stands in a sentence of the other version that belongs to its own.
  func isPrintedThere(_ claim: Claim, _ language: Language) -> Bool {
    let other = language.other
    let prose = prose(other)
    return partnerSentences(of: claim.sentence, language).contains { number in
      prose.sentences[number].figures.contains { claim.agreesInSize(with: $0) }
    }
  }

  /// The words beside the figures say what the readings say: loss on one side only, or "down" on one side only.
  func isSignSound(_ i: Int, _ j: Int) -> Bool {
    let (a, b) = (claim(.japanese, i), claim(.english, j))
    let (negative, positive) = a.value.isNegative ? (a, b) : (b, a)
    return isNegativeSound(negative) && isPositiveSound(positive)
  }

  func isSignSound(_ claim: Claim) -> Bool {
    claim.value.isNegative ? isNegativeSound(claim) : isPositiveSound(claim)
  }

  private func isPositiveSound(_ claim: Claim) -> Bool {
    let words = claim.neighbours
    if claim.measure == .amount { return words.isDisjoint(with: negatives(of: claim)) }
    return !words.contains(.down)
  }

  private func isNegativeSound(_ claim: Claim) -> Bool {
    let words = claim.neighbours
    if words.contains(.sign) { return true }
    if claim.measure == .amount {
      if !words.isDisjoint(with: negatives(of: claim)) { return true }
      return claim.isInverted && words.isDisjoint(with: [.profit, .inflow])
    }
    return words.contains(.down) || words.isDisjoint(with: [.up])
  }

  /// 資金の減少 is an outflow; 減少 beside a profit says nothing of its sign.
  private func negatives(of claim: Claim) -> Claim.Neighbours {
    claim.concept?.contains("cash-flow") == true ? [.loss, .outflow] : .loss
  }

  /// A sentence names this period, of a figure or on its own.
  func names(_ period: Period?, in sentence: Int, _ language: Language) -> Bool {
    guard let period else { return false }
    let prose = prose(language)
    let numbers = sentences(with: sentence, language)
    if prose.claims.contains(where: { claim in
      numbers.contains(claim.sentence)
        && (Claim.samePeriod(claim.period, period) || Claim.samePeriod(claim.compared, period))
    }) {
      return true
    }
    return prose.mentions.contains { mention in
      guard case .period(let named) = mention.kind, numbers.contains(mention.sentence) else { return false }
      return named.end == period.end
    }
  }

  /// Where the readings of a pair differ in a period, each sentence names the other's too.
  func namesBothWays(_ a: Claim, _ b: Claim) -> Bool {
    let isOwn = !Claim.samePeriod(a.period, b.period)
    let (left, right) = isOwn ? (a.period, b.period) : (a.compared, b.compared)
    return names(left, in: b.sentence, .english) && names(right, in: a.sentence, .japanese)
  }
}
