import ReleaseModel
import SourceText

/// What a sentence says of one item must hang together: 「9,633百万円から20.6%増の11,617百万円」, "rose ¥1,984 million, or 20.6%, to ¥11,617
/// million", "operating profit of ¥7.1 billion, a margin of 7.1%".
///
/// Companies compute rates from unrounded and restated amounts, and a reading may tie a figure to the wrong subject. So an
/// arithmetic that fails is said only where one slip of the pen (a digit, two digits exchanged, a sign) would mend it.
public struct SentenceArithmetic: Sendable {
  private let result: CheckResult
  private let japanese: [SentenceRelation]
  private let english: [SentenceRelation]

  public init(_ result: CheckResult) {
    self.result = result
    japanese = SentenceRelation.all(in: result.japanese.prose)
    english = SentenceRelation.all(in: result.english.prose)
  }

  /// Findings that hold a figure of one sentence against another one's, with the side that the arithmetic of its own sentence
  /// speaks against.
  public func withEvidence(_ findings: [Finding]) -> [Finding] {
    findings.map { finding in
      guard finding.kind == .proseValue, finding.fault == nil, let a = finding.japanese, let b = finding.english else {
        return finding
      }
      let (left, right) = (relation(of: a, .japanese), relation(of: b, .english))
      guard let left, let right, left.holds != right.holds else { return finding }
      var finding = finding
      finding.fault = left.holds ? .english : .japanese
      finding.evidence.append((left.holds ? right : left).message(prose(left.holds ? .english : .japanese)))
      return finding
    }
  }

  /// Sentences whose figures do not follow from each other, where no finding speaks of them yet.
  public func findings(besides others: [Finding]) -> [Finding] {
    let said = Set(
      others.flatMap { [$0.japanese.map { Place(.japanese, $0.span) }, $0.english.map { Place(.english, $0.span) }] }
        .compactMap { $0 })
    return [Language.japanese, .english].flatMap { language in
      relations(language).compactMap { relation in
        guard !relation.holds, relation.isOneSlipOff else { return nil }
        let claims = prose(language).claims
        if relation.members.contains(where: { said.contains(Place(language, claims[$0].span)) }) { return nil }
        let partner = partner(of: relation, language)
        if isShared(relation, language) {
          // Both versions print the same three figures: the company's own arithmetic, if both are read as failing; else one
          // of them is read wrongly.
          guard language == .japanese, let partner, !partner.holds else { return nil }
          return finding(relation, language, partner)
        }
        return partner == nil ? finding(relation, language, nil) : nil
      }
    }
  }

  private struct Place: Hashable {
    var language: Language
    var start: Int

    init(_ language: Language, _ span: SourceSpan) {
      self.language = language
      start = span.start
    }
  }

  private func prose(_ language: Language) -> Prose {
    language == .japanese ? result.japanese.prose : result.english.prose
  }

  private func relations(_ language: Language) -> [SentenceRelation] { language == .japanese ? japanese : english }

  private func relation(of side: Finding.Side, _ language: Language) -> SentenceRelation? {
    let claims = prose(language).claims
    return relations(language).first { relation in
      relation.members.contains { claims[$0].span == side.span }
    }
  }

  private func isShared(_ relation: SentenceRelation, _ language: Language) -> Bool {
    let claims = prose(language).claims
    return relation.members.allSatisfy { member in
      prose(language.other).claims.contains { $0.unit == claims[member].unit && agree($0, claims[member]) }
    }
  }

  /// The relation of the other version that has the same stated figure or both amounts.
  private func partner(of relation: SentenceRelation, _ language: Language) -> SentenceRelation? {
    let (own, others) = (prose(language).claims, prose(language.other).claims)
    return relations(language.other).first { other in
      other.kind == relation.kind
        && (agree(own[relation.stated], others[other.stated]) && agree(own[relation.now], others[other.now])
          || agree(own[relation.now], others[other.now]) && agree(own[relation.then], others[other.then]))
    }
  }

  private func side(_ claim: Claim) -> Finding.Side {
    Finding.Side(
      table: "", label: claim.label.isEmpty ? nil : claim.label, value: claim.value, unit: claim.unit,
      period: claim.period, text: claim.text, line: claim.line, span: claim.span)
  }

  private func agree(_ a: Claim, _ b: Claim) -> Bool {
    RoundingInterval.agree(a.value.magnitude, .unknown, b.value.magnitude, .unknown)
  }

  private func finding(
    _ relation: SentenceRelation, _ language: Language, _ partner: SentenceRelation?
  ) -> Finding {
    let stated = prose(language).claims[relation.stated]
    let own = side(stated)
    let other = partner.map { side(prose(language.other).claims[$0.stated]) }
    return Finding(
      kind: .proseValue, severity: partner == nil ? .warning : .note, cause: "arithmetic",
      fault: partner != nil ? .both : language == .japanese ? .japanese : .english,
      evidence: [relation.message(prose(language))], japanese: language == .japanese ? own : other,
      english: language == .english ? own : other,
      message: Message(
        japanese: "本文の \(stated.text) は、同じ文の他の数値から計算した値と合いません。",
        english: "\(stated.text) does not follow from the other figures of its sentence."))
  }
}
