import Gold
import Totsugo

/// A figure of the running text that something else vouches for, with its bytes in the line.
struct PlacedClaim {
  var claim: GoldClaim
  /// 0-based.
  var line: Int
  var range: Range<Int>
}

/// The figures of one version's sentences that a table or the other version's sentences repeat.
struct PlacedClaims {
  var language: Language
  var lines: [String]
  var claims: [PlacedClaim] = []

  init(_ release: CorpusRelease, _ language: Language) {
    self.language = language
    lines = language == .japanese ? release.japanese.lines : release.english.lines
    let known = release.gold.linesWithFindings(language)
    let facts = release.gold.japanese + release.gold.english
    let others = release.gold.claims(language.other)
    var used: [Int: [Range<Int>]] = [:]
    for claim in release.gold.claims(language) where !known.contains(claim.line) {
      guard let range = Self.place(claim.text, in: lines[claim.line - 1], used: used[claim.line] ?? []) else {
        continue
      }
      used[claim.line, default: []].append(range)
      guard let value = PrintedFigure.value(claim.value), Self.hasWitness(claim, value, facts, others) else { continue }
      claims.append(PlacedClaim(claim: claim, line: claim.line - 1, range: range))
    }
  }

  private static func hasWitness(_ claim: GoldClaim, _ value: ExactDecimal, _ facts: [GoldFact], _ others: [GoldClaim])
    -> Bool
  {
    if claim.unit.code.contains("/USD") { return false }
    if others.contains(where: { other in
      other.subject == claim.subject && other.measure == claim.measure && other.period == claim.period
        && other.unit == claim.unit
        && PrintedFigure.value(other.value).map { RoundingInterval.agree($0, .unknown, value, .unknown) } == true
    }) {
      return true
    }
    return facts.contains { fact in
      guard let other = fact.figure, fact.unit == claim.unit, fact.measure == claim.measure, fact.isLegible else {
        return false
      }
      let period = "\(fact.period?.start?.description ?? "")..\(fact.period?.end.description ?? "")"
      let compared = "\(fact.compared?.start?.description ?? "")..\(fact.compared?.end.description ?? "")"
      return period == claim.period && (claim.measure != .change || compared == claim.compared)
        && RoundingInterval.agree(other.magnitude, .unknown, value.magnitude, .unknown)
    }
  }

  private static func place(_ text: String, in line: String, used: [Range<Int>]) -> Range<Int>? {
    let (bytes, wanted) = (Array(line.utf8), Array(text.utf8))
    guard bytes.count >= wanted.count else { return nil }
    for start in 0...(bytes.count - wanted.count) where bytes[start..<start + wanted.count].elementsEqual(wanted) {
      let range = start..<start + wanted.count
      if start > 0, bytes[start - 1].isDigit || bytes[start - 1] == 0x2C || bytes[start - 1] == 0x2E { continue }
      if !used.contains(where: { $0.overlaps(range) }) { return range }
    }
    return nil
  }
}

extension PrintedFigure {
  static func value(_ text: String) -> ExactDecimal? {
    PrintedFigure(text).value.map { text.hasPrefix("-") ? $0.magnitude.negated : $0 }
  }
}

/// Words of a sentence that one edit exchanges.
enum ProseWords {
  /// The other currency.
  static func currency(_ text: String) -> String? {
    for (old, new) in [("JPY", "USD"), ("¥", "$"), ("百万円", "百万ドル"), ("億円", "億ドル"), ("千円", "千ドル")]
    where text.contains(old) {
      return text.replacing(old, with: new, maxReplacements: 1)
    }
    return nil
  }

  /// Another scale word.
  static func scale(_ text: String) -> String? {
    for (old, new) in [
      ("million", "billion"), ("billion", "million"), ("thousand", "million"), ("百万円", "億円"), ("億円", "百万円"),
      ("千円", "百万円"),
    ] where text.contains(old) && !text.contains("億") || old == "億円" && text.hasSuffix("億円") {
      return text.replacing(old, with: new, maxReplacements: 1)
    }
    return nil
  }

