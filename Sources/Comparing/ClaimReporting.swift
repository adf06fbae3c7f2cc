import ReleaseModel
import SourceText

/// Findings about claims, with both versions' words.
extension ClaimComparison {
  /// Two claims that contradict each other.
  mutating func report(
    _ i: Int, _ j: Int, kind: Finding.Kind, cause: String?, _ slip: Finding.Kind = .value,
    severity: Finding.Severity = .error
  ) {
    let (a, b) = (claim(.japanese, i), claim(.english, j))
    if settled[.japanese]?.contains(i) == true || settled[.english]?.contains(j) == true { return }
    settle(i, .japanese, kind)
    settle(j, .english, kind)
    let (x, y) = (isProved(a, .japanese), isProved(b, .english))
    let fault: Finding.Fault? = x == y ? nil : x ? .english : .japanese
    var reasons: [Message] = []
    if x != y, let witness = x ? proof(of: a, .japanese) : proof(of: b, .english) {
      reasons.append(witnessMessage(witness))
    }
    findings.append(
      Finding(
        kind: kind, severity: severity, cause: cause, fault: fault, evidence: reasons, japanese: side(a),
        english: side(b),
        message: sentence(kind, cause, a, b)))
  }

  /// A claim that a table contradicts.
  mutating func report(
    _ claim: Claim, _ index: Int, _ language: Language, _ witness: ClaimEvidence.Witness, kind: Finding.Kind,
    cause: String?,
    severity: Finding.Severity = .error, proof: ClaimEvidence.Witness? = nil
  ) {
    settle(index, language, kind)
    let partner = partners[language]?[index]
    if let partner { settle(partner, language.other, kind) }
    // Where another table proves the sentence, the odd cell is the place.
    let own = proof == nil ? side(claim) : evidence.table(witness).map { side(witness.fact, of: $0) } ?? side(claim)
    let other: Finding.Side?
    if let partner {
      other = side(self.claim(language.other, partner))
    } else if witness.language == language.other, let table = evidence.table(witness) {
      other = side(witness.fact, of: table)
    } else {
      other = nil
    }
    var reasons = [witnessMessage(witness)]
    if let proof {
      reasons.append(witnessMessage(proof))
      reasons.append(
        Message(
          japanese: "\(claim.line + 1) 行の本文は \(claim.text) です。",
          english: "The sentence in line \(claim.line + 1) has \(claim.text)."))
    }
    findings.append(
      Finding(
        kind: kind, severity: severity, cause: cause,
        fault: proof == nil ? (language == .japanese ? .japanese : .english) : nil,
        evidence: reasons, japanese: language == .japanese ? own : other, english: language == .english ? own : other,
        message: sentence(kind, cause, claim, language, witness, isTable: proof != nil)))
  }

  /// A wrong name of a period spoils all figures that hang on it; they are said once.
  private mutating func settle(_ index: Int, _ language: Language, _ kind: Finding.Kind) {
    settled[language, default: []].insert(index)
    let claims = prose(language).claims
    if kind == .proseDirection, let span = claims[index].directionSpan {
      // "down 3.1% and 18.4%, respectively": one word, one slip.
      for (other, claim) in claims.enumerated() where claim.directionSpan == span {
        settled[language, default: []].insert(other)
      }
    }
    guard kind == .prosePeriod else { return }
    let spans = [claims[index].periodSpan, claims[index].comparedSpan].compactMap { $0 }
    for (other, claim) in claims.enumerated() where claim.sentence == claims[index].sentence {
      if [claim.periodSpan, claim.comparedSpan].compactMap({ $0 }).contains(where: spans.contains) {
        settled[language, default: []].insert(other)
      }
    }
  }

  private func proof(of claim: Claim, _ language: Language) -> ClaimEvidence.Witness? {
    evidence.witnesses(of: claim, in: language).first { witness in
      witness.isOfKind(of: claim) && witness.agrees(with: claim) && witness.hasPeriods(of: claim, comparing: false)
    }
  }

  func side(_ claim: Claim) -> Finding.Side {
    Finding.Side(
      table: "", label: claim.label.isEmpty ? nil : claim.label, value: claim.value, unit: claim.unit,
      period: claim.period,
      text: claim.text, line: claim.line, span: claim.span)
  }

