import SourceText

/// A word and where it stands on its line: in points on a page, in characters or cells in a text.
public struct LayoutWord: Sendable {
  /// Its bytes in the text that all words of a layout share.
  public var range: Range<Int>
  public var left: Double
  public var right: Double
  /// Joined to the word on its left, it keeps a blank before it.
  public var isSpaced: Bool

  public init(range: Range<Int>, left: Double, right: Double, isSpaced: Bool = true) {
    self.range = range
    self.left = left
    self.right = right
    self.isSpaced = isSpaced
  }
}

/// Words that stand together, parted from others on their line: a cell, or a line of text.
public struct LayoutSegment: Sendable {
  public private(set) var words: [LayoutWord]
  public let left: Double
  public let right: Double
  /// Its words stand on several lines of one cell.
  public let isStacked: Bool
  public var shape: CellShape
  public var hasDigit: Bool
  /// 円, 株, % or ％.
  public var endsInUnit: Bool
  /// Nothing but a unit: 百万円, ％, 円 銭, "Millions of yen".
  public var isUnit: Bool

  public init(_ words: [LayoutWord], _ bytes: [UInt8], isStacked: Bool = false) {
    self.words = words
    self.isStacked = isStacked
    left = words.lazy.map(\.left).min() ?? 0
    right = words.lazy.map(\.right).max() ?? 0
    var text: [UInt8] = []
    for word in words {
      if word.isSpaced, !text.isEmpty { text.append(0x20) }
      text += bytes[word.range]
    }
    shape = CellShape(text[...])
    hasDigit = text.indices.contains { Self.isDigit(text, $0) }
    endsInUnit = Self.units.contains { text.suffix($0.count) == $0[...] }
    isYear =
      text.count == 4 && text.allSatisfy { (0x30...0x39).contains($0) }
      && (text[0] == 0x32 && text[1] == 0x30
        || text[0] == 0x31 && text[1] == 0x39)
    isCounted = shape == .words && Self.isCounted(text)
    isUnit = shape == .closing || !hasDigit && text.count < 32 && Self.isUnitWords(text)
  }

  /// `%` or ％ alone.
  func isPercent(_ bytes: [UInt8]) -> Bool {
    guard words.count == 1 else { return false }
    let text = bytes[words[0].range]
    return text == [0x25] || text == [0xEF, 0xBC, 0x85]
  }

  var center: Double { (left + right) / 2 }
  /// A figure or the dash that stands for none.
  var isValue: Bool { shape == .figure || shape == .dash || isCounted }
  /// `2024` alone: a heading where a line has nothing else.
  let isYear: Bool
  /// 「2.5ポイント」, "1.4 pts", 「12倍」: a figure with what it counts.
  private let isCounted: Bool

  /// ASCII, or full-width EF BC 90…99.
  private static func isDigit(_ text: [UInt8], _ at: Int) -> Bool {
    (0x30...0x39).contains(text[at])
      || text[at] == 0xBC && at + 1 < text.count && (0x90...0x99).contains(text[at + 1]) && at > 0
        && text[at - 1] == 0xEF
  }

  private static let units: [[UInt8]] = ["円", "株", "口", "％", "%", "％）", "%)"].map { Array($0.utf8) }

  /// A sign, digits, and one of the words for what is counted.
  private static func isCounted(_ text: [UInt8]) -> Bool {
    guard text.count < 40, let last = text.lastIndex(where: { (0x30...0x39).contains($0) }) else { return false }
    let figure = text[...last]
    guard CellShape(figure) == .figure, !figure.contains(where: { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }) else {
      return false
    }
    let word = String(decoding: text[(last + 1)...], as: UTF8.self).filter { $0 != " " && $0 != ")" && $0 != "）" }
    return counters.contains(word.lowercased())
  }

  private static let counters: Set<String> = [
    "ポイント", "ﾎﾟｲﾝﾄ", "pt", "pts", "points", "percentagepoints", "倍", "times", "人", "名", "社", "件", "店", "円/株", "期", "口",
    "千口", "百万口",
  ]

  private static func isUnitWords(_ text: [UInt8]) -> Bool {
    let words = String(decoding: text, as: UTF8.self).lowercased().filter { $0 != "(" && $0 != ")" }
    return unitWords.contains(words)
  }

  private static let unitWords: Set<String> = [
    "millions of yen", "million yen", "thousands of yen", "thousand yen", "billions of yen", "yen", "yen and sen",
    "shares",
    "thousand shares", "thousands of shares", "millions of u.s. dollars", "thousands of u.s. dollars", "u.s. dollars",
    "million dollars", "dollars", "cents", "percent", "jpy million", "¥ million", "¥ millions", "％表示", "％ポイント",
    "米ドル", "千米ドル", "百万米ドル", "ドル", "千ドル", "百万ドル", "セント", "米セント", "ユーロ", "千ユーロ", "百万ユーロ", "元", "千元", "人民元", "千人民元",
    "百万元", "香港ドル", "千香港ドル", "倍", "ポイント", "%", "％",
  ]
}

/// A line of a page or of a text.
public struct LayoutLine: Sendable {
  public var segments: [LayoutSegment]
  /// Distance of its middle from the top.
  public var middle: Double
  /// Size of its letters; in a text, of one line.
  public var size: Double
  /// Its cells are parted already: it is nobody's row here.
  public var isParted: Bool
  /// Index that the caller knows it by.
  public var number: Int

  public init(segments: [LayoutSegment], middle: Double, size: Double, isParted: Bool = false, number: Int) {
    self.segments = segments
    self.middle = middle
    self.size = size
    self.isParted = isParted
    self.number = number
  }

