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
    shape = Self.isDay(text) ? .words : CellShape(text[...])
    hasDigit = text.indices.contains { Self.isDigit(text, $0) }
    endsInUnit = Self.units.contains { text.suffix($0.count) == $0[...] }
    isYear =
      text.count == 4 && text.allSatisfy { (0x30...0x39).contains($0) }
      && (text[0] == 0x32 && text[1] == 0x30
        || text[0] == 0x31 && text[1] == 0x39)
    isPlainValue =
      shape == .dash || shape == .figure && !text.contains { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
    isAmount =
      shape == .figure
      && (text.starts(with: [0xE2, 0x96]) || Self.isGrouped(text))
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
  public var isValue: Bool { shape == .figure || shape == .dash || isCounted }
  /// A figure with a comma, a point or a sign, which is no number of a label.
  public let isAmount: Bool
  /// Digits with their marks, or a dash, and no letter.
  let isPlainValue: Bool
  /// `2024` alone: a heading where a line has nothing else.
  let isYear: Bool
  /// 「2.5ポイント」, "1.4 pts", 「12倍」: a figure with what it counts.
  private let isCounted: Bool

  /// A comma or a point between two digits; 「30,」 of a day has none.
  private static func isGrouped(_ text: [UInt8]) -> Bool {
    text.indices.contains { at in
      if text[at] == 0x2C || text[at] == 0x2E {
        return at > 0 && at + 1 < text.count && (0x30...0x39).contains(text[at - 1])
          && (0x30...0x39).contains(text[at + 1])
      }
      // ，and ．
      return text[at] == 0xEF && at > 0 && at + 3 < text.count && text[at + 1] == 0xBC
        && (text[at + 2] == 0x8C || text[at + 2] == 0x8E)
    }
  }

  /// `31, 2024`: the rest of a day.
  private static func isDay(_ text: [UInt8]) -> Bool {
    guard let comma = text.firstIndex(of: 0x2C), (1...2).contains(comma), text.count - comma >= 5 else { return false }
    let year = text[(comma + 1)...].drop { $0 == 0x20 }
    func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    return text[..<comma].allSatisfy(isDigit) && year.count == 4 && year.allSatisfy(isDigit)
      && (year.starts(with: [0x32, 0x30]) || year.starts(with: [0x31, 0x39]))
  }

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
  public var isUnits: Bool { !segments.isEmpty && segments.allSatisfy(\.isUnit) }

  /// 「(注)包括利益  2024年3月期 99百万円  (21.1%)  2023年3月期 82百万円」: words between figures are periods of their own, and
  /// the line a table of its own.
  public var isInline: Bool {
    let mixed = segments.dropFirst().filter { $0.shape == .words && $0.hasDigit && !$0.isValue }
    return isTabular ? !mixed.isEmpty : !mixed.isEmpty && mixed.allSatisfy(\.endsInUnit)
  }

  var figures: Int { segments.dropFirst().reduce(0) { $0 + ($1.isValue ? 1 : 0) } }
}