  /// The direction word that belongs to a figure, turned round: right behind it, or before it without a comma or figure between.
  static func direction(_ line: String, _ range: Range<Int>, _ language: Language) -> (Range<Int>, String)? {
    let bytes = Array(line.utf8)
    let behind: [(String, String)] =
      language == .japanese
      ? both([
        ("の増加", "の減少"), ("増加", "減少"), ("増収", "減収"), ("増益", "減益"), ("の増益", "の減益"), ("の増収", "の減収"), ("増配", "減配"),
        ("上昇", "低下"), ("の上昇", "の低下"), ("増", "減"), ("上回", "下回"), ("多い", "少ない"), ("改善", "悪化"), ("拡大", "縮小"),
      ])
      : both([
        (" more than", " less than"), (" above", " below"), (" higher", " lower"), (" increase", " decrease"),
        (" more", " less"),
      ])
    for (old, new) in behind {
      let wanted = Array(old.utf8)
      var start = range.upperBound
      if language == .japanese, start < bytes.count, bytes[start] == 0x20 { start += 1 }
      if start + wanted.count <= bytes.count, bytes[start..<start + wanted.count].elementsEqual(wanted) {
        return (start..<start + wanted.count, new)
      }
    }
    guard language == .english else { return nil }
    for (old, new) in both([
      ("increased by", "decreased by"), ("increase of", "decrease of"), ("increased", "decreased"), ("up", "down"),
      ("rose", "fell"), ("rose by", "fell by"), ("grew", "declined"), ("grew by", "declined by"),
      ("improvement of", "deterioration of"), ("improved by", "deteriorated by"), ("rise of", "fall of"),
      ("climbed", "dropped"), ("increases of", "decreases of"), ("increasing", "decreasing"),
    ]) {
      let wanted = Array((old + " ").utf8)
      let start = range.lowerBound - wanted.count
      guard start > 0, bytes[start..<range.lowerBound].elementsEqual(wanted), !bytes[start - 1].isWordByte else {
        continue
      }
      return (start..<start + old.utf8.count, new)
    }
    return nil
  }

  private static func both(_ pairs: [(String, String)]) -> [(String, String)] {
    (pairs + pairs.map { ($0.1, $0.0) }).sorted { ($0.0.utf8.count, $0.0) > ($1.0.utf8.count, $1.0) }
  }

  /// The word near a figure that says loss or profit, inflow or outflow, turned round.
  static func sign(_ line: String, _ range: Range<Int>, _ language: Language) -> (Range<Int>, String)? {
    let bytes = Array(line.utf8)
    func found(_ start: Int, _ word: String) -> Bool {
      let wanted = Array(word.utf8)
      return start >= 0 && start + wanted.count <= bytes.count
        && bytes[start..<start + wanted.count].elementsEqual(wanted)
    }
    let behind: [(String, String)] =
      language == .japanese
      ? both([("の損失", "の利益"), ("の支出", "の収入"), ("の使用", "の獲得"), ("の営業損失", "の営業利益"), ("の経常損失", "の経常利益"), ("の赤字", "の黒字")])
      : both([(" used", " provided")])
    for (old, new) in behind where found(range.upperBound, old) {
      return (range.upperBound..<range.upperBound + old.utf8.count, new)
    }
    let before: [(String, String)] =
      language == .japanese
      ? both([("営業損失は", "営業利益は"), ("経常損失は", "経常利益は"), ("営業損失", "営業利益"), ("純損失", "純利益")])
      : both([
        ("a loss of ", "a profit of "), ("operating loss of ", "operating profit of "),
        ("an outflow of ", "an inflow of "),
        ("net loss of ", "net income of "), ("ordinary loss of ", "ordinary profit of "),
      ])
    for (old, new) in before where found(range.lowerBound - old.utf8.count, old) {
      let start = range.lowerBound - old.utf8.count
      return (start..<range.lowerBound, new)
    }
    return nil
  }