  /// Figures behind something else, or several of them.
  public var isTabular: Bool {
    !isParted && segments.count >= 2 && segments.dropFirst().contains(where: \.isValue) && !isYears
  }

  /// 「2024   2023」: headings, though they are figures.
  var isYears: Bool { !segments.isEmpty && segments.allSatisfy(\.isYear) }

  /// Units and nothing else.
  var isUnits: Bool { !segments.isEmpty && segments.allSatisfy(\.isUnit) }

  /// 「(注)包括利益  2024年3月期 99百万円  (21.1%)  2023年3月期 82百万円」: words between figures are periods of their own, and
  /// the line a table of its own.
  public var isInline: Bool {
    let mixed = segments.dropFirst().filter { $0.shape == .words && $0.hasDigit }
    return isTabular ? !mixed.isEmpty : !mixed.isEmpty && mixed.allSatisfy(\.endsInUnit)
  }

  public var figures: Int { segments.dropFirst().reduce(0) { $0 + ($1.isValue ? 1 : 0) } }

  /// △ and $ back at their figures, 百万円 and ) too; a number before a title back at it; 「100株 24年3月期」 parted.
  mutating func mend(_ bytes: [UInt8], em: Double) {
    partUnits(bytes)
    // A line of one piece is prose.
    if segments.count > 1 { segments = segments.flatMap { Self.parted($0, bytes) } }
    var index = 0
    while index + 1 < segments.count {
      let (here, next) = (segments[index], segments[index + 1])
      let isOpening = here.shape == .opening && next.isValue && next.left - here.right < 6 * em
      let isClosing = next.shape == .closing && here.shape == .figure && next.left - here.right < 1.2 * em
      let isNumber =
        index == 0 && next.shape == .words && Self.isNumber(here, bytes)
        || Self.isFrom(here, bytes) && next.hasDigit && next.left - here.right < 4 * em
      guard isOpening || isClosing || isNumber else {
        index += 1
        continue
      }
      var words = here.words + next.words
      words[here.words.count].isSpaced = isNumber
      segments[index] = LayoutSegment(words, bytes, isStacked: here.isStacked || next.isStacked)
      segments.remove(at: index + 1)
    }
  }

  /// 「％ 百万円」 are the units of two columns, 「円 銭」 of one.
  private mutating func partUnits(_ bytes: [UInt8]) {
    let words = segments.flatMap(\.words)
    guard words.count > segments.count, isUnits || words.count >= 3 else { return }
    var cells: [[LayoutWord]] = []
    for word in words {
      let isUnit = LayoutSegment([word], bytes).isUnit || Self.isYen(bytes[word.range])
      guard isUnit else { return }
      let isSen = bytes[word.range].elementsEqual("銭".utf8)
      if isSen, let last = cells.last, last.count == 1, bytes[last[0].range].elementsEqual("円".utf8) {
        cells[cells.count - 1].append(word)
      } else {
        cells.append([word])
      }
    }
    segments = cells.map { LayoutSegment($0, bytes) }
  }

  private static func isYen(_ word: ArraySlice<UInt8>) -> Bool {
    word.elementsEqual("円".utf8) || word.elementsEqual("銭".utf8)
  }

  /// 「24年3月期 99百万円 (21.1％) 23年3月期」 cut before and behind a figure with its unit.
  private static func parted(_ segment: LayoutSegment, _ bytes: [UInt8]) -> [LayoutSegment] {
    guard segment.hasDigit, segment.words.count >= 2 else { return [segment] }
    for cut in 1..<segment.words.count where segment.words[cut].isSpaced {
      let first = LayoutSegment(Array(segment.words[..<cut]), bytes, isStacked: segment.isStacked)
      let rest = LayoutSegment(Array(segment.words[cut...]), bytes, isStacked: segment.isStacked)
      let next = LayoutSegment([segment.words[cut]], bytes)
      let isBehind = first.endsInUnit && first.isValue && (rest.hasDigit || rest.isValue)
      let isBefore =
        next.isValue && first.hasDigit
        && (next.endsInUnit || cut + 1 < segment.words.count && LayoutSegment([segment.words[cut + 1]], bytes).isUnit)
      if isBehind || isBefore { return [first] + parted(rest, bytes) }
    }
    return [segment]
  }

  /// 「自」, 「（自」, 「至」 before a date.
  private static func isFrom(_ segment: LayoutSegment, _ bytes: [UInt8]) -> Bool {
    guard segment.words.count == 1 else { return false }
    let word = bytes[segment.words[0].range]
    return word.count <= 6 && (word.suffix(3).elementsEqual("自".utf8) || word.suffix(3).elementsEqual("至".utf8))
  }

  /// `1.`, `2)`, 「３．」, 「(1)」, 「①」
  static func isNumber(_ segment: LayoutSegment, _ bytes: [UInt8]) -> Bool {
    guard segment.words.count == 1 else { return false }
    let range = segment.words[0].range
    var digits = 0
    var signs = 0
    var at = range.lowerBound
    while at < range.upperBound {
      let (value, length) = scalar(in: bytes, at: at)
      switch value {
      case 0x30...0x39, 0xFF10...0xFF19: digits += 1
      // ①, ●, ■, ◆, ○, ・
      case 0x2460...0x2473, 0x25A0, 0x25A1, 0x25C6, 0x25C7, 0x25CB, 0x25CF, 0x30FB: return range.count == length
      case 0x2E, 0xFF0E, 0x3001, 0x29, 0xFF09, 0x28, 0xFF08: signs += 1
      default: return false
      }
      at += max(1, length)
    }
    let isClosed = !(0x30...0x39).contains(bytes[range.upperBound - 1]) && range.count <= 9
    return (1...2).contains(digits) && (1...2).contains(signs) && isClosed
  }
}
