import ReleaseModel
import SourceText

/// Directions that a sentence states without a figure, against the figures of the paragraph and of the tables; and "ending" for a
/// year that has ended.
extension ClaimComparison {
  mutating func compareMovements() {
    for language in [Language.japanese, .english] {
      var isTenseSaid = false
      for mention in prose(language).mentions {
        switch mention.kind {
        case .movement(let direction, let against, let index): judge(mention, direction, against, index, language)
        case .tense where !isTenseSaid:
          // Once is enough: the rest is the company's way of writing.
          isTenseSaid = true
          findings.append(tense(mention, language))
        default: continue
        }
      }
    }
  }

  private mutating func judge(
    _ mention: Mention, _ direction: Direction, _ against: Period, _ index: Int, _ language: Language
  ) {
    let now = claim(language, index)
    guard let concept = now.concept else { return }
    // "Improvement" is a rise of what is the better the higher: profits, cash flows.
    let isGoodWhenHigh = ClaimEvidence.hasSign(concept)
    guard isGoodWhenHigh || direction == .up || direction == .down else { return }
    let facts = evidence.witnesses(of: now, in: language).filter {
      $0.isOfKind(of: now) && $0.period == against && $0.value != nil
    }
    // The value of now must be that of the tables too, else the figure is the slip.
    guard isProved(now, language), let then = facts.first?.fact.value,
      facts.allSatisfy({ RoundingInterval.agree($0.fact.value ?? .zero, .unknown, then, .unknown) })
    else { return }
    guard !RoundingInterval.agree(now.value, .unknown, then, .unknown) else { return }
    let rose = then < now.value
    let says = direction == .up || direction == .better
    guard rose != says else { return }
    let side = Finding.Side(table: "", label: now.label, text: mention.text, line: mention.line, span: mention.span)
    findings.append(
      Finding(
        kind: .proseDirection, severity: .warning, cause: "direction",
        fault: language == .japanese ? .japanese : .english,
        evidence: facts.prefix(1).map { witness in
          Message(
            japanese: "表では \(witness.fact.text)（\(against.end.description)）から \(now.text) になっています。",
            english:
              "The tables have \(witness.fact.text) (to \(against.end.description)), and the paragraph \(now.text).")
        },
        japanese: language == .japanese ? side : nil, english: language == .english ? side : nil,
        message: Message(
          japanese: "「\(mention.text)」は数値の動きと逆です。",
          english: "“\(mention.text)” is the opposite of what the figures did.")))
  }

  private func tense(_ mention: Mention, _ language: Language) -> Finding {
    let side = Finding.Side(table: "", label: mention.text, text: mention.text, line: mention.line, span: mention.span)
    return Finding(
      kind: .term, severity: .note, cause: "tense", fault: language == .japanese ? .japanese : .english,
      japanese: language == .japanese ? side : nil, english: language == .english ? side : nil,
      message: Message(
        japanese: "「\(mention.text)」の時制が、開示日から見た期間と合いません（終わった期間は ended、これからの期間は ending）。",
        english:
          "“\(mention.text)”: “ended” is for a period that is over when the release is made, “ending” for one to come.")
    )
  }
}