  /// The name of a quarter or year that belongs to a figure, moved to another one.
  static func quarter(_ line: String, _ range: Range<Int>, _ language: Language, isQuarter: Bool) -> (
    Range<Int>, String
  )? {
    let bytes = Array(line.utf8)
    if language == .japanese {
      let relative = [("前年同期の", "前期の"), ("前期の", "前年同期の"), ("前年同期比", "前期比"), ("前期比", "前年同期比"), ("前四半期の", "前年同期の")]
      for (old, new) in isQuarter ? relative : [] {
        for gap in [" ", ""] {
          let wanted = Array((old + gap).utf8)
          let start = range.lowerBound - wanted.count
          guard start >= 0, bytes[start..<range.lowerBound].elementsEqual(wanted) else { continue }
          return (start..<start + old.utf8.count, new)
        }
      }
      return yearBefore(bytes, range)
    }
    var at = range.upperBound
    while at + 4 <= bytes.count, at - range.upperBound < 26 {
      let byte = bytes[at]
      if byte == 0x2C || byte == 0x2E || byte == 0x28 || byte == 0x3B { return nil }
      if byte.isDigit || byte == 0x46 && bytes[at + 1] == 0x59 {
        // 4Q02 → 3Q02; FY2002 → FY2001
        if byte.isDigit, bytes[at + 1] == 0x51, bytes[at + 2].isDigit, bytes[at + 3].isDigit {
          let quarter = bytes[at] == 0x33 ? "2" : "3"
          return (at..<at + 1, quarter)
        }
        if byte == 0x46, at + 6 <= bytes.count, bytes[at + 2].isDigit, bytes[at + 5].isDigit, bytes[at + 5] > 0x30 {
          return (at + 5..<at + 6, String(UnicodeScalar(bytes[at + 5] - 1)))
        }
        return nil
      }
      if isQuarter {
        for (old, new) in [
          ("in the previous quarter", "in the same period of the previous year"),
          ("quarter on quarter", "year on year"),
          ("in the same period of the previous year", "in the previous quarter"),
          ("year on year", "quarter on quarter"),
        ] where bytes[at...].starts(with: old.utf8) {
          return (at..<at + old.utf8.count, new)
        }
      }
      at += 1
    }
    return nil
  }

  /// 「2025年3月期の売上高は1,284億円」: the year that stands shortly before, with no other figure between.
  private static func yearBefore(_ bytes: [UInt8], _ range: Range<Int>) -> (Range<Int>, String)? {
    let mark = Array("年3月期".utf8)
    var at = range.lowerBound - mark.count
    while at >= 4, range.lowerBound - at < 70 {
      if bytes[at..<at + mark.count].elementsEqual(mark), bytes[at - 1].isDigit, bytes[at - 2].isDigit,
        bytes[at - 1] > 0x30
      {
        return (at - 1..<at, String(UnicodeScalar(bytes[at - 1] - 1)))
      }
      // 。 and 、 in front end the clause.
      if bytes[at] == 0xE3, bytes[at + 1] == 0x80, bytes[at + 2] == 0x82 { return nil }
      if bytes[at].isDigit, at + mark.count < range.lowerBound, bytes[at + 1] != 0xE5 { return nil }
      at -= 1
    }
    return nil
  }
}

extension UInt8 {
  fileprivate var isWordByte: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A || isDigit }
}

extension MutationGenerator {
  mutating func changeProse(_ kind: MutationKind, _ side: Side) -> MutationCase? {
    guard let placed = random.choice(side.claims.claims) else { return nil }
    let (line, claim) = (side.claims.lines[placed.line], placed.claim)
    var edit: (Range<Int>, String)?
    switch kind {
    case .proseFigure:
      let printed = PrintedFigure(claim.text)
      let new = random.index(below: 2) == 0 ? printed.changingDigit(&random) : printed.transposing(&random)
      guard let new, new != claim.text else { return nil }
      // Rounded figures may change and still agree: 388億円 and JPY 39 billion.
      let digits = printed.digits.count
      guard digits >= 2, !(claim.text.contains("billion") || claim.text.contains("億円")) || digits >= 3 else {
        return nil
      }
      edit = (placed.range, new)
    case .proseCurrency: edit = ProseWords.currency(claim.text).map { (placed.range, $0) }
    case .proseScale: edit = ProseWords.scale(claim.text).map { (placed.range, $0) }
    case .proseDirection: edit = ProseWords.direction(line, placed.range, side.claims.language)
    case .proseSign: edit = ProseWords.sign(line, placed.range, side.claims.language)
    case .proseQuarter:
      // 前期 and 前年同期 are one where the release reports on a year.
      edit = ProseWords.quarter(line, placed.range, side.claims.language, isQuarter: claim.isQuarter)
    default: return nil
    }
    guard let (range, new) = edit else { return nil }
    let changed = replacing([(range, new)], in: line)
    return MutationCase(
      kind: kind, language: side.claims.language, edit: .replace(line: placed.line, with: changed),
      places: [Place(language: side.claims.language, line: placed.line)], remark: "\(claim.text): → \(new)")
  }
}
