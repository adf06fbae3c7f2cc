import ReleaseModel
import SourceText

/// One figure as each witness says it.
struct Said {
  var tagged: TaggedFact
  var document: String
  var shown: Fact
  var shownTable: Table
  var japanese: Fact?
  var english: Fact?
  var japaneseTable: Table?
  var englishTable: Table?

  /// The tag says the same number as a version does, each to its own precision.
  func agrees(_ fact: Fact?) -> Bool {
    guard let fact, let value = fact.value, let told = tagged.value else { return false }
    return RoundingInterval.agree(value, .unknown, told, .unknown) && saysSameUnit(fact)
  }

  private func saysSameUnit(_ fact: Fact) -> Bool {
    tagged.unit.code.isEmpty || fact.unit == tagged.unit || fact.unit == .points && tagged.unit == .percent
      || fact.unit.isCountName
  }

  private func differs(_ fact: Fact?) -> Bool {
    guard let fact, fact.value != nil, fact.status != .suspect else { return false }
    return !agrees(fact)
  }

  var versionsDiffer: Bool {
    guard let a = japanese?.value, let b = english?.value else { return false }
    return !RoundingInterval.agree(a, .unknown, b, .unknown) || japanese?.unit != english?.unit
  }

  private var tag: Finding.Tag {
    var agreeing: [String] = []
    if agrees(shown) { agreeing.append("page") }
    if agrees(japanese) { agreeing.append("ja") }
    if agrees(english) { agreeing.append("en") }
    return Finding.Tag(
      document: document, concept: tagged.name, context: tagged.context, value: tagged.value, unit: tagged.unit,
      period: tagged.period, text: tagged.text, line: tagged.line, span: tagged.span, agrees: agreeing)
  }

  private var number: String { "\(tagged.value?.description ?? "nil") \(tagged.unit.code)" }

  // MARK: Two against one

  /// The two versions differ already: the tag says which of them it backs.
  func support(_ finding: inout Finding) {
    let (ja, en) = (agrees(japanese), agrees(english))
    guard tagged.value != nil else { return }
    finding.tagged = tag
    guard ja != en else {
      if !ja {
        finding.evidence.append(
          Message(
            japanese: "XBRLのタグ \(tagged.name) は \(number) で、どちらの版とも一致しない。",
            english: "The tag \(tagged.name) says \(number) and agrees with neither."))
      }
      return
    }
    finding.evidence.append(
      ja
        ? Message(
          japanese: "XBRLのタグ \(tagged.name) も \(number) で日本語版と一致する（2対1）。",
          english: "The tag \(tagged.name) says \(number) as the Japanese does: two against one.")
        : Message(
          japanese: "XBRLのタグ \(tagged.name) も \(number) で英語版と一致する（2対1）。",
          english: "The tag \(tagged.name) says \(number) as the English does: two against one."))
    if finding.fault == nil { finding.fault = ja ? .english : .japanese }
  }

  /// The tag differs from what its page shows, or from the Japanese or the English version where those do not differ from each
  /// other.
  func finding(isJapaneseVersion: Bool) -> Finding? {
    if differs(shown) || differs(japanese) || differs(english) { return valueFinding() }
    return isJapaneseVersion ? periodFinding() : nil
  }

  private func valueFinding() -> Finding {
    let (ja, en) = (differs(japanese), differs(english))
    let other = ja ? japanese : en ? english : shown
    let (kind, cause) = slip(other ?? shown)
    var finding = Finding(
      kind: kind, severity: .error, cause: cause, japanese: side(japanese ?? shown, japaneseTable ?? shownTable),
      english: english.flatMap { fact in englishTable.map { side(fact, $0) } },
      message: Message(
        japanese: "XBRLのタグ \(tagged.name) の値は \(number) で、\(ja || !en ? "日本語版の表示" : "英語版の表示")と異なる。",
        english:
          "The tag \(tagged.name) says \(number); \(ja || !en ? "what is shown in Japanese" : "the English") differs."))
    finding.tagged = tag
    if ja, en || english == nil && differs(shown) {
      finding.evidence.append(
        english == nil
          ? Message(japanese: "表示はタグの値を支持しない。", english: "The page does not show what its tag says.")
          : Message(
            japanese: "日本語版と英語版は一致し、タグだけが異なる（2対1）。",
            english: "The Japanese and the English agree; the tag alone differs: two against one."))
    } else if ja, agrees(shown) {
      finding.fault = .japanese
      finding.evidence.append(
        Message(
          japanese: "届け出たページの表示はタグと一致する（2対1）。",
          english: "The filed page shows what its tag says: two against one."))
    } else if en {
      finding.fault = .english
      finding.evidence.append(
        Message(
          japanese: "日本語版とタグは一致する（2対1）。", english: "The Japanese and the tag agree: two against one."))
    }
    return finding
  }

  private func slip(_ fact: Fact) -> (Finding.Kind, String?) {
    guard let shown = fact.value, let told = tagged.value else { return (.value, "tag") }
    if RoundingInterval.agree(shown, .unknown, told, .unknown) { return (.unit, "tag") }
    if RoundingInterval.agree(shown, .unknown, told.negated, .unknown) { return (.sign, "sign") }
    for power in 1...9 {
      let cause = "scale×1" + String(repeating: "0", count: power)
      if RoundingInterval.agree(shown.scaled(by: power), .unknown, told, .unknown) { return (.scale, cause) }
      if RoundingInterval.agree(shown, .unknown, told.scaled(by: power), .unknown) { return (.scale, cause) }
    }
    return (.value, "tag")
  }

  /// A period that the page and its tag do not share: worth a look, for the words above a column may be read in two ways.
  private func periodFinding() -> Finding? {
    guard let told = tagged.period, let period = japanese?.period, told != period else { return nil }
    let backs = english?.period.map { $0 == period } ?? false
    var finding = Finding(
      kind: .period, severity: .warning, cause: "tag", japanese: side(japanese ?? shown, japaneseTable ?? shownTable),
      english: english.flatMap { fact in englishTable.map { side(fact, $0) } },
      message: Message(
        japanese: "XBRLのタグ \(tagged.name) の期間は \(told.description) で、表示の期間 \(period.description) と異なる。",
        english: "The tag \(tagged.name) is of \(told.description); the page shows it under \(period.description)."))
    if backs {
      finding.evidence.append(
        Message(
          japanese: "日本語版と英語版の期間は一致する（2対1）。",
          english: "The Japanese and the English share the period: two against one."))
    }
    finding.tagged = tag
    return finding
  }

  private func side(_ fact: Fact, _ table: Table) -> Finding.Side {
    Finding.Side(
      table: table.id, tableTitle: table.title, row: fact.row, column: fact.column, label: fact.label,
      value: fact.value, unit: fact.unit, period: fact.period, text: fact.text, line: fact.line, cell: fact.cell,
      span: fact.span)
  }
}
