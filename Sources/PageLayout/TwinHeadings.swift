import SourceText

/// Headings of neighbouring columns that stand so close that they look like one piece: 「前連結会計年度 当連結会計年度」,
/// 「（平成24年６月30日） （平成25年６月30日）」, 「(自 平成23年４月１日 (自 平成24年４月１日」.
extension LayoutLine {
  mutating func partTwins(_ bytes: [UInt8]) {
    guard segments.contains(where: { (2...16).contains($0.words.count) }), !segments.contains(where: \.isValue) else {
      return
    }
    segments = segments.flatMap { segment -> [LayoutSegment] in
      guard (2...16).contains(segment.words.count), !segment.isStacked else { return [segment] }
      let starts = TwinWords.starts(segment.words.map { bytes[$0.range] })
      guard starts.count > 1 else { return [segment] }
      return zip(starts, starts.dropFirst() + [segment.words.count]).map { start, end in
        LayoutSegment(Array(segment.words[start..<end]), bytes)
      }
    }
  }
}

/// Words that say the same of two columns.
enum TwinWords {
  /// Do two words head columns beside each other?
  static func areTwins(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool {
    guard let first = kind(one) ?? numbered(one), let second = kind(other) ?? numbered(other) else { return false }
    return first == second
  }

  /// "FY2024", "4Q24".
  private static func numbered(_ word: ArraySlice<UInt8>) -> [UInt8]? {
    let key = masked(word)
    return key.count >= 2 && key.contains(0x23) && key.contains { $0 >= 0x61 } ? key : nil
  }

  /// Where the words of each heading begin; one place, the first, where they are one heading.
  static func starts(_ words: [ArraySlice<UInt8>]) -> [Int] {
    guard let first = kind(words[0]) else { return english(words) }
    let starts = words.indices.filter { kind(words[$0]) == first }
    // Headings of as many words each, the first word of the piece being the first of them.
    guard starts.count > 1, starts[0] == 0 else { return [0] }
    let length = starts[1]
    let isEven =
      zip(starts, starts.dropFirst()).allSatisfy { $1 - $0 == length } && words.count == starts.count * length
    return isEven ? starts : [0]
  }

  /// "Nine months ended December 31, 2024 Nine months ended December 31, 2025 Change Change (%)": words that come again, but for their
  /// numbers, and behind them what is left.
  private static func english(_ words: [ArraySlice<UInt8>]) -> [Int] {
    let keys = words.map(masked)
    guard words[0].first.map({ $0 < 0x80 }) ?? false, words.count >= 4 else { return [0] }
    let length = (1...words.count / 2).first { length in
      (0..<length).allSatisfy { keys[$0] == keys[$0 + length] } && keys[..<length].contains { $0.contains(0x23) }
        && (length > 1 || keys[0].count >= 3)
    }
    guard let length else { return [0] }
    var starts = [0]
    var at = length
    while at + length <= words.count, (0..<length).allSatisfy({ keys[$0] == keys[at + $0] }) {
      starts.append(at)
      at += length
    }
    if at < words.count { starts += (at..<words.count).filter { $0 == at || keys[$0] == keys[at] } }
    return starts
  }

  /// In lower case, numbers alike.
  private static func masked(_ word: ArraySlice<UInt8>) -> [UInt8] {
    var key: [UInt8] = []
    for byte in word {
      if (0x30...0x39).contains(byte) {
        if key.last != 0x23 { key.append(0x23) }
      } else {
        key.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
      }
    }
    return key
  }

  /// What words have in common that head columns beside each other: their letters with all numbers alike, 前 and 当 alike.
  private static func kind(_ word: ArraySlice<UInt8>) -> [UInt8]? {
    var key: [UInt8] = []
    var digits = 0
    var at = word.startIndex
    while at < word.endIndex {
      if (0x30...0x39).contains(word[at]) {
        digits += 1
        if key.last != 0x23 { key.append(0x23) }
        at += 1
      } else if word[at] == 0xEF, at + 2 < word.endIndex, word[at + 1] == 0xBC, (0x90...0x99).contains(word[at + 2]) {
        digits += 1
        if key.last != 0x23 { key.append(0x23) }
        at += 3
      } else {
        key.append(word[at])
        at += 1
      }
    }
    let isFrom = key.suffix(3).elementsEqual("自".utf8) || key.suffix(3).elementsEqual("至".utf8)
    if isFrom, key.count <= 6 { return Array(key.suffix(3)) }
    for now in ["前", "当"] where key.starts(with: now.utf8) && key.count >= 6 {
      return Array("当".utf8) + key.dropFirst(3)
    }
    // A day, a term, a year: 「2024年３月期」, 「(2024年12月31日)」, 「令和５年度」.
    return digits > 0 && word.count >= 8 && has(key, "年") ? key : nil
  }

  private static func has(_ key: [UInt8], _ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard key.count >= count else { return false }
    return (0...(key.count - count)).contains { at in (0..<count).allSatisfy { key[at + $0] == text.utf8Start[$0] } }
  }
}

/// ※, ※2, 「注３」, *1 in a cell of their own before a figure.
enum NoteMark {
  static func isAlone(_ segment: LayoutSegment, _ bytes: [UInt8]) -> Bool {
    guard !segment.words.isEmpty, segment.words.count <= 3 else { return false }
    return segment.words.allSatisfy { isMark(bytes[$0.range]) }
  }

  private static func isMark(_ word: ArraySlice<UInt8>) -> Bool {
    guard word.count <= 40 else { return false }
    let rest: ArraySlice<UInt8>
    if word.starts(with: "※".utf8) {
      rest = word.dropFirst(3)
    } else if word.first == 0x2A {
      rest = word.dropFirst()
    } else {
      return false
    }
    var at = rest.startIndex
    while at < rest.endIndex {
      if (0x30...0x39).contains(rest[at]) || rest[at] == 0x2C {
        at += 1
      } else if rest[at] == 0xEF, at + 2 < rest.endIndex, rest[at + 1] == 0xBC, (0x8C...0x99).contains(rest[at + 2]) {
        at += 3
      } else if rest[at...].starts(with: "、".utf8) || rest[at...].starts(with: "※".utf8) {
        at += 3
      } else {
        return false
      }
    }
    return true
  }
}