  private func side(_ fact: Fact, of table: Table) -> Finding.Side {
    Finding.Side(
      table: table.id, tableTitle: table.title, row: fact.row, column: fact.column, label: fact.label,
      value: fact.value,
      unit: fact.unit, period: fact.period, text: fact.text, line: fact.line, cell: fact.cell, span: fact.span)
  }

  private func witnessMessage(_ witness: ClaimEvidence.Witness) -> Message {
    let title = evidence.table(witness)?.title ?? ""
    let end = witness.fact.period?.end.description ?? ""
    return Message(
      japanese: "表「\(title)」の「\(witness.fact.label)」（\(end)）は \(witness.fact.text) です（\(witness.fact.line + 1) 行）。",
      english:
        "The table “\(title)” has \(witness.fact.text) for “\(witness.fact.label)” (\(end)), line \(witness.fact.line + 1)."
    )
  }

  private func sentence(_ kind: Finding.Kind, _ cause: String?, _ a: Claim, _ b: Claim) -> Message {
    switch (kind, cause) {
    case (.proseDirection, _):
      Message(japanese: "本文の増減の向きが二つの版で逆です。", english: "The sentences say opposite directions.")
    case (.prosePeriod, _):
      Message(
        japanese: "本文の数値は同じですが、期間が違います（日本語版 \(name(a))、英語版 \(name(b))）。",
        english:
          "The sentences give the same figure for different periods (\(name(a)) in the Japanese, \(name(b)) in the English)."
      )
    case (_, "sign"):
      Message(
        japanese: "本文の数値の符号（利益か損失か）が二つの版で逆です。",
        english: "One version says a profit where the other says a loss.")
    case (_, "currency"), (_, "unit"):
      Message(japanese: "本文の数値の単位が違います。", english: "The sentences give the figure in different units.")
    case (_, let cause?) where cause.hasPrefix("scale"):
      Message(
        japanese: "本文の数字は同じですが、桁が違います（\(cause)）。",
        english: "The digits are the same in both sentences, but their scale differs (\(cause)).")
    default: Message(japanese: "本文の数値が二つの版で違います。", english: "The sentences give different figures.")
    }
  }

  private func name(_ claim: Claim) -> String {
    let isChange = claim.measure == .change || claim.measure == .difference
    let own = claim.period?.description ?? "?"
    return isChange ? "\(own) / \(claim.compared?.description ?? "?")" : own
  }

  private func sentence(
    _ kind: Finding.Kind, _ cause: String?, _ claim: Claim, _ language: Language, _ witness: ClaimEvidence.Witness,
    isTable: Bool
  ) -> Message {
    let printed = witness.fact.text
    if isTable {
      return Message(
        japanese: "本文の \(claim.text) と、同じ版の表の \(printed) とが合いません。別の表は本文と合います。",
        english:
          "The sentence says \(claim.text), a table of the same version \(printed); another table agrees with the sentence."
      )
    }
    switch (kind, cause) {
    case (.proseDirection, _):
      return Message(
        japanese: "本文の増減の向きが表（\(printed)）と逆です。",
        english: "The sentence says the opposite direction of the table (\(printed)).")
    case (.prosePeriod, _):
      let end = witness.fact.period?.description ?? "?"
      let compared = witness.fact.compared.map { " / \($0.description)" } ?? ""
      return Message(
        japanese: "本文の \(claim.text) は、表では別の期間（\(end)\(compared)）の数値です。",
        english: "The tables give \(claim.text) for another period (\(end)\(compared)).")
    case (_, "sign"):
      return Message(
        japanese: "本文は損失（または利益）であることを示していません。表は \(printed) です。",
        english: "The sentence has the opposite sign of the table (\(printed)).")
    case (_, "currency"), (_, "unit"):
      return Message(
        japanese: "本文の単位が表（\(printed)）と違います。", english: "The unit differs from that of the table (\(printed)).")
    default:
      return Message(
        japanese: "本文の \(claim.text) は表の \(printed) と合いません。",
        english: "The sentence says \(claim.text), the table \(printed).")
    }
  }
}
