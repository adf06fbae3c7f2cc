import ReleaseModel
import SourceText

/// Figures that one version states in a sentence that both have, and the other version nowhere.
///
/// Said only where the rest of the sentence agrees, and where neither the other version's sentences nor its tables have the
/// figure: a free translation may move a figure, but not lose it. Abridged versions leave figures out on purpose.
extension ClaimComparison {
  mutating func reportLeftOut(_ group: SentenceGroup, matched: Int) {
    guard matched >= 2 else { return }
    for (own, other, language) in [
      (group.japanese, group.english, Language.japanese), (group.english, group.japanese, .english),
    ] {
      let open = own.filter { isOpen($0, language) }
      let others = other.filter { isOpen($0, language.other) }
      for index in open where isFigure(claim(language, index)) {
        let claim = claim(language, index)
        // A figure of the same kind is left over there: rather one that is read or written otherwise.
        if others.contains(where: { self.claim(language.other, $0).unit.isRate == claim.unit.isRate }) { continue }
        if isStated(claim, in: language.other, other) { continue }
        report(leftOut: claim, index, language)
      }
    }
  }

  private func isOpen(_ index: Int, _ language: Language) -> Bool {
    claim(language, index).role != .translation && partners[language]?[index] == nil
      && settled[language]?.contains(index) != true
  }

  /// Money, a rate or points, with digits enough not to stand elsewhere by chance.
  private func isFigure(_ claim: Claim) -> Bool {
    (claim.unit.isCurrency || claim.unit == .percent || claim.unit == .points) && claim.approximation == nil
      && claim.value.significand.magnitude >= 100
  }

  private func isStated(_ claim: Claim, in language: Language, _ group: [Int]) -> Bool {
    let prose = prose(language)
    if prose.claims.contains(where: { $0.agreesInSize(with: claim.value) }) { return true }
    let release = language == .japanese ? japanese : english
    if release.tables.contains(where: { table in
      table.facts.contains { fact in fact.value.map { claim.agreesInSize(with: $0) } ?? false }
    }) {
      return true
    }
    if follows(claim, language) { return true }
    let wanted = Self.digits(claim.text.utf8)
    return Set(group.map { prose.claims[$0].sentence }).contains { sentence in
      Self.contains(prose.sentences[sentence].text.utf8, wanted)
    }
  }

  /// "decreased by ¥1,157 million" where the other version prints only both amounts: the reader can subtract.
  private func follows(_ claim: Claim, _ language: Language) -> Bool {
    guard claim.measure == .difference, let concept = claim.concept else { return false }
    let release = language == .japanese ? japanese : english
    var amounts = release.prose.claims.filter { $0.concept == concept && $0.measure == .amount }.map(\.value)
    for table in release.tables {
      amounts += table.facts.filter { $0.concept == concept && $0.measure == .amount }.compactMap(\.value)
    }
    guard amounts.count <= Self.mostAmounts else { return false }
    return amounts.contains { now in
      amounts.contains { then in difference(now, then).map { claim.agreesInSize(with: $0) } ?? false }
    }
  }
  private static let mostAmounts = 60

  private func difference(_ left: ExactDecimal, _ right: ExactDecimal) -> ExactDecimal? {
    let exponent = min(left.exponent, right.exponent)
    guard max(left.exponent, right.exponent) - exponent <= 15 else { return nil }
    let value = left.significand(at: exponent) - right.significand(at: exponent)
    return Int64(exactly: value).map { ExactDecimal($0, exponent: exponent) }
  }

  private static func digits(_ text: String.UTF8View) -> [UInt8] { text.filter { $0 >= 0x30 && $0 <= 0x39 } }

  /// The digits of some number of the text begin with the wanted ones, commas and points left out.
  private static func contains(_ text: String.UTF8View, _ wanted: [UInt8]) -> Bool {
    var run: [UInt8] = []
    for byte in text {
      if byte >= 0x30, byte <= 0x39 {
        run.append(byte)
      } else if byte != 0x2C, byte != 0x2E {
        if run.count >= 2, run.starts(with: wanted) || wanted.starts(with: run) { return true }
        run = []
      }
    }
    return run.count >= 2 && (run.starts(with: wanted) || wanted.starts(with: run))
  }

  private mutating func report(leftOut claim: Claim, _ index: Int, _ language: Language) {
    settled[language, default: []].insert(index)
    let isAbridged = japanese.prose.isAbridged || english.prose.isAbridged
    let own = side(claim)
    let name =
      language == .japanese
      ? Message(japanese: "英語版", english: "the English version")
      : Message(japanese: "日本語版", english: "the Japanese version")
    findings.append(
      Finding(
        kind: .proseValue, severity: isAbridged ? .note : .warning, cause: isAbridged ? "abridged" : "dropped",
        japanese: language == .japanese ? own : nil, english: language == .english ? own : nil,
        message: Message(
          japanese: "この数値は\(name.japanese)の対応する文にも表にもありません。",
          english: "Neither the sentence nor a table of \(name.english) has this figure.")))
  }
}
