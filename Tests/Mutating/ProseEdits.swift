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
      ? [
        ("の増加", "の減少"), ("の減少", "の増加"), ("増加", "減少"), ("減少", "増加"), ("増", "減"), ("減", "増"), ("上回", "下回"), ("下回", "上回"),
        ("多い", "少ない"),
      ]
      : [(" more than", " less than"), (" less than", " more than"), (" above", " below"), (" below", " above")]
    for (old, new) in behind {
      let wanted = Array(old.utf8)
      var start = range.upperBound
      if language == .japanese, start < bytes.count, bytes[start] == 0x20 { start += 1 }
      if start + wanted.count <= bytes.count, bytes[start..<start + wanted.count].elementsEqual(wanted) {
        return (start..<start + wanted.count, new)
      }
    }
    guard language == .english else { return nil }
    let pairs: [(String, String)] = [
      ("increased by", "decreased by"), ("decreased by", "increased by"), ("increase of", "decrease of"),
      ("decrease of", "increase of"), ("increased", "decreased"), ("decreased", "increased"), ("up", "down"),
      ("down", "up"),
      ("rose", "fell"), ("fell", "rose"), ("rose by", "fell by"), ("fell by", "rose by"),
    ]
    for (old, new) in pairs {
      let wanted = Array((old + " ").utf8)
      let start = range.lowerBound - wanted.count
      guard start > 0, bytes[start..<range.lowerBound].elementsEqual(wanted), !bytes[start - 1].isWordByte else {
        continue
      }
      return (start..<start + old.utf8.count, new)
    }
    return nil
  }

  /// The name of a quarter or year behind a figure (English) or before it (Japanese), before the next digit of another kind.
  static func quarter(_ line: String, _ range: Range<Int>, _ language: Language, isChange: Bool) -> (
    Range<Int>, String
  )? {
    let bytes = Array(line.utf8)
    if language == .japanese {
      for (old, new) in [("前年同期の", "前期の"), ("前期の", "前年同期の"), ("前年同期比", "前期比"), ("前期比", "前年同期比")] {
        for gap in [" ", ""] {
          let wanted = Array((old + gap).utf8)
          let start = range.lowerBound - wanted.count
          guard start >= 0, bytes[start..<range.lowerBound].elementsEqual(wanted) else { continue }
          return (start..<start + old.utf8.count, new)
        }
      }
      return nil
    }
    var at = range.upperBound
    while at + 4 <= bytes.count, at - range.upperBound < 26 {
      let byte = bytes[at]
      if byte == 0x2C || byte == 0x2E || byte == 0x28 || byte == 0x3B { return nil }
      if byte.isDigit || byte == 0x46 && bytes[at + 1] == 0x59 {
        // 4Q02 → 4Q01; FY2002 → FY2001
        if byte.isDigit, bytes[at + 1] == 0x51, bytes[at + 2].isDigit, bytes[at + 3].isDigit {
          let quarter = bytes[at] == 0x33 ? "2" : "3"
          return (at..<at + 1, quarter)
        }
        if byte == 0x46, at + 6 <= bytes.count, bytes[at + 2].isDigit, bytes[at + 5].isDigit, bytes[at + 5] > 0x30 {
          return (at + 5..<at + 6, String(UnicodeScalar(bytes[at + 5] - 1)))
        }
        return nil
      }
      at += 1
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
    case .proseQuarter:
      // 前期 and 前年同期 are one where the release reports on a year.
      guard side.claims.language == .english || claim.isQuarter else { return nil }
      edit = ProseWords.quarter(line, placed.range, side.claims.language, isChange: claim.measure == .change)
    default: return nil
    }
    guard let (range, new) = edit else { return nil }
    let changed = replacing([(range, new)], in: line)
    return MutationCase(
      kind: kind, language: side.claims.language, edit: .replace(line: placed.line, with: changed),
      places: [Place(language: side.claims.language, line: placed.line)], remark: "\(claim.text): → \(new)")
  }
}
